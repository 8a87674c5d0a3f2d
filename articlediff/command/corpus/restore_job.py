"""The job ``articlediff corpus restore``: the damaged collection with its lost words put back."""

from __future__ import annotations

import os

import click

from articlediff.command.corpus import job_options as options
from articlediff.command.corpus.resuming import resumable
from articlediff.command.options import Confidence
from articlediff.command.output import say
from articlediff.command.statuses import ALIKE
from articlediff.corpus.collections.opening import Columns, format_of, opened
from articlediff.corpus.putting_back import Restored, restore
from articlediff.corpus.reading_rows import results_in
from articlediff.errors import ArticleDiffError
from articlediff.rendering.wording import counted, listed

RESULTS = "results.jsonl"
"""The file of results in the folder of a run."""

HELP = """Write the collection DAMAGED with its lost words put back.

RESULTS is what articlediff corpus compare has written, or the folder of
articlediff corpus run. The output has the format of DAMAGED, and every other
field is as it was. Articles without a partner are written unchanged.
"""


@click.command(name="restore", help=HELP, context_settings=options.SETTINGS)
@click.argument("damaged", metavar="DAMAGED", type=options.PATH)
@click.argument("results", metavar="RESULTS", type=options.PATH)
@options.output
@click.option(
    "--min-confidence",
    metavar="X",
    type=Confidence(),
    default=0.0,
    help="Put back only words whose confidence is X or more.",
)
@click.option("--id", "name", metavar="COLUMN", help="Column with the id; default: id.")
@click.option("--text", metavar="COLUMN", help="Column with the text; default: text, content, article, body or story.")
@options.where
@click.option("--encoding", metavar="NAME", help="Encoding of DAMAGED, if it is not UTF-8.")
@options.quiet
def command(
    damaged: str,
    results: str,
    output: str,
    min_confidence: float,
    name: str | None,
    text: str | None,
    where: tuple[tuple[str, str], ...],
    encoding: str | None,
    quiet: bool,
) -> int:
    results = os.path.join(results, RESULTS) if os.path.isdir(results) else results
    options.refuse_replacing_files([("-o", output)], [damaged, results])
    collection = opened(damaged, Columns(name, text, where), encoding)
    _require_same_format(damaged, output)
    with resumable(output):
        done = restore(collection, results_in(results), output, min_confidence)
    if not quiet:
        say(_told(done, output))
    return ALIKE


def _require_same_format(damaged: str, output: str) -> None:
    """Raise :class:`ArticleDiffError` where the name of the output tells another format; a folder has none."""
    if not os.path.isdir(damaged) and format_of(output) != format_of(damaged):
        kind = format_of(damaged)
        raise ArticleDiffError(
            f"{damaged} is {kind}, and would be written as {kind} to {output}", f"name a .{kind} file with -o"
        )


def _told(done: Restored, output: str) -> str:
    """Return a sentence on what was restored, and on what does not fit together."""
    told = f"{output}: {counted(done.restorations, 'restoration')} in {done.restored:,} of "
    told += counted(done.articles, "article")
    others = {
        f"{counted(done.unreadable, 'article')} that could not be read": done.unreadable,
        f"{counted(done.missing, 'article')} without a result": done.missing,
        f"{counted(done.other, 'article')} with another text than the one compared": done.other,
        f"{counted(done.unused, 'result')} of no article": done.unused,
    }
    strange = [clause for clause, number in others.items() if number]
    return f"{told}; left as they are: {listed(strange)}" if strange else told
