"""The last look at a gap: what stands unmatched on both sides of a change was never lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from articlediff.alignment.types import Bounds, Filling, Match

if TYPE_CHECKING:
    from articlediff.alignment.protocols import Gap, Strand


def with_neighbours_kept(
    a: Strand, b: Strand, gaps: Sequence[Gap], matches: list[Match], fillings: list[Filling], bounds: Bounds
) -> tuple[list[Match], list[Filling]]:
    """The matches and fillings of a gap, less what was not lost.

    A filling that holds the unmatched word beside its blank gives it back, with all that is beyond it: the
    programme may find it cheaper to reword that word than to insert another in front of it. Equal tokens at
    the ends of what is left between matches and fillings match.
    """
    # A mark beside the blank is no word: it has a filling of its own.
    matched = {match.a for match in matches} | {gaps[f.blank].at for f in fillings if gaps[f.blank].covers}
    kept: list[Filling] = []
    for filling in fillings:
        before, behind = gaps[filling.blank].at - 1, gaps[filling.blank].at + gaps[filling.blank].covers
        start, stop = filling.start, filling.stop
        held = b.keys[start:stop]
        if before >= bounds.a0 and before not in matched and a.keys[before] in held:
            start = stop - held[::-1].index(a.keys[before])
            matches.append(Match(before, start - 1, 1))
            matched.add(before)
        elif behind < bounds.a1 and behind not in matched and a.keys[behind] in held:
            stop = start + held.index(a.keys[behind])
            matches.append(Match(behind, stop, 1))
            matched.add(behind)
        if start < stop:
            kept.append(_narrowed(filling, start, stop))
    return sorted(matches + _equal_ends(a, b, gaps, matches, kept, bounds)), kept


def _narrowed(filling: Filling, start: int, stop: int) -> Filling:
    if (start, stop) == (filling.start, filling.stop):
        return filling
    others = [o for o in filling.alternatives if start <= o[0] and o[1] <= stop and o != (start, stop)]
    return filling._replace(start=start, stop=stop, alternatives=tuple(others))


def _equal_ends(
    a: Strand, b: Strand, gaps: Sequence[Gap], matches: list[Match], fillings: list[Filling], bounds: Bounds
) -> list[Match]:
    """The equal tokens at both ends of every stretch between matches and fillings."""
    pins = [(m.a, m.a + m.length, m.b, m.b + m.length) for m in matches]
    pins += [(gaps[f.blank].at, gaps[f.blank].at + gaps[f.blank].covers, f.start, f.stop) for f in fillings]
    found: list[Match] = []
    a0, b0 = bounds.a0, bounds.b0
    for next_a, end_a, next_b, end_b in [*sorted(pins), (bounds.a1, bounds.a1, bounds.b1, bounds.b1)]:
        a1, b1 = next_a, next_b
        while a0 < a1 and b0 < b1 and a.keys[a0] == b.keys[b0]:
            found.append(Match(a0, b0, 1))
            a0, b0 = a0 + 1, b0 + 1
        while a0 < a1 and b0 < b1 and a.keys[a1 - 1] == b.keys[b1 - 1]:
            a1, b1 = a1 - 1, b1 - 1
            found.append(Match(a1, b1, 1))
        a0, b0 = end_a, end_b
    return found
