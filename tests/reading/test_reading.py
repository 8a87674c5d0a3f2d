"""Reading: every row is one way in which a text can arrive, or fail to."""

from __future__ import annotations

import codecs
import io
import os
import sys
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlediff.errors import ArticleDiffError, DecodingError, UnreadableError
from articlediff.reading import read_article

TEXT = "“Non,” said the café’s owner.\n"
CUT = "Aleppo’s rebels — caf".encode() + b"\xc3"

DECODED = {
    "UTF-8": (TEXT.encode(), None, TEXT),
    "UTF-8 with a mark": (codecs.BOM_UTF8 + TEXT.encode(), None, TEXT),
    "UTF-16, little-endian, with a mark": (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), None, TEXT),
    "UTF-16, big-endian, with a mark": (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), None, TEXT),
    "UTF-32, little-endian, with a mark": (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), None, TEXT),
    "UTF-32, big-endian, with a mark": (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), None, TEXT),
    "named UTF-16 without a mark": (TEXT.encode("utf-16-le"), "utf-16-le", TEXT),
    "named UTF-8 with a mark": (codecs.BOM_UTF8 + TEXT.encode(), "utf-8", TEXT),
    "named UTF-16-LE with a mark": (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le", TEXT),
    "named cp1252": (TEXT.encode("cp1252"), "cp1252", TEXT),
    "named latin-1 against the guess": (b"\x93no\x94", "latin-1", "\x93no\x94"),
    "Windows line ends": (b"one\r\ntwo\r\n", None, "one\ntwo\n"),
    "old Mac line ends": (b"one\rtwo\r", None, "one\ntwo\n"),
    "mixed line ends": (b"one\r\r\ntwo\n\rthree", None, "one\n\ntwo\n\nthree"),
    "blanks, which are the evidence": (b"  The   side \t of\n\n\n", None, "  The   side \t of\n\n\n"),
    "a mark inside, which is text": ("a\ufeffb".encode(), None, "a\ufeffb"),
    "the beginning of no zip archive": (b"PK are my initials.", None, "PK are my initials."),
}

GUESSED = {
    "cp1252 quotes": (
        b"He said \x93no\x94.",
        "He said “no”.",
        "story.txt is not UTF-8 (byte 0x93 at 8); read as cp1252",
    ),
    "one cp1252 letter at the end": (
        b"caf\xe9",
        "café",
        "story.txt is not UTF-8 (byte 0xe9 at 3); read as cp1252",
    ),
    "a NUL for a ligature": (
        b"The clerk con\0rmed that the sheets were sent to the binder by boat.",
        "The clerk con\0rmed that the sheets were sent to the binder by boat.",
        "story.txt has a NUL character (at 13); read as text anyway",
    ),
    "UTF-8 cut inside its last character": (
        CUT,
        "Aleppo’s rebels — caf",
        "story.txt breaks off inside a UTF-8 character (byte 0xc3 at 25), which is left out",
    ),
}

REFUSED = {
    "nothing": (b"", None, "story.txt is empty"),
    "white space alone": (b" \r\n\t\xc2\xa0 \n", None, "story.txt is empty"),
    "a mark alone": (codecs.BOM_UTF8, None, "story.txt is empty"),
    "NUL bytes": (b"ab\0c", None, "binary data (NUL byte at 2)"),
    "UTF-16 without a mark": (TEXT.encode("utf-16-le"), None, "--encoding utf-16-le"),
    "Cyrillic UTF-16 without a mark": (
        ("Паром опять опоздал, и никто не знал почему. " * 9).encode("utf-16-le"),
        None,
        "NUL",
    ),
    "NUL bytes in what is no UTF-8": (b"a word and a word " * 9 + b"\0\x93", None, "NUL byte at 162"),
    "NUL bytes under a named encoding": (b"ab\0c", "latin-1", "binary data (NUL at 2)"),
    "a PDF document": (b"%PDF-1.7\n%\xe2\xe3", None, "PDF document"),
    "a PDF document under a named encoding": (b"%PDF-1.7\n%\xe2\xe3", "latin-1", "PDF document"),
    "a Word document": (b"PK\x03\x04\x14\0\x06\0word/document.xml", None, "broken or locked archive"),
    "an old Word document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", None, "an old Word document"),
    "an EPUB book": (b"PK\x03\x04\n\0mimetypeapplication/epub+zip", None, "broken or locked archive"),
    "an OpenDocument text": (
        b"PK\x03\x04\n\0mimetypeapplication/vnd.oasis.opendocument.text",
        None,
        "an OpenDocument text",
    ),
    "a zip archive": (b"PK\x03\x04\x14\0", None, "a zip archive"),
    "an RTF document": (rb"{\rtf1\ansi Aleppo}", None, "an RTF document"),
    "compressed data": (b"\x1f\x8b\x08\0", None, "broken gzip data"),
}

