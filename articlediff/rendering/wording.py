"""Small parts of English sentences: numbers with their nouns, lists, lengths."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from articlediff.records import NamedTuple

_SPACELESS = (
    ("\u0e00", "\u0eff"),
    ("\u1000", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u3040", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
"""First and last letters of scripts without spaces: Thai and Lao, Burmese, Khmer, Japanese and Chinese.

A regular expression of them takes far longer to compile than two articles to be counted.
"""
LONGEST_USUAL_WORD = 12
"""The code points a word, on average, above which a text is taken to have no spaces between words."""


def counted(number: int, noun: str) -> str:
    """Return the number with its noun.

    >>> counted(1, "passage"), counted(1200, "word")
    ('1 passage', '1,200 words')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def sentence(clause: str) -> str:
    """Return the clause as a sentence.

    >>> sentence("nothing was lost")
    'Nothing was lost.'
    """
    return f"{clause[0].upper()}{clause[1:]}."


def listed(items: Sequence[str]) -> str:
    """Return the items as a sentence lists them.

    >>> listed(["added"]), listed(["added", "removed", "moved"])
    ('added', 'added, removed and moved')
    """
    return " and ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))


class Amount(NamedTuple):
    """The length of a text: a number of words, or of characters where the script sets no spaces."""

    number: int
    unit: str


def amount(text: str) -> Amount:
    """Return the length of the text.

    >>> amount("the other side"), amount("其余的医院在城市的另一边受到严重破坏")
    (Amount(number=3, unit='word'), Amount(number=18, unit='character'))
    """
    words = len(text.split())
    if text.isascii() or not (_is_spaceless(text) or len(text) > LONGEST_USUAL_WORD * words):
        return Amount(words, "word")
    return Amount(len(text), "character")


def size(text: str) -> str:
    """Return the length in words, or in characters where the script sets no spaces between words.

    >>> size("the other side"), size("其余的医院\\n在城市的另一边")
    ('3 words', '13 characters')
    """
    return counted(*amount(text))


def _is_spaceless(text: str) -> bool:
    numbers = Counter(text).items()
    spaceless = sum(number for sign, number in numbers if any(first <= sign <= last for first, last in _SPACELESS))
    return 2 * spaceless >= sum(map(len, text.split())) > 0
