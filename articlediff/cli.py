"""The command: reads two articles, compares them, writes the report. Everything else is the library's."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

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
from articlediff.reading.sources import STANDARD_INPUT, name_of, unicode_name
from articlediff.usage import refuse_parts, refuse_reports

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

ALIKE, DIFFERENCES, TROUBLE, OTHER_STORY, INTERRUPTED = 0, 1, 2, 3, 130

# These hold changes alone and could not tell that nothing was compared.
_SILENT_FORMS = ("csv", "wdiff", "patch")
FORMS = ("text", "json", "csv", "markdown", "wdiff", "patch")

HELP = """Compare two versions of one story, and show what TRUNCATED has lost that FULL still has.

Either may be - (standard input, once).

\b
Exit status:
  0  no differences (white space, quotes and dashes aside)
  1  differences, also where --only or --stat leave them out
  2  trouble: bad usage, or a text that cannot be read
  3  the two texts are not versions of one story

Further jobs, each with a --help of its own: articlediff git (what changed, as
a program that git calls), articlediff check (did a commit lose words?). Where
a file has such a name, write ./git.
"""

# Sub-commands, and the module that each is the ``command`` of: imported for a run of its own alone.
JOBS = {"git": "articlediff.git", "check": "articlediff.check"}


class OneLineCommand(click.Command):
    """A command that returns its exit status and tells any trouble in one line."""

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **settings: Any) -> click.Context:
        """A first word that names a job is that job, in a run as in completing its words."""
        if args and args[0] in JOBS:
            job: click.Command = importlib.import_module(JOBS[args[0]]).command
            return job.make_context(f"{info_name} {args[0]}", args[1:], *rest, **settings)
        return super().make_context(info_name, args, *rest, **settings)

    def invoke(self, ctx: click.Context) -> Any:
        return super().invoke(ctx) if ctx.command is self else ctx.command.invoke(ctx)

    def main(self, *args: Any, **settings: Any) -> Any:
        try:
            status = super().main(*args, **(settings | {"standalone_mode": False}))
        except click.Abort:
            status = INTERRUPTED
        except click.ClickException as error:
            context = getattr(error, "ctx", None)
            asked = context.command_path if context else self.name
            status = _trouble(f"{_sentence(error.format_message())} See {asked} --help.")
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


def _files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Any file, and the name of a job in the place of the first text."""
    from click.shell_completion import CompletionItem

    jobs = [job for job in JOBS if param.name == "truncated" and incomplete and job.startswith(incomplete)]
    # A shell that is given words offers no files beside them.
    if jobs and not any(name.startswith(incomplete) for name in os.listdir()):
        return [CompletionItem(job) for job in jobs]
    return [CompletionItem(incomplete, type="file")]


def _trouble(message: str) -> int:
    say(message)
    return TROUBLE


