"""The process in which PDF documents are read, so that one made to break its reader breaks nothing else.

It gets the document on standard input, and writes JSON to standard output: what the document tells, or an error.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from typing import Any

from articlediff.reading.formats.pdf_types import Page, PdfContent, PdfLine

MEMORY = 2 << 30
"""Bytes of memory that the process may have."""
SECONDS = 100
"""Seconds that the process may work; a page takes a fiftieth of one."""
TOO_LONG, BROKEN, LOCKED = "too long", "broken", "locked"
"""The errors: a text above the limit, a document that is not whole, and one that asks for a password."""


def main() -> None:
    """Read the document; the first argument is the limit for the code points of its text."""
    _limit()
    try:
        told: Any = _told(sys.stdin.buffer.read(), int(sys.argv[1]))
    except OverflowError:
        told = {"error": TOO_LONG}
    except Exception as error:
        # Whatever a reader raises, the document is what is wrong.
        is_locked = "password" in str(error).lower() or "decrypted" in str(error)
        told = {"error": LOCKED if is_locked else BROKEN, "why": " ".join(str(error).split())}
    sys.stdout.buffer.write(json.dumps(told).encode())


def _limit() -> None:
    """Set the limits of the system, where it has any."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for limit, value in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(limit, (value, value))
        except (ValueError, OSError):
            continue  # a lower limit is set already, or the system does not know this one


def _told(content: bytes, most: int) -> PdfContent:
    if importlib.util.find_spec("pypdfium2"):
        from articlediff.reading.formats.pdf_pages import told_by_pdfium

        return told_by_pdfium(content, most)
    from articlediff.reading.formats.pdf_plain import told_by_pypdf

    return told_by_pypdf(content, most)


def from_json(told: list[Any]) -> PdfContent:
    """Return what the process wrote as the types that it had."""
    pages, *properties = told
    return PdfContent(
        tuple(Page(tuple(PdfLine(*line) for line in lines), *counts) for lines, *counts in pages), *properties
    )
