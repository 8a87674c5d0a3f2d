"""What tokens are compared by, and how much they weigh."""

from __future__ import annotations

import unicodedata

from articlediff.calibration.costs import CONTENT_WEIGHT, SHORT_WEIGHT, SHORT_WORD, SIGN_WEIGHT
from articlediff.text.mojibake import well_read
from articlediff.text.remembered import Remembered
from articlediff.text.signs import DASHES

_ALIKE = {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "''": '"', "``": '"',
          "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "´": "'", "`": "'", "…": "...", "－": "-",
          "â€": '"'}  # fmt: skip
"""Signs that are compared as another one."""
_ALL_DASHES = frozenset(f"-{DASHES}")


def _key(text: str) -> str:
    """Return what a token with this text is compared by: shapes of quotes, dashes and Unicode form make no difference.

    >>> [_key(text) for text in ("“", "—", "----", "’s", "cafÃ©", "…")]
    ['"', '-', '-', "'s", 'café', '...']
    """
    if text.isalnum() and text.isascii():
        return text
    if text in _ALIKE:
        return _ALIKE[text]
    if len(words := text.split()) > 1:  # a mask of several words
        return " ".join(words)
    if text[0] in _ALL_DASHES:
        return "-"
    if text.isascii():
        return text
    if text[:2] == "â€" or "Ã" in text or "Å" in text or "Ä" in text:
        read = well_read(text)
        if read != text:
            return _key(read)
    if text[0] == "’":
        text = "'" + text[1:]
    return unicodedata.normalize("NFC", text)


def _weight(key: str) -> int:
    """Return how much a token with this key says.

    >>> [_weight(key) for key in (".", "the", "The", "harbour", "12")]
    [3, 5, 10, 10, 10]
    """
    if not key[0].isalnum():
        return SIGN_WEIGHT
    return SHORT_WEIGHT if len(key) <= SHORT_WORD and key.islower() and key.isascii() else CONTENT_WEIGHT


KEYS = Remembered(_key)
"""The key of each token text."""
WEIGHTS = Remembered(_weight)
"""The weight of each key."""
