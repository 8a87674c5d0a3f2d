"""The pager: which one, when, and that the outcome is the command's whatever becomes of it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import articlediff
from articlediff.command import paging
from articlediff.command.paging import Pager, is_longer, pager_from

needs_posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system with pseudo-terminals")

PAGERS: list[tuple[Mapping[str, str], Pager | None]] = [
    ({}, Pager("less", chosen=False)),
    ({"TERM": "dumb"}, None),
    ({"PAGER": "more"}, Pager("more", chosen=True)),
    ({"PAGER": "more", "ARTICLEDIFF_PAGER": "less -S"}, Pager("less -S", chosen=True)),
    ({"PAGER": "more", "ARTICLEDIFF_PAGER": ""}, None),
    ({"PAGER": " cat "}, None),
    ({"PAGER": ""}, None),
]


@pytest.mark.parametrize(("variables", "pager"), PAGERS)
def test_the_pager_is_the_one_that_the_environment_names(variables: Mapping[str, str], pager: Pager | None) -> None:
    assert pager_from(variables) == pager


@pytest.mark.parametrize(
    ("command", "program"),
    [("less", "less"), ("less -S", "less"), ("LESS=S A=b /bin/less -N", "/bin/less"), ('"less" -S', "less"), ("", "")],
)
def test_the_program_of_a_command_is_found(command: str, program: str) -> None:
    assert Pager(command, chosen=True).program == program


def test_a_report_is_long_if_it_and_a_prompt_do_not_fit() -> None:
    assert not is_longer("line\n" * 23, 24)
    assert is_longer("line\n" * 24, 24)


def test_what_the_environment_says_of_less_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LESS", "LESSCHARSET"):
        monkeypatch.delenv(name, raising=False)
    assert paging._environment("UTF-8")["LESS"] == "FRX"
    assert paging._environment("utf-8")["LESSCHARSET"] == "utf-8"
    assert "LESSCHARSET" not in paging._environment("iso-8859-1")
    monkeypatch.setenv("LESS", "S")
    assert paging._environment("utf-8")["LESS"] == "S"


# In a terminal

STORY = "".join(f"Paragraph {number} tells what the harbour master said that day.\n" for number in range(60))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("full.txt").write_text(STORY)
    Path("truncated.txt").write_text("".join(line.replace("harbour", "  ") for line in STORY.splitlines(True)))
    Path("pager").write_text("#!/bin/sh\ncat > paged.txt\nprintenv LESS > less.txt\nexit 7\n")
    Path("pager").chmod(0o755)
    return tmp_path


def on_terminal(arguments: str, **variables: str) -> tuple[int, str, str]:
    """Status, screen and standard error of the command on a terminal of 24 lines."""
    import fcntl
    import struct
    import termios

    outer, inner = os.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    settings = {name: value for name, value in os.environ.items() if name not in ("PAGER", "LESS", "LINES", "COLUMNS")}
    settings |= {"PYTHONPATH": str(Path(articlediff.__file__).parent.parent), "TERM": "xterm", "NO_COLOR": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "articlediff", "truncated.txt", "full.txt", *arguments.split()],
        stdin=subprocess.DEVNULL,
        stdout=inner,
        stderr=subprocess.PIPE,
        env=settings | variables,
        start_new_session=True,
    )
    os.close(inner)
    screen = b""
    while chunk := read(outer):
        screen += chunk
    os.close(outer)
    _, errors = process.communicate()
    return process.returncode, screen.decode().replace("\r\n", "\n"), errors.decode()


def read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux tells of the end in this way.
        return b""


@needs_posix
def test_a_long_report_is_paged_and_the_status_is_ours() -> None:
    assert on_terminal("", PAGER="./pager") == (1, "", "")
    paged = Path("paged.txt").read_text("utf-8")
    assert paged == on_terminal("--no-pager")[1]
    assert Path("less.txt").read_text() == "FRX\n"


@needs_posix
def test_a_short_report_is_paged_only_when_asked_for() -> None:
    status, screen, _ = on_terminal("--stat", PAGER="./pager")
    assert (status, Path("paged.txt").exists()) == (1, False)
    assert "restored" in screen
    assert on_terminal("--stat --pager", PAGER="./pager") == (1, "", "")
    assert Path("paged.txt").read_text("utf-8") == screen


@needs_posix
def test_a_file_or_a_pipe_is_never_paged(monkeypatch: pytest.MonkeyPatch) -> None:
    assert on_terminal("-o report.txt --pager", PAGER="./pager") == (1, "", "")
    settings = os.environ | {"PYTHONPATH": str(Path(articlediff.__file__).parent.parent), "PAGER": "./pager"}
    command = [sys.executable, "-m", "articlediff", "truncated.txt", "full.txt", "--pager"]
    done = subprocess.run(command, capture_output=True, env=settings)
    assert (done.returncode, done.stdout) == (1, Path("report.txt").read_bytes())
    assert not Path("paged.txt").exists()


@needs_posix
@pytest.mark.parametrize("command", ["head -n 1", "true", "sh -c 'exit 3'"])
def test_a_pager_closed_early_is_no_trouble(command: str) -> None:
    status, screen, errors = on_terminal("-C all", PAGER=command)
    assert (status, errors) == (1, "")
    assert screen.count("\n") <= 1


@needs_posix
@pytest.mark.parametrize("command", ["./nowhere", "nowhere\x1b[2J -R", "./pager; exit 127", "./full.txt"])
def test_without_the_chosen_pager_the_report_comes_with_a_remark(command: str) -> None:
    status, screen, errors = on_terminal("", PAGER=command)
    assert (status, screen) == on_terminal("--no-pager")[:2]
    assert errors.startswith("articlediff: the pager ")
    assert errors.endswith("cannot be run; set ARTICLEDIFF_PAGER to another, or give --no-pager\n")
    assert "\x1b" not in errors and errors.count("\n") == 1


@needs_posix
def test_without_less_the_report_comes_as_it_is() -> None:
    assert on_terminal("", PATH="") == on_terminal("--no-pager")


@needs_posix
def test_an_interrupt_is_the_pagers_own() -> None:
    # What it is given ends when the command has told all of it, and waits for the pager.
    Path("interrupting").write_text("#!/bin/sh\ntrap '' INT\ncat > paged.txt\nkill -INT 0\n")
    Path("interrupting").chmod(0o755)
    assert on_terminal("", PAGER="./interrupting") == (1, "", "")
    assert Path("paged.txt").read_text("utf-8").endswith("\n")
