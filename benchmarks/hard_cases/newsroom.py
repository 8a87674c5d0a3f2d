"""The work of editors between two versions: sentences added, removed and moved, words replaced, paragraphs recut."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import NamedTuple

_LONG_WORD = re.compile(r"(?<![\w-])[a-z]{7,}(?![\w-])")
_LEAST_MOVED_WORDS = 8
"""A moved passage is one that a reader would notice: `He said.` at another place is not a move."""
_LEAST_DISTANCE = 4
_LONGEST_MOVE = 3
_TRIES = 20


class Rates(NamedTuple):
    """How many in a hundred are edited: of the sentences, of the words of seven letters and more, of the breaks."""

    added: float = 5
    removed: float = 5
    moved: float = 4
    words: float = 1
    breaks: float = 10


class Piece(NamedTuple):
    """A stretch as it is in either text; the same on both sides unless it was edited."""

    a: str
    b: str


class Sentence(NamedTuple):
    """One sentence of the full story or of the copy, or of both."""

    pieces: tuple[Piece, ...]
    side: str = "both"
    """Where it stands: ``a``, ``b`` or ``both``."""


class Edition(NamedTuple):
    """The sentences in the order of the full text, and the order in which the copy has those it has.

    ``moved`` are the stretches of ``sentences`` (first, stop) that stand elsewhere in the copy.
    """

    sentences: tuple[Sentence, ...]
    order: tuple[int, ...]
    moved: tuple[tuple[int, int], ...]


def edited(sentences: Sequence[str], rates: Rates, vocabulary: Sequence[str], chance: random.Random) -> Edition:
    """Return the story in two versions. The first sentence is in both: a lead is rewritten, seldom dropped."""
    made: list[Sentence] = []
    for number, text in enumerate(sentences):
        draw = chance.uniform(0, 100)
        if number and draw < rates.added:
            made.append(Sentence((Piece("", text),), "b"))
        elif number and draw < rates.added + rates.removed:
            made.append(Sentence((Piece(text, ""),), "a"))
        else:
            made.append(Sentence(tuple(_reworded(text, rates, vocabulary, chance))))
    moved = _moves(made, rates, chance)
    return Edition(tuple(made), tuple(_order(made, moved, chance)), tuple(moved))


def _reworded(text: str, rates: Rates, vocabulary: Sequence[str], chance: random.Random) -> list[Piece]:
    """Return the sentence with some long words replaced, and a break after it that one side may lack."""
    bare = text.rstrip()
    pieces: list[Piece] = []
    done = 0
    for word in _LONG_WORD.finditer(bare):
        if chance.uniform(0, 100) < rates.words:
            other = chance.choice(vocabulary)
            if other == word[0]:
                continue
            pieces += [Piece(bare[done : word.start()], bare[done : word.start()]), Piece(word[0], other)]
            done = word.end()
    pieces.append(Piece(bare[done:], bare[done:]))
    return [*pieces, _recut(text[len(bare) :], rates, chance)]


def _recut(space: str, rates: Rates, chance: random.Random) -> Piece:
    """Paragraphs merged, or one split."""
    draw = chance.uniform(0, 100)
    if "\n" in space and draw < rates.breaks:
        return Piece(*chance.choice(((" ", space), (space, " "))))
    if space and draw < rates.breaks / 2:
        return Piece(*chance.choice((("\n", space), (space, "\n"))))
    return Piece(space, space)


def _moves(made: Sequence[Sentence], rates: Rates, chance: random.Random) -> list[tuple[int, int]]:
    """Runs of sentences that both versions have, apart from one another, long enough to be noticed."""
    wanted = sum(chance.uniform(0, 100) < rates.moved for _ in made)
    found: list[tuple[int, int]] = []
    for _ in range(_TRIES * wanted):
        first = chance.randrange(1, max(2, len(made) - 1))
        stop = min(len(made) - 1, first + chance.randint(1, _LONGEST_MOVE))
        run = made[first:stop]
        fits = bool(run) and all(sentence.side == "both" for sentence in run)
        words = sum(len(piece.b.split()) for sentence in run for piece in sentence.pieces)
        apart = all(stop < other_first or other_stop < first for other_first, other_stop in found)
        if fits and apart and words >= _LEAST_MOVED_WORDS * len(run) and len(found) < wanted:
            found.append((first, stop))
    return sorted(found)


def _order(made: Sequence[Sentence], moved: list[tuple[int, int]], chance: random.Random) -> list[int]:
    """The copy's order: each moved run between two other sentences, too far off to be their neighbour.

    A run that finds no such place stays, and is taken out of ``moved``.
    """
    staying = [k for k in range(len(made)) if not any(first <= k < stop for first, stop in moved)]
    placed: list[tuple[int, tuple[int, int]]] = []
    for run in list(moved):
        distance = max(_LEAST_DISTANCE, 2 * (run[1] - run[0]))
        places = [k for k in staying[1:] if k < run[0] - distance or k > run[1] + distance]
        taken = [at for at, _ in placed]
        places = [k for k in places if all(abs(k - at) > 1 for at in taken)]
        if places:
            placed.append((chance.choice(places), run))
        else:
            moved.remove(run)
            staying = sorted([*staying, *range(*run)])
    order: list[int] = []
    for k in staying:
        for at, run in placed:
            if at == k:
                order.extend(range(*run))
        order.append(k)
    return [k for k in order if made[k].side != "b"]
