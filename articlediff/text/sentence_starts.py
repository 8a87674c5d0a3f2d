"""The tokens that sentences and paragraphs begin with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from articlediff import kernel
from articlediff.calibration.one_text import LONGEST_ABBREVIATION, SENTENCES_PER_SMALL
from articlediff.punctuation import CLOSERS, FULL_WIDTH_STOPS, LINE_ENDS, STOPS, STRAIGHT_QUOTES
from articlediff.text.mojibake import also_misread
from articlediff.text.remembered import Remembered

_CLOSERS = also_misread(CLOSERS)
"""Tokens that may come between a stop and the end of its sentence."""
_LINE_ENDS = also_misread(LINE_ENDS)
"""Tokens at the end of a line that the writer ended there."""
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr Prof Sen Rep Gov Gen Col Maj Brig Adm Cmdr Lt Sgt Cpl Capt Supt Rev Hon St Mt Jr Sr vs etc Inc "
    "Corp Co Ltd Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Ariz Calif Colo Conn Fla Ill Mass Mich Minn Mo Pa "
    "Tenn Tex Va Wash Wis Rs Messrs Mme Mlle Mgr Bros Fr Sra Srta Dra Excmo Excma Ilmo Avda Av Hr Nr Str Abs Art Bd "
    "Ing Mag Sig approx".split()
)
"""Words whose stop ends no sentence, as newspapers in English, French, Spanish and German write them."""
_NUMBERS = ("No", "Nos")
"""Words whose stop ends no sentence where a number follows."""


class Divided(Protocol):
    """A text in tokens, as far as it tells where sentences begin: a :class:`~articlediff.text.split.Split`."""

    text: str
    texts: tuple[str, ...]
    spaces: tuple[str, ...]
    always_stopped: dict[str, bool]
    """Of the short words that were asked for: whether each always has a stop after it."""

    def tokens_at(self, literal: str) -> Iterator[int]:
        """Yield, for each time that the literal occurs in the text, the first token that ends after it begins."""


def sentence_starts(split: Divided) -> list[int]:
    """Return the tokens that sentences and paragraphs begin with, in order.

    A sentence begins after a stop that ends no abbreviation, with the signs that close it; see :func:`_opens`.

    >>> from articlediff.text.tokenising import tokenise
    >>> sentence_starts(tokenise("Mr. Reeve left. “Go!” she said. It rained.").split)
    [0, 5, 12]
    """
    if not kernel.extension:
        return sentence_starts_in_python(split)
    starts: list[int] = kernel.extension.sentence_starts(
        split, "".join(STOPS), _ROLES, _is_always_stopped, SENTENCES_PER_SMALL
    )
    return starts


def sentence_starts_in_python(split: Divided) -> list[int]:
    """Return what :func:`sentence_starts` returns: the twin of the kernel, its specification and its oracle."""
    found = {0} if split.texts else set()
    if "\n" in split.text:
        found.update(_paragraphs(split))
    stops = [k for stop in STOPS for k in split.tokens_at(stop) if split.texts[k] == stop]
    openers = [opener for k in stops if (opener := _opener_after(split, k)) is not None]
    small = [k for k in openers if split.texts[k][0].islower() and len(split.spaces[k]) == 1]
    found.update(openers)
    # A small letter after a stop opens a sentence only where the text has no capitals there.
    if SENTENCES_PER_SMALL * len(small) < len(openers):
        found.difference_update(small)
    return sorted(found)


def _paragraphs(split: Divided) -> list[int]:
    """Return the tokens that paragraphs begin with.

    Lines are paragraphs where most of them end with a sentence, as those of wrapped text do not. So headings, which
    end without a stop, are told from the sentences below them.
    """
    breaks = sorted({k for k in split.tokens_at("\n") if "\n" in split.spaces[k]})
    ended = sum(k > 0 and split.texts[k - 1] in _LINE_ENDS for k in breaks)
    if 2 * ended >= len(breaks):
        return breaks
    return [k for k in breaks if split.spaces[k].count("\n") > 1]


def _opener_after(split: Divided, stop: int) -> int | None:
    """Return the token that opens a sentence after the stop: the next, or one after closing quotes and brackets."""
    index, end = stop + 1, len(split.texts)
    while index < end and split.texts[index] in _CLOSERS and _closes(split, index):
        index += 1
    return index if index < end and _opens(split, stop, index) else None


def _closes(split: Divided, index: int) -> bool:
    """Tell whether the closing sign ends what is before it; a straight quotation mark may open what comes."""
    touches_next = index + 1 < len(split.texts) and not split.spaces[index + 1]
    return not (split.texts[index] in STRAIGHT_QUOTES and split.spaces[index] and touches_next)


def _opens(split: Divided, stop: int, index: int) -> bool:
    """Tell whether a sentence begins with the token, the first after the stop but for closing signs."""
    sign, text = split.texts[stop], split.texts[index]
    if sign in FULL_WIDTH_STOPS:
        return True
    if not split.spaces[index]:
        return False
    if sign == ".":
        in_brackets = stop < index - 1 and split.texts[stop + 1] in ")]"
        if stop == index - 1 or in_brackets:
            return not _abbreviates(split, stop, text, in_brackets)
        return True
    # “Go!” she said; Yahoo! said.
    return not text[0].islower()


def _abbreviates(split: Divided, stop: int, follows: str, in_brackets: bool) -> bool:
    """Tell whether the full stop belongs to an abbreviation or a number; ``follows`` is the text after it."""
    word = split.texts[stop - 1] if stop else ""
    if word in _NUMBERS:
        return follows[0].isdigit()
    if _is_abbreviation(word):
        return True
    # "50. 169" is one number; "Sra." always has its stop.
    is_number = word.isdigit() and follows.isdigit()
    return not in_brackets and (is_number or (_may_be_abbreviation(word) and _is_always_stopped(split, word)))


def _is_abbreviation(word: str) -> bool:
    """Tell whether the stop after the word is its own in any text."""
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def _may_be_abbreviation(word: str) -> bool:
    """Tell whether the word is a short one with a capital."""
    return 1 < len(word) <= LONGEST_ABBREVIATION and word[0].isupper() and not word.isupper()


def _is_always_stopped(split: Divided, word: str) -> bool:
    """Tell whether a short word occurs in the text more than once, and always with a stop."""
    known = split.always_stopped
    if word not in known:  # a long text is full of "He." and "It.": each is counted once
        stopped = split.text.count(f"{word}.")
        known[word] = stopped > 1 and split.texts.count(word) == stopped
    return known[word]


def _roles(text: str) -> int:
    """Return what the kernel has to know of a token's text, a bit a question, in the order of its ``Role``."""
    told = (
        text in FULL_WIDTH_STOPS,
        text in _CLOSERS,
        text in STRAIGHT_QUOTES,
        text in ")]",
        text in _LINE_ENDS,
        text[0].islower(),
        text[0].isdigit(),
        text.isdigit(),
        text in _NUMBERS,
        _is_abbreviation(text),
        _may_be_abbreviation(text),
    )
    return sum(1 << bit for bit, is_so in enumerate(told) if is_so)


_ROLES = Remembered(_roles)
"""The roles of each token text."""
