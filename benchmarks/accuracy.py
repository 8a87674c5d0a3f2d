"""How exactly `compare` restores what was lost, on articles damaged by rule (damaged.jsonl).

A restoration is right when its span in the full text equals the lost span, outer white space and
`, . ; :` aside.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from articlediff.comparing import compare
from articlediff.model import Change
from benchmarks.adding import Timed
from benchmarks.context import descriptions, print_errors
from benchmarks.data import options, rows
from benchmarks.scoring import COLUMNS, Score, blanks, per_thousand, places, score
from benchmarks.table import aligned

WITHOUT_GOLD = "punct"
CUT = "atn_trunc"
HEADER = ("mode", "cases", *COLUMNS, "ms/pair", "crashes")


@dataclass
class Tally(Timed):
    """The figures of one mode, or of all of them, added up."""

    words: int = 0
    clean_cuts: int = 0
    score: Score = field(default_factory=Score)


def half_of(name: str) -> str:
    """The half that an article belongs to: by the tens of its number, even to tune on, odd to report on.

    The last digit goes with the mode, so that even against odd numbers would split the modes instead.

    >>> half_of("sim_240_atn"), half_of("sim_240_atn_collapsed"), half_of("sim_251_atn_edit")
    ('tune', 'tune', 'report')
    """
    number = re.search(r"\d+", name)
    return "report" if number and int(number[0]) // 10 % 2 else "tune"


def measure(case: Mapping[str, Any], errors: list[str]) -> Tally:
    """Compare one case and score it; what went wrong is added to ``errors``, a text for each."""
    tally = Tally(cases=1, words=len(case["a"].split()))
    expected = blanks((row["b0"], row["b1"]) for row in case["gold"])
    started = time.perf_counter()
    try:
        comparison = compare(case["a"], case["b"])
    except Exception as trouble:  # one crash must not hide the figures of all other cases
        tally.crashes = 1
        tally.score = Score(missed=expected)
        errors.append(f"{case['id']} CRASH {trouble!r}")
        return tally
    tally.seconds = time.perf_counter() - started
    claims = list(comparison.restored)
    if case["mode"] == CUT:
        claims, tail = _without_tail(claims, expected[-1].end if expected else 0)
        tally.clean_cuts = int(tail is not None and not _claims_from(claims, tail.full.end))
    tally.score = score(expected, places(claims), case["b"])
    errors.extend(descriptions(case["id"], comparison, tally.score))
    return tally


def _without_tail(claims: list[Change], last_loss: int) -> tuple[list[Change], Change | None]:
    """The claims without the passage behind the cut, and that passage; None unless there is just one."""
    tails = [c for c in _claims_from(claims, last_loss) if (c.category, c.evidence) == ("passage", "cut")]
    first = tails[0] if tails else None
    return [c for c in claims if c is not first], first if len(tails) == 1 else None


def _claims_from(claims: Iterable[Change], offset: int) -> list[Change]:
    return [c for c in claims if c.full.start >= offset]


def line(name: str, tally: Tally) -> list[str]:
    """One line of the table."""
    return [name, str(tally.cases), *tally.score.cells(), f"{tally.milliseconds:.1f}", str(tally.crashes)]


def report(tallies: Mapping[str, Tally]) -> str:
    """The table, and below it what does not fit its columns."""
    with_gold = {mode: tally for mode, tally in tallies.items() if mode != WITHOUT_GOLD}
    lines = [line(mode, tally) for mode, tally in with_gold.items()]
    text = aligned(HEADER, [*lines, line("all", sum(with_gold.values(), Tally()))])
    if cut := tallies.get(CUT):
        text += f"\n{CUT}: one passage behind the cut and nothing after it in {cut.clean_cuts} of {cut.cases}"
    if plain := tallies.get(WITHOUT_GOLD):
        text += f"\n{WITHOUT_GOLD}: {plain.cases} cases without a loss, {plain.crashes} crashes, "
        text += f"{plain.score.claimed} false claims, {_false_per_thousand(plain):.2f} per 1,000 words"
    return text


def as_json(tallies: Mapping[str, Tally]) -> str:
    """The figures of the table for a program; shares run from 0 to 1, None where nothing was claimed."""
    with_gold = (tally for mode, tally in tallies.items() if mode != WITHOUT_GOLD)
    every = {**tallies, "all": sum(with_gold, Tally())}
    return json.dumps({mode: _figures(tally) for mode, tally in every.items()}, indent=2)


def _figures(tally: Tally) -> dict[str, float | None]:
    return {
        "cases": tally.cases,
        "crashes": tally.crashes,
        **tally.score.figures(),
        "clean_cuts": tally.clean_cuts,
        "false_per_1000_words": _false_per_thousand(tally),
        "ms_per_pair": tally.milliseconds,
    }


def _false_per_thousand(tally: Tally) -> float:
    """False claims per 1,000 words of the truncated texts."""
    return per_thousand(len(tally.score.false), tally.words)


def _arguments() -> argparse.Namespace:
    parser = options(__doc__)
    parser.add_argument("--half", choices=("tune", "report", "all"), default="all", help="which articles")
    parser.add_argument("--mode", help="only this kind of damage")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show up to N errors per mode")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    return parser.parse_args()


def main() -> None:
    """Measure every chosen case, then print errors and figures."""
    chosen = _arguments()
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    errors: defaultdict[str, list[str]] = defaultdict(list)
    for case in rows(chosen.data / "damaged.jsonl"):
        mode = case["mode"]
        if chosen.half in ("all", half_of(case["id"])) and chosen.mode in (None, mode):
            tallies[mode] += measure(case, errors[mode])
    if chosen.json:
        print(as_json(tallies))
        return
    for found in errors.values():
        print_errors(found[: chosen.errors])
    print(report(tallies))


if __name__ == "__main__":
    main()
