"""The marks that occur in a report, and their meanings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from articlediff.model import Change
from articlediff.rendering.kinds import MEANINGS, NO_TRACE, Look, look_of, sample
from articlediff.rendering.pieces import Piece

_ON_BOTH_SIDES: Mapping[Look, str] = {
    "restored": f"restored, across from its blank {NO_TRACE}",
    "moved": "moved, with one number on both sides",
}
"""The meanings that differ where both texts are shown."""


def legend(changes: Iterable[Change], *, both_sides: bool = False) -> Iterator[Piece]:
    """Yield one paragraph that explains the marks of these changes, in one text or on ``both_sides``.

    >>> from articlediff.model import Change, Kind, Span
    >>> added = Change(1, Kind.ADDED, Span(3, 3, ""), Span(3, 7, "more"))
    >>> "".join(piece.text for piece in legend([added])).replace("\\u00a0", " ")
    '{+…+} only in the full text'
    """
    occurring = set(map(look_of, changes))
    meanings = {**MEANINGS, **_ON_BOTH_SIDES} if both_sides else MEANINGS
    for position, look in enumerate(look for look in meanings if look in occurring):
        if position:
            yield Piece("\u00a0· ", "faint")
        yield from (Piece(mark, role) for mark, role in sample(look))
        # A no-break space, so that a mark stays with the first word of its meaning.
        yield Piece(f"\u00a0{meanings[look]}", "faint")
