"""The rules by which a copy lost words: they explain losses that left no trace.

A copy that lost its hyphenated words has none. How often the full text has such a word where the copy has nothing
(``restored``), against how often the copy still shows one (``kept``), tells how strongly the rule holds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from articlediff.alignment.types import Alignment, Bounds, Stretch, between
from articlediff.calibration.thresholds import FEWEST_LOSSES, MOST_KEPT, NEAR_EDIT
from articlediff.copy.normalising.lost_signs import signs_lost
from articlediff.findings.confidence import sure_of_rules
from articlediff.model import Loss
from articlediff.records import NamedTuple
from articlediff.text.blanks import Blank
from articlediff.text.tokens import Tokens

_IN_COMPOUNDS = str.maketrans("", "", "-'’./&_")


class Rule(NamedTuple):
    """A kind of loss: whether it takes a whole piece between spaces, and the sign that shows that one was kept."""

    name: str
    takes: Callable[[str], bool]
    sign: str


def _is_hyphenated(piece: str) -> bool:
    """Return whether the piece is a compound or a lone hyphen, with the comma or stop that went with it.

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
    """The rules that hold for a copy, with how strongly each does (0 to 1), and the losses as they are reported."""

    rules: tuple[tuple[Rule, float], ...]
    losses: tuple[Loss, ...]

    def explains(self, pieces: Sequence[str]) -> float:
        """Return how sure it is that pieces, missing without a trace, were lost by the rules; else 0."""
        holds = [max((hold for rule, hold in self.rules if rule.takes(piece)), default=0.0) for piece in pieces]
        return min(holds, default=0.0)


def find_damage(a: Tokens, b: Tokens, blanks: Sequence[Blank], alignment: Alignment) -> Damage:
    """Return the rules that explain what ``a`` lacks of ``b``.

    A rule holds if the copy lost several such pieces and kept next to none. A single loss is enough where another rule
    holds, a blank lost such a piece as well, or the copy spaces its stops as only this damage does.

    >>> from articlediff.alignment import align
    >>> from articlediff.text.tokenising import tokenise
    >>> copy, full = tokenise("the side of a war in"), tokenise("the rebel-held side of a long-running war in")
    >>> find_damage(copy, full, [], align(copy, full)).losses
    (Loss(loss='hyphenated words', restored=2, kept=0, example='rebel-held'),)
    """
    stretches = between(alignment.matches, Bounds(0, len(a), 0, len(b)))
    for move in alignment.moves:
        stretches += between(move.matches, move.bounds)
    traced = _pieces_in_blanks(b, blanks, alignment)
    untraced = _pieces_without_trace(b, alignment, stretches)
    certain = traced + untraced.apart + _signs_in_words(a, b, stretches)
    lost = {rule: [piece for piece in certain if rule.takes(piece)] for rule in RULES}
    holding = [rule for rule in RULES if lost[rule] and a.text.count(rule.sign) <= MOST_KEPT * len(lost[rule])]
    total = sum(len(lost[rule]) for rule in holding)
    holds = any(len(lost[rule]) >= FEWEST_LOSSES for rule in holding) or (bool(traced) and total >= FEWEST_LOSSES)
    if not holds and not (total and _stops_are_spaced(a, b, alignment)):
        return Damage((), ())
    for rule in holding:
        lost[rule] += filter(rule.takes, untraced.near_edits)
    total = sum(len(lost[rule]) for rule in holding)
    losses = tuple(Loss(r.name, len(lost[r]), a.text.count(r.sign), _example(lost[r])) for r in holding)
    return Damage(tuple((rule, sure_of_rules(total)) for rule in holding), losses)


class _Untraced(NamedTuple):
    """Pieces missing without a trace; those near edits may have come with what was edited."""

    apart: list[str]
    near_edits: list[str]


def _pieces_in_blanks(b: Tokens, blanks: Sequence[Blank], alignment: Alignment) -> list[str]:
    """Return the lost pieces that fill blanks of white space; a mask may hide anything."""
    fillings = [*alignment.fillings, *(filling for move in alignment.moves for filling in move.fillings)]
    return _lost(b, [(f.start, f.stop) for f in fillings if not blanks[f.blank].covers])


def _pieces_without_trace(b: Tokens, alignment: Alignment, stretches: Sequence[Bounds]) -> _Untraced:
    """Return the lost pieces that only ``b`` has, with nothing of ``a`` in their place."""
    filled = {filling.start for filling in alignment.fillings}
    for move in alignment.moves:
        filled.update(filling.start for filling in move.fillings)
    only_b = [(s.b0, s.b1) for s in stretches if s.a0 == s.a1 and s.b0 < s.b1 and s.b0 not in filled]
    lost = {tokens for tokens in only_b if _lost(b, [tokens])}
    edited = {(s.b0, s.b1) for s in stretches if s.a0 < s.a1 and s.b0 not in filled} | (set(only_b) - lost)
    edit_starts, edit_stops = sorted(start for start, _ in edited), sorted(stop for _, stop in edited)
    near = {
        (start, stop)
        for start, stop in lost
        if bisect_right(edit_stops, start) > bisect_left(edit_stops, start - NEAR_EDIT)
        or bisect_right(edit_starts, stop + NEAR_EDIT) > bisect_left(edit_starts, stop)
    }
    return _Untraced(_lost(b, list(lost - near)), _lost(b, list(near)))


def _signs_in_words(a: Tokens, b: Tokens, stretches: Sequence[Bounds]) -> list[str]:
    """Return the signs that were deleted out of the middle of a word."""
    found = []
    for stretch in stretches:
        if stretch.a0 < stretch.a1 and stretch.b0 < stretch.b1:
            in_a, in_b = a.slice(stretch.a0, stretch.a1), b.slice(stretch.b0, stretch.b1)
            signs = signs_lost(a.text[slice(*in_a)], b.text[slice(*in_b)])
            found += [b.text[in_b[0] + sign.full] for sign in signs]
    return found


def _stops_are_spaced(a: Tokens, b: Tokens, alignment: Alignment) -> bool:
    """Return whether the copy has a space after stops that the full text has inside initials and numbers."""
    spaced = sum(
        a.keys[match.a + k - 1] == "." and a.spaces[match.a + k] == " " and not b.spaces[match.b + k]
        for match in alignment.matches
        for k in range(1, match.length)
    )
    return spaced >= FEWEST_LOSSES


def _lost(b: Tokens, stretches: Sequence[Stretch]) -> list[str]:
    """Return the pieces of those stretches that have nothing but what the rules take, in order."""
    split = [b.text[slice(*b.slice(start, stop))].split() for start, stop in sorted(stretches)]
    return [piece for pieces in split if all(map(_is_loss, pieces)) for piece in pieces]


def _is_loss(piece: str) -> bool:
    return any(rule.takes(piece) for rule in RULES)


def _example(pieces: Sequence[str]) -> str:
    return pieces[0].strip(",.;:") or pieces[0]
