"""Hostile texts in a real terminal (tmux): the screen, the cursor and the title are as they should be."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import articlediff

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux, a terminal that tells what it shows")

ATTACKS = {
    "title": "\x1b]0;stolen\x07\x1b]2;stolen\x1b\\\x1bkstolen\x1b\\",
    "cursor": "\x1b[2J\x1b[H\x1b[5A\x1b7\x1b8\x1b[10;10H",
    "overwriting": "secret\rpublic \x08\x08\x08",
    "eight-bit controls": "\x9b2J\x9d0;stolen\x9c\x85\x84",
    "another screen": "\x1b[?1049h\x1b[?25l\x1bc",
    "colour": "\x1b[8mhidden\x1b[30;40m",
    "direction": "\u202etxet siht\u202c \u2066\u2069\u200f",
    "invisible": "in\u200bvis\u2060ible\u00ad\ufeff\u3164\U000e0041\ufe0f\ufe01",
    "shift out": "\x0e\x0f\x05\x11\x13\x1a",
}
COLUMNS, LINES = 90, 40
LONGEST_WAIT = 60
"""Seconds; the screen of a busy machine is late, and never as late as this."""
VIEWS = ["inline", "side-by-side", "list"]


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy and a full text that hold every attack as shared, restored, added, removed and reworded words."""
    monkeypatch.chdir(tmp_path)
    sentence = "The harbour master said on Monday that the wall would hold"
    shared = "".join(f"{sentence} the {name} {attack} of number {name}.\n" for name, attack in ATTACKS.items())
    attack = "".join(ATTACKS.values())
    full = f"{shared}The quay was swept by {attack}waves all night. {sentence} a{attack}while longer than it did.\n"
    copy = shared + f"The quay was swept by     all night. {sentence} a{attack}moment longer than it did.\n"
    Path("full.txt").write_bytes(f"{full}An added line {attack} closes the story of the wall.\n".encode())
    Path("truncated.txt").write_bytes(copy.encode())
    return tmp_path


@pytest.fixture
def server(tmp_path: Path) -> Iterator[list[str]]:
    command = ["tmux", "-S", str(tmp_path / "socket"), "-f", "/dev/null", "-u"]
    yield command
    subprocess.run([*command, "kill-server"], capture_output=True)


def on_screen(server: list[str], arguments: str, pager: str = "cat") -> tuple[list[str], dict[str, str]]:
    """The lines of the screen and what tmux knows about it, after the command and one more word.

    A pager is closed as soon as it shows its prompt.
    """
    program = f"{shlex.quote(sys.executable)} -m articlediff {arguments}"
    # The last command reads, so that the terminal stays until the server ends.
    script = f"{program}; printf 'status=%s' $?; read _"
    settings = {"PYTHONPATH": str(Path(articlediff.__file__).parent.parent), "PAGER": pager, "LC_ALL": "C.UTF-8"}
    size = ["-x", str(COLUMNS), "-y", str(LINES)]
    subprocess.run([*server, "new-session", "-d", *size, "sh", "-c", script], check=True, env=os.environ | settings)
    subprocess.run([*server, "set-option", "-g", "allow-rename", "on"], check=True)
    if pager != "cat":
        wait_for(server, r"\n:$")
        told(server, "send-keys", "q")
    wait_for(server, r"status=\d+$")
    names = ("pane_title", "window_name", "cursor_x", "cursor_y", "cursor_flag", "alternate_on")
    known = {name: told(server, "display-message", "-p", f"#{{{name}}}").strip() for name in names}
    return told(server, "capture-pane", "-p").rstrip("\n").split("\n"), known


def wait_for(server: list[str], ending: str) -> None:
    """Return as soon as what the screen shows ends with the expression; to look takes a process, and so is a pause."""
    deadline = time.monotonic() + LONGEST_WAIT
    while not re.search(ending, told(server, "capture-pane", "-p").rstrip("\n")):
        assert time.monotonic() < deadline, "the screen does not show what it should"


