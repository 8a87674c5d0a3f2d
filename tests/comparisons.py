"""Any comparison, for laws that hold for what is rendered from it."""

from __future__ import annotations

import re

from hypothesis import settings
from hypothesis import strategies as st

from articlediff.model import Comparison, Kind, Span
from tests.builder import Story, added, compared, formatting, moved, removed, restored, reworded, stood, unrestored

# On a slow machine an example takes long and breaks no law.
law = settings(deadline=None, max_examples=60)
SGR = re.compile(r"\x1b\[[0-9;]*m")
SENTENCE = "The talks had been going on for weeks, with little to show for it. "

# What would show a mark misread, a line too long or a terminal misled.
LETTERS = "ab. ?!\\[]{}+-⟦⟧⟪⟫⋯“”é\u0301北京，。ก็ע\t\n\r\x1b\x9b\u202e\ud800\U0001f600"
texts = st.text(st.sampled_from(LETTERS), max_size=24) | st.sampled_from([SENTENCE * 5, "rebel-held"])
words = texts.map(str.strip).filter(bool)
edits = st.one_of(
    words.map(restored),
    words.map(lambda text: restored(text, confidence=0.3)),
    words.map(lambda text: restored(text, alternatives=(Span(0, 0, ""),))),
    st.just(unrestored()),
    words.map(added),
    words.map(removed),
    st.builds(reworded, words, words),
)
parts: st.SearchStrategy[list[Story]] = st.lists(texts | edits, max_size=8)
kinds = st.frozensets(st.sampled_from(Kind), max_size=3)


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Any comparison, also with one moved passage and differences in formatting."""
    story = draw(parts)
    if draw(st.booleans()):
        passage = moved(1, *draw(st.lists(texts | edits, min_size=1, max_size=3)))
        for part in (passage, stood(1)):
            story.insert(draw(st.integers(0, len(story))), part)
    if draw(st.booleans()):
        story.append(formatting(" ", "\n"))
    return compared(*story, names=(draw(texts), draw(texts)))
