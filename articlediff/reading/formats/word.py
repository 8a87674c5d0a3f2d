"""Word documents (DOCX): a zip archive of XML. Its tracked changes are accepted, rejected or shown.

The format is ECMA-376, Office Open XML; part 1, chapter 17 describes the elements that are read here.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from articlediff.errors import UnreadableError
from articlediff.reading.formats.archive import Archive
from articlediff.reading.formats.extracted import Extracted, Paragraph, extracted
from articlediff.reading.formats.markup import parsed
from articlediff.reading.formats.word_story import Story
from articlediff.reading.formats.word_styling import StyledStory, styling_of
from articlediff.reading.manner import Manner

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = {
    _WORD: "w-",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w-",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc-",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m-",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m-",
    "http://purl.org/dc/elements/1.1/": "dc-",
    "http://purl.org/dc/terms/": "dcterms-",
}
"""The prefixes of the names; those of Word have two namespaces, the second for files in the strict form."""
_USUAL_MAIN = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_BESIDE = {"header": "a running head", "footer": "a running foot", "comments.": "comments"}
"""What the names of members begin with that are beside the text, and what they hold."""
_NOTES = (("footnotes", "w-footnote"), ("endnotes", "w-endnote"))


def read(content: bytes, called: str, manner: Manner) -> Extracted:
    """Return the words of the document in reading order, its notes and text boxes too, and its title, author and date.

    Raises :class:`UnreadableError` for an archive that is broken or is not a Word document.
    """
    archive = Archive(content, called, manner.most_bytes)
    main = _main(archive, called)
    story = StyledStory(manner.revisions)
    body = parsed(archive.member(main), called, _NAMESPACES).find("w-body")
    if body is None:
        raise UnreadableError(f"{called} is a Word document without a body", "get another copy")
    paragraphs = [*story.paragraphs(body), *_notes(archive, called, main, story)]
    properties = _properties(archive, called)
    text, origin = extracted(
        paragraphs,
        "docx",
        title=properties.get("dc-title", ""),
        byline=properties.get("dc-creator", ""),
        date=properties.get("dcterms-created", "")[:10],
        mendings=[*story.mendings(called), *_left_out(archive, called, main)],
    )
    styling = styling_of(text, story, body, archive, posixpath.dirname(main))
    return Extracted(text, origin._replace(styling=styling))


def _main(archive: Archive, called: str) -> str:
    """Return the name of the member that has the text, as the archive's relationships tell it."""
    if "_rels/.rels" in archive.names:
        for relation in parsed(archive.member("_rels/.rels"), called, _NAMESPACES):
            if relation.get("Type", "").endswith("/officeDocument"):
                return posixpath.normpath(relation.get("Target", "").lstrip("/"))
    return _USUAL_MAIN


def _left_out(archive: Archive, called: str, main: str) -> Iterator[str]:
    """Yield a sentence for each sort of member beside the text that has words, which are not the story's."""
    for what, sort in _BESIDE.items():
        within = posixpath.join(posixpath.dirname(main), what)
        members = sorted(name for name in archive.names if name.startswith(within) and name.endswith(".xml"))
        roots = (parsed(archive.member(name), called, _NAMESPACES) for name in members)
        if any((text.text or "").strip() for root in roots for text in root.iter("w-t")):
            yield f"{called} has {sort}: left out"


def _notes(archive: Archive, called: str, main: str, story: Story) -> list[Paragraph]:
    """Return the paragraphs of the notes that the text refers to, in the order in which it does."""
    found: list[Paragraph] = []
    for name, element in _NOTES:
        member = posixpath.join(posixpath.dirname(main), f"{name}.xml")
        if member not in archive.names:
            continue
        notes = {note.get("w-id"): note for note in parsed(archive.member(member), called, _NAMESPACES).iter(element)}
        # Notes may refer to further notes, and to themselves: each is told once, and the list grows meanwhile.
        for number, key in enumerate(story.referred(name), 1):
            if note := notes.pop(key, None):
                found += story.paragraphs(note, f"{name.removesuffix('s')} {number}")
    return found


def _properties(archive: Archive, called: str) -> dict[str, str]:
    if _PROPERTIES not in archive.names:
        return {}
    root: Element = parsed(archive.member(_PROPERTIES), called, _NAMESPACES)
    return {child.tag: " ".join((child.text or "").split()) for child in root}
