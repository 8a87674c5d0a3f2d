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
from articlediff.reading import article_of, read_as
from articlediff.reading.loading import Loaded, loaded
from articlediff.reading.sources import name_of, shown
from articlediff.rendering.overview.outcomes import Outcome, compared, failed, unpaired

Content: TypeAlias = "str | bytes"
"""The part of a report, or the file, that is made of one comparison."""
Made: TypeAlias = "tuple[Outcome, Content | None]"
"""The outcome of a pair and the content that was made of it; None of a pair that was not compared."""


_PAIRS_UNCOLLECTED = 20
"""Pairs after which cyclic garbage is collected, which the command otherwise leaves: of pages it is 0.4 MB each."""


Maker: TypeAlias = "Callable[[Pair, Comparison, Loaded], Content]"
"""Makes the content from a pair, its comparison, and what its truncated text was read from."""


def each(pairing: Pairing, settings: Settings, make: Maker) -> Generator[Made, None, None]:
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


def _tried(pair: Pair, settings: Settings, make: Maker) -> Made:
    try:
        name, manner = name_of(pair.truncated), settings.manners[0]
        source = loaded(pair.truncated, shown(name), manner)
        truncated = article_of(source, name, manner)
        full = read_as(pair.full, None, settings.manners[1])
        comparison = compare(truncated, full, blanks=settings.blanks, force=settings.force)
        content = make(pair, comparison, source)
    except PatternError:
        raise
    except Exception as error:
        # The work on all other pairs would be lost.
        return failed(quoted(pair.name), trouble(error)), None
    return compared(
        quoted(pair.name), comparison, tuple(remarks(comparison, tells_verdict=not settings.restore))
    ), content


def say_remarks(found: Iterable[Outcome], settings: Settings, problems: bool) -> None:
    """Say the remarks on the pairs and, if the report does not tell them, the problems."""
    for outcome in found:
        if problems and outcome.problem:
            say(f"{outcome.name}: {outcome.problem}")
        if not settings.quiet:
            for remark in outcome.remarks:
                say(f"{outcome.name}: {remark}")
