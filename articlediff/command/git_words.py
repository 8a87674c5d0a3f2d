"""The words that git passes to a program that shows differences: they are taken raw, whatever a path begins with."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

import click

from articlediff.expressions import expression
from articlediff.file_names import quoted
from articlediff.reading.sources import STANDARD_INPUT
from articlediff.records import NamedTuple

_END_OF_OPTIONS = "--"
_CALLED_BY_GIT = "GIT_DIFF_PATH_COUNTER"
"""The environment variable that git sets for an external diff, and for nothing else."""
_OBJECT = expression(r"[0-9a-f]{4,64}|\.")
_MODE = expression(r"[0-7]{6}|\.")
_OF_ONE_PATH, _OF_RENAMED = 7, 9
"""The words of an external diff: path, old file, its object and mode, new file, its object and mode; and the new path
and what git says of it, if the file was renamed."""


class Version(NamedTuple):
    """A file that git passes, and the name under which it is reported."""

    path: str
    name: str


class Passed(NamedTuple):
    """The two versions of a file, and the name of the file, which is both names if it was renamed."""

    old: Version
    new: Version
    name: str


class Unmerged(NamedTuple):
    """A path that git passes without a file, since it is unmerged."""

    name: str


class RawWordsCommand(click.Command):
    """A command whose last words are those of git, and never options of its own."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse the options, and take the words after them as they are."""
        options, words = own_options(args, os.environ)
        return super().parse_args(ctx, [*options, _END_OF_OPTIONS, *words] if words else options)


def own_options(args: list[str], environment: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """Return our own options, and the words that git put after them; no words where nothing tells which they are.

    Git cannot be told to write ``--`` in front of its words. Those of a file are known by the objects and modes among
    them; that of an unmerged path is the last one where git calls.

    >>> old, new = ("/tmp/old", "0" * 40, "100644"), ("new.txt", "1" * 40, "100644")
    >>> own_options(["--stat", "--help", *old, *new], {})[0]
    ['--stat']
    >>> own_options(["--stat", "--help"], {}), own_options(["--stat", "--help"], {"GIT_DIFF_PATH_COUNTER": "1"})
    ((['--stat', '--help'], []), (['--stat'], ['--help']))
    """
    if _END_OF_OPTIONS in args[:1]:
        return [], args[1:]
    for number in (_OF_RENAMED, _OF_ONE_PATH):
        if _are_of_a_file(args[-number:], number):
            return _without_end(args[:-number]), args[-number:]
    number = 1 if environment.get(_CALLED_BY_GIT) else 0
    if _END_OF_OPTIONS in args:
        number = len(args) - 1 - args.index(_END_OF_OPTIONS)
    return _without_end(args[: len(args) - number]), args[len(args) - number :]


def _are_of_a_file(words: Sequence[str], number: int) -> bool:
    if len(words) != number:
        return False
    return all(map(_OBJECT.fullmatch, words[2:6:3])) and all(map(_MODE.fullmatch, words[3:7:3]))


def _without_end(options: list[str]) -> list[str]:
    return options[:-1] if options[-1:] == [_END_OF_OPTIONS] else options


def passed(words: Sequence[str]) -> Passed | Unmerged:
    """Return the old and the new version, or the path that is unmerged.

    Raises :class:`click.UsageError` for a number of words that git never passes.

    >>> passed(["-x", "/tmp/old", "0" * 40, "100644", "-x", "1" * 40, "100644"])
    Passed(old=Version(path='/tmp/old', name='a/-x'), new=Version(path='-x', name='b/-x'), name='-x')
    >>> passed(["two\\nlines.txt"])
    Unmerged(name='"two\\\\nlines.txt"')
    """
    if len(words) == 1:
        return Unmerged(quoted(words[0]))
    if len(words) == 2:
        old, new = words
        return Passed(_version(old, old), _version(new, new), _both(old, new))
    if len(words) == _OF_ONE_PATH:
        path, old, new = words[0], words[1], words[4]
        return Passed(_version(old, f"a/{path}"), _version(new, f"b/{path}"), quoted(path))
    if len(words) == _OF_RENAMED:
        path, old, new, renamed = words[0], words[1], words[4], words[7]
        names = f"a/{path}", f"b/{renamed}"
        return Passed(_version(old, names[0]), _version(new, names[1]), _both(*names))
    given = f"git passes two files or the seven arguments of an external diff, not {len(words)} arguments"
    raise click.UsageError(given, click.get_current_context())


def _version(path: str, name: str) -> Version:
    # It is a file of this name: git passes no standard input.
    return Version(os.path.join(os.curdir, path) if path == STANDARD_INPUT else path, quoted(name))


def _both(name: str, other: str) -> str:
    return quoted(name) if name == other else f"{quoted(name)} and {quoted(other)}"
