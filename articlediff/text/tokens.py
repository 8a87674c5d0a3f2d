"""One text as tokens: their columns, what they are compared by, and which of them are masks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import accumulate

from articlediff.calibration.costs import CONTENT_WEIGHT, MASK_WEIGHT, SIGN_WEIGHT
from articlediff.properties import cached_property
from articlediff.records import NamedTuple
from articlediff.text.families import Family
from articlediff.text.keys import KEYS, WEIGHTS
from articlediff.text.mojibake import well_read
from articlediff.text.searching import joined, where
from articlediff.text.split import Split

_HYPHENS = frozenset("-‐¬\u00ad")
"""Signs that part a word at a line's end, the soft hyphen among them."""
_SURE_HYPHEN = "¬"
"""A sign that parts a word wherever it occurs: optical recognition writes it for a hyphen at a line's end."""


class Token(NamedTuple):
    """One token: ``text == article.text[start:end]``, in code points, half-open; ``key`` is what is compared."""

    text: str
    start: int
    end: int
    key: str


class Alien:
    """Which keys one text has and another lacks, and where they occur."""

    def __init__(self, tokens: Tokens, other: Tokens) -> None:
        # Columns, not the tokens that hold them: those of two texts that know each other would be cyclic garbage.
        self._column = tokens.keys
        self.other = other.keys
        self.keys = tokens.distinct_keys - other.distinct_keys

    @cached_property
    def indices(self) -> list[int]:
        """The tokens that have such a key, in order."""
        return where(self._column, self.keys) if self.keys else []


