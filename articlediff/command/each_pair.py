"""The pairs, compared one by one; if one of them cannot be compared, the others are."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Iterable
from typing import TypeAlias

from articlediff.command.output import say
from articlediff.command.pairing import Pair, Pairing
from articlediff.command.progress import Work, watched
from articlediff.command.remarks import remarks
from articlediff.command.settings import Settings
from articlediff.command.troubles import trouble
from articlediff.comparing import compare
from articlediff.comparison import Comparison
from articlediff.errors import PatternError
from articlediff.file_names import quoted
from articlediff.reading import read_as
from articlediff.rendering.overview.outcomes import Outcome, compared, failed, unpaired

Content: TypeAlias = "str | bytes"
"""The part of a report, or the file, that is made of one comparison."""
Made: TypeAlias = "tuple[Outcome, Content | None]"
"""The outcome of a pair and the content that was made of it; None of a pair that was not compared."""


_PAIRS_UNCOLLECTED = 20
"""Pairs after which cyclic garbage is collected, which the command otherwise leaves: of pages it is 0.4 MB each."""


def each(
    pairing: Pairing, settings: Settings, make: Callable[[Pair, Comparison], Content]
) -> Generator[Made, None, None]:
    """Yield the outcome of each pair, with the content that ``make`` makes of it; then the texts without a partner.

    The outcome of a pair that cannot be read or compared tells why, and the others follow. Raises
    :class:`PatternError`, since a wrong expression for blanks is wrong for all pairs.
    """
    work = Work("Comparing", len(pairing.pairs))
    with watched(work, settings.quiet):
        for pair in pairing.pairs:
            work.name = quoted(pair.name)
            yield _tried(pair, settings, make)
            work.done += 1
            if work.done % _PAIRS_UNCOLLECTED == 0:
                gc.collect()
    yield from ((unpaired(*alone), None) for alone in pairing.unpaired)


def _tried(pair: Pair, settings: Settings, make: Callable[[Pair, Comparison], Content]) -> Made:
    try:
        comparison = _compared(pair, settings)
        content = make(pair, comparison)
    except PatternError:
        raise
    except Exception as error:
        # The work on all other pairs would be lost.
        return failed(quoted(pair.name), trouble(error)), None
    return compared(
        quoted(pair.name), comparison, tuple(remarks(comparison, tells_verdict=not settings.restore))
    ), content


def _compared(pair: Pair, settings: Settings) -> Comparison:
    truncated, full = (
        read_as(path, None, manner) for path, manner in zip((pair.truncated, pair.full), settings.manners, strict=True)
    )
    return compare(truncated, full, blanks=settings.blanks, force=settings.force)


def say_remarks(found: Iterable[Outcome], settings: Settings, problems: bool) -> None:
    """Say the remarks on the pairs and, if the report does not tell them, the problems."""
    for outcome in found:
        if problems and outcome.problem:
            say(f"{outcome.name}: {outcome.problem}")
        if not settings.quiet:
            for remark in outcome.remarks:
                say(f"{outcome.name}: {remark}")
