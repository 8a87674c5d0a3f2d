"""The command ``articlediff``: its options, which are checked and handed on to the run over one pair or over many."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import click

from articlediff import __version__, kernel
from articlediff.command.base import OneLineCommand, offered_files
from articlediff.command.choices import FORM, VIEW, WHEN, form_of, only
from articlediff.command.manners import both_manners, fetch_asked, reading_options
from articlediff.command.one import compare_one
from articlediff.command.options import (
    Confidence,
    for_either,
    one_pair,
    refuse_decisions,
    refuse_empty,
    refuse_others,
    refuse_output,
)
from articlediff.command.output import STANDARD_OUTPUT, When
from articlediff.command.reports import USUAL_FORM, Wanted, refuse_contradictions
from articlediff.command.settings import Settings
from articlediff.file_names import quoted
from articlediff.model import Kind
from articlediff.reading.manner import Revisions
from articlediff.rendering.forms import FORMS, LEAST_WIDTH, MOST_WIDTH

if TYPE_CHECKING:
    from articlediff.rendering.terminal.text import View

_Value = TypeVar("_Value")

HELP = """Compare two versions of one story, and show which words TRUNCATED has lost that FULL still has.

Either may be - for standard input, but not both.

If both are directories, their files are paired by name; --pairs names pairs in
a list. One table shows all pairs, or -o names a directory for reports on each.
The exit status is that of the worst pair: 2, or else 3, or else 1.

\b
Exit status:
  0  no differences (differences of form do not count)
  1  differences, even if --only or --stat does not show them
  2  trouble: wrong usage, or a text that cannot be read
  3  the two texts are not versions of one story

