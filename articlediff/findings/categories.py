"""The category of restored words: name, number, phrase or punctuation. The full text itself says what a name is."""

from __future__ import annotations

from articlediff.model import Category
from articlediff.text.tokens import Tokens

_PARTICLES = frozenset(
    "al el ul bin ben ibn abu umm de da do dos das del della der den di du la le van von zu of the and for y e "
    "i".split()
)
_CALENDAR = frozenset(
    "January February March April May June July August September October November December Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday".split()
)
_NAMELESS = _PARTICLES | _CALENDAR
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "million billion trillion dozen first second third half quarter".split()
)
_OPENING = frozenset("“‘\"'([")


class Categories:
    """Tells the categories of the words of one text, which itself says what a name is.

    A name is capitalised in every word but particles such as "al" or "of". A word that opens a sentence proves nothing
    by its capital, unless the text capitalises it elsewhere as well and never writes it small.

    >>> from articlediff.text.tokenising import tokenise
    >>> categories = Categories(tokenise("Then Bashar al-Assad met 17 rebel-held; Then"))
    >>> [categories.of(*words).value for words in ((1, 2), (2, 5), (6, 7), (7, 10), (10, 11))]
    ['name', 'name', 'number', 'phrase', 'punctuation']
    """

    def __init__(self, full: Tokens) -> None:
        self._full = full
        self._firsts: dict[int, int] = {}

    def of(self, first: int, stop: int) -> Category:
        """Return the category of tokens ``first`` to ``stop`` (half-open)."""
        texts = self._full.texts[first:stop]
        words = [text for text in texts if text[0].isalnum()]
        if not words:
            return Category.PUNCTUATION
        numbers = [word for word in words if word[0].isdigit() or word.casefold() in _NUMBER_WORDS]
        if numbers and all(word in numbers or word in _CALENDAR for word in words):
            return Category.NUMBER
        bearing = [k for k, text in enumerate(texts, first) if text[0].isalpha() and text not in _NAMELESS]
        named = {k for k in bearing if self._is_named(k)}
        if named and all(k in named or self._may_be_named(k) for k in bearing):
            return Category.NAME
        return Category.PHRASE

    def _is_named(self, index: int) -> bool:
        """Return whether the text itself shows that the word is a name's."""
        full = self._full
        word = full.texts[index]
        if not word[0].isupper():
            return False
        if any(letter.isupper() for letter in word[1:]) or not full.opens_sentence(self._first_of_word(index)):
            return True
        return word.lower() not in full.vocabulary and full.vocabulary[word] > 1

    def _may_be_named(self, index: int) -> bool:
        """Return whether the word can be part of the name that follows it, as "John" in "John Smith was seen"."""
        word = self._full.texts[index]
        return word[0].isupper() and word.lower() not in self._full.vocabulary

    def _first_of_word(self, index: int) -> int:
        """Return the token with which the word between spaces around this one begins, opening quotes aside.

        What is found is kept for all tokens on the way: a text without spaces is one word of any length.
        """
        full, firsts, first = self._full, self._firsts, index
        while first not in firsts:
            if not first or full.spaces[first] or full.texts[first - 1] in _OPENING:
                firsts[first] = first
            else:
                first -= 1
        firsts.update(dict.fromkeys(range(first + 1, index + 1), firsts[first]))
        return firsts[index]
