"""What editors changed in a stretch, less what the copy lost by a rule of its damage."""

from __future__ import annotations

from collections.abc import Iterator

from articlediff.alignment.types import Bounds, Match
from articlediff.calibration.thresholds import SURE
from articlediff.copy.normalising.lost_signs import signs_lost
from articlediff.findings.aligned import AlignedTexts, Passage
from articlediff.findings.drafts import Draft
from articlediff.findings.formatting import formatting
from articlediff.findings.rewording import is_rewording, is_whole
from articlediff.model import Category, Evidence, Kind


def edited(passage: Passage, stretch: Bounds) -> Iterator[Draft]:
    """Yield the changes of a stretch without blanks and moves; words lost by a rule at either end come apart."""
    texts = passage.texts
    a, b = texts.a, texts.b
    inner = _without_losses(texts, stretch)
    if stretch.b0 < inner.b0:
        yield from _lost_by_rule(texts, stretch.b0, inner.b0, a.place(stretch.a0))
    if a.keys[inner.a0 : inner.a1] != b.keys[inner.b0 : inner.b1]:
        yield from _changed(passage, inner)
    elif inner.a0 < inner.a1:
        match = Match(inner.a0, inner.b0, inner.a1 - inner.a0)
        yield from formatting(a, b, match, texts.hard_wrapped)
    if inner.b1 < stretch.b1:
        yield from _lost_by_rule(texts, inner.b1, stretch.b1, a.ends[stretch.a1 - 1])


def _without_losses(texts: AlignedTexts, stretch: Bounds) -> Bounds:
    """Return the stretch without the words at its ends that the copy loses by rule, if others were reworded."""
    a0, a1, b0, b1 = stretch
    # A sentence that an editor added may begin or end in any word.
    if a0 == a1 or b0 == b1 or not texts.damage.rules or not _is_rewording(texts, stretch):
        return stretch
    b = texts.b
    kept = [word for word in b.words(b0, b1) if not texts.damage.explains([b.text[slice(*b.slice(*word))]])]
    return Bounds(a0, a1, kept[0][0], kept[-1][1]) if kept else stretch


def _changed(passage: Passage, stretch: Bounds) -> Iterator[Draft]:
    """Yield one stretch as signs lost, as form, as reworded, or as removed and added."""
    texts = passage.texts
    a, b = texts.a, texts.b
    a0, a1, b0, b1 = stretch
    if signs := _signs_lost(texts, stretch):
        yield from signs
        return
    removed, added = a.slice(a0, a1), b.slice(b0, b1)
    has_both = a0 < a1 and b0 < b1
    if has_both and a.letters(a0, a1) == b.letters(b0, b1):
        yield Draft(Kind.FORMATTING, removed, added)
        return
    hold = _hold(texts, stretch)
    if has_both and not hold and _is_rewording(texts, stretch):
        yield Draft(Kind.REWORDED, removed, added)
        return
    if a0 < a1:
        in_full = passage.place_in_full(b0)
        yield Draft(Kind.REMOVED, removed, (in_full, in_full))
    if b0 < b1:
        in_copy = a.ends[a1 - 1] if a0 < a1 else passage.place_in_copy(a0, b0)
        if hold:
            yield from _lost_by_rule(texts, b0, b1, in_copy)
        else:
            yield Draft(Kind.ADDED, (in_copy, in_copy), added)


def _lost_by_rule(texts: AlignedTexts, b0: int, b1: int, in_copy: int) -> Iterator[Draft]:
    """Yield each word of a stretch of the full text as a loss without a trace, at one place of the copy."""
    b = texts.b
    for first, stop in b.words(b0, b1):
        full = b.slice(first, stop)
        sure = _sure(texts.damage.explains([b.text[slice(*full)]]))
        yield Draft(Kind.RESTORED, (in_copy, in_copy), full, sure, texts.categories.of(first, stop), Evidence.PATTERN)


def _signs_lost(texts: AlignedTexts, stretch: Bounds) -> list[Draft]:
    """Return the signs deleted out of words, if nothing else is missing and the copy loses such signs by rule."""
    a, b = texts.a, texts.b
    if stretch.a0 == stretch.a1 or stretch.b0 == stretch.b1:
        return []
    (start_a, stop_a), (start_b, stop_b) = a.slice(stretch.a0, stretch.a1), b.slice(stretch.b0, stretch.b1)
    signs = signs_lost(a.text[start_a:stop_a], b.text[start_b:stop_b])
    hold = texts.damage.explains([b.text[start_b + sign.full] for sign in signs])
    if not hold:
        return []
    deleted = [(start_a + sign.copy, start_b + sign.full) for sign in signs]
    return [
        Draft(Kind.RESTORED, (here, here), (there, there + 1), _sure(hold), Category.PUNCTUATION, Evidence.PATTERN)
        for here, there in deleted
    ]


def _hold(texts: AlignedTexts, stretch: Bounds) -> float:
    """Return how sure it is that the copy lost by rule all that the full text has here; 0 if nothing says so."""
    a, b = texts.a, texts.b
    if not texts.damage.rules or not 0 < stretch.a0 < len(a) or stretch.b0 == stretch.b1:
        return 0.0
    if stretch.a0 < stretch.a1 and not _is_beside_sentences(texts, stretch):
        return 0.0
    return texts.damage.explains(b.text[slice(*b.slice(stretch.b0, stretch.b1))].split())


def _is_beside_sentences(texts: AlignedTexts, stretch: Bounds) -> bool:
    """Return whether the copy has whole sentences here and the full text part of one, which cannot replace them."""
    a = texts.a
    opened = all(at == len(a) or a.opens_sentence(at) for at in (stretch.a0, stretch.a1))
    return opened and not is_whole(texts.b, stretch.b0, stretch.b1)


def _is_rewording(texts: AlignedTexts, stretch: Bounds) -> bool:
    return is_rewording(texts.a, texts.b, stretch, texts.open_edges)


def _sure(hold: float) -> float:
    return round(min(SURE, hold), 2)
