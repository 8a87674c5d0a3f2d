"""Tries pairs, counts what was tried, and makes a broken pair as small as it can be."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.fuzz.command_promises import COMMAND_PROMISES, command_says_what_the_library_finds
from tests.fuzz.form_promises import FORM_PROMISES, made, page_holds_no_markup_of_the_texts
from tests.fuzz.pairs import Pair, pair_of
from tests.fuzz.promises import PROMISES, Promise, Tried, keeps_the_laws, tried

EACH = {command_says_what_the_library_finds: 10, page_holds_no_markup_of_the_texts: 3}
"""Promises that take as long as all others are held against one pair in this many."""
MOST_TRIES = 400
"""How often a smaller pair is tried before the smallest one so far is taken."""


class Breach(NamedTuple):
    """A promise that a pair breaks: the name of it, with the law or the error, and what was found."""

    promise: str
    finding: str


class Tally:
    """What was tried, and what broke."""

    def __init__(self) -> None:
        self.pairs: Counter[str] = Counter()
        self.failures: Counter[str] = Counter()
        self.seconds = 0.0

    def __str__(self) -> str:
        rows = [f"{sum(self.pairs.values()):,} pairs in {self.seconds / 60:.1f} minutes"]
        rows += [f"  {number:7,} {name}" for name, number in self.pairs.most_common()]
        rows += [f"{sum(made.values()):,} reports"] + [f"  {number:7,} {name}" for name, number in made.most_common()]
        rows += [f"{sum(self.failures.values()):,} failures"]
        rows += [f"  {number:7,} {name}" for name, number in self.failures.most_common()]
        return "\n".join(rows)


def breaches(pair: Pair, only: str = "") -> Iterator[Breach]:
    """Yield every promise that the pair breaks; an error that is raised is one. `only`: just those of that function."""
    try:
        it = tried(pair)
    except Exception as error:
        yield Breach(f"compare: {type(error).__name__}", repr(error)[:300])
        return
    for promise in PROMISES + FORM_PROMISES + COMMAND_PROMISES:
        if only in ("", promise.__name__) and pair.seed % EACH.get(promise, 1) == 0:
            yield from _broken(promise, it)


def _broken(promise: Promise, it: Tried) -> Iterator[Breach]:
    try:
        for finding in promise(it):
            law = finding.partition(":")[0] if promise is keeps_the_laws else ""
            yield Breach(promise.__name__ + (law and f": {law}"), finding)
    except Exception as error:
        yield Breach(f"{promise.__name__}: {type(error).__name__}", repr(error)[:300])


def attack(seeds: Iterator[int], until: float, folder: Path, say: Callable[[str], None]) -> Tally:
    """Try the pairs of the seeds until the clock says so; write each broken pair, made small, to the folder.

    `until`: seconds as ``time.monotonic`` has them. `say` is given a line for each failure.
    """
    tally = Tally()
    begun = time.monotonic()
    for seed in seeds:
        if time.monotonic() >= until:
            break
        pair = pair_of(seed)
        tally.pairs[pair.family] += 1
        for breach in {found.promise: found for found in breaches(pair)}.values():
            tally.failures[breach.promise] += 1
            say(f"{pair}: {breach.promise}: {breach.finding}")
            if tally.failures[breach.promise] <= 5:
                say(f"  {written(smallest(pair, breach.promise), breach, folder)}")
    tally.seconds = time.monotonic() - begun
    return tally


def written(pair: Pair, breach: Breach, folder: Path) -> Path:
    """Write the pair and what it breaks to a file of its own, and return the path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{breach.promise.replace(': ', '-')}-{pair.seed}.json"
    path.write_text(json.dumps(pair._asdict() | breach._asdict(), indent=1) + "\n", "ascii")
    return path


def smallest(pair: Pair, promise: str) -> Pair:
    """Return the pair without all that the breach can do without: halves of either text, quarters, and so on.

    A stretch that both texts have is taken out of both at once, so that what is left still belongs together.
    """
    if pair.family in ("form_only", "blanks_only"):
        return pair  # it would be of the family no more
    name = promise.partition(":")[0]
    tries = 0
    size = max(len(pair.truncated), len(pair.full), 1)
    while size:
        found = None
        for smaller in _smaller(pair, size):
            tries += 1
            if tries > MOST_TRIES:
                return pair
            if any(breach.promise == promise for breach in breaches(smaller, name)):
                found = smaller
                break
        if found is None:
            size //= 2
        else:
            pair = found
    return pair


def _smaller(pair: Pair, size: int) -> Iterator[Pair]:
    """Yield the pair without each stretch of that size, of both texts where they have it in common."""
    for start in range(0, len(pair.full), size):
        taken = pair.full[start : start + size]
        full = pair.full[:start] + pair.full[start + size :]
        if taken in pair.truncated:
            yield pair._replace(truncated=pair.truncated.replace(taken, "", 1), full=full)
        yield pair._replace(full=full)
    for start in range(0, len(pair.truncated), size):
        yield pair._replace(truncated=pair.truncated[:start] + pair.truncated[start + size :])
