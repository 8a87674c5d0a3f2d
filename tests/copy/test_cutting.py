"""Where a copy breaks off: by what both texts show, and by what such places look like."""

from __future__ import annotations

import pytest
from hypothesis import given

from articlediff import compare
from articlediff.copy.cuts.cutting import breaks_off, find_cut
from articlediff.copy.cuts.notices import boxed, is_link, is_notice, is_prose, masks_within
from articlediff.text.tokenising import tokenise
from tests.stories import any_pairs

OTHER = tokenise("Nothing of this stands in the other text.")
CUTS = {
    "his notebooks… [+587 chars]": "…",
    "his notebooks... [+1041 chars]": "...",
    "his notebooks [+1,041 chars]": "[",
    "his notebooks [ + 99 words ]": "[",
    "the summer fair.\n\nRead more": "Read",
    "the summer fair. READ MORE »": "READ",
    "the summer fair… Continue reading": "…",
    "the summer fair. Continue reading →": "Continue",
    "the fair. Read the full story": "Read",
    "the fair. [Read more]": "[",
    "his notebooks…": "…",
    "his notebooks ...": "...",
    "the fair. Subscribe to read the rest": "Subscribe",
    "the fair. Click here to read more.": "Click",
    "the fair. See more\n": "See",
    "his notebooks [&#8230;]": "[",
    "his notebooks (…)": "(",
    "his notebooks ……": "…",
}
NO_CUTS = [
    "She likes to read more books.",
    "Read more, he said.",
    "[+587 chars] at the start",
    "We read the whole thing twice and then we went home to bed",
    "I will spread more",
    "He said «no», and then «yes».",
    "",
]

HEAD = (
    "The last ferry of the year left Carrow on Sunday with eleven passengers and a goat. Its captain, who has made "
    "the crossing for thirty years, said that he had never seen the strait so calm, and that"
)
LOST = (
    "he would miss the gulls more than the people. The company means to sell the boat in spring. A buyer from the "
    "islands has offered half of the price, and wants the goat as well."
)
FULL = f"{HEAD} {LOST}"
ENDINGS = [
    "",
    "…",
    " […]",
    " [...]",
    " [&#8230;]",
    " [&hellip;]",
    "... More",
    "...More",
    "… See more",
    " see more",
    " (more)",
    " -more-",
    "\nMORE TO COME",
    "… https://t.example/i/web/1",
    "....",
    "……",
    "\n\nWeiterlesen",
    "\n\nLire la suite",
    " Leer más",
    "\n続きを読む",
    " →",
    "\n\nThis part is for paying guests",
    "\n\nTo read on, please log in or subscribe. Already a subscriber? Sign in",
    " […]\n\nThe post The last ferry appeared first on Carrow Weekly.",
    "… Read more\n\nShare this\nPrint",
    "..",
    "….",
    "—",
    " –",
    "--",
    "*…*",
    "_..._",
    ".. https://t.example/1",
    "— t.example/1",
    " Continue reading: https://t.example/1",
    " (812 more words)",
    " [90 Wörter]",
    "\n(1/12)",
    "… To be continued › © 2020 Carrow Weekly. All rights reserved.",
    "......Weiterlesen...",
    " (…) The ferry of Carrow ran first in the Weekly.",
    "\n\nPlease support our journalism.",
    " Subscribe to continue reading.",
    " You have reached your limit of free articles.",
    " [Read more](https://t.example/1)",
    ' <a href="/x">more</a>',
    " https://t.example/1",
    " The post The last ferry appeared first on Carrow Weekly.",
    " Reporting by Ann Vane; editing by Tom Reed",
    " © Carrow Weekly 2020",
    "~~~",
    " ····· www.carrow.example/a/1",
    " // Seen enough? See also: The goat\nPrint this page",
    "-…- [Celý článek]",
    "— Photo: Carrow Weekly\nPrint this page\nShare this with a friend",
    "– Whole text: https://t.example/1",
    " Bővebben - https://t.example/1",
    " Pubblico pagante…",
    " (page 1 of 12)",
    " ==tk==",
    "\n\nMore: https://t.example/1",
]
WITHIN = [
    "",
    "…",
    " (…)",
    " […]",
    "..",
    "....",
    "….",
    "—",
    " --",
    "*…*",
    "…\nRead more",
    "— Weiterlesen",
    " (more)",
    "\nContinue reading →",
    "...... Lire la suite: https://t.example/1",
    "… [+812 chars]",
]


