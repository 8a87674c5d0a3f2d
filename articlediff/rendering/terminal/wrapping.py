"""Breaking marked text into lines of a terminal."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby

from articlediff.expressions import expression
from articlediff.punctuation import TRAILING
from articlediff.rendering.cells import cells, graphemes, is_narrow
from articlediff.rendering.kinds import Role
from articlediff.rendering.pieces import Line, Piece
from articlediff.rendering.visible import JOINERS, visible

# No-break spaces hold their words together: "« mot »", "10 km".
_SPACES = expression(r"[^\S\u00a0\u2007\u202f]+")

_OPENING = "⟦⟪（「『《〈【〔“‘([{"
_CLOSING = "".join(sorted(TRAILING | frozenset("⟧⟫、，．：；）」』》〉】〕ー々")))
_IDEOGRAPHS = "\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SOUTH_EAST = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_LEADING_VOWELS = "\u0e40-\u0e44\u0ec0-\u0ec4"
_DEPENDENT = (
    "\u0300-\u036f\u0e30-\u0e3a\u0e45-\u0e4e\u0eb0-\u0ebc\u0ec8-\u0ecd"
    "\u102b-\u103e\u17b4-\u17d3\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"
)

# Scripts without spaces break between any two letters, but never after an opening sign or marker,
# before a closing one, inside a syllable, or beside a joiner. Strings, since compiling such ranges takes longer than
# all other start-up: only texts that may need them pay.
_UNSPACED = f"[{_SOUTH_EAST}{_IDEOGRAPHS}]"
_LETTER = (
    rf"(?:\{{\+|\[-|[{re.escape(_OPENING)}])*[{_LEADING_VOWELS}]?{_UNSPACED}[{_DEPENDENT}]*"
    rf"(?:\+\}}|-\]|[{re.escape(_CLOSING)}])*"
    rf"|[^{_SOUTH_EAST}{_IDEOGRAPHS}]+"
)
_UNIT = rf"(?:{_LETTER})(?:(?:(?<=[{JOINERS}])|(?=[{JOINERS}]))(?:{_LETTER}))*"
_SOUTH_EAST_LETTER = expression(f"[{_SOUTH_EAST}]")
_FIRST_IDEOGRAPH = "\u2e80"


# Plain tuples: there is one of each for every word, and making a named one takes ten times as long.
_Fragment = tuple[str, Role]
_Word = tuple[list[_Fragment], "Role | None", int]
"""Fragments that stay on one line, the role of the space before (None: there is none), and the columns."""


def wrap(pieces: Iterable[Piece], width: int, indent: str = "", *, hard: bool = False) -> Iterator[Line]:
    """Yield one paragraph in lines of at most ``width`` columns; only a single longer word goes beyond.

    ``hard`` breaks that word as well, so that nothing goes beyond.

    No-break spaces hold their words together and come out as plain ones. ``indent`` comes before every
    line but the first and counts. A paragraph without words gives no line.

    >>> [line[0].text for line in wrap([Piece("on the  rebel-held side")], 15)]
    ['on the', 'rebel-held side']
    """
    pieces = _with_single_spaces(pieces)
    if all(is_narrow(text) for text, _ in pieces):
        yield from _narrow_lines(pieces, width, indent, hard)
        return
    line: list[_Fragment] = []
    used = 0
    for fragments, space, size in _broken(_words(pieces), width) if hard else _words(pieces):
        if line and used + (space is not None) + size > width:
            yield _merged(line)
            line = [(indent, "plain")] if indent else []
            used = len(indent)
        elif line and space is not None:
            line.append((" ", space))
            used += 1
        line += fragments
        used += size
    if line:
        yield _merged(line)


def _with_single_spaces(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces, those of one role joined, with one space for all white space between two words.

    Between pieces it is that of the later one.
    """
    single: list[Piece] = []
    for role, alike in groupby(pieces, key=lambda piece: piece.role):
        text = _SPACES.sub(" ", "".join(piece.text for piece in alike))
        if text[:1] == " ":
            while single and single[-1].text == " ":
                single.pop()
            if not single:
                text = text[1:]
            elif single[-1].text[-1] == " ":
                single[-1] = Piece(single[-1].text[:-1], single[-1].role)
        if text:
            single.append(Piece(text, role))
    return single


