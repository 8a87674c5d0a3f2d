"""Near-ties are told, the restored text reads well, and a change is no longer than it needs to be."""

from __future__ import annotations

import pytest
from hypothesis import given

from articlediff import Change, Kind, compare
from articlediff.findings.formatting import space_seen
from tests.stories import nasty_texts

BEFORE = "The council met on Monday night to talk about the harbour wall and"
BEHIND = "before the first of the winter storms came in from the west."


def around(truncated: str, full: str) -> tuple[Change, ...]:
    """Return the changes of the two texts between the same words."""
    return compare(f"{BEFORE}{truncated}{BEHIND}", f"{BEFORE}{full}{BEHIND}").changes


def only(truncated: str, full: str) -> Change:
    (change,) = around(truncated, full)
    return change


RESTORED_TEXTS = {
    "a word between spaces": ("   ", " mended "),
    "a word between more spaces": ("       ", " mended "),
    "words for one mark": (" [REDACTED] ", " mended its gates "),
    "a mark that touches a comma": (" ██████, ", " mended, "),
    "a mark inside a compound": (" ███-year-old boats ", " six-year-old boats "),
    "a mark inside quotes": (" “█████████” ", " “mend this” "),
    "spaces before a stop": (" it was  . And ", " it was half-lit. And "),
    "spaces before a clitic": (" the  ’s crew ", " the vice-chairwoman’s crew "),
    "several blanks": ("   the   gates with ██ ", " mended the half-lit gates with it "),
    "a lost semicolon with a trace": ("  they went ", "; they went "),
}


@pytest.mark.parametrize("name", RESTORED_TEXTS)
def test_the_restored_text_is_spaced_like_the_full_one(name: str) -> None:
    truncated, full = (BEFORE + middle + BEHIND for middle in RESTORED_TEXTS[name])
    assert compare(truncated, full).restored_text() == full


@given(nasty_texts())
def test_a_text_without_a_loss_is_its_own_restored_text(text: str) -> None:
    assert compare(text, text).restored_text() == text


def test_a_lost_word_between_two_equal_ones_is_sure() -> None:
    assert only("   ", " mended ").confidence > 0.9


def test_a_word_added_beside_a_blank_is_not_taken_for_the_lost_one() -> None:
    added, restored = around(" the   gates ", " mended the old iron gates ")
    assert (added.kind, added.full.text) == (Kind.ADDED, "mended")
    assert restored.full.text == "old iron"


def test_a_word_of_content_between_two_blanks_was_reworded_by_another() -> None:
    found = around(" saw [REDACTED] fishermen [REDACTED] be there ", " saw how the pilots and crew should be there ")
    assert [(change.kind.value, change.full.text) for change in found] == [
        ("restored", "how the"),
        ("reworded", "pilots"),
        ("restored", "and crew should"),
    ]


def test_a_sentence_added_behind_a_lost_word_keeps_its_own_full_stop() -> None:
    added = "Repairs were held up by a storm that closed the coast road."
    found = compare(f"{BEFORE} the board blamed  . {BEHIND}", f"{BEFORE} the board blamed a cable. {added} {BEHIND}")
    assert [(change.kind.value, change.full.text) for change in found.changes] == [
        ("restored", "a cable"),
        ("added", added),
    ]


MARKED = (
    "{} called the harbour master at six. The pilot boat of {} was made ready, and the crew waited for {} to come down "
    "the hill. A trawler had been seen near {} with her lamps out. Nobody at {} had heard her call. The baker lit {} "
    "early that day. On the quay a clerk wrote {} into the book and shut it again. The keeper of {} swore that he had "
    "slept. Two nets were found by {} off the point. The doctor asked for {} and got no answer. At noon the bells of "
    "{} rang for the boats. Nobody slept on {} The last boat was late, and the town waited for it."
)
HIDDEN = ("Odile", "Hasp", "Wren", "Skarholt", "Pellow", "his oven", "six names", "the light", "Ivel", "ice", "Tarn")
ADDED = "The gale had torn the moorings from the wall. Two men were hurt."


def test_where_marks_hide_phrases_a_sentence_beside_one_was_added() -> None:
    found = compare(MARKED.format(*["[REDACTED]"] * 12), MARKED.format(*HIDDEN, f"the quay. {ADDED}"))
    assert [(change.kind.value, change.full.text) for change in found.changes] == [
        *(("restored", hidden) for hidden in HIDDEN),
        ("restored", "the quay."),
        ("added", ADDED),
    ]


def test_where_marks_hide_sentences_one_hides_any_number() -> None:
    marked = MARKED.replace("{}", "it").replace(". ", ". {} ")
    hidden = [f"{name} spoke at length. Then {name} wept." for name in HIDDEN[: marked.count("{}")]]
    found = compare(marked.format(*["[REDACTED]"] * len(hidden)), marked.format(*hidden))
    assert [change.full.text for change in found.restored] == hidden


def test_a_faint_trace_is_less_sure_than_a_clear_one() -> None:
    assert only("  ", " mended ").confidence < only("   ", " mended ").confidence


