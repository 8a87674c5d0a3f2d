"""The work of Spark's Python processes: each function turns batches of Arrow records into others, row by row.

Spark calls them by their names, so that articlediff has to be installed on every machine of the cluster.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from articlediff.corpus.collections.opening import text_of
from articlediff.corpus.collections.tables import Row
from articlediff.corpus.confirming import choose
from articlediff.corpus.corpus_rows import Candidate, PairRow, to_json
from articlediff.corpus.reading_rows import PairColumns, pair_from, result_from
from articlediff.corpus.results import result_of
from articlediff.corpus.shortlist import shortlisted
from articlediff.corpus.sketch import sketch
from articlediff.corpus.writing_rows import LAYOUTS, arrow_schema, pair_cells, result_cells

if TYPE_CHECKING:
    from pyarrow import RecordBatch, Schema

Batches = Iterable["RecordBatch"]

SKETCH = "number bigint, id string, asked int, shingles array<bigint>"
"""The columns of :func:`sketches` with their types, in the terms of SQL."""
_PAIR_COLUMNS = PairColumns("truncated", "full", "id", "full_id")
_ROWS = 200
"""The rows that are Python objects at a time: some megabytes of articles, whatever the batches are that Spark sends."""


def sketches(batches: Batches) -> Iterator[RecordBatch]:
    """Yield of each article that can be read its ``number``, its ``id``, its sketch, and how many shingles that has."""
    import pyarrow as pa

    schema = pa.schema({"number": pa.int64(), "id": pa.string(), "asked": pa.int32(), "shingles": pa.list_(pa.int64())})
    return _batched(_sketched(_records(batches)), schema)


def _sketched(records: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for record in records:
        article = text_of(record["id"], record["text"])
        if article.problem is None:
            shingles = sorted(sketch(article.text))
            yield {"number": record["number"], "id": record["id"], "asked": len(shingles), "shingles": shingles}


def shortlists(batches: Batches) -> Iterator[RecordBatch]:
    """Yield the numbers of each copy and of each article that may be its full version."""
    import pyarrow as pa

    schema = pa.schema({"copy": pa.int64(), "number": pa.int64()})
    return _batched(_shortlists(_records(batches)), schema)


def _shortlists(records: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for record in records:
        shared = {met["number"]: met["shared"] for met in record["met"]}
        yield from ({"copy": record["copy"], "number": number} for number in shortlisted(shared, record["asked"]))


def paired(batches: Batches) -> Iterator[RecordBatch]:
    """Yield the pairs: each copy with the one of its candidates that is its full version, or with none."""
    cells = (pair_cells(_paired(record).to_dict()) for record in _records(batches))
    return _batched(cells, arrow_schema(LAYOUTS["pairs"].columns))


def _paired(record: Mapping[str, Any]) -> PairRow:
    copy = text_of(record["id"], record["text"])
    # By their numbers: an article that is in the collection twice is one candidate.
    found = {candidate["number"]: candidate for candidate in record["candidates"] or ()}
    candidates = [text_of(found[number]["id"], found[number]["text"]) for number in sorted(found)]
    try:
        return choose(copy, candidates)
    except Exception as error:
        # One bad row would end the whole job.
        return PairRow(copy.id, "", problem=f"{type(error).__name__}: {error}")


def results(batches: Batches) -> Iterator[RecordBatch]:
    """Yield the results of the pairs."""
    rows = (result_of(pair_from(Row(0, cells), _PAIR_COLUMNS)) for cells in _records(batches))
    return _batched((result_cells(row.to_dict()) for row in rows), arrow_schema(LAYOUTS["results"].columns))


def pair_lines(batches: Batches) -> Iterator[RecordBatch]:
    """Yield each pair as a line of JSON."""
    return _lines(to_json(_whole_pair(cells)) for cells in _records(batches))


def _whole_pair(cells: Mapping[str, Any]) -> PairRow:
    candidates = tuple(Candidate(**candidate) for candidate in json.loads(cells["candidates"]))
    return PairRow(**{**cells, "ties": tuple(cells["ties"]), "candidates": candidates})


def result_lines(batches: Batches) -> Iterator[RecordBatch]:
    """Yield each result as a line of JSON."""
    return _lines(to_json(result_from(cells)) for cells in _records(batches))


def _lines(lines: Iterable[str]) -> Iterator[RecordBatch]:
    import pyarrow as pa

    return _batched(({"value": line} for line in lines), pa.schema({"value": pa.string()}))


def _records(batches: Batches) -> Iterator[Mapping[str, Any]]:
    for batch in batches:
        for start in range(0, batch.num_rows, _ROWS):
            yield from batch.slice(start, _ROWS).to_pylist()


def _batched(records: Iterator[Mapping[str, Any]], schema: Schema) -> Iterator[RecordBatch]:
    import pyarrow as pa

    while some := [*islice(records, _ROWS)]:
        yield pa.RecordBatch.from_pylist(some, schema=schema)
