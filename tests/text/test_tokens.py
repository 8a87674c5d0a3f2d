"""Text to tokens: nothing is lost, and what is the same to a reader has the same key."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from articlediff import Kind, compare, kernel
from articlediff.text.mojibake import misread, well_read
from articlediff.text.regrouping import head
from articlediff.text.tokenising import _Spelling, _words, tokenise
from tests.stories import nasty_texts

texts = nasty_texts() | st.text()


@given(texts)
def test_tokens_and_the_white_space_between_them_are_the_text(text: str) -> None:
    tokens = tokenise(text)
    assert "".join(map("".join, zip(tokens.spaces, tokens.texts, strict=True))) + tokens.tail == text
    assert tuple(text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)) == tokens.texts


SPACES = st.text(st.sampled_from(" \n\r\t\v\f\x1c\x85\xa0\u1680\u2003\u2028\u2029\u202f\u205f\u3000"), max_size=3)
WORDS = st.sampled_from(["Ã", "Åland", "â€™s", "“x”", "5.5", "นาน", "a-b", "██"])


@given(st.lists(st.tuples(SPACES, WORDS)), SPACES)
@example([("", "Ã")], "\u202f")
@example([(" ", "██"), (" \n ", "a-b")], "")
def test_a_text_is_split_at_any_white_space(words: list[tuple[str, str]], tail: str) -> None:
    text = "".join(map("".join, words)) + tail
    assume("█\n█" not in text)  # lines of bars are one mask
    tokens = tokenise(text)
    assert "".join(tokens.texts) == "".join(text.split())
    behind = {found.end() for found in re.finditer(r"\s+", text)} - {len(text)}
    assert {start for start, space in zip(tokens.starts, tokens.spaces, strict=True) if space} == behind


def test_words_are_remembered_but_lines_of_a_script_without_spaces_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the plain twin; the kernel's words are told in tests/alignment/test_kernel.py."""
    monkeypatch.setattr(kernel, "extension", None)
    words = _words(_Spelling(False, False, False))
    lines = ["议会在星期一批准了新的港口计划", "สะพานข้ามคลองหลวงสายเก่า"]
    tokenise(f"half-lit {' '.join(lines)}")
    assert "half-lit" in words
    assert not words.keys() & lines


@given(texts)
def test_white_space_is_no_token_and_part_of_none(text: str) -> None:
    """But for the marks of several words, ``@ @ @`` or ``Harm to Ongoing Matter``."""
    tokens = tokenise(text)
    assert not any(space.strip() for space in [*tokens.spaces, tokens.tail])
    assert all(piece.split() == [piece] for k, piece in enumerate(tokens.texts) if k not in tokens.masks)


@given(texts)
def test_every_token_has_a_key_and_a_weight(text: str) -> None:
    tokens = tokenise(text)
    assert all(tokens.keys)
    assert all(1 <= weight <= 10 for weight in tokens.weights)
    assert tokens.weight_sums == tuple(sum(tokens.weights[:k]) for k in range(len(tokens) + 1))


@given(texts, st.data())
def test_the_head_of_a_text_ends_before_a_token(text: str, data: st.DataObject) -> None:
    tokens = tokenise(text)
    assume(len(tokens))
    stop = data.draw(st.integers(0, len(tokens) - 1))
    start = head(tokens, stop)
    assert (start.texts, start.starts) == (tokens.texts[:stop], tokens.starts[:stop])
    assert start.masks.keys() <= set(range(stop))
    assert "".join(map("".join, zip(start.spaces, start.texts, strict=True))) + start.tail == start.text


def is_well_read(text: str) -> bool:
    """Tell whether no letter of it looks like UTF-8 read as cp1252, which has no form of its own."""
    return not set(unicodedata.normalize("NFC", text)) & set("ÃÅÄâ")


@given(st.text(st.characters(codec="utf-8", categories=("L", "Mn", "N", "P", "Zs")), max_size=40).filter(is_well_read))
def test_the_unicode_form_makes_no_difference_to_the_words(text: str) -> None:
    """Composed and decomposed text have the same letters in the same order, whatever the tokens."""
    composed, decomposed = ("".join(tokenise(unicodedata.normalize(form, text)).keys) for form in ("NFC", "NFD"))
    assert unicodedata.normalize("NFC", composed) == unicodedata.normalize("NFC", decomposed)


SPLIT = {
    "rebel-held": "rebel - held",
    "15-year-old": "15 - year - old",
    "W. H. O.": "W . H . O .",
    "W.H.O.": "W . H . O .",
    "1, 300": "1 , 300",
    "it’s Wren’s": "it ’s Wren ’s",
    "they'll've": "they 'll 've",
    "  ’s view": "’s view",
    "rock ’n’ roll": "rock ’ n ’ roll",
    "“Who?” (he)": "“ Who ? ” ( he )",
    "so…": "so …",
    "so...": "so ...",
    "so....": "so ... .",
    "a -- b —— c": "a -- b —— c",
    "cafe\u0301s": "cafe\u0301s",
    "हिन्दी में": "हिन्दी में",
    "مَدِينَة": "مَدِينَة",
    "厂长梁秋禾，说。": "厂 长 梁 秋 禾 ， 说 。",
    "จ้ำม่ำ": "จ้ ำ ม่ ำ",
    "お茶": "お 茶",
    "한국어 뉴스": "한국어 뉴스",
    "17kg": "17 kg",
    "snake_case": "snake _ case",
    "👩‍👩‍👧!": "👩‍👩‍👧 !",
    "👍🏽👍": "👍🏽 👍",
    "a@b.org": "a @ b . org",
}


