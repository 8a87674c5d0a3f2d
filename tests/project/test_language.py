"""Help, messages and the page are in present-day English: phrases of an older dialect stay out of all they say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import articlediff
from articlediff.command import check, compare, git
from articlediff.command.corpus import compare_job, group, pair_job, report_job, restore_job, run_job

PACKAGE = Path(articlediff.__file__).parent
COMMANDS = (
    compare.main,
    check.command,
    git.command,
    group.command,
    pair_job.command,
    compare_job.command,
    run_job.command,
    restore_job.command,
    report_job.command,
)

DIALECT = {
    r"(?<!there )\b(?:is|are) no (?!longer\b)": "is not a …",
    r"\balone\b": "only",
    r"\bstands?\b": "occurs, is",
    r"\ball the same\b": "anyway",
    r"\bso many\b": "that many, how many",
    r"\bat least so\b": "at least as",
    r"\bgo(?:es)? with\b": "can be combined with",
    r"\bbehind\b": "after",
    r"\blikewise\b": "the thing itself",
    r"\bbut (?:a|an|one|once)\b": "only",
    r"\bis to be (?:seen|had)\b": "can be seen",
}
"""Phrases, as regular expressions without regard to case, and what to say."""


def helps() -> Iterator[tuple[str, str]]:
    """Yield the help of each command and option, with its name."""
    for command in COMMANDS:
        yield command.name or "", command.help or ""
        for param in command.params:
            yield f"{command.name} {param.name}", getattr(param, "help", None) or ""


def docstrings(tree: ast.AST) -> set[ast.AST]:
    """Return the constants that are statements by themselves: nobody but a reader of the code sees these."""
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def messages() -> Iterator[tuple[str, str]]:
    """Yield the strings in the package that have a word space, with their places."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        unseen = docstrings(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in unseen:
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node.value


COMMENTS_AND_STRINGS = re.compile(
    r"""//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`""", re.DOTALL
)


def of_the_page() -> Iterator[tuple[str, str]]:
    """Yield the lines of the templates, and the comments and strings of the scripts, with the names of their files."""
    for path in sorted(PACKAGE.rglob("*.jinja")):
        yield from ((path.name, line) for line in path.read_text("utf-8").splitlines())
    for path in sorted(PACKAGE.rglob("*.js")):
        yield from ((path.name, found[0]) for found in COMMENTS_AND_STRINGS.finditer(path.read_text("utf-8")))


SAID = [*helps(), *messages(), *of_the_page()]


def test_the_texts_are_found() -> None:
    """A message is found in a string, a formatted one in its parts."""
    texts = [text for _, text in SAID]
    assert "Show only the summary." in texts
    assert " does not exist" in texts
    assert (
        "// How many code points, from the start or the end, fill at most that many columns; and whether all do."
        in texts
    )
    assert any("Skip to the pairs" in text for text in texts)


@pytest.mark.parametrize(("phrase", "better"), DIALECT.items())
def test_the_dialect_is_not_spoken(phrase: str, better: str) -> None:
    spoken = [f"{place}: {text}" for place, text in SAID if " " in text and re.search(phrase, text, re.IGNORECASE)]
    assert spoken == [], f"say {better}"
