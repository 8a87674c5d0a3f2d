"""The pages are kept true: their examples run, and their figures, names, paths and links are those of the project."""

from __future__ import annotations

import ast
import doctest
import os
import re
import shlex
import shutil
import subprocess
import sys
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from pkgutil import iter_modules

import click
import pytest
from click.testing import CliRunner

from articlediff import Category, Evidence, Kind, Verdict, calibration, compare
from articlediff.command.compare import main
from articlediff.document import FORMAT
from articlediff.rendering.forms import FORMS
from tests.pages import DOCS, OTHER_PAGES, PAGES, README, ROOT, Example, blocks, examples, text_of

needs_posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")


def called(page: Path) -> str:
    return page.name


# ---- examples


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "pycon")], ids=called)
def test_the_examples_of_the_library_are_true(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    session = doctest.DocTestParser().get_doctest("\n".join(blocks(page, "pycon")), {}, page.name, str(page), 0)
    report: list[str] = []
    results = doctest.DocTestRunner(verbose=False).run(session, out=report.append)
    assert results.attempted > 0
    assert not results.failed, "".join(report)


@needs_posix
@pytest.mark.parametrize(
    "example", [example for page in PAGES for example in examples(page)], ids=lambda example: example.line
)
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


def test_examples_are_in_blocks_that_are_run() -> None:
    """A block of Python without a session would be read and never tried."""
    assert [page.name for page in PAGES if blocks(page, "python") or blocks(page, "bash")] == []


# ---- paths and links


@pytest.mark.parametrize("page", PAGES, ids=called)
def test_every_path_exists(page: Path) -> None:
    text = text_of(page)
    named = re.findall(r"(?<![\w/.])(?:samples|tests|docs|benchmarks|articlediff|man|\.ci)/[\w./-]*\w/?", text)
    assert [path for path in named if path != FORMAT and not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", [*PAGES, *OTHER_PAGES], ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    broken = []
    for link in re.findall(r"\]\(([^)]+)\)", text_of(page)):
        if link.startswith("https://"):
            continue
        path, _, heading = link.partition("#")
        target = page.parent / path if path else page
        if not target.exists() or (heading and heading not in anchors(target)):
            broken.append(link)
    assert broken == []


def anchors(page: Path) -> set[str]:
    """Return what GitHub calls the headings of a page in links."""
    headings = re.findall(r"^#+ (.*)$", text_of(page), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


# ---- docs/command.md and docs/forms.md


def test_the_help_text_is_the_commands_own() -> None:
    """``python man/make.py`` writes it; click wraps two columns before the 80th."""
    shown = CliRunner().invoke(main, ["--help"], terminal_width=78).stdout
    assert shown in blocks(DOCS / "command.md", "text")


def test_every_option_is_mentioned() -> None:
    page = text_of(DOCS / "command.md")
    options = [name for option in main.params if isinstance(option, click.Option) for name in option.opts]
    assert [name for name in options if not re.search(rf"(?<![\w-]){name}(?![\w-])", page)] == []


def test_every_form_has_a_row() -> None:
    assert re.findall(r"^\| `(\w+)` \|", text_of(DOCS / "forms.md"), re.MULTILINE) == list(FORMS)


# ---- docs/library.md


def test_every_value_of_the_document_is_explained() -> None:
    page = text_of(DOCS / "library.md")
    values = [*map(str, (*Kind, *Category, *Evidence, *Verdict)), FORMAT]
    assert [value for value in values if f"`{value}`" not in page] == []


def test_every_field_of_the_document_is_explained() -> None:
    page = text_of(DOCS / "library.md")
    document = compare("a [REDACTED] b c d e f", "a long b c d e f").to_dict()
    fields = [*document, *document["changes"][0], *document["changes"][0]["full"], "alternatives"]
    assert [field for field in fields if f"`{field}`" not in page] == []


# ---- docs/how-it-decides.md

RULES = text_of(DOCS / "how-it-decides.md")
FIGURES = {
    name: figure
    for module in iter_modules(calibration.__path__)
    for name, figure in vars(import_module(f"{calibration.__name__}.{module.name}")).items()
    if name.isupper()
}
COSTS = re.findall(r"`([A-Z][A-Z_]+)` (\d+)", RULES)
BOUNDS = re.findall(r"(\d+(?:\.\d+)?)(?:\s\w+)?\s\(`([A-Z][A-Z_]+)`\)", RULES)


@pytest.mark.parametrize(("name", "figure"), COSTS + [(name, figure) for figure, name in BOUNDS])
def test_a_figure_that_it_names_is_that_of_the_source(name: str, figure: str) -> None:
    assert FIGURES[name] == float(figure)


def test_the_names_in_it_are_those_of_the_source() -> None:
    named = set(re.findall(r"`([A-Z][A-Z]+(?:_[A-Z]+)*)`", RULES))
    assert named
    assert named - FIGURES.keys() == set()


# ---- CONTRIBUTING.md


def test_every_name_is_in_the_file_that_it_is_said_to_be_in() -> None:
    page = text_of(ROOT / "CONTRIBUTING.md")
    said = [
        (name, path)
        for names, path in re.findall(r"((?:`\w+`(?: and )?)+) in `(articlediff/[\w/]+\.py)`", page)
        for name in re.findall(r"\w+", names.replace(" and ", " "))
    ]
    assert len(said) > 4
    assert [
        (name, path)
        for name, path in said
        if not re.search(rf"^ *(?:class |def )?{name}\b[ :(=]", text_of(ROOT / path), re.MULTILINE)
    ] == []


def test_the_way_through_the_stages_names_what_compare_calls() -> None:
    diagram = text_of(ROOT / "CONTRIBUTING.md").partition("```text")[2].partition("```")[0]
    tree = ast.parse(text_of(ROOT / "articlediff" / "comparing.py"))
    stages = {"text", "copy", "alignment", "findings"}
    imports = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module]
    called = {
        name.name
        for node in imports
        for name in node.names
        if str(node.module).split(".")[1:2] and str(node.module).split(".")[1] in stages and name.name.islower()
    }
    helpers = {"compiled", "head", "without"}
    assert set(re.findall(r"(\w+)\(\)", diagram)) - {"read_article", "loaded", "render", "deliver"} == called - helpers


# ---- the benchmarks that the pages name


@pytest.mark.parametrize("page", [*PAGES, ROOT / "benchmarks" / "README.md"], ids=called)
def test_every_benchmark_is_there(page: Path) -> None:
    modules = [ROOT.joinpath(*name.split(".")) for name in re.findall(r"python -m (benchmarks\.[\w.]+)", text_of(page))]
    assert [path.name for path in modules if not path.with_suffix(".py").exists() and not path.is_dir()] == []


def test_there_is_one_first_example() -> None:
    assert len(examples(README)) == 1


# ---- docs/glossary.md

GLOSSARY = text_of(DOCS / "glossary.md")
TERMS = re.findall(r"^- \*\*([^*]+)\*\*: ", GLOSSARY, re.MULTILINE)
GIVEN_UP = re.findall(r"^\| (\w+) \| ", GLOSSARY.partition("## Words that are not used")[2], re.MULTILINE)

OF_WINDOWS = frozenset(("just_fix_windows_console", "prepare_windows_console"))
"""Names that speak of the system Windows."""


def sources() -> list[Path]:
    return sorted((ROOT / "articlediff").rglob("*.py"))


@cache
def words_of_names() -> set[str]:
    """Return the words, in small letters and in the singular, of which the names in the package are made."""
    names = {
        name
        for path in sources()
        for node in ast.walk(ast.parse(text_of(path)))
        for field in ("id", "name", "attr", "arg", "asname")
        if isinstance(name := getattr(node, field, None), str)
    }
    parts = {part.lower() for name in names - OF_WINDOWS for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)}
    return parts | {part.removesuffix("s") for part in parts}


def test_the_terms_are_in_alphabetical_order() -> None:
    assert len(TERMS) > 50
    assert sorted(TERMS) == TERMS
    assert len(set(TERMS)) == len(TERMS)


def test_every_term_has_one_sentence() -> None:
    entries = re.findall(r"^- \*\*[^*]+\*\*: (.*(?:\n  .*)*)$", GLOSSARY, re.MULTILINE)
    assert len(entries) == len(TERMS)
    assert [entry for entry in entries if not entry.endswith(".") or re.search(r"\. [A-Z]", entry)] == []


@pytest.mark.parametrize("term", TERMS)
def test_a_term_is_used(term: str) -> None:
    assert re.search(rf"\b{term}", pages_and_code())


@cache
def pages_and_code() -> str:
    """Return all pages but the glossary, and all modules, in small letters."""
    pages = [page for page in PAGES if page.name != "glossary.md"]
    return " ".join(map(text_of, [*pages, *sources()])).lower()


@pytest.mark.parametrize(
    "word",
    GIVEN_UP,
)
def test_a_word_that_was_given_up_is_no_name_in_the_code(word: str) -> None:
    assert word not in words_of_names()


def test_no_term_was_given_up() -> None:
    assert GIVEN_UP
    assert set(TERMS).isdisjoint(GIVEN_UP)
