"""articlediff itself, as a library and as a command; it sees the copy as it is."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.cases import Case
from benchmarks.data import PROJECT
from benchmarks.peers.commands import run, written
from benchmarks.peers.hunks import Mismatch
from benchmarks.peers.tool import Command, Run, Tool
from benchmarks.processes import FINISHED
from benchmarks.scoring import Place, places


def tools() -> Iterator[Tool]:
    """Both doors; they are to say the same."""
    yield Tool("articlediff", _version, _library)
    yield Tool("articlediff-command", _version, _command)


def _version() -> str:
    from articlediff import __version__

    return __version__


def _library(case: Case, _folder: Path) -> Run:
    from articlediff import compare

    return Run(
        lambda: compare(case.a, case.b),
        lambda comparison: places(comparison.restored),
    )


def _command(case: Case, folder: Path) -> Run:
    words = (sys.executable, "-m", "articlediff", "-f", "json", *written(folder, copy=case.a, full=case.b))
    command = Command(words, PROJECT)
    return Run(lambda: run(command, FINISHED), lambda output: _restored(output, case.b), command)


def _restored(output: str, full: str) -> list[Place]:
    document = json.loads(output)
    spans = [change["full"] for change in document["changes"] if change["kind"] == "restored"]
    for span in spans:
        if full[span["start"] : span["end"]] != span["text"]:
            raise Mismatch(f"{span['text'][:60]!r} does not stand at {span['start']}")
    return [Place(span["start"], span["end"]) for span in spans]