def _narrow_lines(pieces: Sequence[Piece], width: int, indent: str, hard: bool) -> Iterator[Line]:
    """Yield the lines of text in which every code point takes one column: cut out of the whole text, line by line."""
    text = "".join(piece.text for piece in pieces).rstrip(" ")
    ends = [*accumulate(len(piece.text) for piece in pieces)]
    margin: Line = []
    start, room = 0, width
    while start < len(text):
        end = len(text)
        if end - start > room:
            end = text.rfind(" ", start, start + room + 1)
            if end < 0:
                end = start + room if hard else text.find(" ", start)
            end = end if end >= 0 else len(text)
        yield [*margin, *_between(pieces, ends, start, end)]
        start = end + text.startswith(" ", end)
        if indent:
            margin, room = [Piece(indent)], width - len(indent)


def _between(pieces: Sequence[Piece], ends: Sequence[int], start: int, end: int) -> Iterator[Piece]:
    """Yield the part of the pieces, which end at these places, between ``start`` and ``end``."""
    position = bisect_right(ends, start)
    while start < end:
        text, role = pieces[position]
        offset = ends[position] - len(text)
        yield Piece(text[start - offset : end - offset].replace("\u00a0", " "), role)
        start = ends[position]
        position += 1


def _words(pieces: Iterable[Piece]) -> Iterator[_Word]:
    word: list[_Fragment] = []
    size = 0
    space: Role | None = "plain"
    for text, role in pieces:
        unspaced = _may_be_unspaced(text)
        for position, part in enumerate(_SPACES.split(text)):
            if position:
                if word:
                    yield word, space, size
                    word, size = [], 0
                space = role
            if not part:
                continue
            for unit in re.findall(_UNIT, part) if unspaced else (part,):
                if word and _may_break(word[-1][0], unit):
                    yield word, space, size
                    word, size, space = [], 0, None
                word.append((unit, role))
                size += cells(unit)
    if word:
        yield word, space, size


def _broken(words: Iterable[_Word], width: int) -> Iterator[_Word]:
    """Yield the words, those that are too long for a line cut into parts that are not."""
    for word in words:
        fragments, space, size = word
        if size <= width:
            yield word
            continue
        for text, role in fragments:
            for part, columns in _parts(text, width):
                yield [(part, role)], space, columns
                space = None


def _parts(text: str, width: int) -> Iterator[tuple[str, int]]:
    """Yield the text in parts that fit a line, with the columns of each."""
    part, used = "", 0
    for sign in _signs(text, width):
        size = cells(sign)
        if part and used + size > width:
            yield part, used
            part, used = "", 0
        part += sign
        used += size
    yield part, used


def _signs(text: str, width: int) -> Iterator[str]:
    """Yield the graphemes, those that are wider than a line (many letters that join) sign by sign."""
    for sign in graphemes(text):
        # Parted from its letters a joiner has no effect and would go unseen.
        yield from [sign] if cells(sign) <= width else "".join(map(visible, sign))


def _may_be_unspaced(text: str) -> bool:
    if text.isascii():
        return False
    return max(text) >= _FIRST_IDEOGRAPH or _SOUTH_EAST_LETTER.search(text) is not None


def _may_break(before: str, after: str) -> bool:
    if before[-1] in _OPENING or after[0] in _CLOSING:
        return False
    return any(_may_be_unspaced(unit) and re.search(_UNSPACED, unit) for unit in (before, after))


def _merged(line: list[_Fragment]) -> Line:
    merged: Line = []
    texts: list[str] = []
    for position, (text, role) in enumerate(line):
        texts.append(text)
        if position + 1 == len(line) or line[position + 1][1] != role:
            merged.append(Piece("".join(texts).replace("\u00a0", " "), role))
            texts = []
    return merged
