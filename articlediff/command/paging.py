"""Shows long reports on a terminal in a pager, as git does."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping

from articlediff.command.output import STANDARD_OUTPUT, encoding_of, say, screen, write
from articlediff.expressions import expression
from articlediff.records import NamedTuple

_USUAL = "less"
_NO_PAGER = frozenset(("", "cat"))
# As git sets them: less ends if the report fits the screen, passes colours on, and does not clear the screen.
_LESS = "FRX"
_NOT_EXECUTABLE, _NOT_FOUND = 126, 127
_ASSIGNMENT = expression(r"\w+=\S*\s+")


class Pager(NamedTuple):
    """A command line for the shell; ``chosen`` tells that the user named this pager."""

    command: str
    chosen: bool

    @property
    def program(self) -> str:
        """The program that the command runs, which comes after settings such as ``LESS=S``."""
        words = _ASSIGNMENT.sub("", self.command).split()
        return words[0].strip("\"'") if words else ""


def pager_from(environment: Mapping[str, str]) -> Pager | None:
    """Return the pager that ARTICLEDIFF_PAGER, else PAGER names, else less; None if the name is empty or ``cat``.

    >>> pager_from({"PAGER": "less -S"}), pager_from({"PAGER": "less", "ARTICLEDIFF_PAGER": "cat"})
    (Pager(command='less -S', chosen=True), None)
    """
    for name in ("ARTICLEDIFF_PAGER", "PAGER"):
        if name in environment:
            command = environment[name].strip()
            return None if command in _NO_PAGER else Pager(command, chosen=True)
    # On a terminal without cursor movements, less asks for the return key at every line.
    return None if environment.get("TERM") == "dumb" else Pager(_USUAL, chosen=False)


def is_longer(report: str, lines: int) -> bool:
    """Return whether the report and the prompt below it take more than that number of lines.

    >>> is_longer("one\\ntwo\\n", 3), is_longer("one\\ntwo\\nthree\\n", 3)
    (False, True)
    """
    return report.count("\n") >= lines


def show(report: str, *, always: bool = False) -> None:
    """Show the report on the terminal, in a pager if it is longer than the screen or if ``always`` is set."""
    pager = pager_from(os.environ)
    if pager and (always or is_longer(report, screen()[1])):
        page(report, pager)
    else:
        write(report, STANDARD_OUTPUT)


def page(report: str, pager: Pager) -> None:
    """Show the report in the pager, and return when the pager is closed, at the end of the report or before.

    If the pager cannot be run, the report is written without it, with a remark if the user named that pager.
    """
    if not shutil.which(pager.program) or _run(report, pager) in (_NOT_EXECUTABLE, _NOT_FOUND):
        if pager.chosen:
            say(f"the pager {pager.program} cannot be run; set ARTICLEDIFF_PAGER to another, or give --no-pager")
        write(report, STANDARD_OUTPUT)


def _run(report: str, pager: Pager) -> int:
    sys.stdout.flush()
    encoding = encoding_of(sys.stdout)
    process = subprocess.Popen(pager.command, shell=True, stdin=subprocess.PIPE, env=_environment(encoding))
    with without_interrupts():
        # A reader who closes the pager early has seen enough: communicate() ignores a broken pipe.
        process.communicate(report.encode(encoding, "replace"))
        return process.returncode


def _environment(encoding: str) -> dict[str, str]:
    defaults = {"LESS": _LESS, "LV": "-c"}
    if encoding.lower().replace("-", "") == "utf8":
        defaults["LESSCHARSET"] = "utf-8"
    return defaults | os.environ


@contextlib.contextmanager
def without_interrupts() -> Iterator[None]:
    """Leave Ctrl-C to the pager, which stops a search at it and goes on."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
