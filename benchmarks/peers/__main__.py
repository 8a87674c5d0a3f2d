"""articlediff beside wdiff, dwdiff, git, difflib, diff-match-patch and redlines, on the same cases in one run."""

from __future__ import annotations

import argparse

from benchmarks.hard_cases.choosing import arguments, chosen_cases
from benchmarks.hard_cases.families import FIRST
from benchmarks.peers.measuring import measure, middle, peaks, untraced
from benchmarks.peers.report import Figures, as_json, as_markdown, as_text
from benchmarks.peers.tools import TOOLS

ARTICLES = 4
"""So many articles in every family and at every level are a quarter of an hour for all tools."""


def main() -> None:
    """Measure the chosen tools on the chosen cases and print the figures."""
    chosen = _arguments()
    cases = [case._replace(family=getattr(case, chosen.by)) for case in chosen_cases(chosen, FIRST)]
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


def _arguments() -> argparse.Namespace:
    parser = arguments(__doc__)
    parser.set_defaults(limit=ARTICLES)
    parser.add_argument("--by", choices=("family", "level"), default="family", help="what the figures are split by")
    parser.add_argument("--tools", nargs="+", choices=TOOLS, default=list(TOOLS), metavar="TOOL", help=", ".join(TOOLS))
    parser.set_defaults(form=as_text)
    forms = parser.add_mutually_exclusive_group()
    forms.add_argument(
        "--markdown", dest="form", action="store_const", const=as_markdown, help="two tables, over all and by damage"
    )
    forms.add_argument("--json", dest="form", action="store_const", const=as_json, help="the figures as JSON")
    return parser.parse_args()


if __name__ == "__main__":
    main()
