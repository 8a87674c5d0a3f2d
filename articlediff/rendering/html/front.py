"""The front of the page: the summary as a headline, and the remarks below it."""

from __future__ import annotations

from articlediff.model import Comparison, Kind
from articlediff.rendering.summary import doubts, sentences
from articlediff.rendering.visible import visible
from articlediff.rendering.wording import counted


def remarks(comparison: Comparison) -> list[str]:
    """Return what else a reader should know before trusting it; that the stories differ is the headline already."""
    if not comparison.changes:
        return []
    told = list(doubts(comparison))
    return told[1:] if comparison.same_story.verdict == "different" else told


def headline(comparison: Comparison) -> tuple[str, str]:
    """Return the summary in one sentence, and what else there is to say."""
    if comparison.same_story.verdict == "different":
        reason = visible(comparison.same_story.reason)
        if comparison.changes:
            told = " ".join(sentences(comparison))
            return "These look like two different stories.", f"{reason} Compared all the same: {told}"
        return (
            "These look like two different stories.",
            f"{reason} Nothing was compared; --force (in Python: force=True) compares them all the same.",
        )
    if not comparison.has_differences:
        number = comparison.counts[Kind.FORMATTING]
        return (
            f"No differences but {counted(number, 'place')} in formatting alone." if number else "No differences.",
            "",
        )
    first, *others = sentences(comparison)
    return first, " ".join(others)
