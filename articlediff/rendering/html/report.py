"""The report of ``-f html``: a comparison as one HTML file that needs nothing else."""

from __future__ import annotations

import json

from articlediff.model import Article, Change, Comparison, Kind
from articlediff.rendering.csv import render_csv
from articlediff.rendering.html.names import file_name, title
from articlediff.rendering.html.prose import folded, paragraphs, parts
from articlediff.rendering.html.restored import restored_rows, unrestored_rows
from articlediff.rendering.html.segments import segments
from articlediff.rendering.html.strip import WIDTH, height, lanes
from articlediff.rendering.html.templates import as_is, asset, data, policy, template
from articlediff.rendering.json import render_json
from articlediff.rendering.marks import role_of
from articlediff.rendering.summary import doubts, losses, sentences
from articlediff.rendering.visible import visible
from articlediff.rendering.wording import counted, size
from articlediff.restoration import restored_text

_STYLES = ("page", "story", "table", "media")
_SCRIPTS = ("page", "places", "views", "kinds", "strip", "letters", "search", "table", "files")
_MEANINGS = {
    Kind.RESTORED: "lost, restored",
    Kind.UNRESTORED: "lost, not restored",
    Kind.ADDED: "only in the full text",
    Kind.REMOVED: "only in the truncated text",
    Kind.REWORDED: "reworded",
    Kind.MOVED: "moved",
    Kind.FORMATTING: "differs in form alone",
}
_VERDICTS = {
    "same": "Versions of one story.",
    "uncertain": "Perhaps versions of one story.",
    "different": "Different stories.",
}
_SHOWN_BY_DEFAULT = frozenset(Kind) - {Kind.FORMATTING}


def render_html(comparison: Comparison, *, only: frozenset[Kind] = frozenset(), stat: bool = False) -> str:
    """The comparison as a page that opens offline and loads nothing; the same comparison gives the same bytes.

    ``only`` marks just these kinds at first (empty: all but formatting), and the reader can switch the
    others on; ``stat`` gives the summary without the story and its words. Stories that were not
    compared and texts that do not differ give a plain page that says so.

    >>> from articlediff import compare
    >>> page = render_html(compare("The   side of the city.", "The rebel-held side of the city."))
    >>> '>rebel-held</mark> side of the city.' in page
    True
    """
    style = "\n".join(asset(f"{name}.css") for name in _STYLES)
    script = "\n".join(asset(f"{name}.js") for name in _SCRIPTS)
    shown = only or (_SHOWN_BY_DEFAULT if comparison.aligned and comparison.has_differences else frozenset(Kind))
    told, details = headline(comparison)
    strips = lanes(comparison)
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
        articles=[(label, article.name, size(article.text)) for label, article in _sides(comparison)],
        kinds=[(kind.value, _MEANINGS[kind], number) for kind, number in comparison.counts.items()],
        shown=[kind.value for kind in Kind if kind in shown],
        lanes=strips,
        meanings=_MEANINGS,
        strip=(WIDTH, height(strips)),
        parts=[] if stat else parts(folded(paragraphs(segments(comparison)))),
        verdicts=_VERDICTS,
        restored=[] if stat else list(restored_rows(comparison)),
        unrestored=[] if stat else list(unrestored_rows(comparison)),
        stat=stat,
        look=look,
        anchors=True,
        counted=counted,
        size=size,
        document=data(render_json(comparison)),
        table=data(json.dumps(render_csv(comparison))),
        restored_text=data(json.dumps(restored_text(comparison))),
    )


def look(change: Change) -> str:
    """The classes of a change: its kind, and of restored ones whether it is a passage or in doubt."""
    if change.kind is not Kind.RESTORED:
        return str(change.kind)
    passage = " passage" if change.category == "passage" else ""
    doubtful = " doubtful" if role_of(change) == "uncertain" else ""
    return f"restored{passage}{doubtful}"


def _sides(comparison: Comparison) -> tuple[tuple[str, Article], ...]:
    return (("Truncated", comparison.truncated), ("Full", comparison.full))


def remarks(comparison: Comparison) -> list[str]:
    """What else a reader should know before trusting it; that the stories differ is the headline already."""
    if not comparison.changes:
        return []
    told = list(doubts(comparison))
    return told[1:] if comparison.same_story.verdict == "different" else told


def headline(comparison: Comparison) -> tuple[str, str]:
    """The summary in one sentence, and what else there is to say."""
    if comparison.same_story.verdict == "different":
        reason = visible(comparison.same_story.reason)
        if comparison.changes:
            told = " ".join(sentences(comparison))
            return "These look like two different stories.", f"{reason} Compared all the same: {told}"
        return (
            "These look like two different stories.",
            f"{reason} Nothing was compared; --force (in Python: force=True) compares them all the same.",
        )
    if not comparison.has_differences:
        number = comparison.counts[Kind.FORMATTING]
        return (
            f"No differences but {counted(number, 'place')} in formatting alone." if number else "No differences.",
            "",
        )
    # Figures and nouns alone, so that the first full stop ends the first sentence.
    first, _, others = " ".join(sentences(comparison)).partition(". ")
    return first.rstrip(".") + ".", others
