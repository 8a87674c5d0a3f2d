"""The families of damage and how heavy each comes; every case hangs only on its names and the seed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from benchmarks.cases import Case
from benchmarks.hard_cases import endings, forms, hiding, passages
from benchmarks.hard_cases.building import Draft, Wear, cut, damaged, drafted, in_runs, with_whole_words
from benchmarks.hard_cases.masks import MASKS, Allowed, entities, every, masked
from benchmarks.hard_cases.newsroom import Rates, edited
from benchmarks.hard_cases.rewriting import Replacement
from benchmarks.hard_cases.stories import Story, half_of, sentences
from benchmarks.hard_cases.wear import all_the_news, collapsed, misread, without_trace, wrapped

LEAST_WORDS = 120


class Level(NamedTuple):
    """How many in a hundred words start a blank, and how much was edited."""

    blanks: float
    edits: Rates


LEVELS = {
    "light": Level(5, Rates()),
    "medium": Level(15, Rates(words=5)),
    "brutal": Level(30, Rates()),
}
MISREAD_WORDS = 2
"""So many words are misread for one that starts a blank."""
RULED = ("light", "medium")
"""Damage by rule takes what the rule takes: the levels differ only in the edits."""


class Dice(NamedTuple):
    """How many in a hundred words start a blank, the chance of a case, and the half that its spellings are in."""

    percent: float
    chance: random.Random
    half: str


Damage = Callable[[Draft, Dice], Draft]
Hiding = Callable[[str, float, str, Allowed, random.Random], Iterable[Replacement]]


def _masked(family: str, draft: Draft, dice: Dice) -> Draft:
    return damaged(draft, masked(family, draft.a, dice.percent, draft.allowed, dice.chance))


def _spelled(hide: Hiding, draft: Draft, dice: Dice) -> Draft:
    """Damage whose marks are drawn from the grammar of spellings."""
    hidden = hide(draft.a, dice.percent, dice.half, draft.allowed, dice.chance)
    return with_whole_words(in_runs(damaged(draft, hidden)))


def _worn(wear: Callable[[Dice], Wear], draft: Draft, dice: Dice) -> Draft:
    """A mark of the older families, in a copy that is written otherwise."""
    hidden = hiding.listed(draft.a, dice.percent, dice.half, draft.allowed, dice.chance)
    return in_runs(damaged(draft, hidden, [wear(dice)]))


def _scanned_alone(draft: Draft, dice: Dice) -> Draft:
    return damaged(draft, [], [_scanned(dice)])


def _scanned(dice: Dice) -> Wear:
    return forms.scanned(dice.chance, MISREAD_WORDS * dice.percent)


def _cut_in_any_words(draft: Draft, dice: Dice) -> Draft:
    return with_whole_words(endings.cut(draft, dice.half, dice.chance))


def _entities(draft: Draft, dice: Dice) -> Draft:
    return damaged(draft, entities(draft.a, dice.percent, draft.allowed, dice.chance))


def _every(words: int, of: int, draft: Draft, dice: Dice) -> Draft:
    return damaged(draft, every(draft.a, words, of, draft.allowed, dice.chance))


def _all_the_news(draft: Draft, dice: Dice) -> Draft:
    return in_runs(damaged(draft, all_the_news(draft.a, draft.allowed)))


def _all_the_news_collapsed(draft: Draft, dice: Dice) -> Draft:
    return in_runs(damaged(draft, all_the_news(draft.a, draft.allowed), [collapsed]))


def _all_the_news_worn(draft: Draft, dice: Dice) -> Draft:
    return in_runs(damaged(draft, all_the_news(draft.a, draft.allowed), [misread, wrapped]))


def _without_trace(draft: Draft, dice: Dice) -> Draft:
    return in_runs(damaged(draft, without_trace(draft.a, draft.allowed)))


def _cut(draft: Draft, dice: Dice) -> Draft:
    return cut(draft, dice.chance)


def _edits_alone(draft: Draft, dice: Dice) -> Draft:
    return damaged(draft, [])


MASKED: dict[str, Damage] = {family: partial(_masked, family) for family in MASKS} | {"entities": _entities}
SPELLED: dict[str, Damage] = {
    "bracketed": partial(_spelled, hiding.bracketed),
    "sign runs": partial(_spelled, hiding.sign_runs),
    "capital tokens": partial(_spelled, hiding.capital_tokens),
    "initials": partial(_spelled, hiding.initials),
    "partial": partial(_spelled, hiding.partial),
    "fixed width": partial(_spelled, hiding.fixed_width),
    "random width": partial(_spelled, hiding.random_width),
}
"""Masks as they come: names, numbers or words hidden by a spelling that one copy keeps to."""
BY_RULE: dict[str, Damage] = {
    "atn": _all_the_news,
    "atn collapsed": _all_the_news_collapsed,
    "atn worn": _all_the_news_worn,
    "atn no trace": _without_trace,
    "coca": partial(_every, 10, 200),
    "nela": partial(_every, 7, 100),
    "cut": _cut,
    "edits alone": _edits_alone,
}
PASSAGES: dict[str, Damage] = {
    "word for word": partial(_spelled, passages.word_for_word),
    "withheld sentences": partial(_spelled, passages.withheld_sentences),
    "withheld paragraphs": partial(_spelled, passages.withheld_paragraphs),
    "broken paragraphs": partial(_spelled, passages.broken_paragraphs),
    "cut phrases": _cut_in_any_words,
}
WORN: dict[str, Damage] = {
    "scanner noise": _scanned_alone,
    "scanned": partial(_worn, _scanned),
    "upper case": partial(_worn, lambda dice: forms.upper),
    "lower case": partial(_worn, lambda dice: forms.lower),
    "tokenised": partial(_worn, lambda dice: forms.tokenised),
    "line-end hyphens": partial(_worn, lambda dice: forms.hyphenated(dice.chance)),
}
"""Blanks in copies that are written otherwise throughout."""
FIRST = MASKED | BY_RULE
"""The families that came first, by whose marks and rules `articlediff` was made."""
BY_WORDS = MASKED | SPELLED
"""Families that come at every level; those by rule at `RULED` alone."""
FAMILIES = FIRST | SPELLED | PASSAGES | WORN
IN_PLACE = frozenset(("cut", "cut phrases"))
"""Families whose cases have no moves: what moved out of a part that was cut off is not what they are about."""


def cases(
    articles: Iterable[Story],
    families: Collection[str] = FAMILIES.keys(),
    levels: Collection[str] = LEVELS.keys(),
    seed: int = 1,
    spellings: str | None = None,
) -> Iterator[Case]:
    """Every article in every family at every level that the family has; short articles are left out.

    ``spellings`` is the half of the spellings to draw from, or ``all``; if None, the half that the article is in.

    >>> story = Story("1", "The rebel-held side fell. " * 60)
    >>> [(case.name, len(case.of_kind("restored")) > 40) for case in cases([story], ["atn"], ["light"])]
    [('1/atn/light', True)]
    """
    stock = [article for article in articles if len(article.text.split()) >= LEAST_WORDS]
    vocabulary = sorted({word for article in stock for word in re.findall(r"\b[a-z]{7,}\b", article.text)})
    for article in stock:
        for family in families:
            for level in levels:
                if family in BY_WORDS or level in RULED:
                    yield _case(article, family, level, vocabulary, seed, spellings or half_of(article))


def _case(article: Story, family: str, level: str, vocabulary: Sequence[str], seed: int, half: str) -> Case:
    name = f"{article.name}/{family}/{level}"
    chance = random.Random(f"{seed} {name}")
    percent, rates = LEVELS[level]
    if family in IN_PLACE:
        rates = rates._replace(moved=0)
    draft = drafted(edited(sentences(article.text), rates, vocabulary, chance))
    draft = FAMILIES[family](draft, Dice(percent, chance, half))
    return Case(name, article.name, family, level, draft.a, draft.b, draft.truth)
