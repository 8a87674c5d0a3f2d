"""CSV: a heading with the names of the columns, then one row an article, whose cells may have line ends in quotes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from articlediff.corpus.collections.tables import Replaced, Row
from articlediff.corpus.collections.text_files import TableOfText
from articlediff.errors import UnreadableError
from articlediff.records import NamedTuple

_DELIMITERS = ",;\t|"
"""The signs that may part the cells, the likeliest first."""
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
                write(record.written if text is None else with_cell(record, names.index(column), text, delimiter))

    def _delimiter(self) -> str:
        heading = next(self._file.lines(""), "")
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


def with_cell(record: _Record, at: int, text: str, delimiter: str) -> str:
    r"""Return the record with the text in the place of the cell; the others keep their quotes, if that can be done.

    >>> with_cell(_Record('"7",a,"the   side, now"\r\n', ["7", "a", "the   side, now"]), 2, "the far side, now", ",")
    '"7",a,"the far side, now"\r\n'
    >>> with_cell(_Record("7,a,the   side\n", ["7", "a", "the   side"]), 2, "the far side", ",")
    '7,a,the far side\n'
    """
    wanted = [*record.cells[:at], text, *record.cells[at + 1 :]]
    changed = record.written.replace(_quoted(record.cells[at]), _quoted(text))
    if [cells for cells in csv.reader(io.StringIO(changed, newline=""), delimiter=delimiter) if cells] == [wanted]:
        return changed
    end = record.written[len(record.written.rstrip("\r\n")) :]
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=delimiter, lineterminator=end).writerow(wanted)
    return made.getvalue()


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
