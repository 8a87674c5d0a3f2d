"""Other tools: what they are told, the place of their words in the full text, and which of these count as a claim."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from benchmarks import saved_cases
from benchmarks.cases import Case, Truth
from benchmarks.peers import __main__ as program
from benchmarks.peers.claims import Told, claims, told
from benchmarks.peers.hunks import COMMON, DELETED, INSERTED, Hunk, Mismatch, Piece, hunks
from benchmarks.peers.measuring import Tally, attempt, measure, middle, peaks, untraced
from benchmarks.peers.report import Figures, as_json, as_markdown, as_text
from benchmarks.peers.tool import Run, Tool
from benchmarks.peers.tools import TOOLS
from benchmarks.scoring import Place

OURS = ("articlediff", "articlediff-command")
PEERS = tuple(name for name in TOOLS if name not in OURS)
SPLITTING = ("dwdiff-P", "git-word-regex")
HERE = tuple(name for name, tool in TOOLS.items() if tool.version() is not None)
MARK = "ꀀ"

# Words that all differ: difflib needs the square of the time where they repeat.
NUMBERS = " ".join(map(str, range(10_000, 14_000)))
FILLED = {
    "plain": ("The ⟦mayor of⟧ town said so.", "   "),
    "first and last": ("⟦Yesterday⟧ the mayor went to ⟦Aleppo.⟧", "██"),
    "no blank": ("The mayor said so.", "   "),
    "marks of wdiff": ("Some [-old-] and {+new+} words ⟦in brackets⟧ [-, -] +} {+ here", "   "),
    "marks of git": ("@@ -1 +1 @@\n-minus\n+plus ⟦of the⟧ lines\n~\n\\ No newline\n--- a\n+++ b\n", "   "),
    "marks of ours": (f"\ue000 one \ue001 two {MARK} of ⟦\ue002 three⟧ \ue003 four ¶ and \U000f0000", "   "),
    "marks of redlines": ("¶ One ¶\n\n¶ two (three) ⟦four (five)⟧ -- six!\n \n ¦ seven", "   "),
    "accents, composed or not": ("Ele\u0301gant café ⟦de la Gare⟧ ﬁn Ⅱ naïve \u200bword", "   "),
    "other scripts": ("Президент ⟦Башар Асад⟧ сказал 新闻 ข่าว 😀", "   "),
    "line ends of Windows": ("The mayor\r\nof ⟦a small⟧ town\r\n\r\nsaid so.\r\n", "   "),
    "no newline at the end": ("The mayor\n\n\nsaid ⟦so, and⟧ went", "___"),
    "tabs and odd spaces": ("\tThe\tmayor\u00a0of ⟦the old⟧ town\u2028said\x0bso\x1c then\u3000he\x85left", "   "),
    "one long line": (f"{NUMBERS} The ⟦one that was lost⟧ word. {NUMBERS[::-1]}", "   "),
    "escapes": ("A \\n \\t \\\\ %s $HOME `id` ⟦lost \\words⟧ \\", "   "),
}


def each(names: Iterable[str]) -> pytest.MarkDecorator:
    """The test for every one of these tools; skipped for those that are missing."""
    skip = {name: pytest.mark.skipif(name not in HERE, reason=f"{name} is missing") for name in names}
    return pytest.mark.parametrize("tool", [pytest.param(TOOLS[name], marks=skip[name], id=name) for name in names])


def case(full: str, trace: str) -> Case:
    """The case in which every ⟦…⟧ of the full text has left this trace."""
    copy, complete = "", ""
    truth: list[Truth] = []
    for number, part in enumerate(re.split("[⟦⟧]", full)):
        lost = number % 2 == 1
        if lost:
            truth.append(Truth("restored", len(copy), len(copy) + len(trace), len(complete), len(complete) + len(part)))
        copy += trace if lost else part
        complete += part
    return Case("case", "", "family", "", copy, complete, tuple(truth))


def claimed(tool: Tool, made: Case, folder: Path) -> list[str]:
    run = tool.start(made, folder)
    return [made.b[place.start : place.end] for place in run.claims(run.work())]


def lost_words(made: Case) -> list[str]:
    return [made.b[truth.b0 : truth.b1].rstrip(".,;:") for truth in made.truth]


def words_of(claims_made: list[str]) -> list[str]:
    return [claim.rstrip(".,;:") for claim in claims_made]


@pytest.mark.parametrize("text", FILLED)
@each(PEERS)
def test_every_peer_restores_a_lone_blank_in_any_text(tool: Tool, text: str, tmp_path: Path) -> None:
    made = case(*FILLED[text])
    assert words_of(claimed(tool, made, tmp_path)) == lost_words(made)


@each(PEERS)
@pytest.mark.parametrize(
    ("copy", "full"), [("", ""), ("", "All of it."), ("All of it.", ""), (" \n", "\n\n "), ("a", "a")]
)
def test_texts_without_anything_in_common_or_in_difference_are_read(
    tool: Tool, copy: str, full: str, tmp_path: Path
) -> None:
    assert claimed(tool, Case("", "", "", "", copy, full, ()), tmp_path) == []


@each(PEERS)
def test_signs_around_the_mark_are_no_part_of_the_claim(tool: Tool, tmp_path: Path) -> None:
    assert claimed(tool, case("He met “⟦al-Assad⟧’s men” there", "███"), tmp_path) == ["al-Assad"]


@each(PEERS)
def test_an_edit_elsewhere_is_no_claim(tool: Tool, tmp_path: Path) -> None:
    made = case("The old mayor said on Monday that the ⟦rebel-held⟧ side would not give way", "   ")
    edited = made._replace(b=f"{made.b} before the winter")
    assert claimed(tool, edited, tmp_path) == ["rebel-held"]


@each(PEERS)
def test_a_mark_that_the_full_text_has_nothing_for_is_no_claim(tool: Tool, tmp_path: Path) -> None:
    made = Case("", "", "", "", "He went ██ home", "He went home", (Truth("unrestored", 8, 10, 8, 8),))
    assert claimed(tool, made, tmp_path) == []


@each(PEERS)
def test_two_blanks_side_by_side_are_one_claim(tool: Tool, tmp_path: Path) -> None:
    made = case("He met ⟦Walid⟧ ⟦al-Moallem⟧ there", "██")
    assert claimed(tool, made, tmp_path) == ["Walid al-Moallem"]


@each(SPLITTING)
def test_tools_that_split_at_signs_tell_blanks_apart_at_them(tool: Tool, tmp_path: Path) -> None:
    made = case("The ⟦Agency for Health⟧ (⟦AH⟧) said", "██")
    assert claimed(tool, made, tmp_path) == ["Agency for Health", "AH"]


@each(OURS)
def test_articlediff_sees_the_copy_as_it_is(tool: Tool, tmp_path: Path) -> None:
    made = case("President Bashar ⟦al-Assad⟧ of Syria said so. Café “x”, \r\n\r\n new line", " ")
    assert claimed(tool, made._replace(truth=()), tmp_path) == ["al-Assad"]


def test_a_mark_is_spaced_as_the_lost_words_were() -> None:
    made = Case("", "", "", "", "could be  . He", "could be al-Assad. He", (Truth("restored", 8, 10, 9, 17),))
    assert told(made) == Told(f"could be {MARK}. He", MARK)


def test_a_mark_without_lost_words_is_spaced_as_its_trace() -> None:
    made = Case("", "", "", "", "he   went\n \n[x]. On", "he went. On", (Truth("unrestored", 2, 5, 2, 2),))
    assert told(made).copy == f"he {MARK} went\n \n[x]. On"


def test_rows_with_one_trace_are_one_mark() -> None:
    rows = (Truth("restored", 1, 5, 2, 9), Truth("restored", 1, 5, 9, 13))
    assert told(Case("", "", "", "", "a    boy", "a 15-year-old boy", rows)).copy == f"a {MARK} boy"


def test_edits_and_losses_without_trace_are_not_told() -> None:
    rows = (Truth("added", 1, 1, 1, 3), Truth("removed", 2, 4, 5, 5), Truth("restored", 3, 3, 5, 6))
    made = Case("", "", "", "", "a bc d", "a x y d", rows)
    assert (told(made).copy, untraced([made])) == (made.a, 1)


@pytest.mark.parametrize(
    ("deleted", "expected"),
    [
        (MARK, "the lost words"),
        (f"the {MARK}", "lost words"),
        (f"{MARK} words", "the lost"),
        (f"the {MARK} words,", "lost"),
        (f"other {MARK}", "the lost words"),
        (f"{MARK} and {MARK}", "the lost words"),
        (f"the lost {MARK} words", None),
        ("the", None),
    ],
)
def test_the_claim_is_what_stands_in_the_place_of_the_mark(deleted: str, expected: str | None) -> None:
    full = "all the lost words."
    found = claims([Hunk(deleted, 4, 19)], Told(deleted, MARK), full)
    assert [full[place.start : place.end] for place in found] == ([] if expected is None else [expected])


def test_hunks_stand_between_common_pieces() -> None:
    pieces = [
        Piece(DELETED, "x"),
        Piece(INSERTED, "one"),
        Piece(INSERTED, "two"),
        Piece(COMMON, " three"),
        Piece(DELETED, "y"),
        Piece(COMMON, "four"),
        Piece(INSERTED, "five"),
    ]
    assert hunks(pieces, "one\n two  three four five ") == [Hunk("x", 0, 8), Hunk("y", 16, 16), Hunk("", 21, 25)]


@pytest.mark.parametrize("read", [["on"], ["on", "thy"], ["on", "the", "side"]])
def test_output_that_is_not_the_full_text_is_no_measurement(read: list[str]) -> None:
    with pytest.raises(Mismatch):
        hunks([Piece(COMMON, text) for text in read], "on the")


def test_a_mark_read_as_common_is_no_measurement() -> None:
    with pytest.raises(Mismatch):
        claims([], Told(MARK, MARK), "")


def test_a_tool_that_fails_has_missed_everything_and_stops_nobody(capsys: pytest.CaptureFixture[str]) -> None:
    def work() -> object:
        raise RuntimeError("no memory left")

    broken = Tool("broken", lambda: "1", lambda _case, _folder: Run(work, lambda _result: []))
    made = case(*FILLED["plain"])
    result = measure([broken, TOOLS["articlediff"]], [made])
    assert (result["broken"]["family"].crashes, result["broken"]["family"].score.missed) == (1, [Place(4, 12)])
    assert result["articlediff"]["family"].crashes == 0
    assert "no memory left" in capsys.readouterr().err


def test_a_wrong_reading_stops_the_measurement_and_names_tool_and_case(tmp_path: Path) -> None:
    def read(_result: object) -> list[Place]:
        raise Mismatch("other words")

    wrong = Tool("wrong", lambda: "1", lambda _case, _folder: Run(lambda: None, read))
    with pytest.raises(Mismatch, match="wrong, case: other words"):
        attempt(wrong, case(*FILLED["plain"]), tmp_path)


@pytest.mark.skipif(sys.platform != "linux", reason="peaks are read on Linux alone")
def test_peaks_are_those_of_the_tools_and_not_of_this_process() -> None:
    ballast = b"x" * 100_000_000
    found = peaks([TOOLS[name] for name in HERE], case(*FILLED["plain"]))
    assert set(found) == {"", *HERE}
    assert 0 < max(found.values()) < len(ballast)
    assert "wdiff" not in HERE or found["wdiff"] < found[""]


def test_the_middle_case_is_that_of_middle_length() -> None:
    lengths = [case("a" * length, "") for length in (9, 1, 5)]
    assert len(middle(lengths).b) == 5


def test_the_report_names_what_is_missing_and_what_crashed() -> None:
    figures = Figures({"x": "1.0"}, ["y", "z"], {"x": {"bars": Tally(cases=2, crashes=1)}}, {"x": 2_000_000}, 0)
    for form in (as_text, as_markdown):
        assert "Missing here: y, z." in form(figures)
        assert "Crashes: x 1." in form(figures)
    document = json.loads(as_json(figures))
    assert document["missing"] == ["y", "z"]
    assert document["tools"]["x"]["peak_bytes"] == 2_000_000
    assert set(document["tools"]["x"]["damage"]) == {"bars", "all"}


def test_the_program_measures_saved_cases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text("".join(f"{saved_cases.as_json(case(*text))}\n" for text in FILLED.values()), encoding="utf-8")
    monkeypatch.setattr(
        sys, "argv", ["peers", "--cases", str(path), "--limit", "3", "--tools", "difflib-words", "--json"]
    )
    program.main()
    figures = json.loads(capsys.readouterr().out)["tools"]["difflib-words"]["damage"]
    assert figures["family"] == figures["all"]
    assert (figures["all"]["cases"], figures["all"]["blanks"], figures["all"]["exact"]) == (3, 3, 3)


@pytest.mark.parametrize("text", FILLED)
def test_a_saved_case_comes_back(text: str, tmp_path: Path) -> None:
    made = case(*FILLED[text])
    (tmp_path / "cases.jsonl").write_text(f"{saved_cases.as_json(made)}\n", encoding="utf-8")
    assert list(saved_cases.read(tmp_path / "cases.jsonl")) == [made]
