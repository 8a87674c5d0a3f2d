"""Segments in paragraphs, long paragraphs in pieces, unchanged paragraphs in folds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from articlediff.expressions import expression
from articlediff.model import Change, Kind
from articlediff.rendering.html.segments import Segment

_SENTENCE_END = expression(r"""(?<=[.!?…।])["'”’)\]]*\s+|(?<=[。！？])[”’」』）]*""")
_SPACE = expression(r"\s+")
_ANYWHERE = expression("")
# A story on one line needs some paragraphs, to be folded and to be laid out part by part.
_LONG, _PIECE = 1500, 800
_FEWEST_CHARACTERS_FOLDED = 400
_PARAGRAPHS_A_PART = 25


class Paragraph(NamedTuple):
    """Segments of one paragraph; ``continues`` says that it goes on from the one before."""

    segments: Sequence[Segment]
    continues: bool = False

    @property
    def passages(self) -> list[tuple[Change | None, list[Segment]]]:
        """The segments in stretches that lie in one moved passage, or (None) in none."""
        return [(within, list(group)) for within, group in groupby(self.segments, lambda segment: segment.within)]

    @property
    def text(self) -> str:
        return "".join(segment.text for segment in self.segments)

    @property
    def changed(self) -> bool:
        """Whether anything but formatting changed here."""
        return any(
            segment.change is not None and segment.change.kind is not Kind.FORMATTING for segment in self.segments
        )


class Block(NamedTuple):
    """Paragraphs to be shown, or (``folded``) unchanged ones that the reader may unfold."""

    paragraphs: Sequence[Paragraph]
    folded: bool = False

    @property
    def text(self) -> str:
        return " ".join(paragraph.text for paragraph in self.paragraphs)


def paragraphs(segments: Iterable[Segment]) -> Iterator[Paragraph]:
    r"""The segments divided at line breaks, and after some sentence where a paragraph is very long.

    >>> [paragraph.text for paragraph in paragraphs([Segment("One."), Segment(" Two.\nThree.")])]
    ['One. Two.', 'Three.']
    """
    line: list[Segment] = []
    for segment in segments:
        if segment.change is not None and segment.change.kind is not Kind.FORMATTING:
            line.append(segment)
            continue
        for position, part in enumerate(re.split(r"(?<=\n)", segment.text)):
            first = position == 0
            # A line break that is a difference in form is shown; any other is told by the paragraphs.
            shown = part if segment.change else part.rstrip("\n")
            if shown or (first and segment.change):
                line.append(segment._replace(text=shown, was=segment.was if first else "", begins=first))
            if part.endswith("\n"):
                yield from _finished(line)
                line = []
    yield from _finished(line)


def folded(paragraphs: Iterable[Paragraph]) -> Iterator[Block]:
    """The paragraphs, those far from any change in folds; one stays in sight beside each change."""
    groups = [list(group) for _, group in groupby(paragraphs, lambda paragraph: paragraph.changed)]
    last = len(groups) - 1
    for position, group in enumerate(groups):
        if group[0].changed:
            yield Block(group)
            continue
        start = 1 if position else 0
        end = len(group) - (1 if position < last else 0)
        hidden = group[start:end]
        if last == 0 or sum(len(paragraph.text) for paragraph in hidden) < _FEWEST_CHARACTERS_FOLDED:
            yield Block(group)
            continue
        blocks = (Block(group[:start]), Block(hidden, folded=True), Block(group[end:]))
        yield from (block for block in blocks if block.paragraphs)


def parts(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks in parts of some paragraphs; a browser need not lay out those that are out of sight."""
    part: list[Block] = []
    size = 0
    for block in blocks:
        count = len(block.paragraphs)
        step = count if block.folded else _PARAGRAPHS_A_PART
        for start in range(0, count, step):
            part.append(block._replace(paragraphs=block.paragraphs[start : start + step]))
            size += 1 if block.folded else len(part[-1].paragraphs)
            if size >= _PARAGRAPHS_A_PART:
                yield part
                part, size = [], 0
    if part:
        yield part


def _finished(line: Sequence[Segment]) -> Iterator[Paragraph]:
    if any(segment.change or segment.text.strip() for segment in line):
        yield from _pieces(line)


def _pieces(line: Sequence[Segment]) -> Iterator[Paragraph]:
    if sum(len(segment.text) for segment in line) <= _LONG:
        yield Paragraph(line)
        return
    piece: list[Segment] = []
    size = 0
    continues = False
    for segment in line:
        for number, part in enumerate(_divided(segment, size)):
            if number:
                yield Paragraph(piece, continues)
                piece, size, continues = [], 0, True
            piece.append(part)
            size += len(part.text)
    yield Paragraph(piece, continues)


def _divided(segment: Segment, size: int) -> Iterator[Segment]:
    """The segment, divided where a piece that holds so many characters already is full."""
    text, start = segment.text, 0
    if segment.change is None or segment.change.kind not in (Kind.REWORDED, Kind.FORMATTING):
        while end := _end_of_piece(text, start, size):
            yield _part(segment, start, end)
            start, size = end, 0
    yield _part(segment, start, len(text))


def _end_of_piece(text: str, start: int, size: int) -> int:
    """Where a piece ends that begins before ``start`` with so many characters; 0 if not in this text."""
    for edge, full in zip((_SENTENCE_END, _SPACE, _ANYWHERE), (_PIECE, 2 * _PIECE, 3 * _PIECE), strict=True):
        least = start + max(1, full - size)
        found = edge.search(text, least, least + _PIECE)
        if found and found.end() < len(text):
            return found.end()
    return 0


def _part(segment: Segment, start: int, end: int) -> Segment:
    was, begins = (segment.was, segment.begins) if start == 0 else ("", False)
    return segment._replace(text=segment.text[start:end], was=was, begins=begins)
