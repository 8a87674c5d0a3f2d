"""Web pages (HTML): the story is told from what is around it by trafilatura.

Adrien Barbaresi, "Trafilatura: A Web Scraping Library and Command-Line Tool for Text Discovery and Extraction", 2021.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from articlediff.errors import UnreadableError
from articlediff.expressions import expression
from articlediff.reading.extras import needed
from articlediff.reading.formats.extracted import Extracted, Paragraph, extracted
from articlediff.reading.formats.page_source import page_source
from articlediff.reading.formats.page_text import page_text
from articlediff.reading.formats.spacing import Spacing
from articlediff.reading.manner import Manner

_WHOLE_PAGE = expression(r"(?i)<(?:!doctype\s|html|head|body)\b")
_BLANK_LINE = expression(r"\n[ \t]*\n\s*")
_PLACES = {"head": "heading", "item": "list", "quote": "quotation", "cell": "table", "p": "", "code": ""}
"""The names of places for those of trafilatura's elements that are paragraphs; empty for that of what is around it."""
_LONGEST = 2_000_000
"""Code points of a page in which an article is looked for, which takes ten seconds; those of papers have a tenth."""
_MOST_TAGS = 50_000
"""Tags of such a page, some seconds of work, which grows with their square."""
_MOST_IN_A_TAG = 20_000
"""Attributes, and what parts them, in one tag of such a page; to parse them takes time that grows with their square."""
_TAG = expression("<[a-zA-Z]")
_WITHIN_A_TAG = expression(r"""=\s*(?:"[^"]*"|'[^']*')|[\s/=]+|>""")
"""A value in quotes, what parts attributes and their values otherwise, and the end of a tag."""
_DATES = {"original_date": True, "extensive_search": False}
"""Only a date that the page names as that of its publication; others are guesses."""


def read(content: bytes, called: str, manner: Manner) -> Extracted:
    """Return the words of the page's article, and the title, byline and date that the page tells.

    A part of a page, such as the field of a publishing system, is an article as a whole.

    Raises :class:`MissingExtraError` if trafilatura is not installed, :class:`DecodingError` for a page in no encoding
    that is known, and :class:`UnreadableError` for one that no parser can read.
    """
    trafilatura = needed("trafilatura", f"{called} is an HTML page")
    source, remarks = page_source(content, manner.encoding, called)
    source = source.replace("\r\n", "\n").replace("\r", "\n")
    if not _WHOLE_PAGE.search(source):
        # Publishing systems make a paragraph of what is between blank lines.
        return extracted(map(Paragraph, page_text(_BLANK_LINE.sub("<p>", source))), "html", mendings=remarks)
    whole = page_text(source)
    found = _article(trafilatura, source, called) if _is_searchable(source) else None
    if found is None or not found.text:
        remarks = (*remarks, f"{called} is a page in which no article was found: all of its words are read")
        return extracted(map(Paragraph, whole), "html", mendings=remarks)
    told, of_all = len(found.text.split()), sum(len(text.split()) for text in whole)
    if told < of_all:
        remarks = (*remarks, f"{called} is a page of {of_all:,} words: {told:,} are read as its article")
    return found._replace(origin=found.origin._replace(mendings=remarks))


def _is_searchable(source: str) -> bool:
    """Return whether an article is looked for in the page, as that would not take minutes."""
    if len(source) > _LONGEST or source.count("<") > _MOST_TAGS:
        return False
    return not _has_long_tag(source)


def _has_long_tag(source: str) -> bool:
    """Return whether one tag of the page has more attributes than any page needs.

    >>> _has_long_tag("<p a=1>Text</p>"), _has_long_tag("<p " + "q='>' a/" * _MOST_IN_A_TAG)
    (False, True)
    """
    at = 0
    while tag := _TAG.search(source, at):
        at = len(source)
        for number, sign in enumerate(_WITHIN_A_TAG.finditer(source, tag.end())):
            if sign[0] == ">":
                at = sign.end()
                break
            if number > _MOST_IN_A_TAG:
                return True
    return False


def _article(trafilatura: Any, source: str, called: str) -> Extracted | None:
    """Return the article that trafilatura finds in the page; None if it finds none."""
    # It tells on standard error what it tries, if nobody else takes the messages.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    logging.getLogger("htmldate").addHandler(logging.NullHandler())
    spacing = Spacing(source)
    try:
        page = trafilatura.load_html(source)
        if page is None:
            return None
        spacing.hide(page)
        document = trafilatura.bare_extraction(
            page,
            favor_recall=True,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=_DATES,
        )
    except (ValueError, AssertionError, RecursionError) as error:
        raise UnreadableError(f"{called} is a page that cannot be read ({error})", "save its words as text") from error
    if document is None:
        return None
    title = spacing.shown(document.title or "")
    told = (Paragraph(spacing.shown(text), where) for text, where in _paragraphs(document.body))
    paragraphs = [paragraph for paragraph in told if paragraph.text.strip()]
    if paragraphs and paragraphs[0].text.split() == title.split():
        del paragraphs[0]  # it is told as the title
    return extracted(paragraphs, "html", title=title, byline=document.author or "", date=document.date or "")


def _paragraphs(body: Any) -> Iterator[Paragraph]:
    """Yield the paragraphs of the article in trafilatura's elements, of which ``lb`` is a line that the page breaks."""
    from lxml.etree import iterwalk

    words: list[str] = []
    places: list[str] = []
    for event, element in iterwalk(body, events=("start", "end")):
        is_block = element.tag in _PLACES
        if is_block:
            yield Paragraph("".join(words), places[-1] if places else "")
            words.clear()
        if event == "start":
            if is_block:
                places.append(_PLACES[element.tag] or (places[-1] if places else ""))
            words += "\n" if element.tag == "lb" else "", element.text or ""
        else:
            if is_block:
                places.pop()
            words.append(element.tail or "")
    yield Paragraph("".join(words))
