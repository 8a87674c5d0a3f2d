"""The words of the report on a corpus that its text and its page have in common."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from articlediff.model import Category
from articlediff.rendering.corpus.corpus_figures import Concern, CorpusFigures, Ranking, Spread
from articlediff.rendering.overview.outcomes import sentences_of_sums
from articlediff.rendering.wording import listed

CONCERNS: Mapping[Concern, str] = {
    "failed": "Could not be compared",
    "different": "Different stories, not compared",
    "uncertain": "Perhaps not the same story",
    "tied": "Other full articles do as well",
    "doubtful": "Restored with doubt",
    "unfilled": "Blanks that are not filled",
}
"""The heading of each concern, in the order of the report."""

_NOUNS: Mapping[Category, str] = {
    Category.NAME: "name",
    Category.NUMBER: "number",
    Category.PHRASE: "other word or phrase",
    Category.PUNCTUATION: "punctuation mark",
    Category.PASSAGE: "passage",
}
"""A restoration of each category, in the order of the report."""


def corpus_sentences(figures: CorpusFigures) -> Iterator[str]:
    """Yield what came of the articles and what was restored, in sentences.

    Without articles there is one sentence, which says so.
    """
    if not figures.articles:
        yield "There are no articles."
        return
    yield from sentences_of_sums(figures.results, figures.sums)
    if parts := [_amount(number, _NOUNS[category]) for category in _NOUNS if (number := figures.categories[category])]:
        yield f"Restored: {listed(parts)}."
    if figures.cut:
        yield _cut(figures.cut)


def spread_told(spread: Spread) -> str:
    """Return the two averages in a clause.

    >>> spread_told(Spread(5.25, 3, ()))
    '5.25 on average, 3 in the median article'
    """
    return f"{spread.mean:,} on average, {spread.median:,} in the median article"


def short_told(ranking: Ranking) -> str:
    """Return a sentence on how exact the numbers of a ranking are, or nothing if all are exact."""
    if not ranking.short_by:
        return ""
    return f"There are too many different ones to count each: a number may be too small by up to {ranking.short_by:,}."


def _amount(number: int, noun: str) -> str:
    plural = "other words and phrases" if noun == "other word or phrase" else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def _cut(copies: int) -> str:
    if copies == 1:
        return "1 copy breaks off before the end, or begins in mid-sentence."
    return f"{copies:,} copies break off before the end, or begin in mid-sentence."
