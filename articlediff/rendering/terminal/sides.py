"""One of the two texts with the marks that apply to it, change by change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from articlediff.model import Change, Kind, Run
from articlediff.rendering import marks
from articlediff.rendering.styles import Piece, Role

Name = Literal["truncated", "full"]

_EDITED: Mapping[tuple[Name, Kind], Role] = {
    ("truncated", Kind.REMOVED): "removed",
    ("truncated", Kind.REWORDED): "removed",
    ("full", Kind.ADDED): "added",
    ("full", Kind.REWORDED): "added",
}
# A no-break space, so that the brackets of a blank without a mark stay together.
_NOTHING = "⟦\u00a0⟧"


class Side(NamedTuple):
    """One of the two texts as laid out, position by position those of the articles; the kinds to mark in it."""

    name: Name
    texts: Mapping[Name, str]
    shown: frozenset[Kind]

    @property
    def text(self) -> str:
        """The whole text of this side."""
        return self.texts[self.name]

    def slice(self, run: Run) -> str:
        """What the run is on this side."""
        span = run.truncated if self.name == "truncated" else run.full
        return self.text[span.start : span.end]

    def pieces(self, run: Run, role: Role = "plain") -> list[Piece]:
        """The run as this side has it, marked if it is to be; text without a mark has the role."""
        text, change = self.slice(run), run.change
        if change is not None and change.kind is Kind.MOVED:
            return self._moved(run, change)
        if change is None or change.kind not in self.shown:
            return _plain(text, role)
        if change.kind is Kind.FORMATTING:
            return marks.formatted(text, "") if self.name == "truncated" else marks.formatted("", text)
        if change.kind is Kind.RESTORED:
            look = marks.role_of(change)
            return marks.marked(text, look) if self.name == "full" else self._blank(run, look)
        if change.kind is Kind.UNRESTORED and self.name == "truncated":
            return _open_blank(text)
        edited = _EDITED.get((self.name, change.kind))
        return marks.marked(text, edited) if edited else _plain(text, role)

    def _moved(self, run: Run, change: Change) -> list[Piece]:
        inner = run.inner
        if self.name == "truncated":
            inner = tuple(sorted(inner, key=lambda part: part.truncated.start))
        if Kind.MOVED not in self.shown:
            return [piece for part in inner for piece in self.pieces(part)]
        return marks.moved([piece for part in inner for piece in self.pieces(part, "moved")], change.id)

    def _blank(self, run: Run, role: Role) -> list[Piece]:
        """The blank that was filled: the mark it has, or brackets around nothing."""
        text = self.slice(run)
        if text.strip():
            blank = marks.marked(text, "restored")
            return [Piece(piece.text, role if piece.role == "restored" else "plain") for piece in blank]
        start, end = run.full.start, run.full.end
        before, after = (" " * self.texts["full"][at : at + 1].isspace() for at in (max(0, start - 1), end))
        return [Piece(before), Piece(_NOTHING, role), Piece(after)]


def _plain(text: str, role: Role) -> list[Piece]:
    return [Piece(marks.cleaned(text), role)] if text else []


def _open_blank(text: str) -> list[Piece]:
    """The blank that nothing fills, behind the mark it has."""
    core = marks.cleaned(text.strip())
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return [
        Piece(before[:1]),
        Piece(core + marks.UNRESTORED.text, "unrestored"),
        Piece(after[:1] or before[:1] * (not core)),
    ]
