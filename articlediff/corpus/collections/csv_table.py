"""CSV: a heading with the names of the columns, then one row an article, whose cells may have line ends in quotes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from articlediff.corpus.collections.tables import Replaced, Row
from articlediff.corpus.collections.text_files import TableOfText
from articlediff.errors import UnreadableError
from articlediff.expressions import expression
from articlediff.records import NamedTuple

_DELIMITERS = ",;\t|"
"""The signs that may part the cells, the likeliest first."""
_HEADING_LINES = 100
"""Lines of a heading, at most: names that have line ends are in quotes."""
_IN_QUOTES = expression(r'"[^"]*(?:"|\Z)')
_LONGEST_CELL = 1 << 26
"""Characters of a cell, at most: where a quote is not closed, the whole file would be one cell."""


class _Record(NamedTuple):
    """A record as it is in the file, and its cells.

    There are none where it is not CSV, for the reason in ``problem``, and of empty lines, which are not a row.
    """

    written: str
    cells: Sequence[str]
    problem: str | None = None

    @property
    def is_row(self) -> bool:
        """Whether there is more than empty lines."""
        return bool(self.cells or self.problem)


class CsvTable(TableOfText):
    """A table in CSV, plain or compressed, parted by the sign that its heading has between the names."""

    def columns(self) -> Sequence[str]:
        """Return the names in the heading; raise :class:`UnreadableError` if the file is empty."""
        for record in self._records():
            if record.is_row:
                return tuple(record.cells)
        raise UnreadableError(f"{self.path} is empty", "give a table with a heading")

    def rows(self) -> Iterator[Row]:
        """Yield the rows below the heading; raise :class:`UnreadableError` where a file cannot be read."""
        rows = (record for record in self._records() if record.is_row)
        heading = next(rows, None)
        if heading:
            yield from (_row(number, heading.cells, record) for number, record in enumerate(rows, 1))

    def rewrite(self, target: str, column: str, replaced: Replaced) -> None:
        """Write all records to the target; in those with a new text, only the cell of that column differs."""
        delimiter, names, number = self._delimiter(), self.columns(), -1
        with self._file.writing(target) as write:
            for record in self._records():
                # The heading, which comes first, has the number 0.
                number += record.is_row
                text = replaced(_row(number, names, record)) if record.is_row and number else None
                at = names.index(column)
                write(record.written if text is None else with_cell(record.written, at, text, delimiter))

    def _delimiter(self) -> str:
        """Return the sign that the heading has most of, those in quotes aside."""
        heading = ""
        for line in islice((line for line in self._file.lines("") if line.strip("\r\n")), _HEADING_LINES):
            heading += line
            if heading.count('"') % 2 == 0:
                break
        heading = _IN_QUOTES.sub("", heading)
        return max(_DELIMITERS, key=lambda sign: (heading.count(sign), -_DELIMITERS.index(sign)))

    def _records(self) -> Iterator[_Record]:
        """Yield the records; empty lines belong to the record that follows, or are one of their own at the end."""
        # A setting of the module: the limit that it has otherwise is shorter than many an article.
        csv.field_size_limit(_LONGEST_CELL)
        taken: list[str] = []
        reader = csv.reader(_noted(self._file.lines(""), taken), delimiter=self._delimiter())
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                yield _Record("".join(taken), ())
                return
            except csv.Error as error:
                if "field larger" in str(error):
                    finding = f"{self.path} has a quote that is not closed, near line {reader.line_num:,}"
                    raise UnreadableError(finding, "save the table as CSV again") from error
                yield _Record("".join(taken), (), f"the row is not CSV ({error})")
                taken.clear()
                continue
            if cells:
                unclosed = "a quote of the row is not closed" if taken[-1] == _END else None
                yield _Record("".join(taken), cells, unclosed)
                taken.clear()


_END = ""
"""The line after the last: it is part of a record only where a quote was not closed."""


def _noted(lines: Iterable[str], taken: list[str]) -> Iterator[str]:
    """Yield the lines and the end, and note each of them."""
    for line in chain(lines, (_END,)):
        taken.append(line)
        yield line


def _row(number: int, names: Sequence[str], record: _Record) -> Row:
    return Row(number, dict(zip(names, record.cells, strict=False)), record.problem)


def with_cell(written: str, at: int, text: str, delimiter: str) -> str:
    r"""Return the record with the text in the place of the cell of that number, from 0; every other character stays.

    >>> with_cell('"7",a,"the   side, now"\r\n', 2, "the far side, now", ",")
    '"7",a,"the far side, now"\r\n'
    >>> with_cell("7,the   side,a", 1, "the far side", ",")
    '7,the far side,a'
    """
    start, end = cell_span(written, at, delimiter)
    wants_quotes = written.startswith('"', start) or not text or any(sign in text for sign in (delimiter, *'"\r\n'))
    changed = written[:start] + (_quoted(text) if wants_quotes else text) + written[end:]
    wanted = _cells(written, delimiter)
    wanted[at] = text
    # The last word before somebody's table is written: the module csv has to read what is meant.
    assert _cells(changed, delimiter) == wanted
    return changed


def cell_span(written: str, at: int, delimiter: str) -> tuple[int, int]:
    """Return the start and the end of the cell of that number in a record, with its quotes.

    >>> cell_span('7,"the ""far"" side",a', 1, ",")
    (2, 20)
    """
    # A cell that begins with a quote goes on after the one that closes it, as the module csv reads it.
    cell = re.compile(rf'(?:"[^"]*(?:""[^"]*)*")?[^{re.escape(delimiter)}\r\n]*')
    end = len(written) - len(written.lstrip("\r\n")) - 1
    for _ in range(at + 1):
        start = end + 1
        found = cell.match(written, start)
        end = found.end() if found else start
    return start, end


def _cells(written: str, delimiter: str) -> list[str]:
    return [cell for cells in csv.reader(io.StringIO(written, newline=""), delimiter=delimiter) for cell in cells]


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
