"""The names of each kind of change, its marks in the text, and its colours on a terminal and on the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from articlediff.calibration.thresholds import DOUBTFUL_BELOW
from articlediff.model import Change, Kind
from articlediff.records import NamedTuple

SHOWN_BY_DEFAULT = frozenset(Kind) - {Kind.FORMATTING}
"""The kinds that a report marks unless it is asked for others."""

ONLY_IN_TRUNCATED = frozenset((Kind.REMOVED, Kind.UNRESTORED))
"""The kinds whose words have no place in the full text."""

Look = Literal["restored", "doubtful", "unrestored", "added", "removed", "reworded", "moved", "formatting"]
"""A change as a reader tells it apart: its kind, or "doubtful" for a restoration that may well be wrong."""

Role = Literal[
    "plain", "restored", "doubtful", "unrestored", "added", "removed", "moved", "formatting", "heading", "faint"
]
"""The part that a stretch of output plays; its marks and its colour depend on it."""


class Roles(NamedTuple):
    """The role of a change's words in either text; None where that text's words are not marked."""

    truncated: Role | None
    full: Role | None


ROLES: Mapping[Look, Roles] = {
    "restored": Roles(None, "restored"),
    "doubtful": Roles(None, "doubtful"),
    "unrestored": Roles("unrestored", None),
    "added": Roles(None, "added"),
    "removed": Roles("removed", None),
    "reworded": Roles("removed", "added"),
    "moved": Roles("moved", "moved"),
    "formatting": Roles("formatting", "formatting"),
}


def is_doubtful(restored: Change) -> bool:
    """Return whether a restored change needs checking by a reader, which every form shows in its own way.

    >>> from articlediff.model import Span
    >>> likely = Change(1, Kind.RESTORED, Span(3, 6, "   "), Span(3, 7, "Hull"), confidence=0.9)
    >>> is_doubtful(likely), is_doubtful(likely._replace(confidence=0.89))
    (False, True)
    """
    return restored.confidence < DOUBTFUL_BELOW


def restored_role(restored: Change) -> Role:
    """Return the role of a restored change's words."""
    return "doubtful" if is_doubtful(restored) else "restored"


def look_of(change: Change) -> Look:
    """Return the look of the change.

    >>> from articlediff.model import Span
    >>> guess = Change(1, Kind.RESTORED, Span(3, 6, "   "), Span(3, 7, "Hull"), confidence=0.4)
    >>> look_of(guess), look_of(guess._replace(kind=Kind.ADDED))
    ('doubtful', 'added')
    """
    if change.kind is Kind.RESTORED and is_doubtful(change):
        return "doubtful"
    return change.kind.value


def roles_of(change: Change) -> Roles:
    """Return the role of the change's words in either text."""
    return ROLES[look_of(change)]


# Marks carry the meaning even without colour.

MARKS: Mapping[Role, tuple[str, str]] = {
    "restored": ("⟦", "⟧"),
    "doubtful": ("⟦", "?⟧"),
    "added": ("{+", "+}"),
    "removed": ("[-", "-]"),
}
"""The opening and the closing mark around words of the role."""

UNRESTORED = "⟦?⟧"
"""The mark of a blank that nothing fills."""

NO_TRACE = "⟦\u00a0⟧"
"""The mark of a blank that was filled and shows no mark of its own; its no-break space keeps the brackets together."""

MOVED_TO, MOVED_END, MOVED_FROM = "⟪{}:", "⟫", "⟪{} was here⟫"
"""The marks around a moved passage and at the place that it left; ``{}`` holds the number of the change."""

SPACE_SIGN, PARAGRAPH_SIGN = "␣", "¶"
"""The signs for white space and for the end of a paragraph in a difference in form."""

IN_ASCII: Mapping[str, str] = {"⟦": "<<", "⟧": ">>", "⟪": "{", "⟫": "}", SPACE_SIGN: "_", PARAGRAPH_SIGN: "$"}
"""The spelling of each sign of the marks where a terminal cannot show them all."""


