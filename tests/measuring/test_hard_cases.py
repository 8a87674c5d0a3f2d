"""The generator of hard cases: what it writes down as the truth is true of its texts."""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from benchmarks.cases import Case, Truth
from benchmarks.data import PROJECT
from benchmarks.hard_cases import FAMILIES, LEVELS, Story, cases, half_of, stories
from benchmarks.hard_cases.building import Draft, with_whole_words
from benchmarks.hard_cases.endings import (
    COUNTS,
    DOTS,
    FOOTERS,
    FRAMES,
    LINKS,
    NOTICES,
    WIRE,
    WIRE_FRAMES,
    WORDS,
)
from benchmarks.hard_cases.families import BY_WORDS, FIRST, RULED, SPELLED, WORN
from benchmarks.hard_cases.rewriting import Replacement, rewritten
from benchmarks.hard_cases.spellings import (
    Spelling,
    bracketed,
    capital_tokens,
    drawn,
    half_of_spelling,
    initials,
    partial,
    sign_runs,
)
from benchmarks.hard_cases.stories import sentences
from benchmarks.saved_cases import as_json, from_row, read

HALVES = ("tune", "report")
SHAPES = (bracketed, sign_runs, capital_tokens, initials, partial)
MARK_SIGNS = frozenset("█_@")
LABELS = ("[REDACTED]", "[redacted]", "(b)(6)", "[…]", "[...]", "***", "XXXXX", "Harm to Ongoing Matter")
CUT_MARKS = ("...", " … Read more")
CHANGES_LETTERS = frozenset(("atn worn", "scanned", "scanner noise"))
"""Their copies are misread: nothing outside the spans is promised to be the same."""
SAME_OTHERWISE = str.maketrans(dict.fromkeys("-¬–\"'`“”‘’", ""))
"""The signs that tokenising and line ends change."""

_SYLLABLES = "ba den fir gol hum kest lor mip nar opp quel rud sil tov wex yan".split()
_JOINTS = (" ", " ", " ", " ", " ", " ", ", ", "; ", " — ", " & ")
_ENDS = (". ", ". ", ". ", ".\n", ".\n\n", "? ", ".” ")


# ---- stories of invented words


def invented(seed: int, least: int = 150) -> str:
    """A story of sentences of words that no language has, with names, numbers, hyphens and quotes."""
    chance = Random(seed)
    text = ""
    while len(text.split()) < least:
        text += _sentence(chance) + chance.choice(_ENDS)
    return text.rstrip(" \n")


def _sentence(chance: Random) -> str:
    text = _word(chance).capitalize()
    for _ in range(chance.randint(5, 16)):
        text += chance.choice(_JOINTS) + _written(chance)
    return text


def _written(chance: Random) -> str:
    word = _word(chance)
    manner = chance.randrange(12)
    if manner == 0:
        return f"{word}-{_word(chance)}"
    if manner == 1:
        return f"{word.capitalize()} {_word(chance).capitalize()}’s"
    return chance.choice(("17", "1,300", "W.H.O.", f"“{word}”")) if manner == 2 else word


def _word(chance: Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(1, 4)))


SEEDS = st.integers(0, 1 << 30)
STORIES = st.builds(lambda seed: Story(str(seed), invented(seed)), SEEDS)


@st.composite
def hard_cases(draw: DrawFn, families: Sequence[str] = tuple(FAMILIES)) -> Case:
    """One case of any of the families, at any level that it has."""
    family = draw(st.sampled_from(families))
    level = draw(st.sampled_from(tuple(LEVELS) if family in BY_WORDS else RULED))
    (case,) = cases([draw(STORIES)], [family], [level], draw(SEEDS))
    return case


# ---- the texts and their truth


@given(STORIES, SEEDS)
@settings(max_examples=10)
def test_the_same_seed_gives_the_same_cases(story: Story, seed: int) -> None:
    assert list(cases([story], seed=seed)) == list(cases([story], seed=seed))


