"""Breaking text into lines: nothing is lost, nothing is too wide, and every line takes what it can."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articlediff.rendering.cells import cells, is_narrow
from articlediff.rendering.pieces import Line, Piece
from articlediff.rendering.terminal.wrapping import wrap
from articlediff.rendering.visible import visible

NARROW = "ab . [-] “”é⟦⟧ \u00a0\t\n"
WIDE = [*NARROW, *"北京，。한ก็e\u0301", "👩\u200d🚒", "ก\u200d👩", "葛\U000e0100"]
JOINED = [*WIDE, *"กی👩", "\u200c", "\u200d", "\ufe0f"]
roles = st.sampled_from(["plain", "added", "removed"])
narrow = st.lists(st.builds(Piece, st.text(st.sampled_from(NARROW), max_size=20), roles), max_size=6)
wide = st.lists(st.builds(Piece, st.lists(st.sampled_from(WIDE), max_size=20).map("".join), roles), max_size=6)
joined = st.lists(st.sampled_from(JOINED), max_size=40).map("".join).map(visible)
widths = st.integers(4, 30)


def text(line: Line) -> str:
    return "".join(piece.text for piece in line)


def looks(lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Every letter with its look."""
    return [(char, role) for line in lines for text, role in line for char in text if not char.isspace()]


@given(narrow | wide, widths, st.booleans())
def test_no_letter_is_lost_or_changes_its_look(pieces: list[Piece], width: int, hard: bool) -> None:
    assert looks([*wrap(pieces, width, hard=hard)]) == looks([pieces])


@given(narrow | wide, widths)
def test_hard_lines_are_never_too_wide(pieces: list[Piece], width: int) -> None:
    assert all(cells(text(line)) <= width for line in wrap(pieces, width, hard=True))


@given(joined, widths, st.booleans())
def test_no_line_parts_what_has_an_effect_together(shown: str, width: int, hard: bool) -> None:
    lines = [text(line) for line in wrap([Piece(shown)], width, hard=hard)]
    assert [visible(line) for line in lines] == lines


@given(narrow, widths)
def test_only_a_single_word_is_too_wide(pieces: list[Piece], width: int) -> None:
    held = [Piece(piece.text.replace("\u00a0", "_"), piece.role) for piece in pieces]
    assert all(len(text(line)) <= width or " " not in text(line) for line in wrap(held, width))


@given(narrow, widths, st.sampled_from(["", "  "]))
def test_every_line_takes_as_many_words_as_fit(pieces: list[Piece], width: int, indent: str) -> None:
    held = [Piece(piece.text.replace("\u00a0", "_"), piece.role) for piece in pieces]
    lines = [text(line) for line in wrap(held, width, indent)]
    assert "".join(lines).replace(" ", "") == re.sub(r"\s", "", "".join(piece.text for piece in held))
    for line, following in pairwise(lines):
        assert line and not line.endswith(" ") and following.startswith(indent)
        assert len(line) + 1 + len(following.removeprefix(indent).split(" ")[0]) > width


@given(narrow, st.integers(12, 30))
def test_lines_are_broken_alike_beside_wide_letters(pieces: list[Piece], width: int) -> None:
    """Text of one-column letters is broken in a quicker way, and at the same places."""
    assert all(is_narrow(re.sub(r"[\t\n]", " ", piece.text)) for piece in pieces)
    end = Piece(f" {'x' * 12} e\u0301")
    alone, beside = [*wrap([*pieces, Piece(end.text[:13])], width)], [*wrap([*pieces, end], width)]
    assert [text(line) for line in alone[:-1]] == [text(line) for line in beside][: len(alone) - 1]
