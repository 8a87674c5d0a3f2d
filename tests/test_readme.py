"""README.md is kept true: its help text, examples, commands, paths and names are those of the project."""

from __future__ import annotations

import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, get_args

import click
import pytest
from click.testing import CliRunner

from articlediff import compare
from articlediff.command.compare import main
from articlediff.model import FORMAT, Category, Evidence, Kind, Verdict

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
DIFFERENCES = 1
needs_posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")


def blocks(language: str) -> list[str]:
    return [text for found, text in BLOCKS if found == language]


class Example(NamedTuple):
    """A command line of the README, the exit status that it names, and the output shown (if any)."""

    line: str
    status: int
    output: str


def examples() -> list[Example]:
    """Without a comment a command finds differences, and a pipe ends with its last command’s 0."""
    found = []
    for block in blocks("console"):
        for text in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, _, output = text.partition("\n")
            command, _, status = line.partition("  # exit status ")
            otherwise = 0 if "|" in command else DIFFERENCES
            found.append(Example(command, int(status) if status else otherwise, output))
    return found


def test_the_help_text_is_the_commands_own() -> None:
    # What click makes of a terminal with 80 columns.
    shown = CliRunner().invoke(main, ["--help"], terminal_width=78).stdout
    assert shown in blocks("text")


def test_every_option_is_mentioned() -> None:
    options = [name for option in main.params if isinstance(option, click.Option) for name in option.opts]
    assert [name for name in options if not re.search(rf"(?<![\w-]){name}(?![\w-])", README)] == []


def test_every_value_of_the_document_is_explained() -> None:
    values = [*map(str, Kind), *get_args(Category), *get_args(Evidence), *get_args(Verdict), FORMAT]
    assert [value for value in values if f"`{value}`" not in README] == []


def test_every_field_of_the_document_is_explained() -> None:
    document = compare("a [REDACTED] b c d e f", "a long b c d e f").to_dict()
    fields = [*document, *document["changes"][0], *document["changes"][0]["full"], "alternatives"]
    assert [field for field in fields if f"`{field}`" not in README] == []


def test_the_library_examples_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    session = doctest.DocTestParser().get_doctest("\n".join(blocks("pycon")), {}, "README.md", "README.md", 0)
    report: list[str] = []
    results = doctest.DocTestRunner(verbose=False).run(session, out=report.append)
    assert results.attempted > 0
    assert not results.failed, "".join(report)


@needs_posix
@pytest.mark.parametrize("example", examples(), ids=lambda example: example.line)
def test_the_commands_run_as_shown(example: Example, tmp_path: Path) -> None:
    assert re.match("articlediff ", example.line)
    words = shlex.split(example.line)
    for tool in [after for before, after in pairwise(words) if before == "|"]:
        if not shutil.which(tool):
            pytest.skip(f"{tool} is not installed")
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    line = example.line.replace("articlediff", f"{shlex.quote(sys.executable)} -m articlediff", 1)
    settings = os.environ | {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    done = subprocess.run(line, shell=True, cwd=tmp_path, env=settings, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (example.status, "")
    if example.output:
        assert doctest.OutputChecker().check_output(example.output, done.stdout, doctest.ELLIPSIS), done.stdout
    elif "-o " not in example.line:
        assert done.stdout


def test_the_first_command_sets_up_and_compares_a_sample() -> None:
    first, _ = blocks("sh")
    *setup, command = first.strip().split(" && ")
    assert setup == ["python3 -m venv .venv", ".venv/bin/pip install ."]
    name, *paths = command.split()
    assert name == ".venv/bin/articlediff"
    assert CliRunner().invoke(main, [str(ROOT / path) for path in paths]).exit_code == DIFFERENCES


def test_the_second_command_is_what_continuous_integration_runs() -> None:
    _, second = blocks("sh")
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    steps = [step.replace(".venv/bin/", "").replace(" .venv", "") for step in second.strip().split(" && ")]
    assert steps == ["python3 -m venv", "pip install -e '.[test]'", "pytest"]
    lines = [line.replace(" --quiet", "") for line in ci.splitlines()]
    assert [step for step in steps if not any(line.startswith(step) for line in lines)] == []


def test_every_path_exists() -> None:
    links = [link for link in re.findall(r"\]\(([^)]+)\)", README) if not link.startswith("https://")]
    named = re.findall(r"(?<![\w/.])(?:samples|tests|docs|benchmarks|articlediff|\.ci)/[\w./-]*\w/?", README)
    paths = [path for path in [*links, *named] if path != "articlediff/1"]
    assert len(paths) > len(links) > 0
    assert [path for path in paths if not (ROOT / path).exists()] == []
