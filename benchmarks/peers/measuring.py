"""Every tool on every case: what it claims, how long it takes, how much memory."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.adding import Timed
from benchmarks.cases import Case
from benchmarks.data import PROJECT
from benchmarks.peers.claims import traces
from benchmarks.peers.commands import surroundings
from benchmarks.peers.hunks import Mismatch
from benchmarks.peers.tool import Command, Tool
from benchmarks.processes import FINISHED
from benchmarks.saved_cases import as_json
from benchmarks.scoring import Place, Score, score

WARM_UP = Case("warm-up", "", "", "", "on the   side", "on the rebel-held side", ())
PEAK = Path(__file__).with_name("peak.py")


@dataclass
class Tally(Timed):
    """The figures of one tool on the cases of one family, or of all of them, added up."""

    score: Score = field(default_factory=Score)


Families = dict[str, Tally]


def total(families: Mapping[str, Tally]) -> Tally:
    """The sum."""
    return sum(families.values(), Tally())


def measure(tools: Sequence[Tool], cases: Iterable[Case]) -> dict[str, Families]:
    """By tool, by family. All tools do one case before any does the next; each in turn is the first."""
    found: dict[str, Families] = {tool.name: defaultdict(Tally) for tool in tools}
    with TemporaryDirectory() as folder:
        for tool in tools:
            attempt(tool, WARM_UP, Path(folder))
        for number, case in enumerate(cases):
            first = number % len(tools)
            for tool in (*tools[first:], *tools[:first]):
                found[tool.name][case.family] += attempt(tool, case, Path(folder))
    return found


def attempt(tool: Tool, case: Case, folder: Path) -> Tally:
    """One tool on one case. A tool that fails has missed all that was lost."""
    expected = case.lost()
    try:
        run = tool.start(case, folder)
        started = time.perf_counter()
        result = run.work()
        seconds = time.perf_counter() - started
        claimed: list[Place] = run.claims(result)
    except Mismatch as wrong:
        raise Mismatch(f"{tool.name}, {case.name}: {wrong}") from wrong
    except Exception as trouble:  # one crash must not hide the figures of all other cases
        print(f"{tool.name}, {case.name}: {trouble!r}", file=sys.stderr)
        return Tally(cases=1, crashes=1, score=Score(missed=expected))
    return Tally(cases=1, seconds=seconds, score=score(expected, claimed, case.b))


def untraced(cases: Iterable[Case]) -> int:
    """How many blanks left no trace in their copy, so that nobody could be told of them."""
    count = 0
    for case in cases:
        spans = [trace.lost for trace in traces(case.truth) if trace.lost is not None]
        count += sum(not any(_overlap(place, span) for span in spans) for place in case.lost())
    return count


def peaks(tools: Iterable[Tool], case: Case) -> dict[str, int]:
    """The peak memory of each tool on this case, in bytes, and under "" that of Python with the case and no tool.

    Empty where the system does not tell.
    """
    if sys.platform != "linux":
        return {}
    with TemporaryDirectory() as folder:
        saved = Path(folder, "case.json")
        saved.write_text(as_json(case), encoding="utf-8")
        once = (sys.executable, "-m", "benchmarks.peers.once", str(saved))
        found = {"": _peak(Command(once, PROJECT), (0,))}
        for tool in tools:
            try:
                command = tool.start(case, Path(folder)).command
                alone = Command((*once, tool.name), PROJECT)
                found[tool.name] = _peak(command, FINISHED) if command else _peak(alone, (0,))
            except Exception as trouble:  # the tool's crash on the case itself is in its tally
                print(f"{tool.name}, memory: {trouble!r}", file=sys.stderr)
        return found


def middle(cases: Sequence[Case]) -> Case:
    """The case of middle length."""
    return sorted(cases, key=lambda case: len(case.a) + len(case.b))[len(cases) // 2]


def _peak(command: Command, expected: Sequence[int]) -> int:
    words = (sys.executable, "-I", "-S", str(PEAK), *command.words)
    done = subprocess.run(words, cwd=command.folder, env=surroundings(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"no memory measured: {done.stderr.strip()[-300:]}")
    status, peak = map(int, done.stdout.split())
    if status not in expected:
        raise RuntimeError(f"{' '.join(command.words)} ended with {status}: {done.stderr.strip()[-300:]}")
    return peak


def _overlap(place: Place, span: Place) -> bool:
    return place.start < span.end and span.start < place.end
