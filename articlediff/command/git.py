"""The sub-command ``articlediff git``: a program that git calls to show differences."""

from __future__ import annotations

import os

import click

from articlediff.command.choices import WHEN, only
from articlediff.command.git_words import Passed, RawWordsCommand, Unmerged, Version, passed
from articlediff.command.output import (
    STANDARD_OUTPUT,
    When,
    is_terminal,
    prepare_windows_console,
    say,
    terminal_encoding,
    wants_color,
    width_of,
    write,
)
from articlediff.command.remarks import of_reading
from articlediff.command.statuses import ALIKE, DIFFERENCES
from articlediff.command.troubles import trouble
from articlediff.comparing import compare
from articlediff.comparison import Comparison
from articlediff.errors import DecodingError, EmptyError, UnreadableError
from articlediff.model import Article, Kind
from articlediff.reading import read_article
from articlediff.rendering.terminal.text import no_differences, render_text
from articlediff.rendering.visible import visible
from articlediff.rendering.wording import size

_NO_FILE = (os.devnull, "/dev/null", "nul")

HELP = """Show what changed in a story, as a program that git calls.

\b
  GIT_EXTERNAL_DIFF='articlediff git' git diff
  git config diff.articlediff.command 'articlediff git'
  git config difftool.articlediff.cmd 'articlediff git -- "$LOCAL" "$REMOTE"'

git passes two files, or the seven arguments of an external diff (nine for a
renamed file, one for an unmerged file). The version that has blanks or a cut
is taken as the truncated text; if neither has any, the older version is.

The exit status is 0 even if there are differences, since git would otherwise
stop at the first file.
"""


@click.command(name="git", cls=RawWordsCommand, help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("words", nargs=-1, required=True, metavar="GIT-ARGUMENTS...", type=click.Path(path_type=str))
@click.option(
    "--color",
    "when",
    metavar="[auto|always|never]",
    type=WHEN,
    default="auto",
    help="When to use colour, as in articlediff.",
)
@only
@click.option("--stat", is_flag=True, help="Show only the summary.")
@click.option("--swap", is_flag=True, help="Take the other of the two versions as the truncated text.")
@click.option("--force", is_flag=True, help="Compare even if the texts are not versions of one story.")
@click.option(
    "--exit-code", is_flag=True, help="Exit with status 1 if there are differences (diff.NAME.trustExitCode)."
)
def command(
    words: tuple[str, ...],
    when: When,
    only: frozenset[Kind],
    stat: bool,
    swap: bool,
    force: bool,
    exit_code: bool,
) -> int:
    given = passed(words)
    if isinstance(given, Unmerged):
        _write(f"{visible(given.name)} is unmerged; resolve it first.\n")
        return ALIKE
    told, is_same = _told(given, when, only, stat, swap, force)
    _write(told)
    return DIFFERENCES if exit_code and not is_same else ALIKE


def _write(report: str) -> None:
    """Write the report with an empty line below it, which parts it from that on the next file."""
    write(f"{report}\n" if report else "", STANDARD_OUTPUT)


def _told(given: Passed, when: When, only: frozenset[Kind], stat: bool, swap: bool, force: bool) -> tuple[str, bool]:
    """Return the report on two versions, and whether they are alike but for their form.

    Of versions that cannot be compared the report says why: the files that follow are of use without them.
    """
    try:
        before, after = _article(given.old), _article(given.new)
        if before is None or after is None or not before.text or not after.text:
            is_same = before is not None and after is not None and before.text == after.text
            return _whole(before, after, visible(given.name)), is_same
        comparison = compared_either_way(before, after, force)
        for remark in of_reading(comparison):
            say(remark)
        if swap:
            comparison = compare(comparison.full, comparison.truncated, force=force)
        is_same = not comparison.has_differences
        if is_same and not (Kind.FORMATTING in only and comparison.counts[Kind.FORMATTING]):
            return f"{visible(given.name)}: n{no_differences(comparison)[1:]}\n", is_same
        return _report(comparison, when, only, stat), is_same
    except DecodingError as error:
        return visible(f"{error.finding}; convert it to UTF-8 first.\n"), False
    except UnreadableError as error:
        # The advice of others is for a command line.
        return visible(f"{error.finding}.\n"), False
    except Exception as error:
        return visible(f"{given.name} cannot be compared: {trouble(error)}\n"), False


def _article(version: Version) -> Article | None:
    """Return the version in the file, with an empty text if that is empty; None if git says that there is none."""
    try:
        return None if version.path in _NO_FILE else read_article(version.path, name=version.name)
    except EmptyError:
        return Article("", version.name)


def compared_either_way(before: Article, after: Article, force: bool = False) -> Comparison:
    """Return the comparison in which the version that has blanks or a cut is the truncated text.

    >>> damaged, whole = Article("The   side of the   city."), Article("The rebel-held side of the half-lit city.")
    >>> compared_either_way(damaged, whole) == compared_either_way(whole, damaged)
    True
    """
    comparison = compare(before, after, force=force)
    return compare(after, before, force=force) if comparison.swapped else comparison


def _whole(before: Article | None, after: Article | None, name: str) -> str:
    """Return a sentence on a file that has words in only one version, or in neither."""
    if before is None or after is None:
        article, change = (after, "new") if before is None else (before, "deleted")
        return f"{visible(article.name)} is {change}, {size(article.text)}.\n" if article else ""
    if after.text:
        return f"{name} was empty before, and has {size(after.text)} now.\n"
    return (
        f"{name} is empty now, and had {size(before.text)} before.\n" if before.text else f"{name}: no differences.\n"
    )


def _report(comparison: Comparison, when: When, only: frozenset[Kind], stat: bool) -> str:
    terminal = is_terminal(STANDARD_OUTPUT)
    # If git's pager is between the command and the terminal, git puts the width into COLUMNS.
    seen = terminal or os.environ.get("GIT_PAGER_IN_USE") == "true"
    color = wants_color(when, os.environ, seen)
    if color and terminal:
        prepare_windows_console()
    encoding = terminal_encoding(terminal)
    return render_text(comparison, color=color, width=width_of(seen), only=only, stat=stat, encoding=encoding)
