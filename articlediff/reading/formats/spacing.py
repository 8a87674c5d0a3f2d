"""Keeps runs of spaces, which may be what is left of words, from a library that makes one space of each."""

from __future__ import annotations

import re
from typing import Any

from articlediff.expressions import expression

_SPACES = " \xa0"
_STAND_INS = "\N{YI RADICAL QOT}\N{YI RADICAL LI}"
"""A sign for each of the two spaces: printable, no letter, and in hardly any page."""
_RUN = expression(r"(?<!\s)[ \xa0]+(?!\s)")
"""Spaces within a line; others are the layout of the source."""
_HIDDEN = expression(f" ?([{_STAND_INS}]+) ?")
_TO_STAND_INS = str.maketrans(_SPACES, _STAND_INS)
_TO_SPACES = str.maketrans(_STAND_INS, _SPACES)
_NOT_WORDS = frozenset(("head", "script", "style", "template", "title", "meta"))


class Spacing:
    """Puts signs for the spaces of runs into a page before its words are taken out of it, and spaces back after it.

    `source`: the source of the page; if it has one of these signs itself, nothing is done.

    >>> spacing = Spacing("The   pier.")
    >>> spacing.shown(spacing.hidden("The   pier of\\xa0Ellery."))
    'The   pier of\\xa0Ellery.'
    """

    def __init__(self, source: str) -> None:
        self._is_possible = not any(sign in source for sign in _STAND_INS)

    def hide(self, page: Any) -> None:
        """Change the texts of the page, which is the root of an lxml tree."""
        if not self._is_possible:
            return
        for element in page.iter():
            if not isinstance(element.tag, str) or element.tag in _NOT_WORDS:
                continue
            if element.text and element.text.strip():
                element.text = self.hidden(element.text)
            if element.tail and element.tail.strip():
                element.tail = self.hidden(element.tail)

    def hidden(self, text: str) -> str:
        """Return the text with signs for spaces that would be lost; a space on both sides keeps the words apart."""
        return _RUN.sub(_hidden, text)

    def shown(self, text: str) -> str:
        """Return the text with its spaces."""
        return _HIDDEN.sub(lambda found: found[1].translate(_TO_SPACES), text) if self._is_possible else text


def _hidden(found: re.Match[str]) -> str:
    run = found[0]
    return run if run == " " else f" {run.translate(_TO_STAND_INS)} "
