"""Folding: the middle of long stretches is left out, at the edges of paragraphs and sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from articlediff.expressions import expression
from articlediff.rendering.kinds import Role
from articlediff.rendering.pieces import Piece
from articlediff.rendering.visible import JOINERS, visible
from articlediff.rendering.wording import counted, size

_CHARACTERS_A_WORD = 6
"""The code points of a word and its space, on average."""
_FEWEST_WORDS = 5
"""The fewest words that are kept beside a change, however few are asked for."""
_RESTORED_KEPT = 5
"""Times the usual context that is kept of restored words: a reader came for these."""
_EDGES = (
    expression(r"""(?<=[.!?…।])\s+|(?<=[.!?…]["'”’)\]])\s+|(?<=[。！？])(?![”’」』）])"""),
    expression(r"\s+"),
    # Scripts without spaces: before a letter, but never after a joiner or a backslash, which belong to that letter.
    expression(rf"(?<![\\{JOINERS}])(?=\w)"),
)


def folded(pieces: Sequence[Piece], context: int, unmarked: str = "unchanged") -> Iterator[Piece]:
    """Yield the pieces, with the middle of long ones replaced by a note on a line of its own.

    About ``context`` words stay beside every change: to the end of the paragraph if that is near, else
    to the end of a sentence. Of unchanged text before the first change and after the last, no more than
    that stays either. Notes call text without a change ``unmarked``.

    >>> story = [Piece("One short sentence. " * 100), Piece("⟦end⟧", "restored")]
    >>> [piece.text for piece in folded(story, 5)][:2]
    ['\\n⋯ 294 words unchanged ⋯\\n', 'One short sentence. One short sentence. ']
    """
    names: Mapping[Role, str] = {"plain": unmarked, "doubtful": "restored"}
    last = len(pieces) - 1
    for position, piece in enumerate(pieces):
        is_plain = piece.role == "plain"
        name = names.get(piece.role, piece.role)
        kept = context * _RESTORED_KEPT if name == "restored" else context
        hidden = middle(piece.text, kept, is_plain and position == 0, is_plain and position == last)
        yield from _without(piece, *hidden, name) if hidden else [piece]


def middle(text: str, context: int, first: bool = False, last: bool = False) -> tuple[int, int] | None:
    """Return where the part of a long text begins and ends that may be left out; None if it is too short for that.

    Of the ``first`` text of a story only the ending is kept, of the ``last`` only the beginning. ``context`` is in
    words, the result in code points.

    >>> middle("One short sentence. " * 100, 5, first=True), middle("One short sentence.", 5)
    ((0, 1960), None)
    """
    keep = max(context, _FEWEST_WORDS) * _CHARACTERS_A_WORD
    if len(text) <= keep:
        return None
    start = 0 if first else _end_of_beginning(text, keep)
    end = len(text) if last else _start_of_ending(text, keep)
    return (start, end) if end - start > keep else None


def _without(piece: Piece, start: int, end: int, name: str) -> Iterator[Piece]:
    text, role = piece
    # Once more visible: without a better place the text is divided beside a joiner, which then has no effect.
    if start:
        yield Piece(visible(text[:start]), role)
    yield Piece(f"\n⋯ {amount(text, start, end)} {name} ⋯\n", "faint")
    if end < len(text):
        yield Piece(visible(text[end:]), role)


def amount(text: str, start: int, end: int) -> str:
    """Return how much text is between the two places: in paragraphs if they are whole, else in words."""
    hidden = text[start:end]
    if (start == 0 or text[start] == "\n") and text[end : end + 1] in ("\n", ""):
        return counted(sum(1 for line in hidden.split("\n") if line.strip()), "paragraph")
    return size(hidden)


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
        # The last edge in the window leaves the shortest ending.
        for found in [*edge.finditer(text, max(0, len(text) - 2 * keep), max(0, len(text) - keep))][-1:]:
            return found.end()
    return max(0, len(text) - keep)
