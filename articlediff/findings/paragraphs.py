"""A paragraph that breaks off inside the text: its rest, with the paragraphs behind it, is one lost passage."""

from __future__ import annotations

from typing import NamedTuple

from articlediff.alignment.types import Bounds
from articlediff.copy.cuts.notices import begins_with_mark, begins_with_notice, boxed, is_link, without_mark
from articlediff.findings.cut_passages import (
    STOPS,
    Lost,
    is_broken_word,
    is_in_sentence,
    is_long,
    opens_like_a_sentence,
    passage,
)
from articlediff.text.tokens import Tokens

_MARKED = 0.99
_SEEN = 0.9
_OPEN = 0.85  # an editor's sentence may lack its stop
_GUESSED = 0.6
_LINE = 5  # words; headings are mostly shorter
_SENTENCE = 8  # words; hardly any heading is so long
_LONGEST_MARK = 30  # tokens
_PIECE = 4  # letters; shorter ones may as well be words of their own
_DASHES = "-–— "
_QUOTES = ("»", "›", "»»", "››")


class _Break(NamedTuple):
    """Where a line of the copy ends sooner than that of the full text: the stretch that is unmatched in front of it.

    The lines end before tokens ``a_end`` and ``b_end``, where a stop of both may stand behind the stretch. ``is_half``:
    the copy has but the first letters of the word that the full text goes on with.
    """

    rest: Bounds
    a_end: int
    b_end: int
    is_half: bool


def lost_in_paragraph(a: Tokens, b: Tokens, rest: Bounds) -> Lost | None:
    """The rest of a paragraph that breaks off inside the text, with further ones behind it.

    >>> from articlediff.text.tokens import tokenise
    >>> copy = tokenise("Nine goats came by fer…\\nThey went ashore.")
    >>> full = tokenise("Nine goats came by ferry on the first of May.\\nThey went ashore.")
    >>> lost = lost_in_paragraph(copy, full, Bounds(4, 6, 4, 11)).passage
    >>> copy.text[slice(*lost.truncated)], full.text[slice(*lost.full)]
    ('fer…', 'ferry on the first of May.')
    """
    start = rest
    found = _break(a, b, rest)
    if found and (alike := _alike(a, b, rest)):
        # The few words of its last sentence may be too few to match.
        rest = Bounds(rest.a0 + alike, rest.a1, rest.b0 + alike, rest.b1)
        found = _break(a, b, rest)
    if not found:
        return None
    first = rest.a0 + found.is_half
    sure = _sure_by_mark(a, b, found, first) if first < found.a_end else _sure_without(a, b, found)
    if not sure:
        return None
    truncated = a.slice(rest.a0, rest.a1) if rest.a0 < rest.a1 else (a.ends[rest.a0 - 1], a.ends[rest.a0 - 1])
    return Lost(passage(b, truncated, rest, sure), Bounds(start.a0, start.a0, start.b0, start.b0))


def _alike(a: Tokens, b: Tokens, rest: Bounds) -> int:
    """How many tokens at the beginning of the stretch are the same."""
    most = min(rest.a1 - rest.a0, rest.b1 - rest.b0)
    return next((k for k in range(most) if a.keys[rest.a0 + k] != b.keys[rest.b0 + k]), most)


def _break(a: Tokens, b: Tokens, rest: Bounds) -> _Break | None:
    a0, a1, b0, b1 = rest
    if not 0 < a0 <= a1 < len(a) or b1 == len(b) or a1 - a0 > _LONGEST_MARK or not b.count_words(b0, b1):
        return None
    a_end, b_end = a1, b1
    if "\n" not in a.spaces[a1]:
        # The last stop of a mark of several is the same as the one that the full text's line ends with.
        if a0 == a1 or not a.texts[a1] == "." == b.texts[b1] or max(a1 + 2 - len(a), b1 + 2 - len(b)) > 0:
            return None
        a_end, b_end = a1 + 1, b1 + 1
    if "\n" not in a.spaces[a_end] or not ("\n" in b.spaces[b_end] or b.opens_sentence(b_end)):
        return None
    return _Break(rest, a_end, b_end, a0 < a1 and is_broken_word(a, b, Bounds(a0, a0 + 1, b0, b1)))


