"""Making a correct alignment a readable one: no islands between changes, boundaries where a reader puts them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from articlediff.alignment.tidying.sentences import without_chance
from articlediff.alignment.types import LONG_EDIT, MARK, SIGN, Bounds, Filling, Match, between, numbers_within

if TYPE_CHECKING:
    from articlediff.alignment.protocols import Gap, Strand

_ISLAND = 10
"""A match that weighs no more than this (a content word is 10) does not hold two changes apart."""
_LONESIGNS = frozenset(("-", "----", "&", ";"))
_PUNCTUATION = frozenset((*".,;:!?'\"()[]{}-/\\&*_|<>•·", "----", "...", "¿", "¡"))
"""Signs that say nothing without words; a currency, a percentage or an emoji does."""
_MOST_SIGNS = 5
"""No more than so many tokens a word: a row of marks with a number in it restores nothing."""
_SMALL_ISLAND_SEA = 60
_LARGE_ISLAND = 20
_SENTENCE_START = 3


def tidied(
    a: Strand,
    b: Strand,
    gaps: Sequence[Gap],
    matches: Sequence[Match],
    fillings: Sequence[Filling],
    likely: Sequence[bool] | None,
    bounds: Bounds,
) -> tuple[list[Match], list[Filling]]:
    """The matches that say something, with their edges where a reader puts them, and the fillings that they hold.

    All lie within the bounds, which are the texts' own or where other matches begin and end.
    """
    matches = without_islands(a, b, matches, fillings, gaps, likely, bounds)
    matches = without_chance(a, b, gaps, matches, fillings, bounds)
    matches = with_own_stops(a, b, gaps, matches, fillings)
    fillings = supported(a, b, fillings, matches, gaps, bounds)
    held = frozenset(at for f in fillings for at in (gaps[f.blank].at, gaps[f.blank].at + gaps[f.blank].covers))
    matches = with_whole_sentences(a, b, matches, held, bounds)
    matches = parted_at_sentences(a, b, matches, held, bounds)
    places = frozenset(gaps[number].at for number in numbers_within(gaps, bounds))
    return slid(a, b, matches, places), fillings


def without_islands(
    a: Strand,
    b: Strand,
    matches: Sequence[Match],
    fillings: Sequence[Filling],
    gaps: Sequence[Gap],
    likely: Sequence[bool] | None,
    bounds: Bounds,
) -> list[Match]:
    """The matches less stray "the" and commas between two changes on both sides.

    What is ``likely`` to have been lost, with nothing in its place, is no change of an editor's.
    """
    held = {gaps[f.blank].at for f in fillings} | {gaps[f.blank].at + gaps[f.blank].covers for f in fillings}
    kept: list[Match] = []
    end_a, end_b = bounds.a0, bounds.b0
    for number, match in enumerate(matches):
        touches = match.a in held or match.a + match.length in held
        if match.length <= _LARGE_ISLAND and not touches:
            follows = matches[number + 1] if number + 1 < len(matches) else Match(bounds.a1, bounds.b1, 0)
            before = _sea(a, b, Bounds(end_a, match.a, end_b, match.b), likely)
            behind = _sea(a, b, Bounds(match.a + match.length, follows.a, match.b + match.length, follows.b), likely)
            if _is_island(a, match, before, behind) and not _edges_sentence(a, b, match):
                continue
        kept.append(match)
        end_a, end_b = match.a + match.length, match.b + match.length
    return kept


def _sea(a: Strand, b: Strand, bounds: Bounds, likely: Sequence[bool] | None) -> tuple[int, int]:
    if likely and bounds.a0 == bounds.a1 and all(likely[bounds.b0 : bounds.b1]):
        return 0, 0
    sums_a, sums_b = a.weight_sums, b.weight_sums
    return sums_a[bounds.a1] - sums_a[bounds.a0], sums_b[bounds.b1] - sums_b[bounds.b0]


def _is_island(a: Strand, match: Match, before: tuple[int, int], behind: tuple[int, int]) -> bool:
    weight = a.weight_sums[match.a + match.length] - a.weight_sums[match.a]
    if weight > _LARGE_ISLAND:
        return False
    least = min(sum(before), sum(behind))
    one_sided = (not before[0] and not behind[0]) or (not before[1] and not behind[1])
    if weight <= _ISLAND and not one_sided:
        return least >= weight
    return least >= _SMALL_ISLAND_SEA and not one_sided


def _edges_sentence(a: Strand, b: Strand, match: Match) -> bool:
    """Whether a word begins or ends its sentence in both: what is beyond is another change."""
    if a.opens_sentence(match.a) and b.opens_sentence(match.b):
        return True
    return a.weights[match.a] > SIGN and all(
        _ends_sentence(s, k + match.length) for s, k in ((a, match.a), (b, match.b))
    )


def _ends_sentence(strand: Strand, index: int) -> bool:
    """Whether nothing but signs is left of the sentence before the token."""
    while index < len(strand.keys) and not strand.opens_sentence(index):
        if strand.weights[index] > SIGN:
            return False
        index += 1
    return True


def with_own_stops(
    a: Strand, b: Strand, gaps: Sequence[Gap], matches: Sequence[Match], fillings: Sequence[Filling]
) -> list[Match]:
    """A sentence added behind a filled blank keeps its own full stop and leaves that of the blank's sentence."""
    filled = {gaps[f.blank].at + gaps[f.blank].covers: f.stop for f in fillings}
    done: list[Match] = []
    for match in matches:
        stop = filled.get(match.a, match.b)
        ends = stop < match.b and a.weights[match.a] <= SIGN and b.keys[stop] == a.keys[match.a]
        if ends and b.opens_sentence(stop + 1) and b.opens_sentence(match.b + 1):
            done.append(Match(match.a, stop, 1))
            match = Match(match.a + 1, match.b + 1, match.length - 1)
        done.append(match)
    return [match for match in done if match.length]


