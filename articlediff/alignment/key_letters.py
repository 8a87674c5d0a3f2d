"""What the alignment asks about the letters of a key: all that the compiled kernel has to be told about words."""

from __future__ import annotations

from functools import lru_cache

from articlediff.punctuation import STOPS
from articlediff.records import NamedTuple

STOP_KEYS = STOPS | {"..."}
"""Keys of the signs that end a sentence; an ellipsis has the key of three dots."""
LONE_SIGNS = frozenset(("-", "&", ";"))
"""Signs that bare white space may be left of."""
PUNCTUATION = frozenset((*".,;:!?'\"()[]{}-/\\&*_|<>•·", "...", "¿", "¡"))
"""Signs that say nothing without words; a currency, a percentage or an emoji does."""


class KeyLetters(NamedTuple):
    """The answers for one key, in the order in which the kernel reads them."""

    folded: str
    """The key without its case."""
    is_stop: bool
    begins_small: bool
    begins_with_digit: bool
    is_lone_sign: bool
    is_punctuation: bool


@lru_cache(maxsize=8192)
def key_letters(key: str) -> KeyLetters:
    """Return what the rules ask about a key, which is not empty. The answers for the last keys are remembered.

    >>> key_letters("Mayor")
    KeyLetters(folded='mayor', is_stop=False, begins_small=False, begins_with_digit=False, is_lone_sign=False, \
is_punctuation=False)
    """
    first = key[0]
    return KeyLetters(
        key.casefold(), key in STOP_KEYS, first.islower(), first.isdigit(), key in LONE_SIGNS, key in PUNCTUATION
    )
