"""The report of ``-f html``: a comparison as one HTML file that needs nothing else."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from itertools import islice

from articlediff.calibration.thresholds import DOUBTFUL_BELOW
from articlediff.model import Comparison, Kind
from articlediff.punctuation import TRAILING
from articlediff.records import NamedTuple
from articlediff.rendering.abreast import paragraph_starts
from articlediff.rendering.html.colors import with_declarations
from articlediff.rendering.html.elements import elements
from articlediff.rendering.html.embedded import embedded
from articlediff.rendering.html.entries import entries
from articlediff.rendering.html.front import all_sure, doubts_below, headline
from articlediff.rendering.html.names import file_name, named_as_shown, short_names, title
from articlediff.rendering.html.prose import folded, paragraphs, parts, with_numbers
from articlediff.rendering.html.strip import WIDTH, doubtful_path, height, lanes
from articlediff.rendering.html.templates import as_is, asset, classes_of, data, policy, template
from articlediff.rendering.json import render_json
from articlediff.rendering.kinds import (
    MOVED_END,
    MOVED_TO,
    NAMES,
    SHOWN_BY_DEFAULT,
    SPACE_SIGN,
    is_doubtful,
    sample,
)
from articlediff.rendering.reflow import reflowed
from articlediff.rendering.summary import losses
from articlediff.rendering.wording import counted, size
from articlediff.restoration import spaces_due

_STYLES = ("page", "story", "table", "review", "media")
_SCRIPTS = (
    *(
        "page",
        "runs",
        "changes",
        "letters",
        "texts",
        "excerpts",
        "rows",
        "bodies",
        "paragraphs",
        "table",
        "review",
        "places",
        "columns",
        "views",
        "kinds",
    ),
    *("strip", "search", "trace", "restoring", "files", "loading", "address", "start"),
)
ROWS_IN_THE_PAGE = 1000
"""The rows of the list of changes that the page holds; a script makes the others from the runs."""
_FEW_PARTS, _FEW_ROWS = 8, 400
"""The parts of the story and the rows of the list up to which a browser lays all of them out."""
_EDITS = (Kind.ADDED, Kind.REMOVED, Kind.REWORDED)
_SHORT_SAMPLES = {Kind.MOVED: f"{MOVED_TO[0]}…{MOVED_END}", Kind.FORMATTING: SPACE_SIGN}
_VERDICTS = {
    "same": "Versions of one story.",
    "uncertain": "Perhaps versions of one story.",
    "different": "Different stories.",
}


class Choices(NamedTuple):
    """The values that the list of changes can be filtered by, each with the number of its changes."""

    kind: dict[str, int]
    category: Counter[str]
    evidence: Counter[str]


def render_html(comparison: Comparison, *, only: frozenset[Kind] = frozenset(), stat: bool = False) -> str:
    """Return the comparison as a page that opens offline and loads nothing; equal comparisons give equal bytes.

    ``only`` marks just these kinds at first (empty: all but formatting), with full marks, and the reader can switch the
    others on. Otherwise edits have quiet marks at first, and what was lost is seen before them. ``stat`` gives the
    summary without the story and its words. Stories that were not compared and texts that do not differ give a plain
    page that says so.

    >>> from articlediff import compare
    >>> page = render_html(compare("The   side of the city.", "The rebel-held side of the city."))
    >>> '>rebel-held</mark> side of the city.' in page
    True
    """
    style = with_declarations("\n".join(asset(f"{name}.css") for name in _STYLES))
    script = "\n".join(asset(f"{name}.js") for name in _SCRIPTS)
    shown = only or (SHOWN_BY_DEFAULT if comparison.aligned and comparison.has_differences else frozenset(Kind))
    front = headline(comparison)
    doubtful = [change for change in comparison.restored if is_doubtful(change)]
    strips = lanes(comparison)
    has_story = bool(comparison.changes) and not stat
    return template("report.html.jinja").render(
        comparison=comparison,
        policy=policy(style, script),
        style=as_is(style),
        script=as_is(script),
        title=title(comparison),
        file=file_name(comparison),
        headline=front,
        details=front.details,
        doubtful=doubtful,
        doubtful_path=doubtful_path(comparison),
        doubtful_below=f"{DOUBTFUL_BELOW:.2f}",
        is_doubtful=is_doubtful,
        all_sure=all_sure(comparison.restored),
        doubts=doubts_below(comparison),
        losses=list(losses(comparison.damage)),
        articles=_articles(comparison),
        kinds=[(kind.value, NAMES[kind], number) for kind, number in comparison.counts.items()],
        samples={kind.value: _sample(kind) for kind in Kind},
        shown=[kind.value for kind in Kind if kind in shown],
        full_marks=bool(only),
        has_edits=any(comparison.counts[kind] for kind in _EDITS),
        lanes=strips,
        names=NAMES,
        strip=(WIDTH, height(strips)),
        parts=[] if stat else [*parts(folded(with_numbers(paragraphs(elements(comparison)), comparison.full.text)))],
        few_parts=_FEW_PARTS,
        few_rows=_FEW_ROWS,
        verdicts=_VERDICTS,
        entries=[] if stat else list(islice(entries(comparison), ROWS_IN_THE_PAGE)),
        choices=_choices(comparison),
        paragraph_count=0 if stat else len(paragraph_starts(reflowed(comparison.full.text))),
        stat=stat,
        classes_of=classes_of,
        anchors=True,
        counted=counted,
        size=size,
        runs=data(embedded(comparison)) if has_story else "",
        document=data(render_json(named_as_shown(comparison), stat=has_story)),
        truncated_text=data(json.dumps(comparison.truncated.text)),
        spacing=data(_spacing(comparison)),
    )


def _articles(comparison: Comparison) -> list[tuple[str, str, str]]:
    """Return for either text its label, its name and its length."""
    texts = (comparison.truncated.text, comparison.full.text)
    return [*zip(("Truncated", "Full"), short_names(comparison), map(size, texts), strict=True)]


def _spacing(comparison: Comparison) -> str:
    """Return as JSON what the script needs to put words back with their spaces, as restoration.py does."""
    due = [spaces_due(change, comparison.full.text) for change in comparison.restored]
    return json.dumps({"trailing": "".join(sorted(TRAILING)), "due": due})


def _choices(comparison: Comparison) -> Choices:
    restored = comparison.restored
    return Choices(
        {kind.value: number for kind, number in comparison.counts.items() if number},
        _counts(change.category for change in restored),
        _counts(change.evidence for change in restored),
    )


def _counts(values: Iterable[str | None]) -> Counter[str]:
    return Counter(value or "" for value in values)


def _sample(kind: Kind) -> str:
    """Return the mark of the kind as the list of kinds shows it."""
    return _SHORT_SAMPLES.get(kind) or "".join(mark for mark, _ in sample(kind.value))
