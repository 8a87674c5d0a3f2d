"""What the marks mean, for those that occur."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articlediff.model import Change, Kind
from articlediff.rendering.marks import UNRESTORED, role_of
from articlediff.rendering.styles import Piece

_OLD, _NEW = "[-…-]", "{+…+}"
_Meaning = tuple[list[Piece], str]
_MEANINGS: dict[str, _Meaning] = {
    "restored": ([Piece("⟦…⟧", "restored")], "restored"),
    "uncertain": ([Piece("⟦…?⟧", "uncertain")], "restored with doubt"),
    "unrestored": ([UNRESTORED], "a blank, not filled"),
    "added": ([Piece(_NEW, "added")], "only in the full text"),
    "removed": ([Piece(_OLD, "removed")], "only in the truncated text"),
    "reworded": ([Piece(_OLD, "removed"), Piece(_NEW, "added")], "reworded"),
    "moved": ([Piece("⟪n:\u00a0…⟫", "moved")], "moved from where ⟪n\u00a0was\u00a0here⟫ stands"),
    "formatting": (
        [Piece(_OLD + _NEW, "formatting")],
        "differs in form alone (␣ white space, ¶ end of a paragraph)",
    ),
}

_ON_BOTH_SIDES: dict[str, _Meaning] = {
    "restored": ([Piece("⟦…⟧", "restored")], "restored, across from its blank ⟦\u00a0⟧"),
    "moved": ([Piece("⟪n:\u00a0…⟫", "moved")], "moved, with one number on both sides"),
}


def legend(changes: Iterable[Change], *, both_sides: bool = False) -> Iterator[Piece]:
    """One paragraph that explains the marks of these changes, in one text or on ``both_sides``.

    >>> from articlediff.model import Change, Kind, Span
    >>> added = Change(1, Kind.ADDED, Span(3, 3, ""), Span(3, 7, "more"))
    >>> "".join(piece.text for piece in legend([added])).replace("\\u00a0", " ")
    '{+…+} only in the full text'
    """
    occurring = {look(change) for change in changes}
    meanings = _MEANINGS | _ON_BOTH_SIDES if both_sides else _MEANINGS
    occurring_meanings = [meaning for look, meaning in meanings.items() if look in occurring]
    for position, (marks, meaning) in enumerate(occurring_meanings):
        if position:
            yield Piece("\u00a0· ", "faint")
        yield from marks
        # A no-break space, so that a mark stays with the first word of its meaning.
        yield Piece(f"\u00a0{meaning}", "faint")


def look(change: Change) -> str:
    """What kind of mark the change has: its kind, or "uncertain"."""
    return role_of(change) if change.kind is Kind.RESTORED else change.kind.value
