"""The base of the command: its exit status, its errors on one line, its sub-commands, and completion in shells."""

from __future__ import annotations

import importlib
import os
import sys
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import click

from articlediff.command.choices import nearest
from articlediff.command.output import say
from articlediff.command.statuses import INTERRUPTED, TROUBLE
from articlediff.command.troubles import trouble

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

JOBS = {
    "git": "articlediff.command.git",
    "check": "articlediff.command.check",
    "corpus": "articlediff.command.corpus.group",
}
"""The sub-commands, and the module whose ``command`` each of them is; it is imported only to run that sub-command."""

_COMPLETE = "_ARTICLEDIFF_COMPLETE"
"""The environment variable in which a shell asks for completion."""


class OneLineCommand(click.Command):
    """A command that ends with its exit status and reports any trouble on one line."""

    def make_context(self, info_name: str | None, args: list[str], *others: Any, **settings: Any) -> click.Context:
        """Return the context, which is that of a sub-command if the first word names one, also in completion."""
        if args and args[0] in JOBS:
            job: click.Command = importlib.import_module(JOBS[args[0]]).command
            return job.make_context(f"{info_name} {args[0]}", args[1:], *others, **settings)
        if args and not settings.get("resilient_parsing"):
            _refuse_misspelt_job(args[0])
            _refuse_single_dash(args, {name for param in self.params for name in param.opts})
        return super().make_context(info_name, args, *others, **settings)

    def invoke(self, ctx: click.Context) -> Any:
        return super().invoke(ctx) if ctx.command is self else ctx.command.invoke(ctx)

    def main(self, *args: Any, **settings: Any) -> Any:
        if _COMPLETE in os.environ:
            from articlediff.command.completion import register

            register()
        try:
            status = super().main(*args, **(settings | {"standalone_mode": False}))
        except click.Abort:
            status = INTERRUPTED
        except click.ClickException as error:
            context = getattr(error, "ctx", None)
            asked = context.command_path if context else self.name
            status = _trouble(f"{_sentence(error.format_message())} See {asked} --help.")
        except Exception as error:
            # If it were not caught, the exit status would be 1, which means that there are differences.
            status = _trouble(trouble(error))
        sys.exit(status)


def _refuse_misspelt_job(word: str) -> None:
    """Raise :class:`click.UsageError` if the word is not a file and nearly names a sub-command."""
    if not word.isalpha() or os.path.lexists(word):
        return
    if job := nearest(word, JOBS):
        raise click.UsageError(f"{word} is neither a file nor a sub-command; did you mean articlediff {job}?")


def _refuse_single_dash(args: list[str], options: set[str]) -> None:
    """Raise :class:`click.UsageError` for the name of an option after one dash: ``-only`` would be ``-o nly``."""
    for word in takewhile("--".__ne__, args):
        if f"-{word}" in options:
            raise click.UsageError(f"{word} has one dash; did you mean -{word}?")


def _sentence(message: str) -> str:
    return message if message.endswith((".", "?")) else message + "."


def offered_files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the files that the shell finds, or, in the place of the first text, the sub-commands that match."""
    from click.shell_completion import CompletionItem

    jobs = [job for job in JOBS if param.name == "truncated" and incomplete and job.startswith(incomplete)]
    # A shell that is given words does not offer files as well.
    if jobs and not any(name.startswith(incomplete) for name in os.listdir()):
        return [CompletionItem(job) for job in jobs]
    return [CompletionItem(incomplete, type="file")]


def _trouble(message: str) -> int:
    say(message)
    return TROUBLE
