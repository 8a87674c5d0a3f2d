"""One of the two texts with the marks that apply to it, run by run."""

from __future__ import annotations

from typing import Literal

from articlediff.model import Change, Kind, Run
from articlediff.records import NamedTuple
from articlediff.rendering import brackets
from articlediff.rendering.kinds import NO_TRACE, UNRESTORED, Role, restored_role, roles_of
from articlediff.rendering.pieces import Piece
from articlediff.rendering.segments import Texts


class Side(NamedTuple):
    """One of both texts, and the kinds to mark in it."""

    name: Literal["truncated", "full"]
    texts: Texts
    shown: frozenset[Kind]

    def slice(self, run: Run) -> str:
        """Return the words of the run on this side."""
        if self.name == "truncated":
            return self.texts.truncated[run.truncated.start : run.truncated.end]
        return self.texts.full[run.full.start : run.full.end]

    def pieces(self, run: Run, role: Role = "plain") -> list[Piece]:
        """Return the run as this side has it, marked if it is to be; words without a mark have the role."""
        text, change = self.slice(run), run.change
        if change is not None and change.kind is Kind.MOVED:
            return self._moved(run, change)
        if change is None or change.kind not in self.shown:
            return _plain(text, role)
        if change.kind is Kind.FORMATTING:
            return brackets.formatted(text, "") if self.name == "truncated" else brackets.formatted("", text)
        if self.name == "truncated" and change.kind is Kind.RESTORED:
            return self._filled_blank(run, restored_role(change))
        if self.name == "truncated" and change.kind is Kind.UNRESTORED:
            return _open_blank(text)
        marking: Role | None = getattr(roles_of(change), self.name)
        return brackets.marked(text, marking) if marking else _plain(text, role)

    def _moved(self, run: Run, change: Change) -> list[Piece]:
        inner = run.inner
        if self.name == "truncated":
            inner = tuple(sorted(inner, key=lambda part: part.truncated.start))
        if Kind.MOVED not in self.shown:
            return [piece for part in inner for piece in self.pieces(part)]
        return brackets.moved_to([piece for part in inner for piece in self.pieces(part, "moved")], change.id)

    def _filled_blank(self, run: Run, role: Role) -> list[Piece]:
        """Return the mask that the blank has, or brackets around nothing where it is white space or nothing.

        White space beside the brackets is that of the blank; there is none where the words left no trace.
        """
        text = self.slice(run)
        if text.strip():
            blank = brackets.marked(text, "restored")
            return [Piece(piece.text, role if piece.role == "restored" else "plain") for piece in blank]
        if not text:
            return [Piece(NO_TRACE, role)]
        start, end = run.full.start, run.full.end
        before, after = (" " * self.texts.full[at : at + 1].isspace() for at in (max(0, start - 1), end))
        return [Piece(before if before or after else " "), Piece(NO_TRACE, role), Piece(after)]


def _plain(text: str, role: Role) -> list[Piece]:
    return [Piece(brackets.plain(text), role)] if text else []


def _open_blank(text: str) -> list[Piece]:
    """Return a blank that nothing fills: the mark that it has, then ours."""
    core = brackets.plain(text.strip())
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return [
        Piece(before[:1]),
        Piece(core + UNRESTORED, "unrestored"),
        Piece(after[:1] or before[:1] * (not core)),
    ]
