"""Web pages: what is read as the article, what is said about it, and pages that are broken or made to break."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import articlediff.reading as reading
from articlediff import Article, Place, compare, read_article
from articlediff.command.compare import main
from articlediff.errors import ArticleDiffError, MissingExtraError
from articlediff.reading.formats.page_source import page_source

pytest.importorskip("trafilatura", reason="the extra html is not installed")

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NAMES = sorted(path.name.removesuffix(".truncated.txt") for path in SAMPLES.glob("*.truncated.txt"))
STORY = (
    "The storm-battered pier was sold to Wren & Sons on Monday, after a debate that lasted until the lights went out.",
    "Nobody asked what it had cost, and the keeper of the light, who was there, did not say it.",
)
AROUND = (
    "<nav><ul><li><a href=/>Home</a></li><li><a href=/news>News</a></li></ul></nav>",
    "<footer>Copyright 2026 The Quay</footer>",
)


def page(*paragraphs: str, head: str = "", title: str = "The pier is sold at last") -> str:
    """A page of a paper, with an article of these paragraphs."""
    before, after = AROUND
    body = "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html>\n<html><head><title>{title}</title>{head}</head>\n<body>{before}\n"
        f"<article><h1>{title}</h1>\n{body}</article>\n{after}</body></html>"
    )


def read(content: str | bytes, **how: object) -> Article:
    return read_article(content.encode() if isinstance(content, str) else content, name="a.html", **how)  # type: ignore[arg-type]


def test_the_article_is_told_from_what_is_around_it() -> None:
    article = read(page(*STORY))
    assert article.text == "\n\n".join(STORY) + "\n"
    assert article.remarks == ("a.html is a page of 52 words: 40 are read as its article",)


def test_title_byline_and_date_are_told_beside_the_text() -> None:
    head = (
        '<meta name="author" content="Ann Wren"><meta property="article:published_time" content="2026-03-01T10:00:00Z">'
    )
    origin = read(page(*STORY, head=head)).origin
    assert origin is not None
    assert origin[:4] == ("html", "The pier is sold at last", "Ann Wren", "2026-03-01")


def test_headings_lists_quotations_and_tables_are_paragraphs_with_their_places() -> None:
    inner = (
        "<h2>The sale</h2><ul><li>One pier</li><li>Two lamps</li></ul><blockquote><p>It is sold.</p></blockquote>"
        "<table><tr><td>Price</td><td>None</td></tr></table><p>One line<br>and another.</p>"
    )
    article = read(page(*STORY).replace("</article>", f"{inner}</article>"))
    expected = "The sale\n\nOne pier\n\nTwo lamps\n\nIt is sold.\n\nPrice\n\nNone\n\nOne line\nand another.\n"
    assert article.text == "\n\n".join((*STORY, expected))
    assert article.origin is not None
    assert [place.where for place in article.origin.places] == ["", "heading", "list", "quotation", "table", ""]
    assert article.origin.places[1] == Place(article.text.index("The sale"), "heading")


def test_a_part_of_a_page_is_read_whole() -> None:
    assert read("<p>The old\n pier.</p><div>All</div>").text == "The old pier.\n\nAll\n"
    field = "The <b>old</b> pier.<br>\nIt is <i>sold</i>.\n\nNobody <em>asked</em>.\n"
    assert read(field).text == "The old pier.\nIt is sold.\n\nNobody asked.\n"


def test_a_page_without_an_article_is_read_whole_and_that_is_said() -> None:
    article = read(f"<html><body>{'<div>' * 300}The pier is sold.</body></html>")
    assert (article.text, article.remarks) == (
        "The pier is sold.\n",
        ("a.html is a page in which no article was found: all of its words are read",),
    )


@pytest.mark.parametrize("spaces", ["   ", "\xa0\xa0\xa0", " \xa0 ", "\xa0"])
def test_runs_of_spaces_are_kept_and_line_ends_of_the_source_are_not(spaces: str) -> None:
    lost = STORY[0].replace(" storm-battered ", spaces)
    assert read(page(lost.replace("Monday, ", "Monday,\n      "), STORY[1])).text.startswith(lost)


def test_a_page_with_the_signs_that_stand_for_spaces_keeps_them() -> None:
    assert read(page(f"\ua490 {STORY[0]} \ua491", STORY[1])).text.startswith(f"\ua490 {STORY[0]} \ua491")


@pytest.mark.parametrize("name", NAMES)
def test_a_damaged_page_shows_what_the_damaged_text_shows(name: str) -> None:
    copy, full = ((SAMPLES / f"{name}.{side}.txt").read_text("utf-8") for side in ("truncated", "full"))
    pages = [read(page(*text.splitlines())) for text in (copy, full)]
    for text, of_page in zip((copy, full), pages, strict=True):
        assert not compare(of_page, text).has_differences
    of_texts, of_pages = compare(copy, full).restored, compare(*pages).restored
    assert of_texts
    assert [(change.full.text, change.confidence) for change in of_pages] == [
        (change.full.text, change.confidence) for change in of_texts
    ]


ENCODINGS = {
    "named by the page": ('<meta charset="windows-1252"><p>caf\xe9'.encode("cp1252"), "café", 0),
    "named in another way": (
        b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>\x93a\x94',
        "\u201ca\u201d",
        0,
    ),
    "named in XML": ('<?xml version="1.0" encoding="koi8-r"?><p>пирс'.encode("koi8-r"), "пирс", 0),
    "meant by an older name": ('<meta charset="gb2312"><p>碼頭'.encode("gb18030"), "碼頭", 0),
    "not named": ("<p>café".encode(), "café", 0),
    "not known": (b'<meta charset="klingon"><p>caf\xe9', "café", 1),
    "no encoding of texts": (b'<meta charset="base64"><p>cafe', "cafe", 0),
    "not that of all bytes": (b'<meta charset="utf-8"><p>caf\xe9s', "caf\ufffds", 1),
    "told by a mark": ("\ufeff<meta charset='koi8-r'><p>café".encode("utf-16-le"), "café", 0),
}


@pytest.mark.parametrize(("content", "ending", "remarks"), ENCODINGS.values(), ids=ENCODINGS)
def test_a_page_is_decoded_as_browsers_do(content: bytes, ending: str, remarks: int) -> None:
    found = page_source(content, None, "a.html")
    assert (found.text.partition("<p>")[2], len(found.remarks)) == (ending, remarks)
    assert read(content, format="html").text == f"{ending}\n"


def test_text_streams_and_utf_16_are_recognised_as_pages() -> None:
    for source in (page(*STORY).encode("utf-16"), page(*STORY).encode()):
        assert read(source).text == "\n\n".join(STORY) + "\n"


def test_as_text_the_source_is_compared_as_it_is() -> None:
    article = read("<p>The pier.</p>", format="text")
    assert (article.text, article.remarks, article.origin) == ("<p>The pier.</p>", (), None)


def test_without_the_extra_a_page_is_compared_as_it_is_unless_it_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(reading, "is_installed", lambda package: False)
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    article = read("<p>The pier.</p>")
    assert article.text == "<p>The pier.</p>"
    assert article.remarks == (
        "a.html looks like an HTML page and is compared as it is; "
        "to compare its words: pip install 'articlediff[html]'",
    )
    with pytest.raises(MissingExtraError, match=r"a\.html is an HTML page, and trafilatura is not installed"):
        read("<p>The pier.</p>", format="html")
    (tmp_path / "a.html").write_text("<p>The pier.</p>")
    result = CliRunner().invoke(main, ["--input-format", "html", str(tmp_path / "a.html"), str(tmp_path / "a.html")])
    assert result.exit_code == 2
    assert result.stderr.endswith("to read it: pip install 'articlediff[html]'\n")


WORDS = "<p>The clerk of the board came to the mole, and nobody but the keeper of the light was there.</p>"
HOSTILE = {
    "elements within one another": "<html><body>" + "<div>" * 20_000 + WORDS,
    "tables within one another": "<html><body>" + "<table><tr><td>" * 1_000 + WORDS,
    "data within itself": f'<html><script type="application/ld+json">{"[" * 50_000}</script><body>{WORDS}',
    "an entity that is a file": f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body>&x;{WORDS}',
    "a NUL": f"<html><body>\0{WORDS}\0",
    "half a character": f"<html><body>&#xD800;{WORDS}",
    "comments that never end": f"<html><body>{WORDS}{'<!--' * 20_000}",
    "an element that never ends": f"<html><body>{WORDS}<p {'a=b ' * 20_000}",
    "an end before the beginning": f"</body></html><html><body>{WORDS}",
    "spaces": f"<html><body><p>a{' ' * 200_000}b</p>{WORDS}",
    "more than a page": f"<html><body>{WORDS * 22_000}",
}


@pytest.mark.parametrize("source", HOSTILE.values(), ids=HOSTILE)
def test_a_page_that_is_broken_or_made_to_break_is_read_all_the_same(source: str) -> None:
    text = read(source).text
    assert "keeper of the light" in text
    assert "root:" not in text


@given(st.text("<>/= '\"!-&#x;pdiv\n\xa0é\ud800", max_size=200))
def test_no_source_breaks_the_reader(source: str) -> None:
    for content in (source, f"<html><body><article>{source}{WORDS}"):
        try:
            read(content.encode("utf-8", "surrogatepass"), format="html")
        except ArticleDiffError as error:
            assert error.finding
            assert error.advice


@pytest.mark.parametrize(
    "inner",
    [
        "<p>word</p>" * 170_000,
        f"<p {' '.join(f'a{k}=x' for k in range(150_000))}>word</p>",
        f"<p {'/'.join(f'a{k}' for k in range(60_000))}>word</p>",
        f"<p q='>' r='<' {' '.join(f'a{k}' for k in range(60_000))}>word</p>",
    ],
    ids=["tags", "tag", "tag with slashes", "tag with signs of tags"],
)
def test_a_page_that_would_take_minutes_is_read_without_looking_for_its_article(inner: str) -> None:
    pytest.importorskip("trafilatura", reason="the extra html is not installed")
    article = read_article(f"<html><body>{inner}</body></html>".encode(), name="a.html", format="html")
    assert article.text.startswith("word")
    assert article.remarks == ("a.html is a page in which no article was found: all of its words are read",)
