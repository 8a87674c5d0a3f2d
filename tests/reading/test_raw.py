"""A raw page is not a text: what was put in unread is named with the next step, and a story never is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import articlediff.reading as reading
from articlediff.command.compare import main
from articlediff.errors import UnreadableError
from articlediff.reading import read_article

STORY = "The harbour wall was raised on Monday, and the clerk said that it would hold. Nobody asked what it had cost.\n"
LONG = STORY * 20

RAW = {
    "a page": (f"<!DOCTYPE html>\n<html><body><p>{STORY}</p></body></html>", "an HTML page"),
    "a page in capitals, after a comment": (f"\n<!-- saved -->\n<HTML>\n{LONG}", "an HTML page"),
    "a page as XML": (f'<?xml version="1.0"?>\n<html xmlns="x"><p>{STORY}</p></html>', "an HTML page"),
    "a page cut in its head": ('<html lang="en"><head><title>Harbour', "an HTML page"),
    "one paragraph of a page": (f"<p>{STORY}</p>", "an HTML page"),
    "paragraphs of a page": (f"<h1>Harbour</h1>\n<p>{STORY}</p>\n<p>{STORY}</p>", "an HTML page"),
    "tags all over": (f"{STORY}<br>The <b>clerk</b> <a href='x'>said</a> <i>no</i>.\n", "an HTML page"),
    "a feed": (f'<?xml version="1.0"?>\n<rss><item>{STORY}</item></rss>', "an XML document"),
    "an object": (json.dumps({"title": "Harbour", "body": STORY}), "JSON data"),
    "an object in lines": (json.dumps({"title": "Harbour", "body": STORY}, indent=2), "JSON data"),
    "a list of objects": (json.dumps([{"body": STORY}]), "JSON data"),
    "one object a line": (f"{json.dumps({'body': STORY})}\n{json.dumps({'body': STORY})}\n", "JSON data"),
    "an object that was cut": ('{"a \\"title\\"": "Harbour", "body": "The harbour wall', "JSON data"),
    "a table": (f'id,title,body\n1,Harbour,"{STORY}"\n2,Wall,"{STORY}"\n', "a table (CSV)"),
    "a table with quoted names": (f'"id";"body"\n1;"{STORY}"\n', "a table (CSV)"),
    "a table with tabs": (f"id\tbody\n1\t{STORY}2\t{STORY}", "a table (CSV)"),
    "a table that was cut": ('title,body\nHarbour,"The wall, and more"\nWall', "a table (CSV)"),
}

STORIES = {
    "a story": LONG,
    "a quoted tag": f"The <p> tag begins a paragraph and </p> ends it, she said.\n{LONG}",
    "a tag at the beginning": f"<b> is the tag that prints bold, and </b> ends it.\n{LONG}",
    "a few tags in a long story": f"Write <i>, then </i>. Or <b>, then </b>. Or <em>, then </em>.\n{LONG * 3}",
    "masks in angle brackets": "The <PERSON> of <PLACE> said on <DATE> that <PERSON> had </REDACTED> it.\n",
    "a smaller sign": "If 3 < 5 and a < b, then a </ b > c.\n",
    "an agency's brackets": "[Harbour] {The wall} was raised on Monday, and it held.\n",
    "a quotation in brackets": '["The wall will hold," she said.] He was not so sure.\n',
    "a brace before a quotation": '{"The wall will hold," she said.}\n',
    "a list in a sentence": "Harbour, wall, clerk\nquay, boat, lamp\nrope, oar, sail\n",
    "a heading with a comma": f"Weather,again\n{STORY}",
    "a headline of one word": f"Harbour\n{STORY}",
    "a dateline with a tab": f"HARBOUR\tMonday\n{LONG}",
    "semicolons": "quay;\nboat;\nlamp;\n",
    "a letter": "Dear Sir;\nthe wall; it held; thank you;\n",
}


@pytest.fixture(autouse=True)
def _no_reader_of_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether the extra is installed or not."""
    monkeypatch.setattr(reading, "is_installed", lambda package: False)


@pytest.mark.parametrize(("text", "sort"), RAW.values(), ids=list(RAW))
def test_a_raw_text_is_named_with_the_next_step(text: str, sort: str) -> None:
    (remark,) = read_article(text.encode(), name="a.txt").remarks
    assert remark.startswith(f"a.txt looks like {sort} and is compared as it is; ")
    assert remark.endswith("pip install 'articlediff[html]'" if sort == "an HTML page" else " first")


@pytest.mark.parametrize("text", STORIES.values(), ids=list(STORIES))
def test_a_story_is_not_named(text: str) -> None:
    assert read_article(text.encode(), name="a.txt").remarks == ()


def test_the_samples_are_stories() -> None:
    paths = [*(Path(__file__).parents[2] / "samples").glob("*.txt")]
    assert paths
    for path in paths:
        assert read_article(path).remarks == ()


def test_a_raw_page_is_compared_and_named_on_standard_error_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text(f"<html><body><p>{LONG}</p><p>Read on below.</p></body></html>")
    Path("full.txt").write_text(LONG)
    result = CliRunner().invoke(main, ["page.html", "full.txt"])
    assert result.exit_code == 1
    assert result.stderr == (
        "articlediff: page.html looks like an HTML page and is compared as it is; "
        "to compare its words: pip install 'articlediff[html]'\n"
    )
    assert "looks like" not in result.stdout
    quiet = CliRunner().invoke(main, ["page.html", "full.txt", "-q"])
    assert (quiet.stdout, quiet.stderr) == (result.stdout, "")


BINARY = {
    b"\xef\xbb\xbf\r\n%!PS-Adobe-3.0": "a PostScript document, not plain text; save it as plain text first",
    b"\xff\xd8\xff\xe0": "a picture (JPEG), not plain text; have its words recognised (OCR) first",
    b"\x89PNG\r\n\x1a\n": "a picture (PNG), not plain text; have its words recognised (OCR) first",
    b"II*\0\x08": "a picture (TIFF), not plain text; have its words recognised (OCR) first",
    b"MM\0*\0": "a picture (TIFF), not plain text; have its words recognised (OCR) first",
    b"PK\x03\x04": "a zip archive, not plain text; unpack it first",
}


@pytest.mark.parametrize(("content", "message"), BINARY.items(), ids=lambda value: str(value)[:30])
def test_a_file_that_has_no_readable_text_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_article(content, name="a.txt")
    assert str(caught.value) == f"a.txt looks like {message}"
