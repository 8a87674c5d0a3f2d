"""A corpus as newspapers make it: outlets with boilerplate, next-day stories, and wire stories at five outlets."""

from __future__ import annotations

import random
from collections.abc import Iterator

from articlediff.records import NamedTuple
from benchmarks.corpus.language import Language, Topic

_OUTLETS = 20
_WIRE = 0.02
"""Share of stories that a wire sends to five outlets."""
_WIRE_OUTLETS = 5
_FOLLOWED = 0.2
"""Share of stories that the outlet carries on next day."""
_BACKGROUND = 0.2
"""Share of a next-day story's words that are paragraphs of the story before, at most."""
_REWORDED = 0.01
"""Share of the words that an outlet exchanges in a wire story."""


class Made(NamedTuple):
    """One article: its id, the number of its story, its outlet and its text."""

    id: str
    story: int
    text: str


class Corpus:
    """The articles of one seed, in the order in which outlets publish them."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self.language = Language(seed)
        chance = random.Random(seed)
        self._outlets = [self._boilerplate(chance) for _ in range(_OUTLETS)]

    def articles(self) -> Iterator[Made]:
        """Yield articles without an end; the first thousand are the same however many are taken."""
        story = number = 0
        while True:
            chance = random.Random(f"{self._seed} {story}")
            for kind, text in self._versions(chance):
                yield Made(f"{kind}-{number:07}", story + (kind == "next"), text)
                number += 1
            story += 2

    def _versions(self, chance: random.Random) -> Iterator[tuple[str, str]]:
        """Yield the articles that a story is told in, each with its sort."""
        topic = self.language.topic(chance)
        body = self._body(topic, chance)
        if chance.random() < _WIRE:
            for outlet in chance.sample(range(_OUTLETS), _WIRE_OUTLETS):
                yield "wire", self._published(outlet, self._revised(body, chance))
            return
        outlet = chance.randrange(_OUTLETS)
        yield "story", self._published(outlet, body)
        if chance.random() < _FOLLOWED:
            yield "next", self._published(outlet, self._carried_on(body, topic, chance))

    def _body(self, topic: Topic, chance: random.Random) -> list[str]:
        length, paragraphs = chance.randrange(300, 600), list[str]()
        while sum(len(paragraph.split()) for paragraph in paragraphs) < length:
            paragraphs.append(self.language.paragraph(topic, chance))
        return paragraphs

    def _carried_on(self, body: list[str], topic: Topic, chance: random.Random) -> list[str]:
        new = self._body(topic, chance)
        words = min(sum(len(paragraph.split()) for paragraph in paragraphs) for paragraphs in (body, new))
        background = list[str]()
        for paragraph in chance.sample(body, len(body)):
            if sum(len(old.split()) for old in [*background, paragraph]) < _BACKGROUND * words:
                background.append(paragraph)
        return [*new, *background]

    def _revised(self, body: list[str], chance: random.Random) -> list[str]:
        kept = body[: len(body) - chance.randrange(3)]
        return [" ".join(self._exchanged(word, chance) for word in paragraph.split(" ")) for paragraph in kept]

    def _exchanged(self, word: str, chance: random.Random) -> str:
        return chance.choice(self.language.words) if chance.random() < _REWORDED else word

    def _published(self, outlet: int, body: list[str]) -> str:
        head, tail = self._outlets[outlet]
        return "\n\n".join([head, *body, tail])

    def _boilerplate(self, chance: random.Random) -> tuple[str, str]:
        topic = self.language.topic(chance)
        head = f"The {chance.choice(self.language.names)} {chance.choice(self.language.words).capitalize()}"
        return head, self.language.paragraph(topic, chance)
