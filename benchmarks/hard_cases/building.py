"""An edited story and its damage to a case, with the truth to the character."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from benchmarks.cases import Truth
from benchmarks.hard_cases.newsroom import Edition
from benchmarks.hard_cases.rewriting import Replacement, rewritten

_REST_OF_COMPOUND = re.compile(r"(?<=\w)(?:-\w+)+")
NOWHERE = -1
CHANGED = -2
Wear = Callable[[str], Iterable[Replacement]]


class Draft(NamedTuple):
    """Both texts before any damage; ``places[k]`` is where letter k of the copy stands in the full text.

    ``NOWHERE`` marks what was removed, ``CHANGED`` what reads otherwise there.
    """

    a: str
    b: str
    places: tuple[int, ...]
    truth: tuple[Truth, ...]

    def allowed(self, start: int, end: int) -> bool:
        """Whether the stretch of the copy stands in the full text in one piece, or not at all."""
        first, last = self.places[start], self.places[end - 1]
        if last - first == end - start - 1 and first >= 0:
            return list(self.places[start:end]) == list(range(first, last + 1))
        return set(self.places[start:end]) == {NOWHERE} and bool(self.a[start:end].strip())


def drafted(edition: Edition) -> Draft:
    """The two texts of an edition and what the editors did."""
    in_b = list(accumulate((sum(len(p.b) for p in s.pieces) for s in edition.sentences), initial=0))
    a = ""
    places: list[int] = []
    spans_a: dict[int, tuple[int, int]] = {}
    truth: list[Truth] = []
    for number in edition.order:
        start, at = len(a), in_b[number]
        for piece in edition.sentences[number].pieces:
            same = piece.a == piece.b
            if not same and piece.a.strip() and piece.b.strip():
                truth.append(Truth("reworded", len(a), len(a) + len(piece.a), at, at + len(piece.b)))
            otherwise = NOWHERE if edition.sentences[number].side == "a" else CHANGED
            places += range(at, at + len(piece.b)) if same else [otherwise] * len(piece.a)
            a += piece.a
            at += len(piece.b)
        spans_a[number] = (start, len(a))
    b = "".join(piece.b for sentence in edition.sentences for piece in sentence.pieces)
    truth += _added(edition, in_b, spans_a)
    truth += _removed(edition, in_b, spans_a)
    for first, stop in edition.moved:
        truth.append(Truth("moved", spans_a[first][0], spans_a[stop - 1][1], in_b[first], in_b[stop]))
    return Draft(a, b, tuple(places), tuple(truth))


def _added(edition: Edition, in_b: Sequence[int], spans_a: dict[int, tuple[int, int]]) -> list[Truth]:
    """Each sentence of the full text alone; it stands behind the one before it."""
    found = []
    for number, sentence in enumerate(edition.sentences):
        if sentence.side == "b":
            at = next((spans_a[k][1] for k in range(number, -1, -1) if k in spans_a), 0)
            found.append(Truth("added", at, at, in_b[number], in_b[number + 1]))
    return found


def _removed(edition: Edition, in_b: Sequence[int], spans_a: dict[int, tuple[int, int]]) -> list[Truth]:
    return [
        Truth("removed", *spans_a[number], in_b[number], in_b[number])
        for number, sentence in enumerate(edition.sentences)
        if sentence.side == "a"
    ]


def damaged(draft: Draft, replacements: Iterable[Replacement], wear: Sequence[Wear] = ()) -> Draft:
    """The draft with these stretches of its copy replaced, then put through further wear in turn."""
    replacements = list(replacements)
    a, place = rewritten(draft.a, replacements)
    truth = [_shifted(row, place) for row in draft.truth]
    truth += [_lost(draft, loss, a, place) for loss in replacements if loss.is_loss]
    for rule in wear:
        a, place = rewritten(a, rule(a))
        truth = [_shifted(row, place) for row in truth]
    truth = [_with_trace(a, row) for row in truth]
    return Draft(a, draft.b, (), tuple(sorted(truth, key=lambda row: (row.b0, row.a0, row.kind))))


def in_runs(draft: Draft) -> Draft:
    """The draft whose losses say which of them stand side by side with nothing but signs between them."""
    truth: list[Truth] = []
    last: Truth | None = None
    run = 1
    for row in draft.truth:
        if row.kind == "restored":
            apart = last and (draft.a[last.a1 : row.a0], draft.b[last.b1 : row.b0])
            run += not apart or any(map(str.isalnum, "".join(apart)))
            row = last = row._replace(run=run)
        truth.append(row)
    return draft._replace(truth=tuple(truth))


def with_whole_words(draft: Draft) -> Draft:
    """The draft whose losses in a part of a word or compound may as well be restored as the whole of it."""
    truth = [_or_whole_word(draft.b, row) if row.kind == "restored" else row for row in draft.truth]
    return draft._replace(truth=tuple(truth))


def _or_whole_word(b: str, row: Truth) -> Truth:
    start = row.b0
    while start and b[start].isalnum() and b[start - 1].isalnum():
        start -= 1
    compound = _REST_OF_COMPOUND.match(b, row.b1)
    whole = (start, compound.end() if compound else row.b1)
    return row if whole == (row.b0, row.b1) else row._replace(also=(whole,))


def _shifted(row: Truth, place: Callable[[int], int]) -> Truth:
    return row._replace(a0=place(row.a0), a1=place(row.a1))


def _lost(draft: Draft, loss: Replacement, a: str, place: Callable[[int], int]) -> Truth:
    start, end = place(loss.start), place(loss.start) + len(loss.put)
    while not loss.put.strip() and start and a[start - 1] == " ":
        start -= 1
    while not loss.put.strip() and a[end : end + 1] == " ":
        end += 1
    first = draft.places[loss.start]
    if first >= 0:
        return Truth("restored", start, end, first, first + loss.end - loss.start)
    return Truth("unrestored", start, end, 0, 0)


def _with_trace(a: str, row: Truth) -> Truth:
    """A single space is no trace of a loss, unless it stands where none belongs."""
    is_loss = row.kind in ("restored", "unrestored")
    if not is_loss or a[row.a0 : row.a1] != " " or a[row.a1 : row.a1 + 1] in (".", ",", ")", "'", "’"):
        return row
    return row._replace(a0=row.a1)


def cut(draft: Draft, chance: random.Random) -> Draft:
    """The copy breaks off in the middle of a sentence, with or without a mark; what follows is one lost passage."""
    wanted = int(len(draft.a) * chance.uniform(0.4, 0.8))
    spaces = [k for k in range(wanted, len(draft.a) - 2) if draft.a[k] == " "]
    spaces = [k for k in spaces if draft.places[k] >= 0 and draft.allowed(k - 1, k + 2)]
    spaces = [k for k in spaces if draft.a[k - 1].isalpha() and draft.a[k + 1].isalpha()]
    if not spaces:
        return draft
    at, lost_from = spaces[0], draft.places[spaces[0]]
    mark = chance.choice(("", f"… [+{len(draft.a) - at} chars]", "...", " … Read more"))
    return broken_off(draft, at, mark, lost_from)


def broken_off(draft: Draft, at: int, mark: str, lost_from: int) -> Draft:
    """The copy up to letter ``at`` with a mark behind it; the full text from ``lost_from`` on is lost.

    A passage that was moved in front of the mark is not lost: what stands before and behind it are two losses.
    """
    shown = [row for row in draft.truth if row.a1 <= at]
    moved = sorted((row.b0, row.b1) for row in shown if row.kind == "moved" and row.b0 >= lost_from)
    within = [row for row in shown if any(b0 <= row.b0 and row.b1 <= b1 for b0, b1 in [(0, lost_from), *moved])]
    starts, stops = [lost_from, *(b1 for _, b1 in moved)], [*(b0 for b0, _ in moved), len(draft.b)]
    lost = [(b0, b1) for b0, b1 in zip(starts, stops, strict=True) if draft.b[b0:b1].strip()]
    truth = [*within, *(Truth("restored", at, at + len(mark), b0, b1) for b0, b1 in lost)]
    return Draft(draft.a[:at] + mark, draft.b, draft.places[:at], tuple(truth))
