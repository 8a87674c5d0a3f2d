"""Verdicts, laws and false claims on real pairs of texts (pairs.jsonl)."""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from articlediff.calibration.thresholds import DIFFERENT, SAME
from articlediff.comparing import compare
from articlediff.model import Comparison
from benchmarks.adding import Timed
from benchmarks.context import descriptions, print_errors
from benchmarks.data import options, rows
from benchmarks.laws import violations
from benchmarks.scoring import Score, per_thousand, places
from benchmarks.table import aligned, percent

VERDICTS = ("same", "uncertain", "different")
WRONG = {"version": ("different", "uncertain"), "not_version": ("same", "uncertain")}
LABELS = ("not_version", "borderline", "version")
CLASSES = 20
BAR = 20
HEADER = ("family", "label", "pairs", *VERDICTS, "restored", "/1000 words", "unlawful", "crashes", "ms/pair")


@dataclass
class Tally(Timed):
    """The figures of the pairs of one family, or of one label, added up."""

    unlawful: int = 0
    restored: int = 0
    words: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    scores: Counter[int] = field(default_factory=Counter)
    """How many pairs have each score, by its class of 0.05."""


class Errors:
    """Descriptions of errors, at most ``limit`` of each sort in each family."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._seen: Counter[tuple[str, str]] = Counter()
        self.lines: list[str] = []

    def add(self, pair: Mapping[str, Any], sort: str, descriptions: Iterable[str]) -> None:
        """Note what was found of this sort in this pair."""
        for description in descriptions:
            self._seen[pair["family"], sort] += 1
            if self._seen[pair["family"], sort] <= self._limit:
                self.lines.append(f"{sort} {description}")


def measure(pair: Mapping[str, Any], errors: Errors) -> Tally:
    """Compare one pair and count what there is to count."""
    tally = Tally(cases=1, words=len(pair["a"].split()))
    started = time.perf_counter()
    try:
        comparison = compare(pair["a"], pair["b"])
    except Exception as trouble:  # one crash must not hide the figures of all other pairs
        tally.crashes = 1
        errors.add(pair, "CRASH", [f"{pair['id']} {trouble!r}"])
        return tally
    tally.seconds = time.perf_counter() - started
    broken = violations(comparison)
    tally.unlawful = int(bool(broken))
    tally.restored = len(comparison.restored)
    tally.verdicts[comparison.same_story.verdict] += 1
    tally.scores[min(CLASSES - 1, int(comparison.same_story.score * CLASSES))] += 1
    errors.add(pair, "LAW", (f"{pair['id']} {law}" for law in broken))
    errors.add(pair, "VERDICT", _wrong_verdict(pair, comparison))
    if not really_damaged(pair["family"]):
        errors.add(pair, "CLAIM", _claims(pair["id"], comparison))
    return tally


def _wrong_verdict(pair: Mapping[str, Any], comparison: Comparison) -> Iterator[str]:
    verdict, score, reason = comparison.same_story
    if verdict in WRONG.get(pair["label"], ()):
        yield f"{pair['id']} {pair['label']}: {verdict} {score:.3f} ({reason}) notes: {pair['notes']}"


def _claims(name: str, comparison: Comparison) -> Iterator[str]:
    return descriptions(name, comparison, Score(false=places(comparison.restored)))


def really_damaged(family: str) -> bool:
    """Tell whether the copies of this family lost words: what is restored in them is then not a false claim."""
    return family.startswith("atn_")


def line(name: str, label: str, tally: Tally) -> list[str]:
    """One line of the table; verdicts as shares of the pairs in percent."""
    return [
        name,
        label,
        str(tally.cases),
        *(percent(tally.verdicts[verdict], tally.cases) for verdict in VERDICTS),
        str(tally.restored),
        f"{per_thousand(tally.restored, tally.words):.2f}",
        str(tally.unlawful),
        str(tally.crashes),
        f"{tally.milliseconds:.1f}",
    ]


def report(tallies: Mapping[tuple[str, str], Tally]) -> str:
    """Return the table by family and label, and the sums by label beside the targets."""
    by_label: defaultdict[str, Tally] = defaultdict(Tally)
    for (_, label), tally in tallies.items():
        by_label[label] += tally
    undamaged = sum((tally for (family, _), tally in tallies.items() if not really_damaged(family)), Tally())
    lines = [line(family, label, tally) for (family, label), tally in sorted(tallies.items())]
    lines += [line("all", label, tally) for label, tally in sorted(by_label.items())]
    lines.append(line("all but atn_*", "any", undamaged))
    return f"{aligned(HEADER, lines)}\n{_against_targets(by_label)}\n\n{figure(by_label)}"


def figure(by_label: Mapping[str, Tally]) -> str:
    """Return the scores of each label: a line for each class of scores, with stars for its pairs."""
    labels = [label for label in LABELS if label in by_label]
    most = max((count for label in labels for count in by_label[label].scores.values()), default=1)
    lines = []
    for number in range(CLASSES):
        counts = [by_label[label].scores[number] for label in labels]
        bars = [f"{count:4} {'*' * -(-count * BAR // most)}".ljust(BAR + 5) for count in counts]
        lines.append(f"{number / CLASSES:.2f}  {'  '.join(bars)}".rstrip())
    header = "score " + "  ".join(f" {label}".ljust(BAR + 5) for label in labels)
    thresholds = f"uncertain from {DIFFERENT}, same from {SAME}"
    return "\n".join([header.rstrip(), *lines, thresholds])


def _against_targets(by_label: Mapping[str, Tally]) -> str:
    version, other = by_label.get("version", Tally()), by_label.get("not_version", Tally())
    return (
        f"version: same {percent(version.verdicts['same'], version.cases)} % (target >= 99)   "
        f"not_version: same {other.verdicts['same']} (target 0), "
        f"uncertain {percent(other.verdicts['uncertain'], other.cases)} % (target <= 15)"
    )


def _arguments() -> argparse.Namespace:
    parser = options(__doc__)
    parser.add_argument("--family", help="only this family")
    parser.add_argument(
        "--errors", type=int, default=0, metavar="N", help="show up to N errors of each sort per family"
    )
    return parser.parse_args()


def main() -> None:
    """Measure every chosen pair, then print errors and figures."""
    chosen = _arguments()
    tallies: defaultdict[tuple[str, str], Tally] = defaultdict(Tally)
    errors = Errors(chosen.errors)
    for pair in rows(chosen.data / "pairs.jsonl"):
        if chosen.family in (None, pair["family"]):
            tallies[pair["family"], pair["label"]] += measure(pair, errors)
    print_errors(errors.lines)
    print(report(tallies))


if __name__ == "__main__":
    main()
