"""Keeps the encoding, byte order mark and line ends of a file, so that its text can be written back in the same way."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from articlediff.errors import ArticleDiffError
from articlediff.expressions import expression
from articlediff.model import Article, Replacement
from articlediff.reading.decoding import BYTE_ORDER_MARKS, is_cut_in_character
from articlediff.reading.sources import shown
from articlediff.records import NamedTuple

_LINE_END = expression("\r\n|\r|\n")
_WITHOUT_MARK = {
    "utf-8-sig": ("utf-8",),
    "utf-16": ("utf-16-le", "utf-16-be"),
    "utf-32": ("utf-32-le", "utf-32-be"),
}


class Verbatim(NamedTuple):
    """The text with its own line ends, and how to write another text as its file was written.

    ``mark``: the bytes before the text, which are byte order marks. ``tail``: the bytes after it, which are the
    beginning of a character. ``is_exact``: whether mark, text and tail in the encoding are the bytes of the file.

    >>> Verbatim("One.\\r\\nTwo.").replaced([Replacement(5, 5, "And\\n")])
    'One.\\r\\nAnd\\r\\nTwo.'
    """

    text: str
    encoding: str = "utf-8"
    mark: bytes = b""
    tail: bytes = b""
    is_exact: bool = True

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
        """Return another text in the encoding of this one, with its mark and, if it ends as this one does, its tail.

        Raises :class:`ArticleDiffError`, which names the text `name`, for a letter that the encoding lacks, and where
        the encoding does not give back the bytes of the file.

        >>> source = Verbatim("A cut w", tail=b"\\xc3")
        >>> source.encoded("A deep cut w", "a.txt"), source.encoded("A cut wächst.", "a.txt")
        (b'A deep cut w\\xc3', b'A cut w\\xc3\\xa4chst.')
        """
        if not self.is_exact:
            finding = (
                f"{shown(name)} cannot be written back as it is, since its bytes are not the only ones for its text"
            )
            raise ArticleDiffError(finding, "convert it to UTF-8 first")
        tail = self.tail if text[-1:] == self.text[-1:] else b""
        try:
            return self.mark + text.encode(self.encoding) + tail
        except UnicodeEncodeError as error:
            letters = text[error.start : error.end]
            raise ArticleDiffError(
                f"{shown(name)} is {self.encoding}, in which {letters!r} cannot be written", "convert it to UTF-8 first"
            ) from error


def verbatim(content: bytes | str, encoding: str | None, article: Article) -> Verbatim:
    """Return the article's text with the encoding, marks and line ends of the content that it was read from.

    `encoding`: the one that the article was read with, or None. The text of a document is plain text in UTF-8. If no
    encoding gives the bytes of the content back, as where an encoding has two ways to write a letter, the result is
    not exact.

    >>> verbatim(b"\\xef\\xbb\\xbfOne.\\r\\n", None, Article("One.\\n"))
    Verbatim(text='One.\\r\\n', encoding='utf-8', mark=b'\\xef\\xbb\\xbf', tail=b'', is_exact=True)
    """
    if article.origin is not None:
        return Verbatim(article.text)
    if isinstance(content, str):
        content = content.encode("utf-8", "surrogatepass")
    for mark, name in _candidates(content, encoding):
        found = _as_written(content, mark, name)
        if found is not None and _LINE_END.sub("\n", found.text) == article.text:
            return found
    return Verbatim(article.text, is_exact=False)


def _as_written(content: bytes, mark: bytes, name: str) -> Verbatim | None:
    """Return the content as text in the encoding after the mark; None if that does not give the bytes back."""
    tail = b""
    try:
        text = content[len(mark) :].decode(name)
    except UnicodeDecodeError as error:
        # As a copy that was cut by bytes is read.
        if not is_cut_in_character(error):
            return None
        text, tail = error.object[: error.start].decode(name), error.object[error.start :]
    except (UnicodeError, LookupError):
        return None
    try:
        if mark + text.encode(name) + tail != content:
            return None
        # A second mark is not read as a letter.
        more = text[:1].encode(name) if text.startswith("\ufeff") else b""
    except UnicodeError:
        return None
    return Verbatim(text.removeprefix("\ufeff"), name, mark + more, tail)


def _candidates(content: bytes, encoding: str | None) -> Iterator[tuple[bytes, str]]:
    """Yield each mark and encoding that the content may have, likelier ones first."""
    if encoding is not None:
        yield b"", encoding
    yield from ((mark, name) for mark, name in BYTE_ORDER_MARKS if content.startswith(mark))
    if encoding is None:
        yield from ((b"", name) for name in ("utf-8", "cp1252"))
    else:
        # Encodings that write a mark, of a content that has none.
        yield from ((b"", name) for name in _WITHOUT_MARK.get(_usual_name(encoding), ()))


def _usual_name(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except (LookupError, ValueError):
        return encoding
