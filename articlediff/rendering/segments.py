"""Walks over the runs of a comparison; every form that shows whole texts is made from this one walk.

The walk follows the full text. A moved passage is one run, and the walk passes it twice: where the full text has it,
and after the run that comes before it in the truncated text.

    full text        One.  It waits.  Two.             Three.
    segments         kept  moved to   kept  moved from  kept
    truncated text   One.             Two.  It waits.   Three.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from articlediff.model import Change, Comparison, Kind, Run
from articlediff.punctuation import SENTENCE_ENDS
from articlediff.records import NamedTuple
from articlediff.rendering.reflow import at_edge, reflowed

ALL_KINDS = frozenset(Kind)

_FEWEST_WORDS_OF_A_PASSAGE = 8


class Texts(NamedTuple):
    """Both texts as the walk is to cut them: those of the articles, or others that match them position by position."""

    truncated: str
    full: str


def as_decoded(comparison: Comparison) -> Texts:
    """Return both texts as the articles have them."""
    return Texts(comparison.truncated.text, comparison.full.text)


def for_reading(comparison: Comparison) -> Texts:
    """Return both texts with line breaks only at the ends of paragraphs, see :mod:`articlediff.rendering.reflow`."""
    return Texts(*map(reflowed, as_decoded(comparison)))


class Segment(NamedTuple):
    """One step of the walk: the words of either text at one place of the full text.

    ``place`` is that place in the full text, in code points. ``marked`` is the change to be marked here; where it is
    None, a report reads as the full text does. ``move`` is "to" where the full text has a moved passage, with nothing
    in the truncated text, and "from" where the truncated text has it, with nothing in the full one.
    """

    truncated: str
    full: str
    place: int
    run: Run
    marked: Change | None
    move: Literal["to", "from"] | None = None

    @property
    def change(self) -> Change | None:
        """The change that the segment is, marked or not; None where both texts have the same words."""
        return self.run.change


def segments(runs: Sequence[Run], texts: Texts, marked: frozenset[Kind] = ALL_KINDS) -> Iterator[Segment]:
    """Yield the segments of the runs, which are those of a comparison or those inside a moved passage.

    The full sides of the segments, one after the other, are the full text of the runs; so are the truncated sides for
    the truncated text as long as moved passages are marked. If they are not among the kinds ``marked``, whatever a
    passage contains is shown at its place in the full text, and nothing where it left.

    >>> from articlediff import compare
    >>> found = compare("Mr. ____ of Hull said so.", "Mr. Reeve of Hull said so.")
    >>> [(segment.truncated, segment.full) for segment in segments(found.runs, as_decoded(found))]
    [('Mr. ', 'Mr. '), ('____', 'Reeve'), (' of Hull said so.', ' of Hull said so.')]
    """
    moves = Kind.MOVED in marked
    runs = runs if moves else [part for run in runs for part in run.inner or (run,)]
    leaving = _departures(runs) if moves else {}
    place = runs[0].full.start if runs else 0
    yield from _left(leaving.get(0, ()), texts, place)
    for passed, run in enumerate(runs, start=1):
        yield _segment(run, texts, marked)
        yield from _left(leaving.get(passed, ()), texts, run.full.end)


def stands_apart(segment: Segment, texts: Texts) -> bool:
    """Return whether words that only the truncated text has are to be a paragraph of their own.

    Sentences between two paragraphs are: the truncated text, one single line perhaps, does not say
    which of the two they belong to. ``texts`` are those of :func:`for_reading`.
    """
    words = segment.truncated.split()
    is_passage = len(words) >= _FEWEST_WORDS_OF_A_PASSAGE and words[-1][-1] in SENTENCE_ENDS
    return is_passage and at_edge(texts.full, segment.place)


def margins(segment: Segment, texts: Texts) -> tuple[str, str]:
    """Return the white space to show on both sides of words that have no place in the full text.

    It is an empty line if they are a paragraph of their own, else a space wherever the truncated text has any.
    """
    if stands_apart(segment, texts):
        return "\n\n", "\n\n"
    start, end = segment.run.truncated.start, segment.run.truncated.end
    return _space_at(texts.truncated, start), _space_at(texts.truncated, end)


def _segment(run: Run, texts: Texts, marked: frozenset[Kind]) -> Segment:
    truncated = texts.truncated[run.truncated.start : run.truncated.end]
    full = texts.full[run.full.start : run.full.end]
    if run.change is None or run.change.kind not in marked:
        return Segment(truncated, full, run.full.start, run, marked=None)
    if run.change.kind is Kind.MOVED:
        return Segment("", full, run.full.start, run, run.change, move="to")
    return Segment(truncated, full, run.full.start, run, run.change)


def _left(passages: Sequence[Run], texts: Texts, place: int) -> Iterator[Segment]:
    for run in passages:
        truncated = texts.truncated[run.truncated.start : run.truncated.end]
        yield Segment(truncated, "", place, run, run.change, move="from")


def _departures(runs: Sequence[Run]) -> Mapping[int, list[Run]]:
    """Return the moved passages by the number of runs that the walk has passed where the truncated text has them."""
    leaving: dict[int, list[Run]] = defaultdict(list)
    if not any(map(_is_moved, runs)):
        return leaving
    passed = 0
    for position in sorted(range(len(runs)), key=lambda at: (runs[at].truncated.start, at)):
        if _is_moved(runs[position]):
            leaving[passed].append(runs[position])
        else:
            passed = position + 1
    return leaving


def _is_moved(run: Run) -> bool:
    return run.change is not None and run.change.kind is Kind.MOVED


def _space_at(text: str, position: int) -> str:
    return " " if any(map(str.isspace, text[max(0, position - 1) : position + 1])) else ""
