"""Collections of every format are read as a stream, and written back with nothing changed but the texts."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articlediff import compare
from articlediff.corpus.collections.csv_table import CsvTable, cell_span, with_cell
from articlediff.corpus.collections.json_lines import with_value
from articlediff.corpus.collections.opening import Columns, Text, fingerprint, opened, text_of
from articlediff.errors import ArticleDiffError, UnreadableError
from articlediff.model import Replacement

ALL_THE_NEWS = (
    ",id,title,publication,author,date,year,month,url,content\r\n"
    '0,17283,"House, Senate",Post,A. Reeve,2016-12-31,2016.0,12.0,,"The   side of ""the"" city,\r\nand   more."\r\n'
    "1,17284,Rain,Post,,2017-01-01,2017.0,1.0,,It rained   on Friday\r\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(name: str, content: str | bytes) -> str:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


def texts(name: str, **wanted: Any) -> list[tuple[str, str]]:
    return [(text.id, text.problem or text.text) for text in opened(name, Columns(**wanted)).texts()]


def filled(article: Text) -> Iterable[Replacement]:
    """Put a word into every run of three spaces."""
    found = -1
    while (found := article.text.find("   ", found + 1)) >= 0:
        yield Replacement(found, found + 3, " far-off\n")


def problem(name: str, error: type[Exception] = ArticleDiffError, **wanted: Any) -> str:
    with pytest.raises(error) as raised:
        texts(name, **wanted)
    return str(raised.value)


def parquet(name: str, columns: dict[str, list[Any]], **settings: Any) -> str:
    module = pytest.importorskip("pyarrow")
    pytest.importorskip("pyarrow.parquet").write_table(module.table(columns), name, **settings)
    return name


def test_columns_of_all_the_news_are_known() -> None:
    name = written("articles1.csv", ALL_THE_NEWS)
    assert texts(name) == [
        ("17283", 'The   side of "the" city,\nand   more.'),
        ("17284", "It rained   on Friday"),
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", '{"id": 7, "text": "one"}\n\n{"text": "two", "id": null}\n'),
        ("a.json", '{"id": 7, "text": "one"}\r\n{"text": "two"}'),
        ("a.ndjson", '\ufeff{"ID": 7, "Body": "one"}\n{"Body": "two", "id": ""}\n'),
        ("a.csv", "id,text\n7,one\n\n,two\n"),
        ("a.csv", '\ufeffid;text\n7;one\n;"two"'),
        ("a.tsv", "text\tid\none\t7\ntwo\t\n"),
    ],
)
def test_a_row_without_an_id_has_its_number(name: str, content: str) -> None:
    assert texts(written(name, content)) == [("7", "one"), ("2", "two")]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding(encoding: str) -> None:
    assert texts(written("a.csv", "id,text\n7,cafés\n".encode(encoding))) == [("7", "cafés")]
    assert texts(written("a.jsonl", '{"text": "cafés"}\n'.encode(encoding))) == [("1", "cafés")]


def test_compressed_files_are_unpacked() -> None:
    two = gzip.compress(b'{"text": "one"}\n') + gzip.compress(b'{"text": "two"}\n')
    assert texts(written("a.jsonl.gz", two)) == [("1", "one"), ("2", "two")]
    assert texts(written("a.csv.gz", gzip.compress(b"content\none\n"))) == [("1", "one")]


def test_zstd_in_several_frames_is_unpacked() -> None:
    module = pytest.importorskip("zstandard")
    pack = module.ZstdCompressor().compress
    frames = pack(b'{"text": "one"}\n') + pack(b'{"text": "two"}\n')
    assert texts(written("a.jsonl.zst", frames)) == [("1", "one"), ("2", "two")]


@pytest.mark.parametrize("ending", ["gz", "zst"])
def test_damaged_compressed_data_are_told(ending: str) -> None:
    content = "".join(f'{{"text": "{number} is the number of the row"}}\n' for number in range(100_000)).encode()
    if ending == "zst":
        packed = pytest.importorskip("zstandard").ZstdCompressor().compress(content)
    else:
        packed = gzip.compress(content)
    assert "is damaged after line" in problem(written(f"a.jsonl.{ending}", packed[: len(packed) // 2]))
    assert "a.jsonl" in problem(written(f"a.jsonl.{ending}", b"plain text and not packed"))


def test_parquet_is_read() -> None:
    name = parquet("a.parquet", {"id": [7, None, 9], "content": ["one", "two", None]}, row_group_size=2)
    assert texts(name) == [("7", "one"), ("2", "two"), ("9", "it has no text")]


def test_a_folder_is_a_collection() -> None:
    written("news/b.txt", "two\r\nlines")
    written("news/a/café.txt", "caf\xe9".encode("cp1252"))
    written("news/.hidden", "no")
    written("news/c.rtf", rb"{\rtf1}")
    assert texts("news") == [
        ("a/café.txt", "café"),
        ("b.txt", "two\nlines"),
        ("c.rtf", "c.rtf looks like an RTF document, not plain text"),
    ]


BAD_ROWS = {
    '{"id": "a", "text": "one"}\nnot JSON\n{"text": "three"}\n': ("2", "the line is not JSON"),
    '{"text": "one"}\n[1]\n{"text": "three"}\n': ("2", "the line is not a JSON object"),
    '{"text": "one"}\n{"id": 2}\n{"text": "three"}\n': ("2", "it has no text"),
    '{"text": "one"}\n{"text": ["a"]}\n{"text": "three"}\n': ("2", "its text is not a string but of type list"),
    '{"text": "one"}\n{"text": " \\n"}\n{"text": "three"}\n': ("2", "its text is empty"),
    '{"text": "one"}\n{"text": "caf\\udce9"}\n{"text": "three"}\n': ("2", "its text has bytes that are not of"),
    '{"text": "one"}\n{"text": "a\\u0000b"}\n{"text": "three"}\n': ("2", "its text is binary data"),
}


@pytest.mark.parametrize("content", BAD_ROWS)
def test_a_bad_row_has_a_problem_and_the_others_are_read(content: str) -> None:
    name, reason = BAD_ROWS[content]
    first, bad, third = texts(written("a.jsonl", content))
    assert (first[1], third) == ("one", ("3", "three"))
    assert bad[0] == name
    assert bad[1].startswith(reason)


def test_bytes_of_another_encoding_are_a_problem_of_their_row() -> None:
    content = 'text,id\none,1\n"caf\xe9, he said",2\nthree,3\n'.encode("cp1252")
    assert [name for name, _ in texts(written("a.csv", content))] == ["1", "2", "3"]
    assert texts(written("a.csv", content))[1][1].startswith("its text has bytes that are not of the encoding")
    assert [*opened("a.csv", encoding="cp1252").texts()][1].text == "café, he said"


def test_cells_may_be_long() -> None:
    long = "word " * 100_000
    assert texts(written("a.csv", f'content\n"{long}"\n')) == [("1", long)]


def test_a_quote_that_is_not_closed_is_told() -> None:
    assert texts(written("a.csv", 'text\n"one"\n"two\nthree\n')) == [
        ("1", "one"),
        ("2", "a quote of the row is not closed"),
    ]


def test_where_leaves_out_rows_and_keeps_numbers() -> None:
    rows = [{"text": text, "year": year} for text, year in (("one", 2016), ("two", 2017), ("three", 2016))]
    name = written("a.jsonl", "\n".join(map(json.dumps, rows)))
    assert texts(name, where=(("year", "2016"),)) == [("1", "one"), ("3", "three")]


def test_columns_are_chosen() -> None:
    name = written("a.csv", "id,text,key,story\n1,short,k1,long\n")
    assert texts(name, id="key", text="story") == [("k1", "long")]


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ({}, "has no column that is known to be the text (its columns: one without a name, id, prose); name one with"),
        (
            {"text": "txt"},
            "has no column 'txt' (its columns: one without a name, id, prose); name one of them with --t",
        ),
        ({"text": "prose", "id": "key"}, "has no column 'key'"),
        ({"text": "prose", "where": (("year", "1"),)}, "name one of them with --where"),
    ],
)
def test_a_missing_column_is_told_with_those_there_are(wanted: dict[str, Any], told: str) -> None:
    assert told in problem(written("a.csv", ",id,prose\n1,2,three\n"), **wanted)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.jsonl", None, "a.jsonl does not exist"),
        ("a.docx", "x", "a.docx has no ending of a format that is read"),
        ("a.csv", "", "a.csv is empty"),
        ("a.json", '[{"text": "one"}]', "a.json is one JSON list and not JSON lines"),
        ("a.jsonl", "", "has no column that is known to be the text (its columns: none)"),
        ("a.parquet", "no", "a.parquet is not Parquet or is damaged"),
    ],
)
def test_a_file_that_is_no_collection_is_told(name: str, content: str | None, told: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow")
    if content is not None:
        written(name, content)
    assert told in problem(name)


@pytest.mark.parametrize("form", ["csv", "parquet"])
@pytest.mark.parametrize(
    ("names", "wanted", "told"),
    [
        (("id", "text", "text"), {}, "'text'"),
        (("id", "id", "text"), {}, "'id'"),
        (("a", "a", "text"), {"where": (("a", "x"),)}, "'a'"),
        (("x", "x", "text"), {}, None),
    ],
)
def test_two_columns_of_one_name_are_told_if_one_of_them_is_wanted(
    form: str, names: tuple[str, ...], wanted: dict[str, Any], told: str | None
) -> None:
    if form == "csv":
        name = written("a.csv", f"{','.join(names)}\n1,2,the   side\n")
    else:
        module, name = pytest.importorskip("pyarrow"), "a.parquet"
        cells = [module.array([cell]) for cell in ("1", "2", "the   side")]
        pytest.importorskip("pyarrow.parquet").write_table(module.Table.from_arrays(cells, names=[*names]), name)
    if told:
        assert f"{name} has several columns {told}; rename one of them" in problem(name, UnreadableError, **wanted)
        return
    opened(name).rewrite(f"new.{form}", filled)
    assert texts(f"new.{form}") == [("1", "the far-off\nside")]


def test_a_folder_that_is_missing_is_told() -> None:
    with pytest.raises(UnreadableError, match="news does not exist"):
        opened("news")


REWRITTEN: dict[str, Callable[[], str]] = {
    "jsonl": lambda: written("a.jsonl", '{ "n": 1.0,"text":"the   side caf\\u00e9" , "x":[ ]}\r\n\nbad\n{"text": "b"}'),
    "csv": lambda: written("a.csv", ALL_THE_NEWS + "\r\n2,,,\r\n\r\n"),
    "tsv": lambda: written("a.tsv", 'text\tid\nthe   side\t\'1\'\n"two   sides"\t"2"\n'),
    "utf-16": lambda: written("a.csv", "id,text\n1,the   side\n2,b\n".encode("utf-16")),
    "no line end": lambda: written("a.csv", "id,text\n1,the   side"),
    "odd quotes": lambda: written("a.csv", 'id,"text",x\n\r\n"1",the   side,a"b\n2,"two   "sides",""\n3,"3   ",","\n'),
    "one column": lambda: written("a.csv", "text\n\nthe   side\n\n"),
    "signs in the heading": lambda: written("a.csv", '"a,b,\nc,d";text\n"1";the   side\n'),
}
EXPECTED = {
    "jsonl": '{ "n": 1.0,"text":"the far-off\\nside caf\\u00e9" , "x":[ ]}\r\n\nbad\n{"text": "b"}',
    "csv": ALL_THE_NEWS.replace('"The   side', '"The far-off\r\nside')
    .replace("and   more", "and far-off\r\nmore")
    .replace("It rained   on Friday", '"It rained far-off\non Friday"')
    + "\r\n2,,,\r\n\r\n",
    "tsv": 'text\tid\n"the far-off\nside"\t\'1\'\n"two far-off\nsides"\t"2"\n',
    "utf-16": 'id,text\n1,"the far-off\nside"\n2,b\n',
    "no line end": 'id,text\n1,"the far-off\nside"',
    "odd quotes": 'id,"text",x\n\r\n"1","the far-off\nside",a"b\n2,"two far-off\nsides""",""\n3,"3 far-off\n",","\n',
    "one column": 'text\n\n"the far-off\nside"\n\n',
    "signs in the heading": '"a,b,\nc,d";text\n"1";"the far-off\nside"\n',
}


