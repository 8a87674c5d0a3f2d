"""The texts side by side and the list of changes: laws for any comparison, then cases."""

from __future__ import annotations

import re
from functools import partial

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from articlediff import compare
from articlediff.model import Comparison, Kind, Span
from articlediff.rendering.cells import cells
from articlediff.rendering.terminal.text import View, render_text
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
from tests.comparisons import SGR, comparisons, kinds, law

RULE = "│"
SENTENCE = "The talks had been going on for weeks, with little to show for it. "
views = st.sampled_from(["side-by-side", "list"])
contexts = st.none() | st.integers(0, 12)

# Wide and joined letters, marks without a letter, and what terminals are attacked with.
AWKWARD = [
    "北京", "한국", "👩‍👩‍👧", "👍🏽", "🇩🇪", "🇩", "❤️", "1️⃣", "हिन्दी", "ක්‍ෂ", "จ้ำ", "e\u0301", "\u0301", "\u200d",
    "\ufe0f", "\u202e", "\u2066", "\u200b", "\u00ad", "\u2060", "\ufeff", "\u3164", "\uffa0", "\U000e0041",
    "\x1b[2J", "\x1b]0;t\x07", "\x08", "\r", "\x9b", "\x85", "\u2028", "\x00", "ᄒ", "a", "word", "│", "⟦", "-]",
    ".", "。", "“", " ", " ", " ", "\n", "\t", "\u00a0", "\u3000", "x" * 80,
]  # fmt: skip
awkward = st.lists(st.sampled_from(AWKWARD), max_size=12).map("".join)
awkward_words = awkward.map(str.strip).filter(bool)
parts: st.SearchStrategy[list[Story]] = st.lists(
    awkward
    | awkward_words.map(restored)
    | awkward_words.map(added)
    | awkward_words.map(removed)
    | st.builds(reworded, awkward_words, awkward_words)
    | st.just(unrestored()),
    max_size=6,
)
awkward_comparisons = st.builds(lambda story, name: compared(*story, added("x"), names=(name, name)), parts, awkward)
any_comparisons = comparisons() | awkward_comparisons


def columns(view: str) -> list[str]:
    """Return the lines of the two columns, which come after the last rule across."""
    lines = view.splitlines()
    heading = next(number for number, line in enumerate(lines) if re.match(r"Truncated +│ Full$", line))
    return lines[heading:]


def sides(view: str) -> tuple[str, str]:
    """Return the words of the two columns, white space aside."""
    lines = [(line[: at - 1], line[at + 1 :]) for line in columns(view)[1:] for at in [place_of_rule(line)]]
    left, right = (" ".join(line[side] for line in lines) for side in (0, 1))
    return "".join(left.split()), "".join(right.split())


def place_of_rule(line: str) -> int:
    """Return the place of the rule; the article itself may have another."""
    return next(at for at, char in enumerate(line) if char == RULE and cells(line[:at]) == 49)


@law
@given(any_comparisons, st.integers(30, 130), kinds, contexts)
def test_no_line_of_two_columns_is_wider_than_the_terminal(
    comparison: Comparison, width: int, only: frozenset[Kind], context: int | None
) -> None:
    view = render_text(comparison, view="side-by-side", width=width, only=only, context=context)
    if re.search(r"^Truncated +│ Full$", view, re.MULTILINE):
        assert all(cells(line) <= width for line in columns(view))
    else:
        lines = re.split(r"^─+$\n", view, flags=re.MULTILINE)[-1].splitlines()
        assert all(cells(line) <= width for line in lines if line[:2] in ("< ", "> ", "  "))


@law
@given(any_comparisons, st.integers(60, 130), contexts)
def test_the_rule_stands_in_one_column(comparison: Comparison, width: int, context: int | None) -> None:
    assume(comparison.has_differences)
    view = render_text(comparison, view="side-by-side", width=width, context=context)
    for line in columns(view):
        places = [cells(line[:at]) for at, char in enumerate(line) if char == RULE]
        assert (width - 3) // 2 + 1 in places


@law
@given(any_comparisons, st.integers(30, 130), kinds)
def test_no_line_of_the_list_is_wider_than_the_terminal(
    comparison: Comparison, width: int, only: frozenset[Kind]
) -> None:
    view = render_text(comparison, view="list", width=width, only=only)
    assert all(cells(line) <= width for line in view.splitlines())


