"""The package as it is imported: the types that are returned and raised, and how they show themselves."""

from __future__ import annotations

import ast
import copy
import inspect
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import articlediff
from articlediff import (
    ArgumentTypeError,
    Article,
    ArticleDiffError,
    Category,
    Comparison,
    Evidence,
    Kind,
    PatternTypeError,
    TextTypeError,
    Verdict,
    compare,
    comparison,
    document,
    errors,
    model,
    read_article,
)
from tests.stories import any_pairs

ERRORS = [error for _, error in inspect.getmembers(errors, inspect.isclass)]
TERMS = [*Kind, *Category, *Evidence, *Verdict]
OTHER_STORIES = (
    "The board met on Monday to vote on the wall.",
    "A ferry ran aground off Hull in thick fog.",
)


def test_every_public_name_is_there_once_and_in_order() -> None:
    names = [name for name in articlediff.__all__ if name not in ("compare", "read_article")]
    assert names == sorted(set(names))
    assert all(hasattr(articlediff, name) for name in names)


def test_every_type_that_is_returned_or_raised_is_public() -> None:
    types = {
        kind.__name__
        for module in (model, comparison, document, errors)
        for _, kind in inspect.getmembers(module, inspect.isclass)
        if kind.__module__ == module.__name__ and not kind.__name__.startswith("_")
    }
    assert "Comparison" in types
    assert types <= set(articlediff.__all__)


@given(any_pairs())
def test_a_comparison_shows_itself_in_one_short_line(pair: tuple[str, str]) -> None:
    shown = repr(compare(*pair))
    assert len(shown) < 200
    assert "\n" not in shown


@given(st.text(), st.text(max_size=9))
def test_an_article_shows_where_its_text_begins(text: str, name: str) -> None:
    shown = repr(Article(text, name))
    assert len(shown) < 600
    assert f"{len(text):,} characters: {text[:40]!r}"[:-1] in shown


@pytest.mark.parametrize(
    ("pair", "force", "shown"),
    [
        (("One.", "One."), False, "<Comparison: same story (1.0), no differences>"),
        (OTHER_STORIES, False, "<Comparison: different stories (0.0), not aligned>"),
        (
            (Article("The   side is.", "a.txt"), Article("The rebel-held side is.", "b.txt")),
            False,
            "<Comparison of 'a.txt' and 'b.txt': same story (1.0), 1 restored>",
        ),
    ],
    ids=["equal", "other", "named"],
)
def test_what_a_comparison_shows(pair: tuple[str, str], force: bool, shown: str) -> None:
    assert repr(compare(*pair, force=force)) == shown


def test_stories_that_were_not_aligned_differ() -> None:
    apart, forced = compare(*OTHER_STORIES), compare(*OTHER_STORIES, force=True)
    assert (apart.aligned, apart.has_differences, apart.changes) == (False, True, ())
    assert (forced.aligned, forced.has_differences) == (True, True)


@given(any_pairs())
def test_a_comparison_that_was_forced_is_aligned(pair: tuple[str, str]) -> None:
    assert compare(*pair, force=True).aligned


def test_a_forced_comparison_that_finds_nothing_is_aligned_too() -> None:
    found = compare("00  ", "00", force=True)
    assert (found.same_story.verdict, found.changes) == ("different", ())
    assert (found.aligned, found.has_differences) == (True, False)


@given(any_pairs())
def test_a_comparison_survives_copying_and_pickling(pair: tuple[str, str]) -> None:
    found = compare(*pair)
    for kept in (found, Comparison.from_dict(found.to_dict())):
        for twin in (pickle.loads(pickle.dumps(kept)), copy.deepcopy(kept)):
            assert (type(twin), twin, twin.to_dict()) == (Comparison, kept, kept.to_dict())


@pytest.mark.parametrize("term", TERMS, ids=str)
def test_a_term_is_its_word(term: Any) -> None:
    word = str(term)
    assert (term, hash(term), f"{term}", type(term)(word)) == (word, hash(word), word, term)
    assert isinstance(term, Kind) or repr(term) == repr(word)


@pytest.mark.parametrize("side", ["truncated", "full"])
@pytest.mark.parametrize(
    ("given", "told", "advice"),
    [
        (b"One.", "of type bytes", "read it with articlediff.read_article first"),
        (Path("a.txt"), f"of type {type(Path()).__name__}", "read it with articlediff.read_article first"),
        (None, "None", "give a str or an Article"),
        (["One."], "of type list", "give a str or an Article"),
        (Article(b"One."), "of type bytes", "read it with articlediff.read_article first"),  # type: ignore[arg-type]
    ],
    ids=["bytes", "path", "None", "list", "article of bytes"],
)
def test_what_is_not_a_text_is_refused_with_the_next_step(given: Any, told: str, advice: str, side: str) -> None:
    texts = {"truncated": "One.", "full": "One.", side: given}
    with pytest.raises(TypeError) as refused:
        compare(**texts)
    assert isinstance(refused.value, ArticleDiffError)
    assert refused.value.finding == f"the {side} text is {told}, not a str or an Article"
    assert refused.value.advice == advice


