"""The fillings of one blank: the cheapest up to each boundary, or all of them with their costs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from operator import add

from articlediff.alignment.blanks.filling_costs import FillingCosts, Measure
from articlediff.calibration.costs import FILL_HOLDS_SENTENCE, FILL_OPENS, LONGEST_LISTED, NEVER, SIZE_OFF
from articlediff.records import NamedTuple


class Rival(NamedTuple):
    """A filling, as boundaries of the columns, and what everything costs with it."""

    cost: int
    start: int
    stop: int


def cheapest_fillings(base: Sequence[int], costs: FillingCosts) -> tuple[list[int], list[int]]:
    """Return for each boundary the least cost to fill the blank up to there, and where that filling starts.

    ``base`` is what it costs to have come to each boundary in front of the blank.
    """
    if costs.measure:
        return _sized_fillings(base, costs, costs.measure)
    return _free_fillings(base, costs)


def _free_fillings(base: Sequence[int], costs: FillingCosts) -> tuple[list[int], list[int]]:
    """Return the cheapest fillings of any size: one walk, with the best start so far of each kind of filling."""
    filled = [NEVER]
    filled_from = [0]
    crossing, takes_units = costs.crossing, costs.takes_units
    within, start = NEVER, 0  # a filling that has not left its first sentence
    across, across_start = NEVER, 0  # one that has
    whole, whole_start = NEVER, 0  # any, to end where a unit does
    boundaries = zip(base, costs.begins, costs.tokens, costs.opens, costs.closes[1:], costs.units[1:], strict=False)
    for c, (come, begun, fill, opening, close, ending) in enumerate(boundaries):
        begins = come + FILL_OPENS + begun
        if opening:
            across += FILL_HOLDS_SENTENCE
            if within + crossing < across:
                across, across_start = within + crossing, start
            within = NEVER
        if begins < within:
            within, start = begins, c
        if begins < whole:
            whole, whole_start = begins, c
        within += fill
        across += fill
        whole += fill
        cost, begin = (within, start) if within <= across else (across, across_start)
        if ending and takes_units and whole < cost:
            cost, begin = whole, whole_start
        filled.append(cost + close)
        filled_from.append(begin)
    return filled, filled_from


def _sized_fillings(base: Sequence[int], costs: FillingCosts, measure: Measure) -> tuple[list[int], list[int]]:
    """Return the cheapest fillings for a mask that tells its size: of all that nearly fit, and of all others one."""
    starts, off = measure.starts, measure.off
    slack = SIZE_OFF // off
    begun = [cost + FILL_OPENS + opening for cost, opening in zip(base, costs.begins, strict=True)]
    filled, filled_from = _free_fillings(base, costs)
    first = 0
    for c, (end, close) in enumerate(zip(measure.ends, costs.closes[1:], strict=True), 1):
        wanted = end - measure.size
        cost, start = filled[c] + SIZE_OFF - close, filled_from[c]
        while first < c and starts[first] < wanted - slack:
            first += 1
        for k in range(first, c):
            over = starts[k] - wanted
            if over > slack:
                break
            fits = begun[k] + off * (over if over > 0 else -over)
            if fits < cost:
                cost, start = fits, k
        filled[c], filled_from[c] = cost + close, start
    return filled, filled_from


def listed_fillings(costs: FillingCosts, before: Sequence[int], after: Sequence[int], limit: int) -> list[Rival]:
    """Return every filling, up to a length, with which everything together costs no more than the limit.

    ``before`` and ``after`` are what it costs to come to each boundary, and to go on from it to the end.
    """
    found: list[Rival] = []
    ends = list(map(add, costs.closes, after))
    sums = list(accumulate(costs.tokens, initial=0))
    measure = costs.measure
    # What fits its mask does not pay for its tokens.
    onward = ends if measure else list(map(add, ends, sums))
    least = min(onward)
    for start in range(len(before) - 1):
        cost = before[start] + FILL_OPENS + costs.begins[start]
        spared = limit - cost if measure else limit - cost + sums[start]
        # Most beginnings are too dear whatever the end.
        if least > spared:
            continue
        reach = min(len(before), start + 1 + LONGEST_LISTED)
        if min(onward[start + 1 : reach]) > spared:
            continue
        inner = _inner_costs(costs, sums, start, reach)
        if measure:
            inner = _fitted(measure, inner, start)
        for stop, (inside, end) in enumerate(zip(inner, ends[start + 1 : reach], strict=True), start + 1):
            if cost + inside + end <= limit:
                found.append(Rival(cost + inside + end, start, stop))
    return found


def _inner_costs(costs: FillingCosts, sums: list[int], start: int, reach: int) -> list[int]:
    """Return what the tokens from ``start`` on cost in a blank of any size, up to each boundary before ``reach``."""
    before = sums[start]
    inner = [cost - before for cost in sums[start + 1 : reach]]
    if True in costs.opens[start + 1 : reach - 1]:
        crossing = 0
        for number in range(1, len(inner)):
            if costs.opens[start + number]:
                crossing += FILL_HOLDS_SENTENCE if crossing else costs.crossing
            if not (costs.takes_units and costs.units[start + number + 1]):
                inner[number] += crossing
    return inner


def _fitted(measure: Measure, inner: list[int], start: int) -> list[int]:
    """Return what the tokens from ``start`` on cost in a mask that tells its size."""
    wanted = measure.starts[start] + measure.size
    fits = [measure.off * abs(end - wanted) for end in measure.ends[start : start + len(inner)]]
    return [
        fit if fit <= SIZE_OFF and fit < free + SIZE_OFF else free + SIZE_OFF
        for fit, free in zip(fits, inner, strict=True)
    ]