def restored(truncated: str, full: str) -> list[str]:
    """Return what is restored of two texts that are compared: of two stories nothing would be, whatever they have."""
    found = compare(truncated, full)
    assert found.aligned
    return [change.full.text for change in found.restored]


@pytest.mark.parametrize("text", CUTS)
def test_what_looks_like_a_cut_is_one_where_the_full_text_cannot_tell(text: str) -> None:
    tokens = tokenise(text)
    cut = find_cut(tokens, OTHER)
    assert cut and tokens.texts[cut.at].startswith(CUTS[text]) and cut.place is None


@pytest.mark.parametrize("text", NO_CUTS)
def test_what_only_resembles_a_cut_is_none(text: str) -> None:
    assert find_cut(tokenise(text), OTHER) is None


@pytest.mark.parametrize("ending", ENDINGS)
def test_whatever_is_said_at_the_end_the_rest_is_one_lost_passage(ending: str) -> None:
    found = compare(HEAD + ending, FULL)
    assert [(change.full.text, change.evidence) for change in found.restored] == [(LOST, "cut")]
    assert len(found.changes) == 1


@pytest.mark.parametrize("ending", ["…", " [...]", "... More", "… [+99 chars]", "… https://t.example/1", ""])
def test_half_a_word_is_lost_with_the_rest(ending: str) -> None:
    """And never matched where the same letters are a word further on."""
    copy, full = (
        "Nobody asked the captain about the mis",
        "the mishap at the pier. A mis of the sea, he calls it now, for a bet.",
    )
    found = compare(copy + ending, "Nobody asked the captain about " + full)
    assert [change.full.text for change in found.changes] == [full.removeprefix("the ")]


@pytest.mark.parametrize("ending", ["…", "\n\nRead more", " (more)", "... More"])
def test_a_mark_that_the_full_text_ends_with_as_well_is_no_cut(ending: str) -> None:
    found = compare(HEAD + ending, HEAD + ending)
    assert found.changes == ()
    found = compare(HEAD.replace("goat", "dog") + ending, HEAD + ending)
    assert (found.aligned, found.restored) == (True, ())


@pytest.mark.parametrize("ending", ["…", " […]", "... More", "\n\nRead more", " (more)"])
def test_below_a_cut_may_stand_what_the_full_text_ends_with(ending: str) -> None:
    footer = "\n\nThe Carrow Weekly is printed on paper from its own mill."
    found = compare(HEAD + ending + footer, FULL + footer)
    assert [(change.full.text, change.evidence) for change in found.changes] == [(LOST, "cut")]
    assert found.restored_text().split() == (FULL + footer).split()


@pytest.mark.parametrize(
    "ending",
    ["", "\n\nReporting by Jane Wren", "\n\nCarrow Weekly", " The goat was first.", "\n\nCorrection: it was a ram."],
)
def test_a_copy_that_ends_with_a_sentence_was_edited(ending: str) -> None:
    copy = FULL[: FULL.index(" A buyer")]
    assert restored(copy + ending, FULL) == []


def test_a_mark_within_a_whole_text_is_no_cut() -> None:
    assert restored(f"{HEAD} ... More {LOST}", FULL) == []


def test_the_second_text_is_the_cut_one() -> None:
    for ending in ("", "…", " (more)", "\n\nLire la suite"):
        assert compare(FULL, HEAD + ending).swapped
        assert not compare(HEAD + ending, FULL).swapped
    assert not compare(FULL, FULL[: FULL.index(" A buyer")]).swapped


def test_two_blanks_of_five_do_not_make_the_second_text_the_copy() -> None:
    shared = " at the pier. He wrote to █████ and to █████ and to █████ in May."
    whole, masked = f"Wren met Pellick{shared}", f"█████ met █████{shared}"
    assert not compare(whole, masked).swapped
    assert compare(whole, masked.removesuffix(shared) + " at the pier. He wrote in May.").swapped


def test_a_paragraph_that_breaks_off_lost_its_rest() -> None:
    first, last = "The town has two wells and a pump.", "Both are closed on Sundays, as they have always been."
    middle = "The third one fell in last autumn when"
    lost = "a cart drove over its lid. Nobody was hurt.\n\nIt will be dug again in May, says the mayor."
    for mark in ("", "…", "..."):
        found = compare(f"{first}\n\n{middle}{mark}\n\n{last}", f"{first}\n\n{middle} {lost}\n\n{last}")
        assert [(change.full.text, change.evidence) for change in found.changes] == [(lost, "cut")]


