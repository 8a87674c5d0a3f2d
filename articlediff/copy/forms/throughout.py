"""What one of the texts has lost throughout: capitals, small letters, accents, vowel signs."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable

from articlediff.text.tokens import SIGN_WEIGHT, Tokens

_LEAST = 3
"""Fewer words than this show no habit."""
_KEPT = 0.1
"""Where more than this part of the words is kept, nothing is lost throughout."""
_LONG = 5
"""Headings in capitals leave shorter words small, and most texts hold some."""
_SMALL_OPENERS = 0.2
"""So many sentences at least begin with a small letter where capitals were lost; others may begin with a mark."""
_CASES: tuple[Callable[[str], str], ...] = (str.lower, str.upper, str.title)
_UNDECOMPOSED = {"ø": "o", "đ": "d", "ł": "l", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d",
                 "Ø": "O", "Đ": "D", "Ł": "L", "Æ": "AE", "Œ": "OE", "Þ": "Th", "Ð": "D", "ـ": ""}  # fmt: skip


def folded_case(a: Tokens, b: Tokens) -> Callable[[str], str] | None:
    """How keys compare whatever their case, if one of the texts differs in case from the other throughout.

    >>> from articlediff.text.tokens import tokenise
    >>> folded_case(tokenise("the mayor of hull met ann in may"), tokenise("The mayor of Hull met Ann in May"))("Hull")
    'hull'
    """
    mine, others = a.alien_to(b).keys, b.alien_to(a).keys
    # Names are words that both texts have, and that neither has as the other does: most texts share none.
    if len(set(map(str.casefold, mine)) & set(map(str.casefold, others))) < _LEAST - 1:
        return None
    if any(_lost_throughout(copy, full, change) for copy, full in ((a, b), (b, a)) for change in _CASES):
        return str.casefold
    return None


def _lost_throughout(copy: Tokens, full: Tokens, change: Callable[[str], str]) -> bool:
    """Whether the words of the full text stand in the copy only as the change makes them, if that changes them."""
    have, other = copy.distinct_keys, full.distinct_keys
    counts = _is_long_and_small if change is str.title else _as_any
    lost = sum(change(key) in have and counts(key) for key in full.alien_to(copy).keys)
    if lost < _LEAST:
        return False
    kept = sum(change(key) != key and counts(key) for key in other & have)
    return kept <= _KEPT * (lost + kept) and (change is not str.lower or _opens_small(copy))


def _opens_small(copy: Tokens) -> bool:
    """Whether sentences begin with small letters: where names are hidden, capitals are gone, and marks open sentences.

    >>> from articlediff.text.tokens import tokenise
    >>> [_opens_small(tokenise(copy)) for copy in ("the boat left. it sank.", "@entity1 boat left. @entity2 sank.")]
    [True, False]
    """
    openers = [copy.texts[k] for k in copy.sentence_starts if copy.weights[k] != SIGN_WEIGHT]
    return sum(opener[0].islower() for opener in openers) >= _SMALL_OPENERS * len(openers)


def _is_long_and_small(word: str) -> bool:
    return len(word) >= _LONG and word.islower()


def _as_any(_: str) -> bool:
    return True


def folded_accents(a: Tokens, b: Tokens) -> Callable[[str], str] | None:
    """How keys compare without the accents and vowel signs that one of the texts has lost throughout.

    >>> from articlediff.text.tokens import tokenise
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
    have, other = copy.distinct_keys, full.distinct_keys
    missing = [key for key in full.alien_to(copy).keys if not key.isascii()]
    lost = Counter(letter for key in missing if without_accents(key) in have for letter in _accented([key]))
    if not lost:
        return []
    kept = Counter(_accented(key for key in other & have if not key.isascii()))
    found = [letter for letter, count in lost.items() if kept[letter] <= _KEPT * (count + kept[letter])]
    return sorted(found) if sum(map(lost.__getitem__, found)) >= _LEAST - 1 else []


def _accented(keys: Iterable[str]) -> Iterable[str]:
    return (letter for key in keys for letter in key if without_accents(letter) != letter)


def without_accents(word: str) -> str:
    """The word in bare letters.

    >>> without_accents("Łódź"), without_accents("كُلَّهُ")
    ('Lodz', 'كله')
    """
    if word.isascii():
        return word
    bare = (sign for sign in unicodedata.normalize("NFD", word) if unicodedata.category(sign) != "Mn")
    return unicodedata.normalize("NFC", "".join(_UNDECOMPOSED.get(sign, sign) for sign in bare))
