"""Words parted or joined otherwise than in the other text: at line ends, by tokenisers, by lost spaces."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import accumulate, chain

from articlediff.calibration.both_texts import LONG_JOINED
from articlediff.copy.normalising.mending import mended
from articlediff.copy.normalising.readings import Edit
from articlediff.properties import cached_property
from articlediff.text.searching import found_at, joined, where
from articlediff.text.tokens import Tokens

_HYPHENS = "-‐¬"
"""Signs that part a word at a line's end and can be seen."""
_NEGATION = "n"


def regrouped(tokens: Tokens, other: Tokens) -> Iterator[Edit]:
    """Yield words as the other text parts them, where the whole or one of the pieces is not a word of it.

    >>> from articlediff.text.tokenising import tokenise
    >>> copy, full = tokenise("They ap-\\nproved theEditor’s T ower"), tokenise("They approved the Editor’s Tower")
    >>> [(copy.text[edit.start : edit.stop], edit.text) for edit in regrouped(copy, full)]
    [(' ', ''), ('', ' '), ('-\\n', '')]
    """
    alien = tokens.alien_to(other)
    if alien.keys:
        unknown = [k for k in alien.indices if tokens.keys[k].isalpha() and k not in tokens.masks]
        yield from _joined(tokens, unknown, other)
        yield from _parted(tokens, unknown, other)
        yield from _over_hyphens(tokens, alien.keys, other)
        yield from mended(tokens, other, unknown)


def with_clitics(tokens: Tokens, other: Tokens) -> Iterator[Edit]:
    """Yield apostrophes and what follows them on the word on which the other text has them.

    >>> from articlediff.text.tokenising import tokenise
    >>> copy, full = tokenise("I do n't see Ann ' s"), tokenise("I don’t see Ann’s")
    >>> [copy.text[edit.start - 1 : edit.stop] for edit in with_clitics(copy, full)]
    ['n ', "' ", 'o ']
    """
    if "'" in tokens.distinct_keys and any(key[0] == "'" for key in other.alien_to(tokens).keys):
        yield from _apostrophes(tokens, other)
    if "'t" in tokens.distinct_keys and _NEGATION in tokens.distinct_keys:
        yield from _negations(tokens, other)


def _joined(tokens: Tokens, unknown: Iterable[int], other: Tokens) -> Iterator[Edit]:
    """Yield two neighbours, one of which the other text lacks, as the one word that it has."""
    keys, known, last = tokens.keys, other.distinct_keys, len(tokens) - 1
    done = -1
    for k in unknown:
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
        is_free = left > done and tokens.masks.keys().isdisjoint((left, left + 1))
        if is_free and is_split and not _breaks_off(tokens, left, other):
            yield Edit(tokens.ends[left], tokens.starts[left + 1], "")
            done = left + 1


def _breaks_off(tokens: Tokens, left: int, other: Tokens) -> bool:
    """Tell whether the second of two neighbours is the first half of the word that follows the first in the other text.

    That is so where a text breaks off: with no word after it on its line.
    """
    keys, stop = tokens.keys, left + 2
    if keys[left] not in other.distinct_keys or (
        stop < len(keys) and keys[stop].isalnum() and "\n" not in tokens.spaces[stop]
    ):
        return False
    return left > 0 and joined(keys[left - 1 : stop]).removesuffix(joined(())) in other.joined_keys


def _parted(tokens: Tokens, unknown: Iterable[int], other: Tokens) -> Iterator[Edit]:
    """Yield words that the other text lacks, as two or more words that it has side by side.

    A word that the other text has over a line's end is not one of them.
    """
    found: dict[str, list[int]] = {word: [] for word in _over_lines(other)}
    squeezed: _Squeezed | None = None
    for k in unknown:
        word = tokens.keys[k]
        if word not in found:
            found[word] = []
            if len(word) >= LONG_JOINED or _may_be_two(word, other.distinct_keys):
                squeezed = squeezed or _Squeezed(other.keys)
                found[word] = squeezed.seams(word)
        if found[word] and len(tokens.texts[k]) == len(word):
            yield from (Edit(at, at, " ") for at in (tokens.starts[k] + seam for seam in found[word]))


def _over_lines(tokens: Tokens) -> Iterator[str]:
    """Yield the words that a hyphen parts at a line's end, without it."""
    for k in filter(tokens.parts_word, _hyphens(tokens)):
        yield tokens.keys[k - 1] + tokens.keys[k + 1]


