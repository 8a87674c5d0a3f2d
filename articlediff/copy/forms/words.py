"""Words parted or joined otherwise than in the other text: at line ends, by tokenisers, by lost spaces."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property
from itertools import accumulate, chain

from articlediff.copy.forms.mending import mended
from articlediff.copy.forms.readings import Edit
from articlediff.text.joined import joined
from articlediff.text.tokens import Tokens, found_at, where

_HYPHENS = "-‐¬"
_LONG = 12
"""Words of so many letters may have been more than two."""
_NEGATION = "n"


def regrouped(tokens: Tokens, other: Tokens) -> Iterator[Edit]:
    """Words as the other text parts them, where the whole or one of the pieces is no word of the other text.

    >>> from articlediff.text.tokens import tokenise
    >>> copy, full = tokenise("They ap-\\nproved theEditor’s T ower"), tokenise("They approved the Editor’s Tower")
    >>> [(copy.text[edit.start : edit.stop], edit.text) for edit in regrouped(copy, full)]
    [(' ', ''), ('', ' '), ('-\\n', '')]
    """
    alien = tokens.alien_to(other)
    if alien.keys:
        places = [k for k in alien.places if tokens.keys[k].isalpha() and k not in tokens.marks]
        yield from _joined(tokens, places, other)
        yield from _parted(tokens, places, other)
        yield from _over_hyphens(tokens, alien.keys, other)
        yield from mended(tokens, other, places)


def with_clitics(tokens: Tokens, other: Tokens) -> Iterator[Edit]:
    """Apostrophes and what follows them on the word that the other text has them on.

    >>> from articlediff.text.tokens import tokenise
    >>> copy, full = tokenise("I do n't see Ann ' s"), tokenise("I don’t see Ann’s")
    >>> [copy.text[edit.start - 1 : edit.stop] for edit in with_clitics(copy, full)]
    ['n ', "' ", 'o ']
    """
    if "'" in tokens.distinct_keys and any(key[0] == "'" for key in other.alien_to(tokens).keys):
        yield from _apostrophes(tokens, other)
    if "'t" in tokens.distinct_keys and _NEGATION in tokens.distinct_keys:
        yield from _negations(tokens, other)


def _joined(tokens: Tokens, places: Iterable[int], other: Tokens) -> Iterator[Edit]:
    """Two neighbours, one of which the other text does not have, that are one word of it."""
    keys, known, last = tokens.keys, other.distinct_keys, len(tokens) - 1
    done = -1
    for k in places:
        if k < last and keys[k] + keys[k + 1] in known:
            left = k
        elif k and keys[k - 1] + keys[k] in known:
            left = k - 1
        else:
            continue
        are_words = keys[left].isalpha() and keys[left + 1].isalpha()
        whole = keys[left] + keys[left + 1]
        # Where both texts have the whole as often, one of them may have the two words as well.
        is_split = are_words and other.vocabulary[whole] > tokens.vocabulary[whole]
        is_free = left > done and tokens.marks.keys().isdisjoint((left, left + 1))
        if is_free and is_split and not _breaks_off(tokens, left, other):
            yield Edit(tokens.ends[left], tokens.starts[left + 1], "")
            done = left + 1


def _breaks_off(tokens: Tokens, left: int, other: Tokens) -> bool:
    """Whether the second of two neighbours is the first half of the word that follows the first in the other text.

    That is so where a text breaks off: with no word behind it on its line.
    """
    keys, stop = tokens.keys, left + 2
    if keys[left] not in other.distinct_keys or (
        stop < len(keys) and keys[stop].isalnum() and "\n" not in tokens.spaces[stop]
    ):
        return False
    return left > 0 and joined(keys[left - 1 : stop]).removesuffix(joined(())) in joined(other.keys)


def _parted(tokens: Tokens, places: Iterable[int], other: Tokens) -> Iterator[Edit]:
    """Words that the other text does not have, but as two or more words side by side."""
    found: dict[str, list[int]] = {}
    squeezed: _Squeezed | None = None
    for k in places:
        word = tokens.keys[k]
        if word not in found:
            found[word] = []
            if len(word) >= _LONG or _may_be_two(word, other.distinct_keys):
                squeezed = squeezed or _Squeezed(other.keys)
                found[word] = squeezed.seams(word)
        if found[word] and len(tokens.texts[k]) == len(word):
            yield from (Edit(place, place, " ") for place in (tokens.starts[k] + at for at in found[word]))


def _may_be_two(word: str, known: Set[str]) -> bool:
    return any(word[:at] in known and word[at:] in known for at in range(1, len(word)))


def _over_hyphens(tokens: Tokens, alien: Set[str], other: Tokens) -> Iterator[Edit]:
    """Words that a hyphen parts at a line's end, or did when the text had lines."""
    keys = tokens.keys
    for k in chain.from_iterable(map(tokens.standing_at, _HYPHENS)):
        if tokens.parts_word(k):
            left, right = keys[k - 1], keys[k + 1]
            is_alien = left in alien or right in alien or tokens.texts[k] != "-"
            if is_alien and left + right in other.distinct_keys:
                yield Edit(tokens.ends[k - 1], tokens.starts[k + 1], "")


class _Squeezed:
    """A text's keys without any space, and where each of them ends."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._text = "".join(keys)

    @cached_property
    def _ends(self) -> list[int]:
        return [0, *accumulate(map(len, self._keys))]

    def seams(self, word: str) -> list[int]:
        """Where the word is parted into several that stand side by side in the text.

        >>> _Squeezed(["of", "the", "sea"]).seams("thesea")
        [3]
        """
        for at in found_at(self._text, word):
            first, last = (bisect_left(self._ends, edge) for edge in (at, at + len(word)))
            if self._ends[first] == at and self._ends[last] == at + len(word):
                return [end - at for end in self._ends[first + 1 : last]]
        return []


def _apostrophes(tokens: Tokens, other: Tokens) -> Iterator[Edit]:
    """Apostrophes that a tokeniser parted from what stands around them: "can ' t", "O ' Brien", "l' homme"."""
    keys, ends, starts = tokens.keys, tokens.ends, tokens.starts
    for k in where(keys, {"'"}):
        stands_within = 0 < k < len(keys) - 1 and keys[k - 1][-1].isalpha()
        if stands_within and "'" + keys[k + 1] in other.distinct_keys:
            yield from (Edit(ends[left], starts[left + 1], "") for left in (k - 1, k))


def _negations(tokens: Tokens, other: Tokens) -> Iterator[Edit]:
    """The "n" that goes with the word before it in the other text: "do n't"."""
    for k in where(tokens.keys, {"'t"}):
        if k > 1 and tokens.keys[k - 1] == _NEGATION and tokens.keys[k - 2] + _NEGATION in other.distinct_keys:
            yield Edit(tokens.ends[k - 2], tokens.starts[k - 1], "")
