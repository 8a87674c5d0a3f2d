"""The core on small alphabets: whatever two sequences hold, the alignment keeps its promises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise, product

from hypothesis import assume, given
from hypothesis import strategies as st

from articlediff.alignment import Alignment, Bounds, Filling, Match, Move, align
from articlediff.alignment.blanks.columns import columns
from articlediff.alignment.blanks.filling_costs import filling_costs
from articlediff.alignment.blanks.fillings import listed_fillings
from articlediff.alignment.blanks.patterns import fill, pattern_items
from articlediff.alignment.blanks.rewordings import folded_keys, rewording
from articlediff.alignment.chain.anchors import heaviest_chain
from articlediff.alignment.chain.edits import minimal_matches
from articlediff.alignment.problem import Problem
from articlediff.alignment.strand import strands
from articlediff.calibration.costs import DELETE_OPENS, DELETED_BLANK, NEVER, SIGN_WEIGHT
from articlediff.text.blanks import Blank, find_blanks
from articlediff.text.tokenising import tokenise
from articlediff.text.tokens import Tokens

MARK = "[REDACTED]"


def words(letters: str) -> Tokens:
    """Each letter a word, ``█`` a mark."""
    return tokenise(" ".join(letters).replace("█", MARK))


def bare(at: int) -> Blank:
    return Blank(at, 0, "spaces", "   ")


def gaps_of(tokens: Tokens, *places: int) -> list[Blank]:
    """The marks of the strand, and bare gaps at these places."""
    return sorted([Blank(at, 1, "label") for at in tokens.masks] + [bare(at) for at in places])


def small_pairs(longest: int) -> Iterator[tuple[str, str]]:
    """Every pair of strings over three letters, up to the letters' names."""
    strings = ["".join(letters) for size in range(longest + 1) for letters in product("abc", repeat=size)]
    for a, b in product(strings, repeat=2):
        order = "".join(dict.fromkeys(a + b))
        if "abc".startswith(order):
            yield a, b


def check(a: Tokens, b: Tokens, gaps: Sequence[Blank], found: Alignment) -> None:
    """Assert all that ``Alignment`` promises."""
    check_passage(a, b, gaps, Bounds(0, len(a), 0, len(b)), found.matches, found.fillings)
    for move in found.moves:
        check_passage(a, b, gaps, move.bounds, move.matches, move.fillings)
    filled = [f.blank for fillings in (found.fillings, *(m.fillings for m in found.moves)) for f in fillings]
    assert len(filled) == len(set(filled))
    fillings = [(gaps[f.blank].at, gaps[f.blank].at + gaps[f.blank].covers, f.start, f.stop) for f in found.fillings]
    steps = [*map(bounds_of, found.matches), *fillings, *(move.bounds for move in found.moves)]
    for side in (0, 2):
        assert not overlapping((step[side], step[side + 1]) for step in steps)


def check_passage(
    a: Tokens, b: Tokens, gaps: Sequence[Blank], bounds: Bounds, matches: Sequence[Match], fillings: Sequence[Filling]
) -> None:
    for match in matches:
        i, stop, j, _ = bounds_of(match)
        assert match.length > 0
        assert a.keys[i:stop] == b.keys[j : j + match.length]
        assert not any(i < gap.at < stop for gap in gaps if not gap.covers)
    for filling in fillings:
        assert filling.start < filling.stop
        assert filling.margin >= 0
        assert (filling.start, filling.stop) not in filling.alternatives
    steps = [(*bounds_of(match), 0) for match in matches]
    steps += [(gaps[f.blank].at, gaps[f.blank].at + gaps[f.blank].covers, f.start, f.stop, 1) for f in fillings]
    assert list(matches) == sorted(matches) and list(fillings) == sorted(fillings)
    ordered = [(bounds.a0, bounds.a0, bounds.b0, bounds.b0, 0), *sorted(steps, key=lambda s: s[2])]
    for before, step in pairwise([*ordered, (bounds.a1, bounds.a1, bounds.b1, bounds.b1, 0)]):
        assert before[1] <= step[0] and before[3] <= step[2]


def bounds_of(match: Match) -> Bounds:
    return Bounds(match.a, match.a + match.length, match.b, match.b + match.length)


def overlapping(stretches: Iterable[tuple[int, int]]) -> bool:
    return any(left[1] > right[0] for left, right in pairwise(sorted(s for s in stretches if s[0] < s[1])))


