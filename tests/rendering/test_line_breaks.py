"""Lines that a writer broke stay lines, and prose that a page broke is joined."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlediff import compare
from articlediff.rendering.markdown import render_markdown
from articlediff.rendering.reflow import reflowed
from articlediff.rendering.terminal.text import render_text

PROSE = """The basin was dredged last in the spring of 1926, when two barges worked for
three weeks and took out some nine thousand tons of mud. Since then nothing
has been done, and at low water the ferry can no longer turn."""
RAGGED = """Odile met the harbour master on the quay, and
asked him whether the light at the end of the mole
had been lit. He said that it had not, since
the keeper was ill and nobody had been
sent in his place. The matter would be put
before the Board on Tuesday."""
HEADER = """FROM: Harbour Master
TO: The Board
DATE: 4 May 1931
SUBJECT: The silting of the north basin and the price of a dredger, which"""
ADDRESS = """Ann Hallow
Harbour Master
12 Quay Street"""
VERSE = """O the grey mole and the gulls upon it,
And the tide that comes in twice,
And the man who sold his boat in March
For less than half its price."""
PLAY = """HASP: Who goes there?
ODILE: Only the tide, and a clerk with his hat on.
HASP: Then let them in."""
FIGURES = """Year    Tons     Cost
1924   8,200      410
1926   9,050      466"""
ITEMS = """1. Dig a ditch.
2. Plant trees on both of its banks, and water them.
3. Wait."""
EMAIL = """> Did the ferry come?
> Nobody here has seen it.
No."""
HEADING = """The light at the mole
The basin was dredged last in the spring of 1926, when two barges worked for
three weeks and took out some nine thousand tons of mud."""


def breaks(text: str) -> int:
    """The lines of the text, as a report tells it, that are not its last."""
    return reflowed(f"{PROSE}\n\n{text}\n\n{PROSE}").count("\n") - 4


@pytest.mark.parametrize("text", [HEADER, ADDRESS, VERSE, PLAY, FIGURES, ITEMS, EMAIL], ids=lambda text: text[:12])
def test_what_the_writer_broke_stays_in_lines(text: str) -> None:
    assert breaks(text) == text.count("\n")


@pytest.mark.parametrize("text", [PROSE, RAGGED], ids=["even", "ragged"])
def test_prose_is_joined(text: str) -> None:
    assert breaks(text) == 0


def test_a_heading_is_not_joined_with_the_prose_below_it() -> None:
    assert breaks(HEADING) == 1


def test_a_poem_by_itself_keeps_its_lines() -> None:
    poem = f"{VERSE}\n\n{VERSE}"
    assert reflowed(poem) == poem


def test_an_item_that_goes_on_is_one_line() -> None:
    item = textwrap.fill(f"- {PROSE}", 70, subsequent_indent="  ")
    assert breaks(f"Bring:\n{item}\n- a lamp") == 2


@given(st.lists(st.sampled_from(f"{PROSE} {RAGGED}".split()), min_size=30, max_size=80), st.integers(40, 90))
def test_what_a_page_wraps_is_joined_but_at_stops(words: list[str], width: int) -> None:
    """After a stop at the end of a short line nobody can know."""
    wrapped = textwrap.fill(" ".join(words), width)
    found = reflowed(f"{wrapped}\n\n{wrapped}")
    assert len(found) == 2 * len(wrapped) + 2
    assert found.split() == wrapped.split() * 2
    assert all(line.rstrip()[-1] in ".,”" or line.endswith(words[-1]) for line in found.split("\n") if line)


@given(st.text(st.sampled_from("aB.:- \n>1\t"), max_size=60))
def test_only_line_breaks_become_spaces(text: str) -> None:
    found = reflowed(text)
    assert len(found) == len(text)
    assert all(new in (old, " ") and (new == old or old.isspace()) for old, new in zip(text, found, strict=True))


def test_the_report_has_no_empty_line_between_the_lines_of_a_verse() -> None:
    story = f"{PROSE}\n\n{VERSE}"
    found = compare(story.replace("March", "████"), story)
    assert VERSE.replace("March", "⟦March⟧") in render_text(found, context=None)
    assert VERSE.replace("March", "<strong>March</strong>").replace("\n", "\\\n") in render_markdown(
        found, context=None
    )
