"""The parts of a document with tracked changes, in their order: what is kept, inserted, deleted and moved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from articlediff.expressions import expression
from articlediff.model import Change, Comparison, Kind, Run
from articlediff.records import NamedTuple
from articlediff.rendering.docx.breaks import LINE_END, NOTHING, PARAGRAPH_END, for_word
from articlediff.rendering.script import alike, steps
from articlediff.rendering.segments import Segment, Texts, segments

Revision = Literal["kept", "inserted", "deleted", "moved to", "moved from", "put back"]
"""What becomes of a part: insertions stay if they are accepted, deletions if they are rejected.

What is put back stays like what is kept, but the truncated text does not have it.
"""
NOT_IN_TRUNCATED = frozenset(("inserted", "put back"))

_BREAKS = expression(f"([{PARAGRAPH_END}{LINE_END}])")
_NOTED = frozenset((Kind.RESTORED, Kind.UNRESTORED))


class MoveRange(NamedTuple):
    """One end of a move: the change that tells it, and whether the truncated text has the passage here."""

    change: Change
    leaves: bool


class StoryPart(NamedTuple):
    """Words of one paragraph, the end of a line, or the end of a paragraph.

    ``place`` is the offset in the truncated text, in code points, at which it is or would be. ``noted`` is the change
    on which there is a comment here; ``move`` the end of the move in which the part is.
    """

    text: str
    revision: Revision
    place: int
    noted: Change | None = None
    move: MoveRange | None = None


def revised(comparison: Comparison) -> Iterator[StoryPart]:
    """Yield the parts: those that are not deleted or moved from are the full text, and the others, with those that are
    kept, the truncated one.

    >>> from articlediff import compare
    >>> [part[:2] for part in revised(compare("by ____, aged 9.", "by Reeve, aged 9."))]
    [('by ', 'kept'), ('____', 'deleted'), ('Reeve', 'inserted'), (', aged 9.', 'kept')]
    """
    texts = for_word(comparison)
    for step in steps(comparison, texts=texts):
        if step.move:
            yield from _passage(step, texts)
        elif step.change is None:
            yield from _shared(step)
        else:
            yield from _exchanged(step)


def _exchanged(segment: Segment, move: MoveRange | None = None) -> Iterator[StoryPart]:
    """Yield the words of a change: the truncated text's are deleted, the full text's inserted."""
    noted = segment.change if segment.change and segment.change.kind in _NOTED else None
    place = segment.run.truncated.start
    if move is None or move.leaves:
        yield from split(StoryPart(segment.truncated, "deleted", place, noted, move))
    if move is None or not move.leaves:
        yield from split(StoryPart(segment.full, "inserted", place, noted, move))


def _passage(step: Segment, texts: Texts) -> Iterator[StoryPart]:
    """Yield the words of a moved passage at one of its places, with the changes in it that have words there."""
    move = MoveRange(step.run.change, step.move == "from")  # type: ignore[arg-type]  # a moved passage is a change
    inner: tuple[Run, ...] = step.run.inner or (step.run._replace(change=None),)
    for segment in segments(inner, texts):
        if segment.change is not None and segment.change.kind is not Kind.FORMATTING:
            yield from _exchanged(segment, move)
        elif move.leaves:
            yield from split(StoryPart(segment.truncated, "moved from", segment.run.truncated.start, None, move))
        else:
            yield from split(StoryPart(segment.full, "moved to", segment.run.truncated.start, None, move))


def _shared(step: Segment) -> Iterator[StoryPart]:
    """Yield what both texts have, and the white space that only one of them has."""
    place = step.run.truncated.start
    for truncated, full in alike(step.truncated, step.full):
        if truncated == full or _space(truncated) == _space(full) != "":
            yield from split(StoryPart(full, "kept", place))
        else:
            yield from split(StoryPart(truncated, "deleted", place))
            yield from split(StoryPart(full, "inserted", place))
        place += len(truncated)


def _space(text: str) -> str:
    """Return the break in white space, or one space for any without; nothing for words and for no white space.

    >>> _space("  "), _space(" word"), _space(NOTHING)
    (' ', '', '')
    """
    bare = text.replace(NOTHING, "")
    if not bare.isspace():
        return ""
    found = _BREAKS.search(bare)
    return found[0] if found else " "


def split(part: StoryPart) -> Iterator[StoryPart]:
    """Yield the words and the breaks of a part one by one, and nothing for what a document does not have."""
    place, is_there = part.place, part.revision not in NOT_IN_TRUNCATED
    for text in _BREAKS.split(part.text):
        if shown := text.replace(NOTHING, ""):
            left_out = len(text) - len(text.lstrip(NOTHING))
            yield part._replace(text=shown, place=place + left_out * is_there)
        place += len(text) * is_there
