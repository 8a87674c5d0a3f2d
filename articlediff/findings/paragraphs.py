"""Paragraphs that break off inside the text: the missing part, up to where the copy goes on, is one lost passage."""

from __future__ import annotations

from articlediff.alignment.types import Bounds
from articlediff.calibration.thresholds import (
    BROKEN_WORD_LETTERS,
    GUESSED,
    LINE_WORDS,
    LONGEST_CUT_TRACE,
    MASKED,
    OPEN,
    SEEN,
    SENTENCE_WORDS,
    STOPPED_PARAGRAPHS,
)
from articlediff.copy.cuts.notices import begins_with_mask, begins_with_notice, boxed, is_link, without_mask
from articlediff.findings.cut_passages import (
    Lost,
    is_broken_word,
    is_in_sentence,
    is_long,
    opens_like_a_sentence,
    passage,
)
from articlediff.properties import cached_property
from articlediff.punctuation import LINE_ENDS
from articlediff.records import NamedTuple
from articlediff.text.tokens import Tokens

_DASHES = "-–— "
_QUOTES = ("»", "›", "»»", "››")


class _Break(NamedTuple):
    """A line of the copy that ends sooner than the full text's.

    ``stretch`` is what is unmatched at its end. The lines end before tokens ``a_end`` and ``b_end``: after the stretch
    they may have a stop in common. ``is_half``: of the word that the full text goes on with, the copy has the first
    letters only.
    """

    stretch: Bounds
    a_end: int
    b_end: int
    is_half: bool


class Paragraphs:
    """Tells of the copy ``a`` where its paragraphs break off, in the light of the full text ``b``."""

    def __init__(self, a: Tokens, b: Tokens) -> None:
        self._a = a
        self._b = b

    def lost_in(self, stretch: Bounds) -> Lost | None:
        """Return what is missing where a paragraph breaks off inside the text, with the paragraphs missing after it.

        None if the stretch does not end a line of the copy, or nothing says that the line was cut.

        >>> from articlediff.text.tokenising import tokenise
        >>> copy = tokenise("Nine goats came by fer…\\nThey went ashore.")
        >>> full = tokenise("Nine goats came by ferry on the first of May.\\nThey went ashore.")
        >>> lost = Paragraphs(copy, full).lost_in(Bounds(4, 6, 4, 11)).passage
        >>> copy.text[slice(*lost.truncated)], full.text[slice(*lost.full)]
        ('fer…', 'ferry on the first of May.')
        """
        a, b = self._a, self._b
        found = _break(a, b, stretch)
        if found and (alike := _count_alike(a, b, stretch)):
            # The few words of its last sentence may be too few to match.
            found = _break(a, b, stretch._replace(a0=stretch.a0 + alike, b0=stretch.b0 + alike))
        if not found:
            return None
        a0, a1 = found.stretch.a0, found.stretch.a1
        first = a0 + found.is_half
        sure = _sure_by_mask(a, b, found, first) if first < found.a_end else self._sure_without(found)
        if not sure:
            return None
        truncated = a.slice(a0, a1) if a0 < a1 else (a.ends[a0 - 1], a.ends[a0 - 1])
        before = Bounds(stretch.a0, stretch.a0, stretch.b0, stretch.b0)
        return Lost(passage(b, truncated, found.stretch, sure), before)

    def _sure_without(self, found: _Break) -> float | None:
        """Return how sure it is that the line, which ends without a mask, was cut; None if it does not look so."""
        a, b, stretch = self._a, self._b, found.stretch
        if "\n" not in b.spaces[found.b_end] or (not found.is_half and not _may_go_on(a, b, stretch)):
            return None
        if found.is_half and _is_piece(a, b, stretch):
            return SEEN
        if _ends_paragraph(b, stretch.b1) and _ends_sentence(b, stretch):
            words = a.count_words(_line_start(a, stretch.a0 - 1), stretch.a0)
            is_prose = words >= (SENTENCE_WORDS if opens_like_a_sentence(b, stretch.b0) else LINE_WORDS)
            all_end = self._all_end_with_stops
            if is_prose and (found.is_half or all_end or is_long(b, stretch) or b.texts[stretch.b0][0].islower()):
                return (SEEN if found.is_half else OPEN) if all_end else GUESSED
        return GUESSED if stretch.a0 == stretch.a1 and self._is_left_open(stretch) else None

    @cached_property
    def _all_end_with_stops(self) -> bool:
        """Whether the full text's paragraphs end with a stop, as lists and headings do not."""
        b = self._b
        ends = [k - 1 for k in range(1, len(b)) if "\n" in b.spaces[k]]
        ended = sum(b.texts[k] in LINE_ENDS for k in [*ends, len(b) - 1])
        return ended >= STOPPED_PARAGRAPHS * (len(ends) + 1)

    def _is_left_open(self, stretch: Bounds) -> bool:
        """Return whether the copy's line ends with the space in front of the missing words, as few of its lines do."""
        a, b = self._a, self._b
        ends_open = a.spaces[stretch.a1].startswith(" ") and not b.spaces[stretch.b1].startswith(" ")
        is_line = not any("\n" in space for space in b.spaces[stretch.b0 : stretch.b1])
        return ends_open and is_line and self._few_lines_end_open

    @cached_property
    def _few_lines_end_open(self) -> bool:
        """Whether few lines of the copy end with a space."""
        text = self._a.text
        return 2 * text.count(" \n") <= text.count("\n") + 1


