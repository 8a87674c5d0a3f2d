"""Masks that show by their own spelling that words were taken out, found in one text without the other.

They are prior knowledge, and not a condition: any other spelling is found by its place, see
:mod:`~articlediff.copy.masks`. Spellings in brackets get their family from :func:`group_family`, all others from
:data:`SPELLINGS`; :mod:`~articlediff.text.families` has the number, the width and the sort of the words that each
family hides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from heapq import merge
from itertools import groupby
from string import ascii_letters
from typing import cast

from articlediff.calibration.one_text import LONGEST_GROUP, MOST_BRACKETS, MOST_GLUED, SHORTEST_TAG
from articlediff.errors import PatternError, PatternTypeError
from articlediff.expressions import expression
from articlediff.records import NamedTuple
from articlediff.text.families import Family
from articlediff.text.searching import found_at, signs_within
from articlediff.text.signs import (
    BLOCK_SIGNS,
    BLOCKS,
    BRACKETS,
    CIRCLE_SIGNS,
    CIRCLES,
    CLOSING_BRACKETS,
    OPENING_BRACKETS,
)

_BRACKET_SIGNS = frozenset(OPENING_BRACKETS + CLOSING_BRACKETS) - frozenset("«»‹›")
_PAIRS_OF_ROUND = expression(r"(?:\(\))+")
REMARKS = "(«‹「『《"
"""Opening brackets that mostly hold prose."""
_WITHHELD = expression(
    r"(?<![^\W_])(?:redact(?:ed|ion|edtext)|deleted|deletion|withheld|omitted|censored|expunged|suppressed|saniti[sz]ed"
    r"|(?:un|de)?classified|anonymi[sz]ed|undisclosed|removed|protected|illegible|inaudible|unintelligible|indistinct"
    r"|blank|masked|mask|unk|excised|non-?responsive|privacy|confidential|geschwärzt|anonymisiert|unkenntlich|caviardé"
    r"|anonymisé|occulté|tachado|anonimizado|omissis|oscurato)(?![^\W_])",
    re.IGNORECASE,
)
"""Words that a bracket holds in which something was withheld; in capitals and without brackets, ``KINDS_OF_THINGS`` of
:mod:`~articlediff.copy.masks.unknown_words` are masks."""
_CODE = expression(r"[*#_%$ ]*(?=[^a-z]*[A-Z][^a-z]*[A-Z0-9])[A-Z0-9_ .:/&'’-]+[*#_%$ ]*")
_LETTERS_FOR_LETTERS = expression(r"[Xx]{2,}(?:[ -][Xx]{2,})*")
_HIDING_SIGNS = frozenset("….*_#-–—~=?•·")


class MaskSpelling(NamedTuple):
    """How masks of a family are spelled: one of the starts, which are literals, and what follows it.

    ``follows`` is an expression, as is ``before`` for what is in front of the mask; a scanner may have put as many
    letters in front of the start as ``glued``, which are part of the mask.
    """

    family: Family
    starts: Collection[str]
    follows: str
    before: str = ""
    glued: int = 0

    @property
    def pattern(self) -> str:
        """Return the verbose regular expression of the whole mask."""
        letters = f"[A-Za-z]{{0,{self.glued}}}" if self.glued else ""
        starts = "|".join(map(re.escape, sorted(self.starts)))
        return f"{self.before} {letters} (?: {starts} ) (?: {self.follows} )"


SPELLINGS = (
    MaskSpelling(
        "label",
        ["(b)"],
        r"""\s? \( (?P<code> \d{1,2} ) \) (?: \( [A-F] \) )?
          (?: [,;]? [ ]? \( b \) \s? \( (?!(?P=code)\)) \d{1,2} \) (?: \( [A-F] \) )? )*""",
    ),
    MaskSpelling("label", ["Harm"], r"\s to \s Ongoing \s Matter \b", glued=MOST_GLUED),
    MaskSpelling("label", ["Investigative"], r"\s Technique \b", glued=MOST_GLUED),
    MaskSpelling("label", ["Personal"], r"\s Privacy \b", glued=MOST_GLUED),
    MaskSpelling("label", ["HOM"], r"\b", before=r"\b"),
    MaskSpelling("label", ["PERSONAL"], r"\s PRIVACY \b", before=r"\b"),
    MaskSpelling("label", ["XXXX"], r"X* (?!\w)", before=r"(?<!\w)"),
    MaskSpelling("label", ["xxxxx"], r"x* (?!\w)", before=r"(?<!\w)"),
    MaskSpelling("label", ["***"], r"\**"),
    MaskSpelling("tag", ["Ex.", "Exemption"], r"[ ] \d (?: \( [A-F] \) )? (?![^\W_])", before=r"(?<![^\W_])"),
    MaskSpelling("tag", ["__"], r"[^\W\d_a-z] [^\W_a-z]* (?: _[^\W_a-z]+ )* __ (?![^\W_])", before=r"(?<![^\W_])"),
    MaskSpelling("entity", ["@entity"], r"\d+"),
    MaskSpelling("words", ["@ @"], r"(?: [ ]@ )* (?![\w@])"),
    MaskSpelling("bars", BLOCK_SIGNS, rf"[{BLOCKS}{CIRCLES}]* (?: \n [{BLOCKS}]+ (?= \s*? (?: \n | \Z ) ) )*"),
    MaskSpelling("bars", CIRCLE_SIGNS, rf"[{CIRCLES}] [{BLOCKS}{CIRCLES}]*"),
    MaskSpelling("underscores", ["__"], r"_* (?: [ ] _{2,} )*"),
)
"""Spellings of masks without brackets, those of a family together; where several fit, the first of them is taken."""


def _by_first_sign() -> dict[str, set[tuple[str, int]]]:
    """Return what masks begin with, by its first sign, and the most letters that are glued to it."""
    starts = {opening: {(opening, 0)} for opening in OPENING_BRACKETS}
    for spelling in SPELLINGS:
        for start in spelling.starts:
            starts.setdefault(start[0], set()).add((start, spelling.glued))
    return starts


_STARTS = _by_first_sign()


class Mask(NamedTuple):
    """A stretch of a text, ``text[start:end]`` in code points, that hides words, and its family."""

    start: int
    end: int
    family: Family


def find_masks(text: str, patterns: Sequence[re.Pattern[str]] = (), signs: str | None = None) -> Iterator[Mask]:
    """Yield the masks of a text, in order, none within another.

    What one of the patterns matches is a mask of the family ``own``, white space around it aside. ``signs`` are those
    that the text has, if they are known.

    >>> text = "Mr. ███ of [REDACTED] saw <PERSON> [sic], and ____ left."
    >>> [(text[mask.start : mask.end], mask.family) for mask in find_masks(text)]
    [('███', 'bars'), ('[REDACTED]', 'label'), ('<PERSON>', 'tag'), ('____', 'underscores')]
    >>> [mask.family for mask in find_masks("He saw %1% there", [re.compile("%.%")])]
    ['own']
    """
    own = _own(text, patterns) if patterns else []
    done = 0
    known = _known(text, signs_within(text) if signs is None else signs)
    for mask in merge(own, known) if own else known:
        if mask.start >= done and not (mask.family != "own" and _holds(own, mask)):
            done = mask.end
            yield mask


def _own(text: str, patterns: Sequence[re.Pattern[str]]) -> list[Mask]:
    """Return what the patterns match, in order; of matches that overlap the first, and the longest of those."""
    found = (match for pattern in patterns for match in pattern.finditer(text) if match[0].strip())
    stripped = (
        Mask(match.end() - len(match[0].lstrip()), match.start() + len(match[0].rstrip()), "own") for match in found
    )
    own: list[Mask] = []
    for mask in sorted(stripped, key=lambda mask: (mask.start, -mask.end)):
        if not own or mask.start >= own[-1].end:
            own.append(mask)
    return own


def _holds(own: Sequence[Mask], mask: Mask) -> bool:
    """Tell whether a mask of the caller's own overlaps the other."""
    at = bisect_left(own, (mask.end,))
    return at > 0 and own[at - 1].end > mask.start