def sample(look: Look) -> list[tuple[str, Role]]:
    """Return the mark of the look around an ellipsis, as legends show it, in parts with a role each.

    >>> sample("doubtful"), sample("reworded")
    ([('⟦…?⟧', 'doubtful')], [('[-…-]', 'removed'), ('{+…+}', 'added')])
    """
    if look == "unrestored":
        return [(UNRESTORED, "unrestored")]
    if look == "moved":
        return [(f"{MOVED_TO.format('n')}\u00a0…{MOVED_END}", "moved")]
    if look == "formatting":
        return [("".join(mark for mark, _ in sample("reworded")), "formatting")]
    return [("…".join(MARKS[role]), role) for role in ROLES[look] if role]


MEANINGS: Mapping[Look, str] = {
    "restored": "restored",
    "doubtful": f"restored with doubt (confidence below {DOUBTFUL_BELOW:.2f})",
    "unrestored": "a blank, not filled",
    "added": "only in the full text",
    "removed": "only in the truncated text",
    "reworded": "reworded",
    "moved": "moved from {}".format(MOVED_FROM.format("n").replace(" ", "\u00a0")),
    "formatting": f"differs only in form ({SPACE_SIGN} white space, {PARAGRAPH_SIGN} end of a paragraph)",
}
"""The words of a legend for each mark, in the order of legends."""

NAMES: Mapping[Kind, str] = {
    Kind.RESTORED: "restored: lost by the copy",
    Kind.UNRESTORED: f"unrestored: {MEANINGS['unrestored']}",
    Kind.ADDED: f"added: {MEANINGS['added']}",
    Kind.REMOVED: f"removed: {MEANINGS['removed']}",
    Kind.REWORDED: "reworded",
    Kind.MOVED: "moved",
    Kind.FORMATTING: "formatting: differs only in form",
}
"""The name of each kind on the page, which is that of its changes, and its meaning where the name does not say it."""

# Yellow, blue, orange and violet stay apart for every common kind of colour blindness and are legible on dark and on
# light backgrounds. On terminals they are fixed shades of the 256: themes redefine the first 16.

TERMINAL_STYLES: Mapping[Role, str] = {
    "restored": "1;38;5;16;48;5;220",
    "doubtful": "3;38;5;16;48;5;229",
    "unrestored": "1;7",
    "added": "4;38;5;33",
    "removed": "38;5;166",
    "moved": "38;5;133",
    "formatting": "2",
    "heading": "1",
    "faint": "2",
}
"""The parameters of the escape sequence (SGR) that begins each role; roles that are missing have no style."""


class Shade(NamedTuple):
    """One colour of the page on a light and on a dark background, in CSS."""

    light: str
    dark: str


class PageColors(NamedTuple):
    """The colours of a look on the page: background, words, and lane of the overview; None: the colour of the page."""

    ground: Shade | None = None
    ink: Shade | None = None
    lane: Shade | None = None


PAGE_COLORS: Mapping[Look, PageColors] = {
    "restored": PageColors(Shade("#ffe873", "#f0d53c"), Shade("#1b1700", "#1b1700"), Shade("#c9a400", "#f0d53c")),
    "doubtful": PageColors(Shade("#fff6cc", "#4a4214"), Shade("#3d3400", "#fff0a8")),
    "added": PageColors(Shade("#e3f0fa", "#10304a"), Shade("#00487a", "#a5d6fa"), Shade("#0072b2", "#56b4e9")),
    "removed": PageColors(Shade("#fdeae0", "#43200c"), Shade("#8f3300", "#ffb78c"), Shade("#d55e00", "#f08a4b")),
    "reworded": PageColors(lane=Shade("#00805f", "#2fbf97")),
    "moved": PageColors(Shade("#faf0f6", "#33222d"), Shade("#83305f", "#eeb4d4"), Shade("#b5578b", "#cc79a7")),
    "formatting": PageColors(Shade("#ecebe6", "#2d3035")),
    "unrestored": PageColors(lane=Shade("#1c1b19", "#e9e6df")),
}
"""The colours of the page, after Okabe and Ito (https://jfly.uni-koeln.de/color/), whose palette is made to stay apart
for every common kind of colour blindness."""
