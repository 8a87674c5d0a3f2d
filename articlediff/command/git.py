"""``articlediff git``: the command as git calls a program for differences."""

from __future__ import annotations

import os

import click

from articlediff.command.output import (
    STANDARD_OUTPUT,
    When,
    is_terminal,
    prepare_windows_console,
    wants_color,
    width_of,
    write,
)
from articlediff.comparing import compare
from articlediff.comparison import Comparison
from articlediff.errors import DecodingError, EmptyError, UnreadableError
from articlediff.model import Article, Kind
from articlediff.reading import read_article
from articlediff.rendering.terminal.text import no_differences, render_text
from articlediff.rendering.visible import visible
from articlediff.rendering.wording import size

ALIKE, DIFFERENCES = 0, 1
_NO_FILE = (os.devnull, "/dev/null", "nul")

HELP = """Show what changed in a story, as a program that git calls.

\b
  GIT_EXTERNAL_DIFF='articlediff git' git diff
  git config diff.articlediff.command 'articlediff git'
  git config difftool.articlediff.cmd 'articlediff git "$LOCAL" "$REMOTE"'

git gives two files, or the seven arguments of an external diff (nine for a
renamed file, one for an unmerged). The version with blanks or a cut is taken
for the truncated text, the older one where neither has any.

It ends with 0 whatever it finds, or git would stop at the first file.
"""


@click.command(name="git", help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("words", nargs=-1, required=True, metavar="WHAT-GIT-GIVES...")
@click.option("--color", "when", type=click.Choice(["auto", "always", "never"]), default="auto", help="As without git.")
@click.option(
    "--only", metavar="KIND", type=click.Choice([kind.value for kind in Kind]), multiple=True, help="Likewise."
)
@click.option("--stat", is_flag=True, help="Likewise.")
@click.option("--force", is_flag=True, help="Likewise.")
@click.option("--exit-code", is_flag=True, help="End with 1 where there are differences, for diff.NAME.trustExitCode.")
def command(words: tuple[str, ...], when: When, only: tuple[str, ...], stat: bool, force: bool, exit_code: bool) -> int:
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
    comparison = compared(before, after, force)
    shown = frozenset(map(Kind, only))
    is_same = not comparison.has_differences
    if is_same and not (Kind.FORMATTING in shown and comparison.counts[Kind.FORMATTING]):
        _tell(f"{_called(before, after)}: n{no_differences(comparison)[1:]}")
    else:
        write(_report(comparison, when, shown, stat), STANDARD_OUTPUT)
    return DIFFERENCES if exit_code and not is_same else ALIKE


def _tell(note: str) -> None:
    """The note with an empty line below, as reports have one."""
    write(f"{note}\n\n" if note else "", STANDARD_OUTPUT)


def _article(path: str, name: str) -> Article | None:
    """The version in the file, without a text where that is empty; None where git says there is none."""
    try:
        return None if path in _NO_FILE else read_article(path, name=name)
    except EmptyError:
        return Article("", name)


def _unreadable(error: UnreadableError) -> str:
    return error.finding + ("; convert it to UTF-8 first." if isinstance(error, DecodingError) else ".")


def compared(before: Article, after: Article, force: bool = False) -> Comparison:
    """The two with the blanks and the cut in the truncated text, whichever of them has any.

    >>> damaged, whole = Article("The   side of the   city."), Article("The rebel-held side of the half-lit city.")
    >>> compared(damaged, whole) == compared(whole, damaged)
    True
    """
    comparison = compare(before, after, force=force)
    return compare(after, before, force=force) if comparison.swapped else comparison


def _versions(words: tuple[str, ...]) -> tuple[str, str, tuple[str, str]]:
    """The old file, the new one, and what to call them; no new one where there is but an unmerged path."""
    if len(words) == 1:
        return words[0], "", ("", "")
    if len(words) == 2:
        return *words, words
    if len(words) in (7, 9):
        path, old, _, _, new, *_ = words
        return old, new, (f"a/{path}", f"b/{words[7] if len(words) == 9 else path}")
    given = f"git gives two files or the seven arguments of an external diff, not {len(words)} arguments"
    raise click.UsageError(given, click.get_current_context())


def _whole(before: Article | None, after: Article | None) -> str:
    """A sentence for a file that has words on one side alone, or on none."""
    if before is None or after is None:
        article, change = (after, "new") if before is None else (before, "deleted")
        return f"{visible(article.name)} is {change}, {size(article.text)}." if article else ""
    name = _called(before, after)
    if after.text:
        return f"{name} was empty, now {size(after.text)}."
    return f"{name} is empty now, it had {size(before.text)}." if before.text else f"{name}: no differences."


def _called(before: Article, after: Article) -> str:
    """The name of the file, or both where it was renamed."""
    if before.name.removeprefix("a/") == (name := after.name.removeprefix("b/")):
        return visible(name)
    return f"{visible(before.name)} and {visible(after.name)}"


def _report(comparison: Comparison, when: When, only: frozenset[Kind], stat: bool) -> str:
    terminal = is_terminal(STANDARD_OUTPUT)
    # Between the command and the terminal there may be git's pager, for which git tells the width in COLUMNS.
    seen = terminal or os.environ.get("GIT_PAGER_IN_USE") == "true"
    color = wants_color(when, os.environ, seen)
    if color and terminal:
        prepare_windows_console()
    return render_text(comparison, color=color, width=width_of(seen), only=only, stat=stat) + "\n"
