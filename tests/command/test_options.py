"""Options as people type them: any case, short names, lists, endings, misspelt words, the width."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from articlediff.command import output, reports
from articlediff.command.compare import main
from articlediff.rendering.forms import FORMS

COPY = "The   side of the city was quiet on Friday, a spokesman said, and the talks in the capital went on.\n" * 3
FULL = COPY.replace("   ", " rebel-held ").replace("went on", "went on until the morning", 1)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with two versions of a story in it."""
    monkeypatch.chdir(tmp_path)
    Path("copy.txt").write_text(COPY)
    Path("full.txt").write_text(FULL)


def run(arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def kinds(arguments: str) -> set[str]:
    """Return the kinds of the changes in the document."""
    return {change["kind"] for change in json.loads(run(f"copy.txt full.txt -f json {arguments}").stdout)["changes"]}


def test_kinds_are_repeated_or_listed() -> None:
    assert kinds("") == {"restored", "added"}
    assert kinds("--only restored") == {"restored"}
    for given in ("--only restored --only added", "--only restored,added", "--only moved,Added --only RESTORED"):
        assert kinds(given) == {"restored", "added"}, given


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("-f MD", "-f markdown"),
        ("-f Htm", "-f html"),
        ("-f txt", "-f text"),
        ("--only RESTORED", "--only restored"),
        ("--view Side_By_Side", "--view side-by-side"),
        ("--color ALWAYS", "--color always"),
        ("-C ALL", "-C all"),
    ],
)
def test_case_and_short_names_make_no_difference(typed: str, meant: str) -> None:
    result = run(f"copy.txt full.txt {typed}")
    assert (result.stdout, result.exit_code) == (run(f"copy.txt full.txt {meant}").stdout, 1)


@pytest.mark.parametrize(
    ("name", "form"), [(f"report.{ending}", form) for form, row in FORMS.items() for ending in row.endings]
)
def test_the_ending_of_the_file_tells_the_form(name: str, form: str) -> None:
    for path in (name, name.upper()):
        assert run(f"copy.txt full.txt -o {path}").exit_code == 1
        assert Path(path).read_bytes() == run(f"copy.txt full.txt -f {form}").stdout_bytes


@pytest.mark.parametrize("name", ["report", "report.out", "html", "story.html/report"])
def test_another_ending_is_the_usual_form(name: str) -> None:
    Path("story.html").mkdir()
    run(f"copy.txt full.txt -o {name}")
    assert Path(name).read_text("utf-8") == run("copy.txt full.txt").stdout


def test_an_option_goes_before_the_ending() -> None:
    run("copy.txt full.txt -f csv -o report.html")
    assert Path("report.html").read_text("utf-8") == run("copy.txt full.txt -f csv").stdout
    run("copy.txt full.txt --restore -o restored.html")
    assert Path("restored.html").read_text() == run("copy.txt full.txt --restore").stdout


def test_a_file_with_a_name_like_a_sub_command_is_a_text() -> None:
    Path("chek").write_text(COPY)
    assert run("chek full.txt --stat").exit_code == 1


def test_a_word_after_two_dashes_is_not_an_option() -> None:
    Path("-stat").write_text(COPY)
    assert run("-- -stat full.txt").exit_code == 1


# The width


def widest(arguments: str) -> int:
    return max(map(len, run(f"copy.txt full.txt --no-pager {arguments}").stdout.splitlines()))


@pytest.mark.parametrize(
    ("columns", "view", "width"),
    [
        ("60", "inline", 60),
        ("100", "inline", 100),
        ("240", "inline", 100),
        ("240", "side-by-side", 203),
        ("120", "side-by-side", 120),
        ("400", "list", 400),
        ("100000000", "list", 10_000),
        ("100000000", "inline", 100),
    ],
)
def test_lines_of_text_are_no_longer_than_the_eye_can_follow(
    columns: str, view: str, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert output.width_of(True, view) == width
    assert output.width_of(False, view) is None


@pytest.mark.parametrize("terminal", [True, False])
def test_a_width_that_is_asked_for_is_taken(terminal: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(reports, "width_of", lambda *_: 80 if terminal else None)
    assert widest("") == 80
    for width in (30, 60, 140):
        assert widest(f"--width {width}") == width
        assert widest(f"--width {width} --view list") <= width
    assert (widest("--view list") > 80) is (not terminal)


def test_what_is_said_of_both_texts_is_no_wider_than_one_of_them() -> None:
    lines = run("copy.txt full.txt --view side-by-side --width 203").stdout.splitlines()
    legend = next(number for number, line in enumerate(lines) if line.startswith("─"))
    assert 90 < max(map(len, lines[:legend])) <= 100
    assert max(map(len, lines)) == 203


def test_the_ending_and_the_width_hold_for_many_pairs() -> None:
    for directory, text in (("copies", COPY), ("originals", FULL)):
        Path(directory).mkdir()
        Path(directory, "story.txt").write_text(text)
    assert run("copies originals -o all.csv").exit_code == 1
    assert Path("all.csv").read_text("utf-8") == run("copies originals -f csv").stdout
    assert run("copies originals -f MD -o reports/").exit_code == 1
    assert {path.name for path in Path("reports").iterdir()} == {"story.md", "index.html"}
    for options in ("-o all.html", "-f html -o all.html", "--restore -o all.txt"):
        refused = run(f"copies originals {options}")
        assert (refused.exit_code, Path(options.split()[-1]).exists()) == (2, False)
        assert "would be a directory with a file for each pair; write -o all/. See" in refused.stderr
    narrow = run("copies originals --width 40").stdout.splitlines()
    assert max(map(len, narrow[:5])) <= 40 < max(map(len, run("copies originals").stdout.splitlines()))
