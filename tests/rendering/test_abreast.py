"""The rows of the view side by side, and the data from which a page tells both columns."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from itertools import count, pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articlediff import Comparison, Kind, compare
from articlediff.model import Run
from articlediff.rendering.abreast import LONGEST_PARAGRAPH, Boundary, paragraph_starts, row_beginnings
from articlediff.rendering.html.embedded import CATEGORIES, EVIDENCES, KINDS, embedded
from articlediff.rendering.reflow import reflowed
from tests.builder import Story, added, compared, formatting, moved, removed, restored, shared, stood
from tests.comparisons import comparisons, law
from tests.stories import any_pairs

any_comparisons = comparisons() | any_pairs().map(lambda pair: compare(*pair, force=True))


def table(found: Comparison) -> list[tuple[str, str]]:
    """The words of each row on both sides."""
    texts = found.truncated.text, found.full.text
    edges = [*row_beginnings(found), Boundary(*map(len, texts))]
    return [
        (texts[0][start.truncated : end.truncated], texts[1][start.full : end.full]) for start, end in pairwise(edges)
    ]


def unmoved(found: Comparison) -> Iterator[Run]:
    return (run for run in found.runs if run.change is None)


@law
@given(any_comparisons)
def test_the_sides_of_the_rows_are_the_texts(found: Comparison) -> None:
    sides = ["".join(side) for side in zip(*table(found), strict=True)]
    assert sides == [found.truncated.text, found.full.text]


@law
@given(any_comparisons)
def test_no_row_is_without_words(found: Comparison) -> None:
    told = table(found)
    assert len(told) == 1 or all(old.strip() or new.strip() for old, new in told)


@law
@given(any_comparisons)
def test_words_that_both_texts_share_are_abreast(found: Comparison) -> None:
    beginnings = row_beginnings(found)
    old_starts, new_starts = ([place[side] for place in beginnings] for side in (0, 1))
    shared = [
        [
            [span.start + at for at, char in enumerate(span.text) if not char.isspace()]
            for span in (run.truncated, run.full)
        ]
        for run in unmoved(found)
    ]
    shared = [(old, new) for old, new in shared if len(old) == len(new)]
    assume(shared)
    for old, new in shared:
        assert [bisect_right(old_starts, at) for at in old] == [bisect_right(new_starts, at) for at in new]


@law
@given(any_comparisons)
def test_every_paragraph_of_the_full_text_begins_a_row_or_follows_its_own_change(found: Comparison) -> None:
    """Else its row has words that only one text has, in front of it on either side."""
    for old, new in table(found):
        starts = paragraph_starts(reflowed(new))[1:]
        assert not starts or "".join(old.split()) != "".join(new.split())


ROWS: dict[str, tuple[list[Story], list[tuple[str, str]]]] = {
    "a passage that left a paragraph does not divide it": (
        ["One. ", moved(1, "It waits."), shared("\n\n", " "), "Two. ", stood(1), " Three."],
        [("One. \n\n", "One. It waits. "), ("Two. It waits. Three.", "Two.  Three.")],
    ),
    "a paragraph that moved is a row on either side": (
        ["One.\n", moved(1, "It waits.\n"), "Two.\n", stood(1), "Three."],
        [("One.\n", "One.\n"), ("", "It waits.\n"), ("Two.\n", "Two.\n"), ("It waits.\n", ""), ("Three.", "Three.")],
    ),
    "removed words stay in their paragraph": (
        ["One.", removed(" It waits."), shared(" ", "\n"), "Two."],
        [("One. It waits. ", "One.\n"), ("Two.", "Two.")],
    ),
    "a removed paragraph is a row": (
        ["One.\n", removed("It waits.\n"), "Two."],
        [("One.\n", "One.\n"), ("It waits.\n", ""), ("Two.", "Two.")],
    ),
    "an added paragraph is a row though the copy has one line": (
        ["One.", added("\nIt waits."), formatting(" ", "\n"), "Two."],
        [("One.", "One."), (" ", "\nIt waits.\n"), ("Two.", "Two.")],
    ),
    "added and removed sentences are no pair": (
        ["One.", shared(" ", "\n"), added("It waits.\n"), stood(1), "Two.\n", moved(1, "It rained. ")],
        [("One. ", "One.\n"), ("", "It waits.\n"), ("It rained. Two.\n", "Two.\n"), ("", "It rained. ")],
    ),
    "a line that was broken by hand ends no row": (
        ["One", shared("\n", " "), "day ", restored("half-way", "   "), shared("\n", " "), "on."],
        [("One\nday    \non.", "One day half-way on.")],
    ),
}


@pytest.mark.parametrize(("story", "expected"), ROWS.values(), ids=ROWS)
def test_a_row_ends_with_a_paragraph(story: list[Story], expected: list[tuple[str, str]]) -> None:
    told = [(old, new) for old, new in table(compared(*story))]
    assert [(old.strip(), new.strip()) for old, new in told] == [(old.strip(), new.strip()) for old, new in expected]


@pytest.mark.parametrize("sentence", ["It waits for the tide. ", "it waits for the tide "])
def test_a_story_on_one_line_has_rows_that_can_be_read(sentence: str) -> None:
    parts = [part for number in range(400) for part in (sentence, restored(f"lost-{number}"), " ")]
    lengths = [len(new) for _, new in table(compared(*parts))]
    assert max(lengths) <= 2 * LONGEST_PARAGRAPH and len(lengths) > 5


def test_paragraphs_that_both_texts_have_as_they_are_take_no_time_to_divide() -> None:
    quiet = "The wall was raised in the winter.\n" * 4000
    assert len(row_beginnings(compared(quiet, shared(quiet.replace("\n", " "), quiet), added("It fell.")))) > 7000


# ---- the data of the page


class Told:
    """What the data tell, as the script of the page reads them."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.truncated: str = data["truncated"]
        self.full = ""
        self.changes: list[dict[str, Any]] = []
        self._ids, self._ids_of_form = count(1), count(data["others"] + 1)
        for run in data["runs"]:
            self._tell(run, None)

    def _tell(self, run: list[Any], within: int | None) -> None:
        start, end, *others = run
        at = len(self.full)
        if len(run) < 4:
            self.full += self._shared(start, end, *others)
            return
        words, kind, *fields = others
        ids = self._ids_of_form if KINDS[kind] is Kind.FORMATTING else self._ids
        change = {"id": next(ids), "kind": KINDS[kind], "within": within}
        self.changes.append(change)
        usual = [1.0, None, None, [], []]
        confidence, category, evidence, alternatives, inner = fields + usual[len(fields) :]
        for part in inner:
            self._tell(part, change["id"])
        self.full += words or ""
        change |= {
            "confidence": confidence,
            "category": None if category is None else CATEGORIES[category],
            "evidence": None if evidence is None else EVIDENCES[evidence],
            "alternatives": alternatives,
            "truncated": (start, end),
            "full": (at, len(self.full)),
        }

    def _shared(self, start: int, end: int, told: str | list[Any] | None = None) -> str:
        if told is None:
            return self.truncated[start:end]
        if isinstance(told, str):
            return told
        before, first, last, after = told
        return f"{before}{self.truncated[first:last]}{after}"


