"""One pair: reads both texts, compares them, writes the report or the restored text, and tells the exit status."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from articlediff.command.output import STANDARD_OUTPUT, is_terminal, say, write
from articlediff.command.overwriting import refuse_overwriting
from articlediff.command.remarks import remarks
from articlediff.command.reports import deliver, refuse_terminal, report
from articlediff.command.settings import Settings
from articlediff.command.statuses import ALIKE, DIFFERENCES, OTHER_STORY
from articlediff.comparing import compare
from articlediff.comparison import Comparison
from articlediff.model import Article
from articlediff.reading import article_of, read_as
from articlediff.reading.loading import loaded
from articlediff.reading.sources import name_of, shown

_WORTH_WATCHING = 100_000
"""The characters of two texts below which nobody waits long enough for progress to be shown."""


def compare_one(truncated: str, full: str, settings: Settings) -> int:
    """Compare two texts, write the report or the restored text, say the remarks, and return the exit status.

    `truncated`, `full`: paths; either may be ``-`` for standard input. Raises :class:`click.UsageError` where the
    output would replace a text, and :class:`ArticleDiffError` for a text that cannot be read, an invalid expression,
    or a report that cannot be written.
    """
    restore, output, (manner, other_manner) = settings.restore, settings.output, settings.manners
    label, other_label = settings.labels
    terminal = is_terminal(output)
    if not restore:
        refuse_terminal(settings.wanted, terminal)
    refuse_overwriting(output, [*_kept(truncated, full, settings)])
    name = name_of(truncated) if label is None else label
    if restore:
        from articlediff.command.restoring import refuse_losing

        refuse_losing(output, truncated, manner)
    # Standard input, a pipe by its path, and what a server sends, can be read only once.
    source = loaded(truncated, shown(name), manner)
    copy = article_of(source, name, manner)
    whole = read_as(full, other_label, other_manner)
    with _progress("Comparing the texts", copy, whole, settings.quiet):
        comparison = compare(copy, whole, blanks=settings.blanks, force=settings.force)
    if not settings.quiet:
        _say_remarks(comparison, settings)
    if restore:
        write(_restored(comparison, source.as_bytes(), settings, terminal), output)
    else:
        with _progress("Making the report", copy, whole, settings.quiet):
            made = report(comparison, settings.wanted, settings.when, terminal)
        deliver(made, terminal, output, settings.pager)
    return _status(comparison, settings)


def _kept(truncated: str, full: str, settings: Settings) -> Iterator[str]:
    """Yield the files that must not be replaced; the restored text may take the place of the truncated one."""
    yield full
    if settings.decisions is not None:
        yield settings.decisions
    if not settings.restore or settings.output == STANDARD_OUTPUT:
        yield truncated


def _progress(label: str, copy: Article, full: Article, quiet: bool) -> contextlib.AbstractContextManager[None]:
    """Return a context in which progress is shown, if the two texts are long."""
    if quiet or copy.characters + full.characters < _WORTH_WATCHING:
        return contextlib.nullcontext()
    from articlediff.command.progress import Work, watched

    return watched(Work(label))


def _say_remarks(comparison: Comparison, settings: Settings) -> None:
    """Say the remarks that the report does not have; a restored text has none."""
    wanted, is_report = settings.wanted, not settings.restore
    tells_verdict, tells_doubts = is_report and wanted.tells_verdict, is_report and wanted.tells_doubts
    for remark in remarks(comparison, tells_verdict=tells_verdict, tells_doubts=tells_doubts):
        say(remark)


def _restored(comparison: Comparison, content: bytes, settings: Settings, terminal: bool) -> str | bytes:
    """Return the restored text, safe to show if it goes to a terminal."""
    from articlediff.command.restoring import is_document, restored_file

    least, encoding = settings.min_confidence or 0.0, settings.manners[0].encoding
    as_document = is_document(settings.output)
    return restored_file(comparison, content, encoding, least, terminal, settings.decisions, as_document=as_document)


def _status(comparison: Comparison, settings: Settings) -> int:
    """Return the exit status."""
    if comparison.same_story.verdict == "different" and not settings.force:
        return OTHER_STORY
    return DIFFERENCES if comparison.has_differences and not settings.exit_zero else ALIKE
