"""Drafts to numbered changes, and to the runs that cover both texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from articlediff.findings.drafts import Departure, Draft, Offsets
from articlediff.findings.ids import Ids
from articlediff.model import Change, Kind, Run, Span
from articlediff.records import NamedTuple


class Numbered(NamedTuple):
    """All changes, in the order of the full text, and the runs that cover both texts without gap or overlap."""

    changes: tuple[Change, ...]
    runs: tuple[Run, ...]


_Place = tuple[int, int]
"""How far the truncated and the full text are covered by runs, in code points: of every run two are made."""


def numbered(drafts: Sequence[Draft | Departure], truncated: str, full: str) -> Numbered:
    """Return the changes with their ids, and both texts divided into what changed and what they share.

    The drafts come in the order of the full text, and so do the changes, a moved passage before the changes within it.
    Ids ascend in that order from 1, those of formatting after all others.

    >>> found = numbered([Draft(Kind.ADDED, (2, 2), (2, 6))], "a b", "a new b")
    >>> [(run.change and run.change.id, run.truncated.text, run.full.text) for run in found.runs]
    [(None, 'a ', 'a '), (1, '', 'new '), (None, 'b', 'b')]
    """
    ids = Ids(_kinds(drafts))
    runs = _Numbering(truncated, full, ids).runs(drafts, (0, len(truncated)), (0, len(full)), within=None)
    return Numbered(tuple(_changes(runs)), runs)


def _changes(runs: Sequence[Run]) -> Iterator[Change]:
    for run in runs:
        if run.change:
            yield run.change
            yield from _changes(run.inner)


def _kinds(drafts: Sequence[Draft | Departure]) -> Iterator[Kind]:
    for draft in drafts:
        if isinstance(draft, Draft):
            yield draft.kind
            yield from _kinds(draft.inner)


class _Numbering:
    """Makes runs of drafts, and gives their changes ids in the order in which it does."""

    def __init__(self, truncated: str, full: str, ids: Ids) -> None:
        self._truncated = truncated
        self._full = full
        self._ids = ids

    def runs(
        self, drafts: Sequence[Draft | Departure], truncated: Offsets, full: Offsets, within: int | None
    ) -> tuple[Run, ...]:
        """Return the runs of a stretch of both texts, which all of the drafts lie in."""
        runs: list[Run] = []
        done = (truncated[0], full[0])
        for draft, next_start in zip(drafts, _next_starts(drafts, truncated[1]), strict=True):
            fitted = _fitted(draft, done)
            if fitted is None:
                continue
            start, stop = self._extent(fitted, done, next_start)
            if done != start:
                runs.append(self._shared_run(done, start))
            if isinstance(fitted, Draft):
                runs.append(self._run(fitted, within))
            done = stop
        if done[0] < truncated[1] or done[1] < full[1]:
            runs.append(self._shared_run(done, (truncated[1], full[1])))
        return tuple(runs)

    def _extent(self, draft: Draft | Departure, done: _Place, next_start: int) -> tuple[_Place, _Place]:
        """Return where the draft begins and ends among the runs.

        Nothing of the truncated text is where a passage arrived: of it, only what the texts share up to there is done.
        """
        if _is_moved(draft):
            here = done[0] + self._shared_length((done[0], next_start), (done[1], draft.full[0]))
            return (here, draft.full[0]), (here, draft.full[1])
        (start_in_copy, stop_in_copy), (start, stop) = draft.truncated, draft.full
        return (start_in_copy, start), (stop_in_copy, stop)

    def _run(self, draft: Draft, within: int | None) -> Run:
        change = Change(
            self._ids.next(draft.kind), draft.kind, self._span_of_copy(draft.truncated), self._span_of_full(draft.full),
            draft.confidence, draft.category, draft.evidence,
            tuple(map(self._span_of_full, draft.alternatives)), within,
        )  # fmt: skip
        inner = self.runs(draft.inner, draft.truncated, draft.full, change.id) if _is_moved(draft) else ()
        return Run(change, change.truncated, change.full, inner)

    def _shared_run(self, start: _Place, stop: _Place) -> Run:
        return Run(None, self._span_of_copy((start[0], stop[0])), self._span_of_full((start[1], stop[1])))

    def _shared_length(self, truncated: Offsets, full: Offsets) -> int:
        """Return how many code points of the truncated stretch say all of the full one, white space aside; else 0."""
        wanted = "".join(self._full[slice(*full)].split())
        start, end = truncated
        letters = (at for at in range(start, end) if not self._truncated[at].isspace())
        stop = next(islice(letters, len(wanted) - 1, None), end - 1) + 1 if wanted else start
        return stop - start if "".join(self._truncated[start:stop].split()) == wanted else 0

    def _span_of_copy(self, offsets: Offsets) -> Span:
        start, stop = offsets
        return Span(start, stop, self._truncated[start:stop])

    def _span_of_full(self, offsets: Offsets) -> Span:
        start, stop = offsets
        return Span(start, stop, self._full[start:stop])


def _is_moved(draft: Draft | Departure) -> bool:
    return isinstance(draft, Draft) and draft.kind is Kind.MOVED


def _fitted(draft: Draft | Departure, done: _Place) -> Draft | Departure | None:
    """Return the draft from where the one before it ends: white space between two of them belongs to one only.

    None if that leaves nothing of it: the one before it took the white space of both texts.
    """
    in_copy, in_full = done
    if draft.full[0] >= in_full and draft.truncated[0] >= in_copy:
        return draft
    if draft.full[0] < in_full:
        draft = draft._replace(full=(in_full, max(in_full, draft.full[1])))
    if draft.truncated[0] < in_copy and not _is_moved(draft):
        draft = draft._replace(truncated=(in_copy, max(in_copy, draft.truncated[1])))
    is_spent = draft.truncated == (in_copy, in_copy) and draft.full == (in_full, in_full)
    return None if is_spent and isinstance(draft, Draft) and draft.kind is Kind.FORMATTING else draft


def _next_starts(drafts: Sequence[Draft | Departure], end: int) -> list[int]:
    """Return for each draft where, in the truncated text, the next one after it begins that stayed in its place."""
    starts = [end]
    for draft in reversed(drafts[1:]):
        starts.append(starts[-1] if _is_moved(draft) else draft.truncated[0])
    return starts[: len(drafts)][::-1]
