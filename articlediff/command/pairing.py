"""Pairing: the texts that belong together, by their names in two directories or by a list."""

from __future__ import annotations

import csv
import io
import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from articlediff.errors import ArticleDiffError, UnreadableError
from articlediff.file_names import quoted
from articlediff.reading.addresses import is_address, path_of
from articlediff.reading.decoding import decoded
from articlediff.reading.sources import STANDARD_INPUT, content_of, name_of, shown
from articlediff.records import NamedTuple

_DELIMITERS = ",;\t"
"""The signs that may part the cells of a list, the likeliest first."""
_COLUMNS = ("truncated", "full", "name")
"""The columns of a list, in their order where it has no heading."""


class Pair(NamedTuple):
    """Two texts to compare, by their paths, and the name under which they are reported.

    The name is a relative path with ``/`` between its parts and stays inside the directory that it starts from; reports
    quote it.
    """

    name: str
    truncated: str
    full: str


class Unpaired(NamedTuple):
    """A text without a partner: its name, and why it has none."""

    name: str
    problem: str


class Pairing(NamedTuple):
    """All pairs in the order of their names or of the list, and the texts that have no partner.

    ``sides`` are headings of a report, each with what it names; ``source`` is the path of the list, or "-" for
    standard input, if there is one.
    """

    sides: tuple[tuple[str, str], ...]
    pairs: tuple[Pair, ...]
    unpaired: tuple[Unpaired, ...] = ()
    source: str = ""


def paired_by_name(truncated: str, full: str) -> Pairing:
    """Pair the files of two directories whose paths from there are equal or differ only in their endings.

    Hidden files are left out. Where several files of a directory differ only in their endings, those that have no
    equal path on the other side stay without a partner. Raises :class:`UnreadableError` for a directory that cannot be
    read, :class:`ArticleDiffError` where no file has a partner.
    """
    copies, fulls = _files(truncated), _files(full)
    partners = {name: name for name in copies if name in fulls} | _alike_except_for_endings(copies, fulls)
    if not partners:
        raise ArticleDiffError(
            f"no file in {shown(truncated)} has the name of one in {shown(full)}", "name the pairs in a list: --pairs"
        )
    pairs = tuple(Pair(name, copies[name], fulls[partners[name]]) for name in sorted(partners))
    taken = set(partners.values())
    unpaired = [
        *(_without_partner(name, truncated, full) for name in sorted(copies) if name not in partners),
        *(_without_partner(name, full, truncated) for name in sorted(fulls) if name not in taken),
    ]
    sides = (("Truncated", _described(truncated, copies)), ("Full", _described(full, fulls)))
    return Pairing(sides, pairs, tuple(unpaired))


def _files(directory: str) -> dict[str, str]:
    """Return the path of each file by its path from the directory, which has ``/`` between its parts."""
    found: dict[str, str] = {}
    seen = set()

    def refuse(error: OSError) -> None:
        raise UnreadableError(
            f"{shown(str(error.filename))} cannot be read ({error.strerror})", "check its permissions"
        )

    for place, inner, names in os.walk(directory, onerror=refuse, followlinks=True):
        # A link may lead back to a directory that contains it.
        seen.add(os.path.realpath(place))
        visible = (name for name in inner if not name.startswith("."))
        inner[:] = [name for name in visible if os.path.realpath(os.path.join(place, name)) not in seen]
        paths = (os.path.join(place, name) for name in names if not name.startswith("."))
        found |= {os.path.relpath(path, directory).replace(os.sep, "/"): path for path in paths if _may_be_text(path)}
    return found


def _may_be_text(path: str) -> bool:
    """Return whether the path is a file or a broken link, and not a pipe that would never end."""
    return os.path.isfile(path) or not os.path.exists(path)


def _alike_except_for_endings(copies: Iterable[str], fulls: Iterable[str]) -> dict[str, str]:
    """Return the partners of files that have no equal name on the other side; none where several would do."""
    left, right = set(copies) - set(fulls), set(fulls) - set(copies)
    by_stem = [_only_ones(names) for names in (left, right)]
    return {copy: by_stem[1][stem] for stem, copy in by_stem[0].items() if stem in by_stem[1]}


def _only_ones(names: Iterable[str]) -> dict[str, str]:
    """Return each name by its stem, without those whose stem another has."""
    stems = {name: os.path.splitext(name)[0] for name in names}
    counts = Counter(stems.values())
    return {stem: name for name, stem in stems.items() if counts[stem] == 1}


def _without_partner(name: str, directory: str, other: str) -> Unpaired:
    return Unpaired(quoted(os.path.join(directory, name)), f"{quoted(other)} has no file of this name")


def _described(directory: str, files: Collection[str]) -> str:
    return f"{quoted(directory)}, {len(files):,} {'text' if len(files) == 1 else 'texts'}"


