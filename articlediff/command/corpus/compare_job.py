"""The job ``articlediff corpus compare``: compares pairs, and reports what the corpus has lost."""

from __future__ import annotations

import click

from articlediff.command.corpus import job_options as options
from articlediff.command.corpus.corpus_report import figures_of, report_options, say_failed, write_report
from articlediff.command.corpus.meter import Meter
from articlediff.command.corpus.resuming import resumable
from articlediff.command.options import for_either
from articlediff.command.output import say
from articlediff.command.statuses import ALIKE
from articlediff.corpus.collections.opening import fingerprint
from articlediff.corpus.gathering import Gathering
from articlediff.corpus.reading_rows import PairColumns, Pairs, pairs_in
from articlediff.corpus.running import Comparing, is_made, run
from articlediff.corpus.writing_rows import require_output
from articlediff.records import NamedTuple
from articlediff.rendering.corpus.corpus_figures import CorpusFigures

HELP = """Compare all pairs of PAIRS, and report what the corpus has lost.

PAIRS is what articlediff corpus pair has written, or any table (.jsonl, .csv
or .parquet) with the columns truncated and full, and if wanted id and full_id.
Each row of the output is the result of one pair, in the same order: the JSON
document of articlediff, or the reason why there is none.
"""


class CompareWish(NamedTuple):
    """What is to be compared: the pairs with their columns and encoding, and how the work is done."""

    pairs: str
    columns: PairColumns = PairColumns()
    encoding: str | None = None
    workers: int = 1
    resume: bool = False
    quiet: bool = False


@click.command(name="compare", help=HELP, context_settings=options.SETTINGS)
@click.argument("pairs", metavar="PAIRS", type=options.PATH)
@options.output
@options.column_options("the truncated and the full text", "id and full_id", "truncated and full")
@click.option("--encoding", "encodings", metavar="NAME", multiple=True, help="Encoding of PAIRS, if it is not UTF-8.")
@report_options
@options.jobs
@options.resume
@options.quiet
def command(
    pairs: str,
    output: str,
    ids: tuple[str, ...],
    texts: tuple[str, ...],
    encodings: tuple[str, ...],
    form: str | None,
    report: str,
    workers: int,
    resume: bool,
    quiet: bool,
) -> int:
    truncated, full = _each("--text", texts)
    name, full_name = for_either("--id", ids, otherwise=(None,))
    if len(encodings) > 1:
        raise click.UsageError("--encoding can be given once; PAIRS has both texts of a pair")
    encoding = encodings[0] if encodings else None
    columns = PairColumns(truncated, full, name, full_name)
    options.refuse_replacing_files([("-o", output), ("--report", report)], [pairs])
    figures = compare_pairs(CompareWish(pairs, columns, encoding, workers, resume, quiet), output)
    write_report(figures, [("Pairs", pairs), ("Results", output)], form, report)
    return ALIKE


def _each(option: str, given: tuple[str, ...]) -> tuple[str | None, str | None]:
    """Return two columns that were both given, or none; raise :class:`click.UsageError` for one of two."""
    if len(given) == 1:
        raise click.UsageError(f"{option} names the columns of both texts, so give it twice: the truncated one first")
    return for_either(option, given, otherwise=(None,))


def compare_pairs(wish: CompareWish, output: str) -> CorpusFigures:
    """Write the result of each pair to the output, and return the figures of all; say how far it is, and what failed.

    Raises :class:`ArticleDiffError` for pairs that cannot be read, an output that cannot be written, and a run that was
    stopped and is not to be gone on with.
    """
    require_output(output)
    pairs = pairs_in(wish.pairs, wish.columns, wish.encoding)
    if wish.resume and is_made(output, [wish.pairs]):
        if not wish.quiet:
            say(f"{output} is whole, and newer than {wish.pairs}: nothing is left to compare, whatever the options")
        figures = figures_of(output)
    else:
        figures = _compared(wish, pairs, output)
    if not wish.quiet:
        say_failed(figures, output)
    return figures


def _compared(wish: CompareWish, pairs: Pairs, output: str) -> CorpusFigures:
    """Have the pairs compared and gather the figures of the results, which need not be read for them."""
    gathering = Gathering()
    made_of = {
        "job": "compare",
        "pairs": fingerprint(wish.pairs),
        "columns": pairs.choice,
    }
    with resumable(output), Meter("Comparing", lambda: pairs.share, wish.quiet, "pair") as meter:
        run(
            pairs.rows(),
            Comparing(),
            output,
            "results",
            made_of,
            resume=wish.resume,
            workers=wish.workers,
            seen=gathering.add,
            progress=meter,
        )
    return gathering.figures()
