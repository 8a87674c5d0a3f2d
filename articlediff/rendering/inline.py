"""The full text with every change marked in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from articlediff.model import Change, Comparison, Kind, Run
from articlediff.records import NamedTuple
from articlediff.rendering import brackets
from articlediff.rendering.kinds import ONLY_IN_TRUNCATED, Role
from articlediff.rendering.notation import Notation, in_marks
from articlediff.rendering.pieces import Piece
from articlediff.rendering.segments import Segment, Texts, for_reading, margins, segments


def inline(comparison: Comparison, shown: frozenset[Kind], notation: Notation = brackets) -> list[Piece]:
    """Return the whole story, changes of the ``shown`` kinds marked, anything else as the full text reads.

    Words that only the truncated text has are shown where they would be in the full text. Line breaks end
    paragraphs.

    >>> from articlediff import compare
    >>> pieces = inline(compare("The   side of the city.", "The rebel-held side of the city."), frozenset(Kind))
    >>> "".join(piece.text for piece in pieces)
    'The ⟦rebel-held⟧ side of the city.'
    """
    telling = _Telling(for_reading(comparison), shown, notation)
    return [*telling.pieces(comparison.runs, "plain")]


class _Telling(NamedTuple):
    """Both texts, the kinds to mark in them, and the notation to do it in."""

    texts: Texts
    shown: frozenset[Kind]
    notation: Notation

    def pieces(self, runs: Sequence[Run], role: Role) -> Iterator[Piece]:
        """Yield the full text of the runs; words without a mark have the role."""
        walk = segments(runs, self.texts, self.shown)
        for change, group in groupby(walk, key=lambda segment: segment.marked):
            if change is not None:
                yield from (piece for segment in group for piece in self._marked(segment, change))
            elif text := "".join(segment.full for segment in group):
                yield Piece(self.notation.plain(text), role)

    def _marked(self, segment: Segment, change: Change) -> list[Piece]:
        if segment.move == "from":
            return self.notation.moved_from(change.id)
        if segment.move == "to":
            return self.notation.moved_to([*self.pieces(segment.run.inner, "moved")], change.id)
        old, new = segment.truncated, segment.full
        if change.kind in ONLY_IN_TRUNCATED:
            before, after = margins(segment, self.texts)
            words = in_marks(change, old, new, self.notation)
            return [Piece(before), *words, Piece(after), Piece(self.notation.plain(new))]
        if change.kind is Kind.REWORDED:
            core = new.lstrip()
            return [Piece(new[: len(new) - len(core)]), *in_marks(change, old.strip(), core, self.notation)]
        return in_marks(change, old, new, self.notation)
