"""A text as it is meant to be read, and where each of its letters comes from in the text as it is."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence

from articlediff.records import NamedTuple
from articlediff.text.split import Split, text_columns
from articlediff.text.tokens import Tokens


class Edit(NamedTuple):
    """Code points ``start`` to ``stop`` (half-open) of a text are read as ``text``.

    What is ``guessed`` is nowhere in the text: to add letters is more than to read its form.
    """

    start: int
    stop: int
    text: str
    guessed: bool = False


class Reading:
    """A text that edits make readable; ``tokens`` are those of the text as it is read.

    >>> from articlediff.text.tokenising import tokenise
    >>> reading = Reading(tokenise("Smith &amp; Sons"), tokenise)
    >>> reading.rewrite([Edit(6, 11, "&")])
    >>> reading.tokens.texts, reading.originals().texts, reading.originals().keys
    (('Smith', '&', 'Sons'), ('Smith', '&amp;', 'Sons'), ('Smith', '&', 'Sons'))
    """

    def __init__(self, tokens: Tokens, tokenise: Callable[[str], Tokens]) -> None:
        self.tokens = tokens
        self._original = tokens
        self._tokenise = tokenise
        self._starts: Sequence[int] = range(len(tokens.text))
        self._ends: Sequence[int] = range(1, len(tokens.text) + 1)
        self._is_rewritten = False
        self._guessed: list[int] = []

    def rewrite(self, edits: Iterable[Edit]) -> None:
        """Read the text with the edits, given in offsets of what was read so far; of two that overlap, the first."""
        text = self.tokens.text
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        old_starts, old_ends = self._starts, self._ends
        done = 0
        for start, stop, new, is_guessed in sorted(set(edits)):
            if start < done:
                continue
            pieces += text[done:start], new
            starts += old_starts[done:start]
            ends += old_ends[done:start]
            first = old_starts[start] if start < len(text) else len(self._original.text)
            last = old_ends[stop - 1] if start < stop else first
            self._guessed += [first] * is_guessed
            one_for_one = len(new) == stop - start
            starts += old_starts[start:stop] if one_for_one else [first] * len(new)
            ends += old_ends[start:stop] if one_for_one else [last] * len(new)
            done = stop
        if not pieces:
            return
        starts += old_starts[done:]
        ends += old_ends[done:]
        pieces.append(text[done:])
        self._starts, self._ends, self._is_rewritten = starts, ends, True
        self.tokens = self._tokenise("".join(pieces))

    def fold(self, folded: Callable[[str], str]) -> None:
        """Compare tokens by what the function makes of their keys, now and after any other edit."""
        tokenise = self._tokenise

        def tokenise_folded(text: str) -> Tokens:
            """Return the tokens of a text, compared by their folded keys."""
            tokens = tokenise(text)
            return tokens.with_keys([folded(key) or key for key in tokens.keys])

        self._tokenise = tokenise_folded
        self.tokens = self.tokens.with_keys([folded(key) or key for key in self.tokens.keys])

    def originals(self) -> Tokens:
        """Return the tokens of the text as it is, each with the key that it is read by."""
        read = self.tokens
        if not self._is_rewritten:
            return read
        parts = self._parts()
        if not parts:
            return self._original
        split = Split(self._original.text, text_columns(parts), self._original.is_usual)
        guessed = frozenset(split.starts[max(0, bisect_right(split.starts, at) - 1)] for at in self._guessed)
        return Tokens(split, read.masks, keys=read.keys, read=read, guessed=guessed)

    def _parts(self) -> list[str]:
        """Return white space and tokens by turns; none at all where two tokens are read out of one letter.

        What is not read at all belongs to the token that it touches, the one before it first.
        """
        text, read = self._original.text, self.tokens
        parts: list[str] = []
        done = 0
        for first, stop, space, piece in zip(read.starts, read.ends, read.spaces, read.texts, strict=True):
            start = max(done, self._starts[first])
            end = max(start, self._ends[stop - 1])
            if text[start:end] == piece and text[done:start] == space:  # most tokens are read as they are
                parts += space, piece
                done = end
                continue
            if parts and start > done and not text[done].isspace():
                parts[-1], done = parts[-1] + _solid(text, done, start), _solid_end(text, done, start)
            token = text[done:end]
            # White space that is read as part of a word is still white space.
            bare = token.strip()
            if not bare:
                return []
            parts += token[: token.index(bare)], bare
            done = end - (len(token) - len(token.rstrip()))
        if not parts and text.strip():
            return []
        solid = text[done:].rstrip()
        parts[-1:] = [part + solid for part in parts[-1:]]
        return [*parts, text[done + len(solid) :]]


def _solid(text: str, start: int, stop: int) -> str:
    """Return the stretch up to its first white space."""
    return text[start : _solid_end(text, start, stop)]


def _solid_end(text: str, start: int, stop: int) -> int:
    """Return where the stretch has its first white space, or its end."""
    while start < stop and not text[start].isspace():
        start += 1
    return start
