"""The remarks that go to standard error: all that a reader needs to know and that the report does not say itself."""

from __future__ import annotations

from collections.abc import Iterator

from articlediff.comparison import Comparison
from articlediff.rendering.doubts import ADD_SWAP, DIFFERENT, UNCERTAIN, look_swapped


def of_reading(comparison: Comparison) -> Iterator[str]:
    """Yield the remarks on how the texts were read: a guessed encoding, and all that was mended or left out."""
    yield from comparison.truncated.remarks
    yield from comparison.full.remarks


def remarks(comparison: Comparison, *, tells_verdict: bool, tells_doubts: bool = False) -> Iterator[str]:
    """Yield the remarks that a reader needs to know before trusting the report, each one a clause or a sentence.

    ``tells_verdict``: the report says that nothing was compared; ``tells_doubts``: it says that the verdict is
    uncertain and that the texts look swapped. Remarks on reading a text are in no report.

    >>> from articlediff import Article, compare
    >>> found = compare(Article("The side.", remarks=("a.txt is not UTF-8",)), "The side.")
    >>> [*remarks(found, tells_verdict=True)]
    ['a.txt is not UTF-8']
    """
    yield from of_reading(comparison)
    if not comparison.aligned and not tells_verdict:
        yield f"nothing was compared, {DIFFERENT}: {comparison.same_story.reason} Try --force"
    if tells_doubts:
        return
    if comparison.swapped:
        yield look_swapped(ADD_SWAP)
    if comparison.same_story.verdict == "uncertain":
        yield f"{UNCERTAIN}: {comparison.same_story.reason}"
