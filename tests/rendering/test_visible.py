"""A character that does not print is shown by a sign, any other as it is: each by itself, then in context."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articlediff.rendering.cells import cells, cut, cut_start, graphemes
from articlediff.rendering.visible import on_one_line, visible

EVERY_CHARACTER = [chr(code) for code in range(0x110000)]
# Default_Ignorable_Code_Point as DerivedCoreProperties.txt of Unicode 17 has it.
IGNORED = [
    (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F),
    (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF0, 0xFFF8), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
]  # fmt: skip
texts = st.text() | st.text(
    st.sampled_from("ab می\u200c\u200d\u200e\u202e\ufe0f\ufe0e❤👩🚒漢\U000e0100\u2800\u3164\x1b\u0301")
)


def test_control_characters_are_shown() -> None:
    shown = [char for char in EVERY_CHARACTER if unicodedata.category(char) == "Cc" and visible(char) != char]
    assert len(shown) == 65 - len("\t\n")
    assert visible("\x1b\x07\r\x7f\x9b") == "␛␇␍␡<U+009B>"


def test_characters_that_are_ignored_where_they_stand_are_shown() -> None:
    for start, end in IGNORED:
        for code in range(start, end + 1):
            assert visible(f"a{chr(code)}b") == f"a<U+{code:04X}>b"


def test_what_prints_is_left_alone() -> None:
    for char in EVERY_CHARACTER:
        if unicodedata.category(char)[0] in "LNPSZ" and visible(char) != char:
            assert char in "\u115f\u1160\u3164\uffa0\u2800\u2028\u2029"
        if unicodedata.category(char)[0] == "M" and visible(f"ـ{char}") != f"ـ{char}":
            assert any(start <= ord(char) <= end for start, end in IGNORED)


@given(texts)
def test_what_is_shown_is_not_shown_again(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(texts)
def test_what_is_shown_fills_columns(text: str) -> None:
    line = on_one_line(text)
    assert cells(line) >= 0
    assert "\n" not in line and "\t" not in line


CONTEXT = {
    "a joiner in Persian": ("می\u200cشود", True),
    "a joiner in Sinhala": ("ක්\u200dෂ", True),
    "an emoji of three": ("👩\u200d👩\u200d👧", True),
    "an emoji behind a selector": ("❤\ufe0f\u200d🔥", True),
    "a heart in colour": ("❤\ufe0f", True),
    "a telephone in black": ("☎\ufe0e", True),
    "a key": ("1\ufe0f\u20e3", True),
    "another form of an ideograph": ("葛\U000e0100", True),
    "a sign over an Arabic number": ("\u0600١٢", True),
    "an emoji newer than this Python": ("\U0001faea", True),
    "a joiner between Latin letters": ("a\u200db", False),
    "a joiner between ideographs": ("漢\u200d漢", False),
    "a joiner at the end": ("می\u200c", False),
    "two joiners": ("می\u200c\u200cشود", False),
    "a selector behind a letter": ("a\ufe0f", False),
    "a selector behind a space": (" \ufe0f", False),
    "a message in selectors": ("😀\ufe0f\ufe0e\ufe0f", False),
    "a message in tags": ("\U0001f3f4\U000e0067\U000e007f", False),
    "a mark of direction": ("\u200fשלום", False),
    "an annotation": ("\ufff9a\ufffab\ufffb", False),
    "an icon of private use": ("\ue000", False),
    "a noncharacter": ("\uffff", False),
    "a lone surrogate": ("\ud800", False),
}


@pytest.mark.parametrize(("text", "kept"), CONTEXT.values(), ids=CONTEXT)
def test_joiners_and_selectors_stay_where_they_have_an_effect(text: str, kept: bool) -> None:
    assert (visible(text) == text) is kept
    visible(text).encode()


# Columns

WIDTHS = {
    "e\u0301": 1, "北京": 4, "한국": 4, "한": 2, "👩\u200d👩\u200d👧": 2, "👍🏽": 2, "🇩🇪": 2, "❤": 1, "❤\ufe0f": 2,
    "1\ufe0f\u20e3": 2, "हिन्दी": 4, "กำ": 2, "“—…”": 4, "⟦⟧": 2, "é": 1, "Ж": 1, "☰": 2,
}  # fmt: skip


@pytest.mark.parametrize(("text", "columns"), WIDTHS.items())
def test_columns_are_those_of_a_terminal(text: str, columns: int) -> None:
    assert cells(text) == columns
    assert cells(f"a{text}b") == columns + 2


@given(texts.map(on_one_line))
def test_columns_of_a_line_are_those_of_its_characters(line: str) -> None:
    assert sum(map(cells, graphemes(line))) == cells(line)
    assert "".join(graphemes(line)) == line


@given(texts.map(on_one_line), st.integers(0, 12))
def test_a_cut_text_fits_and_keeps_its_characters_whole(line: str, width: int) -> None:
    characters = [*graphemes(line)]
    beginnings = {"".join(characters[:end]).rstrip() + "…" for end in range(len(characters))}
    endings = {"…" + "".join(characters[start:]).lstrip() for start in range(1, len(characters) + 1)}
    assert cut(line, width) in {line, *beginnings} if width else not cut(line, width)
    assert cut_start(line, width) in {line, *endings} if width else not cut_start(line, width)
    assert max(cells(cut(line, width)), cells(cut_start(line, width))) <= width


@example("می\u200cشود", 3)
@example("می\u200cشود", 4)
@given(texts.map(on_one_line), st.integers(0, 12))
def test_no_cut_parts_what_has_an_effect_together(line: str, width: int) -> None:
    assert on_one_line(cut(line, width)) == cut(line, width)
    assert on_one_line(cut_start(line, width)) == cut_start(line, width)


def test_what_is_taken_for_narrow_is_narrow() -> None:
    from wcwidth import wcwidth

    from articlediff.rendering.cells import _NARROW

    assert [char for char in EVERY_CHARACTER if _NARROW.fullmatch(char) and wcwidth(char) != 1] == []


def test_common_text_does_not_load_the_widths() -> None:
    import subprocess
    import sys

    program = (
        "import sys; from articlediff import compare; from articlediff.rendering.terminal.text import render_text;"
        "render_text(compare('“Où?” — 10 £, Ž   b', '“Où?” — 10 £, Ž a b Жук')); print('wcwidth' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout == "False\n"
