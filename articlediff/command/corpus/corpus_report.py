"""The report at the end of a job: what the corpus has lost, as text, as a page or as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from articlediff.command.choices import OneOf, form_of
from articlediff.command.output import (
    STANDARD_OUTPUT,
    is_terminal,
    prepare_windows_console,
    say,
    wants_color,
    width_of,
    write,
)
from articlediff.corpus.reading_rows import results_in
from articlediff.rendering.corpus.corpus_figures import CorpusFigures
from articlediff.rendering.wording import counted

_Command = TypeVar("_Command", bound=Callable[..., Any])

CORPUS_FORMS = ("text", "html", "json")
"""The forms of a report on a corpus."""


def form_option(teller: str) -> Callable[[_Command], _Command]:
    """Return the option ``--format``; ``teller`` is the option whose ending tells the usual form."""
    return click.option(
        "-f",
        "--format",
        "form",
        metavar="FORM",
        type=OneOf("a form of the report on a corpus", CORPUS_FORMS),
        help=f"Form of the report. FORM: {', '.join(CORPUS_FORMS)}. Default: the one that {teller} tells, or text.",
    )


def report_options(command: _Command) -> _Command:
    """Add the options ``--format`` and ``--report``."""
    place = click.option(
        "--report",
        metavar="FILE",
        type=click.Path(path_type=str),
        default=STANDARD_OUTPUT,
        help="Write the report to FILE and not to standard output.",
    )
    return form_option("--report")(place(command))


def figures_of(results: str) -> CorpusFigures:
    """Return the figures of the file of results; raise :class:`ArticleDiffError` if it cannot be read."""
    from articlediff.corpus.gathering import gathered

    return gathered(results_in(results))


def say_failed(figures: CorpusFigures, results: str) -> None:
    """Say how many rows of the file of results failed, if any did."""
    if failed := figures.results["failed"]:
        say(f"{counted(failed, 'row')} of {results} could not be compared; each has its reason there")


def write_report(figures: CorpusFigures, sides: Sequence[tuple[str, str]], form: str | None, path: str) -> None:
    """Write the report to the path.

    `sides`: headings with what each names. `form`: None for the one that the path tells. Raises
    :class:`ArticleDiffError` if it cannot be written.
    """
    told = form_of(path)
    write(_rendered(figures, sides, form or (told if told in CORPUS_FORMS else "text"), path), path)


def _rendered(figures: CorpusFigures, sides: Sequence[tuple[str, str]], form: str, path: str) -> str:
    """Return the report in the form; as text, in the colours and the width of the terminal if the path is one."""
    if form == "html":
        from articlediff.rendering.corpus.corpus_page import corpus_page

        return corpus_page(sides, figures)
    if form == "json":
        return json.dumps(figures.to_dict(), ensure_ascii=False, indent=1) + "\n"
    from articlediff.rendering.corpus.corpus_text import corpus_text

    terminal = is_terminal(path)
    color = wants_color("auto", os.environ, terminal)
    if color and terminal:
        prepare_windows_console()
    return corpus_text(sides, figures, color=color, width=width_of(terminal))
