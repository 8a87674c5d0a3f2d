"""The command: reads two articles, compares them, writes the report. Everything else is the library's."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import Any

import click

from articlediff import __version__
from articlediff.comparing import compare
from articlediff.errors import ArticleDiffError
from articlediff.model import Comparison, Kind
from articlediff.output import (
    STANDARD_OUTPUT,
    When,
    is_terminal,
    prepare_windows_console,
    say,
    wants_color,
    width_of,
    write,
)
from articlediff.reading import read_article
from articlediff.reading.sources import STANDARD_INPUT, unicode_name

ALIKE, DIFFERENCES, TROUBLE, OTHER_STORY, INTERRUPTED = 0, 1, 2, 3, 130

HELP = """Compare two versions of one story, and show what TRUNCATED has lost that FULL still has.

Either may be - (standard input, once).

\b
Exit status:
  0  no differences (white space, quotes and dashes aside)
  1  differences, also where --only or --stat leave them out
  2  trouble: bad usage, or a text that cannot be read
  3  the two texts are not versions of one story
"""


class OneLineCommand(click.Command):
    """A command that returns its exit status and tells any trouble in one line."""

    def main(self, *args: Any, **settings: Any) -> Any:
        try:
            status = super().main(*args, **(settings | {"standalone_mode": False}))
        except click.Abort:
            status = INTERRUPTED
        except click.ClickException as error:
            status = _trouble(f"{_sentence(error.format_message())} See articlediff --help.")
        except ArticleDiffError as error:
            status = _trouble(str(error))
        except Exception as error:
            # Uncaught, it would end with 1, which means that there are differences.
            if sys.flags.dev_mode:
                raise
            status = _trouble(f"{type(error).__name__}: {error}; python -X dev -m articlediff shows where")
        sys.exit(status)


def _sentence(message: str) -> str:
    return message if message.endswith((".", "?")) else message + "."


def _trouble(message: str) -> int:
    say(message)
    return TROUBLE


@click.command(
    name="articlediff",
    cls=OneLineCommand,
    help=HELP,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("truncated")
@click.argument("full")
@click.option(
    "-f", "--format", "form", type=click.Choice(["text", "json", "html"]), default="text", help="Form of the report."
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default=STANDARD_OUTPUT,
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
@click.option("--stat", is_flag=True, help="Show the summary alone.")
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
@click.option("--exit-zero", is_flag=True, help="Exit with 0 where there are differences.")
@click.option("-q", "--quiet", is_flag=True, help="No remarks on standard error.")
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s", prog_name="articlediff")
def main(
    truncated: str,
    full: str,
    form: str,
    output: str,
    when: When,
    only: tuple[str, ...],
    stat: bool,
    force: bool,
    encodings: tuple[str, ...],
    labels: tuple[str, ...],
    exit_zero: bool,
    quiet: bool,
) -> int:
    if truncated == full == STANDARD_INPUT:
        raise click.UsageError("- (standard input) can stand for one text only")
    first_encoding, second_encoding = _for_either("--encoding", encodings, otherwise=encodings or (None,))
    first_label, second_label = _for_either("--label", tuple(map(unicode_name, labels)), otherwise=(None,))
    comparison = compare(
        read_article(truncated, encoding=first_encoding, name=first_label),
        read_article(full, encoding=second_encoding, name=second_label),
        force=force,
    )
    if not quiet:
        for remark in _remarks(comparison):
            say(remark)
    kinds = frozenset(Kind(value) for value in only)
    write(_rendered(comparison, form, when, output, kinds, stat), output)
    return _status(comparison, force, exit_zero)


def _for_either(option: str, values: tuple[str, ...], otherwise: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """Two values, one for either text in order."""
    if len(values) > 2:
        raise click.UsageError(f"{option} can be given twice at most, once for either text")
    return (*values, *otherwise, *otherwise)[:2]


def _remarks(comparison: Comparison) -> Iterator[str]:
    """What a person should know who trusts the report."""
    yield from comparison.truncated.remarks
    yield from comparison.full.remarks
    if comparison.swapped:
        yield "the blanks stand in the second text, so the arguments look swapped; name the damaged one first"
    if comparison.same_story.verdict == "uncertain":
        yield f"it is uncertain whether these are versions of one story: {comparison.same_story.reason}"


def _rendered(comparison: Comparison, form: str, when: When, output: str, only: frozenset[Kind], stat: bool) -> str:
    if form == "json":
        from articlediff.rendering.json import render_json

        return render_json(comparison, only=only, stat=stat)
    if form == "html":
        from articlediff.rendering.html import render_html

        return render_html(comparison, only=only, stat=stat)
    from articlediff.rendering.text import render_text

    terminal = is_terminal(output)
    color = wants_color(when, os.environ, terminal)
    if color and terminal:
        prepare_windows_console()
    return render_text(comparison, color=color, width=width_of(terminal), only=only, stat=stat)


def _status(comparison: Comparison, force: bool, exit_zero: bool) -> int:
    if comparison.same_story.verdict == "different" and not force:
        return OTHER_STORY
    return DIFFERENCES if comparison.different and not exit_zero else ALIKE
