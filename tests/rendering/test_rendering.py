"""The reading view: laws that hold for any comparison, then cases."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articlediff.model import Comparison, Kind, Loss, SameStory, Span
from articlediff.rendering.cells import cells
from articlediff.rendering.terminal.text import render_text
from articlediff.rendering.visible import visible
from tests.builder import (
    Story,
    added,
    compared,
    formatting,
    moved,
    removed,
    restored,
    reworded,
    shared,
    stood,
    unrestored,
)
from tests.comparisons import SENTENCE, SGR, comparisons, kinds, law, parts


def story_of(view: str) -> str:
    """Return the part of a view between its first two rules."""
    return re.split(r"^─+$", view, flags=re.MULTILINE)[1]


def read_back(view: str, side: str) -> str:
    """One of the two texts, white space aside, as the marks of a view spell it."""
    view = re.sub(r"\s+", " ", story_of(view))
    drop = {"full": "removed", "truncated": "added"}[side]
    spelled, state = "", ""
    for token in re.findall(r"\\.|⟪\d+ was here⟫|⟪\d+:|⟫|⟦|\?⟧|⟧|\{\+|\+\}|\[-|-\]|.", view):
        if token in ("⟦", "{+", "[-"):
            state = "removed" if token == "[-" else "added"
        elif token in ("?⟧", "⟧", "+}", "-]"):
            state = ""
        elif token[0] not in "⟪⟫" and state != drop:
            spelled += token.removeprefix("\\") or token
    return "".join(spelled.split())


def seen(text: str) -> str:
    return "".join(visible(re.sub("[\r\x85\u2028\u2029]", "\n", text)).split())


@law
@given(comparisons(), st.integers(30, 130), kinds, st.booleans())
def test_colour_adds_nothing_but_colour(comparison: Comparison, width: int, only: frozenset[Kind], stat: bool) -> None:
    show = partial(render_text, comparison, width=width, only=only, stat=stat)
    assert SGR.sub("", show(color=True)) == show()


@law
@given(comparisons(), kinds, st.booleans())
def test_every_line_ends_without_colour(comparison: Comparison, only: frozenset[Kind], stat: bool) -> None:
    for line in render_text(comparison, color=True, only=only, stat=stat).split("\n"):
        codes = SGR.findall(line)
        assert codes[1::2] == ["\x1b[0m"] * (len(codes) // 2) and len(codes) % 2 == 0


@law
@given(comparisons(), kinds, st.booleans())
def test_nothing_unprintable_reaches_the_terminal(comparison: Comparison, only: frozenset[Kind], stat: bool) -> None:
    view = render_text(comparison, only=only, stat=stat)
    unprintable = {char for char in view if not char.isprintable() and char != "\n"}
    assert not unprintable
    view.encode()


@law
@given(comparisons(), st.integers(30, 130), kinds, st.booleans())
def test_only_a_single_word_exceeds_the_width(
    comparison: Comparison, width: int, only: frozenset[Kind], stat: bool
) -> None:
    for line in render_text(comparison, width=width, only=only, stat=stat).splitlines():
        assert cells(line) <= width or " " not in re.sub(r"⟪\d+: ", "", line.strip())


def test_a_figure_with_a_long_word_keeps_the_narrowest_width() -> None:
    view = render_text(compared("It sank", restored(";", category="punctuation"), " they swam."), width=30, stat=True)
    assert "restored         1\n  punctuation 1\n" in view


@law
@given(parts, st.integers(30, 130))
def test_both_texts_can_be_read_from_the_marks(story: list[Story], width: int) -> None:
    comparison = compared("Start. ", *story, removed("x"))
    view = render_text(comparison, width=width, context=None)
    assert read_back(view, "full") == seen(comparison.full.text)
    assert read_back(view, "truncated") == seen(comparison.truncated.text)


@law
@given(comparisons(), kinds)
def test_the_full_text_is_all_there_whatever_is_marked(comparison: Comparison, only: frozenset[Kind]) -> None:
    marked = only or set(Kind) - {Kind.FORMATTING}
    assume(comparison.has_differences and any(change.kind in marked for change in comparison.changes))
    view = render_text(comparison, context=None, only=only)
    assert re.sub("[¶␣]", "", read_back(view, "full")) == seen(comparison.full.text)


def shown(*parts: Story, **settings: Any) -> str:
    """The story part of the view of these parts, as one stripped string."""
    return story_of(render_text(compared(*parts), **settings)).partition("\n\n─")[0].strip()


MARKED = {
    "restored": (["the ", restored("rebel-held"), " side"], "the ⟦rebel-held⟧ side"),
    "restored with its comma": (["Mr. ", restored("al-Ahmad,"), " a nurse"], "Mr. ⟦al-Ahmad,⟧ a nurse"),
    "in doubt": (["the ", restored("rebel-held", confidence=0.89), " side"], "the ⟦rebel-held?⟧ side"),
    "sure enough": (["the ", restored("rebel-held", confidence=0.9), " side"], "the ⟦rebel-held⟧ side"),
    "one of several": (
        ["the ", restored("far", alternatives=(Span(0, 3, "the"),)), " side"],
        "the ⟦far⟧ side",
    ),
    "a question restored": (["he asked ", restored("why-not?")], "he asked ⟦why-not\\?⟧"),
    "a blank left open": (["the", unrestored(), "side"], "the ⟦?⟧ side"),
    "a bar left open": (["the ", unrestored("█████"), " side"], "the ⟦?⟧ side"),
    "added": (["One.", added(" Two."), " Three."], "One. {+Two.+} Three."),
    "removed": (["One. ", removed("Two. "), "Three."], "One. [-Two.-] Three."),
    "removed between words that only the copy parts": (
        [shared("One. ", "One."), removed("Two."), shared(" Three", "Three")],
        "One. [-Two.-] Three",
    ),
    "reworded": (["the ", reworded("army", "forces"), " came"], "the [-army-]{+forces+} came"),
    "moved": (
        [moved(1, "A ", restored("two-day"), " truce. "), "It held. ", stood(1), "So far."],
        "⟪1: A ⟦two-day⟧ truce.⟫ It held. ⟪1 was here⟫ So far.",
    ),
    "moved from before all else": (
        [stood(1), "It held. ", moved(1, "A truce.")],
        "⟪1 was here⟫ It held. ⟪1: A truce.⟫",
    ),
    "formatting, which is not marked": (
        ["the ", formatting("W. H. O.", "W.H.O."), added("!")],
        "the W.H.O.{+!+}",
    ),
    "marks in the text itself": (
        ["a [-b-] {+c+} ⟦d⟧ ", added("[")],
        "a \\[-b-\\] \\{+c+\\} \\⟦d\\⟧ {+\\[+}",
    ),
    "what looks like a note of what is left out": (
        ["One.\n⋯ 2 paragraphs unchanged ⋯\n", added("⋯⋯")],
        "One.\n\n\\⋯ 2 paragraphs unchanged \\⋯\n\n{+\\⋯\\⋯+}",
    ),
    "a backslash": (["C:\\", restored("x-y")], "C:\\\\⟦x-y⟧"),
    "brackets that are no marks": (["[ {", restored("x-y"), "} ]"], "[ {⟦x-y⟧} ]"),
    "an escape sequence": (["\x1b[31mred", added("\x9b2J")], "␛[31mred{+<U+009B>2J+}"),
    "a change of direction": (["\u202eabc", added("\u2066")], "<U+202E>abc{+<U+2066>+}"),
    "a joiner between Persian letters": (["می\u200cشود ", added("x")], "می\u200cشود {+x+}"),
    "a joiner between other letters": (["ab\u200ccd ", added("x")], "ab<U+200C>cd {+x+}"),
    "a lone surrogate": (["a\ud800 ", added("x")], "a<U+D800> {+x+}"),
    "line ends of any kind": (["a\r\nb\rc\u2028d", added("x")], "a\n\nb\n\nc\n\nd{+x+}"),
    "text broken by hand": (["a\nb\n\nc\nd", added("x")], "a b\n\nc d{+x+}"),
}


@pytest.mark.parametrize(("parts", "expected"), MARKED.values(), ids=MARKED)
def test_changes_are_marked_in_place(parts: list[Story], expected: str) -> None:
    assert shown(*parts) == expected


def test_sentences_removed_between_paragraphs_are_a_paragraph() -> None:
    parts: list[Story] = [
        "One.",
        removed(" Eight words that the paper took out later."),
        shared(" ", "\n"),
        "Two.",
    ]
    assert shown(*parts) == "One.\n\n[-Eight words that the paper took out later.-]\n\nTwo."


def test_formatting_is_marked_when_asked_for() -> None:
    parts: list[Story] = [
        "the ",
        formatting("W. H. O.", "W.H.O."),
        " said.",
        formatting(" ", "\n"),
        added("So."),
    ]
    assert shown(*parts, only=frozenset({Kind.FORMATTING})) == "the [-W.␣H.␣O.-]{+W.H.O.+} said.[-␣-]{+¶+}\n\nSo."


@pytest.mark.parametrize("end", ["\n", "\n\n", "\r\n\r\n", "\n \n\n"])
def test_the_end_of_a_paragraph_is_one_sign(end: str) -> None:
    parts: list[Story] = ["He said.", formatting(" ", end), added("So.")]
    assert shown(*parts, only=frozenset({Kind.FORMATTING})) == "He said.[-␣-]{+¶+}\n\nSo."


def test_only_lets_the_rest_read_as_the_full_text() -> None:
    parts: list[Story] = [
        "the ",
        restored("x-y"),
        reworded(" army", " forces"),
        removed(" left"),
        moved(1, added(" soon")),
        stood(1),
    ]
    assert shown(*parts, only=frozenset({Kind.ADDED})) == "the x-y forces {+soon+}"


def test_unchanged_paragraphs_are_folded() -> None:
    parts: list[Story] = [f"{SENTENCE * 2}\n" * 3, "The ", restored("x-y"), " side.", f"\n{SENTENCE * 2}" * 2]
    assert shown(*parts) == "⋯ 3 paragraphs unchanged ⋯\n\nThe ⟦x-y⟧ side.\n\n⋯ 2 paragraphs unchanged ⋯"


def test_a_short_paragraph_is_not_worth_folding() -> None:
    assert shown("The ", restored("x-y"), " side.\nShort.\nThe ", restored("x-z"), " side.").count("⋯") == 0


def test_a_text_on_one_line_is_folded_at_sentences() -> None:
    view = shown(SENTENCE * 40, restored("x-y"), " side. ", SENTENCE * 40)
    assert view.startswith("⋯ 518 words unchanged ⋯\n\nThe talks")
    assert re.search(r"little\sto\sshow\sfor\sit\.\n\n⋯ 518 words unchanged ⋯$", view)


def test_however_few_words_are_asked_for_five_are_kept_beside_a_change() -> None:
    parts: list[Story] = [SENTENCE * 20, restored("x-y"), " side. ", SENTENCE * 20]
    assert shown(*parts, context=0) == shown(*parts, context=5) != shown(*parts, context=30)


def test_a_long_passage_keeps_its_ends() -> None:
    view = shown("The ", restored(SENTENCE * 50, category="passage"))
    assert re.fullmatch(r"The ⟦The talks .*\n\n⋯ \d+ words restored ⋯\n\nThe talks .* for it\.⟧", view, re.DOTALL)


def test_text_without_spaces_wraps_and_folds() -> None:
    view = shown("医院遭到严重破坏。" * 60, restored("叛军"), "控制的一侧。" * 10, width=40)
    assert view.startswith("⋯ ")
    assert "characters unchanged ⋯" in view.splitlines()[0]
    assert all((cells(line) <= 40 and line[:1] not in "。⟧") or not line for line in view.splitlines())


def test_no_break_spaces_hold() -> None:
    assert "\n10 km" in shown("x" * 25 + " 10\u00a0km ", added("y"), width=30)


def test_width_has_a_lower_bound() -> None:
    comparison = compared("The ", restored("x-y"), " side.")
    assert render_text(comparison, width=0) == render_text(comparison, width=30)


def test_repeated_words_share_a_line_and_names_come_first() -> None:
    thrice: list[Story] = ["the ", restored("x-y"), " side, "] * 3
    parts = [*thrice, "Mr. ", restored("al-Sham", category="name"), " said."]
    table = render_text(compared(*parts)).rpartition("Restored\n")[2]
    assert [line.split() for line in table.splitlines()] == [
        ["no.", "×", "what", "evidence", "conf"],
        ["4", "name", "blank", "0.99", "…x-y", "side,", "Mr.", "⟦al-Sham⟧", "said."],
        ["1", "×3", "phrase", "blank", "0.99", "the", "⟦x-y⟧", "side,", "the", "x-y", "side,", "the…"],
    ]


def test_alternatives_stand_below_their_word() -> None:
    parts: list[Story] = [
        "the ",
        restored("far", alternatives=(Span(4, 7, "far"), Span(0, 3, "the"))),
        " side",
    ]
    assert render_text(compared(*parts)).endswith("or “far”, “the”\n")


def test_blanks_left_open_have_a_table() -> None:
    view = render_text(compared("It was on the", unrestored(), "side of town."))
    assert view.endswith("Not restored\nno.\n  1  It was on the ⟦?⟧ side of town.\n")


SUMMARIES = {
    "one word": ([restored("x-y")], "This copy lost 1 word or phrase, restored from the full text."),
    "one name": (
        [restored("al-Sham", category="name")],
        "This copy lost 1 word or phrase (a name), restored",
    ),
    "semicolons": ([restored(";", "", "punctuation")] * 2, "This copy lost 2 semicolons, all restored"),
    "other signs": (
        [restored(";", "", "punctuation"), restored("&", "", "punctuation")],
        "This copy lost 2 punctuation marks, all restored",
    ),
    "a passage": ([restored("It went on.", "", "passage")], "This copy lost 1 passage (3 words), restored"),
    "all sorts": (
        [restored("x-y"), restored("al-Sham", category="name"), restored(";", "", "punctuation")],
        "This copy lost 2 words and phrases (1 of them a name) and 1 semicolon, all restored from",
    ),
    "doubt": (
        [restored("x-y"), restored("x-z", confidence=0.2)],
        "This copy lost 2 words and phrases, all restored from the full text; 1 needs checking.",
    ),
    "more doubt": (
        [restored("x-y"), restored("x-z", confidence=0.2), restored("z", confidence=0.89)],
        "This copy lost 3 words and phrases, all restored from the full text; 2 need checking.",
    ),
    "other fillings that leave no doubt": (
        [restored("x-y", confidence=0.9, alternatives=(Span(0, 3, "x-y"),))],
        "This copy lost 1 word or phrase, restored from the full text.",
    ),
    "nothing but doubt": ([restored("x", confidence=0.2)], "restored from the full text; it needs checking."),
    "more blanks": (
        [restored("x-y"), unrestored()],
        "This copy lost 1 word or phrase, which is restored from the full text; 1 blank is not filled, for which the"
        " full text has nothing.",
    ),
    "more blanks and doubt": (
        [
            restored("x-y"),
            restored("x", confidence=0.2),
            unrestored(),
            added("on the day"),
            unrestored(),
            "so ",
            unrestored(),
        ],
        "This copy lost 2 words and phrases, which are restored from the full text (1 needs checking); 3 blanks are not"
        " filled, for 1 of which the full text has nothing.",
    ),
    "blanks where the full text has words": (
        ["It ", unrestored(), added("sank twice "), "off ", unrestored(), "Hull ", added("on Monday.")],
        "In this copy 2 blanks are not filled, for 1 of which the full text has nothing.",
    ),
    "a blank in what was reworded": (
        [restored("x-y"), " and ", unrestored(), " ", reworded("sank", "went down")],
        "restored from the full text; 1 blank is not filled.",
    ),
    "a sentence that was withheld": (
        [restored("The clerk of the guild has said that he will not sign it before the auditor comes. ")],
        "This copy lost 1 passage (17 words), restored from the full text.",
    ),
    "a long row of letters": ([restored("字" * 145)], "This copy lost 1 passage (145 characters), restored"),
    "a shorter row of letters": ([restored("字" * 144)], "This copy lost 1 word or phrase, restored"),
    "only blanks": (
        [unrestored(), unrestored()],
        "In this copy 2 blanks are not filled, for which the full text has nothing.",
    ),
    "edits": (
        [added("a"), removed("b"), removed("c"), reworded("d", "e")],
        "No losses were found in this copy. The full text adds 1 word or phrase, the copy"
        " has 2 words and phrases of its own and 1 word or phrase is reworded.",
    ),
    "edits of any length": (
        [
            added("It ended so. "),
            added("!"),
            removed("and more"),
            reworded("d " * 13, "e"),
            reworded("他来了。", "他走了。"),
        ],
        "The full text adds 1 punctuation mark and 1 passage, the copy has 1 word or phrase of its own and 2 passages"
        " are reworded.",
    ),
    "formatting": ([added("a"), formatting(" ", "\n")], "1 place differs only in form."),
}


@pytest.mark.parametrize(("parts", "expected"), SUMMARIES.values(), ids=SUMMARIES)
def test_the_summary_says_what_was_lost(parts: list[Story], expected: str) -> None:
    assert expected in " ".join(render_text(compared(*parts), stat=True).split())


def test_the_summary_names_what_the_copy_loses_everywhere() -> None:
    damage = [Loss("hyphenated words", 5, 0, "x-y"), Loss("semicolons", 3, 1, ";"), Loss("dashes", 0, 4, "")]
    view = render_text(compared(restored("x-y"), damage=damage), stat=True)
    assert "It loses hyphenated words throughout and semicolons in most places." in " ".join(view.split())
    assert "hyphenated words: 5 restored, 0 kept, e.g. x-y\n" in view
    assert view.endswith("dashes: 0 restored, 4 kept\n")


def test_half_of_its_dashes_is_not_most_of_them() -> None:
    view = render_text(compared(restored("x-y"), damage=[Loss("dashes", 3, 3, "–")]), stat=True)
    assert "It loses" not in view


def test_stat_counts_every_kind_and_shows_no_story() -> None:
    view = render_text(compared("The ", restored("x-y"), " side.", added(" So it was.")), stat=True)
    assert re.findall(r"^(\w+) +(\d+)", view, flags=re.MULTILINE)[-7:] == [
        (kind.value, "1" if kind in (Kind.RESTORED, Kind.ADDED) else "0") for kind in Kind
    ]
    assert "⟦" not in view


def test_stat_can_be_restricted_too() -> None:
    view = render_text(compared(restored("x-y"), added("a")), stat=True, only=frozenset({Kind.ADDED}))
    assert view.endswith("\n\nadded            1   1 word\n")


def test_the_legend_explains_only_what_occurs() -> None:
    view = render_text(compared("The ", restored("x-y"), " side.", added(" So.")))
    assert "\n⟦…⟧ restored · {+…+} only in the full text\n─" in view


def test_names_are_shown_safely_and_cut_at_the_start() -> None:
    view = render_text(compared("a ", added("b"), names=("x\x1b[2J.txt", "long/" * 30 + "end.txt")), width=40)
    assert view.splitlines()[0] == r'Truncated  "x\033[2J.txt", 1 word'
    assert re.fullmatch(r"Full {7}…[long/]+/end\.txt, 2 words", view.splitlines()[1])


def test_no_differences_are_one_line() -> None:
    assert render_text(compared("One story.")) == "No differences.\n"


def test_formatting_alone_is_counted_as_no_difference() -> None:
    view = render_text(compared("One.", formatting(" ", "\n"), "Two."))
    assert view == "No differences except 1 in form (shown with --only formatting).\n"


def test_no_change_of_the_kind_asked_for_is_said() -> None:
    view = render_text(compared("One.", added(" Two.")), only=frozenset({Kind.MOVED}))
    assert view.endswith("\nThere are no changes of the kind asked for.\n")


def test_different_stories_are_refused_with_the_next_step() -> None:
    verdict = SameStory("different", 0.01, "They share one run of words.")
    view = render_text(compared("One.", names=("a.txt", "b.txt"), same_story=verdict), width=100)
    assert view == (
        "a.txt and b.txt look like different stories. They share one run of words.\n\n"
        "Nothing was compared; --force compares them anyway.\n"
    )


@pytest.mark.parametrize(
    ("verdict", "warning"),
    [
        ("uncertain", "It is uncertain whether these are versions of one story. They share little."),
        ("different", "These look like different stories. They share little."),
    ],
)
def test_doubt_about_the_story_stands_above_all(verdict: Any, warning: str) -> None:
    story = SameStory(verdict, 0.2, "They share little.")
    assert f"\n\n{warning}\n\nNo losses" in render_text(compared(added("a"), same_story=story), width=100)


def test_exchanged_arguments_are_pointed_out() -> None:
    told = " ".join(render_text(compared(added("a"), swapped=True)).split())
    assert "The second text has the blanks or a cut, so the two look swapped; " in told
    assert "; to compare the two the other way round, add --swap or take it away." in told
