"""Blanks of the copy that nothing of the full text fills: unrestored, formatting, or nothing at all."""

from __future__ import annotations

from collections.abc import Sequence

from articlediff.alignment.types import Bounds
from articlediff.findings.aligned import Passage
from articlediff.findings.drafts import Draft
from articlediff.findings.formatting import space_seen
from articlediff.model import Kind
from articlediff.text.blanks import Blank
from articlediff.text.families import OF_FORM


def around_blanks(stretch: Bounds, blanks: Sequence[Blank]) -> list[Bounds]:
    """Return what is before, between and after the blanks of a stretch, empty or not: one more than blanks.

    The words of the full text face the first words of the copy, or come after all blanks if it has none.

    >>> around_blanks(Bounds(4, 9, 0, 3), [Blank(4, 1, "bars"), Blank(7, 1, "bars")])
    [Bounds(a0=4, a1=4, b0=0, b1=0), Bounds(a0=5, a1=7, b0=0, b1=3), Bounds(a0=8, a1=9, b0=3, b1=3)]
    """
    parts = []
    a, b = stretch.a0, stretch.b0
    for blank in blanks:
        has_words = blank.at > a or blank.at == stretch.a1
        stop = stretch.b1 if has_words else b
        parts.append(Bounds(a, blank.at, b, stop))
        a, b = blank.end, stop
    return [*parts, Bounds(a, stretch.a1, b, stretch.b1)]


def unfilled(passage: Passage, blank: Blank, b: int, *, is_lone: bool) -> Draft | None:
    """Return what a blank is told as that nothing fills, in front of token ``b`` of the full text.

    ``is_lone``: nothing else changed there, so a space that the full text has as well is not a change.
    """
    texts = passage.texts
    trace = texts.trace(blank)
    here = passage.place_in_full(b)
    unrestored = Draft(Kind.UNRESTORED, trace, (here, here))
    if blank.covers:
        return unrestored
    space = texts.b.space_before(b) if b < len(texts.b) else (here, here)
    space_in_full = texts.b.text[slice(*space)]
    if is_lone and space_in_full == texts.a.text[slice(*trace)]:
        return None
    if not (blank.faint or blank.family in OF_FORM or texts.has_columns):
        return unrestored
    wrapped = texts.hard_wrapped
    seen = space_seen(texts.a.spaces[blank.at], wrapped.a), space_seen(space_in_full, wrapped.b)
    return Draft(Kind.FORMATTING, trace, space) if is_lone and seen[0] != seen[1] else None
