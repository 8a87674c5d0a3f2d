"""The look of a Word document's words and paragraphs, for another document that is to look like it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element
from xml.sax.saxutils import quoteattr

from articlediff.errors import UnreadableError
from articlediff.model import Styled, Styling
from articlediff.reading.formats.archive import Archive
from articlediff.reading.formats.markup import parsed
from articlediff.reading.formats.word_story import Story
from articlediff.reading.manner import Revisions
from articlediff.records import NamedTuple

_MEMBERS = ("styles.xml", "numbering.xml", "theme/theme1.xml")
"""The parts to which properties refer."""
_STRICT = b"http://purl.oclc.org/ooxml/"
"""The beginning of the names in files of the strict form, whose values are written otherwise."""
# In the order that the schema of ECMA-376 prescribes (CT_RPr, CT_PPrBase, CT_SectPr), and not every program keeps.
_OF_RUNS = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid color "
    "spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout"
).split()
"""Properties of characters; hidden ones are not read."""
_OF_PARAGRAPHS = (
    "pStyle keepNext keepLines pageBreakBefore widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment outlineLvl"
).split()
"""Properties of paragraphs, without those of their frames and tables."""
_OF_PAGES = "pgSz pgMar cols docGrid".split()
"""Properties of a page that refer to no header, footer or printer."""


class _Stretch(NamedTuple):
    """Text of one run as the document has it, or the beginning of a paragraph, which has none; with its properties."""

    text: str
    markup: str


class StyledStory(Story):
    """The walk over a document that also keeps the look of what it meets."""

    def __init__(self, revisions: Revisions) -> None:
        super().__init__(revisions)
        self.met: list[_Stretch] = []
        self._run = ""

    def _text(self, element: Element) -> str:
        if element.tag == "w-p":
            self.met.append(_Stretch("", _markup(element.find("w-pPr"), _OF_PARAGRAPHS)))
        return super()._text(element)

    def _piece(self, child: Element) -> str:
        if child.tag == "w-r":
            self._run = _markup(child.find("w-rPr"), _OF_RUNS)
        text = super()._piece(child)
        if text and not len(child):
            self.met.append(_Stretch(text, self._run))
        return text


def styling_of(text: str, story: StyledStory, body: Element, archive: Archive, folder: str) -> Styling | None:
    """Return the look of the text of an article, which the story told; None where it cannot be told.

    `folder`: that of the document in its archive.
    """
    names = [name for name in _MEMBERS if posixpath.join(folder, name) in archive.names]
    # A part with pictures would need these too.
    alone = [name for name in names if posixpath.join(folder, "_rels", f"{name}.rels") not in archive.names]
    contents = ((name, archive.member(posixpath.join(folder, name))) for name in alone)
    members = tuple((name, content) for name, content in contents if _is_sound(content, name))
    if any(_STRICT in content for _, content in members):
        return None
    runs, paragraphs = [*_placed(story.met, text)], [*_placed(story.met, text, of_paragraphs=True)]
    return Styling(tuple(runs), tuple(paragraphs), _markup(body.find("w-sectPr"), _OF_PAGES), members)


def _placed(met: list[_Stretch], text: str, *, of_paragraphs: bool = False) -> Iterator[Styled]:
    """Yield where in the text each look begins, of runs or of paragraphs, and none that goes on.

    The text has the words of the stretches in their order; white space at the ends of paragraphs may be missing.
    """
    at = 0
    last: str | None = None
    begins: str | None = None
    for words, markup in met:
        if not words:
            begins = markup
            continue
        found = _find(words, text, at)
        if found is None:
            continue
        start, at = found
        look = begins if of_paragraphs else markup
        begins = None
        if look is not None and (of_paragraphs or look != last):
            yield Styled(start, look)
            last = look


def _find(words: str, text: str, at: int) -> tuple[int, int] | None:
    """Return where the words begin and end in the text from there on, with as much of their outer space as it has.

    >>> _find(" pier ", "The old pier", 7), _find(" ", "The old", 3), _find(" ", "Old", 3)
    ((7, 12), (3, 4), None)
    """
    bare = words.strip()
    if not bare:
        return (at, at + len(words)) if text.startswith(words, at) else None
    found = text.find(bare, at)
    if found < 0:
        return None
    end = found + len(bare)
    trailing = words[len(words.rstrip()) :]
    return max(at, found - words.index(bare)), end + len(trailing) * text.startswith(trailing, end)


def _is_sound(content: bytes, name: str) -> bool:
    """Return whether a part may be handed on to another program as it is."""
    try:
        parsed(content, name, {})
    except UnreadableError:
        return False
    return True


def _markup(properties: Element | None, wanted: Sequence[str]) -> str:
    """Return the properties that are ``wanted``, in that order, as markup."""
    if properties is None:
        return ""
    found = (properties.find(f"w-{name}") for name in wanted)
    return "".join(_element(child) for child in found if child is not None)


def _element(element: Element) -> str:
    """Return the element with what is in it; nothing for one of another vocabulary.

    >>> from xml.etree.ElementTree import fromstring
    >>> _element(fromstring('<w-spacing w-after="0" odd="1"><strange/></w-spacing>'))
    '<w:spacing w:after="0"/>'
    """
    if not element.tag.startswith("w-"):
        return ""
    name = _name(element.tag)
    attributes = "".join(f" {_name(key)}={quoteattr(value)}" for key, value in element.items() if key.startswith("w-"))
    inner = "".join(map(_element, element))
    return f"<{name}{attributes}>{inner}</{name}>" if inner else f"<{name}{attributes}/>"


def _name(name: str) -> str:
    return f"w:{name.removeprefix('w-')}"
