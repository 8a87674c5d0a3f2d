"""A file is replaced whole or not at all, and what a killed process leaves of its new content is found again."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

import articlediff
from articlediff.replacing import remove_abandoned, replacing

ROOT = Path(articlediff.__file__).parent.parent
WRITES = """
import sys
from articlediff.replacing import replacing
with replacing(sys.argv[1]) as file:
    file.write(b"half of it")
    file.flush()
    print("begun", flush=True)
    input()
"""


def writing(path: Path) -> subprocess.Popen[str]:
    """Start a process that is about to replace the file."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITES, str(path)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    return process


def test_what_a_killed_process_has_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    pytest.importorskip("fcntl")
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"before")
    others = [tmp_path / ".articlediff-12345678.tmp", tmp_path / ".articlediff-notes.tmp"]
    for other in others:
        other.touch()
    killed, of_another = writing(path), writing(tmp_path / "another.jsonl")
    for process in (killed, of_another):
        process.kill()
        process.communicate()
    assert len(os.listdir(tmp_path)) == 5
    remove_abandoned(str(path))
    assert len(os.listdir(tmp_path)) == 4
    assert path.read_bytes() == b"before"
    assert all(other.exists() for other in others)


def test_a_file_that_is_being_written_is_left(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    process = writing(path)
    remove_abandoned(str(path))
    process.communicate("\n")
    assert process.returncode == 0
    assert path.read_bytes() == b"half of it"
    assert os.listdir(tmp_path) == ["out.jsonl"]


def test_a_new_file_that_was_taken_for_an_abandoned_one_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    path, locked = tmp_path / "out.jsonl", []

    def removed_first(file: IO[bytes], how: int) -> None:
        if not locked:
            os.unlink(file.name)
        locked.append(how)

    monkeypatch.setattr(fcntl, "flock", removed_first)
    with replacing(str(path)) as file:
        file.write(b"words")
    assert len(locked) == 2
    assert path.read_bytes() == b"words"


def test_a_new_file_that_another_process_has_locked_is_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    path, locked = tmp_path / "out.jsonl", []

    def locked_first(file: IO[bytes], how: int) -> None:
        locked.append(file.name)
        if len(locked) == 1:
            raise BlockingIOError

    monkeypatch.setattr(fcntl, "flock", locked_first)
    with replacing(str(path)) as file:
        os.unlink(locked[0])  # as the other process does, which takes it for an abandoned one
        file.write(b"words")
    assert path.read_bytes() == b"words"


def test_a_file_is_locked_until_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("fcntl")
    path = tmp_path / "out.jsonl"
    replace = os.replace

    def cleaned_first(old: str, new: str) -> None:
        remove_abandoned(str(path))
        replace(old, new)

    monkeypatch.setattr(os, "replace", cleaned_first)
    with replacing(str(path)) as file:
        file.write(b"words")
    assert path.read_bytes() == b"words"
