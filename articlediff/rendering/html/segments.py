"""A comparison as one sequence of segments, from which either text and every view can be told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from articlediff.model import Change, Comparison, Kind, Run, Span
from articlediff.rendering.layout import at_edge, laid_out
from articlediff.rendering.story import BEFORE_ALL, departures, is_paragraph


class Segment(NamedTuple):
    r"""A stretch of a paragraph: what both texts share (no ``change``), or one change or a part of it.

    ``text`` is what the full text has; of words that only the truncated text has, those. ``was`` is what
    the truncated text has in its place. Both are article text as laid out: nothing is escaped or made
    visible yet, and ``\n`` ends a paragraph. ``within`` is the moved passage that it lies in; ``begins``
    is true of the first part of a change. A ``sign`` holds no text: "moved" stands before the moved
    passage ``change``, "stood" where the truncated text has it.
    """

    text: str
    change: Change | None = None
    was: str = ""
    within: Change | None = None
    begins: bool = True
    sign: Literal["", "moved", "stood"] = ""


def segments(comparison: Comparison) -> Iterator[Segment]:
    """The whole comparison in the order of the full text.

    Without what only the truncated text has, the texts spell the full text, white space aside. With
    ``was`` for ``text``, and each moved passage where it stood, they spell the truncated one.

    >>> from articlediff import compare
    >>> found = segments(compare("The   side of the city.", "The rebel-held side of the city."))
    >>> [(segment.text, segment.was) for segment in found]
    [('The ', ''), ('rebel-held', '   '), (' side of the city.', '')]
    """
    telling = _Telling(laid_out(comparison.truncated.text), laid_out(comparison.full.text))
    return (segment for segment in telling.passage(comparison.runs, None) if segment.text or segment.change)


class _Telling(NamedTuple):
    """Both texts as laid out, position by position those of the articles."""

    truncated: str
    full: str

    def passage(self, runs: Sequence[Run], within: Change | None) -> Iterator[Segment]:
        places = departures(runs)
        start = runs[0].full.start if runs else 0
        yield from self._places(places.get(BEFORE_ALL, ()), start)
        for position, run in enumerate(runs):
            if run.change is not None and run.change.kind is Kind.MOVED:
                yield from _signed(self.passage(run.inner, run.change), run.change)
            else:
                yield from (segment._replace(within=within) for segment in self._told(run, run.change))
            yield from self._places(places.get(position, ()), run.full.end)

    def _places(self, moved: Sequence[Run], position: int) -> Iterator[Segment]:
        """Where moved passages stood; between two paragraphs as a paragraph of its own."""
        space = "\n" if at_edge(self.full, position) else " "
        for run in moved:
            yield Segment(space)
            yield Segment("", run.change, sign="stood")
            yield Segment(space)

    def _told(self, run: Run, change: Change | None) -> Iterator[Segment]:
        old, new = _slice(self.truncated, run.truncated), _slice(self.full, run.full)
        if change is None:
            yield Segment(new)
        elif change.kind in (Kind.REMOVED, Kind.UNRESTORED):
            is_own = is_paragraph(old, self.full, run.full.start)
            before, after = ("\n" if is_own else _space_at(self.truncated, edge) for edge in run.truncated[:2])
            yield Segment(before)
            yield from _parts(Segment(old, change))
            yield Segment(after + new)
        elif change.kind is Kind.FORMATTING:
            # The line break that is the difference stays in sight.
            yield Segment(new, change, old)
        else:
            core = new.strip() or new
            before, _, after = new.partition(core)
            yield Segment(before)
            yield from _parts(Segment(core, change, old))
            yield Segment(after)


def _signed(passage: Iterator[Segment], moved: Change) -> Iterator[Segment]:
    """The passage with its sign in front of the first word, in the same paragraph."""
    sign = Segment("", moved, within=moved, sign="moved")
    for segment in passage:
        words = segment.text if segment.change else segment.text.lstrip()
        if words or segment.change:
            yield segment._replace(text=segment.text[: len(segment.text) - len(words)], change=None, was="")
            yield sign
            yield segment._replace(text=words)
            break
        yield segment
    else:
        yield sign
    yield from passage


def _slice(text: str, span: Span) -> str:
    return text[span.start : span.end]


def _space_at(text: str, position: int) -> str:
    return " " if any(map(str.isspace, text[max(0, position - 1) : position + 1])) else ""


def _parts(segment: Segment) -> Iterator[Segment]:
    """One segment for each paragraph, and what parts them; the first bears what the truncated text has."""
    for number, part in enumerate(segment.text.split("\n")):
        if number:
            yield Segment("\n")
        if not number or part.strip():
            yield segment._replace(text=part, was=segment.was if not number else "", begins=not number)