def _known(text: str, signs: str) -> Iterator[Mask]:
    """Yield the masks of the families that are known, in order; the text has these signs."""
    done = 0
    for at in _start_offsets(text, signs):
        if at >= done and (mask := _mask_at(text, at)):
            done = mask.end
            yield mask


def _start_offsets(text: str, signs: str) -> list[int]:
    """Return where a mask may begin, in order; the text has these signs."""
    # To find literals takes a small part of the time of one expression for all of them.
    starts = [start for sign in _STARTS.keys() & signs for start in _STARTS[sign]]
    return sorted({_start_of_letters(text, at, glued) for start, glued in starts for at in found_at(text, start)})


def _start_of_letters(text: str, at: int, most: int) -> int:
    """Return where the letters begin that touch the offset from the left, at most so many."""
    start = at
    while start and at - start < most and text[start - 1] in ascii_letters:
        start -= 1
    return start


def _mask_at(text: str, at: int) -> Mask | None:
    """Return the mask that begins at the offset, if one does."""
    if text[at] in BRACKETS and (end := group_at(text, at)):
        family = group_family(text[at:end])
        if family:
            return Mask(at, end, family)
    found = _patterns().match(text, at)
    return Mask(at, found.end(), cast("Family", found.lastgroup)) if found else None


@cache
def _patterns() -> re.Pattern[str]:
    """Return one pattern for all families, compiled when a text first needs it."""
    families = groupby(SPELLINGS, lambda spelling: spelling.family)
    named = (f"(?P<{family}> {'|'.join(spelling.pattern for spelling in rows)} )" for family, rows in families)
    return re.compile("|".join(named), re.VERBOSE)


