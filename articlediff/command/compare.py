"""The command: reads two articles, compares them, writes the report. Everything else is the library's."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from articlediff import __version__
from articlediff.command.base import OneLineCommand, offered_files
from articlediff.command.options import Confidence
from articlediff.command.output import (
    STANDARD_OUTPUT,
    When,
    is_terminal,
    say,
    write,
)
from articlediff.command.reports import USUAL_FORM, Wanted, refuse_contradictions, report
from articlediff.comparing import compare
from articlediff.comparison import Comparison
from articlediff.model import Kind
from articlediff.reading import read_article
from articlediff.reading.sources import STANDARD_INPUT, name_of, unicode_name
from articlediff.rendering.forms import FORMS, VIEWS

if TYPE_CHECKING:
    from articlediff.rendering.terminal.text import View

ALIKE, DIFFERENCES, OTHER_STORY = 0, 1, 3

HELP = """Compare two versions of one story, and show what TRUNCATED has lost that FULL still has.

Either may be - (standard input, once).

\b
Exit status:
  0  no differences (those of form alone aside)
  1  differences, also where --only or --stat leave them out
  2  trouble: bad usage, or a text that cannot be read
  3  the two texts are not versions of one story

Further jobs, each with a --help of its own: articlediff git (what changed, as
a program that git calls), articlediff check (did a commit lose words?). Where
a file has such a name, write ./git.
"""


def _words(value: str) -> int:
    """A number of words, or all."""
    if value == "all":
        return sys.maxsize
    if not value.isdecimal():
        raise click.BadParameter(f"{value!r} is no number of words; give one, or all")
    return int(value)


@click.command(
    name="articlediff",
    cls=OneLineCommand,
    help=HELP,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("truncated", shell_complete=offered_files)
@click.argument("full", shell_complete=offered_files)
@click.option(
    "-f",
    "--format",
    "form",
    metavar="FORM",
    type=click.Choice(tuple(FORMS)),
    help=f"Form of the report. FORM: {', '.join(FORMS)}; default: {USUAL_FORM}.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default=STANDARD_OUTPUT,
    shell_complete=offered_files,
    help="Where to write it; the file is replaced whole or not at all.",
)
@click.option(
    "--color",
    "when",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    help="Default: as NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE say, else on a terminal.",
)
@click.option(
    "--only",
    metavar="KIND",
    type=click.Choice([kind.value for kind in Kind]),
    multiple=True,
    help=f"Show only these changes; repeatable. KIND: {', '.join(kind.value for kind in Kind)}.",
)
@click.option(
    "--view",
    metavar="VIEW",
    type=click.Choice(VIEWS),
    help="With -f text: inline (default) marks changes in the story, side-by-side shows both texts, "
    "list one change a line.",
)
@click.option(
    "-C",
    "--context",
    metavar="WORDS",
    type=_words,
    help="About so many unchanged words on either side of a change, or all. Default: 30; in a list 8.",
)
@click.option("--stat", is_flag=True, help="Show the summary alone.")
@click.option("--restore", is_flag=True, help="Write TRUNCATED with what it lost put back, all else as it is.")
@click.option(
    "--min-confidence",
    metavar="X",
    type=Confidence(),
    help="Put back only what is at least so sure; with --restore.",
)
@click.option(
    "--blank",
    "blanks",
    metavar="REGEX",
    multiple=True,
    help="What it matches in TRUNCATED stands for lost words, besides the marks that are recognised; repeatable.",
)
@click.option("--swap", is_flag=True, help="Read the arguments the other way round: FULL first.")
@click.option("--force", is_flag=True, help="Compare even if the stories differ.")
@click.option(
    "--encoding",
    "encodings",
    metavar="NAME",
    multiple=True,
    help="Encoding of both texts; given twice, of each in order.",
)
@click.option(
    "--label",
    "labels",
    metavar="NAME",
    multiple=True,
    help="Name for the first text in the report; given twice, for each.",
)
@click.option(
    "--pager/--no-pager",
    default=None,
    help="On a terminal, use a pager; default: if the report is longer than the screen.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 where there are differences.")
@click.option("-q", "--quiet", is_flag=True, help="No remarks on standard error.")
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s", prog_name="articlediff")
def main(
    truncated: str,
    full: str,
    form: str | None,
    output: str,
    when: When,
    only: tuple[str, ...],
    view: View | None,
    context: int | None,
    stat: bool,
    restore: bool,
    min_confidence: float | None,
    blanks: tuple[str, ...],
    swap: bool,
    force: bool,
    encodings: tuple[str, ...],
    labels: tuple[str, ...],
    pager: bool | None,
    exit_zero: bool,
    quiet: bool,
) -> int:
    if truncated == full == STANDARD_INPUT:
        raise click.UsageError("- (standard input) can stand for one text only")
    wanted = Wanted(form, frozenset(map(Kind, only)), stat, view, context)
    refuse_contradictions(wanted, restore, min_confidence)
    first_encoding, second_encoding = _for_either("--encoding", encodings, otherwise=encodings or (None,))
    first_label, second_label = _for_either("--label", tuple(map(unicode_name, labels)), otherwise=(None,))
    if swap:
        truncated, full = full, truncated
        first_encoding, second_encoding = second_encoding, first_encoding
        first_label, second_label = second_label, first_label
    _refuse_overwriting(output, (full,) if restore else (truncated, full))
    name = name_of(truncated) if first_label is None else first_label
    content = _content(truncated, name) if restore else b""
    comparison = compare(
        # Standard input can be read but once.
        read_article(
            content if content and truncated == STANDARD_INPUT else truncated, encoding=first_encoding, name=name
        ),
        read_article(full, encoding=second_encoding, name=second_label),
        blanks=blanks,
        force=force,
    )
    if not quiet:
        for remark in _remarks(comparison, tells_verdict=not restore and FORMS[wanted.named_form].tells_verdict):
            say(remark)
    terminal = is_terminal(output)
    if restore:
        write(_restored(comparison, content, first_encoding, min_confidence or 0.0, terminal), output)
    else:
        _show(report(comparison, wanted, when, terminal), terminal, output, pager)
    return _status(comparison, force, exit_zero)


def _refuse_overwriting(output: str, texts: tuple[str, ...]) -> None:
    """A report takes the place of no text; only a restored one may take that of its damaged self."""
    for text in texts:
        with contextlib.suppress(OSError, ValueError):
            if output != STANDARD_OUTPUT and os.path.samefile(output, text):
                raise click.UsageError(f"-o {output} would replace one of the two texts; name another file")


def _for_either(option: str, values: tuple[str, ...], otherwise: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """Two values, one for either text in order."""
    if len(values) > 2:
        raise click.UsageError(f"{option} can be given twice at most, once for either text")
    return (*values, *otherwise, *otherwise)[:2]


def _remarks(comparison: Comparison, tells_verdict: bool) -> Iterator[str]:
    """What a person should know who trusts the report."""
    yield from comparison.truncated.remarks
    yield from comparison.full.remarks
    if not comparison.aligned and not tells_verdict:
        yield f"nothing was compared, these look like different stories: {comparison.same_story.reason} Try --force"
    if comparison.swapped:
        yield "the second text has the blanks or a cut, so the arguments look swapped; try --swap"
    if comparison.same_story.verdict == "uncertain":
        yield f"it is uncertain whether these are versions of one story: {comparison.same_story.reason}"


def _show(text: str, terminal: bool, output: str, pager: bool | None) -> None:
    if pager is False or not terminal:
        write(text, output)
    else:
        from articlediff.command.paging import show

        show(text, always=bool(pager))


def _content(source: str, name: str) -> bytes:
    from articlediff.command.restoring import content_to_restore

    return content_to_restore(source, name)


def _restored(
    comparison: Comparison, content: bytes, encoding: str | None, min_confidence: float, terminal: bool
) -> str | bytes:
    from articlediff.command.restoring import restored_file

    return restored_file(comparison, content, encoding, min_confidence, for_a_person=terminal)


def _status(comparison: Comparison, force: bool, exit_zero: bool) -> int:
    if comparison.same_story.verdict == "different" and not force:
        return OTHER_STORY
    return DIFFERENCES if comparison.has_differences and not exit_zero else ALIKE
