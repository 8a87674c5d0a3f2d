"""Quotation marks and apostrophes that one of the texts has lost throughout, or that nobody could read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from articlediff.calibration.both_texts import FEWEST_LOST_SIGNS, LEAST_SIGN_CONTEXT, MOST_KEPT_SIGNS, SIGN_CONTEXT
from articlediff.copy.normalising.readings import Edit
from articlediff.expressions import expression
from articlediff.punctuation import STRAIGHT_QUOTES
from articlediff.text.searching import found_at, where
from articlediff.text.tokens import Tokens

_UNREADABLE = expression("(?<![?\ufffd])(?:â(?=[?\ufffd]{2}))?[?\ufffd]{1,3}(?![?\ufffd])")
_OUT_OF_PLACE = expression(r"(?<=\w)[?]+(?=\w)|(?<!\w)[?]+(?=\w)|(?<=[,.!])[?]|\ufffd")
_MEANT = expression("[?]?[\"'“”„‟«»‘’‚‛′″`´…–—]")
_WHITE = expression(r"\s+")
_APOSTROPHES = "'’™"
"""Signs that clitics begin with; the last where UTF-8 was read as cp1252."""


def legible(tokens: Tokens, other: Tokens) -> Iterator[Edit]:
    """Yield each ``?`` or U+FFFD as the quotation mark or dash that the other text has between the same words.

    >>> from articlediff.text.tokenising import tokenise
    >>> copy, full = tokenise("?We don?t?, she said"), tokenise("“We don’t”, she said")
    >>> [edit.text for edit in legible(copy, full)]
    ['“', '’', '”']
    """
    text = tokens.text
    suspects = [sign for sign in "?\ufffd" if sign in text and text.count(sign) > other.text.count(sign)]
    if not any(_OUT_OF_PLACE.match(text, at) for sign in suspects and "?\ufffd" for at in found_at(text, sign)):
        return
    full = _WHITE.sub(" ", other.text)
    done = 0
    found = list(_UNREADABLE.finditer(text))
    ends = [*(unread.start() for unread in found), len(text)][1:]
    for unread, stop in zip(found, ends, strict=True):
        start, end = unread.span()
        before = _WHITE.sub(" ", text[max(done, start - SIGN_CONTEXT) : start])
        after = _WHITE.sub(" ", text[end : min(stop, end + SIGN_CONTEXT)])
        meant = _between(full, before, after)
        is_meant = not after[:1].isalpha() and before + unread[0] + after in full
        if 0 < len(meant) <= end - start and not is_meant:
            # A question mark in front of a quotation mark is an edit of its own.
            split = start + len(meant) - 1
            yield from (Edit(start, split, meant[:-1]), Edit(split, end, meant[-1]))[len(meant) == 1 :]
        done = end


def _between(text: str, before: str, after: str) -> str:
    """Return the quotation mark or dash that the text has between the two; nothing if it has none there."""
    if len(before.strip()) + len(after.strip()) < LEAST_SIGN_CONTEXT:
        return ""
    if before:
        for at in found_at(text, before):
            sign = _MEANT.match(text, at + len(before))
            if sign and text.startswith(after, sign.end()):
                return sign[0]
        return ""
    signs = (text[at - 1] for at in found_at(text, after) if at)
    return next((sign for sign in signs if _MEANT.fullmatch(sign)), "")


def without_apostrophes(tokens: Tokens, other: Tokens) -> Iterator[Edit]:
    """Yield the removal of apostrophes in words, if the other text has lost those throughout.

    >>> from articlediff.text.tokenising import tokenise
    >>> full, copy = tokenise("I don’t see Ann’s son."), tokenise("I dont see Anns son.")
    >>> [edit.start for edit in without_apostrophes(full, copy)]
    [5, 15]
    """
    if any(key[0] == "'" and key != "'" for key in tokens.alien_to(other).keys):
        kept = len(_clitics(other))
        most = sum(map(tokens.text.count, _APOSTROPHES))
        clitics = _clitics(tokens) if _is_throughout(most, kept) else []
        if _is_throughout(len(clitics), kept):
            yield from _if_throughout(_apostrophes(tokens, clitics, other), kept)


def without_quotes(tokens: Tokens, other: Tokens) -> Iterator[Edit]:
    """Yield the removal of quotation marks, if the other text has lost those throughout.

    >>> from articlediff.text.tokenising import tokenise
    >>> full, copy = tokenise("“No,” he said."), tokenise("No, he said.")
    >>> [full.text[edit.start : edit.stop] for edit in without_quotes(full, copy)]
    ['“', '”']
    """
    for sign in sorted(STRAIGHT_QUOTES & tokens.alien_to(other).keys):
        yield from _if_throughout(_quotes(tokens, other, sign), 0)


def _if_throughout(lost: list[Edit], kept: int) -> list[Edit]:
    """Return the edits if they make a loss throughout, beside as many signs that were kept; else none."""
    return lost if _is_throughout(len(lost), kept) else []


def _is_throughout(lost: int, kept: int) -> bool:
    """Tell whether a sign was lost throughout: several times, and hardly kept."""
    return lost >= FEWEST_LOST_SIGNS and kept <= MOST_KEPT_SIGNS * (lost + kept)


def _clitics(tokens: Tokens) -> list[int]:
    """Return the tokens that are an apostrophe with letters after it."""
    found = {key for key in tokens.distinct_keys if key[0] == "'"} - {"'"}
    return where(tokens.keys, found) if found else []


def _apostrophes(tokens: Tokens, clitics: Iterable[int], other: Tokens) -> list[Edit]:
    """Return the removal of each apostrophe in a word that the other text has without it, or with a space for it."""
    known = other.distinct_keys
    split = ((k, tokens.keys[k - 1], tokens.keys[k][1:]) for k in clitics if k)
    return [
        Edit(tokens.starts[k], tokens.starts[k] + 1, "")
        for k, left, right in split
        if left + right in known or {left, right} <= known
    ]


def _quotes(tokens: Tokens, other: Tokens, sign: str) -> list[Edit]:
    """Return the removal of each of the quotation marks between words that the other text has side by side."""
    side_by_side = set(pairwise(other.keys))
    others = [k for k, key in enumerate(tokens.keys) if key != sign]
    found: list[Edit] = []
    for left, right in zip([-1, *others], [*others, len(tokens)], strict=True):
        if right - left == 1:
            continue
        edges = left < 0 or right == len(tokens)
        if edges or (tokens.keys[left], tokens.keys[right]) in side_by_side:
            found += (Edit(tokens.starts[k], tokens.ends[k], "") for k in range(left + 1, right))
    return found
