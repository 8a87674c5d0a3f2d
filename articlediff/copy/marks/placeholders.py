"""Masks by evidence: whatever stands in the copy where the full text has words, and is not the copy's own prose.

What a mask looks like is for whoever made the copy to choose. It shows by its shape, by never standing in the full
text, by the words around it that stand there with others between them, and by recurring in front of different words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence

from articlediff.copy.forms.lost_signs import signs_lost
from articlediff.copy.marks.contexts import Between, Contexts
from articlediff.copy.marks.resemblance import resemble
from articlediff.copy.marks.shapes import (
    ADDRESS_SIGNS,
    FEWEST_WORDS,
    Candidate,
    Shape,
    candidates,
    holds_addresses,
    is_line,
)
from articlediff.text.half_masked import fits
from articlediff.text.joined import joined, row_places
from articlediff.text.masks import CLOSING, OPENING
from articlediff.text.tokens import Tokens

_DIFFERENT = 2
"""A spelling that stands for so many different things stands for words."""
_SHORT = 150
"""Tokens; in a longer text a mask stands somewhere between words that tell what it hides."""
_LONGEST_WORD = 8
"""Words at most for a name, an initial or a code; a bracket may stand for any number."""
_ROW = 4
"""So many tokens at a line's end tell that the full text has the same line."""
_STOPS = frozenset(".,;:!?")
_PUNCTUATION = frozenset(".,;:!?'\"()[]{}-–—…“”‘’ \n\t\xa0")
_FAMILIES: dict[Shape, str] = {"partial": "partial", "signs": "signs", "rule": "signs", "note": "note"}
_HIDING_ALIKE: dict[Shape, str] = {
    "partial": "hiding",
    "letters": "hiding",
    "signs": "hiding",
    "rule": "hiding",
    "note": "remark",
}
"""Shapes that one hand draws with the same signs: ``b***d``, ``B***``, ``***``; and remarks, on a line or in one."""
_BRACKETED: frozenset[Shape] = frozenset(("group", "note"))
_WORDS: frozenset[Shape] = frozenset(("word", "code", "capitals", "named"))
_TOUCHED: frozenset[Shape] = _WORDS | {"letters"}
"""Shapes that begin and end where white space does, whatever signs of the text's own touch them."""
_MAY_END_IN_A_STOP: frozenset[Shape] = frozenset(("initial", "letters", "signs", "rule"))
_TELLING: frozenset[Shape] = frozenset(("group", "note", "signs", "letters", "named", "partial"))
"""Shapes that no prose has: one place where the full text has words is enough."""
_BY_SHAPE: frozenset[Shape] = frozenset(("named",))
"""Shapes that are masks as long as nothing speaks against it: unfilled, they count as what they look like."""
_DOUBTED: frozenset[Shape] = frozenset(("capitals", "code", "remark", "rule"))
"""Shapes that prose has as well: they must stand for different words."""


def with_placeholders(a: Tokens, b: Tokens) -> Tokens:
    """The copy's tokens, each stretch that stands for words of the full text as one token with a mask's family.

    >>> from articlediff.text.tokens import tokenise
    >>> copy = tokenise("She met QQ near the harbour, and QQ told her that ~~~~ had left in May.")
    >>> full = tokenise("She met Odile near the harbour, and the clerk told her that Wren had left in May.")
    >>> tokens = with_placeholders(copy, full)
    >>> [tokens.texts[index] for index in tokens.marks]
    ['QQ', 'QQ', '~~~~']
    """
    a = _without_shared_tags(a, b)
    found: defaultdict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates(a, b):
        if a.is_read_otherwise(candidate.first, candidate.stop) and _stands_in_other_form(a, candidate, b):
            continue
        found[_HIDING_ALIKE.get(candidate.shape, candidate.shape), candidate.spelling].append(candidate)
    if not found:
        return a
    has_addresses = holds_addresses(b.text)
    classes = {key: group for key, group in found.items() if len(group) >= _least(_most_telling(group), has_addresses)}
    if not classes:
        return a
    contexts = Contexts(a.keys, b.keys)
    accepted = [c for group in classes.values() for c in _accepted(a, b, group, contexts)]
    return a.grouped([(c.first, c.stop, _FAMILIES.get(c.shape, "evident")) for c in _apart(accepted)])


def _stands_in_other_form(a: Tokens, candidate: Candidate, b: Tokens) -> bool:
    """Whether the full text has the same in another form."""
    keys = a.keys[candidate.first : candidate.stop]
    # In a text without capitals an initial is a word's letter.
    if len(keys) == 1 and keys[0] == a.texts[candidate.first].casefold():
        return False
    return joined(keys) in joined(b.keys)


