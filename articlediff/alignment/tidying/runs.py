"""Masks side by side: those that cannot be parted with certainty are one blank."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from articlediff.alignment.types import Alignment, Filling, Match, Move
from articlediff.calibration.costs import JOINED_MARGIN, MASK_WEIGHT, MOST_BETWEEN, PARTED, SIGN_WEIGHT

if TYPE_CHECKING:
    from articlediff.alignment.protocols import AnyBlank, AnyTokens

SEPARATORS = frozenset(".,;:/&-")
"""Signs that may be between two masks of a run; a bracket or a quotation mark parts them."""

_Blank = TypeVar("_Blank", bound="AnyBlank")


def with_runs_joined(
    a: AnyTokens, b: AnyTokens, blanks: Sequence[_Blank], alignment: Alignment
) -> tuple[list[_Blank], Alignment]:
    """Return the blanks and the alignment with each run of masks that cannot be parted as one blank with one filling.

    Masks are in a run if nothing but signs and spaces is between them. A run cannot be parted if one of its masks is
    filled and another is not or only by a sign, or if its words could be parted otherwise as well. Masks on either side
    of the edge of a moved passage are two blanks, filled or not, and so are those between whose words it is.
    """
    passages = (alignment.fillings, *(move.fillings for move in alignment.moves))
    fillings = {filling.blank: filling for passage in passages for filling in passage}
    sure = {number for number, filling in fillings.items() if filling.margin > PARTED and _has_word(b, filling)}
    edges = sorted(edge for move in alignment.moves for edge in (move.bounds.a0, move.bounds.a1))
    edges_of_words = sorted(edge for move in alignment.moves for edge in (move.bounds.b0, move.bounds.b1))
    joined = [
        part
        for run in _runs(a, blanks, fillings, alignment)
        for part in _inseparable(run, sure)
        if len({bisect_right(edges, blanks[number].at) for number in part}) == 1
        and len({bisect_right(edges_of_words, fillings[number].start) for number in part if number in fillings}) == 1
    ]
    if not joined:
        return list(blanks), alignment
    return _renumbered(blanks, alignment, joined)


def _runs(
    a: AnyTokens, blanks: Sequence[AnyBlank], fillings: Container[int], alignment: Alignment
) -> Iterator[list[int]]:
    """Yield the numbers of the masks of each run of two and more; a mask that both strands have is none of them."""
    masks = [number for number, blank in enumerate(blanks) if blank.covers and not blank.hides_name and not blank.kept]
    if not any(_are_together(a, blanks[one].at + 1, blanks[other].at) for one, other in pairwise(masks)):
        return
    run: list[int] = []
    kept = _matched_masks(a, alignment)
    for number in masks:
        blank = blanks[number]
        if number not in fillings and blank.at in kept:
            continue
        if run and _are_together(a, blanks[run[-1]].at + 1, blank.at):
            run.append(number)
            continue
        if len(run) > 1:
            yield run
        run = [number]
    if len(run) > 1:
        yield run


def _matched_masks(a: AnyTokens, alignment: Alignment) -> frozenset[int]:
    """Return the masks of the first strand that the second has as well."""
    passages = (alignment.matches, *(move.matches for move in alignment.moves))
    matched = (k for matches in passages for m in matches for k in range(m.a, m.a_end))
    return frozenset(k for k in matched if a.weights[k] <= MASK_WEIGHT)


def _are_together(a: AnyTokens, first: int, stop: int) -> bool:
    """Tell whether two masks are on one line, with nothing but a few signs, these tokens, between them."""
    is_line = not any("\n" in space for space in a.spaces[first : stop + 1])
    return is_line and stop - first <= MOST_BETWEEN and all(key in SEPARATORS for key in a.keys[first:stop])


def _has_word(b: AnyTokens, filling: Filling) -> bool:
    return max(b.weights[filling.start : filling.stop]) > SIGN_WEIGHT


def _inseparable(run: Sequence[int], sure: Container[int]) -> list[Sequence[int]]:
    """Return the parts of a run that are one blank each: neighbours in doubt, or all of it if a single mask is."""
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
    blanks: Sequence[_Blank], alignment: Alignment, joined: Sequence[Sequence[int]]
) -> tuple[list[_Blank], Alignment]:
    """Return the blanks, those that are joined as one, and the alignment with their new numbers."""
    last_of = {run[0]: run[-1] for run in joined}
    dropped = {number for run in joined for number in range(run[0] + 1, run[-1] + 1)}
    kept: list[_Blank] = []
    numbers: dict[int, int] = {}
    for number, blank in enumerate(blanks):
        if number in dropped:
            numbers[number] = len(kept) - 1
            continue
        numbers[number] = len(kept)
        last = blanks[last_of.get(number, number)]
        kept.append(blank._replace(covers=last.end - blank.at) if number in last_of else blank)
    whole = {numbers[run[0]] for run in joined}
    matches, fillings = _joined(kept, alignment.matches, alignment.fillings, numbers, whole)
    moves = tuple(
        Move(move.bounds, *_joined(kept, move.matches, move.fillings, numbers, whole)) for move in alignment.moves
    )
    return kept, Alignment(matches, fillings, moves)


def _joined(
    blanks: Sequence[AnyBlank],
    matches: Sequence[Match],
    fillings: Sequence[Filling],
    numbers: dict[int, int],
    whole: set[int],
) -> tuple[tuple[Match, ...], tuple[Filling, ...]]:
    """Return the fillings, those of one run as one with the signs that matched between them, and the other matches."""
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
        blank = blanks[number]
        inside = [match for match in left if blank.at <= match.a < blank.end]
        left = [match for match in left if match not in inside]
        ends = [(match.b, match.b_end) for match in inside]
        start = min([found[number].start, *(first for first, _ in ends)])
        stop = max([found[number].stop, *(last for _, last in ends)])
        found[number] = found[number]._replace(start=start, stop=stop)
    return tuple(left), tuple(found.values())
