"""All the words of a web page, paragraph by paragraph, with nothing judged: for pages that are a book's own."""

from __future__ import annotations

from html.parser import HTMLParser

from articlediff.expressions import expression

_BLOCKS = frozenset(
    "address article aside blockquote body caption dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr html li main nav ol p pre section table tbody td tfoot th thead title tr ul".split()
)
"""Elements that begin and end a paragraph."""
_SILENT = frozenset(("head", "script", "style", "template", "rp", "rt", "svg", "math", "noscript"))
"""Elements whose words are not the page's, and the readings of ruby, which are above its words."""
_LINE_END = expression(r"(?<![^\S\xa0])[^\S\xa0]*[\r\n][^\S\xa0]*")
"""The end of a line of the source, which is a space of the text. Other runs of spaces may be what is left of words.
Without the look behind, a million spaces would be tried from each of them on."""
_ENDS = (("<!--", "-->"), ("<![", "]>"), ("<", ">"))
"""The beginnings of comments, sections and tags, each with its end."""


def page_text(markup: str) -> list[str]:
    """Return the paragraphs of a page; a line feed is in them where the page breaks a line.

    >>> page_text("<head><title>A</title></head><p>The <b>old</b>\\n pier<br/>is sold.<div>It rained.</div>")
    ['The old pier\\nis sold.', 'It rained.']
    """
    parser = _Paragraphs()
    parser.feed(_ended(markup))
    parser.close()
    return parser.finished()


def _ended(markup: str) -> str:
    """Return the markup with signs for the beginnings that have no end: the parser would look for it from each on.

    >>> _ended("<!-- a --> b <!-- c <p> d <")
    '<!-- a --> b &lt;!-- c <p> d &lt;'
    """
    for beginning, end in _ENDS:
        ended = markup.rfind(end) + 1
        markup = markup[:ended] + markup[ended:].replace(beginning, f"&lt;{beginning[1:]}")
    return markup


class _Paragraphs(HTMLParser):
    """Gathers the words between the tags of blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._paragraphs: list[str] = []
        self._words: list[str] = []
        self._silent: list[str] = []

    def finished(self) -> list[str]:
        """Return the paragraphs that have words."""
        self._end_paragraph()
        return self._paragraphs

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a paragraph or a line."""
        if tag in _SILENT:
            self._silent.append(tag)
        elif tag == "body":
            self._silent.clear()  # a page that never ended its head
        if tag in _BLOCKS:
            self._end_paragraph()
        elif tag == "br":
            self._words.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line; an element that ends where it begins has no words."""
        if tag not in _SILENT:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph, or what is not read."""
        if tag in self._silent:
            del self._silent[self._silent.index(tag) :]
        if tag in _BLOCKS:
            self._end_paragraph()

    def handle_data(self, data: str) -> None:
        """Take words, unless they are not the page's."""
        if not self._silent:
            self._words.append(_LINE_END.sub(" ", data))

    def _end_paragraph(self) -> None:
        text = "\n".join(line.strip() for line in "".join(self._words).split("\n")).strip()
        if text:
            self._paragraphs.append(text)
        self._words = []
