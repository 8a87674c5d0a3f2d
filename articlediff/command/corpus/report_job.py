"""The job ``articlediff corpus report``: the report on results that are there already."""

from __future__ import annotations

import os

import click

from articlediff.command.corpus import job_options as options
from articlediff.command.corpus.corpus_report import figures_of, form_option, say_failed, write_report
from articlediff.command.corpus.restore_job import RESULTS
from articlediff.command.output import STANDARD_OUTPUT
from articlediff.command.statuses import ALIKE

HELP = """Report what the corpus has lost.

RESULTS is what articlediff corpus compare or a cluster has written, or the
folder of articlediff corpus run. The report has the number of articles by what
came of them, what was restored, how sure it is, what the copies lose
throughout, the words that were restored most often, and the articles that a
person should look at.
"""


@click.command(name="report", help=HELP, context_settings=options.SETTINGS)
@click.argument("results", metavar="RESULTS")
@form_option("-o")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=str),
    default=STANDARD_OUTPUT,
    help="Write the report to FILE and not to standard output.",
)
@options.quiet
def command(results: str, form: str | None, output: str, quiet: bool) -> int:
    results = os.path.join(results, RESULTS) if os.path.isdir(results) else results
    options.refuse_replacing_files([("-o", output)], [results])
    figures = figures_of(results)
    if not quiet:
        say_failed(figures, results)
    write_report(figures, [("Results", results)], form, output)
    return ALIKE
