"""The limits that the pages state: each is a case of which the tool does not yet do what a reader would want.

All are expected to fail, strictly: whoever lifts a limit is told here to take its sentence out of the page.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from articlediff import Change, Comparison, Kind, compare, read_article
from tests.pages import DOCS, README, text_of

RULES = DOCS / "how-it-decides.md"

STORY = (
    "The northern wall of Hasp gave way on Monday. Nobody was hurt in the houses below it, Mr. Reeve said. The repair "
    "will take the town three years, and the ferry will not run before May."
)
LATER = " The clerk read the letter of the engineers to the board. All of it was about sand."


class Limit(NamedTuple):
    """A sentence of a page, a pair of texts that shows it, and what a reader would want of their comparison."""

    page: Path
    sentence: str
    truncated: str
    full: str
    wanted: Callable[[Comparison], bool]


def restores(*words: str) -> Callable[[Comparison], bool]:
    return lambda found: [change.full.text for change in found.restored] == [*words]


def adds(words: str) -> Callable[[Comparison], bool]:
    return lambda found: words in [change.full.text for change in found.changes if change.kind is Kind.ADDED]


def is_unsure(change: Change) -> bool:
    return change.confidence < 0.9


LIMITS = {
    "a single word that vanished": Limit(
        README,
        "A single word that vanished without a trace looks like a word that an editor added",
        STORY.replace("northern ", ""),
        STORY,
        restores("northern"),
    ),
    "a cut after a complete sentence": Limit(
        README,
        "A copy that was cut after a complete sentence, without a mark, looks finished",
        STORY,
        STORY + LATER,
        restores(LATER.strip()),
    ),
    "a full text that was edited in the place of a blank": Limit(
        README,
        "If they were edited after the copy was made, nothing shows it.",
        STORY.replace("Reeve", "[REDACTED]"),
        STORY.replace("Reeve", "Wren"),
        lambda found: all(map(is_unsure, found.restored)),
    ),
    "an unknown mask that occurs once": Limit(
        RULES,
        "a mask in an unknown spelling is taken for a rewording if it occurs once in a shape that prose has",
        STORY.replace("Reeve", "QQ"),
        STORY,
        restores("Reeve"),
    ),
    "a sentence that was added beside a withheld one": Limit(
        RULES,
        "A mask takes every sentence that the full text has in its place. If an editor added one beside those "
        "withheld, it is restored as well",
        STORY.replace("Nobody was hurt in the houses below it, Mr. Reeve said.", "[WITHHELD]"),
        STORY.replace("Mr. Reeve said.", "Mr. Reeve said. It rained all night."),
        adds("It rained all night."),
    ),
    "a hyphenated word that was added to a copy that loses them": Limit(
        RULES,
        "A hyphenated word that an editor did add to such a copy is claimed as lost.",
        STORY,
        STORY.replace("wall", "storm-battered wall").replace("houses", "half-lit houses").replace("May", "mid-May"),
        lambda found: not found.restored,
    ),
    "a paragraph that was shortened at the end of a sentence": Limit(
        RULES,
        "a paragraph that was shortened at the end of a sentence looks edited",
        f"{STORY}\n\nThe mayor of Hasp went home on foot.",
        f"{STORY}{LATER}\n\nThe mayor of Hasp went home on foot.",
        restores(LATER.strip()),
    ),
    "a German noun": Limit(
        RULES,
        "So a German noun passes for a name",
        "Der alte ████ am Hafen brannte am Montag nieder, und niemand wusste warum.",
        "Der alte Turm am Hafen brannte am Montag nieder, und niemand wusste warum.",
        lambda found: [change.category for change in found.restored] == ["phrase"],
    ),
}


@pytest.mark.parametrize("name", LIMITS)
def test_a_limit_is_stated_on_its_page(name: str) -> None:
    assert LIMITS[name].sentence in " ".join(text_of(LIMITS[name].page).split())


def test_every_limit_of_the_readme_has_its_case() -> None:
    _, _, stated = text_of(README).partition("## Limits\n\n")
    items = [" ".join(item.split()) for item in stated.partition("\n\n")[0].removeprefix("- ").split("\n- ")]
    cases = [limit.sentence for limit in LIMITS.values() if limit.page == README]
    assert [item for item in items if not any(sentence in item for sentence in cases)] == []


@pytest.mark.parametrize("name", LIMITS)
def test_the_texts_that_show_a_limit_are_compared(name: str) -> None:
    assert shown(LIMITS[name]).aligned


@pytest.mark.xfail(reason="the page states this limit", raises=AssertionError)
@pytest.mark.parametrize("name", LIMITS)
def test_a_reader_gets_the_result_that_a_limit_takes_away(name: str) -> None:
    assert LIMITS[name].wanted(shown(LIMITS[name]))


def shown(limit: Limit) -> Comparison:
    return compare(read_article(limit.truncated.encode()), limit.full)
