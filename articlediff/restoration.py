"""Puts the words that a copy lost back into its text, and the white space that they need.

White space that was lost with the words comes back if the full text has any there. A blank of spaces is replaced whole;
a mask is replaced within the spaces around it, which are those of the words.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from articlediff.model import Change, Comparison, Replacement
from articlediff.punctuation import TRAILING


def restorations(comparison: Comparison, min_confidence: float = 0.0) -> tuple[Replacement, ...]:
    """Return the replacements that put restored words back, in the order of the truncated text, without overlap.

    `min_confidence`: from 0 to 1; only restorations of at least that confidence are taken.

    >>> from articlediff import compare
    >>> restorations(compare("The   side of the city.", "The rebel-held side of the city."))
    (Replacement(start=3, end=6, text=' rebel-held '),)
    """
    source, full = comparison.truncated.text, comparison.full.text
    taken = sorted(
        (change for change in comparison.restored if change.confidence >= min_confidence),
        key=lambda change: (change.truncated.start, change.full.start),
    )
    edges = [0, *(edge for change in taken for edge in change.truncated[:2]), len(source)]
    kept = [source[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    replacements = []
    words, space_follows = "", False
    for change, (before, after) in zip(taken, pairwise(kept), strict=True):
        space_due = _space_precedes(change, full) or (space_follows and not before)
        words = _spaced(before or words, change.full.text, space_due) + change.full.text
        space_follows = _space_follows(change, full)
        # Where no text is kept between two restorations, the second brings the space.
        closing = _spaced(words, after, space_follows)
        replacements.append(Replacement(change.truncated.start, change.truncated.end, words + closing))
    return tuple(replacements)


def restored_text(comparison: Comparison, min_confidence: float = 0.0) -> str:
    """Return the truncated text with every restoration of at least that confidence put back, all else unchanged.

    >>> from articlediff import compare
    >>> restored_text(compare("The   side of the city.", "The rebel-held side of the city."))
    'The rebel-held side of the city.'
    """
    return _replaced(comparison.truncated.text, restorations(comparison, min_confidence))


def _replaced(text: str, replacements: Iterable[Replacement]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end, words in replacements:
        pieces += text[done:start], words
        done = end
    return "".join([*pieces, text[done:]])


def _space_precedes(change: Change, full: str) -> bool:
    """Return whether a space in front of the words was lost with them."""
    return _takes_space(change) and full[max(0, change.full.start - 1) : change.full.start].isspace()


def _space_follows(change: Change, full: str) -> bool:
    """Return whether a space after the words was lost with them."""
    return _takes_space(change) and full[change.full.end : change.full.end + 1].isspace()


def _takes_space(change: Change) -> bool:
    """Return whether the words left no mask, which would still have their spaces around it."""
    return change.evidence == "cut" or not change.truncated.text.strip()


def _spaced(before: str, after: str, space_due: bool) -> str:
    """Return the word space that is due between the two and that neither has, or nothing."""
    if not (space_due and before and after):
        return ""
    return "" if before[-1].isspace() or after[0].isspace() or after[0] in TRAILING else " "
