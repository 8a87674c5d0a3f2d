"""Outcomes: of each of many pairs the figures of its comparison, or the reason why there are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from articlediff.model import Comparison, Kind, Verdict
from articlediff.records import NamedTuple
from articlediff.rendering.kinds import is_doubtful
from articlediff.rendering.wording import amount, counted, listed

Result = Literal["lost", "edited", "alike", "different", "failed", "unpaired"]
"""The outcome of a pair in one word.

``lost``: the copy has losses; ``edited``: it differs by edits only; ``alike``: it differs in form at most;
``different``: two stories, which were not compared; ``failed``: a text that could not be read or compared;
``unpaired``: a text without a partner.
"""

EDITS = (Kind.ADDED, Kind.REMOVED, Kind.REWORDED, Kind.MOVED)
"""The kinds of changes that an editor makes."""


class Figures(NamedTuple):
    """The figures of one comparison, or the sums of several.

    ``counts`` has the number of changes of each kind; ``doubtful`` of the restored ones are in doubt; ``lost`` is the
    length of the restored ones in words, or in code points where the full text sets no spaces between words.
    """

    counts: Mapping[Kind, int]
    doubtful: int
    lost: int

    @property
    def edits(self) -> int:
        """The number of changes that an editor made."""
        return sum(self.counts[kind] for kind in EDITS)


class Outcome(NamedTuple):
    """The outcome of one pair.

    ``name`` is that of the pair. ``problem`` is the reason why there are no ``figures``, in a sentence without its
    stop, and empty otherwise. ``remarks`` are sentences that a person should know before trusting the figures.
    ``report`` is the path of the pair's own report from the folder of the overview, if it has one.
    """

    name: str
    result: Result
    verdict: Verdict | None = None
    score: float = 0.0
    reason: str = ""
    figures: Figures | None = None
    problem: str = ""
    remarks: tuple[str, ...] = ()
    report: str = ""


def compared(name: str, comparison: Comparison, remarks: tuple[str, ...] = (), report: str = "") -> Outcome:
    """Return the outcome of a pair that was compared.

    >>> from articlediff import compare
    >>> outcome = compared("city.txt", compare("The   side of the city.", "The rebel-held side of the city."))
    >>> outcome.result, outcome.figures.counts[Kind.RESTORED], outcome.figures.lost
    ('lost', 1, 1)
    """
    verdict, score, reason = comparison.same_story
    has_words = amount(comparison.full.text).unit == "word"
    lost = sum(len(change.full.text.split() if has_words else change.full.text) for change in comparison.restored)
    doubtful = sum(map(is_doubtful, comparison.restored))
    figures = Figures(comparison.counts, doubtful, lost) if comparison.aligned else None
    return Outcome(name, _result(comparison), verdict, score, reason, figures, "", remarks, report)


def failed(name: str, problem: str) -> Outcome:
    """Return the outcome of a pair that could not be read or compared."""
    return Outcome(name, "failed", problem=problem)


def unpaired(name: str, problem: str) -> Outcome:
    """Return the outcome of a text that has no partner."""
    return Outcome(name, "unpaired", problem=problem)


def _result(comparison: Comparison) -> Result:
    if not comparison.aligned:
        return "different"
    if not comparison.has_differences:
        return "alike"
    counts = comparison.counts
    return "lost" if counts[Kind.RESTORED] or counts[Kind.UNRESTORED] else "edited"


def total(outcomes: Iterable[Outcome]) -> Figures:
    """Return the sums over all pairs that were compared."""
    found = [outcome.figures for outcome in outcomes if outcome.figures]
    counts = {kind: sum(figures.counts[kind] for figures in found) for kind in Kind}
    return Figures(counts, sum(figures.doubtful for figures in found), sum(figures.lost for figures in found))


def overview_sentences(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield the losses of all copies in sum, then the pairs that are no part of it, each in a sentence.

    >>> from articlediff import compare
    >>> pair = compared("city.txt", compare("The   side of the city.", "The rebel-held side of the city."))
    >>> print(*overview_sentences([pair, failed("hall.txt", "hall.txt is empty")]), sep="\\n")
    In 1 of 1 pairs the copy lost 1 word in 1 place, restored from the full text.
    1 pair could not be compared.
    """
    outcomes = list(outcomes)
    yield from sentences_of_sums(Counter(outcome.result for outcome in outcomes), total(outcomes))


def sentences_of_sums(results: Mapping[Result, int], sums: Figures) -> Iterator[str]:
    """Yield the same sentences of pairs that were counted by their results."""
    yield _lost(results, sums)
    if clauses := [*_without_losses(results)]:
        yield f"{listed(clauses)}."
    if number := results["failed"]:
        yield f"{counted(number, 'pair')} could not be compared."
    if number := results["unpaired"]:
        yield f"{counted(number, 'text')} {'has' if number == 1 else 'have'} no partner."


def _lost(results: Mapping[Result, int], sums: Figures) -> str:
    aligned = sum(results[result] for result in ("lost", "edited", "alike"))
    if not results["lost"]:
        return f"No losses were found in {counted(aligned, 'pair')}."
    clauses = []
    blanks = sums.counts[Kind.UNRESTORED]
    if places := sums.counts[Kind.RESTORED]:
        doubt = f" ({sums.doubtful:,} of them with doubt)" if sums.doubtful else ""
        words = f"lost {counted(sums.lost, 'word')} in {counted(places, 'place')}"
        clauses.append(f"{words}, {'' if places == 1 or blanks else 'all '}restored from the full text{doubt}")
    if blanks:
        clauses.append(f"has {counted(blanks, 'blank')} that {'is' if blanks == 1 else 'are'} not filled")
    return f"In {results['lost']:,} of {aligned:,} pairs the copy {', and '.join(clauses)}."


def _without_losses(results: Mapping[Result, int]) -> Iterator[str]:
    if number := results["edited"]:
        yield f"{counted(number, 'pair')} {'has' if number == 1 else 'have'} only edits"
    if number := results["alike"]:
        yield f"{counted(number, 'pair')} {'has' if number == 1 else 'have'} no differences"
    if number := results["different"]:
        which = "is two different stories" if number == 1 else "are different stories"
        yield f"{counted(number, 'pair')} {which}, not compared"