@law
@given(any_comparisons, st.none() | st.integers(30, 130), kinds, contexts)
def test_every_mark_in_the_list_is_closed_on_its_line(
    comparison: Comparison, width: int | None, only: frozenset[Kind], context: int | None
) -> None:
    """Also where words are cut; and no cut takes the backslash from a mark of the article's own."""
    closing = {"⟦": ("⟧", "?⟧"), "{+": ("+}",), "[-": ("-]",), "⟪": ("⟫",)}
    for line in render_text(comparison, view="list", width=width, only=only, context=context).splitlines():
        marks = [mark for mark in re.findall(r"\\.|⟦|\?⟧|⟧|\{\+|\+\}|\[-|-\]|⟪|⟫", line) if mark[0] != "\\"]
        assert all(end in closing.get(start, ()) for start, end in zip(marks[::2], marks[1::2], strict=True))


@law
@given(any_comparisons, views, st.integers(30, 130), kinds, contexts)
def test_colour_adds_nothing_but_colour(
    comparison: Comparison, view: View, width: int, only: frozenset[Kind], context: int | None
) -> None:
    show = partial(render_text, comparison, view=view, width=width, only=only, context=context)
    assert SGR.sub("", show(color=True)) == show()
    for line in show(color=True).split("\n"):
        codes = SGR.findall(line)
        assert codes[1::2] == ["\x1b[0m"] * (len(codes) // 2) and len(codes) % 2 == 0


@law
@example(compared("x" * 28 + "👩\u200dจ", added("x")), "inline", 30, frozenset())
@example(compared("x" * 29 + "จ\u200d👩", added("x")), "inline", 30, frozenset())
@example(compared("x" * 28 + "葛\U000e0100", added("x")), "inline", 30, frozenset())
@example(compared("จฉ\u200c" * 300, added("x")), "inline", 30, frozenset())
@example(compared("จ\u200c" * 300, added("x")), "inline", 30, frozenset())
@example(compared("ی" * 28 + "\u200cش", added("x")), "side-by-side", 60, frozenset())
@example(compared("จ\u200d" * 40, added("x")), "side-by-side", 60, frozenset())
@example(compared(added("x"), "ی\u200cش" * 30), "list", 31, frozenset())
@example(compared("👩\u200d⋯", added("👩\u200d⋯")), "inline", 30, frozenset())
@given(any_comparisons, st.sampled_from(["inline", "side-by-side", "list"]), st.none() | st.integers(30, 130), kinds)
def test_what_is_written_holds_no_control_character_of_the_texts(
    comparison: Comparison, view: View, width: int | None, only: frozenset[Kind]
) -> None:
    shown = SGR.sub("", render_text(comparison, view=view, width=width, only=only, color=True))
    assert not {char for char in shown if (char != "\n" and char < " ") or "\x7f" <= char <= "\x9f"}
    assert visible(shown) == shown


@law
@given(comparisons())
def test_each_column_holds_its_text(comparison: Comparison) -> None:
    """All letters of a text are in its column in their order; marks, notes of what is left out aside."""
    assume(comparison.has_differences)
    left, right = sides(render_text(comparison, view="side-by-side", width=100, context=None))
    for column, text in ((left, comparison.truncated.text), (right, comparison.full.text)):
        shown = iter(column)
        assert all(char in shown for char in letters(text))


def letters(text: str) -> str:
    return "".join(visible(re.sub("[\r\x85\u2028\u2029]", "\n", text)).split())


@law
@given(any_comparisons, kinds)
def test_the_list_has_a_line_for_every_change_with_its_place(comparison: Comparison, only: frozenset[Kind]) -> None:
    wanted = [change for change in comparison.changes if change.kind in (only or set(Kind) - {Kind.FORMATTING})]
    view = render_text(comparison, view="list", width=None, only=only)
    rows = [line.split() for line in view.splitlines() if re.match(r" *\d+  \d+:\d+ ", line)]
    if comparison.has_differences or (wanted and Kind.FORMATTING in only):
        assert [(row[0], row[2]) for row in rows] == [(str(change.id), change.kind.value) for change in wanted]
        for row, change in zip(rows, wanted, strict=True):
            line, column = map(int, row[1].split(":"))
            before = comparison.full.text.split("\n")[: line - 1]
            assert sum(len(text) + 1 for text in before) + column - 1 == change.full.start


def shown(*story: Story, width: int = 62, **settings: object) -> list[str]:
    view = render_text(compared(*story), view="side-by-side", width=width, **settings)  # type: ignore[arg-type]
    return [line for line in columns(view)[2:] if line.strip(f" {RULE}")]


SIDE_BY_SIDE: dict[str, tuple[list[Story], list[str]]] = {
    "restored": (
        ["the ", restored("rebel-held"), " side"],
        ["the ⟦ ⟧ side                  │ the ⟦rebel-held⟧ side"],
    ),
    "restored from a mark": (
        ["the ", restored("rebel-held", "█████"), " side"],
        ["the ⟦█████⟧ side              │ the ⟦rebel-held⟧ side"],
    ),
    "restored with doubt": (
        ["the ", restored("rebel-held", "[…]", confidence=0.2), " side"],
        ["the ⟦[…]⟧ side                │ the ⟦rebel-held?⟧ side"],
    ),
    "restored without a trace": (
        ["noon", restored(";", ""), " it"],
        ["noon⟦ ⟧ it                    │ noon⟦;⟧ it"],
    ),
    "restored without a trace before a stop": (
        [shared("He saw", "He saw "), restored("an ice-house", ""), "."],
        ["He saw⟦ ⟧.                    │ He saw ⟦an ice-house⟧."],
    ),
    "restored where only the copy has spaces": (
        ["(", restored("so", "   "), ")"],
        ["( ⟦ ⟧)                        │ (⟦so⟧)"],
    ),
    "left open": (
        ["on the ", unrestored("█████"), "side"],
        ["on the █████⟦?⟧side           │ on the side"],
    ),
    "added": (["One.", added(" Two.")], ["One.                          │ One. {+Two.+}"]),
    "removed": (["One.", removed(" Two.")], ["One. [-Two.-]                 │ One."]),
    "reworded": (
        ["the ", reworded("army", "forces"), " came"],
        ["the [-army-] came             │ the {+forces+} came"],
    ),
    "an added paragraph": (
        ["One.\n", added("Two.\n"), "Three."],
        [
            "One.                          │ One.",
            "                              │ {+Two.+}",
            "Three.                        │ Three.",
        ],
    ),
    "paragraphs that only the full text has": (
        [shared("One. Two. ", "One.\nTwo.\n"), added("So.")],
        [
            "One.                          │ One.",
            "Two.                          │ Two.",
            "                              │ {+So.+}",
        ],
    ),
    "paragraphs that only the truncated text has": (
        [shared("One.\nTwo. ", "One. Two. "), added("So.")],
        ["One.                          │ One.", "Two.                          │ Two. {+So.+}"],
    ),
    "lines broken by hand": (
        [shared("One and\ntwo. ", "One and two. "), added("So.")],
        ["One and two.                  │ One and two. {+So.+}"],
    ),
    "moved": (
        ["Zero.\n", moved(1, "A ", restored("two-day"), " truce.\n"), "It held.\n", stood(1), "So far."],
        [
            "Zero.                         │ Zero.",
            "                              │ ⟪1: A ⟦two-day⟧ truce.⟫",
            "It held.                      │ It held.",
            "⟪1: A ⟦ ⟧ truce.⟫             │",
            "So far.                       │ So far.",
        ],
    ),
    "moved within a paragraph": (
        ["Zero. ", moved(1, "A ", restored("two-day"), " truce. "), "It held. ", stood(1), "So far."],
        [
            "Zero. It held. ⟪1: A ⟦ ⟧      │ Zero. ⟪1: A ⟦two-day⟧ truce.⟫",
            "truce.⟫ So far.               │ It held. So far.",
        ],
    ),
    "moved, out of a line between two paragraphs of the full text": (
        [shared("One. ", "One.\n"), stood(1), "It held. ", moved(1, "A truce.")],
        [
            "One.                          │ One.",
            "⟪1: A truce.⟫                 │",
            "It held.                      │ It held. ⟪1: A truce.⟫",
        ],
    ),
    "moved, in the truncated text before all else": (
        [stood(1), "It held. ", moved(1, "A truce.")],
        [
            "⟪1: A truce.⟫                 │",
            "It held.                      │ It held. ⟪1: A truce.⟫",
        ],
    ),
    "wide letters": (
        ["北京 ", restored("首都"), " x"],
        ["北京 ⟦ ⟧ x                    │ 北京 ⟦首都⟧ x"],
    ),
    "a word longer than a column": (
        ["x" * 40, added(" y")],
        [f"{'x' * 29} │ {'x' * 29}", f"{'x' * 11}{' ' * 18} │ {'x' * 11} {{+y+}}"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("story", "expected"), SIDE_BY_SIDE.values(), ids=SIDE_BY_SIDE)
def test_changes_stand_side_by_side(story: list[Story], expected: list[str]) -> None:
    assert shown(*story) == [line.replace(" │", "│", 1).replace("│", " │", 1) for line in expected]


def listed(*story: Story, **settings: object) -> list[str]:
    view = render_text(compared(*story), view="list", width=None, **settings)  # type: ignore[arg-type]
    return view.splitlines()[1:]


LISTED: dict[str, tuple[list[Story], str]] = {
    "restored": (
        ["One.\nThe ", restored("al-Sham", category="name"), " side"],
        "1  2:5  restored  name  blank  0.99  The ⟦al-Sham⟧ side",
    ),
    "restored with doubt": (
        ["The ", restored("x-y", confidence=0.25), " side"],
        "1  1:5  restored  phrase  blank  0.25  The ⟦x-y?⟧ side",
    ),
    "left open": (
        ["on the ", unrestored("█████"), " side"],
        "1  1:8  unrestored  -  -  1.00  on the █████⟦?⟧ side",
    ),
    "added": (["One.", added(" Two.")], "1  1:5  added  -  -  1.00  One. {+Two.+}"),
    "removed": (["One.", removed(" Two."), " So."], "1  1:5  removed  -  -  1.00  One. [-Two.-] So."),
    "reworded": (
        ["the ", reworded("army", "forces"), " came"],
        "1  1:5  reworded  -  -  1.00  the [-army-]{+forces+} came",
    ),
    "moved": (
        [moved(1, "A truce. "), "It held. ", stood(1)],
        "1  1:1  moved  -  -  1.00  ⟪1:\u00a0A truce.⟫ It held.",
    ),
    "over a paragraph": (
        ["a", added("One.\nTwo."), "b"],
        "1  1:2  added  -  -  1.00  a{+One. Two.+}b",
    ),
}


@pytest.mark.parametrize(("story", "expected"), LISTED.values(), ids=LISTED)
def test_a_change_is_a_line(story: list[Story], expected: str) -> None:
    [line] = listed(*story)
    assert line.split() == expected.split()


def test_the_end_of_a_paragraph_is_a_sign_and_breaks_no_line() -> None:
    view = render_text(compared("One.", formatting(" ", "\n\n"), "Two."), view="list", width=None, only="formatting")
    assert view.splitlines()[-1].endswith("One.[-␣-]{+¶+}Two.")


def test_other_fillings_stand_on_the_next_line() -> None:
    lines = listed("the ", restored("far", alternatives=(Span(4, 7, "far"), Span(0, 3, "the"))), " side")
    assert lines[1].strip() == "or “far”, “the”"


def test_words_around_a_change_can_be_counted() -> None:
    story: list[Story] = ["one two three ", restored("x-y"), " four five six"]
    assert listed(*story, context=2)[0].endswith("0.99  …two three ⟦x-y⟧ four five…")
    assert listed(*story, context=3)[0].endswith("0.99  one two three ⟦x-y⟧ four five six")
    assert listed(*story, context=0)[0].endswith("0.99  ⟦x-y⟧")
    assert listed(*story, context=10**18)[0].endswith("0.99  one two three ⟦x-y⟧ four five six")


def test_what_is_left_out_of_a_paragraph_is_told_also_where_no_space_sets_words_apart() -> None:
    letters = "".join(chr(0x4E00 + number) for number in range(60))
    assert listed(letters, restored("x-y"), letters, context=2)[0].endswith(f"  …{letters[-24:]}⟦x-y⟧{letters[:24]}…")


LONG = "would be better spent on mending the old roads than on another idle promise"
CUT: dict[str, tuple[Story, str]] = {
    "restored": (restored(LONG), "⟦would be better spent on…⟧"),
    "restored with doubt": (restored(LONG, confidence=0.2), "⟦would be better spent on…?⟧"),
    "added": (added(LONG), "{+would be better spent on…+}"),
    "removed": (removed(LONG), "[-would be better spent on…-]"),
    "moved": (moved(1, LONG), "⟪1:\u00a0would be better spent on…⟫"),
    "reworded": (reworded(LONG, "was needed"), "[-would be…-]{+was needed+}"),
    "reworded at length": (reworded(LONG, LONG[::-1]), "[-would be…-]{+esimorp eldi…+}"),
}


@pytest.mark.parametrize(("change", "expected"), CUT.values(), ids=CUT)
def test_words_that_are_cut_keep_their_marks(change: Story, expected: str) -> None:
    story = ["The money ", change, " now.", stood(1)] if "⟪" in expected else ["The money ", change, " now."]
    view = render_text(compared(*story), view="list", width=60)
    assert view.splitlines()[1].endswith(expected)


def test_a_cut_never_parts_a_backslash_from_what_it_guards() -> None:
    for width in range(30, 90):
        view = render_text(compared("⟦" * 40, added("⟧" * 40), "⟦" * 40), view="list", width=width)
        row = view.splitlines()[1]
        assert re.fullmatch(r"[ \da-z:.-]*…?(\\⟦)*\{\+(\\⟧)*…?\+\}(\\⟦)*…?", row)


def test_a_narrow_terminal_gets_place_and_kind() -> None:
    view = render_text(compared("The ", restored("x-y"), " side."), view="list", width=40)
    assert view == "place  kind\n  1:5  restored  The ⟦x-y⟧ side.\n"


def test_a_narrow_terminal_gets_one_side_above_the_other() -> None:
    story: list[Story] = ["The ", restored("x-y"), " side.\nNo change.\n", added("So.")]
    view = render_text(compared(*story), view="side-by-side", width=59, context=None)
    assert view.endswith("\n\n< The ⟦ ⟧ side.\n> The ⟦x-y⟧ side.\n\n  No change.\n\n> {+So.+}\n")


@pytest.mark.parametrize("width", [40, 80])
def test_what_is_unchanged_is_left_out_on_both_sides(width: int) -> None:
    story: list[Story] = [f"{SENTENCE}\n" * 9, "The ", restored("x-y"), " side.", f"\n{SENTENCE}" * 9]
    view = render_text(compared(*story), view="side-by-side", width=width)
    assert view.count("⋯ 9 paragraphs unchanged ⋯") == (4 if width == 80 else 2)
    assert "talks" not in view


@pytest.mark.parametrize("width", [40, 80])
def test_no_article_can_say_that_something_is_left_out(width: int) -> None:
    story: list[Story] = ["⋯ 9 paragraphs unchanged ⋯\n", restored("x-y"), "\n", removed("⋯ 9 words unchanged ⋯")]
    view = render_text(compared(*story), view="side-by-side", width=width)
    assert view.count("⋯") == view.count("\\⋯") >= 4


def test_text_on_one_line_is_left_out_at_the_same_words_on_both_sides() -> None:
    story: list[Story] = ["The ", restored("x-y"), f" side. {SENTENCE * 40}", restored("x-z"), " end."]
    view = render_text(compared(*story), view="side-by-side", width=150)
    left, right = zip(*(re.split(" +│ ?", line) for line in columns(view)[1:]), strict=True)
    assert " ".join(left).replace("⟦ ⟧", "").split() == re.sub("⟦x-.⟧", "", " ".join(right)).split()
    assert "words unchanged" in view


@pytest.mark.parametrize("view", ["inline", "side-by-side", "list"])
def test_other_outcomes_are_told_in_a_sentence_in_every_view(view: View) -> None:
    assert render_text(compared("One story."), view=view) == "No differences.\n"
    asked = render_text(compared("One.", added(" Two.")), view=view, only=frozenset({Kind.MOVED}))
    assert asked.endswith("There are no changes of the kind asked for.\n")
    other = compare("Alpha beta gamma delta epsilon zeta eta.", "One two three four five six seven eight nine.")
    assert "--force compares them anyway." in render_text(other, view=view)
    assert "restored" in render_text(compared("a ", restored("x"), " b"), view=view, stat=True)


def test_formatting_is_shown_on_both_sides_when_asked_for() -> None:
    story: list[Story] = ["the ", formatting("W. H. O.", "W.H.O."), " said."]
    expected = "the [-W.␣H.␣O.-] said.        │ the {+W.H.O.+} said."
    assert shown(*story, only=frozenset({Kind.FORMATTING})) == [expected]
    assert listed(*story, only=frozenset({Kind.FORMATTING}))[0].endswith("the [-W.␣H.␣O.-]{+W.H.O.+} said.")
