"""How fast: ratios to yardsticks on the real pair, growth with size, and texts meant to hurt."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.data import PROJECT, options
from benchmarks.ratios import Ratio, against_difflib, of_commands
from benchmarks.table import aligned
from benchmarks.workloads import SCALING, WORST

PARTS = ("ratios", "scaling", "worst")
TARGET_SECONDS = {("edited", 100_000): 1.5, ("unrelated", 100_000): 3.0}


def main() -> None:
    """Print a table for every chosen part."""
    chosen = _arguments()
    parts = chosen.parts or PARTS
    if "ratios" in parts:
        _print_ratios(chosen.data / "seeds")
    if "scaling" in parts:
        _print_timings(_scaling(chosen))
    if "worst" in parts:
        _print_timings(_timing(chosen, workload, chosen.worst_size) for workload in WORST)


def _print_ratios(seeds: Path) -> None:
    truncated, full = seeds / "aleppo.truncated.txt", seeds / "aleppo.full.txt"
    if not truncated.is_file():
        print(f"{truncated} is missing: no ratios", file=sys.stderr)
        return
    found = [
        against_difflib(truncated.read_text("utf-8"), full.read_text("utf-8")),
        *of_commands(truncated, full),
    ]
    print(aligned(("ratio", "ms", "yardstick ms", "ratio", "target"), [_ratio_line(r) for r in found]))
    print()


def _ratio_line(ratio: Ratio) -> tuple[str, ...]:
    return (
        ratio.name,
        f"{1000 * ratio.seconds:.1f}",
        f"{1000 * ratio.yardstick:.1f}",
        f"{ratio.ratio:.2f}",
        f"<= {ratio.target:g}{_missed(ratio.ratio > ratio.target)}",
    )


def _scaling(chosen: argparse.Namespace) -> Iterator[list[str]]:
    for workload in SCALING:
        before: tuple[int, float] | None = None
        for size in sorted(chosen.sizes):
            seconds = _seconds(chosen, workload, size)
            yield _timing_line(workload, size, seconds, before)
            before = (size, seconds) if isinstance(seconds, float) else None


def _timing(chosen: argparse.Namespace, workload: str, size: int) -> list[str]:
    return _timing_line(workload, size, _seconds(chosen, workload, size), None)


def _seconds(chosen: argparse.Namespace, workload: str, size: int) -> float | str:
    """The seconds, or in a word why there are none."""
    command = (
        sys.executable,
        "-m",
        "benchmarks.one_run",
        workload,
        str(size),
        "--data",
        chosen.data.resolve(),
    )
    try:
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=chosen.timeout, check=False)
    except subprocess.TimeoutExpired:
        return f"> {chosen.timeout:g}"
    if done.returncode:
        print(f"{workload} {size}: {done.stderr.strip()[-400:]}", file=sys.stderr)
        return "failed"
    return float(done.stdout)


def _timing_line(workload: str, size: int, seconds: float | str, before: tuple[int, float] | None) -> list[str]:
    target = TARGET_SECONDS.get((workload, size))
    line = [workload, f"{size:,}"]
    if isinstance(seconds, str):
        line += [seconds, "-", "-"]
    else:
        growth = f"{seconds / size / (before[1] / before[0]):.2f}" if before else "-"
        line += [f"{seconds:.3f}", f"{1_000_000 * seconds / size:.1f}", growth]
    missed = target is not None and (isinstance(seconds, str) or seconds > target)
    return [*line, f"< {target:g}{_missed(missed)}" if target else ""]


def _missed(missed: bool) -> str:
    return " MISSED" if missed else ""


def _print_timings(lines: Iterable[list[str]]) -> None:
    print(aligned(("text", "words", "seconds", "µs/word", "growth", "target"), list(lines)))
    print()


def _arguments() -> argparse.Namespace:
    parser = options(__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)} (default: all)")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[1_000, 3_000, 10_000, 30_000, 100_000], metavar="WORDS"
    )
    parser.add_argument("--worst-size", type=int, default=100_000, metavar="WORDS")
    parser.add_argument("--timeout", type=float, default=60.0, metavar="SECONDS", help="for each size")
    chosen = parser.parse_args()
    if unknown := set(chosen.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    return chosen


if __name__ == "__main__":
    main()