@pytest.mark.parametrize("case", REWRITTEN)
def test_only_the_texts_are_rewritten(case: str) -> None:
    source = REWRITTEN[case]()
    opened(source).rewrite("new" + source, filled)
    encoding = "utf-16" if case == "utf-16" else "utf-8"
    assert Path("new" + source).read_bytes().decode(encoding) == EXPECTED[case]


@pytest.mark.parametrize("case", REWRITTEN)
def test_without_replacements_every_byte_stays(case: str) -> None:
    source = REWRITTEN[case]()
    opened(source).rewrite("new" + source, lambda _: ())
    assert Path("new" + source).read_bytes() == Path(source).read_bytes()


def test_bytes_that_cannot_be_decoded_are_written_back() -> None:
    content = b'text,id\nthe   side,1\n"caf\xe9   ",2\n'
    opened(written("a.csv", content)).rewrite("b.csv", filled)
    assert Path("b.csv").read_bytes() == b'text,id\n"the far-off\nside",1\n"caf\xe9   ",2\n'


def test_compressed_collections_stay_compressed_and_have_no_time() -> None:
    source = written("a.csv.gz", gzip.compress(b"id,text\n1,one\n"))
    opened(source).rewrite("b.csv.gz", filled)
    assert gzip.decompress(Path("b.csv.gz").read_bytes()) == b"id,text\n1,one\n"
    assert Path("b.csv.gz").read_bytes()[4:8] == bytes(4)


