"""A text without its page furniture, and the way back from its offsets to those of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence, Set
from itertools import groupby

from articlediff.calibration.one_text import LINE_OF_PROSE
from articlediff.properties import cached_property
from articlediff.punctuation import LINE_ENDS
from articlediff.records import NamedTuple
from articlediff.text.lines import is_hard_wrapped
from articlediff.text.page_lines import PageLine


class PageBreak(NamedTuple):
    """A place where furniture was taken out, with the white space around it.

    ``start`` and ``stop``: what was taken out, in the text. ``first`` and ``last``: the white space that is in its
    place, in the text without furniture. ``lines`` are the lines of furniture, in the text. All are offsets in code
    points, half-open.
    """

    start: int
    stop: int
    first: int
    last: int
    lines: tuple[tuple[int, int], ...]


class Unpaged:
    """A text without its furniture: ``text``, and the ``breaks`` where something was taken out, in order.

    >>> from articlediff.text.page_lines import page_lines
    >>> paged = "She went\\n- 3 -\\nto sea."
    >>> unpaged = Unpaged(paged, page_lines(paged), {1})
    >>> unpaged.text, paged[unpaged.place(9):]
    ('She went to sea.', 'to sea.')
    """

    def __init__(self, paged: str, lines: Sequence[PageLine] = (), furniture: Set[int] = frozenset()) -> None:
        self.paged = paged
        self.breaks: list[PageBreak] = []
        if not furniture:
            self.text = paged
            return
        is_wrapped = is_hard_wrapped("\n".join(line.text for k, line in enumerate(lines) if k not in furniture))
        parts: list[str] = []
        done = size = 0
        for group in _neighbours(furniture):
            first, last = group[0], group[-1]
            start = lines[first - 1].end if first else 0
            stop = lines[last + 1].start if last + 1 < len(lines) else len(paged)
            space = _space_between(lines, first - 1, last + 1, is_wrapped)
            size += start - done
            self.breaks.append(
                PageBreak(start, stop, size, size + len(space), tuple((lines[k].start, lines[k].end) for k in group))
            )
            size += len(space)
            parts += paged[done:start], space
            done = stop
        self.text = "".join([*parts, paged[done:]])

    def place(self, offset: int) -> int:
        """Return where an offset of ``text`` is in the text with its furniture: after a break that it touches.

        The beginning is before all furniture.
        """
        number = bisect_right(self._firsts, offset) - 1
        if number < 0 or not offset:
            return offset
        found = self.breaks[number]
        return found.stop + max(0, offset - found.last)

    def breaks_in(self, start: int, stop: int) -> list[PageBreak]:
        """Return the breaks that lie in a stretch of the text with its furniture, in code points, half-open."""
        found = self.breaks[bisect_left(self._starts, start) : bisect_right(self._starts, stop)]
        return [each for each in found if each.stop <= stop]

    def is_after_break(self, offset: int) -> bool:
        """Return whether a break ends at the offset, in the text with its furniture."""
        number = bisect_left(self._starts, offset) - 1
        return number >= 0 and self.breaks[number].stop == offset

    @cached_property
    def _firsts(self) -> list[int]:
        return [found.first for found in self.breaks]

    @cached_property
    def _starts(self) -> list[int]:
        return [found.start for found in self.breaks]


def _neighbours(furniture: Iterable[int]) -> list[list[int]]:
    """Return the indices in groups of those that follow one another."""
    groups = groupby(enumerate(sorted(furniture)), key=lambda item: item[1] - item[0])
    return [[k for _, k in group] for _, group in groups]


def _space_between(lines: Sequence[PageLine], before: int, after: int, is_wrapped: bool) -> str:
    """Return the white space for two lines of the story that a page parted: in a sentence, that of a line or a word."""
    if before < 0 or after >= len(lines):
        return ""
    ending, beginning = lines[before].text, lines[after].text
    is_prose = beginning[0].islower() or len(ending) >= LINE_OF_PROSE
    if ending[-1] in LINE_ENDS or not is_prose:
        return "\n\n"
    return "\n" if is_wrapped or ending.endswith("-") else " "
