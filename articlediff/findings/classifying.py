"""The changes between two aligned texts, from matches, fillings, moves and what none of them explains.

Each stretch between two matches is divided step by step, and each step hands its parts to the next:

1. at the blanks that words of the full text fill, which are restored;
2. at the passages that moved away or arrived (:mod:`~articlediff.findings.parting`), which are classified in turn;
3. at a cut, of which the rest of the full text is one lost passage;
4. at the blanks that nothing fills, which are unrestored or form;
5. what is left was edited, or lost by a rule of the copy's damage (:mod:`~articlediff.findings.edited`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from articlediff.alignment.types import Bounds, Filling, Match, Move, between
from articlediff.findings.aligned import AlignedTexts, Passage, is_empty
from articlediff.findings.cut_passages import Lost, also_lost, lost_by_cut, with_moves_doubted
from articlediff.findings.drafts import Departure, Draft
from articlediff.findings.edited import edited
from articlediff.findings.filled import restored
from articlediff.findings.formatting import formatting, within_match
from articlediff.findings.parting import Arrived, Departed, parted_by_moves
from articlediff.findings.unfilled import around_blanks, unfilled
from articlediff.model import Evidence, Kind


def classified(texts: AlignedTexts) -> list[Draft | Departure]:
    """Return all changes between the texts and the places that moved passages left, in the order of the full text."""
    drafts = list(_in_passage(Passage.whole(texts)))
    at_trace = _trace_without_loss(texts, drafts)
    if not at_trace:
        return drafts
    end, stop = at_trace.full[0], at_trace.truncated[1]
    after = (k for k, draft in enumerate(drafts) if draft.full[0] >= end and draft.truncated[0] >= stop)
    number = next(after, len(drafts))
    return [*drafts[:number], at_trace, *drafts[number:]]


def _trace_without_loss(texts: AlignedTexts, drafts: Sequence[Draft | Departure]) -> Draft | None:
    """Return the trace of a cut as removed, if nothing was found missing there."""
    cut = texts.cut
    if not cut:
        return None
    passages = (draft for draft in drafts if isinstance(draft, Draft) and draft.evidence is Evidence.CUT)
    if any(passage.truncated[1] == cut.offsets[1] for passage in passages):
        return None
    end = texts.b.starts[cut.end] if cut.end < len(texts.b) else len(texts.b.text)
    return Draft(Kind.REMOVED, cut.offsets, (end, end))


def _in_passage(passage: Passage) -> Iterator[Draft | Departure]:
    """Yield the changes of the whole of both texts, or of one moved passage."""
    texts, fillings = passage.texts, passage.fillings
    stop = 0
    for stretch, match in zip_longest(between(passage.matches, passage.bounds), passage.matches):
        start = stop
        while stop < len(fillings) and fillings[stop].stop <= stretch.b1:
            stop += 1
        if not is_empty(stretch) or passage.has_open_blank(stretch.a0):
            yield from _between_matches(passage, stretch, fillings[start:stop])
        if match:
            yield from within_match(texts.a, texts.b, match, texts.hard_wrapped)


def _between_matches(passage: Passage, stretch: Bounds, fillings: Sequence[Filling]) -> Iterator[Draft | Departure]:
    """Yield the changes of a stretch between two matches, which the filled blanks divide."""
    texts = passage.texts
    # A bracket after half a word, or with an invitation to read on, is the trace of a cut and not a blank.
    has_more = len(fillings) == 1 and texts.blanks[fillings[0].blank].covers < stretch.a1 - stretch.a0
    if has_more and (lost := texts.paragraphs.lost_in(stretch)):
        yield from _cut_off(passage, lost, stretch)
        return
    parts = _around_fillings(texts, stretch, fillings)
    for number, part in enumerate(parts):
        if not is_empty(part) or part.a0 in texts.open_blanks:
            yield from _without_fillings(passage, part)
        if number < len(fillings):
            matched = is_empty(part), is_empty(parts[number + 1])
            yield from restored(texts, fillings[number], is_matched_before=matched[0], is_matched_after=matched[1])


def _around_fillings(texts: AlignedTexts, stretch: Bounds, fillings: Sequence[Filling]) -> list[Bounds]:
    """Return what is before, between and after the filled blanks, empty or not: one more than fillings."""
    parts = []
    a, b = stretch.a0, stretch.b0
    for filling in fillings:
        blank = texts.blanks[filling.blank]
        parts.append(Bounds(a, blank.at, b, filling.start))
        a, b = blank.end, filling.stop
    return [*parts, Bounds(a, stretch.a1, b, stretch.b1)]


def _without_fillings(passage: Passage, stretch: Bounds) -> Iterator[Draft | Departure]:
    """Yield the changes of a stretch without a filled blank, which moved passages divide."""
    texts = passage.texts
    departed = [] if passage.is_moved else texts.departed_from(stretch)
    arrived = [] if passage.is_moved else texts.arrived_in(stretch)
    if not departed and not arrived:
        yield from _in_place(passage, stretch)
        return
    is_last = stretch.a1 == (texts.cut.at if texts.cut else len(texts.a))
    cut: Draft | None = None
    for part in parted_by_moves(stretch, departed, arrived, ends_copy=stretch.a1 == len(texts.a)):
        if isinstance(part, Departed):
            place = passage.place_in_full(part.b)
            yield Departure(texts.origin(part.move), (place, place))
        elif isinstance(part, Arrived):
            yield _moved(texts, part.move)
        elif not part.is_further:
            for draft in _in_place(passage, part.stretch):
                is_cut = is_last and draft.evidence is Evidence.CUT
                told = with_moves_doubted(draft, texts.b, arrived) if is_cut else draft
                cut = cut or (told if is_cut else None)
                yield told
        elif cut:
            # A passage that moved out of the part after a cut divides it.
            yield from also_lost(cut, texts.b, part.stretch[2:])
        else:
            yield from _in_place(passage, part.stretch, are_blanks_told=True)


def _moved(texts: AlignedTexts, move: Move) -> Draft:
    full = texts.b.slice(move.bounds.b0, move.bounds.b1)
    return Draft(Kind.MOVED, texts.origin(move), full, inner=tuple(_in_passage(Passage.moved(texts, move))))


def _in_place(passage: Passage, stretch: Bounds, *, are_blanks_told: bool = False) -> Iterator[Draft]:
    """Yield the changes of a stretch without moves, which a cut ends or open blanks divide.

    ``are_blanks_told``: the open blanks at its place belong to another stretch.
    """
    if is_empty(stretch) and stretch.a0 not in passage.texts.open_blanks:
        return
    if lost := _lost(passage, stretch):
        yield from _cut_off(passage, lost, stretch)
        return
    blanks = [] if are_blanks_told else passage.open_blanks_in(stretch)
    parts = around_blanks(stretch, blanks)
    for blank, part in zip(blanks, parts, strict=False):
        yield from edited(passage, part)
        if draft := unfilled(passage, blank, part.b1, is_lone=is_empty(stretch)):
            yield draft
    yield from edited(passage, parts[-1])


def _lost(passage: Passage, stretch: Bounds) -> Lost | None:
    """Return the passage that was cut off in the stretch, at an end of the copy or of one of its paragraphs."""
    texts = passage.texts
    lost = None
    # A copy that begins with a passage that moved there does not begin in the middle.
    if not passage.is_moved and not (stretch.b0 == 0 and texts.is_moved_from(stretch.a1)):
        lost = lost_by_cut(texts.a, texts.b, stretch, texts.cut, texts.end_in_place)
    return lost or texts.paragraphs.lost_in(stretch)


def _cut_off(passage: Passage, lost: Lost, stretch: Bounds) -> Iterator[Draft]:
    """Yield what was edited in front of a cut, what looks different from there on, and the lost passage."""
    a, b = passage.texts.a, passage.texts.b
    yield from edited(passage, lost.before)
    length = 0
    first_a, first_b = lost.before.a1, lost.before.b1
    while first_a + length < stretch.a1 and b.place(first_b + length) < lost.passage.full[0]:
        if a.keys[first_a + length] != b.keys[first_b + length]:
            break
        length += 1
    if length:
        yield from formatting(a, b, Match(first_a, first_b, length), passage.texts.hard_wrapped)
    yield lost.passage
