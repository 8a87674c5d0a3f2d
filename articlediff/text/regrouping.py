"""The same text in other tokens: several as one, one as two, or some of them left out.

What is regrouped keeps its keys, masks and misreadings as far as its tokens stay as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from articlediff.records import NamedTuple
from articlediff.text.families import Family
from articlediff.text.keys import KEYS
from articlediff.text.split import Split, text_columns
from articlediff.text.tokens import Tokens


class Group(NamedTuple):
    """Tokens ``first`` to ``stop``, to be one token: a mask of that family, or none."""

    first: int
    stop: int
    family: Family | None = None


class _Regrouped:
    """The parts of a text in the making: white space and tokens by turns, with what became of each old token."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._parts: list[str] = []
        self._old: list[int | None] = []
        """For each token the old one that it is; None for a new one."""
        self._new_masks: dict[int, Family] = {}

    def keep(self, first: int, stop: int) -> None:
        """Take over the tokens ``first`` to ``stop``, and the white space before each."""
        spaces, texts = self._tokens.spaces[first:stop], self._tokens.texts[first:stop]
        self._parts += chain.from_iterable(zip(spaces, texts, strict=True))
        self._old += range(first, stop)

    def keep_after(self, space: str, index: int) -> None:
        """Take over one token, with other white space before it."""
        self._parts += space, self._tokens.texts[index]
        self._old.append(index)

    def put(self, space: str, text: str, family: Family | None = None) -> None:
        """Add a new token, and the white space before it."""
        if family:
            self._new_masks[len(self._old)] = family
        self._parts += space, text
        self._old.append(None)

    def tokens(self, read: Tokens | None) -> Tokens:
        """Return the tokens; ``read`` are those of the text as it is meant to be read, in the same groups."""
        before, old = self._tokens, self._old
        split = Split(before.text, text_columns([*self._parts, before.tail]), before.is_usual)
        fresh = tuple(map(KEYS.__getitem__, split.texts)) if read is None else read.keys
        kept = {new: index for new, index in enumerate(old) if index is not None}
        return Tokens(
            split,
            self._new_masks | {new: before.masks[k] for new, k in kept.items() if k in before.masks},
            keys=[key if index is None else before.keys[index] for key, index in zip(fresh, old, strict=True)],
            read=read,
            guessed=before.guessed,
            misread=frozenset(new for new, k in kept.items() if k in before.misread),
        )


def grouped(tokens: Tokens, groups: Sequence[Group]) -> Tokens:
    """Return the same text with the tokens of each group as one. The groups ascend and do not overlap.

    >>> from articlediff.text.tokenising import tokenise
    >>> one = grouped(tokenise("Mr. X. left"), [Group(2, 4, "evident")])
    >>> one.texts, one.masks
    (('Mr', '.', 'X.', 'left'), {2: 'evident'})
    """
    if not groups:
        return tokens
    made = _Regrouped(tokens)
    done = 0
    for first, stop, family in groups:
        made.keep(done, first)
        made.put(tokens.spaces[first], tokens.text[slice(*tokens.slice(first, stop))], family)
        done = stop
    made.keep(done, len(tokens))
    return made.tokens(grouped(tokens.read, groups) if tokens.read is not None else None)


def divided(tokens: Tokens, seams: Mapping[int, int]) -> Tokens:
    """Return the same text with some tokens as two; ``seams`` gives for each the length of its first part.

    A seam lies inside its token: it is more than 0 and less than the token's length, in code points.

    >>> from articlediff.text.tokenising import tokenise
    >>> divided(tokenise("to thetown"), {1: 3}).texts
    ('to', 'the', 'town')
    """
    if not seams:
        return tokens
    made = _Regrouped(tokens)
    done = 0
    for index, at in sorted(seams.items()):
        text = tokens.texts[index]
        made.keep(done, index)
        made.put(tokens.spaces[index], text[:at])
        made.put("", text[at:])
        done = index + 1
    made.keep(done, len(tokens))
    return made.tokens(None)


def head(tokens: Tokens, stop: int) -> Tokens:
    """Return the tokens before ``stop`` as if the text ended in front of that token.

    >>> from articlediff.text.tokenising import tokenise
    >>> start = head(tokenise("He left. (more)"), 3)
    >>> start.texts, start.text, start.tail
    (('He', 'left', '.'), 'He left. ', ' ')
    """
    pairs = zip(tokens.spaces[:stop], tokens.texts[:stop], strict=True)
    parts = [*chain.from_iterable(pairs), tokens.spaces[stop]]
    return Tokens(
        Split(tokens.text[: tokens.starts[stop]], text_columns(parts), tokens.is_usual),
        {index: family for index, family in tokens.masks.items() if index < stop},
        keys=tokens.keys[:stop],
        read=head(tokens.read, stop) if tokens.read is not None else None,
        guessed=tokens.guessed,
        misread=frozenset(index for index in tokens.misread if index < stop),
    )


def without(tokens: Tokens, first: int, stop: int) -> Tokens:
    """Return the tokens but for ``first`` to ``stop``, which count as white space before the token at ``stop``.

    >>> from articlediff.text.tokenising import tokenise
    >>> kept = without(tokenise("He left. (more) I stayed."), 3, 6)
    >>> kept.texts, kept.spaces[3]
    (('He', 'left', '.', 'I', 'stayed', '.'), ' (more) ')
    """
    made = _Regrouped(tokens)
    made.keep(0, first)
    made.keep_after(tokens.text[tokens.ends[first - 1] if first else 0 : tokens.starts[stop]], stop)
    made.keep(stop + 1, len(tokens))
    return made.tokens(without(tokens.read, first, stop) if tokens.read is not None else None)