def _count_alike(a: Tokens, b: Tokens, stretch: Bounds) -> int:
    """Return how many tokens at the beginning of the stretch are equal."""
    most = min(stretch.a1 - stretch.a0, stretch.b1 - stretch.b0)
    return next((k for k in range(most) if a.keys[stretch.a0 + k] != b.keys[stretch.b0 + k]), most)


def _break(a: Tokens, b: Tokens, stretch: Bounds) -> _Break | None:
    """Return how the line of the copy ends with the stretch, if that is inside the text and words are missing."""
    a0, a1, b0, b1 = stretch
    if not 0 < a0 <= a1 < len(a) or b1 == len(b) or a1 - a0 > LONGEST_CUT_TRACE or not b.count_words(b0, b1):
        return None
    # The last stop of a mask that has several may match the stop of the full text's line.
    has_stop = a0 < a1 and "\n" not in a.spaces[a1]
    if has_stop and (not a.texts[a1] == "." == b.texts[b1] or a1 + 1 == len(a) or b1 + 1 == len(b)):
        return None
    a_end, b_end = a1 + has_stop, b1 + has_stop
    if "\n" not in a.spaces[a_end] or not ("\n" in b.spaces[b_end] or b.opens_sentence(b_end)):
        return None
    return _Break(stretch, a_end, b_end, a0 < a1 and is_broken_word(a, b, Bounds(a0, a0 + 1, b0, b1)))


def _sure_by_mask(a: Tokens, b: Tokens, found: _Break, first: int) -> float | None:
    """Return how sure it is that tokens from ``first`` on say that the line was cut; None if they do not."""
    text = a.text[a.starts[first] : a.ends[found.a_end - 1]]
    in_sentence = found.is_half or is_in_sentence(b, found.stretch.b0)
    if begins_with_mask(text):
        after = without_mask(text)
        told = not after or boxed(after) or begins_with_notice(after.split("\n", 1)[0])
        # What closes quotations in this copy points nowhere.
        is_sign = not after and text.strip() in _QUOTES
        return MASKED if told and (in_sentence or after) and not is_sign else None
    if not in_sentence:
        return None
    line = text.split("\n", 1)[0]
    if text[0] in _DASHES:
        return SEEN if begins_with_notice(line.lstrip(_DASHES)) else None
    return SEEN if ("\n" in a.spaces[first] or boxed(text)) and is_link(line) else None


def _is_piece(a: Tokens, b: Tokens, stretch: Bounds) -> bool:
    """Return whether the first letters of a word are not a word themselves, and more than that word is missing."""
    piece = a.keys[stretch.a0]
    return len(piece) >= BROKEN_WORD_LETTERS and piece not in b.vocabulary and b.count_words(stretch.b0, stretch.b1) > 1


def _line_start(tokens: Tokens, index: int) -> int:
    """Return the first token of the line that the token is in."""
    while index and "\n" not in tokens.spaces[index]:
        index -= 1
    return index


def _may_go_on(a: Tokens, b: Tokens, stretch: Bounds) -> bool:
    """Return whether the copy's line ends with a word and the full text's sentence goes on with another."""
    return stretch.a0 == stretch.a1 and is_in_sentence(b, stretch.b0) and a.keys[stretch.a0 - 1][-1].isalnum()


def _ends_sentence(b: Tokens, stretch: Bounds) -> bool:
    """Return whether the sentence that the copy breaks off in ends with a stop in the full text."""
    stop = stretch.b0 + 1
    while stop < stretch.b1 and is_in_sentence(b, stop):
        stop += 1
    return b.texts[stop - 1] in LINE_ENDS


def _ends_paragraph(tokens: Tokens, index: int) -> bool:
    """Return whether the line break before the token is more than the page's."""
    return tokens.spaces[index].count("\n") > 1 or tokens.opens_sentence(index)
