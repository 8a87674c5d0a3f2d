"""JSON lines: one object a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from articlediff.corpus.collections.tables import Replaced, Row
from articlediff.corpus.collections.text_files import TableOfText
from articlediff.errors import UnreadableError
from articlediff.expressions import expression

_SEEN = 100
"""The rows at the beginning whose names are those of the columns: a row may lack one."""
_DECODER = json.JSONDecoder()
_BETWEEN = expression(r"[\s,:]*")
"""What is between the names and values of an object."""


class JsonLines(TableOfText):
    """A table of JSON lines, plain or compressed; empty lines are not rows."""

    def columns(self) -> Sequence[str]:
        """Return the names that the first rows have, in their order."""
        names: dict[str, None] = {}
        for row in islice(self.rows(), _SEEN):
            names |= dict.fromkeys(row.cells)
        return tuple(names)

    def rows(self) -> Iterator[Row]:
        """Yield the rows; one that is not a JSON object has a problem. Raises :class:`UnreadableError`."""
        return (row for _, row in self._lines() if row)

    def rewrite(self, target: str, column: str, replaced: Replaced) -> None:
        """Write all lines to the target; in those with a new text, only the value of that column differs."""
        with self._file.writing(target) as write:
            for line, row in self._lines():
                text = replaced(row) if row else None
                write(line if text is None else with_value(line, column, text))

    def _lines(self) -> Iterator[tuple[str, Row | None]]:
        """Yield each line as it is in the file, and its row; None for an empty line."""
        number = 0
        for line in self._file.lines("\n"):
            if not line.strip():
                yield line, None
                continue
            number += 1
            if number == 1 and line.lstrip().startswith("["):
                finding = f"{self.path} is one JSON list and not JSON lines"
                raise UnreadableError(finding, "give each object a line: jq -c '.[]'")
            yield line, _row(number, line)


def _row(number: int, line: str) -> Row:
    try:
        cells = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Row(number, {}, f"the line is not JSON ({error})")
    if not isinstance(cells, dict):
        return Row(number, {}, "the line is not a JSON object")
    return Row(number, cells)


def with_value(line: str, name: str, text: str) -> str:
    r"""Return the line of a JSON object in which the member of that name, which it has, is the text.

    Every other character stays. Letters are escaped if the line has no letter beyond ASCII.

    >>> with_value('{ "id":7, "text": "caf\\u00e9" }\n', "text", "cafés")
    '{ "id":7, "text": "caf\\u00e9s" }\n'
    """
    start, end = _span_of(line, name)
    return line[:start] + json.dumps(text, ensure_ascii=line.isascii()) + line[end:]


def _span_of(line: str, name: str) -> tuple[int, int]:
    """Return the start and the end of the value; of a name that comes twice, the last, which is the one that counts."""
    at = line.index("{") + 1
    span = (at, at)
    while line[at := _after(line, at)] != "}":
        key, at = _DECODER.raw_decode(line, at)
        start = _after(line, at)
        _, at = _DECODER.raw_decode(line, start)
        if key == name:
            span = (start, at)
    return span


def _after(line: str, at: int) -> int:
    between: re.Match[str] | None = _BETWEEN.match(line, at)
    return between.end() if between else at
