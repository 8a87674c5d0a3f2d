"""Commands that are run as processes of their own."""

from __future__ import annotations

import os
from subprocess import CompletedProcess

FINISHED = (0, 1, 3)
"""How articlediff ends when all is well: alike, different, another story."""
LONGEST_TROUBLE = 300


def environment(**variables: str) -> dict[str, str]:
    """The surroundings with these variables, and with byte code kept, as it is wherever a package is installed."""
    own = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**own, **variables}


def trouble(done: CompletedProcess[bytes]) -> str:
    """The end of what a process said on its standard error.

    >>> trouble(CompletedProcess(["git"], 128, b"", b"fatal: bad config\\n"))
    'fatal: bad config'
    """
    return done.stderr.decode(errors="replace").strip()[-LONGEST_TROUBLE:]