def test_parquet_keeps_types_and_compression() -> None:
    pq = pytest.importorskip("pyarrow.parquet")
    name = parquet("a.parquet", {"n": [1, None], "text": ["the   side", "b"], "t": [["x"], []]}, compression="zstd")
    opened(name).rewrite("b.parquet", filled)
    before, after = pq.read_table(name), pq.read_table("b.parquet")
    assert after.schema.equals(before.schema, check_metadata=True)
    assert after.to_pylist() == [{"n": 1, "text": "the far-off\nside", "t": ["x"]}, {"n": None, "text": "b", "t": []}]
    assert pq.ParquetFile("b.parquet").metadata.row_group(0).column(1).compression == "ZSTD"


def test_a_folder_is_written_as_a_new_folder() -> None:
    written("news/a/one.txt", "\ufeffthe   side\r\nof it")
    written("news/two.bin", b"\0\1\2")
    opened("news").rewrite("new", filled)
    assert Path("new/a/one.txt").read_bytes() == "\ufeffthe far-off\r\nside\r\nof it".encode()
    assert Path("new/two.bin").read_bytes() == b"\0\1\2"
    with pytest.raises(ArticleDiffError, match="new is there already"):
        opened("news").rewrite("new", filled)


def test_documents_and_packed_files_of_a_folder_are_no_text_and_stay() -> None:
    text = b"the   side"
    files: dict[str, Any] = {
        "a.docx": compare("the   side", "the far side").to_docx(),
        "b.txt.gz": gzip.compress(text),
        "c.html": b"<html><body><p>the   side</p></body></html>",
        "d.txt": text,
    }
    for name, content in files.items():
        written(f"news/{name}", content)
    assert texts("news") == [
        ("a.docx", "a.docx looks like a Word document (DOCX), not plain text"),
        ("b.txt.gz", "b.txt.gz is packed, and not a text file"),
        ("c.html", files["c.html"].decode()),
        ("d.txt", "the   side"),
    ]
    opened("news").rewrite("new", filled)
    far = {name: content.replace(b"the   side", b"the far-off\nside") for name, content in files.items()}
    assert {path.name: path.read_bytes() for path in Path("new").iterdir()} == far


