"""Keeps the encoding, byte order mark and line ends of a file, so that its text can be written back in the same way."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from articlediff.errors import ArticleDiffError
from articlediff.expressions import expression
from articlediff.model import Article, Replacement
from articlediff.reading.decoding import BYTE_ORDER_MARKS
from articlediff.reading.sources import shown
from articlediff.records import NamedTuple

_LINE_END = expression("\r\n|\r|\n")


class Verbatim(NamedTuple):
    """The text with its own line ends and without its byte order mark, which is ``mark`` (empty if there was none).

    >>> Verbatim("One.\\r\\nTwo.").replaced([Replacement(5, 5, "And\\n")])
    'One.\\r\\nAnd\\r\\nTwo.'
    """

    text: str
    encoding: str = "utf-8"
    mark: bytes = b""

    def replaced(self, replacements: Iterable[Replacement]) -> str:
        """Return the text with the replacements put in.

        Their offsets count each line end as one character, as those of an article do. Line ends in the replacements
        become those of the text.
        """
        first = _LINE_END.search(self.text)
        line_end = first[0] if first else "\n"
        # The offsets, in the text with simple line ends, of the line ends that are longer here.
        longer = [found.start() - count for count, found in enumerate(re.finditer("\r\n", self.text))]
        pieces: list[str] = []
        done = 0
        for start, end, words in replacements:
            pieces += self.text[done : start + bisect_left(longer, start)], words.replace("\n", line_end)
            done = end + bisect_left(longer, end)
        return "".join([*pieces, self.text[done:]])

    def encoded(self, text: str, name: str) -> bytes:
        """Return another text in the encoding of this one, with its mark.

        Raises :class:`ArticleDiffError`, which names the text `name`, for a letter that the encoding lacks.
        """
        try:
            return self.mark + text.encode(self.encoding)
        except UnicodeEncodeError as error:
            letters = text[error.start : error.end]
            raise ArticleDiffError(
                f"{shown(name)} is {self.encoding}, in which {letters!r} cannot be written", "convert it to UTF-8 first"
            ) from error


def verbatim(content: bytes | str, encoding: str | None, article: Article) -> Verbatim:
    """Return the article's text with the encoding, mark and line ends of the content that it was read from.

    `encoding`: the one that the article was read with, or None. If no encoding turns the content into the article's
    text, as with documents that have a layout, the result is that text as UTF-8.

    >>> verbatim(b"\\xef\\xbb\\xbfOne.\\r\\n", None, Article("One.\\n"))
    Verbatim(text='One.\\r\\n', encoding='utf-8', mark=b'\\xef\\xbb\\xbf')
    """
    if isinstance(content, str):
        content = content.encode("utf-8", "surrogatepass")
    for mark, name in _candidates(content, encoding):
        try:
            text = content[len(mark) :].decode(name)
            exact = text.encode(name) == content[len(mark) :]
        except (UnicodeError, LookupError):
            continue
        if exact and _LINE_END.sub("\n", text) == article.text:
            return Verbatim(text, name, mark)
    return Verbatim(article.text)


def _candidates(content: bytes, encoding: str | None) -> Iterator[tuple[bytes, str]]:
    """Yield each mark and encoding that the content may have, likelier ones first."""
    if encoding is not None:
        yield b"", encoding
    yield from ((mark, name) for mark, name in BYTE_ORDER_MARKS if content.startswith(mark))
    if encoding is None:
        yield from ((b"", name) for name in ("utf-8", "cp1252"))