def _without_shared_tags(a: Tokens, b: Tokens) -> Tokens:
    """The copy's tokens, in which a tag is no mask if the full text has it as well."""
    tags = {b.keys[index] for index, family in b.marks.items() if family == "tag"}
    shared = (
        {index for index, family in a.marks.items() if family == "tag" and a.keys[index] in tags} if tags else set()
    )
    return a.without_marks(shared) if shared else a


def _apart(found: Sequence[Candidate]) -> list[Candidate]:
    """In order, without those that overlap one before or a longer one at the same place."""
    apart: list[Candidate] = []
    for candidate in sorted(found, key=lambda c: (c.first, -c.stop)):
        if not apart or candidate.first >= apart[-1].stop:
            apart.append(candidate)
    return apart


def _accepted(a: Tokens, b: Tokens, group: Sequence[Candidate], contexts: Contexts) -> list[Candidate]:
    """Those of the candidates that stand for words, of one shape and spelling: all of them or none."""
    group = [_with_own_stop(a, candidate, contexts) for candidate in group]
    filled: list[str] = []
    left: list[Candidate] = []
    empty = 0
    for run in _runs(a, group):
        between = contexts.between(run[0].first, run[-1].stop)
        holds_mark = any(map(a.marks.__contains__, range(run[0].first, run[0].stop)))
        if between and len(run) == 1 and (run[0].shape in _TOUCHED or holds_mark):
            run, between = _without_shared_signs(a, b, run[0], between, () if holds_mark else _STOPS)
            if holds_mark and all(map(a.marks.__contains__, range(run[0].first, run[0].stop))):
                continue  # the signs around a bar are the text's own, and the bar is a mark without them
        if between and not _may_fill(a, b, run, between.start, between.stop):
            # Whole sentences beside a word that is half hidden say nothing of it.
            empty += run[0].shape != "partial" or between.start == between.stop
            # Beside a name the full text may have whole sentences that an editor added.
            has_more = run[0].shape in _WORDS and _is_long(b, run, between.start, between.stop)
            if not has_more and (run[0].shape not in _TELLING or run[0].shape in _BRACKETED):
                continue
            between = None
        left += run
        if between:
            filled.append(b.text[slice(*b.slice(between.start, between.stop))])
    told = _most_telling(group)
    if not filled and not empty:
        return left if told.shape in _BY_SHAPE else [*_fitting(a, b, left), *_paragraphs(a, b, left)]
    if len(filled) <= empty or not _is_enough(told, filled):
        return []
    # What stands for two different things is no writer's note.
    is_proven = told.shape == "note" and len(_different(filled)) >= _DIFFERENT
    return [candidate._replace(shape="group") for candidate in left] if is_proven else left


def _without_shared_signs(
    a: Tokens, b: Tokens, mark: Candidate, between: Between, stops: Container[str]
) -> tuple[list[Candidate], Between]:
    """The mark without the signs, ``stops`` aside, at its ends that the words in its place have as well.

    Of ``@NAME`` for ``@hasp`` the mark is ``NAME``.
    """
    first, stop = mark.first, mark.stop
    start, end = between.start, between.stop
    while stop - first > 1 and end - start > 1 and _is_shared_sign(a, first, b, start, stops):
        first, start = first + 1, start + 1
    while stop - first > 1 and end - start > 1 and _is_shared_sign(a, stop - 1, b, end - 1, stops):
        stop, end = stop - 1, end - 1
    return [mark._replace(first=first, stop=stop)], between._replace(start=start, stop=end)


def _is_shared_sign(a: Tokens, index: int, b: Tokens, place: int, stops: Container[str]) -> bool:
    key = a.keys[index]
    return key == b.keys[place] and not key[0].isalnum() and key not in stops


def _different(filled: Sequence[str]) -> set[str]:
    return {" ".join(words.split()) for words in filled}


def _most_telling(group: Sequence[Candidate]) -> Candidate:
    """A row of hyphens may be a drawn line, but not beside words that are half hidden by hyphens."""
    return min(group, key=lambda candidate: candidate.shape in _DOUBTED)


def _paragraphs(a: Tokens, b: Tokens, group: Sequence[Candidate]) -> list[Candidate]:
    """Those brackets and rows of signs that are a line of their own behind a line that the full text has as well."""
    lines = [c for c in group if c.shape in _BRACKETED | {"signs"} and is_line(a, c.first, c.stop)]
    return [c for c in lines if _ends_alike(a, b, c.first)]


def _ends_alike(a: Tokens, b: Tokens, first: int) -> bool:
    if first < _ROW:
        return False
    ends = (start + _ROW for start in row_places(joined(b.keys), a.keys[first - _ROW : first]))
    return any(end < len(b) and "\n" in b.spaces[end] for end in ends)