def mirrored(found: Alignment) -> Alignment:
    moves = [Move(Bounds(*m.bounds[2:], *m.bounds[:2]), exchanged(m.matches), ()) for m in found.moves]
    return Alignment(exchanged(found.matches), (), tuple(sorted(moves, key=lambda move: move.bounds.b0)))


def exchanged(matches: Iterable[Match]) -> tuple[Match, ...]:
    return tuple(Match(b, a, length) for a, b, length in matches)


# ---- every small pair


def test_every_small_pair_is_aligned_in_order_and_alike_from_either_side() -> None:
    for a, b in small_pairs(4):
        there = align(words(a), words(b))
        check(words(a), words(b), (), there)
        assert align(words(b), words(a)) == mirrored(there), (a, b)


def test_nothing_crosses_a_gap_wherever_it_stands() -> None:
    for a, b in small_pairs(3):
        strands = words(a), words(b)
        for at in range(len(a)):
            check(*strands, [bare(at)], align(*strands, [bare(at)]))


def test_nothing_crosses_a_mark_wherever_it_stands() -> None:
    for a, b in small_pairs(3):
        for at in range(len(a) + 1):
            strands = words(a[:at] + "█" + a[at:]), words(b)
            gaps = gaps_of(strands[0])
            check(*strands, gaps, align(*strands, gaps))


@given(st.text("abcde█", max_size=40), st.text("abcde█", max_size=40), st.sets(st.integers(0, 39)))
def test_nothing_crosses_any_number_of_gaps(a: str, b: str, places: set[int]) -> None:
    strands = words(a), words(b)
    bare_at = [at for at in places if at < len(a) and a[at] != "█" and (not at or a[at - 1] != "█")]
    gaps = gaps_of(strands[0], *bare_at)
    check(*strands, gaps, align(*strands, gaps))


