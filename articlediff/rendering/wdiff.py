"""The marked text of ``-f wdiff``: the whole text with ``[-removed-]`` and ``{+added+}``, as GNU wdiff prints them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from articlediff.model import Comparison, Kind
from articlediff.records import NamedTuple
from articlediff.rendering.script import alike, steps
from articlediff.rendering.segments import ALL_KINDS

# A text's beginning and end part words as white space does.
_EDGE = " "

_Side = Literal["both", "truncated", "full"]
# Those of GNU wdiff, and not our own marks, although the two are alike: scripts read them.
_MARKERS: Mapping[_Side, tuple[str, str]] = {"both": ("", ""), "truncated": ("[-", "-]"), "full": ("{+", "+}")}


def render_wdiff(comparison: Comparison, *, only: frozenset[Kind] = frozenset()) -> str:
    """Return the full text, the words that only one side has between wdiff's markers, ending in a line break.

    Without every ``{+…+}`` and the markers of ``[-…-]`` it is the truncated text, white space aside; without every
    ``[-…-]`` and the markers of ``{+…+}`` it is the full text. A moved passage is removed in one place and added in the
    other. ``only`` marks just these kinds (empty: all); everything else reads as in the full text. As in
    wdiff (https://www.gnu.org/software/wdiff/), markers that occur in the texts themselves are not escaped.

    >>> from articlediff import compare
    >>> print(render_wdiff(compare("Mr. ____ of   Hull said so.", "Mr. Reeve of Hull said so.")), end="")
    Mr. [-____-] {+Reeve+} of Hull said so.
    """
    atoms = [*_atoms(comparison, only or ALL_KINDS)]
    text = "".join(_printed(atoms))
    return text.rstrip() + "\n" if text.strip() else ""


class _Pair(NamedTuple):
    """The text of either side at one place; if it ``reads_as_full``, so does the white space around it."""

    truncated: str
    full: str
    reads_as_full: bool = False


class _Atom(NamedTuple):
    """Words of one side or of both, and the white space before them on each side that has them."""

    side: _Side
    text: str
    truncated_space: str
    full_space: str


def _atoms(comparison: Comparison, marked: frozenset[Kind]) -> Iterator[_Atom]:
    """Yield both texts as words, each with the white space that parts it from the last word of its side."""
    truncated_space = full_space = _EDGE
    reads_as_full = False
    for pair in _pairs(comparison, marked):
        reads_as_full = reads_as_full or pair.reads_as_full
        before, words, after = _trimmed(pair.truncated)
        full_before, full_words, full_after = _trimmed(pair.full)
        truncated_space += before
        full_space += full_before
        if words and words.split() == full_words.split():
            yield _Atom("both", full_words, full_space if reads_as_full else truncated_space, full_space)
            truncated_space, full_space = after, full_after
            reads_as_full = pair.reads_as_full
            continue
        if words:
            yield _Atom("truncated", words, (reads_as_full and full_space) or truncated_space, "")
            truncated_space, reads_as_full = after, False
        if full_words:
            yield _Atom("full", full_words, "", full_space)
            full_space = full_after


def _pairs(comparison: Comparison, marked: frozenset[Kind]) -> Iterator[_Pair]:
    """Yield the text of either side, step by step; where nothing is to be marked, both have that of the full text."""
    end = 0
    for step in steps(comparison, marked):
        if step.move != "to":
            if step.run.truncated.start != end:
                # A moved passage that is not marked left from here, or came here.
                yield _Pair("", "", reads_as_full=True)
            end = step.run.truncated.end
        if step.change is None:
            yield from (_Pair(*words) for words in alike(step.truncated, step.full))
        elif step.marked:
            yield _Pair(step.truncated, step.full)
        else:
            yield _Pair(step.full, step.full, reads_as_full=True)


def _trimmed(text: str) -> tuple[str, str, str]:
    """Return the white space before the words of the text, the words, and the white space after them."""
    tail = text.lstrip()
    words = tail.rstrip()
    return text[: len(text) - len(tail)], words, tail[len(words) :]


def _printed(atoms: Sequence[_Atom]) -> Iterator[str]:
    """Yield the words with their markers and white space.

    White space is printed where both sides have it; where only one side has it, it is marked as well.
    """
    coming = _spaces_to_come(atoms)
    has_space = {"truncated": True, "full": True}
    for position, (atom, spaces) in enumerate(zip(atoms, coming, strict=True)):
        if position and all(spaces.values()):
            yield spaces["truncated" if atom.side == "truncated" else "full"]
            has_space = dict.fromkeys(has_space, True)
        sides = tuple(spaces) if atom.side == "both" else (atom.side,)
        lacking = [side for side in sides if spaces[side] and not has_space[side]]
        opening, closing = _MARKERS[atom.side]
        if atom.side == "both":
            yield from (_MARKERS[side][0] + " " + _MARKERS[side][1] for side in lacking)
            yield atom.text
        else:
            yield opening + (" " if lacking else "") + atom.text + closing
        has_space |= dict.fromkeys(sides, False)


def _spaces_to_come(atoms: Sequence[_Atom]) -> list[dict[_Side, str]]:
    """Return, for the place before each atom, the white space between either side's last word and its next one."""
    spaces: dict[_Side, str] = {"truncated": _EDGE, "full": _EDGE}
    coming = []
    for atom in reversed(atoms):
        if atom.side != "full":
            spaces["truncated"] = atom.truncated_space
        if atom.side != "truncated":
            spaces["full"] = atom.full_space
        coming.append(dict(spaces))
    return coming[::-1]
