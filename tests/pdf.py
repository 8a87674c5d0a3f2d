"""Makes small PDF documents, sign by sign, for the tests of their reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence


def text(x: float, y: float, words: str, size: float = 12, color: str = "0 g") -> str:
    """The operators that set words in Helvetica, from a point on."""
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"{color} BT /F1 {size} Tf {x} {y} Td ({escaped}) Tj ET\n"


def lines(words: Sequence[str], x: float = 72, y: float = 700, size: float = 12) -> str:
    """The operators that set lines one below the other."""
    return "".join(text(x, y - 14 * number, line, size) for number, line in enumerate(words))


def box(left: float, bottom: float, width: float, height: float = 12, color: str = "0 g") -> str:
    """The operators that fill a box."""
    return f"{color} {left} {bottom} {width} {height} re f\n"


PICTURE = "q 400 0 0 500 72 72 cm /I1 Do Q\n"
"""The operators that show a picture."""


def pdf(*pages: str, info: Mapping[str, str] | None = None) -> bytes:
    """A document whose pages have these operators."""
    numbers = range(6, 6 + 2 * len(pages), 2)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{number} 0 R' for number in numbers)}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray /Length 1 "
        ">>\nstream\nA\nendstream",
        "<< " + " ".join(f"/{key} ({value})" for key, value in (info or {}).items()) + " >>",
    ]
    for number, operators in zip(numbers, pages, strict=True):
        objects += (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> >>",
            f"<< /Length {len(operators.encode('cp1252'))} >>\nstream\n{operators}\nendstream",
        )
    return numbered(objects)


def numbered(objects: Sequence[str]) -> bytes:
    """A document of these objects, numbered from 1; the first is the catalogue, and the fifth has the properties."""
    content = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{each}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{len(content)}\n%%EOF\n"
    )
    return content + end.encode()