@pytest.mark.parametrize("ending", WITHIN)
@pytest.mark.parametrize("half", [0, 4])
def test_a_paragraph_breaks_off_as_a_text_does(ending: str, half: int) -> None:
    """It may do so in half a word; all that is missing, with a paragraph after it, is one lost passage."""
    behind = "\nThe islanders have no other way to reach the market, and they said so in a letter."
    copy = HEAD.removesuffix("that") + "that"[:half] + ending
    lost = f"{'' if half else 'that '}{LOST}\nNobody has answered them yet."
    full = f"{FULL}\nNobody has answered them yet.{behind}"
    found = compare(copy + behind, full)
    assert [(change.full.text, change.evidence) for change in found.changes] == [(lost, "cut")]


@pytest.mark.parametrize("ending", ["", "…", "..", "— Weiterlesen", " […]"])
def test_half_a_word_within_a_text_is_lost_with_the_rest(ending: str) -> None:
    behind = "\nThe islanders have no other way to reach the market, and they said so in a letter."
    copy = f"{HEAD} he would miss the gulls more than the peop{ending}{behind}"
    (change,) = compare(copy, FULL + behind).changes
    assert change.full.text.startswith("people. The company") and change.truncated.text == f"peop{ending}"


@pytest.mark.parametrize("ending", ["", " Even so."])
def test_a_paragraph_that_an_editor_shortened_was_not_cut(ending: str) -> None:
    behind = "\nThe islanders have no other way to reach the market, and they said so in a letter."
    copy = FULL[: FULL.index(" A buyer")]
    assert restored(copy + ending + behind, FULL + behind) == []


def test_a_heading_that_stands_on_one_line_with_what_was_below_it_was_not_cut() -> None:
    body = "The harbour of Hasp was dry in May. Nobody knows why the sea left the wall of the town."
    list_ = "1. The wells of the upper town were dug again."
    found = compare(
        f"{body}\nWhat Has To Be Done\n{list_}",
        f"{body}\nWhat Has To Be Done The council means to do three things:\n{list_}",
    )
    assert (found.aligned, found.restored) == (True, ())


def test_a_list_whose_items_were_shortened_was_not_cut() -> None:
    items = "Bring to the pier:\n- a lamp{}\n- two ropes{}\n- a goat\nThe ferry leaves at noon and waits for nobody."
    shorter, longer = items.format("", ""), items.format(" with oil in it", " of the length of a boat, at least")
    assert restored(shorter, longer) == []


def test_a_phrase_that_another_sentence_has_did_not_move_out_of_what_was_lost() -> None:
    own = "The mayor of Carrow means to sell the boat in spring, if she finds a buyer from the islands for it. "
    found = compare(own + HEAD + "…", FULL)
    assert [change.full.text for change in found.restored] == [LOST]
    assert not [change for change in found.changes if change.kind == "moved"]


def test_a_last_sentence_is_found_behind_one_that_was_added() -> None:
    opening = "The town has two wells and a pump. "
    found = compare(opening + "Nobody asked for more than those. However, the…", opening + "However, the" + LOST[2:])
    assert [change.full.text for change in found.restored] == [LOST[3:]]


def test_a_sentence_begins_where_the_copy_does_not_go_on_with_it() -> None:
    other = "The mayor of Carrow, who has a boat, was the first to write. Nobody has answered her. "
    found = compare(other + "It rained. The mayor of Carrow…", other + "The mayor of Carrow" + LOST[2:])
    assert [change.full.text for change in found.restored] == [LOST[3:]]


@pytest.mark.parametrize("half", ["an inquiry in", "as a re"])
def test_half_a_word_is_not_joined_to_the_word_before_it(half: str) -> None:
    """Nor is it a word that occurs further on, if more tells of the half."""
    opening = "The town has two wells and a pump. "
    lost = "to the dry wells. They are what we heard as a result." if half.endswith("in") else "sult. They are in use."
    found = compare(
        f"{opening}She asked for {half}\nBuy the paper.\nSign up or log in.",
        f"{opening}She asked for {half}{lost}" + FULL,
    )
    assert [change.full.text for change in found.restored] == [half.split()[-1] + lost + FULL]


