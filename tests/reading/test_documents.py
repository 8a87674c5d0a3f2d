"""Documents: what their readers take out of them, and what they refuse."""

from __future__ import annotations

import configparser
import gzip
import io
import re
import sys
import time
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from articlediff import Article, Origin, Place, compare, read_article, render
from articlediff.command.compare import main
from articlediff.errors import ArticleDiffError, EmptyError, FormError, TooLargeError
from articlediff.reading.extras import EXTRAS
from articlediff.reading.formats import pdf
from articlediff.reading.manner import Revisions
from tests.documents import WORD, archive, book, notes, paragraph, word

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
FULL = "The storm-battered pier was sold to Wren & Sons."
TRACKED = (
    '<w:p><w:r><w:t xml:space="preserve">The </w:t></w:r><w:del w:id="1"><w:r><w:delText>old</w:delText></w:r></w:del>'
    '<w:ins w:id="2"><w:r><w:t>new</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> pier</w:t></w:r></w:p>'
)
JOINED = (
    '<w:p><w:pPr><w:rPr><w:{} w:id="1"/></w:rPr></w:pPr><w:r><w:t xml:space="preserve">The old </w:t></w:r></w:p>'
    "<w:p><w:r><w:t>pier</w:t></w:r></w:p>"
)
BOX = (
    '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><w:t>Above.</w:t></w:r><w:r>'
    "<mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><w:txbxContent>{0}</w:txbxContent></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
    "</w:r></w:p>"
)


def read(content: bytes, name: str = "", **how: object) -> Article:
    return read_article(content, name=name, **how)  # type: ignore[arg-type]


WORDS = {
    "a paragraph": (paragraph(FULL), f"{FULL}\n"),
    "paragraphs, an empty one left out": (paragraph("One.") + paragraph("") + paragraph("Two."), "One.\n\nTwo.\n"),
    "a word in several runs": ("<w:p><w:r><w:t>Ba</w:t></w:r><w:r><w:t>shar</w:t></w:r></w:p>", "Bashar\n"),
    "a line that was broken": ("<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t></w:r></w:p>", "One\ntwo\n"),
    "hyphens of its own": (
        "<w:p><w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>fic</w:t><w:softHyphen/><w:t>tion</w:t></w:r></w:p>",
        "non\u2011fic\u00adtion\n",
    ),
    "blanks, which are the evidence": (paragraph("Bashar   of Syria"), "Bashar   of Syria\n"),
    "a link and a content control": (
        "<w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>Read</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>",
        "Read\n",
    ),
    "a table, row by row": (
        f"<w:tbl><w:tr><w:tc>{paragraph('A')}</w:tc><w:tc>{paragraph('B')}</w:tc></w:tr>"
        f"<w:tr><w:tc>{paragraph('C')}</w:tc></w:tr></w:tbl>",
        "A\n\nB\n\nC\n",
    ),
    "a text box, once": (BOX.format(paragraph("Within.")) + paragraph("Below."), "Above.\n\nWithin.\n\nBelow.\n"),
    "the code of a field left out": (
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r></w:p>",
        "3\n",
    ),
}


@pytest.mark.parametrize(("body", "text"), WORDS.values(), ids=WORDS)
def test_the_words_of_a_word_document(body: str, text: str) -> None:
    assert read(word(body)).text == text


@pytest.mark.parametrize("main", ["word/document.xml", "word/document2.xml", "doc.xml"])
def test_the_main_part_may_have_any_name(main: str) -> None:
    assert read(word(paragraph(FULL), main), format="docx").text == f"{FULL}\n"


@pytest.mark.parametrize(
    ("revisions", "text"),
    [("accepted", "The new pier\n"), ("rejected", "The old pier\n"), ("shown", "The [-old-]{+new+} pier\n")],
)
def test_tracked_changes_are_as_asked(revisions: Revisions, text: str) -> None:
    article = read(word(TRACKED), "a.docx", revisions=revisions)
    told = "shown with marks" if revisions == "shown" else revisions
    assert article.text == text
    assert article.remarks == (f"a.docx has 2 tracked changes: {told}",)


