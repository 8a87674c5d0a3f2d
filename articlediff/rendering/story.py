"""The full text with every change marked where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from articlediff.model import Change, Comparison, Kind, Run, Span
from articlediff.rendering import marks
from articlediff.rendering.layout import laid_out
from articlediff.rendering.places import BEFORE_ALL, margins, stood
from articlediff.rendering.styles import Piece, Role


def story(comparison: Comparison, shown: frozenset[Kind]) -> list[Piece]:
    """The whole story, changes of the ``shown`` kinds marked, anything else as the full text reads.

    What only the truncated text has stands where it would be in the full text. Line breaks end
    paragraphs.
    """
    telling = _Telling(laid_out(comparison.truncated.text), laid_out(comparison.full.text), shown)
    return list(telling.pieces(comparison.runs, Span(0, len(telling.full), telling.full), "plain"))


class _Telling(NamedTuple):
    """Both texts as laid out, position by position those of the articles, and the kinds to mark."""

    truncated: str
    full: str
    shown: frozenset[Kind]

    def pieces(self, runs: Sequence[Run], whole: Span, role: Role) -> Iterator[Piece]:
        """The part of the full text that the runs divide; what is not marked has the role."""
        runs = list(self._flat(runs))
        notes = self._notes(runs)
        yield from notes.get(BEFORE_ALL, ())
        told = whole.start
        for position, run in enumerate(runs):
            if run.change is not None and run.change.kind in self.shown:
                yield from self._unmarked(told, run.full.start, role)
                yield from self._marked(run, run.change)
                told = run.full.end
            if position in notes:
                yield from self._unmarked(told, run.full.end, role)
                yield from notes[position]
                told = run.full.end
        yield from self._unmarked(told, whole.end, role)

    def _flat(self, runs: Sequence[Run]) -> Iterator[Run]:
        """The runs, a moved passage that is not to be marked replaced by what it holds."""
        for run in runs:
            if run.inner and Kind.MOVED not in self.shown:
                yield from run.inner
            else:
                yield run

    def _notes(self, runs: Sequence[Run]) -> Mapping[int, list[Piece]]:
        """Where the truncated text has what moved: after the run that comes before it there."""
        if Kind.MOVED not in self.shown:
            return {}
        return {
            position: [piece for change in changes for piece in marks.moved_from(change.id)]
            for position, changes in stood(runs).items()
        }

    def _unmarked(self, start: int, end: int, role: Role) -> Iterator[Piece]:
        if start < end:
            yield Piece(marks.cleaned(self.full[start:end]), role)

    def _marked(self, run: Run, change: Change) -> list[Piece]:
        old = self.truncated[run.truncated.start : run.truncated.end]
        new = self.full[run.full.start : run.full.end]
        if change.kind is Kind.RESTORED:
            return marks.marked(new, marks.role_of(change))
        if change.kind is Kind.ADDED:
            return marks.marked(new, "added")
        if change.kind is Kind.REWORDED:
            margin = new[: len(new) - len(new.lstrip())]
            was, became = marks.marked(old.strip(), "removed"), marks.marked(new.lstrip(), "added")
            return [Piece(margin), *was, *became]
        if change.kind is Kind.MOVED:
            return marks.moved(list(self.pieces(run.inner, run.full, "moved")), change.id)
        if change.kind is Kind.FORMATTING:
            return marks.formatted(old, new)
        before, after = margins(run, self.truncated, self.full)
        inserted = marks.marked(old, "removed") if change.kind is Kind.REMOVED else [marks.UNRESTORED]
        return [Piece(before), *inserted, Piece(after), Piece(marks.cleaned(new))]
