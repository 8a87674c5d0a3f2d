"""PDF documents: read in a process of its own by PDFium, or else by pypdf, and put together to paragraphs."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from articlediff.errors import UnreadableError
from articlediff.reading.extras import is_installed, needed
from articlediff.reading.formats import pdf_process
from articlediff.reading.formats.extracted import Extracted, extracted
from articlediff.reading.formats.pdf_heads import running
from articlediff.reading.formats.pdf_paragraphs import paragraphs_of
from articlediff.reading.formats.pdf_types import Page, PdfContent
from articlediff.reading.manner import Manner
from articlediff.reading.unpacking import too_large

_SLACK = 20
"""Seconds that the process may take beside its work."""
_START = (
    "import sys; most, *sys.path[:] = sys.argv[1:]; sys.argv[1:] = [most]; "
    "from articlediff.reading.formats.pdf_process import main; main()"
)
"""The program of the process, which finds modules where this one does."""
_SHOWN = 5
"""Numbers of pages that a mending names."""


def read(content: bytes, called: str, manner: Manner) -> Extracted:
    """Return the words of the document without its running heads and page numbers, and its title, author and date.

    Raises :class:`MissingExtraError` if no reader is installed, :class:`TooLargeError` for a text above the limit, and
    :class:`UnreadableError` for a document that is broken, locked, a scan, or takes too much time or memory.
    """
    told = _told(content, called, manner.most_bytes)
    pages = told.pages
    if not any(page.lines for page in pages):
        raise _without_text(pages, called)
    heads = running([page.lines for page in pages])
    story = [
        [line for at, line in enumerate(page.lines) if (number, at) not in heads] for number, page in enumerate(pages)
    ]
    return extracted(
        paragraphs_of(story),
        "pdf",
        title=told.title.strip(),
        byline=told.author.strip(),
        date=_date(told.date),
        mendings=_mendings(pages, len(heads), called),
    )


def _told(content: bytes, called: str, most: int) -> PdfContent:
    """Return what the process tells of the document."""
    if not is_installed("pypdfium2") and not is_installed("pypdf"):
        needed("pypdfium2", f"{called} is a PDF document")
    try:
        done = subprocess.run(
            [sys.executable, "-c", _START, str(most), *sys.path],
            input=content,
            capture_output=True,
            timeout=pdf_process.SECONDS + _SLACK,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableError(f"{called} takes more than {error.timeout:.0f} seconds", "get another copy") from error
    except OSError as error:
        finding = f"{called} cannot be read, as no process can be started ({error})"
        raise UnreadableError(finding, "try again") from error
    try:
        told = json.loads(done.stdout)
    except ValueError as error:
        finding = f"{called} broke the reader of PDF documents (exit status {done.returncode})"
        raise UnreadableError(finding, "get another copy") from error
    if isinstance(told, dict):
        raise _error(told, called, most)
    return pdf_process.from_json(told)


def _error(told: dict[str, Any], called: str, most: int) -> UnreadableError:
    if told["error"] == pdf_process.TOO_LONG:
        return too_large(called, most)
    if told["error"] == pdf_process.LOCKED:
        return UnreadableError(f"{called} is locked with a password", "save a copy without it")
    return UnreadableError(f"{called} is a broken PDF document ({told['why']})", "get another copy")


def _without_text(pages: tuple[Page, ...], called: str) -> UnreadableError:
    advice = "have its words recognised (OCR) first"
    if any(page.pictures for page in pages):
        return UnreadableError(f"{called} is a scan: its pages are pictures and have no text", advice)
    return UnreadableError(f"{called} is a PDF document without text", advice)


def _date(date: str) -> str:
    """Return the day of a date as PDF writes it.

    >>> _date("D:20260301120000+01'00'"), _date("yesterday")
    ('2026-03-01', '')
    """
    digits = date.removeprefix("D:")[:8]
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdecimal() else ""


def _mendings(pages: tuple[Page, ...], heads: int, called: str) -> Iterator[str]:
    """Yield a sentence for each sort of thing that was mended, left out, or found."""
    if heads:
        yield f"{called} has {_number(heads, 'line')} of running heads and page numbers: left out"
    scanned = [number for number, page in enumerate(pages, 1) if not page.lines and page.pictures]
    if scanned:
        yield f"{called} has pages that are scans, without text: {_numbers(scanned)}"
    unknown = sum(line.text.count("\N{REPLACEMENT CHARACTER}") for page in pages for line in page.lines)
    if unknown:
        letters = _number(unknown, "letter")
        yield f"{called} has {letters} that its fonts do not name: read as \N{REPLACEMENT CHARACTER}"
    if hidden := sum(page.hidden for page in pages):
        found = _numbers([number for number, page in enumerate(pages, 1) if page.hidden])
        yield f"{called} has {_number(hidden, 'word')} under black boxes: read anyway ({found})"
    if boxes := sum(page.boxes for page in pages):
        found = _numbers([number for number, page in enumerate(pages, 1) if page.boxes])
        yield f"{called} has {_number(boxes, 'black box', 'black boxes')} without words: read as █ ({found})"


def _number(number: int, one: str, several: str = "") -> str:
    """Return the number of things for a person.

    >>> _number(1, "word"), _number(2000, "word")
    ('a word', '2,000 words')
    """
    return f"a {one}" if number == 1 else f"{number:,} {several or one + 's'}"


def _numbers(pages: list[int]) -> str:
    """Return the numbers of pages for a person.

    >>> _numbers([3]), _numbers([1, 2, 3, 5, 7, 9, 11])
    ('page 3', 'pages 1, 2, 3, 5, 7 and 2 more')
    """
    if len(pages) == 1:
        return f"page {pages[0]}"
    more = f" and {len(pages) - _SHOWN} more" if len(pages) > _SHOWN else ""
    return f"pages {', '.join(map(str, pages[:_SHOWN]))}{more}"
