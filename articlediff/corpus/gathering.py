"""Gathers the figures of a corpus from its results, one row after the other, in memory that does not grow with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from articlediff.calibration.thresholds import DOUBTFUL_BELOW
from articlediff.corpus.corpus_rows import ResultRow
from articlediff.corpus.histograms import of_confidences, spread
from articlediff.corpus.row_figures import Restorations, RowFigures, row_figures
from articlediff.corpus.tallies import Tally
from articlediff.corpus.to_check import Concerns
from articlediff.model import Category, Kind
from articlediff.rendering.corpus.corpus_figures import Common, CorpusFigures, CorpusLoss, Ranking
from articlediff.rendering.overview.outcomes import Figures, Result

_REMEMBERED = 50_000
"""The different words up to which all are counted exactly."""
_SHOWN = 20
"""The commonest words that a report has."""
_OPENERS = 200
"""The words that are left out of the commonest names, at most: a language has fewer that often open a sentence."""
_LOSSES = 1_000
"""The kinds of losses that are kept; there are a handful, unless the results are not ours."""

_RESULTS: tuple[Result, ...] = ("lost", "edited", "alike", "different", "unpaired", "failed")
"""The results in the order of the report."""
_RESTORATIONS = (0, 1, 2, 5, 10, 20, 50)
"""The fewest restorations of an article in each bar of the histogram."""
_WORDS = (0, 1, 10, 50, 100, 200, 500)
"""The fewest restored words of an article in each bar of the histogram."""


def gathered(rows: Iterable[ResultRow]) -> CorpusFigures:
    """Return the figures of all the rows, which are read once and not kept.

    >>> from articlediff.corpus.corpus_rows import PairRow
    >>> from articlediff.corpus.results import result_of
    >>> figures = gathered([result_of(PairRow("7", "Mr. ____ of Hull said so.", "a", "Mr. Reeve of Hull said so."))])
    >>> figures.articles, figures.sums.counts[Kind.RESTORED], figures.names.first
    (1, 1, (Common(text='Reeve', number=1),))
    """
    gathering = Gathering()
    for row in rows:
        gathering.add(row_figures(row))
    return gathering.figures()


class Gathering:
    """The figures of the rows so far."""

    def __init__(self) -> None:
        self._results: Counter[Result] = Counter()
        self._counts: Counter[str] = Counter()
        self._categories: Counter[str] = Counter()
        self._confidences: Counter[float] = Counter()
        self._restorations: Counter[int] = Counter()
        self._words: Counter[int] = Counter()
        self._losses: dict[str, CorpusLoss] = {}
        self._names = Tally(_REMEMBERED)
        self._phrases = Tally(_REMEMBERED)
        self._small = Tally(_REMEMBERED)
        self._concerns = Concerns()
        self._cut = 0

    def add(self, row: RowFigures) -> None:
        """Count the row."""
        self._results[row.result] += 1
        for found in row.found:
            self._concerns.add(found)
        if row.restorations is not None:
            self._add(row.restorations)

    def figures(self) -> CorpusFigures:
        """Return the figures of all rows that were added."""
        doubtful = sum(number for confidence, number in self._confidences.items() if confidence < DOUBTFUL_BELOW)
        words = sum(number * articles for number, articles in self._words.items())
        return CorpusFigures(
            results={result: self._results[result] for result in _RESULTS},
            sums=Figures({kind: self._counts[kind.value] for kind in Kind}, doubtful, words),
            categories={category: self._categories[category.value] for category in Category},
            cut=self._cut,
            restorations=spread(self._restorations, _RESTORATIONS),
            words=spread(self._words, _WORDS),
            confidence=of_confidences(self._confidences),
            losses=tuple(sorted(self._losses.values(), key=lambda loss: (-loss.articles, loss.loss))),
            names=self._ranked_names(),
            phrases=Ranking(_common(self._phrases.first(_SHOWN)), self._phrases.short_by),
            to_check=self._concerns.found(),
        )

    def _ranked_names(self) -> Ranking:
        """Return the commonest names, without words that have a capital only where they open a sentence.

        A single word is one of these if it was restored with a small letter as often, or more often.
        """
        ranked = self._names.first(_SHOWN + _OPENERS)
        names = (found for found in ranked if self._small.number(found[0].lower()) < found[1])
        return Ranking(_common(islice(names, _SHOWN)), self._names.short_by)

    def _add(self, restorations: Restorations) -> None:
        self._counts.update(restorations.counts)
        self._restorations[restorations.number] += 1
        self._words[restorations.words] += 1
        self._categories.update(restorations.categories)
        self._confidences.update(restorations.confidences)
        self._cut += restorations.is_cut
        self._names.add(restorations.names)
        self._phrases.add(restorations.phrases)
        self._small.add(restorations.small)
        for loss in restorations.losses:
            self._add_loss(loss)

    def _add_loss(self, loss: Mapping[str, Any]) -> None:
        name = loss["loss"]
        before = self._losses.get(name, CorpusLoss(name, 0, 0, 0, loss["example"]))
        if before.articles or len(self._losses) < _LOSSES:
            self._losses[name] = before._replace(
                articles=before.articles + 1,
                restored=before.restored + loss["restored"],
                kept=before.kept + loss["kept"],
            )


def _common(counted: Iterable[tuple[str, int]]) -> tuple[Common, ...]:
    return tuple(Common(*found) for found in counted)
