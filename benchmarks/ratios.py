"""Times as ratios to a yardstick on the same machine, interleaved so that load falls on both alike."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from statistics import median
from typing import NamedTuple

from articlediff.comparing import compare
from benchmarks.data import PROJECT
from benchmarks.processes import environment, trouble

ROUNDS = 15
YARDSTICK = (sys.executable, "-c", "import click, colorama")


class Ratio(NamedTuple):
    """Seconds of what is measured and of its yardstick; how they relate, and how they should at most."""

    name: str
    seconds: float
    yardstick: float
    ratio: float
    target: float


def against_difflib(truncated: str, full: str) -> Ratio:
    """`compare` on the pair against difflib on its words: the fastest run of each."""
    words = truncated.split(), full.split()
    pairs = _interleaved(
        lambda: compare(truncated, full),
        lambda: SequenceMatcher(None, *words, autojunk=False).get_opcodes(),
    )
    ours, theirs = (min(column) for column in zip(*pairs, strict=True))
    return Ratio("compare / difflib", ours, theirs, ours / theirs, target=1.0)


def against_dwdiff(truncated: Path, full: Path) -> Iterator[Ratio]:
    """`compare` on the pair against `dwdiff -P`, the best word differ, as a whole process where it is installed."""
    if dwdiff := shutil.which("dwdiff"):
        texts = truncated.read_text("utf-8"), full.read_text("utf-8")
        command = (dwdiff, "-P", str(truncated), str(full))
        yield _of_medians("compare / dwdiff -P", lambda: compare(*texts), lambda: _run(command, (0, 1)), target=1.0)


def of_commands(truncated: Path, full: Path) -> Iterator[Ratio]:
    """The command, and the script where it is installed, as whole processes against bare imports."""
    files = (str(truncated), str(full))
    yield _of_command("python -m / imports", (sys.executable, "-m", "articlediff", *files))
    if script := _script():
        yield _of_command("script / imports", (script, *files))


def _of_command(name: str, command: Sequence[str]) -> Ratio:
    return _of_medians(name, lambda: _run(command, (0, 1)), lambda: _run(YARDSTICK, (0,)), target=1.7)


def _of_medians(name: str, ours: Callable[[], object], theirs: Callable[[], object], target: float) -> Ratio:
    pairs = _interleaved(ours, theirs)
    our_median, their_median = (median(column) for column in zip(*pairs, strict=True))
    return Ratio(name, our_median, their_median, median(our / their for our, their in pairs), target)


def _interleaved(ours: Callable[[], object], theirs: Callable[[], object]) -> list[tuple[float, float]]:
    ours(), theirs()  # the first run of each also fills caches and writes byte code
    return [(_seconds(ours), _seconds(theirs)) for _ in range(ROUNDS)]


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _run(command: Sequence[str], expected: Sequence[int]) -> None:
    done = subprocess.run(command, cwd=PROJECT, env=environment(), capture_output=True, check=False)
    if done.returncode not in expected:
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {trouble(done)}")


def _script() -> str | None:
    beside_python = str(Path(sys.executable).parent)
    return shutil.which("articlediff", path=os.pathsep.join([beside_python, os.environ.get("PATH", "")]))
