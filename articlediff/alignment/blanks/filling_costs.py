"""The costs of one blank's fillings: by their tokens, spacing and sentences, and by the size of its mask."""

from __future__ import annotations

from collections.abc import Sequence
from operator import add
from typing import TYPE_CHECKING

from articlediff.alignment.blanks.columns import CostColumns
from articlediff.alignment.blanks.misfits import misfits
from articlediff.alignment.problem import Problem
from articlediff.calibration.costs import (
    EMPTY,
    EMPTY_FAINT,
    FILL_CROSSES_SENTENCE,
    FILL_HOLDS_SENTENCE,
    FILL_MASKED,
    FILL_OFF_SENTENCE,
    KEPT_SPACES,
    MISGLUED,
    OFF_LINE,
    WIDTH_OFF,
    WORD_OFF,
)
from articlediff.records import NamedTuple

if TYPE_CHECKING:
    from articlediff.alignment.protocols import AnyBlank
    from articlediff.alignment.strand import Strand


class Measure(NamedTuple):
    """The scale by which a mask tells its size: words, or code points."""

    starts: list[int]
    """The place on the scale at which each token starts."""
    ends: list[int]
    """The place on the scale at which each token ends."""
    size: int
    """The size that the mask tells."""
    off: int
    """Cost of each unit more or less."""

    def mirrored(self) -> Measure:
        """Return the scale as read from the other end."""
        starts, ends = [-end for end in reversed(self.ends)], [-start for start in reversed(self.starts)]
        return self._replace(starts=starts, ends=ends)


class FillingCosts(NamedTuple):
    """The costs of each filling of one blank, with one entry a token or a boundary of the columns."""

    begins: list[int]
    """At each boundary, for a filling that begins there."""
    closes: list[int]
    """At each boundary, for a filling that ends there."""
    tokens: list[int]
    """For each token inside."""
    opens: list[bool]
    """Whether a sentence begins at the boundary: a filling that goes across one pays for it."""
    units: Sequence[bool]
    """Whether a sentence or a line, which a mask takes whole, begins at the boundary."""
    crossing: int
    """For going on into the next sentence."""
    takes_units: bool
    """Whether a filling that ends where a unit does pays for no crossing."""
    empty: int
    """For nothing in the blank."""
    nothing: list[int]
    """At each boundary, for nothing in the blank there; 0 where the second strand has the same run of spaces."""
    unchanged: list[int]
    """The tokens that are this blank's own mask, in order: with one of them nothing is missing."""
    measure: Measure | None
    """None for a blank that may be of any size."""

    def mirrored(self) -> FillingCosts:
        """Return the costs as read from the other end."""
        last = len(self.tokens) - 1
        return FillingCosts(
            self.closes[::-1], self.begins[::-1], self.tokens[::-1], self.opens[::-1], self.units[::-1], self.crossing,
            self.takes_units, self.empty, self.nothing[::-1], [last - k for k in reversed(self.unchanged)],
            self.measure and self.measure.mirrored(),
        )  # fmt: skip


def filling_costs(problem: Problem, number: int, columns: CostColumns) -> FillingCosts:
    """Return what the blank with this number pays for its fillings from these columns."""
    a, blank = problem.a, problem.blanks[number]
    # Only a mask may as well hide whole sentences; one for a name, or for a phrase like others of its kind, hides none.
    takes_units = blank.covers > 0 and not blank.hides_name and not blank.hides_phrase
    units = columns.lines if blank.is_line and columns.lines else columns.opens
    begins, closes = _edge_costs(a, blank, columns, units)
    crossing = FILL_HOLDS_SENTENCE if blank.hides_name else FILL_CROSSES_SENTENCE
    empty = EMPTY_FAINT if blank.faint else EMPTY
    nothing = [empty] * len(columns.spaces)
    if len(blank.space) > 1 and blank.space in columns.spaces:
        nothing = [0 if space == blank.space else empty for space in columns.spaces]
    unchanged: list[int] = []
    if blank.covers and (mask := a.keys[blank.at]) in columns.keys:
        unchanged = [k for k, key in enumerate(columns.keys) if key == mask]
    return FillingCosts(
        begins, closes, _token_costs(blank, columns), columns.opens, units, crossing, takes_units, empty, nothing,
        unchanged, _measure(blank, columns),
    )  # fmt: skip


def _token_costs(blank: AnyBlank, columns: CostColumns) -> list[int]:
    if blank.hides_name:
        return columns.name_fills
    return [FILL_MASKED] * len(columns.keys) if blank.covers else columns.fills


def _measure(blank: AnyBlank, columns: CostColumns) -> Measure | None:
    if blank.words is not None:
        return Measure([count - 1 for count in columns.words[:-1]], columns.words[:-1], blank.words, WORD_OFF)
    if blank.width is not None:
        return Measure(columns.starts, columns.ends, blank.width, WIDTH_OFF)
    return None


def _edge_costs(a: Strand, blank: AnyBlank, columns: CostColumns, units: Sequence[bool]) -> tuple[list[int], list[int]]:
    """Return what it costs to begin, and to end, a filling at each boundary."""
    edge = columns.seams
    if len(blank.space) > 1 and blank.space in columns.spaces:
        # A run of spaces that the full text has too has lost nothing.
        edge = [seam + KEPT_SPACES * (space == blank.space) for seam, space in zip(edge, columns.spaces, strict=True)]
    opens_unit = _opens_sentence(a, blank) or units is columns.lines
    begins = [
        cost + MISGLUED * (bool(space) == blank.glued_left) + FILL_OFF_SENTENCE * (opening != opens_unit)
        for cost, space, opening in zip(edge, columns.spaces, units, strict=True)
    ]
    closes = [
        cost + MISGLUED * (bool(space) == blank.glued_right) for cost, space in zip(edge, columns.spaces, strict=True)
    ]
    _add_line_breaks(a, blank, columns, begins, closes)
    if blank.kept:
        misfit_begins, misfit_closes = misfits(blank.kept, columns.key_texts, columns.spaces)
        return list(map(add, begins, misfit_begins)), list(map(add, closes, misfit_closes))
    return begins, closes


def _opens_sentence(a: Strand, blank: AnyBlank) -> bool:
    """Tell whether a sentence begins with the blank: of white space around a line break, with the part after it."""
    if blank.at >= a.size or not a.opens_sentence(blank.at):
        return False
    return bool(blank.covers) or "\n" not in a.spaces[blank.at] or blank.skipped > 0


def _add_line_breaks(a: Strand, blank: AnyBlank, columns: CostColumns, begins: list[int], closes: list[int]) -> None:
    """Add the cost of ends that are at no line break, where the mask, or the white space beside a break, is at one."""
    before, after = ("\n" in a.spaces[at] if at < a.size else False for at in (blank.at, blank.at + 1))
    if not blank.covers:
        if not before:
            return
        before, after = blank.skipped > 0, blank.skipped == 0
    for breaks, edges in ((before, begins), (after, closes)):
        if breaks:
            for c, space in enumerate(columns.spaces):
                edges[c] += OFF_LINE * ("\n" not in space)
