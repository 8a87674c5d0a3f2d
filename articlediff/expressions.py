"""Regular expressions that are compiled when they are first used.

Most are asked only of a text that holds a hint of what they find, and to compile all of them takes many times as long
as to compare two articles.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Expression:
    """Stands for a compiled pattern, and compiles it when anything is asked of it."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        # Kept, so that a method is found as soon as that of a compiled pattern from its second call on.
        value = self.__dict__[name] = getattr(re.compile(self._pattern, self._flags), name)
        return value


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, to be used as what :func:`re.compile` returns.

    >>> expression("b+").sub("-", "abba")
    'a-a'
    """
    return cast("re.Pattern[str]", _Expression(pattern, flags))
