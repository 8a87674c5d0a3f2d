"""The Word document of ``-f docx``: tracked changes in the story lead from the truncated text to the full one."""

from __future__ import annotations

from articlediff.model import Comparison
from articlediff.rendering.docx.dress import Dress
from articlediff.rendering.docx.markup_body import body_and_comments
from articlediff.rendering.docx.package import packed
from articlediff.rendering.docx.revised import revised


def render_docx(comparison: Comparison) -> bytes:
    """Return a Word document (DOCX): accepting all its changes gives the full text, rejecting all the truncated one.

    Whatever the truncated text lacks is an insertion, whatever the full text lacks a deletion, and a moved passage is a
    move. A restoration has a comment with its category, evidence, confidence and alternatives, and so has a blank that
    was not filled. The author of all is articlediff. Nothing has a date, except for moves, which must have one.

    If the truncated text was a Word document, its words and paragraphs look as they do there, with its styles, and
    words that were put in look like those around them. Each paragraph of a text is one of the document; a line that the
    writer broke is a line of it. White space that both texts have at one place is that of the full text. A character
    that XML cannot hold is written as U+FFFD.

    >>> from articlediff import compare, read_article
    >>> copy, full = "The   side of the city.", "The rebel-held side of the city."
    >>> document = render_docx(compare(copy, full))
    >>> [read_article(document, revisions=revisions).text for revisions in ("rejected", "accepted")]
    ['The   side of the city.\\n', 'The rebel-held side of the city.\\n']
    """
    dress = Dress(comparison.truncated)
    return packed(*body_and_comments(revised(comparison), dress), dress.members)
