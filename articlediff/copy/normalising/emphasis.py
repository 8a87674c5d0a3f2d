"""Emphasis as Markdown and wikis write it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from articlediff.copy.normalising.readings import Edit
from articlediff.expressions import expression
from articlediff.text.tokens import Tokens

# What is emphasised neither begins nor ends with white space, nor inside a word (CommonMark 0.31, 6.2).
_EMPHASISED = expression(
    r"""(?<![\w*]) (?P<sign> \*{1,3} (?!\*) | _{1,3} (?!_) | '{2,3} (?!') )
        (?P<inner> (?!\s) (?: (?!\n\s*\n) . ){1,300}? (?<!\s) )
        (?P=sign) (?![\w*])""",
    re.DOTALL | re.VERBOSE,
)
_SIGNS = ("*", "_", "''")
"""Signs of emphasis in Markdown and in wikis."""
_MASK = "***"
_INSIDE_A_WORD = expression(r"(?<=\w)\*{3}(?=\w)")
"""Three stars that emphasise nothing and hide something: then those beside a stop do as well."""


def without_emphasis(tokens: Tokens, other: Tokens) -> Iterator[Edit]:
    """Yield the removal of the signs of emphasis that the other text does not have around the same words.

    >>> from articlediff.text.tokenising import tokenise
    >>> copy, full = tokenise("It was **very _late_**."), tokenise("It was very late.")
    >>> [copy.text[edit.start : edit.stop] for edit in without_emphasis(copy, full)]
    ['**', '**', '_', '_']
    """
    text = tokens.text
    if any(sign in text and text.count(sign) > other.text.count(sign) for sign in _SIGNS):
        masks = {_MASK} if _MASK in text and _INSIDE_A_WORD.search(text) else set()
        yield from _signs_in(text, 0, other, masks)


def _signs_in(text: str, offset: int, other: Tokens, masks: Container[str]) -> Iterator[Edit]:
    """Yield the removal of the signs of emphasis in a part of the text, which begins at the offset."""
    done = 0
    while found := _EMPHASISED.search(text, done):
        sign, inner, start = found["sign"], found["inner"], offset + found.start()
        # What is not emphasised may begin with the end of what is.
        done = found.start() + len(sign)
        if sign not in masks and _is_own(inner, sign, other.text) and found[0] not in other.text:
            done = found.end()
            end = offset + found.end()
            yield Edit(start, start + len(sign), "")
            yield Edit(end - len(sign), end, "")
            yield from _signs_in(inner, start + len(sign), other, masks)


def _is_own(inner: str, sign: str, text: str) -> bool:
    """Tell whether the words are the text's own: two masks may look like signs of emphasis around other words."""
    # "__F has seen _____" and "asked ***, who … "***" was" have masks.
    if sign[0] in (inner[0], inner[-1]) or inner[0] in ",.;:!?)]}":
        return False
    words = re.findall(r"[^\W_]+", inner)
    if not words or words[0] not in text or words[-1] not in text:
        return False
    # Where the other text has such signs as well, or these may be lines to write on, it must have all of the words.
    if sign[0] in text or sign[0] == "_":
        return (inner[0] + inner[-1]).strip("*_").isalnum() and re.sub("[*_]", "", inner) in text
    return True
