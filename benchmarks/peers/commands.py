"""The peers that are commands: wdiff, dwdiff and git."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.peers.claims import absent
from benchmarks.peers.hunks import COMMON, DELETED, INSERTED, Piece, without_space
from benchmarks.peers.tool import Command, Diff, Tool, peer
from benchmarks.processes import environment, trouble

ALIKE, DIFFERENT = 0, 1
PRIVATE_USE = range(0xE000, 0xF900)
WORDS_AND_SIGNS = "[[:alnum:]]+|[^[:space:]]"
# More lines than any case has: all of the full text is to be in the output, not only what is near a change.
ALL_LINES = 1_000_000


def tools() -> Iterator[Tool]:
    """The commands, with and without their options for punctuation."""
    yield peer("wdiff", lambda: version("wdiff"), _marking("wdiff"))
    yield peer("dwdiff", lambda: version("dwdiff"), _marking("dwdiff", "--no-profile"))
    yield peer("dwdiff-P", lambda: version("dwdiff"), _marking("dwdiff", "--no-profile", "-P"))
    yield peer("git-word-diff", lambda: version("git"), _git())
    yield peer("git-word-regex", lambda: version("git"), _git(f"--word-diff-regex={WORDS_AND_SIGNS}"))


def version(program: str) -> str | None:
    """The first number with a full stop that the program says of itself; None where it is missing."""
    if shutil.which(program) is None:
        return None
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    number = re.search(r"\d+(\.\d+)+", said)
    return number[0] if number else "?"


def surroundings() -> dict[str, str]:
    """The environment of every process: texts are UTF-8, and nobody's own settings count."""
    return environment(LC_ALL="C.UTF-8", GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL=os.devnull)


def run(command: Command, expected: Sequence[int]) -> str:
    """Return the output of the process; an error if it ends in another way than expected."""
    done = subprocess.run(command.words, cwd=command.folder, env=surroundings(), capture_output=True, check=False)
    if done.returncode not in expected:
        raise RuntimeError(f"{command.words[0]} ended with {done.returncode}: {trouble(done)}")
    return done.stdout.decode()


def written(folder: Path, **texts: str) -> list[str]:
    """The paths of files with these texts, to the last line end."""
    paths = [folder / f"{name}.txt" for name in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        path.write_bytes(text.encode())
    return [str(path) for path in paths]


def between_markers(output: str, markers: str) -> Iterator[Piece]:
    """The pieces of an output in which four characters open and close what is deleted and inserted.

    >>> [*between_markers("on (▮) <the> side", "()<>")]
    [Piece(kind=' ', text='on '), Piece(kind='-', text='▮'), Piece(kind='+', text='the'), Piece(kind=' ', text=' side')]
    """
    opened_deleted, closed_deleted, opened_inserted, closed_inserted = map(re.escape, markers)
    pattern = (
        rf"{opened_deleted}(?P<deleted>[^{re.escape(markers)}]*){closed_deleted}"
        rf"|{opened_inserted}(?P<inserted>[^{re.escape(markers)}]*){closed_inserted}"
        rf"|(?P<common>[^{re.escape(markers)}]+)"
    )
    kinds = {"deleted": DELETED, "inserted": INSERTED, "common": COMMON}
    pieces = (
        Piece(kinds[found.lastgroup or ""], found[found.lastgroup or 0]) for found in re.finditer(pattern, output)
    )
    return without_space(pieces)


def porcelain(output: str) -> Iterator[Piece]:
    """The pieces of git's output for programs: a line each, its kind before it; other lines are no text.

    >>> [*porcelain("--- a\\n+++ b\\n@@ -1 +1 @@\\n on\\n-▮\\n+the\\n  side\\n~\\n")]
    [Piece(kind=' ', text='on'), Piece(kind='-', text='▮'), Piece(kind='+', text='the'), Piece(kind=' ', text=' side')]
    """
    _header, *lines = re.split(r"^@@.*\n", output, maxsplit=1, flags=re.MULTILINE)
    pieces = (
        Piece(line[0], line[1:]) for line in "".join(lines).split("\n") if line[:1] in (COMMON, DELETED, INSERTED)
    )
    return without_space(pieces)


def _marking(*program: str) -> Callable[[str, str, Path], Diff]:
    """The commands of wdiff's family: markers are given for both ends of what is deleted and inserted."""

    def diff(copy: str, full: str, folder: Path) -> Diff:
        markers = _markers(copy + full)
        options = (word for pair in zip(("-w", "-x", "-y", "-z"), markers, strict=True) for word in pair)
        command = Command((*program, *options, *written(folder, copy=copy, full=full)), folder)
        return Diff(
            lambda: run(command, (ALIKE, DIFFERENT)),
            lambda output: between_markers(output, markers),
            command,
        )

    return diff


def _git(*options: str) -> Callable[[str, str, Path], Diff]:
    common = ("git", "diff", "--no-index", "--no-color", "--no-ext-diff", "--text", f"--unified={ALL_LINES}")

    def diff(copy: str, full: str, folder: Path) -> Diff:
        words = (*common, "--word-diff=porcelain", *options, "--", *written(folder, copy=copy, full=full))
        command = Command(words, folder)
        return Diff(
            lambda: run(command, (ALIKE, DIFFERENT)),
            # Of two equal files git says nothing.
            lambda output: porcelain(output) if output else [Piece(COMMON, full)],
            command,
        )

    return diff


def _markers(text: str) -> str:
    """Four characters that the text has not."""
    markers = ""
    for _ in range(4):
        markers += absent(PRIVATE_USE, text + markers)
    return markers