def told(server: list[str], *command: str) -> str:
    return subprocess.run([*server, *command], check=True, capture_output=True, encoding="utf-8").stdout


@pytest.mark.parametrize("view", VIEWS)
def test_texts_move_nothing_and_rename_nothing(server: list[str], texts: Path, view: str) -> None:
    lines, known = on_screen(server, f"--view {view} -C all --color always truncated.txt full.txt")
    assert "stolen" not in known["pane_title"] + known["window_name"]
    assert (known["cursor_flag"], known["alternate_on"]) == ("1", "0")
    # The last word is at the end of all that was written, and the cursor after it.
    assert lines[-1] == "status=1"
    assert (known["cursor_x"], known["cursor_y"]) == (str(len("status=1")), str(len(lines) - 1))
    assert any("␛" in line for line in lines)


@pytest.mark.parametrize("form", ["-f html", "-f json", "-f csv", "-f markdown", "-f wdiff", "-f patch", "--restore"])
def test_no_form_sends_a_terminal_what_the_texts_hold(server: list[str], texts: Path, form: str) -> None:
    lines, known = on_screen(server, f"{form} truncated.txt full.txt")
    assert "stolen" not in known["pane_title"] + known["window_name"]
    assert (known["cursor_flag"], known["alternate_on"]) == ("1", "0")
    assert lines[-1].endswith("status=1")


@pytest.mark.parametrize("view", VIEWS)
def test_the_screen_shows_what_a_pipe_gets(server: list[str], texts: Path, view: str) -> None:
    lines, _ = on_screen(server, f"--view {view} -C 5 truncated.txt full.txt")
    (texts / "program.py").write_text(
        "from articlediff import compare, read_article\n"
        "from articlediff.rendering.terminal.text import render_text\n"
        "comparison = compare(read_article('truncated.txt'), read_article('full.txt'))\n"
        f"print(render_text(comparison, view={view!r}, width={COLUMNS}, context=5), end='')\n"
    )
    settings = os.environ | {"PYTHONPATH": str(Path(articlediff.__file__).parent.parent), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run([sys.executable, "program.py"], capture_output=True, check=True, env=settings)
    expected = [line.rstrip() for line in done.stdout.decode().splitlines()]
    assert lines[:-1] == expected[-len(lines) + 1 :]


@pytest.mark.skipif(shutil.which("less") is None, reason="needs less")
def test_less_shows_the_beginning_and_leaves_it_on_the_screen(
    server: list[str], texts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LESS", raising=False)
    lines, known = on_screen(server, "-C all --color always truncated.txt full.txt", pager="less")
    assert any(line.startswith("Truncated  truncated.txt") for line in lines)
    assert lines[-1] == "status=1"
    assert (known["cursor_flag"], known["alternate_on"]) == ("1", "0")
    assert "stolen" not in known["pane_title"] + known["window_name"]
    assert not any("ESC" in line or "[0m" in line for line in lines)


def test_names_and_messages_are_as_safe(server: list[str], texts: Path) -> None:
    hostile = "".join(ATTACKS.values()).replace("/", "")
    Path("full.txt").rename(f"{hostile}.txt")
    quoted = shlex.quote(hostile)
    lines, known = on_screen(server, f"{quoted}.txt nowhere{quoted}")
    assert lines[0].startswith("articlediff: nowhere") or "nowhere" in lines[0]
    assert lines[-1].endswith("status=2")
    assert "stolen" not in known["pane_title"] + known["window_name"]


def test_labels_are_as_safe(server: list[str], texts: Path) -> None:
    quoted = shlex.quote("".join(ATTACKS.values()))
    lines, known = on_screen(server, f"--stat --label {quoted} truncated.txt full.txt")
    assert lines[0].startswith("Truncated") and lines[-1] == "status=1"
    assert "stolen" not in known["pane_title"] + known["window_name"]
    assert known["cursor_y"] == str(len(lines) - 1)