UNDECODABLE = {
    "neither UTF-8 nor cp1252": (
        b"\x93no\x94 \x81",
        None,
        "story.txt is not UTF-8 (byte 0x93 at 0) and not cp1252 (byte 0x81 at 5); name its encoding with --encoding",
    ),
    "not the named encoding": (
        b"caf\xe9 au lait",
        "utf-8",
        "story.txt is not utf-8 (byte 0xe9 at 3); try another --encoding",
    ),
    "not the named encoding, behind a mark": (
        codecs.BOM_UTF8 + b"caf\xe9 au lait",
        "utf-8-sig",
        "story.txt is not utf-8-sig (byte 0xe9 at 6); try another --encoding",
    ),
    "not what its UTF-8 mark says": (codecs.BOM_UTF8 + b"caf\xe9 au lait", None, "(byte 0xe9 at 6)"),
    "half of a UTF-16 unit": (codecs.BOM_UTF16_LE + b"a\0b", None, "(byte 0x62 at 4)"),
    "half of a UTF-16 pair": (codecs.BOM_UTF16_LE + b"\x3d\xd8a\0", None, "(byte 0x3d at 2)"),
    "an unknown encoding": (b"a", "utf-9", "unknown encoding 'utf-9'; try --encoding"),
    "an encoding that is no text encoding": (b"a", "base64", "unknown encoding 'base64'"),
    "an encoding without a name": (b"a", "", "unknown encoding ''"),
    "an encoding with a NUL": (b"a", "utf-8\0", "unknown encoding"),
    "an encoding that is no Unicode": (b"a", "utf-8\udcff", "--encoding"),
    "an encoding that never decodes": (b"a", "undefined", "story.txt is not 'undefined'"),
    "a decoding to half characters": (b"+2AA-", "utf-7", "half characters"),
}


@pytest.mark.parametrize(("content", "encoding", "text"), DECODED.values(), ids=list(DECODED))
def test_text_is_decoded_without_a_remark(content: bytes, encoding: str | None, text: str) -> None:
    article = read_article(content, encoding=encoding, name="story.txt")
    assert (article.text, article.name, article.remarks) == (text, "story.txt", ())


@pytest.mark.parametrize(("content", "text", "remark"), GUESSED.values(), ids=list(GUESSED))
def test_a_guess_is_remarked(content: bytes, text: str, remark: str) -> None:
    article = read_article(content, name="story.txt")
    assert (article.text, article.remarks) == (text, (remark,))


