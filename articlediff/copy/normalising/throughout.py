"""Capitals, small letters, accents and vowel signs that one of the texts has lost throughout."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable

from articlediff.calibration.both_texts import (
    FEWEST_LOST_THROUGHOUT,
    LONG_CAPITALS,
    MOST_KEPT_THROUGHOUT,
    SMALL_OPENERS,
)
from articlediff.calibration.costs import SIGN_WEIGHT
from articlediff.text.tokens import Tokens

_CASES: tuple[Callable[[str], str], ...] = (str.lower, str.upper, str.title)
_UNDECOMPOSED = {"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d",
                 "Ø": "O", "Đ": "D", "Ł": "L", "Æ": "AE", "Œ": "OE", "Þ": "Th", "Ð": "D", "ـ": ""}  # fmt: skip


def folded_case(a: Tokens, b: Tokens) -> Callable[[str], str] | None:
    """Return the folding of case, if one of the texts differs in case from the other throughout; else None.

    >>> from articlediff.text.tokenising import tokenise
    >>> folded_case(tokenise("the mayor of hull met ann in may"), tokenise("The mayor of Hull met Ann in May"))("Hull")
    'hull'
    """
    mine, others = a.alien_to(b).keys, b.alien_to(a).keys
    # Names are words that both texts have, and that neither has as the other does: most texts share none.
    if len(set(map(str.casefold, mine)) & set(map(str.casefold, others))) < FEWEST_LOST_THROUGHOUT - 1:
        return None
    if any(_lost_throughout(copy, full, change) for copy, full in ((a, b), (b, a)) for change in _CASES):
        return str.casefold
    return None


def _lost_throughout(copy: Tokens, full: Tokens, change: Callable[[str], str]) -> bool:
    """Tell whether the copy has the words of the full text only as the change makes them, if it changes them."""
    have, other = copy.distinct_keys, full.distinct_keys
    counts = _is_long_and_small if change is str.title else _as_any
    lost = sum(change(key) in have and counts(key) for key in full.alien_to(copy).keys)
    if lost < FEWEST_LOST_THROUGHOUT:
        return False
    kept = sum(change(key) != key and counts(key) for key in other & have)
    return kept <= MOST_KEPT_THROUGHOUT * (lost + kept) and (change is not str.lower or _opens_small(copy))


def _opens_small(copy: Tokens) -> bool:
    """Tell whether sentences begin with small letters: masks for names take capitals with them, and open sentences.

    >>> from articlediff.text.tokenising import tokenise
    >>> [_opens_small(tokenise(copy)) for copy in ("the boat left. it sank.", "@entity1 boat left. @entity2 sank.")]
    [True, False]
    """
    openers = [copy.texts[k] for k in copy.sentence_starts if copy.weights[k] != SIGN_WEIGHT]
    return sum(opener[0].islower() for opener in openers) >= SMALL_OPENERS * len(openers)


def _is_long_and_small(word: str) -> bool:
    """Tell whether the word is long enough, and in small letters."""
    return len(word) >= LONG_CAPITALS and word.islower()


def _as_any(_: str) -> bool:
    """Return True: every word counts."""
    return True


def folded_accents(a: Tokens, b: Tokens) -> Callable[[str], str] | None:
    """Return the folding of the accents and vowel signs that one of the texts lost throughout; None if it lost none.

    >>> from articlediff.text.tokenising import tokenise
    >>> folded_accents(tokenise("le cafe de l'ete"), tokenise("le café de l'été"))("dégât")
    'degât'
    """
    if a.text.isascii() and b.text.isascii():
        return None
    lost = _letters_lost(a, b) + _letters_lost(b, a)
    if not lost:
        return None
    table = str.maketrans({letter: without_accents(letter) for letter in lost})
    return lambda key: key.translate(table)


def _letters_lost(copy: Tokens, full: Tokens) -> list[str]:
    """Return the letters with accents or vowel signs that the copy lost throughout."""
    have, other = copy.distinct_keys, full.distinct_keys
    missing = [key for key in full.alien_to(copy).keys if not key.isascii()]
    lost = Counter(letter for key in missing if without_accents(key) in have for letter in _accented([key]))
    if not lost:
        return []
    kept = Counter(_accented(key for key in other & have if not key.isascii()))
    found = [letter for letter, count in lost.items() if kept[letter] <= MOST_KEPT_THROUGHOUT * (count + kept[letter])]
    return sorted(found) if sum(map(lost.__getitem__, found)) >= FEWEST_LOST_THROUGHOUT - 1 else []


def _accented(keys: Iterable[str]) -> Iterable[str]:
    """Return each letter with an accent or a vowel sign, as often as the keys have it."""
    return (letter for key in keys for letter in key if without_accents(letter) != letter)


def without_accents(word: str) -> str:
    """Return the word in bare letters.

    >>> without_accents("Łódź"), without_accents("كُلَّهُ")
    ('Lodz', 'كله')
    """
    if word.isascii():
        return word
    bare = (sign for sign in unicodedata.normalize("NFD", word) if unicodedata.category(sign) != "Mn")
    return unicodedata.normalize("NFC", "".join(_UNDECOMPOSED.get(sign, sign) for sign in bare))
