"""Where a terminal cannot show our marks, they are ASCII, each another one; the legend has them too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlediff import Comparison, Kind, compare, read_article
from articlediff.rendering import brackets
from articlediff.rendering.terminal.spelling import spelling
from articlediff.rendering.terminal.text import View, render_text

SAMPLES = Path(__file__).parents[2] / "samples"
NAMES = ("council", "harbour", "vokzal")
ENCODINGS = ("ascii", "latin-1", "cp1252", "cp437", "koi8-r")
VIEWS: tuple[View, ...] = ("inline", "side-by-side", "list")
TELLING_ALL = frozenset(Kind)


@pytest.fixture(scope="module", params=NAMES)
def comparison(request: pytest.FixtureRequest) -> Comparison:
    return compare(*(read_article(SAMPLES / f"{request.param}.{side}.txt") for side in ("truncated", "full")))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_letter_can_be_shown_within_the_width(comparison: Comparison, encoding: str, view: View) -> None:
    for width in (30, 64, 100):
        report = render_text(comparison, view=view, width=width, only=TELLING_ALL, encoding=encoding)
        # As bytes, of which each is one column.
        lines = report.encode(encoding).split(b"\n")
        longest_word = max(map(len, report.split())) if view == "inline" else 0
        assert max(map(len, lines)) <= max(width, longest_word)


@pytest.mark.parametrize("view", VIEWS)
def test_an_encoding_that_has_our_marks_changes_nothing(comparison: Comparison, view: View) -> None:
    assert render_text(comparison, view=view, encoding="gb18030") == render_text(comparison, view=view)


def test_every_mark_is_another_one() -> None:
    ours = ("⟦words⟧", "⟦words?⟧", "⟦?⟧", "⟪5:", "⟪5 was here⟫", "␣", "¶", "{+words+}", "[-words-]")
    marks = [spelling("ascii").text(mark) for mark in ours]
    assert marks == [*map(brackets.in_ascii, ours)]
    assert marks[:7] == ["<<words>>", "<<words?>>", "<<?>>", "{5:", "{5 was here}", "_", "$"]
    assert len(set(marks)) == len(ours)


def test_the_legend_has_the_marks_of_the_report() -> None:
    report = render_text(
        compare("The   side of the city was quiet.", "The rebel-held side of the city was quiet."), encoding="ascii"
    )
    assert "<<...>> restored" in report
    assert "The <<rebel-held>> side of the city was quiet." in report


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_words_that_are_cut_keep_both_marks(encoding: str) -> None:
    words = "so very many of the words that were written about the harbour wall"
    found = compare(
        "The          is here, and all of it is as it was before.",
        f"The {words} is here, and all of it is as it was before.",
    )
    for view in ("inline", "list"):
        report = render_text(found, view=view, width=72, encoding=encoding)
        assert re.search(r"<<so very.*~>>", report), report


# What an article may have of its own.
SIGNS = st.text(st.sampled_from("<>{}+-?[]\\⟦⟧⟪⟫ a5é…"), max_size=12)
OURS = re.compile(r"\\.|<<|>>|\{(?!\+)|(?<!\+)\}|<U\+[0-9A-F]+>")


@given(SIGNS)
def test_a_mark_in_an_article_has_a_backslash(text: str) -> None:
    spelt = spelling("ascii").text(brackets.plain(text))
    assert spelt.isascii()
    assert [sign for sign in OURS.findall(spelt) if sign[0] != "\\" and not sign.startswith("<U+")] == []


@given(SIGNS, st.sampled_from(["restored", "doubtful"]))
def test_words_in_marks_are_found_again(text: str, role: brackets.Role) -> None:
    spelt = "".join(piece.text for piece in spelling("ascii").line(brackets.marked(text, role)))
    signs = [sign for sign in OURS.findall(spelt) if sign[0] != "\\" and not sign.startswith("<U+")]
    assert signs == (["<<", ">>"] if text.strip() else [])
