"""Many pairs in one run: two directories or a list, one report on all of them or a file for each in a folder."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
from pathlib import Path
from threading import Event, active_count

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from articlediff.command import each_pair, progress
from articlediff.command.compare import main
from articlediff.command.directory import INDEX, file_names
from tests.documents import book, paragraph, word

FULL = (
    "The rebel-held side of the city was quiet on Friday, a spokesman for the mayor said, and the "
    "long-running talks in the capital went on, as they have since the spring.\n"
)
COPY = FULL.replace("rebel-held", "  ").replace("long-running", "████████████")
EDITED = FULL.replace("the spring", "the autumn")
OTHER = (
    "Shares in the brewer fell by a tenth after it warned that a wet summer would eat into profits, "
    "its third such warning in a year, and analysts now expect the dividend to be cut before Christmas.\n"
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def write(texts: dict[str, str]) -> None:
    for name, text in texts.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(text.encode())


def pairs(**copies: str) -> None:
    """Write copies, each with the full text beside it in the other directory."""
    write({f"cut/{name}.txt": text for name, text in copies.items()})
    write({f"full/{name}.txt": FULL for name in copies})


def run(arguments: str, status: int, **settings: object) -> tuple[str, str]:
    """Run the command in this process, and return what it wrote to standard output and to standard error."""
    result = CliRunner().invoke(main, shlex.split(arguments), **settings)  # type: ignore[arg-type]
    assert result.exit_code == status, result.stderr
    return result.stdout, result.stderr


def tree(directory: str) -> dict[str, bytes]:
    """Return every file below the directory with its content, hidden ones too."""
    files = (path for path in Path(directory).rglob("*") if path.is_file())
    return {path.relative_to(directory).as_posix(): path.read_bytes() for path in files}


# ---- which texts belong together


def test_a_table_tells_of_all_pairs_and_of_texts_without_a_partner() -> None:
    write({"cut/a.txt": COPY, "cut/b.txt": EDITED, "cut/deep/er/c.txt": FULL, "cut/d.txt": OTHER, "cut/e.txt": " "})
    write({f"full/{name}": FULL for name in ("a.txt", "b.md", "deep/er/c", "d.txt", "e.txt")})
    write({"cut/alone.txt": COPY, "full/spare.txt": FULL, "cut/.hidden": COPY, "full/.git/config": FULL})
    assert run("cut full", 2) == (
        """\
Truncated  cut, 6 texts
Full       full, 6 texts

In 1 of 3 pairs the copy lost 2 words in 2 places, all restored from the full
text. 1 pair has only edits, 1 pair has no differences and 1 pair is two
different stories, not compared. 1 pair could not be compared. 2 texts have no
partner.

pair           restored  doubtful  unrestored  words  edits  verdict
a.txt                 2         -           -      2      -  same
b.txt                 -         -           -      -      1  same
d.txt          not compared: these look like different stories
deep/er/c.txt         -         -           -      -      -  same
e.txt          not compared: cut/e.txt is empty; give a text with words in it

sum                   2         -           -      2      1

Without a partner
  cut/alone.txt: full has no file of this name
  full/spare.txt: cut has no file of this name
