"""Masks by evidence: whatever the copy has where the full text has words, and is not the copy's own prose.

What a mask looks like is for whoever made the copy to choose. It shows by its shape, by never standing in the full
text, by the words around it that occur there with others between them, and by recurring in front of different words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence

from articlediff.calibration.both_texts import FEWEST_DIFFERENT, FEWEST_WORDS, LINE_ROW, SHORT_TEXT
from articlediff.copy.masks.bracketed import REFERENCE, with_doubted_tags
from articlediff.copy.masks.candidates import candidates
from articlediff.copy.masks.contexts import Between, Contexts
from articlediff.copy.masks.hiding import BRACKETED, is_longer_than_names, may_hide
from articlediff.copy.masks.shapes import ADDRESS_SIGNS, MaskCandidate, Shape, holds_addresses, is_line
from articlediff.expressions import expression
from articlediff.punctuation import POINTS
from articlediff.text.families import Family
from articlediff.text.half_masked import fits
from articlediff.text.regrouping import Group, grouped
from articlediff.text.searching import joined, row_starts
from articlediff.text.tokens import Tokens

_ADDRESS = expression(r"\w@\w|://\w|www\.\w|(?<!\S)@\w")
"""An address of mail or of a page, or a name that an ``@`` begins."""
_PARTING_SIGNS = frozenset("-=_*#~+•·–—♦❖✦★☆ ")
"""Signs of which a line parts sections."""
_NOTE_SIGN = expression(r"[†‡*]|(?:[\U0001F000-\U0001FAFF]|[\u2190-\u2bff]\ufe0f)[\ufe0f\u200d\U0001F000-\U0001FAFF]*")
"""The sign of a footnote, or an emoji."""
_FAMILIES: dict[Shape, Family] = {"partial": "partial", "signs": "signs", "rule": "signs", "note": "note"}
_HIDING_ALIKE: dict[Shape, str] = {
    "partial": "hiding",
    "letters": "hiding",
    "signs": "hiding",
    "rule": "hiding",
    "note": "remark",
}
"""Shapes that one hand draws with the same signs (``b***d``, ``B***``, ``***``), and the two kinds of remark."""
_WORDS: frozenset[Shape] = frozenset(("word", "code", "capitals", "named"))
_TOUCHED: frozenset[Shape] = _WORDS | {"letters"}
"""Shapes that begin and end where white space does, whatever signs of the text's own touch them."""
_MAY_END_IN_A_STOP: frozenset[Shape] = frozenset(("initial", "letters", "signs", "rule"))
_TELLING: frozenset[Shape] = frozenset(("group", "note", "signs", "letters", "named", "partial"))
"""Shapes that no prose has: one of them with words of the full text in its place is enough."""
_BY_SHAPE: frozenset[Shape] = frozenset(("named",))
"""Shapes that are masks as long as nothing speaks against it: unfilled, they count as what they look like."""
_DOUBTED: frozenset[Shape] = frozenset(("capitals", "code", "remark", "rule"))
"""Shapes that prose has as well: they must hide different words."""


def with_placeholders(a: Tokens, b: Tokens) -> Tokens:
    """Return the copy's tokens; each stretch that hides words of the full text is one token, a mask.

    >>> from articlediff.text.tokenising import tokenise
    >>> copy = tokenise("She met QQ near the harbour, and QQ told her that ~~~~ had left in May.")
    >>> full = tokenise("She met Odile near the harbour, and the clerk told her that Wren had left in May.")
    >>> tokens = with_placeholders(copy, full)
    >>> [tokens.texts[index] for index in tokens.masks]
    ['QQ', 'QQ', '~~~~']
    """
    a = with_doubted_tags(a, b)
    found: defaultdict[tuple[str, str], list[MaskCandidate]] = defaultdict(list)
    for candidate in candidates(a, b):
        if _may_be_another_form(a, candidate) and _stands_in_other_form(a, candidate, b):
            continue
        found[_HIDING_ALIKE.get(candidate.shape, candidate.shape), candidate.spelling].append(candidate)
    if not found:
        return a
    has_addresses = holds_addresses(b.text)
    classes = {key: group for key, group in found.items() if len(group) >= _least(_most_telling(group), has_addresses)}
    if not classes:
        return a
    contexts = Contexts(a, b)
    accepted = [c for group in classes.values() for c in _accepted(a, b, group, contexts)]
    accepted += _in_rows(
        a, b, [c for group in classes.values() for c in group if c.shape == "group"], accepted, contexts
    )
    return grouped(a, [Group(c.first, c.stop, _FAMILIES.get(c.shape, "evident")) for c in _apart(accepted)])


def _may_be_another_form(a: Tokens, candidate: MaskCandidate) -> bool:
    """Tell whether the candidate may be the full text's own words: read otherwise, or with a dash (``ferry--S&P``)."""
    has_parts = candidate.shape == "partial" and candidate.stop - candidate.first > 1
    return has_parts or a.is_read_otherwise(candidate.first, candidate.stop)


