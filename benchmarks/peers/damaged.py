"""The cases of damaged.jsonl, whose rows say where a word was lost, but not how far its trace goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.cases import Case, Truth
from benchmarks.data import rows

CUT = "atn_trunc"
CUT_MARK = re.compile(r"\s*(\.\.\. \[\+\d+ chars\])?\s*$")
WITHOUT_GOLD = "punct"
CONTEXT = 24


def cases(folder: Path) -> Iterator[Case]:
    """Every case of which the losses are known."""
    for row in rows(folder / "damaged.jsonl"):
        if row["mode"] != WITHOUT_GOLD:
            truth = [*_truth(row["a"], row["gold"]), *(_tail(row["a"], row["b"]) if row["mode"] == CUT else ())]
            yield Case(row["id"], row["id"], row["mode"], "", row["a"], row["b"], tuple(truth))


def _truth(copy: str, gold: Iterable[Mapping[str, Any]]) -> Iterator[Truth]:
    last = 0
    for row in gold:
        start, end = _trace(copy, row, last)
        last = end
        yield Truth("restored", start, end, row["b0"], row["b1"])


def _trace(copy: str, row: Mapping[str, Any], last: int) -> tuple[int, int]:
    """The mark, or the run of white space around the place; one space alone is a trace only of a word."""
    if "a1" in row:
        return row["a0"], row["a1"]
    if row["a0"] is None:
        return last, last
    start = end = row["a0"]
    while start and copy[start - 1].isspace():
        start -= 1
    while end < len(copy) and copy[end].isspace():
        end += 1
    shortest = 1 if row["kind"] == "hyphen" else 2
    return (start, end) if end - start >= shortest else (row["a0"], row["a0"])


def _tail(copy: str, full: str) -> Iterator[Truth]:
    """What a copy that breaks off has lost behind the cut; the words before the cut are looked up in the full text."""
    mark = CUT_MARK.search(copy)
    start = mark.start() if mark else len(copy)
    end = mark.end(1) if mark and mark[1] else start
    words = [re.escape(character) for character in "".join(copy[:start].split())[-CONTEXT:]]
    before = [*re.finditer(r"\s*".join(words), full)]
    if len(before) == 1:
        yield Truth("restored", start, end, before[0].end(), len(full.rstrip()))
