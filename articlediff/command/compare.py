"""The command ``articlediff``: reads two articles, compares them and writes the report; the library does the rest."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

import click

from articlediff import __version__
from articlediff.command.base import OneLineCommand, offered_files
from articlediff.command.choices import FORM, VIEW, WHEN, form_of, only
from articlediff.command.options import (
    Confidence,
    for_either,
    one_pair,
    refuse_decisions,
    refuse_empty,
    refuse_overwriting,
)
from articlediff.command.output import STANDARD_OUTPUT, When, is_terminal, say, write
from articlediff.command.remarks import remarks
from articlediff.command.reports import USUAL_FORM, Wanted, refuse_contradictions, report
from articlediff.comparing import compare
from articlediff.comparison import Comparison
from articlediff.model import Article, Kind
from articlediff.reading import read_article
from articlediff.reading.sources import STANDARD_INPUT, name_of, unicode_name
from articlediff.rendering.forms import FORMS, LEAST_WIDTH

if TYPE_CHECKING:
    from articlediff.rendering.terminal.text import View

ALIKE, DIFFERENCES, OTHER_STORY = 0, 1, 3

_WORTH_WATCHING = 100_000
"""The characters of two texts below which nobody waits long enough for progress to be shown."""

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
git calls it, articlediff check tells whether a commit would lose words. To
compare a file with one of these names, write ./git or ./check.
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
    context_settings={"help_option_names": ["-h", "--help"]},
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
    type=click.IntRange(LEAST_WIDTH),
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
@click.option(
    "--encoding",
    "encodings",
    metavar="NAME",
    multiple=True,
    help="Encoding of both texts; if given twice, of the first and of the second.",
)
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
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s", prog_name="articlediff")
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
    labels: tuple[str, ...],
    pager: bool | None,
    exit_zero: bool,
    quiet: bool,
) -> int:
    texts = one_pair(truncated, full, source)
    if not output:
        raise click.UsageError("the file name for -o is empty; name a file, or - for standard output")
    refuse_empty(labels=labels, blanks=blanks)
    if form is None and not restore:
        form = form_of(output)
    wanted = Wanted(form, only, stat, view, context, width)
    refuse_contradictions(wanted, restore, min_confidence)
    refuse_decisions(decisions, restore, texts)
    first_encoding, second_encoding = for_either("--encoding", encodings, otherwise=encodings or (None,))
    first_label, second_label = for_either("--label", tuple(map(unicode_name, labels)), otherwise=(None,))
    if swap:
        first_encoding, second_encoding = second_encoding, first_encoding
        first_label, second_label = second_label, first_label
    if texts is None:
        from articlediff.command.many import Settings, compare_many

        if labels:
            raise click.UsageError("--label names the texts of one pair; a list of pairs can have a column called name")
        both_encodings = (first_encoding, second_encoding)
        return compare_many(
            (truncated, full, source),
            Settings(wanted, when, output, pager, both_encodings, blanks, swap, force, restore, min_confidence, quiet),
            exit_zero,
        )
    truncated, full = reversed(texts) if swap else texts
    refuse_overwriting(output, (full, decisions or full) if restore else (truncated, full))
    name = name_of(truncated) if first_label is None else first_label
    content = _content(truncated, name) if restore else b""
    # Standard input can be read only once.
    source_of_copy = content if content and truncated == STANDARD_INPUT else truncated
    copy = read_article(source_of_copy, encoding=first_encoding, name=name)
    whole = read_article(full, encoding=second_encoding, name=second_label)
    with _progress("Comparing the texts", copy, whole, quiet):
        comparison = compare(copy, whole, blanks=blanks, force=force)
    if not quiet:
        tells_verdict, tells_doubts = (False, False) if restore else (wanted.tells_verdict, wanted.tells_doubts)
        for remark in remarks(comparison, tells_verdict=tells_verdict, tells_doubts=tells_doubts):
            say(remark)
    terminal = is_terminal(output)
    if restore:
        write(_restored(comparison, content, first_encoding, min_confidence or 0.0, decisions, terminal), output)
    else:
        with _progress("Making the report", copy, whole, quiet):
            text = report(comparison, wanted, when, terminal)
        show(text, terminal, output, pager)
    return _status(comparison, force, exit_zero)


def _progress(label: str, copy: Article, full: Article, quiet: bool) -> contextlib.AbstractContextManager[None]:
    """Return what shows, while it is entered, that work on two long texts goes on."""
    if quiet or copy.characters + full.characters < _WORTH_WATCHING:
        return contextlib.nullcontext()
    from articlediff.command.progress import Work, shown

    return shown(Work(label))


def show(text: str, terminal: bool, output: str, pager: bool | None) -> None:
    if pager is False or not terminal:
        write(text, output)
    else:
        from articlediff.command.paging import show

        show(text, always=bool(pager))


def _content(source: str, name: str) -> bytes:
    from articlediff.command.restoring import content_to_restore

    return content_to_restore(source, name)


def _restored(
    comparison: Comparison,
    content: bytes,
    encoding: str | None,
    min_confidence: float,
    decisions: str | None,
    terminal: bool,
) -> str | bytes:
    from articlediff.command.restoring import restored_file

    return restored_file(comparison, content, encoding, min_confidence, terminal, decisions)


def _status(comparison: Comparison, force: bool, exit_zero: bool) -> int:
    if comparison.same_story.verdict == "different" and not force:
        return OTHER_STORY
    return DIFFERENCES if comparison.has_differences and not exit_zero else ALIKE
