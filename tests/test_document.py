"""The document of a comparison, its schema, and the way back: laws first."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from stories import any_pairs
from test_rendering import comparisons

from articlediff import Category, Comparison, DocumentError, Evidence, Kind, MissingTextError, Verdict, compare
from articlediff.document import schema
from articlediff.rendering.csv import render_csv
from articlediff.rendering.html import render_fragment, render_html
from articlediff.rendering.json import render_json
from articlediff.rendering.markdown import render_markdown
from articlediff.rendering.patch import render_patch
from articlediff.rendering.terminal.text import render_text
from articlediff.rendering.wdiff import render_wdiff

VALIDATOR = Draft202012Validator(schema())
MASKED, STORY = "Mr. [REDACTED] of Hull said no.", "Mr. Reeve of Hull said no."
any_comparisons = any_pairs().map(lambda pair: compare(*pair)) | comparisons()


def document() -> dict[str, Any]:
    return compare(MASKED, STORY).to_dict()


@given(any_comparisons)
def test_every_document_is_as_the_schema_has_it(comparison: Comparison) -> None:
    VALIDATOR.validate(comparison.to_dict())


@given(any_comparisons, st.frozensets(st.sampled_from(Kind)), st.booleans())
def test_so_is_every_part_of_one(comparison: Comparison, only: frozenset[Kind], stat: bool) -> None:
    VALIDATOR.validate(json.loads(render_json(comparison, only=only, stat=stat)))


@given(any_comparisons)
def test_a_comparison_comes_back_from_its_document(comparison: Comparison) -> None:
    written = comparison.to_dict()
    back = Comparison.from_dict(json.loads(json.dumps(written)))
    assert back.to_dict() == written
    assert repr(back) == repr(comparison)
    for name in ("same_story", "damage", "changes", "restored", "counts", "aligned", "has_differences"):
        assert getattr(back, name) == getattr(comparison, name)


@given(any_comparisons)
def test_what_tells_of_changes_only_can_be_made_again(comparison: Comparison) -> None:
    back = Comparison.from_dict(comparison.to_dict())
    assert render_json(back) == render_json(comparison)
    assert render_csv(back) == render_csv(comparison)


@pytest.mark.parametrize(
    "render", [render_text, render_html, render_fragment, render_markdown, render_wdiff, render_patch]
)
def test_no_story_is_told_without_its_texts(render: Callable[[Comparison], str]) -> None:
    with pytest.raises(MissingTextError, match="no texts; compare"):
        render(Comparison.from_dict(document()))


@pytest.mark.parametrize("ask", [Comparison.restored_text, Comparison.restorations, Comparison.to_html])
def test_nothing_is_restored_without_the_texts(ask: Callable[[Comparison], object]) -> None:
    with pytest.raises(MissingTextError):
        ask(Comparison.from_dict(document()))


def test_articles_of_two_sizes_are_not_equal() -> None:
    longer = document()
    longer["full"]["characters"] += 1
    assert Comparison.from_dict(document()) == Comparison.from_dict(document())
    assert Comparison.from_dict(document()) != Comparison.from_dict(longer)


def test_fields_that_were_added_later_are_passed_over() -> None:
    later = document()
    for place in (later, later["full"], later["same_story"], later["changes"][0], later["changes"][0]["full"]):
        place["later"] = 1
    VALIDATOR.validate(later)
    assert Comparison.from_dict(later) == Comparison.from_dict(document())


@pytest.mark.parametrize(
    ("changed", "finding"),
    [
        ({"format": "articlediff/2"}, "'articlediff/2'"),
        ({"same_story": {"verdict": "maybe", "score": 0.5, "reason": ""}}, "maybe"),
        ({"changes": [{"id": 1}]}, "no 'kind'"),
        ({"changes": []}, "a part of the changes"),
        ({"changes": None}, "no document"),
        ({"full": "Mr. Reeve"}, "no document"),
        ({"truncated": {"name": "", "characters": "many", "words": 1}}, "many"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_is_not_a_whole_document_is_refused(changed: dict[str, Any], finding: str) -> None:
    with pytest.raises(DocumentError) as refused:
        Comparison.from_dict(document() | changed)
    assert finding in refused.value.finding


@pytest.mark.parametrize("name", schema()["required"])
def test_a_field_that_is_missing_is_named(name: str) -> None:
    part = {field: value for field, value in document().items() if field != name}
    assert not VALIDATOR.is_valid(part)
    with pytest.raises(DocumentError, match=f"no '{name}'"):
        Comparison.from_dict(part)


@pytest.mark.parametrize("field", ["category", "evidence"])
def test_what_was_restored_says_what_and_why(field: str) -> None:
    bare = document()
    del bare["changes"][0][field]
    assert not VALIDATOR.is_valid(bare)


def test_the_schema_is_one_and_has_every_value() -> None:
    Draft202012Validator.check_schema(schema())
    definitions, story = schema()["$defs"], schema()["properties"]["same_story"]["properties"]
    change = definitions["change"]["properties"]
    assert definitions["kind"]["enum"] == [*map(str, Kind)]
    assert change["category"]["enum"] == [*map(str, Category)]
    assert change["evidence"]["enum"] == [*map(str, Evidence)]
    assert story["verdict"]["enum"] == [*map(str, Verdict)]
