"""Puts the words that a copy lost back into its text, and the white space that they need.

White space that was lost with the words comes back if the full text has any there. A blank of spaces is replaced whole;
a mask is replaced within the spaces around it, which are those of the words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise

from articlediff.errors import ArgumentTypeError, type_of
from articlediff.model import Change, Comparison, Replacement
from articlediff.punctuation import TRAILING
from articlediff.records import NamedTuple


class Spaces(NamedTuple):
    """Whether a word space in front of lost words, and one after them, was lost with the words."""

    before: bool
    after: bool


def restorations(
    comparison: Comparison, min_confidence: float = 0.0, refused: Collection[int] = ()
) -> tuple[Replacement, ...]:
    """Return the replacements that put restored words back, in the order of the truncated text, without overlap.

    `min_confidence`: from 0 to 1; only restorations of at least that confidence are taken. `refused`: the ids of
    changes that are not taken. Raises :class:`ArgumentTypeError` for anything but a number and ids.

    >>> from articlediff import compare
    >>> found = compare("The   side of the city.", "The rebel-held side of the city.")
    >>> restorations(found), restorations(found, refused={1})
    ((Replacement(start=3, end=6, text=' rebel-held '),), ())
    """
    if not hasattr(min_confidence, "__float__"):
        raise ArgumentTypeError(f"min_confidence is {type_of(min_confidence)}", "give a number from 0 to 1")
    if not isinstance(refused, Collection) or isinstance(refused, (str, bytes)):
        raise ArgumentTypeError(f"refused is {type_of(refused)}, not ids of changes", "give a list or a set of them")
    taken = [
        change for change in comparison.restored if change.confidence >= min_confidence and change.id not in refused
    ]
    full = comparison.full.text
    return replacements(comparison.truncated.text, taken, {change.id: spaces_due(change, full) for change in taken})


def replacements(source: str, restored: Iterable[Change], spaces: Mapping[int, Spaces]) -> tuple[Replacement, ...]:
    """Return the replacements that put the words of the restored changes back into the truncated text.

    `spaces`: the word spaces that were lost with the words, by the ids of the changes.

    >>> from articlediff import compare
    >>> copy, full = "The   side of the city.", "The rebel-held side of the city."
    >>> replacements(copy, compare(copy, full).restored, {1: Spaces(before=True, after=True)})
    (Replacement(start=3, end=6, text=' rebel-held '),)
    """
    taken = sorted(restored, key=lambda change: (change.truncated.start, change.full.start))
    edges = [0, *(edge for change in taken for edge in change.truncated[:2]), len(source)]
    kept = [source[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
    found = []
    words, space_follows = "", False
    for change, (before, after) in zip(taken, pairwise(kept), strict=True):
        due = spaces[change.id]
        space_due = due.before or (space_follows and not before)
        words = _spaced(before or words, change.full.text, space_due) + change.full.text
        space_follows = due.after
        # Where no text is kept between two restorations, the second brings the space.
        closing = _spaced(words, after, space_follows)
        found.append(Replacement(change.truncated.start, change.truncated.end, words + closing))
    return tuple(found)


def restored_text(comparison: Comparison, min_confidence: float = 0.0, refused: Collection[int] = ()) -> str:
    """Return the truncated text with every restoration of at least that confidence put back, all else unchanged.

    Changes whose ids are `refused` are not put back.

    >>> from articlediff import compare
    >>> restored_text(compare("The   side of the city.", "The rebel-held side of the city."))
    'The rebel-held side of the city.'
    """
    return _replaced(comparison.truncated.text, restorations(comparison, min_confidence, refused))


def _replaced(text: str, wanted: Iterable[Replacement]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end, words in wanted:
        pieces += text[done:start], words
        done = end
    return "".join([*pieces, text[done:]])


def spaces_due(change: Change, full: str) -> Spaces:
    """Return the word spaces that were lost with the words of a restored change.

    >>> from articlediff import compare
    >>> (change,) = compare("The   side of the city.", "The rebel-held side of the city.").restored
    >>> spaces_due(change, "The rebel-held side of the city.")
    Spaces(before=True, after=True)
    """
    # A mask still has the spaces around it.
    if change.evidence != "cut" and change.truncated.text.strip():
        return Spaces(False, False)
    start, end = change.full.start, change.full.end
    return Spaces(full[max(0, start - 1) : start].isspace(), full[end : end + 1].isspace())


def _spaced(before: str, after: str, space_due: bool) -> str:
    """Return the word space that is due between the two and that neither has, or nothing."""
    if not (space_due and before and after):
        return ""
    return "" if before[-1].isspace() or after[0].isspace() or after[0] in TRAILING else " "
