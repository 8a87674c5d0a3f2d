"""The places at which a report may divide a long text: after a sentence."""

from __future__ import annotations

import re

from articlediff.expressions import expression
from articlediff.punctuation import CLOSERS, FULL_WIDTH_STOPS, STOPS


def _one_of(signs: frozenset[str]) -> str:
    return f"[{re.escape(''.join(sorted(signs)))}]"


_AFTER_SPACE = rf"(?<={_one_of(STOPS - FULL_WIDTH_STOPS)}){_one_of(CLOSERS)}*\s+"
_WITHOUT_SPACE = rf"(?<={_one_of(FULL_WIDTH_STOPS)}){_one_of(CLOSERS)}*"
AFTER_SENTENCE = expression(f"{_AFTER_SPACE}|{_WITHOUT_SPACE}")
"""The signs and spaces between a stop and the next sentence; also after "Mr.", since to divide there does no harm."""
