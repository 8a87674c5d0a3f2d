"""Islands: a stray "the" or comma between two changes that happens to match."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from articlediff.alignment.problem import Problem
from articlediff.alignment.types import Bounds, Filling, Match
from articlediff.calibration.costs import ISLAND, LARGE_ISLAND, SIGN_WEIGHT, SMALL_ISLAND_SEA
from articlediff.records import NamedTuple

if TYPE_CHECKING:
    from articlediff.alignment.strand import Strand


class _Sea(NamedTuple):
    """The weight of what is changed beside a match, in either strand."""

    a: int
    b: int


def without_islands(
    problem: Problem, matches: Sequence[Match], fillings: Sequence[Filling], bounds: Bounds
) -> list[Match]:
    """Return the matches less those that weigh little between changes on both sides::

        a   The clerk ▒▒▒▒ the ▒▒▒▒▒▒▒▒▒▒▒ left.        The clerk ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ left.
        b   The clerk sold the boat and he left.   →    The clerk sold the boat and he left.

    Words that are likely to have been lost, with nothing in their place, are not an editor's change.
    """
    a, b = problem.a, problem.b
    filled = problem.edges(fillings)
    kept: list[Match] = []
    last_a, last_b = bounds.a0, bounds.b0
    for number, match in enumerate(matches):
        a_end, b_end = match.a_end, match.b_end
        is_small = match.length <= LARGE_ISLAND and (weight := a.weight(match.a, a_end)) <= LARGE_ISLAND
        if is_small and match.a not in filled and a_end not in filled:
            follows = matches[number + 1] if number + 1 < len(matches) else Match(bounds.a1, bounds.b1, 0)
            before = _sea(problem, Bounds(last_a, match.a, last_b, match.b))
            after = _sea(problem, Bounds(a_end, follows.a, b_end, follows.b))
            if _is_island(weight, before, after) and not _edges_sentence(a, b, match):
                continue
        kept.append(match)
        last_a, last_b = a_end, b_end
    return kept


def _sea(problem: Problem, bounds: Bounds) -> _Sea:
    likely = problem.likely
    if likely and bounds.a0 == bounds.a1 and all(likely[bounds.b0 : bounds.b1]):
        return _Sea(0, 0)
    return _Sea(problem.a.weight(bounds.a0, bounds.a1), problem.b.weight(bounds.b0, bounds.b1))


def _is_island(weight: int, before: _Sea, after: _Sea) -> bool:
    """Tell whether a match of that weight, LARGE_ISLAND at most, is too little to hold the changes beside it apart."""
    least = min(sum(before), sum(after))
    one_sided = not (before.a or after.a) or not (before.b or after.b)
    if weight <= ISLAND and not one_sided:
        return least >= weight
    return least >= SMALL_ISLAND_SEA and not one_sided


def _edges_sentence(a: Strand, b: Strand, match: Match) -> bool:
    """Tell whether a word begins or ends its sentence in both: what is beyond is another change."""
    if a.opens_sentence(match.a) and b.opens_sentence(match.b):
        return True
    return a.weights[match.a] > SIGN_WEIGHT and _ends_sentence(a, match.a_end) and _ends_sentence(b, match.b_end)


def _ends_sentence(strand: Strand, index: int) -> bool:
    """Tell whether nothing but signs is left of the sentence from the token on."""
    while index < strand.size and not strand.opens_sentence(index):
        if strand.weights[index] > SIGN_WEIGHT:
            return False
        index += 1
    return True
