"""Versions of one story share long runs of words; other stories share names and facts."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given

from articlediff import compare
from articlediff.model import SameStory
from tests.stories import MARKS, SCRIPTS, Script, Story, any_pairs, blanked_copies, edited, sentence, stories


def verdict(truncated: str, full: str) -> SameStory:
    return compare(truncated, full).same_story


@given(any_pairs())
def test_the_score_is_a_share_and_the_reason_one_sentence(pair: tuple[str, str]) -> None:
    found = verdict(*pair)
    assert found.verdict in ("same", "different", "uncertain")
    assert 0 <= found.score <= 1
    assert re.fullmatch(r"[A-Z0-9][^.]*\.", found.reason)


@given(any_pairs())
def test_to_force_a_comparison_does_not_change_the_verdict(pair: tuple[str, str]) -> None:
    assert compare(*pair).same_story == compare(*pair, force=True).same_story


@given(any_pairs())
def test_only_other_stories_are_left_unaligned(pair: tuple[str, str]) -> None:
    found = compare(*pair)
    if found.same_story.verdict == "different":
        assert (found.changes, found.damage, found.aligned, found.has_differences) == ((), (), False, True)
    else:
        assert found.aligned
        assert found == compare(*pair, force=True)


@given(blanked_copies(tuple(MARKS)))
def test_blanks_do_not_make_another_story_of_a_copy(pair: tuple[str, str]) -> None:
    assert verdict(*pair).verdict == "same"


@given(stories(least=6).flatmap(lambda story: edited(story).map(lambda copy: (copy, story))))
def test_a_few_edited_sentences_do_not_make_another_story(pair: tuple[Story, Story]) -> None:
    copy, full = pair
    assume(len(set(copy.sentences) & set(full.sentences)) >= len(full.sentences) / 2)
    assert verdict(str(copy), str(full)).verdict == "same"


BACKGROUND = (
    "The old pier was built in 1871 by the Wren family, who sold it to the town after the great storm and have not "
    "been seen in Port Ellery since."
)


WORDS = SCRIPTS["English"].words
HALVES = tuple(SCRIPTS["English"]._replace(words=half) for half in (WORDS[::2], WORDS[1::2]))


@pytest.mark.parametrize("seed", range(5))
def test_a_blank_in_front_of_a_shared_background_makes_no_version(seed: int) -> None:
    """All of the other story would fill the blank, and says nothing of this one."""
    own, other = (" ".join(_story(half, seed + k) for k in range(3)) for half in HALVES)
    beginning = "The council said on Monday that"
    found = verdict(f"{beginning} ████ {BACKGROUND} {own}", f"{beginning} {other} {BACKGROUND}")
    assert found.verdict == "different"


@pytest.mark.parametrize("seed", range(5))
def test_stories_without_common_words_are_different(seed: int) -> None:
    first, second = (_story(half, seed) for half in HALVES)
    assert verdict(first, second).verdict == "different"


@pytest.mark.parametrize("seed", range(5))
def test_the_same_words_in_another_order_are_another_story(seed: int) -> None:
    """Not the words count but the runs of them."""
    assert verdict(_story(SCRIPTS["English"], seed), _story(SCRIPTS["English"], seed + 50)).verdict == "different"


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9])
def test_the_beginning_of_a_story_is_a_version_of_it(cut: float) -> None:
    full = _story(SCRIPTS["English"], 3)
    assert verdict(full[: int(len(full) * cut)], full).verdict == "same"
    assert verdict(full, full[: int(len(full) * cut)]).verdict == "same"


def test_some_shared_sentences_among_others_are_uncertain() -> None:
    shared, first, second = (_sentences(SCRIPTS["English"], seed, count) for seed, count in ((1, 3), (20, 7), (40, 7)))
    assert verdict(" ".join(shared + first), " ".join(shared + second)).verdict == "uncertain"


@pytest.mark.parametrize(
    ("truncated", "full"), [("", "Some words."), ("Some words.", ""), ("█", "Some words."), ("", " ")]
)
def test_where_one_side_has_no_words_nothing_is_certain(truncated: str, full: str) -> None:
    assert verdict(truncated, full)[:2] == ("uncertain", 0.0)


def _story(script: Script, seed: int) -> str:
    return " ".join(_sentences(script, seed, 12))


def _sentences(script: Script, seed: int, count: int) -> list[str]:
    return [" ".join(sentence(script, 1000 * seed + number)) + script.stop for number in range(count)]
