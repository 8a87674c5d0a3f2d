"""Line ends that a page made, and not the writer."""

from __future__ import annotations


def is_hard_wrapped(text: str) -> bool:
    """Tell whether single line ends are the page's and not the writer's: most of them are inside a sentence.

    >>> is_hard_wrapped("The mayor of\\nHull met Ann\\nin May, in\\nthe rain."), is_hard_wrapped("A day.\\nA night.")
    (True, False)
    """
    lines = text.split("\n")
    inside = [line for line in lines[:-1] if line.strip()]
    return len(inside) >= 3 and sum(line.rstrip()[-1] not in ".!?:…”\"'’" for line in inside) * 2 > len(inside)