Sub-commands, each with its own --help: articlediff git shows what changed when
git calls it, articlediff check tells whether a commit would lose words, and
articlediff corpus works on whole collections. To compare a file with one of
these names, write ./git, ./check or ./corpus.
"""


def _words(value: str) -> int:
    """Return the number of words, a very large one for all; raise :class:`click.BadParameter` for anything else."""
    if value.casefold() == "all":
        return sys.maxsize
    if not value.isdecimal():
        raise click.BadParameter(f"{value!r} is not a number of words; give a number, or all")
    return int(value)


@click.command(
    name="articlediff",
    cls=OneLineCommand,
    help=HELP,
    context_settings={"help_option_names": ["-h", "--help"], "allow_extra_args": True},
)
@click.argument("truncated", required=False, metavar="TRUNCATED", shell_complete=offered_files)
@click.argument("full", required=False, metavar="FULL", shell_complete=offered_files)
@click.option(
    "--pairs",
    "source",
    metavar="LIST",
    shell_complete=offered_files,
    help="Compare the pairs that a CSV file names, one a row: truncated text, full text and, if wanted, a name.",
)
@click.option(
    "-f",
    "--format",
    "form",
    metavar="FORM",
    type=FORM,
    help=f"Form of the report. FORM: {', '.join(FORMS)}. Default: the one that the ending of -o tells, else "
    f"{USUAL_FORM}.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default=STANDARD_OUTPUT,
    shell_complete=offered_files,
    help="Write to FILE and not to standard output. FILE is replaced whole, or not at all if something fails.",
)
@click.option(
    "--color",
    "when",
    metavar="[auto|always|never]",
    type=WHEN,
    default="auto",
    help="When to use colour. auto: as NO_COLOR, FORCE_COLOR or CLICOLOR_FORCE says, else on a terminal only.",
)
@only
@click.option(
    "--view",
    metavar="VIEW",
    type=VIEW,
    help="How -f text shows changes. VIEW: inline (marked in the story; the default), side-by-side (both texts), "
    "list (one change a line).",
)
@click.option(
    "-C",
    "--context",
    metavar="WORDS",
    type=_words,
    help="About how many unchanged words to show on either side of a change, or all. Default: 30, in a list 8.",
)
@click.option(
    "--width",
    metavar="COLUMNS",
    type=click.IntRange(LEAST_WIDTH, MOST_WIDTH),
    help="Width of -f text. Default: that of the terminal, but lines of text have at most 100 columns; else 80.",
)
@click.option("--stat", is_flag=True, help="Show only the summary.")
@click.option(
    "--restore", is_flag=True, help="Write TRUNCATED with its lost words put back, and everything else unchanged."
)
@click.option(
    "--min-confidence",
    metavar="X",
    type=Confidence(),
    help="With --restore, put back only words whose confidence is X or more.",
)
@click.option(
    "--decisions",
    metavar="FILE",
    shell_complete=offered_files,
    help="With --restore, put back what FILE says: the JSON or CSV that an HTML report downloads after a review.",
)
@click.option(
    "--blank",
    "blanks",
    metavar="REGEX",
    multiple=True,
    help="Treat what REGEX matches in TRUNCATED as a mask, in addition to the masks that are recognised; repeatable.",
)
@click.option(
    "--swap", is_flag=True, help="Swap the arguments: FULL comes first. A remark offers this if the texts look swapped."
)
@click.option("--force", is_flag=True, help="Compare even if the texts are not versions of one story.")
@reading_options
@click.option(
    "--label",
    "labels",
    metavar="NAME",
    multiple=True,
    help="Name of the first text in the report; if given twice, of the first and of the second.",
)
@click.option(
    "--pager/--no-pager",
    default=None,
    help="Whether to use a pager on a terminal. Default: if the report is longer than the screen.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with status 0 even if there are differences.")
@click.option("-q", "--quiet", is_flag=True, help="Write no remarks and no progress to standard error.")
@click.version_option(
    __version__, "-V", "--version", message=f"%(prog)s %(version)s ({kernel.NAME})", prog_name="articlediff"
)
def main(
    truncated: str | None,
    full: str | None,
    source: str | None,
    form: str | None,
    output: str,
    when: When,
    only: frozenset[Kind],
    view: View | None,
    context: int | None,
    width: int | None,
    stat: bool,
    restore: bool,
    min_confidence: float | None,
    decisions: str | None,
    blanks: tuple[str, ...],
    swap: bool,
    force: bool,
    encodings: tuple[str, ...],
    input_formats: tuple[str, ...],
    revisions: Revisions,
    max_size: int,
    is_public_fetched: bool,
    is_private_fetched: bool,
    labels: tuple[str, ...],
    pager: bool | None,
    exit_zero: bool,
    quiet: bool,
) -> int:
    refuse_others(click.get_current_context().args)
    texts = one_pair(truncated, full, source)
    refuse_output(output)
    refuse_empty(labels=labels, blanks=blanks)
    if form is None and not restore:
        form = form_of(output)
    wanted = Wanted(form, only, stat, view, context, width)
    refuse_contradictions(wanted, restore, min_confidence)
    refuse_decisions(decisions, restore, texts)
    manners = both_manners(
        encodings, input_formats, revisions, max_size, fetch_asked(is_public_fetched, is_private_fetched)
    )
    both_labels = for_either("--label", tuple(map(quoted, labels)), otherwise=(None,))
    settings = Settings(
        wanted=wanted,
        when=when,
        output=output,
        pager=pager,
        manners=_swapped(manners) if swap else manners,
        labels=_swapped(both_labels) if swap else both_labels,
        blanks=blanks,
        swap=swap,
        force=force,
        restore=restore,
        min_confidence=min_confidence,
        decisions=decisions,
        quiet=quiet,
        exit_zero=exit_zero,
    )
    if texts is not None:
        return compare_one(*(_swapped(texts) if swap else texts), settings)
    from articlediff.command.many import compare_many

    if labels:
        raise click.UsageError("--label names the texts of one pair; a list of pairs can have a column called name")
    return compare_many((truncated, full, source), settings)


def _swapped(two: tuple[_Value, _Value]) -> tuple[_Value, _Value]:
    return two[1], two[0]
