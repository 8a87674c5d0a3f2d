"""One spelling of a hostile file name, in every form and message, and none that is taken for an option."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import articlediff
from articlediff import Article, compare, read_article, render
from articlediff.command.compare import main
from articlediff.file_names import quoted, safe_name
from articlediff.rendering.forms import FORMS

ROOT = Path(articlediff.__file__).parent.parent
FULL = (
    "The rebel-held side of the city was quiet on Friday, a spokesman for the mayor said, and the "
    "long-running talks in the capital went on. Nobody asked about the half-lit streets.\n"
)
COPY = FULL.replace("rebel-held", " ").replace("long-running", " ").replace("half-lit", " ")

DASHED = ("-x", "-h", "--help", "--only=added", "--", "-")
HOSTILE = {
    b"two\nlines.txt": r'"two\nlines.txt"',
    b"+++ b\r\n@@ -1 +1 @@.txt": r'"+++ b\r\n@@ -1 +1 @@.txt"',
    b"\x1b]0;title\x07.txt": r'"\033]0;title\a.txt"',
    b"a\xe2\x80\xaetxt.exe": r'"a\342\200\256txt.exe"',
    b"page\xe2\x80\xa8.txt": r'"page\342\200\250.txt"',
    b"caf\xe9.txt": r'"caf\351.txt"',
    b'a "b"\\\t.txt': r'"a \"b\"\\\t.txt"',
}
"""Names of files, and the spelling of each: that of git with core.quotePath off, but for other characters that turn."""

posix = pytest.mark.skipif(
    os.name != "posix" or not shutil.which("git"), reason="needs git and names as POSIX has them"
)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty repository, in a world with no other settings of git."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "PRE_COMMIT_"))]:
        monkeypatch.delenv(name)
    author = {f"GIT_{role}_{field}": "a@example.org" for role in ("AUTHOR", "COMMITTER") for field in ("NAME", "EMAIL")}
    others = {"HOME": str(tmp_path), "GIT_CONFIG_NOSYSTEM": "1", "GIT_PAGER": "cat", "PYTHONPATH": str(ROOT)}
    for name, value in (author | others).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    run("git", "init", "--quiet")
    return tmp_path


def run(*words: str, status: int = 0, given: bytes = b"") -> str:
    done = subprocess.run(words, capture_output=True, input=given)
    assert done.returncode == status, done.stderr
    return done.stdout.decode()


def changed(*names: str | bytes) -> None:
    """Commit files of these names, and damage them."""
    for name in names:
        Path(os.fsdecode(name)).write_text(FULL)
    run("git", "add", "--all")
    run("git", "commit", "--quiet", "-m", "Full")
    for name in names:
        Path(os.fsdecode(name)).write_text(COPY)


def external(*words: str) -> str:
    return run("git", "-c", f"diff.external={sys.executable} -m articlediff git --stat", *words)


@posix
@pytest.mark.usefixtures("repository")
def test_names_that_begin_with_a_dash_are_shown_as_others_are() -> None:
    changed(*DASHED, "story.txt")
    shown = external("diff")
    assert re.findall(r"^Full +a/(.*), \d+ words$", shown, re.MULTILINE) == sorted([*DASHED, "story.txt"])
    Path("--help").unlink()
    assert "a/--help is deleted" in external("diff", "--", "--help")
    run("git", "add", "--all")
    run("git", "mv", "--", "-x", "--stat")
    assert "b/--stat" in external("diff", "--cached", "-M", "--", "-x", "--stat")


@posix
@pytest.mark.usefixtures("repository")
def test_an_unmerged_path_that_begins_with_a_dash_is_said_to_be() -> None:
    changed("--help")
    ours = run("git", "hash-object", "-w", "--", "./--help").strip()
    stages = "".join(f"100644 {ours} {stage}\t--help\n" for stage in (1, 2, 3))
    run("git", "rm", "--quiet", "--cached", "--", "--help")
    run("git", "update-index", "--index-info", given=stages.encode())
    assert "--help is unmerged; resolve it first." in external("diff", "--cached")


@posix
@pytest.mark.usefixtures("repository")
def test_the_pipeline_of_the_page_and_the_hook_check_every_name() -> None:
    page = (ROOT / "docs" / "git.md").read_text("utf-8")
    found = re.search(r"`(git diff --cached [^`]*) articles \| (xargs [^`]*)`", page)
    assert found
    names = [*DASHED, *map(os.fsdecode, HOSTILE)]
    changed(*names)
    run("git", "add", "--all")
    command = f"{found[1]} | {found[2]}".replace("articlediff", f"{sys.executable} -m articlediff")
    told = run("sh", "-c", command, status=123).splitlines()
    assert {line.rpartition(":1: lost ")[0] for line in told if ":1: lost " in line} == {*DASHED, *HOSTILE.values()}
    assert len(told) == 3 * len(names)
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    assert re.search(r'^  args: \["--"\]$', hooks, re.MULTILINE)


@posix
@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("name", HOSTILE)
def test_git_shows_a_hostile_name_on_its_line(name: bytes) -> None:
    changed(name)
    shown = external("diff")
    inner = HOSTILE[name][1:]
    assert shown.splitlines()[0].startswith("Truncated  ")
    assert f'"b/{inner}' in shown.splitlines()[0]
    Path(os.fsdecode(name)).write_text("")
    assert external("diff") == f"{HOSTILE[name]} is empty now, and had 31 words before.\n\n"
    Path(os.fsdecode(name)).write_bytes(b"\0\0\0")
    assert len(external("diff").splitlines()) == 2


def command(*words: str, status: int = 1) -> tuple[str, str]:
    """Run the command in this process, and return what it wrote to standard output and to standard error."""
    result = CliRunner().invoke(main, words)
    assert result.exit_code == status, result.stderr
    return result.stdout, result.stderr


@posix
@pytest.mark.parametrize("name", HOSTILE)
def test_every_form_and_message_has_one_spelling(name: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path, spelling = os.fsdecode(name), HOSTILE[name]
    for folder, text in (("cut", COPY), ("full", FULL)):
        Path(folder).mkdir()
        Path(folder, path).write_text(text)
    comparison = compare(read_article(Path("cut", path)), read_article(Path("full", path)))
    assert comparison.truncated.name == f'"cut/{spelling[1:]}'
    assert json.loads(render(comparison, "json"))["truncated"]["name"] == comparison.truncated.name
    assert comparison.truncated.name in render(comparison, "text", width=200)
    rows = csv.DictReader(io.StringIO(command("cut", "full", "-f", "csv")[0].removeprefix("\ufeff")))
    assert {row["pair"].removeprefix("'") for row in rows} == {spelling}
    assert json.loads(command("cut", "full", "-f", "json", "--stat")[0])["pair"] == spelling
    assert spelling in command("cut", "full", "--width", "200")[0]
    assert f'"no{spelling[1:]} does not exist' in command(f"no{path}", "full/x", status=2)[1]
    command("cut", "full", "--restore", "-o", "restored")
    assert Path("restored", path).read_text() == FULL
    command("cut", "full", "-f", "html", "-o", "reports")
    (report,) = [found for found in os.listdir("reports") if found != "index.html"]
    assert report == safe_name(path).removesuffix(".txt") + ".html" or name.endswith(b"exe")


NAMES = st.text(st.characters() | st.sampled_from('\n\t\r\x1b"\\\u202e\u2028\udce9/ -'))


@given(NAMES)
def test_a_spelling_stays_on_its_line_and_is_not_spelt_again(name: str) -> None:
    spelling = quoted(name)
    assert len(spelling.splitlines()) <= 1
    assert quoted(spelling) == spelling
    spelling.encode()
    assert quoted(safe_name(name)) == safe_name(name)


LINES = {form: render(compare(COPY, FULL), form).count("\n") for form, row in FORMS.items() if row.is_text}


@settings(max_examples=20)
@given(NAMES)
def test_no_name_of_an_article_makes_a_line_of_its_own(name: str) -> None:
    comparison = compare(Article(COPY, name), Article(FULL, name))
    assert {form: render(comparison, form).count("\n") for form in LINES} == LINES


@posix
def test_letters_of_any_script_stay_whatever_the_locale_is(tmp_path: Path) -> None:
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-m", "articlediff", "café.txt", "full.txt", "-f", "json", "-o", "told.json"]
    for name, text in (("café.txt", COPY), ("full.txt", FULL)):
        Path(tmp_path, name).write_text(text)
    subprocess.run(words, cwd=tmp_path, env=environment, check=False)
    assert json.loads(Path(tmp_path, "told.json").read_text("utf-8"))["truncated"]["name"] == "café.txt"
