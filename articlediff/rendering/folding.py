"""Leaves out the middle of long stretches, at the edges of paragraphs and sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from articlediff.expressions import expression
from articlediff.model import Kind
from articlediff.records import NamedTuple
from articlediff.rendering.after_sentences import AFTER_SENTENCE
from articlediff.rendering.kinds import Role
from articlediff.rendering.pieces import Piece
from articlediff.rendering.visible import JOINERS, visible
from articlediff.rendering.wording import counted, size

_CHARACTERS_A_WORD = 6
"""The code points of a word and its space, on average."""
_FEWEST_WORDS = 5
"""The fewest words that are kept next to a change, however few are asked for."""
_RESTORED_KEPT = 5
"""Times the usual context that is kept of restored words: a reader came for these."""
_EDGES = (
    AFTER_SENTENCE,
    expression(r"\s+"),
    # Scripts without spaces: before a letter, but never after a joiner or a backslash, which belong to that letter.
    expression(rf"(?<![\\{JOINERS}])(?=\w)"),
)


class Folding(NamedTuple):
    """How much text is left out, and the word that notes have for text without a change.

    About ``context`` words are kept on either side of every change; None leaves nothing out.
    """

    context: int | None
    unmarked: str = "unchanged"

    def folded(self, pieces: Sequence[Piece]) -> Iterator[Piece]:
        """Yield the pieces, with the middle of long ones replaced by a note that is a paragraph of its own.

        The text kept next to a change goes on to the end of the paragraph if that is near, else of a sentence.
        Of unchanged text before the first change and after the last, no more than that is kept either.

        >>> story = [Piece("One short sentence. " * 100), Piece("⟦end⟧", "restored")]
        >>> [piece.text for piece in Folding(5).folded(story)][:2]
        ['\\n\\n⋯ 294 words unchanged ⋯\\n\\n', 'One short sentence. One short sentence. ']
        """
        if self.context is None:
            yield from pieces
            return
        names: Mapping[Role, str] = {"plain": self.unmarked, "doubtful": "restored"}
        last = len(pieces) - 1
        for position, piece in enumerate(pieces):
            is_plain = piece.role == "plain"
            name = names.get(piece.role, piece.role)
            kept = self.context * _RESTORED_KEPT if name == "restored" else self.context
            hidden = _middle(piece.text, kept, is_plain and position == 0, is_plain and position == last)
            yield from _without(piece, *hidden, name) if hidden else [piece]

    def middle(self, text: str, first: bool = False, last: bool = False) -> tuple[int, int] | None:
        """Return the part of a text without a change that is left out, in code points; None if it stays whole.

        Of the ``first`` text of a story only the ending is kept, of the ``last`` only the beginning.

        >>> Folding(5).middle("One short sentence. " * 100, first=True), Folding(5).middle("One short sentence.")
        ((0, 1960), None)
        """
        return None if self.context is None else _middle(text, self.context, first, last)

    def note(self, text: str, start: int, end: int) -> str:
        """Return the note in place of the part of a text without a change."""
        return _note(text, start, end, self.unmarked)


def folding(context: int | None, only: frozenset[Kind]) -> Folding:
    """Return the folding of a report that marks ``only`` these kinds (empty: those that are marked as a rule)."""
    return Folding(context, "left out" if only else "unchanged")


def _middle(text: str, context: int, first: bool, last: bool) -> tuple[int, int] | None:
    keep = max(context, _FEWEST_WORDS) * _CHARACTERS_A_WORD
    if len(text) <= keep:
        return None
    start = 0 if first else _end_of_beginning(text, keep)
    end = len(text) if last else _start_of_ending(text, keep)
    return (start, end) if end - start > keep else None


def _without(piece: Piece, start: int, end: int, name: str) -> Iterator[Piece]:
    text, role = piece
    # Made visible once more: if the text is divided next to a joiner, that has no effect any longer.
    if start:
        yield Piece(visible(text[:start]), role)
    yield Piece(f"\n\n{_note(text, start, end, name)}\n\n", "faint")
    if end < len(text):
        yield Piece(visible(text[end:]), role)


def _note(text: str, start: int, end: int, name: str) -> str:
    """Return how much text is between the two places: in paragraphs if they are whole, else in words."""
    hidden = text[start:end]
    if (start == 0 or text[start] == "\n") and text[end : end + 1] in ("\n", ""):
        amount = counted(sum(1 for line in hidden.split("\n") if line.strip()), "paragraph")
    else:
        amount = size(hidden)
    return f"⋯ {amount} {name} ⋯"


def _end_of_beginning(text: str, keep: int) -> int:
    paragraph = text.find("\n", 0, 3 * keep)
    if paragraph >= 0:
        return paragraph
    for edge in _EDGES:
        if found := edge.search(text, keep, 2 * keep):
            return found.end()
    return min(keep, len(text))


def _start_of_ending(text: str, keep: int) -> int:
    paragraph = text.rfind("\n", max(0, len(text) - 3 * keep))
    if paragraph >= 0:
        return paragraph
    for edge in _EDGES:
        # The last edge within reach leaves the shortest ending.
        for found in [*edge.finditer(text, max(0, len(text) - 2 * keep), max(0, len(text) - keep))][-1:]:
            return found.end()
    return max(0, len(text) - keep)
