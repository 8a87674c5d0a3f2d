"""The forms of a report: what each is called, what it can be asked for, and who makes it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal, NamedTuple

import click

from articlediff.command.output import When, prepare_windows_console, wants_color, width_of
from articlediff.comparison import Comparison
from articlediff.model import Kind

if TYPE_CHECKING:
    from articlediff.rendering.terminal.text import View

Form = Literal["text", "html", "json", "csv", "markdown", "wdiff", "patch"]
FORMS: tuple[Form, ...] = ("text", "html", "json", "csv", "markdown", "wdiff", "patch")
SILENT = frozenset(("csv", "wdiff", "patch"))
"""These hold changes alone and cannot tell that nothing was compared."""


class Wanted(NamedTuple):
    """What was asked for on the command line; None where nothing was said."""

    form: Form | None
    only: frozenset[Kind]
    stat: bool
    view: View | None
    context: int | None

    @property
    def named_form(self) -> Form:
        """The form, the usual one if none was named."""
        return self.form or FORMS[0]


def refuse_contradictions(wanted: Wanted, restore: bool, min_confidence: float | None) -> None:
    """Raises :class:`click.UsageError` with the reason where options do not go together."""
    form = wanted.named_form
    shaping = {"-f": wanted.form, "--only": wanted.only, "--stat": wanted.stat, **_of_text(wanted)}
    if restore:
        for option in (option for option, value in shaping.items() if value not in (None, False, frozenset())):
            raise click.UsageError(f"--restore writes the text and no report, so it does not go with {option}")
    elif min_confidence is not None:
        raise click.UsageError("--min-confidence picks what --restore puts back, and goes with it alone")
    if form != "text":
        for option in (option for option, value in _of_text(wanted).items() if value is not None):
            raise click.UsageError(f"{option} shapes the view of -f text; -f {form} has one view")
    if wanted.stat and form in ("wdiff", "patch"):
        raise click.UsageError(f"-f {form} holds no summary, so it does not go with --stat; try -f json --stat")
    if wanted.only and form == "patch":
        raise click.UsageError("a patch makes the full text of the truncated one, so it does not go with --only")


def _of_text(wanted: Wanted) -> dict[str, object]:
    return {"--view": wanted.view, "-C": wanted.context}


def report(comparison: Comparison, wanted: Wanted, when: When, terminal: bool) -> str:
    """The comparison in the form wanted, as a file is to have it, or so that a terminal may show it."""
    if wanted.named_form == "text":
        return _text(comparison, wanted, when, terminal)
    text = _for_files(comparison, wanted.named_form, wanted.only, wanted.stat)
    if not terminal:
        return text
    from articlediff.rendering.visible import visible

    return visible(text.replace("\r\n", "\n"))


def _for_files(comparison: Comparison, form: Form, only: frozenset[Kind], stat: bool) -> str:
    """Each form is imported for its own run alone."""
    match form:
        case "html":
            from articlediff.rendering.html import render_html

            return render_html(comparison, only=only, stat=stat)
        case "json":
            from articlediff.rendering.json import render_json

            return render_json(comparison, only=only, stat=stat)
        case "csv":
            from articlediff.rendering.csv import render_csv

            # Excel takes a CSV file without this mark for one in an older encoding.
            return "\ufeff" + render_csv(comparison, only=only, stat=stat)
        case "markdown":
            from articlediff.rendering.markdown import render_markdown

            return render_markdown(comparison, only=only, stat=stat)
        case "wdiff":
            from articlediff.rendering.wdiff import render_wdiff

            return render_wdiff(comparison, only=only)
        case _:
            from articlediff.rendering.patch import render_patch

            return render_patch(comparison)


def _text(comparison: Comparison, wanted: Wanted, when: When, terminal: bool) -> str:
    from articlediff.rendering.terminal.text import USUAL_CONTEXT, render_text

    view = wanted.view or "inline"
    color = wants_color(when, os.environ, terminal)
    if color and terminal:
        prepare_windows_console()
    return render_text(
        comparison,
        view=view,
        color=color,
        width=width_of(terminal),
        only=wanted.only,
        stat=wanted.stat,
        context=USUAL_CONTEXT[view] if wanted.context is None else wanted.context,
    )
