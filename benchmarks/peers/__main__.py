"""articlediff beside wdiff, dwdiff, git, difflib, diff-match-patch and redlines, on the same cases in one run."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks import saved_cases
from benchmarks.cases import Case
from benchmarks.data import options
from benchmarks.peers import damaged
from benchmarks.peers.measuring import measure, middle, peaks, untraced
from benchmarks.peers.report import Figures, as_json, as_markdown, as_text
from benchmarks.peers.tools import TOOLS


def main() -> None:
    """Measure the chosen tools on the chosen cases and print the figures."""
    chosen = _arguments()
    cases = list(_limited(_cases(chosen), chosen.limit))
    versions = {name: TOOLS[name].version() for name in chosen.tools}
    tools = [TOOLS[name] for name, version in versions.items() if version is not None]
    if not cases or not tools:
        raise SystemExit(f"nothing to measure: {len(cases)} cases, {len(tools)} of the tools are here")
    figures = Figures(
        versions={name: version for name, version in versions.items() if version is not None},
        missing=[name for name, version in versions.items() if version is None],
        tools=measure(tools, cases),
        peaks=peaks(tools, middle(cases)),
        untraced=untraced(cases),
    )
    print(chosen.form(figures))


def _cases(chosen: argparse.Namespace) -> Iterable[Case]:
    """Saved cases if a file is named, otherwise those made from the folder of texts."""
    return saved_cases.read(chosen.cases) if chosen.cases else damaged.cases(chosen.data)


def _limited(cases: Iterable[Case], limit: int | None) -> Iterator[Case]:
    """The first cases of each family."""
    seen: Counter[str] = Counter()
    for case in cases:
        seen[case.family] += 1
        if limit is None or seen[case.family] <= limit:
            yield case


def _arguments() -> argparse.Namespace:
    parser = options(__doc__)
    parser.add_argument("--cases", type=Path, metavar="FILE", help="saved cases, one JSON object on each line")
    parser.add_argument("--limit", type=int, metavar="N", help="N cases of each kind of damage")
    parser.add_argument("--tools", nargs="+", choices=TOOLS, default=list(TOOLS), metavar="TOOL", help=", ".join(TOOLS))
    parser.set_defaults(form=as_text)
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument("--markdown", dest="form", action="store_const", const=as_markdown, help="a line for each tool")
    forms.add_argument("--json", dest="form", action="store_const", const=as_json, help="the figures as JSON")
    chosen = parser.parse_args()
    if chosen.cases and not chosen.cases.is_file():
        parser.error(f"{chosen.cases} is missing")
    return chosen


if __name__ == "__main__":
    main()
