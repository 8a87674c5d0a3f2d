"""Spellings that may stand for words: brackets, runs of signs, letters for letters, codes, initials, half-masked words.

A shape alone proves nothing: a bracket may be the writer's remark, a capital word an abbreviation.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import filterfalse
from typing import Literal, NamedTuple

from articlediff.expressions import expression
from articlediff.text.half_masked import hidden_words, hides_one_letter
from articlediff.text.masks import CLOSING, OPENING, REMARKS, group_at, speaks_of_withholding
from articlediff.text.tokens import Tokens, found_at, where

FEWEST_WORDS = 3
"""A word like any other is a mask if it stands for so many different ones, which an editor puts for one or two."""
ADDRESS_SIGNS = ("@", "://", "www.")
_SIGN_RUN = expression(r"(?:(?<=\s[\"'])|(?<![^\s(\[{“‘«$€£¥]))[^\w\s()\[\]{}\"“”‘’«»]{2,}(?![^\s.,;:!?)\]}\"'”’»%])")
_LONE_SIGN = expression(r"(?<!\S)[^\w\s.,;:!|'\"“”‘’„«»()\[\]{}<>/\\&–—―‒·•→←-](?=[\s.,;:!?)]|$)")
_PROSE_RUN = expression(r"-{1,2}|,,|[‐‑‒–—―]|\W?[→←–—]\W?|[•·]|[«»<>]{2}")
_SPACED_RUN = expression(r"(?<!\S)([^\w\s]{1,5}|_{1,5})(?: \1){1,9}(?!\S)")
"""Signs with spaces between them, three and more of one or two of more: ``— — —``, ``--- ---``."""
_SYMBOLS = frozenset("€$£¥%§+=×÷@&#°~<>−≈±")
"""Signs that an editor may write out as a word, or the other way round."""
_PROSE_SIGNS = frozenset(".,;:!?'\"()[]-–—‘’“”")
_PROSE_SIGNS_IN_A_ROW = (
    ".. ,, ;; :: !! ?? -- –– —— …… .- -. !? ?! !: :! ?: -? !-".split()
)  # what two of them make that no prose has, with the shortest ellipsis and dash
_TWO_PROSE_SIGNS = expression("[-.,;:!?–—…]{2}")
_SPACED_PROSE_SIGNS = (" ? ", " - - ", " — — ", " – – ", " . . ", " _ _ ")
_SPACED_PROSE_SIGN = expression(" [-?.–—_] ")
"""What all of these hold; to look for that alone takes less time than to look for each of them."""
_IN_RUN = expression(r"(?:[^\w\s()\[\]{}\"“”‘’«»']|_)+")
_ENUMERATES = expression(r"\((?:0|[a-z]|[ivx]+)\)")
_ELLIPSES = frozenset("….")
_FEW_WORDS = 4
"""What a writer remarks on a line of its own is mostly a sentence or a credit, and longer."""
_RULE_SIGNS = frozenset("-=_*—–")
_RULE = 8
"""So many of these signs may be a line that is drawn under a heading."""
_STOPS = frozenset(".,;:!?")
_STOPPED = r"[^\W\d_a-z](?:[.~–—-]{1,4}_*|…)"
_INITIALS = expression(
    rf"(?<![^\W_])(?<![^\W_][.'’-])(?:{_STOPPED}(?:[ \xa0]?{_STOPPED})*|[^\W\d_a-z])(?![^\W_]|['’-](?!s\b)[^\W_])"
)
_LETTER_STOPS = frozenset(".~–—-…")
_INITIAL = expression(rf"{_STOPPED}|[^\W\d_a-z]")
_ONE_LETTER_AGAIN = expression(r"(\w)[.~–—-](?:[ \xa0]?\1[.~–—-])+")
"""``N.N.`` and ``X. X. X.`` are nobody's initials."""
_CHOSEN = frozenset("XYZN")
"""Letters that are seldom anybody's initial and often stand for one."""
_WORDS_OF_ONE_LETTER = frozenset("AI")
_INITIAL_AND_SIGNS = expression(r"[^\W\d_a-z](?:[^\w\s]+_*|_{2,})")
"""One capital and signs: an initial of what may be several words."""
_LETTERS = expression(r"([^\W\d_])\1+")
_NUMBERED = expression(r"\d+")
_CODE = expression(r"[_#%$@]*(?=[^a-z]*[^\W\d_a-z]|\S*[_\d])[^\W_]+(?:[_:/.#-]+[^\W_]+)*[_#%$]*")
_CAPITAL = r"[^\W\d_a-z]"
_WRITTEN_BY_A_MACHINE = expression(
    rf"(?=.*(?:_|#\d|[%*|~@]$)|\$)[_#%$@*|~]*{_CAPITAL}{{2,}}[^\W_a-z]*(?:[_#-][^\W_a-z]+)*[_%$*|~@]*"
)
"""Capitals with underscores, numbers or signs around them, such as ``PERSON_1``, ``DATE#4`` and ``%NAME%``."""
_NAMED = frozenset(
    "redaction name names person persons people place location loc gpe org organization organisation company date "
    "datetime time age address email phone tel url link user username mention number num digit id redacted "
    "deleted removed withheld masked mask blank anonymous anon unknown unk oov omissis hidden private "
    "confidential omitted censored expunged".split()
)
"""What is often written, in capitals or between underscores, for what is withheld."""
_NEVER_PROSE = frozenset(("omissis", "unk", "oov"))
_SHORTEST_CAPITALS = 4
_WITHIN = frozenset("*/\\|")
"""Signs between parts of a word, of which one may be masked."""
_CLAUSE = expression(r"(?<=\d)(?:\(\w{1,3}\))+")
_PARTING = frozenset('"“”‘„«»()[]{}<>–—…')
_AROUND_WORDS = _PARTING | frozenset(".,;:!?'’$€£¥")

