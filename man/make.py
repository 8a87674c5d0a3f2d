"""Make the manual page from the command's own help: ``python man/make.py`` from the root writes man/articlediff.1.

It writes the help into docs/command.md as well.

click-man, the usual tool, puts today's date and click's control characters into the page, cuts off its first
sentence, and has no sections except the options.
"""

from __future__ import annotations

import importlib
import re
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import click
from click.testing import CliRunner

from articlediff import __version__
from articlediff.calibration.thresholds import DOUBTFUL_BELOW
from articlediff.command.base import JOBS
from articlediff.command.compare import main
from articlediff.rendering.brackets import in_ascii
from articlediff.rendering.kinds import (
    IN_ASCII,
    MARKS,
    MOVED_END,
    MOVED_FROM,
    MOVED_TO,
    PARAGRAPH_SIGN,
    SPACE_SIGN,
    UNRESTORED,
    Role,
)


def _around(role: Role) -> str:
    return "words".join(MARKS[role])


PAGE = Path(__file__).parent / "articlediff.1"
HELP_PAGE = Path(__file__).parents[1] / "docs" / "command.md"
DATE = "2026-11-28"
"""The day of the last change to the page, which does not depend on the day when it is made."""
OMITTED = "⋯"
MEANINGS = {
    _around("restored"): "Restored: words that the copy lost from a passage that both texts have.",
    _around("doubtful"): f"Restored with doubt: the confidence is below {DOUBTFUL_BELOW:.2f}.",
    UNRESTORED: "Unrestored: a blank that was not filled.",
    _around("added"): "Added: only in the full text.",
    _around("removed"): "Removed: only in the truncated text.",
    _around("removed") + _around("added"): "Reworded: both texts have it, in other words. With --only formatting, a "
    f"difference of form: {SPACE_SIGN} is white space, {PARAGRAPH_SIGN} the end of a paragraph.",
    f"{MOVED_TO.format(5)} words{MOVED_END}, {MOVED_FROM.format(5)}": "A moved passage, and its place in the "
    "truncated text.",
    f"{OMITTED} 2 paragraphs unchanged {OMITTED}": "Left out; -C sets how much is kept around a change.",
}
MARKS_IN_ASCII = (
    "If the encoding of the terminal lacks these marks, they are spelt "
    f"{', '.join(in_ascii(mark) for mark in (_around('restored'), _around('doubtful'), UNRESTORED))} and "
    f"{in_ascii(MOVED_TO.format(5))} words{in_ascii(MOVED_END)}. If an article itself has a mark, a backslash is put "
    "in front of it."
)
ENVIRONMENT = {
    "NO_COLOR": "If it is set and not empty, there is no colour, unless --color says otherwise.",
    "FORCE_COLOR, CLICOLOR_FORCE": "If one is set and neither empty nor 0, there is colour also without a terminal.",
    "TERM": "If it is dumb, there is no colour, no progress, and no pager unless one is named.",
    "ARTICLEDIFF_PAGER, PAGER": "The pager for reports that are longer than the screen; the first that is set counts. "
    "If it is empty or cat, there is none. Default: less.",
    "LESS, LV, LESSCHARSET": "Settings of the pager. Unless they are set, LESS is FRX, LV is -c, and LESSCHARSET is "
    "utf-8 if the terminal is.",
    "COLUMNS, LINES": "The size of the terminal, if it is another than the terminal tells.",
    "LC_ALL, LC_CTYPE, LANG, PYTHONIOENCODING": "The encoding of the terminal. Files and pipes always get UTF-8.",
    "GIT_PAGER_IN_USE": "If git has set it to true, articlediff git writes for a terminal, through the pager of git.",
    "GIT_DIFF_PATH_COUNTER": "Git sets it where it calls articlediff git, whose last argument is a path then.",
    "PRE_COMMIT_FROM_REF": "The commit that articlediff check compares with, unless --against names one.",
    "_ARTICLEDIFF_COMPLETE": "If it is bash_source, zsh_source or fish_source, the script that completes command lines "
    "in that shell is written.",
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
        *_fallbacks(),
        f'.TH ARTICLEDIFF 1 {DATE} "articlediff {__version__}" "User Commands"',
        ".SH NAME",
        "articlediff \\- show what a truncated version of a story has lost",
        ".SH SYNOPSIS",
        *_synopsis("articlediff", main),
        *(line for job in _jobs() for line in (".br", *_synopsis(job.name, job.command))),
        ".SH DESCRIPTION",
        *_prose(text for text in _paragraphs(main) if text != status),
        ".SH OPTIONS",
        *_options(main),
        ".SH EXIT STATUS",
        *_terms(re.findall(r"^  (\d)  (.*)$", status, re.MULTILINE)),
    ]
    lines += [".SH MARKS", *_terms(MEANINGS.items()), ".PP", *_filled(MARKS_IN_ASCII)]
    for job in _jobs():
        lines += [f".SH {job.name.upper()}", *_prose(_paragraphs(job.command)), *_options(job.command)]
    lines += [".SH ENVIRONMENT", *_terms(ENVIRONMENT.items())]
    lines += [".SH EXAMPLES", *_terms(EXAMPLES.items())]
    lines += [".SH SEE ALSO", ".BR diff (1),", ".BR git (1),", ".BR wdiff (1)"]
    return "\n".join(lines) + "\n"


