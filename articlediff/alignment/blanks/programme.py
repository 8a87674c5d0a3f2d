"""The dynamic programme over the items of a pattern and the tokens of the second strand.

With affine gap costs, after Gotoh, "An improved algorithm for matching biological sequences", 1982. A cell has three
states: the last item is matched, or a deletion is open, or an insertion is. The programme is run from both ends, so
that for each blank the cost of every other filling is known, not only of the best.

The way to a cell is read off its costs, by the methods of CostRow, and not kept as back-pointers: these make the
innermost loop 1.3 times as slow, and few cells are on the way back. On ties the methods choose as the loops do.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import add
from typing import TYPE_CHECKING

from articlediff.alignment import work
from articlediff.alignment.blanks.columns import Insertions
from articlediff.alignment.blanks.filling_costs import FillingCosts
from articlediff.alignment.blanks.fillings import cheapest_fillings
from articlediff.calibration.costs import DELETE_OPENS, DELETED_BLANK, NEVER
from articlediff.records import NamedTuple

if TYPE_CHECKING:
    from typing import Literal

    State = Literal["matched", "deleting", "inserting"]

Item = tuple[int, "int | None"]
"""A token of the first strand and None, or the place of a blank and its number."""


class Pattern(NamedTuple):
    """A stretch of the first strand, and the costs of its items against the tokens of the second."""

    items: Sequence[Item]
    rewordings: Sequence[Sequence[int]]
    """The cost of each item, if it is a token, against each token."""
    costs: dict[int, FillingCosts]
    """The costs of each blank's fillings, by its number."""
    insertions: Insertions

    def mirrored(self, first: int) -> Pattern:
        """Return the items from the given one on, as read from the other end."""
        items = self.items[first:][::-1]
        return Pattern(
            items,
            [costs[::-1] for costs in self.rewordings[first:][::-1]],
            {number: self.costs[number].mirrored() for _, number in items if number is not None},
            self.insertions.mirrored(),
        )


class CostRow(NamedTuple):
    """The least costs to have read the items so far and the first c tokens, for each boundary c, by their state."""

    matched: list[int]
    deleting: list[int]
    inserting: list[int]
    cheapest: list[int]
    """Of the three, with an open insertion closed."""
    filled_from: list[int]
    """For a blank: where the filling that ends at c starts; at c itself if nothing is in the blank."""
    unchanged: frozenset[int] = frozenset()
    """For a blank: the boundaries in front of which its own mask is matched."""

    def state_at(self, c: int) -> State:
        """Return the state that the cheapest way to the cell ends in."""
        cheapest = self.cheapest[c]
        if self.matched[c] == cheapest:
            return "matched"
        return "deleting" if self.deleting[c] == cheapest else "inserting"

    def before_insertion(self, c: int, token: int) -> State:
        """Return the state one token before a cell in an insertion, of which that token costs so much."""
        if self.inserting[c - 1] + token == self.inserting[c]:
            return "inserting"
        return "matched" if self.matched[c - 1] <= self.deleting[c - 1] else "deleting"

    def before_deletion(self, above: CostRow, c: int, item: int) -> State:
        """Return the state one item above a cell in a deletion, of which that item costs so much."""
        return "deleting" if above.deleting[c] + item == self.deleting[c] else above.state_at(c)


def sweep(weights: Sequence[int], pattern: Pattern) -> list[CostRow]:
    """Return the rows of the programme: the first with nothing read of the pattern, then one an item.

    ``weights`` are those of the first strand.
    """
    insertions = pattern.insertions
    work.spent("cells", len(pattern.items) * len(insertions.edges))
    rows = [_first_row(insertions)]
    for (token, number), rewordings in zip(pattern.items, pattern.rewordings, strict=True):
        if number is None:
            rows.append(token_row(rows[-1], weights[token], rewordings, insertions))
        else:
            rows.append(blank_row(rows[-1], pattern.costs[number], insertions))
    return rows


def _first_row(insertions: Insertions) -> CostRow:
    """Return the row in which everything is inserted."""
    size = len(insertions.tokens)
    edge = insertions.edges[0]
    inserting = [NEVER, *(edge + cost for cost in insertions.sums[1:])]
    matched = [0] + [NEVER] * size
    return CostRow(matched, [NEVER] * (size + 1), inserting, insertions.from_start(), [])


def token_row(before: CostRow, weight: int, rewordings: Sequence[int], insertions: Insertions) -> CostRow:
    """Return the row after a token of that weight."""
    opened = DELETE_OPENS + weight
    matched = [NEVER, *map(add, before.cheapest, rewordings)]
    deleting = [
        above + opened if above + DELETE_OPENS < going_on else going_on + weight
        for above, going_on in zip(before.cheapest, before.deleting, strict=True)
    ]
    inserting, cheapest = _inserting(matched, deleting, insertions)
    return CostRow(matched, deleting, inserting, cheapest, [])


def blank_row(before: CostRow, costs: FillingCosts, insertions: Insertions) -> CostRow:
    """Return the row after a blank: it is filled, or has nothing in it, or is its own mask, or is deleted."""
    matched, filled_from = cheapest_fillings(before.cheapest, costs)
    for c, (above, filled, empty) in enumerate(zip(before.cheapest, matched, costs.nothing, strict=True)):
        nothing = above + empty
        if nothing < filled:
            matched[c] = nothing
            filled_from[c] = c
    unchanged: list[int] = []
    for token in costs.unchanged:
        if before.cheapest[token] <= matched[token + 1]:
            matched[token + 1] = before.cheapest[token]
            unchanged.append(token + 1)
    deleting = [
        above + DELETE_OPENS + DELETED_BLANK if above + DELETE_OPENS < going_on else going_on + DELETED_BLANK
        for above, going_on in zip(before.cheapest, before.deleting, strict=True)
    ]
    inserting, cheapest = _inserting(matched, deleting, insertions)
    return CostRow(matched, deleting, inserting, cheapest, filled_from, frozenset(unchanged))


def _inserting(matched: list[int], deleting: list[int], insertions: Insertions) -> tuple[list[int], list[int]]:
    """Return the cheapest ways that end in an insertion, and the cheapest of all, in one row."""
    # The innermost loop of a comparison: conditional expressions, since a call of min takes as long as all else in it.
    here_i = NEVER
    inserting: list[int] = []
    cheapest: list[int] = []
    tokens = [*insertions.tokens, 0]
    for here_m, here_d, edge, insert in zip(matched, deleting, insertions.edges, tokens, strict=True):
        left = here_m if here_m < here_d else here_d
        inserting.append(here_i)
        closed = here_i + edge
        cheapest.append(left if left < closed else closed)
        opening = left + edge
        here_i = (opening if opening < here_i else here_i) + insert
    return inserting, cheapest
