"""What a stretch of output is, how it looks in colour, and the one loop that paints it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

Role = Literal[
    "plain",
    "restored",
    "uncertain",
    "unrestored",
    "added",
    "removed",
    "moved",
    "formatting",
    "heading",
    "faint",
]


class Piece(NamedTuple):
    """A stretch of output with one look."""

    text: str
    role: Role = "plain"


Line = list[Piece]

# Yellow, blue, orange and violet stay apart for every common kind of colour blindness and are
# legible on dark and on light backgrounds. Fixed 256-colour shades: terminal themes redefine the 16.
COLORS: Mapping[Role, str] = {
    "restored": "1;38;5;16;48;5;220",
    "uncertain": "3;38;5;16;48;5;229",
    "unrestored": "1;7",
    "added": "4;38;5;33",
    "removed": "38;5;166",
    "moved": "38;5;133",
    "formatting": "2",
    "heading": "1",
    "faint": "2",
}
NO_COLORS: Mapping[Role, str] = {}


def paint(lines: Iterable[Line], styles: Mapping[Role, str]) -> str:
    r"""The lines as text. Every style ends with its piece, so no line leaks into the next.

    >>> paint([[Piece("on the "), Piece("⟦rebel-held⟧", "restored")]], {"restored": "1"})
    'on the \x1b[1m⟦rebel-held⟧\x1b[0m\n'
    """
    return "".join("".join(_painted(piece, styles) for piece in line) + "\n" for line in lines)


def _painted(piece: Piece, styles: Mapping[Role, str]) -> str:
    style = styles.get(piece.role)
    return f"\x1b[{style}m{piece.text}\x1b[0m" if style else piece.text