Shape = Literal[
    "group",
    "remark",
    "note",
    "signs",
    "rule",
    "partial",
    "letters",
    "initial",
    "named",
    "capitals",
    "code",
    "word",
]
"""A bracketed group, one that is mostly prose, a short one of these on a line of its own; a run of signs, one that may
be a drawn line; a half-masked word; letters that stand for letters; an initial; the name of a kind of thing, such as
``NAME``; a word in capitals; a code, such as ``b6``; a word like any other."""


class Candidate(NamedTuple):
    """Tokens ``first`` to ``stop`` of the copy, which may stand for words, and what kind of spelling they are.

    ``spelling`` is one for all that whoever made the copy would write for the same reason.
    """

    first: int
    stop: int
    shape: Shape
    spelling: str


def candidates(a: Tokens, b: Tokens) -> Iterator[Candidate]:
    """Whatever in the copy may stand for words, by its shape; some may overlap.

    >>> from articlediff.text.tokens import tokenise
    >>> copy, full = tokenise("Mr. X. met ~~~ (held back) and b***d"), tokenise("Mr. Berg met Tor and bold")
    >>> found = sorted(candidates(copy, full))
    >>> [(copy.text[slice(*copy.slice(c.first, c.stop))], c.shape) for c in found if c.shape != "word"]
    [('X.', 'initial'), ('~~~', 'signs'), ('(held back)', 'remark'), ('b***d', 'partial')]
    """
    yield from _groups(a, b)
    yield from _signs(a, b)
    yield from _partial(a, b)
    yield from _initials(a, b)
    yield from _words(a, b)


def holds_addresses(text: str) -> bool:
    """Whether the text may hold addresses of people or pages."""
    return any(sign in text for sign in ADDRESS_SIGNS)


def _stands_in(a: Tokens, first: int, stop: int, b: Tokens) -> bool:
    """Whether the full text has the same signs and letters somewhere: then they are no mask of the copy's own."""
    # To look for a token is to look into a set; most masks have one that the full text lacks.
    return b.distinct.issuperset(a.texts[first:stop]) and a.text[slice(*a.slice(first, stop))] in b.text


