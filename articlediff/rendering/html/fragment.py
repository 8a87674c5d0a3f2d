"""The small form for notebooks: the losses in a sentence, the first passages with a change, a table of the words."""

from __future__ import annotations

from itertools import islice

from articlediff.model import Comparison, Kind
from articlediff.rendering.html.colors import with_values
from articlediff.rendering.html.elements import elements
from articlediff.rendering.html.entries import entries
from articlediff.rendering.html.front import doubts_below, headline
from articlediff.rendering.html.prose import paragraphs
from articlediff.rendering.html.templates import as_is, asset, classes_of, template
from articlediff.rendering.kinds import is_doubtful

_MOST_PARAGRAPHS = 12
_MOST_ROWS = 30


def render_fragment(comparison: Comparison) -> str:
    """Return the comparison in brief, as HTML to be put into another page: no script, no id, bounded in size.

    It holds the first passages with a change, at most twelve, and the first restored words, at most
    thirty. The style applies only inside its own element.

    >>> from articlediff import compare
    >>> page = render_fragment(compare("The   side of the city.", "The rebel-held side of the city."))
    >>> '>rebel-held</mark> side of the city.' in page
    True
    """
    changed = (paragraph for paragraph in paragraphs(elements(comparison)) if paragraph.is_changed)
    shown = list(islice(changed, _MOST_PARAGRAPHS + 1)) if comparison.changes else []
    restored = (entry for entry in entries(comparison) if entry.change.kind is Kind.RESTORED)
    rows = list(islice(restored, _MOST_ROWS))
    front = headline(comparison)
    return template("fragment.html.jinja").render(
        style=as_is(with_values(asset("fragment.css"))),
        headline=front.told,
        details=front.details,
        doubts=doubts_below(comparison),
        paragraphs=shown[:_MOST_PARAGRAPHS],
        has_more=len(shown) > _MOST_PARAGRAPHS,
        rows=rows,
        more_rows=len(comparison.restored) - len(rows),
        classes_of=classes_of,
        is_doubtful=is_doubtful,
        anchors=False,
    )
