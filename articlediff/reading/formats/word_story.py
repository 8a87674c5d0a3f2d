"""The paragraphs of a Word document as its reader sees them, with its tracked changes accepted, rejected or shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from articlediff.reading.formats.extracted import Paragraph
from articlediff.reading.manner import Revisions

_INSERTED = frozenset(("w-ins", "w-moveTo"))
_DELETED = frozenset(("w-del", "w-moveFrom"))
_SIGNS = {
    "w-tab": "\t",
    "w-br": "\n",
    "w-cr": "\n",
    "w-noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "w-softHyphen": "\N{SOFT HYPHEN}",
}
_LEFT_OUT = frozenset(("w-pPr", "w-rPr", "w-instrText", "w-delInstrText", "w-tblPr", "w-trPr", "w-tcPr", "w-sectPr"))
_REFERENCES = {"w-footnoteReference": "footnotes", "w-endnoteReference": "endnotes"}
_BOXES = frozenset(("w-txbxContent",))
_OFF = frozenset(("0", "false", "off", "none"))
_NO_SIGNS = range(0xD800, 0xF900)
"""Half characters, and those of private use."""
_MARKS = {"inserted": ("{+", "+}"), "deleted": ("[-", "-]")}
"""The marks around tracked changes that are shown: those of added and removed words in reports."""


class Story:
    """The walk over a document's elements; it counts what was mended and keeps the notes that were referred to."""

    def __init__(self, revisions: Revisions) -> None:
        self._revisions = revisions
        self._counts: Counter[str] = Counter()
        self._references: dict[str, list[str]] = {"footnotes": [], "endnotes": []}
        self._boxes: list[Element] = []

    def referred(self, notes: str) -> list[str]:
        """Return the ids of the ``footnotes`` or ``endnotes`` that the text refers to, in its order."""
        return self._references[notes]

    def mendings(self, called: str) -> Iterator[str]:
        """Yield a sentence for each sort of thing that was mended or left out."""
        what = {"accepted": "accepted", "rejected": "rejected", "shown": "shown with marks"}[self._revisions]
        changes = self._counts["inserted"] + self._counts["deleted"]
        if changes:
            yield f"{called} has {_counted(changes, 'tracked change')}: {what}"
        if self._counts["hidden"]:
            yield f"{called} has {_counted(self._counts['hidden'], 'hidden run')} of text: left out"
        if self._counts["numbered"]:
            yield f"{called} has {_counted(self._counts['numbered'], 'list paragraph')}: read without number or bullet"

    def paragraphs(self, container: Element, where: str = "") -> Iterator[Paragraph]:
        """Yield the paragraphs within the element, in reading order; text boxes follow the paragraph they hang on."""
        pending = ""
        for paragraph, place in self._blocks(container, where):
            boxes, self._boxes = self._boxes, []
            text = pending + self._text(paragraph)
            hanging, self._boxes = self._boxes, boxes
            if self._flows_on(paragraph):
                pending = text
            else:
                pending = ""
                yield Paragraph(text, place)
            for box in hanging:
                yield from self.paragraphs(box, "text box")
        if pending:
            yield Paragraph(pending, where)

    def _blocks(self, container: Element, where: str) -> Iterator[tuple[Element, str]]:
        """Yield the paragraph elements and their places; the cells of a table come row by row."""
        for child in self._seen(container):
            if child.tag == "w-p":
                yield child, where
            elif child.tag == "w-tbl":
                self._counts["tables"] += not where.startswith("table")
                yield from self._blocks(child, where or f"table {self._counts['tables']}")
            elif child.tag == "w-tr" and not self._has_row(child):
                continue
            elif child.tag not in _LEFT_OUT:
                yield from self._blocks(child, where)

    def _has_row(self, row: Element) -> bool:
        """Return whether a table's row is there, after its own tracked change."""
        gone = {"accepted": "w-del", "rejected": "w-ins"}.get(self._revisions, "")
        return row.find(f"w-trPr/{gone}") is None if gone else True

    def _seen(self, element: Element) -> Iterator[Element]:
        """Yield the children that a reader sees: of alternatives that mean one thing only the first."""
        for child in element:
            if child.tag == "mc-AlternateContent":
                alternative = child.find("mc-Choice")
                alternative = child.find("mc-Fallback") if alternative is None else alternative
                yield from () if alternative is None else self._seen(alternative)
            else:
                yield child

    def _flows_on(self, paragraph: Element) -> bool:
        """Return whether the next paragraph belongs to this one, since the break between them is not there."""
        gone = {"accepted": _DELETED, "rejected": _INSERTED}.get(self._revisions, frozenset())
        return any(paragraph.find(f"w-pPr/w-rPr/{tag}") is not None for tag in gone)

    def _text(self, element: Element) -> str:
        """Return the words within a paragraph or a run."""
        if element.tag == "w-p" and element.find("w-pPr/w-numPr") is not None:
            self._counts["numbered"] += 1
        return "".join(map(self._piece, self._seen(element)))

    def _piece(self, child: Element) -> str:
        tag = child.tag
        if tag in ("w-t", "w-delText", "m-t"):
            return child.text or ""
        if tag in _SIGNS:
            return _SIGNS[tag]
        if tag in _INSERTED or tag in _DELETED:
            return self._revised(child, "inserted" if tag in _INSERTED else "deleted")
        if tag in _REFERENCES:
            self._references[_REFERENCES[tag]].append(child.get("w-id", ""))
            return ""
        if tag in _BOXES:
            self._boxes.append(child)
            return ""
        if tag == "w-sym":
            return _symbol(child.get("w-char", ""))
        if tag in _LEFT_OUT or (tag == "w-r" and self._is_hidden(child)):
            return ""
        return self._text(child)

    def _revised(self, element: Element, sort: str) -> str:
        """Return the words of a tracked change, if they are there after it was accepted or rejected."""
        self._counts[sort] += 1
        if self._revisions == "shown":
            start, end = _MARKS[sort]
            text = self._text(element)
            return f"{start}{text}{end}" if text.strip() else text
        if (sort == "inserted") == (self._revisions == "accepted"):
            return self._text(element)
        return ""

    def _is_hidden(self, run: Element) -> bool:
        vanish = run.find("w-rPr/w-vanish")
        is_hidden = vanish is not None and vanish.get("w-val", "") not in _OFF
        self._counts["hidden"] += is_hidden
        return is_hidden


def _symbol(code: str) -> str:
    """Return the sign of a font; one that only that font knows is read as the sign that says so.

    >>> _symbol("2014"), _symbol("F0B7")
    ('—', '\\ufffd')
    """
    try:
        number = int(code, 16)
        return "\N{REPLACEMENT CHARACTER}" if number in _NO_SIGNS else chr(number)
    except (ValueError, OverflowError):
        return ""


def _counted(number: int, name: str) -> str:
    return f"a {name}" if number == 1 else f"{number:,} {name}s"
