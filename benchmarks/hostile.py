"""Pairs of texts meant to hurt: each family, n times as long, must take n times the work and no more.

A family is a function of a number of words; it gives (truncated, full), the same on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import cycle
from random import Random
from textwrap import fill

Pair = tuple[str, str]
Family = Callable[[int], Pair]

SEED = 11
SENTENCE_WORDS = 12
VOCABULARY = 3_000
"""Different words of a natural text."""
HAN_LETTERS = 2_000
"""Different letters of a text without spaces."""
WRAPPED_COLUMNS = (72, 58)


def wrapped_anew(size: int) -> Pair:
    """One text, its lines broken at two widths."""
    text = " ".join(_sentences(_natural(size)))
    copy, full = (fill(text, columns, break_on_hyphens=False) for columns in WRAPPED_COLUMNS)
    return copy, full


def joined_by(sign: str) -> Family:
    """Return capitalised words with a sign between and no space, every ninth behind a bar in the copy."""

    def pair(size: int) -> Pair:
        words = [word.capitalize() for word in _natural(size)]
        copy = ["████" if number % 9 == 4 else word for number, word in enumerate(words)]
        return sign.join(copy), sign.join(words)

    return pair


def unbroken(size: int) -> Pair:
    """Capitalised words without a space between, every ninth exchanged in the copy."""
    words = [word.capitalize() for word in _natural(size)]
    copy = [f"Other{number}" if number % 9 == 4 else word for number, word in enumerate(words)]
    return "".join(copy), "".join(words)


def between_unique_words(blank: str) -> Family:
    """Return words of which none occurs twice, every other one lost to a blank in the copy."""

    def pair(size: int) -> Pair:
        words = _unique(size)
        return blank.join(words[::2]), " ".join(words)

    return pair


def blank_after_every_unique_word(size: int) -> Pair:
    """Words of which none occurs twice and none is lost, with wide spaces in the copy."""
    words = _unique(size)
    return "   ".join(words), " ".join(words)


def swapped_sentences(size: int) -> Pair:
    """The middle two of every four sentences swapped, with blanks in all of them."""
    full = _sentences(_natural(size))
    order = [number + (0, 1, -1, 0)[number % 4] for number in range(len(full) - len(full) % 4)]
    lost = [_with_words(full[number], 5, "████") for number in order]
    return " ".join(lost), " ".join(full)


def rotated(size: int) -> Pair:
    """A text whose second half comes first in the copy, with every seventh word changed."""
    full = _sentences(_natural(size))
    half = len(full) // 2
    return _with_words(" ".join(full[half:] + full[:half]), 7, "other"), " ".join(full)


def permuted(size: int) -> Pair:
    """Words of which none occurs twice, in any order."""
    words = _unique(size)
    return " ".join(Random(SEED).sample(words, size)), " ".join(words)


def without_spaces(size: int) -> Pair:
    """Letters of a script without spaces, every fourteenth another one in the copy."""
    chance = Random(SEED)
    letters = [chr(0x4E00 + int(HAN_LETTERS ** chance.random())) for _ in range(size)]
    full = [letter + "。" * (number % 17 == 16) for number, letter in enumerate(letters)]
    copy = ["龍" if number % 14 == 3 else letter for number, letter in enumerate(full)]
    return "".join(copy), "".join(full)


def one_word_without_end(size: int) -> Pair:
    """A letter and a figure by turns, a word of two tokens, without a space."""
    return "a1" * size, "a1" * size + "b2"


def many_changes(size: int) -> Pair:
    """A change at every fifth word: lost to a bar, exchanged, removed, added, spelled with another quotation mark."""
    changes = cycle(("████", "exchanged", "", "{} added", "“{}”"))
    full = " ".join(_sentences(_natural(size))).split(" ")
    copy = [next(changes).format(word) if number % 5 == 3 else word for number, word in enumerate(full)]
    return " ".join(filter(None, copy)), " ".join(full)


def cut_paragraphs(size: int) -> Pair:
    """Paragraphs of one sentence; every other one breaks off in the copy, by turns with a mark and without."""
    full = _sentences(_natural(size))
    endings = ("", "", "…", "")
    shorter = [" ".join(sentence.split(" ")[:9]) for sentence in full]
    copy = [shorter[k] + endings[k % 4] if k % 2 == 0 else sentence for k, sentence in enumerate(full)]
    return "\n\n".join(copy), "\n\n".join(full)


def entities(size: int) -> Pair:
    """Letters of a script without spaces, in the copy each as a character reference."""
    copy, full = without_spaces(size)
    return "".join(f"&#{ord(letter)};" for letter in copy), full


HOSTILE: dict[str, Family] = {
    "wrapped anew": wrapped_anew,
    "joined by commas": joined_by(","),
    "joined by hyphens": joined_by("-"),
    "no spaces": unbroken,
    "blank for every other unique word": between_unique_words("   "),
    "two marks between unique words": between_unique_words(" ____ ____ "),
    "blank after every unique word": blank_after_every_unique_word,
    "sentences swapped": swapped_sentences,
    "paragraphs cut": cut_paragraphs,
    "rotated": rotated,
    "permuted": permuted,
    "a script without spaces": without_spaces,
    "entities": entities,
    "a1a1a1": one_word_without_end,
    "many changes": many_changes,
}


def _natural(size: int) -> list[str]:
    """Return words of which few are frequent and most are rare."""
    chance = Random(SEED)
    return [_letters(int(VOCABULARY ** chance.random())) for _ in range(size)]


def _unique(size: int) -> list[str]:
    return [_letters(number + VOCABULARY) for number in range(size)]


def _letters(number: int) -> str:
    """Return the number in letters: a word for each, with vowels in it."""
    word = ""
    while number:
        number, digit = divmod(number, 85)
        word += "bdfghjklmnprstvwz"[digit % 17] + "aeiou"[digit // 17]
    return word or "a"


def _sentences(words: Sequence[str]) -> list[str]:
    starts = range(0, len(words), SENTENCE_WORDS)
    return [" ".join(words[at : at + SENTENCE_WORDS]).capitalize() + "." for at in starts]


def _with_words(text: str, every: int, other: str) -> str:
    """Return the text with one word of each ``every`` exchanged."""
    return " ".join(other if number % every == 2 else word for number, word in enumerate(text.split(" ")))
