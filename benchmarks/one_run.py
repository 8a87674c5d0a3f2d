"""Time one workload of one size: prints the seconds of the fastest run and the most memory that was in use.

A process of its own for `speed`, since memory that was in use once is counted until a process ends.
"""

from __future__ import annotations

import sys
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


def peak_megabytes() -> float:
    """The most memory that this process has had in use, texts and all."""
    import resource  # only Unix has it

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1_000_000


def main() -> None:
    """Read the two arguments, print the two figures."""
    workloads = {**SCALING, **WORST}
    parser = options(__doc__)
    parser.add_argument("workload", choices=workloads)
    parser.add_argument("size", type=int, help="words")
    chosen = parser.parse_args()
    print(fastest(*workloads[chosen.workload](stock(chosen.data), chosen.size)), peak_megabytes())


if __name__ == "__main__":
    main()
