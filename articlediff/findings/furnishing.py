"""Page furniture put back among the runs: that of one text is aligned with that of the other, and never restored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articlediff.copy.furniture import UnpagedTexts
from articlediff.expressions import expression
from articlediff.findings.drafts import Offsets
from articlediff.findings.ids import Ids
from articlediff.findings.numbering import Numbered
from articlediff.model import Change, Kind, Run, Span
from articlediff.records import NamedTuple
from articlediff.text.unpaged import PageBreak, Unpaged

_WORD = expression(r"\S+")


class _Part(NamedTuple):
    """A run in the making, in offsets of the texts with their furniture; ``change`` has the number and spans it had."""

    change: Change | None
    truncated: Offsets
    full: Offsets
    inner: tuple[_Part, ...] = ()


class _Place(NamedTuple):
    """How far either text is told, in code points of the texts with their furniture."""

    truncated: int
    full: int


def furnished(found: Numbered, texts: UnpagedTexts) -> Numbered:
    """Return the changes and runs of two texts without furniture as those of the texts with it.

    Furniture that both texts have at one place is shared. All other furniture is added, removed or reworded, that of
    each page by itself, and divides what was restored around it.

    >>> from articlediff import compare
    >>> page = "The clerk of the board came to the mole, and nobody but the keeper of the light was waiting at"
    >>> paged = f"{page}\\n- 1 -\\nthe end. {page}\\n- 2 -\\nthe quay."
    >>> found = compare(f"{page} ████ end. {page} the quay.", paged)
    >>> [(change.kind.value, change.full.text) for change in found.changes]
    [('added', '- 1 -'), ('restored', 'the'), ('added', '- 2 -')]
    """
    if not texts.have_furniture:
        return found
    runs = _renumbered(_Furnishing(texts).parts(found.runs), texts)
    return Numbered(tuple(_changes(runs)), runs)


class _Furnishing:
    """Puts the furniture of both texts back."""

    def __init__(self, texts: UnpagedTexts) -> None:
        self._truncated = texts.truncated
        self._full = texts.full

    def parts(self, runs: Sequence[Run]) -> tuple[_Part, ...]:
        """Return the parts that the runs of one level become; neighbours that are shared are one."""
        joined: list[_Part] = []
        for part in (part for run in runs for part in self._of_run(run)):
            if joined and part.change is None and _continues(joined[-1], part):
                last = joined.pop()
                part = _Part(None, (last.truncated[0], part.truncated[1]), (last.full[0], part.full[1]))
            joined.append(part)
        return tuple(joined)

    def _of_run(self, run: Run) -> Iterator[_Part]:
        truncated = _placed(self._truncated, run.truncated)
        full = _placed(self._full, run.full)
        change = run.change
        if change is None:
            yield from self._shared(truncated, full)
            return
        if change.kind is Kind.MOVED:
            yield _Part(change, truncated, full, self.parts(run.inner))
            return
        inner_truncated, inner_full = self._core(self._truncated, truncated), self._core(self._full, full)
        if change.kind is Kind.FORMATTING and self._is_space_of_break(inner_truncated, inner_full):
            yield from self._shared(truncated, full)
            return
        yield from self._shared((truncated[0], inner_truncated[0]), (full[0], inner_full[0]))
        stop = inner_truncated[1]
        if change.kind is Kind.RESTORED:
            after = (inner_truncated[1], truncated[1])
            for part in self._restored(change, inner_truncated, inner_full, self._truncated.breaks_in(*after)):
                stop = part.truncated[1]
                yield part
        else:
            yield _Part(change, inner_truncated, inner_full)
        yield from self._shared((stop, truncated[1]), (inner_full[1], full[1]))

    def _restored(
        self, change: Change, truncated: Offsets, full: Offsets, after: Sequence[PageBreak]
    ) -> Iterator[_Part]:
        """Yield a restoration, divided where it holds furniture; ``after`` are the breaks of the copy next to it."""
        breaks = self._full.breaks_in(*full)
        others = tuple(span for span in change.alternatives if not self._holds_furniture(span)) if not breaks else ()
        change = change._replace(alternatives=others)
        end = breaks[0].start if breaks else full[1]
        yield _Part(change, truncated, (full[0], end))
        done = _Place(truncated[1], end)
        for number, found in enumerate(breaks):
            of_copy = after[number] if number < len(after) else None
            for part in self._at_break(done, of_copy, found):
                done = _Place(part.truncated[1], part.full[1])
                yield part
            at = of_copy.stop if of_copy else done.truncated
            end = breaks[number + 1].start if number + 1 < len(breaks) else full[1]
            yield _Part(None, (done.truncated, at), (done.full, found.stop))
            yield _Part(change, (at, at), (found.stop, end))
            done = _Place(at, end)

    def _shared(self, truncated: Offsets, full: Offsets) -> Iterator[_Part]:
        """Yield what both texts share of the story, parted by what they do not share of their furniture."""
        done = _Place(truncated[0], full[0])
        of_copy, of_full = self._truncated.breaks_in(*truncated), self._full.breaks_in(*full)
        while of_copy or of_full:
            letters = [
                _count_letters(text.paged[at : breaks[0].start]) if breaks else None
                for text, at, breaks in ((self._truncated, done[0], of_copy), (self._full, done[1], of_full))
            ]
            first = min(number for number in letters if number is not None)
            one = of_copy.pop(0) if letters[0] == first else None
            other = of_full.pop(0) if letters[1] == first else None
            for part in self._at_break(self._after_letters(done, first, one, other), one, other, done):
                done = _Place(part.truncated[1], part.full[1])
                yield part
        if done != (truncated[1], full[1]):
            yield _Part(None, (done.truncated, truncated[1]), (done.full, full[1]))

    def _after_letters(self, done: _Place, letters: int, one: PageBreak | None, other: PageBreak | None) -> _Place:
        """Return the place in both texts after that number of letters of the story; one or both have a break there."""
        return _Place(
            one.start if one else _end_of_letters(self._truncated.paged, done.truncated, letters),
            other.start if other else _end_of_letters(self._full.paged, done.full, letters),
        )

    def _at_break(
        self, at: _Place, one: PageBreak | None, other: PageBreak | None, done: _Place | None = None
    ) -> Iterator[_Part]:
        """Yield the furniture of one page, or of both texts' pages, and what is shared in front of each difference.

        The story ends ``at`` this place; it is told as far as ``done``, or to its end.
        """
        done = done or at
        lines_a, lines_b = (found.lines if found else () for found in (one, other))
        for is_equal, (a0, a1), (b0, b1) in self._line_pairs(lines_a, lines_b):
            truncated = (lines_a[a0][0], lines_a[a1 - 1][1]) if a0 < a1 else (at.truncated, at.truncated)
            full = (lines_b[b0][0], lines_b[b1 - 1][1]) if b0 < b1 else (at.full, at.full)
            at = _Place(truncated[1], full[1])
            if is_equal:
                continue
            if done != (truncated[0], full[0]):
                yield _Part(None, (done.truncated, truncated[0]), (done.full, full[0]))
            kind = Kind.ADDED if a0 == a1 else Kind.REMOVED if b0 == b1 else Kind.REWORDED
            yield _Part(Change(0, kind, Span(0, 0, ""), Span(0, 0, "")), truncated, full)
            done = at
        if done != at:
            yield _Part(None, (done.truncated, at.truncated), (done.full, at.full))

    def _line_pairs(
        self, lines_a: Sequence[Offsets], lines_b: Sequence[Offsets]
    ) -> Iterator[tuple[bool, Offsets, Offsets]]:
        """Yield the lines of both pages in stretches that are equal or not, each by its indices."""
        if not lines_a or not lines_b:
            yield False, (0, len(lines_a)), (0, len(lines_b))
            return
        from difflib import SequenceMatcher

        texts_a = [" ".join(self._truncated.paged[slice(*line)].split()) for line in lines_a]
        texts_b = [" ".join(self._full.paged[slice(*line)].split()) for line in lines_b]
        matcher = SequenceMatcher(None, texts_a, texts_b, autojunk=False)
        for tag, a0, a1, b0, b1 in matcher.get_opcodes():
            yield tag == "equal", (a0, a1), (b0, b1)

    def _core(self, text: Unpaged, stretch: Offsets) -> Offsets:
        """Return the stretch without the breaks that it begins and ends with."""
        start, stop = stretch
        for found in text.breaks_in(*stretch):
            if not text.paged[start : found.start].strip():
                start = found.stop
        for found in reversed(text.breaks_in(start, stop)):
            if not text.paged[found.stop : stop].strip():
                stop = found.start
        return start, max(start, stop)

    def _is_space_of_break(self, truncated: Offsets, full: Offsets) -> bool:
        """Return whether nothing but the white space at a break of either text differs."""
        sides = ((self._truncated, truncated), (self._full, full))
        has_words = any(text.paged[start:stop].strip() for text, (start, stop) in sides)
        return not has_words and any(text.is_after_break(stop) for text, (_, stop) in sides)

    def _holds_furniture(self, span: Span) -> bool:
        start, stop = self._full.place(span.start), self._full.place(span.end - 1) + 1
        return bool(self._full.breaks_in(start, stop))


def _placed(text: Unpaged, span: Span) -> Offsets:
    return text.place(span.start), text.place(span.end)


def _continues(before: _Part, part: _Part) -> bool:
    is_next = before.truncated[1] == part.truncated[0] and before.full[1] == part.full[0]
    return before.change is None and is_next


def _count_letters(text: str) -> int:
    return sum(map(len, text.split()))


def _end_of_letters(text: str, start: int, letters: int) -> int:
    """Return where that many code points end, white space not counted."""
    end = start
    for word in _WORD.finditer(text, start):
        if letters <= 0:
            break
        end = min(word.end(), word.start() + letters)
        letters -= len(word[0])
    return end


def _changes(runs: Sequence[Run]) -> Iterator[Change]:
    for run in runs:
        if run.change:
            yield run.change
            yield from _changes(run.inner)


def _kinds(parts: Sequence[_Part]) -> Iterator[Kind]:
    for part in parts:
        if part.change:
            yield part.change.kind
        yield from _kinds(part.inner)


def _renumbered(parts: Sequence[_Part], texts: UnpagedTexts) -> tuple[Run, ...]:
    """Return the parts as runs, with ids for their changes."""
    ids = Ids(_kinds(parts))

    def span(text: Unpaged, offsets: Offsets) -> Span:
        return Span(*offsets, text.paged[slice(*offsets)])

    def runs(parts: Sequence[_Part], within: int | None) -> Iterator[Run]:
        for change, in_truncated, in_full, inner in parts:
            truncated, full = span(texts.truncated, in_truncated), span(texts.full, in_full)
            if change is None:
                yield Run(None, truncated, full)
                continue
            others = tuple(
                span(texts.full, (texts.full.place(other.start), texts.full.place(other.end - 1) + 1))
                for other in change.alternatives
            )
            made = change._replace(
                id=ids.next(change.kind), truncated=truncated, full=full, alternatives=others, within=within
            )
            yield Run(made, truncated, full, tuple(runs(inner, made.id)))

    return tuple(runs(parts, None))