def test_what_somebody_has_under_a_name_of_ours_is_left_as_it_is() -> None:
    written("a.csv", "text\nthe   side\n")
    written("b.csv.unfinished", "mine")
    written("new.unfinished/one.txt", "mine")
    written("news/one.txt", "the   side")
    opened("a.csv").rewrite("b.csv", filled)
    opened("news").rewrite("new", filled)
    assert Path("b.csv.unfinished").read_text() == Path("new.unfinished/one.txt").read_text() == "mine"
    assert sorted(os.listdir()) == ["a.csv", "b.csv", "b.csv.unfinished", "new", "new.unfinished", "news"]


def test_a_folder_is_whole_or_not_there() -> None:
    written("news/one.txt", "the   side")

    def stop(_: Text) -> Iterable[Replacement]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opened("news").rewrite("made/new", stop)
    assert os.listdir("made") == []
    opened("news").rewrite("made/new/", filled)
    assert os.listdir("made") == ["new"]
    assert Path("made/new").stat().st_mode == Path("news").stat().st_mode


def test_an_interrupt_leaves_the_target_as_it_was() -> None:
    written("a.csv", "text\none\n")
    written("b.csv", "old")

    def stop(_: Text) -> Iterable[Replacement]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        opened("a.csv").rewrite("b.csv", stop)
    assert sorted(path.name for path in Path().iterdir()) == ["a.csv", "b.csv"]
    assert Path("b.csv").read_text() == "old"


