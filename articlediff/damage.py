"""What this copy loses systematically: the rule that explains a loss which left no trace.

A copy that lost its hyphenated words holds none. How often the full text has such a word where the copy
has nothing (``restored``), against how often the copy still shows one (``kept``), is the rule's hold.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import NamedTuple

from articlediff.alignment.types import Alignment, between
from articlediff.model import Loss
from articlediff.tokens import Tokens

_IN_COMPOUNDS = str.maketrans("", "", "-'’./&_")
LEAST = 2
"""Fewer losses than this are no system, unless another rule of the same damage holds."""
MOST_KEPT = 0.05


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
    bare = piece.rstrip(",.;:")
    letters = bare.translate(_IN_COMPOUNDS)
    return "-" in bare and (not letters or letters.isalnum())


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


def find_damage(a: Tokens, b: Tokens, alignment: Alignment) -> Damage:
    """The rules that explain what ``a`` lacks of ``b``.

    >>> from articlediff.alignment import align
    >>> from articlediff.tokens import tokenise
    >>> copy, full = tokenise("the side of a war in"), tokenise("the rebel-held side of a long-running war in")
    >>> find_damage(copy, full, align(copy, full)).losses
    (Loss(loss='hyphenated words', restored=2, kept=0, example='rebel-held'),)
    """
    pieces = _lost_pieces(a, b, alignment)
    lost = {rule: [piece for piece in pieces if rule.takes(piece)] for rule in RULES}
    kept = {rule: a.text.count(rule.sign) for rule in RULES}
    systematic = any(len(lost[rule]) >= LEAST and kept[rule] <= MOST_KEPT * len(lost[rule]) for rule in RULES)
    holding = [rule for rule in RULES if systematic and lost[rule] and kept[rule] <= MOST_KEPT * len(lost[rule])]
    losses = tuple(
        Loss(rule.name, len(lost[rule]), kept[rule], lost[rule][0].strip(",.;:") or lost[rule][0]) for rule in holding
    )
    total = sum(loss.restored for loss in losses)
    return Damage(tuple((rule, 1 - 1 / (total + 2)) for rule in holding), losses)


def likely_lost(a: Tokens, b: Tokens) -> list[bool] | None:
    """Of each token of ``b``, whether it is part of a hyphenated word, if ``a`` seems to have lost those throughout.

    Known before the texts are aligned: ``b`` has several and ``a`` as good as none.

    >>> from articlediff.tokens import tokenise
    >>> likely_lost(tokenise("a   well of   ink"), tokenise("a half-full well of jet-black ink"))
    [False, True, True, True, False, False, True, True, True, False]
    """
    kept, lost = a.text.count("-"), b.text.count("-")
    if lost - kept < LEAST or kept > MOST_KEPT * lost:
        return None
    likely = [False] * len(b)
    for hyphen in re.finditer("-", b.text):
        index = bisect_right(b.starts, hyphen.start()) - 1
        first = index if b.spaces[index] or not index else index - 1
        stop = index + 1 if index + 1 == len(b) or b.spaces[index + 1] else index + 2
        likely[first:stop] = [True] * (stop - first)
    return likely


def _lost_pieces(a: Tokens, b: Tokens, alignment: Alignment) -> list[str]:
    """Everything between spaces that fills a blank or stands in ``b`` alone, with nothing of ``a`` in its place."""
    stretches = [(filling.start, filling.stop) for filling in alignment.fillings]
    filled = {filling.start for filling in alignment.fillings}
    for hunk in between(alignment.matches, len(a), len(b)):
        if hunk.a0 == hunk.a1 and hunk.b0 < hunk.b1 and hunk.b0 not in filled:
            stretches.append((hunk.b0, hunk.b1))
    pieces = [b.text[slice(*b.slice(start, stop))].split() for start, stop in sorted(stretches)]
    return [piece for some in pieces if all(_is_loss(piece) for piece in some) for piece in some]


def _is_loss(piece: str) -> bool:
    return any(rule.takes(piece) for rule in RULES)