def _stands_in_other_form(a: Tokens, candidate: MaskCandidate, b: Tokens) -> bool:
    """Tell whether the full text has the candidate in another form."""
    keys = a.keys[candidate.first : candidate.stop]
    # In a text without capitals an initial is a word's letter.
    if len(keys) == 1 and keys[0] == a.texts[candidate.first].casefold():
        return False
    return b.distinct_keys.issuperset(keys) and joined(keys) in b.joined_keys


def _apart(found: Sequence[MaskCandidate]) -> list[MaskCandidate]:
    """Return the candidates in order, without those that overlap an earlier one, or a longer one that begins there."""
    apart: list[MaskCandidate] = []
    for candidate in sorted(found, key=lambda c: (c.first, -c.stop)):
        if not apart or candidate.first >= apart[-1].stop:
            apart.append(candidate)
    return apart


def _accepted(a: Tokens, b: Tokens, group: Sequence[MaskCandidate], contexts: Contexts) -> list[MaskCandidate]:
    """Return the candidates, of one shape and spelling, that hide words: all of them or none."""
    group = [_with_own_stop(a, candidate, contexts) for candidate in group]
    filled: list[str] = []
    supported: list[MaskCandidate] = []
    empty = 0
    for run in _runs(a, group):
        between = contexts.between(run[0].first, run[-1].stop)
        holds_mask = run[0].shape == "signs" and any(map(a.masks.__contains__, range(run[0].first, run[0].stop)))
        if between and len(run) == 1 and (run[0].shape in _TOUCHED or holds_mask):
            run, between = _without_shared_signs(a, b, run[0], between, () if holds_mask else POINTS)
            if holds_mask and all(map(a.masks.__contains__, range(run[0].first, run[0].stop))):
                continue  # the signs around a bar are the text's own, and the bar is a mask without them
        if between and not may_hide(a, b, run, between):
            # Whole sentences beside a half-masked word say nothing of it.
            empty += run[0].shape != "partial" or between.start == between.stop
            # Beside a name the full text may have whole sentences that an editor added.
            has_more = run[0].shape in _WORDS and is_longer_than_names(b, run, between)
            if not has_more and (run[0].shape not in _TELLING or run[0].shape in BRACKETED):
                continue
            between = None
        supported += run
        if between:
            filled.append(b.text[slice(*b.slice(between.start, between.stop))])
    told = _most_telling(group)
    if not filled and not empty:
        if told.shape in _BY_SHAPE:
            return supported
        return [*_fitting(a, b, supported), *_doubted(a, _paragraphs(a, b, supported))]
    if len(filled) <= empty or not _is_enough(told, filled):
        return []
    # What is put for two different things is not a note or a rule of the writer's; footnotes have a number each.
    if empty or len(_different(filled)) < FEWEST_DIFFERENT or REFERENCE.fullmatch(told.spelling):
        return _doubted(a, supported)
    return [candidate._replace(shape="group") if candidate.shape == "note" else candidate for candidate in supported]


def _doubted(a: Tokens, group: Sequence[MaskCandidate]) -> list[MaskCandidate]:
    """Return the candidates; if all are signs that writers put where nothing is hidden, they are notes."""
    texts = ((a.text[slice(*a.slice(c.first, c.stop))], is_line(a, c.first, c.stop)) for c in group)
    are_own = all(
        _NOTE_SIGN.fullmatch(text) or (is_alone and _PARTING_SIGNS.issuperset(text)) for text, is_alone in texts
    )
    return [candidate._replace(shape="note") for candidate in group] if are_own else list(group)


def _in_rows(
    a: Tokens, b: Tokens, groups: Sequence[MaskCandidate], accepted: Sequence[MaskCandidate], contexts: Contexts
) -> list[MaskCandidate]:
    """Return the bracketed groups of several spellings side by side that hide words together.

    ``[**First Name 8**] [**Last Name 12**]``: the neighbours of each one are not those of its words. Rows that hold
    a group which is accepted by itself need no such evidence.
    """
    known = {index for c in accepted if c.shape == "group" for index in range(c.first, c.stop)}
    rows = (row for row in _runs(a, groups) if len({candidate.spelling for candidate in row}) > 1)
    rows = (row for row in rows if known.isdisjoint(range(row[0].first, row[-1].stop)))
    found = ((row, contexts.between(row[0].first, row[-1].stop)) for row in rows)
    return [candidate for row, between in found if between and may_hide(a, b, row, between) for candidate in row]


