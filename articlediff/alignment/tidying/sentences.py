"""Sentences of either strand: matches between two that have next to nothing else in common are chance."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from articlediff.alignment.problem import Problem
from articlediff.alignment.types import Bounds, Filling, Match, Stretch
from articlediff.calibration.costs import FILLED_ASIDE, LEAST_SHARE, LONGEST_SENTENCE

if TYPE_CHECKING:
    from articlediff.alignment.strand import Strand


def sentence_start(strand: Strand, place: int, limit: int) -> int:
    """Return the last beginning of a sentence up to the place, no further than the limit."""
    at = bisect_right(strand.sentence_starts, place) - 1
    return max(limit, strand.sentence_starts[at] if at >= 0 else 0)


def sentence_end(strand: Strand, place: int, limit: int) -> int:
    """Return the first beginning of a sentence from the place on, no further than the limit."""
    at = bisect_left(strand.sentence_starts, place)
    return min(limit, strand.sentence_starts[at] if at < len(strand.sentence_starts) else limit)


class _Sentences:
    """The sentences of a strand between two tokens, and how much of each matches. All that is beyond them matches.

    The ``share`` of the stretches set ``aside`` is left out of the weight of their sentence.
    """

    def __init__(
        self, strand: Strand, bounds: Stretch, matched: Sequence[Stretch], aside: Sequence[Stretch], share: float
    ) -> None:
        self._starts = strand.sentence_starts
        self._size = strand.size
        self._sums = strand.weight_sums
        # Matches and what is beyond them ascend, and so does what is set aside.
        self._matched = [(0, bounds[0]), *matched, (bounds[1], self._size)]
        self._aside = aside
        self._aside_share = share

    def around(self, index: int) -> Stretch:
        """Return the sentence that holds the token."""
        at = bisect_right(self._starts, index)
        start = self._starts[at - 1] if at else 0
        stop = self._starts[at] if at < len(self._starts) else self._size
        return max(start, index - LONGEST_SENTENCE), min(stop, index + LONGEST_SENTENCE)

    def is_strange(self, sentence: Stretch, number: int) -> bool:
        """Tell whether hardly anything of the sentence matches, of which the match with this number holds a token.

        The words that fill blanks speak neither for nor much against it.
        """
        start, stop = sentence
        sums = self._sums
        weight = sums[stop] - sums[start]
        first, last = self._matched[number + 1]
        # Most matches are enough of their sentence by themselves.
        if sums[min(last, stop)] - sums[max(first, start)] >= LEAST_SHARE * weight:
            return False
        weight -= round(self._aside_share * self._weight(_around(self._aside, sentence), sentence))
        return self._weight(_around(self._matched, sentence), sentence) < LEAST_SHARE * weight

    def _weight(self, stretches: Sequence[Stretch], sentence: Stretch) -> int:
        """Return the weight of the sentence in the stretches, each of which overlaps or touches it."""
        first, last = sentence
        return sum(self._sums[min(stop, last)] - self._sums[max(start, first)] for start, stop in stretches)


def _around(stretches: Sequence[Stretch], sentence: Stretch) -> Sequence[Stretch]:
    """Return those of the ascending stretches that overlap or touch the sentence."""
    start, stop = sentence
    return stretches[
        bisect_left(stretches, start, key=itemgetter(1)) : bisect_right(stretches, stop, key=itemgetter(0))
    ]


def without_chance(
    problem: Problem, matches: Sequence[Match], fillings: Sequence[Filling], bounds: Bounds
) -> list[Match]:
    """Return the matches less what two different sentences happen to share. All lie within the bounds.

    >>> from articlediff.alignment.strand import strands
    >>> from articlediff.text.tokenising import tokenise
    >>> a = tokenise("He left for the coast in May. She ate.")
    >>> b = tokenise("Nobody knew why the engine stopped. She ate.")
    >>> without_chance(Problem(*strands(a, b)), [Match(3, 3, 1), Match(7, 6, 4)], [], Bounds(0, 11, 0, 10))
    [Match(a=8, b=7, length=3)]
    """
    filled = [(filling.start, filling.stop) for filling in fillings]
    blanks = [problem.blanks[filling.blank] for filling in fillings]
    masks = [(blank.at, blank.end) for blank in blanks if blank.covers]
    in_a = [(match.a, match.a_end) for match in matches]
    in_b = [(match.b, match.b_end) for match in matches]
    sentences_a = _Sentences(problem.a, (bounds.a0, bounds.a1), in_a, masks, 1)
    sentences_b = _Sentences(problem.b, (bounds.b0, bounds.b1), in_b, filled, FILLED_ASIDE)
    kept: list[Match] = []
    for number, match in enumerate(matches):
        first, last = 0, match.length
        # The second sentence is looked at only where the first is strange, as few are.
        one = sentences_a.around(match.a)
        is_strange = sentences_a.is_strange(one, number)
        if is_strange and sentences_b.is_strange(other := sentences_b.around(match.b), number):
            first = min(last, one[1] - match.a, other[1] - match.b)
        # Most matches begin and end in one sentence.
        if first < last and (is_strange or match.a_end > one[1] or one[1] - one[0] >= LONGEST_SENTENCE):
            one = sentences_a.around(match.a_end - 1)
            is_strange = sentences_a.is_strange(one, number)
            if is_strange and sentences_b.is_strange(other := sentences_b.around(match.b_end - 1), number):
                last = max(first, one[0] - match.a, other[0] - match.b)
        if first < last:
            kept.append(Match(match.a + first, match.b + first, last - first))
    return kept
