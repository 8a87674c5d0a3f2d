"""Words that the full text has nowhere: codes, names of kinds of things, words in capitals, words like any other."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from articlediff.calibration.both_texts import FEWEST_FOR_LETTERS, FEWEST_WORDS, SHORTEST_CAPITALS
from articlediff.copy.masks.shapes import MaskCandidate, holds_addresses
from articlediff.expressions import expression
from articlediff.text.tokens import Tokens

_LETTERS = expression(r"([^\W\d_])\1+")
_DIGITS = expression(r"\d+")
_CODE = expression(r"[_#%$@]*(?=[^a-z]*[^\W\d_a-z]|\S*[_\d])[^\W_]+(?:[_:/.#-]+[^\W_]+)*[_#%$]*")
_CAPITAL = r"[^\W\d_a-z]"
_WRITTEN_BY_A_MACHINE = expression(
    rf"(?=.*(?:_|#\d|[%*|~@]$)|\$)[_#%$@*|~]*{_CAPITAL}{{2,}}[^\W_a-z]*(?:[_#-][^\W_a-z]+)*[_%$*|~@]*"
)
"""Capitals with underscores, numbers or signs around them, such as ``PERSON_1``, ``DATE#4`` and ``%NAME%``."""
KINDS_OF_THINGS = frozenset(
    "redaction name names person persons people place location loc gpe org organization organisation company date "
    "datetime time age address email phone tel url link user username mention number num digit id redacted "
    "deleted removed withheld masked mask blank anonymous anon unknown unk oov omissis hidden private "
    "confidential omitted censored expunged".split()
)
"""Words that are often written, in capitals or between underscores, for what is withheld."""
_NEVER_PROSE = frozenset(("omissis", "unk", "oov"))
"""Those of these words that are masks in small letters, too."""
_WITHIN = frozenset("*/\\|")
"""Signs between parts of a word, of which one may be masked."""
_CLAUSE = expression(r"(?<=\d)(?:\(\w{1,3}\))+")
"""The number of a clause after that of its section: ``s40(2)``."""
_PARTING_SIGNS = frozenset('"“”‘„«»()[]{}<>–—…')
"""Signs that part what touches them."""
_AROUND_WORDS = _PARTING_SIGNS | frozenset(".,;:!?'’$€£¥")


def unknown_words(a: Tokens, b: Tokens) -> Iterator[MaskCandidate]:
    """Yield the words of ``a`` that ``b``, the full text, lacks, without signs around them; codes side by side as one.

    >>> from articlediff.text.tokenising import tokenise
    >>> copy, full = tokenise("He saw PERSON_1 and (b6)"), tokenise("He saw Wren and Tor")
    >>> [(copy.text[slice(*copy.slice(c.first, c.stop))], c.shape) for c in unknown_words(copy, full)]
    [('PERSON_1', 'named'), ('b6', 'code')]
    """
    before: MaskCandidate | None = None
    for first, stop in _ranges(a, b):
        candidate = _candidate(a, first, stop)
        if candidate and before and before.stop == first and before.shape == candidate.shape != "word":
            before = before._replace(stop=stop)
            continue
        if before:
            yield before
        before = candidate
    if before:
        yield before


def _ranges(a: Tokens, b: Tokens) -> Iterator[tuple[int, int]]:
    """Yield the tokens between white space that hold a key that the full text lacks, but for the commonest prose."""
    unknown = a.alien_to(b).indices
    counts = Counter(map(a.keys.__getitem__, unknown))
    variables = _variables(a, b, unknown, counts)
    has_addresses = bool(unknown) and holds_addresses(b.text)
    done = 0
    for index in unknown:
        if index < done or index in a.masks:
            continue
        # Most words that the full text lacks are prose that occurs but once or twice: no mask by any evidence.
        if counts[a.keys[index]] < FEWEST_WORDS and not has_addresses and _is_prose(a, index):
            continue
        first, stop = index, index + 1
        while first > done and not a.spaces[first] and not _is_parting(a, first - 1):
            first -= 1
        while stop < len(a) and not a.spaces[stop] and not _is_parting(a, stop):
            stop += 1
        done = stop
        while first < stop and a.texts[first][0] in _AROUND_WORDS and not _begins_name(a, first, stop, variables):
            first += 1
        while first < stop and (a.texts[stop - 1][0] in _AROUND_WORDS or _is_percent(a, first, stop)):
            stop -= 1
        first = _after_shared_part(a, b, first, index)
        if first < stop:
            first, stop = _without_lone_star(a, first, stop)
            yield first, _after_clause(a, stop)


