"""A comparison as one sequence of elements of the page, from which either text and every view can be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from articlediff.model import Change, Comparison, Kind, Run
from articlediff.records import NamedTuple
from articlediff.rendering.html.wholes import Wings, wings
from articlediff.rendering.kinds import ONLY_IN_TRUNCATED
from articlediff.rendering.reflow import at_edge
from articlediff.rendering.segments import Segment, Texts, for_reading, margins, segments


class Element(NamedTuple):
    r"""A stretch of a paragraph: words that both texts have (no ``change``), or one change or a part of it.

    ``text`` is that of the full text; of words that only the truncated text has, those. ``was`` is the truncated
    text in its place. Both are reflowed article text: nothing is escaped or made visible yet, and ``\n`` ends a
    paragraph. ``within`` is the moved passage that the element lies in; ``begins`` is true of the first part of a
    change. A ``sign`` holds no text: "to" comes before the moved passage ``change``, "from" is where the truncated
    text has it.
    """

    text: str
    change: Change | None = None
    was: str = ""
    within: Change | None = None
    begins: bool = True
    sign: Literal["to", "from"] | None = None


def elements(comparison: Comparison) -> Iterator[Element]:
    """Yield the whole comparison in the order of the full text.

    Without the words that only the truncated text has, the texts spell the full text, white space aside. With
    ``was`` for ``text``, and each moved passage in the place that it left, they spell the truncated one.

    >>> from articlediff import compare
    >>> found = elements(compare("The   side of the city.", "The rebel-held side of the city."))
    >>> [(element.text, element.was) for element in found]
    [('The ', ''), ('rebel-held', '   '), (' side of the city.', '')]
    """
    told = _passage(comparison.runs, for_reading(comparison), None, wings(comparison))
    return (element for element in told if element.text or element.change)


def _passage(runs: Sequence[Run], texts: Texts, within: Change | None, known: Mapping[int, Wings]) -> Iterator[Element]:
    for segment in _with_wings(segments(runs, texts), known):
        if segment.move == "from":
            yield from _departure(segment, texts)
        elif segment.move == "to" and segment.change:
            yield from _arrival(_passage(segment.run.inner, texts, segment.change, known), segment.change)
        else:
            yield from (element._replace(within=within) for element in _words(segment, texts))


def _with_wings(walk: Iterable[Segment], known: Mapping[int, Wings]) -> list[Segment]:
    """Return the segments, the wings of each change taken from the segments beside it."""
    told = [*walk]
    for at, segment in enumerate(told):
        if segment.change is None or segment.change.id not in known:
            continue
        before, after = known[segment.change.id]
        if before:
            left = told[at - 1]
            wing = left.full[-before:]
            told[at - 1] = left._replace(truncated=left.truncated[:-before], full=left.full[:-before])
            told[at] = segment = segment._replace(truncated=wing + segment.truncated, full=wing + segment.full)
        if after:
            right = told[at + 1]
            wing = right.full[:after]
            told[at + 1] = right._replace(truncated=right.truncated[after:], full=right.full[after:])
            told[at] = segment._replace(truncated=segment.truncated + wing, full=segment.full + wing)
    return told


def _departure(segment: Segment, texts: Texts) -> Iterator[Element]:
    """Yield the sign where a moved passage was; between two paragraphs as a paragraph of its own."""
    space = "\n" if at_edge(texts.full, segment.place) else " "
    yield Element(space)
    yield Element("", segment.change, sign="from")
    yield Element(space)


def _arrival(passage: Iterator[Element], moved: Change) -> Iterator[Element]:
    """Yield the passage with its sign in front of the first word, in the same paragraph."""
    sign = Element("", moved, within=moved, sign="to")
    for element in passage:
        words = element.text if element.change else element.text.lstrip()
        if words or element.change:
            yield element._replace(text=element.text[: len(element.text) - len(words)], change=None, was="")
            yield sign
            yield element._replace(text=words)
            break
        yield element
    else:
        yield sign
    yield from passage


def _words(segment: Segment, texts: Texts) -> Iterator[Element]:
    old, new, change = segment.truncated, segment.full, segment.change
    if change is None:
        yield Element(new)
    elif change.kind in ONLY_IN_TRUNCATED:
        before, after = margins(segment, texts)
        yield Element(before)
        yield from _lines(Element(old, change))
        yield Element(after + new)
    elif change.kind is Kind.FORMATTING:
        # The line break that is the difference stays in sight.
        yield Element(new, change, old)
    else:
        core = new.strip() or new
        before, _, after = new.partition(core)
        yield Element(before)
        yield from _lines(Element(core, change, old))
        yield Element(after)


def _lines(element: Element) -> Iterator[Element]:
    """Yield one element for each paragraph, and the line breaks; the first bears the words of the truncated text."""
    for number, line in enumerate(element.text.split("\n")):
        if number:
            yield Element("\n")
        if not number or line.strip():
            yield element._replace(text=line, was=element.was if not number else "", begins=not number)
