"""What this copy loses systematically: the rule that explains a loss which left no trace.

A copy that lost its hyphenated words holds none. How often the full text has such a word where the copy
has nothing (``restored``), against how often the copy still shows one (``kept``), is the rule's hold.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from articlediff.alignment.types import Alignment, Bounds, between
from articlediff.copy.forms.lost_signs import signs_lost
from articlediff.model import Loss
from articlediff.text.blanks import Blank
from articlediff.text.tokens import Tokens

_IN_COMPOUNDS = str.maketrans("", "", "-'’./&_")
LEAST = 2
"""Fewer losses than this are no system, unless another rule of the same damage holds."""
MOST_KEPT = 0.05
MOST_GAPS = 5
"""More gaps than so many for each hyphen lost were left by words of any kind. Copies that lose hyphenated words have
one, with what their signs and columns leave two or three; copies that lose any word, eight and more."""
NEAR = 3
"""So few tokens away from an edit, a sign or a compound may be the editor's."""
GAP = 3
"""A word's loss leaves the spaces on either side and one in its place."""


class Rule(NamedTuple):
    """A kind of loss: whether it takes a whole piece between spaces, and the sign that shows what was kept."""

    name: str
    takes: Callable[[str], bool]
    sign: str


def _is_hyphenated(piece: str) -> bool:
    """A compound, or a lone hyphen, with the comma or stop that went with it.

    >>> [_is_hyphenated(piece) for piece in ("rebel-held", "15-year-old,", "-", "held", "(so-called)")]
    [True, True, True, False, False]
    """
    if "-" not in piece:
        return False
    bare = piece.rstrip(",.;:")
    letters = bare.translate(_IN_COMPOUNDS)
    return not letters or letters.isalnum()


RULES = (
    Rule("hyphenated words", _is_hyphenated, "-"),
    Rule("semicolons", ";".__eq__, ";"),
    Rule("ampersands", "&".__eq__, "&"),
)
"""The All the News corpus was run through all three."""


class Damage(NamedTuple):
    """The rules that hold for a copy, with how strongly each does (0 to 1), and what is reported of them."""

    rules: tuple[tuple[Rule, float], ...]
    losses: tuple[Loss, ...]

    def explains(self, pieces: Sequence[str]) -> float:
        """How sure it is that pieces, missing without a trace, were lost by the rules; 0 if they do not say so."""
        holds = [max((hold for rule, hold in self.rules if rule.takes(piece)), default=0.0) for piece in pieces]
        return min(holds, default=0.0)


def find_damage(a: Tokens, b: Tokens, blanks: Sequence[Blank], alignment: Alignment) -> Damage:
    """The rules that explain what ``a`` lacks of ``b``.

    A rule holds if the copy lost several such pieces and kept as good as none; where one holds, or a blank
    shows the same wear, or the copy spaces its stops as only that damage does, a single loss is enough.

    >>> from articlediff.alignment import align
    >>> from articlediff.text.tokens import tokenise
    >>> copy, full = tokenise("the side of a war in"), tokenise("the rebel-held side of a long-running war in")
    >>> find_damage(copy, full, [], align(copy, full)).losses
    (Loss(loss='hyphenated words', restored=2, kept=0, example='rebel-held'),)
    """
    hunks = between(alignment.matches, Bounds(0, len(a), 0, len(b)))
    for move in alignment.moves:
        hunks += between(move.matches, move.bounds)
    traced = _pieces_in_blanks(b, blanks, alignment)
    alone, beside_edits = _pieces_without_trace(b, alignment, hunks)
    certain = traced + alone + _signs_in_words(a, b, hunks)
    lost = {rule: [piece for piece in certain if rule.takes(piece)] for rule in RULES}
    holding = [rule for rule in RULES if lost[rule] and a.text.count(rule.sign) <= MOST_KEPT * len(lost[rule])]
    total = sum(len(lost[rule]) for rule in holding)
    is_system = any(len(lost[rule]) >= LEAST for rule in holding) or (bool(traced) and total >= LEAST)
    if not is_system and not (total and _stops_are_spaced(a, b, alignment)):
        return Damage((), ())
    for rule in holding:
        lost[rule] += filter(rule.takes, beside_edits)
    total = sum(len(lost[rule]) for rule in holding)
    losses = tuple(Loss(r.name, len(lost[r]), a.text.count(r.sign), _example(lost[r])) for r in holding)
    return Damage(tuple((rule, 1 - 1 / (total + 2)) for rule in holding), losses)


