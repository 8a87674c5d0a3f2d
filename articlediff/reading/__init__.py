"""Reads a path, a stream or bytes into an :class:`~articlediff.model.Article`; only this folder opens and decodes."""

from __future__ import annotations

from articlediff.errors import DecodingError, EmptyError, FormError, UnreadableError
from articlediff.model import Article
from articlediff.reading.decoding import decoded, has_surrogate, is_binary
from articlediff.reading.extras import is_installed
from articlediff.reading.formats.registry import FORMATS, format_of_name, read_document
from articlediff.reading.loading import Loaded, loaded
from articlediff.reading.manner import MOST_BYTES, Fetch, Manner, Revisions
from articlediff.reading.raw import is_page, raw
from articlediff.reading.recognising import ARCHIVE, recognised
from articlediff.reading.sources import Source, name_of, shown

__all__ = ["Source", "article_of", "format_of", "read_article", "read_as"]


def read_article(
    source: Source,
    *,
    encoding: str | None = None,
    name: str | None = None,
    format: str | None = None,
    revisions: Revisions = "accepted",
    max_bytes: int = MOST_BYTES,
    fetch: Fetch = "never",
) -> Article:
    """Return the article that the source contains, with every line end as a line feed.

    `source`: a path, ``"-"`` for standard input, the bytes themselves, or an open binary or text stream. It is plain
    text, or a document; each may be packed by gzip or Zstandard. ``"archive.warc.gz#URL"`` is a record of a web
    archive, and ``"https://example.org/story"`` is fetched if that is allowed.
    `encoding`: how to decode the bytes of plain text, strictly. Without it, a byte order mark decides; if there is
    none, UTF-8 is tried, then cp1252. ``Article.remarks`` says so when cp1252 was a guess, and when the text looks like
    JSON, a table, or a page whose reader is not installed, whose tags and signs are compared like words. A text stream
    is already decoded, so `encoding` does not apply to it.
    `name`: the name of the article in reports; by default the path or the name of the stream.
    `format`: the name of the source's format, ``"text"``, ``"html"``, ``"pdf"``, ``"docx"`` or ``"epub"``; by default
    the content decides, and else the ending of the name. As ``"text"``, the source of a page or of data is compared as
    it is.
    `revisions`: whether the tracked changes of a Word document are ``"accepted"``, ``"rejected"`` or ``"shown"``.
    `max_bytes`: the limit for the source, and for what is unpacked out of it.
    `fetch`: whether an address is fetched: ``"never"``, from the ``"public"`` internet, or from ``"private"`` networks
    and this machine as well.

    What a document tells beside the words, and what was mended in reading it, is ``Article.origin``.

    Raises :class:`UnreadableError` for a source that is missing, not readable, broken, not text or not to be fetched,
    and its subclasses :class:`EmptyError` for a text that is empty or all white space, :class:`DecodingError` for bytes
    that the encoding does not allow, :class:`TooLargeError` above the limit and :class:`MissingExtraError` for a
    document whose reader is not installed. Raises :class:`TextTypeError` for anything else that is given as a source.

    >>> read_article(b"The   side of the city.\\r\\n", name="story.txt")
    <Article 'story.txt' of 24 characters: 'The   side of the city.\\n'>
    >>> read_article(b"He said \\x93no\\x94.", name="story.txt").remarks
    ('story.txt is not UTF-8 (byte 0x93 at 8); read as cp1252',)
    """
    return read_as(source, name, Manner(encoding, format, revisions, max_bytes, fetch))


def read_as(source: Source, name: str | None, manner: Manner) -> Article:
    """Return the article that the source contains, read in that manner; see :func:`read_article`."""
    name = name_of(source) if name is None else name
    return article_of(loaded(source, shown(name), manner), name, manner)


def article_of(source: Loaded, name: str, manner: Manner) -> Article:
    """Return the article in what was loaded, read in that manner and called `name` in reports."""
    called, content = shown(name), source.content
    form = format_of(content, name, manner.form or source.form)
    if form is None:
        article = _of_text(content, name, called, manner)
    else:
        if isinstance(content, str):
            content, manner = source.as_bytes(), manner._replace(encoding="utf-8")
        article = _of_document(form, content, name, called, manner)
    return _told_of(article, source.remarks) if source.remarks else article


def _told_of(article: Article, remarks: tuple[str, ...]) -> Article:
    """Return the article with remarks on how its source was loaded, in front of those on how it was read."""
    origin = article.origin and article.origin._replace(mendings=remarks + article.origin.mendings)
    return article._replace(remarks=remarks + article.remarks, origin=origin)


def format_of(content: bytes | str, name: str, asked: str | None) -> str | None:
    """Return the format of a document; None for plain text, and for what cannot be read at all.

    `asked`: the format that was asked for, if one was. Raises :class:`FormError` if there is no such format.
    """
    if asked is not None:
        if asked not in FORMATS:
            raise FormError(f"there is no format {asked!r} to read", f"choose {', '.join(FORMATS)}")
        return None if asked == "text" else asked
    if isinstance(content, bytes) and (document := recognised(content)):
        # An archive that nothing else is known of may be what its name says.
        return document.form or (format_of_name(name) if document.sort == ARCHIVE else None)
    return "html" if is_page(content) and is_installed("trafilatura") else None


def _of_document(form: str, content: bytes, name: str, called: str, manner: Manner) -> Article:
    text, origin = read_document(form, content, called, manner)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_non_text(text, called)
    return Article(text, name, origin.mendings, origin)


def _of_text(content: bytes | str, name: str, called: str, manner: Manner) -> Article:
    text, remarks = (content, ()) if isinstance(content, str) else decoded(content, manner.encoding, called)
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    _refuse_non_text(text, called)
    if strays := text.count("\0"):
        strays_told = "a NUL character" if strays == 1 else f"{strays:,} NUL characters"
        remarks = (*remarks, f"{called} has {strays_told} (at {text.index(chr(0))}); read as text anyway")
    if manner.form is None and (found := raw(text)):
        remarks = (*remarks, f"{called} looks like {found.sort} and is compared as it is; {found.advice}")
    return Article(text, name, remarks)


def _refuse_non_text(text: str, called: str) -> None:
    """Raise the error for a text that has no words, or for bytes that were not text before they were decoded."""
    if not text.strip():
        raise EmptyError(f"{called} is empty", "give a text with words in it")
    if is_binary(text):
        place = text.index("\0")
        raise UnreadableError(f"{called} is binary data (NUL at {place})", "give a text file, or another --encoding")
    if has_surrogate(text):
        raise DecodingError(f"{called} was decoded to half characters (lone surrogates)", "try another --encoding")
