"""Documents of a story as other programs make them: LibreOffice, Chromium and pandoc."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from tests.word_processor import converted

needs_other_programs = pytest.mark.skipif(
    not all(map(shutil.which, ("soffice", "chromium", "pandoc"))), reason="LibreOffice, Chromium or pandoc is missing"
)

_NAMES = (
    'xmlns:{0}="urn:oasis:names:tc:opendocument:xmlns:{0}:1.0"',
    'xmlns:{0}="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"',
)
_OPEN_DOCUMENT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {" ".join(_NAMES[0].format(name) for name in ("office", "style", "text"))} {_NAMES[1].format("fo")}
  office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles>
  <style:page-layout style:name="page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"
    fo:margin="2cm"><style:columns fo:column-count="2" fo:column-gap="0.8cm"/></style:page-layout-properties>
  </style:page-layout>
  <style:style style:name="words" style:family="paragraph">
    <style:paragraph-properties fo:text-align="justify" fo:margin-bottom="0.2cm"/>
    <style:text-properties fo:font-size="11pt" fo:language="en" fo:country="US" fo:hyphenate="true"/></style:style>
  <style:style style:name="lines" style:family="paragraph">
    <style:paragraph-properties fo:margin-bottom="0.2cm"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page"/></office:master-styles>
<office:body><office:text>{{}}</office:text></office:body></office:document>"""
_PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The story</title><style>
@page {{ margin: 2cm }} body {{ column-count: 2; column-gap: 2em; font: 11pt serif }}
p {{ text-align: justify; hyphens: auto; white-space: pre-wrap; margin: 0 0 0.6em }}
</style></head><body>{}</body></html>"""


def of_libreoffice(stories: Mapping[str, str], to: str, folder: Path) -> dict[str, bytes]:
    """Return the stories, by name, as LibreOffice saves them in the format ``to``; on paper they have two columns."""
    bodies = {name: "".join(map(_open_paragraph, _paragraphs(text))) for name, text in stories.items()}
    sources = {name: _OPEN_DOCUMENT.format(body).encode() for name, body in bodies.items()}
    return converted(sources, to, folder, "fodt")


def of_chromium(story: str, folder: Path) -> bytes:
    """Return the story as Chromium prints its page to a PDF document, in two columns."""
    page, printed = folder / "page.html", folder / "page.pdf"
    page.write_text(_PAGE.format("".join(f"<p>{escape(text)}</p>" for text in _paragraphs(story))), "utf-8")
    _run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--user-data-dir={folder / 'chromium'}", f"--print-to-pdf={printed}", page.as_uri())  # fmt: skip
    return printed.read_bytes()


def of_pandoc(document: bytes, to: str, folder: Path) -> bytes:
    """Return the Word document as pandoc writes it in the format ``to``."""
    source, target = folder / "story.docx", folder / f"story.{to}"
    source.write_bytes(document)
    _run("pandoc", "--standalone", "--metadata=title:The story", f"--output={target}", str(source))
    return target.read_bytes()


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def _paragraphs(story: str) -> list[str]:
    return story.strip("\n").split("\n\n")


def _open_paragraph(text: str) -> str:
    """The paragraph as OpenDocument writes it, in which spaces after a space are elements."""
    # Justified lines before a line end are stretched over the whole column.
    style = "lines" if "\n" in text else "words"
    inner = re.sub("(?<= ) +", lambda run: f'<text:s text:c="{len(run[0])}"/>', escape(text))
    return f'<text:p text:style-name="{style}">{inner.replace(chr(10), "<text:line-break/>")}</text:p>'
