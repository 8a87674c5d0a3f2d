"""Bracketed groups of the copy that may hide words, and those that are an editor's own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from articlediff.calibration.both_texts import LONGEST_NOTE
from articlediff.copy.masks.shapes import MaskCandidate, Shape, is_line, occurs_in
from articlediff.copy.masks.unknown_words import KINDS_OF_THINGS
from articlediff.expressions import expression
from articlediff.text.masks import REMARKS, group_at, speaks_of_withholding
from articlediff.text.regrouping import Group, grouped
from articlediff.text.signs import CLOSING_BRACKETS, OPENING_BRACKETS
from articlediff.text.tokens import Tokens

_ENUMERATES = expression(r"\((?:0|[a-z]|[ivx]+)\)")
_DIGITS = expression(r"\d+")
_WORDS = expression(r"[^\W\d_]{2,}")
_PROSE = expression(r"[^\W\d_]+(?:[ \xa0'’.,-]+[^\W\d_]+)*[.?!]?")
"""Letters, and signs as words of prose have them."""
REFERENCE = expression(r"[\[(]\s?(?:0|[a-z]|[?!])\s?[\])]")
"""The number or the small letter of a footnote, digits as ``0``, or an editor's ``(?)``."""
_ACRONYM = expression(r"[\[(]\s?([^\W\d_a-z])(?!\1*\s?[\])])[^\W\d_a-z]+\s?[\])]")
"""A word in capitals in brackets, as an editor writes it for “they”: ``[NATO]``."""
_CONVERTED = expression(r"[\[(]\s?[€$£¥]?0(?:[.,]0)*(?:\s?[^\W\d_]+){0,2}\s?[\])]")
"""A number, perhaps with a currency and a unit, as an editor converts it, digits as ``0``: ``[100 km]``."""
_TITLED_LETTER = expression(r"[^\W\d_a-z][a-z]{1,8}\.? [^\W\d_a-z]\.?")
"""A letter after somebody's title or part: ``Mr A``, ``Judge B.``."""
_MARKUP = expression(
    r"<[^\w\s]--.*-->|</?(?:a|b|big|blockquote|br|center|cite|code|del|div|em|figure|font|h0|hr|i|iframe|img|ins|li|ol|p"
    r"|pre|q|s|small|span|strike|strong|sub|sup|table|tbody|td|th|tr|tt|u|ul)(?:\s[^<>]*)?/?>",
)
"""A tag of HTML, digits as ``0``, or a comment."""
_PARTIES = frozenset(
    "accused applicant bleep bleeped child claimant company complainant crosstalk defendant doctor expletive "
    "expletives gap hospital item lacuna minor missing officer party patient plaintiff profanity respondent subject "
    "surname suspect token unclear victim witness".split()
)
"""Words that a mask is made of as well as prose is: who or what is withheld."""
_OWN_LABELS = frozenset(
    "ad advertisement applause audio caption chart cheers chorus correction crowd figure gallery graphic image laughs "
    "laughter link listen map music note page pause photo photos picture podcast poll quiz sic silence sigh table "
    "tweet update updated video".split()
)
"""Words of editors, publishers and transcribers that say what is there, and not what was withheld."""
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday".split()
)
"""Months and days: an editor says when, a mask hides it."""
_LABELS = frozenset("address date name names number".split())
"""Words that say in a phrase what is withheld: ``[street address]``, ``[name of the town]``."""
_DATA = frozenset("DOB MRN PHI PII SSN ZIP".split())
"""Short forms of data about people, which masks are made of."""
_SMALL_WORDS = frozenset(
    "a an the this that these those he she it we i you they him her his its us our me my your them their himself "
    "herself itself themselves who whom whose which is are was were be been has have had do does did will would can "
    "could may might must shall should of in on at to for from by with as and or but not no so".split()
)
"""Words of which no label is made, and that none begins with."""


def with_doubted_tags(a: Tokens, b: Tokens) -> Tokens:
    """Return the copy's tokens, in which tags that may be an editor's are notes, and those of the full text are prose.

    An editor's ``[NATO]`` occurs in the full text without its brackets, or in the copy only once.

    >>> from articlediff.text.tokenising import tokenise
    >>> copy, full = tokenise("[NATO] and [FEMA] told [NAME] of it"), tokenise("They and others of NATO told Tor of it")
    >>> with_doubted_tags(copy, full).masks
    {2: 'note', 4: 'tag'}
    """
    tags = [index for index, family in a.masks.items() if family == "tag"]
    if not tags:
        return a
    others = {b.keys[index] for index, family in b.masks.items() if family == "tag"}
    own = {index for index in tags if a.keys[index] in others or _is_acronym_of(b, a.texts[index])}
    doubted = [index for index in tags if index not in own and _may_be_own(a, index)]
    if own:
        a = a.without_masks(own)
    return grouped(a, [Group(index, index + 1, "note") for index in doubted]) if doubted else a


def _is_acronym_of(b: Tokens, tag: str) -> bool:
    """Tell whether the tag is an acronym that the full text writes without brackets."""
    return _is_acronym(tag) and tag[1:-1].strip() in b.distinct


