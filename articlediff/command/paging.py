"""A long report on a terminal goes through a pager, as git's do."""

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
# Quit if it fits the screen, pass colours on, leave the screen as it is: what git asks of less.
_LESS = "FRX"
_NOT_EXECUTABLE, _NOT_FOUND = 126, 127
_ASSIGNMENT = expression(r"\w+=\S*\s+")


class Pager(NamedTuple):
    """A command line for the shell; ``chosen`` says that somebody asked for this very one."""

    command: str
    chosen: bool

    @property
    def program(self) -> str:
        """The program that the command begins with, behind settings such as ``LESS=S``."""
        words = _ASSIGNMENT.sub("", self.command).split()
        return words[0].strip("\"'") if words else ""


def pager_from(environment: Mapping[str, str]) -> Pager | None:
    """The pager that ARTICLEDIFF_PAGER, then PAGER names, else less; None where that is empty or ``cat``.

    >>> pager_from({"PAGER": "less -S"}), pager_from({"PAGER": "less", "ARTICLEDIFF_PAGER": "cat"})
    (Pager(command='less -S', chosen=True), None)
    """
    for name in ("ARTICLEDIFF_PAGER", "PAGER"):
        if name in environment:
            command = environment[name].strip()
            return None if command in _NO_PAGER else Pager(command, chosen=True)
    # Without cursor movements less can but ask for the return key, line after line.
    return None if environment.get("TERM") == "dumb" else Pager(_USUAL, chosen=False)


def is_longer(report: str, lines: int) -> bool:
    """Whether the report and the prompt below it take more than so many lines.

    >>> is_longer("one\\ntwo\\n", 3), is_longer("one\\ntwo\\nthree\\n", 3)
    (False, True)
    """
    return report.count("\n") >= lines


def show(report: str, *, always: bool = False) -> None:
    """Shows the report on the terminal: in a pager if it is longer than the screen, or ``always``."""
    pager = pager_from(os.environ)
    if pager and (always or is_longer(report, screen()[1])):
        page(report, pager)
    else:
        write(report, STANDARD_OUTPUT)


def page(report: str, pager: Pager) -> None:
    """Shows the report in the pager and returns when that is closed, early or late.

    Where there is no such pager the report is written as it is, with a remark if the pager was chosen.
    """
    if not shutil.which(pager.program) or _run(report, pager) in (_NOT_EXECUTABLE, _NOT_FOUND):
        if pager.chosen:
            say(f"the pager {pager.program} cannot be run; set ARTICLEDIFF_PAGER to another, or give --no-pager")
        write(report, STANDARD_OUTPUT)


def _run(report: str, pager: Pager) -> int:
    sys.stdout.flush()
    encoding = encoding_of(sys.stdout)
    process = subprocess.Popen(pager.command, shell=True, stdin=subprocess.PIPE, env=_environment(encoding))
    with _without_interrupts():
        # A reader who closes the pager early has seen enough: communicate() lets a broken pipe pass.
        process.communicate(report.encode(encoding, "replace"))
        return process.returncode


def _environment(encoding: str) -> dict[str, str]:
    defaults = {"LESS": _LESS, "LV": "-c"}
    if encoding.lower().replace("-", "") == "utf8":
        defaults["LESSCHARSET"] = "utf-8"
    return defaults | os.environ


@contextlib.contextmanager
def _without_interrupts() -> Iterator[None]:
    """Leaves Ctrl-C to the pager, which stops a search with it and goes on."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