@st.composite
def rearranged(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Long enough for anchors and moves: blocks of words in two orders, some of them left out."""
    blocks = [[f"W{number}{letter}" for letter in "abcdefgh"[: 2 + number % 7]] for number in range(12)]
    first, second = (draw(st.lists(st.sampled_from(blocks), max_size=12)) for _ in range(2))
    return [word for block in first for word in block], [word for block in second for word in block]


@given(rearranged())
def test_moves_lie_outside_of_what_is_aligned_in_order(pair: tuple[list[str], list[str]]) -> None:
    a, b = (tokenise(" ".join(side)) for side in pair)
    there = align(a, b)
    check(a, b, (), there)
    assert align(b, a) == mirrored(there)


# ---- what is claimed to be the best is the best


def test_small_gaps_are_matched_as_far_as_can_be() -> None:
    """As long as a longest common subsequence."""
    for a, b in small_pairs(5):
        bounds = Bounds(0, len(a), 0, len(b))
        found = minimal_matches(a, b, bounds)
        assert sum(match.length for match in found) == longest_common(a, b), (a, b)
        assert tuple(minimal_matches(b, a, Bounds(0, len(b), 0, len(a)))) == exchanged(found)


def longest_common(a: str, b: str) -> int:
    row = [0] * (len(b) + 1)
    for x in a:
        before, row = row, [0]
        for j, y in enumerate(b):
            row.append(before[j] + 1 if x == y else max(before[j + 1], row[j]))
    return row[-1]


runs_apart = st.permutations(range(7)).flatmap(
    lambda order: st.lists(st.integers(1, 5), min_size=7, max_size=7).map(
        lambda lengths: [Match(5 * i, 5 * j, length) for i, (j, length) in enumerate(zip(order, lengths, strict=True))]
    )
)


@given(runs_apart)
def test_the_heaviest_chain_holds_as_many_tokens_as_any(runs: list[Match]) -> None:
    ascending = [some for size in range(8) for some in combinations(runs, size) if ascends(some)]
    assert total(heaviest_chain(runs)) == max(map(total, ascending))


@given(st.lists(st.builds(Match, st.integers(0, 30), st.integers(0, 30), st.integers(1, 8)), max_size=20))
def test_the_heaviest_chain_ascends_without_overlap(runs: list[Match]) -> None:
    assert ascends(heaviest_chain(sorted(runs)))


def total(matches: Iterable[Match]) -> int:
    return sum(match.length for match in matches)


def ascends(matches: Sequence[Match]) -> bool:
    return all(p.a + p.length <= q.a and p.b + p.length <= q.b for p, q in pairwise(matches))


# ---- a gap with a blank against every possible reading

FULL_TEXTS = st.lists(st.sampled_from(["a", "b", "the", "Idris", "17", ",", ".", "-", "W"]), min_size=1, max_size=4)
COPIES = st.lists(st.sampled_from(["a", "b", "the", "Idris", "IDRIS", ",", MARK, "███", "____", "@ @"]), max_size=3)


@given(COPIES, FULL_TEXTS, st.sets(st.integers(0, 2)))
def test_no_reading_of_a_blank_is_cheaper_than_the_one_found(a: list[str], b: list[str], places: set[int]) -> None:
    copy, full = tokenise(" ".join(a)), tokenise(" ".join(b))
    found = find_blanks(copy)
    taken = {blank.at for blank in found}
    gaps = sorted([*found, *(bare(at) for at in places if at < len(copy) and at not in taken)])
    assume(gaps)
    problem = Problem(*strands(copy, full), gaps)
    matches, fillings = fill(problem, range(len(gaps)), problem.whole)
    costs = Readings(problem).costs
    reading = tuple((m.a, m.b) for m in matches), tuple((f.blank, f.start, f.stop) for f in fillings)
    assert costs[reading] == min(costs.values())


Reading = tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int, int], ...]]
"""The matched pairs of tokens; the fillings as number of the blank, start and stop."""


class Readings:
    """Every way to read a pattern, without dynamic programming: each is written out and its cost added up."""

    def __init__(self, problem: Problem) -> None:
        self.a = problem.a
        self.gaps = problem.blanks
        numbers = range(len(self.gaps))
        self.items = pattern_items(problem, numbers, problem.whole)
        self.columns = columns(problem, problem.whole, numbers)
        free = [0] * (problem.whole.b1 + 1)
        self.fillings = [filling_costs(problem, number, self.columns) for number in numbers]
        self.filled = [listed_fillings(costs, free, free, NEVER) for costs in self.fillings]
        self.costs: dict[Reading, int] = {}
        self._extend(0, 0, 0, "", ((), ()))

    def _extend(self, item: int, c: int, cost: int, last: str, reading: Reading) -> None:
        """``last`` is the run that is open: "D" for a deletion, "I" for an insertion, or none."""
        keys, weights = self.columns.keys, self.columns.weights
        edge = self.columns.insertions.edges[c]
        closed = cost + edge if last == "I" else cost
        if c < len(keys):
            opened = cost if last == "I" else cost + edge
            self._extend(item, c + 1, opened + self.columns.insertions.tokens[c], "I", reading)
        if item == len(self.items):
            if c == len(keys):
                self.costs[reading] = min(closed, self.costs.get(reading, closed))
            return
        token, number = self.items[item]
        if number is not None:
            self._read_blank(item, number, c, closed, last, reading)
            return
        key, weight = self.a.keys[token], self.a.weights[token]
        self._extend(item + 1, c, closed + weight + (0 if last == "D" else DELETE_OPENS), "D", reading)
        if c < len(keys) and key == keys[c]:
            self._extend(item + 1, c + 1, closed, "", with_match(reading, token, c))
        elif c < len(keys) and (weight > SIGN_WEIGHT) == (weights[c] > SIGN_WEIGHT):
            reworded = closed + rewording(self.a.key_texts[token], weight, self.columns, folded_keys(self.columns))[c]
            self._extend(item + 1, c + 1, reworded, "", reading)

    def _read_blank(self, item: int, number: int, c: int, cost: int, last: str, reading: Reading) -> None:
        token = self.items[item][0]
        gap, keys = self.gaps[number], self.columns.keys
        stands_there = len(gap.space) > 1 and self.columns.spaces[c] == gap.space
        self._extend(item + 1, c, cost if stands_there else cost + self.fillings[number].empty, "", reading)
        deleted = cost + DELETED_BLANK + (0 if last == "D" else DELETE_OPENS)
        self._extend(item + 1, c, deleted, "D", reading)
        if gap.covers and c < len(keys) and keys[c] == self.a.keys[token]:
            self._extend(item + 1, c + 1, cost, "", with_match(reading, token, c))
        for filled, start, stop in self.filled[number]:
            if start == c:
                self._extend(item + 1, stop, cost + filled, "", (reading[0], (*reading[1], (number, c, stop))))


def with_match(reading: Reading, token: int, c: int) -> Reading:
    return (*reading[0], (token, c)), reading[1]
