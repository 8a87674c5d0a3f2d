"""How a copy writes what it hides: a grammar of shapes, from which one spelling is drawn for each copy.

What `articlediff` lists among its own marks is left out, where one spelling is one mark: the families `label`,
`bars`, `underscores` and `ats` are about those.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Callable, Sequence
from typing import NamedTuple

from benchmarks.hard_cases.shapes import (
    BRACKETS,
    CAPITALS,
    CODES,
    DECORATIONS,
    EMPTY,
    EXEMPT,
    GLYPHS,
    INSIDE_SIGNS,
    KINDS_OF_NAMES,
    KINDS_OF_NUMBERS,
    LETTERS,
    LISTED,
    NUMBERINGS,
    PHRASES,
    SIGNS,
    WORDS,
)

_TRIES = 500
_KINDS = (KINDS_OF_NAMES, KINDS_OF_NUMBERS)
_WORD = re.compile(r"\S+")
_CAPITALISED = re.compile(r"[A-Z][\w’'-]*")


class Spelling(NamedTuple):
    """One way to write marks.

    ``name`` tells it from every other and decides its half, ``stem`` is what no text may hold that is masked so
    (a pattern), ``write`` makes the mark for what ``parts`` finds in a stretch of text; the rest of it stays.
    """

    name: str
    stem: str
    write: Callable[[str], str]
    parts: re.Pattern[str] = re.compile(r".+", re.DOTALL)


def half_of_spelling(name: str) -> str:
    """The half that a spelling is in, by a checksum: to tune on, or to report on.

    >>> half_of_spelling("~"), half_of_spelling("[NAME]")
    ('tune', 'report')
    """
    return "report" if zlib.crc32(name.encode()) % 2 else "tune"


def drawn(shape: Callable[[random.Random], Spelling], half: str, text: str, chance: random.Random) -> Spelling:
    """Return a spelling of this shape and half that does not occur in the text."""
    for _ in range(_TRIES):
        spelling = shape(chance)
        if half in ("all", half_of_spelling(spelling.name)) and not re.search(spelling.stem, text):
            return spelling
    raise ValueError(f"no spelling of the half {half} is missing in the text")


# ---- groups in brackets


def bracketed(chance: random.Random) -> Spelling:
    """A group in any brackets: a word, a numbered one, a phrase, signs or nothing."""
    opening, closing = chance.choice(BRACKETS)
    space = chance.choice(("", "", "", "", " ", "\u00a0"))
    frame = f"{opening}{space}{{}}{space}{closing}"
    inside = chance.choice((_categories, _numbered, _phrase, _signs_inside))
    spelling = inside(frame, chance)
    return bracketed(chance) if LISTED.fullmatch(spelling.name) else spelling


def _categories(frame: str, chance: random.Random) -> Spelling:
    """One word for all names and one for all numbers."""
    return _by_kind([frame.format(_cased(chance.choice(words), chance)) for words in _KINDS])


def _cased(word: str, chance: random.Random) -> str:
    return chance.choice((word.upper(), word.upper(), word.lower(), word.capitalize()))


def _by_kind(marks: Sequence[str]) -> Spelling:
    name, number = marks
    stem = "|".join(map(re.escape, marks))
    return Spelling("/".join(marks), stem, lambda lost: number if lost[:1].isdigit() else name)


def _numbered(frame: str, chance: random.Random) -> Spelling:
    """A word with a number, the same wherever the same words are hidden."""
    word = _cased(chance.choice((*WORDS, *EXEMPT)), chance)
    return _counted(frame.format(chance.choice(NUMBERINGS).replace("WORD", word)))


def _counted(template: str) -> Spelling:
    numbers: dict[str, int] = {}
    stem = re.escape(template).replace("NUMBER", r"\d+")

    def write(lost: str) -> str:
        return template.replace("NUMBER", str(numbers.setdefault(lost, len(numbers) + 1)))

    return Spelling(template, stem, write)


def _phrase(frame: str, chance: random.Random) -> Spelling:
    phrase = chance.choice(PHRASES)
    return _constant(frame.format(chance.choice((phrase, phrase.upper(), phrase.capitalize()))))


def _signs_inside(frame: str, chance: random.Random) -> Spelling:
    return _constant(frame.format(chance.choice((*INSIDE_SIGNS, *EMPTY))))


def _constant(mark: str) -> Spelling:
    return Spelling(mark, re.escape(mark), lambda lost: mark)


# ---- runs of signs


def sign_runs(chance: random.Random) -> Spelling:
    """One sign again and again, or two or three mixed; one run for a blank or one for each word."""
    if chance.random() < 0.6:
        signs = chance.choice(SIGNS + GLYPHS)
    else:
        signs = "".join(sorted(chance.sample(SIGNS, chance.choice((2, 3)))))
    least = 1 if signs in GLYPHS else 3
    run = _run(signs, chance)
    length = _length(least, chance)
    stem = rf"[{re.escape(signs)}]{{{min(least, 2)},}}"
    spelling = Spelling(signs, stem, lambda lost: run(length(lost)))
    return spelling._replace(parts=_WORD) if chance.random() < 0.4 else spelling


def _run(signs: str, chance: random.Random) -> Callable[[int], str]:
    """So many signs: in turn, or as they come."""
    if chance.random() < 0.5:
        return lambda length: (signs * length)[:length]
    return lambda length: "".join(chance.choice(signs) for _ in range(length))


def _length(least: int, chance: random.Random) -> Callable[[str], int]:
    """How long a run is: always the same, as it comes, or as wide as what it hides."""
    fixed = chance.randint(least, 8)
    manner = chance.choice(("fixed", "random", "width"))
    if manner == "fixed":
        return lambda lost: fixed
    if manner == "random":
        return lambda lost: chance.randint(least, 12)
    return lambda lost: max(least, len(lost))


# ---- tokens in capitals, letters in the place of letters


def capital_tokens(chance: random.Random) -> Spelling:
    """A word in capitals, with signs and numbers about it, a row of one letter, or the code of an exemption."""
    manner = chance.random()
    if manner < 0.3:
        decoration = chance.choice(DECORATIONS)
        spelling = _by_kind([decoration.replace("WORD", _token(chance.choice(words))) for words in _KINDS])
    elif manner < 0.6:
        spelling = _counted(chance.choice(NUMBERINGS).replace("WORD", chance.choice(CAPITALS)).replace(" ", "_"))
    elif manner < 0.85:
        spelling = _constant(_letters(chance))
    else:
        spelling = _constant(chance.choice(CODES))
    if LISTED.fullmatch(spelling.name):
        return capital_tokens(chance)
    return spelling._replace(stem=rf"(?<!\w)(?:{spelling.stem})(?!\w)")


def _token(words: str) -> str:
    return words.upper().replace(" ", "_")


def _letters(chance: random.Random) -> str:
    """``XXX``, ``yyyy``, ``N.N.``: too few to be on the list of marks."""
    letter = chance.choice(LETTERS)
    count = chance.randint(1, 3 if letter == "X" else 5)
    if chance.random() < 0.3:
        return f"{letter}." * max(2, count)
    return letter.lower() * 3 if count in (3, 4) and chance.random() < 0.4 else letter * count


# ---- initials


def initials(chance: random.Random) -> Spelling:
    """A letter for a name or for each of its words: its own, or others in the order of the names."""
    letter = chance.choice(("first", "last", "each", "in order", "in order from X", "one"))
    ending = chance.choice((".", ".", ".", "...", "…", "..", "****", "___", ".________", "", "-", "--"))
    if not ending and letter.startswith("in order"):
        letter = "first"  # `A` and `I` alone are words
    one = chance.choice("XYZNQ")
    numbers: dict[str, int] = {}

    def write(lost: str) -> str:
        own = [word[0] for word in lost.split() if word[0].isupper()] or [lost[0].upper()]
        number = numbers.setdefault(lost, len(numbers))
        if letter.startswith("in order"):
            begin = ord("X" if letter.endswith("X") else "A") - ord("A")
            return chr(ord("A") + (begin + number) % 26) + ending
        return {"one": one, "last": own[-1]}.get(letter, own[0]) + ending

    name = f"{one if letter == 'one' else letter} {ending}"
    stem = rf"\b{one}{re.escape(ending)}(?!\w)" if letter == "one" else "(?!)"
    spelling = Spelling(name, stem, write)
    return spelling._replace(parts=_CAPITALISED) if letter == "each" else spelling


# ---- words of which some letters are left


def partial(chance: random.Random) -> Spelling:
    """Some letters of a word are kept, the others hidden one by one or all behind one run."""
    kept = chance.choice(("first", "first", "first and last", "last", "last three", "first two"))
    signs = chance.choice((*"█*-_.#•░x▮?~", "@#$%*!", "…"))
    width = chance.choice(("each", "each", "each", "3", "5"))
    width = "1" if signs == "…" else width

    def write(lost: str) -> str:
        start, end = _kept(kept, lost)
        hidden = end - start if width == "each" else int(width)
        return lost[:start] + "".join(chance.choice(signs) for _ in range(hidden)) + lost[end:]

    stem = "(?!)" if signs == "x" else rf"\w[{re.escape(signs)}]{{2,}}|[{re.escape(signs)}]{{2,}}\w"
    return Spelling(f"{kept} {signs} {width}", stem, write)


def _kept(manner: str, word: str) -> tuple[int, int]:
    """The stretch of the word that is hidden; two letters at least, all of a number of one digit."""
    start = {"first": 1, "first and last": 1, "first two": 2}.get(manner, 0)
    end = len(word) - {"first and last": 1, "last": 1, "last three": 3}.get(manner, 0)
    if end - start >= 2:
        return start, end
    return (1, len(word)) if len(word) > 2 else (0, len(word))
