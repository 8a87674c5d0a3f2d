"""Real texts, where they are to be had: they belong to their publishers and lie beside the project, not in it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from functools import cache

import pytest

from articlediff import Comparison, Kind, compare
from benchmarks import accuracy, verdicts
from benchmarks.data import DEFAULT_FOLDER, rows
from benchmarks.laws import violations

pytestmark = pytest.mark.skipif(not DEFAULT_FOLDER.is_dir(), reason=f"needs the texts in {DEFAULT_FOLDER}")

MODES = ("atn", "atn_edit", "atn_collapsed", "bars", "redacted", "underscore", "entity", "coca", "nela")
NAMES = ["al-Assad", "al-Ahmad", "al-Sham", "al-Moallem"]


@cache
def seed(full: str = "full") -> Comparison:
    folder = DEFAULT_FOLDER / "seeds"
    texts = [(folder / f"aleppo.{name}.txt").read_text("utf-8") for name in ("truncated", full)]
    return compare(*texts)


@cache
def accuracies() -> dict[str, accuracy.Tally]:
    tallies: defaultdict[str, accuracy.Tally] = defaultdict(accuracy.Tally)
    for case in rows(DEFAULT_FOLDER / "damaged.jsonl"):
        tallies[case["mode"]] += accuracy.measure(case, [])
    return tallies


@cache
def real_pairs() -> dict[str, verdicts.Tally]:
    """The pairs by their label, and those that nothing damaged."""
    tallies = {name: verdicts.Tally() for name in ("version", "not_version", "borderline", "undamaged")}
    for pair in rows(DEFAULT_FOLDER / "pairs.jsonl"):
        tally = verdicts.measure(pair, verdicts.Errors(0))
        for name in (pair["label"], *([] if verdicts.really_damaged(pair["family"]) else ["undamaged"])):
            tallies[name] += tally
    return tallies


def test_all_the_words_that_the_real_copy_lost_are_restored() -> None:
    words = [change for change in seed().restored if change.category != "punctuation"]
    assert len(words) == 16
    assert {change.evidence for change in words} == {"blank"}
    assert [change.full.text.strip(",.") for change in words if change.category == "name"] == NAMES
    assert Counter(change.full.text.strip(",.") for change in words)["rebel-held"] == 8


def test_the_semicolons_that_the_real_copy_lost_are_restored() -> None:
    assert [c.full.text for c in seed().restored if c.category == "punctuation"] == [";"] * 3


def test_what_was_edited_in_the_real_pair_is_told_apart_from_what_was_lost() -> None:
    counts = seed().counts
    assert (counts[Kind.ADDED], counts[Kind.REMOVED]) == (1, 3)
    assert counts[Kind.MOVED] == counts[Kind.REWORDED] == counts[Kind.UNRESTORED] == 0


def test_the_real_pair_shows_that_it_loses_hyphenated_words() -> None:
    assert seed().same_story.verdict == "same"
    assert seed().damage[0][:3] == ("hyphenated words", 16, 0)


def test_another_paper_on_the_same_events_is_another_story() -> None:
    assert seed("other-story").same_story.verdict == "different"


@pytest.mark.parametrize("mode", MODES)
def test_what_was_lost_is_restored_to_the_character(mode: str) -> None:
    assert accuracies()[mode].score.hits > 0
    assert accuracies()[mode].score.f1 >= 0.97


def test_nothing_crashes_on_damaged_articles() -> None:
    assert accuracies().keys() >= set(MODES)
    assert not sum(tally.crashes for tally in accuracies().values())


def test_versions_are_recognised_as_such() -> None:
    versions = real_pairs()["version"]
    assert versions.cases > 0
    assert versions.verdicts["same"] >= 0.99 * versions.cases


def test_other_stories_are_never_taken_for_versions() -> None:
    others = real_pairs()["not_version"]
    assert others.cases > 0
    assert others.verdicts["same"] == 0
    assert others.verdicts["uncertain"] <= 0.15 * others.cases


def test_every_real_pair_obeys_the_laws() -> None:
    tallies = real_pairs().values()
    assert (sum(t.crashes for t in tallies), sum(t.unlawful for t in tallies)) == (0, 0)


def test_a_forced_comparison_of_different_stories_obeys_the_laws() -> None:
    others = [pair for pair in rows(DEFAULT_FOLDER / "pairs.jsonl") if pair["label"] == "not_version"]
    assert others
    for pair in others[::10]:
        assert violations(compare(pair["a"], pair["b"], force=True)) == [], pair["id"]


def test_the_document_of_the_real_pair_is_json() -> None:
    assert json.loads(json.dumps(seed().to_dict())) == seed().to_dict()
