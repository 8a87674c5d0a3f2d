"""Sliding: of the places at which a change can be told, the one at which a reader sees it.

Where the words at one end of what was added or removed equal those beyond its other end, the change can be told at
several places without being another one. ``sliders.rs`` of difftastic and diff-slider-tools (Michael Haggerty) do that
to lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from articlediff.alignment.problem import Problem
from articlediff.alignment.types import Match, Stretch
from articlediff.calibration.costs import (
    EDGE_AFTER_SIGN,
    EDGE_IN_WORD,
    EDGE_OF_LINE,
    EDGE_OF_SENTENCE,
    EDGE_OF_TEXT,
    SIGN_WEIGHT,
)
from articlediff.records import NamedTuple

if TYPE_CHECKING:
    from articlediff.alignment.strand import Strand
    from articlediff.alignment.types import Bounds


class _Slide(NamedTuple):
    """A shift of a change, in tokens, towards the end if positive; they compare by how good they are."""

    edges: int
    nearness: int
    shift: int


def slid(problem: Problem, matches: Sequence[Match], bounds: Bounds) -> list[Match]:
    """Return the matches with one-sided changes shifted, where the words allow it, to the edges of sentences::

        a   It rained. ▒▒▒ ▒▒▒▒▒ ▒▒▒▒▒▒ She left.
        b   It rained. She found nobody. She left.

        of the same words, not      It rained. She ⟦found nobody. She⟧ left.
        but, one token further on   It rained. ⟦She found nobody.⟧ She left.

    A change never slides over the place of a blank within the bounds.
    """
    blanks = problem.blanks_within(bounds)
    places = frozenset(problem.places[blanks.start : blanks.stop])
    done = list(matches)
    for number in range(1, len(done)):
        left, right = done[number - 1], done[number]
        shift = _shift(problem, left, right, places)
        if shift:
            done[number - 1] = Match(left.a, left.b, left.length + shift)
            done[number] = Match(right.a + shift, right.b + shift, right.length - shift)
    return [match for match in done if match.length]


def _shift(problem: Problem, left: Match, right: Match, places: frozenset[int]) -> int:
    """Return by how many tokens the change between the matches is to slide; 0 if it has two sides."""
    a_end, b_end = left.a_end, left.b_end
    if a_end == right.a:
        if b_end == right.b or a_end in places:
            return 0
        # What is added slides over the blanks of the other strand.
        return _best_shift(problem.b, (b_end, right.b), _room(problem, left, right), places, (a_end,))
    if b_end == right.b:
        return _best_shift(problem.a, (a_end, right.a), _room(problem, left, right), places, (a_end, right.a))
    return 0


def _room(problem: Problem, left: Match, right: Match) -> tuple[int, int]:
    """Return how many tokens either match may give up: all but one keeps changes apart, all where both texts end."""
    first = left.a == 0 and left.b == 0
    last = right.a_end == problem.whole.a1 and right.b_end == problem.whole.b1
    return left.length - (not first), right.length - (not last)


def _best_shift(
    strand: Strand, change: Stretch, room: tuple[int, int], places: frozenset[int], edges: tuple[int, ...]
) -> int:
    """Return the best shift of a change in that strand; ``edges`` are its boundaries in the strand of the blanks."""
    keys = strand.keys
    start, stop = change
    best = _Slide(_edge(strand, start) + _edge(strand, stop), 0, 0)
    for step, most in zip((-1, 1), room, strict=True):
        shift = 0
        while abs(shift) < most and not any(edge + shift in places for edge in edges):
            inner, outer = (start + shift - 1, stop + shift - 1) if step < 0 else (start + shift, stop + shift)
            if keys[inner] != keys[outer]:
                break
            shift += step
            best = max(best, _Slide(_edge(strand, start + shift) + _edge(strand, stop + shift), -abs(shift), shift))
    return best.shift


def _edge(strand: Strand, index: int) -> int:
    """Return how much the boundary in front of the token is one for a reader."""
    if index >= strand.size:
        return EDGE_OF_TEXT
    space = strand.spaces[index]
    if "\n" in space:
        return EDGE_OF_LINE
    if strand.opens_sentence(index):
        return EDGE_OF_SENTENCE
    if not space:
        return EDGE_IN_WORD
    return EDGE_AFTER_SIGN if index and strand.weights[index - 1] <= SIGN_WEIGHT else 0
