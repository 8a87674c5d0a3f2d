"""Line ends that a page made, and not the writer."""

from __future__ import annotations

from articlediff.calibration.one_text import FEWEST_WRAPPED_LINES
from articlediff.punctuation import LINE_ENDS


def is_hard_wrapped(text: str) -> bool:
    """Return whether single line ends are the page's and not the writer's: most of them are inside a sentence.

    >>> wrapped, written = "She left\\nfor the\\nold pier\\nat noon.", "She left.\\nHe ate.\\nWe slept.\\nAll went on."
    >>> is_hard_wrapped(wrapped), is_hard_wrapped(written)
    (True, False)
    """
    lines = text.split("\n")
    ended = [line for line in lines[:-1] if line.strip()]
    inside = sum(line.rstrip()[-1] not in LINE_ENDS for line in ended)
    return len(ended) >= FEWEST_WRAPPED_LINES and inside * 2 > len(ended)
