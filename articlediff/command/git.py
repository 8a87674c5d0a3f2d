"""The sub-command ``articlediff git``: a program that git calls to show differences."""

from __future__ import annotations

import os

import click

from articlediff.command.choices import WHEN, only
from articlediff.command.output import (
    STANDARD_OUTPUT,
    When,
    is_terminal,
    prepare_windows_console,
    terminal_encoding,
    wants_color,
    width_of,
    write,
)
from articlediff.command.statuses import ALIKE, DIFFERENCES
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
  git config difftool.articlediff.cmd 'articlediff git "$LOCAL" "$REMOTE"'

git passes two files, or the seven arguments of an external diff (nine for a
renamed file, one for an unmerged file). The version that has blanks or a cut
is taken as the truncated text; if neither has any, the older version is.

The exit status is 0 even if there are differences, since git would otherwise
stop at the first file.
"""


@click.command(name="git", help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
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
    old, new, names = _versions(words)
    if not new:
        _tell(f"{visible(old)} is unmerged; resolve it first.")
        return ALIKE
    try:
        before, after = (_article(path, name) for path, name in zip((old, new), names, strict=True))
    except UnreadableError as error:
        _tell(_unreadable(error))
        return DIFFERENCES if exit_code else ALIKE
    if before is None or after is None or not before.text or not after.text:
        _tell(_whole(before, after))
        is_same = before is not None and after is not None and before.text == after.text
        return DIFFERENCES if exit_code and not is_same else ALIKE
    comparison = compared_either_way(before, after, force)
    if swap:
        comparison = compare(comparison.full, comparison.truncated, force=force)
    is_same = not comparison.has_differences
    if is_same and not (Kind.FORMATTING in only and comparison.counts[Kind.FORMATTING]):
        _tell(f"{_called(before, after)}: n{no_differences(comparison)[1:]}")
    else:
        write(_report(comparison, when, only, stat), STANDARD_OUTPUT)
    return DIFFERENCES if exit_code and not is_same else ALIKE


def _tell(note: str) -> None:
    """Write the note with an empty line below it, as reports have one."""
    write(f"{note}\n\n" if note else "", STANDARD_OUTPUT)


def _article(path: str, name: str) -> Article | None:
    """Return the version in the file, with an empty text if that is empty; None if git says that there is none."""
    try:
        return None if path in _NO_FILE else read_article(path, name=name)
    except EmptyError:
        return Article("", name)


def _unreadable(error: UnreadableError) -> str:
    return error.finding + ("; convert it to UTF-8 first." if isinstance(error, DecodingError) else ".")


def compared_either_way(before: Article, after: Article, force: bool = False) -> Comparison:
    """Return the comparison in which the version that has blanks or a cut is the truncated text.

    >>> damaged, whole = Article("The   side of the   city."), Article("The rebel-held side of the half-lit city.")
    >>> compared_either_way(damaged, whole) == compared_either_way(whole, damaged)
    True
    """
    comparison = compare(before, after, force=force)
    return compare(after, before, force=force) if comparison.swapped else comparison


def _versions(words: tuple[str, ...]) -> tuple[str, str, tuple[str, str]]:
    """Return the old file, the new file, and their names; the new file is empty for an unmerged path."""
    if len(words) == 1:
        return words[0], "", ("", "")
    if len(words) == 2:
        return *words, words
    if len(words) in (7, 9):
        path, old, _, _, new, *_ = words
        return old, new, (f"a/{path}", f"b/{words[7] if len(words) == 9 else path}")
    given = f"git passes two files or the seven arguments of an external diff, not {len(words)} arguments"
    raise click.UsageError(given, click.get_current_context())


def _whole(before: Article | None, after: Article | None) -> str:
    """Return a sentence on a file that has words in only one version, or in neither."""
    if before is None or after is None:
        article, change = (after, "new") if before is None else (before, "deleted")
        return f"{visible(article.name)} is {change}, {size(article.text)}." if article else ""
    name = _called(before, after)
    if after.text:
        return f"{name} was empty before, and has {size(after.text)} now."
    return f"{name} is empty now, and had {size(before.text)} before." if before.text else f"{name}: no differences."


def _called(before: Article, after: Article) -> str:
    """Return the name of the file, or both names if it was renamed."""
    if before.name.removeprefix("a/") == (name := after.name.removeprefix("b/")):
        return visible(name)
    return f"{visible(before.name)} and {visible(after.name)}"


def _report(comparison: Comparison, when: When, only: frozenset[Kind], stat: bool) -> str:
    terminal = is_terminal(STANDARD_OUTPUT)
    # If git's pager is between the command and the terminal, git puts the width into COLUMNS.
    seen = terminal or os.environ.get("GIT_PAGER_IN_USE") == "true"
    color = wants_color(when, os.environ, seen)
    if color and terminal:
        prepare_windows_console()
    encoding = terminal_encoding(terminal)
    return render_text(comparison, color=color, width=width_of(seen), only=only, stat=stat, encoding=encoding) + "\n"
