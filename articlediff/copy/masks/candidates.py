"""Whatever in the copy may hide words, by its shape."""

from __future__ import annotations

from collections.abc import Iterator

from articlediff.copy.masks.bracketed import groups
from articlediff.copy.masks.initials import ONE_LETTER_AGAIN, initials
from articlediff.copy.masks.shapes import MaskCandidate, Shape, occurs_in, signs_of, tokens_within
from articlediff.copy.masks.sign_runs import sign_runs
from articlediff.copy.masks.unknown_words import unknown_words
from articlediff.expressions import expression
from articlediff.text.half_masked import hidden_words, hides_one_letter
from articlediff.text.tokens import Tokens

_INITIAL_AND_SIGNS = expression(r"[^\W\d_a-z](?:[^\w\s]+_*|_{2,})")
"""One capital and signs: an initial of what may be several words."""


def candidates(a: Tokens, b: Tokens) -> Iterator[MaskCandidate]:
    """Yield whatever in ``a``, the copy, may hide words of ``b``, by its shape; some may overlap.

    >>> from articlediff.text.tokenising import tokenise
    >>> copy, full = tokenise("Mr. X. met ~~~ (held back) and b***d"), tokenise("Mr. Berg met Tor and bold")
    >>> found = sorted(candidates(copy, full))
    >>> [(copy.text[slice(*copy.slice(c.first, c.stop))], c.shape) for c in found if c.shape != "word"]
    [('X.', 'initial'), ('~~~', 'signs'), ('(held back)', 'remark'), ('b***d', 'partial')]
    """
    yield from groups(a, b)
    yield from sign_runs(a, b)
    yield from _half_masked(a, b)
    yield from initials(a, b)
    yield from unknown_words(a, b)


def _half_masked(a: Tokens, b: Tokens) -> Iterator[MaskCandidate]:
    """Yield the half-masked words that the full text does not have."""
    for start, end in hidden_words(a.text, a.is_usual, a.split.signs):
        word = a.text[start:end]
        first, stop = tokens_within(a, start, end)
        # On a misread page "proce$s" is a letter misread.
        is_misread = bool(a.misread) and hides_one_letter(word)
        is_initials = word[0].isupper() and bool(ONE_LETTER_AGAIN.match(word))
        if a.starts[first] == start and not is_misread and not is_initials and not occurs_in(a, first, stop, b):
            is_initial = word[0].isupper() and bool(_INITIAL_AND_SIGNS.fullmatch(word))
            shape: Shape = "letters" if is_initial else "partial"
            yield MaskCandidate(first, stop, shape, signs_of(word))
