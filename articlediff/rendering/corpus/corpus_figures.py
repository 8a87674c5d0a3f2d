"""The figures of a corpus: the sums over all its articles, and the articles that a person should look at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from articlediff.model import Category
from articlediff.records import NamedTuple
from articlediff.rendering.overview.outcomes import Figures, Result

FORMAT = "articlediff-corpus-report/1"
"""The format of the figures as JSON, and its number; any change except an added field takes a new number."""

Concern = Literal["failed", "different", "uncertain", "tied", "doubtful", "unfilled"]
"""The reason why a person should look at an article.

``failed``: a text could not be read or compared; ``different``, ``uncertain``: the verdict on the article and its
partner; ``tied``: other full articles do as well; ``doubtful``: some restorations are in doubt; ``unfilled``: some
blanks are not filled.
"""


class Bar(NamedTuple):
    """One row of a histogram: its ``label``, and the ``number`` of things that it counts."""

    label: str
    number: int


class Spread(NamedTuple):
    """The numbers of something an article, over the articles that were compared: two averages and a histogram."""

    mean: float
    median: int
    bars: tuple[Bar, ...]


class CorpusLoss(NamedTuple):
    """A kind of words or signs that copies lose throughout.

    ``articles`` is the number of copies that lose it, and ``restored``, ``kept`` and ``example`` are those of
    :class:`articlediff.model.Loss`, summed over these copies; the example is that of the first.
    """

    loss: str
    articles: int
    restored: int
    kept: int
    example: str


class Common(NamedTuple):
    """Words that were restored often, and the ``number`` of times that they were."""

    text: str
    number: int


class Ranking(NamedTuple):
    """The commonest of many words, in order, and by how many each ``number`` may be too small; 0: all are exact."""

    first: tuple[Common, ...]
    short_by: int


class Flagged(NamedTuple):
    """An article that a person should look at: its id, that of its partner, and the finding in a clause."""

    id: str
    full_id: str | None
    finding: str


class ToCheck(NamedTuple):
    """The ``number`` of articles with one concern, and the ``worst`` of them, the worst one first."""

    concern: Concern
    number: int
    worst: tuple[Flagged, ...]


class CorpusFigures(NamedTuple):
    """The figures of a corpus.

    ``results`` counts the articles by what came of them. ``sums`` are those over all articles that were compared,
    ``categories`` counts the restorations by theirs, ``cut`` the copies that break off or begin in mid-sentence, and
    ``confidence`` is the histogram of all restorations. ``restorations`` and ``words`` are the numbers restored per
    article. ``losses`` come by the number of articles, the most first.
    """

    results: Mapping[Result, int]
    sums: Figures
    categories: Mapping[Category, int]
    cut: int
    restorations: Spread
    words: Spread
    confidence: tuple[Bar, ...]
    losses: tuple[CorpusLoss, ...]
    names: Ranking
    phrases: Ranking
    to_check: tuple[ToCheck, ...]

    @property
    def articles(self) -> int:
        """The number of articles in the collection of copies."""
        return sum(self.results.values())

    @property
    def compared(self) -> int:
        """The number of articles that have a partner of the same story."""
        return sum(self.results[result] for result in ("lost", "edited", "alike"))

    def to_dict(self) -> dict[str, Any]:
        """Return the figures as plain dicts, lists, strings and numbers."""
        return {
            "format": FORMAT,
            "articles": self.articles,
            "compared": self.compared,
            "results": dict(self.results),
            "counts": {kind.value: number for kind, number in self.sums.counts.items()},
            "doubtful": self.sums.doubtful,
            "words_restored": self.sums.lost,
            "categories": {category.value: number for category, number in self.categories.items()},
            "cut": self.cut,
            "restorations_per_article": _spread(self.restorations),
            "words_per_article": _spread(self.words),
            "confidence": _bars(self.confidence),
            "damage": [loss._asdict() for loss in self.losses],
            "names": _ranking(self.names),
            "phrases": _ranking(self.phrases),
            "to_check": [
                {
                    "concern": group.concern,
                    "articles": group.number,
                    "worst": [flagged._asdict() for flagged in group.worst],
                }
                for group in self.to_check
            ],
        }


def _spread(spread: Spread) -> dict[str, Any]:
    return {"mean": spread.mean, "median": spread.median, "histogram": _bars(spread.bars)}


def _bars(bars: tuple[Bar, ...]) -> dict[str, int]:
    return dict(bars)


def _ranking(ranking: Ranking) -> dict[str, Any]:
    return {"short_by": ranking.short_by, "commonest": [common._asdict() for common in ranking.first]}
