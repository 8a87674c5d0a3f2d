"""Functions of a word whose values are remembered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

MOST_WORDS = 1 << 16
"""Words in one dictionary; a full one is emptied."""
LONGEST_WORD = 32
"""Code points; a line in a script without spaces, which hardly comes again, is longer."""
_Value = TypeVar("_Value")


class Remembered(dict[str, _Value]):
    """A function of a word as a dictionary that fills itself: a look into it takes half of ``lru_cache``'s time.

    Two versions of a story, and all stories of a language, share most of their words. ``is_small`` tells whether a
    value may be kept.

    >>> sizes = Remembered(len)
    >>> sizes["pier"], dict(sizes)
    (4, {'pier': 4})
    """

    def __init__(self, function: Callable[[str], _Value], is_small: Callable[[_Value], bool] | None = None) -> None:
        super().__init__()
        self._function = function
        self._is_small = is_small

    def __missing__(self, word: str) -> _Value:
        value = self._function(word)
        if len(word) <= LONGEST_WORD and (self._is_small is None or self._is_small(value)):
            if len(self) >= MOST_WORDS:
                self.clear()
            self[word] = value
        return value
