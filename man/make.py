"""Make the manual page from the command's own help: ``python man/make.py`` from the root writes man/articlediff.1.

click-man, the usual tool, puts today's date and click's control characters into the page, cuts off its first
sentence, and has no sections except the options.
"""

from __future__ import annotations

import importlib
import re
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from articlediff import __version__
from articlediff.command.base import JOBS
from articlediff.command.compare import main

PAGE = Path(__file__).parent / "articlediff.1"
DATE = "2026-11-27"
"""The day of the last change to the page, which does not depend on the day when it is made."""
ENVIRONMENT = {
    "NO_COLOR": "If it is set and not empty, there is no colour, unless --color says otherwise.",
    "FORCE_COLOR, CLICOLOR_FORCE": "If one is set and neither empty nor 0, there is colour also without a terminal.",
    "PRE_COMMIT_FROM_REF": "The commit that articlediff check compares with, unless --against names one.",
}
EXAMPLES = {
    "articlediff copy.txt full.txt": "Show what the copy has lost, and what was edited.",
    "articlediff --only restored copy.txt full.txt": "Show only the lost words.",
    "articlediff --restore -o restored.txt copy.txt full.txt": "Write the copy with its words put back.",
    "articlediff -f csv -o changes.csv copy.txt full.txt": "Write a table for a spreadsheet.",
}
_LITERAL = "\b\n"


def page() -> str:
    """Return the page as troff source for the man macros."""
    status, *others = (text for text in _paragraphs(main) if text.startswith(_LITERAL))
    assert not others
    lines = [
        f'.TH ARTICLEDIFF 1 {DATE} "articlediff {__version__}" "User Commands"',
        ".SH NAME",
        "articlediff \\- show what a truncated version of a story has lost",
        ".SH SYNOPSIS",
        *_synopsis("articlediff", main),
        *(line for job in JOBS for line in (".br", *_synopsis(f"articlediff {job}", _job(job)))),
        ".SH DESCRIPTION",
        *_prose(text for text in _paragraphs(main) if text != status),
        ".SH OPTIONS",
        *_options(main),
        ".SH EXIT STATUS",
        *_terms(re.findall(r"^  (\d)  (.*)$", status, re.MULTILINE)),
    ]
    for job in JOBS:
        lines += [f".SH ARTICLEDIFF {job.upper()}", *_prose(_paragraphs(_job(job))), *_options(_job(job))]
    lines += [".SH ENVIRONMENT", *_terms(ENVIRONMENT.items())]
    lines += [".SH EXAMPLES", *_terms(EXAMPLES.items())]
    lines += [".SH SEE ALSO", ".BR diff (1),", ".BR git (1),", ".BR wdiff (1)"]
    return "\n".join(lines) + "\n"


def _job(name: str) -> click.Command:
    command: click.Command = importlib.import_module(JOBS[name]).command
    return command


def _paragraphs(command: click.Command) -> list[str]:
    return re.split(r"\n{2,}", (command.help or "").strip("\n"))


def _synopsis(name: str, command: click.Command) -> Iterator[str]:
    arguments = [parameter for parameter in command.params if isinstance(parameter, click.Argument)]
    named = " ".join(f"\\fI{_escaped(argument.make_metavar(click.Context(command)))}\\fR" for argument in arguments)
    yield f"\\fB{name}\\fR [\\fIoptions\\fR] {named}"


def _options(command: click.Command) -> Iterator[str]:
    context = click.Context(command, **command.context_settings)
    options = (parameter for parameter in command.get_params(context) if isinstance(parameter, click.Option))
    yield from _terms(record for option in options if (record := option.get_help_record(context)))


def _terms(meanings: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield each term, and its meaning indented below."""
    for term, meaning in meanings:
        yield ".TP"
        yield f"\\fB{_escaped(term)}\\fR"
        yield from _filled(meaning)


def _prose(paragraphs: Iterable[str]) -> Iterator[str]:
    for number, text in enumerate(paragraphs):
        if number:
            yield ".PP"
        if text.startswith(_LITERAL):
            yield ".nf"
            yield from map(_line, text.removeprefix(_LITERAL).splitlines())
            yield ".fi"
        else:
            yield from _filled(text)


def _filled(text: str) -> Iterator[str]:
    """Yield the text in lines of source; each sentence begins a line, which is how troff knows where one ends."""
    for sentence in re.split(r"(?<=[.?]) +(?=[A-Z])", " ".join(text.split())):
        yield from map(_line, textwrap.wrap(sentence, 70, break_on_hyphens=False, break_long_words=False))


def _line(text: str) -> str:
    """Return one line of source; without ``\\&`` a point or an apostrophe in front would make it a command."""
    escaped = _escaped(text)
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped


def _escaped(text: str) -> str:
    r"""Return the text in such a way that troff shows it unchanged and hyphens of options can be copied.

    >>> _escaped(r"the --only option\s half-lit word, 'so'")
    'the \\-\\-only option\\es half-lit word, \\(aqso\\(aq'
    """
    text = text.replace("\\", "\\e").replace("'", "\\(aq").replace('"', "\\(dq")
    return re.sub(r"(?<!\w)--?(?=\w)", lambda found: "\\-" * len(found[0]), text)


if __name__ == "__main__":
    PAGE.write_text(page(), "ascii")
