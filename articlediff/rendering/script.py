"""The edit script: how the truncated text becomes the full one, segment by segment."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from articlediff.model import Comparison, Kind
from articlediff.rendering.segments import ALL_KINDS, Segment, Texts, as_decoded, segments


def steps(comparison: Comparison, marked: frozenset[Kind] = ALL_KINDS, texts: Texts | None = None) -> Iterator[Segment]:
    """Yield the segments of both texts, so that either side, one after the other, is that text.

    ``texts`` are those as decoded, or others that match them position by position. A moved passage is
    inserted before it is deleted wherever the truncated text leaves the choice: it is deleted just before the words
    that follow it there.

    >>> from articlediff import compare
    >>> [step[:2] for step in steps(compare("Mr. ____ of Hull said so.", "Mr. Reeve of Hull said so."))]
    [('Mr. ', 'Mr. '), ('____', 'Reeve'), (' of Hull said so.', ' of Hull said so.')]
    """
    leaving: deque[Segment] = deque()
    for segment in segments(comparison.runs, texts or as_decoded(comparison), marked):
        if segment.move == "from":
            leaving.append(segment)
            continue
        while segment.move is None and leaving and leaving[0].run.truncated.end <= segment.run.truncated.start:
            yield leaving.popleft()
        yield segment
    yield from leaving


def alike(truncated: str, full: str) -> Iterator[tuple[str, str]]:
    """Yield words that both texts have in pairs: words with the same words, white space with white space or nothing.

    Where the two differ in more than white space, they are one pair.

    >>> [*alike("on  the—", "on the —")]
    [('on', 'on'), ('  ', ' '), ('the', 'the'), ('', ' '), ('—', '—')]
    """
    letters = "".join(truncated.split())
    if truncated == full or letters != "".join(full.split()):
        yield truncated, full
        return
    spaces, full_spaces = _white_space(truncated), _white_space(full)
    done = 0
    for place in sorted({*spaces, *full_spaces, len(letters)}):
        if done < place:
            yield letters[done:place], letters[done:place]
        if place in spaces or place in full_spaces:
            yield spaces.get(place, ""), full_spaces.get(place, "")
        done = place


def _white_space(text: str) -> dict[int, str]:
    """Return each stretch of white space by the number of other code points that come before it."""
    spaces = {}
    letters = 0
    for part in re.split(r"(\s+)", text):
        if part.isspace():
            spaces[letters] = part
        else:
            letters += len(part)
    return spaces
