"""Whether a candidate may hide words of the full text: they are not too long, not of another kind, and not its own."""

from __future__ import annotations

from collections.abc import Sequence

from articlediff.calibration.both_texts import LONGEST_HIDDEN
from articlediff.copy.masks.contexts import Between
from articlediff.copy.masks.resemblance import resemble
from articlediff.copy.masks.shapes import MaskCandidate, Shape
from articlediff.copy.normalising.lost_signs import signs_lost
from articlediff.text.half_masked import fits
from articlediff.text.signs import CLOSING_BRACKETS, OPENING_BRACKETS
from articlediff.text.tokens import Tokens

_PUNCTUATION = frozenset(".,;:!?'\"()[]{}-–—…“”‘’ \n\t\xa0")
BRACKETED: frozenset[Shape] = frozenset(("group", "note"))
"""Shapes in brackets that are not a remark within a line."""
_NEVER_PROSE: frozenset[Shape] = frozenset(("group", "note", "remark", "signs", "rule", "named"))
"""Shapes that no word of prose has: any words may be hidden."""


def may_hide(a: Tokens, b: Tokens, run: Sequence[MaskCandidate], between: Between) -> bool:
    """Tell whether the words of the full text are such as the candidates, side by side, may hide."""
    start, stop = between.start, between.stop
    put = a.text[slice(*a.slice(run[0].first, run[-1].stop))]
    words = b.text[slice(*b.slice(start, stop))]
    shape = run[0].shape
    if start == stop or "".join(words.split()) == "".join(put.split()):
        return False
    if _lacks_but_signs(put, words):
        return False
    if shape == "partial":
        return len(put.split()) == len(words.split()) and all(map(fits, put.split(), words.split()))
    if shape in _NEVER_PROSE:
        opens_both = put[0] in OPENING_BRACKETS and words[0] in OPENING_BRACKETS
        is_bracketed_too = opens_both and any(sign in CLOSING_BRACKETS for sign in words)
        # Where the full text has the same signs and words among others, they are the story's own.
        is_own = set(a.keys[run[0].first : run[-1].stop]).issubset(b.keys[start:stop])
        says_something = any(map(str.isalnum, words)) or not _PUNCTUATION.issuperset(words)
        return (
            says_something
            and not is_bracketed_too
            and not is_own
            and not (shape in BRACKETED and resemble(put, words))
            and not _restates(a.content(run[0].first, run[-1].stop), b.keys[start:stop])
        )
    if shape == "letters":
        return not resemble(put, words)
    if is_longer_than_names(b, run, between):
        return False
    if shape == "initial":
        return _is_name_like(words) or (bool(run[0].spelling) and not resemble(put, words))
    if shape == "capitals" and not _is_named_by_capitals(words):
        return False
    is_abbreviation = put.strip(".").casefold() == "".join(word[0] for word in words.split()).casefold()
    is_abbreviation |= put == "".join(word[0] for word in words.split() if word[0].isupper())
    return not is_abbreviation and not resemble(put, words)


def _lacks_but_signs(put: str, words: str) -> bool:
    """Tell whether one of the words is what was put there but for signs in it that copies lose: ``RB`` for ``R&B``."""
    return any(signs_lost(put, word) for word in words.split())


def is_longer_than_names(b: Tokens, run: Sequence[MaskCandidate], between: Between) -> bool:
    """Tell whether there are more words between than names or codes hide."""
    return b.count_words(between.start, between.stop) > LONGEST_HIDDEN * len(run)


def _restates(content: set[str], keys: Sequence[str]) -> bool:
    """Tell whether a remark says what the full text says in its place; a passage may share a word or two with any."""
    shared = content.intersection(keys)
    return bool(shared) and (len(keys) <= LONGEST_HIDDEN or 2 * len(shared) > len(content))


def _is_named_by_capitals(words: str) -> bool:
    """Tell whether a word in capitals may replace the words: names and short forms, but not a line in capitals."""
    return any(map(_is_name_like, words.split())) and not (words.isupper() and len(words.split()) > 1)


def _is_name_like(words: str) -> bool:
    """Tell whether the words begin with a capital or a digit."""
    return words[:1].isupper() or words[:1].isdigit()
