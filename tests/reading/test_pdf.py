"""PDF documents: their lines, paragraphs, heads, boxes and scans, and documents that are broken or made to break."""

from __future__ import annotations

import zlib

import pytest

from articlediff import Article, compare, read_article
from articlediff.errors import TooLargeError, UnreadableError
from articlediff.reading.formats import pdf as pdf_reader
from articlediff.reading.formats import pdf_process
from tests.hostile.pdf_documents import PDF_DOCUMENTS
from tests.pdf import PICTURE, box, lines, pdf, text

pytest.importorskip("pypdfium2", reason="the extra pdf is not installed")

FIRST = (
    "The clerk of the board came to the mole on Monday morning, and nobody was",
    "waiting for him there but the keeper of the light, who had seen it all from the",
    "gallery and would not say a word of it.",
)
SECOND = (
    "The storm-battered pier was sold to the firm of Wren on Monday, after a long",
    "debate that lasted until the lights went out.",
)


def read(content: bytes, **how: object) -> Article:
    return read_article(content, name="a.pdf", **how)  # type: ignore[arg-type]


def joined(*paragraphs: tuple[str, ...]) -> str:
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs) + "\n"


PARAGRAPHS = {
    "with a gap between them": lines(FIRST) + lines(SECOND, y=645),
    "with an indent": lines(FIRST) + text(84, 658, SECOND[0]) + text(72, 644, SECOND[1]),
    "with a last line that is short": lines(FIRST + SECOND),
}