def _may_be_two(word: str, known: Set[str]) -> bool:
    """Tell whether the word is two known words side by side."""
    return any(word[:at] in known and word[at:] in known for at in range(1, len(word)))


def _over_hyphens(tokens: Tokens, alien: Set[str], other: Tokens) -> Iterator[Edit]:
    """Yield words that a hyphen parts at a line's end, or did when the text had lines.

    A word that the other text does not decide, since it has lost it, is one with a hyphen.

    >>> from articlediff.text.tokenising import tokenise
    >>> text = tokenise("The com-\\nmittee of half-\\nlit rooms")
    >>> edits = _over_hyphens(text, {"com", "mittee", "half", "lit"}, tokenise("The committee of   rooms"))
    >>> [(text.text[edit.start : edit.stop], edit.text) for edit in edits]
    [('-\\n', ''), ('\\n', '')]
    """
    compounds = _Compounds(other)
    for k in _hyphens(tokens):
        if tokens.parts_word(k) and _is_whole(tokens, k, alien, other, compounds):
            yield Edit(tokens.ends[k - 1], tokens.starts[k + 1], "")
        elif _ends_line(tokens, k):
            yield Edit(tokens.ends[k], tokens.starts[k + 1], "")


def _hyphens(tokens: Tokens) -> Iterator[int]:
    """Return the tokens in which hyphens are, those of one sort after those of another."""
    return chain.from_iterable(map(tokens.tokens_at, filter(tokens.split.signs.__contains__, _HYPHENS)))


def _is_whole(tokens: Tokens, k: int, alien: Set[str], other: Tokens, compounds: _Compounds) -> bool:
    """Return whether the other text has the word without the hyphen ``k``, and nowhere with it."""
    left, right = tokens.keys[k - 1], tokens.keys[k + 1]
    if left + right not in other.distinct_keys:
        return False
    is_alien = left in alien or right in alien or tokens.texts[k] != "-"
    return is_alien or (left, right) not in compounds.pairs


def _ends_line(tokens: Tokens, k: int) -> bool:
    """Return whether the hyphen ``k`` is between the halves of a word, the second of which begins the next line."""
    if tokens.texts[k] != "-" or not 0 < k < len(tokens) - 1 or tokens.spaces[k] or tokens.spaces[k + 1] != "\n":
        return False
    return tokens.keys[k - 1].isalnum() and tokens.keys[k + 1].isalnum()


class _Compounds:
    """The pairs of a text's keys that only a hyphen parts."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens

    @cached_property
    def pairs(self) -> Set[tuple[str, str]]:
        keys, spaces = self._tokens.keys, self._tokens.spaces
        signs = where(keys[1:-1], {"-"})
        return {(keys[at], keys[at + 2]) for at in signs if not (spaces[at + 1] or spaces[at + 2])}


class _Squeezed:
    """A text's keys without any space, and where each of them ends."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        self._text = "".join(keys)

    @cached_property
    def _ends(self) -> list[int]:
        return [0, *accumulate(map(len, self._keys))]

    def seams(self, word: str) -> list[int]:
        """Return where the word is parted into several that are side by side in the text.

        >>> _Squeezed(["of", "the", "sea"]).seams("thesea")
        [3]
        """
        for at in found_at(self._text, word):
            first, last = (bisect_left(self._ends, edge) for edge in (at, at + len(word)))
            if self._ends[first] == at and self._ends[last] == at + len(word):
                return [end - at for end in self._ends[first + 1 : last]]
        return []


def _apostrophes(tokens: Tokens, other: Tokens) -> Iterator[Edit]:
    """Yield apostrophes that a tokeniser parted from what is around them: "can ' t", "O ' Brien", "l' homme"."""
    keys, ends, starts = tokens.keys, tokens.ends, tokens.starts
    for k in where(keys, {"'"}):
        is_within = 0 < k < len(keys) - 1 and keys[k - 1][-1].isalpha()
        if is_within and "'" + keys[k + 1] in other.distinct_keys:
            yield from (Edit(ends[left], starts[left + 1], "") for left in (k - 1, k))


def _negations(tokens: Tokens, other: Tokens) -> Iterator[Edit]:
    """Yield the "n" that goes with the word before it in the other text: "do n't"."""
    for k in where(tokens.keys, {"'t"}):
        if k > 1 and tokens.keys[k - 1] == _NEGATION and tokens.keys[k - 2] + _NEGATION in other.distinct_keys:
            yield Edit(tokens.ends[k - 2], tokens.starts[k - 1], "")
