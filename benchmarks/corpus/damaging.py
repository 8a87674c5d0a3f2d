"""Damage as corpora have it: blanks in several spellings, copies cut to a length, tokenised, in capitals."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

_WORD = re.compile(r"[\w’'-]+")
_SIGN = re.compile(r"\s*([^\w\s])\s*")
_MASKS: tuple[Callable[[str], str], ...] = (
    lambda word: "█" * len(word),
    lambda word: "[REDACTED]",
    lambda word: "____",
    lambda word: "   ",
    lambda word: f"@entity{len(word)}",
    lambda word: "XXXX",
)
_SHORTEST = 200
"""Code points of the shortest copy of those that are cut to a length: what a news service gives away."""


def blanked(text: str, percent: float, chance: random.Random) -> str:
    """Return the text with that share of its words hidden, each by itself, in one spelling."""
    mask = chance.choice(_MASKS)
    return _WORD.sub(lambda word: mask(word[0]) if 100 * chance.random() < percent else word[0], text)


def halved(text: str) -> str:
    """Return the first half of the text, as a copy that breaks off in a word."""
    return text[: len(text) // 2]


def counted(text: str, kept: int) -> str:
    """Return the first code points and the count of the others: ``[+1234 chars]``."""
    return f"{text[:kept]}… [+{max(0, len(text) - kept)} chars]"


def tokenised(text: str) -> str:
    """Return the text with spaces around its signs, on one line."""
    return " ".join(_SIGN.sub(r" \1 ", text).split())


def _excerpt(text: str, chance: random.Random) -> str:
    return counted(text, chance.randrange(_SHORTEST, 1_000))


DAMAGE: dict[str, Callable[[str, random.Random], str]] = {
    "5 % blanks": lambda text, chance: blanked(text, 5, chance),
    "15 % blanks": lambda text, chance: blanked(text, 15, chance),
    "30 % blanks": lambda text, chance: blanked(text, 30, chance),
    "5 %, half cut": lambda text, chance: halved(blanked(text, 5, chance)),
    "15 %, half cut": lambda text, chance: halved(blanked(text, 15, chance)),
    "30 %, half cut": lambda text, chance: halved(blanked(text, 30, chance)),
    "200 characters": lambda text, chance: counted(text, _SHORTEST),
    "200 to 1,000": _excerpt,
    "tokenised": lambda text, chance: tokenised(blanked(text, 5, chance)),
    "capitals": lambda text, chance: blanked(text.upper(), 15, chance),
}
"""Each kind of damage by its name."""
