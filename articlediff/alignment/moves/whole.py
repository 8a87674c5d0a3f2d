"""Sentences that both strands have whole, and the alignment has broken on either side.

Seeds find no short ones, and two sentences that share a name and a stop look like one that was edited. A sentence that
both strands have whole says more than that.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING

from articlediff.alignment.types import Match, Stretch
from articlediff.calibration.costs import LEAST_SENTENCE, SIGN_WEIGHT
from articlediff.records import NamedTuple

if TYPE_CHECKING:
    from articlediff.alignment.strand import Strand

Sides = tuple[Sequence[Stretch], Sequence[Stretch]]
"""Stretches of either strand, ascending."""


class _Sentence(NamedTuple):
    first: int
    stop: int
    keys: tuple[int, ...]


_Pair = tuple[_Sentence, _Sentence]


def broken_pairs(a: Strand, b: Strand, matches: Sequence[Match], free: Sides, matched: Sides) -> list[Match]:
    """Return the sentences of three words and more that both strands have but match as a whole in neither, in order.

    Each is in one pair. On either side a part of it is ``free`` and nothing ``matched``. It
    weighs more than all that the two have in common with others.

    >>> from articlediff.alignment.strand import strands
    >>> from articlediff.text.tokenising import tokenise
    >>> a, b = strands(tokenise("We sold it. It rained all day."), tokenise("It rained all day. He left it."))
    >>> broken_pairs(a, b, [Match(2, 7, 2)], ([(0, 2), (4, 9)], [(0, 7)]), ([], []))
    [Match(a=4, b=0, length=5)]
    """
    left = list(_broken(a, free[0], matched[0]))
    right = list(_broken(b, free[1], matched[1])) if left else []
    pairs = [(left[k], right[m]) for k, m in _paired(left, right)] if right else []
    if not pairs:
        return []
    by_side = sorted(matches), sorted(matches, key=itemgetter(1))
    return [Match(x.first, y.first, x.stop - x.first) for x, y in pairs if _is_worth_it((a, b), by_side, (x, y))]


def _broken(strand: Strand, free: Sequence[Stretch], matched: Sequence[Stretch]) -> Iterator[_Sentence]:
    """Yield the sentences of which a part at least is free, and nothing matched."""
    starts = strand.sentence_starts
    size = strand.size
    done = 0
    for first_free, end_free in free:
        at = bisect_right(starts, max(first_free, done)) - 1 if done < end_free else len(starts)
        while at < len(starts) and starts[at] < end_free:
            first, stop = starts[at], starts[at + 1] if at + 1 < len(starts) else size
            done, at = stop, at + 1
            before = bisect_left(matched, stop, key=itemgetter(0)) - 1
            is_matched = before >= 0 and matched[before][1] > first
            if not is_matched and sum(weight > SIGN_WEIGHT for weight in strand.weights[first:stop]) >= LEAST_SENTENCE:
                yield _Sentence(first, stop, tuple(strand.keys[first:stop]))


def _paired(left: Sequence[_Sentence], right: Sequence[_Sentence]) -> list[tuple[int, int]]:
    """Return the numbers of equal sentences, each in one pair."""
    waiting: dict[tuple[int, ...], deque[int]] = defaultdict(deque)
    for number, sentence in enumerate(right):
        waiting[sentence.keys].append(number)
    times = Counter(sentence.keys for sentence in left)
    numbers = [number for number, sentence in enumerate(left) if sentence.keys in waiting]
    # A sentence that is unique on both sides tells which of several its neighbours are.
    numbers.sort(key=lambda number: max(times[left[number].keys], len(waiting[left[number].keys])) > 1)
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for number in numbers:
        keys = left[number].keys
        beside = [paired[other] - step for step in (-1, 1) if (other := number + step) in paired]
        best = next((k for k in beside if 0 <= k < len(right) and right[k].keys == keys and k not in taken), None)
        while best is None and waiting[keys]:
            first = waiting[keys].popleft()
            best = None if first in taken else first
        if best is not None:
            paired[number] = best
            taken.add(best)
    return sorted(paired.items())


def _is_worth_it(strands: tuple[Strand, Strand], matches: tuple[list[Match], list[Match]], pair: _Pair) -> bool:
    """Tell whether the pair weighs more than all that the two sentences have in common with others."""
    shift = pair[1].first - pair[0].first
    elsewhere = sum(_shared_elsewhere(strands[side], matches[side], pair[side], side, shift) for side in (0, 1))
    first, stop, _ = pair[0]
    return elsewhere < strands[0].weight(first, stop)


def _shared_elsewhere(strand: Strand, matches: Sequence[Match], sentence: _Sentence, side: int, shift: int) -> int:
    """Return the weight of the sentence that matches on other diagonals than its own."""
    first, stop, _ = sentence
    at = bisect_right(matches, first, key=itemgetter(side))
    near = matches[max(0, at - 1) : bisect_left(matches, stop, key=itemgetter(side))]
    spans = ((max(m[side], first), min(m[side] + m.length, stop)) for m in near if m.b - m.a != shift)
    return sum(strand.weight(start, end) for start, end in spans if start < end)
