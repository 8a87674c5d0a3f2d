"""The share of a worn text's letters that another text has: the measure for copies of which hardly a word matches.

A machine that reads a page takes ``rn`` for ``m`` in every second word, glues words and splits them; other copies lost
all their capitals, signs or short words. Their words have no runs in common, but their letters do. Letters say less
than words, though: next-day stories repeat whole paragraphs. So letters count only near a trace of wear, of which
stories that share clean paragraphs have few.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from articlediff.calibration.thresholds import (
    COMMON_SEED,
    FEWEST_LETTERS,
    GLANCE_LETTERS,
    GLANCED,
    GLANCES,
    LETTERS_PER_EDIT,
    LETTERS_PER_MISREADING,
    LONG_SEED_LETTERS,
    LONG_TEXT_LETTERS,
    LONGEST_BRIDGE,
    LONGEST_UNGLANCED,
    MOST_OVERLAP,
    RUN_LETTERS,
    SAMPLE_LETTERS,
    SAMPLES,
    SEED_LETTERS,
)
from articlediff.expressions import expression
from articlediff.properties import cached_property
from articlediff.records import NamedTuple

_SIGNS = expression(r"[\W_]+")
_LETTERS_AND_OTHERS = expression(r"([^\W_]*)([\W_]*)")


class Letters:
    """The letters and digits of a text, without accents and in compatible forms, and how they were written.

    >>> text = Letters("The É-mail.")
    >>> text.folded, text.written, sorted(text.openers), sorted(text.signs)
    ('theemail', 'TheEmail', [0, 3, 8], [4, 8])
    """

    def __init__(self, text: str) -> None:
        self._text = unicodedata.normalize("NFKD", text)
        self.written = _SIGNS.sub("", self._text)
        folded = self.written.casefold()
        if len(folded) != len(self.written):
            folded = "".join(letter if len(letter.casefold()) > 1 else letter.casefold() for letter in self.written)
        self.folded = folded

    @cached_property
    def openers(self) -> set[int]:
        """The letters that words begin with, by number."""
        lengths = (len(word) if word.isalnum() else sum(map(str.isalnum, word)) for word in self._text.split())
        return {0, *accumulate(lengths)}

    @cached_property
    def signs(self) -> set[int]:
        """The letters in front of which a sign is, by number."""
        found: set[int] = set()
        count = 0
        for letters, others in _LETTERS_AND_OTHERS.findall(self._text):
            count += len(letters)
            if others and not others.isspace():
                found.add(count)
        return found


class Part(NamedTuple):
    """``length`` letters from letter ``a`` of the one text equal those from letter ``b`` of the other."""

    a: int
    b: int
    length: int


class _Common(NamedTuple):
    """The common runs, by their place in the shorter text, and how many of its letters they have."""

    letters: int
    runs: list[list[Part]]


def worn_share(one: str, other: str, least: float = 0.0) -> float:
    """Return the share of the shorter text's letters (0 to 1) that are in common runs, near traces of wear.

    A share below ``least`` is of no interest, and may be given as 0.

    >>> full = "The clerk of the harbour board had come to hear him on Monday, and the boat was sold to the mayor."
    >>> worn_share("Tbe cierk of the harb0ur hoard had corne to hear hirn on Monday and tlie boat was soId", full) > 0.8
    True
    >>> worn_share(full[:70], full)
    0.0
    """
    a, b = sorted((Letters(one), Letters(other)), key=lambda letters: len(letters.folded))
    size = len(a.folded)
    if size < FEWEST_LETTERS:
        return 0.0
    if least and size > LONGEST_UNGLANCED:
        glanced = _common_runs(a.folded, b.folded, _stretches(size, GLANCES, GLANCE_LETTERS))
        if glanced.letters < GLANCED * least * GLANCES * GLANCE_LETTERS:
            return 0.0
    sampled = _sampled(size)
    looked_at = sum(map(len, sampled))
    common = _common_runs(a.folded, b.folded, sampled)
    if not common.letters or common.letters < least * looked_at:
        return 0.0
    wear = _Wear(a, b)
    for run in common.runs:
        wear.add(run)
    return min(1.0, min(common.letters, wear.vouched_for()) / looked_at)


def _sampled(size: int) -> list[range]:
    """Return the letters that are looked for: all, or evenly spaced samples of a long text."""
    if size <= SAMPLES * SAMPLE_LETTERS:
        return [range(size)]
    return _stretches(size, SAMPLES, SAMPLE_LETTERS)


def _stretches(size: int, count: int, length: int) -> list[range]:
    """Return ``count`` stretches of ``length`` letters each, evenly spaced over ``size`` letters."""
    step = size // count
    return [range(start, start + length) for start in range(0, step * count, step)]


def _common_runs(a: str, b: str, sampled: Sequence[range]) -> _Common:
    """Return the runs that both texts have; of runs that overlap in ``a``, the first."""
    letters = done = 0
    runs = []
    for run in sorted(_runs(_common_parts(a, b, sampled))):
        start, stop = run[0].a, run[-1].a + run[-1].length
        if stop > done:
            letters += stop - max(start, done)
            done = stop
            runs.append(run)
    return _Common(letters, runs)


def _common_parts(a: str, b: str, sampled: Sequence[range]) -> list[Part]:
    """Return the stretches of equal letters, each as long as a seed at least, by their place in ``a``."""
    size = SEED_LETTERS if len(b) <= LONG_TEXT_LETTERS else LONG_SEED_LETTERS
    seeds: dict[str, list[int]] = {}
    for stretch in sampled:
        for at in range(stretch.start, min(stretch.stop, len(a) - size + 1)):
            seeds.setdefault(a[at : at + size], []).append(at)
    found: list[tuple[int, int, int]] = []
    # By diagonal, the place in b less the place in a: where the latest part starts and ends, in b.
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    read = (b[at : at + size] for at in range(len(b) - size + 1))
    for end, starts_in_a in enumerate(map(seeds.get, read), size):
        if starts_in_a is None or len(starts_in_a) > COMMON_SEED:
            continue
        for at in starts_in_a:
            diagonal = end - size - at
            if ends.get(diagonal) != end - 1:
                if diagonal in ends:
                    found.append((starts[diagonal] - diagonal, starts[diagonal], ends[diagonal] - starts[diagonal]))
                starts[diagonal] = end - size
            ends[diagonal] = end
    found += [(start - diagonal, start, ends[diagonal] - start) for diagonal, start in starts.items()]
    return [Part(*part) for part in sorted(found)]


class _Link:
    """A part as the end of the best chain that leads to it: one with the most letters."""

    __slots__ = ("is_used", "letters", "part", "previous")

    def __init__(self, part: Part, letters: int, previous: _Link | None) -> None:
        self.part = part
        self.letters = letters
        self.previous = previous
        self.is_used = False


def _runs(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Yield the runs of parts with few letters between them, the longest first; each part is in one run at most."""
    for last in sorted(_linked(parts), key=lambda link: -link.letters):
        if last.letters < RUN_LETTERS:
            return
        link: _Link | None = last
        run: list[Part] = []
        while link and not link.is_used:
            link.is_used = True
            run.append(link.part)
            link = link.previous
        # What is before a part in use belongs to a longer run.
        if run and last.letters - (link.letters if link else 0) >= RUN_LETTERS:
            yield run[::-1]


