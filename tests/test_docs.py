"""The page on how it decides is kept true: its examples are run, and its figures are those of the source."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from articlediff.alignment.blanks import columns, fillings, patterns
from articlediff.alignment.tidying import runs, sentences
from articlediff.copy.cuts import cutting
from articlediff.copy.marks import shapes
from articlediff.findings import confidence, damage, letters
from articlediff.findings import verdict as story

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "how-it-decides.md"
SOURCES = (fillings, columns, patterns, runs, sentences, damage, story, letters, cutting, shapes, confidence)


def test_its_examples_are_true(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert (result.failed, result.attempted > 10) == (0, True)


COSTS = re.findall(r"`([A-Z][A-Z_]+)` (\d+)", PAGE.read_text("utf-8"))
BOUNDS = re.findall(r"(\d+(?:\.\d+)?)(?:\s\w+)?\s\(`([A-Z][A-Z_]+)`\)", PAGE.read_text("utf-8"))


@pytest.mark.parametrize(("name", "figure"), COSTS + [(name, figure) for figure, name in BOUNDS])
def test_a_figure_that_it_names_is_that_of_the_source(name: str, figure: str) -> None:
    source = next((module for module in SOURCES if name in vars(module)), None)
    assert source, f"{name} is named in {PAGE.name} and in none of its sources"
    assert vars(source)[name] == float(figure)


def test_the_names_in_it_are_those_of_the_source() -> None:
    known = {name for module in SOURCES for name in vars(module)}
    named = set(re.findall(r"`([A-Z][A-Z]+(?:_[A-Z]+)*)`", PAGE.read_text("utf-8")))
    assert named - known <= {"XXXX"}
