"""Completion of the command line by click's scripts, in the shells themselves."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import articlediff
from articlediff.command.base import JOBS
from articlediff.command.compare import FORMS
from articlediff.model import Kind

ROOT = Path(articlediff.__file__).parent.parent


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a story and another file in it, and the command on the path."""
    commands = tmp_path / "commands"
    commands.mkdir()
    command = commands / "articlediff"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m articlediff "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{commands}:{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("HOME", str(tmp_path))
    stories = tmp_path / "stories"
    stories.mkdir()
    monkeypatch.chdir(stories)
    Path("story.txt").touch()
    Path("other story.txt").touch()


BASH = """
eval "$SOURCE"
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
compopt() { COMPREPLY+=("$2-files"); }
_articlediff_completion articlediff
printf '%s\\n' "${COMPREPLY[@]}"
"""
# The functions with which zsh shows what there is to choose from.
ZSH = """
compset() { }
compdef() { }
compadd() { shift 4; print -l -- ${(P)@[-1]:-} }
_describe() { print -l -- ${(P)3%%:*} }
_path_files() { print default-files }
eval "$SOURCE"
words=("$@") CURRENT=$#
_articlediff_completion
"""
# A terminal within zsh; the widget shows the line that the key has made.
TYPED = r"""
zmodload zsh/zpty
zpty shell zsh -fi
zpty -w shell "autoload -U compinit; compinit -u -D; source ./completion"
zpty -w shell "complete-and-show() {{ zle complete-word; print -r -- '<'\$BUFFER'>'; exit }}"
zpty -w shell "zle -N complete-and-show; bindkey '^I' complete-and-show"
zpty -n -w shell "{typed}"$'\t'
while zpty -r shell line; do print -r -- $line; [[ $line == *'<articlediff'* ]] && break; done
"""
FISH = """
echo $SOURCE | source
complete --do-complete (string join ' ' -- $argv)
"""


@cache
def source(shell: str) -> str:
    """Return the script that a user has the shell evaluate."""
    settings = os.environ | {"_ARTICLEDIFF_COMPLETE": f"{shell}_source"}
    return subprocess.run(["articlediff"], capture_output=True, encoding="utf-8", env=settings, check=True).stdout


def completed(shell: str, *words: str) -> list[str]:
    """Return the words that the shell offers for the last one."""
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    script = {"bash": BASH, "zsh": ZSH, "fish": FISH}[shell]
    start = {"bash": ["bash", "--norc", "-c", script, "bash"], "zsh": ["zsh", "-fc", script, "zsh"]}
    command = [*start.get(shell, ["fish", "--no-config", "-c", script]), "articlediff", *words]
    settings = os.environ | {"SOURCE": source(shell)}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=settings)
    assert (done.returncode, done.stderr) == (0, "")
    return [line.split("\t")[0] for line in done.stdout.splitlines() if line]


SHELLS = pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])


@SHELLS
def test_options_and_their_values_are_completed(shell: str) -> None:
    assert {"--format", "--force"} <= set(completed(shell, "--fo")) <= {"--format", "--force"}
    assert set(completed(shell, "-f", "")) == set(FORMS)
    assert set(completed(shell, "--only", "re")) == {kind for kind in Kind if kind.startswith("re")}


@SHELLS
def test_a_value_is_completed_after_a_sign_and_after_a_comma(shell: str) -> None:
    # bash makes three words of it, and completes the last one.
    words, option = (["--format", "=", "h"], "") if shell == "bash" else (["--format=h"], "--format=")
    assert completed(shell, *words) == [f"{option}html"]
    assert completed(shell, "--only", "moved,ad") == ["moved,added"]
    assert completed(shell, "git", "--only", "moved,ad") == ["moved,added"]


def test_fish_completes_a_file_after_a_sign() -> None:
    assert completed("fish", "--output=sto") == ["--output=story.txt"]


@SHELLS
def test_either_text_and_the_report_are_files(shell: str) -> None:
    for words in (["sto"], ["-o", "sto"]):
        assert completed(shell, *words) == (["story.txt"] if shell == "fish" else ["default-files"])


def test_the_second_text_is_no_job() -> None:
    assert completed("bash", "story.txt", "gi") == ["default-files"]


@SHELLS
def test_jobs_and_their_options_are_completed(shell: str) -> None:
    assert completed(shell, "gi") == ["git"]
    assert completed(shell, "check", "--ag") == ["--against"]
    assert completed(shell, "corpus", "comp") == ["compare"]
    assert completed(shell, "corpus", "restore", "--min") == ["--min-confidence"]
    for job in ("git", "check", "corpus restore"):
        assert completed(shell, *job.split(), "sto") == (["story.txt"] if shell == "fish" else ["default-files"])


def test_zsh_completes_what_is_typed(tmp_path: Path) -> None:
    """A zsh that a person types into: it puts whole words in their places."""
    if not shutil.which("zsh"):
        pytest.skip("zsh is not installed")
    Path("completion").write_text(source("zsh"))
    for typed, expected in {
        "--format=h": "--format=html",
        "--only moved,ad": "--only moved,added",
        "--output=sto": "--output=story.txt",
        "git --only unr": "git --only unrestored",
        "sto": "story.txt",
    }.items():
        script = TYPED.format(typed=f"articlediff {typed}")
        done = subprocess.run(["zsh", "-fc", script], capture_output=True, encoding="utf-8", timeout=60)
        assert f"<articlediff {expected}>" in done.stdout.replace(" >", ">"), done.stderr


def test_a_file_goes_before_a_job() -> None:
    for job in JOBS:
        Path(f"{job}-report.txt").touch()
        assert completed("bash", job[:2]) == ["default-files"]
