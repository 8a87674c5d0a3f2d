"""Restoring: the truncated text with its losses put back, and every other byte as it was."""

from __future__ import annotations

import codecs
import gzip
import os
import re
import subprocess
import sys
import threading
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import assume, given, reject
from hypothesis import strategies as st

import articlediff
from articlediff import ArticleDiffError, Comparison, Evidence, compare, read_article
from articlediff.command import compare as cli
from articlediff.command.restoring import restored_file
from articlediff.model import Replacement
from articlediff.reading.decoding import has_surrogate
from articlediff.reading.verbatim import Verbatim, verbatim
from tests.builder import compared, restored, shared
from tests.documents import book, paragraph, word
from tests.stories import any_pairs, blanked_copies, edited_copies

comparisons = st.builds(lambda pair: compare(*pair, force=True), any_pairs())
TRUNCATED = "The   side of the city was quiet on Friday, a spokesman said, and the   talks in the capital went on. \r\n"
FULL = TRUNCATED.replace("The   ", "The rebel-held ").replace("the   ", "the long-running ").replace("quiet", "calm")
RESTORED = FULL.replace("calm", "quiet")
OTHER = "Shares in the brewer fell by a tenth after it warned that a wet summer would eat into profits this year."


# ---- the library


@given(comparisons, st.floats(0, 1))
def test_only_what_is_replaced_differs_from_the_truncated_text(found: Comparison, sure: float) -> None:
    source = found.truncated.text
    place, kept, pieces = 0, "", ""
    for start, end, text in found.restorations(sure):
        assert place <= start <= end <= len(source)
        kept += source[place:start]
        pieces += source[place:start] + text
        place = end
    assert pieces + source[place:] == found.restored_text(sure)


@given(comparisons, st.floats(0, 1))
def test_what_is_less_sure_is_left_as_it_is(found: Comparison, sure: float) -> None:
    enough = [change for change in found.restored if change.confidence >= sure]
    replaced = found.restorations(sure)
    assert sorted(r.text.strip() for r in replaced) == sorted(c.full.text.strip() for c in enough)
    assert {(r.start, r.end) for r in replaced} == {(c.truncated.start, c.truncated.end) for c in enough}


def test_everything_is_put_back_unless_a_confidence_is_asked_for() -> None:
    found = compare(TRUNCATED, FULL)
    assert found.restored_text() == found.restored_text(0.0) == RESTORED
    assert found.restored_text(1.0) == TRUNCATED


def test_the_space_between_a_lost_word_without_a_trace_and_a_mask_comes_back() -> None:
    lost = restored("half-lit", blank="", evidence=Evidence.PATTERN)
    found = compared("the ", lost, shared("", " "), restored("Reeve", blank="██"), " said")
    assert (found.truncated.text, found.restored_text()) == ("the ██ said", "the half-lit Reeve said")


# ---- the file

WAYS = {
    "utf-8": (b"", "\n"),
    "utf-8 with CR LF": (b"", "\r\n"),
    "utf-8 with CR": (b"", "\r"),
    "utf-8 with a mark": (codecs.BOM_UTF8, "\r\n"),
    "utf-16-le": (codecs.BOM_UTF16_LE, "\r\n"),
    "utf-32-be": (codecs.BOM_UTF32_BE, "\n"),
}


@given(blanked_copies() | edited_copies(), st.sampled_from(sorted(WAYS)))
def test_a_file_keeps_its_encoding_mark_and_line_ends(pair: tuple[str, str], way: str) -> None:
    mark, line_end = WAYS[way]
    encoding = way.split()[0]
    assume(pair[0].strip() and not re.search("[\r\0\ufeff]", pair[0]))
    content = mark + pair[0].replace("\n", line_end).encode(encoding)
    found = compare(read_article(content), pair[1], force=True)
    restored = found.restored_text()
    # A text without a line end of its own has no way to follow.
    own = line_end if "\n" in pair[0] else "\n"
    assert restored_file(found, content, None, 0.0, False) == mark + restored.replace("\n", own).encode(encoding)
    assert restored_file(found, content, None, 1.0, False) == content


@given(st.text(st.sampled_from("a \r\n"), max_size=30), st.data())
def test_offsets_count_every_line_end_once(text: str, data: st.DataObject) -> None:
    simple = text.replace("\r\n", "\n").replace("\r", "\n")
    start = data.draw(st.integers(0, len(simple)))
    end = data.draw(st.integers(start, len(simple)))
    replaced = Verbatim(text).replaced([Replacement(start, end, "X")])
    assert replaced.replace("\r\n", "\n").replace("\r", "\n") == simple[:start] + "X" + simple[end:]


@given(st.text())
def test_without_replacements_the_text_is_the_same(text: str) -> None:
    assert Verbatim(text).replaced([]) == text


