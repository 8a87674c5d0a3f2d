"""The command over a corpus: its jobs, its messages, and that a stopped job is resumed to the same bytes."""

from __future__ import annotations

import contextlib
import json
import os
import resource
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

import articlediff
from articlediff.command.compare import main
from articlediff.corpus.collections.opening import opened
from articlediff.corpus.journal import ENDING
from tests.corpus.made import story, write_collections, write_pairs

ROOT = Path(articlediff.__file__).parent.parent


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def run(arguments: str, status: int = 0) -> tuple[str, str]:
    """Run the command in this process, with one worker; return what it wrote to standard output and error."""
    result = CliRunner().invoke(main, ["corpus", *shlex.split(arguments)])
    assert result.exit_code == status, result.stderr
    return result.stdout, result.stderr


def started(arguments: str, **settings: object) -> subprocess.Popen[str]:
    """Start the command in a process, and a process group, of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "articlediff", "corpus", *shlex.split(arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        **settings,  # type: ignore[call-overload]
    )


def await_rows(process: subprocess.Popen[str], journal: str, number: int) -> None:
    """Wait until the journal has at least that number of rows, or the process has ended."""
    while process.poll() is None:
        with contextlib.suppress(FileNotFoundError):
            if Path(journal).read_bytes().count(b"\n") > number:
                return
        time.sleep(0.005)


def rows(path: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def test_pairs_are_compared_in_their_order() -> None:
    write_pairs("pairs.jsonl", 20)
    report, told = run("compare pairs.jsonl -o results.jsonl -j 1")
    assert [row["id"] for row in rows("results.jsonl")] == [str(number) for number in range(1, 21)]
    assert {row["status"] for row in rows("results.jsonl")} == {"compared"}
    assert report.startswith("Pairs      pairs.jsonl\nResults    results.jsonl\n\nIn 20 of 20 pairs the copy lost")
    assert told == ""
    assert sorted(os.listdir()) == ["pairs.jsonl", "results.jsonl"]


def test_pairs_of_any_make_need_two_columns() -> None:
    Path("pairs.csv").write_text("copy,original\nThe   side.,The far side.\n,x\n")
    run("compare pairs.csv -o results.jsonl --text copy --text original -q -j 1")
    assert [(row["id"], row["status"]) for row in rows("results.jsonl")] == [("1", "compared"), ("2", "failed")]


def test_rows_that_fail_are_counted_and_have_their_reason() -> None:
    write_pairs("pairs.jsonl", 2)
    with open("pairs.jsonl", "a", encoding="utf-8") as file:
        file.write('no\n{"id": "x", "truncated": 7, "full": "y"}\n{"id": "y", "truncated": "A word.", "full": null}\n')
    _, told = run("compare pairs.jsonl -o results.jsonl -j 1")
    assert "2 rows of results.jsonl could not be compared; each has its reason there" in told
    assert [(row["status"], row["problem"]) for row in rows("results.jsonl")][2:] == [
        ("failed", "the line is not JSON (Expecting value: line 1 column 1 (char 0))"),
        ("failed", "its text is not a string but of type int"),
        ("unpaired", "it has no partner"),
    ]


@pytest.mark.parametrize(("form", "begins"), [("html", "<!DOCTYPE html>"), ("json", "{")])
def test_the_report_has_other_forms(form: str, begins: str) -> None:
    write_pairs("pairs.jsonl", 2)
    report, _ = run(f"compare pairs.jsonl -o results.jsonl -f {form} -j 1")
    assert report.lstrip().upper().startswith(begins.upper())
    run(f"compare pairs.jsonl -o results.jsonl --report told.{form} -j 1")
    assert Path(f"told.{form}").read_text("utf-8") == report


def test_results_in_parquet_are_those_in_json() -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    write_pairs("pairs.jsonl", 5)
    lines, _ = run("compare pairs.jsonl -o results.jsonl -f json -j 1")
    report, _ = run("compare pairs.jsonl -o results.parquet -f json -j 1")
    assert report == lines
    table = parquet.read_table("results.parquet").to_pylist()
    for cells, row in zip(table, rows("results.jsonl"), strict=True):
        assert json.dumps(row["comparison"], ensure_ascii=False) == cells["comparison"]
        assert cells["restored"] == row["comparison"]["counts"]["restored"]  # type: ignore[index]


def test_a_collection_is_restored() -> None:
    write_collections("damaged.csv", "full.jsonl", 5)
    write_pairs("pairs.jsonl", 5)
    run("compare pairs.jsonl -o results.jsonl -q -j 1")
    _, told = run("restore damaged.csv results.jsonl -o restored.csv")
    before, after = Path("damaged.csv").read_text("utf-8"), Path("restored.csv").read_text("utf-8")
    for number in range(1, 6):
        before = before.replace(*story(number))
    assert after == before
    assert told.startswith("articlediff: restored.csv: ")
    assert told.endswith(" restorations in 5 of 5 articles\n")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("compare none.jsonl -o out.jsonl", "none.jsonl does not exist; check the path"),
        ("compare pairs.jsonl -o out.txt", "out.txt has no ending of a format for rows"),
        ("compare pairs.jsonl -o pairs.jsonl", "-o pairs.jsonl would replace pairs.jsonl, which is read"),
        (
            "compare pairs.jsonl -o none/out.jsonl",
            "cannot be written (No such file or directory); name another file with",
        ),
        ("compare pairs.jsonl -o out.jsonl --text copy", "--text names the columns of both texts, so give it twice"),
        ("compare pairs.jsonl -o out.jsonl --text copy --text full", "pairs.jsonl has no column 'copy'"),
        ("compare bare.csv -o out.jsonl", "bare.csv has no column 'truncated' (its columns: a, b); name those of both"),
        ("compare pairs.jsonl -o out.jsonl --encoding utf-8 --encoding cp1252", "--encoding can be given once"),
        ("compare pairs.jsonl -o out.jsonl --encoding base64", "unknown encoding 'base64'; try --encoding"),
        ("compare", "Missing argument 'PAIRS'. See articlediff corpus compare --help."),
        ("compaer", "'compaer' is not a job for a corpus; did you mean compare? See articlediff corpus --help."),
        ("restore bare.csv results.jsonl -o out.csv", "bare.csv has no column that is known to be the text"),
        ("restore pairs.jsonl results.jsonl -o out.csv --text full", "name a .jsonl file with -o"),
        ("restore pairs.jsonl pairs.jsonl -o out.jsonl --text truncated", "row 1 of pairs.jsonl is not a result"),
        ("restore pairs.jsonl none -o out.jsonl --text truncated", "none does not exist"),
        ("restore bare.csv x -o out.csv --text a --where b", "'b' is not COLUMN=VALUE"),
    ],
)
def test_trouble_is_told_on_one_line_with_the_next_step(arguments: str, told: str) -> None:
    write_pairs("pairs.jsonl", 1)
    Path("bare.csv").write_text("a,b\n1,2\n")
    report, error = run(arguments, status=2)
    assert report == ""
    assert told in error
    assert error.count("\n") == 1
    assert not [name for name in os.listdir() if name.startswith("out")]


@pytest.mark.parametrize(
    ("module", "arguments"),
    [
        ("pyarrow", "compare pairs.parquet -o out.jsonl"),
        ("pyarrow", "compare pairs.jsonl -o out.parquet"),
        ("zstandard", "compare pairs.jsonl.zst -o out.jsonl"),
        ("zstandard", "compare pairs.jsonl -o out.jsonl.zst"),
    ],
)
def test_a_missing_extra_is_told(module: str, arguments: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    monkeypatch.setitem(sys.modules, f"{module}.parquet", None)
    Path("pairs.parquet").touch()
    Path("pairs.jsonl.zst").write_bytes(b"x")
    write_pairs("pairs.jsonl", 1)
    _, error = run(arguments, status=2)
    to = "write" if "pairs.jsonl " in arguments else "read"
    assert error.endswith(f", and {module} is not installed; to {to} it: pip install 'articlediff[corpus]'\n")
    assert not [name for name in os.listdir() if name.startswith("out")]


def test_a_stopped_job_is_not_begun_again_by_mistake() -> None:
    write_pairs("pairs.jsonl", 2)
    Path("out.jsonl" + ENDING).write_text("{}\n")
    _, error = run("compare pairs.jsonl -o out.jsonl", status=2)
    assert "out.jsonl.partial has the rows of a run that was ended; go on with:" in error
    assert "articlediff corpus compare pairs.jsonl -o out.jsonl --resume or, to start afresh, remove" in error


def test_what_is_whole_is_not_done_again() -> None:
    write_pairs("pairs.jsonl", 2)
    run("compare pairs.jsonl -o out.jsonl -q -j 1")
    made = os.stat("out.jsonl").st_mtime_ns
    _, told = run("compare pairs.jsonl -o out.jsonl --resume -j 1")
    assert "out.jsonl is whole, and newer than pairs.jsonl: nothing is left to compare, whatever the options" in told
    assert os.stat("out.jsonl").st_mtime_ns == made


def test_what_is_older_than_a_text_of_its_folder_is_done_again() -> None:
    write_collections("damaged.csv", "full.jsonl", 2)
    for number in (1, 2):
        os.makedirs(f"news/{number}")
        Path(f"news/{number}/copy.txt").write_text(story(number)[0])
    run("pair news full.jsonl -o pairs.jsonl -j 1")
    _, told = run("pair news full.jsonl -o pairs.jsonl --resume -j 1")
    assert "nothing is left to pair, whatever the options" in told
    made = os.stat("pairs.jsonl").st_mtime_ns
    os.utime("news/2/copy.txt", ns=(made + 1, made + 1))
    _, told = run("pair news full.jsonl -o pairs.jsonl --resume -j 1")
    assert "pairs.jsonl: 2 of 2 articles have a partner" in told


def test_what_is_older_than_the_index_that_was_added_to_is_done_again() -> None:
    write_collections("damaged.csv", "full.jsonl", 2)
    run("pair damaged.csv full.jsonl -o pairs.jsonl --index full.index -j 1")
    made = os.stat("pairs.jsonl").st_mtime_ns
    os.utime("full.index", ns=(made + 1, made + 1))
    _, told = run("pair damaged.csv -o pairs.jsonl --index full.index -j 1 --resume")
    assert "2 of 2 articles have a partner" in told
    os.unlink("full.index")
    _, told = run("pair damaged.csv full.jsonl -o pairs.jsonl --index full.index -j 1 --resume")
    assert "2 of 2 articles have a partner" in told


@pytest.mark.parametrize(
    ("arguments", "other", "told"),
    [
        (
            "compare pairs.jsonl -o out.jsonl",
            "--encoding cp1252",
            "columns: --text truncated --text full --id id then, "
            "--text truncated --text full --id id --encoding cp1252 now",
        ),
        (
            "pair damaged.csv full.jsonl -o out.jsonl",
            "--encoding utf-8 --encoding cp1252",
            "columns of damaged: --id id --text content then, --id id --text content --encoding utf-8 now",
        ),
        (
            "pair damaged.csv full.jsonl -o out.jsonl",
            "--where-full id=f1",
            "columns of full: --id id --text text then, --id id --text text --where id=f1 now",
        ),
    ],
)
def test_a_job_is_gone_on_with_only_as_it_was_begun(arguments: str, other: str, told: str) -> None:
    write_collections("damaged.csv", "full.jsonl", 300)
    write_pairs("pairs.jsonl", 300)
    process = started(f"{arguments} -j 1")
    await_rows(process, "out.jsonl.partial", 16)
    process.kill()
    process.communicate()
    _, error = run(f"{arguments} {other} --resume", status=2)
    assert f"out.jsonl.partial was begun with something else ({told})" in error


def test_other_pairs_are_not_gone_on_with() -> None:
    write_pairs("pairs.jsonl", 300)
    process = started("compare pairs.jsonl -o out.jsonl -j 1")
    await_rows(process, "out.jsonl.partial", 16)
    process.kill()
    process.communicate()
    write_pairs("pairs.jsonl", 3)
    _, error = run("compare pairs.jsonl -o out.jsonl --resume", status=2)
    assert "pairs.jsonl has changed since" in error


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(("read", "ending"), [("pairs.jsonl", "jsonl.gz"), ("pairs.parquet", "parquet")])
def test_a_job_that_is_killed_is_resumed_to_the_same_bytes(read: str, ending: str) -> None:
    write_pairs("pairs.jsonl", 160)
    if ending == "parquet":
        cells = pytest.importorskip("pyarrow").Table.from_pylist(rows("pairs.jsonl"))
        pytest.importorskip("pyarrow.parquet").write_table(cells, read, row_group_size=50)
    whole, out = f"whole.{ending}", f"out.{ending}"
    report, _ = run(f"compare {read} -o {whole} -f json -j 2")
    assert run(f"report {whole} -f json")[0] == report
    done = [0]
    for _ in range(3):
        process = started(f"compare {read} -o {out} -q -j 2 {'--resume' if done[1:] else ''}")
        await_rows(process, f"{out}.partial", done[-1] + 1)
        process.send_signal(signal.SIGKILL)
        _, error = process.communicate()
        assert error == "", "the workers end without a word"
        done.append(Path(f"{out}.partial").read_bytes().count(b"\n") - 1)
    assert done[0] < done[1] < done[2] < done[3] < 160
    assert run(f"compare {read} -o {out} -f json -j 2 --resume")[0] == report
    assert Path(out).read_bytes() == Path(whole).read_bytes()
    assert not Path(f"{out}.partial").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others on Windows")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_at_once_and_tells_the_line_that_resumes(sent: signal.Signals) -> None:
    write_pairs("pairs 1.jsonl", 30_000)
    # Jobs in the background of a shell ignore SIGINT, and so do the processes that they start.
    process = started(
        "compare 'pairs 1.jsonl' -o out.jsonl -j 2", preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)
    )
    await_rows(process, "out.jsonl.partial", 1)
    # A terminal sends it to the workers as well.
    os.killpg(process.pid, sent) if sent == signal.SIGINT else process.send_signal(sent)
    begun = time.monotonic()
    _, error = process.communicate()
    assert time.monotonic() - begun < 5
    assert process.returncode == 130
    assert error == (
        "articlediff: stopped; what is done is kept. Go on with: "
        "articlediff corpus compare 'pairs 1.jsonl' -o out.jsonl -j 2 --resume\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is one of POSIX")
def test_without_room_the_rows_that_are_done_are_kept() -> None:
    write_pairs("pairs.jsonl", 60)
    run("compare pairs.jsonl -o whole.jsonl -q -j 1")
    limit = os.stat("whole.jsonl").st_size // 2
    process = started(
        "compare pairs.jsonl -o out.jsonl -q -j 1",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    _, error = process.communicate()
    assert process.returncode == 2
    assert (
        "out.jsonl.partial cannot be written (File too large); make room, then go on with: articlediff corpus" in error
    )
    run("compare pairs.jsonl -o out.jsonl -q -j 1 --resume")
    assert Path("out.jsonl").read_bytes() == Path("whole.jsonl").read_bytes()


def test_two_collections_are_paired_and_compared() -> None:
    write_collections("damaged.csv", "full.jsonl", 30)
    report, told = run("run damaged.csv full.jsonl -o out -j 2")
    assert sorted(os.listdir("out")) == ["pairs.jsonl", "report.html", "results.jsonl", "run.json"]
    assert [(row["id"], row["full_id"]) for row in rows("out/results.jsonl")] == [
        (str(number), f"f{number}") for number in range(1, 31)
    ]
    assert "In 30 of 30 pairs the copy lost" in report
    assert "30 of 30 articles have a partner" in told
    line = told.splitlines()[-1].partition("articlediff corpus ")[2]
    run(line)
    assert Path("out/restored-damaged.csv").read_text("utf-8").count("\n") == 31


def test_a_run_is_gone_on_with_only_for_its_collections() -> None:
    write_collections("damaged.csv", "full.jsonl", 5)
    run("run damaged.csv full.jsonl -o out -j 1 -q")
    _, told = run("run damaged.csv full.jsonl -o out -j 1 --resume")
    assert "nothing is left to pair" in told
    assert "nothing is left to compare" in told
    write_collections("others.csv", "full.jsonl", 5)
    _, error = run("run others.csv full.jsonl -o out -j 1 --resume", status=2)
    assert "run.json was begun with something else (damaged: " in error


def test_an_index_is_kept_and_added_to() -> None:
    write_collections("damaged.csv", "full.jsonl", 6)
    lines = Path("full.jsonl").read_text("utf-8").splitlines(keepends=True)
    for number, part in enumerate((lines[:3], lines[3:])):
        Path(f"part{number}.jsonl").write_text("".join(part), "utf-8")
    _, first = run("pair damaged.csv part0.jsonl -o pairs.jsonl --index full.index -j 1")
    _, second = run("pair damaged.csv part1.jsonl -o pairs.jsonl --index full.index -j 1")
    assert "3 of 6 articles have a partner" in first
    assert "6 of 6 articles have a partner" in second
    before = Path("pairs.jsonl").read_bytes()
    run("pair damaged.csv -o pairs.jsonl --index full.index -j 1")
    assert Path("pairs.jsonl").read_bytes() == before
    _, error = run("pair damaged.csv -o pairs.jsonl -j 1", status=2)
    assert "Missing argument 'FULL', which only an index that was kept can replace." in error


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("compare pairs.jsonl -o out.jsonl --report pairs.jsonl", "--report pairs.jsonl would replace pairs.jsonl"),
        ("compare pairs.jsonl -o out.jsonl --report linked.jsonl", "--report linked.jsonl would replace pairs.jsonl"),
        ("compare pairs.jsonl -o out.jsonl --report ./out.jsonl", "-o out.jsonl and --report ./out.jsonl are one file"),
        ("report pairs.jsonl -o pairs.jsonl", "-o pairs.jsonl would replace pairs.jsonl, which is read"),
        ("pair damaged.csv full.jsonl -o full.jsonl", "-o full.jsonl would replace full.jsonl, which is read"),
        ("pair damaged.csv full.jsonl -o out.jsonl --index out.jsonl", "--index out.jsonl are one file"),
        ("pair damaged.csv full.jsonl -o out.jsonl --index damaged.csv", "would replace damaged.csv"),
        ("pair news full.jsonl -o news/out.jsonl", "-o news/out.jsonl would be in news, which is read"),
        ("run pairs.jsonl full.jsonl -o .", "-o ./pairs.jsonl would replace pairs.jsonl, which is read"),
        ("run damaged.csv results.jsonl -o .", "-o ./results.jsonl would replace results.jsonl, which is read"),
        ("run news full.jsonl -o news", "-o news/pairs.jsonl would be in news, which is read"),
        ("run damaged.csv full.jsonl -o . --report full.jsonl", "--report full.jsonl would replace full.jsonl, which"),
        ("run damaged.csv full.jsonl -o . --report run.json", "-o ./run.json and --report run.json are one file"),
        ("restore damaged.csv results.jsonl -o damaged.csv", "-o damaged.csv would replace damaged.csv, which is read"),
        ("restore news results.jsonl -o news/new", "-o news/new would be in news, which is read"),
    ],
)
def test_nothing_that_is_read_or_written_is_replaced(arguments: str, told: str) -> None:
    write_collections("damaged.csv", "full.jsonl", 3)
    write_pairs("pairs.jsonl", 3)
    os.link("pairs.jsonl", "linked.jsonl")
    os.mkdir("news")
    Path("news/one.txt").write_text("A word.")
    Path("results.jsonl").write_bytes(Path("full.jsonl").read_bytes())
    before = {path: path.read_bytes() for path in Path().rglob("*.*")}
    _, error = run(f"{arguments} -q", status=2)
    assert told in error
    assert {path: path.read_bytes() for path in Path().rglob("*.*")} == before


def test_a_file_of_somebody_else_in_the_place_of_the_note_is_left_as_it_is() -> None:
    write_collections("damaged.csv", "full.jsonl", 3)
    os.mkdir("out")
    for content in ('{"name": "runner", "version": "1.0"}', "letters"):
        Path("out/run.json").write_text(content)
        _, error = run("run damaged.csv full.jsonl -o out -j 1", status=2)
        assert "out/run.json is there already, and is not the note of a run; name another folder with -o" in error
        run("run damaged.csv full.jsonl -o out -j 1 --resume", status=2)
        assert os.listdir("out") == ["run.json"]
        assert Path("out/run.json").read_text() == content


def test_a_file_in_the_place_of_the_index_is_left_as_it_is() -> None:
    write_collections("damaged.csv", "full.jsonl", 3)
    Path("pairs.jsonl.index").write_text("letters\n")
    for option in ("", "--resume"):
        _, error = run(f"pair damaged.csv full.jsonl -o pairs.jsonl -j 1 {option}", status=2)
        assert "pairs.jsonl.index is there already, and its place is needed" in error
    assert Path("pairs.jsonl.index").read_text() == "letters\n"
    assert not Path("pairs.jsonl.partial").exists()


def test_an_index_that_is_kept_is_never_removed() -> None:
    write_collections("damaged.csv", "full.jsonl", 3)
    run("pair damaged.csv full.jsonl -o pairs.jsonl --index pairs.jsonl.index -j 1")
    kept = Path("pairs.jsonl.index").read_bytes()
    run("pair damaged.csv full.jsonl -o pairs.jsonl -j 1", status=2)
    # As a run with --index leaves it that was stopped before its first pair.
    Path("pairs.jsonl.partial").write_text('{"format": "articlediff journal/1", "index": "pairs.jsonl.index"}\n')
    run("pair damaged.csv full.jsonl -o pairs.jsonl -j 1", status=2)
    assert Path("pairs.jsonl.index").read_bytes() == kept


def test_the_index_of_a_run_that_was_stopped_is_made_anew() -> None:
    write_collections("damaged.csv", "full.jsonl", 3)
    Path("pairs.jsonl.index").write_bytes(b"")
    Path("pairs.jsonl.partial").write_text('{"format": "articlediff journal/1", "index": null}\n')
    run("pair damaged.csv full.jsonl -o pairs.jsonl -j 1")
    assert sorted(os.listdir()) == ["damaged.csv", "full.jsonl", "pairs.jsonl"]


def test_full_articles_that_cannot_be_read_are_told() -> None:
    write_collections("damaged.csv", "full.jsonl", 3)
    with open("full.jsonl", "a", encoding="utf-8") as file:
        file.write('no\n{"id": "x"}\n')
    _, told = run("pair damaged.csv full.jsonl -o pairs.jsonl -j 1")
    assert "articlediff: full.jsonl: 2 articles left out, first 4: the line is not JSON" in told
    Path("full.jsonl").write_text('{"text": ""}\n')
    _, error = run("pair damaged.csv full.jsonl -o pairs.jsonl -j 1", status=2)
    assert "full.jsonl has no article that can be read; check --text and --encoding" in error


@pytest.mark.parametrize("job", ["pair", "run"])
def test_without_an_article_that_is_asked_for_the_reason_is_told(job: str) -> None:
    write_collections("damaged.csv", "full.jsonl", 3)
    Path("out.jsonl").write_text("precious", "utf-8")
    _, error = run(f"{job} damaged.csv full.jsonl -o out{'' if job == 'run' else '.jsonl'} --where id=9 -j 1", status=2)
    assert error.endswith("damaged.csv has no article to pair; check --where and the file\n")
    assert Path("out.jsonl").read_text("utf-8") == "precious"


def test_a_run_that_is_killed_is_resumed_to_the_same_bytes() -> None:
    write_collections("damaged.csv", "full.jsonl", 60)
    run("run damaged.csv full.jsonl -o whole -q -j 2")
    for journal in ("pairs.jsonl.partial", "results.jsonl.partial"):
        process = started("run damaged.csv full.jsonl -o out -q -j 2 --resume")
        await_rows(process, f"out/{journal}", 1)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert Path("out", journal).exists()
    run("run damaged.csv full.jsonl -o out -q -j 2 --resume")
    for name in ("pairs.jsonl", "results.jsonl"):
        assert Path("out", name).read_bytes() == Path("whole", name).read_bytes()
    assert sorted(os.listdir("out")) == sorted(os.listdir("whole"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_job_that_is_killed_over_its_output_leaves_nothing_in_the_end() -> None:
    write_pairs("pairs.jsonl", 3)
    run("compare pairs.jsonl -o whole.jsonl.gz -q -j 1")
    # A process that is killed at this moment has made its rows, and a part of the output.
    program = (
        "import os, sys; from articlediff import replacing; from articlediff.command.compare import main;"
        "os.replace = lambda *paths: os.kill(os.getpid(), 9); sys.argv[1:] = 'corpus compare pairs.jsonl -o "
        "out.jsonl.gz -q -j 1'.split(); main()"
    )
    subprocess.run([sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert len([name for name in os.listdir() if name.endswith(".tmp")]) == 1
    run("compare pairs.jsonl -o out.jsonl.gz -q -j 1 --resume")
    assert Path("out.jsonl.gz").read_bytes() == Path("whole.jsonl.gz").read_bytes()
    assert sorted(os.listdir()) == ["out.jsonl.gz", "pairs.jsonl", "whole.jsonl.gz"]


def test_the_collections_among_the_samples_are_the_samples() -> None:
    samples = ROOT / "samples"
    copies = [path.read_text("utf-8") for path in sorted(samples.glob("*.truncated.txt"))]
    fulls = {f"{path.name.split('.')[0]}-full": path.read_text("utf-8") for path in samples.glob("*.full.txt")}
    copies.append((samples / "harbour.other-story.txt").read_text("utf-8"))
    assert [article.text for article in opened(str(samples / "corpus" / "damaged.csv")).texts()] == copies
    assert {article.id: article.text for article in opened(str(samples / "corpus" / "full.jsonl")).texts()} == fulls
