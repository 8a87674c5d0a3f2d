"""The reasons for doubt that the report names."""

from __future__ import annotations

import pytest

from articlediff import Comparison
from articlediff.model import Span
from articlediff.rendering.html.reasons import Reasons
from tests.builder import added, compared, removed, restored

GUESS = restored("Hull", "[NAME]", confidence=0.4)
FAINT = restored("Hull", "  ", confidence=0.8)
BAR = restored("Hull", "████", confidence=0.8)


@pytest.mark.parametrize(
    ("comparison", "expected"),
    [
        (compared("In ", GUESS, " it rained."), ["the brackets may be the copy's own"]),
        (compared("In", FAINT, "it rained."), ["its trace is only white space"]),
        (compared("In ", BAR, " ", added("at noon"), " it rained."), ["the words beside it differ in the two texts"]),
        (compared("In ", removed("old"), " ", BAR, " it rained."), ["the words beside it differ in the two texts"]),
        (compared("In ", BAR, " it", removed(" often"), " rained."), []),
        (compared("In ", restored("Hull", confidence=0.99), added("now"), " it rained."), []),
        (
            compared("In ", restored("Hull", "████", confidence=0.8, alternatives=(Span(0, 2, "In"),)), " it rained."),
            ["another reading fits nearly as well"],
        ),
        (
            compared("In ", restored("a", "██", confidence=0.99), " ", BAR, " it rained."),
            ["another blank is beside it"],
        ),
    ],
)
def test_what_is_known_is_said(comparison: Comparison, expected: list[str]) -> None:
    reasons = Reasons(comparison)
    assert [told for change in comparison.restored for told in reasons.of(change)] == expected
