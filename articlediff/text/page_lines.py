"""Page furniture: the lines that a page has besides the story, such as running heads, page numbers and stamps.

They show by what pages do, and not by what they say: numbers count up from page to page, form feeds part the pages, and
the other lines recur beside these, or at like distances, in the middle of sentences.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence, Set
from itertools import pairwise

from articlediff.calibration.one_text import (
    FEWEST_ALIKE,
    FEWEST_BARE_PAGES,
    FEWEST_HEADS,
    FEWEST_PAGES,
    HEADS_AT_PAGES,
    LONGEST_PAGE_LINE,
    MOST_BESIDE,
    MOST_UNEVEN,
    MOST_UNEVEN_ALIKE,
    WORDS_BETWEEN_ALIKE,
    WORDS_BETWEEN_HEADS,
    WORDS_BETWEEN_PAGES,
    WORDS_PER_FURNITURE,
)
from articlediff.expressions import expression
from articlediff.punctuation import LINE_ENDS
from articlediff.records import NamedTuple

_NUMBER = expression(r"\d+")
_PAGE_NUMBER = expression(
    r"\W{0,4}(?:(?P<word>[^\W\d_]{1,8}\.?)\s*:?\s*)?(?P<number>\d{1,4})"
    r"(?:\s*(?:of|von|de|sur|di|/)\s*(?P<total>\d{1,4}))?(?:\s*[-–—\])>~*]{1,3})?"
)
"""A line with one number, or one and the number of all pages; the word may be any."""
_PAGE_WORDS = frozenset("page p pg seite s página pág pagina folio sheet".split())
_SIGNS = tuple("-–—[]~*")
"""Signs on both sides of a page number."""
_FORM_FEED = "\f"
_MASKING = tuple("[(<{█▇■_*#@~")
"""Signs that a mask may begin with: as a line of its own it recurs, too."""


_LAST_SIGNS = frozenset("-–—])>~*")


class PageLine(NamedTuple):
    """One line of a text that is not empty: its offsets without outer white space, in code points, half-open.

    ``shape`` is its text with ``#`` for each number, empty if it is too long to be furniture. ``fed``: a form feed is
    in front of it. ``words`` is the number of words in front of it.
    """

    start: int
    end: int
    text: str
    shape: str
    fed: bool
    words: int


def page_lines(text: str) -> list[PageLine]:
    r"""Return the lines of a text that have anything but white space.

    >>> [(line.start, line.shape, line.words) for line in page_lines("One.\n\n\fPage 2\nTwo.")]
    [(0, 'One.', 0), (7, 'Page #', 1), (14, 'Two.', 3)]
    """
    found: list[PageLine] = []
    at = words = 0
    fed = False
    for line in text.split("\n"):
        bare = line.strip()
        fed = fed or _FORM_FEED in line
        if bare:
            start = at + line.index(bare[0])
            shape = _NUMBER.sub("#", bare) if len(bare) <= LONGEST_PAGE_LINE else ""
            found.append(PageLine(start, start + len(bare), bare, shape, fed, words))
            words += len(bare.split())
            fed = False
        at += len(line) + 1
    return found


def may_have_furniture(text: str) -> bool:
    """Return whether the text may have any: short lines that recur, or that are numbers, or form feeds."""
    if _FORM_FEED in text:
        return True
    short = [line for line in text.split("\n") if 0 < len(line) <= LONGEST_PAGE_LINE]
    if len(short) < FEWEST_PAGES:
        return False
    return len(set(short)) <= len(short) - (FEWEST_HEADS - 1) or any(_is_numbered(line) for line in short)


def _is_numbered(line: str) -> bool:
    """Return whether the line may be a page number."""
    last = line.rstrip()[-1:]
    return (last.isdigit() or last in _LAST_SIGNS) and _PAGE_NUMBER.fullmatch(line.strip()) is not None


def find_furniture(lines: Sequence[PageLine], known: Set[str] = frozenset()) -> set[int]:
    r"""Return which of the lines are page furniture, by their indices.

    ``known`` are the shapes of the other text's furniture, and furniture here.

    >>> page = "The ferry came to the mole, and nobody but the clerk with his hat on was waiting at"
    >>> lines = page_lines(f"{page}\n- 1 -\nthe light. {page}\n- 2 -\nthe quay.")
    >>> [lines[k].text for k in sorted(find_furniture(lines))]
    ['- 1 -', '- 2 -']
    """
    by_shape: defaultdict[str, list[int]] = defaultdict(list)
    for k, line in enumerate(lines):
        if line.shape:
            by_shape[line.shape].append(k)
    numbers = {k for k, line in enumerate(lines) if line.shape and _is_numbered(line.text)}
    recurring = {k for shape, ks in by_shape.items() if len(ks) > 1 or shape in known for k in ks}
    told = _Told(lines, numbers | recurring)
    found = {k for shape in known & by_shape.keys() for k in by_shape[shape] if told.is_page(k, shape)}
    for ks in by_shape.values():
        if ks[0] in numbers and told.counts_up(ks):
            found.update(ks)
    for shape, ks in by_shape.items():
        if ks[0] not in numbers and told.recurs_at_like_distances(ks, shape):
            found.update(ks)
    found |= _beside(lines, by_shape, found)
    is_list = sum(len(lines[k].text.split()) for k in found) * WORDS_PER_FURNITURE > _count_words(lines)
    return set() if is_list else found


def _count_words(lines: Sequence[PageLine]) -> int:
    return lines[-1].words + len(lines[-1].text.split()) if lines else 0


class _Told:
    """The evidence around lines; ``candidates`` may be furniture, all other lines are the story."""

    def __init__(self, lines: Sequence[PageLine], candidates: Set[int]) -> None:
        self._lines = lines
        self._story = [k for k in range(len(lines)) if k not in candidates]

    def is_page(self, k: int, shape: str) -> bool:
        """Return whether a line that the other text has as furniture is furniture; a lone number may be a figure."""
        return any(map(str.isalpha, shape)) or self.interrupts(k) or self._lines[k].fed

    def counts_up(self, ks: Sequence[int]) -> bool:
        """Return whether the numbers of these lines, which have one shape, count the pages."""
        numbers = [number for k in ks if (number := _page_number(self._lines[k].text))]
        if len(numbers) < len(ks):
            return False
        at_pages = self._count_at_pages(ks)
        first = numbers[0]
        if len({number.page for number in numbers}) < (FEWEST_BARE_PAGES if first.is_bare else FEWEST_PAGES):
            return at_pages == len(ks) and first.says_page
        steps = len(ks) - 1
        up = sum(0 <= after.page - before.page <= 1 for before, after in pairwise(numbers))
        words = self._lines[ks[-1]].words - self._lines[ks[0]].words
        # Chapters count up as well, and none begins in the middle of a sentence.
        return 2 * up > steps and words >= WORDS_BETWEEN_PAGES * steps and (at_pages > 0 or first.says_page)

    def recurs_at_like_distances(self, ks: Sequence[int], shape: str) -> bool:
        """Return whether a line recurs as once a page."""
        if len(ks) < FEWEST_HEADS or not any(map(str.isalpha, shape)) or shape.startswith(_MASKING):
            return False
        # It imports a dozen modules, and hardly any text has such lines.
        from statistics import median

        distances = [self._lines[after].words - self._lines[before].words for before, after in pairwise(ks)]
        usual = median(distances)
        unlike = max(distances) / max(1, usual)
        if len(ks) <= HEADS_AT_PAGES * self._count_at_pages(ks):
            return usual >= WORDS_BETWEEN_HEADS and unlike <= MOST_UNEVEN
        is_even = unlike <= MOST_UNEVEN_ALIKE and usual <= MOST_UNEVEN_ALIKE * min(distances)
        return len(ks) >= FEWEST_ALIKE and usual >= WORDS_BETWEEN_ALIKE and is_even and shape[-1] not in LINE_ENDS

    def _count_at_pages(self, ks: Sequence[int]) -> int:
        """Return how many of the lines are in the middle of a sentence or at a form feed."""
        return sum(self.interrupts(k) or self._lines[k].fed for k in ks)

    def interrupts(self, k: int) -> bool:
        """Return whether the sentence of the story before the line goes on after it."""
        number = bisect_left(self._story, k)
        if not 0 < number < len(self._story):
            return False
        before, after = self._lines[self._story[number - 1]], self._lines[self._story[number]]
        return after.text[0].islower() and before.text[-1] not in LINE_ENDS


class _PageNumber(NamedTuple):
    """The number of a line that may count pages.

    ``says_page``: a word for pages, signs or the number of all pages are beside it.
    """

    page: int
    is_bare: bool
    says_page: bool


def _page_number(text: str) -> _PageNumber | None:
    """Return the number of a line that has nothing else but a word or signs."""
    found = _PAGE_NUMBER.fullmatch(text)
    if not found:
        return None
    page, total, word = int(found["number"]), found["total"], found["word"]
    has_total = total is not None and int(total) >= page
    is_page = word is not None and word.lower().rstrip(".") in _PAGE_WORDS
    signs = text.startswith(_SIGNS) and text.endswith(_SIGNS)
    return _PageNumber(page, text.isdigit(), has_total or is_page or signs)


def _beside(lines: Sequence[PageLine], by_shape: dict[str, list[int]], found: set[int]) -> set[int]:
    """Return the lines that recur, and mostly beside furniture or at form feeds."""
    beside: set[int] = set()
    recurring = {shape: ks for shape, ks in by_shape.items() if len(ks) > 1 and not found.issuperset(ks)}
    for _ in range(MOST_BESIDE):
        known = found | beside
        new: set[int] = set()
        for ks in recurring.values():
            near = [k for k in ks if k in known or _is_near(lines, k, known)]
            if len(near) > 1 and len(near) >= len(ks) - 1 and not known.issuperset(ks):
                new.update(ks)
        if new <= beside:
            break
        beside |= new
    return beside


def _is_near(lines: Sequence[PageLine], k: int, known: Set[int]) -> bool:
    is_fed = lines[k].fed or (k + 1 < len(lines) and lines[k + 1].fed)
    return is_fed or k - 1 in known or k + 1 in known
