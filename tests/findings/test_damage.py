"""A copy that lost its hyphenated words holds none: the rule explains losses that left no trace."""

from __future__ import annotations

import re

import pytest

from articlediff import Comparison, Kind, compare
from articlediff.findings.damage import RULES

FULL = (
    "The storm-battered wall gave way on Sunday; nobody was killed. The part-time crew left the ice-house "
    "& the school, where most families stayed; the face-to-face meeting was put off until the long-term plan "
    "of Smith & Sons had been read. Nobody asked who would pay for the new wall or for the old boats."
)
HYPHENATED, SEMICOLON, AMPERSAND = r" \w+(?:-\w+)+", ";", " &"


def without(*patterns: str, full: str = FULL, count: int = 0) -> str:
    """The text less what the patterns match, with no trace of it."""
    for pattern in patterns:
        full = re.sub(pattern, "", full, count=count)
    return full


def restored(found: Comparison, evidence: str = "pattern") -> list[str]:
    return [change.full.text for change in found.restored if change.evidence == evidence]


def test_words_lost_without_a_trace_are_restored_by_their_pattern() -> None:
    found = compare(without(HYPHENATED), FULL)
    assert restored(found) == ["storm-battered", "part-time", "ice-house", "face-to-face", "long-term"]
    assert [tuple(loss) for loss in found.damage] == [("hyphenated words", 5, 0, "storm-battered")]
    assert not found.counts[Kind.ADDED]


@pytest.mark.parametrize("losses", [[], [HYPHENATED]], ids=["keeps such words", "loses such words"])
@pytest.mark.parametrize("space", [" ", "\n"])
def test_neighbours_that_left_one_gap_are_one_change(losses: list[str], space: str) -> None:
    full = FULL.replace("part-time crew", f"six-year-old{space}ice-free pier")
    copy = full.replace(f" six-year-old{space}ice-free pier", "   pier")
    found = compare(without(*losses, full=copy), full)
    assert restored(found, "blank") == [f"six-year-old{space}ice-free"]
    assert found.restored_text().count(f"six-year-old{space}ice-free pier") == 1


def test_a_line_of_a_wrapped_copy_that_was_reworded_is_no_removed_sentence() -> None:
    full = "The rebel-held side saw jet-black and left the so-called quiet harbour quickly."
    found = compare("The side saw\nold brown cat\nand left the quiet harbour quickly.", full, force=True)
    reworded = [change for change in found.changes if change.kind is Kind.REWORDED]
    assert [(change.truncated.text, change.full.text) for change in reworded] == [("old brown cat", "jet-black")]


def test_a_loss_beside_a_removed_sentence_did_not_replace_it() -> None:
    full = FULL.replace("Nobody asked", "Ice-free Pellow asked")
    gone = "Most of them had known the old pier since they were children."
    copy = without(HYPHENATED, full=full).replace("read. Pellow", f"read. {gone} Pellow")
    found = compare(copy, full)
    assert restored(found)[-1] == "Ice-free"
    assert [change.truncated.text for change in found.changes if change.kind is Kind.REMOVED] == [gone]


def test_a_sentence_that_replaced_another_was_added() -> None:
    full = f"{FULL} Half-lit. They laughed."
    found = compare(f"{without(HYPHENATED)} Nobody was killed that night. They laughed.", full)
    assert "Half-lit." in [change.full.text for change in found.changes if change.kind is Kind.ADDED]


def test_signs_lost_without_a_trace_are_restored_by_their_pattern() -> None:
    found = compare(without(SEMICOLON, AMPERSAND), FULL)
    assert restored(found) == [";", "&", ";", "&"]
    assert {change.category for change in found.restored} == {"punctuation"}
    assert [(loss.loss, loss.restored) for loss in found.damage] == [("semicolons", 2), ("ampersands", 2)]


def test_where_one_loss_is_a_system_a_single_one_of_another_kind_belongs_to_it() -> None:
    full = FULL.replace(";", ",", 1)
    found = compare(without(HYPHENATED, SEMICOLON, full=full), full)
    assert restored(found).count(";") == 1
    assert {loss.loss: loss.restored for loss in found.damage} == {"hyphenated words": 5, "semicolons": 1}


def test_a_single_loss_is_no_system() -> None:
    found = compare(FULL.replace(" ice-house", "").replace("-", "_").replace("&", "and"), FULL.replace("-", "_"))
    assert found.damage == ()


def test_one_missing_word_alone_was_taken_out_by_an_editor() -> None:
    full = "The wall gave way on Sunday and the storm-battered boats were lost. Nobody asked who would pay for them."
    found = compare(full.replace("storm-battered ", ""), full)
    assert (found.damage, found.restored, found.counts[Kind.ADDED]) == ((), (), 1)


def test_a_copy_that_keeps_such_words_did_not_lose_the_others_by_system() -> None:
    found = compare(without(HYPHENATED, count=2), FULL)
    assert (found.damage, found.restored, found.counts[Kind.ADDED]) == ((), (), 2)


def test_words_of_another_kind_are_not_explained() -> None:
    found = compare(without(HYPHENATED).replace(" most families", " families"), FULL)
    assert [change.full.text for change in found.changes if change.kind is Kind.ADDED] == ["most"]


def test_what_left_a_trace_is_restored_by_that_and_counts_for_the_system() -> None:
    truncated = re.sub(r"\w+(?:-\w+)+", " ", FULL, count=3)
    truncated = re.sub(r" \w+(?:-\w+)+", "", truncated)
    found = compare(truncated, FULL)
    assert restored(found, "blank") == ["storm-battered", "part-time", "ice-house"]
    assert restored(found, "pattern") == ["face-to-face", "long-term"]
    assert [tuple(loss) for loss in found.damage] == [("hyphenated words", 5, 0, "storm-battered")]


def test_the_more_a_copy_lost_the_surer_the_pattern() -> None:
    few = compare(without(SEMICOLON), FULL)
    many = compare(without(SEMICOLON, HYPHENATED), FULL)
    assert few.restored[0].confidence < many.restored[0].confidence < 1


TAKEN = {
    "hyphenated words": ["rebel-held", "15-year-old,", "al-Sham.", "mother-in-law’s", "кто-то", "-"],
    "semicolons": [";"],
    "ampersands": ["&"],
}
LEFT = ["held", "(so-called)", "“well-known”", "—", "", ";;", "R&D", "and;", "!-!"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_takes_its_own_pieces_and_no_others(rule: object) -> None:
    name, takes = rule.name, rule.takes  # type: ignore[attr-defined]
    every = [piece for pieces in TAKEN.values() for piece in pieces] + LEFT
    assert [piece for piece in every if takes(piece)] == TAKEN[name]