def paired_by_list(source: str) -> Pairing:
    """Pair the texts that a CSV file names, one pair a row; "-" is standard input.

    The columns are ``truncated``, ``full`` and, where wanted, ``name``: in this order, or in that of a heading, which
    may name others too. They are parted by commas, semicolons or tabs. Paths start from the directory of the list, or
    from the working directory for standard input. Without a name, a pair has that of its truncated text.

    Raises :class:`UnreadableError` for a list that cannot be read, :class:`ArticleDiffError` for one that is not a
    list of pairs, or that gives two of them one name.
    """
    called = shown(name_of(source))
    content = content_of(source, called)
    text = content if isinstance(content, str) else decoded(content, None, called).text
    rows = [*_rows(text.removeprefix("\ufeff"), called)]
    if not rows:
        raise ArticleDiffError(f"{called} names no pairs", "give each a row: the truncated text, the full text")
    start = "" if source == STANDARD_INPUT else os.path.dirname(source)
    copies = [_path(start, row.truncated) for row in rows]
    usual = [*_names_of(copies)]
    pairs = [
        Pair(row.name.strip().replace(os.sep, "/") or name, copy, _path(start, row.full))
        for row, name, copy in zip(rows, usual, copies, strict=True)
    ]
    _refuse_names(pairs, rows, called)
    sides = (("List", f"{called}, {len(pairs):,} {'pair' if len(pairs) == 1 else 'pairs'}"),)
    return Pairing(sides, tuple(pairs), source=source)


def _path(start: str, named: str) -> str:
    if is_address(named):
        return named
    path = os.path.join(start, named)
    # In a list it is a file of this name.
    return os.path.join(os.curdir, path) if path == STANDARD_INPUT else path


def swapped(pairing: Pairing) -> Pairing:
    """Return the pairs with the full text in the place of the truncated one."""
    return pairing._replace(
        pairs=tuple(pair._replace(truncated=pair.full, full=pair.truncated) for pair in pairing.pairs)
    )


class _Row(NamedTuple):
    """A row of a list and the number of the line on which it ends."""

    line: int
    truncated: str
    full: str
    name: str


def _rows(text: str, called: str) -> Iterator[_Row]:
    first = text.lstrip().split("\n", 1)[0]
    delimiter = next((sign for sign in _DELIMITERS if sign in first), _DELIMITERS[0])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=True)
    columns: Sequence[str] = ()
    try:
        for cells in reader:
            if not any(map(str.strip, cells)):
                continue
            if not columns:
                headings = [cell.strip().lower() for cell in cells]
                is_heading = {"truncated", "full"} <= set(headings)
                columns = headings if is_heading else _COLUMNS
                if is_heading:
                    continue
            yield _row(dict(zip(columns, cells, strict=False)), reader.line_num, called)
    except csv.Error as error:
        raise ArticleDiffError(
            f"line {reader.line_num} of {called} is not CSV ({error})", "save the table as CSV"
        ) from error


def _row(cells: dict[str, str], line: int, called: str) -> _Row:
    truncated, full, name = (cells.get(column, "") for column in _COLUMNS)
    if not truncated.strip() or not full.strip():
        side = "full" if truncated.strip() else "truncated"
        raise ArticleDiffError(
            f"line {line} of {called} names no {side} text", "give each pair a row: the truncated text, the full text"
        )
    return _Row(line, truncated, full, name)


def _names_of(paths: Sequence[str]) -> Iterator[str]:
    """Yield the paths without the directory that all of them are in, and addresses as paths from their hosts on."""
    files = iter([*_names_of_files([path for path in paths if not is_address(path)])])
    yield from (path_of(path) if is_address(path) else next(files) for path in paths)


def _names_of_files(paths: Sequence[str]) -> Iterator[str]:
    whole = [os.path.abspath(path) for path in paths]
    try:
        common = os.path.commonpath([os.path.dirname(path) for path in whole])
    except ValueError:
        # On Windows they may be on several drives.
        yield from map(os.path.basename, paths)
        return
    yield from (os.path.relpath(path, common).replace(os.sep, "/") for path in whole)


def _refuse_names(pairs: Sequence[Pair], rows: Sequence[_Row], called: str) -> None:
    """Raise the error for a name that leads out of a directory, and for one that two pairs have."""
    for pair, row in zip(pairs, rows, strict=True):
        parts = pair.name.split("/")
        if os.path.isabs(pair.name) or os.path.splitdrive(pair.name)[0] or not {"", ".", ".."}.isdisjoint(parts):
            finding = (
                f"line {row.line} of {called} has a name that is not a path inside a directory: {shown(pair.name)}"
            )
            raise ArticleDiffError(finding, "give another name")
    lines = sorted((pair.name, row.line) for pair, row in zip(pairs, rows, strict=True))
    for name, group in groupby(lines, key=itemgetter(0)):
        first, *others = [line for _, line in group]
        if others:
            finding = f"lines {first} and {others[0]} of {called} have one name: {shown(name)}"
            raise ArticleDiffError(finding, "give each pair its own in a column called name")
