"""The command: exit status, streams and files. What it reports is the library's and tested there."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import colorama
import pytest
from click.testing import CliRunner

import articlediff
from articlediff import Article, Comparison, Kind, compare, kernel
from articlediff.command import compare as cli
from articlediff.command import one, output
from articlediff.command.base import JOBS
from articlediff.model import SameStory, Verdict
from articlediff.rendering.forms import FORMS
from articlediff.rendering.terminal.text import View, render_text

FULL = (
    "The rebel-held side of the city was quiet on Friday, a spokesman for the mayor said, and the "
    "long-running talks in the capital went on. “We’ll go back as soon as the road is open,” he told "
    "reporters in the café.\n"
)
TRUNCATED = FULL.replace("rebel-held", "  ").replace("long-running", "  ")
RESPACED = FULL.replace(" ", "  ", 1)
OTHER = (
    "Shares in the brewer fell by a tenth after it warned that a wet summer would eat into profits, "
    "its third such warning in a year, and analysts now expect the dividend to be cut before Christmas.\n"
)
MARK = TRUNCATED.encode("cp1252").index(0x93)
COMMAND = [sys.executable, "-m", "articlediff"]
needs_posix = pytest.mark.skipif(os.name != "posix", reason="needs a POSIX system")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with texts to name, and an environment that says nothing about colours."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    texts = {"truncated": TRUNCATED, "full": FULL, "respaced": RESPACED, "other": OTHER}
    for name, text in texts.items():
        Path(f"{name}.txt").write_bytes(text.encode())
    Path("cp1252.txt").write_bytes(TRUNCATED.encode("cp1252"))
    Path("empty.txt").write_bytes(b"")
    Path("folder").mkdir()
    return tmp_path


class Outcome(NamedTuple):
    status: int
    out: str
    err: str


def run(arguments: str, **settings: object) -> Outcome:
    """The command inside this process."""
    result = CliRunner().invoke(cli.main, arguments, **settings)  # type: ignore[arg-type]
    return Outcome(result.exit_code, result.stdout, result.stderr)


def environment(**settings: str) -> dict[str, str]:
    """Return the environment in which a process of its own finds the package."""
    return os.environ | {"PYTHONPATH": str(Path(articlediff.__file__).parent.parent)} | settings


STATUS = {
    "full.txt full.txt": 0,
    "respaced.txt full.txt": 0,
    "truncated.txt full.txt": 1,
    "truncated.txt full.txt --exit-zero": 0,
    "truncated.txt full.txt --stat": 1,
    "truncated.txt full.txt --only moved": 1,
    "truncated.txt full.txt -f json --only restored --only added": 1,
    "truncated.txt other.txt": 3,
    "truncated.txt other.txt -f json": 3,
    "truncated.txt other.txt --exit-zero": 3,
    "truncated.txt other.txt --force": 1,
    "truncated.txt other.txt --force --exit-zero": 0,
    "--help": 0,
    "-h": 0,
    "--version": 0,
    "-V": 0,
}


@pytest.mark.parametrize(("arguments", "status"), STATUS.items())
def test_the_status_tells_the_outcome(arguments: str, status: int) -> None:
    outcome = run(arguments)
    assert outcome.status == status
    assert outcome.err == ""
    assert outcome.out.endswith("\n")


def test_an_error_of_our_own_making_is_no_difference_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> Comparison:
        raise RecursionError("too deep\nfor words")

    monkeypatch.setattr(one, "compare", broken)
    outcome = run("truncated.txt full.txt")
    assert outcome.status == 2
    assert outcome.err == (
        "articlediff: RecursionError: too deep for words; to see where, run python -X dev -m articlediff\n"
    )


@pytest.mark.parametrize("view", ["inline", "side-by-side", "list"])
def test_the_text_is_what_the_library_renders(view: View) -> None:
    comparison = compare(Article(TRUNCATED, "truncated.txt"), Article(FULL, "full.txt"))
    for option, context in (("-C 2", 2), ("--context all", None)):
        outcome = run(f"truncated.txt full.txt --view {view} {option}")
        assert outcome.out == render_text(comparison, view=view, width=None, context=context)
        assert (outcome.status, outcome.err) == (1, "")
    assert run("truncated.txt full.txt").out == render_text(comparison)


def test_json_is_the_document_of_the_library() -> None:
    document = json.loads(run("truncated.txt full.txt -f json").out)
    truncated, full = Article(TRUNCATED, "truncated.txt"), Article(FULL, "full.txt")
    assert document == compare(truncated, full).to_dict()


def test_only_keeps_the_kinds_that_it_names() -> None:
    document = json.loads(run("truncated.txt full.txt -f json --only restored").out)
    assert {change["kind"] for change in document["changes"]} == {"restored"}
    assert json.loads(run("truncated.txt full.txt -f json --only moved").out)["changes"] == []


@pytest.mark.parametrize("form", ["csv", "markdown", "wdiff"])
def test_every_form_knows_only(form: str) -> None:
    for kind, shown in (("restored", True), ("moved", False)):
        report = run(f"truncated.txt full.txt -f {form} --only {kind}").out
        assert any(marked in report for marked in ("{+rebel-held+}", "<strong>rebel", ",rebel-held,")) == shown


def test_csv_begins_with_a_byte_order_mark_for_excel() -> None:
    assert run("truncated.txt full.txt -f csv").out.startswith("\ufeffid,kind,")
    assert run("truncated.txt full.txt -f csv --stat").out.startswith("\ufeffkind,count")


@pytest.mark.parametrize("form", ["csv", "wdiff", "patch"])
def test_a_form_of_changes_alone_does_not_hide_that_the_stories_differ(form: str) -> None:
    outcome = run(f"truncated.txt other.txt -f {form}")
    assert outcome.status == 3
    assert outcome.err.startswith("articlediff: nothing was compared, these look like different stories: ")
    assert outcome.err.endswith(" Try --force\n")
    assert run(f"truncated.txt other.txt -f {form} -q").err == ""


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ("", ["truncated.txt", "full.txt"]),
        ("--label Monday", ["Monday", "full.txt"]),
        ("--label Monday --label Tuesday", ["Monday", "Tuesday"]),
    ],
)
def test_labels_name_the_texts_in_order(options: str, names: list[str]) -> None:
    document = json.loads(run(f"truncated.txt full.txt -f json {options}").out)
    assert [document["truncated"]["name"], document["full"]["name"]] == names


def test_encodings_are_for_both_or_for_each_in_order() -> None:
    assert run("cp1252.txt cp1252.txt --encoding cp1252") == run("cp1252.txt cp1252.txt -q")
    assert run("cp1252.txt full.txt --encoding cp1252 --encoding utf-8").err == ""
    assert run("full.txt cp1252.txt --encoding cp1252 --encoding utf-8").status == 2


def test_standard_input_may_stand_for_either_text() -> None:
    first = json.loads(run("- full.txt -f json", input=TRUNCATED.encode()).out)
    second = json.loads(run("truncated.txt - -f json", input=FULL.encode()).out)
    assert first["changes"] == second["changes"]
    assert first["truncated"]["name"] == second["full"]["name"] == "standard input"


@pytest.mark.parametrize("option", ["-q", "--quiet"])
def test_a_guessed_encoding_is_said_unless_quiet(option: str) -> None:
    spoken, silent = run("cp1252.txt full.txt"), run(f"cp1252.txt full.txt {option}")
    assert spoken.err == f"articlediff: cp1252.txt is not UTF-8 (byte 0x93 at {MARK}); read as cp1252\n"
    assert (silent.err, silent.out) == ("", spoken.out)


SENTENCES = ["", "--view side-by-side", "--stat", "-f html", "-f markdown"]
BARE = ["-f json", "-f csv", "-f wdiff", "-f patch", "--view list", "--restore"]


@pytest.mark.parametrize("options", SENTENCES + BARE)
def test_swapped_arguments_are_said_once_in_the_report_or_beside_it(options: str) -> None:
    outcome = run(f"full.txt truncated.txt {options}")
    shown = " ".join(outcome.out.split())
    assert ("so the two look swapped; " in shown) is (options in SENTENCES)
    assert ("so the two look swapped; " in outcome.err) is (options in BARE)
    assert run(f"full.txt truncated.txt {options} -q") == (outcome.status, outcome.out, "")


@pytest.mark.parametrize("options", ["", "--view list"])
def test_swapped_arguments_are_offered_the_option_that_turns_them_round(options: str) -> None:
    told = run(f"full.txt truncated.txt {options}")
    assert "add --swap or take it away" in " ".join((told.out + told.err).split())
    turned = run(f"full.txt truncated.txt {options} --swap")
    assert turned == run(f"truncated.txt full.txt {options}")
    assert "--swap" not in turned.out + turned.err


def test_swap_reads_the_arguments_the_other_way_round_each_with_its_label_and_encoding() -> None:
    plain = run("cp1252.txt full.txt -f json --encoding cp1252 --encoding utf-8 --label wire --label archive")
    swapped = run("full.txt cp1252.txt --swap -f json --encoding utf-8 --encoding cp1252 --label archive --label wire")
    assert (swapped.out, swapped.status) == (plain.out, plain.status)


@pytest.mark.parametrize("options", SENTENCES + BARE)
def test_an_uncertain_verdict_is_said_once(options: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def doubtful(*texts: Article, blanks: Sequence[str], force: bool) -> Comparison:
        return compare(*texts)._replace(same_story=SameStory(Verdict.UNCERTAIN, 0.3, "Little is shared."))

    monkeypatch.setattr(one, "compare", doubtful)
    outcome = run(f"truncated.txt full.txt {options}")
    assert ("uncertain whether" in " ".join(outcome.out.split())) is (options in SENTENCES)
    assert ("uncertain whether" in outcome.err) is (options in BARE)


def test_a_word_of_the_library_reaches_a_file_behind_a_dot() -> None:
    Path("corpus").write_bytes(TRUNCATED.encode())
    assert run("./corpus full.txt").status == 1


@pytest.mark.parametrize("job", JOBS)
def test_the_name_of_a_job_is_that_job_and_a_file_of_that_name_stands_behind_a_dot(job: str) -> None:
    Path(job).write_bytes(TRUNCATED.encode())
    assert run(f"{job} --help").out.startswith(f"Usage: articlediff {job} ")
    assert run(f"./{job} full.txt").status == 1
    assert run(f"{job} --frobnicate").err.endswith(f"See articlediff {job} --help.\n")
    assert f"articlediff {job}" in run("--help").out


def test_help_names_every_option_and_status() -> None:
    text = run("--help").out
    for word in ("--format", "--output", "--color", "--only", "--stat", "--force", "--encoding", "--label"):
        assert word in text
    for word in ("--view", "--context", "--pager / --no-pager", "side-by-side"):
        assert word in text
    for word in ("--exit-zero", "--quiet", "--help", "--version", *(kind.value for kind in Kind)):
        assert word in text
    assert text.isascii()
    assert run("-V").out == f"articlediff {articlediff.__version__} ({kernel.NAME})\n"


# Colour

COLOR: list[tuple[output.When, dict[str, str], bool, bool]] = [
    ("always", {"NO_COLOR": "1"}, False, True),
    ("never", {"FORCE_COLOR": "1"}, True, False),
    ("auto", {"NO_COLOR": "1"}, True, False),
    ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, True, False),
    ("auto", {"NO_COLOR": ""}, True, True),
    ("auto", {"FORCE_COLOR": "1"}, False, True),
    ("auto", {"FORCE_COLOR": "0"}, False, False),
    ("auto", {"FORCE_COLOR": ""}, False, False),
    ("auto", {"CLICOLOR_FORCE": "1"}, False, True),
    ("auto", {"CLICOLOR_FORCE": "0"}, False, False),
    ("auto", {}, True, True),
    ("auto", {}, False, False),
    ("auto", {"TERM": "dumb"}, True, False),
]


@pytest.mark.parametrize(("when", "variables", "terminal", "color"), COLOR)
def test_color_goes_by_the_flag_then_the_environment_then_the_terminal(
    when: output.When, variables: dict[str, str], terminal: bool, color: bool
) -> None:
    assert output.wants_color(when, variables, terminal) is color


def test_color_reaches_the_text_and_a_file_is_no_terminal() -> None:
    assert "\x1b[" in run("truncated.txt full.txt --color always").out
    assert "\x1b[" not in run("truncated.txt full.txt").out
    assert not output.is_terminal("report.txt")
    run("truncated.txt full.txt --color always -o report.txt")
    assert "\x1b[" in Path("report.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("platform", "arguments", "terminal", "prepared"),
    [
        ("win32", "", True, 1),
        ("win32", "--view list --no-pager", True, 1),
        ("win32", "--color never", True, 0),
        ("win32", "--color always", False, 0),
        ("linux", "", True, 0),
    ],
)
def test_a_windows_console_is_prepared_for_colour(
    platform: str, arguments: str, terminal: bool, prepared: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[str] = []
    monkeypatch.setattr(colorama, "just_fix_windows_console", lambda: calls.append(platform))
    monkeypatch.setattr(one, "is_terminal", lambda _: terminal)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("ARTICLEDIFF_PAGER", "")
    monkeypatch.delenv("TERM", raising=False)
    outcome = run(f"truncated.txt full.txt {arguments}")
    assert ("\x1b[" in outcome.out) is ("never" not in arguments)
    assert len(calls) == prepared


@needs_posix
@pytest.mark.parametrize(
    ("settings", "encoding", "shown"),
    [
        ({"PYTHONIOENCODING": "utf-8"}, "utf-8", ("⟦rebel-held⟧", "“We’ll go", "café", "⟦…⟧", "─")),
        ({"LC_ALL": "C"}, "utf-8", ("⟦rebel-held⟧", "café")),
        ({"PYTHONIOENCODING": "iso-8859-1"}, "latin-1", ("<<rebel-held>>", "\"We'll go", "café", "<<...>>", "---")),
        ({"PYTHONIOENCODING": "ascii"}, "ascii", ("<<rebel-held>>", "\"We'll go", "caf<U+00E9>", "<<...>>", "---")),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "ascii", ("<<rebel-held>>", "caf<U+00E9>")),
    ],
)
def test_a_terminal_shows_color_and_marks_in_its_own_letters(
    settings: dict[str, str], encoding: str, shown: tuple[str, ...]
) -> None:
    outer, inner = os.openpty()
    process = subprocess.Popen(
        [*COMMAND, "truncated.txt", "full.txt"],
        stdout=inner,
        stderr=subprocess.PIPE,
        env=environment(**settings, TERM="xterm"),
    )
    os.close(inner)
    screen = b""
    while chunk := read_terminal(outer):
        screen += chunk
    os.close(outer)
    _, err = process.communicate()
    assert (process.returncode, err) == (1, b"")
    assert b"\x1b[" in screen
    text = re.sub(r"\x1b\[[\d;]*m", "", screen.decode(encoding))
    assert [words for words in shown if words not in text] == []
    assert "?" not in text


@needs_posix
def test_a_form_that_is_not_text_is_not_shown_on_a_terminal() -> None:
    outer, inner = os.openpty()
    done = subprocess.run(
        [*COMMAND, "truncated.txt", "full.txt", "-f", "docx"], stdout=inner, stderr=subprocess.PIPE, env=environment()
    )
    os.close(inner)
    assert read_terminal(outer) == b""
    os.close(outer)
    assert done.returncode == 2
    assert b"-f docx is a file for another program; name it with -o" in done.stderr


def read_terminal(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # Linux tells of the end in this way.
        return b""


# Files


def test_a_file_gets_what_standard_output_would_get() -> None:
    for form in cli.FORMS:
        outcome = run(f"truncated.txt full.txt -f {form} -o report")
        assert (outcome.status, outcome.out) == (1, "")
        printed = subprocess.run(
            [*COMMAND, "truncated.txt", "full.txt", "-f", form], capture_output=True, env=environment()
        )
        assert Path("report").read_bytes() == printed.stdout
    assert run("truncated.txt full.txt -o -").out == run("truncated.txt full.txt").out


def test_a_file_is_left_alone_when_the_texts_cannot_be_read() -> None:
    Path("report").write_text("before")
    assert run("truncated.txt nowhere.txt -o report").status == 2
    assert Path("report").read_text() == "before"


def test_a_file_that_cannot_be_finished_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: str) -> None:
        raise OSError(28, "No space left on device")

    Path("report").write_text("before")
    names = sorted(os.listdir())
    monkeypatch.setattr(os, "replace", failing)
    outcome = run("truncated.txt full.txt -o report")
    assert (outcome.status, outcome.err.count("\n")) == (2, 1)
    assert "report cannot be written (No space left on device)" in outcome.err
    assert Path("report").read_text() == "before"
    assert sorted(os.listdir()) == names


@needs_posix
def test_a_replaced_file_keeps_its_permissions_and_its_link() -> None:
    Path("report").write_text("before")
    Path("report").chmod(0o640)
    Path("link").symlink_to("report")
    run("truncated.txt full.txt -o link")
    assert Path("link").is_symlink()
    assert Path("report").stat().st_mode & 0o777 == 0o640
    assert Path("report").read_text("utf-8") == run("truncated.txt full.txt").out


@needs_posix
def test_a_new_file_has_the_usual_permissions() -> None:
    before = os.umask(0o027)
    try:
        run("truncated.txt full.txt -o report")
    finally:
        os.umask(before)
    assert Path("report").stat().st_mode & 0o777 == 0o640


@needs_posix
def test_a_device_is_written_to_and_not_replaced() -> None:
    assert run(f"truncated.txt full.txt -o {os.devnull}") == (1, "", "")
    assert Path(os.devnull).is_char_device()


# The process


@needs_posix
@pytest.mark.parametrize("form", cli.FORMS)
def test_the_bytes_are_the_same_under_any_locale_and_hash_seed(form: str) -> None:
    settings = [
        {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"},
        {"LC_ALL": "C", "PYTHONHASHSEED": "1", "COLUMNS": "30"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONHASHSEED": "2"},
        {"PYTHONIOENCODING": "iso-8859-1", "PYTHONHASHSEED": "3"},
    ]
    Path("zürich.txt").write_bytes(TRUNCATED.encode())
    arguments = ["zürich.txt", "full.txt", "--format", form, "--label", "Zürich"]
    for given in (arguments[:4], arguments):
        command = [os.fsencode(word) for word in (*COMMAND, *given)]
        runs = [subprocess.run(command, capture_output=True, env=environment(**each)) for each in settings]
        assert {(run.returncode, run.stderr) for run in runs} == {(1, b"")}
        assert len({run.stdout for run in runs}) == 1
        # Forms that consist of changes only have no names of texts.
        assert ("ürich".encode() in runs[0].stdout) is FORMS[form].tells_verdict


@needs_posix
def test_a_closed_pipe_ends_quietly_with_the_outcome() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = subprocess.run(
        [*COMMAND, "truncated.txt", "full.txt"],
        stdout=writer,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    os.close(writer)
    assert (process.returncode, process.stderr) == (1, b"")


@needs_posix
def test_a_reader_of_remarks_who_left_does_no_harm() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    process = subprocess.run(
        [*COMMAND, "cp1252.txt", "full.txt"], stdout=subprocess.PIPE, stderr=writer, env=environment()
    )
    os.close(writer)
    assert process.returncode == 1
    assert process.stdout.decode("utf-8") == run("truncated.txt full.txt --label cp1252.txt").out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_is_trouble() -> None:
    with open("/dev/full", "wb") as full:
        process = subprocess.run(
            [*COMMAND, "truncated.txt", "full.txt"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
        )
    assert process.returncode == 2
    assert process.stderr == (
        b"articlediff: standard output cannot be written (No space left on device); name a writable file with -o\n"
    )


@needs_posix
@pytest.mark.parametrize(
    ("redirections", "status", "message"),
    [
        (">&-", 2, b"standard output cannot be written (closed); name a writable file with -o"),
        ("2>&-", 1, b""),
        ("<&-", 1, b""),
    ],
)
def test_a_closed_stream_is_no_traceback(redirections: str, status: int, message: bytes) -> None:
    process = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m articlediff truncated.txt full.txt {redirections}'],
        capture_output=True,
        env=environment(),
    )
    assert process.returncode == status
    assert message in process.stderr
    assert process.stderr.count(b"\n") == len(message[:1])


@needs_posix
def test_an_interrupt_ends_quietly_with_130() -> None:
    os.mkfifo("pipe")
    process = subprocess.Popen(
        [*COMMAND, "truncated.txt", "pipe"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        # What runs in the background of a script has interrupts ignored, and so have its children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    # Opening the other end waits until the command reads.
    with open("pipe", "wb"):
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert (out, err.strip()) == (b"", b"")