@pytest.mark.parametrize(("content", "encoding", "message"), REFUSED.values(), ids=list(REFUSED))
def test_what_is_no_text_is_refused_as_what_it_is(content: bytes, encoding: str | None, message: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_article(content, encoding=encoding, name="story.txt")
    assert message in str(caught.value)
    assert_names_it_and_the_next_step(caught.value)


@pytest.mark.parametrize(("content", "encoding", "message"), UNDECODABLE.values(), ids=list(UNDECODABLE))
def test_undecodable_bytes_are_placed(content: bytes, encoding: str | None, message: str) -> None:
    with pytest.raises(DecodingError) as caught:
        read_article(content, encoding=encoding, name="story.txt")
    assert message in str(caught.value)
    assert "--encoding" in str(caught.value)


@given(st.binary(), st.sampled_from([None, "utf-8", "utf-7", "utf-16", "cp1252", "punycode", "idna"]))
def test_any_bytes_are_read_or_refused_in_one_line(content: bytes, encoding: str | None) -> None:
    try:
        article = read_article(content, encoding=encoding)
    except ArticleDiffError as error:
        assert str(error).isprintable()
    else:
        article.text.encode("utf-8")
        assert "\r" not in article.text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff")).filter(str.strip))
def test_any_text_comes_back_from_its_utf_8(text: str) -> None:
    assert read_article(text.encode()).text == text


def assert_names_it_and_the_next_step(error: UnreadableError) -> None:
    message = str(error)
    assert message.isprintable()
    assert message.startswith("story.txt ")
    assert ";" in message


def test_a_path_is_read_as_str_as_path_and_as_bytes_path(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    for source in (str(path), path, BytesPath(path)):
        article = read_article(source)
        assert (article.text, article.name) == (TEXT, str(path))


class BytesPath:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __fspath__(self) -> bytes:
        return os.fsencode(self.path)


def test_a_stream_is_read_and_lends_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode())
    with open(path, "rb") as binary, open(path, encoding="utf-8") as text:
        assert read_article(binary).name == read_article(text).name == str(path)
    assert read_article(io.BytesIO(TEXT.encode())).name == ""
    assert read_article(io.StringIO("one\r\ntwo")).text == "one\ntwo"


def test_a_stream_named_by_a_number_has_no_name(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"words")
    with open(os.open(path, os.O_RDONLY), "rb") as stream:
        assert read_article(stream).name == ""


def test_a_given_name_wins_over_the_path(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"words")
    assert read_article(path, name="Monday").name == "Monday"
    assert read_article(path, name="").name == ""


def test_a_dash_is_standard_input_but_a_path_of_that_name_is_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_bytes(b"file")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\x93piped\x94")))
    article = read_article("-")
    assert (article.text, article.name, len(article.remarks)) == ("“piped”", "standard input", 1)
    assert read_article(Path("-")).text == "file"


def test_standard_input_may_be_replaced_by_a_text_stream_or_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("words"))
    assert read_article("-").text == "words"
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UnreadableError, match="standard input is closed"):
        read_article("-")


def test_trouble_with_a_stream_is_told() -> None:
    closed = io.BytesIO(b"words")
    closed.close()
    with pytest.raises(UnreadableError, match="the text is closed"):
        read_article(closed)
    with pytest.raises(DecodingError, match=r"the text is not ascii \(byte 0xe9 at 3\)"):
        read_article(io.TextIOWrapper(io.BytesIO(b"caf\xe9"), encoding="ascii"))
    with pytest.raises(DecodingError, match="lone surrogates"):
        read_article(io.TextIOWrapper(io.BytesIO(b"caf\xe9"), encoding="ascii", errors="surrogateescape"))


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nowhere.txt", "nowhere.txt does not exist; check the path"),
        ("folder", "folder is a directory; name a file in it"),
        ("a\0b", r'"a\000b" is not a valid path; check the name'),
        ("two\nlines", r'"two\nlines" does not exist; check the path'),
        ("", "the file name is empty; name a file"),
        ("x" * 5000, "cannot be read"),
    ],
)
def test_a_bad_path_is_named_with_the_next_step(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, path: str, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    with pytest.raises(UnreadableError) as caught:
        read_article(path)
    assert message in str(caught.value)
    assert str(caught.value).isprintable()


def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"words")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    with pytest.raises(UnreadableError, match="may not be read; check its permissions"):
        read_article(path)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
def test_a_file_name_that_is_not_unicode_is_quoted(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:
        file.write(b"words")
    article = read_article(os.fsdecode(path))
    assert (article.text, article.name) == ("words", rf'"{tmp_path}/caf\351.txt"')


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"words",))
    writer.start()
    assert read_article(path).text == "words"
    writer.join()
