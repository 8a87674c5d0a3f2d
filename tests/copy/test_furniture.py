"""What belongs to the page is told apart from the story, and changes nothing in what is found there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlediff import compare
from articlediff.text.page_lines import find_furniture, page_lines
from benchmarks.laws import violations

SENTENCES = (
    "The harbour master wrote to the Board that the north basin had silted up so far that no ferry could turn at low "
    "water, and that two boats had grounded there in one week. Odile Wren, the engineer, said that the mole itself was "
    "sinking, which nobody had been told. She put the cost at 41,000 pounds and the time at two summers. The chairman "
    "asked whether the light could be kept burning while the work went on. She answered that it could, if the keeper "
    "agreed to live on the barge, and the keeper said that he would rather leave the service."
)
WORDS = SENTENCES.split()
LOST = ("Odile Wren", "two summers", "the barge")
COPY = SENTENCES
for _words in LOST:
    COPY = COPY.replace(_words, "█████")
STYLES = {
    "number": "- {} -",
    "word": "Page {}",
    "head": "{}\n\nTHE BRACKWATER LEDGER",
    "stamp": "Approved for Release 2004/05/12 : HB-79\n\nSECRET\n\nPage {} of 90",
}


def paged(text: str, style: str, size: int) -> str:
    """Return the text on pages of that number of words, each with furniture at its end."""
    words = text.split()
    pages = [" ".join(words[at : at + size]) for at in range(0, len(words), size)]
    return "\n\n".join(f"{page}\n\n{STYLES[style].format(number)}" for number, page in enumerate(pages, start=3))


def furniture(text: str) -> list[str]:
    lines = page_lines(text)
    return [lines[k].text for k in sorted(find_furniture(lines))]


@given(
    st.sampled_from(sorted(STYLES)), st.integers(24, 40), st.integers(24, 40), st.sampled_from(["copy", "full", "both"])
)
def test_furniture_changes_nothing_in_what_is_restored(style: str, one: int, other: int, sides: str) -> None:
    copy = paged(COPY, style, one) if sides != "full" else COPY
    full = paged(SENTENCES, style, other) if sides != "copy" else SENTENCES
    found = compare(copy, full)
    assert violations(found) == []
    assert " ".join(" ".join(change.full.text for change in found.restored).split()) == " ".join(LOST)


@given(st.integers(24, 40))
def test_a_restored_text_has_the_furniture_of_the_copy_alone(size: int) -> None:
    restored = compare(COPY, paged(SENTENCES, "head", size)).restored_text()
    assert restored.split() == WORDS
    kept = compare(paged(COPY, "number", size), SENTENCES).restored_text()
    assert len(furniture(kept)) == -(-len(COPY.split()) // size)


@given(st.text(st.sampled_from("aB .\n\f1-"), max_size=80), st.text(st.sampled_from("aB .\n\f1-"), max_size=80))
def test_the_laws_hold_whatever_is_taken_for_furniture(copy: str, full: str) -> None:
    assert violations(compare(copy, full, force=True)) == []


@pytest.mark.parametrize("style", sorted(STYLES))
def test_all_lines_of_a_page_are_found(style: str) -> None:
    text = paged(SENTENCES, style, 30)
    assert furniture(text) == [line for line in text.split("\n") if line and len(line.split()) < 9]


@pytest.mark.parametrize(
    "text",
    [
        "1\n\nThe boat came in at noon with salt.\n\n2\n\nNobody went to the quay to see it.\n\n3\n\nIt left again.",
        "Pears\n12\nPlums\n13\nFigs\n14\nDates\n15",
        "May 12\n\nIt rained on the mole all day long.\n\nMay 13\n\nThe ferry did not come.\n\nMay 14\n\nIt came.",
        "* * *\n\nThe boat came in.\n\n* * *\n\nNobody saw it.\n\n* * *\n\nIt left again.",
    ],
    ids=["chapters", "table", "diary", "stars"],
)
def test_what_only_looks_like_it_is_left_to_the_story(text: str) -> None:
    assert furniture(text) == []


def test_a_mask_of_ones_own_is_no_furniture() -> None:
    text = paged(SENTENCES, "word", 30)
    assert not any(change.truncated.text.startswith("Page") for change in compare(text, SENTENCES).restored)
    masked = compare(text, paged(SENTENCES, "head", 30), blanks=[r"Page \d+"])
    assert any(change.truncated.text.startswith("Page") for change in masked.changes if change.kind == "unrestored")


def test_one_page_more_is_no_difference_in_the_story() -> None:
    found = compare(paged(SENTENCES, "stamp", 30), paged(SENTENCES, "stamp", 30).replace("SECRET", "OPEN"))
    assert {(change.kind.value, change.truncated.text, change.full.text) for change in found.changes} == {
        ("reworded", "SECRET", "OPEN")
    }
