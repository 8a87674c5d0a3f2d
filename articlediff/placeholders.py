"""Masks by evidence: whatever stands in the copy where the full text has words, and is not the copy's own prose.

What a mask looks like is for whoever made the copy to choose. It shows by its shape, by never standing in the full
text, by the words around it that stand there with others between them, and by recurring in front of different words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from articlediff.contexts import Contexts
from articlediff.masks import OPENING
from articlediff.resemblance import resemble
from articlediff.shapes import Candidate, candidates, fits
from articlediff.tokens import Tokens

_DIFFERENT = 2
"""A spelling that stands for so many different things stands for words."""
_ORDINARY = 3
"""The same for a word like any other, which an editor may put for one or two."""
_LONGEST_WORD = 8
"""Words at most for a name, an initial or a code; a bracket may stand for any number."""
_ADDRESS_SIGNS = ("@", "://", "www.")
_FAMILIES = {"partial": "partial", "signs": "signs", "rule": "signs"}
_STOPPED = frozenset(("initial", "signs", "rule"))
"""Shapes that may end in a stop of their own."""
_STOPS = frozenset(".,;:!?")
_DOUBTED = frozenset(("code", "remark", "rule"))
"""Shapes that prose has: they must stand for different words."""
_TELLING = frozenset(("group", "signs", "letters", "named"))
"""Shapes that no prose has: one place where the full text has words is enough."""


def with_placeholders(a: Tokens, b: Tokens) -> Tokens:
    """The copy's tokens, each stretch that stands for words of the full text as one token with a mask's family.

    >>> from articlediff.tokens import tokenise
    >>> copy = tokenise("She met QQ near the harbour, and QQ told her that ~~~~ had left in May.")
    >>> full = tokenise("She met Odile near the harbour, and the clerk told her that Wren had left in May.")
    >>> tokens = with_placeholders(copy, full)
    >>> [tokens.texts[index] for index in tokens.marks]
    ['QQ', 'QQ', '~~~~']
    """
    a = _without_shared_tags(a, b)
    classes: defaultdict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates(a, b):
        classes[candidate.shape, candidate.spelling].append(candidate)
    if not classes:
        return a
    contexts = Contexts(a.keys, b.keys)
    accepted = [c for group in classes.values() for c in _accepted(a, b, group, contexts)]
    return a.grouped([(c.first, c.stop, _FAMILIES.get(c.shape, "evident")) for c in _apart(accepted)])


def _without_shared_tags(a: Tokens, b: Tokens) -> Tokens:
    """The copy's tokens, in which a tag is no mask if the full text has it as well."""
    tags = {b.keys[index] for index, family in b.marks.items() if family == "tag"}
    shared = {index for index, family in a.marks.items() if family == "tag" and a.keys[index] in tags} if tags else set()
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
        if between and not _may_fill(a, b, run, between.start, between.stop):
            empty += 1
            continue
        left += run
        if between:
            filled.append(b.text[slice(*b.slice(between.start, between.stop))])
    return left if len(filled) > empty and _is_enough(group[0], filled) else []


def _with_own_stop(a: Tokens, candidate: Candidate, contexts: Contexts) -> Candidate:
    """The candidate without the stop at its end where that is its sentence's, as the words behind it show."""
    ends_in_stop = a.texts[candidate.stop - 1] in _STOPS and candidate.stop - candidate.first > 1
    if not ends_in_stop or candidate.shape not in _STOPPED:
        return candidate
    whole = contexts.between(candidate.first, candidate.stop)
    without = contexts.between(candidate.first, candidate.stop - 1)
    is_sentence = without and (not whole or without.agreeing > whole.agreeing)
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
    different = len({" ".join(words.split()) for words in filled})
    shape = candidate.shape
    if shape in _TELLING or shape == "partial":
        return True
    if shape == "initial":
        return different >= _DIFFERENT or bool(candidate.spelling)
    if shape in _DOUBTED:
        return different >= _DIFFERENT
    return different >= _ORDINARY or all(any(sign in words for sign in _ADDRESS_SIGNS) for words in filled)


def _may_fill(a: Tokens, b: Tokens, run: Sequence[Candidate], start: int, stop: int) -> bool:
    """Whether the words of the full text are such as the candidates, which stand side by side, may stand for."""
    words = b.text[slice(*b.slice(start, stop))]
    shape, spelling = run[0].shape, run[0].spelling
    if start == stop or words == a.text[slice(*a.slice(run[0].first, run[-1].stop))]:
        return False
    if shape == "partial":
        masked = a.text[slice(*a.slice(run[0].first, run[-1].stop))].split()
        return len(masked) == len(words.split()) and all(map(fits, masked, words.split()))
    if shape in _TELLING or shape in ("remark", "rule"):
        if shape == "letters" and resemble(a.text[slice(*a.slice(run[0].first, run[-1].stop))], words):
            return False
        content = a.content(run[0].first, run[-1].stop)
        return content.isdisjoint(b.keys[start:stop]) and words[:1] not in OPENING
    if b.count_words(start, stop) > _LONGEST_WORD * len(run):
        return False
    if shape == "initial":
        return words[:1].isupper() or words[:1].isdigit() or bool(spelling)
    put = a.text[slice(*a.slice(run[0].first, run[-1].stop))]
    return not resemble(put, words) and not resemble(put, "".join(word[0] for word in words.split()))
