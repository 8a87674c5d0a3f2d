"""The document of a comparison, its schema, and the way back: laws first."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from articlediff import Category, Comparison, DocumentError, Evidence, Kind, MissingTextError, Verdict, compare
from articlediff.document import schema
from articlediff.rendering.csv import render_csv
from articlediff.rendering.html import render_fragment, render_html
from articlediff.rendering.json import render_json
from articlediff.rendering.markdown import render_markdown
from articlediff.rendering.patch import render_patch
from articlediff.rendering.terminal.text import render_text
from articlediff.rendering.wdiff import render_wdiff
from tests.comparisons import comparisons
from tests.stories import any_pairs

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


def test_other_stories_that_were_compared_all_the_same_come_back_as_compared() -> None:
    texts = "The ferry was late. " * 5, "Shares in the brewer fell. " * 5
    for force in (False, True):
        assert Comparison.from_dict(compare(*texts, force=force).to_dict()).aligned is force


def test_fields_that_were_added_later_are_passed_over() -> None:
    later = document()
    for place in (later, later["full"], later["same_story"], later["changes"][0], later["changes"][0]["full"]):
        place["later"] = 1
    VALIDATOR.validate(later)
    assert Comparison.from_dict(later) == Comparison.from_dict(document())


def places(value: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the place of each value inside the document."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield (*place, key)
        yield from places(item, (*place, key))


def with_value(place: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """Return the document with another value at the place, or with nothing there for an ellipsis."""
    changed = document()
    *outer, last = place
    holder: Any = changed
    for key in outer:
        holder = holder[key]
    if value is ...:
        del holder[last]
    else:
        holder[last] = value
    return changed


ODD: list[Any] = [..., None, True, -1, 5, 1.5, float("nan"), "x", "restored", [], {}, [[]]]


@pytest.mark.parametrize("value", ODD, ids=repr)
@pytest.mark.parametrize("place", [*places(document())], ids=lambda place: ".".join(map(str, place)))
def test_what_is_read_is_as_the_schema_has_it(place: tuple[str | int, ...], value: Any) -> None:
    """Whatever the schema refuses is refused, and with an error that says what to do."""
    changed = with_value(place, value)
    try:
        Comparison.from_dict(changed)
    except DocumentError as error:
        assert error.advice
    else:
        VALIDATOR.validate(changed)


@pytest.mark.parametrize(
    ("place", "value", "finding"),
    [
        (("format",), "articlediff/2", "the format of the document is 'articlediff/2', not 'articlediff/1'"),
        (("same_story", "verdict"), "maybe", "same_story.verdict is 'maybe', not one of same, different, uncertain"),
        (("same_story", "score"), 1.5, "same_story.score is 1.5, not a number from 0 to 1"),
        (("changes",), [], "the document has only a part of the changes"),
        (("changes",), None, "changes is None, not an array"),
        (("changes", 0), {"id": 1}, "changes[0] has no 'kind'"),
        (("changes", 0, "full", "start"), "x" * 50, f"changes[0].full.start is '{'x' * 39}…, not an integer from 0"),
        (("changes", 0, "within"), 0, "changes[0].within is 0, not an integer from 1"),
        (("full",), "Mr. Reeve", "full is 'Mr. Reeve', not an object"),
        (("truncated", "characters"), "many", "truncated.characters is 'many', not an integer from 0"),
    ],
    ids=lambda value: ".".join(map(str, value)) if isinstance(value, tuple) else "",
)
def test_what_is_wrong_in_a_document_is_named(place: tuple[str | int, ...], value: Any, finding: str) -> None:
    with pytest.raises(DocumentError) as refused:
        Comparison.from_dict(with_value(place, value))
    assert refused.value.finding == finding


@pytest.mark.parametrize("odd", [None, [], "x", 5], ids=repr)
def test_what_is_not_an_object_is_no_document(odd: Any) -> None:
    with pytest.raises(DocumentError, match=r"^the document of a comparison is .*, not an object; give what -f json"):
        Comparison.from_dict(odd)


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
