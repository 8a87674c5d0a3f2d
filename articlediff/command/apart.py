"""A file for each of many pairs in one directory: reports with an index, or the copies with their words put back."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from functools import partial
from pathlib import PurePosixPath

from articlediff.command.directory import INDEX, file_names, filling
from articlediff.command.each_pair import Content, each, say_remarks
from articlediff.command.output import say
from articlediff.command.overwriting import refuse_replacing
from articlediff.command.pairing import Pair, Pairing
from articlediff.command.reports import report
from articlediff.command.restoring import is_document, refuse_losing, restored_file
from articlediff.command.settings import Settings
from articlediff.comparison import Comparison
from articlediff.errors import ArticleDiffError
from articlediff.file_names import quoted
from articlediff.reading.addresses import path_of
from articlediff.reading.formats.registry import format_of_name
from articlediff.reading.loading import Loaded
from articlediff.reading.sources import shown
from articlediff.rendering.forms import FORMS
from articlediff.rendering.overview.outcomes import Outcome
from articlediff.rendering.overview.overview_page import overview_page
from articlediff.rendering.wording import counted

_PACKED = frozenset((".gz", ".zst"))
"""The endings of packed files; what is restored is not packed."""


def write_apart(pairing: Pairing, settings: Settings) -> list[Outcome]:
    """Write a file for each pair that could be compared, and return the outcome of each pair.

    All files are written or, if the run ends early, none. Raises :class:`click.UsageError` where a text would be
    replaced, and :class:`ArticleDiffError` where a file cannot be written.
    """
    directory = settings.output
    files = _file_names(pairing, settings)
    _refuse_replacing(directory, files, pairing, settings)
    found: list[Outcome] = []
    with filling(directory) as put, closing(each(pairing, settings, partial(_content, settings))) as made:
        for number, (outcome, content) in enumerate(made):
            if content is not None:
                put(files[number], content)
                outcome = outcome._replace(report=files[number])
            found.append(outcome)
        if not settings.restore:
            put(INDEX, overview_page(pairing.sides, found))
    say_remarks(found, settings, problems=True)
    if not settings.quiet:
        say(_written(found, settings))
    return found


def _refuse_replacing(directory: str, files: Sequence[str], pairing: Pairing, settings: Settings) -> None:
    owns = [pair.truncated if settings.restore else "" for pair in pairing.pairs]
    written = [*zip(files, owns, strict=True), *([] if settings.restore else [(INDEX, "")])]
    refuse_replacing([(os.path.join(directory, file), own) for file, own in written], pairing)
    for file, own in written:
        if own:
            refuse_losing(os.path.join(directory, file), own, settings.manners[0])


def _content(settings: Settings, pair: Pair, comparison: Comparison, source: Loaded) -> Content:
    """Return what the file for the pair is to hold."""
    if not settings.restore:
        return report(comparison, settings.wanted, settings.when, terminal=False)
    content, encoding = source.as_bytes(), settings.manners[0].encoding
    as_document = is_document(_restored_name(pair))
    least = settings.min_confidence or 0.0
    return restored_file(comparison, content, encoding, least, for_a_person=False, as_document=as_document)


def _file_names(pairing: Pairing, settings: Settings) -> list[str]:
    names = [pair.name for pair in pairing.pairs]
    if not settings.restore:
        return file_names(names, f".{FORMS[settings.wanted.named_form].endings[0]}")
    files = [*map(_restored_name, pairing.pairs)]
    folders = {str(folder) for file in files for folder in PurePosixPath(file).parents}
    if both := sorted(folders.intersection(files)):
        finding = f"{shown(both[0])} would be a restored text and the directory of another"
        raise ArticleDiffError(finding, "give each pair a name of its own in a column called name")
    return files


def _restored_name(pair: Pair) -> str:
    """Return the name of the restored copy, which is plain text unless the copy is a Word document.

    >>> [_restored_name(Pair(name, name, "")) for name in ("a.txt", "a.docx", "a.txt.gz", "a.epub")]
    ['a.txt', 'a.docx', 'a.txt', 'a.epub.txt']
    """
    ending = os.path.splitext(path_of(pair.truncated))[1]
    name = pair.name if pair.name.endswith(ending) else pair.name + ending
    if ending.lower() in _PACKED:
        name = name[: -len(ending)]
    return f"{name}.txt" if format_of_name(name) not in (None, "docx") else name


def _written(found: list[Outcome], settings: Settings) -> str:
    """Return a remark that says how many files there are, and where to begin."""
    number = sum(bool(outcome.report) for outcome in found)
    if settings.restore:
        return f"{counted(number, 'restored text')} in {quoted(settings.output)}"
    begin = quoted(os.path.join(settings.output, INDEX))
    return f"{counted(number, 'report')} in {quoted(settings.output)}; begin with {begin}"
