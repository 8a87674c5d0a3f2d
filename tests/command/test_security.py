"""Each promise of SECURITY.md, held against the package itself and against inputs that are made to break it."""

from __future__ import annotations

import ast
import configparser
import csv
import gzip
import html
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import click
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import articlediff
from articlediff import Article, compare, render
from articlediff.command.reports import Wanted, refuse_terminal, report
from articlediff.reading.manner import MOST_BYTES, size_shown
from articlediff.rendering.forms import FORMS
from tests.documents import book, paragraph, word

PACKAGE = Path(articlediff.__file__).parent
ROOT = PACKAGE.parent
PAGE = (ROOT / "SECURITY.md").read_text("utf-8")

FULL = "The rebel-held side of the city was quiet on Friday, a spokesman for the mayor said, and the talks went on.\n"
COPY = FULL.replace("rebel-held", "████")
TEXTS = {
    "copy.txt": COPY.encode(),
    "copy.txt.gz": gzip.compress(COPY.encode()),
    "copy.docx": word(paragraph(COPY)),
    "copy.epub": book(f"<html><body><p>{COPY}</p></body></html>"),
    "copy.html": f"<html><body><p>{COPY}</p><img src='http://example.org/a.png'></body></html>".encode(),
    "full.txt": FULL.encode(),
}
WATCHED = """
import os, sys
inside = os.getcwd() + os.sep
def watch(event, details):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "socket.gethostby", "socket.sendto", "urllib.")):
        refuse(event, details)
    if event in ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "pickle.find_class"):
        refuse(event, details)
    writes = event == "open" and details[2] and details[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if writes and not os.path.abspath(os.fsdecode(details[0])).startswith(inside):
        refuse(event, details)
def refuse(*told):
    print("refused", *told, file=sys.stderr, flush=True)
    os._exit(9)
sys.addaudithook(watch)
from articlediff.__main__ import main
main()
"""


@pytest.mark.parametrize("copy", [name for name in TEXTS if name.startswith("copy")])
def test_a_run_opens_no_connection_starts_no_program_and_writes_nothing_else(copy: str, tmp_path: Path) -> None:
    for name, content in TEXTS.items():
        (tmp_path / name).write_bytes(content)
    # What a format is read by and what a form is written by meet in Word documents only.
    for form in FORMS if copy in ("copy.txt", "copy.docx") else ("text",):
        words = [sys.executable, "-c", WATCHED, copy, "full.txt", "-f", form, "-o", "report"]
        settings = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(words, cwd=tmp_path, env=settings, capture_output=True, text=True)
        assert (done.returncode, "refused" in done.stderr) == (1, False), done.stderr
    assert sorted(os.listdir(tmp_path)) == sorted([*TEXTS, "report"])


def test_an_address_opens_no_connection_unless_it_is_to_be_fetched(tmp_path: Path) -> None:
    settings = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    for words, refused in (([], False), (["--fetch"], True)):
        watched = [sys.executable, "-c", WATCHED, "http://127.0.0.1:9/", "full.txt", *words]
        done = subprocess.run(watched, cwd=tmp_path, env=settings, capture_output=True, text=True)
        assert ("refused socket." in done.stderr) == refused
        assert ("is an address; add --fetch" in done.stderr) != refused


