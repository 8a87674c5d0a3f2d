"""How fast: ratios to yardsticks on the real pair, growth with size, and texts meant to hurt."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.data import PROJECT, options
from benchmarks.ratios import Ratio, against_difflib, against_dwdiff, of_commands
from benchmarks.table import aligned
from benchmarks.workloads import SCALING, WORST

PARTS = ("ratios", "scaling", "worst")


class Cost(NamedTuple):
    """The time and memory of one comparison."""

    seconds: float
    megabytes: float


TARGETS = {
    ("edited", 100_000): Cost(1.5, 1_500),
    ("unrelated", 100_000): Cost(3.0, 1_500),
    ("damaged", 1_000_000): Cost(15.0, 1_500),
}


def main() -> None:
    """Print a table for every chosen part."""
    chosen = _arguments()
    parts = chosen.parts or PARTS
    if "ratios" in parts:
        _print_ratios(chosen.data / "seeds")
    if "scaling" in parts:
        _print_timings(_scaling(chosen))
    if "worst" in parts:
        _print_timings(_worst(chosen))


def _print_ratios(seeds: Path) -> None:
    truncated, full = seeds / "aleppo.truncated.txt", seeds / "aleppo.full.txt"
    if not truncated.is_file():
        print(f"{truncated} is missing: no ratios", file=sys.stderr)
        return
    found = [
        against_difflib(truncated.read_text("utf-8"), full.read_text("utf-8")),
        *against_dwdiff(truncated, full),
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
        yield from _growing(chosen, workload, chosen.sizes)


def _worst(chosen: argparse.Namespace) -> Iterator[list[str]]:
    for workload in WORST:
        yield from _growing(chosen, workload, [chosen.worst_size // 10, chosen.worst_size])


def _growing(chosen: argparse.Namespace, workload: str, sizes: Sequence[int]) -> Iterator[list[str]]:
    before: float | None = None
    for size in sorted(sizes):
        cost = _cost(chosen, workload, size)
        yield _timing_line(workload, size, cost, before)
        before = cost.seconds / size if isinstance(cost, Cost) else None


def _cost(chosen: argparse.Namespace, workload: str, size: int) -> Cost | str:
    """The cost, or in a word why there is none."""
    command = (sys.executable, "-m", "benchmarks.one_run", workload, str(size), "--data", chosen.data.resolve())
    try:
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=chosen.timeout, check=False)
    except subprocess.TimeoutExpired:
        return f"> {chosen.timeout:g}"
    if done.returncode:
        print(f"{workload} {size}: {done.stderr.strip()[-400:]}", file=sys.stderr)
        return "failed"
    return Cost(*map(float, done.stdout.split()))


def _timing_line(workload: str, size: int, cost: Cost | str, before: float | None) -> list[str]:
    line = [workload, f"{size:,}"]
    if isinstance(cost, str):
        line += [cost, "-", "-", "-"]
    else:
        growth = f"{cost.seconds / size / before:.2f}" if before else "-"
        line += [f"{cost.seconds:.3f}", f"{1_000_000 * cost.seconds / size:.1f}", growth, f"{cost.megabytes:,.0f}"]
    return [*line, _target(cost, TARGETS.get((workload, size)))]


def _target(cost: Cost | str, target: Cost | None) -> str:
    if target is None:
        return ""
    missed = isinstance(cost, str) or cost.seconds > target.seconds or cost.megabytes > target.megabytes
    return f"< {target.seconds:g} s, < {target.megabytes:,.0f} MB{_missed(missed)}"


def _missed(missed: bool) -> str:
    return " MISSED" if missed else ""


def _print_timings(lines: Iterable[list[str]]) -> None:
    print(aligned(("text", "words", "seconds", "µs/word", "growth", "MB", "target"), list(lines)))
    print()


def _arguments() -> argparse.Namespace:
    parser = options(__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)} (default: all)")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000, 1_000_000], metavar="WORDS")
    parser.add_argument("--worst-size", type=int, default=100_000, metavar="WORDS", help="and a tenth of it")
    parser.add_argument("--timeout", type=float, default=120.0, metavar="SECONDS", help="for each size")
    chosen = parser.parse_args()
    if unknown := set(chosen.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    return chosen


if __name__ == "__main__":
    main()
