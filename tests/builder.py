"""Comparisons written by hand, for the tests of what is rendered from them.

A story is a list of parts in the order of the full text: a plain string is text that both sides have,
``restored("rebel-held")`` a change. A moved passage is ``moved(1, …)`` in its place in the full text and
``stood(1)`` in its place in the truncated one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from articlediff import Article, Category, Change, Comparison, Evidence, Kind, Loss, Run, SameStory, Span, Verdict
from articlediff.findings.ids import Ids

SAME = SameStory(Verdict.SAME, 0.93, "Nine of ten words stand in both.")


@dataclass(frozen=True)
class Part:
    """A change, or (``kind`` None) text that both sides share in another spacing."""

    kind: Kind | None
    truncated: str = ""
    full: str = ""
    details: tuple[tuple[str, Any], ...] = ()
    label: int = 0
    inner: tuple[Story, ...] = ()


@dataclass(frozen=True)
class Stood:
    label: int


Story = str | Part | Stood


def shared(truncated: str, full: str) -> Part:
    return Part(None, truncated, full)


def restored(text: str, blank: str = "   ", category: str = "phrase", **details: Any) -> Part:
    found = {"category": Category(category), "evidence": Evidence.BLANK, "confidence": 0.99, **details}
    return Part(Kind.RESTORED, blank, text, tuple(found.items()))


def unrestored(blank: str = "   ") -> Part:
    return Part(Kind.UNRESTORED, blank, "")


def added(text: str) -> Part:
    return Part(Kind.ADDED, "", text)


def removed(text: str) -> Part:
    return Part(Kind.REMOVED, text, "")


def reworded(truncated: str, full: str) -> Part:
    return Part(Kind.REWORDED, truncated, full)


def formatting(truncated: str, full: str) -> Part:
    return Part(Kind.FORMATTING, truncated, full)


def moved(label: int, *inner: Story) -> Part:
    return Part(Kind.MOVED, label=label, inner=inner)


def stood(label: int) -> Stood:
    return Stood(label)


def compared(
    *parts: Story,
    names: tuple[str, str] = ("copy.txt", "full.txt"),
    damage: Sequence[Loss] = (),
    same_story: SameStory = SAME,
    swapped: bool = False,
) -> Comparison:
    """The comparison of the two texts that the parts spell."""
    truncated, full = _Text(), _Text()
    passages = {part.label: part for part in parts if isinstance(part, Part) and part.kind is Kind.MOVED}
    stands = {}
    spans = []
    for part in parts:
        if isinstance(part, Stood):
            stands[part.label] = _spelled(passages[part.label].inner, truncated, "truncated")
        elif not (isinstance(part, Part) and part.kind is Kind.MOVED):
            spans.append(truncated.append(_side(part, "truncated")))
    changes: list[Change] = []
    ids = Ids(_kinds(parts))
    runs = []
    unmoved = iter(spans)
    for part in parts:
        if isinstance(part, Part) and part.kind is Kind.MOVED:
            runs.append(_moved_run(part, stands[part.label], full, changes, ids))
        elif not isinstance(part, Stood):
            runs.append(_run(part, next(unmoved), full.append(_side(part, "full")), changes, ids))
    articles = (Article(text.text, name) for text, name in zip((truncated, full), names, strict=True))
    same_story = same_story._replace(verdict=Verdict(same_story.verdict))
    aligned = bool(changes) or same_story.verdict != "different"
    return Comparison(*articles, same_story, tuple(damage), tuple(changes), tuple(runs), swapped, aligned)


class _Text:
    def __init__(self) -> None:
        self.text = ""

    def append(self, text: str) -> Span:
        start = len(self.text)
        self.text += text
        return Span(start, len(self.text), text)


def _side(part: Story, side: str) -> str:
    text = part if isinstance(part, str) else getattr(part, side)
    assert isinstance(text, str)
    return text


def _spelled(parts: Sequence[Story], text: _Text, side: str) -> list[Span]:
    return [text.append(_side(part, side)) for part in parts]


def _kinds(parts: Sequence[Story]) -> Iterator[Kind]:
    for part in parts:
        if isinstance(part, Part):
            yield from [part.kind] if part.kind else []
            yield from _kinds(part.inner)


def _run(part: Story, truncated: Span, full: Span, changes: list[Change], ids: Ids, within: int | None = None) -> Run:
    if isinstance(part, Part) and part.kind is not None:
        change = Change(ids.next(part.kind), part.kind, truncated, full, within=within)
        changes.append(change._replace(**dict(part.details)))
        return Run(changes[-1], truncated, full)
    return Run(None, truncated, full)


def _moved_run(part: Part, stands: list[Span], full: _Text, changes: list[Change], ids: Ids) -> Run:
    number = ids.next(Kind.MOVED)
    place = len(full.text)
    spans = _spelled(part.inner, full, "full")
    here = Span(place, len(full.text), full.text[place:])
    there = Span(stands[0].start, stands[-1].end, "".join(span.text for span in stands))
    passage = Change(number, Kind.MOVED, there, here)
    changes.append(passage)
    inner = [_run(*row, changes, ids, number) for row in zip(part.inner, stands, spans, strict=True)]
    return Run(passage, there, here, tuple(inner))