def _groups(a: Tokens, b: Tokens) -> Iterator[Candidate]:
    for opening in OPENING:
        done = 0
        for index in a.standing_at(opening) if opening in a.text else ():
            start = a.starts[index]
            is_free = index not in a.marks and start >= done and a.text[start] == opening
            end = group_at(a.text, start) if is_free else None
            if end is None:
                continue
            done = end
            stop = bisect_left(a.starts, end)
            if _stands_in(a, index, stop, b):
                continue
            literal = _NUMBERED.sub("0", a.text[start:end])
            # A wide space between words is a blank of its own.
            is_wide = "  " in literal and any(map(str.isalnum, literal))
            is_alone = is_line(a, index, stop)
            if (is_alone or literal.strip(OPENING + CLOSING + " \xa0")) and not is_wide:
                words = a.count_words(index, stop)
                is_prose = words > 1 and not _says_what_is_hidden(literal)
                is_remark = opening in REMARKS and (is_prose or bool(_ENUMERATES.fullmatch(literal)))
                is_note = is_remark and is_alone and 1 < words <= _FEW_WORDS
                yield Candidate(index, stop, "note" if is_note else "remark" if is_remark else "group", literal)


def is_line(a: Tokens, first: int, stop: int) -> bool:
    """Whether the tokens are a line of their own."""
    return all("\n" in space for space in (a.spaces[first], a.spaces[stop] if stop < len(a) else "\n"))


def _says_what_is_hidden(text: str) -> bool:
    """Whether a remark speaks of withholding, or has no words but for kinds of things: ``(name 1)``, ``(A.B.)``."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    has_words = bool(words) or any(map(str.isupper, text))
    return speaks_of_withholding(text) or (has_words and all(word.casefold() in _NAMED for word in words))


def _signs(a: Tokens, b: Tokens) -> Iterator[Candidate]:
    done = 0
    for place in _sign_places(a, b):
        run = _run_at(a.text, place) if place >= done else None
        if not run:
            continue
        done = run.end()
        # A stop behind a run is the sentence's, unless the run has stops of its own or is a line.
        text = run[0].rstrip(".,")
        if not text or "." in text or is_line(a, *_tokens(a, place, done)):
            text = run[0]
        if _PROSE_RUN.fullmatch(text) or (len(text) == 1 and _begins_line(a.text, place)):
            continue
        first, stop = _tokens(a, place, place + len(text))
        if _stands_in(a, first, stop, b):
            continue
        is_cut = not set(text) - _ELLIPSES and (not first or stop == len(a))
        is_mask = first in a.marks and all(k in a.marks or a.texts[k] in _STOPS for k in range(first + 1, stop))
        if not is_mask and not is_cut:
            is_rule = (len(text) >= _RULE and set(text) <= _RULE_SIGNS) or text in _SYMBOLS
            yield Candidate(first, stop, "rule" if is_rule else "signs", _signs_of(text))


def _run_at(text: str, place: int) -> re.Match[str] | None:
    spaced = _SPACED_RUN.match(text, place)
    if spaced and (len(spaced[1]) > 1 or spaced[0].count(" ") > 1):
        return spaced
    return _SIGN_RUN.match(text, place) or _LONE_SIGN.match(text, place)


def _sign_places(a: Tokens, b: Tokens) -> Iterator[int]:
    """Where runs of signs begin that prose has not, and single signs that the full text has not."""
    text = a.text
    signs = filterfalse(str.isalnum, a.distinct - _PROSE_SIGNS)
    wanted = [sign for sign in signs if not sign[-1].isalnum()]
    rows = [row for row in _PROSE_SIGNS_IN_A_ROW if row in text] if _TWO_PROSE_SIGNS.search(text) else []
    places = {
        place
        for sign in wanted
        for place in found_at(text, sign)
        if sign not in b.distinct or not _stands_alone(text, place, place + len(sign))
    }
    places |= {place for row in rows for place in found_at(text, row)}
    if _SPACED_PROSE_SIGN.search(text):
        places |= {place + 1 for row in _SPACED_PROSE_SIGNS if row in text for place in found_at(text, row)}
    done = 0
    for place in sorted(places):
        if place >= done:
            start, run = place, _IN_RUN.match(text, place)
            done = run.end() if run else place
            while start and _IN_RUN.match(text, start - 1):
                start -= 1
            yield start


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no other sign touches a sign."""
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return not _IN_RUN.search(around)


def _begins_line(text: str, place: int) -> bool:
    """Whether the place is the first of its line, as a bullet's is."""
    return not text[text.rfind("\n", 0, place) + 1 : place].strip() and "\n" in text


def _tokens(a: Tokens, start: int, end: int) -> tuple[int, int]:
    """The tokens that a stretch of the text holds or cuts."""
    return max(0, bisect_right(a.starts, start) - 1), bisect_left(a.starts, end)


