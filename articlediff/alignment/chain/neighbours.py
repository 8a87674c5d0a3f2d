"""The last look at a stretch with blanks: a word that is unmatched on both sides of a change was never lost."""

from __future__ import annotations

from collections.abc import Sequence

from articlediff.alignment.problem import Problem
from articlediff.alignment.types import Bounds, Filling, Match


def with_neighbours_kept(
    problem: Problem, matches: Sequence[Match], fillings: Sequence[Filling], bounds: Bounds
) -> tuple[list[Match], list[Filling]]:
    """Return the matches and fillings of a stretch, less what was not lost.

    A filling that holds the unmatched word beside its blank gives it back, with all that is beyond it: the
    programme may find it cheaper to reword that word than to insert another in front of it. Equal tokens at
    the ends of what is left between matches and fillings match::

        a   Odile ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ left              Odile ▒▒▒▒▒▒ left
        b   The   ⟦mayor Odile then⟧ left    The mayor Odile ⟦then⟧ left
    """
    found = list(matches)
    # A mask beside the blank is not a word: it has a filling of its own.
    matched = {match.a for match in matches}
    matched.update(problem.blanks[f.blank].at for f in fillings if problem.blanks[f.blank].covers)
    kept: list[Filling] = []
    for filling in fillings:
        given, filling = _given_back(problem, filling, matched, bounds)
        if given:
            found.append(given)
            matched.add(given.a)
        if filling.start < filling.stop:
            kept.append(filling)
    return sorted(found + _equal_ends(problem, found, kept, bounds)), kept


def _given_back(problem: Problem, filling: Filling, matched: set[int], bounds: Bounds) -> tuple[Match | None, Filling]:
    """Return the neighbour of the blank that its filling holds, if it is unmatched, and what is left of the filling."""
    keys = problem.a.keys
    at, end, start, stop = problem.place(filling)
    inside = problem.b.keys[start:stop]
    if at > bounds.a0 and at - 1 not in matched and keys[at - 1] in inside:
        start = stop - inside[::-1].index(keys[at - 1])
        return Match(at - 1, start - 1, 1), _narrowed(filling, start, stop)
    if end < bounds.a1 and end not in matched and keys[end] in inside:
        stop = start + inside.index(keys[end])
        return Match(end, stop, 1), _narrowed(filling, start, stop)
    return None, filling


def _narrowed(filling: Filling, start: int, stop: int) -> Filling:
    """Return the filling from start to stop, with the alternatives that lie in there."""
    others = [o for o in filling.alternatives if start <= o[0] and o[1] <= stop and o != (start, stop)]
    return filling._replace(start=start, stop=stop, alternatives=tuple(others))


def _equal_ends(problem: Problem, matches: Sequence[Match], fillings: Sequence[Filling], bounds: Bounds) -> list[Match]:
    """Return the equal tokens at both ends of every stretch between matches and fillings."""
    a, b = problem.a.keys, problem.b.keys
    pins = sorted([match.bounds for match in matches] + [problem.place(filling) for filling in fillings])
    found: list[Match] = []
    a0, b0 = bounds.a0, bounds.b0
    for pin in [*pins, Bounds(bounds.a1, bounds.a1, bounds.b1, bounds.b1)]:
        a1, b1 = pin.a0, pin.b0
        while a0 < a1 and b0 < b1 and a[a0] == b[b0]:
            found.append(Match(a0, b0, 1))
            a0, b0 = a0 + 1, b0 + 1
        while a0 < a1 and b0 < b1 and a[a1 - 1] == b[b1 - 1]:
            a1, b1 = a1 - 1, b1 - 1
            found.append(Match(a1, b1, 1))
        a0, b0 = pin.a1, pin.b1
    return found
