"""The columns of the dynamic programme: the cost of each token of the second strand, and of each boundary."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from operator import or_

from articlediff.alignment.key_letters import STOP_KEYS
from articlediff.alignment.problem import Problem
from articlediff.alignment.types import Bounds
from articlediff.calibration.costs import (
    CONTENT_WEIGHT,
    FILL_NO_NAME,
    FILL_TOKEN,
    FILL_UNLIKELY,
    INSERT_EDGE,
    INSERT_EDGE_OF_SENTENCE,
    INSERT_PER_WEIGHT,
    MASK_WEIGHT,
    SEAM,
    SIGN_WEIGHT,
)
from articlediff.records import NamedTuple


class Insertions(NamedTuple):
    """The costs of inserting tokens of the second strand, with one entry a token or a boundary."""

    tokens: list[int]
    """Of each token."""
    sums: list[int]
    """Of all tokens in front of each boundary."""
    edges: list[int]
    """Of an insertion that begins or ends at each boundary."""

    def mirrored(self) -> Insertions:
        """Return them as read from the other end."""
        total = self.sums[-1]
        return Insertions(self.tokens[::-1], [total - before for before in reversed(self.sums)], self.edges[::-1])

    def from_start(self) -> list[int]:
        """Return what it costs to insert everything in front of each boundary."""
        first = self.edges[0]
        return [0, *[first + cost + edge for cost, edge in zip(self.sums, self.edges, strict=True)][1:]]

    def to_end(self) -> list[int]:
        """Return what it costs to insert everything from each boundary on."""
        last = self.edges[-1] + self.sums[-1]
        return [*[last - cost + edge for cost, edge in zip(self.sums, self.edges, strict=True)][:-1], 0]


class CostColumns(NamedTuple):
    """One entry a token (0..m-1), or one a boundary (0..m), where boundary c is in front of token c."""

    keys: Sequence[int]
    key_texts: Sequence[str]
    weights: Sequence[int]
    insertions: Insertions
    fills: list[int]
    """Cost of each token in a bare blank."""
    name_fills: list[int]
    """Cost of each token where a name is missing; empty where none is."""
    opens: list[bool]
    """Whether a sentence begins at the boundary."""
    lines: list[bool]
    """Whether a sentence or a line begins at the boundary; empty where lines are not units, or no mask is one."""
    seams: list[int]
    """Cost of parting the words on both sides of the boundary between two blanks."""
    spaces: list[str]
    """The white space at the boundary."""
    starts: list[int]
    """The code point at which each token starts; this and what follows is empty where no blank tells its size."""
    ends: list[int]
    """The code point at which each token ends."""
    words: list[int]
    """The number of words, parted by spaces, that begin in front of each boundary or at it."""


def columns(problem: Problem, bounds: Bounds, numbers: range) -> CostColumns:
    """Return the columns for ``b[b0:b1]``, from which the blanks with these numbers may be filled."""
    b, likely = problem.b, problem.likely
    blanks = problem.blanks[numbers.start : numbers.stop]
    first, stop = bounds.b0, bounds.b1
    weights = b.weights[first:stop]
    keys = b.key_texts[first:stop]
    opens = _opens(b.sentence_starts, first, stop, b.size)
    fills = [FILL_TOKEN] * (stop - first)
    if likely:
        fills = [
            FILL_TOKEN if fits or weight <= SIGN_WEIGHT else FILL_TOKEN + FILL_UNLIKELY
            for fits, weight in zip(likely[first:stop], weights, strict=True)
        ]
    name_fills = list(map(_in_name, keys, weights)) if any(blank.hides_name for blank in blanks) else []
    spaces = [*b.spaces[first : stop + 1], " "][: stop - first + 1]
    if not first:
        spaces[0] = spaces[0] or " "  # nothing touches what a text begins with
    lines = _lines(keys, weights, opens, spaces) if any(blank.is_line for blank in blanks) else []
    measures: tuple[list[int], list[int], list[int]] = ([], [], [])
    if any(blank.words is not None or blank.width is not None for blank in blanks):
        words = list(accumulate(map(bool, spaces[1:]), initial=1))
        measures = list(b.starts[first:stop]), list(b.ends[first:stop]), words
    insertions = _insertions(problem, bounds, opens)
    return CostColumns(
        b.keys[first:stop], keys, weights, insertions, fills, name_fills, opens, lines, _seams(keys), spaces, *measures
    )


def _insertions(problem: Problem, bounds: Bounds, opens: Sequence[bool]) -> Insertions:
    b, stop = problem.b, bounds.b1
    keys, weights = b.key_texts[bounds.b0 : stop], b.weights[bounds.b0 : stop]
    # Whether an added sentence takes the stop before it or its own makes no difference.
    stops = [key in STOP_KEYS and opening for key, opening in zip(keys, opens[1:], strict=True)]
    stops.append(stop < b.size and b.key_texts[stop] in STOP_KEYS and b.opens_sentence(stop + 1))
    edges = [INSERT_EDGE_OF_SENTENCE if is_edge else INSERT_EDGE for is_edge in map(or_, opens, stops)]
    tokens = [weight // INSERT_PER_WEIGHT or 1 for weight in weights]
    return Insertions(tokens, list(accumulate(tokens, initial=0)), edges)


def _opens(starts: Sequence[int], first: int, stop: int, size: int) -> list[bool]:
    """Return whether a sentence begins at each boundary, or the text ends there: few do."""
    opens = [False] * (stop - first + 1)
    for start in starts[bisect_left(starts, first) : bisect_right(starts, stop)]:
        opens[start - first] = True
    opens[-1] = opens[-1] or stop == size
    return opens


def _lines(keys: Sequence[str], weights: Sequence[int], opens: Sequence[bool], spaces: Sequence[str]) -> list[bool]:
    """Return whether a sentence or a line begins at each boundary.

    Nothing is returned for lines that are wrapped, or have masks of their own.

    >>> _lines(["Ask", "Odile", "So", "it", "ends"], [10] * 5, [True] + [False] * 5, ["", " ", "\\n", " ", " ", "\\n"])
    [True, False, True, False, False, True]
    >>> _lines(["Ask", "Odile", "to", "come"], [10] * 4, [True] + [False] * 4, ["", " ", "\\n", " ", "\\n"])
    []
    """
    breaks = ["\n" in space for space in spaces]
    goes_on = any(broken and key[0].islower() for broken, key in zip(breaks, keys, strict=False))
    return [] if goes_on or min(weights, default=SIGN_WEIGHT) <= MASK_WEIGHT else list(map(or_, opens, breaks))


def _seams(keys: Sequence[str]) -> list[int]:
    """Return the cost of each boundary: blanks side by side part their words where a name ends and a number begins."""
    digits = [key[0].isdigit() for key in keys]
    return [0, *(SEAM * (left == right) for left, right in pairwise(digits)), 0][: len(keys) + 1]


def _in_name(key: str, weight: int) -> int:
    """Return what a token costs where a name is missing."""
    if not key[0].islower():
        return FILL_TOKEN
    return FILL_TOKEN + (FILL_NO_NAME if weight == CONTENT_WEIGHT else FILL_NO_NAME // 2)
