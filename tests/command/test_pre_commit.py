"""The hook of pre-commit, and what docs/git.md says of it."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from articlediff.command import check, git
from articlediff.command import compare as cli

ROOT = Path(__file__).resolve().parents[2]
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
PAGE = (ROOT / "docs" / "git.md").read_text("utf-8")


def field(name: str) -> str:
    found = re.search(rf"^[- ] {name}: (.*)$", HOOKS, re.MULTILINE)
    assert found
    return found[1]


def test_the_page_names_the_hook_and_it_names_the_command() -> None:
    assert f"- id: {field('id')}" in PAGE
    assert CliRunner().invoke(cli.main, [*field("entry").split()[1:], "--help"]).exit_code == 0


def test_every_option_in_the_page_is_there() -> None:
    known = {name for job in (cli.main, git.command, check.command) for param in job.params for name in param.opts}
    ours = [
        option
        for line in re.findall(r"articlediff (?:git|check)[^`\n]*", PAGE)
        for option in re.findall(r"--[\w-]+", line)
    ]
    assert ours
    assert set(ours) <= known
    for command in (git.command, check.command):
        options = [name for option in command.params if isinstance(option, click.Option) for name in option.opts]
        assert [name for name in options if name not in PAGE] == []


@pytest.mark.skipif(os.name != "posix" or not shutil.which("git"), reason="needs git and a POSIX system")
def test_pre_commit_refuses_a_commit_that_loses_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The hook as it is defined, but run by this Python: to install it would take a package index."""
    pytest.importorskip("pre_commit")
    for name in [name for name in os.environ if name.startswith(("GIT_", "PRE_COMMIT"))]:
        monkeypatch.delenv(name)
    for name, value in {"HOME": str(tmp_path), "GIT_CONFIG_GLOBAL": os.devnull, "PYTHONPATH": str(ROOT)}.items():
        monkeypatch.setenv(name, value)
    folder = tmp_path / "repository"
    shutil.copytree(ROOT / "samples", folder)
    monkeypatch.chdir(folder)
    command = field("entry").replace("articlediff", f"{shlex.quote(sys.executable)} -m articlediff", 1)
    hook = HOOKS.replace(field("entry"), command).replace("language: python", "language: system")
    Path(".pre-commit-config.yaml").write_text("repos:\n- repo: local\n  hooks:\n  " + hook.replace("\n", "\n  "))
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "--quiet"], ["add", "."], [*author, "commit", "--quiet", "-m", "Full"]):
        subprocess.run(["git", *words], check=True)
    run = [sys.executable, "-m", "pre_commit", "run", field("id")]
    Path("harbour.full.txt").write_text(Path("harbour.full.txt").read_text() + "It rained.\n")
    subprocess.run(["git", "add", "."], check=True)
    assert subprocess.run(run, capture_output=True).returncode == 0
    shutil.copy("harbour.truncated.txt", "harbour.full.txt")
    subprocess.run(["git", "add", "."], check=True)
    refused = subprocess.run(run, capture_output=True, encoding="utf-8")
    assert refused.returncode == 1
    assert "harbour.full.txt:1: lost “storm-battered” (phrase, confidence 0.99)" in refused.stdout
