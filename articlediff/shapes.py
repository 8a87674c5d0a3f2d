"""Spellings that may stand for words: brackets, runs of signs, letters for letters, codes, initials, half-masked words.

A shape alone proves nothing: a bracket may be the writer's remark, a capital word an abbreviation.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from articlediff.masks import BLOCKS, CLOSING, OPENING, REMARKS, group_at
from articlediff.tokens import Tokens

_SIGN_RUN = re.compile(r"(?:(?<=\s[\"'])|(?<![^\s(\[{“‘«$€£¥]))[^\w\s()\[\]{}\"“”‘’«»]{2,}(?![^\s.,;:!?)\]}\"'”’»%])")
_LONE_SIGN = re.compile(r"(?<!\S)[^\w\s.,;:!|'\"“”‘’„«»()\[\]{}<>/\\&–—―‒·•→←-](?=[\s.,;:!?)]|$)")
_PROSE_RUN = re.compile(r"[-‐‑‒–—―]{1,3}|[.,;:!?'<>-]{2}|\.{3}|[!?]+|\W?[→←–—]\W?|[•·]")
_HIDING = re.compile(rf"[*#~•…{BLOCKS}]+|_{{2,}}|-{{2,}}|\?{{2,}}|\.{{2,}}|[xX]{{3,}}|(?<![^\W_])X{{2,}}(?=-)")
"""What hides letters of a word."""
_STOPPED = r"[^\W\d_a-z](?:[.~–—-]{1,4}|…)"
_INITIALS = re.compile(
    rf"(?<![^\W_])(?<![^\W_][.'’-])(?:{_STOPPED}(?:[ \xa0]?{_STOPPED})*|[^\W\d_a-z])(?![^\W_]|['’-][^\W_])"
)
_INITIAL = re.compile(rf"{_STOPPED}|[^\W\d_a-z]")
_CHOSEN = frozenset("XYZN")
"""Letters that are seldom anybody's initial and often stand for one."""
_FEWEST_HIDDEN = 2
"""A single sign behind a word is a footnote's, or a letter that was misread."""
_RULE_SIGNS = frozenset("-=_~*—–")
_RULE = 8
"""So many of these signs may be a line that is drawn under a heading."""
_CLITIC = re.compile(r"['’](?:s|re|ve|ll|d|m)$")
_INITIAL_AND_SIGNS = re.compile(r"[^\W\d_a-z][^\w\s]{1,}_*|[^\W\d_a-z]_{2,}")
"""One capital and signs: an initial of what may be several words."""
_WORD_PARTS = re.compile(r"[^\W_]*(?:[-’'.][^\W_]+)*[-’']?")
_LETTERS = re.compile(r"([^\W\d_])\1+")
_NUMBERED = re.compile(r"\d+")
_CODE = re.compile(r"[_#%$]*(?=[^a-z]*[^\W\d_a-z]|\S*[_\d])[^\W_]+(?:[_:/.#-]+[^\W_]+)*[_#%$]*")
_NAMED = frozenset(
    "name names person persons people place location loc gpe org organization organisation company date datetime time "
    "age address email phone tel url link user username mention number num digit id redacted deleted removed withheld "
    "masked mask blank anonymous anon unknown unk oov hidden private confidential omitted".split()
)
"""What is often written, in capitals or between underscores, for what is withheld."""
_OUTER_OF_PARTIAL = ".,;:!?\"'“”‘’„«»()[]{}<>$€£¥"
_OUTER = ".,;:!?\"'“”‘’„«»()[]{}<>…$€£¥*"


_STOPS = frozenset(".,;:!?")


class Candidate(NamedTuple):
    """Tokens ``first`` to ``stop`` of the copy, which may stand for words, and what kind of spelling they are.

    ``spelling`` is one for all that whoever made the copy would write for the same reason.
    """

    first: int
    stop: int
    shape: str
    spelling: str


