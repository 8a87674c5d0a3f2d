"""Cases are data: each row of ``cases/*.json`` goes through the library and through the command."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from articlediff import Change, Comparison, Kind, compare
from articlediff.command.compare import main

SURE = 0.9
"""Confidence from which a restoration is claimed as sure."""
CASES = [
    pytest.param(row, id=f"{path.stem}: {row['name']}")
    for path in sorted((Path(__file__).parents[1] / "cases").glob("*.json"))
    for row in json.loads(path.read_text("utf-8"))
]


@pytest.mark.parametrize("row", CASES)
def test_the_library_finds_what_the_case_says(row: dict[str, Any]) -> None:
    found = compare(row["truncated"], row["full"])
    expect = row["expect"]
    for key, value in expect.items():
        if key != "exit":
            assert _found(found, key, value) == _bared(value), key


@pytest.mark.parametrize("row", CASES)
def test_the_command_says_what_the_library_found(row: dict[str, Any], tmp_path: Path) -> None:
    paths = [tmp_path / "truncated.txt", tmp_path / "full.txt"]
    for path, side in zip(paths, ("truncated", "full"), strict=True):
        path.write_bytes(row[side].encode("utf-8"))
    result = CliRunner().invoke(main, [*map(str, paths), "-f", "json"])
    document = json.loads(result.stdout)
    expected = compare(row["truncated"], row["full"])
    assert document["changes"] == json.loads(json.dumps(expected.to_dict()["changes"]))
    assert result.exit_code == row["expect"].get("exit", _exit(expected))


def _exit(comparison: Comparison) -> int:
    if comparison.same_story.verdict == "different":
        return 3
    return 1 if comparison.has_differences else 0


def _found(comparison: Comparison, key: str, value: Any) -> Any:
    """Return the comparison's value for a key of ``expect``, in the shape of ``value``."""
    if key == "verdict":
        return comparison.same_story.verdict
    if key == "restored_ends":
        return [bare(comparison.restored[-1].full.text)[-len(bare(text)) :] for text in value]
    if key in ("categories", "evidence"):
        field = "category" if key == "categories" else "evidence"
        return {bare(c.full.text): getattr(c, field) for c in comparison.restored if bare(c.full.text) in value}
    if key == "doubted":
        return [bare(change.full.text) for change in comparison.restored if change.confidence < SURE]
    if key == "swapped":
        return comparison.swapped
    changes = [change for change in comparison.changes if change.kind == Kind(key)]
    if isinstance(value, int):
        return len(changes)
    if key == "reworded":
        return [[bare(c.truncated.text), bare(c.full.text)] for c in changes]
    return _texts(changes, key)


def _bared(value: Any) -> Any:
    return (
        [_bared(each) for each in value]
        if isinstance(value, list)
        else bare(value)
        if isinstance(value, str)
        else value
    )


def _texts(changes: Iterable[Change], key: str) -> list[str]:
    return [bare(change.truncated.text if key == "removed" else change.full.text) for change in changes]


def bare(text: str) -> str:
    """Return the text without outer white space and, if anything else is left, ``, . ; :``."""
    return text.strip().strip(",.;: \n") or text.strip()
