"""The articles of a corpus that a person should look at: of each concern the worst few."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from articlediff.calibration.thresholds import DOUBTFUL_BELOW
from articlediff.corpus.corpus_rows import ResultRow
from articlediff.corpus.tallies import Worst
from articlediff.model import Kind, Verdict
from articlediff.records import NamedTuple
from articlediff.rendering.corpus.corpus_figures import Concern, Flagged, ToCheck
from articlediff.rendering.overview.outcomes import Result
from articlediff.rendering.wording import counted, listed

_MOST = 10
"""The articles of each concern that a report names; the results have all of them."""
_TIES_NAMED = 3
"""The other full articles that a finding names."""
_CONCERNS: tuple[Concern, ...] = ("failed", "different", "uncertain", "tied", "doubtful", "unfilled")


class Found(NamedTuple):
    """One concern about an article, and how bad it is, compared with others of the concern."""

    concern: Concern
    article: Flagged
    badness: float


class Concerns:
    """The worst articles so far, by their concerns.

    >>> concerns = Concerns()
    >>> for found in found_in(ResultRow("7", None, "failed", "the text is empty", None), "failed"):
    ...     concerns.add(found)
    >>> concerns.found()
    (ToCheck(concern='failed', number=1, worst=(Flagged(id='7', full_id=None, finding='the text is empty'),)),)
    """

    def __init__(self) -> None:
        self._worst: Mapping[Concern, Worst[Flagged]] = {concern: Worst(_MOST) for concern in _CONCERNS}

    def add(self, found: Found) -> None:
        """Count the article under the concern about it."""
        self._worst[found.concern].add(found.badness, found.article)

    def found(self) -> tuple[ToCheck, ...]:
        """Return the concerns that any article has."""
        return tuple(
            ToCheck(concern, worst.number, tuple(worst.chosen))
            for concern, worst in self._worst.items()
            if worst.number
        )


def found_in(row: ResultRow, result: Result) -> Iterator[Found]:
    """Yield the concerns about the article of the row, whose result is given."""
    for concern, finding, badness in _findings(row, result):
        yield Found(concern, Flagged(row.id, row.full_id, finding), badness)


def _findings(row: ResultRow, result: Result) -> Iterator[tuple[Concern, str, float]]:
    if result == "failed":
        yield "failed", row.problem or "no reason is given", 0.0
    if row.ties:
        yield "tied", _ties(row.ties), len(row.ties)
    if row.comparison is None:
        return
    story = row.comparison["same_story"]
    # The nearer to the verdict "same", the likelier it is that the verdict is wrong.
    if result == "different":
        yield "different", story["reason"].rstrip("."), story["score"]
        return
    if story["verdict"] == Verdict.UNCERTAIN.value:
        yield "uncertain", story["reason"].rstrip("."), -story["score"]
    yield from _of_changes(row.comparison["changes"])


def _of_changes(changes: list[dict[str, Any]]) -> Iterator[tuple[Concern, str, float]]:
    sure = [change["confidence"] for change in changes if change["kind"] == Kind.RESTORED.value]
    doubtful = [confidence for confidence in sure if confidence < DOUBTFUL_BELOW]
    if doubtful:
        # That many of them are wrong, if the confidences are right.
        badness = sum(1 - confidence for confidence in doubtful)
        of_which = f"{len(doubtful):,} of {counted(len(sure), 'restoration')} in doubt"
        yield "doubtful", f"{of_which}, lowest confidence {min(doubtful):.2f}", badness
    blanks = sum(change["kind"] == Kind.UNRESTORED.value for change in changes)
    if blanks:
        yield "unfilled", f"{counted(blanks, 'blank')} not filled", blanks


def _ties(ties: tuple[str, ...]) -> str:
    named = list(ties[:_TIES_NAMED])
    if more := len(ties) - len(named):
        named.append(f"{more:,} more")
    return f"{listed(named)} {'does' if len(ties) == 1 else 'do'} as well"