def _without_shared_signs(
    a: Tokens, b: Tokens, candidate: MaskCandidate, between: Between, points: Container[str]
) -> tuple[list[MaskCandidate], Between]:
    """Return both without the signs at their ends that they share, ``points`` aside: ``@NAME`` for ``@hasp``."""
    first, stop = candidate.first, candidate.stop
    start, end = between.start, between.stop
    while stop - first > 1 and end - start > 1 and _is_shared_sign(a, first, b, start, points):
        first, start = first + 1, start + 1
    while stop - first > 1 and end - start > 1 and _is_shared_sign(a, stop - 1, b, end - 1, points):
        stop, end = stop - 1, end - 1
    return [candidate._replace(first=first, stop=stop)], between._replace(start=start, stop=end)


def _is_shared_sign(a: Tokens, index: int, b: Tokens, other: int, points: Container[str]) -> bool:
    """Tell whether the token is a sign, other than a point, that the full text has there as well."""
    key = a.keys[index]
    return key == b.keys[other] and not key[0].isalnum() and key not in points


def _different(filled: Sequence[str]) -> set[str]:
    """Return the different fillings, white space aside."""
    return {" ".join(words.split()) for words in filled}


def _most_telling(group: Sequence[MaskCandidate]) -> MaskCandidate:
    """Return one candidate by which to judge all: a row of hyphens may be a rule, but not beside ``b---d``."""
    return min(group, key=lambda candidate: candidate.shape in _DOUBTED)


def _paragraphs(a: Tokens, b: Tokens, group: Sequence[MaskCandidate]) -> list[MaskCandidate]:
    """Return the brackets and rows of signs on a line of their own, after a line that the full text has as well."""
    lines = [c for c in group if c.shape in BRACKETED | {"signs"} and is_line(a, c.first, c.stop)]
    return [c for c in lines if _ends_alike(a, b, c.first)]


def _ends_alike(a: Tokens, b: Tokens, first: int) -> bool:
    """Tell whether the full text has the end of the line before the token as the end of a line."""
    if first < LINE_ROW:
        return False
    ends = (start + LINE_ROW for start in row_starts(b.joined_keys, a.keys[first - LINE_ROW : first]))
    return any(end < len(b) and "\n" in b.spaces[end] for end in ends)


def _fitting(a: Tokens, b: Tokens, group: Sequence[MaskCandidate]) -> list[MaskCandidate]:
    """Return the half-masked words that fit a word which only the full text has, in a copy too short for evidence."""
    half = [(c, a.text[slice(*a.slice(c.first, c.stop))]) for c in group if c.shape in ("partial", "letters")]
    if not half or len(a) > SHORT_TEXT:
        return []
    words = set(b.text.split()).difference(a.text.split())
    return [candidate for candidate, masked in half if any(fits(masked, word) for word in words)]


def _with_own_stop(a: Tokens, candidate: MaskCandidate, contexts: Contexts) -> MaskCandidate:
    """Return the candidate without the stop at its end where that is its sentence's, as the words after show."""
    ends_in_stop = a.texts[candidate.stop - 1] in POINTS and candidate.stop - candidate.first > 1
    if not ends_in_stop or candidate.shape not in _MAY_END_IN_A_STOP or is_line(a, candidate.first, candidate.stop):
        return candidate
    whole = contexts.between(candidate.first, candidate.stop)
    without = contexts.between(candidate.first, candidate.stop - 1)
    is_sentence = without and (
        not whole
        or without.agreeing > whole.agreeing
        or (without.start == whole.start and without.stop == whole.stop - 1)
    )
    return candidate._replace(stop=candidate.stop - 1) if is_sentence else candidate


def _runs(a: Tokens, group: Sequence[MaskCandidate]) -> list[list[MaskCandidate]]:
    """Return the candidates in runs: those with nothing but spaces between them together."""
    runs: list[list[MaskCandidate]] = []
    for candidate in sorted(group):
        if runs and runs[-1][-1].stop == candidate.first:
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    return runs


def _is_enough(candidate: MaskCandidate, filled: Sequence[str]) -> bool:
    """Tell whether the fillings are enough, and different enough, for a candidate of its kind."""
    different = _different(filled)
    if candidate.shape != "word":
        return len(different) >= _least(candidate, has_addresses=False)
    if any(sign in candidate.spelling for sign in ADDRESS_SIGNS):
        return False
    if all(map(_ADDRESS.search, filled)):
        return True
    # An editor puts one small word for several others, as a list of synonyms has it, but hardly for names.
    small = sum(words.isalpha() and words.islower() for words in different)
    return len(different) >= FEWEST_WORDS and 2 * small < len(different)


def _least(candidate: MaskCandidate, has_addresses: bool) -> int:
    """Return for how many different words of the full text a candidate of its kind must be put.

    One address is enough for a word like any other: no editor puts one for the other.
    """
    if candidate.shape == "word":
        return 1 if has_addresses else FEWEST_WORDS
    if candidate.shape in _DOUBTED or (candidate.shape == "initial" and not candidate.spelling):
        return FEWEST_DIFFERENT
    return 1
