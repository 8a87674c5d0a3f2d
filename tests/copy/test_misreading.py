"""A machine that reads a page takes letters for one another: its words are compared by the words that they were."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlediff import Comparison, Kind, compare
from articlediff.copy.misreadings.lookalikes import Lookalikes, distance, looks_like
from articlediff.copy.misreadings.misread import as_meant
from articlediff.findings.letters import worn_share
from articlediff.text.tokenising import tokenise
from benchmarks.laws import violations
from tests.stories import SCRIPTS, Story, nasty_texts, sentence, stories

MISREADINGS = (("rn", "m"), ("m", "rn"), ("l", "1"), ("e", "c"), ("o", "0"), ("h", "b"), ("u", "n"), ("t", "f"))


def misread(text: str, share: float, seed: int) -> str:
    """Return the text with a misreading in about that share of its words."""
    draw = random.Random(seed)
    return re.sub(r"[A-Za-z]{3,}", lambda word: _misread(word[0], draw) if draw.random() < share else word[0], text)


def _misread(word: str, draw: random.Random) -> str:
    ways = [(letters, read) for letters, read in MISREADINGS if letters in word]
    return word.replace(*draw.choice(ways), 1) if ways else word


def page(seed: int) -> str:
    """Twelve sentences."""
    return " ".join(" ".join(sentence(SCRIPTS["English"], 100 * seed + number)) + "." for number in range(12))


def kinds(comparison: Comparison) -> set[Kind]:
    return {change.kind for change in comparison.changes}


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("seed", range(4))
def test_misread_words_are_reworded_one_by_one(seed: int, share: float) -> None:
    full = page(seed)
    found = compare(misread(full, share, seed), full)
    assert found.same_story.verdict == "same"
    assert kinds(found) <= {Kind.REWORDED, Kind.FORMATTING}
    single = [change for change in found.changes if len(change.full.text.split()) == 1]
    assert len(single) >= max(1, 0.9 * len(found.changes))


@pytest.mark.parametrize("mark", ["[REDACTED]", "█████", "(b)(6)"])
@pytest.mark.parametrize("seed", range(4))
def test_marks_between_misread_words_are_filled(seed: int, mark: str) -> None:
    full = page(seed)
    places = list(re.finditer(r"\b[a-z]{6,}\b", full))[4::9]
    copy = full
    for place in reversed(places):
        copy = copy[: place.start()] + "\0" + copy[place.end() :]
    copy = misread(copy, 0.4, seed).replace("\0", mark)
    found = compare(copy, full)
    right = {(match.start(), match.end()) for match in places}
    assert right
    claimed = [(change.full.start, change.full.end) for change in found.restored]
    assert len(right.intersection(claimed)) >= 0.8 * len(right)
    assert len(set(claimed) - right) <= 0.2 * len(right)


@given(stories(("English",), least=6), st.sampled_from([0.2, 0.5, 0.9]), st.integers(0, 99))
def test_a_misread_copy_keeps_the_laws_and_restores_nothing(story: Story, share: float, seed: int) -> None:
    copy = misread(str(story), share, seed)
    for pair in ((copy, str(story)), (str(story), copy), (copy, misread(str(story), share, seed + 1))):
        found = compare(*pair)
        assert not violations(found)
        assert not found.restored


@pytest.mark.parametrize("seed", range(4))
def test_a_sign_for_one_letter_of_a_misread_page_hides_nothing(seed: int) -> None:
    full = page(seed)
    found = compare(re.sub(r"(?<=[a-z])s(?=[a-z])", "$", misread(full, 0.5, seed)), full)
    assert found.changes
    assert not found.restored


@given(nasty_texts(), nasty_texts())
def test_whatever_is_read_as_meant_is_still_the_same_text(one: str, other: str) -> None:
    read = as_meant(tokenise(one), tokenise(other))
    assert "".join(map("".join, zip(read.spaces, read.texts, strict=True))) + read.tail == one


@pytest.mark.parametrize(("edited", "full"), [(page(1), page(1)), (page(1), page(2))])
def test_what_is_not_misread_stays_as_it_is(edited: str, full: str) -> None:
    assert not as_meant(tokenise(edited), tokenise(full)).misread


def test_edited_words_are_no_misreadings() -> None:
    full = page(5)
    edited = full.replace("ladder", "staircase").replace("counted", "added").replace("winter", "autumn")
    edited = edited.replace("quiet", "silent").replace("carried", "took").replace("wooden", "stone")
    assert not as_meant(tokenise(edited), tokenise(full)).misread


def test_a_word_read_as_another_of_the_text_is_known_by_its_neighbours() -> None:
    full = tokenise("she had said that the board is to hear him and that a hoard of coins was found near the old house")
    copy = tokenise(
        "she bad said thaf the hoard is to hear hirn and that a hoard of coins was fonnd near thc old house"
    )
    read = as_meant(copy, full)
    assert read.keys == full.keys
    assert [copy.texts[index] for index in sorted(read.misread)] == ["bad", "thaf", "hoard", "hirn", "fonnd", "thc"]


@pytest.mark.parametrize(
    ("word", "other"), [("tbe", "the"), ("cornpany", "company"), ("c1erk", "clerk"), ("wlien", "when"), ("0f", "of")]
)
def test_a_misreading_looks_like_the_word(word: str, other: str) -> None:
    assert looks_like(word, other)
    assert looks_like(other, word)


@pytest.mark.parametrize(
    ("word", "other"), [("the", "The"), ("open", "been"), ("report", "paper"), ("1300", "1800x9"), ("its", "well")]
)
def test_another_word_does_not(word: str, other: str) -> None:
    assert not looks_like(word, other)


def test_of_words_that_are_as_like_the_one_that_the_other_text_lacks_is_meant() -> None:
    full, copy = tokenise("hat cat").vocabulary, tokenise("cat bat").vocabulary
    assert Lookalikes(full, copy).nearest("bat") == "hat"


@given(st.text("abcm", max_size=6), st.text("abcm", max_size=6))
def test_the_distance_is_one(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one)
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one, other) <= max(len(one), len(other))


@pytest.mark.parametrize("seed", range(4))
def test_letters_tell_misread_pages_of_one_text_from_those_of_two(seed: int) -> None:
    first, second = misread(page(seed), 0.9, seed), misread(page(seed), 0.9, seed + 50)
    assert worn_share(first, second) > 0.6
    assert worn_share(first, misread(page(seed + 9), 0.9, seed)) < 0.2


def test_clean_paragraphs_say_nothing_in_letters() -> None:
    shared = page(7)
    assert worn_share(f"{page(8)}\n\n{shared}", f"{shared}\n\n{page(9)}") < 0.1


@given(nasty_texts(), nasty_texts())
def test_the_share_of_letters_is_a_share(one: str, other: str) -> None:
    assert 0 <= worn_share(one, other) <= 1
    assert worn_share(one, other) == worn_share(one, other)


def test_of_long_texts_letters_are_looked_at_in_samples() -> None:
    text = " ".join(page(seed) for seed in range(60))
    assert worn_share(misread(text, 0.5, 1), text) > 0.5