@click.command(
    name="articlediff",
    cls=OneLineCommand,
    help=HELP,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.argument("truncated", shell_complete=_files)
@click.argument("full", shell_complete=_files)
@click.option(
    "-f",
    "--format",
    "form",
    metavar="FORM",
    type=click.Choice(FORMS),
    help=f"Form of the report. FORM: {', '.join(FORMS)}; default: {FORMS[0]}.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default=STANDARD_OUTPUT,
    shell_complete=_files,
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
@click.option("--restore", is_flag=True, help="Write TRUNCATED with what it lost put back, all else as it is.")
@click.option(
    "--min-confidence",
    metavar="X",
    type=click.FloatRange(0, 1),
    help="Put back only what is at least so sure; with --restore.",
)
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
    form: str | None,
    output: str,
    when: When,
    only: tuple[str, ...],
    stat: bool,
    restore: bool,
    min_confidence: float | None,
    force: bool,
    encodings: tuple[str, ...],
    labels: tuple[str, ...],
    exit_zero: bool,
    quiet: bool,
) -> int:
    if truncated == full == STANDARD_INPUT:
        raise click.UsageError("- (standard input) can stand for one text only")
    form_of_report = form or FORMS[0]
    if restore:
        refuse_reports(form, only, stat)
    elif min_confidence is not None:
        raise click.UsageError("--min-confidence picks what --restore puts back, and goes with it alone")
    refuse_parts(form_of_report, only, stat)
    first_encoding, second_encoding = _for_either("--encoding", encodings, otherwise=encodings or (None,))
    first_label, second_label = _for_either("--label", tuple(map(unicode_name, labels)), otherwise=(None,))
    name = name_of(truncated) if first_label is None else first_label
    content = _content(truncated, name) if restore else b""
    comparison = compare(
        # Standard input can be read but once.
        read_article(
            content if content and truncated == STANDARD_INPUT else truncated, encoding=first_encoding, name=name
        ),
        read_article(full, encoding=second_encoding, name=second_label),
        force=force,
    )
    if not quiet:
        for remark in _remarks(comparison, tells_verdict=not restore and form_of_report not in _SILENT_FORMS):
            say(remark)
    kinds = frozenset(Kind(value) for value in only)
    if restore:
        write(_restored(comparison, content, first_encoding, min_confidence or 0.0, output), output)
    else:
        write(_rendered(comparison, form_of_report, when, output, kinds, stat), output)
    return _status(comparison, force, exit_zero)


def _for_either(option: str, values: tuple[str, ...], otherwise: tuple[str | None, ...]) -> tuple[str | None, ...]:
    """Two values, one for either text in order."""
    if len(values) > 2:
        raise click.UsageError(f"{option} can be given twice at most, once for either text")
    return (*values, *otherwise, *otherwise)[:2]


def _remarks(comparison: Comparison, tells_verdict: bool) -> Iterator[str]:
    """What a person should know who trusts the report."""
    yield from comparison.truncated.remarks
    yield from comparison.full.remarks
    if comparison.same_story.verdict == "different" and not comparison.changes and not tells_verdict:
        yield f"nothing was compared, these look like different stories: {comparison.same_story.reason} Try --force"
    if comparison.swapped:
        yield "the blanks stand in the second text, so the arguments look swapped; name the damaged one first"
    if comparison.same_story.verdict == "uncertain":
        yield f"it is uncertain whether these are versions of one story: {comparison.same_story.reason}"


def _rendered(comparison: Comparison, form: str, when: When, output: str, only: frozenset[Kind], stat: bool) -> str:
    if form == "json":
        from articlediff.rendering.json import render_json

        return render_json(comparison, only=only, stat=stat)
    if form == "csv":
        from articlediff.rendering.csv import render_csv

        # Excel takes a CSV file without this mark for one in an older encoding.
        return "\ufeff" + render_csv(comparison, only=only, stat=stat)
    if form == "markdown":
        from articlediff.rendering.markdown import render_markdown

        return render_markdown(comparison, only=only, stat=stat)
    if form == "wdiff":
        from articlediff.rendering.wdiff import render_wdiff

        return render_wdiff(comparison, only=only)
    if form == "patch":
        from articlediff.rendering.patch import render_patch

        return render_patch(comparison)
    from articlediff.rendering.text import render_text

    terminal = is_terminal(output)
    color = wants_color(when, os.environ, terminal)
    if color and terminal:
        prepare_windows_console()
    return render_text(comparison, color=color, width=width_of(terminal), only=only, stat=stat)


def _content(source: str, name: str) -> bytes:
    from articlediff.restoring import content_to_restore

    return content_to_restore(source, name)


def _restored(
    comparison: Comparison, content: bytes, encoding: str | None, min_confidence: float, output: str
) -> str | bytes:
    from articlediff.restoring import restored_file

    return restored_file(comparison, content, encoding, min_confidence, for_a_person=is_terminal(output))


def _status(comparison: Comparison, force: bool, exit_zero: bool) -> int:
    if comparison.same_story.verdict == "different" and not force:
        return OTHER_STORY
    return DIFFERENCES if comparison.different and not exit_zero else ALIKE