def test_marks_whose_words_could_be_parted_otherwise_are_one_change() -> None:
    change = only(" [REDACTED] [REDACTED] ", " mended all gates ")
    assert (change.truncated.text, change.full.text) == ("[REDACTED] [REDACTED]", "mended all gates")
    assert change.kind is Kind.RESTORED


def test_marks_that_can_be_parted_are_changes_of_their_own() -> None:
    first, second = around(" [REDACTED], [REDACTED] ", " mended gates, all of them ")
    assert (first.full.text, second.full.text) == ("mended gates", "all of them")


def test_side_by_side_hyphenated_words_are_one_change_each() -> None:
    first, second = around("     ", " half-lit storm-battered ")
    assert (first.full.text, second.full.text) == ("half-lit", "storm-battered")
    assert first.truncated.end == second.truncated.start
    assert first.truncated.text + second.truncated.text == "     "


def test_a_sentence_added_behind_a_stop_that_the_copy_lacks_reworded_none() -> None:
    gone, come = "Using the same old [REDACTED]", "To mend it, all they had were a few planks."
    found = compare(f"{BEHIND[:-1]}\n{gone}\n{BEFORE} {BEHIND}", f"{BEHIND} {come}\n{BEFORE} {BEHIND}")
    assert [change.kind.value for change in found.changes] == ["removed", "added", "unrestored"]


def test_words_swallowed_by_one_mark_are_one_change() -> None:
    assert only(" [REDACTED] ", " mended its gates ").full.text == "mended its gates"


def test_a_mark_that_the_full_text_does_not_fill_stays_open() -> None:
    assert only(" [REDACTED] ", " ").kind is Kind.UNRESTORED


def test_a_mark_that_stands_in_both_texts_is_no_change() -> None:
    changes = around(" [REDACTED] and   ", " [REDACTED] and mended ")
    assert [change.full.text for change in changes] == ["mended"]


FORMATTING = [
    (" the W. H. O. ", " the W.H.O. ", [("W. H. O.", "W.H.O.")]),
    (" some 1, 300 of ", " some 1,300 of ", [("1, 300", "1,300")]),
    (" “he” ", ' "he" ', [("“", '"'), ("”", '"')]),
    ("  —   ", " — ", [("  —   ", " — ")]),
    (" wall.\n\nAnd ", " wall. And ", [("\n\n", " ")]),
    (" caf\u00e9 ", " cafe\u0301 ", [("caf\u00e9", "cafe\u0301")]),
]


@pytest.mark.parametrize(("truncated", "full", "told"), FORMATTING)
def test_what_differs_only_in_form_is_formatting(truncated: str, full: str, told: list[tuple[str, str]]) -> None:
    changes = around(truncated, full)
    assert {change.kind for change in changes} == {Kind.FORMATTING}
    assert [(change.truncated.text, change.full.text) for change in changes] == told


def test_line_ends_of_a_page_are_not_seen() -> None:
    full = f"{BEFORE} {BEHIND} {BEFORE} {BEHIND}"
    words = full.split()
    wrapped = "\n".join(" ".join(words[k : k + 6]) for k in range(0, len(words), 6))
    assert compare(wrapped, full).changes == ()


@given(nasty_texts())
def test_white_space_is_seen_as_one_of_four(text: str) -> None:
    assert space_seen("".join(filter(str.isspace, text)), hard_wrapped=False) in ("", " ", "  ", "\n")


def test_no_change_is_empty_on_both_sides() -> None:
    found = compare("bridge   \n ..", "Five well-known. she Pellow -.", force=True)
    assert found.changes
    assert all(change.truncated.text or change.full.text for change in found.changes)


def test_of_two_equal_lines_after_a_blank_the_second_was_added() -> None:
    story = "It rained on Monday.\nThe board met at noon.\n{}\nNobody spoke for an hour.\nThe clerk left."
    found = compare(story.format("   \nWren"), story.format("Secret\nWren\nWren"))
    places = [(change.kind, change.full.text, change.full.start) for change in found.changes]
    assert places == [(Kind.RESTORED, "Secret", 44), (Kind.ADDED, "Wren", 56)]


@pytest.mark.parametrize(("mask", "sign"), [("€€", "€"), ("☃☃☃", "☃☃")])
def test_signs_that_are_fewer_than_those_of_their_mask_are_restored_whole(mask: str, sign: str) -> None:
    story = "It cost the town a lot of {} today, said Wren."
    (restored,) = compare(story.format(mask), story.format(sign), blanks=[mask]).restored
    assert (restored.truncated.text, restored.full.text) == (mask, sign)


@pytest.mark.parametrize("full", ["_quite_", "_quite _", "_ quite _"])
def test_words_inside_signs_that_the_copy_has_are_restored_without_white_space(full: str) -> None:
    (restored,) = compare("He was __ sure.", f"He was {full} sure.", force=True).restored
    assert (restored.truncated.text, restored.full.text) == ("", "quite")
