"""Wear that changes how a copy is written, and nothing of what it says; listed marks stay as they are."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from benchmarks.hard_cases.rewriting import Replacement

_MARK = r"\[REDACTED\]|█+"
_WORD = re.compile(rf"{_MARK}|([^\W\d_]+)")
_READ_AS = {
    "m": ("rn", "nn", "in"), "rn": ("m",), "l": ("1", "i", "I", "|"), "1": ("l", "I"), "e": ("c", "o"), "c": ("e", "o"),
    "o": ("0", "c"), "h": ("b", "li"), "b": ("h", "6"), "i": ("l", "1", "í"), "I": ("l", "1"), "S": ("5", "8"),
    "t": ("f", "l"), "u": ("ii", "n"), "d": ("cl",), "cl": ("d",), "w": ("vv",), "a": ("o", "u"), "n": ("ri", "u"),
    "B": ("8", "R"), "g": ("q", "9"), "f": ("t",), "r": ("i",), "s": ("a", "$"), "y": ("v",), "v": ("y",), "T": ("I",),
    "O": ("0", "C"),
}  # fmt: skip
_MISREAD = re.compile("|".join(sorted(_READ_AS, key=len, reverse=True)))
_JUNK = ("•", "~", "^", "|", "¬", ".", "'", ",", "\\", "»", "*", "_")
_GAP = re.compile(r"(?<=[^\W\d_]) (?=[^\W\d_])")
_LINE_WIDTHS = (50, 62, 75)
_NO_SPACE_BEFORE = r"\.(?=[\"”’')]*(?:\s|\Z))|[;:!?%…](?!\w)|,(?!\d)|\.\.\."
_TREEBANK = re.compile(
    rf"{_MARK}|(?P<opening>(?<![^\s(\[])[\"“]|“)|(?P<closing>[\"”])|(?P<left>\()|(?P<right>\))"
    rf"|(?P<sign>{_NO_SPACE_BEFORE})|(?P<dollar>[$€£](?=\d))|(?P<clitic>(?<=\w)(?:n['’]t|['’](?:s|re|ve|ll|d|m))(?!\w))"
)


def scanned(chance: random.Random, percent: float) -> Callable[[str], Iterator[Replacement]]:
    """So many words misread, a tenth as many spaces lost or put in, and junk between words."""

    def wear(text: str) -> Iterator[Replacement]:
        for word in _WORD.finditer(text):
            if word[1] and len(word[1]) > 2 and chance.uniform(0, 100) < percent:
                yield from _misread(word, chance)
            elif word[1] and len(word[1]) > 4 and chance.uniform(0, 100) < percent / 10:
                at = chance.randint(word.start() + 2, word.end() - 2)
                yield Replacement(at, at, " ")
        for gap in _GAP.finditer(text):
            draw = chance.uniform(0, 1000)
            if draw < percent:
                yield Replacement(*gap.span(), "")
            elif draw < percent * 1.5:
                yield Replacement(*gap.span(), f" {chance.choice(_JUNK)} ")

    return wear


def _misread(word: re.Match[str], chance: random.Random) -> Iterator[Replacement]:
    found = list(_MISREAD.finditer(word[0]))
    if found:
        letters = chance.choice(found)
        start = word.start() + letters.start()
        yield Replacement(start, start + len(letters[0]), chance.choice(_READ_AS[letters[0]]))


def upper(text: str) -> Iterator[Replacement]:
    """All in capitals."""
    return _recased(text, str.upper)


def lower(text: str) -> Iterator[Replacement]:
    """All in small letters."""
    return _recased(text, str.lower)


def _recased(text: str, case: Callable[[str], str]) -> Iterator[Replacement]:
    for word in _WORD.finditer(text):
        if word[1] and case(word[1]) != word[1]:
            yield Replacement(*word.span(), case(word[1]))


def tokenised(text: str) -> Iterator[Replacement]:
    """Signs and clitics as words of their own, quotes and brackets as the Penn Treebank writes them."""
    for found in _TREEBANK.finditer(text):
        kind = found.lastgroup
        if kind:
            yield Replacement(*found.span(), _spaced(text, found, _token(kind, found[0])))


def _token(kind: str, sign: str) -> str:
    return {"opening": "``", "closing": "''", "left": "-LRB-", "right": "-RRB-"}.get(kind, sign)


def _spaced(text: str, found: re.Match[str], token: str) -> str:
    """A space on either side, where there is none and none was put by the sign before."""
    before = "" if found.start() == 0 or text[found.start() - 1].isspace() else " "
    after = text[found.end() : found.end() + 1]
    follows = _TREEBANK.match(text, found.end())
    behind = "" if not after or after.isspace() or (follows and follows.lastgroup) else " "
    return before + token + behind


def hyphenated(chance: random.Random) -> Callable[[str], Iterator[Replacement]]:
    """Hard line breaks, for which long words are parted with a hyphen, in some copies with ``¬``."""
    width, hyphen = chance.choice(_LINE_WIDTHS), chance.choice("----¬")

    def wear(text: str) -> Iterator[Replacement]:
        start = 0
        while len(text) - start > width:
            edge, space = start + width, text.rfind(" ", start, start + width + 1)
            line = text.find("\n", start, edge)
            word = next((word for word in _WORD.finditer(text, max(start, space)) if word.end() > edge), None)
            if line >= 0:
                start = line + 1
            elif word and word[1] and word.start() <= edge - 2 and word.end() - edge >= 2 and _stands_alone(text, word):
                yield Replacement(edge, edge, f"{hyphen}\n")
                start = edge
            elif space > start:
                yield Replacement(space, space + 1, "\n")
                start = space + 1
            else:
                start = edge

    return wear


def _stands_alone(text: str, word: re.Match[str]) -> bool:
    """Whether no hyphen, apostrophe or mark touches the word."""
    around = text[max(0, word.start() - 1) : word.start()] + text[word.end() : word.end() + 1]
    return not set(around) & set("-–’'█[]_/.@") or around.strip() == "."
