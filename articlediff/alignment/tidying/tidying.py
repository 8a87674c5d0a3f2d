"""A correct alignment made a readable one: no islands between changes, boundaries where a reader puts them."""

from __future__ import annotations

from collections.abc import Sequence

from articlediff.alignment.problem import Problem
from articlediff.alignment.tidying.edges import parted_at_sentences, with_own_stops, with_whole_sentences
from articlediff.alignment.tidying.islands import without_islands
from articlediff.alignment.tidying.sentences import without_chance
from articlediff.alignment.tidying.sliding import slid
from articlediff.alignment.tidying.support import supported
from articlediff.alignment.types import Bounds, Filling, Match


def tidied(
    problem: Problem, matches: Sequence[Match], fillings: Sequence[Filling], bounds: Bounds
) -> tuple[list[Match], list[Filling]]:
    """Return the matches that say something, with their edges where a reader puts them, and the fillings they hold.

    All lie within the bounds, which are the texts' own or where other matches begin and end.
    """
    matches = without_islands(problem, matches, fillings, bounds)
    matches = without_chance(problem, matches, fillings, bounds)
    matches = with_own_stops(problem, matches, fillings)
    fillings = supported(problem, fillings, matches, bounds)
    filled = problem.edges(fillings)
    matches = with_whole_sentences(problem, matches, filled, bounds)
    matches = parted_at_sentences(problem, matches, filled, bounds)
    return slid(problem, matches, bounds), fillings