def _may_be_own(a: Tokens, index: int) -> bool:
    """Tell whether the tag may say what is there, or is an acronym that the copy has in brackets only once."""
    tag = a.texts[index]
    return _may_be_own_label(tag) or (_is_acronym(tag) and a.text.count(tag) == 1)


def groups(a: Tokens, b: Tokens) -> Iterator[MaskCandidate]:
    """Yield the bracketed groups of the copy ``a`` that ``b``, the full text, does not have, but for markup.

    >>> from articlediff.text.tokenising import tokenise
    >>> copy = tokenise("[name 1] told <b>Tor</b> that [the clerk] had [a boat]")
    >>> full = tokenise("Wren told Tor that the clerk of Hasp had a ferry")
    >>> [(copy.text[slice(*copy.slice(c.first, c.stop))], c.shape) for c in groups(copy, full)]
    [('[name 1]', 'group'), ('[the clerk]', 'word'), ('[a boat]', 'note')]
    """
    for opening in OPENING_BRACKETS:
        done = 0
        for index in a.tokens_at(opening) if opening in a.text else ():
            start = a.starts[index]
            is_free = index not in a.masks and start >= done and a.text[start] == opening
            end = group_at(a.text, start) if is_free else None
            if end is None:
                continue
            done = end
            stop = bisect_left(a.starts, end)
            if occurs_in(a, index, stop, b):
                continue
            literal = _DIGITS.sub("0", a.text[start:end])
            # A wide space between words is a blank of its own.
            is_wide = "  " in literal and any(map(str.isalnum, literal))
            is_alone = is_line(a, index, stop)
            says_anything = is_alone or literal.strip(OPENING_BRACKETS + CLOSING_BRACKETS + " \xa0")
            if says_anything and not is_wide and not _MARKUP.fullmatch(literal.casefold()):
                yield MaskCandidate(index, stop, _shape(a, b, index, stop, literal, is_alone), literal)


def _shape(a: Tokens, b: Tokens, first: int, stop: int, literal: str, is_alone: bool) -> Shape:
    """Return the shape of the group: prose in brackets is an editor's as likely as a mask."""
    says_so = _says_what_is_hidden(literal)
    if literal[0] in REMARKS and ((a.count_words(first, stop) > 1 and not says_so) or _ENUMERATES.fullmatch(literal)):
        return "note" if is_alone and 1 < a.count_words(first, stop) <= LONGEST_NOTE else "remark"
    inner = literal.strip(OPENING_BRACKETS + CLOSING_BRACKETS + " \xa0")
    if REFERENCE.fullmatch(literal) or _CONVERTED.fullmatch(literal) or _may_be_own_label(literal):
        return "word" if _occurs(inner, b) else "note"
    if _is_acronym(literal):
        return "word" if _occurs(inner, b) else "note"
    is_letter = len(set(inner)) == 1 or inner.isupper() or _TITLED_LETTER.fullmatch(inner)
    if says_so or is_letter or not _PROSE.fullmatch(inner):
        return "group"
    return _shape_of_prose(_WORDS.findall(inner), b)


def _shape_of_prose(words: Sequence[str], b: Tokens) -> Shape:
    """Return the shape of a group that holds nothing but words: a label for what is hidden, or an editor's own."""
    folded = [word.casefold() for word in words]
    is_label = bool(folded) and folded[0] not in _SMALL_WORDS and not _LABELS.isdisjoint(folded)
    if is_label or not folded:
        return "group"
    is_ordinary = all(word.casefold() in _SMALL_WORDS or _occurs(word, b) for word in words)
    if _PARTIES.issuperset(folded):
        return "note" if is_ordinary else "group"
    return "word" if is_ordinary else "note"


def _may_be_own_label(group: str) -> bool:
    """Tell whether a group says what is there, and not what was withheld: ``[Photo: the pier]``, ``(APPLAUSE)``.

    >>> [_may_be_own_label(group) for group in ("[Photo: the pier]", "(APPLAUSE)", "[May 12]", "[NAME]", "<VIDEO>")]
    [True, True, True, False, False]
    """
    words = [word.casefold() for word in _WORDS.findall(group)] if group[0] in "[(" else []
    return bool(words) and (words[0] in _OWN_LABELS or (len(words) == 1 and words[0] in _CALENDAR))


def _is_acronym(group: str) -> bool:
    """Tell whether a group is a word in capitals that names no kind of thing, as an editor writes it for “they”.

    >>> [_is_acronym(group) for group in ("[NATO]", "[NAME]", "<NATO>", "[XXX]", "[MRN]")]
    [True, False, False, False, False]
    """
    return bool(_ACRONYM.fullmatch(group)) and not _says_what_is_hidden(group) and group[1:-1].strip() not in _DATA


def _occurs(word: str, b: Tokens) -> bool:
    """Tell whether the full text has the word, whatever its first letter."""
    return not b.distinct.isdisjoint((word, word.lower(), word.capitalize()))


def _says_what_is_hidden(text: str) -> bool:
    """Tell whether a group speaks of withholding, or only names kinds of things: ``(name 1)``, ``(A.B.)``."""
    words = _WORDS.findall(text)
    has_words = bool(words) or any(map(str.isupper, text))
    return speaks_of_withholding(text) or (has_words and all(word.casefold() in KINDS_OF_THINGS for word in words))
