"""Recognises a text that is the source of a page, data or a table, and not yet the words of a story."""

from __future__ import annotations

import codecs
from itertools import islice

from articlediff.expressions import expression
from articlediff.records import NamedTuple

_SEEN = 20_000
"""The code points at the beginning of a text that are looked at; they show what it is, however long it is."""
_WORDS_PER_TAG = 20
"""The words for each tag in the text of a page, at most; a story that quotes a few tags has more."""
_FEWEST_ENDS = 3
"""The fewest tags in a text of a page that end an element."""
_ROWS_SEEN = 5
"""The rows of a table, after its heading, that are looked at."""

_PAGE_BEGINS = expression(r"(?i)\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b")
_XML_BEGINS = expression(r"\s*<\?xml\s")
_TAG = expression(
    r"(?i)<(?P<end>/?)(?:a|article|b|blockquote|body|br|div|em|figure|figcaption|h[1-6]|head|hr|html|i|img|li|link|main|meta"
    r"|ol|p|script|section|span|strong|table|td|th|title|tr|ul)(?=[\s/>])[^<>]*>"
)
_JSON_BEGINS = expression(r'\s*(?:\[\s*)?\{\s*"(?:[^"\\\n]|\\.)*"\s*:')
_COLUMN_NAME = expression(r'"[^"\n]{1,40}"|\w[\w .#/-]{0,40}')
_SEPARATORS = ",;\t"


_BYTES_SEEN = 4 * _SEEN
"""The bytes that have so many code points in any encoding."""


class Raw(NamedTuple):
    """The sort of a raw text, as in "an HTML page", and the next step for a person who wants the story."""

    sort: str
    advice: str


_PAGE = Raw("an HTML page", "to compare its words: pip install 'articlediff[html]'")
_XML = Raw("an XML document", "save its words as plain text first")
_JSON = Raw("JSON data", "take the story out of its field first")
_TABLE = Raw("a table (CSV)", "put each story into a file of its own first")


def raw(text: str) -> Raw | None:
    """Return the sort of the text if it is the source of a page, JSON or a table; None for the text of a story.

    The content decides, not the name of a file. A story that quotes a tag, or begins with a bracket, is one.

    >>> found = raw("<p>The harbour was <b>quiet</b>.</p>")
    >>> found.sort, found.advice
    ('an HTML page', "to compare its words: pip install 'articlediff[html]'")
    >>> raw("The <p> tag begins a paragraph, and </p> ends it.") is None
    True
    """
    text = text[:_SEEN]
    if _PAGE_BEGINS.match(text) or _is_marked_up(text):
        return _PAGE
    if _XML_BEGINS.match(text):
        return _XML
    if _JSON_BEGINS.match(text):
        return _JSON
    return _TABLE if _is_table(text) else None


def is_page(content: bytes | str) -> bool:
    """Return whether the content is the source of a web page, or of a part of one.

    >>> is_page(b"<p>The harbour was <b>quiet</b>.</p>"), is_page("The harbour was quiet.")
    (True, False)
    """
    if isinstance(content, bytes):
        content = content[:_BYTES_SEEN]
        if b"<" not in content:
            return False
        # Whatever the encoding is, tags are ASCII; that of marks alone has two bytes a sign.
        is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        content = content.decode("utf-16" if is_wide else "latin-1", "replace")
    return raw(content) is _PAGE


def _is_marked_up(text: str) -> bool:
    """Return whether tags are all over the text, or around the whole of it."""
    if "</" not in text:
        return False
    tags = [*_TAG.finditer(text)]
    ends = sum(bool(tag["end"]) for tag in tags)
    if ends and not text[: tags[0].start()].strip() and not text[tags[-1].end() :].strip():
        return True
    return ends >= _FEWEST_ENDS and len(tags) * _WORDS_PER_TAG >= len(text.split())


def _is_table(text: str) -> bool:
    """Return whether rows of as many cells follow a line of names, all without a space after the separator."""
    heading, _, others = text.lstrip("\n").partition("\n")
    for separator in _SEPARATORS:
        names = heading.split(separator)
        if len(names) > 1 and all(map(_COLUMN_NAME.fullmatch, names)):
            return _has_rows(others, separator, len(names))
    return False


def _has_rows(text: str, separator: str, columns: int) -> bool:
    import csv

    try:
        rows = [row for row in islice(csv.reader(text.splitlines(True), delimiter=separator), _ROWS_SEEN) if row]
    except csv.Error:
        return False
    # A table that was cut has a last row of fewer cells.
    whole = rows[:-1] if len(rows) > 1 and len(rows[-1]) < columns else rows
    return bool(whole) and all(len(row) == columns and not any(cell[:1] == " " for cell in row) for row in whole)
