"""How exactly `compare` tells losses from edits, on hard cases made from whole articles.

A restoration is right when its span in the full text equals the lost span, outer white space and
`, . ; :` aside; one over several blanks with nothing but signs between them is right about each of them, and
where half a word is left, the whole word is right as well. What was added, removed and moved is measured in
characters, white space aside.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from articlediff.comparing import compare
from articlediff.model import Change, Comparison, Kind
from benchmarks.adding import Addable
from benchmarks.cases import Case, Truth
from benchmarks.context import descriptions, print_errors
from benchmarks.hard_cases.choosing import arguments, chosen_cases
from benchmarks.hard_cases.families import FIRST
from benchmarks.scoring import COLUMNS, Place, Score, core, f1_score, per_thousand, places, score
from benchmarks.table import aligned, percent

STEPS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98)
"""Where the classes of confidence begin."""
SURE = 0.9
EDITS = ("added", "removed", "moved")
HEADER = ("family", "level", "cases", *COLUMNS, "in moves", *EDITS, "not same", "false/1000")


@dataclass
class Overlap(Addable):
    """Characters that were edited, that were reported as such, and both."""

    true: int = 0
    claimed: int = 0
    both: int = 0

    @property
    def f1(self) -> float:
        """1 where there is nothing to find and nothing was claimed."""
        return f1_score(self.both, self.true, self.claimed)


@dataclass
class Tally(Addable):
    """The figures of the cases of one family and level, added up."""

    cases: int = 0
    words: int = 0
    not_same: int = 0
    score: Score = field(default_factory=Score)
    in_moves: Score = field(default_factory=Score)
    edits: dict[str, Overlap] = field(default_factory=lambda: {kind: Overlap() for kind in EDITS})
    right: Counter[float] = field(default_factory=Counter)
    wrong: Counter[float] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)


def measure(case: Case) -> Tally:
    """Compare one case and hold it against its truth."""
    comparison = compare(case.a, case.b)
    expected = case.lost()
    readings = case.read(places(comparison.restored))
    claims = [place for reading in readings for place in reading]
    tally = Tally(cases=1, words=len(case.a.split()), not_same=int(comparison.same_story.verdict != "same"))
    tally.score = score(expected, claims, case.b)
    moved = [Place(row.b0, row.b1) for row in case.of_kind("moved")]
    tally.in_moves = score(_inside(expected, moved), _inside(claims, moved), case.b)
    for kind in EDITS:
        tally.edits[kind] = _overlap(case, comparison, kind)
    true = {core(place, case.b) for place in expected}
    for change, reading in zip(comparison.restored, readings, strict=True):
        is_right = all(core(place, case.b) in true for place in reading)
        (tally.right if is_right else tally.wrong)[_step(change.confidence)] += 1
    tally.errors = list(descriptions(case.name, comparison, tally.score))
    return tally


def _inside(found: Iterable[Place], passages: Sequence[Place]) -> list[Place]:
    return [p for p in found if any(passage.start <= p.start and p.end <= passage.end for passage in passages)]


def _step(confidence: float) -> float:
    return max(step for step in STEPS if step <= confidence)


def _overlap(case: Case, comparison: Comparison, kind: str) -> Overlap:
    """Characters of both texts, white space and blanks aside."""
    true = _characters(case, case.of_kind(kind)) - _characters(case, case.of_kind("unrestored"))
    claimed = _characters(case, [_as_truth(c) for c in comparison.changes if c.kind is Kind(kind)])
    return Overlap(len(true), len(claimed), len(true & claimed))


def _as_truth(change: Change) -> Truth:
    return Truth(change.kind, change.truncated.start, change.truncated.end, change.full.start, change.full.end)


def _characters(case: Case, rows: Iterable[Truth]) -> set[tuple[str, int]]:
    found: set[tuple[str, int]] = set()
    for row in rows:
        found.update(("a", k) for k in range(row.a0, row.a1) if not case.a[k].isspace())
        found.update(("b", k) for k in range(row.b0, row.b1) if not case.b[k].isspace())
    return found


def line(family: str, level: str, tally: Tally) -> list[str]:
    """One line of the table; shares in percent."""
    return [
        family,
        level,
        str(tally.cases),
        *tally.score.cells()[:-1],
        _f1(tally.score),
        _f1(tally.in_moves),
        *(percent(tally.edits[kind].f1, 1) for kind in EDITS),
        str(tally.not_same),
        f"{per_thousand(len(tally.score.false), tally.words):.2f}",
    ]


def _f1(score: Score) -> str:
    """In percent; a dash where nothing was lost."""
    return percent(score.f1, 1) if score.expected else "-"


def report(tallies: Mapping[tuple[str, str], Tally]) -> str:
    """The table by family and level, the sums by level, and how confidence and truth go together."""
    by_level: defaultdict[str, Tally] = defaultdict(Tally)
    by_family: defaultdict[str, Tally] = defaultdict(Tally)
    for (family, level), tally in tallies.items():
        by_level[level] += tally
        by_family[family] += tally
    lines = [line(*key, tally) for key, tally in tallies.items()]
    lines += [line("all", level, tally) for level, tally in by_level.items()]
    tables = [aligned(HEADER, lines), sure(by_family)]
    first = [tally for family, tally in by_family.items() if family in FIRST]
    later = [tally for family, tally in by_family.items() if family not in FIRST]
    if first and later:
        tables += [calibration(first, "the first families"), calibration(later, "the later families")]
    return "\n\n".join([*tables, calibration(by_family.values())])


def sure(by_family: Mapping[str, Tally]) -> str:
    """For each family, how many restorations have a confidence of 0.9 and more, and how many of them are right."""
    lines = [[family, *_sure(tally), str(_above(tally.wrong))] for family, tally in by_family.items()]
    return aligned(("0.9 and more", "restored", "right %", "wrong"), lines)


def calibration(tallies: Iterable[Tally], heading: str = "confidence") -> str:
    """For each class of confidence, how many restorations there are and how many of them are right."""
    total = sum(tallies, Tally())
    lines = [_class_line(f"{step:g} and more", step, total) for step in reversed(STEPS)]
    lines.append(["0.9 and more in all", *_sure(total)])
    return aligned((heading, "restored", "right %"), lines)


def _sure(tally: Tally) -> list[str]:
    right, wrong = _above(tally.right), _above(tally.wrong)
    return [str(right + wrong), percent(right, right + wrong)]


def _above(classes: Counter[float]) -> int:
    return sum(count for step, count in classes.items() if step >= SURE)


def _class_line(name: str, step: float, tally: Tally) -> list[str]:
    right, wrong = tally.right[step], tally.wrong[step]
    return [name, str(right + wrong), percent(right, right + wrong)]


def measured(cases: Iterator[Case], jobs: int) -> dict[tuple[str, str], Tally]:
    """The sums by family and level."""
    found: defaultdict[tuple[str, str], Tally] = defaultdict(Tally)
    with ProcessPoolExecutor(jobs) as pool:
        for key, tally in pool.map(_keyed, cases, chunksize=16):
            found[key] += tally
    return found


def _keyed(case: Case) -> tuple[tuple[str, str], Tally]:
    return (case.family, case.level), measure(case)


def _arguments() -> argparse.Namespace:
    parser = arguments(__doc__)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N errors of each family and level")
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Measure the chosen cases, then print errors and figures."""
    chosen = _arguments()
    tallies = measured(chosen_cases(chosen), chosen.jobs)
    for tally in tallies.values():
        print_errors(tally.errors[: chosen.errors])
    print(report(tallies))


if __name__ == "__main__":
    main()