@pytest.mark.parametrize(
    ("mark", "revisions", "text"),
    [
        ("del", "accepted", "The old pier\n"),
        ("del", "rejected", "The old\n\npier\n"),
        ("ins", "accepted", "The old\n\npier\n"),
        ("ins", "rejected", "The old pier\n"),
    ],
)
def test_a_break_that_was_put_in_or_taken_out_is_a_change_too(mark: str, revisions: Revisions, text: str) -> None:
    assert read(word(JOINED.format(mark)), revisions=revisions).text == text


def test_notes_follow_in_the_order_of_the_text() -> None:
    body = "".join(
        f'<w:p><w:r><w:t>{name}</w:t><w:footnoteReference w:id="{key}"/></w:r></w:p>'
        for name, key in (("A", 2), ("B", 1))
    )
    article = read(word(body, footnotes=notes("footnote", "first.", "second.")))
    assert article.text == "A\n\nB\n\nsecond.\n\nfirst.\n"
    assert article.origin is not None
    assert article.origin.places == (Place(0, ""), Place(6, "footnote 1"), Place(15, "footnote 2"))


@pytest.mark.parametrize(
    ("name", "sort"), [("header1", "a running head"), ("footer2", "a running foot"), ("comments", "comments")]
)
def test_what_is_beside_the_text_is_left_out_and_said(name: str, sort: str) -> None:
    beside = f'<w:x xmlns:w="{WORD}">{{}}</w:x>'
    article = read(word(paragraph(FULL), **{name: beside.format(paragraph("Beside."))}), "a.docx")
    assert (article.text, article.remarks) == (f"{FULL}\n", (f"a.docx has {sort}: left out",))
    assert read(word(paragraph(FULL), **{name: beside.format(paragraph(" "))}), "a.docx").remarks == ()


def test_hidden_text_is_left_out_and_said() -> None:
    body = "<w:p><w:r><w:t>Seen</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r></w:p>"
    article = read(word(body), "a.docx")
    assert (article.text, article.remarks) == ("Seen\n", ("a.docx has a hidden run of text: left out",))


def test_title_author_and_date_are_told_beside_the_text() -> None:
    properties = (
        '<p xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl.org/dc/terms/">'
        "<dc:title>The pier</dc:title><dc:creator>Ann Wren</dc:creator><t:created>2026-03-01T10:00:00Z</t:created></p>"
    )
    content = word(paragraph(FULL))
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        members = {name: file.read(name) for name in file.namelist()}
    article = read(archive(members | {"docProps/core.xml": properties}))
    assert article.origin is not None
    assert article.origin[:4] == ("docx", "The pier", "Ann Wren", "2026-03-01")
    told = compare(article, FULL).to_dict()["truncated"]["reading"]
    assert told["title"] == "The pier"
    assert "reading" not in compare(article, FULL).to_dict()["full"]


def test_title_author_and_date_are_in_the_report() -> None:
    origin = Origin("docx", "The <b>pier</b>\x1b", "Ann\nWren", "2026-03-01")
    copy = Article(FULL.replace("storm-battered", "  "), "a.docx", origin=origin)
    told = render(compare(copy, FULL), "text").splitlines()
    assert told[1] == " " * 11 + "The <b>pier</b>␛ (Ann Wren, 2026-03-01)"
    assert told[2].startswith("Full ")
    assert all(len(line) <= 40 for line in render(compare(copy, FULL), "text", width=40).splitlines()[:2])
    page = render(compare(copy, FULL), "html")
    assert "Truncated text: The &lt;b&gt;pier&lt;/b&gt;␛ (Ann Wren, 2026-03-01)." in page
    assert "Both texts: The pier." in render(
        compare(*(Article(text, origin=Origin("html", "The pier")) for text in (FULL, FULL))), "html"
    )


def test_a_book_is_read_in_the_order_of_its_spine() -> None:
    page = "<html><head><title>x</title></head><body><p>{}</p></body></html>"
    article = read(
        book(page.format("Two   words."), page.format("Then&#160;three."), metadata="<dc:title>T</dc:title>")
    )
    assert article.text == "Two   words.\n\nThen\xa0three.\n"
    assert article.origin is not None
    assert (article.origin.title, [place.where for place in article.origin.places]) == ("T", ["chapter 1", "chapter 2"])


