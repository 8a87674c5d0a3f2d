"""What a blank may hold: the cost of each filling, by its spacing, its sentence and the size of its mark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import add
from typing import TYPE_CHECKING

from articlediff.alignment.blanks.columns import FILL_MARKED, Columns

if TYPE_CHECKING:
    from articlediff.alignment.protocols import Gap, Strand

FILL_OPENS = 3
FILL_OFF_SENTENCE = 8  # the blank opens a sentence and its filling does not, or the other way round
FILL_CROSSES_SENTENCE = 8
FILL_HOLDS_SENTENCE = 40  # a whole sentence in a blank is more likely one that an editor added
MISGLUED = 5
OFF_LINE = 3
KEPT_GAP = 20  # the run of spaces stands in the second strand too
EMPTY = 18
EMPTY_FAINT = 5
WORD_OFF = 12  # for each word more or less than the mark tells
WIDTH_OFF = 4  # for each character more or less than the mark is wide
SIZE_OFF = 40  # of any other size: a bar is not always drawn to measure
MISFIT = 1_000  # the word does not begin or end with the letters that its mark has kept
LONGEST_LISTED = 64
NEVER = 1 << 40

Edges = tuple[list[int], list[int]]
"""What a blank pays at each boundary for beginning, and for ending, its filling there."""
Filled = tuple[int, tuple[int, int]]
"""What a filling costs, and the boundaries it lies between."""


def empty_cost(gap: Gap) -> int:
    """What it costs that nothing stands where the blank is."""
    return EMPTY_FAINT if gap.faint else EMPTY


def edges(a: Strand, gap: Gap, columns: Columns) -> Edges:
    """What it costs to begin, and to end, a filling at each boundary."""
    # A gap that stands in the full text too has lost nothing.
    kept = columns.seams
    if len(gap.space) > 1 and gap.space in columns.spaces:
        kept = [seam + KEPT_GAP * (space == gap.space) for seam, space in zip(kept, columns.spaces, strict=True)]
    opens_sentence = gap.at < len(a.keys) and a.opens_sentence(gap.at)
    if not gap.covers and gap.at < len(a.keys) and "\n" in a.spaces[gap.at]:
        opens_sentence = opens_sentence and gap.skipped > 0
    openings = _openings(gap, columns)
    opens_sentence = opens_sentence or openings is columns.lines
    opens = [
        cost + MISGLUED * (bool(space) == gap.glued_left) + FILL_OFF_SENTENCE * (opening != opens_sentence)
        for cost, space, opening in zip(kept, columns.spaces, openings, strict=True)
    ]
    closes = [
        cost + MISGLUED * (bool(space) == gap.glued_right) for cost, space in zip(kept, columns.spaces, strict=True)
    ]
    _add_line_breaks(a, gap, columns, opens, closes)
    if gap.kept:
        _add_misfits(gap.kept, columns, opens, closes)
    return opens, closes


def _openings(gap: Gap, columns: Columns) -> Sequence[bool]:
    """Whether a sentence begins at each boundary; to a mark that is a line, any other line is as good as a sentence."""
    return columns.lines if gap.is_line and columns.lines else columns.opens


def _add_misfits(kept: tuple[str, str, str], columns: Columns, opens: list[int], closes: list[int]) -> None:
    """A half-masked word hides a whole word, which begins and ends with the letters that are kept of it."""
    prefix, suffix, signs = kept
    for first, stop in _words(columns, signs):
        folded = [key.casefold() for key in columns.keys[first:stop]]
        whole = "".join(folded)
        fits = whole.startswith(prefix) and whole.endswith(suffix) and len(whole) > len(prefix) + len(suffix)
        for c in range(first, stop):
            opens[c] += 0 if fits and c == first else MISFIT
        for c in range(first + 1, stop + 1):
            closes[c] += 0 if fits and c == stop else MISFIT


def _words(columns: Columns, signs: str) -> Iterator[tuple[int, int]]:
    """The tokens that touch one another and are letters, digits, hyphens, apostrophes or such signs; or a lone sign."""
    first = 0
    for c in range(1, len(columns.keys) + 1):
        parts = c == len(columns.keys) or bool(columns.spaces[c])
        if parts or not _is_in_word(columns.keys[c - 1], signs) or not _is_in_word(columns.keys[c], signs):
            yield first, c
            first = c


def _is_in_word(key: str, signs: str) -> bool:
    return key[0].isalnum() or key[0] in "-'" or key in signs


def _add_line_breaks(a: Strand, gap: Gap, columns: Columns, opens: list[int], closes: list[int]) -> None:
    """A mark that begins or ends a line, and white space beside a line's break, hides what begins or ends one."""
    space_before, space_behind = ("\n" in a.spaces[at] if at < len(a.keys) else False for at in (gap.at, gap.at + 1))
    if not gap.covers and space_before:
        space_before, space_behind = gap.skipped > 0, gap.skipped == 0
    elif not gap.covers:
        return
    for breaks, edges in ((space_before, opens), (space_behind, closes)):
        if breaks:
            for c, space in enumerate(columns.spaces):
                edges[c] += OFF_LINE * ("\n" not in space)


def cheapest_fillings(base: Sequence[int], gap: Gap, columns: Columns, edges: Edges) -> tuple[list[int], list[int]]:
    """For each boundary, the cheapest way to fill the blank up to there, and where that filling starts.

    ``base`` is what it costs to have come to each boundary before the blank.
    """
    if gap.words is not None or gap.width is not None:
        return _sized_fillings(base, gap, columns, edges)
    return _free_fillings(base, gap, columns, edges)


