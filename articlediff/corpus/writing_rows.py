"""Makes the output of a run from its journal: JSON lines, compressed or not, or Parquet; whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Literal

from articlediff.corpus.collections.compressing import replaced_file, require_packing, written_whole
from articlediff.corpus.collections.opening import format_of
from articlediff.corpus.collections.parquet import arrow_for
from articlediff.errors import ArticleDiffError
from articlediff.model import Kind
from articlediff.records import NamedTuple

Sort = Literal["pairs", "results"]
"""The sort of the rows of an output."""

_BATCH = 500
"""Rows of Parquet that are made at a time; they may become one row group."""


class Layout(NamedTuple):
    """The columns of Parquet with their types, and the function that makes its cells of a row of JSON."""

    columns: Mapping[str, str]
    cells: Callable[[dict[str, Any]], dict[str, Any]]


def require_output(path: str) -> None:
    """Raise :class:`ArticleDiffError` if rows cannot be written to a file of that name: unknown ending, no package.

    A run that cannot write its output must not begin.
    """
    kind = format_of(path)
    if kind == "parquet":
        arrow_for(path, "write")
    elif kind != "jsonl":
        raise ArticleDiffError(
            f"{path} has no ending of a format for rows", "name a .jsonl, .jsonl.gz, .jsonl.zst or .parquet file"
        )
    require_packing(path)


def write_rows(lines: Iterable[bytes], path: str, sort: Sort) -> None:
    """Write the rows, each a line of JSON with its line feed, to the file in the format that its name tells.

    Raises :class:`ArticleDiffError` if it cannot be written; then the file is as it was before.
    """
    if format_of(path) == "parquet":
        _write_parquet(lines, path, LAYOUTS[sort])
        return
    with written_whole(path) as file:
        file.writelines(lines)


def _write_parquet(lines: Iterable[bytes], path: str, layout: Layout) -> None:
    import pyarrow as module
    from pyarrow import parquet

    schema = arrow_schema(layout.columns)
    with replaced_file(path) as file, parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for rows in _batches(lines):
            batch = module.RecordBatch.from_pylist([layout.cells(row) for row in rows], schema=schema)
            writer.write_batch(batch)


def arrow_schema(columns: Mapping[str, str]) -> Any:
    """Return the columns of a layout as a schema of Arrow."""
    import pyarrow as module

    types = {"string": module.string(), "double": module.float64(), "int": module.int64()}
    types["strings"] = module.list_(module.string())
    return module.schema([(name, types[kind]) for name, kind in columns.items()])


def _batches(lines: Iterable[bytes]) -> Iterator[list[dict[str, Any]]]:
    left = iter(lines)
    while rows := [json.loads(line) for line in islice(left, _BATCH)]:
        yield rows


def _text(value: object) -> str | None:
    """Return the value as the text that it is in a row of JSON lines."""
    return None if value is None else json.dumps(value, ensure_ascii=False)


def pair_cells(row: dict[str, Any]) -> dict[str, Any]:
    """Return the cells of Parquet for a row of pairs."""
    return {**row, "candidates": _text(row["candidates"])}


def result_cells(row: dict[str, Any]) -> dict[str, Any]:
    """Return the cells of Parquet for a row of results: what is often asked for, and the comparison as it is in JSON.

    >>> row = {"id": "7", "full_id": None, "status": "unpaired", "problem": "", "ties": [], "spaces": None}
    >>> cells = result_cells({**row, "comparison": None})
    >>> cells["verdict"], cells["restored"], cells["comparison"]
    (None, None, None)
    """
    comparison = row["comparison"]
    story = comparison["same_story"] if comparison else {"verdict": None, "score": None, "reason": None}
    counts = comparison["counts"] if comparison else dict.fromkeys(kind.value for kind in Kind)
    texts = {"spaces": _text(row["spaces"]), "comparison": _text(comparison)}
    return {**row, **story, **counts, **texts}


LAYOUTS: Mapping[Sort, Layout] = {
    "pairs": Layout(
        {
            "id": "string",
            "full_id": "string",
            "score": "double",
            "reason": "string",
            "ties": "strings",
            "candidates": "string",
            "problem": "string",
            "truncated": "string",
            "full": "string",
        },
        pair_cells,
    ),
    "results": Layout(
        {
            "id": "string",
            "full_id": "string",
            "status": "string",
            "problem": "string",
            "verdict": "string",
            "score": "double",
            "reason": "string",
            **{kind.value: "int" for kind in Kind},
            "ties": "strings",
            "spaces": "string",
            "comparison": "string",
        },
        result_cells,
    ),
}