@given(st.binary(max_size=40), st.sampled_from([None, "utf-8", "utf-16", "cp1252", "latin-1", "utf-8-sig", "utf-7"]))
def test_any_bytes_come_back_or_are_refused(content: bytes, encoding: str | None) -> None:
    try:
        article = read_article(content, encoding=encoding)
        source = verbatim(content, encoding, article)
        written = source.encoded(source.replaced([]), "a.txt")
    except ArticleDiffError:
        reject()
    assert not has_surrogate(source.text)
    assert written == content
    assert restored_file(compare(article, article), content, encoding, 0.0, False) == content


MARKS = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
UNITS = st.lists(st.tuples(st.sampled_from("aé😀 \n"), st.sampled_from(["\n", "\r\n", "\r"])), max_size=12)


@given(st.sampled_from(sorted(MARKS)), st.integers(0, 2), UNITS, st.data())
def test_what_is_not_replaced_keeps_its_bytes(
    encoding: str, marks: int, units: list[tuple[str, str]], data: st.DataObject
) -> None:
    """Of a file with any byte order marks and line ends, cut in the middle of a character or not."""
    text = "".join(("é", *(char for char, _ in units), "z"))
    ends = ["é", *(end if char == "\n" else char for char, end in units), "z"]
    # A line end is not made of two by chance.
    assume("\r\n" not in "".join(end[-1] + after[0] for end, after in pairwise(ends)))
    pieces = [end.encode(encoding) for end in ends]
    tail = (
        data.draw(st.sampled_from([b"", b"\xc3", b"\xe2\x80", b"\xf0\x9f\x98"]))
        if encoding == "utf-8" and not marks
        else b""
    )
    mark = MARKS[encoding] * marks
    content = mark + b"".join(pieces) + tail
    named = None if marks or encoding == "utf-8" else encoding
    article = read_article(content, encoding=named)
    assert article.text == text
    start = data.draw(st.integers(0, len(text) - 1))
    stop = data.draw(st.integers(start, len(text) - 1))
    source = verbatim(content, named, article)
    written = source.encoded(source.replaced([Replacement(start, stop, "X")]), "a.txt")
    assert written == mark + b"".join([*pieces[:start], "X".encode(encoding), *pieces[stop:]]) + tail


@given(st.text(min_size=1).filter(str.strip), st.sampled_from([codecs.BOM_UTF8, b""]))
def test_utf_8_is_written_as_it_was(text: str, mark: bytes) -> None:
    assume(not set("\0\ufeff") & set(text))
    content = mark + text.encode()
    source = verbatim(content, None, read_article(content))
    assert source.encoded(source.replaced([]), "") == content


def test_mixed_line_ends_stay_mixed() -> None:
    content = b"One   day.\r\nIt rained.\nThen it was   over.\r"
    found = compare(
        read_article(content), "One half-lit day.\nIt rained.\nThen it was all-too-soon over.\n", force=True
    )
    expected = b"One half-lit day.\r\nIt rained.\nThen it was all-too-soon over.\r"
    assert restored_file(found, content, None, 0.0, False) == expected


WAYS_BACK = {
    "two byte order marks": (codecs.BOM_UTF8 * 2, "\r\n", "utf-8", None, b""),
    "a mark of an encoding that is named": (codecs.BOM_UTF8, "\n", "utf-8", "utf-8", b""),
    "an encoding with a mark, without it": (b"", "\n", "utf-8", "utf-8-sig", b""),
    "UTF-16 without a mark": (b"", "\r\n", "utf-16-le", "utf-16-le", b""),
    "UTF-16 without a mark, of the usual order": (b"", "\n", "utf-16-le", "utf-16", b""),
    "big-endian UTF-16": (codecs.BOM_UTF16_BE, "\r\n", "utf-16-be", "utf-16", b""),
    "latin-1 by its name": (b"", "\r", "latin-1", "latin-1", b""),
    "a file that is cut inside a character": (b"", "\r\n", "utf-8", None, b"\xe2\x80"),
}


@pytest.mark.parametrize("way", WAYS_BACK)
def test_a_lost_word_is_put_back_between_bytes_that_stay(way: str) -> None:
    mark, line_end, encoding, named, tail = WAYS_BACK[way]
    story = "Café news.\nThe   side of the city was quiet.\nNobody slept.\nThe talks went on, and the w"
    content = mark + story.replace("\n", line_end).encode(encoding) + tail
    expected = mark + story.replace("The   side", "The rebel-held side").replace("\n", line_end).encode(encoding) + tail
    article = read_article(content, encoding=named)
    found = compare(article, story.replace("The   side", "The rebel-held side"), force=True)
    assert restored_file(found, content, named, 0.0, False) == expected


