"""Which line breaks of a text that is broken by hand the writer made, and which only the width of the page.

A page breaks prose where the next word does not fit. What a writer breaks (headings, the items of a list, verse,
addresses, the header of a report, signatures, rows of figures) leaves room at the ends of its lines, or shows by the
beginnings of its lines what it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from articlediff.expressions import expression
from articlediff.punctuation import LINE_ENDS
from articlediff.records import NamedTuple

_ITEM = expression(r"(?:[-–—*•·▪■]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{2,4})[.)])\s+\S")
_LABEL = expression(r"[A-Z][\w./-]*(?: [\w./-]+){0,3} ?:(?=\s|$)")
_COLUMN_SPACE = expression(r"\S(?: {3,}|\t+)\S")
_QUOTED = ">"
_DEEPER = 2
"""Code points by which the first line of a paragraph is at least indented, if it is."""
_NEARLY_FULL = 0.9
"""The share of a page that a line fills which had no room for more, among lines that had."""
_RAGGED = 0.75
"""The share of a page that even ragged prose fills."""
_SHORT = 0.5
"""The share of a page that a line of prose fills, even if a long word follows it."""
_FEWEST_VERSES = 3
"""Lines; of fewer, all may begin with capitals by chance."""
_VERSES_WITH_ROOM = 4
"""More than one break in as many leaves room where all lines begin with capitals; prose that a page broke has none."""


class _Width(NamedTuple):
    """The code points of the longest line of a text, which tells where its page ends."""

    page: int

    def has_room(self, line: str, following: str, share: float = 1.0) -> bool:
        """Return whether the first word of the line that follows fits into that ``share`` of the page."""
        return len(line) + 1 + len(following.split(None, 1)[0]) <= share * self.page


def written_breaks(text: str) -> set[int]:
    r"""Return the offsets, in code points, of the line feeds inside paragraphs that the writer made.

    ``text`` is broken by hand into lines, with blank lines between its paragraphs.

    >>> written_breaks("Bring\n- a spade\n- a lamp\n\nand come on foot.")
    {5, 15}
    """
    lines = text.split("\n")
    width = _Width(max(len(line.rstrip()) for line in lines))
    found: set[int] = set()
    start = 0
    for is_blank, group in groupby(lines, key=lambda line: not line or line.isspace()):
        block = list(group)
        if not is_blank:
            found.update(start + offset for offset in _breaks_of_block([line.rstrip() for line in block], block, width))
        start += sum(map(len, block)) + len(block)
    return found


def _breaks_of_block(block: Sequence[str], lines: Sequence[str], width: _Width) -> Iterator[int]:
    """Yield the offsets, from the start of the block, at which the writer broke it.

    ``block`` are its lines without the white space at their ends, ``lines`` those with it.
    """
    is_lines, is_table, has_items = _is_written_in_lines(block, width), _is_table(block), _is_item(block[0])
    item: str | None = None
    offset = -1
    for number, (line, following) in enumerate(pairwise(block)):
        offset += len(lines[number]) + 1
        item = line if _is_item(line) else item
        if item is not None and _indent(following) > _indent(item) and not _is_item(following):
            continue
        if is_lines:
            is_written = not _runs_on(line, following) or width.has_room(line, following, _NEARLY_FULL)
        else:
            is_written = not _runs_on(line, following) and width.has_room(line, following, _RAGGED)
        if is_written or is_table or _begins_anew(line, following, has_items):
            yield offset


def _is_written_in_lines(block: Sequence[str], width: _Width) -> bool:
    """Return whether most lines of the block end although the next word had room; of verse, some."""
    ends = [
        width.has_room(line, following, _SHORT if _runs_on(line, following) else 1.0)
        for line, following in pairwise(block)
    ]
    is_verse = len(block) >= _FEWEST_VERSES and all(_begins_like_verse(line.lstrip()) for line in block)
    return (_VERSES_WITH_ROOM if is_verse else 2) * sum(ends) > len(ends)


def _begins_like_verse(line: str) -> bool:
    """Return whether the line begins with a capital or a sign, and is not in capitals throughout, as cables are."""
    return not line[0].islower() and not line.isupper()


def _is_item(line: str) -> bool:
    return _ITEM.match(line.lstrip()) is not None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_table(block: Sequence[str]) -> bool:
    """Return whether the lines have columns, all but one for a heading; a blank of a copy may look like a column."""
    columns = sum(_COLUMN_SPACE.search(line.lstrip()) is not None for line in block)
    return columns > 1 and columns >= len(block) - 1


def _runs_on(line: str, following: str) -> bool:
    """Return whether a sentence goes on from one line to the next."""
    return line[-1] not in LINE_ENDS and following.lstrip()[0].islower()


def _begins_anew(line: str, following: str, has_items: bool) -> bool:
    """Return whether a line shows by its beginning that it does not go on with the one before it.

    ``has_items``: the first line of the block is an item of a list.
    """
    before, after = line.lstrip(), following.lstrip()
    if after[0] == _QUOTED or (_LABEL.match(before) and _LABEL.match(after)):
        return True
    is_ended = line[-1] in LINE_ENDS
    if _is_item(after):
        return is_ended or has_items or _is_item(before)
    return is_ended and _indent(following) - _indent(line) >= _DEEPER
