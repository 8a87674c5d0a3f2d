"""Whole articles to make cases of, their sentences, and the half that each belongs to."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.data import rows

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[“‘\"(]?[A-Z])|\n+")
_LETTERS_OF_HALF = 200


class Story(NamedTuple):
    """A whole article; paragraphs end in line breaks."""

    name: str
    text: str


def stories(source: Path) -> Iterator[Story]:
    """The articles of a folder of ``.txt`` files, or of a file of JSON lines with ``text`` and maybe ``id``."""
    if source.is_dir():
        for path in sorted(source.rglob("*.txt")):
            yield Story(path.stem, path.read_text("utf-8").strip())
        return
    for number, row in enumerate(rows(source, "name whole articles with --articles PATH")):
        yield Story(str(row.get("id", number)), row["text"].strip())


def half_of(story: Story) -> str:
    """The half that an article is in, by a checksum of its first letters: to tune on, or to report on.

    >>> half_of(Story("1", "The council met on Monday.")), half_of(Story("2", "The mayor spoke."))
    ('report', 'tune')
    """
    return "report" if zlib.crc32(story.text[:_LETTERS_OF_HALF].encode()) % 2 else "tune"


def sentences(text: str) -> list[str]:
    """Return the sentences with the white space after them; joined they are the text.

    >>> sentences("It rained. “Why?” he asked.\\nNobody knew.")
    ['It rained. ', '“Why?” he asked.\\n', 'Nobody knew.']
    """
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if start < end]
