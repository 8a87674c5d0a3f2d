"""Makes the report that the command line asks for: its form and its options, for a file or a terminal."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from articlediff.command.output import When, prepare_windows_console, terminal_encoding, wants_color, width_of, write
from articlediff.comparison import Comparison
from articlediff.model import Kind
from articlediff.records import NamedTuple
from articlediff.rendering.forms import FORMS, render, rendered

if TYPE_CHECKING:
    from articlediff.rendering.terminal.text import View

USUAL_FORM = next(iter(FORMS))
_OTHERWISE = {"stat": "; try -f json --stat", "only": ""}


class Wanted(NamedTuple):
    """The report that was asked for on the command line; None for an option that was not given."""

    form: str | None
    only: frozenset[Kind]
    stat: bool
    view: View | None
    context: int | None
    width: int | None

    @property
    def named_form(self) -> str:
        """The name of the form, the usual one if none was named."""
        return self.form or USUAL_FORM

    @property
    def tells_verdict(self) -> bool:
        """Whether the report says if nothing was compared."""
        return FORMS[self.named_form].tells_verdict

    @property
    def tells_doubts(self) -> bool:
        """Whether the report says if the verdict is uncertain or the texts look swapped; a list has only changes."""
        return FORMS[self.named_form].tells_doubts and self.view != "list"


def refuse_contradictions(wanted: Wanted, restore: bool, min_confidence: float | None) -> None:
    """Raise :class:`click.UsageError`, with the reason, for options that cannot be combined."""
    name = wanted.named_form
    if restore:
        for option in _shaping(wanted):
            raise click.UsageError(
                f"--restore writes the text and not a report, so it cannot be combined with {option}"
            )
    elif min_confidence is not None:
        raise click.UsageError("--min-confidence needs --restore")
    if not FORMS[name].has_views:
        for option in _of_views(wanted):
            raise click.UsageError(f"{option} applies only to -f {USUAL_FORM}, not to -f {name}")
    if wanted.stat:
        for option in _of_changes(wanted):
            raise click.UsageError(f"--stat shows only the summary, so it cannot be combined with {option}")
    for keyword, reason in FORMS[name].lacks.items():
        if getattr(wanted, keyword):
            raise click.UsageError(f"{reason}, so it cannot be combined with --{keyword}{_OTHERWISE[keyword]}")


def _shaping(wanted: Wanted) -> Iterator[str]:
    """Yield the options given that shape a report."""
    given = {"-f": wanted.form is not None, "--only": bool(wanted.only), "--stat": wanted.stat}
    yield from (option for option, is_given in given.items() if is_given)
    yield from _of_views(wanted)


def _of_views(wanted: Wanted) -> Iterator[str]:
    """Yield the options given that shape the form text."""
    yield from _of_changes(wanted)
    if wanted.width is not None:
        yield "--width"


def _of_changes(wanted: Wanted) -> Iterator[str]:
    """Yield the options given that shape the way in which the form text shows changes."""
    given = {"--view": wanted.view is not None, "-C": wanted.context is not None}
    yield from (option for option, is_given in given.items() if is_given)


def refuse_terminal(wanted: Wanted, terminal: bool) -> None:
    """Raise :class:`click.UsageError` for a form that is not text where a terminal would get it."""
    if terminal and not FORMS[wanted.named_form].is_text:
        raise click.UsageError(f"-f {wanted.form} is a file for another program; name it with -o")


def report(comparison: Comparison, wanted: Wanted, when: When, terminal: bool) -> str | bytes:
    """Return the comparison in the form wanted: as it is for a file, and made safe to show for a terminal."""
    form = FORMS[wanted.named_form]
    options: dict[str, Any] = {"only": wanted.only, "stat": wanted.stat}
    options = {keyword: value for keyword, value in options.items() if keyword not in form.lacks}
    if form.has_views:
        return render(comparison, wanted.named_form, **options, **_shape(wanted, when, terminal))
    content = rendered(comparison, wanted.named_form, **options)
    if isinstance(content, bytes) or not terminal:
        return content
    from articlediff.rendering.visible import visible

    return visible(content.replace("\r\n", "\n"))


def deliver(content: str | bytes, terminal: bool, output: str, pager: bool | None) -> None:
    """Write the report to the path, or show it on the terminal in a pager.

    ``pager`` says whether to use one; None, only for a report that is longer than the screen. Raises
    :class:`ArticleDiffError` if the report cannot be written.
    """
    if pager is False or not terminal or isinstance(content, bytes):
        write(content, output)
    else:
        from articlediff.command.paging import show

        show(content, always=bool(pager))


def _shape(wanted: Wanted, when: When, terminal: bool) -> dict[str, Any]:
    """Return the options of a view, each as asked for or else its usual value."""
    from articlediff.rendering.terminal.text import USUAL_CONTEXT

    view = wanted.view or "inline"
    color = wants_color(when, os.environ, terminal)
    if color and terminal:
        prepare_windows_console()
    context = USUAL_CONTEXT[view] if wanted.context is None else wanted.context
    width = width_of(terminal, view) if wanted.width is None else wanted.width
    return {"view": view, "color": color, "width": width, "context": context, "encoding": terminal_encoding(terminal)}