def test_the_copys_own_sentence_in_front_of_the_last_one_is_no_notice() -> None:
    opening = "The town has two wells and a pump. "
    own = "Nobody asked for more than those.\n"
    notice = "\nSubscribe to read on.\nTo read more, buy the paper."
    found = compare(f"{opening}{own}However, the fi{notice}", f"{opening}However, the first{LOST[2:]}")
    assert [change.full.text for change in found.restored] == ["first" + LOST[2:]]


def test_one_word_in_front_of_a_mark_tells_less_of_its_place() -> None:
    opening, again = "The town has two wells and a pump. ", " It has been dry for years."
    (cut,) = compare(f"{opening}Nobody asked for more! It…", f"{opening}It{LOST[2:]}{again}").restored
    assert cut.full.text == LOST[3:] + again and cut.confidence < 0.9


def test_one_word_behind_a_stop_tells_no_more() -> None:
    full = (
        "The council met at noon on Monday. For the town, the wall is all there is between the houses and the sea. The "
        "mayor asked for three years to mend it. For the owners, three years of noise are three years without guests."
    )
    copy = "The council met at noon on Monday. The mayor spoke for an hour and was not believed by anyone. For..."
    assert [cut.confidence < 0.9 for cut in compare(copy, full).restored] == [True]


def test_a_short_row_far_from_the_words_before_it_tells_less_of_the_place() -> None:
    """Its own place may be near them, in a sentence that was edited."""
    opening = "The town has two wells and a pump. They were dug in May. "
    between = "".join(f"The keeper of gate {n} has a dog that barks at ships in the night. " for n in range(1, 9))
    full = f"{opening}I heard of the new wells. {between}I learned of the boats that came from the south in spring."
    (cut,) = compare(f"{opening}I learned of the boats…", full).restored
    assert cut.full.text == "that came from the south in spring." and cut.confidence < 0.9
    near = full.replace(between, "")
    (cut,) = compare(f"{opening}I learned of the boats…", near).restored
    assert cut.full.text == "that came from the south in spring." and cut.confidence > 0.9


@pytest.mark.parametrize("signs", ["- - -", " - -", "––"])
def test_a_sign_by_itself_does_not_tell_where_a_copy_breaks_off(signs: str) -> None:
    """Any hyphen further on would do."""
    copy = FULL[: FULL.index(" The company")]
    found = compare(copy + signs, f"{FULL} A two-masted half-rigged boat takes its place, as the islands have asked.")
    assert found.restored == ()


def test_a_copy_does_not_break_off_after_a_passage_that_moved() -> None:
    opening, moved = "The town has two wells and a pump. ", "Nobody in the upper town asked for more than that"
    full = f"{opening}They are deep. {HEAD} within it was dry. {moved} in years, as far as the people know."
    found = compare(f"{opening}{moved}. They are deep. {HEAD} w⁂", full)
    assert [change.kind for change in found.changes].count("moved") == 1 and found.restored == ()


def test_a_heading_that_the_lost_part_has_as_well_did_not_move_out_of_it() -> None:
    """A list at the beginning names what the story comes to at its end."""
    copy = f"The town needs this: a boat for goats. The old pier. A wall. {HEAD}…"
    lost = f"{LOST}\nThe old pier.\nIt fell into the sea in the year of the storm."
    found = compare(copy, f"The town needs this: a boat for goats. A wall. {HEAD} {lost}")
    assert [(change.kind, change.full.text or change.truncated.text) for change in found.changes] == [
        ("removed", "The old pier."),
        ("restored", lost),
    ]


def test_a_sentence_that_the_lost_part_has_as_well_leaves_doubt_about_it() -> None:
    """It moved out of that part, or the text had it twice."""
    own, after = "The mayor of Carrow thinks that nobody in the town needs a boat.", "She said so twice, and in print."
    found = compare(f"{own} {HEAD}…", f"{HEAD} {LOST} {own} {after}")
    assert [change.full.text for change in found.restored] == [LOST, after]
    assert all(change.confidence < 0.9 for change in found.restored)


def test_a_wires_word_below_a_whole_sentence_is_a_guess() -> None:
    copy = FULL[: FULL.index(" The company")]
    (cut,) = compare(copy + " /mf/", FULL).restored
    assert cut.full.text == FULL[len(copy) + 1 :] and cut.confidence < 0.7
    assert restored(copy + " /JW/", FULL) == restored(copy + " *Jane Wren*", FULL) == []


