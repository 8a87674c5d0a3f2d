"""Sketches find passages in whatever copy has them, and agreement says no more than the verdict does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlediff import kernel
from articlediff.corpus import sketch as sketching
from articlediff.corpus.agreement import CopyWords
from articlediff.corpus.folded import BLANK, folded_words, words_in
from articlediff.corpus.sketch import Choice, sketch, sketch_of
from tests.stories import nasty_texts

FULL = (
    "the harbour master and a clerk of Brackwater’s board met on Monday in the old baths, where nobody had been "
    "since the rebel-held town closed them in 1994 and sold the boats to a company from Port Ellery"
)
WORDS = FULL.split()
words = st.lists(st.sampled_from(WORDS), max_size=120)


def test_a_sketch_is_the_same_on_every_machine() -> None:
    """Indexes are kept, and copied to other machines: other numbers would find nothing in them."""
    assert sorted(sketch("The tide took the boat of the keeper")) == [66823891027732, 69372799313786]


@pytest.mark.parametrize(
    "copy",
    [
        FULL.upper(),
        FULL.replace(",", " ,").replace("’s", " ’s"),
        FULL.replace("-", " "),
        FULL.replace(" ", "\n"),
        FULL.replace("the", "thé"),
    ],
    ids=["capitals", "tokenised", "hyphens", "lines", "accents"],
)
def test_wear_leaves_the_sketch_as_it_is(copy: str) -> None:
    assert sketch(copy) == sketch(FULL)


@pytest.mark.parametrize("mask", ["█", "█████", "____", "[REDACTED]", "[…]", "   ", "@entity12", "@", "XXXX", "****"])
def test_no_shingle_spans_a_blank(mask: str) -> None:
    parts = (" ".join(WORDS[:7]), " ".join(WORDS[8:]))
    assert BLANK in folded_words(mask.join(parts) if mask.isspace() else f" {mask} ".join(parts))
    assert sketch(f" {mask} ".join(parts)) < sketch(FULL)


@given(words, words, words)
def test_the_sketch_of_a_beginning_is_found_in_the_whole(before: list[str], kept: list[str], after: list[str]) -> None:
    """And that of any other passage, as far as one shingle in eight goes."""
    whole = sketch(" ".join([*before, *kept, *after]))
    assert sketch(" ".join(before)) <= whole
    tail = " ".join([*["so"] * 66, *kept])
    assert sketch(tail) - sketch(" ".join(["so"] * 66)) - _crossing(kept) <= whole or not kept


def _crossing(kept: list[str]) -> set[int]:
    """Return what the beginning of a passage makes with the words before it."""
    return sketch(" ".join(["so", "so", *kept[:2]])) | sketch(" ".join(["so", *kept[:2]]))


@pytest.mark.parametrize("text", ["", " \n", "one", "two words", "███ ███ ███", "?!"])
def test_texts_without_three_words_have_no_sketch(text: str) -> None:
    assert sketch(text) == set()


def test_letters_of_scripts_without_spaces_are_words() -> None:
    assert folded_words("市长 met 他").decode().split() == ["市", "长", "met", "他"]


@given(words, words)
def test_no_more_words_agree_than_there_are(copy: list[str], full: list[str]) -> None:
    seen = CopyWords(folded_words(" ".join(copy)))
    assert 0 <= seen.shared(folded_words(" ".join(full))) <= seen.number


@given(words)
def test_a_text_agrees_with_itself(copy: list[str]) -> None:
    seen = CopyWords(folded_words(" ".join(copy)))
    assert seen.shared(folded_words(" ".join(copy))) == (seen.number if seen.number >= 5 else 0)


def test_a_run_goes_on_over_a_blank() -> None:
    seen = CopyWords(folded_words("harbour master and ███ clerk of ███ board met"))
    assert seen.shared(folded_words(FULL)) == 7


@pytest.mark.parametrize("hidden", range(1, 7))
def test_a_blank_hides_as_many_words_in_any_script(hidden: int) -> None:
    lost = "капитан вернулся домой поздно ночью один".split()[:hidden]
    full = f"старый маяк в гавани {' '.join(lost)} и лодка стояла пустой"
    seen = CopyWords(folded_words(full.replace(" ".join(lost), "████")))
    assert seen.shared(folded_words(full)) == 8


def test_a_run_does_not_go_on_to_another_place() -> None:
    seen = CopyWords(folded_words("harbour master and ███ company from Port Ellery ███ the"))
    assert seen.shared(folded_words(FULL)) == 0


def test_a_part_of_a_word_does_not_agree() -> None:
    seen = CopyWords(b" ster and a clerk of bracks ")
    assert seen.shared(folded_words(FULL)) == 0


SENTENCE = " ".join(WORDS[:9])


@pytest.mark.parametrize(
    ("full", "words"), [(FULL, 10), (f"{FULL} {SENTENCE}", 20), (f"{SENTENCE} {FULL} {SENTENCE}", 30)]
)
@pytest.mark.parametrize("between", [" ", " so it was, ", " ███ "])
def test_what_the_copy_repeats_counts_as_often_as_the_full_text_has_it(full: str, words: int, between: str) -> None:
    seen = CopyWords(folded_words(between.join([SENTENCE] * 4)))
    assert seen.shared(folded_words(full)) == words


def test_a_run_of_the_copy_may_be_shorter_than_where_it_is_cut() -> None:
    """Both runs of the copy are found, wherever in a stretch they begin and end."""
    seen = CopyWords(folded_words(f"so it was that {SENTENCE} in those years {' '.join(WORDS[-11:])} or so it seemed"))
    assert seen.shared(folded_words(FULL)) == 21


needs_kernel = pytest.mark.skipif(not kernel.extension, reason="the kernel is not built, or not wanted")
wear = st.lists(
    st.sampled_from(
        [
            *WORDS,
            "A_B",
            "xxx",
            "XXXX",
            "x",
            "_xxx",
            "__",
            "@",
            "@a",
            "[a",
            "b]",
            "[c]]",
            "*",
            "**",
            "~#",
            "é",
            "[…]",
            "\xa0",
            "\x1f",
            "\u2003",
            "   ",
            "\x00",
            "“Hi",
            "市长",
        ]
    ),
    max_size=30,
)


@needs_kernel
@given(st.one_of(nasty_texts(), wear.map(" ".join), wear.map("".join)))
def test_the_kernel_folds_and_sketches_as_python_does(text: str) -> None:
    by_kernel = folded_words(text)
    choice = Choice(head=5, one_in_head=1, one_in=2)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(kernel, "extension", None)
        assert folded_words(text) == by_kernel
        numbers = sketching._shingles(by_kernel, choice)
    assert kernel.extension is not None
    assert kernel.extension.shingles(by_kernel, BLANK, *choice) == numbers
    assert sketch_of(by_kernel) == {*sketching._shingles(by_kernel, sketching._CHOICE)}
    assert words_in(by_kernel) == len(by_kernel.decode().split())
