"""Compares two texts, stage by stage: take out page furniture, tokenise, find blanks, align, judge, classify, put back.

Each stage passes its own type to the next, and none looks back.
"""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from articlediff.alignment import Alignment, Bounds, align
from articlediff.alignment.tidying.runs import with_runs_joined
from articlediff.comparison import Comparison
from articlediff.copy.cuts.cut_moves import without_moves_of_phrases
from articlediff.copy.cuts.cutting import Cut, find_cut
from articlediff.copy.furniture import without_furniture
from articlediff.copy.likely_losses import likely_lost
from articlediff.copy.masks.laid_out import without_layout
from articlediff.copy.masks.open_ends import with_open_ends
from articlediff.copy.masks.phrases import with_phrases
from articlediff.copy.masks.placeholders import with_placeholders
from articlediff.copy.masks.widths import with_earned_widths
from articlediff.copy.misreadings.misread import as_meant, without_dirt
from articlediff.copy.normalising import normalised
from articlediff.errors import TextTypeError, type_of
from articlediff.findings.aligned import AlignedTexts
from articlediff.findings.classifying import classified
from articlediff.findings.cut_passages import CutTrace
from articlediff.findings.damage import Damage, find_damage
from articlediff.findings.furnishing import furnished
from articlediff.findings.numbering import Numbered, numbered
from articlediff.findings.swapped import looks_swapped
from articlediff.findings.verdict import judge
from articlediff.model import Article, Evidence, Run, SameStory, Span, Verdict
from articlediff.records import NamedTuple
from articlediff.text.blanks import Blank, find_blanks
from articlediff.text.masks import compiled
from articlediff.text.regrouping import head, without
from articlediff.text.tokenising import tokenise
from articlediff.text.tokens import Tokens


class _Tokenised(NamedTuple):
    """Both texts as they are meant to be read; ``copy`` lacks the trace of the ``cut``, ``seam`` is the lost part."""

    copy: Tokens
    full: Tokens
    cut: CutTrace | None
    seam: Bounds | None


class _Traces(NamedTuple):
    """The copy's blanks; of each token of the full text, whether it is likely to be lost by a rule, if there is one."""

    blanks: Sequence[Blank]
    likely: Sequence[bool] | None


class _Aligned(NamedTuple):
    """The copy's blanks, and the alignment, whose fillings name them by their numbers."""

    blanks: Sequence[Blank]
    alignment: Alignment


def compare(
    truncated: str | Article, full: str | Article, *, blanks: Iterable[str | re.Pattern[str]] = (), force: bool = False
) -> Comparison:
    """Compare two versions of a story; return the words that the truncated one has lost, and what was edited.

    `truncated`, `full`: the texts, each a ``str`` or an :class:`Article`.
    `blanks`: regular expressions; whatever they match in the truncated text is a mask, in addition to the masks that
    are recognised.
    `force`: align the texts even if they are not versions of one story; without it, nothing is said about their
    differences.

    Raises :class:`TextTypeError` for a text of another type, :class:`PatternError` for an invalid expression and
    :class:`PatternTypeError` for one of another type.

    The function is pure: no I/O, no clock, no randomness, and no setting of the process is touched. Texts of any length
    are aligned in near-linear time. For long ones, up to a tenth of that goes into Python's search for cyclic garbage,
    of which a comparison makes none: a program can call ``gc.disable()`` first, as the command does.

    >>> comparison = compare("President Bashar   of Syria", "President Bashar al-Assad of Syria")
    >>> [(change.full.text, change.category, change.evidence) for change in comparison.restored]
    [('al-Assad', 'name', 'blank')]
    >>> compare("Mr. so-and-so left.", "Mr. Reeve left.", blanks=["so-and-so"]).restored_text()
    'Mr. Reeve left.'
    """
    masks = compiled(blanks)
    a, b = _article(truncated, "truncated"), _article(full, "full")
    if a.text == b.text:
        return _equal(a, b)
    unpaged = without_furniture(a.text, b.text, masks)
    texts = _tokenised(unpaged.truncated.text, unpaged.full.text, masks)
    aligned = _align(texts, _traces(texts))
    same_story = judge(texts.copy, texts.full, *aligned)
    if same_story.verdict is Verdict.DIFFERENT and not force:
        return _apart(a, b, same_story)
    damage = _damage(texts, aligned)
    drafts = classified(AlignedTexts(texts.copy, texts.full, *aligned, damage, texts.cut))
    found = furnished(numbered(drafts, unpaged.truncated.text, unpaged.full.text), unpaged)
    return Comparison(a, b, same_story, damage.losses, *found, _are_swapped(texts, aligned, same_story, found))


