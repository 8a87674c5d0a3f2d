"""The marks of edits are quiet until the reader asks for more, and white space is drawn as what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.reports import Open, in_firefox_too
from browser.test_address import fragment, reopened
from tests.builder import added, compared, formatting, removed, restored, reworded

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = in_firefox_too
EDITED = compared(
    "The ", restored("far-off"), " side", added(" fell"), removed(" rose"), reworded(" at", " by"), " noon."
)
MARK = """(element) => {
    const { backgroundColor, textDecorationLine } = getComputedStyle(element);
    return [backgroundColor !== "rgba(0, 0, 0, 0)", textDecorationLine, getComputedStyle(element, "::before").content];
}"""
"""Whether the element has a ground, what it is underlined or struck through with, and what is in front of it."""
PLACES = ("#view-inline", "#list", "#kinds")
EDITS = {
    "ins.added": ("underline", "{+"),
    "del.removed": ("line-through", "[-"),
    ".reworded del": ("line-through", "[-"),
}


def bracket(content: str) -> str:
    """The sign that is in front of a mark, without the words for who listens and the joiner."""
    return content.split('"')[1].rstrip("\u2060")


def looks(page: Page) -> set[tuple[str, bool, str, str]]:
    """The look of each edit, which is one in the story, the list and the key."""
    marks = [(edit, page.locator(f"{place} {edit}").evaluate(MARK)) for place in PLACES for edit in EDITS]
    return {(edit, has_ground, line, bracket(content)) for edit, (has_ground, line, content) in marks}


def test_edits_are_quiet_until_full_marks_are_asked_for(open_report: Open) -> None:
    page = open_report(EDITED)
    assert looks(page) == {(edit, False, line, "") for edit, (line, _) in EDITS.items()}
    assert page.locator("#view-inline mark").evaluate(MARK)[0]
    page.click("#marks")
    assert looks(page) == {(edit, True, line, sign) for edit, (line, sign) in EDITS.items()}


def test_full_marks_survive_a_reload(open_report: Open) -> None:
    page = open_report(EDITED, count=2)
    page.click("#marks")
    assert fragment(page) == "marks=full"
    linked = reopened(page, "marks=full")
    assert linked.get_attribute("#marks", "aria-pressed") == "true"
    assert linked.locator("#view-inline ins.added").evaluate(MARK)[0]


def signs(part: Locator) -> list[str]:
    """The signs of the white space that can be seen in the part."""
    drawn: list[str] = part.locator("i").evaluate_all(
        """(all) => all.filter((element) => element.checkVisibility())
            .map((element) => getComputedStyle(element, "::after").content.split('"')[1])"""
    )
    return [sign for sign in drawn if sign]


def test_white_space_is_drawn_as_what_it_is(open_report: Open) -> None:
    copy_ends, full_ends, spaces = formatting("\n\n", " "), formatting(" ", "\n\n"), formatting("  ", " ")
    lost = restored("half-told")
    page = open_report(compared("One ", lost, " tale.", copy_ends, "It ends.", full_ends, "It", spaces, "waits."))
    page.check("#kinds input[value=formatting]")
    parts = page.locator("#view-inline .formatting").all()
    drawn = [[signs(part.locator(side)) for side in ("del", "ins")] for part in parts]
    assert drawn == [[["¶"], []], [[], ["¶"]], [[], ["␣"]]]