def _free_fillings(base: Sequence[int], gap: Gap, columns: Columns, edges: Edges) -> tuple[list[int], list[int]]:
    """The same for a blank that may be of any size."""
    opens, closes = edges
    filled = [NEVER]
    filled_from = [0]
    fills = _fills(gap, columns)
    crossing = _crossing(gap)
    takes_sentences = _takes_sentences(gap)
    within, start = NEVER, 0  # a filling that has not left its first sentence
    across, across_start = NEVER, 0  # one that has
    whole, whole_start = NEVER, 0  # any, to end where a sentence does
    for c, (come, begun, fill, opening, close, ending) in enumerate(
        zip(base, opens, fills, columns.opens, closes[1:], _openings(gap, columns)[1:], strict=False)
    ):
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
        if ending and takes_sentences and whole < cost:
            cost, begin = whole, whole_start
        filled.append(cost + close)
        filled_from.append(begin)
    return filled, filled_from


def listed_fillings(
    gap: Gap, columns: Columns, edges: Edges, before: Sequence[int], after: Sequence[int], limit: int
) -> list[Filled]:
    """Every filling, up to a length, with which everything together costs no more than the limit.

    ``before`` and ``after`` are what it costs to come to each boundary, and to go on from it to the end.
    """
    opens, closes = edges
    found: list[Filled] = []
    ends = list(map(add, closes, after))
    sums = list(accumulate(_fills(gap, columns), initial=0))
    is_sized = gap.words is not None or gap.width is not None
    # What fits its mark does not pay for its tokens.
    rest = ends if is_sized else list(map(add, ends, sums))
    least = min(rest)
    for c0 in range(len(before) - 1):
        cost = before[c0] + FILL_OPENS + opens[c0]
        spared = limit - cost if is_sized else limit - cost + sums[c0]
        # Most beginnings are too dear whatever the end.
        if least > spared:
            continue
        reach = min(len(before), c0 + 1 + LONGEST_LISTED)
        if min(rest[c0 + 1 : reach]) > spared:
            continue
        held = _held(gap, columns, sums, c0, reach)
        if is_sized:
            held = _fitted(gap, columns, held, c0)
        for c, (inside, end) in enumerate(zip(held, ends[c0 + 1 : reach], strict=True), c0 + 1):
            if cost + inside + end <= limit:
                found.append((cost + inside + end, (c0, c)))
    return found


def _held(gap: Gap, columns: Columns, sums: list[int], c0: int, reach: int) -> list[int]:
    """What the tokens from c0 on cost in a blank of any size, up to each boundary before ``reach``."""
    before = sums[c0]
    held = [cost - before for cost in sums[c0 + 1 : reach]]
    if True in columns.opens[c0 + 1 : reach - 1]:
        crossing = 0
        takes_sentences = _takes_sentences(gap)
        endings = _openings(gap, columns)
        for number in range(1, len(held)):
            if columns.opens[c0 + number]:
                crossing += FILL_HOLDS_SENTENCE if crossing else _crossing(gap)
            if not (takes_sentences and endings[c0 + number + 1]):
                held[number] += crossing
    return held


def _fitted(gap: Gap, columns: Columns, held: list[int], c0: int) -> list[int]:
    """The same for a mark that tells its size."""
    sizes, starts, target, off = _measure(gap, columns)
    wanted = starts[c0] + target
    fits = [off * abs(size - wanted) for size in sizes[c0 : c0 + len(held)]]
    return [
        fit if fit <= SIZE_OFF and fit < free + SIZE_OFF else free + SIZE_OFF
        for fit, free in zip(fits, held, strict=True)
    ]


def _crossing(gap: Gap) -> int:
    """What it costs to go on into the next sentence; no name does."""
    return FILL_HOLDS_SENTENCE if gap.names else FILL_CROSSES_SENTENCE


def _takes_sentences(gap: Gap) -> bool:
    """Whether it may as well hide whole sentences, which end where it does: a mark that is not one for less."""
    return gap.covers > 0 and not gap.names and not gap.phrase


def _fills(gap: Gap, columns: Columns) -> list[int]:
    if gap.names:
        return columns.name_fills
    return [FILL_MARKED] * len(columns.keys) if gap.covers else columns.fills


def _measure(gap: Gap, columns: Columns) -> tuple[list[int], list[int], int, int]:
    """Where each token ends and starts on the scale that the mark measures by, its size, and what a unit costs."""
    if gap.words is not None:
        return columns.words[:-1], [count - 1 for count in columns.words[:-1]], gap.words, WORD_OFF
    return columns.ends, columns.starts, gap.width or 0, WIDTH_OFF


def _sized_fillings(base: Sequence[int], gap: Gap, columns: Columns, edges: Edges) -> tuple[list[int], list[int]]:
    """The same for a mark that tells its size: every filling that nearly fits it, and the cheapest of all others."""
    opens, closes = edges
    ends, starts, target, off = _measure(gap, columns)
    slack = SIZE_OFF // off
    begun = [cost + FILL_OPENS + opening for cost, opening in zip(base, opens, strict=True)]
    filled, filled_from = _free_fillings(base, gap, columns, edges)
    first = 0
    for c, (end, close) in enumerate(zip(ends, closes[1:], strict=True), 1):
        wanted = end - target
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
