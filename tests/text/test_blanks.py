"""Traces of a loss, and near-misses beside them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from articlediff.text.blanks import Blank, find_blanks
from articlediff.text.masks import SPELLINGS, MaskSpelling
from articlediff.text.tokenising import tokenise
from tests.stories import nasty_texts


def found(text: str) -> list[tuple[str, str]]:
    """Each blank as its family and the text from it on."""
    tokens = tokenise(text)
    return [(blank.family, text[tokens.starts[blank.at] :][:8]) for blank in find_blanks(tokens)]


def only(text: str) -> Blank:
    (blank,) = find_blanks(tokenise(text))
    return blank


@given(nasty_texts())
def test_blanks_come_in_order_one_at_a_place(text: str) -> None:
    tokens = tokenise(text)
    blanks = find_blanks(tokens)
    places = [(blank.at, blank.skipped) for blank in blanks]
    assert places == sorted(set(places))
    for blank in blanks:
        assert 0 <= blank.at < len(tokens)
        assert blank.covers == (blank.at in tokens.masks)
        if blank.family == "line":
            assert tokens.spaces[blank.at].startswith(blank.space, blank.skipped)
            assert "\n" not in blank.space
        else:
            assert (blank.space, blank.skipped) == ("" if blank.covers else tokens.spaces[blank.at], 0)


MASKS = {
    "a [REDACTED] b": "label",
    "a [redacted] b": "label",
    "a [ REDACTED ] b": "label",
    "a [Name withheld] b": "label",
    "a [illegible] b": "label",
    "by (b)(6), who": "label",
    "by (b) (6), who": "label",
    "by (b)(7)(C), who": "label",
    "him. Harm to Ongoing Matter. The": "label",
    "him. cHarm to\nOngoing Matter. The": "label",
    "the xxInvestigative Technique of": "label",
    "by Personal Privacy, who": "label",
    "by PERSONAL\nPRIVACY, who": "label",
    "with HOM yesterday": "label",
    "a XXXXX-month lease": "label",
    "the xxxxx of": "label",
    "Mr. ***, could": "label",
    "a [...] b": "label",
    "a […] b": "label",
    "a [***] b": "label",
    "a [____] b": "label",
    "a [   ] b": "label",
    "by Ex. 6 on": "tag",
    "by Exemption 7(C) on": "tag",
    "by __FULL_NAME__ on": "tag",
    "by @entity12 on": "entity",
    "a @ @ @ @ @ @ @ @ @ @ b": "words",
    "a ██ b": "bars",
    "a ■■■■ b": "bars",
    "a █-year-old b": "bars",
    "a ●● b": "bars",
    "a __ b": "underscores",
    "Dear ____ ______,": "underscores",
}


@pytest.mark.parametrize("text", MASKS)
def test_a_mask_is_one_blank_of_its_family(text: str) -> None:
    assert only(text).family == MASKS[text]
    assert only(text).covers == 1


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda spelling: spelling.pattern)
def test_every_spelling_has_a_case(spelling: MaskSpelling) -> None:
    cases = [text for text, family in MASKS.items() if family == spelling.family]
    assert any(re.search(spelling.pattern, text, re.VERBOSE) for text in cases)


NO_MASKS = [
    "a [sic] b",
    "a [1] b",
    "(b) the second point",
    "(c)(6) of the act",
    "the XXX Games",
    "in MCMXXXX fashion",
    "a Xxxxx b",
    "a ** b",
    "snake_case and _emphasis_",
    "me@example.org",
    "a @ b",
    "@entity of change",
    "harm to ongoing matters",
    "HOMER",
    "a — b",
    "a - b",
    "a [] b",
    "a. . . b",
    "-----",
    "a: [x] b",
]


@pytest.mark.parametrize("text", NO_MASKS)
def test_what_only_resembles_a_mask_is_none(text: str) -> None:
    assert found(text) == []


def test_masks_tell_how_much_they_hide_where_they_keep_it() -> None:
    assert only("a █████ b")[4:6] == (None, 5)
    assert only("a ____ ______ b")[4:6] == (None, 11)
    assert only("a @ @ @ @ @ @ @ b")[4:6] == (7, None)
    assert only("a [REDACTED] b")[4:6] == (None, None)


TRACES = {
    "the   side": [("spaces", "side")],
    "the  side": [("spaces", "side")],
    "a    girl": [("spaces", "girl")],
    "the   side of   town": [("spaces", "side of "), ("spaces", "town")],
    "could be  . He": [("spaces", ". He")],
    "The  ’s view": [("spaces", "’s view")],
    "Idris   put": [("spaces", "put")],
    "is . Peter": [("orphan", ". Peter")],
    "the ’s view": [("orphan", "’s view")],
    "the , he said": [("orphan", ", he sai")],
    "( he said": [("orphan", "he said")],
    "said “ Go": [("orphan", "Go")],
    "the rebels ( ) said": [("orphan", ") said")],
    "a\u00a0  b": [("spaces", "b")],
}


@pytest.mark.parametrize("text", TRACES)
def test_white_space_that_nothing_explains_is_a_blank(text: str) -> None:
    assert found(text) == TRACES[text]


NO_TRACES = [
    "one space",
    "He left.  She stayed.",
    "He left: two spaces",
    "PORT ELLERY  —   The",
    "a --  b",
    "a\nb",
    "a \nb",
    "a\n  b\n  c\n  d",
    "a  \nb  \nc  \nd",
    "a\tb",
    "He waited . . . and left",
    "the .com boom",
    "a .22 rifle",
    "trailing   ",
    "$4. 25 million",
    "1, 300",
    "W. H. O.",
    "dead. ”",
]


@pytest.mark.parametrize("text", NO_TRACES)
def test_white_space_with_a_reason_is_no_blank(text: str) -> None:
    assert found(text) == []


def test_two_spaces_between_words_are_a_faint_trace_and_before_a_stop_a_clear_one() -> None:
    assert only("the  side").faint
    assert not only("the   side").faint
    assert not only("could be  . He").faint


def test_an_indent_is_a_faint_trace_unless_a_sentence_has_lost_its_first_word_there() -> None:
    assert only("   The side").faint
    assert not only("   side of").faint


def test_spaces_at_the_end_and_at_the_beginning_of_a_line_are_faint_traces_of_their_own() -> None:
    end, start = find_blanks(tokenise("by pull  \n  the next line"))
    assert (end.at, end.space, end.skipped, end.faint) == (2, "  ", 0, True)
    assert (start.at, start.space, start.skipped, start.faint) == (2, "  ", 3, True)
    assert only("by pull\n , the next").glued_right


def test_a_dash_explains_wide_spaces_behind_it_only_where_it_is_set_wide() -> None:
    assert found("PORT ELLERY  —   The") == []
    assert found("the team —   sees") == [("spaces", "sees")]
    assert found("the team –  , an") == [("spaces", ", an")]


def test_a_quotation_mark_explains_two_spaces_only_where_it_closes() -> None:
    assert found('"Go."  He went') == []
    assert found('He said: "  measure') == [("spaces", "measure")]


def test_where_rows_of_ats_stand_for_words_a_lone_one_stands_for_one() -> None:
    blanks = find_blanks(tokenise("the @ @ @ side of @ city, me@home.org"))
    assert [(blank.at, blank.words) for blank in blanks] == [(1, 3), (4, 1)]
    assert found("at @ home") == []


def test_spaces_keep_a_width_only_where_their_lengths_vary_like_words() -> None:
    fixed = find_blanks(tokenise("a   b   c   d    e   f"))
    kept = find_blanks(tokenise("a        b            c       d          e"))
    assert {blank.width for blank in fixed} == {None}
    assert [blank.width for blank in kept] == [6, 10, 5, 8]


def test_a_blank_knows_which_neighbour_it_touched() -> None:
    def glued(text: str) -> tuple[bool, bool]:
        return only(text).glued_left, only(text).glued_right

    assert glued("a ██-year-old") == (False, True)
    assert glued("“██ he") == (True, False)
    assert glued("a ██ b") == (False, False)
    assert glued("could be  . He") == (False, True)
    assert glued("the   side") == (False, False)
    assert glued("云██溪") == (True, True)


@pytest.mark.parametrize("text", ["he said __so__ twice", "(__so__), he said", "__init__.py"])
def test_underscores_that_make_a_word_bold_hide_none(text: str) -> None:
    assert find_blanks(tokenise(text)) == []


@pytest.mark.parametrize("text", ["foo__bar__baz", "__借给他。__的在 这里"])
def test_underscores_inside_a_word_make_nothing_bold(text: str) -> None:
    assert [blank.family for blank in find_blanks(tokenise(text))] == ["underscores", "underscores"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_gap_at_the_end_of_a_line_is_seen_whatever_ends_the_line(end: str) -> None:
    (blank,) = find_blanks(tokenise(f"They stay in port until   {end}Nobody answered her."))
    assert (blank.family, blank.space) == ("line", "   ")
