"""Time one workload of one size: prints the seconds of the fastest run. A process of its own for `speed`."""

from __future__ import annotations

import time

from articlediff.comparing import compare
from benchmarks.data import options
from benchmarks.workloads import SCALING, WORST, stock

MOST_RUNS = 5
ENOUGH_SECONDS = 1.0


def fastest(truncated: str, full: str) -> float:
    """Seconds of the fastest of several runs; slow workloads run but once."""
    taken: list[float] = []
    while len(taken) < MOST_RUNS and sum(taken) < ENOUGH_SECONDS:
        started = time.perf_counter()
        compare(truncated, full, force=True)
        taken.append(time.perf_counter() - started)
    return min(taken)


def main() -> None:
    """Read the two arguments, print the seconds."""
    workloads = {**SCALING, **WORST}
    parser = options(__doc__)
    parser.add_argument("workload", choices=workloads)
    parser.add_argument("size", type=int, help="words")
    chosen = parser.parse_args()
    print(fastest(*workloads[chosen.workload](stock(chosen.data), chosen.size)))


if __name__ == "__main__":
    main()