def test_a_title_page_and_the_title_itself_are_not_the_story() -> None:
    pages = ('<body><section epub:type="titlepage">A</section></body>', f"<body><h1>The pier</h1><p>{FULL}</p></body>")
    assert read(book(*pages, metadata="<dc:title>The pier</dc:title>")).text == f"{FULL}\n"


@pytest.mark.parametrize("times", [1, 2])
def test_packed_texts_are_unpacked(times: int) -> None:
    content = FULL.encode()
    for _ in range(times):
        content = gzip.compress(content)
    assert read(content).text == FULL
    assert read(gzip.compress(word(paragraph(FULL)))).text == f"{FULL}\n"


def test_a_document_whose_reader_is_missing_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(pdf, "is_installed", lambda package: False)
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7")
    result = CliRunner().invoke(main, [str(path)] * 2)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is a PDF document, and pypdfium2 is not installed" in result.stderr
    assert "pip install 'articlediff[pdf]'" in result.stderr


def test_the_extras_that_are_advised_are_there() -> None:
    setup = configparser.ConfigParser()
    setup.read(SAMPLES.parent / "setup.cfg", "utf-8")
    for package, extra in EXTRAS.items():
        assert re.search(rf"(?m)^{package}\b", setup["options.extras_require"][extra]), extra


@pytest.mark.parametrize("size", ["500G", "99999999999G", "9" * 400])
def test_a_limit_above_all_memory_is_no_trouble(size: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FULL, "utf-8")
    result = CliRunner().invoke(main, [str(tmp_path / "a.txt")] * 2 + ["--max-size", size])
    assert (result.exit_code, result.stderr) == (0, "")


def test_time_to_unpack_grows_with_the_packings_and_not_with_their_square() -> None:
    many = gzip.compress(b"") * 20_000 + gzip.compress(FULL.encode())
    started = time.process_time()
    assert read(many).text == FULL
    once = time.process_time() - started
    started = time.process_time()
    assert read(many[: len(gzip.compress(b""))] * 80_000 + gzip.compress(FULL.encode())).text == FULL
    assert time.process_time() - started < 8 * once


def test_a_text_above_the_limit_is_refused() -> None:
    for content in (b"word " * 100, gzip.compress(b"word " * 100), word(paragraph("word " * 100))):
        with pytest.raises(TooLargeError, match=r"a\.x is larger than 300 bytes; raise the limit with --max-size"):
            read(content, "a.x", max_bytes=300)
    assert read(b"word " * 60, max_bytes=300).words == 60


def test_a_document_without_words_is_empty() -> None:
    with pytest.raises(EmptyError):
        read(word(paragraph(" ")))


def test_a_format_that_is_not_there_is_refused() -> None:
    with pytest.raises(FormError, match="there is no format 'doc' to read; choose text, html, pdf, docx, epub"):
        read(b"words", format="doc")


@given(st.binary(max_size=300), st.sampled_from(["docx", "epub", "text"]), st.booleans())
def test_no_bytes_break_a_reader(content: bytes, form: str, is_within: bool) -> None:
    """They are read or refused with a finding and an advice, and nothing else."""
    if is_within:
        content = archive({"word/document.xml": content, "META-INF/container.xml": content})
    try:
        read(content, format=form)
    except ArticleDiffError as error:
        assert error.finding
        assert error.advice


@pytest.mark.parametrize("name", ["harbour", "council", "ferry", "chachang", "notice", "vokzal"])
def test_a_damaged_document_shows_what_the_damaged_text_shows(name: str) -> None:
    copy, full = ((SAMPLES / f"{name}.{side}.txt").read_text("utf-8") for side in ("truncated", "full"))
    of_text = compare(copy, full)
    paragraphs = (map(paragraph, text.split("\n\n")) for text in (copy, full))
    of_word = compare(*(read(word("".join(each).replace("\n", " "))) for each in paragraphs))
    assert [change.full.text for change in of_word.restored] == [change.full.text for change in of_text.restored]
