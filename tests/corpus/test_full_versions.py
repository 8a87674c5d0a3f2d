"""Damaged articles find their full versions and no others, and what is taken without a comparison is the same story."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from articlediff.comparing import compare
from articlediff.corpus import confirming
from articlediff.corpus.confirming import choose
from articlediff.corpus.corpus_rows import Candidate, PairRow, Text
from articlediff.corpus.full_versions import pair, pair_one
from articlediff.corpus.index import Index
from benchmarks.corpus.damaging import DAMAGE, blanked, counted
from benchmarks.corpus.making import Corpus, Made

HELD_OUT = 7
"""Articles of which one is not in the index."""


@cache
def made() -> list[Made]:
    return list(islice(Corpus(11).articles(), 70))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    path = tmp_path_factory.mktemp("full") / "index"
    with Index(path) as index:
        index.add(Text(article.id, article.text) for at, article in enumerate(made()) if at % HELD_OUT)
        yield index


def story_of(id: str | None) -> int | None:
    return {article.id: article.story for article in made()}[id] if id is not None else None


@pytest.mark.parametrize("damage", DAMAGE)
def test_each_copy_finds_its_story_and_no_other(index: Index, damage: str) -> None:
    kept = {article.story for at, article in enumerate(made()) if at % HELD_OUT}
    copies = [Text(article.id, DAMAGE[damage](article.text, random.Random(article.id))) for article in made()]
    found = [story_of(row.full_id) for row in pair(copies, index)]
    assert found == [article.story if article.story in kept else None for article in made()]


@given(st.integers(0, 69), st.sampled_from(list(DAMAGE)), st.integers(0, 99))
@settings(max_examples=30, suppress_health_check=[HealthCheck.filter_too_much])
def test_what_is_taken_without_a_comparison_is_the_same_story(
    index: Index, number: int, damage: str, seed: int
) -> None:
    row = pair_one(Text("copy", DAMAGE[damage](made()[number].text, random.Random(seed))), index)
    assume(row.full is not None and row.candidates[0].restored is None)
    assert row.full is not None
    assert compare(row.truncated, row.full).same_story.verdict == "same"


SENTENCES = made()[0].text.replace("\n", " ").split(". ")


@given(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=20),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=20),
    st.sampled_from([0, 15, 40]),
    st.integers(0, 99),
)
@settings(suppress_health_check=[HealthCheck.filter_too_much])
@example([SENTENCES[0]] * 3 + SENTENCES[1:3], [SENTENCES[0], *SENTENCES[4:7]], 0, 0)
def test_agreement_never_says_more_than_the_verdict(copy: list[str], full: list[str], percent: int, seed: int) -> None:
    """Even where sentences change places, recur and are left out."""
    row = choose(Text("copy", blanked(". ".join(copy), percent, random.Random(seed))), [Text("full", ". ".join(full))])
    assume(row.full is not None and row.candidates[0].restored is None)
    assert row.full is not None
    assert compare(row.truncated, row.full).same_story.verdict == "same"


STORY = (
    "The keeper of the light was asleep on the quay when the tide turned and took the boat. Nobody had seen him go. "
    "The clerk of the harbour board said on Tuesday that the lamp would be lit by the pilots until a man was found. "
)
END = "Two of the pilots refused, and the third one asked for a coat and for the wages of the keeper."


def row_of(copy: str, *fulls: str) -> PairRow:
    return choose(Text("7", copy), [Text("abcdefgh"[at], text) for at, text in enumerate(fulls)])


def test_the_version_that_restores_more_comes_first() -> None:
    row = row_of(counted(STORY, 180), STORY, STORY + END, STORY.replace("Tuesday", "Monday"))
    assert (row.full_id, row.full, row.ties) == ("b", STORY + END, ())
    assert [candidate.id for candidate in row.candidates] == ["b", "a", "c"]
    assert row.candidates[0].restored > row.candidates[1].restored  # type: ignore[operator]


def test_versions_that_do_as_well_are_named_and_the_first_is_taken() -> None:
    row = row_of(STORY.replace("clerk", "███"), STORY, STORY + "\n", STORY)
    assert (row.full_id, row.ties) == ("a", ("b", "c"))


def test_equal_texts_tie_without_a_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(confirming, "compare")
    row = row_of(STORY.replace("clerk", "███"), STORY, STORY)
    assert (row.full_id, row.ties, row.score) == ("a", ("b",), 1.0)
    assert row.candidates == (Candidate("a", 1.0, None), Candidate("b", 1.0, None))


def test_whoever_agrees_with_a_run_less_is_ranked_without_a_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(confirming, "compare")
    row = row_of(STORY.replace("clerk", "███"), STORY[:120], STORY, STORY[115:])
    assert [(candidate.id, candidate.restored) for candidate in row.candidates] == [
        ("b", None),
        ("a", None),
        ("c", None),
    ]
    assert row.ties == ()


def test_a_story_on_the_same_background_is_no_partner() -> None:
    news = "A fisherman from Port Ellery brought the boat back on Friday night, and the board thanked him in a letter. "
    row = row_of(f"{news * 3}{STORY[:86]}", STORY[:86] + END * 3)
    assert (row.full_id, row.full, row.score, row.ties) == (None, None, None, ())
    assert row.reason.startswith("The nearest full article, a, is another story: ")
    assert [candidate.id for candidate in row.candidates] == ["a"]


def test_the_background_of_a_long_story_is_not_its_full_version() -> None:
    """The two are versions of one story by the verdict: all of the short one is in the long one."""
    long = made()[0].text
    short = long[: len(long) // 4]
    assert compare(long, short).same_story.verdict == "same"
    row = row_of(long, short)
    assert row.full_id is None
    assert re.fullmatch(r"It has \d+ of \d+ words that the full article a does not have\.", row.reason)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "It has too few words to be looked for."),
        ("███", "It has too few words to be looked for."),
        (END, "It shares no phrase with a full article, or only phrases that too many of them have."),
    ],
)
def test_why_there_is_no_partner_is_said(text: str, reason: str) -> None:
    assert row_of(text) == PairRow("7", text, reason=reason)


def test_a_copy_that_could_not_be_read_says_so() -> None:
    row = choose(Text("7", "", "its text is not UTF-8"), [])
    assert (row.problem, row.full_id) == ("its text is not UTF-8", None)


def test_a_phrase_in_common_is_not_worth_a_comparison(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(confirming, "compare")
    row = row_of(f"{END * 5} The keeper of the light was there.", STORY)
    assert row.reason.endswith("a, is another story: it has only 6% of its words in runs of 5 words or more.")


def test_rows_come_in_the_order_of_the_copies(tmp_path: Path) -> None:
    with Index(tmp_path / "index") as index:
        index.add([Text("b", STORY), Text("a", END)])
        copies = [Text("9", END), Text("1", ""), Text("5", STORY), Text("9", STORY)]
        assert [(row.id, row.full_id) for row in pair(copies, index)] == [
            ("9", "a"),
            ("1", None),
            ("5", "b"),
            ("9", "b"),
        ]