class _Job(NamedTuple):
    """A sub-command with its whole name."""

    name: str
    command: click.Command


def _jobs() -> Iterator[_Job]:
    """Yield the sub-commands, each before those that it has itself."""
    for job, module in JOBS.items():
        command: click.Command = importlib.import_module(module).command
        yield _Job(f"articlediff {job}", command)
        if isinstance(command, click.Group):
            context = click.Context(command)
            inner = {name: command.get_command(context, name) for name in command.list_commands(context)}
            yield from (_Job(f"articlediff {job} {name}", found) for name, found in inner.items() if found)


def _paragraphs(command: click.Command) -> list[str]:
    return re.split(r"\n{2,}", (command.help or "").strip("\n"))


def _synopsis(name: str, command: click.Command) -> Iterator[str]:
    arguments = [parameter for parameter in command.params if isinstance(parameter, click.Argument)]
    if isinstance(command, click.Group):
        yield f"\\fB{name}\\fR \\fIJOB\\fR ..."
        return
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
        lines = textwrap.wrap(_escaped(sentence), 70, break_on_hyphens=False, break_long_words=False)
        yield from map(_guarded, lines)


def _fallbacks() -> Iterator[str]:
    """Yield the ASCII spelling of each sign of the marks, for formatters whose output lacks the sign."""
    for sign, spelling in {**IN_ASCII, OMITTED: "..."}.items():
        yield f".if !c{_escaped(sign)} .char {_escaped(sign)} {spelling}"


def _line(text: str) -> str:
    """Return one line of source."""
    return _guarded(_escaped(text))


def _guarded(line: str) -> str:
    """Return the line of source as text: without ``\\&`` a point in front would make it a command."""
    return f"\\&{line}" if line.startswith(".") else line


def _escaped(text: str) -> str:
    r"""Return the text in such a way that troff shows it unchanged and hyphens of options can be copied.

    >>> _escaped(r"the --only option\s half-lit word, 'so'")
    'the \\-\\-only option\\es half-lit word, \\(aqso\\(aq'
    """
    text = text.replace("\\", "\\e").replace("'", "\\(aq").replace('"', "\\(dq")
    text = re.sub(r"(?<!\w)--?(?=\w)", lambda found: "\\-" * len(found[0]), text)
    return re.sub(r"[^\0-\x7f]", lambda found: f"\\[u{ord(found[0]):04X}]", text)


def help_shown() -> str:
    """Return the help of the command as a terminal of 80 columns shows it, of which click leaves two empty."""
    return CliRunner().invoke(main, ["--help"], terminal_width=78).stdout


def with_help(page: str, shown: str) -> str:
    r"""Return the page with the help in place of its first block.

    >>> with_help("# Command\n```text\nUsage: a\n```\n```text\nb\n```\n", "Usage: c\n")
    '# Command\n```text\nUsage: c\n```\n```text\nb\n```\n'
    """
    before, opening, block = page.partition("```text\n")
    return before + opening + shown + block[block.index("```") :]


if __name__ == "__main__":
    HELP_PAGE.write_text(with_help(HELP_PAGE.read_text("utf-8"), help_shown()), "utf-8")
    PAGE.write_text(page(), "ascii")
