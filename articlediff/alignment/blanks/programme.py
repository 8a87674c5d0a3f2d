"""The dynamic programme over the items of a pattern and the tokens of the second strand.

With affine gap costs, after Gotoh, "An improved algorithm for matching biological sequences", 1982. A way comes to a
cell by the item of its row (a token matched or reworded, a blank filled), or at the end of a deletion or an insertion.
Of these two each cell keeps the cell before them, so that the way back takes them in one step. On ties the item comes
before a deletion, a deletion before an insertion, and of two deletions or insertions the longer before the shorter.

The programme is run from both ends, so that for each blank the cost of every other filling is known, not only of the
best.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import add

from articlediff.alignment import work
from articlediff.alignment.blanks.columns import Insertions
from articlediff.alignment.blanks.filling_costs import FillingCosts
from articlediff.alignment.blanks.fillings import cheapest_fillings
from articlediff.calibration.costs import DELETE_OPENS, DELETED_BLANK, NEVER
from articlediff.records import NamedTuple

Item = tuple[int, "int | None"]
"""A token of the first strand and None, or the place of a blank and its number."""
Cell = tuple[int, int]
"""A row of the programme, and a boundary of the second strand in it."""


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
    """The least costs to have read the items so far and the first c tokens, for each boundary c, and the ways there."""

    cheapest: list[int]
    before: list[Cell | None]
    """The cell before the deletion or insertion that the cheapest way ends in; None if the last item ends it."""
    filled_from: list[int]
    """For a blank: where the filling that ends at c starts; at c itself if nothing is in the blank."""
    unchanged: frozenset[int] = frozenset()
    """For a blank: the boundaries in front of which its own mask is matched."""


def sweep(weights: Sequence[int], pattern: Pattern) -> list[CostRow]:
    """Return the rows of the programme: the first with nothing read of the pattern, then one an item.

    ``weights`` are those of the first strand.
    """
    work.spent("cells", len(pattern.items) * len(pattern.insertions.edges))
    rows = _Rows(pattern.insertions)
    for (token, number), rewordings in zip(pattern.items, pattern.rewordings, strict=True):
        if number is None:
            rows.add_token(weights[token], rewordings)
        else:
            rows.add_blank(pattern.costs[number])
    return rows.found


class _Rows:
    """The rows so far, and at each boundary the cheapest way that has a deletion open after the last of them."""

    def __init__(self, insertions: Insertions) -> None:
        size = len(insertions.tokens)
        self.found = [CostRow(insertions.from_start(), [None, *[(0, 0)] * size], [])]
        self._boundaries = range(size + 1)
        self._edges = insertions.edges
        self._tokens = [*insertions.tokens, 0]
        self._deleting = [NEVER] * (size + 1)
        self._before_deletion: list[Cell | None] = [None] * (size + 1)

    def add_token(self, weight: int, rewordings: Sequence[int]) -> None:
        """Add the row of a token: it is matched or reworded, or deleted."""
        matched = [NEVER, *map(add, self.found[-1].cheapest, rewordings)]
        self.found.append(CostRow(*self._cheapest(matched, weight), []))

    def add_blank(self, costs: FillingCosts) -> None:
        """Add the row of a blank: it is filled, or has nothing in it, or is its own mask, or is deleted."""
        above = self.found[-1].cheapest
        matched, filled_from = cheapest_fillings(above, costs)
        for c, (before, filled, empty) in enumerate(zip(above, matched, costs.nothing, strict=True)):
            nothing = before + empty
            if nothing < filled:
                matched[c] = nothing
                filled_from[c] = c
        unchanged: list[int] = []
        for token in costs.unchanged:
            if above[token] <= matched[token + 1]:
                matched[token + 1] = above[token]
                unchanged.append(token + 1)
        self.found.append(CostRow(*self._cheapest(matched, DELETED_BLANK), filled_from, frozenset(unchanged)))

    def _cheapest(self, matched: list[int], item: int) -> tuple[list[int], list[Cell | None]]:
        """Return the least costs of the next row, and the cells before what its ways end in.

        ``matched`` has the costs to come to each boundary by the item itself, ``item`` is its cost in a deletion.
        """
        # The innermost loop of a comparison: a call of min would take as long as all else in it, and a cell is made
        # only where something opens. Where an insertion is closed none is opened, since both ends of one cost.
        row, opens = len(self.found), DELETE_OPENS
        deleting, before_deletion = self._deleting, self._before_deletion
        cheapest: list[int] = []
        before: list[Cell | None] = []
        inserting = NEVER
        before_insertion: Cell | None = None
        for c, above, least, deleted, edge, token in zip(
            self._boundaries, self.found[-1].cheapest, matched, deleting, self._edges, self._tokens, strict=True
        ):
            opened = above + opens
            if opened < deleted:
                deleted = opened
                before_deletion[c] = row - 1, c
            deleted += item
            deleting[c] = deleted
            cell = None
            if deleted < least:
                least = deleted
                cell = before_deletion[c]
            closed = inserting + edge
            if closed < least:
                cheapest.append(closed)
                before.append(before_insertion)
            else:
                cheapest.append(least)
                before.append(cell)
                opening = least + edge
                if opening < inserting:
                    inserting = opening
                    before_insertion = row, c
            inserting += token
        return cheapest, before
