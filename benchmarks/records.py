"""Verdicts on machine-read pages (records.jsonl): public records in two releases, and pages of two records.

Nothing but the verdict is known of them; some pages cannot be read by anyone.
"""

from __future__ import annotations

import argparse
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from articlediff.calibration.thresholds import DIFFERENT, SAME
from articlediff.comparing import compare
from benchmarks.adding import Addable
from benchmarks.context import print_errors
from benchmarks.data import options, rows
from benchmarks.table import aligned, percent

VERDICTS = ("same", "uncertain", "different")
WRONG = {"version": ("different", "uncertain"), "other": ("same", "uncertain")}
TARGETS = "version: same >= 82, different <= 10; other: same 0 (percent)"
CLASSES = 20
HEADER = ("label", "pairs", *VERDICTS)


@dataclass
class Tally(Addable):
    """The figures of the pairs of one label, added up; ``scores`` are counted by their class of 0.05."""

    pairs: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    scores: Counter[int] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)


def half_of(name: str) -> str:
    """The half that a pair is in, by the number of its first record: to tune on, or to report on.

    >>> half_of("104-10326-10056/2018-2023") == half_of("104-10326-10056/2022-2023")
    True
    """
    return "report" if zlib.crc32(name.split("/")[0].encode()) % 2 else "tune"


def measure(pair: Mapping[str, Any]) -> Tally:
    """Compare one pair."""
    verdict, score, reason = compare(pair["truncated"], pair["full"]).same_story
    is_wrong = verdict in WRONG[pair["label"]]
    line = f"{pair['label']} {pair['id']}: {verdict} {score:.2f} ({reason})"
    scores = Counter([min(CLASSES - 1, int(score * CLASSES))])
    return Tally(1, Counter([verdict]), scores, [line] if is_wrong else [])


def report(tallies: Mapping[str, Tally]) -> str:
    """The shares of the verdicts by label, beside the targets, and how the scores lie."""
    lines = [
        [label, str(tally.pairs), *(percent(tally.verdicts[verdict], tally.pairs) for verdict in VERDICTS)]
        for label, tally in sorted(tallies.items())
    ]
    return f"{aligned(HEADER, lines)}\ntargets: {TARGETS}\n\n{figure(tallies)}"


def figure(tallies: Mapping[str, Tally]) -> str:
    """How many pairs of each label have a score of each class of 0.05."""
    labels = sorted(tallies)
    rows_ = [[f"{k / CLASSES:.2f}", *(str(tallies[label].scores[k]) for label in labels)] for k in range(CLASSES)]
    return f"{aligned(('score', *labels), rows_)}\nuncertain from {DIFFERENT}, same from {SAME}"


def _arguments() -> argparse.Namespace:
    parser = options(__doc__)
    parser.add_argument("--half", choices=("tune", "report", "all"), default="all", help="which records")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show up to N wrong verdicts of each label")
    return parser.parse_args()


def main() -> None:
    """Measure every chosen pair, then print errors and figures."""
    chosen = _arguments()
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for pair in rows(chosen.data / "records.jsonl"):
        if chosen.half in ("all", half_of(pair["id"])):
            tallies[pair["label"]] += measure(pair)
    print_errors([line for tally in tallies.values() for line in tally.errors[: chosen.errors]])
    print(report(tallies))


if __name__ == "__main__":
    main()
