"""How results on hard cases are scored: on tiny cases whose figures can be counted by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articlediff import Change, Kind, compare
from benchmarks.cases import Case, Truth
from benchmarks.hard_accuracy import (
    HEADER,
    STEPS,
    Overlap,
    Tally,
    _as_truth,
    _characters,
    _inside,
    _step,
    calibration,
    line,
    measure,
    report,
)
from benchmarks.scoring import Place, Score

FERRY = "The ferry to the island left at noon with nine goats aboard, and nobody could say whose they were. "
LAMP = "The keeper of the lamp counted them twice and wrote the number into his book. "
STORM = "A storm was expected from the west before the evening. "


def case(a: str, b: str, *truth: Truth) -> Case:
    return Case("1/bars/light", "1", "bars", "light", a, b, truth)


def span(text: str, part: str) -> tuple[int, int]:
    return text.index(part), text.index(part) + len(part)


# ---- characters that were edited


def test_what_was_neither_to_be_found_nor_claimed_counts_as_right() -> None:
    assert Overlap().f1 == 1
    assert Overlap(true=4).f1 == Overlap(claimed=4).f1 == 0
    assert Overlap(true=4, claimed=2, both=2).f1 == 2 / 3


def test_characters_are_those_of_both_texts_white_space_aside() -> None:
    made = case("ab cd", "x yz")
    assert _characters(made, [Truth("moved", 1, 4, 0, 3)]) == {("a", 1), ("a", 3), ("b", 0), ("b", 2)}
    assert _characters(made, []) == set()


def test_a_change_is_held_against_the_truth_by_its_spans() -> None:
    (change,) = (c for c in compare(FERRY + STORM, FERRY + LAMP + STORM).changes if c.kind is Kind.ADDED)
    assert isinstance(change, Change)
    assert _as_truth(change)[1:5] == (
        change.truncated.start, change.truncated.end, change.full.start, change.full.end,
    )  # fmt: skip


# ---- one case


def test_a_blank_that_is_restored_is_a_hit_with_its_confidence() -> None:
    b = FERRY + LAMP + STORM
    a = b.replace("nine goats", "█" * len("nine goats"))
    truth = Truth("restored", *span(a, "█" * 10), *span(b, "nine goats"))
    tally = measure(case(a, b, truth))
    assert (tally.cases, tally.words, tally.not_same) == (1, len(a.split()), 0)
    assert (tally.score.hits, tally.score.missed, tally.score.false) == (1, [], [])
    assert (tally.right.total(), tally.wrong.total()) == (1, 0)
    assert all(overlap == Overlap() for overlap in tally.edits.values())
    assert tally.errors == []


def test_a_restoration_that_no_one_lost_is_wrong_and_a_loss_that_no_one_restored_is_missed() -> None:
    b = FERRY + LAMP + STORM
    a = b.replace("nine goats", "█" * len("nine goats"))
    tally = measure(case(a, b, Truth("restored", 0, 0, *span(b, "twice"))))
    assert (tally.score.hits, tally.score.missed) == (0, [Place(*span(b, "twice"))])
    assert [b[place.start : place.end] for place in tally.score.false] == ["nine goats"]
    assert (tally.right.total(), tally.wrong.total()) == (0, 1)
    assert tally.errors


def test_edits_are_counted_in_characters() -> None:
    a, b = FERRY + STORM, FERRY + LAMP + STORM
    tally = measure(case(a, b, Truth("added", len(FERRY), len(FERRY), *span(b, LAMP))))
    letters = len("".join(LAMP.split()))
    assert tally.edits["added"] == Overlap(letters, letters, letters)
    assert tally.edits["removed"] == tally.edits["moved"] == Overlap()


def test_marks_that_nothing_answers_to_are_no_removed_characters() -> None:
    a, b = FERRY + LAMP.replace("lamp", "████") + STORM, FERRY + STORM
    start = len(FERRY)
    removed = Truth("removed", start, start + len(LAMP), len(FERRY), len(FERRY))
    tally = measure(case(a, b, removed, Truth("unrestored", *span(a, "████"), 0, 0)))
    assert tally.edits["removed"].true == len("".join(LAMP.replace("lamp", "").split()))


def test_another_story_is_not_the_same() -> None:
    assert measure(case(FERRY + LAMP, STORM)).not_same == 1


def test_places_inside_passages_are_those_that_lie_in_one_wholly() -> None:
    places = [Place(0, 3), Place(4, 6), Place(5, 9), Place(8, 9)]
    assert _inside(places, [Place(4, 8)]) == [Place(4, 6)]
    assert _inside(places, []) == []


# ---- many cases


def tally(right: int, wrong: int, step: float) -> Tally:
    made = Tally(cases=1, words=100, score=Score(hits=right, false=[Place(0, 1)] * wrong))
    made.right[step] += right
    made.wrong[step] += wrong
    return made


def test_tallies_add_up() -> None:
    total = tally(3, 1, 0.98)
    total += tally(1, 0, 0.5)
    assert (total.cases, total.words, total.score.hits, len(total.score.false)) == (2, 200, 4, 1)
    assert (total.right, total.wrong[0.98]) == ({0.98: 3, 0.5: 1}, 1)


@given(st.floats(0, 1))
def test_a_confidence_belongs_to_the_last_class_that_it_reaches(confidence: float) -> None:
    step = _step(confidence)
    assert step in STEPS and step <= confidence
    assert not any(step < other <= confidence for other in STEPS)


def test_the_calibration_lists_each_class_and_what_is_sure_in_all() -> None:
    table = calibration([tally(3, 1, 0.98), tally(1, 0, 0.9), tally(0, 2, 0.5)])
    cells = [row.rsplit(maxsplit=2) for row in table.splitlines()[1:]]
    rows = {name.strip(): shares for name, *shares in cells}
    assert list(rows) == [*(f"{step:g} and more" for step in reversed(STEPS)), "0.9 and more in all"]
    assert rows["0.98 and more"] == ["4", "75.0"]
    assert rows["0.9 and more"] == ["1", "100.0"]
    assert rows["0.5 and more"] == ["2", "0.0"]
    assert rows["0.95 and more"] == ["0", "-"]
    assert rows["0.9 and more in all"] == ["5", "80.0"]


def test_the_calibration_leaves_the_tallies_as_they_were() -> None:
    tallies = [tally(3, 1, 0.98), tally(1, 0, 0.9)]
    calibration(tallies)
    assert tallies == [tally(3, 1, 0.98), tally(1, 0, 0.9)]


def test_the_report_has_a_line_for_each_family_and_one_for_all_of_a_level() -> None:
    tallies = {(family, level): tally(2, 1, 0.9) for family in ("bars", "ats") for level in ("light", "medium")}
    table = report(tallies).split("\n\n")[0].splitlines()
    cells = [row.split()[:3] for row in table[1:]]
    assert cells[:4] == [[*key, "1"] for key in tallies]
    assert cells[4:] == [["all", "light", "2"], ["all", "medium", "2"]]
    assert tallies["bars", "light"] == tally(2, 1, 0.9)


def test_the_report_says_for_each_family_how_much_of_what_is_sure_is_right() -> None:
    tallies = {(family, level): tally(3, 1, 0.95) for family in ("bars", "bracketed") for level in ("light", "medium")}
    sure = [table.splitlines() for table in report(tallies).split("\n\n")][1]
    assert [row.split() for row in sure[1:]] == [["bars", "8", "75.0", "2"], ["bracketed", "8", "75.0", "2"]]


def test_the_report_parts_what_the_tool_was_made_by_from_the_later_families() -> None:
    tables = report({("bars", "light"): tally(3, 1, 0.95), ("bracketed", "light"): tally(1, 1, 0.95)}).split("\n\n")
    last = [table.splitlines()[-1].split()[-2:] for table in tables[2:]]
    assert last == [["4", "75.0"], ["2", "50.0"], ["6", "66.7"]]


def test_a_restoration_over_several_blanks_of_one_run_is_right_about_each() -> None:
    b = FERRY + "Nine goats stood there. " + STORM
    a = b.replace("Nine goats", "████ █████")
    start, goats = a.index("████"), b.index("goats stood")
    rows = (
        Truth("restored", start, start + 4, start, start + 4, run=1),
        Truth("restored", goats, goats + 5, goats, goats + 5, run=1),
    )
    tally = measure(case(a, b, *rows))
    assert (tally.score.hits, tally.score.missed, tally.score.false) == (2, [], [])
    assert tally.wrong.total() == 0


def test_a_restoration_over_blanks_of_which_two_touch_is_right_about_them_all() -> None:
    b = FERRY + "Four-legged nine-year-old goats stood there. " + STORM
    a = b.replace("Four-legged nine-year-old goats", "  goats")
    four, nine = b.index("Four-legged"), b.index("nine-year-old")
    rows = [Truth("restored", four, four + 1, *span, run=1) for span in ((four, nine - 1), (nine, nine + 9))]
    rows.append(Truth("restored", four, four + 1, nine + 9, nine + 13, run=1))
    made = case(a, b, *rows)
    assert made.read([Place(four, nine + 13), Place(nine, nine + 13)]) == [made.lost(), made.lost()[1:]]


def test_where_half_a_word_is_left_the_whole_word_is_right_as_well() -> None:
    b = FERRY + LAMP + STORM
    start, at = b.index("counted"), b.index("nted them")
    a = b[:at] + "…"
    tally = measure(case(a, b, Truth("restored", at, at + 1, at, len(b), also=((start, len(b)),))))
    assert (tally.score.hits, tally.score.false, tally.wrong.total()) == (1, [], 0)


def test_a_line_gives_shares_in_percent_and_false_ones_in_a_thousand_words() -> None:
    cells = dict(zip(HEADER, line("bars", "light", tally(3, 1, 0.9)), strict=True))
    assert (cells["blanks"], cells["claimed"], cells["exact"]) == ("3", "4", "3")
    assert (cells["precision"], cells["recall"], cells["F1"]) == ("75.0", "100.0", "85.7")
    assert (cells["in moves"], cells["added"], cells["false/1000"]) == ("-", "100.0", "10.00")
