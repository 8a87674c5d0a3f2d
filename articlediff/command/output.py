"""Writes reports to standard output or to a file, with or without colour, and remarks to standard error."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Mapping
from typing import IO, Any, Literal, TextIO

from articlediff.errors import ArticleDiffError
from articlediff.file_names import quoted
from articlediff.rendering.forms import LONGEST_LINE, MOST_WIDTH
from articlediff.replacing import replacing

STANDARD_OUTPUT = "-"

When = Literal["auto", "always", "never"]

_WIDEST: Mapping[str, int] = {"inline": LONGEST_LINE, "side-by-side": 2 * LONGEST_LINE + len(" │ ")}
"""The most columns of the views that have whole lines of text; a list may be as wide as the terminal."""


def is_terminal(path: str) -> bool:
    """Return whether the path is standard output and that is a terminal, so that a person sees the report at once."""
    return path == STANDARD_OUTPUT and sys.stdout is not None and sys.stdout.isatty()


def wants_color(when: When, environment: Mapping[str, str], terminal: bool) -> bool:
    """Return whether to use colour: the flag decides, then NO_COLOR, FORCE_COLOR or CLICOLOR_FORCE, then the terminal.

    >>> wants_color("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, terminal=True)
    False
    >>> wants_color("auto", {"FORCE_COLOR": "1"}, terminal=False)
    True
    """
    if when != "auto":
        return when == "always"
    if environment.get("NO_COLOR"):
        return False
    if any(environment.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return terminal and environment.get("TERM") != "dumb"


def width_of(terminal: bool, view: str = "inline") -> int | None:
    """Return the columns of a report: those of the terminal, as far as lines of text of that length can be read.

    Without a terminal the result is None, so that files are equal everywhere.
    """
    if not terminal:
        return None
    return min(screen()[0], _WIDEST.get(view, MOST_WIDTH))


def screen() -> tuple[int, int]:
    """Return the columns and the lines of the terminal."""
    import shutil

    return shutil.get_terminal_size((80, 24))


def say(message: str) -> None:
    """Write the message on one line to standard error, with characters that do not print made visible."""
    from articlediff.rendering.visible import on_one_line

    if sys.stderr is None:
        return
    try:
        print("articlediff:", on_one_line(message), file=sys.stderr, flush=True)
    except OSError:
        _discard(sys.stderr)


def write(report: str | bytes, path: str) -> None:
    """Write the report (a ``str`` as UTF-8) to the file, whole or not at all, or to standard output if the path is "-".

    If a reader closes the pipe early, that is not an error: the reader has seen enough. Raises
    :class:`ArticleDiffError` if the report cannot be written.
    """
    try:
        if path == STANDARD_OUTPUT:
            _print(report)
        else:
            _write_file(report, path)
    except (OSError, ValueError) as error:
        target = "standard output" if path == STANDARD_OUTPUT else quoted(path)
        reason = getattr(error, "strerror", None) or error
        raise ArticleDiffError(f"{target} cannot be written ({reason})", "name a writable file with -o") from error


def prepare_windows_console() -> None:
    """Make an older Windows console show colours and not their codes."""
    if sys.platform == "win32":
        import colorama

        colorama.just_fix_windows_console()


def _print(report: str | bytes) -> None:
    stream: Any = sys.stdout
    if stream is None:
        raise ValueError("closed")
    if isinstance(report, bytes):
        stream = getattr(stream, "buffer", stream)
    elif isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding=encoding_of(stream), errors="replace", newline="\n")
    try:
        stream.write(report)
        stream.flush()
    except BrokenPipeError:
        _discard(stream)
    except OSError:
        _discard(stream)
        raise


def encoding_of(stream: TextIO) -> str:
    """Return the encoding that the terminal understands; UTF-8 for anything but a terminal."""
    return stream.encoding if stream.isatty() else "utf-8"


def terminal_encoding(terminal: bool) -> str:
    """Return the encoding that standard output has as a terminal; UTF-8 if there is none."""
    return encoding_of(sys.stdout) if terminal else "utf-8"


def _discard(stream: IO[Any]) -> None:
    """Discard the contents of the stream's buffer, which the interpreter would flush again when it ends."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _write_file(report: str | bytes, path: str) -> None:
    content = report if isinstance(report, bytes) else report.encode("utf-8", "replace")
    # A device or a pipe is written to and not replaced: a file in its place would not do its work.
    if os.path.exists(path) and not os.path.isfile(path):
        with contextlib.suppress(BrokenPipeError), open(path, "wb") as special:
            special.write(content)
        return
    with replacing(path) as file:
        file.write(content)