def parted_at_sentences(
    a: Strand, b: Strand, matches: Sequence[Match], held: frozenset[int], bounds: Bounds
) -> list[Match]:
    """A word changed at the end of a sentence, and a sentence that one side lacks behind it, as two changes.

    The full stop between them is the first one, not the last. ``held`` are the places where a filling stands.
    """
    done: list[Match] = []
    hunks = between(matches, bounds)
    for hunk, match in zip(hunks, matches, strict=False):
        if (
            hunk.a0 < hunk.a1
            and hunk.b0 < hunk.b1
            and match.length > 1
            and held.isdisjoint(range(hunk.a0, hunk.a1 + 1))
        ):
            shift = _first_stop(a, b, hunk, match)
            if shift:
                done.append(Match(match.a - shift[0], match.b - shift[1], 1))
                match = Match(match.a + 1, match.b + 1, match.length - 1)
        done.append(match)
    return done


def _first_stop(a: Strand, b: Strand, hunk: Bounds, match: Match) -> tuple[int, int] | None:
    """How far in front of the match's first stop, of either strand, the same stop ends a sentence in the hunk."""
    if a.weights[match.a] > SIGN or not (a.opens_sentence(match.a + 1) and b.opens_sentence(match.b + 1)):
        return None
    sizes = hunk.a1 - hunk.a0, hunk.b1 - hunk.b0
    strand, start, stop = (a, hunk.a0, hunk.a1) if sizes[0] > sizes[1] else (b, hunk.b0, hunk.b1)
    for k in range(start + 1, min(stop, start + 2 * min(sizes) + 2)):
        if strand.keys[k] == a.keys[match.a] and strand.opens_sentence(k + 1) and stop - k > _SENTENCE_START:
            return (stop - k, 0) if strand is a else (0, stop - k)
    return None


