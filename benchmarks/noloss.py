"""False claims on pairs in which nothing was lost (noloss.jsonl): whatever is restored there is false.

Tokenised revisions, machine-read pages beside their correction, and versions of encyclopedia articles.
"""

from __future__ import annotations

import argparse
import zlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from articlediff.comparing import compare
from benchmarks.adding import Addable
from benchmarks.context import descriptions, print_errors
from benchmarks.data import options, rows
from benchmarks.scoring import Score, per_thousand, places
from benchmarks.table import aligned

SURE = 0.9
HEADER = ("source", "pairs", "words", "restored", "/1000 words", "sure", "/20000 words", "not same")


@dataclass
class Tally(Addable):
    """The figures of the pairs of one source, added up; ``sure`` are restorations of a confidence of 0.9 and more."""

    pairs: int = 0
    words: int = 0
    restored: int = 0
    sure: int = 0
    not_same: int = 0
    errors: list[str] = field(default_factory=list)


def half_of(name: str) -> str:
    """Return the half that a pair is in, by a checksum of its name: to tune on, or to report on.

    >>> half_of("mwa/wiki-test/576"), half_of("mwa/wiki-test/908")
    ('report', 'report')
    """
    return "report" if zlib.crc32(name.encode()) % 2 else "tune"


def source_of(name: str) -> str:
    """Return the source of a pair: its name up to the first stroke.

    >>> source_of("mwa/wiki-test/576")
    'mwa'
    """
    return name.split("/")[0]


def measure(pair: Mapping[str, Any]) -> Tally:
    """Return the figures of one pair; every restoration is an error, the surest first."""
    comparison = compare(pair["truncated"], pair["full"])
    claims = sorted(comparison.restored, key=lambda change: -change.confidence)
    return Tally(
        pairs=1,
        words=len(pair["truncated"].split()),
        restored=len(claims),
        sure=sum(change.confidence >= SURE for change in claims),
        not_same=int(comparison.same_story.verdict != "same"),
        errors=[
            error
            for change in claims
            for error in descriptions(
                f"{pair['id']} {change.confidence:.2f}", comparison, Score(false=places([change]))
            )
        ],
    )


def line(source: str, tally: Tally) -> list[str]:
    """Return one line of the table."""
    return [
        source,
        str(tally.pairs),
        str(tally.words),
        str(tally.restored),
        f"{per_thousand(tally.restored, tally.words):.2f}",
        str(tally.sure),
        f"{20 * per_thousand(tally.sure, tally.words):.2f}",
        str(tally.not_same),
    ]


def report(tallies: Mapping[str, Tally]) -> str:
    """Return a table with a line for each source and one for all."""
    lines = [line(source, tally) for source, tally in sorted(tallies.items())]
    return aligned(HEADER, [*lines, line("all", sum(tallies.values(), Tally()))])


def _chosen_pairs(chosen: argparse.Namespace) -> Iterator[Mapping[str, Any]]:
    pairs = (pair for pair in rows(chosen.data / "noloss.jsonl") if chosen.source in (None, source_of(pair["id"])))
    return islice((pair for pair in pairs if chosen.half in ("all", half_of(pair["id"]))), chosen.limit)


def _arguments() -> argparse.Namespace:
    parser = options(__doc__)
    parser.add_argument("--half", choices=("tune", "report", "all"), default="all", help="which pairs")
    parser.add_argument("--source", help="only this source, such as mwa")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N pairs")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N restorations of each source")
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Measure the chosen pairs, then print errors and figures."""
    chosen = _arguments()
    pairs = list(_chosen_pairs(chosen))
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    with ProcessPoolExecutor(chosen.jobs) as pool:
        for pair, tally in zip(pairs, pool.map(measure, pairs, chunksize=8), strict=True):
            tallies[source_of(pair["id"])] += tally
    for tally in tallies.values():
        print_errors(tally.errors[: chosen.errors])
    print(report(tallies))


if __name__ == "__main__":
    main()
