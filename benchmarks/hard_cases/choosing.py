"""Which cases to measure on: the options that ask for them, and the cases made or read."""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

from benchmarks.cases import Case
from benchmarks.data import DEFAULT_FOLDER
from benchmarks.hard_cases import FAMILIES, LEVELS, cases, half_of, stories
from benchmarks.saved_cases import read


def arguments(description: str | None) -> argparse.ArgumentParser:
    """A parser that knows which cases to make."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "--articles", type=Path, default=DEFAULT_FOLDER / "articles.jsonl", metavar="PATH",
        help="whole articles: a folder of .txt files or JSON lines (default: ../shared/data/articles.jsonl)",
    )  # fmt: skip
    parser.add_argument("--half", choices=("tune", "report", "all"), default="report", help="which articles")
    parser.add_argument(
        "--spellings", choices=("tune", "report", "all"),
        help="of the families whose marks are drawn from a grammar, which spellings (default: the article's half)",
    )  # fmt: skip
    parser.add_argument("--families", nargs="+", choices=FAMILIES, metavar="FAMILY", help=", ".join(FAMILIES))
    parser.add_argument("--levels", nargs="+", choices=LEVELS, metavar="LEVEL", help=", ".join(LEVELS))
    parser.add_argument("--cases", type=Path, metavar="FILE", help="take saved cases, one JSON object on each line")
    parser.add_argument(
        "--limit", type=int, metavar="N", help="take the first N articles alone (of saved cases, the first N)"
    )
    parser.add_argument("--seed", type=int, default=1)
    return parser


def chosen_cases(chosen: argparse.Namespace, otherwise: Collection[str] = FAMILIES.keys()) -> Iterator[Case]:
    """The cases that the arguments ask for, saved ones if a file is named; ``otherwise`` if they name no family."""
    if chosen.cases:
        saved = (case for case in read(chosen.cases) if case.family in (chosen.families or (case.family,)))
        return islice((case for case in saved if case.level in (chosen.levels or (case.level,))), chosen.limit)
    picked = [story for story in stories(chosen.articles) if chosen.half in ("all", half_of(story))][: chosen.limit]
    return cases(picked, chosen.families or otherwise, chosen.levels or LEVELS, chosen.seed, chosen.spellings)
