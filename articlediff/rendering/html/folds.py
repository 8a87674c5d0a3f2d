"""Sections without a change that the reader may unfold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Protocol

from articlediff.records import NamedTuple

_FEWEST_CHARACTERS_FOLDED = 400
"""The fewest code points that are worth a fold."""


class Foldable(Protocol):
    """A paragraph or a row: whether anything but formatting changed in it, and its text."""

    @property
    def is_changed(self) -> bool:
        """Whether anything but formatting changed here."""

    @property
    def text(self) -> str:
        """The words, by which a fold is measured."""


class Section(NamedTuple):
    """Neighbours among what can be folded, from ``start`` to ``end``, half-open; ``is_folded`` tells that they are."""

    start: int
    end: int
    is_folded: bool = False


def sections(items: Sequence[Foldable]) -> Iterator[Section]:
    """Yield the items in sections, those far from any change folded; one stays in sight beside each change.

    >>> from articlediff.rendering.html.prose import PageParagraph
    >>> from articlediff.rendering.html.elements import Element
    >>> [*map(tuple, sections([PageParagraph([Element("word " * 200)])]))]
    [(0, 1, False)]
    """
    start = 0
    for is_changed, group in groupby(items, lambda item: item.is_changed):
        end = start + len([*group])
        if is_changed or (start == 0 and end == len(items)):
            yield Section(start, end)
        else:
            yield from _quiet(items, start, end)
        start = end


def _quiet(items: Sequence[Foldable], start: int, end: int) -> Iterator[Section]:
    first = start + 1 if start else start
    last = end if end == len(items) else end - 1
    if sum(len(item.text) for item in items[first:last]) < _FEWEST_CHARACTERS_FOLDED:
        yield Section(start, end)
        return
    divided = (Section(start, first), Section(first, last, is_folded=True), Section(last, end))
    yield from (section for section in divided if section.start < section.end)
