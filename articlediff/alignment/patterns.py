"""Gaps with a blank: the first strand is a pattern in which every blank stands for some tokens or none.

A dynamic programme over pattern items and tokens of the second strand, with affine gap costs (Gotoh
1982). Three states a cell: matched (M), inside a deletion (D), inside an insertion (I). It is run from
both ends, so that for each blank the cost of every other filling is known, not only the best.

Costs are whole numbers, 10 for one word of content, so that ties do not hang on rounding.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from articlediff.alignment.types import Bounds, Filling, Match

if TYPE_CHECKING:
    from articlediff.alignment.protocols import Gap, Strand

DELETE_OPENS = 10
INSERT_EDGE = 6
INSERT_EDGE_OF_SENTENCE = 4  # what editors add begins and ends where sentences do
INSERT_PER_WEIGHT = 5  # an inserted token costs a fifth of its weight
REWORDS = 6
SIGN = 3  # the weight of a sign; a word weighs more
FILL_OPENS = 4
FILL_TOKEN = 2
FILL_UNLIKELY = 6  # for a word in bare white space, where the copy is known to lose words of another kind
FILL_OFF_SENTENCE = 8  # the blank opens a sentence and its filling does not, or the other way round
FILL_CROSSES_SENTENCE = 40
MISGLUED = 6
KEPT_GAP = 20  # the run of spaces stands in the second strand too
OFF_LINE = 3
SEAM = 1  # words of one kind part less willingly than a name and a number
EMPTY = 25
EMPTY_FAINT = 3
DELETED_BLANK = 3  # a blank that goes with the passage it stands in
WORD_OFF = 12  # for each word more or less than the mark tells
WIDTH_OFF = 4  # for each character more or less than the mark is wide
WIDTH_SLACK = 8
LONE_REACH = 24
LONGEST_ALTERNATIVE = 64
NEAR = 8
"""A reading that costs no more than this above the best is an alternative to it."""
MOST_ALTERNATIVES = 3
_NEVER = 1 << 40


class Costs(NamedTuple):
    """What the columns cost in one direction: per token (0..m-1) or per boundary between tokens (0..m)."""

    keys: Sequence[str]
    weights: Sequence[int]
    inserts: list[int]
    insert_edges: list[int]  # at boundary c: what an insertion costs that begins or ends there
    fills: list[int]  # what a token costs in a bare blank
    opens: list[bool]  # at boundary c: token c opens a sentence
    crossings: list[int]  # at boundary c: a filling runs from token c-1 on to token c
    spaces: list[str]  # at boundary c: the white space between the tokens
    edges: list[int]  # characters at boundary c: where token c starts; used with `ends` for widths
    ends: list[int]


Edges = tuple[list[int], list[int]]
"""What a blank pays at each boundary for beginning, and for ending, its filling there."""


class Row(NamedTuple):
    """The cheapest ways to have read the items so far and the first c tokens, by the state they end in."""

    matched: list[int]
    deleting: list[int]
    inserting: list[int]
    cheapest: list[int]
    filled_from: list[int]
    """For a blank: where the filling that ends at c starts."""


def fill(
    a: Strand,
    b: Strand,
    gaps: Sequence[Gap],
    numbers: range,
    bounds: Bounds,
    likely: Sequence[bool] | None = None,
) -> tuple[list[Match], list[Filling]]:
    """Align ``a[a0:a1]``, in which the gaps with these numbers stand, to ``b[b0:b1]``.

    ``likely`` tells of each token of ``b`` whether it is of the kind that bare gaps have lost, if that is known.
    """
    costs = _costs(b, bounds, likely)
    if _is_lone_blank(a, gaps, numbers, bounds, costs):
        return [], _filled_alone(a, gaps, numbers[0], costs, bounds)
    items = _items(gaps, numbers, bounds)
    edges = {number: _edges(a, gaps[number], costs) for number in numbers}
    rows = _sweep(a, gaps, items, costs, edges)
    mirrored = {number: (closes[::-1], opens[::-1]) for number, (opens, closes) in edges.items()}
    back = _sweep(a, gaps, items[:0:-1], _reversed(costs), mirrored)
    matches, fillings = _traced(a, gaps, items, costs, rows, bounds)
    weighed = [_weighed(filling, items, gaps, rows, back, costs, edges, bounds) for filling in fillings]
    return matches, weighed


def _is_lone_blank(a: Strand, gaps: Sequence[Gap], numbers: range, bounds: Bounds, costs: Costs) -> bool:
    """Whether the gap is, as most are, one blank that does not stand in the second strand as well, and nothing else."""
    if len(numbers) != 1 or len(costs.keys) > LONE_REACH:
        return False
    gap = gaps[numbers[0]]
    return bounds.a1 - bounds.a0 == gap.covers and not (gap.covers and a.keys[gap.at] in costs.keys)


def _filled_alone(a: Strand, gaps: Sequence[Gap], number: int, costs: Costs, bounds: Bounds) -> list[Filling]:
    """The filling of a blank that stands alone, by looking at every possible one."""
    gap = gaps[number]
    before = _first_row(costs.inserts, costs.insert_edges).cheapest
    after = _first_row(costs.inserts[::-1], costs.insert_edges[::-1]).cheapest[::-1]
    edges = _edges(a, gap, costs)
    empty = min(x + y for x, y in zip(before, after, strict=True)) + _empty(gap)
    found = sorted(_fillings(gap, costs, edges, before, after, empty))
    if not found:
        return []
    (best, (c0, c)), others = found[0], found[1:]
    margin = min([empty, *(cost for cost, _ in others[:1])]) - best
    return [Filling(number, bounds.b0 + c0, bounds.b0 + c, margin, _near(others, best, bounds))]


def _items(gaps: Sequence[Gap], numbers: range, bounds: Bounds) -> list[tuple[int, int]]:
    """The pattern: (token, -1) or (token, number of the blank that stands there)."""
    items: list[tuple[int, int]] = []
    token = bounds.a0
    for number in numbers:
        gap = gaps[number]
        items.extend((k, -1) for k in range(token, gap.at))
        items.append((gap.at, number))
        token = gap.at + gap.covers
    items.extend((k, -1) for k in range(token, bounds.a1))
    return items


def _costs(b: Strand, bounds: Bounds, likely: Sequence[bool] | None) -> Costs:
    first, stop = bounds.b0, bounds.b1
    weights = b.weights[first:stop]
    keys = b.keys[first:stop]
    opens = [c < len(b.keys) and b.opens_sentence(c) for c in range(first, stop + 1)]
    crossings = [FILL_CROSSES_SENTENCE * opening for opening in opens]
    insert_edges = [INSERT_EDGE_OF_SENTENCE if opening else INSERT_EDGE for opening in opens]
    fills = [FILL_TOKEN] * (stop - first)
    if likely:
        fills = [
            FILL_TOKEN if fits or weight <= SIGN else FILL_TOKEN + FILL_UNLIKELY
            for fits, weight in zip(likely[first:stop], weights, strict=True)
        ]
    spaces = [*b.spaces[first : stop + 1], " "][: stop - first + 1]
    inserts = [max(1, weight // INSERT_PER_WEIGHT) for weight in weights]
    starts, ends = list(b.starts[first:stop]), list(b.ends[first:stop])
    return Costs(keys, weights, inserts, insert_edges, fills, opens, crossings, spaces, starts, ends)


def _reversed(costs: Costs) -> Costs:
    """The same columns read from the end."""
    return Costs(
        costs.keys[::-1], costs.weights[::-1], costs.inserts[::-1], costs.insert_edges[::-1], costs.fills[::-1],
        costs.opens[::-1], costs.crossings[::-1], costs.spaces[::-1],
        [-end for end in reversed(costs.ends)], [-start for start in reversed(costs.edges)],
    )  # fmt: skip


def _sweep(
    a: Strand, gaps: Sequence[Gap], items: list[tuple[int, int]], costs: Costs, edges: dict[int, Edges]
) -> list[Row]:
    rows = [_first_row(costs.inserts, costs.insert_edges)]
    for token, number in items:
        if number < 0:
            rows.append(_token_row(rows[-1], a.keys[token], a.weights[token], costs))
        else:
            key = a.keys[token] if gaps[number].covers else None
            rows.append(_blank_row(rows[-1], gaps[number], key, costs, edges[number]))
    return rows


def _first_row(inserts: list[int], insert_edges: list[int]) -> Row:
    """Nothing read of the pattern yet: everything is inserted."""
    size = len(inserts)
    inserting = list(accumulate(inserts, initial=insert_edges[0]))
    closed = [cost + edge for cost, edge in zip(inserting, insert_edges, strict=True)]
    inserting[0] = _NEVER
    matched = [0] + [_NEVER] * size
    return Row(matched, [_NEVER] * (size + 1), inserting, [0, *closed[1:]], [])


def _token_row(before: Row, key: str, weight: int, costs: Costs) -> Row:
    matched: list[int] = []
    deleting: list[int] = []
    inserting: list[int] = []
    cheapest: list[int] = []
    diagonal = _NEVER
    here_m = here_d = here_i = _NEVER
    is_word = weight > SIGN
    inserts, edges, keys, weights = costs.inserts, costs.insert_edges, costs.keys, costs.weights
    for c, above in enumerate(before.cheapest):
        left_m = here_m if here_m < here_d else here_d
        if c:
            other = weights[c - 1]
            if keys[c - 1] == key:
                here_m = diagonal
            elif (other > SIGN) == is_word:
                here_m = diagonal + _rewording(key, weight, keys[c - 1], other)
            else:
                here_m = _NEVER
            opening = left_m + edges[c - 1]
            here_i = (opening if opening < here_i else here_i) + inserts[c - 1]
        going_on = before.deleting[c]
        here_d = min(above + DELETE_OPENS, going_on) + weight
        matched.append(here_m)
        deleting.append(here_d)
        inserting.append(here_i)
        cheapest.append(min(here_m, here_d, here_i + edges[c]))
        diagonal = above
    return Row(matched, deleting, inserting, cheapest, [])


def _rewording(key: str, weight: int, other: str, other_weight: int) -> int:
    if key.casefold() == other.casefold():
        return 2
    alike = REWORDS if key[:3] != other[:3] else REWORDS // 2
    return alike + (weight + other_weight) * 2 // 5


def _blank_row(before: Row, gap: Gap, key: str | None, costs: Costs, edges: Edges) -> Row:
    filled, filled_from = _filled(before.cheapest, gap, costs, edges)
    empty = _empty(gap)
    matched: list[int] = []
    deleting: list[int] = []
    inserting: list[int] = []
    cheapest: list[int] = []
    here_i = _NEVER
    left = _NEVER
    for c, above in enumerate(before.cheapest):
        here_m = filled[c]
        nothing = above if len(gap.space) > 1 and costs.spaces[c] == gap.space else above + empty
        if nothing < here_m:
            here_m, filled_from[c] = nothing, c
        if key is not None and c and costs.keys[c - 1] == key and before.cheapest[c - 1] <= here_m:
            here_m, filled_from[c] = before.cheapest[c - 1], -1
        here_d = before.deleting[c] + DELETED_BLANK
        if c:
            opening = left + costs.insert_edges[c - 1]
            here_i = (opening if opening < here_i else here_i) + costs.inserts[c - 1]
        matched.append(here_m)
        deleting.append(here_d)
        inserting.append(here_i)
        left = here_m if here_m < here_d else here_d
        cheapest.append(min(left, here_i + costs.insert_edges[c]))
    return Row(matched, deleting, inserting, cheapest, filled_from)


def _filled(base: list[int], gap: Gap, costs: Costs, edges: Edges) -> tuple[list[int], list[int]]:
    """For each boundary, the cheapest way to fill the blank up to there, and where that filling starts."""
    opens, closes = edges
    if gap.words is not None or gap.width is not None:
        return _filled_by_size(base, gap, costs, edges)
    filled = [_NEVER]
    filled_from = [0]
    fills = _fills(gap, costs)
    running, start = _NEVER, 0
    for c in range(len(base) - 1):
        going_on = running + costs.crossings[c]
        opening = base[c] + FILL_OPENS + opens[c]
        if opening < going_on:
            running, start = opening + fills[c], c
        else:
            running = going_on + fills[c]
        filled.append(running + closes[c + 1])
        filled_from.append(start)
    return filled, filled_from


def _filled_by_size(base: list[int], gap: Gap, costs: Costs, edges: Edges) -> tuple[list[int], list[int]]:
    opens, closes = edges
    filled = [_NEVER]
    filled_from = [0]
    for c in range(1, len(base)):
        best, start = _NEVER, c
        for c0 in range(c - 1, -1, -1):
            size = _size_cost(gap, costs, c0, c)
            if size < 0:
                break
            cost = base[c0] + FILL_OPENS + opens[c0] + size
            if cost < best:
                best, start = cost, c0
        filled.append(best + closes[c])
        filled_from.append(start)
    return filled, filled_from


def _size_cost(gap: Gap, costs: Costs, c0: int, c: int) -> int:
    """What it costs that the tokens from c0 to c are more or fewer than the mark tells; -1 if far too many."""
    if gap.words is not None:
        words = 1 + sum(map(bool, costs.spaces[c0 + 1 : c]))
        return -1 if words > gap.words + 3 else WORD_OFF * abs(words - gap.words)
    width = gap.width or 0
    off = costs.ends[c - 1] - costs.edges[c0] - width
    return -1 if off > WIDTH_SLACK + width // 2 else min(WIDTH_OFF * abs(off), 60)


def _fills(gap: Gap, costs: Costs) -> list[int]:
    return [FILL_TOKEN] * len(costs.keys) if gap.covers else costs.fills


def _edges(a: Strand, gap: Gap, costs: Costs) -> Edges:
    """What it costs to begin, and to end, a filling at each boundary."""
    # A gap that stands in the full text too has lost nothing.
    kept = [KEPT_GAP if len(gap.space) > 1 and space == gap.space else 0 for space in costs.spaces]
    # Blanks side by side part their words where a name ends and a number begins.
    for c in range(1, len(costs.keys)):
        if costs.keys[c - 1][0].isdigit() == costs.keys[c][0].isdigit():
            kept[c] += SEAM
    opens_sentence = gap.at < len(a.keys) and a.opens_sentence(gap.at)
    opens = [
        cost + MISGLUED * (bool(space) == gap.glued_left) + FILL_OFF_SENTENCE * (opening != opens_sentence)
        for cost, space, opening in zip(kept, costs.spaces, costs.opens, strict=True)
    ]
    closes = [
        cost + MISGLUED * (bool(space) == gap.glued_right) for cost, space in zip(kept, costs.spaces, strict=True)
    ]
    _add_line_breaks(a, gap, costs, opens, closes)
    return opens, closes


def _add_line_breaks(a: Strand, gap: Gap, costs: Costs, opens: list[int], closes: list[int]) -> None:
    """A mark that begins or ends a line hides what begins or ends one."""
    for at, edges in ((gap.at, opens), (gap.at + 1, closes)):
        if gap.covers and at < len(a.keys) and "\n" in a.spaces[at]:
            for c, space in enumerate(costs.spaces):
                edges[c] += OFF_LINE * ("\n" not in space)


def _traced(
    a: Strand,
    gaps: Sequence[Gap],
    items: list[tuple[int, int]],
    costs: Costs,
    rows: list[Row],
    bounds: Bounds,
) -> tuple[list[Match], list[Filling]]:
    """Walk the cheapest way back from the last cell."""
    matches: list[Match] = []
    fillings: list[Filling] = []
    r, c = len(items), len(costs.keys)
    state = _cheapest_state(rows[r], c)
    while r or c:
        row = rows[r]
        if state == "I":
            c -= 1
            stays = row.inserting[c] + costs.inserts[c] == row.inserting[c + 1]
            state = "I" if stays else ("M" if row.matched[c] <= row.deleting[c] else "D")
            continue
        token, number = items[r - 1]
        before = rows[r - 1]
        if state == "D":
            cost = a.weights[token] if number < 0 else DELETED_BLANK
            stays = before.deleting[c] + cost == row.deleting[c]
            state = "D" if stays else _cheapest_state(before, c)
            r -= 1
            continue
        if number < 0:
            c -= 1
            if costs.keys[c] == a.keys[token]:
                matches.append(Match(token, bounds.b0 + c, 1))
        elif row.filled_from[c] == -1:
            c -= 1
            matches.append(Match(token, bounds.b0 + c, 1))
        else:
            start = row.filled_from[c]
            if start < c:
                fillings.append(Filling(number, bounds.b0 + start, bounds.b0 + c, 0))
            c = start
        r -= 1
        state = _cheapest_state(rows[r], c)
    return matches[::-1], fillings[::-1]


def _cheapest_state(row: Row, c: int) -> str:
    """The state to be in when the row is left."""
    cheapest = row.cheapest[c]
    if row.matched[c] == cheapest:
        return "M"
    return "D" if row.deleting[c] == cheapest else "I"


def _weighed(
    filling: Filling,
    items: list[tuple[int, int]],
    gaps: Sequence[Gap],
    rows: list[Row],
    back: list[Row],
    costs: Costs,
    edges: dict[int, Edges],
    bounds: Bounds,
) -> Filling:
    """The filling with its margin over the next best reading of its blank, and those that come near."""
    r = next(k for k, (_, number) in enumerate(items) if number == filling.blank)
    gap = gaps[filling.blank]
    total = rows[-1].cheapest[-1]
    before, after = rows[r].cheapest, back[len(items) - r - 1].cheapest[::-1]
    chosen = (filling.start - bounds.b0, filling.stop - bounds.b0)
    empty = min(x + y for x, y in zip(before, after, strict=True)) + _empty(gap)
    found = _fillings(gap, costs, edges[filling.blank], before, after, total + 4 * NEAR)
    others = sorted(other for other in found if other[1] != chosen)
    margin = min([empty, *(cost for cost, _ in others[:1])]) - total
    return filling._replace(margin=max(0, margin), alternatives=_near(others, total, bounds))


def _near(others: list[tuple[int, tuple[int, int]]], best: int, bounds: Bounds) -> tuple[tuple[int, int], ...]:
    """The other fillings that cost hardly more than the best reading."""
    near = [(bounds.b0 + c0, bounds.b0 + c) for cost, (c0, c) in others if cost <= best + NEAR]
    return tuple(near[:MOST_ALTERNATIVES])


def _empty(gap: Gap) -> int:
    return EMPTY_FAINT if gap.faint else EMPTY


def _fillings(
    gap: Gap, costs: Costs, edges: Edges, before: list[int], after: list[int], limit: int
) -> list[tuple[int, tuple[int, int]]]:
    """Every filling of the blank with which the whole gap costs no more than the limit."""
    opens, closes = edges
    sized = gap.words is not None or gap.width is not None
    fills = _fills(gap, costs)
    found = []
    for c0 in range(len(before) - 1):
        cost = before[c0] + FILL_OPENS + opens[c0]
        reach = min(len(before), c0 + 1 + LONGEST_ALTERNATIVE)
        if cost + min(after[c0 + 1 : reach]) > limit:
            continue
        for c in range(c0 + 1, reach):
            if sized:
                size = _size_cost(gap, costs, c0, c)
                if size < 0:
                    break
            else:
                cost += fills[c - 1] + (costs.crossings[c - 1] if c > c0 + 1 else 0)
                size = 0
            whole = cost + size + closes[c] + after[c]
            if whole <= limit:
                found.append((whole, (c0, c)))
    return found
