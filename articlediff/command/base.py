"""How the command runs: its exit status, its errors in one line, its sub-commands, and what shells complete."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from articlediff.command.output import say
from articlediff.errors import ArticleDiffError

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

TROUBLE, INTERRUPTED = 2, 130

# Sub-commands, and the module that each is the ``command`` of: imported for a run of its own alone.
JOBS = {"git": "articlediff.command.git", "check": "articlediff.command.check"}


class OneLineCommand(click.Command):
    """A command that returns its exit status and tells any trouble in one line."""

    def make_context(self, info_name: str | None, args: list[str], *others: Any, **settings: Any) -> click.Context:
        """A first word that names a job is that job, in a run as in completing its words."""
        if args and args[0] in JOBS:
            job: click.Command = importlib.import_module(JOBS[args[0]]).command
            return job.make_context(f"{info_name} {args[0]}", args[1:], *others, **settings)
        return super().make_context(info_name, args, *others, **settings)

    def invoke(self, ctx: click.Context) -> Any:
        return super().invoke(ctx) if ctx.command is self else ctx.command.invoke(ctx)

    def main(self, *args: Any, **settings: Any) -> Any:
        try:
            status = super().main(*args, **(settings | {"standalone_mode": False}))
        except click.Abort:
            status = INTERRUPTED
        except click.ClickException as error:
            context = getattr(error, "ctx", None)
            asked = context.command_path if context else self.name
            status = _trouble(f"{_sentence(error.format_message())} See {asked} --help.")
        except ArticleDiffError as error:
            status = _trouble(str(error))
        except Exception as error:
            # Uncaught, it would end with 1, which means that there are differences.
            if sys.flags.dev_mode:
                raise
            status = _trouble(f"{type(error).__name__}: {error}; python -X dev -m articlediff shows where")
        sys.exit(status)


def _sentence(message: str) -> str:
    return message if message.endswith((".", "?")) else message + "."


def offered_files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Any file, and the name of a job in the place of the first text."""
    from click.shell_completion import CompletionItem

    jobs = [job for job in JOBS if param.name == "truncated" and incomplete and job.startswith(incomplete)]
    # A shell that is given words offers no files beside them.
    if jobs and not any(name.startswith(incomplete) for name in os.listdir()):
        return [CompletionItem(job) for job in jobs]
    return [CompletionItem(incomplete, type="file")]


def _trouble(message: str) -> int:
    say(message)
    return TROUBLE