@pytest.mark.parametrize("line", ["***", "____", "~~~"])
def test_a_line_of_signs_below_a_text_is_no_cut(line: str) -> None:
    copy = FULL[: FULL.index(" The company")]
    assert not [change for change in compare(f"{copy}\n\n{line}", FULL).restored if change.evidence == "cut"]


def test_a_text_breaks_off_in_front_of_a_name() -> None:
    opening = "The town has two wells and a pump. They were dug in May. "
    lost = "Ann Vane, who has kept the pump since the war, in a letter to the council."
    (cut,) = compare(f"{opening}So wrote", f"{opening}So wrote {lost}").restored
    assert cut.full.text == lost and cut.confidence < 0.7
    assert restored(f"{opening}\n\nReporting by", f"{opening}\n\nReporting by {lost}") == []


@pytest.mark.parametrize("mask", ["***", "~~~", "____"])
def test_masks_near_the_end_are_no_cut(mask: str) -> None:
    masked = FULL.replace("to sell", mask).replace("from the islands", mask).replace("the goat as", mask)
    found = compare(masked, FULL)
    assert [change.full.text for change in found.restored] == ["to sell", "from the islands", "the goat as"]


def test_a_longer_heading_was_not_cut() -> None:
    body = "\n\nBoth wells are closed on Sundays, as they have always been."
    longer = "Mayor opens the well of the upper town after a year of work and two of waiting"
    assert restored("Mayor opens the well" + body, longer + body) == []


def test_a_text_in_lower_case_does_not_begin_within_a_sentence() -> None:
    copy = "the wells are closed on sundays. they have always been."
    assert restored(copy, "in the upper town, " + copy) == []
    assert restored(copy.replace("they", "They"), "In the upper town, " + copy.replace("they", "They")) != []


@given(any_pairs())
def test_a_cut_lies_within_both_texts(pair: tuple[str, str]) -> None:
    a, b = map(tokenise, pair)
    cut = find_cut(a, b)
    breaks_off(a, b)
    assert cut is None or (0 < cut.at < cut.stop <= len(a) and (cut.place is None or cut.place < cut.end <= len(b)))


def test_marks_and_boxes() -> None:
    assert masks_within("so… and (...) so [+5 chars]") == [(2, 3), (8, 13), (17, 27)]
    assert boxed("[more]") and boxed("--- (truncated)") and not boxed("more to come")


@pytest.mark.parametrize("text", ["Read the rest at example.org", "Click here to read more", "…mehr", "Tovább →"])
def test_links_speak_of_reading_on(text: str) -> None:
    assert is_link(text) and is_notice(text)


def test_a_sentence_of_the_story_may_speak_of_reading_too() -> None:
    assert is_prose("He kept reading the rest of the story.") and not is_prose("Click here to read more.")


@pytest.mark.parametrize("text", ["Printed for members of the harbour club.", "Nur mit Abo zu haben"])
def test_notices_speak_of_what_readers_have_to_do(text: str) -> None:
    assert is_notice(text) and not is_link(text)


@pytest.mark.parametrize(
    "text",
    [
        "Its sluggish sails continue to hamper the whole fleet.",
        "Listen to the story above.",
        "A version of this article was printed on page 4.",
        "Follow Jane Wren for more stories about harbours and ferries.",
        "Reporting by Jane Wren",
    ],
)
def test_what_editors_put_below_a_story_is_no_notice_of_a_cut(text: str) -> None:
    assert not is_notice(text)


def test_a_place_that_has_what_stands_before_the_notice_behind_it_is_none_of_a_cut() -> None:
    night = (
        "The first boat left at noon with nine men and a cask of water. Nobody on the pier had seen so many nets on "
        "one deck. The baker gave them bread, and the priest a lantern. A girl counted the oars and found one too few. "
        "The keeper of the light wrote their names into his book."
    )
    before = "The board will hear how people live when floods come to the valley, and what they need."
    full = f"{before} {night} On Friday the board will ask how everyone lives if floods come to the valley."
    asked = "On Friday the board will ask how many live when floods come to the"
    found = compare(f"{night} {asked}\nTo contact us, write to the board.", full)
    assert found.same_story.verdict == "same"
    assert not found.restored
