"""Rewordings: the cost of a token of the pattern against each token of the second strand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from articlediff.alignment.blanks.columns import CostColumns
from articlediff.alignment.blanks.programme import Item
from articlediff.calibration.costs import NEVER, RECASES, REWORDS, SIGN_WEIGHT, STAYS

if TYPE_CHECKING:
    from articlediff.alignment.strand import Strand

FoldedKey = tuple[str, str]
"""A token without its case, and its beginning."""


def rewordings(a: Strand, items: Sequence[Item], columns: CostColumns) -> list[list[int]]:
    """Return the cost of each item against each token of the columns; nothing for a blank."""
    found: dict[int, list[int]] = {}
    forms = folded_keys(columns)
    for token, blank in items:
        # A blank may come after the last token.
        if blank is None and (key := a.keys[token]) not in found:
            found[key] = rewording(a.key_texts[token], a.weights[token], columns, forms)
    return [found[a.keys[token]] if blank is None else [] for token, blank in items]


def folded_keys(columns: CostColumns) -> list[FoldedKey]:
    """Return the form of each token of the columns."""
    return [(key.casefold(), key[:3]) for key in columns.key_texts]


def rewording(key: str, weight: int, columns: CostColumns, forms: Sequence[FoldedKey]) -> list[int]:
    """Return the cost of one token against each of the columns: 0 for an equal one, NEVER for a word against a sign."""
    is_word = weight > SIGN_WEIGHT
    stays = STAYS if is_word and key in columns.key_texts else 0
    folded, start = key.casefold(), key[:3]
    found: list[int] = []
    for other, other_weight, (other_folded, other_start) in zip(columns.key_texts, columns.weights, forms, strict=True):
        if other == key:
            found.append(0)
        elif (other_weight > SIGN_WEIGHT) is not is_word:
            found.append(NEVER)
        elif other_folded == folded:
            found.append(stays + RECASES)
        else:
            alike = REWORDS if other_start != start else REWORDS // 2
            # An editor puts a word of content for another, and "the" for "a".
            unlike = abs(weight - other_weight)
            found.append(stays + alike + unlike + (weight + other_weight) * 2 // 5)
    return found
