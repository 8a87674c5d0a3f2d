"""Reads rows of pairs and of results back, from JSON lines or Parquet; pairs of any make from CSV as well."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from articlediff.corpus.collections.opening import as_options, chosen, listed_columns, table_of, text_of
from articlediff.corpus.collections.tables import Row, Table
from articlediff.corpus.corpus_rows import LostSpaces, PairRow, ResultRow
from articlediff.errors import ArticleDiffError, DocumentError
from articlediff.records import NamedTuple


class PairColumns(NamedTuple):
    """The names of the columns of pairs that hold the two texts and their ids; None for those known by their names."""

    truncated: str | None = None
    full: str | None = None
    id: str | None = None
    full_id: str | None = None


USUAL = PairColumns()
"""The columns ``truncated`` and ``full``, and where there are any, ``id`` and ``full_id``."""


class Pairs:
    """A table of pairs, read as a stream and as often as wanted; one of any make needs only the two texts."""

    def __init__(self, table: Table, columns: PairColumns, encoding: str | None = None) -> None:
        """Take the table, the names of columns that it has, and the encoding that was chosen for it."""
        self.table = table
        self._columns = columns
        self._encoding = encoding

    @property
    def choice(self) -> str:
        """The columns and the encoding that were chosen or known, as the options that choose them."""
        truncated, full, id, full_id = self._columns
        ids = ("--id", id), ("--id", full_id)
        return as_options(("--text", truncated), ("--text", full), *ids, ("--encoding", self._encoding))

    @property
    def share(self) -> float:
        """The part of the table that the last reading has reached, from 0 to 1."""
        return self.table.share

    def rows(self) -> Iterator[PairRow]:
        """Yield the pairs; one that could not be read has a problem. Raises :class:`UnreadableError`."""
        return (pair_from(row, self._columns) for row in self.table.rows())


def pair_from(row: Row, columns: PairColumns) -> PairRow:
    """Return the pair in the row of a table with these columns; one that could not be read has a problem."""
    cells = row.cells
    problem = row.problem or _text(cells.get("problem"))
    copy = text_of(_text(cells.get(columns.id or "")) or str(row.number), cells.get(columns.truncated or ""), problem)
    if copy.problem is not None:
        return PairRow(copy.id, "", problem=copy.problem)
    reason = _text(cells.get("reason")) or ""
    value = cells.get(columns.full or "")
    if value is None or value == "":
        return PairRow(copy.id, copy.text, reason=reason)
    full_id = _text(cells.get(columns.full_id or ""))
    full = text_of(full_id or "", value)
    if full.problem is not None:
        return PairRow(copy.id, copy.text, full_id and full.id, problem=f"of the full text, {full.problem}")
    ties = cells.get("ties")
    tied = tuple(ties) if isinstance(ties, list) else ()
    return PairRow(copy.id, copy.text, full_id and full.id, full.text, None, reason, tied)


def pairs_in(path: str, wanted: PairColumns = USUAL, encoding: str | None = None) -> Pairs:
    """Return the pairs in the file.

    Raises :class:`UnreadableError` if there is none or its format is not known, and :class:`ArticleDiffError` if it
    lacks a column; the error names those that it has.
    """
    table = table_of(path, encoding)
    names = table.columns()
    found = PairColumns(
        truncated=chosen(table, names, wanted.truncated, ("truncated",), "--text"),
        full=chosen(table, names, wanted.full, ("full",), "--text"),
        id=chosen(table, names, wanted.id, ("id",), "--id"),
        full_id=chosen(table, names, wanted.full_id, ("full_id",), "--id"),
    )
    for side, name in (("truncated", found.truncated), ("full", found.full)):
        if name is None:
            finding = f"{path} has no column {side!r} (its columns: {listed_columns(names)})"
            raise ArticleDiffError(finding, "name those of both texts: --text DAMAGED --text FULL")
    return Pairs(table, found, encoding)


def results_in(path: str) -> Iterator[ResultRow]:
    """Yield the results in the file, which ``articlediff corpus compare`` or a cluster has written.

    Raises :class:`DocumentError` for a row that is not a result.
    """
    for row in table_of(path).rows():
        try:
            yield result_from(row.cells)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            finding = f"row {row.number:,} of {path} is not a result ({row.problem or 'a field is missing or wrong'})"
            raise DocumentError(finding, "give the file that articlediff corpus compare has written") from error


def result_from(cells: Mapping[str, Any]) -> ResultRow:
    """Return the result in the cells of a row; those of Parquet have texts in the place of objects.

    Raises :class:`KeyError`, :class:`TypeError`, :class:`ValueError` or :class:`AttributeError` if it is not one.
    """
    spaces = _value(cells["spaces"])
    return ResultRow(
        cells["id"],
        cells["full_id"],
        cells["status"],
        cells["problem"],
        _value(cells["comparison"]),
        tuple(cells["ties"]),
        LostSpaces(tuple(spaces["before"]), tuple(spaces["after"])) if spaces else None,
    )


def _value(cell: Any) -> Any:
    """Return the value of a cell, which is a text in Parquet."""
    return json.loads(cell) if isinstance(cell, str) else cell


def _text(value: object) -> str | None:
    """Return the value as a text in which nothing keeps it from being written; None for nothing."""
    return None if value is None or value == "" else str(value).encode("utf-8", "replace").decode()
