"""Passages that seem to have moved out of the part of a text that was cut off."""

from __future__ import annotations

from articlediff.alignment import Alignment, Bounds, Move
from articlediff.calibration.both_texts import LEAST_LOST
from articlediff.text.tokens import Tokens


def without_moves_of_phrases(a: Tokens, b: Tokens, alignment: Alignment, lost: Bounds | None) -> Alignment:
    """Return the alignment without moves of phrases, and of a few words, out of what is known to be lost.

    Nobody moves so little out of a part and loses the rest of it: the text has these words twice.

    >>> from articlediff.alignment import Move
    >>> from articlediff.text.tokenising import tokenise
    >>> copy, full = tokenise("to pay for it all. He won"), tokenise("He won, in order to pay for it all.")
    >>> alignment = Alignment((), (), (Move(Bounds(0, 5, 5, 10), (), ()),))
    >>> without_moves_of_phrases(copy, full, alignment, Bounds(8, 8, 2, 11)).moves
    ()
    """
    if not lost or not alignment.moves:
        return alignment
    kept = tuple(move for move in alignment.moves if not _is_phrase_of(a, b, move, lost))
    return alignment if len(kept) == len(alignment.moves) else alignment._replace(moves=kept)


def _is_phrase_of(a: Tokens, b: Tokens, move: Move, lost: Bounds) -> bool:
    """Tell whether the move takes no whole sentences out of the lost part, or few words."""
    a0, a1, b0, b1 = move.bounds
    if not lost.b0 <= b0 <= b1 <= lost.b1:
        return False
    if a.count_words(a0, a1) < LEAST_LOST:
        return True
    edges = ((a, a0), (a, a1), (b, b0), (b, b1))
    return not all(at == len(tokens) or tokens.opens_sentence(at) for tokens, at in edges)
