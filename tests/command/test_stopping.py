"""Signals end the command at any moment: quietly, with the status of the signal, and with nothing half done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import articlediff
from articlediff.command.stopping import unstopped

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs signals as POSIX has them")

FULL = "The rebel-held side of the city was quiet on Friday, a spokesman for the mayor said, and the talks went on.\n"
RUN = "from articlediff.__main__ import main; main()"
WAITING = f"""
import os
replace = os.replace
def replace_later(*paths):
    open("pipe").read()
    replace(*paths)
os.replace = replace_later
{RUN}
"""
INTERRUPTED = """
import os, signal, sys
wanted = int(os.environ["IMPORT"])
seen = 0
def watch(event, details):
    global seen
    if event == "import":
        seen += 1
        if seen == wanted:
            os.kill(os.getpid(), signal.SIGINT)
from articlediff.__main__ import main
sys.addaudithook(watch)
main()
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(Path(articlediff.__file__).parent.parent))
    Path("copy.txt").write_text(FULL.replace("rebel-held", "  "))
    Path("full.txt").write_text(FULL)


def started(program: str, *words: str) -> subprocess.Popen[bytes]:
    def usual_signals() -> None:
        # What runs in the background of a script has interrupts ignored, and so have its children.
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_DFL)

    command = [sys.executable, "-c", program, *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=usual_signals)


STATUS = {signal.SIGINT: 130, signal.SIGTERM: -signal.SIGTERM, signal.SIGHUP: -signal.SIGHUP}


@pytest.mark.parametrize("number", STATUS)
@pytest.mark.parametrize(
    "words", [("copy.txt", "full.txt", "-o", "report.txt"), ("copy.txt", "full.txt", "-o", "report.html")]
)
def test_a_signal_while_a_file_is_written_leaves_nothing(number: signal.Signals, words: tuple[str, ...]) -> None:
    Path("report.txt").write_text("before")
    os.mkfifo("pipe")
    process = started(WAITING, *words)
    # Opening the other end waits until the file is to be put into its place.
    with open("pipe", "wb"):
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err.strip()) == (STATUS[number], b"", b"")
    assert sorted(os.listdir()) == ["copy.txt", "full.txt", "pipe", "report.txt"]
    assert Path("report.txt").read_text() == "before"


@pytest.mark.parametrize("number", STATUS)
def test_a_signal_while_pairs_are_compared_leaves_nothing(
    number: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("cut", "whole", "waiting"):
        Path(folder).mkdir()
    monkeypatch.setenv("TMPDIR", "waiting")
    Path("cut/a.txt").write_text(FULL)
    Path("whole/a.txt").write_text(FULL)
    os.mkfifo("pipe")
    process = started(WAITING, "cut", "whole", "-f", "html", "-o", "reports")
    with open("pipe", "wb"):
        process.send_signal(number)
        assert process.communicate(timeout=60)[0] == b""
    assert process.returncode == STATUS[number]
    assert not Path("reports").exists()
    assert os.listdir("waiting") == []


@pytest.mark.parametrize("place", [1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144])
def test_an_interrupt_at_any_import_shows_no_traceback(place: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMPORT", str(place))
    process = started(INTERRUPTED, "copy.txt", "full.txt", "-f", "html")
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err.strip()) == (130, b"")


def test_an_ignored_signal_stays_ignored() -> None:
    os.mkfifo("pipe")
    program = f"import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n{WAITING}"
    process = started(program, "copy.txt", "full.txt", "-o", "report.txt")
    with open("pipe", "wb"):
        process.send_signal(signal.SIGHUP)
    process.communicate(timeout=60)
    assert process.returncode == 1
    assert Path("report.txt").exists()


def test_what_must_not_be_stopped_is_finished_first() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), unstopped():
        signal.raise_signal(signal.SIGINT)
        done.append("all")
    assert done == ["all"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
