"""The job ``articlediff corpus pair``: finds the full version of each damaged article."""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

import click

from articlediff.command.corpus import job_options as options
from articlediff.command.corpus.meter import Meter
from articlediff.command.corpus.resuming import resumable
from articlediff.command.output import say
from articlediff.command.statuses import ALIKE
from articlediff.corpus.collections.opening import Collection, fingerprint
from articlediff.corpus.index import Index
from articlediff.corpus.journal import begun_with
from articlediff.corpus.partners import PairingJob, Partner
from articlediff.corpus.running import Calling, is_made, run
from articlediff.corpus.workers import in_order
from articlediff.corpus.writing_rows import require_output
from articlediff.errors import ArticleDiffError
from articlediff.records import NamedTuple
from articlediff.rendering.wording import counted

INDEX_ENDING = ".index"
"""The ending of an index that is removed when the pairs are found."""

HELP = """Find for each article of DAMAGED its full version in FULL.

Each row of the output is a damaged article with its partner, or with the reason
why it has none, in the order of DAMAGED. Several candidates are ranked by what
they restore; others that do as well are named. A partner is never guessed.

With --index, the index of FULL is kept: a later run adds to it, and FULL can be
left out if nothing is to be added.
"""


class PairWish(NamedTuple):
    """What is to be paired: the collections, where the index is kept, and how the work is done."""

    damaged: Collection
    full: Collection | None
    index_file: str | None = None
    workers: int = 1
    resume: bool = False
    quiet: bool = False


@click.command(name="pair", help=HELP, context_settings=options.SETTINGS)
@click.argument("damaged", metavar="DAMAGED", type=options.PATH)
@click.argument("full", metavar="FULL", type=options.PATH, required=False)
@options.output
@click.option(
    "--index",
    metavar="FILE",
    type=options.PATH,
    help="Keep the index of FULL in FILE, and add to the one that is there.",
)
@options.column_options("DAMAGED and FULL", "id", "text, content, article, body or story")
@options.where
@options.where_full
@options.encodings
@options.jobs
@options.resume
@options.quiet
def command(
    damaged: str,
    full: str | None,
    output: str,
    index: str | None,
    ids: tuple[str, ...],
    texts: tuple[str, ...],
    where: tuple[tuple[str, str], ...],
    where_full: tuple[tuple[str, str], ...],
    encodings: tuple[str, ...],
    workers: int,
    resume: bool,
    quiet: bool,
) -> int:
    if full is None and (index is None or not os.path.exists(index)):
        raise click.UsageError("Missing argument 'FULL', which only an index that was kept can replace.")
    outputs = [("-o", output), *([("--index", index)] if index else [])]
    options.refuse_replacing_files(outputs, [path for path in (damaged, full) if path])
    copies, fulls = options.collections((damaged, full), ids, texts, (where, where_full), encodings)
    pair_collections(PairWish(copies, fulls, index, workers, resume, quiet), output)
    return ALIKE


def pair_collections(wish: PairWish, output: str) -> None:
    """Write each damaged article with its partner to the output, and say how many have one.

    Raises :class:`ArticleDiffError` for a collection that cannot be read, an output that cannot be written, and a run
    that was stopped and is not to be gone on with.
    """
    require_output(output)
    sources = [side.table.path for side in (wish.damaged, wish.full) if side]
    sources += [wish.index_file] if wish.index_file else []
    if wish.resume and is_made(output, sources):
        if not wish.quiet:
            say(f"{output} is whole, and newer than its collections: nothing is left to pair, whatever the options")
        return
    index = wish.index_file or output + INDEX_ENDING
    if wish.index_file is None:
        _require_own(index, output)
    articles = iter(wish.damaged.texts())
    first = next(articles, None)
    if first is None:
        raise ArticleDiffError(f"{wish.damaged.table.path} has no article to pair", "check --where and the file")
    counts: Counter[Partner] = Counter()
    with resumable(output), Meter("Pairing", lambda: wish.damaged.share, wish.quiet) as meter:
        run(
            chain([first], articles),
            PairingJob(index),
            output,
            "pairs",
            made_of(wish),
            resume=wish.resume,
            workers=wish.workers,
            seen=lambda partner: counts.update([partner]),
            progress=meter,
            prepare=lambda: _fill(wish, index),
        )
    if wish.index_file is None:
        with contextlib.suppress(OSError):
            os.unlink(index)
    if not wish.quiet:
        say(_told(counts, output))


def _require_own(index: str, output: str) -> None:
    """Raise :class:`ArticleDiffError` for a file in the place of the index that no earlier run for the output made."""
    begun = begun_with(output)
    if os.path.lexists(index) and (begun is None or begun.get("index", index) is not None):
        finding = f"{index} is there already, and its place is needed"
        raise ArticleDiffError(finding, "move it away, or name another output with -o")


def made_of(wish: PairWish) -> dict[str, Any]:
    """Return what decides on the pairs, as a journal notes it."""
    return {
        "job": "pair",
        "damaged": fingerprint(wish.damaged.table.path),
        "columns of damaged": wish.damaged.choice,
        "full": fingerprint(wish.full.table.path) if wish.full else None,
        "columns of full": wish.full.choice if wish.full else None,
        "index": wish.index_file,
    }


def _fill(wish: PairWish, index: str) -> None:
    """Add the full articles to the index; one that is not to be kept has no others, whatever an earlier run left."""
    if wish.full is None:
        return
    full = wish.full
    if wish.index_file is None and not wish.resume:
        with contextlib.suppress(OSError):
            os.unlink(index)
    refused: list[str] = []
    left_out = number = 0

    def mapped(function: Callable[[Any], Any], articles: Iterable[Any]) -> Iterator[Any]:
        nonlocal number
        for made in chain.from_iterable(in_order(articles, Calling(function), wish.workers)):
            number += 1
            meter(number)
            if made is None:
                raise ArticleDiffError("a worker process died over the full articles", "try --jobs 1")
            yield made

    def refuse(reason: str) -> None:
        nonlocal left_out
        left_out += 1
        if left_out == 1:
            refused.append(reason)

    with Index(index) as kept, Meter("Indexing", lambda: full.share, wish.quiet) as meter:
        kept.add(full.texts(), mapped, refuse)
        if not len(kept):
            raise ArticleDiffError(f"{full.table.path} has no article that can be read", "check --text and --encoding")
    if refused and not wish.quiet:
        say(f"{full.table.path}: {counted(left_out, 'article')} left out, first {refused[0]}")


def _told(counts: Counter[Partner], output: str) -> str:
    """Return a sentence on what was found.

    >>> _told(Counter(one=8, tied=1, none=2, failed=1), "pairs.jsonl")
    'pairs.jsonl: 9 of 12 articles have a partner (1 of them one of several that do as well), 1 could not be read'
    """
    found = counts["one"] + counts["tied"]
    told = f"{output}: {found:,} of {counted(counts.total(), 'article')} have a partner"
    if ties := counts["tied"]:
        told += f" ({ties:,} of them one of several that do as well)"
    return f"{told}, {failed:,} could not be read" if (failed := counts["failed"]) else told
