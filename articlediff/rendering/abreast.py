"""The rows of a view with two columns: where both texts are divided, so that words that belong together are abreast.

Each column is its whole text in its own order, and the paragraphs of a column are those of its file. A row ends where a
paragraph does; if a paragraph of the other text goes on there, it goes on in the next row. Words that only one text has
stay in the row of the paragraph that they are part of: where a passage left a paragraph, that is not divided.

    truncated text    One. It waits.¶ Two.       rows: One. It waits. | One.
    full text         One.¶ Two.¶ It waits.            Two.           | Two.
                                                                      | It waits.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import Literal

from articlediff.expressions import expression
from articlediff.model import Comparison
from articlediff.punctuation import LINE_ENDS
from articlediff.records import NamedTuple
from articlediff.rendering.after_sentences import AFTER_SENTENCE
from articlediff.rendering.segments import Segment, Texts, for_reading, segments

LONGEST_PARAGRAPH = 1500
"""The code points above which a paragraph is divided: a story on one line is to be folded and laid out in parts too."""
LONG_ENOUGH = 800
"""The code points after which a part of a long paragraph may end."""
_BLANK_LINE = expression(r"\n[^\S\n]*\n")
_SEEN_BEFORE_A_BREAK = 8
"""The code points in front of a line break in which a sentence may be seen to end."""
_PARAGRAPH_START = expression(r"(?:\A|\n)\s*(?=\S)")


_Name = Literal["truncated", "full"]


class Boundary(NamedTuple):
    """One place in both texts, in code points."""

    truncated: int
    full: int


def row_beginnings(comparison: Comparison) -> list[Boundary]:
    r"""Return where each row begins; it ends where the next one begins, the last one with both texts.

    Words that both texts share in one order are in one row on both sides. Every row has words, though perhaps on one
    side only; texts without words are one row.

    >>> from articlediff import compare
    >>> [*map(tuple, row_beginnings(compare("One day.\nIt was   over.", "One day.\nIt was half-way over.")))]
    [(0, 0), (9, 9)]
    """
    points = [*_points(comparison, for_reading(comparison))]
    return [point.place for point in _starts(_settled(points))]


def paragraph_starts(text: str) -> list[int]:
    r"""Return where the first word of each paragraph of a reflowed text begins, in code points.

    >>> paragraph_starts(" One.\n \nTwo.\n")
    [1, 8]
    """
    return [found.end() for found in _PARAGRAPH_START.finditer(text)]


class _Point(NamedTuple):
    """A place with the numbers of letters before it, and the reasons to end a row there.

    Letters are all code points but white space. ``truncated_ends`` and ``full_ends`` tell that a paragraph of that text
    ends there, ``may_end`` that a sentence of a long paragraph does.
    """

    place: Boundary
    letters: Boundary
    truncated_ends: bool = False
    full_ends: bool = False
    may_end: bool = False

    @property
    def ends(self) -> bool:
        """Whether a paragraph ends there."""
        return self.truncated_ends or self.full_ends


class _Ends(NamedTuple):
    """Where paragraphs and sentences end in words of one text, in code points; sentences count in long paragraphs."""

    paragraphs: Sequence[int]
    sentences: Sequence[int]


class _Side(NamedTuple):
    """The words that one text has of a segment, and after how many of its letters a paragraph or a sentence ends.

    ``places`` are those of the letters in the words; they are left out where nothing ends in either text.
    """

    words: str
    letters: int
    places: Sequence[int] = ()
    paragraphs: frozenset[int] = frozenset()
    sentences: frozenset[int] = frozenset()

    def inner(self, counts: Iterable[int]) -> set[int]:
        """Return the counts with letters before and after them."""
        return {count for count in counts if 0 < count < self.letters}

    def begins_anew(self) -> bool:
        """Return whether a paragraph ends before the first letter."""
        return self.letters > 0 and 0 in self.paragraphs

    def offset(self, count: int) -> int:
        """Return where the letter after that many is, in code points; the end of the words if there is none."""
        if count >= self.letters:
            return len(self.words)
        return self.places[count] if count else 0


def _points(comparison: Comparison, texts: Texts) -> Iterator[_Point]:
    """Yield the places at which a row may end, in the order of both texts, with their beginning and their end."""
    is_long = min(map(_longest_paragraph, texts)) > LONGEST_PARAGRAPH
    point = _Point(Boundary(0, 0), Boundary(0, 0))
    for segment in segments(comparison.runs, texts):
        start, before = point.place, point.letters
        old, new = _sides(segment, start, texts, is_long)
        point = point._replace(
            truncated_ends=point.truncated_ends or old.begins_anew(), full_ends=point.full_ends or new.begins_anew()
        )
        for count in _divisions(old, new, segment.change is None):
            yield point
            point = _Point(
                Boundary(start.truncated + old.offset(count.truncated), start.full + new.offset(count.full)),
                Boundary(before.truncated + count.truncated, before.full + count.full),
                count.truncated in old.paragraphs,
                count.full in new.paragraphs,
                count.full in new.sentences or count.truncated in old.sentences,
            )
    yield point


def _sides(segment: Segment, start: Boundary, texts: Texts, is_long: bool) -> tuple[_Side, _Side]:
    """Return both sides of a segment that starts at the place; sentences are looked for where paragraphs are long."""
    old_ends = _ends(segment.truncated, texts.truncated, start.truncated, _ends_row, is_long)
    new_ends = _ends(segment.full, texts.full, start.full, _ends_paragraph, is_long)
    is_divided = any((*old_ends, *new_ends))
    return _side(segment.truncated, old_ends, is_divided), _side(segment.full, new_ends, is_divided)


def _ends(words: str, text: str, start: int, is_end: Callable[[str, int], bool], is_long: bool) -> _Ends:
    paragraphs = [found.start() for found in re.finditer("\n", words) if is_end(text, start + found.start())]
    return _Ends(paragraphs, [found.end() for found in AFTER_SENTENCE.finditer(words)] if is_long else [])


def _side(words: str, ends: _Ends, is_divided: bool) -> _Side:
    if not is_divided:
        return _Side(words, sum(map(len, words.split())))
    places = [place for place, char in enumerate(words) if not char.isspace()]
    return _Side(words, len(places), places, *(frozenset(bisect_left(places, end) for end in found) for found in ends))


def _ends_paragraph(text: str, place: int) -> bool:
    """Tell that every line break of a reflowed text ends a paragraph."""
    return True


def _ends_row(text: str, place: int) -> bool:
    """Tell whether a line break of the truncated text ends a row: a line that was broken by hand ends anywhere."""
    before = text[max(0, place - _SEEN_BEFORE_A_BREAK) : place].rstrip()
    return not before or before[-1] in LINE_ENDS or _BLANK_LINE.match(text, place) is not None


def _divisions(old: _Side, new: _Side, is_shared: bool) -> Iterator[Boundary]:
    """Yield the numbers of letters after which a segment may be divided, in order, its end last."""
    if (is_shared and old.letters == new.letters) or not (old.letters and new.letters):
        found = set[int]()
        for side in (old, new):
            found |= side.inner(side.paragraphs | side.sentences)
        yield from (Boundary(min(count, old.letters), min(count, new.letters)) for count in sorted(found))
    else:
        inner = (sorted(side.inner(side.paragraphs)) for side in (old, new))
        for count, full_count in zip_longest(*inner):
            yield Boundary(old.letters if count is None else count, new.letters if full_count is None else full_count)
    yield Boundary(old.letters, new.letters)


def _settled(points: Sequence[_Point]) -> list[_Point]:
    """Return the points, each end of a paragraph at one of those that have the same letters of its text before them.

    It is where a paragraph of the other text ends as well or, if none does, after what only the other text has there.
    """
    return _with_one_end(_with_one_end(points, "full", "truncated"), "truncated", "full")


def _with_one_end(points: Sequence[_Point], side: _Name, other: _Name) -> list[_Point]:
    settled: list[_Point] = []
    for _, group in groupby(points, lambda point: getattr(point.letters, side)):
        around = [*group]
        ends = [at for at, point in enumerate(around) if getattr(point, f"{side}_ends")]
        if ends:
            chosen = _end_among(around, ends, settled[-1:], other)
            around = [_with_end(point, side, at == chosen) for at, point in enumerate(around)]
        settled += around
    return settled


def _with_end(point: _Point, side: _Name, ends: bool) -> _Point:
    return point._replace(truncated_ends=ends) if side == "truncated" else point._replace(full_ends=ends)


def _end_among(points: Sequence[_Point], ends: Sequence[int], before: Sequence[_Point], other: _Name) -> int:
    alike = [at for at, point in enumerate(points) if getattr(point, f"{other}_ends")]
    if alike:
        return next((at for at in alike if at in ends), alike[0])
    # Words that the other text lacks, in front of words that this one lacks, are no paragraph together.
    is_alone = any(getattr(point.letters, other) == getattr(points[0].letters, other) for point in before)
    return ends[0] if is_alone else len(points) - 1


def _starts(points: Iterable[_Point]) -> Iterator[_Point]:
    """Yield the points at which rows begin: none without words, and long paragraphs in parts."""
    points = [*points]
    start, last = points[0], points[-1]
    yield start
    waiting: list[_Point] = []
    for point in points[1:]:
        if point is not last and not point.ends:
            waiting.append(point)
            continue
        if _length(start, point) > LONGEST_PARAGRAPH:
            yield from _parts(start, waiting)
        waiting = []
        if start.letters != point.letters != last.letters:
            yield point
            start = point


def _parts(start: _Point, points: Iterable[_Point]) -> Iterator[_Point]:
    """Yield the points at which parts of a long paragraph begin: ends of sentences or else, far from these, any."""
    for point in points:
        length = _length(start, point)
        if length >= 2 * LONG_ENOUGH or (point.may_end and length >= LONG_ENOUGH):
            yield point
            start = point


def _length(start: _Point, end: _Point) -> int:
    return max(end.place.truncated - start.place.truncated, end.place.full - start.place.full)


def _longest_paragraph(text: str) -> int:
    return max(map(len, text.split("\n")))
