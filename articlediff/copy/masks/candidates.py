"""Whatever in the copy may stand for words, by its shape."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from articlediff.copy.masks.initials import ONE_LETTER_AGAIN, initials
from articlediff.copy.masks.shapes import Candidate, Shape, is_line, occurs_in, signs_of, tokens_within
from articlediff.copy.masks.sign_runs import sign_runs
from articlediff.copy.masks.unknown_words import KINDS_OF_THINGS, unknown_words
from articlediff.expressions import expression
from articlediff.text.half_masked import hidden_words, hides_one_letter
from articlediff.text.masks import REMARKS, group_at, speaks_of_withholding
from articlediff.text.signs import CLOSING_BRACKETS, OPENING_BRACKETS
from articlediff.text.tokens import Tokens

_ENUMERATES = expression(r"\((?:0|[a-z]|[ivx]+)\)")
_FEW_WORDS = 4
"""Words of a note at most; a writer's remark on a line of its own is mostly a sentence or a credit, and longer."""
_INITIAL_AND_SIGNS = expression(r"[^\W\d_a-z](?:[^\w\s]+_*|_{2,})")
"""One capital and signs: an initial of what may be several words."""
_DIGITS = expression(r"\d+")


def candidates(a: Tokens, b: Tokens) -> Iterator[Candidate]:
    """Yield whatever in ``a``, the copy, may stand for words of ``b``, by its shape; some may overlap.

    >>> from articlediff.text.tokenising import tokenise
    >>> copy, full = tokenise("Mr. X. met ~~~ (held back) and b***d"), tokenise("Mr. Berg met Tor and bold")
    >>> found = sorted(candidates(copy, full))
    >>> [(copy.text[slice(*copy.slice(c.first, c.stop))], c.shape) for c in found if c.shape != "word"]
    [('X.', 'initial'), ('~~~', 'signs'), ('(held back)', 'remark'), ('b***d', 'partial')]
    """
    yield from _groups(a, b)
    yield from sign_runs(a, b)
    yield from _half_masked(a, b)
    yield from initials(a, b)
    yield from unknown_words(a, b)


def _groups(a: Tokens, b: Tokens) -> Iterator[Candidate]:
    """Yield the bracketed groups that the full text does not have."""
    for opening in OPENING_BRACKETS:
        done = 0
        for index in a.tokens_at(opening) if opening in a.text else ():
            start = a.starts[index]
            is_free = index not in a.masks and start >= done and a.text[start] == opening
            end = group_at(a.text, start) if is_free else None
            if end is None:
                continue
            done = end
            stop = bisect_left(a.starts, end)
            if occurs_in(a, index, stop, b):
                continue
            literal = _DIGITS.sub("0", a.text[start:end])
            # A wide space between words is a blank of its own.
            is_wide = "  " in literal and any(map(str.isalnum, literal))
            is_alone = is_line(a, index, stop)
            if (is_alone or literal.strip(OPENING_BRACKETS + CLOSING_BRACKETS + " \xa0")) and not is_wide:
                words = a.count_words(index, stop)
                is_prose = words > 1 and not _says_what_is_hidden(literal)
                is_remark = opening in REMARKS and (is_prose or bool(_ENUMERATES.fullmatch(literal)))
                is_note = is_remark and is_alone and 1 < words <= _FEW_WORDS
                yield Candidate(index, stop, "note" if is_note else "remark" if is_remark else "group", literal)


def _says_what_is_hidden(text: str) -> bool:
    """Tell whether a remark speaks of withholding, or only names kinds of things: ``(name 1)``, ``(A.B.)``."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    has_words = bool(words) or any(map(str.isupper, text))
    return speaks_of_withholding(text) or (has_words and all(word.casefold() in KINDS_OF_THINGS for word in words))


def _half_masked(a: Tokens, b: Tokens) -> Iterator[Candidate]:
    """Yield the half-masked words that the full text does not have."""
    for start, end in hidden_words(a.text, a.is_usual):
        word = a.text[start:end]
        first, stop = tokens_within(a, start, end)
        # On a misread page "proce$s" is a letter misread.
        is_misread = bool(a.misread) and hides_one_letter(word)
        is_initials = word[0].isupper() and bool(ONE_LETTER_AGAIN.match(word))
        if a.starts[first] == start and not is_misread and not is_initials and not occurs_in(a, first, stop, b):
            shape: Shape = "letters" if _INITIAL_AND_SIGNS.fullmatch(word) else "partial"
            yield Candidate(first, stop, shape, signs_of(word))
