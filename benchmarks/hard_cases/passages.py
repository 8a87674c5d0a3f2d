"""Damage by the passage: sentences and paragraphs withheld, bars over every word, paragraphs that break off."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from benchmarks.hard_cases import endings, spellings
from benchmarks.hard_cases.endings import MARGIN
from benchmarks.hard_cases.masks import Allowed
from benchmarks.hard_cases.rewriting import Replacement
from benchmarks.hard_cases.stories import sentences

Span = tuple[int, int]
_LEAST_WORDS = 3
"""A row of hyphens under a heading is no passage."""
_LONGEST_SENTENCES = 5
_LONGEST_PARAGRAPHS = 3
_LONGEST_BARS = 30
_WORDS_A_STRETCH = 6
_PASSAGES = 0.5
"""So many passages go where a blank of a few words would."""
_TRIES = 20
_LINE = re.compile(r".+")
_WORD = re.compile(r"\S+")
_WORD_WITH_LETTERS = re.compile(r"[^\W\d_]+")
_BARRED = re.compile(r"\w+(?:[’'.,–-]\w+)*")
_HALF_WORDS = 0.15


def withheld_sentences(
    text: str, percent: float, half: str, allowed: Allowed, chance: random.Random
) -> list[Replacement]:
    """One mark in place of one to five whole sentences, neither the first nor the last."""
    bounds = list(accumulate(map(len, sentences(text)), initial=0))
    spans = [(start, start + len(text[start:end].rstrip())) for start, end in pairwise(bounds)]
    return _withheld(text, spans, _LONGEST_SENTENCES, percent, half, allowed, chance)


def withheld_paragraphs(
    text: str, percent: float, half: str, allowed: Allowed, chance: random.Random
) -> list[Replacement]:
    """One mark in place of one to three paragraphs."""
    spans = [line.span() for line in _LINE.finditer(text)]
    return _withheld(text, spans, _LONGEST_PARAGRAPHS, percent, half, allowed, chance)


def _withheld(
    text: str, units: Sequence[Span], longest: int, percent: float, half: str, allowed: Allowed, chance: random.Random
) -> list[Replacement]:
    shape = spellings.bracketed if chance.random() < 0.7 else spellings.sign_runs
    spelling = spellings.drawn(shape, half, text, chance)
    found = []
    for start, end in _runs_of(text, units, longest, percent, allowed, chance):
        mark = spelling.write(text[start:end].split()[0])
        found.append(Replacement(start, end, mark, is_loss=True))
    return found


def _runs_of(
    text: str, units: Sequence[Span], longest: int, percent: float, allowed: Allowed, chance: random.Random
) -> list[Span]:
    """Runs of sentences or paragraphs with at least one between two of them; one at least, if any is allowed."""
    wanted = max(1, round(len(units) * percent / 100 * _PASSAGES))
    taken: list[Span] = []
    for _ in range(_TRIES * wanted):
        if len(units) < 3 or len(taken) == wanted:
            break
        first = chance.randrange(1, len(units) - 1)
        stop = min(len(units) - 1, first + chance.randint(1, longest))
        apart = all(stop < other or other_stop < first for other, other_stop in taken)
        start, end = units[first][0], units[stop - 1][1]
        has_words = len(_WORD_WITH_LETTERS.findall(text, start, end)) >= _LEAST_WORDS
        if apart and has_words and _apart_from_edits(text, start, end, allowed):
            taken.append((first, stop))
    return [(units[first][0], units[stop - 1][1]) for first, stop in sorted(taken)]


def _apart_from_edits(text: str, start: int, end: int, allowed: Allowed) -> bool:
    return start >= MARGIN and end + MARGIN <= len(text) and allowed(start - MARGIN, end + MARGIN)


def word_for_word(text: str, percent: float, half: str, allowed: Allowed, chance: random.Random) -> list[Replacement]:
    """Bars over words in a row, each as wide as its word; signs and spaces stay."""
    found: list[Replacement] = []
    for start, end in _stretches(text, percent, allowed, chance):
        for word in _BARRED.finditer(text, start, end):
            found.append(Replacement(*word.span(), "█" * len(word[0]), is_loss=True))
    return found


def _stretches(text: str, percent: float, allowed: Allowed, chance: random.Random) -> Iterator[Span]:
    """Words in a row over any stops, as many as are allowed, and at least a word between two stretches."""
    words = [word.span() for word in _WORD.finditer(text)]
    k = 0
    while k < len(words):
        if chance.uniform(0, 100) < percent / _WORDS_A_STRETCH:
            last = min(k + chance.randint(1, _LONGEST_BARS), len(words)) - 1
            while last > k and not allowed(words[k][0], words[last][1]):
                last -= 1
            if allowed(words[k][0], words[last][1]):
                yield words[k][0], words[last][1]
                k = last + 1
        k += 1


def broken_paragraphs(
    text: str, percent: float, half: str, allowed: Allowed, chance: random.Random
) -> list[Replacement]:
    """Paragraphs inside the text that break off in a sentence or a word, with a mark or without."""
    mark = chance.choice((endings.dots, endings.dots, endings.dots_and_word, endings.nothing))(half, chance)
    lines = [line.span() for line in _LINE.finditer(text)][:-1]
    wanted = max(1, round(len(lines) * percent / 100 * _PASSAGES))
    found: list[Replacement] = []
    for start, end in chance.sample(lines, len(lines)):
        fits = endings.in_word if chance.random() < _HALF_WORDS else endings.between_words
        quarter = (end - start) // 4
        places = [k for k in range(start + quarter, end - quarter) if fits(text, k)]
        at = chance.choice(places) if places else 0
        if at and len(found) < wanted and _apart_from_edits(text, at, end, allowed):
            found.append(Replacement(at, end, mark, is_loss=True))
    return found
