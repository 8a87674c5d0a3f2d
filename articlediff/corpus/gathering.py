"""Gathers the figures of a corpus from its results, one row after the other, in memory that does not grow with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from articlediff.calibration.thresholds import DOUBTFUL_BELOW
from articlediff.corpus.corpus_rows import ResultRow
from articlediff.corpus.histograms import of_confidences, spread
from articlediff.corpus.tallies import Tally
from articlediff.corpus.to_check import Concerns
from articlediff.errors import DocumentError
from articlediff.model import Category, Kind
from articlediff.rendering.corpus.corpus_figures import Common, CorpusFigures, CorpusLoss, Ranking
from articlediff.rendering.overview.outcomes import EDITS, Figures, Result
from articlediff.rendering.wording import LONGEST_USUAL_WORD

_REMEMBERED = 50_000
"""The different words up to which all are counted exactly."""
_LONGEST_COUNTED = 60
"""The code points of the longest words that are counted; longer phrases hardly occur twice."""
_SHOWN = 20
"""The commonest words that a report has."""
_LOSSES = 1_000
"""The kinds of losses that are kept; there are a handful, unless the results are not ours."""
_OUTER_SIGNS = " \t\n,.;:!?"
"""Signs that belong to a restoration, but not to the words that it is counted as."""

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
        gathering.add(row)
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
        self._concerns = Concerns()
        self._cut = 0

    def add(self, row: ResultRow) -> None:
        """Count the row. Raises :class:`DocumentError` for a comparison that is not the document of ``-f json``."""
        try:
            self._add(row)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise DocumentError(
                f"the comparison of {row.id!r} is not a document of -f json", "give the results of articlediff corpus"
            ) from error

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
            names=_ranking(self._names),
            phrases=_ranking(self._phrases),
            to_check=self._concerns.found(),
        )

    def _add(self, row: ResultRow) -> None:
        document = row.comparison
        result = _result(row)
        self._results[result] += 1
        self._concerns.add(row, result)
        if document is None or result == "different":
            return
        restored = [change for change in document["changes"] if change["kind"] == Kind.RESTORED.value]
        self._counts.update(document["counts"])
        self._restorations[len(restored)] += 1
        self._words[_length(restored, document["full"])] += 1
        self._categories.update(change["category"] for change in restored)
        self._confidences.update(change["confidence"] for change in restored)
        self._cut += any(change["evidence"] == "cut" for change in restored)
        self._names.add(_counted(restored, ("name",)))
        self._phrases.add(_counted(restored, ("phrase", "number")))
        for loss in document["damage"]:
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


def _result(row: ResultRow) -> Result:
    if row.comparison is None:
        return "unpaired" if row.status == "unpaired" else "failed"
    counts = row.comparison["counts"]
    # Two different stories have changes if they were aligned, since they differ.
    if row.comparison["same_story"]["verdict"] == "different" and not row.comparison["changes"]:
        return "different"
    if counts[Kind.RESTORED.value] or counts[Kind.UNRESTORED.value]:
        return "lost"
    return "edited" if any(counts[kind.value] for kind in EDITS) else "alike"


def _length(restored: Sequence[Mapping[str, Any]], full: Mapping[str, Any]) -> int:
    """Return the length of the restored words, in code points where the full text sets no spaces between words."""
    texts = [change["full"]["text"] for change in restored]
    has_words = full["characters"] <= LONGEST_USUAL_WORD * full["words"]
    return sum(len(text.split()) if has_words else len(text) for text in texts)


def _counted(restored: Sequence[Mapping[str, Any]], categories: Sequence[str]) -> Iterable[str]:
    """Yield the words of these categories as they are counted: on one line, and without the signs around them."""
    for change in restored:
        if change["category"] in categories:
            text = " ".join(change["full"]["text"].strip(_OUTER_SIGNS).split())
            if 0 < len(text) <= _LONGEST_COUNTED:
                yield text


def _ranking(tally: Tally) -> Ranking:
    return Ranking(tuple(Common(*found) for found in tally.first(_SHOWN)), tally.short_by)
