"""A text that is read is never replaced, by whatever name the output and the input reach its file."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import articlediff

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a shell that redirects as POSIX does")

FULL = "The rebel-held side of the city was quiet on Friday, a spokesman for the mayor said, and the talks went on.\n"
COPY = FULL.replace("rebel-held", "  ")
TEXTS = {"copy.txt": COPY, "full.txt": FULL, "list.csv": "copy.txt,full.txt\n", "cut/a.txt": COPY, "full/a.txt": FULL}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with texts, a list of them, and further ways to one of each."""
    monkeypatch.chdir(tmp_path)
    for name, text in TEXTS.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text)
    os.link("copy.txt", "hard.txt")
    os.symlink("full.txt", "soft.txt")


def run(line: str) -> subprocess.CompletedProcess[str]:
    """Run the line in a shell, where ``articlediff`` is the command in a process of its own."""
    command = shlex.join([sys.executable, "-m", "articlediff"])
    settings = os.environ | {"PYTHONPATH": str(Path(articlediff.__file__).parent.parent)}
    return subprocess.run(
        line.replace("articlediff", command, 1), shell=True, capture_output=True, text=True, env=settings
    )


REPLACING = [
    "articlediff - full.txt -o copy.txt < copy.txt",
    "articlediff - full.txt -o hard.txt < copy.txt",
    "articlediff copy.txt - -f html -o soft.txt < full.txt",
    "articlediff --swap - copy.txt -o full.txt < full.txt",
    "articlediff /dev/stdin full.txt -o copy.txt < copy.txt",
    "articlediff copy.txt full.txt -o hard.txt",
    "articlediff --restore copy.txt - -o full.txt < full.txt",
    "articlediff --restore copy.txt full.txt --decisions - -o list.csv < list.csv",
    "articlediff --restore copy.txt full.txt >> copy.txt",
    "articlediff copy.txt full.txt >> soft.txt",
    "articlediff --pairs - -f csv -o list.csv < list.csv",
    "articlediff --pairs - -f csv < list.csv >> list.csv",
    "articlediff --pairs list.csv -f csv -o hard.txt",
    "articlediff cut full -f json >> cut/a.txt",
]


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/stdin as Linux has it")
@pytest.mark.parametrize("line", REPLACING)
def test_no_way_to_an_input_replaces_it(line: str) -> None:
    done = run(line)
    assert done.returncode == 2, done.stderr
    assert "would " in done.stderr
    assert done.stderr.count("\n") == 1
    assert {name: Path(name).read_text() for name in TEXTS} == TEXTS


def test_a_word_document_from_standard_input_is_not_replaced_by_its_words() -> None:
    run("articlediff copy.txt full.txt -o copy.docx")
    before = Path("copy.docx").read_bytes()
    done = run("articlediff --restore - full.txt -o copy.docx < copy.docx")
    assert (done.returncode, Path("copy.docx").read_bytes()) == (2, before)
    assert "only its words would be left" in done.stderr


@pytest.mark.parametrize(
    "line",
    [
        "articlediff --restore - full.txt -o copy.txt < copy.txt",
        "articlediff --restore copy.txt full.txt -o hard.txt",
    ],
)
def test_the_restored_text_may_take_the_place_of_the_truncated_one(line: str) -> None:
    assert run(line).returncode == 1
    assert Path(shlex.split(line.partition("-o ")[2])[0]).read_text() == FULL


def test_a_device_that_is_read_and_written_is_not_a_text() -> None:
    assert "is empty" in run("articlediff /dev/null full.txt -o /dev/null").stderr
