"""Damage by the word: blanks of one to five words, hidden by a mark or by white space."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from benchmarks.hard_cases.rewriting import Replacement

Mask = Callable[[str], str]
"""The text that is put for a stretch of text."""
Allowed = Callable[[int, int], bool]
"""Whether a stretch may be hidden: it stands whole in both versions, or in the copy alone."""

LONGEST = 5
_WORD = re.compile(r"\S+")
CORE = re.compile(r"\w(?:.*\w)?", re.DOTALL)
NAME = re.compile(r"\b[A-Z][\w’'-]*(?: (?:of |the )?[A-Z][\w’'-]*){0,4}|\b\d[\d,.]*\d\b|\b\d+")
LABELS = ("[REDACTED]", "[redacted]", "(b)(6)", "[…]", "[...]", "***", "XXXXX", "Harm to Ongoing Matter")
NAMES_A_HUNDRED_WORDS = 12


def _label(chance: random.Random) -> Mask:
    """One label for the whole text, as one office uses it."""
    label = chance.choice(LABELS)
    return lambda lost: label


def _bars(chance: random.Random) -> Mask:
    """A bar drawn over the words and the spaces between them, as wide as they are."""
    return lambda lost: "█" * len(lost)


def _underscores(chance: random.Random) -> Mask:
    """A line for each word, as long as it is."""
    return lambda lost: _WORD.sub(lambda word: "_" * max(2, len(word[0])), lost)


def _ats(chance: random.Random) -> Mask:
    """An ``@`` for each word."""
    return lambda lost: " ".join("@" * len(lost.split()))


def _space(chance: random.Random) -> Mask:
    """One space; those around the words stay."""
    return lambda lost: " "


def _wide_space(chance: random.Random) -> Mask:
    """Spaces as wide as the words."""
    return lambda lost: " " * len(lost)


MASKS: dict[str, Callable[[random.Random], Mask]] = {
    "label": _label,
    "bars": _bars,
    "underscores": _underscores,
    "ats": _ats,
    "spaces": _space,
    "wide spaces": _wide_space,
}


def masked(family: str, text: str, percent: float, allowed: Allowed, chance: random.Random) -> list[Replacement]:
    """Of a hundred words that number starts a blank. In half of the texts a blank takes the signs at its ends along."""
    mask = MASKS[family](chance)
    with_signs = chance.random() < 0.5
    found: list[Replacement] = []
    for start, end in stretches(text, percent, chance):
        core = None if with_signs else CORE.search(text, start, end)
        start, end = core.span() if core else (start, end)
        if (core or with_signs) and allowed(start, end):
            found.append(Replacement(start, end, mask(text[start:end]), is_loss=True))
    return found


def stretches(text: str, percent: float, chance: random.Random) -> Iterator[tuple[int, int]]:
    """One to five words of one line, and at least a word between two of them."""
    for line in re.finditer(r".+", text):
        words = [word.span() for word in _WORD.finditer(text, *line.span())]
        k = 0
        while k < len(words):
            if chance.uniform(0, 100) < percent:
                last = min(k + chance.randint(1, LONGEST), len(words)) - 1
                yield words[k][0], words[last][1]
                k = last + 1
            k += 1


def entities(text: str, percent: float, allowed: Allowed, chance: random.Random) -> list[Replacement]:
    """Names and numbers as ``@entity7``, each always by the same number; all of them from 12 % of the words on."""
    numbers: dict[str, int] = {}
    found: list[Replacement] = []
    for name in NAME.finditer(text):
        if chance.random() < percent / NAMES_A_HUNDRED_WORDS and allowed(*name.span()):
            number = numbers.setdefault(name[0], len(numbers))
            found.append(Replacement(*name.span(), f"@entity{number}", is_loss=True))
    return found


def every(text: str, words: int, of: int, allowed: Allowed, chance: random.Random) -> list[Replacement]:
    """Of each so many words, a row of ``@``, as corpora do that may not show whole texts."""
    spans = [word.span() for word in _WORD.finditer(text)]
    found: list[Replacement] = []
    for k in range(chance.randrange(max(1, min(of, len(spans)) - words)), len(spans) - words, of):
        start, end = spans[k][0], spans[k + words - 1][1]
        if allowed(start, end):
            found.append(Replacement(start, end, " ".join("@" * words), is_loss=True))
    return found