def _linked(parts: Sequence[Part]) -> list[_Link]:
    """Return each part with the best chain of parts before it, on its diagonal or next to it."""
    links: list[_Link] = []
    latest: dict[int, tuple[_Link, ...]] = {}  # the last two of each band of neighbouring diagonals
    for part in parts:
        band = (part.b - part.a) // LONGEST_BRIDGE
        letters = 0
        previous: _Link | None = None
        for link in (*latest.get(band - 1, ()), *latest.get(band, ()), *latest.get(band + 1, ())):
            overlap = _overlap(link.part, part)
            if overlap is not None and link.letters - overlap > letters:
                letters, previous = link.letters - overlap, link
        links.append(_Link(part, letters + part.length, previous))
        latest[band] = (*latest.get(band, ())[-1:], links[-1])
    return links


def _overlap(part: Part, following: Part) -> int | None:
    """Return by how many letters the parts overlap; None if the second one does not go on with the first."""
    between_a = following.a - part.a - part.length
    if between_a > LONGEST_BRIDGE or following.a <= part.a or following.b <= part.b:
        return None
    between_b = following.b - part.b - part.length
    if between_a < -MOST_OVERLAP or not -MOST_OVERLAP <= between_b <= LONGEST_BRIDGE:
        return None
    return max(0, -between_a, -between_b)


class _Wear:
    """The traces of wear in the runs: what differs one way only. What comes both ways alike is an editor's doing."""

    def __init__(self, a: Letters, b: Letters) -> None:
        self._a, self._b = a, b
        self._misread = 0
        self._words = self._capitals = self._openers = self._signs = 0

    def add(self, run: Sequence[Part]) -> None:
        """Count the traces of one run."""
        for part in run:
            self._add_writing(part)
        for part, following in pairwise(run):
            self._add_between((part.a + part.length, following.a), (part.b + part.length, following.b))

    def vouched_for(self) -> int:
        """Return how many letters the traces vouch for."""
        others = abs(self._words) + abs(self._capitals) + abs(self._openers) + abs(self._signs)
        return LETTERS_PER_MISREADING * self._misread + LETTERS_PER_EDIT * others

    def _add_writing(self, part: Part) -> None:
        """Count how equal letters are written: capitals, word spaces, signs."""
        a, b, length = part
        in_a, in_b = self._a.written[a : a + length], self._b.written[b : b + length]
        if in_a != in_b:
            self._capitals += sum(map(str.isupper, in_a)) - sum(map(str.isupper, in_b))
        self._openers += _count_inside(self._a.openers, a, length) - _count_inside(self._b.openers, b, length)
        self._signs += _count_inside(self._a.signs, a, length) - _count_inside(self._b.signs, b, length)

    def _add_between(self, a: tuple[int, int], b: tuple[int, int]) -> None:
        """Count the letters between two parts: words that one text lacks, or misread ones."""
        in_a, in_b = self._a.folded[slice(*a)], self._b.folded[slice(*b)]
        are_words = _are_words(self._a, a) and _are_words(self._b, b)
        if are_words and bool(in_a) != bool(in_b):
            self._words += 1 if in_a else -1
        elif not are_words and not any(map(str.isdigit, in_a + in_b)):  # figures are edited, letters in words are not
            self._misread += 1


def _count_inside(letters: set[int], start: int, length: int) -> int:
    """Return how many of the letters are among ``length`` from ``start`` on, without the first."""
    return sum(letter in letters for letter in range(start + 1, start + length))


def _are_words(text: Letters, between: tuple[int, int]) -> bool:
    """Return whether the letters are whole words, or none between two words."""
    start, stop = between
    return stop >= start and all(edge in text.openers or edge == len(text.folded) for edge in between)
