"""Colours lines that are otherwise ready."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from articlediff.rendering.kinds import Role
from articlediff.rendering.pieces import Line, Piece

NO_STYLES: Mapping[Role, str] = {}
"""The styles of a report without colour, which goes through the same loop."""


def paint(lines: Iterable[Line], styles: Mapping[Role, str]) -> str:
    r"""Return the lines as text; every style ends with its piece, so that no line leaks into the next.

    ``styles`` holds parameters of SGR escape sequences (ECMA-48, 8.3.117) for the roles that have a style.

    >>> paint([[Piece("on the "), Piece("⟦rebel-held⟧", "restored")]], {"restored": "1"})
    'on the \x1b[1m⟦rebel-held⟧\x1b[0m\n'
    """
    return "".join("".join(_painted(piece, styles) for piece in line) + "\n" for line in lines)


def _painted(piece: Piece, styles: Mapping[Role, str]) -> str:
    style = styles.get(piece.role)
    return f"\x1b[{style}m{piece.text}\x1b[0m" if style else piece.text
