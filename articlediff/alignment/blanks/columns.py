"""The columns of the dynamic programme: what each token of the second strand costs, and each boundary.

Costs are whole numbers, 10 for one word of content, so that ties do not hang on rounding.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, pairwise
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from articlediff.alignment.types import CONTENT, MARK, SIGN, Bounds

if TYPE_CHECKING:
    from articlediff.alignment.protocols import Gap, Strand

INSERT_EDGE = 14
INSERT_EDGE_OF_SENTENCE = 1  # what editors add begins and ends where sentences do
INSERT_PER_WEIGHT = 6  # an inserted token costs a sixth of its weight
FILL_TOKEN = 2
FILL_MARKED = 1  # behind a mark: no dearer than as a word that an editor added
FILL_NO_NAME = 5  # for a small letter's word where a name is missing; half of it for "of" and "the"
STOPS = frozenset(".!?。！？")
SEAM = 1  # words of one kind part less willingly than a name and a number
FILL_UNLIKELY = 12  # for a word in bare white space, where the copy is known to lose words of another kind


class Columns(NamedTuple):
    """One entry a token (0..m-1), or one a boundary (0..m), where boundary c is in front of token c."""

    keys: Sequence[str]
    weights: Sequence[int]
    inserts: list[int]
    insert_sums: list[int]
    """What all tokens before each boundary cost to insert."""
    insert_edges: list[int]
    """At each boundary, what an insertion costs that begins or ends there."""
    fills: list[int]
    """What each token costs in a bare blank."""
    name_fills: list[int]
    """What each token costs where a name is missing; empty where none is."""
    opens: list[bool]
    """Whether a sentence begins at the boundary."""
    lines: list[bool]
    """Whether a sentence or a line begins at the boundary; empty where lines are no units, or no mark is one."""
    seams: list[int]
    """What it costs to part the words on both sides of the boundary between two blanks."""
    spaces: list[str]
    """The white space at the boundary."""
    starts: list[int]
    """Where each token starts in the text; this and what follows is empty where no gap tells its size."""
    ends: list[int]
    words: list[int]
    """How many words, parted by spaces, have begun before each boundary, the one that begins there included."""


def columns(b: Strand, bounds: Bounds, likely: Sequence[bool] | None, gaps: Sequence[Gap]) -> Columns:
    """The columns for ``b[b0:b1]``, where these gaps may be filled from."""
    first, stop = bounds.b0, bounds.b1
    weights = b.weights[first:stop]
    keys = b.keys[first:stop]
    opens = _opens(b.sentence_starts, first, stop, len(b.keys))
    # Whether an added sentence takes the stop before it or its own is all the same.
    stops = [key in STOPS and opening for key, opening in zip(keys, opens[1:], strict=True)]
    stops.append(stop < len(b.keys) and b.keys[stop] in STOPS and b.opens_sentence(stop + 1))
    edges_of_sentences = map(or_, opens, stops)
    insert_edges = [INSERT_EDGE_OF_SENTENCE if is_edge else INSERT_EDGE for is_edge in edges_of_sentences]
    fills = [FILL_TOKEN] * (stop - first)
    if likely:
        fills = [
            FILL_TOKEN if fits or weight <= SIGN else FILL_TOKEN + FILL_UNLIKELY
            for fits, weight in zip(likely[first:stop], weights, strict=True)
        ]
    name_fills = list(map(_in_name, keys, weights)) if any(gap.names for gap in gaps) else []
    spaces = [*b.spaces[first : stop + 1], " "][: stop - first + 1]
    if not first:
        spaces[0] = spaces[0] or " "  # nothing touches what a text begins with
    inserts = [weight // INSERT_PER_WEIGHT or 1 for weight in weights]
    lines = _lines(keys, weights, opens, spaces) if any(gap.is_line for gap in gaps) else []
    measures: tuple[list[int], list[int], list[int]] = ([], [], [])
    if any(gap.words is not None or gap.width is not None for gap in gaps):
        measures = list(b.starts[first:stop]), list(b.ends[first:stop]), _words(spaces)
    return Columns(
        keys, weights, inserts, list(accumulate(inserts, initial=0)), insert_edges, fills, name_fills, opens,
        lines, _seams(keys), spaces, *measures,
    )  # fmt: skip


def _opens(starts: Sequence[int], first: int, stop: int, size: int) -> list[bool]:
    """Whether a sentence begins at each boundary, or the text ends there: few do."""
    opens = [False] * (stop - first + 1)
    for start in starts[bisect_left(starts, first) : bisect_right(starts, stop)]:
        opens[start - first] = True
    opens[-1] = opens[-1] or stop == size
    return opens


def _lines(keys: Sequence[str], weights: Sequence[int], opens: Sequence[bool], spaces: Sequence[str]) -> list[bool]:
    """Whether a sentence or a line begins at each boundary; empty if lines are wrapped, or have marks of their own.

    >>> _lines(["Ask", "Odile", "So", "it", "ends"], [10] * 5, [True] + [False] * 5, ["", " ", "\\n", " ", " ", "\\n"])
    [True, False, True, False, False, True]
    >>> _lines(["Ask", "Odile", "to", "come"], [10] * 4, [True] + [False] * 4, ["", " ", "\\n", " ", "\\n"])
    []
    """
    breaks = ["\n" in space for space in spaces]
    goes_on = any(broken and key[0].islower() for broken, key in zip(breaks, keys, strict=False))
    return [] if goes_on or min(weights, default=SIGN) <= MARK else list(map(or_, opens, breaks))


def _seams(keys: Sequence[str]) -> list[int]:
    """Blanks side by side part their words where a name ends and a number begins."""
    digits = [key[0].isdigit() for key in keys]
    return [0, *(SEAM * (left == right) for left, right in pairwise(digits)), 0][: len(keys) + 1]


def mirrored(columns: Columns) -> Columns:
    """The same columns read from the end."""
    keys, weights, inserts, sums, insert_edges, fills, name_fills, opens, lines, seams, spaces, *measures = columns
    starts, ends, words = measures
    spaces = spaces[::-1]
    return Columns(
        keys[::-1], weights[::-1], inserts[::-1], [sums[-1] - before for before in reversed(sums)], insert_edges[::-1],
        fills[::-1], name_fills[::-1], opens[::-1], lines[::-1], seams[::-1], spaces,
        [-end for end in reversed(ends)], [-start for start in reversed(starts)], _words(spaces) if words else [],
    )  # fmt: skip


def _in_name(key: str, weight: int) -> int:
    if not key[0].islower():
        return FILL_TOKEN
    return FILL_TOKEN + (FILL_NO_NAME if weight == CONTENT else FILL_NO_NAME // 2)


def _words(spaces: Sequence[str]) -> list[int]:
    return list(accumulate(map(bool, spaces[1:]), initial=1))
