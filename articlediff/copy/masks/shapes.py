"""Spellings that may hide words, and how they are told from the story's own.

A shape by itself proves nothing: a bracket may be the writer's remark, a capital word an abbreviation.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Literal

from articlediff.punctuation import POINTS
from articlediff.records import NamedTuple
from articlediff.text.tokens import Tokens

ADDRESS_SIGNS = ("@", "://", "www.")
"""Literals of which an address of mail or of a page holds one."""

Shape = Literal[
    "group",
    "remark",
    "note",
    "signs",
    "rule",
    "partial",
    "letters",
    "initial",
    "named",
    "capitals",
    "code",
    "word",
]
"""The kinds of spelling of a candidate:

- ``group``: a bracketed group; ``remark``: one that is mostly prose; ``note``: a short remark on a line of its own
- ``signs``: a run of signs; ``rule``: one that may be a drawn line
- ``partial``: a half-masked word; ``letters``: letters for letters; ``initial``: a single capital
- ``named``: the name of a kind of thing, such as ``NAME``; ``capitals``: a word in capitals; ``code``, such as ``b6``
- ``word``: a word like any other
"""


class MaskCandidate(NamedTuple):
    """Tokens ``first`` to ``stop`` of the copy, which may hide words, and the kind of their spelling.

    ``spelling`` is one for all that whoever made the copy would write for the same reason.
    """

    first: int
    stop: int
    shape: Shape
    spelling: str


def holds_addresses(text: str) -> bool:
    """Tell whether the text may hold addresses of people or pages."""
    return any(sign in text for sign in ADDRESS_SIGNS)


def occurs_in(a: Tokens, first: int, stop: int, b: Tokens) -> bool:
    """Tell whether the full text has the same signs and letters anywhere: then the copy's are not a mask."""
    # To look for a token is to look into a set; most masks have one that the full text lacks.
    return b.distinct.issuperset(a.texts[first:stop]) and a.text[slice(*a.slice(first, stop))] in b.text


def is_line(a: Tokens, first: int, stop: int) -> bool:
    """Tell whether the tokens are a line of their own."""
    return all("\n" in space for space in (a.spaces[first], a.spaces[stop] if stop < len(a) else "\n"))


def tokens_within(a: Tokens, start: int, end: int) -> tuple[int, int]:
    """Return the range of the tokens that a stretch of the text, in code points, holds or cuts."""
    return max(0, bisect_right(a.starts, start) - 1), bisect_left(a.starts, end)


def signs_of(text: str) -> str:
    """Return the signs of a spelling, each once; points only if there are no others.

    >>> signs_of("b***-d."), signs_of("...")
    ('*-', '.')
    """
    signs = {sign for sign in text if not sign.isalnum()}
    return "".join(sorted(signs - POINTS or signs))