def with_whole_sentences(
    a: Strand, b: Strand, matches: Sequence[Match], held: frozenset[int], bounds: Bounds
) -> list[Match]:
    """The matches less the "The" and the full stop that two different sentences happen to share.

    ``held`` are the places of ``a`` where a filling touches a match.
    """
    done = list(matches)
    for number, hunk in enumerate(between(matches, bounds)):
        if min(hunk.a1 - hunk.a0, hunk.b1 - hunk.b0) < LONG_EDIT or not held.isdisjoint(range(hunk.a0, hunk.a1 + 1)):
            continue
        if number:
            done[number - 1] = without_start(a, b, done[number - 1])
        if number < len(matches):
            done[number] = without_end(a, b, done[number])
    return [match for match in done if match.length]


def without_start(a: Strand, b: Strand, match: Match) -> Match:
    """The match less the few words behind its last sentence."""
    for shift in range(1, min(_SENTENCE_START, match.length) + 1):
        i, j = match.a + match.length - shift, match.b + match.length - shift
        if a.opens_sentence(i) and b.opens_sentence(j):
            weight = a.weight_sums[i + shift] - a.weight_sums[i]
            return Match(match.a, match.b, match.length - shift) if weight <= _ISLAND else match
    return match


def without_end(a: Strand, b: Strand, match: Match) -> Match:
    """The match less the signs that close the sentence in front of it."""
    for shift in range(min(_SENTENCE_START, match.length) + 1):
        i, j = match.a + shift, match.b + shift
        if i == len(a.keys) or j == len(b.keys) or (a.opens_sentence(i) and b.opens_sentence(j)):
            return Match(i, j, match.length - shift)
        if a.weights[i] > SIGN:
            break
    return match


def slid(a: Strand, b: Strand, matches: Sequence[Match], places: frozenset[int]) -> list[Match]:
    """One-sided changes shifted, where the words allow it, to begin and end at the edge of a sentence.

    A change never slides over a place of a blank.
    """
    done = list(matches)
    for number in range(1, len(done)):
        left, right = done[number - 1], done[number]
        bounds = Bounds(left.a + left.length, right.a, left.b + left.length, right.b)
        if bounds.a0 == bounds.a1 and bounds.a0 in places:
            continue
        if bounds.a0 == bounds.a1 and bounds.b0 < bounds.b1:
            shift = _best_shift(b, bounds.b0, bounds.b1, *_room(a, b, left, right), places, bounds.a0)
        elif bounds.b0 == bounds.b1 and bounds.a0 < bounds.a1:
            shift = _best_shift(a, bounds.a0, bounds.a1, *_room(a, b, left, right), places, None)
        else:
            continue
        if shift:
            done[number - 1] = Match(left.a, left.b, left.length + shift)
            done[number] = Match(right.a + shift, right.b + shift, right.length - shift)
    return [match for match in done if match.length]


def _room(a: Strand, b: Strand, left: Match, right: Match) -> tuple[int, int]:
    """How many tokens either match may give up: all but one, to keep changes apart, and all at both texts' ends."""
    first = left.a == 0 and left.b == 0
    last = right.a + right.length == len(a.keys) and right.b + right.length == len(b.keys)
    return left.length - (not first), right.length - (not last)


def _best_shift(
    strand: Strand,
    start: int,
    stop: int,
    room_left: int,
    room_right: int,
    places: frozenset[int],
    at: int | None,
) -> int:
    """How far to shift ``strand[start:stop]``; ``at`` is its place in the other strand, if that one has the blanks."""

    def crosses(shift: int) -> bool:
        if at is not None:
            return at + shift in places
        return start + shift in places or stop + shift in places

    keys = strand.keys
    best = (_edge(strand, start) + _edge(strand, stop), 0, 0)
    for step, room in ((-1, room_left), (1, room_right)):
        shift = 0
        while abs(shift) < room and not crosses(shift):
            inner, outer = (start + shift - 1, stop + shift - 1) if step < 0 else (start + shift, stop + shift)
            if keys[inner] != keys[outer]:
                break
            shift += step
            best = max(best, (_edge(strand, start + shift) + _edge(strand, stop + shift), -abs(shift), shift))
    return best[2]


