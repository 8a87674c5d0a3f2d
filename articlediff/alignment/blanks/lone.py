"""A blank between matches with nothing beside it, as most are: filled without the programme."""

from __future__ import annotations

from articlediff.alignment.blanks.columns import CostColumns
from articlediff.alignment.blanks.filling_costs import FillingCosts
from articlediff.alignment.blanks.fillings import listed_fillings
from articlediff.alignment.blanks.margins import margin, near
from articlediff.alignment.problem import Problem
from articlediff.alignment.types import Bounds, Filling
from articlediff.calibration.costs import LONE_REACH, LONGEST_WORD, SIGN_WEIGHT


def is_one_word(problem: Problem, number: int, bounds: Bounds) -> bool:
    """Tell whether all that the stretch holds is the blank against one word, and nothing speaks against that."""
    a, b, blank = problem.a, problem.b, problem.blanks[number]
    a0, a1, b0, b1 = bounds
    if a1 - a0 != blank.covers or b1 - b0 > LONGEST_WORD or any(b.spaces[b0 + 1 : b1]) or b.weights[b0] <= SIGN_WEIGHT:
        return False
    if blank.faint or blank.kept or blank.words is not None:
        return False
    if blank.width not in (None, b.ends[b1 - 1] - b.starts[b0]):
        return False
    if problem.likely and not (blank.covers or problem.likely[b0]):
        return False
    spaced_left, spaced_right = bool(b.spaces[b0]), b1 == b.size or bool(b.spaces[b1])
    if spaced_left == blank.glued_left or spaced_right == blank.glued_right:
        return False
    kept = len(blank.space) > 1 and blank.space in (b.spaces[b0], *b.spaces[b1 : b1 + 1])
    return not kept and not (blank.covers and a.keys[blank.at] in b.keys[b0:b1])


def is_alone(problem: Problem, number: int, columns: CostColumns, bounds: Bounds) -> bool:
    """Tell whether the blank is all that the first strand has there, and the second does not have it as well."""
    blank = problem.blanks[number]
    if len(columns.keys) > LONE_REACH or bounds.a1 - bounds.a0 != blank.covers:
        return False
    return not (blank.covers and problem.a.keys[blank.at] in columns.keys)


def filled_alone(costs: FillingCosts, number: int, columns: CostColumns, bounds: Bounds) -> list[Filling]:
    """Return the filling of a lone blank, found by looking at each; none if nothing is the best of them."""
    before, after = columns.insertions.from_start(), columns.insertions.to_end()
    empty = min(x + y for x, y in zip(before, after, strict=True)) + costs.empty
    found = sorted(listed_fillings(costs, before, after, empty))
    if not found:
        return []
    best, others = found[0], found[1:]
    return [
        Filling(
            number, bounds.b0 + best.start, bounds.b0 + best.stop, margin(others, empty, best.cost),
            near(others, best.cost, bounds),
        )
    ]  # fmt: skip