def candidates(a: Tokens, b: Tokens) -> Iterator[Candidate]:
    """Whatever in the copy may stand for words, by its shape; it may overlap.

    >>> from articlediff.tokens import tokenise
    >>> copy, full = tokenise("Mr. X. met ~~~ (name held back) and b***d"), tokenise("Mr. Berg met Tor and bold")
    >>> [(copy.text[slice(*copy.slice(c.first, c.stop))], c.shape) for c in candidates(copy, full)]
    [('(name held back)', 'group'), ('~~~', 'signs'), ('b***d', 'partial'), ('X.', 'initial')]
    """
    yield from _groups(a, b)
    yield from _signs(a, b)
    yield from _partial(a, b)
    yield from _initials(a, b)
    yield from _words(a, b)


def _groups(a: Tokens, b: Tokens) -> Iterator[Candidate]:
    for opening in OPENING:
        done = 0
        for index in a.standing_at(opening) if opening in a.text else ():
            start = a.starts[index]
            if index in a.marks or start < done:
                continue
            end = group_at(a.text, start)
            if end is None or a.text[start:end] in b.text:
                continue
            done = end
            literal = _NUMBERED.sub("0", a.text[start:end])
            stop = bisect_left(a.starts, end)
            if literal.strip(OPENING + CLOSING + " \xa0"):
                is_remark = opening in REMARKS and a.count_words(index, stop) > 1
                yield Candidate(index, stop, "remark" if is_remark else "group", literal)


def _signs(a: Tokens, b: Tokens) -> Iterator[Candidate]:
    for run in (*_SIGN_RUN.finditer(a.text), *_LONE_SIGN.finditer(a.text)):
        text = run[0].rstrip(".,") or run[0]
        if text in b.text or _PROSE_RUN.fullmatch(text) or (len(text) == 1 and _begins_line(a.text, run.start())):
            continue
        first, stop = _tokens(a, run.start(), run.start() + len(text))
        if first not in a.marks:
            is_rule = len(text) >= _RULE and set(text) <= _RULE_SIGNS
            yield Candidate(first, stop, "rule" if is_rule else "signs", _signs_of(text))


def _begins_line(text: str, place: int) -> bool:
    """Whether the place is the first of its line, as a bullet's is."""
    return not text[text.rfind("\n", 0, place) + 1 : place].strip() and "\n" in text


def _tokens(a: Tokens, start: int, end: int) -> tuple[int, int]:
    """The tokens that a stretch of the text holds or cuts."""
    return max(0, bisect_right(a.starts, start) - 1), bisect_left(a.starts, end)


def _partial(a: Tokens, b: Tokens) -> Iterator[Candidate]:
    """Words of which some letters are hidden; two stars at one end alone are a footnote's or a bold word's."""
    done = 0
    for found in _HIDING.finditer(a.text):
        if found.start() < done:
            continue
        start, done = _word(a.text, found.start())
        core = _CLITIC.sub("", a.text[start:done].strip(_OUTER_OF_PARTIAL))
        parts = _half_masked(core)
        if not parts or not any(parts) or core in b.text:
            continue
        start = a.text.index(core, start)
        shape = "letters" if _INITIAL_AND_SIGNS.fullmatch(core) else "partial"
        yield Candidate(*_tokens(a, start, start + len(core)), shape, _signs_of(core))


def _signs_of(text: str) -> str:
    """The signs that are in a spelling, each once."""
    return "".join(sorted({sign for sign in text if not sign.isalnum()} - _STOPS or _STOPS.intersection(text)))


def _half_masked(word: str) -> tuple[str, str] | None:
    """What is left in front of the first hidden letter and behind the last; None if that is no part of a word."""
    hidden = list(_HIDING.finditer(word))
    if not hidden:
        return None
    prefix, suffix = word[: hidden[0].start()], word[hidden[-1].end() :]
    if not (prefix and suffix) and hidden[-1].end() - hidden[0].start() < _FEWEST_HIDDEN:
        return None
    return (prefix, suffix) if _WORD_PARTS.fullmatch(prefix) and _WORD_PARTS.fullmatch(suffix) else None


