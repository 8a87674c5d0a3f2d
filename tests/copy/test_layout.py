"""Wide spaces that hide nothing, and those that do."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from articlediff.copy.masks.laid_out import without_layout
from articlediff.text.blanks import find_blanks
from articlediff.text.tokenising import tokenise

WORDS = st.lists(st.sampled_from("ash birch cedar elm fir hazel larch oak pine rowan".split()), min_size=6, max_size=20)


@given(WORDS)
def test_a_text_with_every_word_set_apart_has_no_blank(words: list[str]) -> None:
    copy, full = tokenise("   ".join(words)), tokenise(" ".join(words))
    assert without_layout(copy, full, find_blanks(copy)) == []


@given(WORDS)
def test_what_lost_words_keeps_its_blanks(words: list[str]) -> None:
    copy = tokenise("   ".join(words))
    full = tokenise(" ".join(f"{word} lost{number}" for number, word in enumerate(words)))
    blanks = find_blanks(copy)
    assert without_layout(copy, full, blanks) == blanks


def test_one_gap_that_the_full_text_lacks_is_left_to_the_alignment() -> None:
    copy, full = tokenise("The   side of the city"), tokenise("The side of the city")
    blanks = find_blanks(copy)
    assert without_layout(copy, full, blanks) == blanks != []
