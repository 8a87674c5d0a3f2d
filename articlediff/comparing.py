"""The pipeline: tokenise, find the blanks, align, judge, classify."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from articlediff.alignment import Alignment, Bounds, align
from articlediff.alignment.runs import with_runs_joined
from articlediff.alignment.types import between
from articlediff.blanks import find_blanks, find_cut
from articlediff.changes import Classifier, Numbering
from articlediff.damage import find_damage, likely_lost
from articlediff.layout import without_layout
from articlediff.masks import compiled
from articlediff.model import Article, Comparison, Run, SameStory, Span
from articlediff.placeholders import with_placeholders
from articlediff.story import judge
from articlediff.tokens import Tokens, tokenise
from articlediff.widths import with_earned_widths

_LEAST_SWAPPED = 2


def compare(
    truncated: str | Article, full: str | Article, *, blanks: Iterable[str | re.Pattern[str]] = (), force: bool = False
) -> Comparison:
    """Align a truncated version of a story with the full one and say what was lost and what was edited.

    Whatever one of the regular expressions in ``blanks`` matches in the truncated text is a mask there, besides those
    that are recognised; :class:`ArticleDiffError` is raised for one that is none.

    Pure: no I/O, no clock, no randomness. Texts of any length are aligned in near-linear time. If they
    are not versions of one story, nothing is claimed about their differences unless ``force`` is set.

    >>> comparison = compare("President Bashar   of Syria", "President Bashar al-Assad of Syria")
    >>> [(change.full.text, change.category, change.evidence) for change in comparison.restored]
    [('al-Assad', 'name', 'blank')]
    >>> compare("Mr. so-and-so left.", "Mr. Reeve left.", blanks=["so-and-so"]).restored_text()
    'Mr. Reeve left.'
    """
    masks = compiled(blanks)
    a_article, b_article = _article(truncated), _article(full)
    if a_article.text == b_article.text:
        return _equal(a_article, b_article)
    with _collection_paused():
        return _compared(a_article, b_article, masks, force)


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Keeps the search for cyclic garbage, of which a comparison makes none, from going through all that it makes.

    Of long texts these searches, ever longer ones, would take a fifth of the time. Left as it was found.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _compared(a_article: Article, b_article: Article, masks: Sequence[re.Pattern[str]], force: bool) -> Comparison:
    whole, b = tokenise(a_article.text, masks), tokenise(b_article.text)
    # A mark that the full text ends with as well is no cut.
    cut = find_cut(whole) if find_cut(b) is None else None
    a = whole if cut is None else whole.head(cut)
    a = with_placeholders(a, b)
    likely = likely_lost(a, b)
    blanks = without_layout(a, b, find_blanks(a, keep_width=likely is None))
    blanks = with_earned_widths(a, b, blanks)
    blanks, alignment = with_runs_joined(a, blanks, align(a, b, blanks, likely))
    same_story = judge(a, b, blanks, alignment)
    if same_story.verdict == "different" and not force:
        return _apart(a_article, b_article, same_story)
    damage = find_damage(a, b, blanks, alignment)
    cut_offsets = None if cut is None else (whole.starts[cut], whole.ends[-1])
    drafts = Classifier(a, b, blanks, alignment, damage, cut_offsets).drafts()
    numbering = Numbering(a_article.text, b_article.text)
    runs = numbering.runs(drafts, (0, len(a_article.text)), (0, len(b_article.text)))
    swapped = same_story.verdict != "different" and not alignment.fillings and _looks_swapped(a, b, alignment)
    return Comparison(a_article, b_article, same_story, damage.losses, tuple(numbering.changes), runs, swapped)


def _article(text: str | Article) -> Article:
    return text if isinstance(text, Article) else Article(text)


def _equal(a: Article, b: Article) -> Comparison:
    runs = (Run(None, _whole(a), _whole(b)),) if a.text else ()
    return Comparison(a, b, SameStory("same", 1.0, "The two texts are equal."), (), (), runs)


def _apart(a: Article, b: Article, same_story: SameStory) -> Comparison:
    end = len(a.text)
    runs = (Run(None, _whole(a), Span(0, 0, "")), Run(None, Span(end, end, ""), _whole(b)))
    return Comparison(a, b, same_story, (), (), runs)


def _whole(article: Article) -> Span:
    return Span(0, len(article.text), article.text)


def _looks_swapped(a: Tokens, b: Tokens, alignment: Alignment) -> bool:
    """Whether most blanks of the second text stand where the first has words of its own."""
    blanks = [blank for blank in find_blanks(b) if not blank.faint]
    if len(blanks) < _LEAST_SWAPPED:
        return False
    hunks = between(alignment.matches, Bounds(0, len(a), 0, len(b)))
    opposite = [hunk for hunk in hunks if hunk.a0 < hunk.a1]
    bare = {hunk.b0 for hunk in opposite if hunk.b0 == hunk.b1}
    marked = {k for hunk in opposite for k in range(hunk.b0, hunk.b1)}
    filled = sum(blank.at in (marked if blank.covers else bare) for blank in blanks)
    return filled >= _LEAST_SWAPPED and 2 * filled >= len(blanks)
