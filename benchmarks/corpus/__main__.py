"""Pairing and comparing of whole corpora: who finds whom, what it costs, and how that grows."""

from __future__ import annotations

import argparse
import subprocess
import sys
from functools import reduce
from operator import add
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.corpus.costs import Cost, cost_of
from benchmarks.corpus.files import Files, made_files
from benchmarks.corpus.scoring import HEADER, Tally, scored
from benchmarks.processes import environment
from benchmarks.table import aligned

PARTS = ("pairing", "comparing")


def main() -> None:
    """Print a table for each part that is chosen."""
    chosen = _arguments()
    with TemporaryDirectory() as temporary:
        folder = Path(chosen.folder or temporary)
        folder.mkdir(parents=True, exist_ok=True)
        parts = chosen.parts or PARTS
        if "pairing" in parts:
            _print_pairing(folder, chosen)
        if "comparing" in parts:
            _print_comparing(folder, chosen)


def _print_pairing(folder: Path, chosen: argparse.Namespace) -> None:
    lines = []
    for articles in sorted(chosen.sizes):
        files = made_files(folder, articles, chosen.seed)
        cost = _paired(files, folder / "pairs.jsonl")
        lines.append(_cost_line(articles, cost))
        tallies = scored(files, folder / "pairs.jsonl")
        print(aligned(HEADER, _tally_lines(tallies)), end="\n\n", flush=True)
    print(aligned(("articles", "seconds", "CPU seconds", "CPU ms an article", "MB"), lines), end="\n\n")


def _paired(files: Files, pairs: Path) -> Cost:
    pairs.unlink(missing_ok=True)
    return cost_of(_corpus("pair", files.damaged, files.full, "-o", pairs))


def _tally_lines(tallies: dict[str, Tally]) -> list[tuple[str, ...]]:
    total = reduce(add, tallies.values())
    return [*(tally.line(name) for name, tally in tallies.items()), total.line("all")]


def _cost_line(articles: int, cost: Cost) -> tuple[str, ...]:
    each = 1000 * cost.cpu_seconds / articles
    return f"{articles:,}", f"{cost.seconds:.0f}", f"{cost.cpu_seconds:.0f}", f"{each:.2f}", f"{cost.megabytes:.0f}"


def _print_comparing(folder: Path, chosen: argparse.Namespace) -> None:
    files = made_files(folder, chosen.compared, chosen.seed)
    pairs, results = folder / "pairs.jsonl", folder / "results.jsonl"
    _paired(files, pairs)
    results.unlink(missing_ok=True)
    seconds = {
        "corpus compare": cost_of(_corpus("compare", pairs, "-o", results)).seconds,
        "two bare processes": _bare(pairs),
    }
    rates = {name: chosen.compared / taken for name, taken in seconds.items()}
    table = [(name, f"{rate:.0f}", f"{rate / rates['two bare processes']:.2f}") for name, rate in rates.items()]
    print(aligned(("comparing", "pairs a second", "ratio"), table))


def _bare(pairs: Path) -> float:
    """Return the seconds that two processes take for half of the pairs each."""
    started = perf_counter()
    command = (sys.executable, "-m", "benchmarks.corpus.bare", str(pairs))
    running = [subprocess.Popen((*command, half), env=environment()) for half in ("0", "1")]
    statuses = [process.wait() for process in running]
    if any(statuses):
        raise SystemExit("a bare process failed")
    return perf_counter() - started


def _corpus(job: str, *arguments: object) -> list[str]:
    return [sys.executable, "-m", "articlediff", "corpus", job, "--quiet", *map(str, arguments)]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{' or '.join(PARTS)} (default: both)")
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 10_000], help="articles of each collection")
    parser.add_argument("--compared", type=int, default=2_000, help="pairs that are compared")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", metavar="DIR", help="keep the collections here, and take those that are here")
    return parser.parse_args()


if __name__ == "__main__":
    main()
