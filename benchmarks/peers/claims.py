"""The copy that a peer is told, and which of its hunks are claims; benchmarks/README.md has the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from benchmarks.cases import Case, Truth
from benchmarks.peers.hunks import Hunk, Mismatch
from benchmarks.scoring import IGNORED_PUNCTUATION, Place, core

# Letters of a script that news has not: a mark of punctuation would fall apart with the tools that split at it.
LETTERS = range(0xA000, 0xA48D)


class Told(NamedTuple):
    """A copy in which every blank that left a trace is a mark, and the mark."""

    copy: str
    mark: str


class Trace(NamedTuple):
    """A blank in the copy, and the span of the full text that was lost there, if any."""

    start: int
    end: int
    lost: Place | None


def traces(truth: Iterable[Truth]) -> list[Trace]:
    """The blanks that left a trace, in the order of the copy; those that touch or overlap are one.

    >>> traces([Truth("restored", 4, 8, 4, 11), Truth("restored", 4, 8, 11, 15), Truth("unrestored", 20, 23, 30, 30)])
    [Trace(start=4, end=8, lost=Place(start=4, end=15)), Trace(start=20, end=23, lost=None)]
    """
    found: list[Trace] = []
    for row in sorted(truth, key=lambda row: (row.a0, row.b0)):
        if row.kind not in ("restored", "unrestored") or row.a0 == row.a1:
            continue
        trace = Trace(row.a0, row.a1, Place(row.b0, row.b1) if row.kind == "restored" else None)
        if found and trace.start <= found[-1].end:
            trace = _joined(found.pop(), trace)
        found.append(trace)
    return found


def told(case: Case) -> Told:
    """The copy as a peer sees it.

    >>> case = Case("", "", "", "", "of   said, the  ’s", "of al-Assad said, the UN’s", ())
    >>> told(case._replace(truth=(Truth("restored", 2, 5, 3, 11), Truth("restored", 14, 16, 22, 24)))).copy
    'of ꀀ said, the ꀀ’s'
    """
    mark = absent(LETTERS, case.a + case.b)
    parts: list[str] = []
    done = 0
    for trace in traces(case.truth):
        before, after = _spacing(trace, case)
        parts += [case.a[done : trace.start], before, mark, after]
        done = trace.end
    return Told("".join([*parts, case.a[done:]]), mark)


def absent(candidates: Iterable[int], text: str) -> str:
    """The first of these characters that the text has not.

    >>> absent(range(97, 123), "a cab")
    'd'
    """
    present = set(text)
    return next(chr(candidate) for candidate in candidates if chr(candidate) not in present)


def claims(found: Iterable[Hunk], text: Told, full: str) -> list[Place]:
    """The claims among a peer's hunks; makes sure that the hunks account for every mark."""
    marked = [hunk for hunk in found if text.mark in hunk.deleted]
    seen, there = sum(hunk.deleted.count(text.mark) for hunk in marked), text.copy.count(text.mark)
    if seen != there:
        raise Mismatch(f"{seen} of {there} marks were read as deleted")
    return list(_claims(marked, text.mark, full))


def _claims(marked: Iterable[Hunk], mark: str, full: str) -> Iterator[Place]:
    for hunk in marked:
        place = core(Place(hunk.start, hunk.end), full)
        places = [place for place in range(*place) if not full[place].isspace()]
        inserted = "".join(full[place] for place in places)
        before, *_, after = ("".join(part.split()) for part in hunk.deleted.split(mark))
        without = inserted.removeprefix(before.lstrip(IGNORED_PUNCTUATION))
        first = len(inserted) - len(without)
        claimed = without.removesuffix(after.rstrip(IGNORED_PUNCTUATION))
        if claimed:
            yield Place(places[first], places[first + len(claimed) - 1] + 1)


def _joined(first: Trace, second: Trace) -> Trace:
    spans = [trace.lost for trace in (first, second) if trace.lost is not None]
    whole = Place(min(span.start for span in spans), max(span.end for span in spans)) if spans else None
    return Trace(first.start, max(first.end, second.end), whole)


def _spacing(trace: Trace, case: Case) -> tuple[str, str]:
    """The white space around the mark: that of the trace, but none on a side where the lost words had none.

    A side had none, or has its own outside the trace, if the same character is next to it in both texts.
    """
    text = case.a[trace.start : trace.end]
    before, after = text[0] if text[0].isspace() else "", text[-1] if text[-1].isspace() else ""
    if trace.lost is not None:
        if _at(case.a, trace.start - 1) == _at(case.b, trace.lost.start - 1):
            before = ""
        if _at(case.a, trace.end) == _at(case.b, trace.lost.end):
            after = ""
    return before, after


def _at(text: str, place: int) -> str:
    return text[place] if 0 <= place < len(text) else ""
