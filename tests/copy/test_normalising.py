"""Texts that differ only in form are read alike, and both stay as they are."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlediff import Kind, compare
from articlediff.copy.normalising import normalised
from articlediff.copy.normalising.words import regrouped
from articlediff.text.tokenising import tokenise
from articlediff.text.tokens import Tokens
from benchmarks.laws import violations

STORY = (
    "The harbour master didn’t answer when the Board’s first letter came on Tuesday, and the second one — it was "
    "longer — lay under his coffee cup until the afternoon. “I’ve read enough,” he told the crew (all six of them), "
    "who were waiting on the quay.\n\nNobody in Skarholt could say what the office had written. The floating dock "
    "was towed away on Friday, and with it went the town’s last winch; Ingrid Tvedt, who mends nets, bought the rope."
)
FORMS: dict[str, Callable[[str], str]] = {
    "entities": lambda text: "".join(f"&#{ord(sign)};" if ord(sign) > 127 else sign for sign in html.escape(text)),
    "escapes of JSON": lambda text: json.dumps(text)[1:-1],
    "escapes of Python": lambda text: repr(text.encode())[2:-1],
    "bytes of a tokeniser": lambda text: re.sub(
        r"[^\0-\x7f]", lambda sign: "".join(f"<0x{byte:02X}>" for byte in sign[0].encode()), text
    ),
    "UTF-8 read as Latin-1": lambda text: text.encode().decode("latin-1"),
    "cp1252 read as Latin-1": lambda text: re.sub(
        "[“”’—]", lambda sign: sign[0].encode("cp1252").decode("latin-1"), text
    ),
    "question marks": lambda text: re.sub("[“”’]", "?", text),
    "signs that nobody can read": lambda text: re.sub("[“”’]", "\ufffd", text),
    "question marks on one line": lambda text: re.sub("[“”’]", "?", " ".join(text.split())),
    "no apostrophes": lambda text: text.replace("’", ""),
    "no quotation marks": lambda text: re.sub("[“”]", "", text),
    "ligatures": lambda text: text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "full width": lambda text: re.sub("[A-Za-z]", lambda letter: chr(ord(letter[0]) + 0xFEE0), text),
    "soft hyphens": lambda text: re.sub(r"(\w{3})(\w{3})", "\\1\u00ad\\2", text),
    "zero-width spaces": lambda text: text.replace(" t", "\u200b t"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "capitals": str.upper,
    "small letters": str.lower,
    "headings": str.title,
    "line ends": lambda text: re.sub("(af|let|flo)(ter|ting|noon)", "\\1-\n\\2", text),
    "emphasis": lambda text: text.replace("Ingrid Tvedt", "***Ingrid Tvedt***").replace("Skarholt", "_Skarholt_"),
    "tags": lambda text: text.replace("Ingrid Tvedt", "<b>Ingrid Tvedt</b>"),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_story_in_another_form_differs_in_form_alone(name: str) -> None:
    copy = FORMS[name](STORY)
    for pair in ((copy, STORY), (STORY, copy)):
        found = compare(*pair)
        assert found.same_story.verdict == "same"
        assert {change.kind for change in found.changes} == ({Kind.FORMATTING} if copy != STORY else set())
        assert violations(found) == []


@pytest.mark.parametrize("name", FORMS)
def test_a_blank_in_a_copy_of_another_form_is_restored(name: str) -> None:
    copy = FORMS[name](STORY.replace("letter", "████").replace("winch", "████"))
    found = compare(copy, STORY)
    assert [change.full.text for change in found.restored] == ["letter", "winch"]


def test_one_word_in_another_form_is_no_habit() -> None:
    a, b = normalised(tokenise("They met Ann in Hull"), tokenise("They met ann in Hull"))
    assert a.keys != b.keys


def test_capitals_that_marks_hide_are_not_lost() -> None:
    copy = (
        "@entity0 of @entity1 said that @entity2 would mend the wall. @entity3 board of @entity4 did not agree. "
        "@entity5 had grown dear, and a book of principles was of no use to @entity6. @entity7 from @entity8 came. "
        "@entity9 the clerk of @entity10 had gone home, but innovation had not."
    )
    full = (
        "Wren Castellane of Skarholt said that Odile would mend the wall. The board of Hasp did not agree. Innovation "
        "had grown dear, and a book, Principles of Building, was of no use to Oxley. Nobody from Tarn came. But the "
        "clerk of Ivel had gone home."
    )
    assert normalised(tokenise(copy), tokenise(full))[1].keys == tokenise(full).keys


def test_a_token_keeps_its_text_and_gets_the_key_it_is_read_by() -> None:
    a, _ = normalised(tokenise("an&shy;nounced on Mon\u200bday"), tokenise("announced on Monday"))
    assert (a.texts, a.keys) == (("an&shy;nounced", "on", "Mon\u200bday"), ("announced", "on", "Monday"))


def test_texts_that_do_not_differ_in_form_are_left_alone() -> None:
    a, b = tokenise("They met   in Hull"), tokenise("They met Ann in Hull")
    assert normalised(a, b) == (a, b)


PIECES = st.sampled_from(
    (
        *(
            "the",
            "mayor",
            "Mayor",
            "MAYOR",
            "did",
            "don",
            "t",
            "n't",
            "’t",
            "didn",
            "café",
            "cafe",
            "ﬁne",
            "fine",
            "Ａ",
        ),
        *(" ", " ", " ", "  ", "\n", "\n\n", "\xa0", "\x85", "-", "-\n", "¬", "\u00ad", "\u200b", "\u200d", "=\n"),
        *("&amp;", "&nbsp;", "&#39;", "\\n", "\\u2019", "\\xe2\\x80\\x99", "``", "''", "-LRB-", "@-@", "<b>", "</b>"),
        *(
            "**",
            "***",
            "_",
            "__",
            "*",
            "?",
            "?????",
            "\ufffd",
            "\0",
            "“",
            "”",
            '"',
            "'",
            "’",
            "½",
            "…",
            ".",
            ",",
            "—",
            "Â\xa0",
        ),
        *("[REDACTED]", "███", "\ud83d", "😀", "\x92", "â€™", "كُلَّ", "كل", "ß", "ﷺ"),
    )
)
TEXTS = st.lists(PIECES, max_size=20)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """A text of pieces and the same with some of them exchanged."""
    text = draw(TEXTS)
    other = [draw(PIECES) if draw(st.integers(0, 5)) == 0 else piece for piece in text]
    return "".join(text), "".join(other)


@given(pairs())
def test_tokens_give_their_text_back_however_they_are_read(pair: tuple[str, str]) -> None:
    for tokens, text in zip(normalised(*map(tokenise, pair)), pair, strict=True):
        assert rebuilt(tokens) == text
        assert all(tokens.texts)
        assert all(tokens.keys)
        assert not any(space.strip() for space in (*tokens.spaces, tokens.tail))


@given(pairs())
def test_texts_of_many_forms_keep_the_laws(pair: tuple[str, str]) -> None:
    assert violations(compare(*pair, force=True)) == []


def rebuilt(tokens: Tokens) -> str:
    pairs = zip(tokens.spaces, tokens.texts, strict=True)
    return "".join(space + text for space, text in pairs) + tokens.tail


@pytest.mark.parametrize("joiners", ["\u200d", "\u200d\u200d", "\u200c\u200d", "\u200d\u200d\u200d"])
def test_joiners_in_a_row_inside_a_word_are_not_read(joiners: str) -> None:
    changes = compare(f"The road to Lüden{joiners}scheid is closed.", "The road to Lüdenscheid is closed.").changes
    assert [change.kind for change in changes] == [Kind.FORMATTING]


def test_a_joiner_beside_an_emoji_is_read() -> None:
    copy, full = (tokenise(f"They met \U0001f469{joiner}\U0001f467 today.") for joiner in ("\u200d", ""))
    assert normalised(copy, full)[0].keys != full.keys


@pytest.mark.parametrize("more", ["", " She said ``no'' again."])
def test_typed_quotation_marks_are_read_where_the_other_text_has_some_of_its_own(more: str) -> None:
    full = f"“Bring it,” she said. He typed ``so be it'' and left.{more}"
    changes = compare("``Bring it,'' she said. He typed ``so be it'' and left.", full).changes
    assert {change.kind for change in changes} == {Kind.FORMATTING, *([Kind.ADDED] if more else [])}


@pytest.mark.parametrize(
    ("full", "read"),
    [
        ("a reform of a form", "reform"),
        ("a reform and a re-form", "re-form"),
        ("a reform, re - form", "reform"),
    ],
)
def test_a_hyphen_at_a_lines_end_is_the_words_if_the_other_text_has_it(full: str, read: str) -> None:
    copy = tokenise("they re-\nform it")
    text = copy.text
    for edit in sorted(regrouped(copy, tokenise(f"{full}, re, form")), reverse=True):
        text = text[: edit.start] + edit.text + text[edit.stop :]
    assert text == f"they {read} it"
