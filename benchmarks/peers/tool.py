"""A tool: how it is started on a case and how its claims are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.cases import Case
from benchmarks.peers.claims import claims, told
from benchmarks.peers.hunks import Piece, hunks
from benchmarks.scoring import Place


@dataclass(frozen=True)
class Command:
    """A process and the folder to run it in."""

    words: tuple[str, ...]
    folder: Path


@dataclass(frozen=True)
class Run:
    """One comparison, ready to go: ``work`` is what is timed, ``claims`` reads what it gave.

    ``command`` is the process that the work consists of; None for a library.
    """

    work: Callable[[], Any]
    claims: Callable[[Any], list[Place]]
    command: Command | None = None


@dataclass(frozen=True)
class Tool:
    """A tool to measure. ``version`` is None where the tool is missing; ``start`` may write files to the folder."""

    name: str
    version: Callable[[], str | None]
    start: Callable[[Case, Path], Run]


@dataclass(frozen=True)
class Diff:
    """One comparison by a peer, as in `Run`; ``pieces`` reads what the work gave."""

    work: Callable[[], Any]
    pieces: Callable[[Any], Iterable[Piece]]
    command: Command | None = None


def peer(name: str, version: Callable[[], str | None], diff: Callable[[str, str, Path], Diff]) -> Tool:
    """A tool of which ``diff`` compares two texts and knows nothing of blanks."""

    def start(case: Case, folder: Path) -> Run:
        text = told(case)
        ready = diff(text.copy, case.b, folder)
        return Run(
            ready.work,
            lambda result: claims(hunks(ready.pieces(result), case.b), text, case.b),
            ready.command,
        )

    return Tool(name, version, start)
