"""README.md is short, and its two commands are those that continuous integration runs."""

from __future__ import annotations

from click.testing import CliRunner

from articlediff.command.compare import main
from tests.pages import DIFFERENCES, README, ROOT, blocks

LONGEST = 6_500
"""Bytes: what a newcomer reads in two minutes."""


def test_it_is_short() -> None:
    assert README.stat().st_size <= LONGEST


def test_the_first_command_sets_up_and_compares_a_sample() -> None:
    first, _ = blocks(README, "sh")
    *setup, command = first.strip().split(" && ")
    assert setup == ["python3 -m venv .venv", ".venv/bin/pip install ."]
    name, *paths = command.split()
    assert name == ".venv/bin/articlediff"
    assert CliRunner().invoke(main, [str(ROOT / path) for path in paths]).exit_code == DIFFERENCES


def test_the_second_command_is_what_continuous_integration_runs() -> None:
    _, second = blocks(README, "sh")
    ci = (ROOT / ".ci" / "run").read_text("utf-8")
    steps = [step.replace(".venv/bin/", "").replace(" .venv", "") for step in second.strip().split(" && ")]
    assert steps == ["python3 -m venv", "pip install -e '.[test]'", "pytest"]
    lines = [line.replace(" --quiet", "") for line in ci.splitlines()]
    assert [step for step in steps if not any(line.startswith(step) for line in lines)] == []


def test_it_leads_to_every_page_for_users() -> None:
    readme = README.read_text("utf-8")
    pages = [path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")]
    assert [page for page in [*pages, "CONTRIBUTING.md", "CHANGELOG.md"] if f"]({page})" not in readme] == []