def _after_clause(a: Tokens, stop: int) -> int:
    """Return the end of the word with the number of a clause that touches it: ``s40(2)``."""
    clause = _CLAUSE.match(a.text, a.ends[stop - 1])
    return bisect_left(a.starts, clause.end()) if clause else stop


def _after_shared_part(a: Tokens, b: Tokens, first: int, index: int) -> int:
    """Return ``first``, or the unknown token, if all before it in the word is the text's own: ``O*`` of ``O*zzz``."""
    is_own = first + 1 < index and a.texts[index - 1] in _WITHIN
    return index if is_own and a.text[a.starts[first] : a.starts[index]] in b.text else first


def _variables(a: Tokens, b: Tokens, unknown: Sequence[int], counts: Counter[str]) -> set[str]:
    """Return the unknown words before which a dollar sign begins a variable, as in ``$NAME``, and no price.

    Where the full text has prices, a word must have the sign wherever it occurs.
    """
    if "$" not in a.distinct:
        return set()
    signed = Counter(a.keys[k] for k in unknown if k and a.texts[k - 1] == "$" and not a.spaces[k])
    always = {key for key, times in signed.items() if times == counts[key] >= FEWEST_WORDS}
    return always if "$" in b.distinct else set(signed)


def _begins_name(a: Tokens, first: int, stop: int, variables: set[str]) -> bool:
    """Tell whether the sign begins a variable."""
    is_before_letters = a.texts[first] == "$" and first + 1 < stop and a.texts[first + 1][0].isalpha()
    return is_before_letters and a.keys[first + 1] in variables


def _is_percent(a: Tokens, first: int, stop: int) -> bool:
    """Tell whether the last sign is a number's own, as in ``NUM%`` and ``%NUM%%``, and no second half of ``%NUM%``."""
    tokens = a.texts[first:stop]
    return tokens[-1] == "%" and tokens.count("%") % 2 == 1


def _is_parting(a: Tokens, index: int) -> bool:
    """Tell whether the token, a mask, a bracket, a quotation mark or a dash, parts what touches it."""
    return index in a.masks or a.texts[index][0] in _PARTING_SIGNS


def _without_lone_star(a: Tokens, first: int, stop: int) -> tuple[int, int]:
    """Return the range without a star on one side, which is a footnote's or a list's; two stars may be a mask's."""
    left, right = a.texts[first] == "*", a.texts[stop - 1] == "*"
    return (first + (left and not right), stop - (right and not left)) if stop - first > 1 else (first, stop)


def _is_prose(a: Tokens, index: int) -> bool:
    """Tell whether the token is a word by itself, in small letters but perhaps for the first."""
    text, after = a.texts[index], index + 1
    is_apart = bool(a.spaces[index]) and (after == len(a) or bool(a.spaces[after]) or a.texts[after] in _AROUND_WORDS)
    return is_apart and text.isalpha() and text[1:].islower() and not _LETTERS.fullmatch(text)


def _is_kind(word: str) -> bool:
    """Tell whether the word names a kind of thing, or ends with a name that no other word ends with: ``PATNAME``."""
    return word.casefold() in KINDS_OF_THINGS or (word.isupper() and word.endswith(("NAME", "URL")))


def _candidate(a: Tokens, first: int, stop: int) -> MaskCandidate | None:
    """Return the unknown word with its shape, None if it has neither letters nor digits."""
    text = a.text[a.starts[first] : a.ends[stop - 1]]
    letters = _DIGITS.sub("", text).strip("_#%$-.:/*@")
    if not letters:
        return None
    # Of "444-XXX" the digits are kept: it is half-masked.
    has_digits = any(map(str.isdigit, text))
    is_row = len(letters) >= FEWEST_FOR_LETTERS
    if not has_digits and _LETTERS.fullmatch(letters.casefold()) and (is_row or letters.isupper()):
        return MaskCandidate(first, stop, "letters" if is_row else "code", letters)
    if _is_kind(letters) and (letters.isupper() or letters != text or letters in _NEVER_PROSE):
        return MaskCandidate(first, stop, "named", "")
    if text == text.upper() and _WRITTEN_BY_A_MACHINE.fullmatch(text):
        return MaskCandidate(first, stop, "named", "")
    if len(text) >= SHORTEST_CAPITALS and text.isalpha() and text.isupper():
        return MaskCandidate(first, stop, "capitals", text)
    is_code = _CODE.fullmatch(_CLAUSE.sub("", text)) and len(text) > 1
    return MaskCandidate(first, stop, "code" if is_code else "word", _DIGITS.sub("0", text))
