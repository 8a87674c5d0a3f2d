"""A text split into tokens and the white space between them: what stays as it is, whatever they are compared by."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from articlediff import kernel
from articlediff.properties import cached_property
from articlediff.records import NamedTuple
from articlediff.text.searching import found_at, signs_within
from articlediff.text.sentence_starts import sentence_starts


class TextColumns(NamedTuple):
    """The tokens of a text and the white space around them, as :class:`Split` describes them."""

    texts: tuple[str, ...]
    spaces: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tail: str


def text_columns(parts: Sequence[str]) -> TextColumns:
    """Return the columns of a text's ``parts``: white space and tokens by turns, white space first and last.

    >>> text_columns(["", "Go", " ", "on", "", ".", " "])
    TextColumns(texts=('Go', 'on', '.'), spaces=('', ' ', ''), starts=(0, 3, 5), ends=(2, 5, 6), tail=' ')
    """
    if kernel.extension:
        return TextColumns(*kernel.extension.columns(parts))
    bounds = tuple(accumulate(map(len, parts)))
    return TextColumns(tuple(parts[1::2]), tuple(parts[0:-1:2]), bounds[0:-1:2], bounds[1::2], parts[-1])


class Split:
    """A text's tokens and white space, column by column.

    ``texts[k] == text[starts[k]:ends[k]]``; ``spaces[k]`` is the white space before token k, ``tail`` the white space
    after the last token; ``"".join(space + token …) + tail == text``. Offsets are code points into ``text``, half-open.
    ``is_usual`` says that the text is known to hold no letters and signs but those of most texts; ``signs`` are those
    that it has, if they are known.

    The columns are tuples: the garbage collector looks through a list of a million strings each time that it looks
    through anything, and drops a tuple of strings once and for all.

    >>> split = Split("Go on. ", text_columns(["", "Go", " ", "on", "", ".", " "]))
    >>> split.texts, split.spaces, split.starts, split.ends, split.tail
    (('Go', 'on', '.'), ('', ' ', ''), (0, 3, 5), (2, 5, 6), ' ')
    """

    def __init__(
        self, text: str, columns: TextColumns, is_usual: bool = False, signs: Iterable[str] | None = None
    ) -> None:
        self.text = text
        self._signs = signs
        self.texts, self.spaces, self.starts, self.ends, self.tail = columns
        self.is_usual = is_usual
        self.always_stopped: dict[str, bool] = {}
        """Of the short words that were asked for: whether each always has a stop after it."""

    @cached_property
    def sentence_starts(self) -> list[int]:
        """The tokens that sentences and paragraphs begin with, in order."""
        return sentence_starts(self)

    @cached_property
    def openers(self) -> frozenset[int]:
        """The tokens that sentences and paragraphs begin with."""
        return frozenset(self.sentence_starts)

    @cached_property
    def signs(self) -> frozenset[str]:
        """The signs that the text has, letters and white space among them."""
        return frozenset(signs_within(self.text) if self._signs is None else self._signs)

    @cached_property
    def distinct(self) -> frozenset[str]:
        """The texts that tokens have, each once."""
        return frozenset(self.texts)

    def tokens_at(self, literal: str) -> Iterator[int]:
        """Yield, for each time that the literal occurs in the text, the first token that ends after it begins.

        To search the text takes less time than to look at every token.

        >>> list(Split("Go on. ", text_columns(["", "Go", " ", "on", "", ".", " "])).tokens_at("o"))
        [0, 1]
        """
        for at in found_at(self.text, literal):
            index = bisect_right(self.ends, at)
            if index < len(self.ends):
                yield index
