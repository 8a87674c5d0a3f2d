"""Sentences that both texts have whole, and whether each is found again when paragraphs change places.

A sentence of three words or more that the copy shows as removed and the full text as added is lost.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from articlediff.comparing import compare
from articlediff.model import Comparison, Kind
from articlediff.text.tokenising import tokenise
from benchmarks.adding import Addable
from benchmarks.data import options
from benchmarks.hard_cases.stories import Story, half_of, stories
from benchmarks.table import aligned, percent

Paragraphs = list[str]
Key = tuple[str, ...]

LEAST_WORDS = 3
NUMBERS = (2, 3, 4, 6, 8, 12)
WORDS_PER_BLANK = 30
HEADER = ("order", "damage", "cases", "sentences", "lost", "in pieces", "cases with a lost one", "in %")


@dataclass
class Tally(Addable):
    """The figures of the cases of one order and damage, added up."""

    cases: int = 0
    sentences: int = 0
    lost: int = 0
    """Sentences shown as removed and added."""
    in_pieces: int = 0
    """Sentences of which a part is shown so, or as reworded."""
    failed: int = 0
    """Cases with a lost sentence."""


def _reversed(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    return paragraphs[::-1]


def _rotated(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    at = chance.randrange(1, len(paragraphs))
    return paragraphs[at:] + paragraphs[:at]


def _shuffled(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    return chance.sample(paragraphs, len(paragraphs))


ORDERS: dict[str, Callable[[Paragraphs, random.Random], Paragraphs]] = {
    "reversed": _reversed,
    "rotated": _rotated,
    "shuffled": _shuffled,
}
DAMAGE = {"none": None, "[REDACTED]": "[REDACTED]", "spaces": " "}
"""The mask of one word in thirty, by the name of the damage."""


def reordered(story: Story, number: int, order: str, damage: str) -> tuple[str, str] | None:
    """A copy of the story with so many neighbouring paragraphs in another order, and the story; None if it has fewer.

    >>> reordered(Story("1", "One.\\nTwo.\\nThree."), 3, "reversed", "none")
    ('Three.\\nTwo.\\nOne.', 'One.\\nTwo.\\nThree.')
    """
    paragraphs = [line for line in story.text.split("\n") if line.strip()]
    if len(paragraphs) < number:
        return None
    chance = random.Random(f"{story.name} {number} {order} {damage}")
    first = chance.randrange(len(paragraphs) - number + 1)
    moved = ORDERS[order](paragraphs[first : first + number], chance)
    copy = [*paragraphs[:first], *moved, *paragraphs[first + number :]]
    mark = DAMAGE[damage]
    if mark is not None:
        copy = [_with_blanks(paragraph, mark, chance) for paragraph in copy]
    return "\n".join(copy), "\n".join(paragraphs)


def _with_blanks(paragraph: str, mark: str, chance: random.Random) -> str:
    words = paragraph.split(" ")
    return " ".join(mark if k and not chance.randrange(WORDS_PER_BLANK) else word for k, word in enumerate(words))


def measure(truncated: str, full: str) -> tuple[Tally, list[str]]:
    """What became of the sentences that both texts have, and the lost ones."""
    comparison = compare(truncated, full, force=True)
    sides = [_sentences(text) for text in (truncated, full)]
    both = Counter(key for key, _, _ in sides[0]) & Counter(key for key, _, _ in sides[1])
    gone: list[Counter[Key]] = []
    pieces: Counter[Key] = Counter()
    for side, kind in enumerate((Kind.REMOVED, Kind.ADDED)):
        shown, touched = (_stretches(comparison, side, kinds) for kinds in ((kind,), (kind, Kind.REWORDED)))
        present = [sentence for sentence in sides[side] if sentence[0] in both]
        gone.append(Counter(key for key, start, end in present if 2 * _covered(shown, start, end) > end - start))
        pieces.update(key for key, start, end in present if _covered(touched, start, end))
    lost = gone[0] & gone[1]
    in_pieces = sum(min(number, both[key]) for key, number in pieces.items())
    return Tally(1, both.total(), lost.total(), in_pieces, int(bool(lost))), [" ".join(key) for key in lost.elements()]


def lost_sentences(truncated: str, full: str) -> list[str]:
    """The sentences that both texts have, but that are shown as removed in the one and added in the other."""
    return measure(truncated, full)[1]


def _sentences(text: str) -> list[tuple[Key, int, int]]:
    """Return the keys of each sentence of three words and more, and its place."""
    tokens = tokenise(text)
    starts = tokens.sentence_starts
    found = zip(starts, [*starts[1:], len(tokens)], strict=True)
    return [
        (tokens.keys[first:stop], *tokens.slice(first, stop))
        for first, stop in found
        if tokens.count_words(first, stop) >= LEAST_WORDS
    ]


def _stretches(comparison: Comparison, side: int, kinds: Container[Kind]) -> list[tuple[int, int]]:
    spans = [change.full if side else change.truncated for change in comparison.changes if change.kind in kinds]
    return [(span.start, span.end) for span in spans]


def _covered(stretches: Sequence[tuple[int, int]], start: int, end: int) -> int:
    return sum(max(0, min(end, last) - max(start, first)) for first, last in stretches)


def line(name: tuple[str, str], tally: Tally) -> list[str]:
    """One line of the table."""
    counts = [tally.cases, tally.sentences, tally.lost, tally.in_pieces, tally.failed]
    return [*name, *map(str, counts), percent(tally.failed, tally.cases)]


def _arguments() -> argparse.Namespace:
    parser = options(__doc__)
    parser.add_argument("--half", choices=("tune", "report", "all"), default="report", help="which articles")
    parser.add_argument("--numbers", type=int, nargs="+", default=NUMBERS, metavar="N", help="how many paragraphs")
    parser.add_argument("--orders", nargs="+", choices=ORDERS, default=list(ORDERS), metavar="ORDER")
    parser.add_argument("--damage", nargs="+", choices=DAMAGE, default=list(DAMAGE), metavar="DAMAGE")
    parser.add_argument("--limit", type=int, metavar="N", help="take only the first N articles")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N lost sentences")
    return parser.parse_args()


def _cases(chosen: argparse.Namespace) -> Iterator[tuple[tuple[str, str], str, tuple[str, str]]]:
    picked = (s for s in stories(chosen.data / "articles.jsonl") if chosen.half in ("all", half_of(s)))
    for story in islice(picked, chosen.limit):
        for number in chosen.numbers:
            for order in chosen.orders:
                for damage in chosen.damage:
                    if pair := reordered(story, number, order, damage):
                        yield (f"{number} {order}", damage), f"{story.name} {number} {order} {damage}", pair


def main() -> None:
    """Measure every chosen case, then print lost sentences and figures."""
    chosen = _arguments()
    tallies: defaultdict[tuple[str, str], Tally] = defaultdict(Tally)
    shown = 0
    for group, name, pair in _cases(chosen):
        tally, lost = measure(*pair)
        tallies[group] += tally
        for sentence in lost[: max(0, chosen.errors - shown)]:
            print(f"LOST {name}: {sentence}")
            shown += 1
    everything = sum(tallies.values(), Tally())
    print(aligned(HEADER, [*(line(*item) for item in tallies.items()), line(("all", ""), everything)]))


if __name__ == "__main__":
    main()
