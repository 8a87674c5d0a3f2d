"""The main chain: the tokens that both strands have in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from articlediff.alignment import work
from articlediff.alignment.blanks.patterns import fill
from articlediff.alignment.chain.anchors import gram_runs, heaviest_chain, rare_word_runs, shared_places, word_runs
from articlediff.alignment.chain.edits import minimal_matches
from articlediff.alignment.chain.neighbours import with_neighbours_kept
from articlediff.alignment.problem import Problem
from articlediff.alignment.types import Bounds, Filling, Match, between
from articlediff.calibration.costs import (
    CELLS,
    CELLS_WITH_BLANKS,
    CONTENT_WEIGHT,
    DEEPEST,
    GRAMS,
    LONE_WORD_REACH,
    LONG,
    LONG_EDIT,
    MOST_CELLS,
    SMALL,
    SMALL_WITH_BLANKS,
    SPARSEST,
    SURE_CELLS,
    SURE_RUN,
    WEIGHT_PER_CONTENT,
    WORD_PAIR_REACH,
)

if TYPE_CHECKING:
    from articlediff.alignment.strand import Strand


def chain(problem: Problem, bounds: Bounds) -> tuple[list[Match], list[Filling]]:
    """Return matches and fillings within the bounds, ascending.

    Anchors divide the work until a stretch is small enough to be solved exactly, or there are none.
    """
    matches: list[Match] = []
    fillings: list[Filling] = []
    work = [(bounds, 0)]
    while work:
        stretch, depth = work.pop()
        trimmed, stretch = _trimmed(problem, stretch)
        matches += trimmed
        numbers = _blanks_of(problem, stretch)
        a_size, b_size = stretch.a_size, stretch.b_size
        if not b_size or not (a_size or numbers):
            continue
        cells = (a_size + len(numbers)) * b_size
        is_exact = cells <= MOST_CELLS and cells <= (CELLS_WITH_BLANKS if numbers else CELLS) * (a_size + b_size)
        if depth < DEEPEST and not (is_exact and cells <= (SMALL_WITH_BLANKS if numbers else SMALL)):
            anchors = _anchors(problem, stretch, bool(numbers) and cells <= SURE_CELLS)
            if anchors:
                matches += anchors
                work += [(inner, depth + 1) for inner in between(anchors, stretch)]
                continue
        if is_exact:
            more, filled = _solved(problem, stretch, numbers)
            matches += more
            fillings += filled
    return joined_matches(sorted(matches), problem.barred), sorted(fillings)


def _trimmed(problem: Problem, bounds: Bounds) -> tuple[list[Match], Bounds]:
    """Return the common beginning and end, up to the first and from the last bar, and what is left between."""
    a, b, barred = problem.a.keys, problem.b.keys, problem.barred
    a0, a1, b0, b1 = bounds
    i, j = a0, b0
    while i < a1 and j < b1 and a[i] == b[j] and i not in barred:
        i, j = i + 1, j + 1
    matches = [Match(a0, b0, i - a0)] if i > a0 else []
    k, m = a1, b1
    while k > i and m > j and a[k - 1] == b[m - 1] and k not in barred:
        k, m = k - 1, m - 1
    if k < a1:
        matches.append(Match(k, m, a1 - k))
    return matches, Bounds(i, k, j, m)


def _blanks_of(problem: Problem, stretch: Bounds) -> range:
    """Return the numbers of the stretch's blanks; a mask after its end belongs to what comes next."""
    numbers = problem.blanks_within(stretch)
    while numbers and problem.ends[numbers[-1]] > stretch.a1:
        numbers = numbers[:-1]
    return numbers


