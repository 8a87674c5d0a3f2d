"""Support: a filling counts if it says something and if matched words hold it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from articlediff.alignment.key_letters import LONE_SIGNS, PUNCTUATION
from articlediff.alignment.problem import Problem
from articlediff.alignment.types import Bounds, Filling, Match
from articlediff.calibration.costs import MASK_WEIGHT, MOST_SIGNS, SIGN_WEIGHT

if TYPE_CHECKING:
    from articlediff.alignment.protocols import AnyBlank
    from articlediff.alignment.strand import Strand

Corner = tuple[int, int]
"""A boundary of the first strand and the one of the second that is aligned with it."""


def supported(problem: Problem, fillings: Sequence[Filling], matches: Sequence[Match], bounds: Bounds) -> list[Filling]:
    """Return the fillings that say something and touch matched words on at least one side, or one that does::

        a   Odile   ▒▒▒▒ ▒▒▒   left.      both are held, the first from its left, the second from its right
        b   Odile   sold the boat and left.

    A faint blank inside a line must be supported on both sides, and has no line break. A single space needs a word.
    """
    fillings = [filling for filling in fillings if _says_something(problem, filling)]
    # A filling that is first in a text is supported by its beginning; other bounds are those of matches.
    ends = {(match.a_end, match.b_end) for match in matches} | {(0, 0), (bounds.a0, bounds.b0)}
    starts = {(match.a, match.b) for match in matches}
    if bounds.a1 < problem.whole.a1 and bounds.b1 < problem.whole.b1:
        starts.add((bounds.a1, bounds.b1))
    places = list(map(problem.place, fillings))
    from_left = _reached([((p.a0, p.b0), (p.a1, p.b1)) for p in places], ends)
    from_right = _reached([((p.a1, p.b1), (p.a0, p.b0)) for p in reversed(places)], starts)[::-1]
    return sorted(
        filling
        for filling, left, right in zip(fillings, from_left, from_right, strict=True)
        if (left or right) and _is_enough(problem, filling, left, right)
    )


def _reached(steps: Sequence[tuple[Corner, Corner]], corners: set[Corner]) -> list[bool]:
    """Return of each step, from one corner to another, whether it begins at one of the corners or where one ends."""
    reached = set(corners)
    from_corner: list[bool] = []
    for begin, end in steps:
        from_corner.append(begin in reached)
        if begin in reached:
            reached.add(end)
    return from_corner


def _is_enough(problem: Problem, filling: Filling, left: bool, right: bool) -> bool:
    """Tell whether what supports the filling, on one side or on both, is enough for its blank."""
    a, blank = problem.a, problem.blanks[filling.blank]
    if left and right:
        return not blank.faint or not _breaks_line(problem, filling)
    return (not blank.faint or _is_at_line_break(a, blank)) and not _is_loose(a, blank, left)


def _is_loose(a: Strand, blank: AnyBlank, from_left: bool) -> bool:
    """Tell whether all there is of a loss is a space, and all that holds it a sign: every sentence has those."""
    if blank.space != " " or "\n" in a.spaces[blank.at]:
        return False
    return a.weights[blank.at - 1 if from_left else blank.at] <= SIGN_WEIGHT


def _is_at_line_break(a: Strand, blank: AnyBlank) -> bool:
    return blank.at < a.size and "\n" in a.spaces[blank.at]


def _breaks_line(problem: Problem, filling: Filling) -> bool:
    """Tell whether the filling breaks a line where its blank breaks none."""
    blank = problem.blanks[filling.blank]
    stop = filling.stop if _is_at_line_break(problem.a, blank) else filling.stop + 1
    return any("\n" in space for space in problem.b.spaces[filling.start + 1 : stop])


def _says_something(problem: Problem, filling: Filling) -> bool:
    """Tell whether the filling has a word among its signs and masks, or is a sign that means something by itself.

    Bare white space may be left of a lone dash or semicolon as well.
    """
    b, blank = problem.b, problem.blanks[filling.blank]
    weights = b.weights[filling.start : filling.stop]
    words = sum(weight > SIGN_WEIGHT for weight in weights)
    if words:
        return MOST_SIGNS * words >= len(weights) and words > weights.count(MASK_WEIGHT)
    if not blank.covers and len(blank.space) < 2 and not blank.glued_right:
        return False
    if MASK_WEIGHT in weights:
        return False
    signs = b.key_texts[filling.start : filling.stop]
    if not blank.covers and len(blank.space) > 1 and all(key in LONE_SIGNS for key in signs):
        return True
    return len(signs) <= MOST_SIGNS and any(key not in PUNCTUATION for key in signs)
