"""One report on many pairs: the overview as text, or the changes of all as rows for programs."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing

import click

from articlediff.command.each_pair import each, say_remarks
from articlediff.command.output import is_terminal, prepare_windows_console, wants_color, width_of
from articlediff.command.overwriting import refuse_replacing
from articlediff.command.pairing import Pairing
from articlediff.command.reports import deliver
from articlediff.command.settings import Settings
from articlediff.comparison import Comparison
from articlediff.file_names import quoted
from articlediff.records import NamedTuple
from articlediff.rendering.forms import FORMS
from articlediff.rendering.overview.outcomes import Outcome


class _Rows(NamedTuple):
    """The functions that make the rows of a pair that was ``compared``, and of one with a ``problem``."""

    compared: Callable[[str, Comparison], str] = lambda name, comparison: ""
    problem: Callable[[str, str], str] = lambda name, problem: ""
    header: str = ""


def write_together(pairing: Pairing, settings: Settings) -> list[Outcome]:
    """Write one report on all pairs, and return the outcome of each pair.

    Raises :class:`click.UsageError` for options that only the report on one pair has, and
    :class:`ArticleDiffError` where the report cannot be written.
    """
    _refuse_options_of_one(settings)
    refuse_replacing([(settings.output, "")], pairing)
    rows = _rows(settings)
    found: list[Outcome] = []
    parts = [rows.header]
    with closing(
        each(pairing, settings, lambda pair, comparison, _: rows.compared(quoted(pair.name), comparison))
    ) as made:
        for outcome, content in made:
            found.append(outcome)
            parts.append(rows.problem(outcome.name, outcome.problem) if content is None else str(content))
    say_remarks(found, settings, problems=False)
    terminal = is_terminal(settings.output)
    text = _overview(pairing, found, parts, settings, terminal)
    deliver(text, terminal, settings.output, settings.pager)
    return found


def _refuse_options_of_one(settings: Settings) -> None:
    wanted = settings.wanted
    given = {"--view": wanted.view is not None, "-C": wanted.context is not None}
    given["--only"] = bool(wanted.only) and wanted.named_form == "text"
    for option in (option for option, is_given in given.items() if is_given):
        raise click.UsageError(f"{option} shapes the report on one pair; -o DIRECTORY/ writes one for each pair")


def _rows(settings: Settings) -> _Rows:
    from articlediff.rendering.overview import overview_rows as rows

    form, only, stat = settings.wanted.named_form, settings.wanted.only, settings.wanted.stat
    if form == "json":
        return _Rows(lambda name, comparison: rows.document_line(name, comparison, only, stat), rows.problem_line)
    if form == "csv" and not stat:
        return _Rows(lambda name, comparison: rows.change_rows(name, comparison, only), rows.problem_row, rows.header())
    return _Rows()


def _overview(pairing: Pairing, found: list[Outcome], parts: list[str], settings: Settings, terminal: bool) -> str:
    """Return the whole report, as a file is to have it or so that a terminal may show it."""
    form, stat = settings.wanted.named_form, settings.wanted.stat
    if form == "text":
        from articlediff.rendering.overview.overview_text import overview_text

        color = wants_color(settings.when, os.environ, terminal)
        if color and terminal:
            prepare_windows_console()
        width = width_of(terminal, "list") if settings.wanted.width is None else settings.wanted.width
        return overview_text(pairing.sides, found, color=color, width=width, stat=stat)
    if form == "csv" and stat:
        from articlediff.rendering.overview.overview_rows import figures_table

        parts = [figures_table(found)]
    text = FORMS[form].prefix + "".join(parts)
    if not terminal:
        return text
    from articlediff.rendering.visible import visible

    return visible(text.replace("\r\n", "\n"))