def _signs_of(text: str) -> str:
    """The signs of a spelling, each once; stops only if there are no others."""
    signs = {sign for sign in text if not sign.isalnum()}
    return "".join(sorted(signs - _STOPS or signs))


def _partial(a: Tokens, b: Tokens) -> Iterator[Candidate]:
    for start, end in hidden_words(a.text, a.is_usual):
        word = a.text[start:end]
        first, stop = _tokens(a, start, end)
        # On a misread page "proce$s" is a letter misread.
        is_misread = bool(a.misread) and hides_one_letter(word)
        is_initials = word[0].isupper() and bool(_ONE_LETTER_AGAIN.match(word))
        if a.starts[first] == start and not is_misread and not is_initials and not _stands_in(a, first, stop, b):
            shape: Shape = "letters" if _INITIAL_AND_SIGNS.fullmatch(word) else "partial"
            yield Candidate(first, stop, shape, _signs_of(word))


def _initials(a: Tokens, b: Tokens) -> Iterator[Candidate]:
    """Single capitals that the copy has more often than the full text has, with the stops behind them."""
    letters = {text for text in filter(str.isupper, a.distinct) if len(text) == 1}
    # Most texts have the words "A" and "I", but not with a stop.
    letters -= {word for word in letters & _WORDS_OF_ONE_LETTER if not _is_stopped(a.text, word)}
    if not letters:
        return
    mine, others = (Counter(filter(letters.__contains__, tokens.texts)) for tokens in (a, b))
    letters = {letter for letter, times in mine.items() if times > others[letter]}
    done = 0
    for index in where(a.texts, letters) if letters else ():
        found = _INITIALS.match(a.text, a.starts[index]) if index >= done else None
        if found and not all(letter in letters for letter in found[0] if letter.isalpha()):
            found = _INITIAL.match(a.text, a.starts[index])
        if found and found[0] not in _WORDS_OF_ONE_LETTER:
            letter = found[0].rstrip(".~–—-…_")
            pattern = _ONE_LETTER_AGAIN.match(found[0])
            # A second stop behind the last letter is the sentence's.
            is_pattern = pattern is not None and found[0][pattern.end() :] in ("", ".")
            done = bisect_left(a.starts, found.start() + pattern.end() if pattern and is_pattern else found.end())
            spelling = letter if letter in _CHOSEN or is_pattern else ""
            yield Candidate(index, done, "letters" if is_pattern else "initial", spelling)


def _is_stopped(text: str, letter: str) -> bool:
    return any(text[at + 1 : at + 2] in _LETTER_STOPS for at in found_at(text, letter) if at + 1 < len(text))


def _words(a: Tokens, b: Tokens) -> Iterator[Candidate]:
    """Words that the full text has nowhere, without the signs around them; codes that stand together as one."""
    before: Candidate | None = None
    for first, stop in _unknown_words(a, b):
        candidate = _word(a, first, stop)
        if candidate and before and before.stop == first and before.shape == candidate.shape != "word":
            before = before._replace(stop=stop)
            continue
        if before:
            yield before
        before = candidate
    if before:
        yield before


def _unknown_words(a: Tokens, b: Tokens) -> Iterator[tuple[int, int]]:
    """What stands between white space and holds a key that the full text has nowhere, but for the commonest prose."""
    places = a.alien_to(b).places
    counts = Counter(map(a.keys.__getitem__, places))
    variables = _variables(a, b, places, counts)
    has_addresses = bool(places) and holds_addresses(b.text)
    done = 0
    for index in places:
        if index < done or index in a.marks:
            continue
        # Most words that the full text lacks are prose that stands but once or twice: no mask by any evidence.
        if counts[a.keys[index]] < FEWEST_WORDS and not has_addresses and _is_prose(a, index):
            continue
        first, stop = index, index + 1
        while first > done and not a.spaces[first] and not _parts(a, first - 1):
            first -= 1
        while stop < len(a) and not a.spaces[stop] and not _parts(a, stop):
            stop += 1
        done = stop
        while first < stop and a.texts[first][0] in _AROUND_WORDS and not _begins_name(a, first, stop, variables):
            first += 1
        while first < stop and (a.texts[stop - 1][0] in _AROUND_WORDS or _is_percent(a, first, stop)):
            stop -= 1
        first = _behind_shared_part(a, b, first, index)
        if first < stop:
            first, stop = _without_lone_star(a, first, stop)
            yield first, _behind_clause(a, stop)