@law
@given(any_comparisons)
def test_the_data_tell_the_whole_comparison(found: Comparison) -> None:
    told = Told(json.loads(embedded(found)))
    assert (told.truncated, told.full) == (found.truncated.text, found.full.text)
    assert told.changes == [
        {
            "id": change.id,
            "kind": change.kind,
            "within": change.within,
            "confidence": change.confidence,
            "category": change.category,
            "evidence": change.evidence,
            "alternatives": [[span.start, span.end] for span in change.alternatives],
            "truncated": change.truncated[:2],
            "full": change.full[:2],
        }
        for change in found.changes
    ]


@law
@given(any_comparisons)
def test_the_data_are_printable(found: Comparison) -> None:
    assert embedded(found).isprintable()


@law
@given(st.lists(st.sampled_from(["quiet ", "One changed. "]), max_size=12))
def test_folds_are_rows_without_a_change(kinds: list[str]) -> None:
    story = [
        part
        for number, kind in enumerate(kinds)
        for part in ([kind * 60 + "\n"] if kind == "quiet " else [kind, restored(f"lost-{number}"), ".\n"])
    ]
    found = compared(*story)
    told = json.loads(embedded(found))
    beginnings = [*told["rows"], [len(found.truncated.text), len(found.full.text)]]
    for start, end, label in told["folds"]:
        folded = found.full.text[beginnings[start][1] : beginnings[end][1]]
        assert label == f"{end - start} paragraph{'s' * (end - start > 1)} unchanged, {60 * (end - start)} words"
        assert not any(change.full.text in folded for change in found.changes if change.kind is Kind.RESTORED)
