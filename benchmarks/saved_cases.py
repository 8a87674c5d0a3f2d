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

    >>> from_row(json.loads(as_json(Case("x", "1", "bars", "light", "a ██", "a b", (Truth("restored", 2, 4, 2, 3),)))))
    Case(name='x', article='1', family='bars', level='light', a='a ██', b='a b', \
truth=(Truth(kind='restored', a0=2, a1=4, b0=2, b1=3),))
    """
    return json.dumps({**case._asdict(), "truth": [truth._asdict() for truth in case.truth]}, ensure_ascii=False)


def from_row(row: Mapping[str, Any]) -> Case:
    """The case of a line read; keys that no case has are passed over."""
    known = {key: row[key] for key in Case._fields if key != "truth"}
    truth = tuple(Truth(**{key: found[key] for key in Truth._fields}) for found in row["truth"])
    return Case(**known, truth=truth)


def read(path: Path) -> Iterator[Case]:
    """The cases of a file, one on each line."""
    return map(from_row, rows(path, "name a file of saved cases with --cases FILE"))