@pytest.mark.parametrize(
    ("given", "told"),
    [(None, "None"), (5, "of type int"), ([], "of type list"), (bytearray(b"One."), "of type bytearray")],
    ids=lambda value: type(value).__name__,
)
def test_a_source_of_another_type_is_refused_with_the_next_step(given: Any, told: str) -> None:
    with pytest.raises(TypeError) as refused:
        read_article(given)
    assert isinstance(refused.value, TextTypeError)
    assert refused.value.finding == f"the source of the text is {told}"
    assert refused.value.advice == "give a path, bytes or an open stream"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (None, "blanks is None, not regular expressions; give a list of them"),
        ([None], "the pattern None is not a regular expression; give a str or an re.Pattern"),
        (["x", 5], "the pattern 5 is not a regular expression; give a str or an re.Pattern"),
        ([b"x"], "the pattern b'x' is not a regular expression; give a str or an re.Pattern"),
        (re.compile(b"x"), "re.compile(b'x') is a pattern for bytes; compile it from a str"),
    ],
    ids=repr,
)
def test_a_pattern_of_another_type_is_refused_with_the_next_step(given: Any, told: str) -> None:
    with pytest.raises(TypeError) as refused:
        compare("One.", "Two.", blanks=given)
    assert isinstance(refused.value, PatternTypeError)
    assert str(refused.value) == told


FOUND = compare("The   side of the city.", "The rebel-held side of the city.")


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda: articlediff.render("x"), "the comparison is of type str; give what articlediff.compare returns"),
        (lambda: articlediff.render(None), "the comparison is None; give what articlediff.compare returns"),
        (
            lambda: articlediff.render(FOUND, only=None),
            "only is None, not kinds of change; give one kind or several",
        ),
        (
            lambda: articlediff.render(FOUND, only=3),
            "only is of type int, not kinds of change; give one kind or several",
        ),
        (lambda: FOUND.restored_text("x"), "min_confidence is of type str; give a number from 0 to 1"),
        (lambda: FOUND.restorations(None), "min_confidence is None; give a number from 0 to 1"),
        (
            lambda: FOUND.restored_text(refused="12"),
            "refused is of type str, not ids of changes; give a list or a set of them",
        ),
        (
            lambda: FOUND.restored_text(refused=None),
            "refused is None, not ids of changes; give a list or a set of them",
        ),
    ],
    ids=["a text", "no comparison", "no kinds", "a number", "a word", "no number", "a text of ids", "no ids"],
)
def test_an_argument_of_another_type_is_refused_with_the_next_step(call: Callable[[], Any], told: str) -> None:
    with pytest.raises(TypeError) as refused:
        call()
    assert isinstance(refused.value, ArgumentTypeError)
    assert str(refused.value) == told


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (Article(None), "<Article whose text is of type NoneType>"),  # type: ignore[arg-type]
        (Article(b"One.", "a.txt"), "<Article 'a.txt' whose text is of type bytes>"),  # type: ignore[arg-type]
    ],
    ids=["None", "bytes"],
)
def test_an_article_without_a_text_can_be_shown(given: Article, shown: str) -> None:
    assert repr(given) == shown


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_an_error_holds_what_was_found_and_what_to_do(error: type[ArticleDiffError]) -> None:
    raised = error("a.txt is not ascii; it says", "try another --encoding")
    for same in (raised, pickle.loads(pickle.dumps(raised)), copy.copy(raised)):
        assert (type(same), same.finding, same.advice) == (error, raised.finding, raised.advice)
        assert str(same) == "a.txt is not ascii; it says; try another --encoding"


def test_an_error_of_reading_holds_them_too() -> None:
    with pytest.raises(ArticleDiffError) as raised:
        read_article("nowhere.txt")
    assert (raised.value.finding, raised.value.advice) == ("nowhere.txt does not exist", "check the path")


def test_a_public_name_is_loaded_when_it_is_used() -> None:
    assert {*articlediff.__all__, "errors"} <= set(dir(articlediff))
    program = "import articlediff, sys; assert not [name for name in sys.modules if name.startswith('articlediff.')]"
    environment = os.environ | {"PYTHONPATH": str(Path(articlediff.__file__).parent.parent)}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)
    with pytest.raises(AttributeError, match="has no attribute 'compares'"):
        articlediff.compares  # type: ignore[attr-defined] # noqa: B018


def test_the_errors_are_there_without_an_import_of_their_own() -> None:
    program = "import articlediff; articlediff.errors.DecodingError is articlediff.DecodingError or 1 / 0"
    environment = os.environ | {"PYTHONPATH": str(Path(articlediff.__file__).parent.parent)}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment)


def test_a_checker_of_types_reads_the_names_that_there_are() -> None:
    imports = [node for node in ast.walk(ast.parse(inspect.getsource(articlediff))) if isinstance(node, ast.ImportFrom)]
    read = {(node.module, alias.name, alias.asname) for node in imports for alias in node.names}
    there = {(home, name, name) for home, names in articlediff._HOMES.items() for name in names.split()}
    assert read == there | {("articlediff", "errors", "errors")}
