"""One passage that may have moved: all that two stretches share, blanks included, if that makes a passage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from articlediff.alignment.chain.chain import chain
from articlediff.alignment.problem import Problem
from articlediff.alignment.tidying.edges import without_end, without_start
from articlediff.alignment.tidying.islands import without_islands
from articlediff.alignment.tidying.sentences import sentence_end, sentence_start
from articlediff.alignment.tidying.sliding import slid
from articlediff.alignment.tidying.support import supported
from articlediff.alignment.types import Bounds, Filling, Match, Move
from articlediff.calibration.costs import (
    BRIDGED,
    CONTENT_WEIGHT,
    LEAST_MATCHED,
    LONG_PASSAGE,
    PASSAGE_CONTENT,
    PASSAGE_EDGE,
    PASSAGE_WORDS,
    SEED_REACH,
    SENTENCES_PER_PASSAGE,
    SIGN_WEIGHT,
)
from articlediff.records import NamedTuple

if TYPE_CHECKING:
    from articlediff.alignment.protocols import AnyBlank
    from articlediff.alignment.strand import Strand


class BoundBlanks(NamedTuple):
    """The blanks, by number, that a passage does not take along."""

    left: frozenset[int]
    """Those filled in the main chain that match on their left."""
    right: frozenset[int]
    """Those filled in the main chain that match on their right."""
    taken: set[int]
    """Those within a passage that was found before: they become more."""


def bound_by(problem: Problem, matches: Sequence[Match], fillings: Sequence[Filling]) -> BoundBlanks:
    """Return the blanks that matches of the main chain bind."""
    ends = {(match.a_end, match.b_end) for match in matches}
    starts = {(match.a, match.b) for match in matches}
    places = [(filling.blank, problem.place(filling)) for filling in fillings]
    return BoundBlanks(
        frozenset(number for number, place in places if (place.a0, place.b0) in ends),
        frozenset(number for number, place in places if (place.a1, place.b1) in starts),
        set(),
    )


def passage_within(problem: Problem, bound: BoundBlanks, area: Bounds) -> Move | None:
    """Return the heaviest passage within the area, without the blanks at its edge that belong to what is beyond."""
    a, b = problem.a, problem.b
    matches, fillings = chain(problem, area)
    matches = without_islands(problem, matches, fillings, area)
    groups = _groups(problem, matches, fillings)
    group = max(groups, key=lambda found: (_weight(a, found), -found[0].a), default=[])
    group = _trimmed(a, b, group)
    if not group:
        return None
    bounds = Bounds(group[0].a, group[-1].a_end, group[0].b, group[-1].b_end)
    inside = supported(problem, fillings, group, Bounds(0, 0, 0, 0))
    bounds, inside = _with_outer_blanks(problem, bounds, inside, _belonging(problem, fillings, bound))
    filled = {filling.blank for filling in inside}
    others = [problem.blanks[number] for number in problem.blanks_within(area) if number not in filled]
    bounds = _with_whole_sentences(a, b, others, bounds, area)
    return Move(bounds, tuple(slid(problem, group, bounds)), tuple(inside))


def _with_whole_sentences(a: Strand, b: Strand, others: Sequence[AnyBlank], bounds: Bounds, area: Bounds) -> Bounds:
    """Return the passage grown to the edges of its sentences, where no more than a few words of them were changed.

    It does not grow over ``others``, blanks that are not filled within it.
    """
    a0, b0 = sentence_start(a, bounds.a0, area.a0), sentence_start(b, bounds.b0, area.b0)
    inside = any(a0 < blank.end and blank.at <= bounds.a0 for blank in others)
    if 0 < bounds.a0 - a0 <= PASSAGE_EDGE and 0 < bounds.b0 - b0 <= PASSAGE_EDGE and not inside:
        bounds = bounds._replace(a0=a0, b0=b0)
    a1, b1 = sentence_end(a, bounds.a1, area.a1), sentence_end(b, bounds.b1, area.b1)
    inside = any(bounds.a1 <= blank.at < a1 for blank in others)
    if 0 < a1 - bounds.a1 <= PASSAGE_EDGE and 0 < b1 - bounds.b1 <= PASSAGE_EDGE and not inside:
        bounds = bounds._replace(a1=a1, b1=b1)
    return bounds


def _groups(problem: Problem, matches: Sequence[Match], fillings: Sequence[Filling]) -> list[list[Match]]:
    """Return the matches that hold together: what is between two weighs no more than what is on either side."""
    a, b = problem.a, problem.b
    filled = {problem.blanks[filling.blank].at for filling in fillings}
    groups: list[list[Match]] = []
    weight = 0  # of the last group, which may be all of a long passage
    for match in matches:
        own = a.weight(match.a, match.a_end)
        if groups:
            last = groups[-1][-1]
            between = max(a.weight(last.a_end, match.a), b.weight(last.b_end, match.b))
            bridged = any(at in filled for at in range(last.a_end, match.a + 1))
            if bridged or between <= BRIDGED * min(weight, own):
                groups[-1].append(match)
                weight += own
                continue
        groups.append([match])
        weight = own
    return groups


def _weight(a: Strand, matches: Sequence[Match]) -> int:
    return sum(a.weight(match.a, match.a_end) for match in matches)


def _trimmed(a: Strand, b: Strand, group: list[Match]) -> list[Match]:
    """Return the passage without the full stop of the sentence before it and the first word of the one after it."""
    if not group:
        return group
    group = [without_end(a, b, group[0]), *group[1:]]
    return [match for match in [*group[:-1], without_start(a, b, group[-1])] if match.length]


def _belonging(problem: Problem, fillings: Sequence[Filling], bound: BoundBlanks) -> BoundBlanks:
    """Return those bound from outside; a blank that opens a sentence belongs to that, whatever is before it."""
    at_left = (filling.blank for filling in fillings if filling.blank in bound.left)
    inner = (number for number in at_left if not problem.a.opens_sentence(problem.blanks[number].at))
    return bound._replace(left=frozenset(inner))


def _with_outer_blanks(
    problem: Problem, bounds: Bounds, fillings: Sequence[Filling], bound: BoundBlanks
) -> tuple[Bounds, list[Filling]]:
    """Return the passage grown over filled blanks at its beginning and end, unless what is beyond binds them."""
    fillings = [filling for filling in fillings if filling.blank not in bound.taken]
    inside = [f for f in fillings if bounds.b0 <= f.start and f.stop <= bounds.b1]
    before = [f for f in fillings if f.stop <= bounds.b0]
    after = [f for f in fillings if f.start >= bounds.b1]
    for filling in reversed(before):
        place = problem.place(filling)
        if (place.a1, place.b1) == (bounds.a0, bounds.b0) and filling.blank not in bound.left:
            bounds = bounds._replace(a0=place.a0, b0=place.b0)
            inside.insert(0, filling)
    for filling in after:
        place = problem.place(filling)
        if (place.a0, place.b0) == (bounds.a1, bounds.b1) and filling.blank not in bound.right:
            bounds = bounds._replace(a1=place.a1, b1=place.b1)
            inside.append(filling)
    return bounds, inside


def is_passage(a: Strand, b: Strand, move: Move) -> bool:
    """Tell whether it is a whole sentence of three words, or five words with three of content, mostly at both places.

    Fewer than ten words that are but a part of a longer sentence are a phrase that two sentences share.
    """
    matched = _weight(a, move.matches)
    a0, a1, b0, b1 = move.bounds
    whole_a, whole_b = a.weight(a0, a1), b.weight(b0, b1) - _filled(b, move)
    if matched < LEAST_MATCHED * max(whole_a, whole_b):
        return False
    words = [w for m in move.matches for w in a.weights[m.a : m.a_end] if w > SIGN_WEIGHT]
    content = sum(w == CONTENT_WEIGHT for w in words)
    if len(words) >= PASSAGE_WORDS and content >= PASSAGE_CONTENT:
        return len(words) >= LONG_PASSAGE or _is_much(a, a0, a1) or _is_much(b, b0, b1)
    begins = a.opens_sentence(a0) and b.opens_sentence(b0)
    ends = all(k == strand.size or strand.opens_sentence(k) for strand, k in ((a, a1), (b, b1)))
    return begins and ends and len(words) >= PASSAGE_CONTENT


def _is_much(strand: Strand, first: int, stop: int) -> bool:
    """Tell whether the passage is at least a third of the sentences that it is in."""
    start = sentence_start(strand, first, max(0, first - SEED_REACH))
    end = sentence_end(strand, stop, min(strand.size, stop + SEED_REACH))
    return SENTENCES_PER_PASSAGE * strand.weight(first, stop) >= strand.weight(start, end)


def shared(a: Strand, b: Strand, move: Move) -> int:
    """Return the weight that is at both places, less half of what is at one; what fills blanks is neither."""
    a0, a1, b0, b1 = move.bounds
    both = a.weight(a0, a1) + b.weight(b0, b1)
    matched, filled = _weight(a, move.matches), _filled(b, move)
    return matched - (both - filled - 2 * matched) // 2


def _filled(b: Strand, move: Move) -> int:
    return sum(b.weight(filling.start, filling.stop) for filling in move.fillings)
