"""The pipeline: tokenise, find the blanks, align, judge, classify."""

from __future__ import annotations

import os
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from articlediff.alignment import Alignment, Bounds, align
from articlediff.alignment.tidying.runs import with_runs_joined
from articlediff.alignment.types import between
from articlediff.comparison import Comparison
from articlediff.copy.cuts.cut_moves import without_moves_of_phrases
from articlediff.copy.cuts.cutting import Cut, breaks_off, find_cut
from articlediff.copy.cuts.places import SEARCHED
from articlediff.copy.forms import normalised
from articlediff.copy.marks.laid_out import without_layout
from articlediff.copy.marks.open_ends import with_open_ends
from articlediff.copy.marks.phrases import with_phrases
from articlediff.copy.marks.placeholders import with_placeholders
from articlediff.copy.marks.widths import with_earned_widths
from articlediff.copy.misreadings.misread import as_meant, without_dirt
from articlediff.errors import TextTypeError
from articlediff.findings import Classifier, Mark, Numbering
from articlediff.findings.damage import Damage, find_damage, likely_lost
from articlediff.findings.verdict import judge
from articlediff.model import Article, Run, SameStory, Span, Verdict
from articlediff.text.blanks import find_blanks
from articlediff.text.masks import compiled
from articlediff.text.tokens import Tokens, tokenise

_LEAST_SWAPPED = 2
_LEAST_CUT = 8
"""Tokens; less behind a cut says nothing of which text is the truncated one."""


def compare(
    truncated: str | Article, full: str | Article, *, blanks: Iterable[str | re.Pattern[str]] = (), force: bool = False
) -> Comparison:
    """Align a truncated version of a story with the full one, and return what was lost and what was edited.

    Whatever one of the regular expressions in ``blanks`` matches in the truncated text is a mask there, besides those
    that are recognised. :class:`PatternError` is raised for one that is none, :class:`TextTypeError` for a text that is
    neither a ``str`` nor an :class:`Article`.

    Pure: no I/O, no clock, no randomness, and no setting of the process is touched. If the texts are not versions of
    one story, nothing is claimed about their differences unless ``force`` is set.

    Texts of any length are aligned in near-linear time. Of a million words, a twelfth of that goes into Python's search
    for cyclic garbage, of which a comparison makes none: a program that compares long texts can call ``gc.disable()``
    first, as the command does.

    >>> comparison = compare("President Bashar   of Syria", "President Bashar al-Assad of Syria")
    >>> [(change.full.text, change.category, change.evidence) for change in comparison.restored]
    [('al-Assad', 'name', 'blank')]
    >>> compare("Mr. so-and-so left.", "Mr. Reeve left.", blanks=["so-and-so"]).restored_text()
    'Mr. Reeve left.'
    """
    masks = compiled(blanks)
    a_article, b_article = _article(truncated, "truncated"), _article(full, "full")
    if a_article.text == b_article.text:
        return _equal(a_article, b_article)
    return _compared(a_article, b_article, masks, force)


def _compared(a_article: Article, b_article: Article, masks: Sequence[re.Pattern[str]], force: bool) -> Comparison:
    whole, b = normalised(tokenise(a_article.text, masks), tokenise(b_article.text), masks)
    cut = find_cut(whole, b)
    a = _without_mark(whole, cut) if cut else whole
    a = with_open_ends(with_placeholders(as_meant(a, b), b), b)
    cut_at = bisect_left(a.starts, whole.starts[cut.at]) if cut else len(a)
    # Of what a machine could not read, nothing was lost by system.
    likely = None if a.misread else likely_lost(a, b)
    blanks = without_layout(a, b, without_dirt(a, find_blanks(a, keep_width=likely is None)))
    blanks = with_phrases(a, b, with_earned_widths(a, b, blanks))
    seam = cut.seam(cut_at) if cut else None
    alignment = without_moves_of_phrases(a, b, align(a, b, blanks, likely, seam), seam)
    blanks, alignment = with_runs_joined(a, b, blanks, alignment)
    same_story = judge(a, b, blanks, alignment)
    if same_story.verdict == "different" and not force:
        return _apart(a_article, b_article, same_story)
    damage = Damage((), ()) if a.misread else find_damage(a, b, blanks, alignment)
    mark = Mark(cut.offsets(whole), cut_at, cut.place, cut.end, cut.sure) if cut else None
    drafts = Classifier(a, b, blanks, alignment, damage, mark).drafts()
    numbering = Numbering(a_article.text, b_article.text)
    runs = numbering.runs(drafts, (0, len(a_article.text)), (0, len(b_article.text)))
    is_damaged = bool(alignment.fillings) or any(change.evidence == "cut" for change in numbering.changes)
    swapped = same_story.verdict != "different" and not is_damaged and _looks_swapped(a, b, alignment)
    return Comparison(a_article, b_article, same_story, damage.losses, tuple(numbering.changes), runs, swapped)


def _without_mark(whole: Tokens, cut: Cut) -> Tokens:
    return whole.head(cut.at) if cut.stop == len(whole) else whole.without(cut.at, cut.stop)


def _article(given: str | Article, side: str) -> Article:
    article = given if isinstance(given, Article) else Article(given)
    if isinstance(article.text, str):
        return article
    found = "None" if article.text is None else f"of type {type(article.text).__name__}"
    is_source = isinstance(article.text, (bytes, os.PathLike)) or hasattr(article.text, "read")
    advice = "read it with articlediff.read_article first" if is_source else "give a str or an Article"
    raise TextTypeError(f"the {side} text is {found}, not a str or an Article", advice)


def _equal(a: Article, b: Article) -> Comparison:
    runs = (Run(None, _whole(a), _whole(b)),) if a.text else ()
    return Comparison(a, b, SameStory(Verdict.SAME, 1.0, "The two texts are equal."), (), (), runs)


def _apart(a: Article, b: Article, same_story: SameStory) -> Comparison:
    end = len(a.text)
    runs = (Run(None, _whole(a), Span(0, 0, "")), Run(None, Span(end, end, ""), _whole(b)))
    return Comparison(a, b, same_story, (), (), runs, aligned=False)


def _whole(article: Article) -> Span:
    return Span(0, len(article.text), article.text)


def _looks_swapped(a: Tokens, b: Tokens, alignment: Alignment) -> bool:
    """Whether the second text breaks off, or most of its blanks stand where the first has words of its own."""
    hunks = between(alignment.matches, Bounds(0, len(a), 0, len(b)))
    near_end = (hunk for hunk in hunks if len(b) - hunk.b1 <= SEARCHED)
    if any(hunk.a1 - hunk.a0 >= _LEAST_CUT for hunk in near_end) and breaks_off(b, a):
        return True
    blanks = [blank for blank in find_blanks(b) if not blank.faint]
    if len(blanks) < _LEAST_SWAPPED:
        return False
    opposite = [hunk for hunk in hunks if hunk.a0 < hunk.a1]
    bare = {hunk.b0 for hunk in opposite if hunk.b0 == hunk.b1}
    marked = {k for hunk in opposite for k in range(hunk.b0, hunk.b1)}
    filled = sum(blank.at in (marked if blank.covers else bare) for blank in blanks)
    return filled >= _LEAST_SWAPPED and 2 * filled >= len(blanks)
