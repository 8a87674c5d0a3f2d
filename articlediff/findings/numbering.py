"""Drafts to numbered changes, and to the runs that cover both texts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, islice

from articlediff.findings.drafts import Draft, Offsets
from articlediff.model import Change, Kind, Run, Span


class Numbering:
    """Gives out ids in the order of the runs, a moved passage before what it holds."""

    def __init__(self, truncated: str, full: str) -> None:
        self._truncated = truncated
        self._full = full
        self._ids = count(1)
        self.changes: list[Change] = []

    def runs(
        self, drafts: Sequence[Draft], truncated: Offsets, full: Offsets, within: int | None = None
    ) -> tuple[Run, ...]:
        """The runs of a stretch of both texts that the drafts lie in."""
        runs: list[Run] = []
        at_a, at_b = truncated[0], full[0]
        for draft, next_a in zip(drafts, _next_starts(drafts, truncated[1]), strict=True):
            if draft.full[0] < at_b or draft.truncated[0] < at_a:
                draft = _onward(draft, at_a, at_b)
                if draft.kind is Kind.FORMATTING and draft.truncated == (at_a, at_a) and draft.full == (at_b, at_b):
                    continue  # the change before it took the white space on both sides
            start_b, stop_b = draft.full
            start_a, stop_a = draft.truncated
            if draft.kind is Kind.MOVED:
                # Nothing of the truncated text stands where a passage came to: only what is shared up to there.
                start_a = stop_a = at_a + self._shared((at_a, next_a), (at_b, start_b))
            if at_a < start_a or at_b < start_b:
                runs.append(Run(None, self._span_a((at_a, start_a)), self._span_b((at_b, start_b))))
            at_a, at_b = stop_a, stop_b
            if draft.kind is not None:
                runs.append(self._run(draft, draft.kind, within))
        if at_a < truncated[1] or at_b < full[1]:
            runs.append(Run(None, self._span_a((at_a, truncated[1])), self._span_b((at_b, full[1]))))
        return tuple(runs)

    def _run(self, draft: Draft, kind: Kind, within: int | None) -> Run:
        change = Change(
            next(self._ids), kind, self._span_a(draft.truncated), self._span_b(draft.full), draft.confidence,
            draft.category, draft.evidence, tuple(map(self._span_b, draft.alternatives)), within,
        )  # fmt: skip
        self.changes.append(change)
        inner = self.runs(draft.inner, draft.truncated, draft.full, change.id) if kind is Kind.MOVED else ()
        return Run(change, change.truncated, change.full, inner)

    def _shared(self, truncated: Offsets, full: Offsets) -> int:
        """How far all of that stretch of the full text goes into that of the truncated one, white space aside."""
        wanted = "".join(self._full[slice(*full)].split())
        start, end = truncated
        letters = (place for place in range(start, end) if not self._truncated[place].isspace())
        stop = next(islice(letters, len(wanted) - 1, None), end - 1) + 1 if wanted else start
        return stop - start if "".join(self._truncated[start:stop].split()) == wanted else 0

    def _span_a(self, offsets: Offsets) -> Span:
        start, stop = offsets
        return Span(start, stop, self._truncated[start:stop])

    def _span_b(self, offsets: Offsets) -> Span:
        start, stop = offsets
        return Span(start, stop, self._full[start:stop])


def _onward(draft: Draft, at_a: int, at_b: int) -> Draft:
    """The draft from where the one before it ends: the white space between them belongs to one alone."""
    if draft.full[0] < at_b:
        draft = draft._replace(full=(at_b, max(at_b, draft.full[1])))
    if draft.truncated[0] < at_a and draft.kind is not Kind.MOVED:
        draft = draft._replace(truncated=(at_a, max(at_a, draft.truncated[1])))
    return draft


def _next_starts(drafts: Sequence[Draft], end: int) -> list[int]:
    """For each draft, where in the truncated text the next of those behind it stands that stayed in its place."""
    starts = [end]
    for draft in reversed(drafts[1:]):
        starts.append(starts[-1] if draft.kind is Kind.MOVED else draft.truncated[0])
    return starts[: len(drafts)][::-1]
