"""Masks by evidence: whatever is in the place of words of the full text, in any spelling."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articlediff import ArticleDiffError, Kind, compare
from articlediff.calibration.both_texts import FEW_QUESTIONS
from articlediff.copy.masks.contexts import Contexts
from articlediff.copy.masks.placeholders import with_placeholders
from articlediff.text.half_masked import fits, hidden_words, kept_letters
from articlediff.text.masks import find_masks
from articlediff.text.tokenising import tokenise
from tests.stories import any_pairs

FULL = (
    "The harbour board met on Monday to hear Odile Farrant, who had kept the books for nine years. She told the "
    "members that Tobin Vale had asked her twice for the key to the cupboard. Nobody had seen it since, and the "
    "clerk of Lower Hasp wrote to the ministry on Tuesday that the wall would have to wait."
)
NAMES = ("Odile Farrant", "Tobin Vale", "Lower Hasp")

BRACKETS = st.sampled_from(("[]", "()", "<>", "{}", "⟨⟩", "【】", "«»"))
INSIDES = st.sampled_from(
    ("NAME", "name 1", "Person", "nom", "*** ***", "A.B.", "x", "~", "REDACTED-2", "имя", "held back")
)
SIGNS = st.text("#?~=%^°¤▒░●◆†¬", min_size=2, max_size=9)
CODES = st.from_regex(r"(?:[A-Z]{3,9}|[a-z]{3,6})[_-][0-9]{1,3}", fullmatch=True)


@st.composite
def bracketed(draw: st.DrawFn) -> str:
    left, right = draw(BRACKETS)
    times = draw(st.integers(1, 2))
    space = draw(st.sampled_from(("", " ")))
    return left * times + space + draw(INSIDES) + space + right * times


def restored(truncated: str, full: str) -> list[str]:
    """Return what is restored of two texts that are compared: of two stories nothing would be, whatever they have."""
    found = compare(truncated, full)
    assert found.aligned
    return [change.full.text for change in found.restored]


def masked(*masks: str) -> str:
    copy = FULL
    for name, mask in zip(NAMES, masks, strict=True):
        copy = copy.replace(name, mask)
    return copy


@given(st.one_of(bracketed(), SIGNS, CODES))
def test_one_spelling_for_every_name_is_a_mask_whatever_it_is(mask: str) -> None:
    assert [change.full.text for change in compare(masked(mask, mask, mask), FULL).restored] == [*NAMES]


@given(bracketed(), SIGNS, st.sampled_from(("XXX", "_NAME_", "[NN]", "N.N.")))
def test_three_spellings_are_three_masks(first: str, second: str, third: str) -> None:
    # One remark in round brackets may be the writer's own, and one letter an item's.
    assume(first not in second and not ("held back" in first and first[0] in "(«") and first != "(x)")
    assert [change.full.text for change in compare(masked(first, second, third), FULL).restored] == [*NAMES]


@given(any_pairs())
def test_tokens_with_placeholders_give_their_text_back(pair: tuple[str, str]) -> None:
    a, b = map(tokenise, pair)
    tokens = with_placeholders(a, b)
    assert "".join(map("".join, zip(tokens.spaces, tokens.texts, strict=True))) + tokens.tail == a.text
    assert all(tokens.texts[index].strip() for index in tokens.masks)


@given(any_pairs())
def test_a_mask_by_evidence_is_nowhere_in_the_full_text(pair: tuple[str, str]) -> None:
    a, b = map(tokenise, pair)
    tokens = with_placeholders(a, b)
    found = {tokens.texts[k] for k, family in tokens.masks.items() if family in ("evident", "signs")}
    assert not [
        mask for mask in found if b.distinct.issuperset(tokenise(mask).texts) and len(mask) > 1 and mask in b.text
    ]


PROSE = {
    "a remark that was dropped": (FULL.replace("Monday", "Monday (a cold day)"), FULL),
    "an abbreviation": (FULL.replace("The harbour board", "HB"), FULL),
    "an initial that the writer chose": (FULL.replace("Tobin Vale", "T. Vale"), FULL),
    "a pseudonym": (FULL.replace("Odile Farrant", "Jane Roe 2"), FULL),
    "one word for another": (FULL.replace("cupboard", "wardrobe"), FULL),
    "a heading's line": ("REPORT\n------------\n" + FULL, "REPORT\n" + FULL),
    "an exclamation": (FULL.replace("wait.", "wait!!!"), FULL),
    "a footnote's star": (FULL.replace("ministry", "ministry*"), FULL),
    "what a reader added": (FULL.replace("nine years", "nine years [sic]"), FULL),
}


@pytest.mark.parametrize("pair", PROSE.values(), ids=PROSE)
def test_prose_of_the_copys_own_is_no_mask(pair: tuple[str, str]) -> None:
    comparison = compare(*pair)
    assert comparison.aligned
    assert (comparison.restored, comparison.counts[Kind.UNRESTORED]) == ((), 0)


@given(st.sampled_from(NAMES), st.integers(1, 3), st.sampled_from("*█#~•▒"))
def test_a_half_masked_word_is_restored_whole(name: str, kept: int, sign: str) -> None:
    first, _, last = name.partition(" ")
    hidden = f"{first[:kept]}{sign * 4}{first[-1]}"
    change = compare(FULL.replace(name, f"{hidden} {last}"), FULL).restored[0]
    assert (change.truncated.text, change.full.text) == (hidden, first)


@given(st.text("abcdefgh", min_size=4, max_size=9), st.integers(1, 2), st.integers(0, 2))
def test_what_is_left_of_a_word_fits_it(word: str, first: int, last: int) -> None:
    assume(first + last < len(word))
    hidden = word[:first] + "***" + word[len(word) - last :]
    assert hidden_words(f"the {hidden} boat") == [(4, 4 + len(hidden))]
    assert kept_letters(hidden) == (word[:first], word[len(word) - last :], "")
    assert fits(hidden, word) and not fits(hidden, word[:first] + word[len(word) - last :])


@pytest.mark.parametrize("text", ["the 15-█████ boy", "the █████-15 boy", "in 2004-████"])
def test_a_number_beside_a_mask_is_a_word_by_itself(text: str) -> None:
    assert hidden_words(text) == []


@given(st.text("abcd", max_size=12), st.text("abcd", max_size=12))
def test_what_stands_between_neighbours_is_between_them(copy: str, full: str) -> None:
    contexts = Contexts(tokenise(" ".join(copy)), tokenise(" ".join(full)))
    found = [(first, between) for first in range(len(copy)) if (between := contexts.between(first, first + 1))]
    assume(found)
    for first, between in found:
        assert 0 <= between.start <= between.stop <= len(full)
        assert not first or full[between.start - 1] == copy[first - 1]
        assert first + 1 == len(copy) or full[between.stop] == copy[first + 1]


OWN = {
    "a word": ("so-and-so", r"so-\S+"),
    "with the white space around it": ("so-and-so", r"\s+so-\S+\s*"),
    "over what is a mask anyway": ("[the first name of the clerk]", r"the first [a-z]+"),
    "parts of two matches": ("so-and-so", r"so-and|and-so"),
}


@pytest.mark.parametrize(("mask", "pattern"), OWN.values(), ids=OWN)
def test_a_pattern_of_ones_own_names_a_mask(mask: str, pattern: str) -> None:
    found = [found for found in find_masks(masked(mask, mask, mask), [re.compile(pattern)]) if found.family == "own"]
    assert len(found) == 3
    restored = compare(masked(mask, mask, mask), FULL, blanks=[pattern, re.compile(pattern)]).restored
    assert len(restored) == 3


@pytest.mark.parametrize("pattern", ["", "x*", r"\s*", r"(?=a)"])
def test_a_pattern_that_matches_nothing_that_is_seen_names_no_mask(pattern: str) -> None:
    assert compare(FULL, FULL + " More.", blanks=[pattern]).to_dict() == compare(FULL, FULL + " More.").to_dict()


@pytest.mark.parametrize("pattern", ["(", "[a", "*", "(?P<1>)"])
def test_a_bad_pattern_is_named_with_the_next_step(pattern: str) -> None:
    with pytest.raises(ArticleDiffError, match=re.escape(repr(pattern)) + ".*; put a backslash"):
        compare(FULL, FULL + " More.", blanks=[pattern])


FOUND = [
    ("He saw __ИМЯ__ leave the hall at noon.", "He saw Wren Hallow leave the hall at noon.", ["Wren Hallow"]),
    ("The ••R signed it on Monday, and nobody read it.", "The COR signed it on Monday, and nobody read it.", ["COR"]),
    ("The d#$*@ boat sank in the harbour in May.", "The damned boat sank in the harbour in May.", ["damned"]),
    (
        "They met .^.^. in May, and .^.^. left soon.",
        "They met Odile in May, and Tor Berg left soon.",
        ["Odile", "Tor Berg"],
    ),
    ("He sold <|     |> to the mayor in the spring.", "He sold the barge to the mayor in the spring.", ["the barge"]),
    ("Why did he go to ██████████? Nobody in town knew.", "Why did he go to sea? Nobody in town knew.", ["sea"]),
    ("The best player (███) left the field early.", "The best player (MVP) left the field early.", ["MVP"]),
    ("It was signed on 4/7/████ by all of the clerks.", "It was signed on 4/7/1971 by all of the clerks.", ["1971"]),
    ("It opened on XX/XX/1971 with music and cake.", "It opened on 04/07/1971 with music and cake.", ["04/07/1971"]),
    ("He was 1█ when the old ferry came to town.", "He was 14 when the old ferry came to town.", ["14"]),
    ("Ask ░◆◆ for the key to the cupboard.", "Ask Tobin Vale for the key to the cupboard.", ["Tobin Vale"]),
    (
        "She paid s40(2) for the boat, s40(2) told the court, and s40(2) kept the key.",
        "She paid nine pounds for the boat, Tor Berg told the court, and Odile kept the key.",
        ["nine pounds", "Tor Berg", "Odile"],
    ),
    (
        "The fare rose by DATE% in May and DATE% in June, and PLACE kept DATE% of it.",
        "The fare rose by 24.4% in May and 3% in June, and Lower Hasp kept 9% of it.",
        ["24.4", "3", "Lower Hasp", "9"],
    ),
    (
        "The fare rose by %NUM%% in May, to %NUM% crowns, and by N.N.% in June.",
        "The fare rose by 24.4% in May, to nine crowns, and by 3% in June.",
        ["24.4", "nine", "3"],
    ),
    (
        "Ask @NNNN for the key on Monday, and look up #NNNN for the book, or write to NNNN.",
        "Ask @odile for the key on Monday, and look up #hasp for the book, or write to Wren.",
        ["odile", "hasp", "Wren"],
    ),
    (
        "She owed $NAVN and $NAVN for the boat, and $NAVN $5 a day for the berth.",
        "She owed Odile and Tor Berg for the boat, and Wren $5 a day for the berth.",
        ["Odile", "Tor Berg", "Wren"],
    ),
    (
        "*Note* by *NOME* of the board: the key was sent to *NOME*, who left it with *NOME* in May.",
        "*Note* by Odile of the board: the key was sent to Tor Berg, who left it with Wren in May.",
        ["Odile", "Tor Berg", "Wren"],
    ),
    (
        "The boat was sold to X.X.. The clerk of X.X. wrote to X.X.. He left the harbour soon.",
        "The boat was sold to Tor Berg. The clerk of Hasp wrote to Odile. He left the harbour soon.",
        ["Tor Berg", "Hasp", "Odile"],
    ),
    (
        "The harbour board (b-6) met the clerks of the mill (b-6) to hear b-6 in May.",
        "The harbour board (HB) met the clerks of the mill (CM) to hear Odile in May.",
        ["HB", "CM", "Odile"],
    ),
    (
        "They went to b7C by the old ferry. So did b7C. Nobody had asked b7C to come along.",
        "They went to Hasp by the old ferry. It was late, and it rained all day on the bay. So did Wren. Nobody had "
        "asked Odile to come along.",
        ["Hasp", "Wren", "Odile"],
    ),
    (
        "The head of FIRMA met the clerk of FIRMA in May.",
        "The head of Hasp Dredging met the clerk of Lower Carrow in May.",
        ["Hasp Dredging", "Lower Carrow"],
    ),
    (
        "The wall of the old harbour gave way.\n¶¶¶\nMost of the boats lay upriver for days.",
        "The wall of the old harbour gave way.\nNobody was hurt in the night.\nThe boats lay upriver for days.",
        ["Nobody was hurt in the night."],
    ),
]


@pytest.mark.parametrize(("copy", "full", "restored"), FOUND, ids=[copy[:30] for copy, _, _ in FOUND])
def test_spellings_that_nobody_listed(copy: str, full: str, restored: list[str]) -> None:
    assert [change.full.text for change in compare(copy, full).restored] == restored


BEFORE = "The harbour board met at noon in the old town hall.\nNobody outside the board had been told of it."
BEHIND = "The meeting ended with a vote at four.\nThe mayor of Hasp went home on foot, and alone."
WITHHELD = "Wren read out the letter of the engineers, page 6 after page 5.\nThen he asked for a pause."


@pytest.mark.parametrize("mark", ["[b6, b7C]", "( )", "{{}}", "‹     ›", "!?.", "????", ".~.", "....."])
def test_a_mark_that_is_a_line_is_whole_and_stands_for_whole_lines(mark: str) -> None:
    (change,) = compare(f"{BEFORE}\n{mark}\n{BEHIND}", f"{BEFORE}\n{WITHHELD}\n{BEHIND}").changes
    assert (change.kind, change.truncated.text, change.full.text) == (Kind.RESTORED, mark, WITHHELD)


@pytest.mark.parametrize("mark", ["[NAVN]", "§§§§"])
def test_a_mark_that_is_a_line_takes_lines_without_a_stop(mark: str) -> None:
    full = (
        "Thankful for the boat\nI get to cross the bay each day. — Odile Farrant\nThankful for the wall\n"
        "/keys - where they hang. Ask the clerk.\nSo much has come of it. — Tobin Vale\nThankful for the pier\n"
    )
    lines = full.split("\n")
    (change,) = compare("\n".join([*lines[:3], mark, *lines[5:]]), full).changes
    assert (change.kind, change.full.text) == (Kind.RESTORED, "\n".join(lines[3:5]))


@pytest.mark.parametrize("note", ["(名前 1)", "« Nicht lesbar »", "(held back)", "((Namn-1))"])
def test_a_short_remark_that_is_a_line_is_a_mark_in_doubt_until_it_recurs(note: str) -> None:
    once = compare(f"{BEFORE}\n{note}\n{BEHIND}", f"{BEFORE}\n{WITHHELD}\n{BEHIND}").restored
    first, second = WITHHELD.split("\n")
    copy, full = (f"{BEFORE}\n{one}\n{BEHIND}\n{other}\nSo it ended." for one, other in ((note, note), (first, second)))
    twice = compare(copy, full).restored
    assert [(change.full.text, change.confidence > 0.9) for change in once] == [(WITHHELD, False)]
    assert [(change.full.text, change.confidence > 0.9) for change in twice] == [(first, True), (second, True)]


@pytest.mark.parametrize("line", ["(2)", "(Read by Odile Farrant; written down by Tobin Vale)", "------------"])
def test_what_a_writer_may_put_on_a_line_is_no_mask(line: str) -> None:
    assert restored(f"{BEFORE}\n{line}\n{BEHIND}", f"{BEFORE}\n{WITHHELD}\n{BEHIND}") == []


EDITED = [
    ("He asked UNESCO for help in May.", "He asked Paris for help in May."),
    (
        "The head of FEMA said that it would hold.",
        "The head of Emergency Management said that it would hold.",
    ),
    ("ORLAND, May 3 — The ferry sank in the night.", "ABOARD THE FERRY, May 3 — The ferry sank in the night."),
    ("The wall gave way at noon.!°° Most boats lay upriver.", "The wall gave way at noon.12 Most boats lay upriver."),
    ("The plan (see the map) was read to all of them.", "The plan that he drew was read to all of them."),
]


@pytest.mark.parametrize(("copy", "full"), EDITED, ids=[copy[:30] for copy, _ in EDITED])
def test_what_an_editor_may_have_written_is_no_mask(copy: str, full: str) -> None:
    assert restored(copy, full) == []


def test_the_signs_of_emphasis_around_a_bar_are_the_texts_own() -> None:
    full = "The list has *many new services* for towns. Ask *them*? And *three men* left the *town hall* again."
    copy = full
    for word in ("services", "them", "three", "hall"):
        copy = copy.replace(word, "████████")
    assert [change.full.text for change in compare(copy, full).restored] == ["services", "them", "three", "hall"]


def test_brackets_around_several_masks_are_the_texts_own() -> None:
    full = "Ann Reed (in Hull, Yorkshire) said so. Jon Wren (Leeds, Yorkshire) had left the old town hall at noon."
    copy = "Ann Reed (in @entity1, @entity2) said so. Jon Wren (@entity3, @entity2) had left the old town hall at noon."
    assert [change.full.text for change in compare(copy, full).restored] == ["Hull", "Yorkshire", "Leeds", "Yorkshire"]


@pytest.mark.parametrize("mark", ["###", "(Reuters)", "[Ends]", "[1]", "■"])
def test_a_mark_below_the_last_words_may_be_an_end_mark(mark: str) -> None:
    kept = "The board met on Monday night. Nobody spoke against the plan, and the chair thanked them all."
    lost = (
        "The bridge will be closed in May. " * 2
        + "The ferry runs twice a day until the autumn, and the fare stays as it is."
    )
    assert [change.confidence for change in compare(f"{kept}\n\n{mark}", f"{kept}\n\n{lost}").restored] == [0.6]
    assert compare(f"{kept}\n\n[REDACTED]", f"{kept}\n\n{lost}").restored[0].confidence > 0.9


@given(st.lists(st.sampled_from("abc"), max_size=40), st.sampled_from("abc"), st.sampled_from("abc"))
def test_the_places_of_two_neighbours_are_those_that_a_search_finds(full: list[str], left: str, right: str) -> None:
    contexts = Contexts(tokenise(""), tokenise(" ".join(full)))
    searched = contexts._pairs(left, right)
    for _ in range(FEW_QUESTIONS):
        contexts._pairs(left, right)
    assert contexts._pairs(left, right) == searched
