"""The small form for notebooks: what was lost, the passages it stands in, a table of the words."""

from __future__ import annotations

from itertools import islice

from articlediff.model import Comparison
from articlediff.rendering.html.prose import paragraphs
from articlediff.rendering.html.report import headline, look, remarks
from articlediff.rendering.html.restored import restored_rows
from articlediff.rendering.html.segments import segments
from articlediff.rendering.html.templates import as_is, asset, template

_MOST_PARAGRAPHS = 12
_MOST_ROWS = 30


def render_fragment(comparison: Comparison) -> str:
    """The comparison in brief, as HTML to be put into another page: no script, no id, bounded in size.

    It holds the first passages with a change, at most twelve, and the first restored words, at most
    thirty. The style applies inside its own element alone.

    >>> from articlediff import compare
    >>> page = render_fragment(compare("The   side of the city.", "The rebel-held side of the city."))
    >>> '>rebel-held</mark> side of the city.' in page
    True
    """
    changed = (paragraph for paragraph in paragraphs(segments(comparison)) if paragraph.changed)
    shown = list(islice(changed, _MOST_PARAGRAPHS + 1)) if comparison.changes else []
    rows = list(islice(restored_rows(comparison), _MOST_ROWS))
    told, details = headline(comparison)
    return template("fragment.html.jinja").render(
        style=as_is(asset("fragment.css")),
        headline=told,
        details=details,
        doubts=remarks(comparison),
        paragraphs=shown[:_MOST_PARAGRAPHS],
        has_more=len(shown) > _MOST_PARAGRAPHS,
        rows=rows,
        more_rows=len(comparison.restored) - len(rows),
        look=look,
        anchors=False,
    )