def test_a_character_that_is_cut_off_goes_where_its_word_is_put_back() -> None:
    story = "Café news. The side of the city was quiet, and nobody slept. The talks went on until the wächter came."
    content = story.encode()[: story.encode().index(b"\xa4")]
    found = compare(read_article(content), story, force=True)
    assert restored_file(found, content, None, 0.0, False) == story.encode()


@pytest.mark.parametrize("content", [b"The   side of the city+AC4-", b"+AFQ-he   side of the city."])
def test_an_encoding_with_two_spellings_of_a_letter_is_refused(content: bytes) -> None:
    article = read_article(content, encoding="utf-7", name="a.txt")
    found = compare(article, "The rebel-held side of the city.", force=True)
    with pytest.raises(
        ArticleDiffError, match=r"a\.txt cannot be written back as it is, .*; convert it to UTF-8 first"
    ):
        restored_file(found, content, "utf-7", 0.0, False)
    assert restored_file(found, content, "utf-7", 1.0, False) == content


def test_a_word_that_the_encoding_lacks_is_an_error_that_names_it() -> None:
    content = "Caf\xe9: “The   side.”".encode("cp1252")
    found = compare(read_article(content, name="a.txt"), "Café: “The Łódź side.”", force=True)
    with pytest.raises(
        ArticleDiffError, match=r"a\.txt is cp1252, in which 'Ł' cannot be written; convert it to UTF-8"
    ):
        restored_file(found, content, None, 0.0, False)


# ---- the command


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in {"truncated": TRUNCATED, "full": FULL, "other": OTHER}.items():
        Path(f"{name}.txt").write_bytes(text.encode())


def run(*arguments: str, standard_input: bytes = b"") -> tuple[int, bytes, str]:
    result = CliRunner().invoke(cli.main, ["--restore", *arguments], input=standard_input)
    return result.exit_code, result.stdout_bytes, result.stderr


def test_it_writes_the_restored_text_to_standard_output_or_a_file() -> None:
    assert run("truncated.txt", "full.txt") == (1, RESTORED.encode(), "")
    assert run("-", "full.txt", standard_input=TRUNCATED.encode()) == (1, RESTORED.encode(), "")
    assert run("truncated.txt", "full.txt", "-o", "restored.txt", "--exit-zero") == (0, b"", "")
    assert Path("restored.txt").read_bytes() == RESTORED.encode()


def test_it_may_replace_the_truncated_text_itself() -> None:
    run("truncated.txt", "full.txt", "-o", "truncated.txt")
    assert Path("truncated.txt").read_bytes() == RESTORED.encode()


def test_min_confidence_leaves_out_what_is_less_sure() -> None:
    assert run("truncated.txt", "full.txt", "--min-confidence", "1")[1] == TRUNCATED.encode()
    assert run("truncated.txt", "full.txt", "--min-confidence", "0.5")[1] == RESTORED.encode()


def test_of_another_story_nothing_is_restored_and_that_is_said() -> None:
    status, out, err = run("truncated.txt", "other.txt")
    assert (status, out) == (3, TRUNCATED.encode())
    assert err.startswith("articlediff: nothing was compared, these look like different stories: ")


def test_what_cannot_be_written_leaves_the_file_alone() -> None:
    Path("cp1252.txt").write_bytes("Caf\xe9: “The   side of the city was quiet on Friday.”".encode("cp1252"))
    Path("polish.txt").write_bytes("Café: “The Łódź side of the city was quiet on Friday.”".encode())
    Path("out.txt").write_text("before")
    status, out, err = run("cp1252.txt", "polish.txt", "-o", "out.txt", "-q")
    assert (status, out) == (2, b"")
    assert "cp1252.txt is cp1252, in which 'Ł' cannot be written" in err
    assert Path("out.txt").read_text() == "before"


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["-f", "text"], "cannot be combined with -f"),
        (["--only", "restored"], "cannot be combined with --only"),
        (["--stat"], "cannot be combined with --stat"),
        (["--min-confidence", "2"], "--min-confidence"),
    ],
)
def test_what_shapes_a_report_cannot_be_combined_with_it(options: list[str], reason: str) -> None:
    status, out, err = run("truncated.txt", "full.txt", *options)
    assert (status, out, err.count("\n")) == (2, b"", 1)
    assert reason in err


def test_min_confidence_needs_it() -> None:
    result = CliRunner().invoke(cli.main, ["truncated.txt", "full.txt", "--min-confidence", "0.5"])
    assert result.exit_code == 2
    assert "--min-confidence needs --restore" in result.stderr


