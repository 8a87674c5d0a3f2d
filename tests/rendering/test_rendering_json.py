"""The JSON document: what a script may rely on."""

from __future__ import annotations

import json

from articlediff.model import Kind, Loss
from articlediff.rendering.json import render_json
from tests.builder import added, compared, formatting, removed, restored

STORY = compared(
    "The ",
    restored("rebel-held", category="name"),
    " side",
    added(" of Aleppo"),
    " waits.",
    formatting(" ", "\n"),
    removed("It waits."),
    damage=[Loss("hyphenated words", 1, 0, "rebel-held")],
)


def test_it_is_the_document_of_the_comparison() -> None:
    assert json.loads(render_json(STORY)) == STORY.to_dict()


def test_it_has_one_change_a_line_and_ends_with_one() -> None:
    text = render_json(STORY)
    assert sum('"kind": ' in line for line in text.split("\n")) == len(STORY.changes)
    assert text.endswith("}\n")


def test_letters_stand_as_they_are() -> None:
    assert "“北京”" in render_json(compared("a ", restored("“北京”")))


def test_only_leaves_out_changes_but_not_counts() -> None:
    document = json.loads(render_json(STORY, only=frozenset({Kind.ADDED})))
    assert [row["kind"] for row in document["changes"]] == ["added"]
    assert document["counts"] == STORY.to_dict()["counts"]


def test_stat_leaves_out_the_changes() -> None:
    document = json.loads(render_json(STORY, stat=True))
    assert document == {key: value for key, value in STORY.to_dict().items() if key != "changes"}


def test_what_no_terminal_or_encoder_should_see_is_escaped_without_loss() -> None:
    risky = "\x1b\x7f\x9b\x85\u2028\u202e\u2066\ud800"
    comparison = compared("a ", added(risky), names=(risky, "b"))
    text = render_json(comparison)
    text.encode()
    assert all(char.isprintable() or char == "\n" for char in text)
    assert json.loads(text) == comparison.to_dict()


def test_without_changes_the_lists_are_empty() -> None:
    assert '"changes": []' in render_json(compared("One story."))
