"""The job ``articlediff corpus run``: pairs two collections, compares the pairs, and reports what was lost."""

from __future__ import annotations

import os
import shlex

import click

from articlediff.command.corpus import job_options as options
from articlediff.command.corpus.compare_job import CompareWish, compare_pairs
from articlediff.command.corpus.corpus_report import report_options, write_report
from articlediff.command.corpus.pair_job import PairWish, made_of, pair_collections
from articlediff.command.corpus.restore_job import RESULTS
from articlediff.command.corpus.resuming import resumable
from articlediff.command.output import say
from articlediff.command.statuses import ALIKE
from articlediff.corpus.collections.compressing import unwritable
from articlediff.corpus.journal import begin_folder

PAIRS = "pairs.jsonl"
"""The file of pairs in the folder of a run."""
NOTE = "run.json"
"""The file in that folder that says what the run is made of."""
REPORT = "report.html"
"""The report as a page, in that folder."""

FILES = (PAIRS, RESULTS, REPORT, NOTE)
"""All files that the folder gets."""

HELP = f"""Pair DAMAGED with FULL, compare all pairs, and report what was lost.

The folder gets {PAIRS}, {RESULTS} and {REPORT}, and {NOTE},
which notes what they are made of.
"""


@click.command(name="run", help=HELP, context_settings=options.SETTINGS)
@click.argument("damaged", metavar="DAMAGED", type=options.PATH)
@click.argument("full", metavar="FULL", type=options.PATH)
@click.option(
    "-o",
    "--output",
    metavar="FOLDER",
    type=options.PATH,
    required=True,
    help="Write to FOLDER, which is made if needed.",
)
@options.column_options("DAMAGED and FULL", "id", "text, content, article, body or story")
@options.where
@options.where_full
@options.encodings
@report_options
@options.jobs
@options.resume
@options.quiet
def command(
    damaged: str,
    full: str,
    output: str,
    ids: tuple[str, ...],
    texts: tuple[str, ...],
    where: options.Conditions,
    where_full: options.Conditions,
    encodings: tuple[str, ...],
    form: str | None,
    report: str,
    workers: int,
    resume: bool,
    quiet: bool,
) -> int:
    pairs, results, page, note = (os.path.join(output, name) for name in FILES)
    written = [*(("-o", path) for path in (pairs, results, page, note)), ("--report", report)]
    options.refuse_replacing_files(written, [damaged, full])
    copies, fulls = options.collections((damaged, full), ids, texts, (where, where_full), encodings)
    try:
        os.makedirs(output, exist_ok=True)
    except OSError as error:
        raise unwritable(error, output) from error
    wish = PairWish(copies, fulls, None, workers, resume, quiet)
    with resumable(pairs):
        begin_folder(note, made_of(wish), [pairs, results], resume)
    pair_collections(wish, pairs)
    figures = compare_pairs(CompareWish(pairs, workers=workers, resume=resume, quiet=quiet), results)
    sides = [("Damaged", damaged), ("Full", full), ("Results", results)]
    write_report(figures, sides, "html", page)
    write_report(figures, sides, form, report)
    if not quiet:
        say(f"restore the collection with: {_restoring_line(damaged, output)}")
    return ALIKE


def _restoring_line(damaged: str, output: str) -> str:
    """Return the command line that puts the lost words back."""
    name = os.path.basename(os.path.normpath(damaged))
    target = os.path.join(output, f"restored-{name}")
    return shlex.join(["articlediff", "corpus", "restore", damaged, output, "-o", target])