def test_a_process_writes_the_bytes_as_they_are() -> None:
    root = str(Path(articlediff.__file__).parent.parent)
    command = [sys.executable, "-m", "articlediff", "--restore", "truncated.txt", "full.txt"]
    done = subprocess.run(command, capture_output=True, env={"PYTHONPATH": root, "LC_ALL": "C"})
    assert (done.returncode, done.stdout, done.stderr) == (1, RESTORED.encode(), b"")


# ---- documents


def test_a_word_document_is_restored_as_one_or_as_text() -> None:
    Path("copy.docx").write_bytes(word(paragraph(TRUNCATED.strip())))
    assert run("copy.docx", "full.txt", "-o", "restored.docx")[0] == 1
    assert read_article("restored.docx").text.split() == RESTORED.split()
    assert run("copy.docx", "full.txt", "-o", "restored.txt")[0] == 1
    assert Path("restored.txt").read_text() == read_article("restored.docx").text
    assert run("copy.docx", "full.txt")[1] == Path("restored.txt").read_bytes()


def test_a_plain_text_is_restored_to_a_word_document_if_the_ending_says_so() -> None:
    assert run("truncated.txt", "full.txt", "-o", "restored.docx")[0] == 1
    assert read_article("restored.docx").text.split() == RESTORED.split()


def test_of_a_packed_text_its_bytes_are_restored() -> None:
    Path("copy.txt.gz").write_bytes(gzip.compress(TRUNCATED.encode()))
    assert run("copy.txt.gz", "full.txt")[1] == RESTORED.encode()
    assert run("-", "full.txt", standard_input=gzip.compress(TRUNCATED.encode()))[1] == RESTORED.encode()


@pytest.mark.parametrize(
    ("truncated", "output"),
    [
        ("copy.docx", "copy.docx"),
        ("copy.txt.gz", "copy.txt.gz"),
        ("truncated.txt", "copy.txt.gz"),
        ("truncated.txt", "book.epub"),
        ("copy.docx", "book.epub"),
    ],
)
def test_a_document_is_never_replaced_by_its_words(truncated: str, output: str) -> None:
    Path("copy.docx").write_bytes(word(paragraph(TRUNCATED.strip())))
    Path("copy.txt.gz").write_bytes(gzip.compress(TRUNCATED.encode()))
    Path("book.epub").write_bytes(book(f"<p>{TRUNCATED}</p>"))
    before = Path(output).read_bytes()
    status, out, err = run(truncated, "full.txt", "-o", output)
    assert (status, out, err.count("\n")) == (2, b"", 1)
    assert f"{output} is not plain text, and only its words would be left; name another file with -o" in err
    assert Path(output).read_bytes() == before


def test_a_page_that_was_read_as_one_is_not_replaced_by_its_words() -> None:
    pytest.importorskip("trafilatura", reason="the extra html is not installed")
    page = f"<html><head><title>The city</title></head><body><article><p>{TRUNCATED}</p></article></body></html>"
    Path("page.html").write_text(page, "utf-8", newline="")
    status, out, err = run("page.html", "full.txt", "-o", "page.html")
    assert (status, out, err.count("\n")) == (2, b"", 1)
    assert "page.html is not plain text, and only its words would be left; name another file with -o" in err
    assert Path("page.html").read_text("utf-8") == page.replace("\r\n", "\n")
    # As its source, it is a text like others.
    assert run("page.html", "full.txt", "-o", "page.html", "--input-format", "text", "--force")[0] == 1
    assert "rebel-held" in Path("page.html").read_text("utf-8")
    assert Path("page.html").read_text("utf-8").startswith("<html>")


def test_a_text_is_read_once_to_be_restored() -> None:
    """A pipe by its path gives its text only once."""
    os.mkfifo("pipe")
    feeding = threading.Thread(target=Path("pipe").write_bytes, args=[TRUNCATED.encode()])
    feeding.start()
    assert run("pipe", "full.txt")[1] == RESTORED.encode()
    feeding.join()


def test_restored_copies_of_documents_have_names_that_say_what_they_are() -> None:
    for folder, text in (("cut", TRUNCATED), ("whole", FULL)):
        Path(folder).mkdir()
        Path(folder, "a.docx").write_bytes(word(paragraph(text.strip())))
        Path(folder, "b.txt.gz").write_bytes(gzip.compress(text.encode()))
        Path(folder, "c.epub").write_bytes(book(f"<p>{text}</p>"))
    assert run("cut", "whole", "-o", "restored", "-q")[0] == 1
    assert sorted(path.name for path in Path("restored").iterdir()) == ["a.docx", "b.txt", "c.epub.txt"]
    for path in Path("restored").iterdir():
        assert read_article(path).text.split() == RESTORED.split()
    status, _, err = run("cut", "whole", "-o", "cut", "-q")
    assert (status, err.count("\n")) == (2, 1)
    assert "only its words would be left" in err
