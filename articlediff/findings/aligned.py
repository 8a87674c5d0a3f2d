"""Both texts as they were aligned, and what the classification of every stretch asks of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from articlediff.alignment.types import Alignment, Bounds, Filling, Match, Move
from articlediff.calibration.thresholds import COLUMN_SPACES_PER_LOSS, FEWEST_COLUMN_SPACES
from articlediff.findings.categories import Categories
from articlediff.findings.contradicting import contradicting
from articlediff.findings.cut_passages import CutTrace
from articlediff.findings.damage import Damage
from articlediff.findings.drafts import Offsets
from articlediff.findings.formatting import HardWrapped
from articlediff.findings.paragraphs import Paragraphs
from articlediff.properties import cached_property
from articlediff.records import NamedTuple
from articlediff.text.blanks import Blank
from articlediff.text.lines import is_hard_wrapped
from articlediff.text.tokens import Tokens


class AlignedTexts:
    """The copy ``a`` and the full text ``b``, aligned, with the copy's blanks and damage; not to be changed.

    ``a`` is without the tokens of ``cut``, the trace that says that the copy was cut.
    """

    def __init__(
        self,
        a: Tokens,
        b: Tokens,
        blanks: Sequence[Blank],
        alignment: Alignment,
        damage: Damage,
        cut: CutTrace | None,
    ) -> None:
        self.a = a
        self.b = b
        self.blanks = blanks
        self.alignment = alignment
        self.damage = damage
        self.cut = cut

    @cached_property
    def hard_wrapped(self) -> HardWrapped:
        """Of each text, whether its single line ends mean nothing."""
        return HardWrapped(is_hard_wrapped(self.a.text), is_hard_wrapped(self.b.text))

    @cached_property
    def open_blanks(self) -> dict[int, list[Blank]]:
        """The blanks that nothing fills, by the token of ``a`` that they are in front of."""
        filled = {filling.blank for filling in self.alignment.fillings}
        filled.update(filling.blank for move in self.alignment.moves for filling in move.fillings)
        found: dict[int, list[Blank]] = {}
        for number, blank in enumerate(self.blanks):
            if number not in filled and not blank.weak:
                found.setdefault(blank.at, []).append(blank)
        return found

    @cached_property
    def open_edges(self) -> frozenset[int]:
        """The boundaries between tokens of ``a`` at which a blank that nothing fills begins or ends."""
        open_blanks = [blank for blanks in self.open_blanks.values() for blank in blanks]
        return frozenset(edge for blank in open_blanks for edge in (blank.at, blank.end))

    @cached_property
    def spaced_tokens(self) -> frozenset[int]:
        """The tokens of ``a`` in front of which a blank of white space is."""
        return frozenset(blank.at for blank in self.blanks if not blank.covers)

    @cached_property
    def signs_within_lines(self) -> frozenset[str]:
        """The first signs of the masks of ``a`` that are not lines of their own."""
        return frozenset(self.a.texts[blank.at][0] for blank in self.blanks if blank.covers and not blank.is_line)

    @cached_property
    def has_columns(self) -> bool:
        """Whether wide spaces are the copy's columns or justified lines: it has many, and hardly any hides a word."""
        wide = [number for number, blank in enumerate(self.blanks) if blank.family == "spaces" and not blank.faint]
        hiding = {filling.blank for filling in self.alignment.fillings}.intersection(wide)
        return len(wide) >= FEWEST_COLUMN_SPACES and len(hiding) * COLUMN_SPACES_PER_LOSS < len(wide)

    @cached_property
    def end_in_place(self) -> int:
        """The boundary of ``b`` from which on nothing has its place in ``a``; passages may have moved."""
        ends = [match.b_end for match in self.alignment.matches[-1:]]
        return max([0, *ends, *(filling.stop for filling in self.alignment.fillings[-1:])])

    @cached_property
    def categories(self) -> Categories:
        """The categories of the words of ``b``."""
        return Categories(self.b)

    @cached_property
    def paragraphs(self) -> Paragraphs:
        """The paragraphs of both texts, and which of ``a`` break off."""
        return Paragraphs(self.a, self.b)

    @cached_property
    def contradicting_blanks(self) -> frozenset[int]:
        """The numbers of the blanks that are filled against the letters of their masks."""
        return contradicting(self.a, self.b, self.blanks, self.alignment)

    def departed_from(self, stretch: Bounds) -> Sequence[Move]:
        """Return the moves of which the passage begins within the stretch of ``a``, in its order."""
        return _starting(self._moves_by_a, self._starts_of_moved_a, stretch.a0, stretch.a1)

    def arrived_in(self, stretch: Bounds) -> Sequence[Move]:
        """Return the moves of which the passage begins within the stretch of ``b``, in its order."""
        return _starting(self.alignment.moves, self._starts_of_moved_b, stretch.b0, stretch.b1)

    def is_moved_from(self, at: int) -> bool:
        """Return whether a passage that moved begins with token ``at`` of ``a``."""
        return at in self._starts_of_moved_a

    def trace(self, blank: Blank) -> Offsets:
        """Return the offsets of the mask or the white space that is the blank."""
        if blank.covers:
            return self.a.slice(blank.at, blank.end)
        start = self.a.space_before(blank.at)[0] + blank.skipped
        return start, start + len(blank.space)

    def origin(self, move: Move) -> Offsets:
        """Return the offsets of the moved passage in ``a``, with the white space of a blank at either end of it."""
        start, stop = self.a.slice(move.bounds.a0, move.bounds.a1)
        traces = [self.trace(self.blanks[filling.blank]) for filling in move.fillings]
        return min([start, *(first for first, _ in traces)]), max([stop, *(last for _, last in traces)])

    @cached_property
    def _moves_by_a(self) -> list[Move]:
        return sorted(self.alignment.moves, key=lambda move: move.bounds.a0)

    @cached_property
    def _starts_of_moved_a(self) -> list[int]:
        return [move.bounds.a0 for move in self._moves_by_a]

    @cached_property
    def _starts_of_moved_b(self) -> list[int]:
        return [move.bounds.b0 for move in self.alignment.moves]


