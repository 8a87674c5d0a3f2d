"""Write hard cases as JSON lines: `python -m benchmarks.hard_cases --articles FOLDER_OR_JSONL > cases.jsonl`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from benchmarks.data import DEFAULT_FOLDER
from benchmarks.hard_cases import FAMILIES, LEVELS, cases, half_of, stories


def arguments(description: str | None) -> argparse.ArgumentParser:
    """A parser that knows which cases to make."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "--articles", type=Path, default=DEFAULT_FOLDER / "articles.jsonl", metavar="PATH",
        help="whole articles: a folder of .txt files or JSON lines (default: ../shared/data/articles.jsonl)",
    )  # fmt: skip
    parser.add_argument("--half", choices=("tune", "report", "all"), default="report", help="which articles")
    parser.add_argument("--families", nargs="+", choices=FAMILIES, default=list(FAMILIES), metavar="FAMILY")
    parser.add_argument("--levels", nargs="+", choices=LEVELS, default=list(LEVELS), metavar="LEVEL")
    parser.add_argument("--limit", type=int, metavar="N", help="take the first N articles alone")
    parser.add_argument("--seed", type=int, default=1)
    return parser


def chosen_cases(chosen: argparse.Namespace):
    """The cases that the arguments ask for."""
    picked = [story for story in stories(chosen.articles) if chosen.half in ("all", half_of(story))]
    return cases(picked[: chosen.limit], chosen.families, chosen.levels, chosen.seed)


def main() -> None:
    """One case a line."""
    for case in chosen_cases(arguments(__doc__).parse_args()):
        print(json.dumps(case.to_dict(), ensure_ascii=False))


if __name__ == "__main__":
    main()
