"""The full text with every change marked where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from articlediff.model import Change, Comparison, Kind, Run, Span
from articlediff.rendering import marks
from articlediff.rendering.layout import at_edge, laid_out
from articlediff.rendering.styles import Piece, Role

BEFORE_ALL = -1
_FEWEST_WORDS_OF_A_PASSAGE = 8
_SENTENCE_ENDS = tuple(".!?…\"'”’)")


def story(comparison: Comparison, shown: frozenset[Kind]) -> list[Piece]:
    """The whole story, changes of the ``shown`` kinds marked, anything else as the full text reads.

    What only the truncated text has stands where it would be in the full text. Line breaks end
    paragraphs.
    """
    telling = _Telling(laid_out(comparison.truncated.text), laid_out(comparison.full.text), shown)
    return list(telling.pieces(comparison.runs, Span(0, len(telling.full), telling.full), "plain"))


def is_paragraph(removed: str, full: str, place: int) -> bool:
    """Whether what was removed at this place of the full text is to be a paragraph of its own.

    Sentences between two paragraphs are: the truncated text, one single line perhaps, does not say
    which of the two they belong to.
    """
    words = removed.split()
    is_passage = len(words) >= _FEWEST_WORDS_OF_A_PASSAGE and words[-1].endswith(_SENTENCE_ENDS)
    return is_passage and at_edge(full, place)


def departures(runs: Sequence[Run]) -> Mapping[int, list[Run]]:
    """The moved runs by the position of the run that they come after in the truncated text.

    Those that come before all others stand under ``BEFORE_ALL``.
    """
    gone: dict[int, list[Run]] = defaultdict(list)
    anchor = BEFORE_ALL
    for position in sorted(range(len(runs)), key=lambda at: (runs[at].truncated.start, at)):
        change = runs[position].change
        if change is not None and change.kind is Kind.MOVED:
            gone[anchor].append(runs[position])
        else:
            anchor = position
    return gone


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
            position: [note for run in gone if run.change for note in marks.moved_from(run.change.id)]
            for position, gone in departures(runs).items()
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
        before, after = self._margins(run)
        inserted = marks.marked(old, "removed") if change.kind is Kind.REMOVED else [marks.UNRESTORED]
        return [Piece(before), *inserted, Piece(after), Piece(marks.cleaned(new))]

    def _margins(self, run: Run) -> tuple[str, str]:
        """The white space on both sides of words that have no place in the full text."""
        start, end = run.truncated.start, run.truncated.end
        if is_paragraph(self.truncated[start:end], self.full, run.full.start):
            return "\n", "\n"
        before, after = self.truncated[max(0, start - 1) : start + 1], self.truncated[end - 1 : end + 1]
        return _space(before), _space(after)


def _space(around: str) -> str:
    return " " if any(map(str.isspace, around)) else ""