def kept_letters(masked: str) -> tuple[str, str]:
    """What is left of a half-masked word at its beginning and at its end, without case.

    >>> kept_letters("B*****d"), kept_letters("██-year-old"), kept_letters("S-----")
    (('b', 'd'), ('', '-year-old'), ('s', ''))
    """
    prefix, suffix = _half_masked(masked) or ("", "")
    return prefix.casefold(), suffix.casefold()


def fits(masked: str, word: str) -> bool:
    """Whether a word begins and ends with what is left of it, and has more between.

    >>> fits("b***d", "bold"), fits("b***d", "bd"), fits("b***d", "bald man")
    (True, False, False)
    """
    prefix, suffix = kept_letters(masked)
    word = word.strip(_OUTER).casefold()
    hidden = word[len(prefix) : len(word) - len(suffix)]
    is_one = len(word.split()) == 1 and any(map(str.isalnum, hidden))
    return is_one and word.startswith(prefix) and word.endswith(suffix)


def _word(text: str, place: int) -> tuple[int, int]:
    """What stands between white space around a place."""
    start, end = place, place
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _initials(a: Tokens, b: Tokens) -> Iterator[Candidate]:
    """Single capitals that the copy has more often than the full text has, with the stops behind them."""
    letters = {text for text in set(a.texts) if len(text) == 1 and text.isupper()}
    letters = {letter for letter in letters if a.texts.count(letter) > b.texts.count(letter)}
    for found in _INITIALS.finditer(a.text) if letters else ():
        together = all(letter in letters for letter in found[0] if letter.isalpha())
        for one in [found] if together else _INITIAL.finditer(a.text, *found.span()):
            letter = one[0].rstrip(".~–—-…")
            if one[0][0] in letters:
                first, stop = _tokens(a, *one.span())
                yield Candidate(first, stop, "initial", letter if letter in _CHOSEN else "")


def _words(a: Tokens, b: Tokens) -> Iterator[Candidate]:
    """Words that the full text has nowhere, without the signs around them; codes that stand together as one."""
    unknown = set(a.keys).difference(b.keys)
    if not unknown:
        return
    before: Candidate | None = None
    done = 0
    for index, key in enumerate(a.keys):
        if key not in unknown or index < done or index in a.marks:
            continue
        first = index
        while first > done and not a.spaces[first] and first - 1 not in a.marks:
            first -= 1
        stop = index + 1
        while stop < len(a) and not a.spaces[stop] and stop not in a.marks:
            stop += 1
        done = stop
        while first < stop and a.texts[first][0] in _OUTER:
            first += 1
        while first < stop and a.texts[stop - 1][0] in _OUTER:
            stop -= 1
        if first == stop:
            continue
        candidate = _word_candidate(a, first, stop)
        if candidate and before and before.stop == first and before.shape == candidate.shape != "word":
            before = before._replace(stop=stop)
            continue
        if before:
            yield before
        before = candidate
    if before:
        yield before


def _word_candidate(a: Tokens, first: int, stop: int) -> Candidate | None:
    text = a.text[a.starts[first] : a.ends[stop - 1]]
    letters = _NUMBERED.sub("", text).strip("_#%$-.:/")
    if not letters:
        return None
    if _LETTERS.fullmatch(letters) and (len(letters) > 2 or letters.isupper()):
        return Candidate(first, stop, "letters" if len(letters) > 2 else "code", letters)
    if letters.casefold() in _NAMED and (letters.isupper() or letters != text):
        return Candidate(first, stop, "named", "")
    if _CODE.fullmatch(text) and len(text) > 1:
        return Candidate(first, stop, "code", _NUMBERED.sub("0", text))
    return Candidate(first, stop, "word", _NUMBERED.sub("0", text))