def test_a_letter_that_the_encoding_lacks_is_told() -> None:
    written("a.csv", "text\none\n".encode("cp1252"))
    with pytest.raises(ArticleDiffError, match="is cp1252, in which 'ł' cannot be written; convert it to UTF-8"):
        opened("a.csv", encoding="cp1252").rewrite("b.csv", lambda _: [Replacement(0, 0, "ł")])


def test_the_share_that_was_read_grows_to_the_whole() -> None:
    name = written("a.jsonl", '{"text": "one"}\n' * 50_000)
    collection = opened(name)
    shares = [collection.share for _ in collection.texts()]
    assert shares == sorted(shares)
    assert 0 < shares[10] < 0.5
    assert collection.share == 1


def test_a_fingerprint_tells_another_content() -> None:
    written("news/one.txt", "one")
    before = fingerprint("news")
    assert fingerprint("news") == before
    written("news/two.txt", "two")
    assert fingerprint("news") != before


@given(
    st.text(st.sampled_from('ab,"'), max_size=12), st.text(st.sampled_from('a,"\r\n '), max_size=4), st.integers(0, 9)
)
def test_any_spelling_of_a_record_is_kept_but_for_its_text(written: str, text: str, number: int) -> None:
    reader = csv.reader([written, "of the next record"])
    cells = next(reader)
    assume(cells and reader.line_num == 1)
    at = number % len(cells)
    after = with_cell(written, at, text, ",")
    assert [*csv.reader(io.StringIO(after, newline=""))] == [[*cells[:at], text, *cells[at + 1 :]]]
    assert after.startswith(written[: cell_span(written, at, ",")[0]])


CELL = st.text(st.sampled_from('ab,;"\n\r\t é'), max_size=8)


@given(
    st.lists(st.lists(CELL, min_size=2, max_size=2), min_size=1), st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
)
def test_rewritten_csv_has_the_new_texts_and_the_old_cells(rows: list[list[str]], quoting: Any) -> None:
    made = io.StringIO(newline="")
    csv.writer(made, quoting=quoting).writerows([["key", "text"], *rows])
    written("law.csv", made.getvalue())
    CsvTable("law.csv").rewrite("new.csv", "text", lambda row: str(row.cells["text"]) + '", new')
    with open("new.csv", newline="") as file:
        assert [*csv.reader(file)][1:] == [[key, text + '", new'] for key, text in rows]


@given(st.dictionaries(st.text(max_size=3), st.none() | st.text(max_size=3) | st.integers()), st.text(), st.booleans())
def test_a_value_is_changed_by_itself(cells: dict[str, Any], text: str, ascii_only: bool) -> None:
    line = json.dumps({**cells, "text": "old", "more": cells}, ensure_ascii=ascii_only)
    assert json.loads(with_value(line, "text", text)) == {**cells, "text": text, "more": cells}


@given(st.text())
def test_line_ends_are_line_feeds(text: str) -> None:
    assert "\r" not in text_of("1", text).text