@pytest.mark.parametrize("text", SPLIT)
def test_text_is_split_as_its_readers_would(text: str) -> None:
    assert " ".join(tokenise(text).texts) == SPLIT[text]


ALIKE = [
    ("“quoted”", '"quoted"'),
    ("„zitiert“", "«zitiert»"),
    ("it’s", "it's"),
    ("‘so’", "'so'"),
    ("a — b", "a – b"),
    ("a - b", "a — b"),
    ("—", "———————"),
    ("and so…", "and so..."),
    ("W. H. O.", "W.H.O."),
    ("1, 300", "1,300"),
    ("café", "cafe\u0301"),
    ("Лунёва", "Луне\u0308ва"),
    ("ελληνικά", unicodedata.normalize("NFD", "ελληνικά")),
    ("한국어", unicodedata.normalize("NFD", "한국어")),
    ("a\u00a0b", "a b"),
]
UNLIKE = [
    ("held", "Held"),
    ("café", "cafe"),
    ("1300", "1,300"),
    ("held.", "held,"),
    ("its", "it's"),
    ("rebel-held", "rebel held"),
    ("straße", "strasse"),
]


@pytest.mark.parametrize(("left", "right"), ALIKE)
def test_what_differs_in_form_alone_has_the_same_keys(left: str, right: str) -> None:
    assert tokenise(left).keys == tokenise(right).keys


@pytest.mark.parametrize(("left", "right"), UNLIKE)
def test_what_differs_in_more_than_form_has_other_keys(left: str, right: str) -> None:
    assert tokenise(left).keys != tokenise(right).keys


SENTENCES = {
    "He left. She stayed.": ["He", "She"],
    "“Go!” she said. He went.": ["“", "He"],
    "He met Mr. Voss at St. Anne. She did not.": ["He", "She"],
    "It was No. 7 again. No. It was not.": ["It", "No", "It"],
    "He met Ivo. He left.": ["He", "He"],
    "He met Sgr. Voss. Sgr. Voss left.": ["He", "Sgr"],
    "J. B. Voss of the W. H. O. left": ["J"],
    "Nine\n\nlines": ["Nine", "lines"],
    "Nine\nlines": ["Nine"],
    "He left.\nThe coast\nShe stayed.\nNobody ate.": ["He", "The", "She", "Nobody"],
    "He left the coast\nroad. She stayed\nand ate.": ["He", "She"],
    "他来了。她没来。": ["他", "她"],
    "“慢一点。”他说。": ["“", "他"],
    "It cost $4. 25 million": ["It"],
    "Who? Me? “No.” Well…": ["Who", "Me", "“", "Well"],
    "Она ушла! Он нет": ["Она", "Он"],
    "وقف القطار؟ نعم": ["وقف", "نعم"],
}


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences_open_after_stops_and_paragraphs_but_not_after_abbreviations(text: str) -> None:
    tokens = tokenise(text)
    assert [tokens.texts[k] for k in range(len(tokens)) if tokens.opens_sentence(k)] == SENTENCES[text]


@given(texts)
def test_the_list_of_sentence_starts_is_every_token_that_opens_one(text: str) -> None:
    tokens = tokenise(text)
    assert tokens.sentence_starts == [k for k in range(len(tokens)) if tokens.opens_sentence(k)]
    assert tokens.sentence_starts[:1] == [0] * bool(len(tokens))
    assert {k for k, space in enumerate(tokens.spaces) if "\n\n" in space} <= set(tokens.sentence_starts)


SIGNS = "‘’“”–—…•™é"


@given(st.text() | st.text(SIGNS, min_size=1))
def test_what_was_misread_is_read_well_again(text: str) -> None:
    assert well_read(misread(text)) == text


@given(st.text(st.characters(codec="ascii")))
def test_plain_letters_are_read_as_they_stand(text: str) -> None:
    assert misread(text) == well_read(text) == text


@pytest.mark.parametrize("sign", "‘’“”–—…é")
def test_a_misread_sign_has_the_key_of_the_sign(sign: str) -> None:
    assert tokenise(misread(sign)).keys == tokenise(sign).keys


@pytest.mark.parametrize("text", ["the city’s café", "“He — well …” she said", "Zoë and François’s père"])
def test_a_misread_text_has_the_keys_of_the_text(text: str) -> None:
    assert tokenise(misread(text)).keys == tokenise(text).keys


def test_an_empty_text_has_no_tokens() -> None:
    assert (len(tokenise("")), tokenise("").tail, tokenise(" \n").tail) == (0, "", " \n")
    assert tokenise(" \n").place(0) == tokenise("").place(0) == 0


@pytest.mark.parametrize("run", ["-—", "——", "‐-", "–—-", "--", "----", "-—-—", "--------"])
def test_a_run_of_dashes_of_any_kinds_is_one_dash(run: str) -> None:
    assert tokenise(f"Ann left {run} Bob").keys == tokenise("Ann left — Bob").keys
    assert [change.kind for change in compare(f"Ann left {run} Bob came.", "Ann left — Bob came.").changes] == [
        Kind.FORMATTING
    ]


@pytest.mark.parametrize(("run", "other"), [("----", "——"), (" ---- ", " —— "), ("-—-—", "——"), ("----", "—")])
def test_rows_of_dashes_differ_in_form_whatever_their_length(run: str, other: str) -> None:
    changes = compare(f"Ann left{run}and Bob came.", f"Ann left{other}and Bob came.").changes
    assert [change.kind for change in changes] == [Kind.FORMATTING]


def test_a_row_of_dashes_with_words_in_its_place_hides_them() -> None:
    (change,) = compare("Ann left ---- and Bob came.", "Ann left Paris and Bob came.").changes
    assert (change.kind, change.full.text) == (Kind.RESTORED, "Paris")