class Tokens:
    """The tokens of one text, column by column, with the white space between them.

    The columns of its :class:`Split` and ``keys`` have an entry a token; ``text``, ``texts``, ``spaces``, ``starts``,
    ``ends`` and ``tail`` are described there. ``masks`` gives the family of each token that is a mask. Two tokens are
    equal if their keys are; these are the keys of their texts, unless ``keys`` are given. ``key_weights`` are what the
    keys weigh, if that is known.

    ``read`` are the same tokens, one for one, of the text as it is meant to be read, if that is another one: it tells
    where sentences begin. ``guessed`` are the starts of the tokens in which letters are missing, ``misread`` the
    indices of the tokens whose key is that of another word, which they are a misreading of.

    >>> from articlediff.text.tokenising import tokenise
    >>> [token.key for token in tokenise("The “rebel-held” W. H. O.’s")]
    ['The', '"', 'rebel', '-', 'held', '"', 'W', '.', 'H', '.', 'O', '.', "'s"]
    """

    def __init__(
        self,
        split: Split,
        masks: Mapping[int, Family],
        *,
        keys: Sequence[str] | None = None,
        key_weights: Sequence[int] | None = None,
        read: Tokens | None = None,
        guessed: frozenset[int] = frozenset(),
        misread: frozenset[int] = frozenset(),
    ) -> None:
        self.split = split
        self.text = split.text
        self.texts = split.texts
        self.spaces = split.spaces
        self.starts = split.starts
        self.ends = split.ends
        self.tail = split.tail
        self.is_usual = split.is_usual
        self.masks = masks
        self.keys: tuple[str, ...] = tuple(map(KEYS.__getitem__, split.texts) if keys is None else keys)
        self._key_weights = key_weights
        self.read = read
        self.guessed = guessed
        self.misread = misread
        self._alien: Alien | None = None

    def with_keys(self, keys: Sequence[str], misread: frozenset[int] | None = None) -> Tokens:
        """Return the same tokens, compared by other keys; ``misread`` stays as it is unless it is given."""
        return Tokens(
            self.split,
            self.masks,
            keys=keys,
            read=self.read,
            guessed=self.guessed,
            misread=self.misread if misread is None else misread,
        )

    def without_masks(self, indices: Container[int]) -> Tokens:
        """Return the same tokens, of which these are not masks."""
        masks = {index: family for index, family in self.masks.items() if index not in indices}
        return Tokens(self.split, masks, keys=self.keys, read=self.read, guessed=self.guessed, misread=self.misread)

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, index: int) -> Token:
        return Token(self.texts[index], self.starts[index], self.ends[index], self.keys[index])

    # What tokens say.

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """How much each token says, 10 at most: masks and signs least, short words less than long ones and names."""
        weights = list(map(WEIGHTS.__getitem__, self.keys) if self._key_weights is None else self._key_weights)
        for index in self.masks:
            weights[index] = MASK_WEIGHT
        return tuple(weights)

    @cached_property
    def weight_sums(self) -> tuple[int, ...]:
        """The weight of the tokens before each boundary: one entry more than tokens."""
        return tuple(accumulate(self.weights, initial=0))

    def weight(self, first: int, stop: int) -> int:
        """Return what the tokens from ``first`` to ``stop``, half-open, weigh together."""
        return self.weight_sums[stop] - self.weight_sums[first]

    def count_words(self, first: int, stop: int) -> int:
        """Return how many of the tokens ``first`` to ``stop`` are words.

        >>> from articlediff.text.tokenising import tokenise
        >>> tokenise("The mayor, ███, left.").count_words(0, 7)
        3
        """
        weights = self.weights[first:stop]
        masks = weights.count(MASK_WEIGHT) if self.masks else 0
        return stop - first - weights.count(SIGN_WEIGHT) - masks

    def content(self, first: int, stop: int) -> set[str]:
        """Return the keys of the words of content among the tokens ``first`` to ``stop``."""
        weighed = zip(self.keys[first:stop], self.weights[first:stop], strict=True)
        return {key for key, weight in weighed if weight == CONTENT_WEIGHT}

    @cached_property
    def vocabulary(self) -> Counter[str]:
        """How often each key occurs in the text."""
        return Counter(self.keys)

    @cached_property
    def joined_keys(self) -> str:
        """The keys as :func:`~articlediff.text.searching.joined` makes one string of them, to find rows of keys in."""
        return joined(self.keys)

    @cached_property
    def distinct_keys(self) -> frozenset[str]:
        """The keys that occur in the text, each once."""
        return frozenset(self.keys)

    @property
    def distinct(self) -> frozenset[str]:
        """The texts that tokens have, each once."""
        return self.split.distinct

    def alien_to(self, other: Tokens) -> Alien:
        """Return what the other text lacks; the answer for the last text that was asked about is remembered.

        >>> from articlediff.text.tokenising import tokenise
        >>> copy = tokenise("They met QQ there")
        >>> alien = copy.alien_to(tokenise("They met Wren there"))
        >>> alien.keys, alien.indices
        (frozenset({'QQ'}), [2])
        """
        if self._alien is None or self._alien.other is not other.keys:
            self._alien = Alien(self, other)
        return self._alien

    def is_read_otherwise(self, first: int, stop: int) -> bool:
        """Tell whether any of these tokens has another key than that of its text, or was read as other bytes."""
        stretch = zip(self.texts[first:stop], self.keys[first:stop], strict=True)
        return any(KEYS[text] != key or not (text.isascii() or well_read(text) == text) for text, key in stretch)

    # Where tokens are.

    @cached_property
    def sentence_starts(self) -> list[int]:
        """The tokens that sentences and paragraphs begin with, in order."""
        return self.split.sentence_starts if self.read is None else self.read.sentence_starts

    @cached_property
    def _openers(self) -> frozenset[int]:
        return self.split.openers if self.read is None else self.read._openers

    def opens_sentence(self, index: int) -> bool:
        """Tell whether a sentence or a paragraph begins with the token."""
        return index in self._openers

    def tokens_at(self, literal: str) -> Iterator[int]:
        """Yield, for each time that the literal occurs in the text, the first token that ends after it begins."""
        return self.split.tokens_at(literal)

    def place(self, index: int) -> int:
        """Return the offset at which the token starts; of the boundary after the last token, where that ends."""
        if index < len(self.starts):
            return self.starts[index]
        return self.ends[-1] if self.ends else 0

    def space_before(self, index: int) -> tuple[int, int]:
        """Return the offsets of the white space before the token."""
        return self.starts[index] - len(self.spaces[index]), self.starts[index]

    def slice(self, first: int, stop: int) -> tuple[int, int]:
        """Return the offsets of the tokens ``first`` to ``stop``; those of an empty range are both its place.

        >>> from articlediff.text.tokenising import tokenise
        >>> tokens = tokenise("a rebel-held side.")
        >>> tokens.slice(1, 4), tokens.slice(4, 4)
        ((2, 12), (13, 13))
        """
        if first < stop:
            return self.starts[first], self.ends[stop - 1]
        return self.place(first), self.place(first)

    def words(self, first: int, stop: int) -> list[tuple[int, int]]:
        """Return the ranges of tokens into which white space parts the tokens ``first`` to ``stop``.

        >>> from articlediff.text.tokenising import tokenise
        >>> tokenise("a rebel-held side.").words(0, 6)
        [(0, 1), (1, 4), (4, 6)]
        """
        firsts = [index for index in range(first, stop) if index == first or self.spaces[index]]
        return list(zip(firsts, [*firsts[1:], stop], strict=True))

    def letters(self, first: int, stop: int) -> str:
        """Return the joined keys of the tokens ``first`` to ``stop``, without hyphens that part words at a line's end.

        >>> from articlediff.text.tokenising import tokenise
        >>> tokenise("ap-\\nproved by the").letters(0, 4)
        'approvedby'
        """
        return "".join(self.keys[k] for k in range(first, stop) if not self.parts_word(k))

    def parts_word(self, index: int) -> bool:
        """Tell whether the token is a hyphen that touches the word before it, but not the next, as at a line's end."""
        if self.texts[index] not in _HYPHENS or not 0 < index < len(self.texts) - 1 or self.spaces[index]:
            return False
        is_within = self.keys[index - 1].isalpha() and self.keys[index + 1].isalpha()
        return is_within and (bool(self.spaces[index + 1]) or self.texts[index] == _SURE_HYPHEN)
