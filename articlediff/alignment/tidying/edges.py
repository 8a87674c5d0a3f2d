"""The edges of changes: where sentences begin and end, if what is matched there is only a stop or a "The"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from articlediff.alignment.problem import Problem
from articlediff.alignment.types import Bounds, Filling, Match, between
from articlediff.calibration.costs import ISLAND, LONG_EDIT, SENTENCE_START, SIGN_WEIGHT

if TYPE_CHECKING:
    from articlediff.alignment.strand import Strand


def with_own_stops(problem: Problem, matches: Sequence[Match], fillings: Sequence[Filling]) -> list[Match]:
    """Return the matches with the end of a filled blank's sentence, mostly a stop, where words were added after it::

        a   The mayor of   ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒. He left.        The mayor of   . ▒▒▒▒▒▒▒▒▒▒▒▒ He left.
        b   The mayor of Hasp. Nobody answered. He left.   →   The mayor of Hasp. Nobody answered. He left.

    The added words keep their own.
    """
    a, b = problem.a, problem.b
    filled = {place.a1: place.b1 for place in map(problem.place, fillings)}
    done: list[Match] = []
    for match in matches:
        stop = filled.get(match.a, match.b)
        if stop < match.b and b.keys[stop] == a.keys[match.a] and b.opens_sentence(stop + 1):
            done.append(Match(match.a, stop, 1))
            match = Match(match.a + 1, match.b + 1, match.length - 1)
        done.append(match)
    return [match for match in done if match.length]


def parted_at_sentences(
    problem: Problem, matches: Sequence[Match], filled: frozenset[int], bounds: Bounds
) -> list[Match]:
    """Return the matches with a full stop between a word changed at a sentence's end and a sentence after it::

        a   He sold the kettle ▒▒▒▒▒▒▒▒▒▒▒▒▒▒. She left.        He sold the kettle. ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ She left.
        b   He sold the teapot. It rained all day. She left. →  He sold the teapot. It rained all day. She left.

    The full stop between these two changes is the first one, not the last. ``filled`` are the edges of filled blanks.
    """
    a, b = problem.a, problem.b
    done: list[Match] = []
    for change, match in zip(between(matches, bounds), matches, strict=False):
        if (
            change.a0 < change.a1
            and change.b0 < change.b1
            and match.length > 1
            and filled.isdisjoint(range(change.a0, change.a1 + 1))
        ):
            stop = _first_stop(a, b, change, match)
            if stop:
                done.append(stop)
                match = Match(match.a + 1, match.b + 1, match.length - 1)
        done.append(match)
    return done


def _first_stop(a: Strand, b: Strand, change: Bounds, match: Match) -> Match | None:
    """Return the stop that the match begins with where the longer side of the change first ends a sentence with it."""
    if a.weights[match.a] > SIGN_WEIGHT or not (a.opens_sentence(match.a + 1) and b.opens_sentence(match.b + 1)):
        return None
    is_removed = change.a_size > change.b_size
    strand, start, stop = (a, change.a0, change.a1) if is_removed else (b, change.b0, change.b1)
    shorter = min(change.a_size, change.b_size)
    for k in range(start + 1, min(stop, start + 2 * shorter + 2)):
        if strand.keys[k] == a.keys[match.a] and strand.opens_sentence(k + 1) and stop - k > SENTENCE_START:
            return Match(k, match.b, 1) if is_removed else Match(match.a, k, 1)
    return None


def with_whole_sentences(
    problem: Problem, matches: Sequence[Match], filled: frozenset[int], bounds: Bounds
) -> list[Match]:
    """Return the matches less the "The" and the full stop that two different sentences happen to share.

    ``filled`` are the edges of filled blanks.
    """
    a, b = problem.a, problem.b
    done = list(matches)
    for number, change in enumerate(between(matches, bounds)):
        is_short = min(change.a_size, change.b_size) < LONG_EDIT
        if is_short or not filled.isdisjoint(range(change.a0, change.a1 + 1)):
            continue
        if number:
            done[number - 1] = without_start(a, b, done[number - 1])
        if number < len(matches):
            done[number] = without_end(a, b, done[number])
    return [match for match in done if match.length]


def without_start(a: Strand, b: Strand, match: Match) -> Match:
    """Return the match less the few words with which its last sentence starts."""
    for shift in range(1, min(SENTENCE_START, match.length) + 1):
        i, j = match.a_end - shift, match.b_end - shift
        if a.opens_sentence(i) and b.opens_sentence(j):
            weight = a.weight(i, match.a_end)
            return Match(match.a, match.b, match.length - shift) if weight <= ISLAND else match
    return match


def without_end(a: Strand, b: Strand, match: Match) -> Match:
    """Return the match less the signs that close the sentence in front of it."""
    for shift in range(min(SENTENCE_START, match.length) + 1):
        i, j = match.a + shift, match.b + shift
        if i == a.size or j == b.size or (a.opens_sentence(i) and b.opens_sentence(j)):
            return Match(i, j, match.length - shift)
        if a.weights[i] > SIGN_WEIGHT:
            break
    return match