class Passage(NamedTuple):
    """What is classified in one go: the whole of both texts, or a passage that moved.

    ``matches`` and ``fillings`` are those within ``bounds``, in order.
    """

    texts: AlignedTexts
    bounds: Bounds
    matches: Sequence[Match]
    fillings: Sequence[Filling]
    is_moved: bool

    @classmethod
    def whole(cls, texts: AlignedTexts) -> Passage:
        """Return all of both texts, without what is in moved passages."""
        bounds = Bounds(0, len(texts.a), 0, len(texts.b))
        return cls(texts, bounds, texts.alignment.matches, texts.alignment.fillings, is_moved=False)

    @classmethod
    def moved(cls, texts: AlignedTexts, move: Move) -> Passage:
        """Return the passage that moved."""
        return cls(texts, *move, is_moved=True)

    def has_open_blank(self, at: int) -> bool:
        """Return whether a blank that nothing fills is in front of token ``at`` of the copy, and part of the passage.

        White space at either end of a moved passage is told where the passage is not.
        """
        return at in self.texts.open_blanks and (not self.is_moved or self.bounds.a0 < at < self.bounds.a1)

    def open_blanks_in(self, stretch: Bounds) -> list[Blank]:
        """Return the blanks of the passage that nothing fills and that lie in the stretch, in order."""
        if not self.texts.open_blanks:
            return []
        by_token = self.texts.open_blanks
        found = [blank for at in range(stretch.a0, stretch.a1 + 1) for blank in by_token.get(at, ())]
        if self.is_moved:
            edges = (self.bounds.a0, self.bounds.a1)
            found = [blank for blank in found if blank.covers or blank.at not in edges]
        return [blank for blank in found if blank.end <= stretch.a1]

    def place_in_full(self, b: int) -> int:
        """Return where token ``b`` of the full text starts, or where the moved passage ends if it ends there."""
        if self.is_moved and b >= self.bounds.b1 > self.bounds.b0:
            return self.texts.b.ends[self.bounds.b1 - 1]
        return self.texts.b.place(b)

    def place_in_copy(self, a: int, b: int) -> int:
        """Return where words of the full text from token ``b`` on would be, in front of token ``a`` of the copy.

        That is where the token before ends, if they touch the word before them or a blank of white space, the trace of
        the cut or the end of the moved passage is there; else it is where token ``a`` starts.
        """
        copy, full = self.texts.a, self.texts.b
        touches = b < len(full) and not full.spaces[b]
        is_at_end = self.is_moved and a >= self.bounds.a1 > self.bounds.a0
        is_at_trace = self.texts.cut is not None and self.texts.cut.at == a
        if is_at_end or is_at_trace or a in self.texts.spaced_tokens or (a and touches):
            return copy.ends[a - 1] if a else 0
        return copy.place(a)


def is_empty(stretch: Bounds) -> bool:
    """Return whether the stretch has no token of either text."""
    return stretch.a0 == stretch.a1 and stretch.b0 == stretch.b1


def _starting(moves: Sequence[Move], starts: Sequence[int], first: int, stop: int) -> Sequence[Move]:
    """Return the moves that start in the range; ``starts`` are those of the moves, in order."""
    return moves[bisect_left(starts, first) : bisect_left(starts, stop)]