def _pieces_in_blanks(b: Tokens, blanks: Sequence[Blank], alignment: Alignment) -> list[str]:
    """Everything between spaces that fills a blank of white space; a mark may stand for anything."""
    fillings = [*alignment.fillings, *(filling for move in alignment.moves for filling in move.fillings)]
    return _lost(b, [(f.start, f.stop) for f in fillings if not blanks[f.blank].covers])


def _pieces_without_trace(b: Tokens, alignment: Alignment, hunks: Sequence[Bounds]) -> tuple[list[str], list[str]]:
    """Everything between spaces that stands in ``b`` alone, with nothing of ``a`` in its place.

    Apart from it, what stands so near to words that were edited that it may have come with them.
    """
    filled = {filling.start for filling in alignment.fillings}
    for move in alignment.moves:
        filled.update(filling.start for filling in move.fillings)
    bare = [(h.b0, h.b1) for h in hunks if h.a0 == h.a1 and h.b0 < h.b1 and h.b0 not in filled]
    lost = {place for place in bare if _lost(b, [place])}
    edited = {(h.b0, h.b1) for h in hunks if h.a0 < h.a1 and h.b0 not in filled} | (set(bare) - lost)
    begun, ended = sorted(start for start, _ in edited), sorted(stop for _, stop in edited)
    near = {
        (start, stop)
        for start, stop in lost
        if bisect_right(ended, start) > bisect_left(ended, start - NEAR)
        or bisect_right(begun, stop + NEAR) > bisect_left(begun, stop)
    }
    return _lost(b, list(lost - near)), _lost(b, list(near))


def _signs_in_words(a: Tokens, b: Tokens, hunks: Sequence[Bounds]) -> list[str]:
    """The signs that were deleted out of the middle of a word."""
    found = []
    for hunk in hunks:
        if hunk.a0 < hunk.a1 and hunk.b0 < hunk.b1:
            one, other = a.slice(hunk.a0, hunk.a1), b.slice(hunk.b0, hunk.b1)
            found += [b.text[other[0] + place] for _, place in signs_lost(a.text[slice(*one)], b.text[slice(*other)])]
    return found


def _stops_are_spaced(a: Tokens, b: Tokens, alignment: Alignment) -> bool:
    """Whether the copy puts a space behind stops that the full text has inside of initials and numbers."""
    spaced = sum(
        a.keys[match.a + k - 1] == "." and a.spaces[match.a + k] == " " and not b.spaces[match.b + k]
        for match in alignment.matches
        for k in range(1, match.length)
    )
    return spaced >= LEAST


def _lost(b: Tokens, stretches: Sequence[tuple[int, int]]) -> list[str]:
    """The pieces of the stretches that hold nothing but what one of the rules takes, in order."""
    pieces = [b.text[slice(*b.slice(start, stop))].split() for start, stop in sorted(stretches)]
    return [piece for some in pieces if all(map(_is_loss, some)) for piece in some]


def _is_loss(piece: str) -> bool:
    return any(rule.takes(piece) for rule in RULES)


def _example(pieces: Sequence[str]) -> str:
    return pieces[0].strip(",.;:") or pieces[0]


def likely_lost(a: Tokens, b: Tokens) -> list[bool] | None:
    """Of each token of ``b``, whether it is part of a hyphenated word, if ``a`` seems to have lost those throughout.

    Known before the texts are aligned: ``b`` has several and ``a`` as good as none, and not many times as many gaps
    as it can have lost of them.

    >>> from articlediff.text.tokens import tokenise
    >>> likely_lost(tokenise("a   well of   ink"), tokenise("a half-full well of jet-black ink"))
    [False, True, True, True, False, False, True, True, True, False]
    """
    kept, lost = a.text.count("-"), b.text.count("-")
    if lost - kept < LEAST or kept > MOST_KEPT * lost:
        return None
    if _gaps(a) - _gaps(b) > MOST_GAPS * (lost - kept):
        return None
    likely = [False] * len(b)
    for hyphen in re.finditer("-", b.text):
        index = bisect_right(b.starts, hyphen.start()) - 1
        first = index if b.spaces[index] or not index else index - 1
        stop = index + 1 if index + 1 == len(b) or b.spaces[index + 1] else index + 2
        likely[first:stop] = [True] * (stop - first)
    return likely


def _gaps(tokens: Tokens) -> int:
    """How many marks stand for lost words, and runs of spaces within lines as wide as lost words leave."""
    wide = {space for space in set(tokens.spaces) if len(space) >= GAP and "\n" not in space}
    return len(tokens.marks) + (sum(map(wide.__contains__, tokens.spaces)) if wide else 0)
