"""The truncated text with its lost words put back, as a Word document without tracked changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articlediff.model import Article, Replacement
from articlediff.rendering.docx.breaks import with_breaks
from articlediff.rendering.docx.dress import Dress
from articlediff.rendering.docx.markup_body import body_and_comments
from articlediff.rendering.docx.package import packed
from articlediff.rendering.docx.revised import StoryPart, split


def restored_document(truncated: Article, replacements: Iterable[Replacement]) -> bytes:
    """Return a Word document (DOCX) of the text with the replacements put in, which looks like its own if it was one.

    `replacements`: in the order of the text, without overlap; offsets are code points, half-open.

    >>> from articlediff import read_article
    >>> made = restored_document(Article("The   side."), [Replacement(3, 6, " rebel-held ")])
    >>> read_article(made).text
    'The rebel-held side.\\n'
    """
    dress = Dress(truncated)
    return packed(*body_and_comments(_parts(with_breaks(truncated.text), replacements), dress), dress.members)


def _parts(text: str, replacements: Iterable[Replacement]) -> Iterator[StoryPart]:
    done = 0
    for start, end, words in replacements:
        yield from split(StoryPart(text[done:start], "kept", done))
        yield from split(StoryPart(with_breaks(words), "put back", start))
        done = end
    yield from split(StoryPart(text[done:], "kept", done))