@given(STORIES, SEEDS)
@settings(max_examples=10)
def test_a_case_hangs_on_its_own_names_alone(story: Story, seed: int) -> None:
    """Whichever other families and levels are asked for."""
    for case in cases([story], seed=seed):
        assert [case] == list(cases([story], [case.family], [case.level], seed))


@given(STORIES, SEEDS)
@settings(max_examples=10)
def test_every_family_comes_at_every_level_that_it_has(story: Story, seed: int) -> None:
    made = [(case.family, case.level) for case in cases([story], seed=seed)]
    assert made == [(family, level) for family in FAMILIES for level in (LEVELS if family in BY_WORDS else RULED)]


def test_short_articles_make_no_cases() -> None:
    assert list(cases([Story("1", "A word or two. " * 20)])) == []


@given(hard_cases())
def test_every_row_of_the_truth_lies_inside_its_texts(case: Case) -> None:
    for row in case.truth:
        assert 0 <= row.a0 <= row.a1 <= len(case.a), row
        assert 0 <= row.b0 <= row.b1 <= len(case.b), row


@given(hard_cases())
def test_what_can_be_restored_stands_in_the_full_text_and_left_next_to_nothing_in_the_copy(case: Case) -> None:
    for row in case.of_kind("restored"):
        assert case.b[row.b0 : row.b1].strip(), row
    for row in case.of_kind("restored", "unrestored"):
        assert case.family not in FIRST | WORN or is_trace(case.a[row.a0 : row.a1]), row


def is_trace(text: str) -> bool:
    """White space, a mark or nothing."""
    text = text.strip()
    is_entity = text.startswith("@entity") and text.removeprefix("@entity").isdigit()
    is_count = text.startswith("… [+") and text.endswith(" chars]")
    is_label = text in LABELS or f" {text}" in CUT_MARKS or text in CUT_MARKS
    return is_entity or is_count or is_label or set(text) <= MARK_SIGNS | {" "}


@given(hard_cases(tuple(SPELLED)))
def test_a_mark_of_the_grammar_is_none_of_the_words_that_it_stands_for(case: Case) -> None:
    for row in case.of_kind("restored"):
        hidden, mark = case.b[row.b0 : row.b1], case.a[row.a0 : row.a1]
        assert mark.strip(" ") or "  " in mark, row
        words = set(re.findall(r"\w{4,}", hidden))
        assert words.isdisjoint(re.findall(r"\w{4,}", mark)), row


@given(hard_cases())
def test_losses_of_one_run_have_nothing_but_signs_between_them(case: Case) -> None:
    for one, other in itertools.pairwise(case.of_kind("restored")):
        between = case.a[one.a1 : other.a0] + case.b[one.b1 : other.b0]
        is_one = one.run == other.run > 0
        assert is_one == (bool(other.run) and not any(map(str.isalnum, between))), (one, other)


def test_a_number_in_a_compound_may_be_restored_with_the_compound() -> None:
    made = Draft("a ██-year-old", "a 15-year-old", (), (Truth("restored", 2, 4, 2, 4),))
    assert with_whole_words(made).truth == (Truth("restored", 2, 4, 2, 4, also=((2, 13),)),)


@given(hard_cases(("cut phrases", "broken paragraphs")))
def test_a_text_that_breaks_off_in_a_word_may_be_restored_from_its_beginning(case: Case) -> None:
    for row in case.of_kind("restored"):
        in_word = case.b[row.b0].isalnum() and case.b[row.b0 - 1].isalnum()
        assert bool(row.also) == in_word, row
        for start, end in row.also:
            assert case.b[start : row.b0].isalnum() and not case.b[start - 1].isalnum() and end == row.b1, row


@given(hard_cases(("cut phrases",)))
def test_a_cut_copy_has_lost_all_to_the_end_that_it_does_not_have_elsewhere(case: Case) -> None:
    lost = case.of_kind("restored")
    assert all(row.a1 == len(case.a) for row in lost)
    first = min((row.b0 for row in lost), default=len(case.b))
    spans = sorted((row.b0, row.b1) for row in case.of_kind("restored", "moved") if row.b0 >= first)
    for (_, stop), (start, _) in itertools.pairwise([*spans, (len(case.b), len(case.b))]):
        assert stop <= start and not case.b[stop:start].strip(), (stop, start)