def _sure_by_mark(a: Tokens, b: Tokens, found: _Break, first: int) -> float | None:
    """How sure it is that tokens from ``first`` on say that the line was cut."""
    text = a.text[a.starts[first] : a.ends[found.a_end - 1]]
    in_sentence = found.is_half or is_in_sentence(b, found.rest.b0)
    if begins_with_mark(text):
        behind = without_mark(text)
        told = not behind or boxed(behind) or begins_with_notice(behind.split("\n", 1)[0])
        # What closes quotations in this copy points nowhere.
        is_sign = not behind and text.strip() in _QUOTES
        return _MARKED if told and (in_sentence or behind) and not is_sign else None
    if not in_sentence:
        return None
    line = text.split("\n", 1)[0]
    if text[0] in _DASHES:
        return _SEEN if begins_with_notice(line.lstrip(_DASHES)) else None
    return _SEEN if ("\n" in a.spaces[first] or boxed(text)) and is_link(line) else None


def _sure_without(a: Tokens, b: Tokens, found: _Break) -> float | None:
    """How sure it is that the line, which ends without any mark, was cut."""
    rest = found.rest
    if "\n" not in b.spaces[found.b_end] or (not found.is_half and not _may_go_on(a, b, rest)):
        return None
    if found.is_half and _is_piece(a, b, rest):
        return _SEEN
    if _ends_paragraph(b, rest.b1) and _ends_sentence(b, rest):
        words = a.count_words(_line_start(a, rest.a0 - 1), rest.a0)
        is_prose = words >= (_SENTENCE if opens_like_a_sentence(b, rest.b0) else _LINE)
        all_end = _all_end_with_stops(b)
        if is_prose and (found.is_half or all_end or is_long(b, rest) or b.texts[rest.b0][0].islower()):
            return (_SEEN if found.is_half else _OPEN) if all_end else _GUESSED
    return _GUESSED if rest.a0 == rest.a1 and _is_left_open(a, b, rest) else None


def _is_piece(a: Tokens, b: Tokens, rest: Bounds) -> bool:
    """Whether the first letters of a word are none themselves, and more than that word is missing."""
    piece = a.keys[rest.a0]
    return len(piece) >= _PIECE and piece not in b.vocabulary and b.count_words(rest.b0, rest.b1) > 1


def _line_start(tokens: Tokens, index: int) -> int:
    while index and "\n" not in tokens.spaces[index]:
        index -= 1
    return index


def _may_go_on(a: Tokens, b: Tokens, rest: Bounds) -> bool:
    """Whether the copy's line ends with a word and the full text's sentence goes on with another."""
    return rest.a0 == rest.a1 and is_in_sentence(b, rest.b0) and a.keys[rest.a0 - 1][-1].isalnum()


def _ends_sentence(b: Tokens, rest: Bounds) -> bool:
    """Whether the sentence that the copy breaks off in ends with a stop in the full text."""
    stop = rest.b0 + 1
    while stop < rest.b1 and is_in_sentence(b, stop):
        stop += 1
    return b.texts[stop - 1] in STOPS or b.texts[stop - 1] == ":"


def _all_end_with_stops(b: Tokens) -> bool:
    """Whether the full text's paragraphs end with a stop, as lists and headings do not."""
    ends = [k - 1 for k in range(1, len(b)) if "\n" in b.spaces[k]]
    ended = sum(b.texts[k] in STOPS or b.texts[k] == ":" for k in [*ends, len(b) - 1])
    return 4 * ended >= 3 * (len(ends) + 1)


def _ends_paragraph(tokens: Tokens, index: int) -> bool:
    """Whether the line break before the token is more than the page's."""
    return tokens.spaces[index].count("\n") > 1 or tokens.opens_sentence(index)


def _is_left_open(a: Tokens, b: Tokens, rest: Bounds) -> bool:
    """Whether the copy's line ends with the space that stood before the words that are missing, as few of it do."""
    ends_open = a.spaces[rest.a1].startswith(" ") and not b.spaces[rest.b1].startswith(" ")
    is_line = not any("\n" in space for space in b.spaces[rest.b0 : rest.b1])
    return ends_open and is_line and 2 * a.text.count(" \n") <= a.text.count("\n") + 1
