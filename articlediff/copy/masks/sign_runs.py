"""Runs of signs that prose does not have, and single signs that the full text does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import filterfalse

from articlediff.calibration.both_texts import SHORTEST_RULE
from articlediff.copy.masks.shapes import MaskCandidate, is_line, occurs_in, signs_of, tokens_within
from articlediff.expressions import expression
from articlediff.punctuation import POINTS
from articlediff.text.searching import found_at
from articlediff.text.tokens import Tokens

_SIGN_RUN = expression(r"(?:(?<=\s[\"'])|(?<![^\s(\[{“‘«$€£¥]))[^\w\s()\[\]{}\"“”‘’«»]{2,}(?![^\s.,;:!?)\]}\"'”’»%])")
_LONE_SIGN = expression(r"(?<!\S)[^\w\s.,;:!|'\"“”‘’„«»()\[\]{}<>/\\&–—―‒·•→←-](?=[\s.,;:!?)]|$)")
_PROSE_RUN = expression(r"-{1,2}|,,|[‐‑‒–—―]|(?!——)\W?[→←–—]\W?|[•·]|[«»<>]{2}")
_SPACED_RUN = expression(r"(?<!\S)([^\w\s]{1,5}|_{1,5})(?: \1){1,9}(?!\S)")
"""One sign with spaces between, three times and more; two and more signs, twice and more: ``— — —``, ``--- ---``."""
_SYMBOLS = frozenset((*"€$£¥%§+=×÷@&#°~<>−≈±", "——"))
"""Signs that an editor may write out as a word, or the other way round, and the long dash, which may be a dash."""
_PROSE_SIGNS = frozenset(".,;:!?'\"()[]-–—‘’“”")
_PROSE_SIGNS_IN_A_ROW = ".. ,, ;; :: !! ?? -- –– —— …… .- -. !? ?! !: :! ?: -? !-".split()
"""Two of these signs side by side, as prose does not have them, with the shortest ellipsis and dash."""
_SPACED_PROSE_SIGNS = (" ? ", " - - ", " — — ", " – – ", " . . ", " _ _ ")
_IN_RUN = expression(r"(?:[^\w\s()\[\]{}\"“”‘’«»']|_)+")
_ELLIPSES = frozenset("….")
_RULE_SIGNS = frozenset("-=_*—–")


def sign_runs(a: Tokens, b: Tokens) -> Iterator[MaskCandidate]:
    """Yield the runs of signs of the copy ``a`` that may hide words; ``b`` is the full text.

    >>> from articlediff.text.tokenising import tokenise
    >>> list(sign_runs(tokenise("He met ~~~ there"), tokenise("He met Wren there")))
    [MaskCandidate(first=2, stop=5, shape='signs', spelling='~')]
    """
    done = 0
    for at in _run_starts(a, b):
        run = _run_at(a.text, at) if at >= done else None
        if not run:
            continue
        done = run.end()
        # A stop after a run is the sentence's, unless the run has stops of its own or is a line.
        text = run[0].rstrip(".,")
        if not text or "." in text or is_line(a, *tokens_within(a, at, done)):
            text = run[0]
        if _PROSE_RUN.fullmatch(text) or (len(text) == 1 and _begins_line(a.text, at)):
            continue
        first, stop = tokens_within(a, at, at + len(text))
        if occurs_in(a, first, stop, b):
            continue
        is_cut = not set(text) - _ELLIPSES and (not first or stop == len(a))
        is_mask = first in a.masks and all(k in a.masks or a.texts[k] in POINTS for k in range(first + 1, stop))
        if not is_mask and not is_cut:
            is_rule = (len(text) >= SHORTEST_RULE and set(text) <= _RULE_SIGNS) or text in _SYMBOLS
            yield MaskCandidate(first, stop, "rule" if is_rule else "signs", signs_of(text))


def _run_at(text: str, at: int) -> re.Match[str] | None:
    """Return the run of signs, or the single sign, that begins at the offset."""
    spaced = _SPACED_RUN.match(text, at)
    if spaced and (len(spaced[1]) > 1 or spaced[0].count(" ") > 1):
        return spaced
    return _SIGN_RUN.match(text, at) or _LONE_SIGN.match(text, at)


def _run_starts(a: Tokens, b: Tokens) -> Iterator[int]:
    """Yield the offsets of runs of signs that prose does not have, and of signs that the full text does not have."""
    text = a.text
    signs = filterfalse(str.isalnum, a.distinct - _PROSE_SIGNS)
    wanted = [sign for sign in signs if not sign[-1].isalnum()]
    is_there = a.split.signs.issuperset
    offsets = {
        at
        for sign in wanted
        for at in found_at(text, sign)
        if sign not in b.distinct or _touches_sign(text, at, at + len(sign))
    }
    offsets |= {at for row in _PROSE_SIGNS_IN_A_ROW if is_there(row) for at in found_at(text, row)}
    offsets |= {at + 1 for row in _SPACED_PROSE_SIGNS if is_there(row) for at in found_at(text, row)}
    done = 0
    for at in sorted(offsets):
        if at >= done:
            start, run = at, _IN_RUN.match(text, at)
            done = run.end() if run else at
            while start and _IN_RUN.match(text, start - 1):
                start -= 1
            yield start


def _touches_sign(text: str, start: int, end: int) -> bool:
    """Tell whether another sign touches the sign at these offsets."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return _IN_RUN.search(around) is not None


def _begins_line(text: str, at: int) -> bool:
    """Tell whether the offset is the first of its line, as a bullet's is, in a text of several lines."""
    return not text[text.rfind("\n", 0, at) + 1 : at].strip() and "\n" in text
