"""Web archives: records by address and by number, what the server says of them, and archives made to break."""

from __future__ import annotations

import gzip
import sys
import zlib
from pathlib import Path

import pytest
from click.testing import CliRunner

from articlediff import Article, read_article
from articlediff.command.compare import main
from articlediff.errors import MissingExtraError, TooLargeError, UnreadableError
from articlediff.reading import web_archive
from tests.documents import paragraph, word
from tests.hostile.inputs import STORY
from tests.hostile.web_archives import PAGE, WEB_ARCHIVES, answer, record

URL = "http://example.org/"


def read(folder: Path, content: bytes, which: str = URL, name: str = "a.warc", **how: object) -> Article:
    path = folder / name
    path.write_bytes(content)
    return read_article(f"{path}#{which}", **how)  # type: ignore[arg-type]


def test_without_the_reader_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fastwarc", None)
    with pytest.raises(MissingExtraError, match=r"is in a web archive.*pip install 'articlediff\[web\]'"):
        read(tmp_path, record(answer()))


def test_an_archive_without_the_name_of_a_record_says_how_to_name_one(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"a web archive \(WARC\), not plain text; name a record of it: FILE#URL"):
        read_article(gzip.compress(record(answer())), name="a.warc.gz")


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_an_archive_above_the_limit_says_so_as_well(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    content = record(answer(bytes(1000)))
    path.write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    with pytest.raises(
        UnreadableError, match=r"is a web archive \(WARC\), not one text; name a record of it: FILE#URL"
    ):
        read_article(path, max_bytes=1000)


def test_a_file_of_that_name_is_that_file(tmp_path: Path) -> None:
    path = tmp_path / "a.warc#1"
    path.write_text(STORY, "utf-8")
    assert read_article(path).text == STORY


def test_an_archive_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"a\.warc#1 does not exist"):
        read_article(tmp_path / "a.warc#1")


class TestWithFastWARC:
    """What needs the extra."""

    @pytest.fixture(autouse=True)
    def _needed(self) -> None:
        pytest.importorskip("fastwarc", reason="the extra web is not installed")

    @pytest.mark.parametrize("which", [URL, "1"])
    @pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "A.WARC.GZ"])
    def test_a_record_is_read_by_its_address_or_number(self, tmp_path: Path, which: str, name: str) -> None:
        records = [record(b"{}", sort="warcinfo"), record(answer()), record(answer(b"Other."), url=f"{URL}2")]
        pack = gzip.compress if name.lower().endswith("gz") else bytes
        article = read(tmp_path, b"".join(map(pack, records)), which, name, format="html")
        assert article.text == f"{STORY}\n"
        assert article.name.endswith(f"{name}#{which}")

    def test_an_encoding_that_is_asked_for_overrules_the_server(self, tmp_path: Path) -> None:
        sent = record(answer(b"caf\xe9", sort="text/plain; charset=koi8-r"))
        assert read(tmp_path, sent, encoding="latin-1").text == "café"

    def test_a_record_is_restored_in_the_encoding_of_the_server(self, tmp_path: Path) -> None:
        page = (
            '<html><meta charset="iso-8859-1"><body><p>The   café in the harbour was quiet on Friday.</p></body></html>'
        )
        (tmp_path / "a.warc").write_bytes(record(answer(page.encode(), sort="text/html; charset=utf-8")))
        (tmp_path / "full.txt").write_text("The rebel-held café in the harbour was quiet on Friday.", "utf-8")
        done = CliRunner().invoke(main, ["--restore", f"{tmp_path}/a.warc#1", f"{tmp_path}/full.txt"])
        assert done.stdout == "The rebel-held café in the harbour was quiet on Friday.\n"

    def test_of_captures_of_one_address_the_first_that_is_no_error_is_read(self, tmp_path: Path) -> None:
        missing = record(answer(b"Not found.", status="404 Not Found", sort="text/plain"))
        found = record(answer(b"Found.", sort="text/plain"))
        assert read(tmp_path, missing + found).text == "Found."
        assert read(tmp_path, missing + found, "1").text == "Not found."
        assert read(tmp_path, missing).text == "Not found."

    @pytest.mark.parametrize(
        ("head", "document"),
        [
            ("Content-Encoding: gzip\r\n", gzip.compress(PAGE)),
            ("Content-Encoding: deflate\r\n", zlib.compress(PAGE)),
            ("Transfer-Encoding: chunked\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE)),
        ],
    )
    def test_what_the_server_packed_is_unpacked(self, tmp_path: Path, head: str, document: bytes) -> None:
        assert read(tmp_path, record(answer(document, head)), format="html").text == f"{STORY}\n"

    def test_the_encoding_that_the_server_names_is_the_one(self, tmp_path: Path) -> None:
        page = "<html><head><meta charset='utf-8'></head><body><p>Das Café schloß am Montag.</p></body></html>"
        content = record(answer(page.encode("latin-1"), sort="text/html; charset=iso-8859-1"))
        assert read(tmp_path, content, format="html").text == "Das Café schloß am Montag.\n"

    def test_a_record_may_be_any_document(self, tmp_path: Path) -> None:
        content = record(answer(word(paragraph(STORY)), sort="application/msword"))
        assert read(tmp_path, content).text == f"{STORY}\n"

    def test_a_record_above_the_limit_is_refused_and_others_of_its_archive_are_not(self, tmp_path: Path) -> None:
        content = record(answer(b"word " * 1000), url=f"{URL}long") + record(answer(b"A word.", sort="text/plain"))
        assert read(tmp_path, content, max_bytes=2000).text == "A word."
        with pytest.raises(TooLargeError):
            read(tmp_path, content, f"{URL}long", max_bytes=2000)

    @pytest.mark.parametrize("which", ["3", "0", f"{URL}x", "1" * 40])
    def test_a_record_that_is_not_there_is_told(self, tmp_path: Path, which: str) -> None:
        path = tmp_path / "a.warc"
        path.write_bytes(record(answer()))
        result = CliRunner().invoke(main, [f"{path}#{which}"] * 2)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.endswith("a.warc; name an address in it, or a number from 1\n")

    @pytest.mark.parametrize("name", WEB_ARCHIVES)
    def test_a_hostile_archive_is_refused_or_read(self, tmp_path: Path, name: str) -> None:
        hostile = WEB_ARCHIVES[name]
        content = hostile.make()
        if not hostile.refused:
            assert read(tmp_path, content, "1", f"a.{hostile.ending}", format="html").text.startswith(hostile.text)
            return
        with pytest.raises(UnreadableError) as caught:
            read(tmp_path, content, "1", f"a.{hostile.ending}")
        assert hostile.refused in str(caught.value)
        assert "\n" not in str(caught.value)

    def test_what_an_archive_unpacks_to_is_bounded_by_its_size(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        content = gzip.compress(record(bytes(1 << 20), sort="metadata")) + gzip.compress(record(answer()))
        assert read(tmp_path, content, "1", "a.warc.gz", format="html").text == f"{STORY}\n"
        monkeypatch.setattr(web_archive, "_SMALL", 0)
        with pytest.raises(UnreadableError, match="it unpacks to far more than its size"):
            read(tmp_path, content, "1", "a.warc.gz")
