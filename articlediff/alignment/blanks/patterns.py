"""Stretches with blanks: the first strand is a pattern, and each of its blanks is some tokens of the second or none."""

from __future__ import annotations

from articlediff.alignment.blanks.columns import columns
from articlediff.alignment.blanks.filling_costs import filling_costs
from articlediff.alignment.blanks.lone import filled_alone, is_alone, is_one_word
from articlediff.alignment.blanks.margins import weighed
from articlediff.alignment.blanks.programme import Item, Pattern, sweep
from articlediff.alignment.blanks.rewordings import rewordings
from articlediff.alignment.blanks.tracing import traced
from articlediff.alignment.problem import Problem
from articlediff.alignment.types import Bounds, Filling, Match
from articlediff.calibration.costs import CERTAIN


def fill(problem: Problem, numbers: range, bounds: Bounds) -> tuple[list[Match], list[Filling]]:
    """Align ``a[a0:a1]``, which holds the blanks with these numbers, to ``b[b0:b1]``: matches and fillings in order.

    >>> from articlediff.alignment.strand import strands
    >>> from articlediff.text.blanks import find_blanks
    >>> from articlediff.text.tokenising import tokenise
    >>> a, b = tokenise("He met   of Hasp"), tokenise("He saw Odile of Hasp")
    >>> problem = Problem(*strands(a, b), find_blanks(a))
    >>> matches, fillings = fill(problem, range(1), problem.whole)
    >>> matches
    [Match(a=0, b=0, length=1), Match(a=2, b=3, length=1), Match(a=3, b=4, length=1)]
    >>> [(filling.blank, filling.start, filling.stop) for filling in fillings]
    [(0, 2, 3)]
    """
    if len(numbers) == 1 and is_one_word(problem, numbers[0], bounds):
        return [], [Filling(numbers[0], bounds.b0, bounds.b1, CERTAIN)]
    cols = columns(problem, bounds, numbers)
    if len(numbers) == 1 and is_alone(problem, numbers[0], cols, bounds):
        return [], filled_alone(filling_costs(problem, numbers[0], cols), numbers[0], cols, bounds)
    items = pattern_items(problem, numbers, bounds)
    costs = {number: filling_costs(problem, number, cols) for number in numbers}
    pattern = Pattern(items, rewordings(problem.a, items, cols), costs, cols.insertions)
    rows = sweep(problem.a.weights, pattern)
    matches, fillings = traced(problem, pattern, cols.keys, rows, bounds)
    if not fillings:
        return matches, []
    # From the other end no further than to the first blank that is filled.
    first = next(k for k, item in enumerate(items) if item[1] == fillings[0].blank)
    back = sweep(problem.a.weights, pattern.mirrored(first + 1))
    return matches, [weighed(filling, pattern, rows, back, bounds) for filling in fillings]


def pattern_items(problem: Problem, numbers: range, bounds: Bounds) -> list[Item]:
    """Return the tokens and blanks of the first strand in order."""
    items: list[Item] = []
    token = bounds.a0
    for number in numbers:
        blank = problem.blanks[number]
        items.extend((k, None) for k in range(token, blank.at))
        items.append((blank.at, number))
        token = blank.end
    items.extend((k, None) for k in range(token, bounds.a1))
    return items
