"""Gaps with a blank: the first strand is a pattern in which every blank stands for some tokens or none.

A dynamic programme over pattern items and tokens of the second strand, with affine gap costs (Gotoh
1982). Three states a cell: matched (M), inside a deletion (D), inside an insertion (I). It is run from
both ends, so that for each blank the cost of every other filling is known, not only the best.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from articlediff.alignment.blanks.columns import Columns, columns, mirrored
from articlediff.alignment.blanks.fillings import (
    NEVER,
    Edges,
    Filled,
    cheapest_fillings,
    edges,
    empty_cost,
    listed_fillings,
)
from articlediff.alignment.types import SIGN, Bounds, Filling, Match

if TYPE_CHECKING:
    from articlediff.alignment.protocols import Gap, Strand

DELETE_OPENS = 15
REWORDS = 9
RECASES = 2
STAYS = 9  # a word that both sides of the gap have is hardly reworded
DELETED_BLANK = 3  # a blank that goes with the passage it stands in or begins
CERTAIN = 30
"""The margin of a filling that has no rival."""
LONGEST_WORD = 8
LONE_REACH = 24
NEAR = 4
"""A reading that costs no more than this above the best is an alternative to it."""
MOST_ALTERNATIVES = 3


Form = tuple[str, str]
"""A token without its case, and its beginning."""


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
    if len(numbers) == 1 and _is_one_word(a, b, gaps[numbers[0]], bounds, likely):
        return [], [Filling(numbers[0], bounds.b0, bounds.b1, CERTAIN)]
    cols = columns(b, bounds, likely, gaps[numbers.start : numbers.stop])
    if _is_lone_blank(a, gaps, numbers, bounds, cols):
        return [], _filled_alone(a, gaps, numbers[0], cols, bounds)
    items = _items(gaps, numbers, bounds)
    edged = {number: edges(a, gaps[number], cols) for number in numbers}
    pairings = _pairings(a, items, cols)
    rows = _sweep(a, gaps, items, pairings, cols, edged)
    matches, fillings = _traced(a, gaps, items, cols, rows, bounds)
    if not fillings:
        return matches, []
    # From the other end no further than to the first blank that is filled.
    first = items.index((gaps[fillings[0].blank].at, fillings[0].blank))
    backwards = {number: (closes[::-1], opens[::-1]) for number, (opens, closes) in edged.items()}
    pairings_back = [pairing[::-1] for pairing in pairings[:first:-1]]
    back = _sweep(a, gaps, items[:first:-1], pairings_back, mirrored(cols), backwards)
    return matches, [_weighed(filling, items, gaps, rows, back, cols, edged, bounds) for filling in fillings]


def _is_one_word(a: Strand, b: Strand, gap: Gap, bounds: Bounds, likely: Sequence[bool] | None) -> bool:
    """Whether one blank stands against one word, as in most gaps, and nothing speaks against it."""
    a0, a1, b0, b1 = bounds
    if a1 - a0 != gap.covers or b1 - b0 > LONGEST_WORD or any(b.spaces[b0 + 1 : b1]) or b.weights[b0] <= SIGN:
        return False
    if gap.faint or gap.kept or gap.words is not None or gap.width not in (None, b.ends[b1 - 1] - b.starts[b0]):
        return False
    if likely and not (gap.covers or likely[b0]):
        return False
    spaced_left, spaced_right = bool(b.spaces[b0]), b1 == len(b.keys) or bool(b.spaces[b1])
    if spaced_left == gap.glued_left or spaced_right == gap.glued_right:
        return False
    kept = len(gap.space) > 1 and gap.space in (b.spaces[b0], *b.spaces[b1 : b1 + 1])
    return not kept and not (gap.covers and a.keys[gap.at] in b.keys[b0:b1])


def _is_lone_blank(a: Strand, gaps: Sequence[Gap], numbers: range, bounds: Bounds, cols: Columns) -> bool:
    """Whether the gap is, as most are, one blank that does not stand in the second strand as well, and nothing else."""
    if len(numbers) != 1 or len(cols.keys) > LONE_REACH:
        return False
    gap = gaps[numbers[0]]
    return bounds.a1 - bounds.a0 == gap.covers and not (gap.covers and a.keys[gap.at] in cols.keys)


def _filled_alone(a: Strand, gaps: Sequence[Gap], number: int, cols: Columns, bounds: Bounds) -> list[Filling]:
    """The filling of a blank that stands alone, by looking at every possible one."""
    gap = gaps[number]
    before, after = _inserted_before(cols), _inserted_behind(cols)
    empty = min(x + y for x, y in zip(before, after, strict=True)) + empty_cost(gap)
    found = sorted(listed_fillings(gap, cols, edges(a, gap, cols), before, after, empty))
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


def _pairings(a: Strand, items: list[tuple[int, int]], cols: Columns) -> list[list[int]]:
    """For each item that is a token, what it costs to have it stand against each token of the columns."""
    found: dict[str, list[int]] = {}
    forms = _forms(cols)
    for token, number in items:
        # A blank may stand behind the last token.
        if number < 0 and (key := a.keys[token]) not in found:
            found[key] = _pairing(key, a.weights[token], cols, forms)
    return [found[a.keys[token]] if number < 0 else [] for token, number in items]


def _forms(cols: Columns) -> list[Form]:
    return [(key.casefold(), key[:3]) for key in cols.keys]


def _pairing(key: str, weight: int, cols: Columns, forms: list[Form]) -> list[int]:
    is_word = weight > SIGN
    stays = STAYS if is_word and key in cols.keys else 0
    folded, start = key.casefold(), key[:3]
    found: list[int] = []
    for other, other_weight, (other_folded, other_start) in zip(cols.keys, cols.weights, forms, strict=True):
        if other == key:
            found.append(0)
        elif (other_weight > SIGN) is not is_word:
            found.append(NEVER)
        elif other_folded == folded:
            found.append(stays + RECASES)
        else:
            alike = REWORDS if other_start != start else REWORDS // 2
            # An editor puts a word of content for another, and "the" for "a".
            unlike = abs(weight - other_weight)
            found.append(stays + alike + unlike + (weight + other_weight) * 2 // 5)
    return found


def _sweep(
    a: Strand,
    gaps: Sequence[Gap],
    items: list[tuple[int, int]],
    pairings: list[list[int]],
    cols: Columns,
    edged: dict[int, Edges],
) -> list[Row]:
    rows = [_first_row(cols)]
    for (token, number), pairing in zip(items, pairings, strict=True):
        if number < 0:
            rows.append(_token_row(rows[-1], a.weights[token], pairing, cols))
        else:
            key = a.keys[token] if gaps[number].covers else None
            rows.append(_blank_row(rows[-1], gaps[number], key, cols, edged[number]))
    return rows


def _first_row(cols: Columns) -> Row:
    """Nothing read of the pattern yet: everything is inserted."""
    size = len(cols.inserts)
    edge = cols.insert_edges[0]
    inserting = [NEVER, *(edge + cost for cost in cols.insert_sums[1:])]
    matched = [0] + [NEVER] * size
    return Row(matched, [NEVER] * (size + 1), inserting, _inserted_before(cols), [])


def _inserted_before(cols: Columns) -> list[int]:
    """What it costs to insert everything before each boundary."""
    first = cols.insert_edges[0]
    return [0, *[first + cost + edge for cost, edge in zip(cols.insert_sums, cols.insert_edges, strict=True)][1:]]


def _inserted_behind(cols: Columns) -> list[int]:
    """What it costs to insert everything behind each boundary."""
    last = cols.insert_edges[-1] + cols.insert_sums[-1]
    return [*[last - cost + edge for cost, edge in zip(cols.insert_sums, cols.insert_edges, strict=True)][:-1], 0]


def _token_row(before: Row, weight: int, pairing: list[int], cols: Columns) -> Row:
    opened = DELETE_OPENS + weight
    matched = [NEVER, *map(add, before.cheapest, pairing)]
    deleting = [
        above + opened if above + DELETE_OPENS < going_on else going_on + weight
        for above, going_on in zip(before.cheapest, before.deleting, strict=True)
    ]
    inserting, cheapest = _inserting(matched, deleting, cols)
    return Row(matched, deleting, inserting, cheapest, [])


def _inserting(matched: list[int], deleting: list[int], cols: Columns) -> tuple[list[int], list[int]]:
    """The cheapest ways that end in an insertion, and the cheapest of all, in one row."""
    # The innermost loop of a comparison: conditional expressions, since a call of min takes as long as all else in it.
    here_i = NEVER
    inserting: list[int] = []
    cheapest: list[int] = []
    for here_m, here_d, edge, insert in zip(matched, deleting, cols.insert_edges, [*cols.inserts, 0], strict=True):
        left = here_m if here_m < here_d else here_d
        inserting.append(here_i)
        closed = here_i + edge
        cheapest.append(left if left < closed else closed)
        opening = left + edge
        here_i = (opening if opening < here_i else here_i) + insert
    return inserting, cheapest


def _blank_row(before: Row, gap: Gap, key: str | None, cols: Columns, edged: Edges) -> Row:
    matched, filled_from = cheapest_fillings(before.cheapest, gap, cols, edged)
    empty = empty_cost(gap)
    kept = gap.space if len(gap.space) > 1 else None
    for c, (above, filled, space) in enumerate(zip(before.cheapest, matched, cols.spaces, strict=True)):
        nothing = above if space == kept else above + empty
        if nothing < filled:
            matched[c] = nothing
            filled_from[c] = c
    if key is not None and key in cols.keys:
        for c, other in enumerate(cols.keys, 1):
            if other == key and before.cheapest[c - 1] <= matched[c]:
                matched[c] = before.cheapest[c - 1]
                filled_from[c] = -1
    deleting = [
        above + DELETE_OPENS + DELETED_BLANK if above + DELETE_OPENS < going_on else going_on + DELETED_BLANK
        for above, going_on in zip(before.cheapest, before.deleting, strict=True)
    ]
    inserting, cheapest = _inserting(matched, deleting, cols)
    return Row(matched, deleting, inserting, cheapest, filled_from)


def _traced(
    a: Strand,
    gaps: Sequence[Gap],
    items: list[tuple[int, int]],
    cols: Columns,
    rows: list[Row],
    bounds: Bounds,
) -> tuple[list[Match], list[Filling]]:
    """Walk the cheapest way back from the last cell."""
    matches: list[Match] = []
    fillings: list[Filling] = []
    r, c = len(items), len(cols.keys)
    state = _cheapest_state(rows[r], c)
    while r or c:
        row = rows[r]
        if state == "I":
            c -= 1
            stays = row.inserting[c] + cols.inserts[c] == row.inserting[c + 1]
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
            if cols.keys[c] == a.keys[token]:
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
    cols: Columns,
    edged: dict[int, Edges],
    bounds: Bounds,
) -> Filling:
    """The filling with its margin over the next best reading of its blank, and those that come near."""
    r = next(k for k, (_, number) in enumerate(items) if number == filling.blank)
    gap = gaps[filling.blank]
    total = rows[-1].cheapest[-1]
    before, after = rows[r].cheapest, back[len(items) - r - 1].cheapest[::-1]
    chosen = (filling.start - bounds.b0, filling.stop - bounds.b0)
    empty = min(map(add, before, after)) + empty_cost(gap)
    found = listed_fillings(gap, cols, edged[filling.blank], before, after, total + 4 * NEAR)
    others = sorted(other for other in found if other[1] != chosen)
    margin = min([empty, *(cost for cost, _ in others[:1])]) - total
    return filling._replace(margin=max(0, margin), alternatives=_near(others, total, bounds))


def _near(others: list[Filled], best: int, bounds: Bounds) -> tuple[tuple[int, int], ...]:
    """The other fillings that cost hardly more than the best reading."""
    near = [(bounds.b0 + c0, bounds.b0 + c) for cost, (c0, c) in others if cost <= best + NEAR]
    return tuple(near[:MOST_ALTERNATIVES])
