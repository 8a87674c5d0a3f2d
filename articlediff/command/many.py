"""Many pairs: finds them, has them compared and reported, and tells the exit status."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable

import click

from articlediff.command.choices import form_of
from articlediff.command.output import STANDARD_OUTPUT
from articlediff.command.pairing import Pairing, paired_by_list, paired_by_name, swapped
from articlediff.command.settings import Settings
from articlediff.command.statuses import ALIKE, DIFFERENCES, OTHER_STORY, TROUBLE
from articlediff.command.together import write_together
from articlediff.file_names import quoted
from articlediff.rendering.forms import FORMS
from articlediff.rendering.overview.outcomes import Outcome


def compare_many(given: tuple[str | None, str | None, str | None], settings: Settings) -> int:
    """Compare the pairs of two directories or of a list, write their reports, and return the exit status.

    `given`: the two directories, or the list in the third place. Raises :class:`click.UsageError` for options that
    exclude each other, :class:`ArticleDiffError` where there are no pairs, or a report cannot be written.
    """
    write = _writer(settings)
    return _status(write(_pairing(*given, swap=settings.swap), settings), settings.exit_zero)


def _pairing(truncated: str | None, full: str | None, source: str | None, swap: bool) -> Pairing:
    if truncated is not None and full is not None:
        return paired_by_name(full, truncated) if swap else paired_by_name(truncated, full)
    pairing = paired_by_list(source or "")
    return swapped(pairing) if swap else pairing


def _writer(settings: Settings) -> Callable[[Pairing, Settings], list[Outcome]]:
    """Return what writes one report on all pairs, or a file for each; raise where such files have no directory."""
    output, form = settings.output, settings.wanted.named_form
    is_only_apart = settings.restore or not FORMS[form].joins_pairs
    if is_only_apart and output == STANDARD_OUTPUT:
        named = "--restore" if settings.restore else f"-f {form}"
        raise click.UsageError(f"{named} writes one file for each pair; name a directory for them with -o")
    is_directory = output.endswith(("/", os.sep)) or os.path.isdir(output)
    if is_only_apart and form_of(output) and not is_directory and not os.path.exists(output):
        directory = os.path.splitext(output)[0]
        raise click.UsageError(
            f"{quoted(output)} would be a directory with a file for each pair; write -o {quoted(directory + '/')}"
        )
    if is_only_apart or is_directory:
        from articlediff.command.apart import write_apart

        return write_apart
    return write_together


def _status(found: Iterable[Outcome], exit_zero: bool) -> int:
    """Return the exit status, that of the worst pair; a text without a partner is a difference."""
    results = {outcome.result for outcome in found}
    if "failed" in results:
        return TROUBLE
    if "different" in results:
        return OTHER_STORY
    return ALIKE if exit_zero or results <= {"alike"} else DIFFERENCES
