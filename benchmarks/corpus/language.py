"""Invented prose: sentences of a small grammar over words whose frequencies fall as those of a language do."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate, cycle

from articlediff.records import NamedTuple

_WORDS = 24_000
"""Invented words of the language."""
_NAMES = 6_000
"""Invented names, of which two make a person's."""
_DRAWN = 1_000_000
"""Words that are drawn once and for all, by their frequencies; paragraphs take theirs from there."""
_SENTENCE_WORDS = 12
"""Words of the language for each sentence; it uses most of them."""
_TOPIC = 30
"""Words that one story comes back to."""
_PEOPLE = 6
"""Persons of one story."""
_ONSETS = "b br c cl d dr f fl g gr h j k l m n p pl pr qu r s sh sl st str t th tr v w".split()
_VOWELS = "a e i o u ai ea ee oa ou".split()
_CODAS = "b ck d ft g l ld ll m mp n nd ng nt p r rd rk rn rt s sk ss st t th x".split()
_ARTICLES = ("the", "the", "the", "a", "its", "their", "this", "every", "no", "that", "some")
_PREPOSITIONS = "of of of in in to for on with at from by about into after over before between against under".split()
_AUXILIARIES = ("had", "has", "would", "could", "was", "will", "did not", "is to", "may", "should")
_CONJUNCTIONS = (" and", " but", " while", ", which", ", although", " because", ", so", "; and")
_OPENINGS = ("", "", "", "In the end, ", "On {}, ", "By {}, ", "Meanwhile, ", "At first, ", "Last week, ")
_SAYINGS = (", {} said.", ", {} said on {}.", ", according to {}.", ", {} told reporters.", ", {} added.")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


class Topic(NamedTuple):
    """The subject of one story: the words and the names that recur in it."""

    words: tuple[str, ...]
    names: tuple[str, ...]


class Language:
    """The words of one seed, and the prose that is made of them."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(seed)
        self.words = _invented(_WORDS, chance)
        self.names = [name.capitalize() for name in _invented(_NAMES, chance)]
        weights = list(accumulate(1 / rank for rank in range(3, _WORDS + 3)))
        # To draw words one by one, by their frequencies, would take most of the time.
        self._drawn = chance.choices(self.words, cum_weights=weights, k=_DRAWN)

    def topic(self, chance: random.Random) -> Topic:
        """Return the subject of a new story."""
        people = (" ".join(chance.choices(self.names, k=2)) for _ in range(_PEOPLE))
        return Topic(tuple(self._some(_TOPIC, chance)), (*people, *chance.choices(self.names, k=3)))

    def paragraph(self, topic: Topic, chance: random.Random) -> str:
        """Return a paragraph of two to four sentences on the subject."""
        sentences = chance.randrange(2, 5)
        words = [*self._some(_SENTENCE_WORDS * sentences, chance), *chance.choices(topic.words, k=8 * sentences)]
        chance.shuffle(words)
        drawn = cycle(words)
        return " ".join(_sentence(drawn, topic, chance) for _ in range(sentences))

    def _some(self, number: int, chance: random.Random) -> Sequence[str]:
        start = chance.randrange(_DRAWN - number)
        return self._drawn[start : start + number]


def _sentence(words: Iterator[str], topic: Topic, chance: random.Random) -> str:
    day = chance.choice(_DAYS)
    opening = chance.choice(_OPENINGS).format(day)
    body = _clause(words, topic, chance)
    if chance.random() < 0.5:
        body += f"{chance.choice(_CONJUNCTIONS)} {_clause(words, topic, chance)}"
    body = opening + body
    body = body[0].upper() + body[1:]
    if chance.random() < 0.2:
        return f"“{body}”" + chance.choice(_SAYINGS).format(chance.choice(topic.names), day)
    return f"{body}."


def _clause(words: Iterator[str], topic: Topic, chance: random.Random) -> str:
    verb = f"{chance.choice(_AUXILIARIES)} {next(words)}" if chance.random() < 0.4 else f"{next(words)}ed"
    place = f" {chance.choice(_PREPOSITIONS)} {_thing(words, topic, chance)}" if chance.random() < 0.6 else ""
    return f"{_thing(words, topic, chance)} {verb} {_thing(words, topic, chance)}{place}"


def _thing(words: Iterator[str], topic: Topic, chance: random.Random) -> str:
    sort = chance.random()
    if sort < 0.2:
        return chance.choice(topic.names)
    if sort < 0.3:
        return f"{chance.randrange(2, 900)} {next(words)}s"
    noun = f"{next(words)}-{next(words)} {next(words)}" if sort < 0.35 else next(words)
    article = chance.choice(_ARTICLES)
    if sort < 0.6:
        return f"{article} {next(words)} {noun}"
    if sort < 0.8:
        return f"{article} {noun} {chance.choice(_PREPOSITIONS)} {_thing(words, topic, chance)}"
    return f"{article} {noun}"


def _invented(number: int, chance: random.Random) -> list[str]:
    """Return that many different words, the shorter ones mostly in front, as in a language."""
    found: dict[str, None] = {}
    while len(found) < number:
        syllables = 1 + (len(found) > 800) + (len(found) > 9_000 and chance.random() < 0.5)
        parts = (chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(syllables))
        found["".join(parts) + chance.choice(_CODAS)] = None
    return list(found)
