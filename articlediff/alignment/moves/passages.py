"""One passage that may have moved: what two stretches share, blanks included, and whether that is a passage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from articlediff.alignment.chain.chain import chain
from articlediff.alignment.moves.seeds import REACH
from articlediff.alignment.tidying.sentences import sentence_end, sentence_start
from articlediff.alignment.tidying.tidying import slid, supported, without_end, without_islands, without_start
from articlediff.alignment.types import CONTENT, SIGN, Bounds, Filling, Match, Move, numbers_within

if TYPE_CHECKING:
    from articlediff.alignment.protocols import Gap, Strand

EDGE = 4
"""A passage that all but begins or ends with a sentence does so: no more tokens than these were changed there."""
LEAST_MATCHED = 0.6
"""So much of what a passage weighs stands at both places, what fills blanks aside."""
WORDS = 5
CONTENT_WORDS = 3
LONG_PASSAGE = 10
"""So many words are a passage by themselves; fewer may be a name or a phrase that two sentences share."""


class Held(NamedTuple):
    """The blanks filled in the main chain that match on their left, and on their right."""

    left: frozenset[int]
    right: frozenset[int]
    taken: set[int]
    """Those that a passage found before holds."""


def held_by(gaps: Sequence[Gap], matches: Sequence[Match], fillings: Sequence[Filling]) -> Held:
    ends = {(m.a + m.length, m.b + m.length) for m in matches}
    starts = {(m.a, m.b) for m in matches}
    return Held(
        frozenset(f.blank for f in fillings if (gaps[f.blank].at, f.start) in ends),
        frozenset(f.blank for f in fillings if (gaps[f.blank].at + gaps[f.blank].covers, f.stop) in starts),
        set(),
    )


def passage_within(
    a: Strand,
    b: Strand,
    gaps: Sequence[Gap],
    held: Held,
    window: Bounds,
    likely: Sequence[bool] | None,
) -> Move | None:
    """The heaviest passage within the window, without the blanks at its edge that belong to what is beyond."""
    matches, fillings = chain(a, b, gaps, window, likely)
    matches = without_islands(a, b, matches, fillings, gaps, likely, window)
    group = max(_groups(a, b, matches, fillings, gaps), key=lambda found: (_weight(a, found), -found[0].a), default=[])
    group = _trimmed(a, b, group)
    if not group:
        return None
    bounds = Bounds(group[0].a, group[-1].a + group[-1].length, group[0].b, group[-1].b + group[-1].length)
    bounds, inside = _with_outer_blanks(
        bounds, supported(a, b, fillings, group, gaps, Bounds(0, 0, 0, 0)), gaps, _belonging(a, gaps, fillings, held)
    )
    filled = {filling.blank for filling in inside}
    others = [gaps[number] for number in numbers_within(gaps, window) if number not in filled]
    bounds = _with_whole_sentences(a, b, others, bounds, window)
    group = slid(a, b, group, frozenset(gaps[number].at for number in numbers_within(gaps, bounds)))
    return Move(bounds, tuple(group), tuple(inside))


def _with_whole_sentences(a: Strand, b: Strand, others: Sequence[Gap], bounds: Bounds, window: Bounds) -> Bounds:
    """The passage grown to the edges of its sentences, where no more than a few words of them were changed.

    It does not grow over ``others``, gaps that are not filled within it.
    """
    a0, b0 = sentence_start(a, bounds.a0, window.a0), sentence_start(b, bounds.b0, window.b0)
    inside = any(a0 < gap.at + gap.covers and gap.at <= bounds.a0 for gap in others)
    if 0 < bounds.a0 - a0 <= EDGE and 0 < bounds.b0 - b0 <= EDGE and not inside:
        bounds = bounds._replace(a0=a0, b0=b0)
    a1, b1 = sentence_end(a, bounds.a1, window.a1), sentence_end(b, bounds.b1, window.b1)
    inside = any(bounds.a1 <= gap.at < a1 for gap in others)
    if 0 < a1 - bounds.a1 <= EDGE and 0 < b1 - bounds.b1 <= EDGE and not inside:
        bounds = bounds._replace(a1=a1, b1=b1)
    return bounds


def _groups(
    a: Strand, b: Strand, matches: Sequence[Match], fillings: Sequence[Filling], gaps: Sequence[Gap]
) -> list[list[Match]]:
    """Matches that hold together: what stands between two of them weighs no more than what is on either side."""
    filled = {gaps[f.blank].at for f in fillings}
    groups: list[list[Match]] = []
    for match in matches:
        if groups:
            last = groups[-1][-1]
            a0, b0 = last.a + last.length, last.b + last.length
            between = max(a.weight_sums[match.a] - a.weight_sums[a0], b.weight_sums[match.b] - b.weight_sums[b0])
            bridged = any(at in filled for at in range(a0, match.a + 1))
            if bridged or between <= 2 * min(_weight(a, groups[-1]), _weight(a, [match])):
                groups[-1].append(match)
                continue
        groups.append([match])
    return groups


def _weight(a: Strand, matches: Sequence[Match]) -> int:
    return sum(a.weight_sums[m.a + m.length] - a.weight_sums[m.a] for m in matches)


def _trimmed(a: Strand, b: Strand, group: list[Match]) -> list[Match]:
    """The passage without the full stop of the sentence before it and the first word of the one behind."""
    if not group:
        return group
    group = [without_end(a, b, group[0]), *group[1:]]
    return [match for match in [*group[:-1], without_start(a, b, group[-1])] if match.length]


def _belonging(a: Strand, gaps: Sequence[Gap], fillings: Sequence[Filling], held: Held) -> Held:
    """Which of these are held from outside; a blank that opens a sentence belongs to that, whatever is before it."""
    left = (f.blank for f in fillings if f.blank in held.left and not a.opens_sentence(gaps[f.blank].at))
    return held._replace(left=frozenset(left))


def _with_outer_blanks(
    bounds: Bounds, fillings: list[Filling], gaps: Sequence[Gap], held: Held
) -> tuple[Bounds, list[Filling]]:
    """The passage grown over filled blanks at its beginning and end, unless what is beyond holds them."""
    fillings = [filling for filling in fillings if filling.blank not in held.taken]
    inside = [f for f in fillings if bounds.b0 <= f.start and f.stop <= bounds.b1]
    before = [f for f in fillings if f.stop <= bounds.b0]
    behind = [f for f in fillings if f.start >= bounds.b1]
    for filling in reversed(before):
        gap = gaps[filling.blank]
        if filling.stop == bounds.b0 and gap.at + gap.covers == bounds.a0 and filling.blank not in held.left:
            bounds = bounds._replace(a0=gap.at, b0=filling.start)
            inside.insert(0, filling)
    for filling in behind:
        gap = gaps[filling.blank]
        if filling.start == bounds.b1 and gap.at == bounds.a1 and filling.blank not in held.right:
            bounds = bounds._replace(a1=gap.at + gap.covers, b1=filling.stop)
            inside.append(filling)
    return bounds, inside


def is_passage(a: Strand, b: Strand, move: Move) -> bool:
    """A whole sentence of three words, or five words with three of content, and most of it at both places.

    Fewer than ten words that are but a part of a longer sentence are a phrase that two sentences share.
    """
    matched = _weight(a, move.matches)
    a0, a1, b0, b1 = move.bounds
    filled = _filled(b, move)
    whole_a, whole_b = a.weight_sums[a1] - a.weight_sums[a0], b.weight_sums[b1] - b.weight_sums[b0] - filled
    if matched < LEAST_MATCHED * max(whole_a, whole_b):
        return False
    words = [w for m in move.matches for w in a.weights[m.a : m.a + m.length] if w > SIGN]
    content = sum(w == CONTENT for w in words)
    if len(words) >= WORDS and content >= CONTENT_WORDS:
        return len(words) >= LONG_PASSAGE or _is_much(a, a0, a1) or _is_much(b, b0, b1)
    whole = all(s.opens_sentence(k) for s, k in ((a, move.bounds.a0), (b, move.bounds.b0)))
    ends = all(k == len(s.keys) or s.opens_sentence(k) for s, k in ((a, move.bounds.a1), (b, move.bounds.b1)))
    return whole and ends and len(words) >= CONTENT_WORDS


def _is_much(strand: Strand, first: int, stop: int) -> bool:
    """Whether the passage is at least a third of the sentences that it stands in."""
    start = sentence_start(strand, first, max(0, first - REACH))
    end = sentence_end(strand, stop, min(len(strand.keys), stop + REACH))
    sums = strand.weight_sums
    return 3 * (sums[stop] - sums[first]) >= sums[end] - sums[start]


def shared(a: Strand, b: Strand, move: Move) -> int:
    """What of a passage stands at both places, less half of what stands at one; what fills its blanks is neither."""
    a0, a1, b0, b1 = move.bounds
    both = a.weight_sums[a1] - a.weight_sums[a0] + b.weight_sums[b1] - b.weight_sums[b0]
    matched, filled = _weight(a, move.matches), _filled(b, move)
    return matched - (both - filled - 2 * matched) // 2


def _filled(b: Strand, move: Move) -> int:
    return sum(b.weight_sums[f.stop] - b.weight_sums[f.start] for f in move.fillings)