""",
        "",
    )


def test_of_several_endings_none_is_guessed() -> None:
    write({"cut/a.txt": COPY, "cut/b.txt": COPY, "full/a.md": FULL, "full/a.html": FULL, "full/b.txt": FULL})
    out, _ = run("cut full -f csv --stat", 1)
    assert [(row["pair"], row["result"]) for row in rows(out)] == [
        ("b.txt", "lost"),
        ("cut/a.txt", "unpaired"),
        ("full/a.html", "unpaired"),
        ("full/a.md", "unpaired"),
    ]


@pytest.mark.skipif(os.name != "posix", reason="needs symbolic links")
def test_links_are_followed_and_none_of_them_for_ever() -> None:
    pairs(a=COPY)
    write({"store/b.txt": COPY, "full/linked/b.txt": FULL})
    Path("cut/linked").symlink_to("../store", target_is_directory=True)
    Path("store/back").symlink_to("../cut", target_is_directory=True)
    out, _ = run("cut full -f csv --stat", 1)
    assert [row["pair"] for row in rows(out)] == ["a.txt", "linked/b.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with a name")
def test_a_pipe_is_no_text_and_a_broken_link_is_told() -> None:
    pairs(a=COPY, b=COPY)
    os.mkfifo("cut/pipe.txt")
    Path("cut/b.txt").unlink()
    Path("cut/b.txt").symlink_to("nowhere")
    out, _ = run("cut full -f csv --stat", 2)
    assert [row["problem"] for row in rows(out)] == ["", "cut/b.txt does not exist; check the path"]


def test_many_texts_without_a_partner_are_counted_and_all_are_in_the_csv() -> None:
    pairs(a=COPY)
    write({f"full/spare{number:03}.txt": FULL for number in range(30)})
    out, _ = run("cut full", 1)
    assert "spare019.txt" in out
    assert "spare020.txt" not in out
    assert out.endswith("  and 10 more, which -f csv --stat lists\n")
    assert len(rows(run("cut full -f csv --stat", 1)[0])) == 31


LISTS = {
    "plain": "../cut/a.txt,full/a.txt\n../cut/b.txt,full/b.txt\n",
    "a heading in another order": "Full;no;TRUNCATED\r\nfull/a.txt;x;../cut/a.txt\r\n\r\nfull/b.txt;;../cut/b.txt\r\n",
    "tabs": "../cut/a.txt\tfull/a.txt\n../cut/b.txt\tfull/b.txt",
    "quotes and a byte order mark": '\ufeff"../cut/a.txt", "full/a.txt"\n"../cut/b.txt", "full/b.txt"\n',
    "names": "truncated,full,name\n../cut/a.txt,full/a.txt,a.txt\n../cut/b.txt,full/b.txt,\n",
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_a_list_names_pairs_by_paths_from_its_own_folder(text: str) -> None:
    write({"cut/a.txt": COPY, "cut/b.txt": EDITED, "lists/full/a.txt": FULL, "lists/full/b.txt": FULL})
    write({"lists/pairs.csv": text})
    out, err = run("--pairs lists/pairs.csv", 1)
    assert err == ""
    assert out.startswith("List       lists/pairs.csv, 2 pairs\n\nIn 1 of 2 pairs the copy lost 2 words in 2 places")
    assert [line.split()[0] for line in out.splitlines()[6:8]] == ["a.txt", "b.txt"]


def test_a_list_comes_from_standard_input_as_well() -> None:
    pairs(a=COPY)
    out, _ = run("--pairs - -f csv --stat", 1, input=b"cut/a.txt,full/a.txt,My story\n")
    assert [row["pair"] for row in rows(out)] == ["My story"]


def test_a_list_means_a_file_by_a_hyphen() -> None:
    write({"-": COPY, "full.txt": FULL, "pairs.csv": "-,full.txt\n"})
    out, _ = run("--pairs pairs.csv -f csv --stat", 1, input=b"not this")
    assert [(row["pair"], row["result"]) for row in rows(out)] == [("'-", "lost")]


def test_swap_reads_the_full_texts_first() -> None:
    pairs(a=COPY)
    write({"pairs.csv": "full/a.txt,cut/a.txt,a.txt\n"})
    expected, _ = run("cut full -f csv", 1)
    assert run("full cut --swap -f csv", 1) == (expected, "")
    assert run("--pairs pairs.csv --swap -f csv", 1) == (expected, "")
    Path("full/a.txt").write_bytes(FULL.encode("utf-16-le"))
    assert run("full cut --swap -f csv --encoding utf-16-le --encoding utf-8", 1) == (expected, "")


# ---- the exit status, and what goes wrong

STATUS = {
    "alike": ({"a": FULL, "b": FULL.replace(" ", "  ", 1)}, "", 0),
    "edited": ({"a": FULL, "b": EDITED}, "", 1),
    "lost": ({"a": FULL, "b": COPY}, "", 1),
    "told not to mind": ({"a": FULL, "b": COPY}, "--exit-zero", 0),
    "another story": ({"a": COPY, "b": OTHER}, "", 3),
    "another story, told not to mind differences": ({"a": COPY, "b": OTHER}, "--exit-zero", 3),
    "another story, compared": ({"a": FULL, "b": OTHER}, "--force", 1),
    "an empty text": ({"a": FULL, "b": OTHER, "c": " "}, "", 2),
    "an empty text, told not to mind": ({"a": FULL, "b": OTHER, "c": " "}, "--exit-zero", 2),
}


@pytest.mark.parametrize(("copies", "options", "status"), STATUS.values(), ids=STATUS)
def test_the_status_is_that_of_the_worst_pair(copies: dict[str, str], options: str, status: int) -> None:
    pairs(**copies)
    for form in ("text", "csv", "json", "json --stat"):
        out, err = run(f"cut full -f {form} {options}", status)
        assert (out != "", err) == (True, "")
    run(f"cut full -f html -o reports -q {options}", status)


def test_a_text_without_a_partner_is_a_difference() -> None:
    pairs(a=FULL)
    write({"full/spare.txt": FULL})
    run("cut full", 1)
    run("cut full --exit-zero", 0)


def test_a_bad_pair_becomes_a_row_and_the_run_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs(a=COPY, c=COPY)
    write({"cut/b.txt": "\0\1\2\3" * 9, "full/b.txt": FULL})
    write({"pairs.csv": "cut/a.txt,full/a.txt\ncut/b.txt,full/b.txt\nno.txt,full/c.txt\ncut/c.txt,full/c.txt\n"})
    out, _ = run("--pairs pairs.csv -f csv --stat", 2)
    assert [(row["result"], row["problem"].split(" ")[0]) for row in rows(out)] == [
        ("lost", ""),
        ("failed", "cut/b.txt"),
        ("failed", "no.txt"),
        ("lost", ""),
    ]


def test_an_error_of_our_own_making_costs_one_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs(a=COPY, b=COPY)
    whole = each_pair.compare

    def broken(truncated: object, full: object, **options: object) -> object:
        if "/a." in truncated.name:  # type: ignore[attr-defined]
            raise RecursionError("too deep")
        return whole(truncated, full, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(each_pair, "compare", broken)
    out, _ = run("cut full -f csv --stat", 2)
    assert [row["result"] for row in rows(out)] == ["failed", "lost"]
    assert rows(out)[0]["problem"].startswith("RecursionError: too deep; ")


# ---- what programs read


def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"), newline="")))


def test_csv_has_the_rows_of_each_pair_with_its_name() -> None:
    pairs(a=COPY, b=EDITED)
    write({"cut/=c.txt": OTHER, "full/=c.txt": FULL, "cut/d.txt": "", "full/d.txt": FULL})
    for options in ("", "--only restored"):
        found = rows(run(f"cut full -f csv {options}", 2)[0])
        for name in ("a", "b"):
            expected = rows(run(f"cut/{name}.txt full/{name}.txt -f csv {options}", 1)[0])
            own = [row for row in found if row["pair"] == f"{name}.txt"]
            assert [{"pair": f"{name}.txt", **row, "problem": ""} for row in expected] == own
        told = {row["pair"]: row["problem"] for row in found if row["problem"]}
        assert list(told) == ["'=c.txt", "d.txt"]
        assert told["'=c.txt"].startswith("different stories: ")
        assert told["d.txt"].startswith("cut/d.txt is empty")


def test_json_has_the_document_of_each_pair_on_a_line() -> None:
    pairs(a=COPY, b=OTHER)
    write({"cut/c\u2028.txt": "", "full/c\u2028.txt": FULL, "full/d.txt": FULL})
    for options in ("", "--stat", "--only added"):
        out, _ = run(f"cut full -f json {options}", 2)
        documents = [json.loads(line) for line in out.splitlines()]
        for name, status, document in (("a", 1, documents[0]), ("b", 3, documents[1])):
            single = json.loads(run(f"cut/{name}.txt full/{name}.txt -f json {options}", status)[0])
            assert document == {"pair": f"{name}.txt"} | single
        assert [sorted(document) for document in documents[2:]] == [["format", "pair", "problem"]] * 2


def test_remarks_name_their_pair_unless_quiet() -> None:
    write({"cut/a.txt": FULL, "full/a.txt": COPY})
    Path("cut/b.txt").write_bytes(FULL.replace("Friday,", "Friday –").encode("cp1252"))
    write({"full/b.txt": FULL})
    _, err = run("cut full", 1)
    first, second = err.splitlines()
    assert first.startswith("articlediff: a.txt: ")
    assert "swap" in first
    assert second.startswith("articlediff: b.txt: cut/b.txt is not UTF-8")
    assert run("cut full -q", 1)[1] == ""


def test_encodings_and_blanks_are_those_of_every_pair() -> None:
    write({"full/a.txt": FULL, "full/b.txt": FULL})
    for name in ("a", "b"):
        Path(f"cut/{name}.txt").parent.mkdir(exist_ok=True)
        Path(f"cut/{name}.txt").write_bytes(FULL.replace("rebel-held", "so-and-so").encode("utf-16-le"))
    out, err = run("cut full --encoding utf-16-le --encoding utf-8 --blank so-and-so -f csv --stat", 1)
    assert [row["restored"] for row in rows(out)] == ["1", "1"]
    assert err == ""


# ---- a file for each pair


@pytest.mark.parametrize("options", ["-f html", "-f html --only restored", "-f csv", "-f text --view list", "-f patch"])
def test_each_report_is_that_of_its_pair_by_itself(options: str) -> None:
    pairs(a=COPY)
    write({"cut/deep/b.txt": EDITED, "full/deep/b.txt": FULL, "cut/c.txt": "", "full/c.txt": FULL})
    out, err = run(f"cut full {options} -o reports/", 2)
    assert out == ""
    assert err.splitlines()[0].startswith("articlediff: c.txt: cut/c.txt is empty")
    assert err.splitlines()[1].startswith("articlediff: 2 reports in reports/; begin with ")
    files = tree("reports")
    page = files.pop(INDEX).decode()
    assert len(files) == 2
    for path, content in files.items():
        name = path.rpartition(".")[0]
        run(f"cut/{name}.txt full/{name}.txt {options} -o single", 1)
        assert content == Path("single").read_bytes()
        assert f'<a href="{path}">{name}.txt</a>' in page


def test_restored_copies_keep_their_names_and_bytes() -> None:
    pairs(a=COPY, b=OTHER)
    Path("cut/c.txt").write_bytes(COPY.replace("\n", "\r\n").encode("utf-16"))
    write({"full/c.md": FULL, "cut/d.txt": " ", "full/d.txt": FULL})
    out, err = run("cut full --restore -o restored", 2)
    assert out == ""
    assert [line.split(": ")[1] for line in err.splitlines()[:-1]] == ["b.txt", "d.txt"]
    assert err.splitlines()[-1] == "articlediff: 3 restored texts in restored"
    assert tree("restored") == {
        "a.txt": FULL.encode(),
        "b.txt": OTHER.encode(),
        "c.txt": FULL.replace("\n", "\r\n").encode("utf-16"),
    }


def test_problems_are_said_even_to_who_wants_no_remarks() -> None:
    pairs(a=COPY, b=" ")
    _, err = run("cut full --restore -o restored -q", 2)
    assert err == "articlediff: b.txt: cut/b.txt is empty; give a text with words in it\n"


def test_copies_are_restored_in_their_own_place_if_asked_for() -> None:
    pairs(a=COPY)
    write({"pairs.csv": "cut/a.txt,full/a.txt,A story\n"})
    run("cut full --restore --min-confidence 0.5 -o cut", 1)
    assert tree("cut") == {"a.txt": FULL.encode()}
    run("--pairs pairs.csv --restore -o named", 0)
    assert list(tree("named")) == ["A story.txt"]


def test_an_interrupt_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs(a=COPY, b=COPY)
    write({"reports/a.html": "before"})
    before = tree(".")
    whole = each_pair.compare

    def interrupted(truncated: object, full: object, **options: object) -> object:
        if "/b." in truncated.name:  # type: ignore[attr-defined]
            raise KeyboardInterrupt
        return whole(truncated, full, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(each_pair, "compare", interrupted)
    for arguments in ("-f html -o reports", "-f html -o new/reports", "--restore -o cut", "-f csv -o all.csv", ""):
        out, err = run(f"cut full {arguments}", 130)
        assert (out, err.strip()) == ("", "")
        assert tree(".") == before
    assert not Path("new").exists()


def test_the_index_escapes_what_it_names() -> None:
    hostile = "<script>alert(1)</script>&\"'#?%.txt"
    rows = [f'cut/a.txt,full/a.txt,"{hostile.replace(chr(34), chr(34) * 2)}"', "x<b>\u202e,full/a.txt"]
    pairs(a=COPY)
    write({"pairs.csv": "\n".join(rows)})
    Path("reports").mkdir()
    page = run("--pairs pairs.csv -f html -o reports", 2) and Path("reports", INDEX).read_text("utf-8")
    assert "<script>alert" not in page
    assert "<b>" not in page.partition("<tbody>")[2].partition("<script")[0].replace("<bdi>", "")
    assert "\u202e" not in page
    assert '<a href="%3Cscript%3Ealert%281%29%3C/script%3E%26%22%27%23%3F%25.html">' in page


@given(st.lists(st.text("aAbB./-ix", min_size=1, max_size=9), max_size=9), st.sampled_from([".html", ".csv", ".md"]))
def test_no_two_reports_have_one_name_and_none_has_that_of_the_index(names: list[str], ending: str) -> None:
    found = file_names(names, ending)
    folded = [name.casefold() for name in found]
    assert len(set(folded)) == len(names)
    assert INDEX not in folded
    assert all(name.endswith(ending) for name in found)


# ---- progress


class Screen(io.StringIO):
    """A terminal that lets others wait until it shows a text."""

    def __init__(self, awaited: str) -> None:
        super().__init__()
        self.awaited = awaited
        self.seen = Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        written = super().write(text)
        if self.awaited in self.getvalue():
            self.seen.set()
        return written


def test_progress_counts_the_pairs_and_names_the_present_one(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen("1/3  story-of-\u241b.txt")
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setenv("TERM", "xterm")
    work = progress.Work("Comparing", 3)
    with progress.watched(work):
        work.done, work.name = 1, "story-of-\x1b.txt"
        assert screen.seen.wait(30)
    assert screen.getvalue().endswith("\x1b[?25h\n")


def test_progress_of_one_pair_tells_the_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen("Comparing the texts  1 s")
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setenv("TERM", "xterm")
    with progress.watched(progress.Work("Comparing the texts")):
        assert screen.seen.wait(30)


@pytest.mark.parametrize("why", ["quiet", "dumb", "a file", "closed"])
def test_progress_is_for_people_at_a_terminal(why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = {"a file": io.StringIO(), "closed": None}.get(why, Screen("Comparing"))
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "dumb" if why == "dumb" else "xterm")
    threads = active_count()
    with progress.watched(progress.Work("Comparing", 3), quiet=why == "quiet"):
        assert active_count() == threads


def test_what_is_quick_shows_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen("Comparing")
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "PATIENCE", 600)
    threads = active_count()
    with progress.watched(progress.Work("Comparing", 3)):
        assert active_count() == threads + 1
    assert (screen.getvalue(), active_count()) == ("", threads)


def test_documents_are_paired_and_compared_as_texts_are() -> None:
    pairs(a=COPY)
    run("cut full -f csv -o plain.csv", 1)
    Path("cut/a.txt").unlink()
    Path("cut/a.docx").write_bytes(word(paragraph(COPY)))
    Path("full/a.txt").unlink()
    Path("full/a.epub").write_bytes(book(f"<html><body><p>{FULL}</p></body></html>"))
    for arguments in ("cut full", "--pairs list.csv"):
        write({"list.csv": "cut/a.docx,full/a.epub,a.txt\n"})
        run(f"{arguments} -f csv -o found.csv", 1)
        found, plain = rows(Path("found.csv").read_text("utf-8")), rows(Path("plain.csv").read_text("utf-8"))
        assert [row["full_text"] for row in found] == [row["full_text"] for row in plain]
        assert {row["kind"] for row in found} == {"restored"}
    run("cut full -f html -o reports", 1)
    assert sorted(tree("reports")) == ["a.html", "index.html"]
    run("cut full --restore -o restored", 1)
    assert [*tree("restored")] == ["a.docx"]