def _fitting(a: Tokens, b: Tokens, group: Sequence[Candidate]) -> list[Candidate]:
    """Those half-masked words, between others that tell nothing, that a word of the full text alone fits."""
    half = [(c, a.text[slice(*a.slice(c.first, c.stop))]) for c in group if c.shape in ("partial", "letters")]
    if not half or len(a) > _SHORT:
        return []
    words = set(b.text.split()).difference(a.text.split())
    return [candidate for candidate, masked in half if any(fits(masked, word) for word in words)]


def _with_own_stop(a: Tokens, candidate: Candidate, contexts: Contexts) -> Candidate:
    """The candidate without the stop at its end where that is its sentence's, as the words behind it show."""
    ends_in_stop = a.texts[candidate.stop - 1] in _STOPS and candidate.stop - candidate.first > 1
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


def _runs(a: Tokens, group: Sequence[Candidate]) -> list[list[Candidate]]:
    """The candidates, those with nothing but spaces between them together."""
    runs: list[list[Candidate]] = []
    for candidate in sorted(group):
        if runs and runs[-1][-1].stop == candidate.first:
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    return runs


def _is_enough(candidate: Candidate, filled: Sequence[str]) -> bool:
    different = _different(filled)
    if candidate.shape != "word":
        return len(different) >= _least(candidate, has_addresses=False)
    if any(sign in candidate.spelling for sign in ADDRESS_SIGNS):
        return False
    if all(any(sign in words for sign in ADDRESS_SIGNS) for words in filled):
        return True
    # An editor puts one small word for several others, as a list of synonyms has it, but hardly for names.
    small = sum(words.isalpha() and words.islower() for words in different)
    return len(different) >= FEWEST_WORDS and 2 * small < len(different)


def _least(candidate: Candidate, has_addresses: bool) -> int:
    """For how many different words of the full text a candidate of its class must stand.

    One address is enough for a word like any other: no editor puts one for the other.
    """
    if candidate.shape == "word":
        return 1 if has_addresses else FEWEST_WORDS
    if candidate.shape in _DOUBTED or (candidate.shape == "initial" and not candidate.spelling):
        return _DIFFERENT
    return 1


def _may_fill(a: Tokens, b: Tokens, run: Sequence[Candidate], start: int, stop: int) -> bool:
    """Whether the words of the full text are such as the candidates, which stand side by side, may stand for."""
    put = a.text[slice(*a.slice(run[0].first, run[-1].stop))]
    words = b.text[slice(*b.slice(start, stop))]
    shape = run[0].shape
    if start == stop or "".join(words.split()) == "".join(put.split()):
        return False
    if _lacks_but_signs(put, words):
        return False
    if shape == "partial":
        return len(put.split()) == len(words.split()) and all(map(fits, put.split(), words.split()))
    if shape in ("group", "note", "remark", "signs", "rule", "named"):
        is_bracketed_too = put[0] in OPENING and words[0] in OPENING and any(sign in CLOSING for sign in words)
        # Where the full text has the same signs and words among others, these are the story's own.
        is_own = set(a.keys[run[0].first : run[-1].stop]).issubset(b.keys[start:stop])
        says_something = any(map(str.isalnum, words)) or not _PUNCTUATION.issuperset(words)
        return (
            says_something
            and not is_bracketed_too
            and not is_own
            and not (shape in _BRACKETED and resemble(put, words))
            and not _restates(a.content(run[0].first, run[-1].stop), b.keys[start:stop])
        )
    if shape == "letters":
        return not resemble(put, words)
    if _is_long(b, run, start, stop):
        return False
    if shape == "initial":
        return _is_name_like(words) or (bool(run[0].spelling) and not resemble(put, words))
    if shape == "capitals" and not _is_named_by_capitals(words):
        return False
    is_abbreviation = put.strip(".").casefold() == "".join(word[0] for word in words.split()).casefold()
    is_abbreviation |= put == "".join(word[0] for word in words.split() if word[0].isupper())
    return not is_abbreviation and not resemble(put, words)


def _lacks_but_signs(put: str, words: str) -> bool:
    """Whether one of the words is what was put there but for signs in it that copies lose: ``RB`` for ``R&B``."""
    return any(signs_lost(put, word) for word in words.split())


def _is_long(b: Tokens, run: Sequence[Candidate], start: int, stop: int) -> bool:
    return b.count_words(start, stop) > _LONGEST_WORD * len(run)


def _restates(content: set[str], keys: Sequence[str]) -> bool:
    """Whether a remark says what the full text says in its place; a passage may have one or two words of any remark."""
    shared = content.intersection(keys)
    return bool(shared) and (len(keys) <= _LONGEST_WORD or 2 * len(shared) > len(content))


def _is_named_by_capitals(words: str) -> bool:
    """Whether a word in capitals may stand for the words: names and short forms, but no line in capitals."""
    return any(map(_is_name_like, words.split())) and not (words.isupper() and len(words.split()) > 1)


def _is_name_like(words: str) -> bool:
    return words[:1].isupper() or words[:1].isdigit()
