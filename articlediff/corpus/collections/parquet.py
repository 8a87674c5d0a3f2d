"""Parquet, through pyarrow: read and written in batches of rows."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Iterator, Sequence
from typing import Any

from articlediff.corpus.collections.compressing import not_read, replaced_file
from articlediff.corpus.collections.tables import Replaced, Row
from articlediff.errors import UnreadableError
from articlediff.reading.extras import needed
from articlediff.reading.sources import shown, unicode_name

_BATCH = 500
"""Rows that are read at a time: of articles, a few megabytes."""
_GROUP = 10_000
"""Rows of a row group that is written, at most; of articles, some ten megabytes."""


def arrow_for(path: str, to: str) -> Any:
    """Return pyarrow; raise :class:`MissingExtraError` that says how to install it `to` read or write the path."""
    return needed("pyarrow", f"{shown(unicode_name(path))} is Parquet", to)


class Parquet:
    """A table in Parquet; its types, its metadata and its compression stay when it is rewritten."""

    def __init__(self, path: str) -> None:
        """Take the file; it is opened when it is read. Raises :class:`MissingExtraError` if pyarrow is missing."""
        self.path = path
        self.share = 0.0
        self._error: type[Exception] = arrow_for(path, "read").ArrowException
        self._module = importlib.import_module("pyarrow.parquet")

    def columns(self) -> Sequence[str]:
        """Return the names of the columns."""
        with self._opened() as file:
            return tuple(file.schema_arrow.names)

    def rows(self) -> Iterator[Row]:
        """Yield the rows; raise :class:`UnreadableError` where the file cannot be read."""
        number = 0
        with self._opened() as file:
            for batch in self._batches(file):
                for cells in batch.to_pylist():
                    number += 1
                    yield Row(number, cells)
                self.share = number / file.metadata.num_rows

    def rewrite(self, target: str, column: str, replaced: Replaced) -> None:
        """Write all rows to the target, with new texts in that column, in row groups of the same size or smaller."""
        number = 0
        with (
            self._opened() as file,
            replaced_file(target) as new,
            self._module.ParquetWriter(new, file.schema_arrow, compression=_compressions(file)) as writer,
        ):
            for batch in self._batches(file, _GROUP):
                rows = batch.to_pylist()
                texts = [replaced(Row(number + at, cells)) for at, cells in enumerate(rows, 1)]
                number += len(rows)
                writer.write_batch(_with_column(batch, column, texts))

    @contextlib.contextmanager
    def _opened(self) -> Iterator[Any]:
        with self._told(), open(self.path, "rb"):
            opened = self._module.ParquetFile(self.path)
        with opened:
            yield opened

    def _batches(self, file: Any, size: int = _BATCH) -> Iterator[Any]:
        with self._told():
            # By row group, so that a batch never has parts of two.
            for group in range(file.num_row_groups):
                yield from file.iter_batches(size, row_groups=[group])

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Raise :class:`UnreadableError` for an error of the file system or of pyarrow."""
        try:
            yield
        except OSError as error:
            raise not_read(error, self.path) from error
        except self._error as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise UnreadableError(f"{self.path} is not Parquet or is damaged ({reason})", "write it again") from error


def _compressions(file: Any) -> dict[str, str]:
    """Return the compression of each column, in the terms of the writer."""
    if not file.num_row_groups:
        return {}
    group = file.metadata.row_group(0)
    found = (group.column(at) for at in range(group.num_columns))
    return {column.path_in_schema: column.compression.lower().replace("uncompressed", "none") for column in found}


def _with_column(batch: Any, column: str, texts: Sequence[str | None]) -> Any:
    """Return the batch with the texts that are not None in the place of those of the column."""
    if not any(text is not None for text in texts):
        return batch
    import pyarrow as module

    at = batch.schema.get_field_index(column)
    old = batch.column(at).to_pylist()
    new = [was if text is None else text for was, text in zip(old, texts, strict=True)]
    columns = [*batch.columns[:at], module.array(new, batch.schema.field(at).type), *batch.columns[at + 1 :]]
    return module.RecordBatch.from_arrays(columns, schema=batch.schema)
