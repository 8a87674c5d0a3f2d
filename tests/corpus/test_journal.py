"""A journal keeps every whole row, wherever the run was ended, and is gone on with only for the same inputs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlediff.corpus.journal import Journal, UnfinishedError
from articlediff.errors import ArticleDiffError

HEAD = {"damaged": ["a.csv", 12, "1"], "min": 0.5}


@pytest.fixture
def output(tmp_path: Path) -> str:
    return str(tmp_path / "out.jsonl")


def lines_of(rows: Iterable[str]) -> list[bytes]:
    return [f"{row}\n".encode() for row in rows]


def begun(output: str, *rows: str) -> Path:
    with Journal(output, HEAD) as journal:
        journal.append(lines_of(rows))
        return Path(journal.path)


def test_rows_are_kept_and_gone_on_with(output: str) -> None:
    begun(output, '{"id": "1"}', '{"id": "é"}')
    with Journal(output, HEAD, resume=True) as journal:
        assert journal.done == 2
        journal.append([b'{"id": "3"}\n'])
        assert [*journal.rows()] == [b'{"id": "1"}\n', '{"id": "é"}\n'.encode(), b'{"id": "3"}\n']
        journal.remove()
    assert not Path(journal.path).exists()


def test_an_unfinished_run_is_not_replaced(output: str) -> None:
    begun(output, '{"id": "1"}')
    with pytest.raises(UnfinishedError, match="has the rows of a run that was ended"):
        Journal(output, HEAD)


def test_a_journal_without_rows_is_nothing_to_lose(output: str) -> None:
    path = begun(output)
    with Journal(output, {"min": 0.7}) as journal:
        assert journal.done == 0
    path.write_text("letters\n")
    with pytest.raises(UnfinishedError):
        Journal(output, HEAD)
    assert path.read_text() == "letters\n"


def test_without_a_journal_resuming_is_beginning(output: str) -> None:
    with Journal(output, HEAD, resume=True) as journal:
        assert journal.done == 0


@pytest.mark.parametrize(
    ("made_of", "told"),
    [
        ({"damaged": ["a.csv", 13, "1"], "min": 0.5}, "a.csv has changed since"),
        ({"damaged": ["b.csv", 12, "1"], "min": 0.5}, "damaged: a.csv then, b.csv now"),
        ({"damaged": ["a.csv", 12, "1"], "min": 0.7}, "min: 0.5 then, 0.7 now"),
    ],
)
def test_other_inputs_are_refused(output: str, made_of: dict[str, object], told: str) -> None:
    path = begun(output, '{"id": "1"}')
    before = path.read_bytes()
    with pytest.raises(ArticleDiffError, match="was begun with something else") as raised:
        Journal(output, made_of, resume=True)
    assert told in str(raised.value)
    assert path.read_bytes() == before


def test_a_file_that_is_no_journal_is_left_as_it_is(output: str) -> None:
    path = Path(output + ".partial")
    path.write_text("letters\n")
    with pytest.raises(ArticleDiffError, match="is not the journal of a run"):
        Journal(output, HEAD, resume=True)
    assert path.read_text() == "letters\n"


def test_two_runs_do_not_write_to_one_journal(output: str) -> None:
    pytest.importorskip("fcntl")
    with Journal(output, HEAD), pytest.raises(ArticleDiffError, match="another run is writing to"):
        Journal(output, HEAD, resume=True)


def test_a_journal_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    with pytest.raises(ArticleDiffError, match="cannot be written"):
        Journal(str(tmp_path / "none" / "out.jsonl"), HEAD)


@given(st.integers(0, 400), st.sampled_from([b"", b"\0" * 50, b'{"id": "torn', b"\0\0}\n"]))
def test_wherever_it_is_cut_the_whole_rows_are_kept(
    tmp_path_factory: pytest.TempPathFactory, end: int, torn: bytes
) -> None:
    output = str(tmp_path_factory.mktemp("cut") / "out.jsonl")
    path = begun(output, *(f'{{"id": "{number}"}}' for number in range(20)))
    whole = path.read_bytes()
    # The head is on the disk before any row.
    path.write_bytes(whole[:end] + (torn if b"\n" in whole[:end] else b""))
    kept = whole[:end].count(b"\n")
    head = len(whole.split(b"\n")[0])
    with Journal(output, HEAD, resume=True) as journal:
        assert journal.done == max(0, kept - 1)
        journal.append(lines_of(f'{{"id": "{number}"}}' for number in range(journal.done, 20)))
    assert path.read_bytes()[head:] == whole[head:]
