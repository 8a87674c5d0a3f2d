"""How time and memory grow: the exponent from n words to 4n, of hostile texts, for the comparison and every form.

Twice the text takes twice the work where the exponent is 1, and four times the work where it is 2. Each figure is that
of a process of its own, which the one that holds the texts, or the comparison, becomes by a fork: Unix alone has that.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import inf, log
from typing import NamedTuple

from articlediff import Comparison, compare, kernel
from articlediff.rendering.forms import FORMS, VIEWS, rendered
from benchmarks.hostile import HOSTILE
from benchmarks.table import aligned

MOST = 1.15
"""The largest exponent that passes: what is left above 1 is caches and the noise of the machine."""
TELLING_SECONDS = 0.2
TELLING_MEGABYTES = 20.0
"""Of less at the larger size, an exponent says nothing."""
LEAST = 1e-6
"""Seconds, or megabytes, in the place of none."""
DIGITS = (3, 0)
"""Those of seconds and of megabytes after the point."""
FACTOR = 4
COMPARISON = "compare"
HEADER = ("text", "twin", "words", "work", "s", f"s, x{FACTOR}", "exponent", "MB", f"MB, x{FACTOR}", "exponent", "")


class Cost(NamedTuple):
    """Processor time, and the most memory beyond that of the process before, of one piece of work."""

    seconds: float
    megabytes: float


class Growth(NamedTuple):
    """The cost of one piece of work at a size and at the larger one; None if it did not come to its end there."""

    work: str
    small: Cost
    large: Cost | None

    @property
    def exponents(self) -> tuple[float, float]:
        """Those of the time and of the memory."""
        seconds, megabytes = map(_exponent, self.small, self.large or (inf, inf))
        return seconds, megabytes

    @property
    def is_missed(self) -> bool:
        """Whether the work did not end, or an exponent that tells something is too large."""
        if not self.large:
            return True
        seconds, megabytes = self.exponents
        is_slow = seconds > MOST and self.large.seconds > TELLING_SECONDS
        return is_slow or (megabytes > MOST and self.large.megabytes > TELLING_MEGABYTES)

    def cells(self) -> list[str]:
        """Return the cells of a table from the name of the work on."""
        exponents = self.exponents
        large = [f"{figure:.{digits}f}" for figure, digits in zip(self.large or (), DIGITS, strict=False)] or ["-", "-"]
        pairs = zip(self.small, large, exponents, DIGITS, strict=True)
        figures = [cell for one, other, power, digits in pairs for cell in (f"{one:.{digits}f}", other, f"{power:.2f}")]
        return [self.work, *figures, "MISSED" if self.is_missed else ""]


def _exponent(small: float, large: float) -> float:
    return log(max(large, LEAST) / max(small, LEAST), FACTOR)


def in_a_fork(work: Callable[[], object], timeout: int) -> Iterator[Cost]:
    """Do the work in a fork of this process and yield its cost; nothing if it does not come to its end."""
    read, write = os.pipe()
    if not (child := os.fork()):
        signal.alarm(timeout)
        with os.fdopen(write, "w") as out:
            for line in _costs(work):
                out.write(json.dumps(line) + "\n")
                out.flush()
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as lines:
        yield from (Cost(*json.loads(line)) for line in lines)
    os.waitpid(child, 0)


def _costs(work: Callable[[], object]) -> Iterator[Cost]:
    before = _peak_megabytes()
    started = time.process_time()
    work()
    yield Cost(time.process_time() - started, _peak_megabytes() - before)


def _peak_megabytes() -> float:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1_000_000


def works(comparison: Comparison) -> dict[str, Callable[[], object]]:
    """Return everything that is made of a comparison, by its name."""
    made: dict[str, Callable[[], object]] = {form: partial(rendered, comparison, form) for form in FORMS}
    made.update((view, partial(rendered, comparison, "text", view=view)) for view in VIEWS[1:])
    return {**made, "restored text": comparison.restored_text}


def costs(family: str, size: int, chosen: argparse.Namespace) -> dict[str, Cost]:
    """Return the least cost, of some runs, of the comparison and all that is made of it."""
    pair = HOSTILE[family](size)
    found: dict[str, list[Cost]] = {}
    for _ in range(chosen.runs):
        found.setdefault(COMPARISON, []).extend(in_a_fork(partial(compare, *pair, force=True), chosen.timeout))
    if chosen.only_comparison or not found[COMPARISON]:
        return _least(found)
    comparison = compare(*pair, force=True)
    for name, work in works(comparison).items():
        for _ in range(chosen.runs):
            found.setdefault(name, []).extend(in_a_fork(work, chosen.timeout))
    return _least(found)


def _least(found: dict[str, list[Cost]]) -> dict[str, Cost]:
    return {name: Cost(*map(min, zip(*taken, strict=True))) for name, taken in found.items() if taken}


def lines(families: Sequence[str], chosen: argparse.Namespace) -> Iterator[list[str]]:
    """Yield a line of the table for each piece of work."""
    twin = "compiled kernel" if kernel.extension else "plain Python"
    for family in families:
        small, large = (costs(family, size, chosen) for size in (chosen.size, FACTOR * chosen.size))
        for work in small:
            yield [family, twin, f"{chosen.size:,}", *Growth(work, small[work], large.get(work)).cells()]


def main() -> None:
    """Print the table; exit with 1 if an exponent is too large. `ARTICLEDIFF_PURE=1` measures the plain Python."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("families", nargs="*", metavar="FAMILY", help=f"{', '.join(HOSTILE)} (default: all)")
    parser.add_argument("--size", type=int, default=20_000, metavar="WORDS", help=f"and {FACTOR} times as many")
    parser.add_argument("--runs", type=int, default=2, help="of which the fastest counts")
    parser.add_argument("--timeout", type=int, default=120, metavar="SECONDS", help="for each piece of work")
    parser.add_argument("--only-comparison", action="store_true", help="no forms, which are made alike by both twins")
    chosen = parser.parse_args()
    if unknown := set(chosen.families) - set(HOSTILE):
        parser.error(f"no such family: {', '.join(sorted(unknown))}; there are {', '.join(HOSTILE)}")
    gc.disable()  # as the command does
    found = list(lines(chosen.families or list(HOSTILE), chosen))
    print(aligned(HEADER, found))
    sys.exit(any(line[-1] for line in found))


if __name__ == "__main__":
    main()
