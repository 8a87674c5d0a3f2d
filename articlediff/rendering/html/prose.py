"""Elements in paragraphs, long paragraphs in parts, unchanged paragraphs in folds."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from articlediff.expressions import expression
from articlediff.model import Change, Kind
from articlediff.records import NamedTuple
from articlediff.rendering.abreast import LONG_ENOUGH, LONGEST_PARAGRAPH, paragraph_starts
from articlediff.rendering.after_sentences import AFTER_SENTENCE
from articlediff.rendering.html.elements import Element
from articlediff.rendering.html.folds import sections
from articlediff.rendering.kinds import ONLY_IN_TRUNCATED
from articlediff.rendering.reflow import line_starts, reflowed

_SPACE = expression(r"\s+")
_ANYWHERE = expression("")
_PARAGRAPHS_A_PART = 25
"""The paragraphs that a browser lays out together."""


class PageParagraph(NamedTuple):
    """The elements of one paragraph; ``continues`` tells that it goes on from the one before.

    ``number``, from 1, is that of the paragraph of the full text that begins here, or None where none begins;
    ``is_line`` tells that it is a line that the writer broke, such as a verse, and belongs to the one before.
    """

    elements: Sequence[Element]
    continues: bool = False
    number: int | None = None
    is_line: bool = False

    @property
    def passages(self) -> list[tuple[Change | None, list[Element]]]:
        """The elements in groups, each with the moved passage that it lies in, or None."""
        return [(within, list(group)) for within, group in groupby(self.elements, lambda element: element.within)]

    @property
    def text(self) -> str:
        """The words of the paragraph, whichever text has them."""
        return "".join(element.text for element in self.elements)

    @property
    def is_changed(self) -> bool:
        """Whether anything but formatting changed here."""
        return any(map(_is_edit, self.elements))


class Block(NamedTuple):
    """Paragraphs to be shown, or (``folded``) unchanged ones that the reader may unfold."""

    paragraphs: Sequence[PageParagraph]
    folded: bool = False

    @property
    def text(self) -> str:
        """The words of the block."""
        return " ".join(paragraph.text for paragraph in self.paragraphs)


def paragraphs(elements: Iterable[Element]) -> Iterator[PageParagraph]:
    r"""Yield the elements divided at line breaks, and after some sentence where a paragraph is very long.

    >>> [paragraph.text for paragraph in paragraphs([Element("One."), Element(" Two.\nThree.")])]
    ['One. Two.', 'Three.']
    """
    line: list[Element] = []
    for element in elements:
        if _is_edit(element):
            line.append(element)
            continue
        for position, part in enumerate(re.split(r"(?<=\n)", element.text)):
            first = position == 0
            # A line break that is a difference in form is shown, but not the blank lines after it; any other is told by
            # the paragraphs.
            shown = part if element.change and (first or part.strip()) else part.rstrip("\n")
            if shown or (first and element.change):
                line.append(element._replace(text=shown, was=element.was if first else "", begins=first))
            if part.endswith("\n"):
                yield from _finished(line)
                line = []
    yield from _finished(line)


def with_numbers(paragraphs: Iterable[PageParagraph], full: str) -> Iterator[PageParagraph]:
    r"""Yield the paragraphs with the numbers of those of the full text, which is given as it was decoded.

    Letters are counted and white space is not, since the paragraphs spell the full text but for that.

    >>> told = with_numbers(paragraphs([Element("One."), Element("\nTwo.\n")]), "One.\n\nTwo.")
    >>> [paragraph.number for paragraph in told]
    [1, 2]
    """
    text = reflowed(full)
    starts = paragraph_starts(text)
    lines = {*line_starts(full)}
    edges = pairwise((*starts, len(text)))
    beginnings = [0, *accumulate(_letters(text[start:end]) for start, end in edges)][:-1]
    letters, last = 0, 0
    for paragraph in paragraphs:
        words = sum(_letters(element.text) for element in paragraph.elements if _is_of_full_text(element))
        number = bisect_right(beginnings, letters) if words else last
        begins = number > last
        yield paragraph._replace(number=number if begins else None, is_line=begins and starts[number - 1] in lines)
        letters, last = letters + words, number


def folded(paragraphs: Iterable[PageParagraph]) -> Iterator[Block]:
    """Yield the paragraphs in blocks, those far from any change folded; one stays in sight beside each change."""
    story = [*paragraphs]
    for start, end, is_folded in sections(story):
        yield Block(story[start:end], is_folded)


def parts(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield the blocks in parts of some paragraphs; a browser need not lay out those that are out of sight."""
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


def _finished(line: Sequence[Element]) -> Iterator[PageParagraph]:
    if any(element.change or element.text.strip() for element in line):
        yield from _divided_paragraph(line)


def _divided_paragraph(line: Sequence[Element]) -> Iterator[PageParagraph]:
    if sum(len(element.text) for element in line) <= LONGEST_PARAGRAPH:
        yield PageParagraph(line)
        return
    part: list[Element] = []
    size = 0
    continues = False
    for element in line:
        for number, divided in enumerate(_divided(element, size)):
            if number:
                yield PageParagraph(part, continues)
                part, size, continues = [], 0, True
            part.append(divided)
            size += len(divided.text)
    yield PageParagraph(part, continues)


def _divided(element: Element, size: int) -> Iterator[Element]:
    """Yield the element, divided where a part of a paragraph is full that holds ``size`` code points already."""
    text, start = element.text, 0
    if element.change is None or element.change.kind not in (Kind.REWORDED, Kind.FORMATTING):
        while end := _end_of_part(text, start, size):
            yield _cut(element, start, end)
            start, size = end, 0
    yield _cut(element, start, len(text))


def _end_of_part(text: str, start: int, size: int) -> int | None:
    """Return where a part ends that holds ``size`` code points before ``start``; None if not in this text."""
    for edge, full in zip(
        (AFTER_SENTENCE, _SPACE, _ANYWHERE), (LONG_ENOUGH, 2 * LONG_ENOUGH, 3 * LONG_ENOUGH), strict=True
    ):
        least = start + max(1, full - size)
        found = edge.search(text, least, least + LONG_ENOUGH)
        if found and found.end() < len(text):
            return found.end()
    return None


def _cut(element: Element, start: int, end: int) -> Element:
    was, begins = (element.was, element.begins) if start == 0 else ("", False)
    return element._replace(text=element.text[start:end], was=was, begins=begins)


def _letters(text: str) -> int:
    return len("".join(text.split()))


def _is_of_full_text(element: Element) -> bool:
    return element.change is None or element.change.kind not in ONLY_IN_TRUNCATED


def _is_edit(element: Element) -> bool:
    """Tell whether the element is a change of more than form."""
    return element.change is not None and element.change.kind is not Kind.FORMATTING
