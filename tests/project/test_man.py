"""The manual page is made of the command's help, is current, and is sound."""

from __future__ import annotations

import ast
import doctest
import importlib.util
import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "man" / "articlediff.1"


@pytest.fixture(scope="module")
def make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make", ROOT / "man" / "make.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_current(make: ModuleType) -> None:
    assert PAGE.read_text("ascii") == make.page(), "run python man/make.py"


def test_its_maker_keeps_its_word(make: ModuleType) -> None:
    result = doctest.testmod(make)
    assert (result.failed, result.attempted > 0) == (0, True)


def test_no_text_becomes_a_command(make: ModuleType) -> None:
    assert list(make._filled(". and 'so'")) == [r"\&. and \(aqso\(aq"]
    assert list(make._prose(["\b\n.TH\n'x"])) == [".nf", r"\&.TH", r"\(aqx", ".fi"]


def test_it_names_every_variable_of_the_environment_that_is_read() -> None:
    folder = ROOT / "articlediff" / "command"
    strings = {
        node.value
        for path in folder.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    names = {text for text in strings if re.fullmatch("[A-Z]*_[A-Z_]+", text)} | {"TERM", "PAGER", "LESS", "LV"}
    assert len(names) > 9
    assert names <= strings
    page = PAGE.read_text("ascii")
    section = page[page.index(".SH ENVIRONMENT") : page.index(".SH EXAMPLES")].replace(r"\fB", "")
    assert [name for name in sorted(names) if not re.search(rf"(?<!\w){name}(?!\w)", section)] == []


@pytest.mark.parametrize(("device", "restored"), [("utf8", "⟦words⟧"), ("ascii", "<<words>>")])
def test_it_explains_the_marks_on_every_terminal(device: str, restored: str) -> None:
    if not shutil.which("groff"):
        pytest.skip("groff is not installed")
    command = ["groff", "-man", f"-T{device}", "-rLL=200n", PAGE]
    shown = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    plain = re.sub(r"\x1b\[\d*m|.\x08", "", shown)
    assert re.search(rf"^ +{re.escape(restored)}\n +Restored: words that the copy lost", plain, re.MULTILINE)
    assert "spelt <<words>>, <<words?>>, <<?>> and {5: words}." in plain


def test_it_is_installed_with_the_package() -> None:
    assert f"share/man/man1 = {PAGE.relative_to(ROOT).as_posix()}" in (ROOT / "setup.cfg").read_text("utf-8")


@pytest.mark.parametrize(
    "command",
    [
        ["mandoc", "-Tlint"],
        ["groff", "-man", "-ww", "-Tascii", "-z"],
        ["man", "--warnings", "-l"],
    ],
    ids=lambda command: command[0],
)
def test_no_formatter_warns_of_anything(command: list[str]) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run([*command, PAGE], capture_output=True, encoding="utf-8", env={"PATH": "/usr/bin:/bin"})
    told = done.stderr + (done.stdout if command[0] == "mandoc" else "")
    assert (done.returncode, told) == (0, "")


def test_it_reads_as_the_help_does() -> None:
    if not shutil.which("mandoc"):
        pytest.skip("mandoc is not installed")
    shown = subprocess.run(["mandoc", "-Tascii", "-Owidth=200", PAGE], capture_output=True, encoding="utf-8").stdout
    plain = " ".join(re.sub(".\b", "", shown).split())
    assert "articlediff [options] TRUNCATED FULL" in plain
    assert "--only KIND Show only changes of this kind; repeatable, or KIND,KIND." in plain
    assert """git config difftool.articlediff.cmd 'articlediff git -- "$LOCAL" "$REMOTE"'""" in plain
    assert "3 the two texts are not versions of one story" in plain
