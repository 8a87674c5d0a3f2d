"""The XML of a document with tracked changes, and of the comments on them.

The elements are those of ECMA-376 (Office Open XML), part 1, chapter 17, sections 13.4 (comments) and 13.5 (revisions).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count, groupby
from xml.sax.saxutils import escape

from articlediff.model import Change
from articlediff.records import NamedTuple
from articlediff.rendering.docx.breaks import LINE_END, PARAGRAPH_END
from articlediff.rendering.docx.dress import Dress
from articlediff.rendering.docx.notes import note
from articlediff.rendering.docx.revised import MoveRange, Revision, StoryPart

AUTHOR = "articlediff"
_EARLIEST = "1970-01-01T00:00:00Z"
"""The date of moves, which must have one: a comparison knows no clock."""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TAGS: Mapping[Revision, str] = {
    "inserted": "w:ins",
    "deleted": "w:del",
    "moved to": "w:moveTo",
    "moved from": "w:moveFrom",
}
_SIGNS = {LINE_END: "<w:br/>", "\t": "<w:tab/>"}


class Written(NamedTuple):
    """The XML of the document and of its comments."""

    document: str
    comments: str


def body_and_comments(parts: Iterable[StoryPart], dress: Dress) -> Written:
    """Return the XML of the document that the parts are, in that dress, and of the comments on them."""
    writer = _Writer(dress)
    for (noted, move, revision), alike in groupby(parts, key=lambda part: (part.noted, part.move, part.revision)):
        writer.be_at(noted, move)
        writer.write(alike, revision)
    return writer.finished()


class _Writer:
    """Writes paragraphs; ranges of comments and moves begin and end as the parts come to them.

    Every id is given once, whatever it is for: Word refuses a document in which a comment and a move have one id.
    """

    def __init__(self, dress: Dress) -> None:
        self._dress = dress
        self._ids = count(1)
        self._paragraphs: list[str] = []
        self._runs: list[str] = []
        self._comments: list[str] = []
        self._noted: Change | None = None
        self._comment = 0
        self._move: MoveRange | None = None
        self._range = 0

    def be_at(self, noted: Change | None, move: MoveRange | None) -> None:
        """End the comment and the move that do not reach here, and begin those that do."""
        if noted != self._noted:
            self._end_comment()
        if move != self._move:
            self._end_move()
            if move is not None:
                self._begin_move(move)
        if noted != self._noted and noted is not None:
            self._begin_comment(noted)
        self._noted, self._move = noted, move

    def write(self, parts: Iterable[StoryPart], revision: Revision) -> None:
        """Write words and breaks that share one revision."""
        for is_end, group in groupby(parts, key=lambda part: part.text == PARAGRAPH_END):
            if is_end:
                for part in group:
                    self._end_paragraph(revision, self._dress.of_paragraph(part.place))
            else:
                dressed = (stretch for part in group for stretch in self._dress.of_words(part))
                runs = [
                    _run("".join(stretch.text for stretch in alike), revision, markup)
                    for markup, alike in groupby(dressed, key=lambda stretch: stretch.markup)
                ]
                self._runs.append(self._revised("".join(runs), revision))

    def finished(self) -> Written:
        """Return the XML, after the last paragraph, whose end no change can take away."""
        self.be_at(None, None)
        self._end_paragraph("kept", self._dress.of_paragraph(None))
        body, comments = "".join(self._paragraphs), "".join(self._comments)
        return Written(
            f'{_HEAD}<w:document xmlns:w="{WORD}"><w:body>{body}{self._dress.section}</w:body></w:document>',
            f'{_HEAD}<w:comments xmlns:w="{WORD}">{comments}</w:comments>',
        )

    def _end_paragraph(self, revision: Revision, markup: str) -> None:
        mark = f"<w:rPr>{self._mark(revision)}</w:rPr>" if revision in _TAGS else ""
        properties = f"<w:pPr>{markup}{mark}</w:pPr>" if markup or mark else ""
        self._paragraphs.append(f"<w:p>{properties}{''.join(self._runs)}</w:p>")
        self._runs = []

    def _revised(self, runs: str, revision: Revision) -> str:
        if revision not in _TAGS:
            return runs
        tag = _TAGS[revision]
        return f"<{tag} {self._attributes()}>{runs}</{tag}>"

    def _mark(self, revision: Revision) -> str:
        return f"<{_TAGS[revision]} {self._attributes()}/>"

    def _attributes(self) -> str:
        return f'w:id="{next(self._ids)}" w:author="{AUTHOR}"'

    def _begin_comment(self, change: Change) -> None:
        self._comment = next(self._ids)
        self._runs.append(f'<w:commentRangeStart w:id="{self._comment}"/>')
        text = f'<w:p><w:r><w:t xml:space="preserve">{_escaped(note(change))}</w:t></w:r></w:p>'
        self._comments.append(
            f'<w:comment w:id="{self._comment}" w:author="{AUTHOR}" w:initials="ad">{text}</w:comment>'
        )

    def _end_comment(self) -> None:
        if self._noted is not None:
            self._runs.append(f'<w:commentRangeEnd w:id="{self._comment}"/>')
            self._runs.append(f'<w:r><w:commentReference w:id="{self._comment}"/></w:r>')

    def _begin_move(self, move: MoveRange) -> None:
        self._range = next(self._ids)
        attributes = f'w:id="{self._range}" w:author="{AUTHOR}" w:date="{_EARLIEST}"'
        self._runs.append(f'<w:{_end(move)}RangeStart {attributes} w:name="move{move.change.id}"/>')

    def _end_move(self) -> None:
        if self._move is not None:
            self._runs.append(f'<w:{_end(self._move)}RangeEnd w:id="{self._range}"/>')


def _end(move: MoveRange) -> str:
    return "moveFrom" if move.leaves else "moveTo"


def _run(text: str, revision: Revision, markup: str = "") -> str:
    """Return a run with the text of a paragraph, whose properties are the markup.

    >>> print(_run("a < b\\tc", "deleted"))
    <w:r><w:delText xml:space="preserve">a &lt; b</w:delText><w:tab/><w:delText xml:space="preserve">c</w:delText></w:r>
    """
    tag = "w:delText" if revision == "deleted" else "w:t"
    pieces = []
    for is_sign, group in groupby(text, key=_SIGNS.__contains__):
        if is_sign:
            pieces += [_SIGNS[sign] for sign in group]
        else:
            pieces.append(f'<{tag} xml:space="preserve">{_escaped("".join(group))}</{tag}>')
    properties = f"<w:rPr>{markup}</w:rPr>" if markup else ""
    return f"<w:r>{properties}{''.join(pieces)}</w:r>"


def _escaped(text: str) -> str:
    """Return the text for XML, in which a line end of older systems would become one of ours."""
    return escape(text, {"\r": "&#13;"})