@pytest.mark.parametrize("page", PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_lines_are_put_together_to_paragraphs(page: str) -> None:
    assert read(pdf(page)).text == joined(FIRST, SECOND)


def test_a_heading_is_a_paragraph() -> None:
    heading = "The clerk of the board came to the mole and was alone"
    assert read(pdf(text(72, 725, heading, size=18) + lines(FIRST))).text == joined((heading,), FIRST)


def test_a_paragraph_that_goes_on_over_a_page_is_one_and_has_its_place() -> None:
    article = read(pdf(lines(FIRST[:2]), lines(FIRST[2:] + SECOND)))
    assert article.text == joined(FIRST, SECOND)
    assert article.origin is not None
    assert [place.where for place in article.origin.places] == ["page 1", "page 2"]


def test_columns_are_read_one_after_the_other() -> None:
    left = ("The clerk of the board came to", "the mole, and nobody was there", "but the keeper of the light,")
    right = ("who had seen it all from high", "on the gallery that morning.")
    assert read(pdf(lines(left) + lines(right, x=330))).text == joined(left + right)


def test_running_heads_and_page_numbers_are_left_out_and_that_is_said() -> None:
    pages = [
        text(250, 760, "The Quay, Monday") + lines(paragraph) + text(300, 40, f"- {number} -")
        for number, paragraph in enumerate((FIRST, SECOND), 1)
    ]
    article = read(pdf(*pages))
    assert article.text == joined(FIRST, SECOND)
    assert article.remarks == ("a.pdf has 4 lines of running heads and page numbers: left out",)


def test_a_line_that_comes_again_at_another_height_is_of_the_story() -> None:
    assert read(pdf(lines(SECOND), lines(SECOND, y=600))).text == joined(SECOND, SECOND)


@pytest.mark.parametrize(
    ("word", "start", "end"),
    [
        ("committee", "com", "mittee"),
        ("Roux-Adeyemi", "Roux", "Adeyemi"),
        ("storm-battered", "storm", "battered"),
        ("well-to-do", "well-to", "do"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_is_what_the_other_text_shows(word: str, start: str, end: str) -> None:
    story = f"The clerk of the board came to the mole on Monday, and nobody of the {word} was there."
    first, second = story.split(word)
    article = read(pdf(lines((f"{first}{start}-", f"{end}{second}"))))
    assert f"{start}-\n{end}" in article.text
    assert not compare(article, story).has_differences
    assert not compare(story, article).has_differences


@pytest.mark.parametrize("spaces", [2, 3, 7])
def test_runs_of_spaces_are_as_wide_as_on_paper(spaces: int) -> None:
    line = FIRST[0].replace("the board", f"the{' ' * spaces}board")
    assert read(pdf(lines((line, *FIRST[1:])))).text == joined((line, *FIRST[1:]))


def test_words_under_a_black_box_are_read_and_that_is_said() -> None:
    article = read(pdf(lines(FIRST) + box(72, 695, 85, 14)))
    assert article.text == joined(FIRST)
    assert article.remarks == ("a.pdf has 4 words under black boxes: read anyway (page 1)",)


@pytest.mark.parametrize(
    "page",
    [
        box(72, 695, 95, 14) + text(72, 700, "White on black.", color="1 g"),
        lines(FIRST) + box(72, 695, 95, 1),
        lines(FIRST) + box(72, 695, 95, 14, color="0.9 g"),
        box(0, 0, 612, 792, color="0 g") + text(72, 700, "White on black.", color="1 g"),
    ],
    ids=["letters on a box", "a rule", "a light box", "a background"],
)
def test_what_can_be_seen_is_not_hidden(page: str) -> None:
    assert read(pdf(page)).remarks == ()


def test_a_black_box_that_has_no_text_under_it_is_a_mask() -> None:
    before, after = "The clerk of the board met ", " at the end of the pier."
    article = read(pdf(text(72, 700, before.strip()) + box(220, 697, 60, 12) + text(284, 700, after.strip())))
    assert article.remarks == ("a.pdf has a black box without words: read as █ (page 1)",)
    assert article.text == f"{before}██████████{after}\n"
    (restored,) = compare(article, f"{before}Idris Wren{after}").restored
    assert restored.full.text == "Idris Wren"


def test_a_scan_is_refused_and_a_scanned_page_is_said() -> None:
    with pytest.raises(UnreadableError, match=r"a\.pdf is a scan: its pages are pictures and have no text; have its"):
        read(pdf(PICTURE, PICTURE))
    assert read(pdf(lines(FIRST), PICTURE)).remarks == ("a.pdf has pages that are scans, without text: page 2",)
    with pytest.raises(UnreadableError, match="without text"):
        read(pdf("", ""))


def test_title_author_and_date_are_told_beside_the_text() -> None:
    info = {"Title": "The pier", "Author": "Ann Wren", "CreationDate": "D:20260301100000Z"}
    origin = read(pdf(lines(FIRST), info=info)).origin
    assert origin is not None
    assert origin[:4] == ("pdf", "The pier", "Ann Wren", "2026-03-01")


def test_without_the_better_reader_the_other_one_is_taken() -> None:
    pytest.importorskip("pypdf")
    from articlediff.reading.formats.pdf_paragraphs import paragraphs_of
    from articlediff.reading.formats.pdf_plain import told_by_pypdf

    told = told_by_pypdf(pdf(lines(FIRST + SECOND), info={"Title": "The pier"}), 1000)
    assert told.title == "The pier"
    assert [each.text for each in paragraphs_of([page.lines for page in told.pages])] == [
        " ".join(FIRST),
        " ".join(SECOND),
    ]
    with pytest.raises(OverflowError):
        told_by_pypdf(pdf(lines(FIRST)), 10)


@pytest.mark.parametrize("name", PDF_DOCUMENTS)
def test_what_is_broken_or_made_to_break_is_read_or_refused_on_one_line(name: str) -> None:
    hostile = PDF_DOCUMENTS[name]
    if not hostile.refused:
        assert hostile.text
        assert read(hostile.make()).text.startswith(hostile.text)
        return
    with pytest.raises(UnreadableError, match=r"^a\.pdf ") as caught:
        read(hostile.make())
    assert hostile.refused in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_locked_document_is_refused() -> None:
    pypdf = pytest.importorskip("pypdf")
    import io

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(lines(FIRST))))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(UnreadableError, match=r"a\.pdf is locked with a password; save a copy without it"):
        read(locked.getvalue())


def test_a_text_above_the_limit_is_refused() -> None:
    packed = zlib.compress(lines(("word " * 20,) * 500).encode())
    content = pdf("PACKED").replace(
        b"<< /Length 6 >>\nstream\nPACKED", b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed
    )
    with pytest.raises(TooLargeError):
        read(content, max_bytes=len(content) + 100)


_LIMITED = "from articlediff.reading.formats.pdf_process import _limit; _limit(); "
BREAKERS = {
    "too much time": ("import time; time.sleep(60)", 1.0, "takes more than 1 seconds"),
    "too much memory": (
        f"{_LIMITED}b'x' * (3 << 30)",
        60.0,
        "broke",
    ),
    "a crash": ("import os; os.abort()", 60.0, "broke the reader of PDF documents (exit status"),
}


@pytest.mark.parametrize(("program", "seconds", "message"), BREAKERS.values(), ids=BREAKERS)
def test_a_process_that_breaks_breaks_nothing_else(
    program: str, seconds: float, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_reader, "_START", f"import sys; sys.path[:] = sys.argv[2:]; {program}")
    monkeypatch.setattr(pdf_process, "SECONDS", seconds)
    monkeypatch.setattr(pdf_reader, "_SLACK", 0.0)
    with pytest.raises(UnreadableError, match=r"^a\.pdf ") as caught:
        read(pdf(lines(FIRST)))
    assert message in str(caught.value)
