"""Cases as lines of JSON: the keys of a case, its truth a list of objects."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.cases import Case, Truth
from benchmarks.data import rows


def as_json(case: Case) -> str:
    """One line.

    >>> case = Case("x", "1", "bars", "light", "a ██", "a b", (Truth("restored", 2, 4, 2, 3),))
    >>> as_json(case)[-68:], from_row(json.loads(as_json(case))) == case
    ('"truth": [{"kind": "restored", "a0": 2, "a1": 4, "b0": 2, "b1": 3}]}', True)
    """
    return json.dumps({**case._asdict(), "truth": [_row(truth) for truth in case.truth]}, ensure_ascii=False)


def _row(truth: Truth) -> dict[str, Any]:
    """Values that say nothing are left out."""
    return {key: value for key, value in truth._asdict().items() if value or key not in Truth._field_defaults}


def from_row(row: Mapping[str, Any]) -> Case:
    """The case of a line read; keys that no case has are passed over."""
    known = {key: row[key] for key in Case._fields if key != "truth"}
    return Case(**known, truth=tuple(map(_truth, row["truth"])))


def _truth(row: Mapping[str, Any]) -> Truth:
    known = {key: row[key] for key in Truth._fields if key in row}
    return Truth(**{**known, "also": tuple((start, end) for start, end in row.get("also", ()))})


def read(path: Path) -> Iterator[Case]:
    """The cases of a file, one on each line."""
    return map(from_row, rows(path, "name a file of saved cases with --cases FILE"))
