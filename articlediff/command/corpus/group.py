"""The sub-command ``articlediff corpus``: finds its jobs, and hands them the line that resumes them."""

from __future__ import annotations

import importlib
from typing import Any

import click

from articlediff.command.choices import nearest
from articlediff.command.corpus.job_options import SETTINGS

JOBS = {
    "pair": "articlediff.command.corpus.pair_job",
    "compare": "articlediff.command.corpus.compare_job",
    "run": "articlediff.command.corpus.run_job",
    "restore": "articlediff.command.corpus.restore_job",
    "report": "articlediff.command.corpus.report_job",
}
"""The jobs, and the module whose ``command`` each of them is."""

HELP = """Find, compare and repair the damaged articles of a whole corpus.

\b
  articlediff corpus run damaged.csv full.jsonl.gz -o out/
  articlediff corpus restore damaged.csv out/ -o repaired.csv

A collection is a .jsonl, .csv or .parquet file, the first two also as .gz or
.zst, or a folder of text files. It is read as a stream. A row that cannot be
read or compared is reported in its place, and the others are done.

A job that is stopped, however it is, goes on with --resume: nothing is done
twice, and the result is the same.

\b
Exit status:
  0    done; rows that failed are counted on standard error
  2    trouble: wrong usage, or a file that cannot be read or written
  130  stopped by Ctrl-C
"""


class _Jobs(click.Group):
    """Loads the job that is asked for, and keeps the words of the command line for the line that resumes it."""

    def make_context(self, info_name: str | None, args: list[str], *others: Any, **settings: Any) -> click.Context:
        words = [*args]
        context = super().make_context(info_name, args, *others, **settings)
        context.obj = words
        return context

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*JOBS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in JOBS:
            return None
        command: click.Command = importlib.import_module(JOBS[cmd_name]).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in JOBS:
            near = nearest(args[0], JOBS)
            advice = f"did you mean {near}?" if near else f"choose from {', '.join(JOBS)}"
            raise click.UsageError(f"{args[0]!r} is not a job for a corpus; {advice}", ctx)
        return super().resolve_command(ctx, args)


command = _Jobs(name="corpus", help=HELP, context_settings=SETTINGS, subcommand_metavar="JOB ...")
