"""The registry of forms: what it says of each form holds of the function that makes it."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
import types
from importlib import import_module
from pathlib import Path
from typing import cast

import pytest

import articlediff
from articlediff.rendering.forms import FORMS, Form, rendered
from tests.builder import added, compared, restored
from tests.pages import ROOT

FOUND = compared("The ", restored("rebel-held"), " side. ", added("It rained."))


@pytest.mark.parametrize("name", FORMS)
def test_a_form_takes_the_options_that_it_is_said_to_have(name: str) -> None:
    module = import_module(f"articlediff.rendering.{FORMS[name].module}")
    _, *options = inspect.signature(getattr(module, f"render_{name}")).parameters
    # The Markdown report has a context in Python, not in the command.
    assert set(options) - {"context" if name == "markdown" else ""} == FORMS[name].options


@pytest.mark.parametrize("name", FORMS)
def test_every_form_shows_the_words_that_were_lost(name: str) -> None:
    report = rendered(FOUND, name)
    assert isinstance(report, str) is FORMS[name].is_text
    text = report if isinstance(report, str) else report.decode("utf-8", "replace")
    assert "rebel-held" in text
    assert text.startswith(FORMS[name].prefix)


def test_a_run_imports_no_form_but_its_own() -> None:
    code = (
        "import sys; from articlediff import compare; from articlediff.rendering.forms import FORMS, render;"
        "render(compare('The   side.', 'The rebel-held side.'), 'wdiff');"
        "print([name for name, form in FORMS.items() if f'articlediff.rendering.{form.module}' in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "['wdiff']\n"


def test_every_form_has_endings_of_its_own() -> None:
    endings = [ending for form in FORMS.values() for ending in form.endings]
    assert all(form.endings for form in FORMS.values())
    assert len(endings) == len(set(endings))


ADDING = """
import sys, types
from articlediff.rendering.forms import FORMS, Form

module = types.ModuleType("articlediff.rendering.lost")
module.render_lost = lambda found, *, only=(), stat=False: " ".join(change.full.text for change in found.restored)
module.render_sealed = lambda found, *, only=(), stat=False: module.render_lost(found).encode()
sys.modules[module.__name__] = module
FORMS["lost"] = Form("lost", ("lost",))
FORMS["sealed"] = Form("lost", ("sealed",), is_text=False)

from articlediff.command.compare import main
main(sys.argv[1:])
"""


@pytest.mark.parametrize(
    ("options", "written"),
    [
        ("copy/a.txt full/a.txt -f lost -o one", "one"),
        ("copy/a.txt full/a.txt -o one.lost", "one.lost"),
        ("copy full -f lost -o all/", "all/a.lost"),
        ("copy/a.txt full/a.txt -f sealed -o one", "one"),
        ("copy full -f sealed -o all/", "all/a.sealed"),
    ],
)
def test_a_new_form_is_one_module_and_one_line(options: str, written: str, tmp_path: Path) -> None:
    """The command offers it, knows its ending, and writes a file of it for each of many pairs."""
    for side, text in (("copy", "The   side was quiet."), ("full", "The rebel-held side was quiet.")):
        (tmp_path / side).mkdir()
        (tmp_path / side / "a.txt").write_text(text, "utf-8")
    command = [sys.executable, "-c", ADDING, *options.split()]
    done = subprocess.run(command, cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True)
    assert done.returncode == 1, done.stderr
    assert (tmp_path / written).read_text("utf-8") == "rebel-held"


def test_a_form_of_bytes_needs_no_method_of_the_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(cast("dict[str, Form]", FORMS), "sealed", Form("lost", ("sealed",), is_text=False))
    module = types.ModuleType("articlediff.rendering.lost")
    vars(module)["render_sealed"] = lambda found: found.restored[0].full.text.encode()
    monkeypatch.setitem(sys.modules, module.__name__, module)
    with pytest.raises(articlediff.FormError, match=r"call rendered\(\) of articlediff\.rendering\.forms"):
        articlediff.render(FOUND, "sealed")
    assert rendered(FOUND, "sealed") == b"rebel-held"


def test_a_form_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(articlediff.FormError, match="'odt' is not a form of a report; choose one of text, "):
        articlediff.render(FOUND, "odt")


@pytest.mark.parametrize(
    ("form", "options", "message"),
    [
        ("csv", {"only": "lost"}, "'lost' is not a kind of change; choose from restored, "),
        ("json", {"only": {"added", "nope"}}, "'nope' is not a kind of change; choose from restored, "),
        ("text", {"view": "x"}, "'x' is not a view of the text report; choose one of inline, side-by-side, list"),
        ("patch", {"only": "added"}, "a patch turns the whole truncated text into the full one; leave out only"),
        ("wdiff", {"stat": True}, "-f wdiff has no summary; leave out stat"),
    ],
)
def test_an_option_that_a_form_cannot_follow_is_refused(form: str, options: dict[str, object], message: str) -> None:
    with pytest.raises(articlediff.FormError, match=message):
        articlediff.render(FOUND, form, **options)


def test_one_kind_or_several_may_be_asked_for() -> None:
    alone = articlediff.render(FOUND, "csv", only="added")
    assert alone == articlediff.render(FOUND, "csv", only=[articlediff.Kind.ADDED])
    assert "It rained." in alone
    assert "rebel-held" not in alone
