"""Marks side by side: those that cannot be parted with certainty are one blank."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from articlediff.alignment.types import MARK, SIGN, Alignment, Filling, Match, Move

if TYPE_CHECKING:
    from articlediff.alignment.protocols import Gap, Strand

PARTED = 3
"""Marks whose words could be parted otherwise at no higher cost than this are not parted."""
JOINED_MARGIN = 8
"""The margin of what several marks hide together: they are held like one, but stand for more."""
MOST_BETWEEN = 3
"""Signs at most between two marks of a run."""

_Gap = TypeVar("_Gap", bound="Gap")


def with_runs_joined(a: Strand, gaps: Sequence[_Gap], alignment: Alignment) -> tuple[list[_Gap], Alignment]:
    """The gaps and the alignment, in which each run of marks that cannot be parted is one gap with one filling.

    Marks stand in a run if nothing but signs and spaces is between them. A run cannot be parted if one of its marks is
    filled and another is not, or if its words could be parted otherwise as well.
    """
    fillings = {f.blank: f for passage in (alignment, *alignment.moves) for f in passage.fillings}
    passage_of = {f.blank: k for k, passage in enumerate((alignment, *alignment.moves)) for f in passage.fillings}
    joined = [
        part
        for run in _runs(a, gaps, fillings, alignment)
        for part in _inseparable(a, gaps, run, fillings)
        if len({passage_of[number] for number in part if number in fillings}) == 1
    ]
    if not joined:
        return list(gaps), alignment
    return _renumbered(gaps, alignment, joined)


def _runs(a: Strand, gaps: Sequence[Gap], fillings: Container[int], alignment: Alignment) -> Iterator[list[int]]:
    """The numbers of the marks of each run of two and more; a mark that both strands have is none of them."""
    run: list[int] = []
    kept = _matched_marks(a, alignment)
    for number, gap in enumerate(gaps):
        if not gap.covers or gap.names or gap.kept or (number not in fillings and gap.at in kept):
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
    between = a.weights[first:stop]
    is_line = not any("\n" in space for space in a.spaces[first : stop + 1])
    return is_line and len(between) <= MOST_BETWEEN and all(MARK < weight <= SIGN for weight in between)


def _inseparable(
    a: Strand, gaps: Sequence[Gap], run: Sequence[int], fillings: Mapping[int, Filling]
) -> Iterator[Sequence[int]]:
    """The parts of a run that are one blank each: all of it, or the marks drawn alike with spaces between them."""
    marks = list(_drawn_alike(a, gaps, run))
    single = [mark[0] for mark in marks if len(mark) == 1]
    all_filled = all(number in fillings for number in run)
    if all_filled and all(fillings[number].margin > PARTED for number in single):
        yield from (mark for mark in marks if len(mark) > 1)
    else:
        yield run


def _drawn_alike(a: Strand, gaps: Sequence[Gap], run: Sequence[int]) -> Iterator[list[int]]:
    """The run in parts: a mark for each word of one blank, such as ``____ ____`` or ``[X] [X]``, is one part."""
    part: list[int] = []
    for number in run:
        if (
            part
            and gaps[number].at == gaps[part[-1]].at + 1
            and _alike(a.keys[gaps[number].at - 1 : gaps[number].at + 1])
        ):
            part.append(number)
            continue
        if part:
            yield part
        part = [number]
    yield part


def _alike(keys: Sequence[str]) -> bool:
    """Whether two marks are the same, or both made of signs alone."""
    return keys[0] == keys[1] or not any(map(str.isalnum, "".join(keys)))


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
