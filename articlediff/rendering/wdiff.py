"""The marked text of ``-f wdiff``: the whole text with ``[-removed-]`` and ``{+added+}``, as GNU wdiff prints them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from articlediff.model import Comparison, Kind, Run
from articlediff.rendering.script import alike, steps

# A text's beginning and end part words as white space does.
_EDGE = " "

_Side = Literal["both", "truncated", "full"]
_MARKS = {"both": ("", ""), "truncated": ("[-", "-]"), "full": ("{+", "+}")}


def render_wdiff(comparison: Comparison, *, only: frozenset[Kind] = frozenset()) -> str:
    """The full text with what either side alone has between wdiff's markers, ending in a line break.

    Without all ``{+…+}`` and the markers of ``[-…-]``, it is the truncated text; the other way round it is
    the full text; either but for white space. A moved passage is removed in one place and added in the
    other. ``only`` marks just these kinds (empty: all), anything else reads as the full text does. As in
    wdiff, markers that stand in the texts themselves are not escaped.

    >>> from articlediff import compare
    >>> print(render_wdiff(compare("Mr. ____ of   Hull said so.", "Mr. Reeve of Hull said so.")), end="")
    Mr. [-____-] {+Reeve+} of Hull said so.
    """
    atoms = [*_atoms(comparison, only or frozenset(Kind))]
    text = "".join(_printed(atoms))
    return text.rstrip() + "\n" if text.strip() else ""


class _Atom(NamedTuple):
    """Words of one side or of both, and the white space before them on each side that has them."""

    side: _Side
    text: str
    truncated_gap: str
    full_gap: str


def _atoms(comparison: Comparison, shown: frozenset[Kind]) -> Iterator[_Atom]:
    """Both texts as words, each with the white space that parts it from the last word of its side."""
    truncated_gap = full_gap = _EDGE
    for truncated, full in _pairs(comparison, shown):
        before, words, after = _trimmed(truncated)
        full_before, full_words, full_after = _trimmed(full)
        truncated_gap += before
        full_gap += full_before
        if words and words.split() == full_words.split():
            yield _Atom("both", full_words, truncated_gap, full_gap)
            truncated_gap, full_gap = after, full_after
            continue
        if words:
            yield _Atom("truncated", words, truncated_gap, "")
            truncated_gap = after
        if full_words:
            yield _Atom("full", full_words, "", full_gap)
            full_gap = full_after


def _pairs(comparison: Comparison, shown: frozenset[Kind]) -> Iterator[tuple[str, str]]:
    """What either side has, step by step; what is not to be marked as the full text has it."""
    if Kind.MOVED not in shown:
        comparison = comparison._replace(runs=tuple(_unmoved(comparison.runs)))
    for step in steps(comparison):
        if step.change is None:
            yield from alike(step)
        elif step.change.kind in shown:
            yield step.truncated, step.full
        else:
            yield step.full, step.full


def _unmoved(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs, with what a moved passage holds in its place."""
    for run in runs:
        yield from run.inner or (run,)


def _trimmed(text: str) -> tuple[str, str, str]:
    """The white space before the words of the text, the words, and the white space after them."""
    rest = text.lstrip()
    words = rest.rstrip()
    return text[: len(text) - len(rest)], words, rest[len(words) :]


def _printed(atoms: Sequence[_Atom]) -> Iterator[str]:
    """The words with their marks and white space.

    White space is printed where both sides have it; where one side alone has it, it is marked as well.
    """
    coming = _gaps_to_come(atoms)
    has_space = {"truncated": True, "full": True}
    for position, (atom, gaps) in enumerate(zip(atoms, coming, strict=True)):
        if position and all(gaps.values()):
            yield gaps["truncated" if atom.side == "truncated" else "full"]
            has_space = dict.fromkeys(has_space, True)
        sides = tuple(gaps) if atom.side == "both" else (atom.side,)
        lacking = [side for side in sides if gaps[side] and not has_space[side]]
        opening, closing = _MARKS[atom.side]
        if atom.side == "both":
            yield from (_MARKS[side][0] + " " + _MARKS[side][1] for side in lacking)
            yield atom.text
        else:
            yield opening + (" " if lacking else "") + atom.text + closing
        has_space |= dict.fromkeys(sides, False)


def _gaps_to_come(atoms: Sequence[_Atom]) -> list[dict[_Side, str]]:
    """Before each atom, the white space that parts the last word of either side from the next one."""
    gaps: dict[_Side, str] = {"truncated": _EDGE, "full": _EDGE}
    coming = []
    for atom in reversed(atoms):
        if atom.side != "full":
            gaps["truncated"] = atom.truncated_gap
        if atom.side != "truncated":
            gaps["full"] = atom.full_gap
        coming.append(dict(gaps))
    return coming[::-1]
