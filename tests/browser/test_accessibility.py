"""axe-core finds nothing in the report by any of its rules, in light and dark, in either view, on any screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from articlediff import Comparison
from articlediff.model import SameStory, Span
from browser.reports import Open, in_firefox_too
from tests.builder import added, compared, formatting, moved, removed, restored, reworded, stood, unrestored

if TYPE_CHECKING:
    from playwright.sync_api import Page

WIDTHS = (1280, 768, 390)
"""CSS pixels of a desktop, a tablet and a phone."""

EVERY_KIND = compared(
    "One ",
    restored("half-told", alternatives=(Span(0, 3, "One"),)),
    " tale ",
    added("more"),
    removed("less"),
    " and ",
    reworded("this", "that"),
    unrestored("[REDACTED]"),
    formatting(" ", "\n"),
    moved(1, "It ends ", restored("here", confidence=0.2)),
    " so. ",
    stood(1),
    names=("copy.txt", "full.txt"),
    same_story=SameStory("uncertain", 0.4, "Few words stand in both."),
)


def troubles(page: Page, axe: str) -> list[str]:
    """Return what axe-core finds, best practices and minor troubles included."""
    if not page.evaluate("() => 'axe' in globalThis"):
        page.evaluate(axe)
    # Nodes that pass need not be told of, which takes longer than to find those that do not.
    passed, violated = page.evaluate(
        "axe.run({resultTypes: ['violations']}).then(({passes, violations}) => [passes.length, violations])"
    )
    assert passed
    return [
        f"{rule['id']}: {node['html'][:150]} {node['failureSummary']}" for rule in violated for node in rule["nodes"]
    ]


@in_firefox_too
@pytest.mark.parametrize("view", ["#inline", "#beside"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_found(open_report: Open, axe: str, harbour: Comparison, scheme: str, view: str) -> None:
    for comparison in (harbour, EVERY_KIND):
        page = open_report(comparison, color_scheme=scheme)
        assert page.evaluate("(scheme) => matchMedia(`(prefers-color-scheme: ${scheme})`).matches", scheme)
        page.check("#kinds input[value=formatting]")
        page.click(view)
        page.click("#next")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("innerWidth") == width
            assert (width, troubles(page, axe)) == (width, [])


@in_firefox_too
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_found_on_plain_pages(open_report: Open, axe: str, scheme: str) -> None:
    other = SameStory("different", 0.02, "Few words stand in both.")
    for comparison in (compared("One story."), compared(removed("One."), same_story=other)._replace(changes=())):
        assert troubles(open_report(comparison, color_scheme=scheme), axe) == []


def test_marks_are_told_to_who_listens(open_report: Open) -> None:
    page = open_report(EVERY_KIND)
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    spoken = " ".join(node.get("name", {}).get("value", "") for node in nodes if not node.get("ignored"))
    labels = (
        "restored with doubt:",
        "end of restored",
        "added:",
        "removed:",
        "unrestored:",
        "end of moved passage",
    )
    assert [label for label in labels if label not in spoken] == []
