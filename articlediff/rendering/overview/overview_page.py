"""The overview as a page: the index of the reports in a folder."""

from __future__ import annotations

import os
from collections.abc import Sequence
from urllib.parse import quote

from articlediff.model import Kind
from articlediff.records import NamedTuple
from articlediff.rendering.html.colors import with_declarations
from articlediff.rendering.html.templates import as_is, asset, policy, template
from articlediff.rendering.overview.outcomes import Figures, Outcome, Result, overview_sentences, total

_RESULTS: dict[Result, str] = {
    "lost": "with losses",
    "edited": "only edits",
    "alike": "no differences",
    "different": "different stories",
    "failed": "not compared",
}
"""The results that rows have, as the page calls them."""

_COLUMNS = ("Restored", "With doubt", "Not restored", "Words restored", "Edits")
"""The headings of the figures."""


class _Row(NamedTuple):
    """A pair as the page shows it: a link to its report or nothing, its figures, its share of the longest loss in %."""

    outcome: Outcome
    link: str
    figures: tuple[int, ...]
    share: int


def overview_page(sides: Sequence[tuple[str, str]], outcomes: Sequence[Outcome]) -> str:
    """Return the overview as an HTML page that opens offline and loads nothing but the reports that it links.

    ``sides`` are headings with what each names, such as the two directories. A report is linked by its path from the
    page. Equal outcomes give equal bytes.

    >>> from articlediff import compare
    >>> from articlediff.rendering.overview.outcomes import compared
    >>> comparison = compare("The   side of the city.", "The rebel-held side of the city.")
    >>> page = overview_page([], [compared("a&b.txt", comparison, report="a&b.html")])
    >>> '<a href="a%26b.html">a&amp;b.txt</a>' in page
    True
    """
    style = with_declarations("\n".join(asset(f"{name}.css") for name in ("page", "overview")))
    script = asset("overview.js")
    pairs = [outcome for outcome in outcomes if outcome.result != "unpaired"]
    longest = max((outcome.figures.lost for outcome in pairs if outcome.figures), default=0)
    headline, *details = overview_sentences(outcomes)
    return template("overview.html.jinja").render(
        policy=policy(style, script),
        style=as_is(style),
        script=as_is(script),
        headline=headline,
        details=" ".join(details),
        sides=sides,
        columns=_COLUMNS,
        rows=[_row(outcome, longest) for outcome in pairs],
        sums=_numbers(total(outcomes)),
        results=[(result, name) for result, name in _RESULTS.items() if any(pair.result == result for pair in pairs)],
        unpaired=[outcome for outcome in outcomes if outcome.result == "unpaired"],
    )


def _row(outcome: Outcome, longest: int) -> _Row:
    link = quote(os.fsencode(outcome.report))
    if not outcome.figures:
        return _Row(outcome, link, (), 0)
    return _Row(outcome, link, _numbers(outcome.figures), 100 * outcome.figures.lost // (longest or 1))


def _numbers(figures: Figures) -> tuple[int, ...]:
    """Return the figures in the order of the columns."""
    counts = figures.counts
    return counts[Kind.RESTORED], figures.doubtful, counts[Kind.UNRESTORED], figures.lost, figures.edits
