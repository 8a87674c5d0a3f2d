"""Both texts without their page furniture, each read in the light of the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from articlediff.calibration.both_texts import AROUND_LINE
from articlediff.records import NamedTuple
from articlediff.text.page_lines import PageLine, find_furniture, may_have_furniture, page_lines
from articlediff.text.unpaged import Unpaged


class UnpagedTexts(NamedTuple):
    """Both texts without their furniture."""

    truncated: Unpaged
    full: Unpaged

    @property
    def have_furniture(self) -> bool:
        """Whether anything was taken out of either."""
        return bool(self.truncated.breaks or self.full.breaks)


def without_furniture(truncated: str, full: str, masks: Sequence[re.Pattern[str]] = ()) -> UnpagedTexts:
    """Return both texts without their page furniture: what one of them shows to be furniture is furniture in both.

    A line that one of the ``masks`` matches is none.

    >>> page = "The ferry came to the mole, and nobody but the clerk with his hat on was waiting at"
    >>> texts = without_furniture(f"{page} the quay.", f"{page}\\n- 1 -\\nthe light. {page}\\n- 2 -\\nthe quay.")
    >>> texts.full.text.count("-"), texts.truncated.breaks
    (0, [])
    """
    may = may_have_furniture(truncated), may_have_furniture(full)
    if not any(may):
        return UnpagedTexts(Unpaged(truncated), Unpaged(full))
    copy, other = page_lines(truncated), page_lines(full)
    in_copy = find_furniture(copy) if may[0] else set()
    in_full = find_furniture(other) if may[1] else set()
    if not in_copy and not in_full:
        return UnpagedTexts(Unpaged(truncated), Unpaged(full))
    shapes = frozenset(_shapes(copy, in_copy) | _shapes(other, in_full))
    in_full = find_furniture(other, shapes)
    unpaged_full = Unpaged(full, other, in_full)
    in_copy = find_furniture(copy, shapes)
    masked = _masking(copy, in_copy, _shapes(other, range(len(other))), unpaged_full.text)
    in_copy = {
        k for k in in_copy if copy[k].shape not in masked and not any(mask.search(copy[k].text) for mask in masks)
    }
    return UnpagedTexts(Unpaged(truncated, copy, in_copy), unpaged_full)


def _masking(copy: Sequence[PageLine], furniture: Set[int], of_full: Set[str], full: str) -> set[str]:
    """Return the shapes of lines that rather hide words.

    The full text has no such line, and nowhere the words before and after one side by side. Numbers hide nothing.
    """
    wordings: defaultdict[str, list[str]] = defaultdict(list)
    for k in furniture:
        if "#" not in copy[k].shape and copy[k].shape not in of_full:
            wordings[copy[k].shape].append(_around(copy, furniture, k))
    if not wordings:
        return set()
    words = f" {' '.join(full.split())} "
    return {shape for shape, around in wordings.items() if not any(f" {pair} " in words for pair in around)}


def _around(lines: Sequence[PageLine], furniture: Set[int], k: int) -> str:
    """Return the last words of the story before the line and the first ones after it, as if they were side by side."""
    before, after = k - 1, k + 1
    while before in furniture:
        before -= 1
    while after in furniture:
        after += 1
    ending = lines[before].text.split()[-AROUND_LINE:] if before >= 0 else []
    beginning = lines[after].text.split()[:AROUND_LINE] if after < len(lines) else []
    return " ".join([*ending, *beginning])


def _shapes(lines: Sequence[PageLine], furniture: Iterable[int]) -> set[str]:
    return {lines[k].shape for k in furniture}
