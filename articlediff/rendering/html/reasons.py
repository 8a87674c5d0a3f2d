"""The reasons for doubt that a comparison shows: of each restoration that needs checking, those that can be named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articlediff.calibration.thresholds import OWN_NOTE
from articlediff.model import Change, Comparison, Kind, Span
from articlediff.rendering.kinds import is_doubtful

_EDITS = frozenset((Kind.ADDED, Kind.REMOVED, Kind.REWORDED, Kind.UNRESTORED))


class Reasons:
    """The reasons of each doubtful restoration of one comparison."""

    def __init__(self, comparison: Comparison) -> None:
        edits = [change for change in comparison.changes if change.kind in _EDITS]
        self._sides = (
            _Edges(comparison.truncated.text, [change.truncated for change in edits]),
            _Edges(comparison.full.text, [change.full for change in edits]),
        )
        self._blanks = _Edges(comparison.truncated.text, [change.truncated for change in comparison.restored])

    def of(self, change: Change) -> tuple[str, ...]:
        """Return the reasons, the clearest first; none for what is not in doubt, or where none can be named.

        >>> from articlediff import compare
        >>> comparison = compare("The  of the town met.", "The mayor of the town met.")
        >>> [(change.confidence, Reasons(comparison).of(change)) for change in comparison.restored]
        [(0.89, ('its trace is only white space',))]
        """
        return tuple(self._found(change)) if change.kind is Kind.RESTORED and is_doubtful(change) else ()

    def _found(self, change: Change) -> Iterator[str]:
        if len(change.alternatives) > 1:
            yield "other readings fit nearly as well"
        elif change.alternatives:
            yield "another reading fits nearly as well"
        mask = change.truncated.text
        if change.confidence <= OWN_NOTE and mask.strip()[:1] == "[":
            yield "the brackets may be the copy's own"
        if any(map(_Edges.touches, self._sides, (change.truncated, change.full))):
            yield "the words beside it differ in the two texts"
        if mask and self._blanks.touches(change.truncated):
            yield "another blank is beside it"
        if change.evidence == "blank" and mask and not mask.strip():
            yield "its trace is only white space"


class _Edges:
    """The edges of edits in one text, with only white space between."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self._text = text
        filled = [span for span in spans if span.text]
        self._starts = {span.start for span in filled}
        self._ends = {span.end for span in filled}

    def touches(self, span: Span) -> bool:
        """Return whether an edit ends where the span begins, or begins where it ends."""
        return any(place in self._ends for place in self._places_before(span.start)) or any(
            place in self._starts for place in self._places_after(span.end)
        )

    def _places_before(self, place: int) -> Iterator[int]:
        yield place
        while place and self._text[place - 1].isspace():
            place -= 1
            yield place

    def _places_after(self, place: int) -> Iterator[int]:
        yield place
        while place < len(self._text) and self._text[place].isspace():
            place += 1
            yield place
