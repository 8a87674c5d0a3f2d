"""The families of damage and how heavy each comes; every case hangs on its names and the seed alone."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from benchmarks.cases import Case
from benchmarks.hard_cases.building import Draft, cut, damaged, drafted
from benchmarks.hard_cases.masks import MASKS, entities, every, masked
from benchmarks.hard_cases.newsroom import Rates, edited
from benchmarks.hard_cases.stories import Story, sentences
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
RULED = ("light", "medium")
"""Damage by rule takes what the rule takes: the levels differ in the edits alone."""

Damage = Callable[[Draft, float, random.Random], Draft]


def _masked(family: str, draft: Draft, percent: float, chance: random.Random) -> Draft:
    return damaged(draft, masked(family, draft.a, percent, draft.allowed, chance))


def _entities(draft: Draft, percent: float, chance: random.Random) -> Draft:
    return damaged(draft, entities(draft.a, percent, draft.allowed, chance))


def _every(words: int, of: int, draft: Draft, percent: float, chance: random.Random) -> Draft:
    return damaged(draft, every(draft.a, words, of, draft.allowed, chance))


def _all_the_news(draft: Draft, percent: float, chance: random.Random) -> Draft:
    return damaged(draft, all_the_news(draft.a, draft.allowed))


def _all_the_news_collapsed(draft: Draft, percent: float, chance: random.Random) -> Draft:
    return damaged(draft, all_the_news(draft.a, draft.allowed), [collapsed])


def _all_the_news_worn(draft: Draft, percent: float, chance: random.Random) -> Draft:
    return damaged(draft, all_the_news(draft.a, draft.allowed), [misread, wrapped])


def _without_trace(draft: Draft, percent: float, chance: random.Random) -> Draft:
    return damaged(draft, without_trace(draft.a, draft.allowed))


def _cut(draft: Draft, percent: float, chance: random.Random) -> Draft:
    return cut(draft, chance)


def _edits_alone(draft: Draft, percent: float, chance: random.Random) -> Draft:
    return damaged(draft, [])


MASKED: dict[str, Damage] = {family: partial(_masked, family) for family in MASKS} | {"entities": _entities}
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
FAMILIES = MASKED | BY_RULE
IN_PLACE = frozenset(("cut",))
"""Families whose cases have no moves: what moved out of a part that was cut off is not what they are about."""


def cases(
    articles: Iterable[Story],
    families: Collection[str] = FAMILIES.keys(),
    levels: Collection[str] = LEVELS.keys(),
    seed: int = 1,
) -> Iterator[Case]:
    """Every article in every family at every level that the family has; short articles are left out.

    >>> story = Story("1", "The rebel-held side fell. " * 60)
    >>> [(case.name, len(case.of_kind("restored")) > 40) for case in cases([story], ["atn"], ["light"])]
    [('1/atn/light', True)]
    """
    stock = [article for article in articles if len(article.text.split()) >= LEAST_WORDS]
    vocabulary = sorted({word for article in stock for word in re.findall(r"\b[a-z]{7,}\b", article.text)})
    for article in stock:
        for family in families:
            for level in levels:
                if family in MASKED or level in RULED:
                    yield _case(article, family, level, vocabulary, seed)


def _case(article: Story, family: str, level: str, vocabulary: Sequence[str], seed: int) -> Case:
    name = f"{article.name}/{family}/{level}"
    chance = random.Random(f"{seed} {name}")
    percent, rates = LEVELS[level]
    if family in IN_PLACE:
        rates = rates._replace(moved=0)
    draft = drafted(edited(sentences(article.text), rates, vocabulary, chance))
    draft = FAMILIES[family](draft, percent, chance)
    return Case(name, article.name, family, level, draft.a, draft.b, draft.truth)
