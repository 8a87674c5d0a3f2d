"""Single capitals that the copy has more often than the full text: somebody's initial, or a letter put for a name."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from articlediff.copy.masks.shapes import MaskCandidate
from articlediff.expressions import expression
from articlediff.text.searching import found_at, where
from articlediff.text.tokens import Tokens

# A capital with a stop or a dash after it.
_STOPPED = r"[^\W\d_a-z](?:[.~–—-]{1,4}_*|…)"
_INITIALS = expression(
    rf"(?<![^\W_])(?<![^\W_][.'’-])(?:{_STOPPED}(?:[ \xa0]?{_STOPPED})*|[^\W\d_a-z])(?![^\W_]|['’-](?!s\b)[^\W_])"
)
_LETTER_STOPS = frozenset(".~–—-…")
_AFTER_LETTER = ".~–—-…_"
_INITIAL = expression(rf"{_STOPPED}|[^\W\d_a-z]")
ONE_LETTER_AGAIN = expression(r"(\w)[.~–—-](?:[ \xa0]?\1[.~–—-])+")
"""``N.N.`` and ``X. X. X.`` are nobody's initials."""
CHOSEN = frozenset("XYZN")
"""Letters that are seldom anybody's initial and are often put for one."""
_WORDS_OF_ONE_LETTER = frozenset("AI")


def initials(a: Tokens, b: Tokens) -> Iterator[MaskCandidate]:
    """Yield the single capitals that ``a`` has more often than ``b``, the full text, with the stops after them.

    >>> from articlediff.text.tokenising import tokenise
    >>> list(map(tuple, initials(tokenise("Mr. X. met N. N."), tokenise("Mr. Berg met Tor"))))
    [(2, 4, 'initial', 'X'), (5, 9, 'letters', 'N. N')]
    """
    letters = {text for text in filter(str.isupper, a.distinct) if len(text) == 1}
    # Most texts have the words "A" and "I", but not with a stop.
    letters -= {word for word in letters & _WORDS_OF_ONE_LETTER if not _is_stopped(a.text, word)}
    if not letters:
        return
    mine, others = (Counter(filter(letters.__contains__, tokens.texts)) for tokens in (a, b))
    letters = {letter for letter, times in mine.items() if times > others[letter]}
    done = 0
    for index in where(a.texts, letters) if letters else ():
        found = _INITIALS.match(a.text, a.starts[index]) if index >= done else None
        if found and not all(letter in letters for letter in found[0] if letter.isalpha()):
            found = _INITIAL.match(a.text, a.starts[index])
        if found and found[0] not in _WORDS_OF_ONE_LETTER:
            letter = found[0].rstrip(_AFTER_LETTER)
            pattern = ONE_LETTER_AGAIN.match(found[0])
            # A second stop after the last letter is the sentence's.
            is_pattern = pattern is not None and found[0][pattern.end() :] in ("", ".")
            done = bisect_left(a.starts, found.start() + pattern.end() if pattern and is_pattern else found.end())
            spelling = letter if letter in CHOSEN or is_pattern else ""
            yield MaskCandidate(index, done, "letters" if is_pattern else "initial", spelling)


def _is_stopped(text: str, letter: str) -> bool:
    """Tell whether the letter has a stop or a dash after it anywhere in the text."""
    return any(text[at + 1 : at + 2] in _LETTER_STOPS for at in found_at(text, letter) if at + 1 < len(text))
