"""What a command costs: its time, its processors' time, and the memory that it and its workers take. Linux only."""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from articlediff.records import NamedTuple
from benchmarks.processes import environment

_INTERVAL = 0.2
"""Seconds between two looks at the memory."""
_MEGA = 1_000_000
_UNIT = 1024


class Cost(NamedTuple):
    """Seconds by the clock, seconds of all processors, and the megabytes that all processes had at most."""

    seconds: float
    cpu_seconds: float
    megabytes: float


def cost_of(command: Sequence[str]) -> Cost:
    """Run the command to its end and return its cost; end the program if it fails."""
    before = os.times()
    started = perf_counter()
    process = subprocess.Popen(command, env=environment())
    ended = threading.Event()
    peaks: list[float] = []
    watch = threading.Thread(target=_watch, args=(process.pid, ended, peaks))
    watch.start()
    status = process.wait()
    ended.set()
    watch.join()
    after = os.times()
    if status:
        raise SystemExit(f"{' '.join(command)} ended with status {status}")
    cpu = after.children_user - before.children_user + after.children_system - before.children_system
    return Cost(perf_counter() - started, cpu, max(peaks, default=0.0))


def _watch(root: int, ended: threading.Event, peaks: list[float]) -> None:
    while not ended.wait(_INTERVAL):
        peaks.append(sum(map(_megabytes, _family(root))))


def _family(process: int) -> Iterator[int]:
    """Yield the process and all that descend from it."""
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _megabytes(process: int) -> float:
    """Return the memory that the process has to itself, and its share of what it has with others."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) * _UNIT / _MEGA for line in lines if line.startswith("Pss:"))
