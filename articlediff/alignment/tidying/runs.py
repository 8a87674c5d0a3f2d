"""Marks side by side: those that cannot be parted with certainty are one blank."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from articlediff.alignment.types import MARK, SIGN, Alignment, Filling, Match, Move

if TYPE_CHECKING:
    from articlediff.alignment.protocols import Gap, Strand

PARTED = 3
"""Marks whose words could be parted otherwise at no higher cost than this are not parted."""
JOINED_MARGIN = 8
"""The margin of what several marks hide together: they are held like one, but stand for more."""
SEPARATORS = frozenset(".,;:/&-")
MOST_BETWEEN = 3
"""Such signs at most between two marks of a run; a bracket or a quotation mark parts them."""

_Gap = TypeVar("_Gap", bound="Gap")


def with_runs_joined(a: Strand, b: Strand, gaps: Sequence[_Gap], alignment: Alignment) -> tuple[list[_Gap], Alignment]:
    """The gaps and the alignment, in which each run of marks that cannot be parted is one gap with one filling.

    Marks stand in a run if nothing but signs and spaces is between them. A run cannot be parted if one of its marks is
    filled and another is not or by a sign alone, or if its words could be parted otherwise as well.
    """
    passages = (alignment.fillings, *(move.fillings for move in alignment.moves))
    fillings = {filling.blank: filling for passage in passages for filling in passage}
    sure = {number for number, filling in fillings.items() if filling.margin > PARTED and _has_word(b, filling)}
    passage_of = {filling.blank: k for k, passage in enumerate(passages) for filling in passage}
    joined = [
        part
        for run in _runs(a, gaps, fillings, alignment)
        for part in _inseparable(run, sure)
        if len({passage_of[number] for number in part if number in fillings}) == 1
    ]
    if not joined:
        return list(gaps), alignment
    return _renumbered(gaps, alignment, joined)


def _runs(a: Strand, gaps: Sequence[Gap], fillings: Container[int], alignment: Alignment) -> Iterator[list[int]]:
    """The numbers of the marks of each run of two and more; a mark that both strands have is none of them."""
    marks = [number for number, gap in enumerate(gaps) if gap.covers and not gap.names and not gap.kept]
    if not any(_stand_together(a, gaps[one].at + 1, gaps[other].at) for one, other in pairwise(marks)):
        return
    run: list[int] = []
    kept = _matched_marks(a, alignment)
    for number in marks:
        gap = gaps[number]
        if number not in fillings and gap.at in kept:
            continue
        if run and _stand_together(a, gaps[run[-1]].at + 1, gap.at):
            run.append(number)
            continue
        if len(run) > 1:
            yield run
        run = [number]
    if len(run) > 1:
        yield run


def _matched_marks(a: Strand, alignment: Alignment) -> frozenset[int]:
    """The marks of the first strand that the second has as well."""
    passages = (alignment.matches, *(move.matches for move in alignment.moves))
    matched = (k for matches in passages for m in matches for k in range(m.a, m.a + m.length))
    return frozenset(k for k in matched if a.weights[k] <= MARK)


def _stand_together(a: Strand, first: int, stop: int) -> bool:
    """On one line, with nothing but a few signs between them."""
    is_line = not any("\n" in space for space in a.spaces[first : stop + 1])
    return is_line and stop - first <= MOST_BETWEEN and all(key in SEPARATORS for key in a.keys[first:stop])


def _has_word(b: Strand, filling: Filling) -> bool:
    return max(b.weights[filling.start : filling.stop]) > SIGN


def _inseparable(run: Sequence[int], sure: Container[int]) -> list[Sequence[int]]:
    """The parts of a run that are one blank each: neighbours that are in doubt, or all of it if one alone is."""
    doubted = [number not in sure for number in run]
    parts: list[Sequence[int]] = []
    for in_doubt, members in groupby(zip(doubted, run, strict=True), key=itemgetter(0)):
        part = [number for _, number in members]
        if in_doubt and len(part) == 1:
            return [run]
        if in_doubt:
            parts.append(part)
    return parts


def _renumbered(
    gaps: Sequence[_Gap], alignment: Alignment, joined: Sequence[Sequence[int]]
) -> tuple[list[_Gap], Alignment]:
    last_of = {run[0]: run[-1] for run in joined}
    dropped = {number for run in joined for number in range(run[0] + 1, run[-1] + 1)}
    kept: list[_Gap] = []
    numbers: dict[int, int] = {}
    for number, gap in enumerate(gaps):
        if number in dropped:
            numbers[number] = len(kept) - 1
            continue
        numbers[number] = len(kept)
        last = gaps[last_of.get(number, number)]
        kept.append(gap._replace(covers=last.at + last.covers - gap.at) if number in last_of else gap)
    whole = {numbers[run[0]] for run in joined}
    matches, fillings = _joined(kept, alignment.matches, alignment.fillings, numbers, whole)
    moves = tuple(
        Move(move.bounds, *_joined(kept, move.matches, move.fillings, numbers, whole)) for move in alignment.moves
    )
    return kept, Alignment(matches, fillings, moves)


def _joined(
    gaps: Sequence[Gap],
    matches: Sequence[Match],
    fillings: Sequence[Filling],
    numbers: dict[int, int],
    whole: set[int],
) -> tuple[tuple[Match, ...], tuple[Filling, ...]]:
    """The fillings, those of one run as one with the signs that matched between them, and the other matches."""
    found: dict[int, Filling] = {}
    for filling in fillings:
        number = numbers[filling.blank]
        if number in whole:
            start = found[number].start if number in found else filling.start
            found[number] = Filling(number, start, filling.stop, JOINED_MARGIN)
        else:
            found[number] = filling._replace(blank=number)
    runs = [number for number in found if number in whole]
    left = list(matches)
    for number in runs:
        gap = gaps[number]
        inside = [match for match in left if gap.at <= match.a < gap.at + gap.covers]
        left = [match for match in left if match not in inside]
        ends = [(match.b, match.b + match.length) for match in inside]
        start = min([found[number].start, *(first for first, _ in ends)])
        stop = max([found[number].stop, *(last for _, last in ends)])
        found[number] = found[number]._replace(start=start, stop=stop)
    return tuple(left), tuple(found.values())
