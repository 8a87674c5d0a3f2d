"""Options that do not go together, each refused with the reason."""

from __future__ import annotations

import click


def refuse_parts(form: str, only: tuple[str, ...], stat: bool) -> None:
    """Some forms have no part that --only or --stat could leave out."""
    if stat and form in ("wdiff", "patch"):
        raise click.UsageError(f"-f {form} holds no summary, so it does not go with --stat; try -f json --stat")
    if only and form == "patch":
        raise click.UsageError("a patch makes the full text of the truncated one, so it does not go with --only")


def refuse_reports(form: str | None, only: tuple[str, ...], stat: bool) -> None:
    """What shapes a report says nothing to --restore."""
    for option, given in (("-f", form), ("--only", only), ("--stat", stat)):
        if given:
            raise click.UsageError(f"--restore writes the text and no report, so it does not go with {option}")
