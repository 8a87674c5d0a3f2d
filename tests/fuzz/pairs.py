"""One seed makes one pair: a copy and a full text, and the words for how the copy came about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import NamedTuple

from tests.fuzz.grammar import ALL_SCRIPTS, any_text, quoted_story, sentence_of, written_story
from tests.fuzz.wear import (
    ACCIDENTS,
    EDITS,
    ENDINGS,
    FORM,
    LOSSES,
    dashes_of_another_form,
    line_ends_changed,
    quotes_of_another_form,
    rewrapped,
    without_visible_effect,
    worn,
)
from tests.stories import MARKS, NEEDS_SPACES, SCRIPTS, sentence

LONGEST = 4_000
"""Code points of a text; longer ones find little more, and fewer of them are tried."""


class Pair(NamedTuple):
    """Two texts, the family that they are of, the wear of the copy, and the seed of the choices that promises draw."""

    seed: int
    family: str
    wear: tuple[str, ...]
    truncated: str
    full: str

    def __str__(self) -> str:
        return f"seed {self.seed}, {self.family} ({', '.join(self.wear)})"


_Made = tuple[str, str, list[str]]
"""A copy, the full text, and the names of the wear."""


def worn_in_all_ways(random: Random) -> _Made:
    full = any_text(random)
    copy, names = worn(random, full, LOSSES + EDITS + FORM + ACCIDENTS, 4)
    return copy, full, names


def lossy(random: Random) -> _Made:
    full = written_story(random)
    copy, names = worn(random, full, LOSSES, 2)
    return copy, full, names


def edited_and_lossy(random: Random) -> _Made:
    full = written_story(random)
    copy, edits = worn(random, full, EDITS, 3)
    copy, losses = worn(random, copy, LOSSES, 2)
    return copy, full, edits + losses


def worn_on_both_sides(random: Random) -> _Made:
    text = any_text(random)
    copy, names = worn(random, text, LOSSES + EDITS + FORM + ACCIDENTS, 3)
    full, other_names = worn(random, text, LOSSES + EDITS + FORM + ACCIDENTS, 3)
    return copy, full, names + other_names


def signs_at_cuts(random: Random) -> _Made:
    """A copy breaks off near a quotation mark or a dash, which has another form there, after an edit."""
    full = quoted_story(random) + quoted_story(random)
    signs = [place for place, char in enumerate(full) if not char.isalnum() and not char.isspace()] or [0]
    copy = full[: random.choice(signs) + random.randint(0, 8)]
    copy, names = worn(random, copy, (quotes_of_another_form, dashes_of_another_form, *EDITS), 2)
    return copy + random.choice(ENDINGS), full, names


def form_only(random: Random) -> _Made:
    """Sentences of one script whose copy has other quotation marks, dashes, line ends and characters without effect."""
    script = ALL_SCRIPTS[random.choice(("English", "Russian", "German", "Greek", "Korean", "Arabic"))]
    full = random.choice((" ", "\n\n")).join(sentence_of(random, script) for _ in range(random.randint(2, 8)))
    kinds = (quotes_of_another_form, dashes_of_another_form, without_visible_effect, rewrapped, line_ends_changed)
    copy, names = worn(random, full, kinds, 1)
    return copy, full, names


def blanks_only(random: Random) -> _Made:
    """Sentences of which about every second one has lost one to three words to a mark of one family."""
    family = random.choice(tuple(MARKS))
    script = SCRIPTS[random.choice([name for name in SCRIPTS if SCRIPTS[name].space or family not in NEEDS_SPACES])]
    copy, full = [], []
    for number, seed in enumerate(random.sample(range(10_000), random.randint(2, 8))):
        words = sentence(script, seed)
        full.append(script.space.join(words) + script.stop)
        if random.random() < 0.5:
            first = int(family == "spaces" and not number)
            start = random.randint(first, max(first, len(words) - 3))
            stop = start + random.randint(2 if family == "words" else 1, 1 if family == "entity" else 3)
            words = (*words[:start], MARKS[family](script.space.join(words[start:stop])), *words[stop:])
        copy.append(script.space.join(words) + script.stop)
    return script.space.join(copy), script.space.join(full), [family]


def strangers(random: Random) -> _Made:
    return any_text(random), any_text(random), []


FAMILIES: Mapping[Callable[[Random], _Made], int] = {
    worn_in_all_ways: 5,
    lossy: 3,
    edited_and_lossy: 4,
    worn_on_both_sides: 3,
    signs_at_cuts: 3,
    form_only: 2,
    blanks_only: 2,
    strangers: 2,
}
"""The families of pairs, and how often each is taken."""


def pair_of(seed: int) -> Pair:
    """Return the pair that the seed stands for, on any machine and in any version of Python.

    >>> pair_of(7) == pair_of(7) != pair_of(8)
    True
    """
    return drawn(Random(seed), seed)


def drawn(random: Random, seed: int) -> Pair:
    """Return a pair of any family, of choices from that source; a tenth of the pairs has its sides exchanged."""
    (make,) = random.choices(tuple(FAMILIES), tuple(FAMILIES.values()))
    copy, full, names = make(random)
    if make not in (form_only, blanks_only) and random.random() < 0.1:
        copy, full = full, copy
    return Pair(seed, make.__name__, tuple(names), copy[:LONGEST], full[:LONGEST])