def test_the_watch_sees_what_it_is_to_refuse(tmp_path: Path) -> None:
    attack = WATCHED.replace("main()", "import socket; socket.create_connection(('127.0.0.1', 9))")
    done = subprocess.run([sys.executable, "-c", attack], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 9
    assert done.stderr.startswith("refused socket.")


RUNS_CODE = {"eval", "exec", "compile", "__import__", "loads", "load_module", "system", "popen"}
STARTS_PROGRAMS = {
    "articlediff/command/check.py",
    "articlediff/command/paging.py",
    "articlediff/reading/formats/pdf.py",
}
"""The modules that start a program, each of which SECURITY.md names: git, the pager, and a process that reads PDF."""


def called(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func)
            if name.rpartition(".")[2] in RUNS_CODE:
                yield name


def test_nothing_that_is_read_is_run() -> None:
    found = {name for path in PACKAGE.rglob("*.py") for name in called(path)}
    assert found <= {"json.loads", "re.compile", "self.compile"}
    imported = {
        path for path in PACKAGE.rglob("*.py") if re.search(r"^import subprocess", path.read_text("utf-8"), re.M)
    }
    assert {path.relative_to(ROOT).as_posix() for path in imported} == STARTS_PROGRAMS
    modules = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    assert re.findall(r"^ *(?:import|from) (?:pickle|marshal|shelve|yaml)\b", modules, re.MULTILINE) == []


HOSTILE = "</script><script>alert(1)</script> =cmd|' /C calc'!A0 \x1b]0;owned\x07 \u202e [x](javascript:alert(1)) "


def test_what_a_text_says_is_nowhere_an_instruction() -> None:
    comparison = compare(Article(HOSTILE + COPY, HOSTILE), Article(HOSTILE + FULL, HOSTILE))
    page = render(comparison, "html")
    assert "<script>alert" not in page
    assert "default-src 'none'" in html.unescape(page)
    assert not set("\x1b\x07\u202e") & set(render(comparison, "text"))
    assert "<script>" not in render(comparison, "markdown")
    assert not re.search(r"(?<!\\)\]\(javascript:", render(comparison, "markdown"))
    assert '"=' not in render(compare(f"{FULL}", f"{FULL}=1+1 is what he said then, and no more.\n"), "csv")
    rows = [*csv.reader(io.StringIO(render(comparison, "csv")))]
    assert not [cell for row in rows[1:] for cell in row if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("form", FORMS)
def test_a_terminal_gets_no_control_sign_of_a_text_in_any_form(form: str) -> None:
    comparison = compare(Article(COPY, HOSTILE), Article(FULL + HOSTILE, HOSTILE))
    wanted = Wanted(form, frozenset(), False, None, None, None)
    if not FORMS[form].is_text:
        with pytest.raises(click.UsageError):
            refuse_terminal(wanted, terminal=True)
        return
    shown = report(comparison, wanted, "never", terminal=True)
    assert isinstance(shown, str)
    assert "owned" in shown
    assert not set("\x1b\x07\u202e") & set(shown)


def test_the_page_states_the_limits_that_are() -> None:
    words = " ".join(PAGE.split())
    assert f"{size_shown(MOST_BYTES)} of each text" in words
    assert "unpacks to more than 200 times its size" in words
    assert "nested more than 120 deep" in words
    assert "100 seconds and 2 GiB of memory" in words
    assert "At most 5 redirects" in words
    assert "may take 60 seconds" in words
    from articlediff.reading import fetching
    from articlediff.reading.formats import archive, markup, pdf_process

    assert (fetching.MOST_REDIRECTS, fetching.SECONDS) == (5, 60)

    assert (markup._DEEPEST, archive._MOST_RATIO) == (120, 200)
    assert (pdf_process.SECONDS, pdf_process.MEMORY) == (100, 2 << 30)


# ---- licences

USERS_EXTRAS = {"html", "pdf", "web", "corpus", "spark"}
"""The extras that users install, and not those for work on the project."""


def stated(package: str) -> str:
    """Return the licence that the installed package states of itself."""
    told = metadata.metadata(package)
    classifiers = [line for line in told.get_all("Classifier") or () if line.startswith("License ::")]
    return told["License-Expression"] or (classifiers[0].rpartition(" :: ")[2] if classifiers else told["License"])


def families(licence: str) -> set[str]:
    """Return the families of licences that are named, whose spelling changes from release to release."""
    spelt = licence.replace("Mozilla Public License", "MPL")
    return set(re.findall("MIT|BSD|Apache|MPL|LGPL|GPL|PSF|CNRI", spelt))


def needed(requirements: list[str], seen: set[str]) -> None:
    """Add the installed packages that the requirements bring with them."""
    for line in requirements:
        wanted = Requirement(line)
        name = canonicalize_name(wanted.name)
        if name in seen or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
            continue
        try:
            inner = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            continue
        seen.add(name)
        needed(inner, seen)


def listed() -> dict[str, str]:
    section = PAGE.partition("## Licences")[2]
    return dict(re.findall(r"^\| ([\w-]+) \| ([^|]+) \|", section.partition("|---|")[2], re.MULTILINE))


def requirements() -> dict[str, list[str]]:
    """Return what the package asks for, and what each extra asks for."""
    settings = configparser.ConfigParser()
    settings.read(ROOT / "setup.cfg", "utf-8")
    extras = settings["options.extras_require"]
    rows = {"": settings["options"]["install_requires"]} | {name: extras[name] for name in extras}
    return {name: [*filter(None, row.splitlines())] for name, row in rows.items()}


def test_the_licence_of_every_dependency_is_listed() -> None:
    asked = requirements()
    named = {canonicalize_name(Requirement(line).name) for name in ("", *USERS_EXTRAS) for line in asked[name]}
    brought: set[str] = set()
    needed([line for name in ("", *USERS_EXTRAS) for line in asked[name]], brought)
    assert named | brought <= listed().keys()
    assert {name: families(stated(name)) for name in brought} == {name: families(listed()[name]) for name in brought}


def test_no_licence_binds_those_who_use_the_package() -> None:
    """Each allows use in any program: one that does not is only the other choice of two."""
    allowed = {"MIT", "BSD", "Apache", "MPL", "PSF"}
    assert [name for name, licence in listed().items() if not families(licence) & allowed] == []
    assert sorted(USERS_EXTRAS | {"bench", "browser", "test"}) == sorted(requirements().keys() - {""}), "a new extra"