def _tokenised(truncated: str, full: str, masks: Sequence[re.Pattern[str]]) -> _Tokenised:
    """Tokenise both texts, read each in the light of the other, and find the copy's masks and its cut."""
    whole, b = normalised(tokenise(truncated, masks), tokenise(full), masks)
    cut = find_cut(whole, b)
    a = _without_trace(whole, cut) if cut else whole
    a = with_open_ends(with_placeholders(as_meant(a, b), b), b)
    if not cut:
        return _Tokenised(a, b, None, None)
    # The tokens in front of the trace may have been joined or parted since.
    at = bisect_left(a.starts, whole.starts[cut.at])
    trace = CutTrace(cut.offsets(whole), at, cut.place, cut.end, cut.sure)
    return _Tokenised(a, b, trace, cut.seam(at))


def _traces(texts: _Tokenised) -> _Traces:
    """Find the copy's blanks, and the words of the full text that it is likely to have lost by a rule."""
    a, b = texts.copy, texts.full
    # A machine that misreads a page loses nothing by rule.
    likely = None if a.misread else likely_lost(a, b)
    blanks = without_layout(a, b, without_dirt(a, find_blanks(a, keep_width=likely is None)))
    return _Traces(with_phrases(a, b, with_earned_widths(a, b, blanks)), likely)


def _align(texts: _Tokenised, traces: _Traces) -> _Aligned:
    """Align the two texts, and make one blank of masks that cannot be parted."""
    a, b, _, seam = texts
    alignment = align(a, b, traces.blanks, traces.likely, seam)
    alignment = without_moves_of_phrases(a, b, alignment, seam)
    return _Aligned(*with_runs_joined(a, b, traces.blanks, alignment))


def _damage(texts: _Tokenised, aligned: _Aligned) -> Damage:
    return Damage((), ()) if texts.copy.misread else find_damage(texts.copy, texts.full, *aligned)


def _are_swapped(texts: _Tokenised, aligned: _Aligned, same_story: SameStory, found: Numbered) -> bool:
    """Return whether the second text looks like the truncated one, and the first has no damage of its own."""
    is_damaged = bool(aligned.alignment.fillings) or any(change.evidence is Evidence.CUT for change in found.changes)
    if is_damaged or same_story.verdict is Verdict.DIFFERENT:
        return False
    return looks_swapped(texts.copy, texts.full, aligned.alignment)


def _without_trace(whole: Tokens, cut: Cut) -> Tokens:
    return head(whole, cut.at) if cut.stop == len(whole) else without(whole, cut.at, cut.stop)


def _article(given: str | Article, side: str) -> Article:
    article = given if isinstance(given, Article) else Article(given)
    if isinstance(article.text, str):
        return article
    is_source = isinstance(article.text, (bytes, os.PathLike)) or hasattr(article.text, "read")
    advice = "read it with articlediff.read_article first" if is_source else "give a str or an Article"
    raise TextTypeError(f"the {side} text is {type_of(article.text)}, not a str or an Article", advice)


def _equal(a: Article, b: Article) -> Comparison:
    runs = (Run(None, _whole(a), _whole(b)),) if a.text else ()
    return Comparison(a, b, SameStory(Verdict.SAME, 1.0, "The two texts are equal."), (), (), runs)


def _apart(a: Article, b: Article, same_story: SameStory) -> Comparison:
    end = len(a.text)
    runs = (Run(None, _whole(a), Span(0, 0, "")), Run(None, Span(end, end, ""), _whole(b)))
    return Comparison(a, b, same_story, (), (), runs, aligned=False)


def _whole(article: Article) -> Span:
    return Span(0, len(article.text), article.text)