@given(hard_cases(("withheld sentences", "withheld paragraphs")))
def test_what_is_withheld_is_whole_sentences(case: Case) -> None:
    for row in case.of_kind("restored"):
        assert case.b[row.b0 - 1].isspace() and case.b[row.b1].isspace(), row
        assert case.a[row.a0 - 1].isspace() and case.a[row.a1].isspace(), row
        assert len(re.findall(r"[^\W\d_]+", case.b[row.b0 : row.b1])) >= 3, row


@pytest.mark.parametrize("options", [DOTS, WORDS, WIRE, FRAMES, WIRE_FRAMES, LINKS, COUNTS, NOTICES, FOOTERS])
def test_either_half_has_some_of_every_part_of_an_ending(options: tuple[str, ...]) -> None:
    halves = [half_of_spelling(option) for option in options]
    assert 2 <= halves.count("tune") <= len(options) - 2


@given(STORIES, SEEDS, st.sampled_from(tuple(SPELLED)))
@settings(max_examples=10)
def test_the_half_of_the_spellings_is_that_of_the_article_unless_another_is_asked_for(
    story: Story, seed: int, family: str
) -> None:
    own, other = ("tune", "report") if half_of(story) == "tune" else ("report", "tune")
    made = list(cases([story], [family], seed=seed))
    assert made == list(cases([story], [family], seed=seed, spellings=own))
    assert family.endswith("width") or made != list(cases([story], [family], seed=seed, spellings=other))


@given(SEEDS)
def test_no_spelling_is_in_both_halves(seed: int) -> None:
    for shape in SHAPES:
        tuned, reported = ({drawn(shape, half, "", Random(seed + k)).name for k in range(9)} for half in HALVES)
        assert tuned.isdisjoint(reported)


@given(STORIES, SEEDS)
def test_a_spelling_that_is_drawn_does_not_stand_in_the_text(story: Story, seed: int) -> None:
    for shape in SHAPES:
        assert not re.search(drawn(shape, "all", story.text, Random(seed)).stem, story.text)


def test_a_text_in_which_every_spelling_stands_is_refused() -> None:
    with pytest.raises(ValueError, match="no spelling of the half tune"):
        drawn(lambda chance: Spelling("x", "x", str), "tune", "x", Random(1))


@given(hard_cases())
def test_rows_have_a_side_where_their_kind_says_so(case: Case) -> None:
    """But that of a removed or moved passage in the copy may be hidden from end to end."""
    for row in case.truth:
        in_a, in_b = bool(case.a[row.a0 : row.a1].strip()), bool(case.b[row.b0 : row.b1].strip())
        assert in_b == (row.kind not in ("removed", "unrestored")), row
        assert row.a0 < row.a1 or row.kind not in ("removed", "moved"), row
        assert not in_a or row.kind != "added", row
        assert in_a or row.kind != "reworded", row


@given(hard_cases(sorted(FAMILIES.keys() - CHANGES_LETTERS)))
def test_outside_the_truth_both_texts_are_the_same(case: Case) -> None:
    """The law of the truth: without its spans, nothing differs but white space."""
    a = left_over(case.a, outermost((row.a0, row.a1) for row in case.truth))
    b = left_over(case.b, outermost((row.b0, row.b1) for row in case.truth))
    assert written_plainly(case, a) == written_plainly(case, b)


@pytest.mark.parametrize(("article", "seed", "level"), [(16, 9, "medium"), (17, 10, "light"), (32, 3, "medium")])
def test_a_copy_does_not_break_off_where_nothing_follows(article: int, seed: int, level: str) -> None:
    """What editors added at its end would be cut off, and the mark would tell of a loss that is none."""
    (case,) = cases([Story(str(article), invented(article))], ["cut phrases"], [level], seed)
    a, b = ([(row[start], row[start + 1]) for row in case.truth] for start in (1, 3))
    assert left_over(case.a, a) == left_over(case.b, b)


