"""A full disk, short memory, an absurd width: one line with the next step, and nothing half done."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import articlediff
from articlediff import compare, render
from articlediff.rendering.csv import table
from articlediff.rendering.forms import MOST_WIDTH

FULL = "The rebel-held side of the city was quiet on Friday, a spokesman for the mayor said, and the talks went on.\n"
COPY = FULL.replace("rebel-held", "  ")
LONG = "".join(f"The house of number {number} was sold to Mr. Reeve in the half-lit hall.\n" for number in range(200))
LONG_COPY = LONG.replace("Reeve", "____")
RUN = "from articlediff.__main__ import main; main()"
ON_A_SMALL_DISK = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n{RUN}"
WITH_LITTLE_MEMORY = f"""
import articlediff.command.compare, articlediff.rendering.terminal.text, resource
with open("/proc/self/statm") as statm:
    used = int(statm.read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + (24 << 20), used + (24 << 20)))
{RUN}
"""
posix = pytest.mark.skipif(os.name != "posix", reason="needs limits as POSIX has them")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(articlediff.__file__).parent.parent))
    for name, text in {"copy.txt": LONG_COPY, "full.txt": LONG, "cut/a.txt": LONG_COPY, "whole/a.txt": LONG}.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text)


def run(program: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True)


@posix
@pytest.mark.parametrize(
    "words",
    [
        ("copy.txt", "full.txt", "-o", "report.txt"),
        ("copy.txt", "full.txt", "-o", "report.html"),
        ("copy.txt", "full.txt", "-o", "report.docx"),
        ("--restore", "copy.txt", "full.txt", "-o", "copy.txt"),
        ("cut", "whole", "-f", "html", "-o", "report.folder"),
        ("cut", "whole", "-f", "csv", "-o", "report.csv"),
    ],
)
def test_a_full_disk_is_told_and_leaves_nothing(words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    Path("waiting").mkdir()
    monkeypatch.setenv("TMPDIR", "waiting")
    before = sorted(os.listdir())
    done = run(ON_A_SMALL_DISK, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert "File too large" in done.stderr
    assert done.stderr.count("\n") == 1
    assert sorted(os.listdir()) == before
    assert os.listdir("waiting") == []
    assert Path("copy.txt").read_text() == LONG_COPY


@posix
def test_a_temporary_folder_that_cannot_be_made_is_named() -> None:
    program = f"""
import tempfile, errno
def full(*_, **__):
    raise OSError(errno.ENOSPC, "No space left on device", "/tmp/articlediff-x")
tempfile.mkdtemp = full
{RUN}
"""
    done = run(program, "cut", "whole", "-f", "html", "-o", "reports")
    message = "articlediff: /tmp/articlediff-x cannot be used (No space left on device); make room on the disk\n"
    assert (done.returncode, done.stderr) == (2, message)


@pytest.mark.skipif(sys.platform != "linux", reason="needs the memory of a process as Linux tells it")
@pytest.mark.parametrize("words", [("copy.txt", "full.txt"), ("copy.txt", "full.txt", "-f", "html"), ("cut", "whole")])
def test_short_memory_is_told(words: tuple[str, ...]) -> None:
    text = "".join(f"The house of number {number} was sold to Mr. Reeve in May.\n" for number in range(60_000))
    for name in ("full.txt", "whole/a.txt"):
        Path(name).write_text(text)
    for name in ("copy.txt", "cut/a.txt"):
        Path(name).write_text(text.replace("Reeve", "____"))
    done = run(WITH_LITTLE_MEMORY, *words)
    assert done.returncode == 2
    assert "there is not enough memory for these texts" in done.stdout + done.stderr.replace("\n", " ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("view", ["inline", "side-by-side", "list"])
def test_a_width_has_a_limit(view: str) -> None:
    told = render(compare(COPY, FULL), "text", view=view, width=10**12)
    assert max(map(len, told.splitlines())) <= MOST_WIDTH


@given(st.lists(st.lists(st.none() | st.integers() | st.floats(0, 1) | st.text(), min_size=2), max_size=5))
def test_rows_are_those_of_every_csv_reader(rows: list[list[object]]) -> None:
    text = table(rows)
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if "\0" not in text:
        written = io.StringIO(newline="")
        csv.writer(written).writerows(rows)
        assert text == written.getvalue()
    if "\0" not in text or sys.version_info >= (3, 11):
        assert [*csv.reader(io.StringIO(text, newline=""))] == cells


def test_nul_characters_are_in_every_form() -> None:
    copy, full = (text.replace("quiet", "qui\0et") for text in (COPY, FULL))
    comparison = compare(copy, full)
    assert "rebel-held" in render(comparison, "csv")
    assert "rebel-held" in render(comparison, "html")
