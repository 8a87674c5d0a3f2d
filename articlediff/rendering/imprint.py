"""The imprint of a text: the title, byline and date that its document has, which are not compared."""

from __future__ import annotations

from articlediff.model import Article, Comparison
from articlediff.rendering.visible import on_one_line


def imprint(article: Article) -> str:
    """Return the title, with byline and date in brackets after it, as far as there are any; nothing for plain text.

    >>> from articlediff.model import Origin
    >>> imprint(Article("The   pier.", origin=Origin("docx", "The pier", "Ann Wren", "2026-03-01")))
    'The pier (Ann Wren, 2026-03-01)'
    >>> imprint(Article("The   pier.", origin=Origin("docx", date="2026-03-01"))), imprint(Article("The   pier."))
    ('2026-03-01', '')
    """
    if article.origin is None:
        return ""
    title, *others = (on_one_line(" ".join(told.split())) for told in article.origin[1:4])
    beside = ", ".join(filter(None, others))
    return f"{title} ({beside})" if title and beside else title or beside


def imprints(comparison: Comparison) -> str:
    """Return the imprints of both texts in a sentence or two; nothing if there are none.

    >>> from articlediff import Article, Origin, compare
    >>> origin = Origin("docx", "The pier")
    >>> found = compare(Article("The   pier is old.", origin=origin), Article("The long pier is old.", origin=origin))
    >>> imprints(found), imprints(compare("The   pier.", "The old pier."))
    ('Both texts: The pier.', '')
    """
    truncated, full = imprint(comparison.truncated), imprint(comparison.full)
    if truncated == full:
        return f"Both texts: {full}." if full else ""
    told = (("Truncated text", truncated), ("Full text", full))
    return " ".join(f"{side}: {shown}." for side, shown in told if shown)