def _solved(problem: Problem, stretch: Bounds, numbers: range) -> tuple[list[Match], list[Filling]]:
    """Return the best matches and fillings of a small stretch: a pattern if it has blanks, else an edit script."""
    if numbers:
        matches, fillings = fill(problem, numbers, stretch)
        if stretch.a_size > problem.blanks[numbers[0]].covers:  # most often the blank has no neighbour
            return with_neighbours_kept(problem, matches, fillings, stretch)
        return matches, fillings
    if _may_match(problem.a, problem.b, stretch):
        work.spent("cells", stretch.a_size * stretch.b_size)
        return minimal_matches(problem.a.key_texts, problem.b.key_texts, stretch), []
    return [], []


def _anchors(problem: Problem, bounds: Bounds, only_sure: bool) -> list[Match]:
    """Return the surest anchors that there are. One word by itself says something only in a small stretch."""
    a, b, bars = problem.a.keys, problem.b.keys, problem.bars
    size = max(bounds.a_size, bounds.b_size)
    work.spent("read for anchors", bounds.a_size + bounds.b_size)
    words = word_runs(a, b, bounds, bars)
    runs = [run for run in words if run.length >= SURE_RUN]
    anchors = _dense_chain(runs, bounds, 3)
    if not anchors and size > LONG:
        rare = rare_word_runs(a, b, bounds, bars)
        anchors = _dense_chain([run for run in rare if run.length >= SURE_RUN], bounds, 2)
    if not anchors:
        # Where words that are unique are there by chance, short rows of others are as well.
        sizes = GRAMS[:1] if runs else GRAMS if size > LONE_WORD_REACH else GRAMS[-1:]
        anchors = _dense_chain(_rows(problem, bounds, sizes), bounds, 3)
    if only_sure:
        return anchors
    if not anchors and size <= WORD_PAIR_REACH:
        places = range(bounds.a0, bounds.a1), range(bounds.b0, bounds.b1)
        anchors = _dense_chain(gram_runs(a, b, bounds, 2, places, bars), bounds, 2)
    if not anchors and size <= LONE_WORD_REACH:
        anchors = _dense_chain(words, bounds, 1)
    return anchors


def _rows(problem: Problem, bounds: Bounds, sizes: Sequence[int]) -> list[Match]:
    """Return the longest rows of words that are unique on both sides."""
    a, b = problem.a.keys, problem.b.keys
    places = shared_places(a, b, bounds)
    found = (gram_runs(a, b, bounds, size, places, problem.bars) for size in sizes)
    return next(filter(None, found), [])


def _dense_chain(runs: list[Match], bounds: Bounds, size: int) -> list[Match]:
    """Return the heaviest chain of the runs, if it covers enough of the stretch for anchors of that size."""
    anchors = heaviest_chain(runs)
    smaller = min(bounds.a_size, bounds.b_size)
    return anchors if SPARSEST[size] * sum(anchor.length for anchor in anchors) >= smaller else []


def _may_match(a: Strand, b: Strand, bounds: Bounds) -> bool:
    """Tell whether the stretches share a token; long ones that hardly share a word of content share only chance."""
    a0, a1, b0, b1 = bounds
    shared = set(a.keys[a0:a1]).intersection(b.keys[b0:b1])
    if not shared or min(a1 - a0, b1 - b0) < LONG_EDIT:
        return bool(shared)
    weighed = zip(a.keys[a0:a1], a.weights[a0:a1], strict=True)
    content = CONTENT_WEIGHT * sum(key in shared and weight == CONTENT_WEIGHT for key, weight in weighed)
    return WEIGHT_PER_CONTENT * content >= min(a.weight(a0, a1), b.weight(b0, b1))


def joined_matches(matches: Sequence[Match], barred: frozenset[int]) -> list[Match]:
    """Return the matches, those that touch on one diagonal with no bar between them as one."""
    found: list[Match] = []
    for match in matches:
        if found:
            a, b, length = found[-1]
            if (a + length, b + length) == (match.a, match.b) and match.a not in barred:
                found[-1] = Match(a, b, length + match.length)
                continue
        found.append(match)
    return found