def written_plainly(case: Case, text: str) -> str:
    """The text as it is before the wear of its family; as it is in all others."""
    if case.family not in WORN:
        return text
    return text.replace("-LRB-", "(").replace("-RRB-", ")").casefold().translate(SAME_OTHERWISE)


@given(hard_cases(sorted(FAMILIES.keys() - CHANGES_LETTERS)))
def test_inside_a_moved_passage_both_texts_are_the_same_outside_its_own_rows(case: Case) -> None:
    for moved in case.of_kind("moved"):
        rows = [row for row in case.truth if row is not moved and within(row, moved)]
        a, b = [(r.a0 - moved.a0, r.a1 - moved.a0) for r in rows], [(r.b0 - moved.b0, r.b1 - moved.b0) for r in rows]
        left, right = left_over(case.a[moved.a0 : moved.a1], a), left_over(case.b[moved.b0 : moved.b1], b)
        assert written_plainly(case, left) == written_plainly(case, right)


def within(row: Truth, moved: Truth) -> bool:
    """By the full text: white space that is a blank's trace may stick out of the passage in the copy."""
    return row.b0 < row.b1 and moved.b0 <= row.b0 and row.b1 <= moved.b1


def outermost(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans that lie in no other, those of moved passages among them."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < end and (not found or end > found[-1][1]):
            found.append((start, end))
    return found


def left_over(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The text without the spans and without white space."""
    gone = {offset for span in spans for offset in range(*span)}
    return "".join(letter for offset, letter in enumerate(text) if offset not in gone and not letter.isspace())


@given(hard_cases(("cut",)))
def test_what_was_added_has_its_place_behind_the_same_letters(case: Case) -> None:
    """Where nothing moved."""
    a, b = [(row.a0, row.a1) for row in case.truth], [(row.b0, row.b1) for row in case.truth]
    for row in case.of_kind("added"):
        assert left_over(case.a[: row.a0], a) == left_over(case.b[: row.b0], b), row


@given(hard_cases())
def test_a_single_space_is_no_trace_unless_a_sign_follows_it(case: Case) -> None:
    for row in case.of_kind("restored", "unrestored"):
        assert case.a[row.a0 : row.a1] != " " or case.a[row.a1] in ".,)'’", row


@given(hard_cases())
def test_a_case_is_read_back_as_it_was_written(case: Case) -> None:
    assert from_row(json.loads(as_json(case))) == case


@given(hard_cases())
def test_the_rows_of_some_kinds_are_those_of_the_truth_in_its_order(case: Case) -> None:
    kinds = {row.kind for row in case.truth}
    assert case.of_kind(*kinds) == list(case.truth)
    assert sum(len(case.of_kind(kind)) for kind in kinds) == len(case.truth)


# ---- stretches replaced


@st.composite
def replaced(draw: DrawFn) -> tuple[str, list[Replacement]]:
    """A text and stretches of it to be replaced, in any order."""
    text = draw(st.text(max_size=40))
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = zip(edges[0::2], edges[1::2], strict=False)
    found = [Replacement(start, end, draw(st.text("xyz ", max_size=5))) for start, end in pairs]
    return text, draw(st.permutations(found))


@given(replaced())
def test_each_letter_outside_the_replacements_is_found_again_at_its_place(
    pair: tuple[str, list[Replacement]],
) -> None:
    text, replacements = pair
    new, place = rewritten(text, replacements)
    gone = {offset for start, end, *_ in replacements for offset in range(start, end)}
    assert all(new[place(k)] == text[k] for k in range(len(text)) if k not in gone)
    assert place(len(text)) == len(new) or any(end == len(text) for _, end, *_ in replacements)
    assert len(new) == len(text) + sum(len(put) - (end - start) for start, end, put, _ in replacements)


@given(replaced())
def test_each_offset_inside_a_replacement_is_at_its_start(pair: tuple[str, list[Replacement]]) -> None:
    text, replacements = pair
    new, place = rewritten(text, replacements)
    for start, end, put, _ in replacements:
        for offset in range(start, end):
            assert new[place(offset) :].startswith(put) and place(offset) == place(start)


@given(replaced())
def test_offsets_keep_their_order(pair: tuple[str, list[Replacement]]) -> None:
    text, replacements = pair
    _, place = rewritten(text, replacements)
    placed = [place(offset) for offset in range(len(text) + 1)]
    assert placed == sorted(placed)


def test_replacements_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap at 2"):
        rewritten("harbour", [Replacement(0, 3, ""), Replacement(2, 4, "")])


# ---- stories


@given(SEEDS.map(invented) | st.text(st.sampled_from("aB. \n”“?!"), max_size=60))
def test_the_sentences_joined_are_the_text(text: str) -> None:
    assert "".join(sentences(text)) == text
    assert all(sentences(text))


@given(STORIES, st.text(max_size=5))
def test_the_half_of_a_story_hangs_on_its_beginning_alone(story: Story, other: str) -> None:
    assert half_of(story) == half_of(Story(other, story.text + other)) in ("tune", "report")


def test_about_as_many_stories_are_in_either_half() -> None:
    halves = [half_of(Story("", invented(seed, least=50))) for seed in range(200)]
    assert 70 < halves.count("tune") < 130


def test_a_folder_of_text_files_is_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "deeper").mkdir()
    for name, text in (("b.txt", "Second.\n"), ("a.txt", "\nFirst."), ("deeper/c.txt", "Café."), ("d.md", "No.")):
        (tmp_path / name).write_text(text, "utf-8")
    assert list(stories(tmp_path)) == [Story("a", "First."), Story("b", "Second."), Story("c", "Café.")]


def test_json_lines_are_read_with_their_ids_or_else_numbers(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    rows = [{"id": "harbour", "text": " The wall.\n"}, {"text": "Café."}, {"id": 7, "text": "Seven."}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert list(stories(path)) == [Story("harbour", "The wall."), Story("1", "Café."), Story("7", "Seven.")]


def test_articles_that_are_missing_are_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"nowhere\.jsonl is missing; .* --articles PATH"):
        list(stories(tmp_path / "nowhere.jsonl"))


def test_saved_cases_that_are_missing_are_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"nowhere\.jsonl is missing; .* --cases FILE"):
        list(read(tmp_path / "nowhere.jsonl"))


# ---- the command


def run(*arguments: str) -> str:
    command = [sys.executable, "-X", "utf8", "-m", "benchmarks.hard_cases", *arguments]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", check=True).stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two stories long enough, one too short."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(2):
        (folder / f"{number}.txt").write_text(invented(number), "utf-8")
    (folder / "short.txt").write_text("It rained.", "utf-8")
    return folder


def test_the_command_prints_cases_that_are_read_back(folder: Path, tmp_path: Path) -> None:
    printed = run("--articles", str(folder), "--half", "all", "--families", "bars", "--levels", "light")
    saved = tmp_path / "cases.jsonl"
    saved.write_text(printed, "utf-8")
    assert list(read(saved)) == list(cases(stories(folder), ["bars"], ["light"]))
    assert [case.name for case in read(saved)] == ["0/bars/light", "1/bars/light"]


def test_the_command_draws_from_the_half_of_the_spellings_that_is_asked_for(folder: Path) -> None:
    words = ("--articles", str(folder), "--half", "all", "--families", "bracketed", "--levels", "light")
    for half in HALVES:
        made = list(cases(stories(folder), ["bracketed"], ["light"], spellings=half))
        assert [from_row(json.loads(line)) for line in run(*words, "--spellings", half).splitlines()] == made


def test_the_command_takes_of_saved_cases_those_asked_for(folder: Path, tmp_path: Path) -> None:
    saved = tmp_path / "cases.jsonl"
    saved.write_text("".join(as_json(case) + "\n" for case in cases(stories(folder))), "utf-8")
    lines = run("--cases", str(saved), "--families", "atn", "cut", "--levels", "medium", "--limit", "3").splitlines()
    names = ["0/atn/medium", "0/cut/medium", "1/atn/medium"]
    assert [from_row(json.loads(line)).name for line in lines] == names
