"""The options that several jobs over a corpus have in common, and the collections that they name."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Any, TypeAlias, TypeVar

import click

from articlediff.command.options import for_either
from articlediff.command.output import STANDARD_OUTPUT
from articlediff.corpus.collections.opening import Collection, Columns, opened
from articlediff.corpus.workers import processors

_Command = TypeVar("_Command", bound=Callable[..., Any])

SETTINGS: Mapping[str, Any] = {"help_option_names": ["-h", "--help"]}
"""The settings of the context of each job."""
PATH = click.Path(path_type=str)
"""The type of an argument that is a file or folder, so that shells complete it."""

output = click.option(
    "-o", "--output", metavar="FILE", type=PATH, required=True, help="Write to FILE, whole or not at all."
)
resume = click.option("--resume", is_flag=True, help="Go on with a run that was stopped.")
quiet = click.option("-q", "--quiet", is_flag=True, help="Write no remarks and no progress to standard error.")
jobs = click.option(
    "-j",
    "--jobs",
    "workers",
    metavar="N",
    type=click.IntRange(1),
    default=processors,
    help="Work in N processes. Default: one for each processor.",
)
encodings = click.option(
    "--encoding",
    "encodings",
    metavar="NAME",
    multiple=True,
    help="Encoding of the input, if it is not UTF-8; if given twice, of the first and of the second.",
)


Conditions: TypeAlias = tuple[tuple[str, str], ...]
"""Columns, each with the value that a row must have there."""


def _conditions(_: click.Context, __: click.Parameter, given: Sequence[str]) -> Conditions:
    """Return the columns with their values; raise :class:`click.BadParameter` where there is no ``=``."""
    for condition in given:
        if "=" not in condition:
            raise click.BadParameter(f"{condition!r} is not COLUMN=VALUE")
    return tuple((name, value) for name, _, value in (condition.partition("=") for condition in given))


def _where(name: str, articles: str) -> Callable[[_Command], _Command]:
    return click.option(
        name,
        metavar="COLUMN=VALUE",
        multiple=True,
        callback=_conditions,
        help=f"Take only {articles} articles with this value in this column; repeatable.",
    )


where = _where("--where", "damaged")
where_full = _where("--where-full", "full")


def column_options(of: str, usual_id: str, usual_text: str) -> Callable[[_Command], _Command]:
    """Return the options ``--id`` and ``--text``, with the two sides that they are of, and the columns taken else."""

    def with_columns(command: _Command) -> _Command:
        ids, texts = (
            click.option(
                option,
                names,
                metavar="COLUMN",
                multiple=True,
                help=f"Column with the {what}, of both sides or, if given twice, of {of}. Default: {usual}.",
            )
            for option, names, what, usual in (("--id", "ids", "id", usual_id), ("--text", "texts", "text", usual_text))
        )
        return ids(texts(command))

    return with_columns


def collections(
    paths: tuple[str, str | None],
    ids: tuple[str, ...],
    texts: tuple[str, ...],
    where: tuple[Conditions, Conditions],
    encodings: tuple[str, ...],
) -> tuple[Collection, Collection | None]:
    """Return the damaged and the full collection, with columns and encodings given once for both or once for each.

    Raises :class:`ArticleDiffError` for a collection that cannot be read or lacks a column, and
    :class:`click.UsageError` for a column that is given a third time.
    """
    each_id = for_either("--id", ids, otherwise=ids or (None,))
    each_text = for_either("--text", texts, otherwise=texts or (None,))
    each_encoding = for_either("--encoding", encodings, otherwise=encodings or (None,))
    damaged = opened(paths[0], Columns(each_id[0], each_text[0], where[0]), each_encoding[0])
    if paths[1] is None:
        return damaged, None
    return damaged, opened(paths[1], Columns(each_id[1], each_text[1], where[1]), each_encoding[1])


OutputFile: TypeAlias = tuple[str, str]
"""A file that is written: the option that names it, and its path."""


def refuse_replacing_files(outputs: Sequence[OutputFile], inputs: Sequence[str]) -> None:
    """Raise :class:`click.UsageError` where an output would replace a file that is read, or another output.

    An output in a folder that is read is refused as well: it would be one of the articles.
    """
    files = [(option, path) for option, path in outputs if path != STANDARD_OUTPUT]
    for option, path in files:
        for read in inputs:
            if _is_one(path, read):
                raise click.UsageError(f"{option} {path} would replace {read}, which is read; name another file")
            if os.path.isdir(read) and _is_in(path, read):
                raise click.UsageError(f"{option} {path} would be in {read}, which is read; name another place")
    for (option, path), (other, second) in combinations(files, 2):
        if _is_one(path, second):
            raise click.UsageError(f"{option} {path} and {other} {second} are one file; name two")


def _is_one(path: str, other: str) -> bool:
    """Return whether the two paths are one file, by their names or, of files that are there, by what they lead to."""
    if os.path.realpath(path) == os.path.realpath(other):
        return True
    try:
        return os.path.samefile(path, other)
    except OSError:
        return False


def _is_in(path: str, folder: str) -> bool:
    return os.path.realpath(path).startswith(os.path.join(os.path.realpath(folder), ""))
