"""Damage with spellings drawn from the grammar: names and numbers, or one to five words, behind its marks."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Sequence

from benchmarks.hard_cases import spellings
from benchmarks.hard_cases.masks import CORE, NAME, NAMES_A_HUNDRED_WORDS, Allowed, stretches
from benchmarks.hard_cases.rewriting import Replacement
from benchmarks.hard_cases.spellings import Spelling

Span = tuple[int, int]
_POSSESSIVE = re.compile(r"[’']s?\Z")
_LEADING = re.compile(r"\w+ (?:of |the )*")
_BEFORE = 8
_LONG_WORD = re.compile(r"(?<![\w’'-])[a-z]{5,}(?![\w’'-])")
_PART = re.compile(r"(?<![\w’'-])[A-Z]\w{2,}(?![\w’'-])|(?<!\d[.,])\b\d\d+\b(?![.,]\d)")
_OF_COMPOUND = re.compile(r"(?<![\w.,-])\d+(?=-[a-z])")
_OPENING = re.compile(r"(?:[.!?:][\"”’)*]*\s|\n)[\"“‘(*–—-]*\s*\Z")


def bracketed(text: str, percent: float, half: str, allowed: Allowed, chance: random.Random) -> list[Replacement]:
    """Groups in brackets for words or for names."""
    spelling = spellings.drawn(spellings.bracketed, half, text, chance)
    spans = _names_or_words(text, percent, chance)
    return list(_hidden(text, spans, spelling, allowed))


def sign_runs(text: str, percent: float, half: str, allowed: Allowed, chance: random.Random) -> list[Replacement]:
    """Runs of signs for words or for names."""
    spelling = spellings.drawn(spellings.sign_runs, half, text, chance)
    spans = _names_or_words(text, percent, chance)
    return list(_hidden(text, spans, spelling, allowed))


def capital_tokens(text: str, percent: float, half: str, allowed: Allowed, chance: random.Random) -> list[Replacement]:
    """Tokens in capitals for names and numbers."""
    spelling = spellings.drawn(spellings.capital_tokens, half, text, chance)
    return list(_hidden(text, _some_names(text, percent, chance), spelling, allowed))


def initials(text: str, percent: float, half: str, allowed: Allowed, chance: random.Random) -> list[Replacement]:
    """Initials for names. In half of the texts a stop behind a name is one with that of its initial."""
    spelling = spellings.drawn(spellings.initials, half, text, chance)
    spans = [span for span in _some_names(text, percent, chance) if not text[span[0]].isdigit()]
    if chance.random() < 0.5:
        spans = [(start, end + text.startswith(".", end)) for start, end in spans]
    return list(_hidden(text, spans, spelling, allowed))


def partial(text: str, percent: float, half: str, allowed: Allowed, chance: random.Random) -> list[Replacement]:
    """Some letters of long words, or of each part of names and numbers, all numbers in compounds among them."""
    spelling = spellings.drawn(spellings.partial, half, text, chance)
    if chance.random() < 0.4:
        words = [word.span() for word in _LONG_WORD.finditer(text)]
        return list(_hidden(text, _some(words, percent / 100, chance), spelling, allowed))
    names = _some_names(text, percent, chance)
    parts = [part.span() for start, end in names for part in _PART.finditer(text, start, end)]
    compounds = [number.span() for number in _OF_COMPOUND.finditer(text)]
    return list(_hidden(text, sorted({*parts, *compounds}), spelling, allowed))


def fixed_width(text: str, percent: float, half: str, allowed: Allowed, chance: random.Random) -> list[Replacement]:
    """Bars of one width for words or for names."""
    return _bars(text, percent, [chance.randint(3, 12)], allowed, chance)


def random_width(text: str, percent: float, half: str, allowed: Allowed, chance: random.Random) -> list[Replacement]:
    """Bars of any width for words or for names."""
    return _bars(text, percent, range(2, 20), allowed, chance)


def _bars(
    text: str, percent: float, widths: Sequence[int], allowed: Allowed, chance: random.Random
) -> list[Replacement]:
    spelling = Spelling("█", "█", lambda lost: "█" * chance.choice(widths))
    return list(_hidden(text, _names_or_words(text, percent, chance), spelling, allowed))


def listed(text: str, percent: float, half: str, allowed: Allowed, chance: random.Random) -> list[Replacement]:
    """A label or bars as wide as what they hide, for words or for names."""
    write = chance.choice((lambda lost: "[REDACTED]", lambda lost: "█" * len(lost)))
    return list(_hidden(text, _names_or_words(text, percent, chance), Spelling("", "", write), allowed))


def _names_or_words(text: str, percent: float, chance: random.Random) -> list[Span]:
    """What one copy hides: names and numbers, or any words; in half of the latter with the signs at their ends."""
    if chance.random() < 0.5:
        return _some_names(text, percent, chance)
    with_signs = chance.random() < 0.5
    found = list(stretches(text, percent, chance))
    if with_signs:
        return found
    cores = (CORE.search(text, *span) for span in found)
    return [core.span() for core in cores if core]


def _some_names(text: str, percent: float, chance: random.Random) -> list[Span]:
    return _some(names(text), percent / NAMES_A_HUNDRED_WORDS, chance)


def _some(spans: Iterable[Span], share: float, chance: random.Random) -> list[Span]:
    return [span for span in spans if chance.random() < share]


def names(text: str) -> list[Span]:
    """The names and whole numbers of a text; those with nothing but a space between them are one.

    What opens a sentence is a name if the text has it inside a sentence as well.

    >>> text = "The mayor met Ada Lovelace’s son on May 9. In the end, nobody in U.S. offices spoke. Ada left."
    >>> [text[start:end] for start, end in names(text)]
    ['Ada Lovelace', 'May 9', 'Ada']
    """
    found = [name.span() for name in NAME.finditer(text)]
    inside = {word for start, end in found if not _opens(text, start) for word in text[start:end].split()}
    merged: list[Span] = []
    for start, end in filter(None, (_name(text, start, end, inside) for start, end in found)):
        if merged and text[merged[-1][1] : start] == " ":
            merged[-1] = (merged[-1][0], end)
        else:
            merged.append((start, end))
    return merged


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins there."""
    return bool(_OPENING.search(text, max(0, start - _BEFORE), start)) or not start


def _name(text: str, start: int, end: int, inside: set[str]) -> Span | None:
    """The name without a word that opens the sentence alone, and without a possessive; None if it is glued to more."""
    if _opens(text, start) and not text[start].isdigit() and text[start:end].split()[0] not in inside:
        leading = _LEADING.match(text, start, end)
        if not leading:
            return None
        start = leading.end()
    possessive = _POSSESSIVE.search(text, start, end)
    end = possessive.start() if possessive else end
    after, before = text[end : end + 2], text[max(0, start - 2) : start]
    glued = re.match(r"[\w/-]|\.\w", after) or re.search(r"[\w’'/-]$|\w\.$", before)
    is_letter = len(re.split("[’']", text[start:end])[0]) < 2 and not text[start].isdigit()
    return None if glued or is_letter else (start, end)


def _hidden(text: str, spans: Iterable[Span], spelling: Spelling, allowed: Allowed) -> Iterator[Replacement]:
    for start, end in spans:
        if allowed(start, end):
            for part in spelling.parts.finditer(text, start, end):
                yield Replacement(*part.span(), spelling.write(part[0]), is_loss=True)
