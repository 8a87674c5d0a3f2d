"""What a reader should know before trusting a comparison, in the words of every report and of standard error."""

from __future__ import annotations

from collections.abc import Iterator

from articlediff.model import Comparison
from articlediff.rendering.visible import visible
from articlediff.rendering.wording import sentence

DIFFERENT = "these look like different stories"
UNCERTAIN = "it is uncertain whether these are versions of one story"
TRY_OTHER_ORDER = "try the other order"
"""The advice on texts that look swapped."""
ADD_SWAP = "to compare the two the other way round, add --swap or take it away"
"""The same advice, of the command."""


def doubts(comparison: Comparison, if_swapped: str = TRY_OTHER_ORDER) -> Iterator[str]:
    """Yield the sentences that a reader should know before trusting the comparison; none for most.

    ``if_swapped`` is the advice on texts that seem to be in the wrong order.
    """
    if comparison.same_story.verdict == "different":
        yield f"{sentence(DIFFERENT)} {visible(comparison.same_story.reason)}"
    yield from further_doubts(comparison, if_swapped)


def further_doubts(comparison: Comparison, if_swapped: str = TRY_OTHER_ORDER) -> Iterator[str]:
    """Yield the sentences but for the one that tells two different stories."""
    if comparison.same_story.verdict == "uncertain":
        yield f"{sentence(UNCERTAIN)} {visible(comparison.same_story.reason)}"
    if comparison.swapped:
        yield sentence(look_swapped(if_swapped))


def look_swapped(advice: str) -> str:
    """Return the clause on two texts that look swapped, with the advice.

    >>> look_swapped(TRY_OTHER_ORDER)
    'the second text has the blanks or a cut, so the two look swapped; try the other order'
    """
    return f"the second text has the blanks or a cut, so the two look swapped; {advice}"
