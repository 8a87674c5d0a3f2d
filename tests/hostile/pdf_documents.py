"""PDF documents that are hostile, by what they are: how each is made, and what reading it must give."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from tests.hostile.inputs import STORY, Hostile
from tests.pdf import PICTURE, box, lines, numbered, pdf, text

_PAGE = text(72, 700, STORY)
_CATALOGUE, _PAGES = "<< /Type /Catalog /Pages 2 0 R", "<< /Type /Pages /Count 1 /Kids [6 0 R] >>"


def _changed(old: bytes, new: bytes, page: str = _PAGE) -> Callable[[], bytes]:
    """Make a document with other bytes in the place of some; what is after them is at another place than it says."""
    return lambda: pdf(page).replace(old, new)


def _packed(operators: bytes, times: int = 1, layers: int = 1) -> bytes:
    """A document whose page has these operators many times over, packed in layers."""
    packer = zlib.compressobj(9)
    stream = b"".join(packer.compress(operators) for _ in range(times)) + packer.flush()
    for _ in range(layers - 1):
        stream = zlib.compress(stream, 9)
    filters = b"/FlateDecode " * layers
    head = b"<< /Filter [%s] /Length %d >>\nstream\n" % (filters, len(stream))
    return pdf("PACKED").replace(b"<< /Length 6 >>\nstream\nPACKED", head + stream)


def _within_themselves() -> bytes:
    return numbered([_CATALOGUE + " >>", "<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>", "0", "0", "<< >>"])


def _drawing_itself() -> bytes:
    """A page that draws a form, which draws itself."""
    form = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /I1 4 0 R >> >> /Length 6 >>"
        "\nstream\n/I1 Do\nendstream"
    )
    return _with_object(4, form, "/I1 Do\n" + _PAGE)


def _with_object(number: int, replacement: str, page: str = _PAGE) -> bytes:
    """A document that has another object in the place of one of its first five."""
    content = pdf(page)
    start = content.index(b"%d 0 obj\n" % number)
    end = content.index(b"endobj", start)
    return content[:start] + f"{number} 0 obj\n{replacement}\n".encode("latin-1") + content[end:]


def _font_that_draws_itself() -> bytes:
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 65 /LastChar 65 "
        "/Widths [9] /Encoding << /Differences [65 /A] >> /CharProcs << /A 4 0 R >> /Resources "
        "<< /Font << /F1 3 0 R >> >> >>"
    )
    glyph = "<< /Length 28 >>\nstream\n9 0 d0 BT /F1 1 Tf (A) Tj ET\nendstream"
    content = _with_object(3, font, text(72, 700, "A" * 50))
    start = content.index(b"4 0 obj\n")
    return content[:start] + f"4 0 obj\n{glyph}\n".encode() + content[content.index(b"endobj", start) :]


def _acting(action: str) -> bytes:
    """A document that asks its reader to do something when it is opened."""
    return _with_object(1, f"{_CATALOGUE} /OpenAction << {action} >> >>")


def _pages(number: int) -> bytes:
    return pdf(*[_PAGE] * number)


_BROKEN, _NOTHING = "is a broken PDF document", "is a PDF document without text"
PDF_DOCUMENTS = {
    "nothing but the beginning": Hostile(lambda: b"%PDF-1.7\n", _BROKEN),
    "a document that breaks off": Hostile(lambda: pdf(_PAGE)[:300], _BROKEN),
    "a document with bytes at random": Hostile(lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400, _BROKEN),
    "a document without its table": Hostile(lambda: pdf(_PAGE).partition(b"xref")[0], _BROKEN),
    "a table with wrong places": Hostile(_changed(b" 00000 n", b" 00000 f"), text=STORY),
    "a table that begins after the end": Hostile(_changed(b"startxref\n", b"startxref\n9999"), text=STORY),
    "a table that comes before itself": Hostile(_changed(b"/Root 1 0 R", b"/Root 1 0 R /Prev 9"), text=STORY),
    "a table of a billion objects": Hostile(_changed(b"xref\n0 8", b"xref\n0 999999999"), text=STORY),
    "pages within themselves": Hostile(_within_themselves, _BROKEN),
    "a billion pages": Hostile(_changed(b"/Count 1", b"/Count 999999999"), text=STORY),
    "a page that is its own parent": Hostile(_changed(b"/Parent 2 0 R", b"/Parent 6 0 R"), text=STORY),
    "no pages": Hostile(_changed(b"/Kids [6 0 R]", b"/Kids []"), _BROKEN),
    "a page that unpacks to 64 MiB of spaces": Hostile(lambda: _packed(b" " * (1 << 20), 64), _NOTHING),
    "a page that is packed thirty times over": Hostile(lambda: _packed(_PAGE.encode(), layers=30), text=STORY),
    "a page of a filter that is not known": Hostile(
        lambda: _packed(_PAGE.encode()).replace(b"FlateDecode", b"FlameDecode"), _NOTHING
    ),
    "a page of negative length": Hostile(_changed(b"/Length 8", b"/Length -8"), text=STORY),
    "arrays within one another": Hostile(lambda: pdf("[" * 100_000), _NOTHING),
    "dictionaries within one another": Hostile(lambda: _with_object(5, "<< /A " * 50_000), text=STORY),
    "states within one another": Hostile(lambda: pdf("q " * 100_000), _NOTHING),
    "a form that draws itself": Hostile(_drawing_itself, text=STORY),
    "a font whose letter draws itself": Hostile(_font_that_draws_itself, text="AAA"),
    "a page of no size": Hostile(_changed(b"[0 0 612 792]", b"[0 0 0 0]"), text=STORY),
    "a page as large as numbers are": Hostile(_changed(b"[0 0 612 792]", b"[-9e99 -9e99 9e99 9e99]"), text=STORY),
    "letters of no size": Hostile(lambda: pdf(text(72, 700, STORY, size=0)), _NOTHING),
    "letters as large as numbers are": Hostile(lambda: pdf(text(72, 700, STORY, size=1e30)), _NOTHING),
    "letters that are far away": Hostile(lambda: pdf(text(1e30, -1e30, STORY)), text=STORY),
    "a thousand letters at one place": Hostile(lambda: pdf(text(72, 700, "A") * 1000), text="A"),
    "ten thousand lines at one height": Hostile(lambda: pdf(text(72, 700, "word ") * 10_000), text="word"),
    "ten thousand black boxes": Hostile(lambda: pdf(_PAGE + box(72, 300, 20) * 10_000), text=STORY),
    "ten thousand pictures": Hostile(lambda: pdf(_PAGE + PICTURE * 10_000), text=STORY),
    "a thousand pages with one line, which is a running head": Hostile(lambda: _pages(1_000), "is empty"),
    "commands to a terminal": Hostile(lambda: pdf(text(72, 700, f"\x1b]0;owned\x07{STORY}")), text="\x1b]0;"),
    "a title that is an attack": Hostile(lambda: pdf(_PAGE, info={"Title": "\x1b]0;owned\x07<script>"}), text=STORY),
    "a script that runs when it is opened": Hostile(
        lambda: _acting("/S /JavaScript /JS (app.alert\\(1\\))"), text=STORY
    ),
    "a program that starts when it is opened": Hostile(lambda: _acting("/S /Launch /F (/bin/sh)"), text=STORY),
    "an address that is loaded when it is opened": Hostile(
        lambda: _acting("/S /URI /URI (http://127.0.0.1/)"), text=STORY
    ),
    "a page whose operators are in another file": Hostile(
        _changed(b"/Length 8", b"/F (file:///etc/passwd) /Length 8"), text=STORY
    ),
    "a lock of no known sort": Hostile(
        _changed(b"/Root 1 0 R", b"/Root 1 0 R /Encrypt << /Filter /Other /V 9 >>"), _BROKEN
    ),
    "half a page of parentheses": Hostile(lambda: pdf("BT /F1 9 Tf (" + "(" * 50_000), _NOTHING),
    "a story between lines that never end": Hostile(lambda: pdf(lines([STORY] * 5) + "BT " * 20_000), text=STORY),
}
PDF_DOCUMENTS = {name: hostile._replace(ending="pdf") for name, hostile in PDF_DOCUMENTS.items()}
