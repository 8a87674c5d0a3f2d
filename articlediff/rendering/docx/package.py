"""The archive of a Word document: its parts, and what tells a reader where they are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of all members, the earliest that an archive can have: a comparison knows no clock."""
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SORTS = {
    "document.xml": f"{_TYPES}.document.main+xml",
    "comments.xml": f"{_TYPES}.comments+xml",
    "styles.xml": f"{_TYPES}.styles+xml",
    "numbering.xml": f"{_TYPES}.numbering+xml",
    "theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
}
"""The type of each part, by its name in the folder of the document."""
_RELATED = {
    "comments.xml": "comments",
    "styles.xml": "styles",
    "numbering.xml": "numbering",
    "theme/theme1.xml": "theme",
}
"""What a part is to the document, by its name."""
_STYLES = (
    f'{_HEAD}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>'
    '<w:rPrDefault><w:rPr><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    "</w:styles>"
)
"""Letters of 12 points and space between paragraphs; a document without styles has neither."""


def packed(document: str, comments: str, others: Mapping[str, bytes]) -> bytes:
    """Return the archive with the XML of the document and of its comments.

    `others`: parts to which the document refers, such as its styles, by their names in its folder. The same parts
    always give the same bytes.
    """
    beside = {"styles.xml": _STYLES.encode("utf-8"), **others, "comments.xml": comments.encode("utf-8")}
    sorts = {_RELATED[name]: name for name in beside}
    members = {
        "[Content_Types].xml": _content_types(["document.xml", *beside]).encode("utf-8"),
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}).encode("utf-8"),
        "word/document.xml": document.encode("utf-8"),
        "word/_rels/document.xml.rels": _relations(sorts).encode("utf-8"),
    }
    return archived(members | {f"word/{name}": content for name, content in beside.items()})


def archived(members: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of the members, in their order.

    Nothing is compressed, since the versions of zlib do it in different ways.

    >>> archived({"a": b"words"})[:4]
    b'PK\\x03\\x04'
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, _DAY), content)
    return target.getvalue()


def _relations(targets: Mapping[str, str]) -> str:
    """Return the part that tells which parts there are, by what they are."""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{sort}" Target="{target}"/>'
        for number, (sort, target) in enumerate(targets.items(), 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'


def _content_types(names: Iterable[str]) -> str:
    """Return the part that tells the types of the others."""
    rows = "".join(f'<Override PartName="/word/{name}" ContentType="{_SORTS[name]}"/>' for name in names)
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{rows}</Types>'
    )
