"""The pages for users and contributors, and the examples in them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
README = ROOT / "README.md"
PAGES = (README, ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md")))
OTHER_PAGES = (ROOT / "CHANGELOG.md", *(ROOT / folder / "README.md" for folder in ("benchmarks", "samples")))
"""Pages whose links are checked, and their examples not."""
DIFFERENCES = 1
"""The exit status of a comparison that found some."""


def text_of(page: Path) -> str:
    return page.read_text("utf-8")


def blocks(page: Path, language: str) -> list[str]:
    """Return the fenced blocks of a page that are in the language, in order."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text_of(page), re.MULTILINE | re.DOTALL)
    return [text for named, text in found if named == language]


class Example(NamedTuple):
    """A command line of a page, the exit status that it names, and the output that is shown, if any."""

    page: Path
    line: str
    status: int
    output: str


def examples(page: Path) -> list[Example]:
    """Return the command lines of a page.

    Where no comment names the exit status, a command finds differences, and a pipe ends with the 0 of its last command.
    """
    found = []
    for block in blocks(page, "console"):
        for text in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, output = text.partition("\n")
            command, _, status = line.partition("  # exit status ")
            usual = 0 if "|" in command else DIFFERENCES
            found.append(Example(page, command, int(status) if status else usual, output))
    return found
