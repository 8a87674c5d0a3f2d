"""The report of ``-f html``: a comparison as one HTML file that needs nothing else."""

from __future__ import annotations

import json

from articlediff.model import Comparison, Kind
from articlediff.rendering.csv import render_csv
from articlediff.rendering.html.colors import with_declarations
from articlediff.rendering.html.elements import elements
from articlediff.rendering.html.embedded import embedded
from articlediff.rendering.html.front import headline, remarks
from articlediff.rendering.html.names import file_name, numbers, short_names, title
from articlediff.rendering.html.prose import folded, paragraphs, parts
from articlediff.rendering.html.restored import restored_rows, unrestored_rows
from articlediff.rendering.html.strip import WIDTH, height, lanes
from articlediff.rendering.html.templates import as_is, asset, classes_of, data, policy, template
from articlediff.rendering.json import render_json
from articlediff.rendering.kinds import MOVED_END, MOVED_TO, NAMES, SHOWN_BY_DEFAULT, SPACE_SIGN, sample
from articlediff.rendering.summary import losses
from articlediff.rendering.wording import counted, size
from articlediff.restoration import restored_text

_STYLES = ("page", "story", "table", "media")
_SCRIPTS = ("page", "places", "runs", "columns", "views", "kinds", "strip", "letters", "search", "table", "files")
_SHORT_SAMPLES = {Kind.MOVED: f"{MOVED_TO[0]}…{MOVED_END}", Kind.FORMATTING: SPACE_SIGN}
_VERDICTS = {
    "same": "Versions of one story.",
    "uncertain": "Perhaps versions of one story.",
    "different": "Different stories.",
}


def render_html(comparison: Comparison, *, only: frozenset[Kind] = frozenset(), stat: bool = False) -> str:
    """Return the comparison as a page that opens offline and loads nothing; equal comparisons give equal bytes.

    ``only`` marks just these kinds at first (empty: all but formatting), and the reader can switch the
    others on; ``stat`` gives the summary without the story and its words. Stories that were not
    compared and texts that do not differ give a plain page that says so.

    >>> from articlediff import compare
    >>> page = render_html(compare("The   side of the city.", "The rebel-held side of the city."))
    >>> '>rebel-held</mark> side of the city.' in page
    True
    """
    style = with_declarations("\n".join(asset(f"{name}.css") for name in _STYLES))
    script = "\n".join(asset(f"{name}.js") for name in _SCRIPTS)
    shown = only or (SHOWN_BY_DEFAULT if comparison.aligned and comparison.has_differences else frozenset(Kind))
    told, details = headline(comparison)
    strips = lanes(comparison)
    has_story = bool(comparison.changes) and not stat
    return template("report.html.jinja").render(
        comparison=comparison,
        policy=policy(style, script),
        style=as_is(style),
        script=as_is(script),
        title=title(comparison),
        file=file_name(comparison),
        headline=told,
        details=details,
        doubts=remarks(comparison),
        losses=list(losses(comparison.damage)),
        articles=_articles(comparison),
        numbers=numbers(comparison.changes),
        kinds=[(kind.value, NAMES[kind], number) for kind, number in comparison.counts.items()],
        samples={kind.value: _sample(kind) for kind in Kind},
        shown=[kind.value for kind in Kind if kind in shown],
        lanes=strips,
        names=NAMES,
        strip=(WIDTH, height(strips)),
        parts=[] if stat else parts(folded(paragraphs(elements(comparison)))),
        verdicts=_VERDICTS,
        restored=[] if stat else list(restored_rows(comparison)),
        unrestored=[] if stat else list(unrestored_rows(comparison)),
        stat=stat,
        classes_of=classes_of,
        anchors=True,
        counted=counted,
        size=size,
        runs=data(embedded(comparison)) if has_story else "",
        document=data(render_json(comparison, stat=has_story)),
        table=data(json.dumps(render_csv(comparison))),
        restored_text=data(json.dumps(restored_text(comparison))),
    )


def _articles(comparison: Comparison) -> list[tuple[str, str, str]]:
    """Return for either text its label, its name and its length."""
    texts = (comparison.truncated.text, comparison.full.text)
    return [*zip(("Truncated", "Full"), short_names(comparison), map(size, texts), strict=True)]


def _sample(kind: Kind) -> str:
    """Return the mark of the kind as the list of kinds shows it."""
    return _SHORT_SAMPLES.get(kind) or "".join(mark for mark, _ in sample(kind.value))