def _behind_clause(a: Tokens, stop: int) -> int:
    """The end of the number of a clause that touches the word: ``s40(2)``."""
    clause = _CLAUSE.match(a.text, a.ends[stop - 1])
    return bisect_left(a.starts, clause.end()) if clause else stop


def _behind_shared_part(a: Tokens, b: Tokens, first: int, index: int) -> int:
    """The unknown token, if all in front of it within the word is the text's own: ``O*`` of ``O*zzz``."""
    is_own = first + 1 < index and a.texts[index - 1] in _WITHIN
    return index if is_own and a.text[a.starts[first] : a.starts[index]] in b.text else first


def _variables(a: Tokens, b: Tokens, places: Sequence[int], counts: Counter[str]) -> set[str]:
    """The unknown words with which a dollar sign in front begins a variable, as in ``$NAME``, and no price.

    Where the full text has prices, a word must have the sign wherever it stands.
    """
    if "$" not in a.distinct:
        return set()
    signed = Counter(a.keys[place] for place in places if place and a.texts[place - 1] == "$" and not a.spaces[place])
    always = {key for key, times in signed.items() if times == counts[key] >= FEWEST_WORDS}
    return always if "$" in b.distinct else set(signed)


def _begins_name(a: Tokens, first: int, stop: int, variables: set[str]) -> bool:
    """Whether the sign begins a variable."""
    is_before_letters = a.texts[first] == "$" and first + 1 < stop and a.texts[first + 1][0].isalpha()
    return is_before_letters and a.keys[first + 1] in variables


def _is_percent(a: Tokens, first: int, stop: int) -> bool:
    """Whether the last sign is a number's own, as in ``NUM%`` and ``%NUM%%``, and no second half of ``%NUM%``."""
    tokens = a.texts[first:stop]
    return tokens[-1] == "%" and tokens.count("%") % 2 == 1


def _parts(a: Tokens, index: int) -> bool:
    """Whether a mark, a bracket, a quotation mark or a dash parts what touches it."""
    return index in a.marks or a.texts[index][0] in _PARTING


def _without_lone_star(a: Tokens, first: int, stop: int) -> tuple[int, int]:
    """A star on one side is a footnote's or a list's; stars on both sides may be a mask's."""
    left, right = a.texts[first] == "*", a.texts[stop - 1] == "*"
    return (first + (left and not right), stop - (right and not left)) if stop - first > 1 else (first, stop)


def _is_prose(a: Tokens, index: int) -> bool:
    """Whether the token is a word by itself, in small letters but perhaps for the first."""
    text, behind = a.texts[index], index + 1
    is_apart = bool(a.spaces[index]) and (
        behind == len(a) or bool(a.spaces[behind]) or a.texts[behind] in _AROUND_WORDS
    )
    return is_apart and text.isalpha() and text[1:].islower() and not _LETTERS.fullmatch(text)


def _is_kind(word: str) -> bool:
    """Whether the word names a kind of thing, or ends with one that no other word ends with: ``PATNAME``."""
    return word.casefold() in _NAMED or (word.isupper() and word.endswith(("NAME", "URL")))


def _word(a: Tokens, first: int, stop: int) -> Candidate | None:
    text = a.text[a.starts[first] : a.ends[stop - 1]]
    letters = _NUMBERED.sub("", text).strip("_#%$-.:/*@")
    if not letters:
        return None
    if _LETTERS.fullmatch(letters.casefold()) and (len(letters) > 2 or letters.isupper()):
        return Candidate(first, stop, "letters" if len(letters) > 2 else "code", letters)
    if _is_kind(letters) and (letters.isupper() or letters != text or letters in _NEVER_PROSE):
        return Candidate(first, stop, "named", "")
    if text == text.upper() and _WRITTEN_BY_A_MACHINE.fullmatch(text):
        return Candidate(first, stop, "named", "")
    if len(text) >= _SHORTEST_CAPITALS and text.isalpha() and text.isupper():
        return Candidate(first, stop, "capitals", text)
    is_code = _CODE.fullmatch(_CLAUSE.sub("", text)) and len(text) > 1
    return Candidate(first, stop, "code" if is_code else "word", _NUMBERED.sub("0", text))