def _edge(strand: Strand, index: int) -> int:
    """How much a boundary before the token is one for a reader."""
    if index >= len(strand.keys):
        return 4
    space = strand.spaces[index]
    if "\n" in space:
        return 5
    if strand.opens_sentence(index):
        return 4
    if not space:
        return -2
    return 1 if index and strand.weights[index - 1] <= 3 else 0


def _says_something(b: Strand, filling: Filling, gap: Gap) -> bool:
    """A filling has a word among its signs and marks, or is a sign that means something by itself.

    Bare white space may be left of a lone dash or semicolon as well.
    """
    weights = b.weights[filling.start : filling.stop]
    words = sum(weight > SIGN for weight in weights)
    if words:
        return _MOST_SIGNS * words >= len(weights) and words > weights.count(MARK)
    if not gap.covers and len(gap.space) < 2 and not gap.glued_right:
        return False
    signs = b.keys[filling.start : filling.stop]
    if MARK in weights:
        return False
    if not gap.covers and len(gap.space) > 1 and all(key in _LONESIGNS for key in signs):
        return True
    return len(signs) <= _MOST_SIGNS and any(key not in _PUNCTUATION for key in signs)


def supported(
    a: Strand,
    b: Strand,
    fillings: Sequence[Filling],
    matches: Sequence[Match],
    gaps: Sequence[Gap],
    bounds: Bounds,
) -> list[Filling]:
    """The fillings that say something and touch matched words, or each other down to one, on at least one side.

    A faint gap inside a line must be held on both sides, and holds no line break. A word must hold a single space.
    """
    fillings = [filling for filling in fillings if _says_something(b, filling, gaps[filling.blank])]
    # What stands first in a text is held by its beginning; other bounds are those of matches.
    ends = {(m.a + m.length, m.b + m.length) for m in matches} | {(0, 0), (bounds.a0, bounds.b0)}
    starts = {(m.a, m.b) for m in matches}
    if bounds.a1 < len(a.keys) and bounds.b1 < len(b.keys):
        starts.add((bounds.a1, bounds.b1))
    from_left = set()
    for filling in fillings:
        gap = gaps[filling.blank]
        if (gap.at, filling.start) in ends:
            from_left.add(filling)
            ends.add((gap.at + gap.covers, filling.stop))
    from_right = set()
    for filling in reversed(fillings):
        gap = gaps[filling.blank]
        if (gap.at + gap.covers, filling.stop) in starts:
            from_right.add(filling)
            starts.add((gap.at, filling.start))
    both = from_left & from_right
    kept = {f for f in both if not gaps[f.blank].faint or not _breaks_line(a, b, f, gaps[f.blank])}
    one_sided = {f for f in from_left ^ from_right if not gaps[f.blank].faint or _is_at_line_break(a, gaps[f.blank])}
    loose = {f for f in one_sided if _is_loose(a, gaps[f.blank], f in from_left)}
    return sorted(kept | (one_sided - loose))


def _is_loose(a: Strand, gap: Gap, from_left: bool) -> bool:
    """Whether one space is all there is to see of a loss, and a sign is all that holds it: every sentence has those."""
    if gap.space != " " or "\n" in a.spaces[gap.at]:
        return False
    return a.weights[gap.at - 1 if from_left else gap.at] <= SIGN


def _is_at_line_break(a: Strand, gap: Gap) -> bool:
    return gap.at < len(a.keys) and "\n" in a.spaces[gap.at]


def _breaks_line(a: Strand, b: Strand, filling: Filling, gap: Gap) -> bool:
    """Whether the filling breaks a line where its gap breaks none."""
    stop = filling.stop if _is_at_line_break(a, gap) else filling.stop + 1
    return any("\n" in space for space in b.spaces[filling.start + 1 : stop])