def group_at(text: str, at: int) -> int | None:
    """Return where the bracketed group ends that begins at the offset, if it is a short one, on two lines at most.

    Brackets may be doubled and tripled; none but round ones are within.

    >>> group_at("a [[name 1]] b", 2), group_at("a ([x]) b", 2), group_at("a [ b", 2)
    (12, None, None)
    """
    size = 1
    while size < MOST_BRACKETS and text.startswith(text[at], at + size):
        size += 1
    closing = BRACKETS[text[at]] * size
    end = text.find(closing, at + size, at + LONGEST_GROUP)
    inner = text[at + size : end]
    if end < 0 or inner.count("\n") > 1 or text[at] in inner:
        return None
    within = [bracket for bracket in inner if bracket in _BRACKET_SIGNS]
    # "[Exemption (b)(6)]" is one mask, "([x])" is a mask in the text's own brackets.
    is_one = not within or (text[at] not in REMARKS and _PAIRS_OF_ROUND.fullmatch("".join(within)))
    return end + size if is_one else None


def group_family(group: str) -> Family | None:
    """Return the family of a bracketed group by its inside; None if that says nothing of withholding.

    Here is what brackets tell in any text; :mod:`~articlediff.copy.masks.bracketed` has those that need evidence.

    >>> [group_family(group) for group in ("[Name withheld]", "[ __ ]", "<PERSON>", "[xxx]", "(NATO)", "[sic]")]
    ['label', 'label', 'tag', 'tag', None, None]
    """
    inner = group.strip(OPENING_BRACKETS + CLOSING_BRACKETS)
    bare = inner.strip()
    if group[0] in REMARKS:
        return None  # these brackets are mostly the text's own, around a mask
    if speaks_of_withholding(bare):
        return "label"
    if not bare:
        return "label" if len(inner) > 1 else None
    if not any(map(str.isalnum, bare)):
        hides = len(bare) > 1 or bare in "…█"
        return "label" if hides and set(bare) <= _HIDING_SIGNS | {" ", "\xa0"} else None
    is_tag = _CODE.fullmatch(bare) and len(bare) >= SHORTEST_TAG
    return "tag" if is_tag or _LETTERS_FOR_LETTERS.fullmatch(bare) else None


def compiled(patterns: Iterable[str | re.Pattern[str]]) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a caller's own masks, compiled; one pattern may come by itself.

    Raises :class:`PatternError` for an invalid expression and :class:`PatternTypeError` for anything but expressions.

    >>> compiled(["%[A-Z]+%"])
    (re.compile('%[A-Z]+%'),)
    >>> compiled(["["])
    Traceback (most recent call last):
    articlediff.errors.PatternError: '[' is not a valid regular expression (unterminated character set at position ...
    """
    if isinstance(patterns, (str, re.Pattern)):
        return (_compiled(patterns),)
    if not isinstance(patterns, Iterable):
        raise PatternTypeError(f"blanks is {patterns!r}, not regular expressions", "give a list of them")
    return tuple(map(_compiled, patterns))


def _compiled(pattern: str | re.Pattern[str]) -> re.Pattern[str]:
    """Return the pattern, compiled; raise the error with its reason and the next step."""
    if not isinstance(pattern, (str, re.Pattern)):
        raise PatternTypeError(f"the pattern {pattern!r} is not a regular expression", "give a str or an re.Pattern")
    if not isinstance(pattern, str) and not isinstance(pattern.pattern, str):
        raise PatternTypeError(f"{pattern!r} is a pattern for bytes", "compile it from a str")
    try:
        return re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise PatternError(
            f"{pattern!r} is not a valid regular expression ({error})",
            "put a backslash before a sign that is meant literally",
        ) from error


def speaks_of_withholding(text: str) -> bool:
    """Tell whether the text says that something was withheld.

    >>> speaks_of_withholding("(name withheld)"), speaks_of_withholding("(he laughs)")
    (True, False)
    """
    return _WITHHELD.search(text) is not None
