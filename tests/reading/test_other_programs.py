"""One story in the documents of other programs: it is one text, and damage in it is what it is in plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from articlediff import Article, compare, read_article
from articlediff.model import Kind
from tests.other_programs import needs_other_programs, of_chromium, of_libreoffice, of_pandoc

pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")
pytest.importorskip("trafilatura", reason="the extra html is not installed")
pytestmark = needs_other_programs

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PLAIN = "plain text"
NAMES = ("harbour.full", "harbour.truncated", "inquiry.full", "inquiry.truncated")
ON_PAPER = {"a PDF of LibreOffice", "a PDF of Chromium"}


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Article]]:
    """The articles of each document, by the name of the sample and what made it."""
    folder = tmp_path_factory.mktemp("made")
    stories = {name.replace(".", "-"): (SAMPLES / f"{name}.txt").read_text("utf-8") for name in NAMES}
    made = {to: of_libreoffice(stories, to, folder) for to in ("pdf", "docx")}
    found: dict[str, dict[str, Article]] = {}
    for name, story in stories.items():
        word = made["docx"][name]
        documents = {
            PLAIN: story.encode(),
            "a PDF of LibreOffice": made["pdf"][name],
            "a PDF of Chromium": of_chromium(story, folder),
            "a Word document of LibreOffice": word,
            "a book of pandoc": of_pandoc(word, "epub", folder),
            "a page of pandoc": of_pandoc(word, "html", folder),
        }
        found[name] = {sort: read_article(content, name=sort) for sort, content in documents.items()}
    return found


def test_versions_of_one_story_differ_in_nothing_but_formatting(versions: dict[str, dict[str, Article]]) -> None:
    for name in ("harbour-full", "inquiry-full"):
        for one in versions[name].values():
            for other in versions[name].values():
                changes = [change for change in compare(one, other).changes if change.kind != Kind.FORMATTING]
                assert changes == [], (name, one.name, other.name)


def restored_words(copy: Article, full: Article) -> list[str]:
    """The words that are put back, without the line ends of the page."""
    return ["".join(change.full.text.split()) for change in compare(copy, full).restored]


def test_damage_in_documents_is_what_it_is_in_plain_text(versions: dict[str, dict[str, Article]]) -> None:
    for name in ("harbour", "inquiry"):
        copies, fulls = versions[f"{name}-truncated"], versions[f"{name}-full"]
        plain = compare(copies[PLAIN], fulls[PLAIN]).restored_text()
        for sort, copy in copies.items():
            for full in (fulls[PLAIN], fulls[sort]):
                if sort in ON_PAPER and name == "harbour":
                    # Spaces at the end of a line are not on paper: what they are left of may not be found.
                    words = restored_words(copy, full)
                    assert len(words) > 10
                    assert set(words) <= set(restored_words(copies[PLAIN], fulls[PLAIN])), sort
                else:
                    found = compare(copy, full).restored_text()
                    assert "".join(found.split()) == "".join(plain.split()), (name, sort)
