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
    ends = [line[-1] for line in map(str.rstrip, text.split("\n")[:-1]) if line]
    inside = sum(end not in LINE_ENDS for end in ends)
    return len(ends) >= FEWEST_WRAPPED_LINES and inside * 2 > len(ends)
