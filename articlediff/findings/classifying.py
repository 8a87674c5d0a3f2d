"""Matches, fillings and moves to classified changes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from copy import copy
from functools import cached_property

from articlediff.alignment.types import Alignment, Bounds, Filling, Match, Move, between
from articlediff.copy.forms.lost_signs import signs_lost
from articlediff.findings.categories import category
from articlediff.findings.confidence import SURE, confidence
from articlediff.findings.cut_passages import Lost, Mark, also_lost, lost_by_cut
from articlediff.findings.damage import Damage
from articlediff.findings.drafts import Draft, Offsets
from articlediff.findings.formatting import formatting, space_seen
from articlediff.findings.paragraphs import lost_in_paragraph
from articlediff.findings.rewording import is_rewording, is_whole
from articlediff.model import Category, Evidence, Kind
from articlediff.text.blanks import Blank
from articlediff.text.lines import is_hard_wrapped
from articlediff.text.tokens import SIGN_WEIGHT, Tokens

_COLUMNS = 6
_COLUMNS_IDLE = 4


class Classifier:
    """Classifies one comparison. ``a`` holds the truncated text without a cut's mark, which is ``cut``."""

    def __init__(
        self,
        a: Tokens,
        b: Tokens,
        blanks: Sequence[Blank],
        alignment: Alignment,
        damage: Damage,
        cut: Mark | None,
    ) -> None:
        self.a = a
        self.b = b
        self.blanks = blanks
        self.alignment = alignment
        self.damage = damage
        self.cut = cut
        self.passage: Bounds | None = None
        """The moved passage that is classified, if it is one."""

    def drafts(self) -> list[Draft]:
        """All changes, in the order of the full text; places that a move left are drafts without a kind."""
        bounds = Bounds(0, len(self.a), 0, len(self.b))
        # Looked up once, before each passage gets a copy of the classifier: every blank counts for it.
        _ = self._is_laid_out, self._beside_open_blanks
        drafts = list(self._passage(bounds, self.alignment.matches, self.alignment.fillings))
        if self.cut:
            self._tell_mark(drafts, self.cut)
        return drafts

    def _tell_mark(self, drafts: list[Draft], cut: Mark) -> None:
        """A cut's mark at which nothing is missing is told as a removed one."""
        if any(draft.evidence == "cut" and draft.truncated[1] == cut.offsets[1] for draft in drafts):
            return
        end = self.b.starts[cut.end] if cut.end < len(self.b) else len(self.b.text)
        behind = (k for k, draft in enumerate(drafts) if draft.full[0] >= end and draft.truncated[0] >= cut.offsets[1])
        drafts.insert(next(behind, len(drafts)), Draft(Kind.REMOVED, cut.offsets, (end, end)))

    @cached_property
    def _wrapped(self) -> tuple[bool, bool]:
        return is_hard_wrapped(self.a.text), is_hard_wrapped(self.b.text)

    @cached_property
    def _open_blanks(self) -> dict[int, list[Blank]]:
        """The blanks that nothing fills, by the token they stand before."""
        filled = {filling.blank for filling in self.alignment.fillings}
        filled.update(filling.blank for move in self.alignment.moves for filling in move.fillings)
        found: dict[int, list[Blank]] = {}
        for number, blank in enumerate(self.blanks):
            if number not in filled and not blank.weak:
                found.setdefault(blank.at, []).append(blank)
        return found

    @cached_property
    def _beside_open_blanks(self) -> frozenset[int]:
        """The boundaries at which a blank that nothing fills begins or ends."""
        open_blanks = [blank for blanks in self._open_blanks.values() for blank in blanks]
        return frozenset(at for blank in open_blanks for at in (blank.at, blank.at + blank.covers))

    @cached_property
    def _is_laid_out(self) -> bool:
        """Whether wide spaces are this copy's columns or justified lines: it has many, and hardly any hides a word."""
        wide = [number for number, blank in enumerate(self.blanks) if blank.family == "spaces" and not blank.faint]
        hiding = {filling.blank for filling in self.alignment.fillings}.intersection(wide)
        return len(wide) >= _COLUMNS and len(hiding) * _COLUMNS_IDLE < len(wide)

    @cached_property
    def _moves_by_a(self) -> list[Move]:
        return sorted(self.alignment.moves, key=lambda move: move.bounds.a0)

    @cached_property
    def _moved_a(self) -> list[int]:
        return [move.bounds.a0 for move in self._moves_by_a]

    @cached_property
    def _moved_b(self) -> list[int]:
        return [move.bounds.b0 for move in self.alignment.moves]

    @cached_property
    def _matched_end(self) -> int:
        """Behind the last token of the full text that stands at its place in the copy."""
        ends = [match.b + match.length for match in self.alignment.matches[-1:]]
        return max([0, *ends, *(filling.stop for filling in self.alignment.fillings[-1:])])

    @cached_property
    def _traces(self) -> frozenset[int]:
        """The tokens with a blank of white space before them."""
        return frozenset(blank.at for blank in self.blanks if not blank.covers)

    def _passage(self, bounds: Bounds, matches: Sequence[Match], fillings: Sequence[Filling]) -> Iterator[Draft]:
        """The changes of the whole text, or of one moved passage."""
        filling = 0
        for number, hunk in enumerate(between(matches, bounds)):
            filled = []
            while filling < len(fillings) and fillings[filling].stop <= hunk.b1:
                filled.append(fillings[filling])
                filling += 1
            # White space in front of or behind a moved passage is none of it.
            within = self.passage is None or bounds.a0 < hunk.a0 < bounds.a1
            if hunk.a0 < hunk.a1 or hunk.b0 < hunk.b1 or (within and hunk.a0 in self._open_blanks):
                yield from self._hunk(hunk, filled)
            if number < len(matches):
                yield from self._matched(matches[number])

    def _matched(self, match: Match) -> Iterator[Draft]:
        """What looks different in a match, each word that was misread for itself."""
        done = 0
        for k in self._misread_within(match):
            if k > done:
                yield from formatting(self.a, self.b, Match(match.a + done, match.b + done, k - done), self._wrapped)
            one, other = self.a.slice(match.a + k, match.a + k + 1), self.b.slice(match.b + k, match.b + k + 1)
            is_spaced = "".join(self.a.text[slice(*one)].split()) == self.b.text[slice(*other)]
            yield Draft(Kind.FORMATTING if is_spaced else Kind.REWORDED, one, other)
            done = k + 1
        if done < match.length:
            rest = Match(match.a + done, match.b + done, match.length - done)
            yield from formatting(self.a, self.b, rest, self._wrapped)

    def _misread_within(self, match: Match) -> list[int]:
        if not self.a.misread:
            return []
        return [k for k in range(match.length) if match.a + k in self.a.misread]

    def _hunk(self, hunk: Bounds, fillings: list[Filling]) -> Iterator[Draft]:
        """Between two matches: what fills blanks parts the rest, which is edited."""
        # A bracket behind half a word, or with an invitation to read on, is the mark of a cut, not of a gap.
        is_more = len(fillings) == 1 and self.blanks[fillings[0].blank].covers < hunk.a1 - hunk.a0
        if is_more and (lost := lost_in_paragraph(self.a, self.b, hunk)):
            yield from self._cut_off(lost, hunk)
            return
        a, b = hunk.a0, hunk.b0
        for number, filling in enumerate(fillings):
            blank = self.blanks[filling.blank]
            rest = Bounds(a, blank.at, b, filling.start)
            left = (rest.a0, rest.b0) == (rest.a1, rest.b1)
            # Most blanks have matched words on both sides.
            if not left or rest.a0 in self._open_blanks:
                yield from self._edited(rest)
            a, b = blank.at + blank.covers, filling.stop
            next_start = fillings[number + 1].start if number + 1 < len(fillings) else hunk.b1
            next_at = self.blanks[fillings[number + 1].blank].at if number + 1 < len(fillings) else hunk.a1
            right = (a, b) == (next_at, next_start)
            yield from self._restored(filling, blank, left, right)
        if a < hunk.a1 or b < hunk.b1 or a in self._open_blanks:
            yield from self._edited(Bounds(a, hunk.a1, b, hunk.b1))

    # ---- restored by a blank

    def _restored(self, filling: Filling, blank: Blank, left: bool, right: bool) -> Iterator[Draft]:
        """What fills a blank; ``left`` and ``right``: the words on that side of it match."""
        trace = self._trace(blank)
        held = left and right
        sure = confidence(filling.margin, held, not held and self._is_held_by_sign(filling, left), blank.doubted)
        alternatives = tuple(self.b.slice(*other) for other in filling.alternatives)
        is_space = blank.family in ("spaces", "line")
        parts = self._side_by_side(filling, trace, blank.family == "line") if is_space else None
        for truncated, (first, stop) in parts or [(trace, (filling.start, filling.stop))]:
            kind = category(self.b, first, stop)
            full = self.b.slice(first, stop)
            if parted := self._between_signs(truncated, full):
                yield Draft(Kind.RESTORED, *parted, sure, kind, Evidence.BLANK)
            else:
                yield Draft(Kind.RESTORED, truncated, full, sure, kind, Evidence.BLANK, alternatives)

    def _between_signs(self, truncated: Offsets, full: Offsets) -> tuple[Offsets, Offsets] | None:
        """Where quotation marks or brackets that the copy still has, empty, stand around the words in the full text."""
        pair, words = self.a.text[slice(*truncated)], self.b.text[slice(*full)]
        size = len(pair) // 2
        is_kept = size and words.startswith(pair[:size]) and words.endswith(pair[size:]) and len(words) > len(pair)
        if not is_kept or any(map(str.isalnum, pair)) or " " in pair:
            return None
        at = truncated[0] + size
        return (at, at), (full[0] + size, full[1] - len(pair) + size)

    def _is_held_by_sign(self, filling: Filling, left: bool) -> bool:
        neighbour = filling.start - 1 if left else filling.stop
        return 0 <= neighbour < len(self.b) and self.b.weights[neighbour] <= SIGN_WEIGHT

    def _trace(self, blank: Blank) -> Offsets:
        if blank.covers:
            return self.a.slice(blank.at, blank.at + blank.covers)
        start = self.a.gap(blank.at)[0] + blank.skipped
        return start, start + len(blank.space)

    def _side_by_side(
        self, filling: Filling, trace: Offsets, breaks_line: bool
    ) -> list[tuple[Offsets, tuple[int, int]]] | None:
        """Several hyphenated words, each its own blank, where the run of spaces is just as long as that makes it.

        Each match of ``\\w*-\\w*`` became one space and the spaces between and around the words stayed, but for
        one that became a line's end.
        """
        if not any(self.b.spaces[filling.start + 1 : filling.stop]):
            return None
        words = self.b.words(filling.start, filling.stop)
        hyphens = [sum(key == "-" for key in self.b.keys[first:stop]) for first, stop in words]
        if not all(hyphens):
            return None
        matches = [(count + 1) // 2 for count in hyphens]
        spaces = len(words) - 1 + bool(self.b.spaces[filling.start])
        spaces += filling.stop == len(self.b) or bool(self.b.spaces[filling.stop])
        if breaks_line + trace[1] - trace[0] not in (spaces + sum(matches), spaces + sum(hyphens)):
            return None
        parts = []
        start = trace[0]
        for number, word in enumerate(words):
            stop = trace[1] if number == len(words) - 1 else start + 1 + matches[number]
            parts.append(((start, stop), word))
            start = stop
        return parts

    # ---- edited

    def _edited(self, rest: Bounds) -> Iterator[Draft]:
        """A stretch without a filled blank: moved passages and unfilled blanks part it further."""
        if self.passage:
            yield from self._plain(rest)
            return
        gone = _starting(self._moves_by_a, self._moved_a, rest.a0, rest.a1)
        come = _starting(self.alignment.moves, self._moved_b, rest.b0, rest.b1)
        if not gone and not come:
            yield from self._plain(rest)
            return
        stretches_a = _less((rest.a0, rest.a1), [(move.bounds.a0, move.bounds.a1) for move in gone])
        stretches_b = _less((rest.b0, rest.b1), [(move.bounds.b0, move.bounds.b1) for move in come])
        # The first words of either side that did not move stand against one another.
        # Where a passage moved to the very end of the copy, what is lost behind that is lost behind the passage.
        none = len(gone) if rest.a1 == len(self.a) else 0
        i = next((k for k, (start, stop) in enumerate(stretches_a) if start < stop), none)
        j = next((k for k, (start, stop) in enumerate(stretches_b) if start < stop), 0)
        yield from self._left_behind(stretches_a[:i], gone[:i], rest.b0)
        for move in come[:j]:
            yield self._moved(move)
        here = list(self._plain(Bounds(*stretches_a[i], *stretches_b[j])))
        yield from here
        ends = rest.a1 == (self.cut.at if self.cut else len(self.a))
        cut = next((draft for draft in here if draft.evidence == "cut"), None) if ends else None
        for move, stretch in zip(gone[i:], stretches_a[i + 1 :], strict=True):
            yield from self._left_behind([], [move], stretches_b[j][1])
            yield from self._plain(Bounds(*stretch, stretches_b[j][1], stretches_b[j][1]))
        for move, stretch in zip(come[j:], stretches_b[j + 1 :], strict=True):
            yield self._moved(move)
            if cut:
                # What moved out of the part behind a cut divides it.
                yield from also_lost(cut, self.b, stretch)
            else:
                yield from self._plain(Bounds(rest.a1, rest.a1, *stretch), blanks_told=True)

    def _alike(self, before: Bounds, rest: Bounds, end: int) -> Iterator[Draft]:
        """What looks different in the words between those that were edited and a cut, which ``end`` says where."""
        length = 0
        while before.a1 + length < rest.a1 and self.b.place(before.b1 + length) < end:
            if self.a.keys[before.a1 + length] != self.b.keys[before.b1 + length]:
                break
            length += 1
        if length:
            yield from formatting(self.a, self.b, Match(before.a1, before.b1, length), self._wrapped)

    def _left_behind(self, stretches: Sequence[Offsets], gone: Sequence[Move], b: int) -> Iterator[Draft]:
        """Places that passages moved away from, with the blanks between them."""
        place = self._place_in_full(b)
        for number, move in enumerate(gone):
            if number < len(stretches):
                yield from self._plain(Bounds(*stretches[number], b, b))
            yield Draft(None, self._moved_from(move), (place, place))

    def _moved_from(self, move: Move) -> Offsets:
        """Where the passage stands in the copy, with the white space of a blank that it begins or ends with."""
        start, stop = self.a.slice(move.bounds.a0, move.bounds.a1)
        traces = [self._trace(self.blanks[filling.blank]) for filling in move.fillings]
        return min([start, *(first for first, _ in traces)]), max([stop, *(last for _, last in traces)])

    def _moved(self, move: Move) -> Draft:
        truncated = self._moved_from(move)
        full = self.b.slice(move.bounds.b0, move.bounds.b1)
        inside = copy(self)
        inside.passage = move.bounds
        return Draft(Kind.MOVED, truncated, full, inner=tuple(inside._passage(*move)))

    def _plain(self, rest: Bounds, blanks_told: bool = False) -> Iterator[Draft]:
        """A stretch without moves; ``blanks_told``: the open blanks at its place have been reported."""
        if rest.a0 == rest.a1 and rest.b0 == rest.b1 and rest.a0 not in self._open_blanks:
            return
        cut = None
        # A copy that begins with a passage that moved there does not begin in the middle.
        if not self.passage and not (rest.b0 == 0 and rest.a1 in self._moved_a):
            cut = lost_by_cut(self.a, self.b, rest, self.cut, self._matched_end)
        if cut := cut or lost_in_paragraph(self.a, self.b, rest):
            yield from self._cut_off(cut, rest)
            return
        open_blanks = [] if blanks_told else self._unfilled(rest)
        if not open_blanks:
            yield from self._rewritten(rest)
            return
        b0, b1 = rest.b0, rest.b1
        a = rest.a0
        for blank in open_blanks:
            # The words of the full text stand against the first stretch of words in the copy.
            here = Bounds(a, blank.at, b0, b1 if blank.at > a or blank.at == rest.a1 else b0)
            yield from self._rewritten(here)
            b0 = here.b1
            yield from self._left_open(blank, b0, rest)
            a = blank.at + blank.covers
        yield from self._rewritten(Bounds(a, rest.a1, b0, b1))

    def _cut_off(self, lost: Lost, rest: Bounds) -> Iterator[Draft]:
        yield from self._rewritten(lost.before)
        yield from self._alike(lost.before, rest, lost.passage.full[0])
        yield lost.passage

    def _unfilled(self, rest: Bounds) -> list[Blank]:
        if not self._open_blanks:
            return []
        found = [blank for at in range(rest.a0, rest.a1 + 1) for blank in self._open_blanks.get(at, ())]
        if self.passage:
            # White space at the edge of a moved passage is told where the passage is not.
            edges = (self.passage.a0, self.passage.a1)
            found = [blank for blank in found if blank.covers or blank.at not in edges]
        return [blank for blank in found if blank.at + blank.covers <= rest.a1]

    def _left_open(self, blank: Blank, b: int, rest: Bounds) -> Iterator[Draft]:
        """A blank that nothing fills, unless the full text is spaced alike or a space is all there is to see."""
        trace = self._trace(blank)
        place = self._place_in_full(b)
        if blank.covers:
            yield Draft(Kind.UNRESTORED, trace, (place, place))
            return
        alone = rest.a0 == rest.a1 and rest.b0 == rest.b1
        space = self.b.gap(b) if b < len(self.b) else (place, place)
        if alone and self.b.text[slice(*space)] == self.a.text[slice(*trace)]:
            return
        if not (blank.faint or blank.family in ("orphan", "line") or self._is_laid_out):
            yield Draft(Kind.UNRESTORED, trace, (place, place))
        elif alone and space_seen(self.a.spaces[blank.at], self._wrapped[0]) != space_seen(
            self.b.text[slice(*space)], self._wrapped[1]
        ):
            yield Draft(Kind.FORMATTING, trace, space)

    def _rewritten(self, rest: Bounds) -> Iterator[Draft]:
        """What editors changed, less what the copy lost by system at both ends of it."""
        edited = self._without_losses(rest)
        if rest.b0 < edited.b0:
            place = self.a.place(rest.a0)
            yield from self._lost_by_pattern(rest.b0, edited.b0, place)
        if self.a.keys[edited.a0 : edited.a1] != self.b.keys[edited.b0 : edited.b1]:
            yield from self._changed(edited)
        elif edited.a0 < edited.a1:
            match = Match(edited.a0, edited.b0, edited.a1 - edited.a0)
            yield from formatting(self.a, self.b, match, self._wrapped)
        if edited.b1 < rest.b1:
            place = self.a.ends[rest.a1 - 1]
            yield from self._lost_by_pattern(edited.b1, rest.b1, place)

    def _without_losses(self, rest: Bounds) -> Bounds:
        """The stretch without the words at its ends that the copy loses by system, if others were reworded."""
        a0, a1, b0, b1 = rest
        # A sentence that an editor added may begin or end in any word.
        if a0 == a1 or b0 == b1 or not self.damage.rules or not self._is_rewording(rest):
            return rest
        kept = [w for w in self.b.words(b0, b1) if not self.damage.explains([self.b.text[slice(*self.b.slice(*w))]])]
        return Bounds(a0, a1, kept[0][0], kept[-1][1]) if kept else rest

    def _lost_by_pattern(self, b0: int, b1: int, place: int) -> Iterator[Draft]:
        """Each word of a stretch of the full text as a loss without a trace."""
        for first, stop in self.b.words(b0, b1):
            full = self.b.slice(first, stop)
            hold = self.damage.explains([self.b.text[slice(*full)]])
            kind = category(self.b, first, stop)
            yield Draft(Kind.RESTORED, (place, place), full, round(min(SURE, hold), 2), kind, Evidence.PATTERN)

    def _changed(self, rest: Bounds) -> Iterator[Draft]:
        a0, a1, b0, b1 = rest
        removed, added = self.a.slice(a0, a1), self.b.slice(b0, b1)
        place_a, place_b = self._place_in_copy(a0, b0), self._place_in_full(b1)
        if signs := self._signs_lost(rest):
            yield from signs
            return
        if a0 < a1 and b0 < b1 and self.a.letters(a0, a1) == self.b.letters(b0, b1):
            yield Draft(Kind.FORMATTING, removed, added)
            return
        hold = self._lost_by_system(rest)
        if not hold and a0 < a1 and b0 < b1 and self._is_rewording(rest):
            yield Draft(Kind.REWORDED, removed, added)
            return
        if a0 < a1:
            place = self._place_in_full(b0)
            yield Draft(Kind.REMOVED, removed, (place, place) if b0 < b1 else (place_b, place_b))
        if b0 < b1:
            place = self.a.ends[a1 - 1] if a0 < a1 else place_a
            if hold:
                yield from self._lost_by_pattern(b0, b1, place)
            else:
                yield Draft(Kind.ADDED, (place, place), added)

    def _is_rewording(self, rest: Bounds) -> bool:
        return is_rewording(self.a, self.b, rest, self._beside_open_blanks)

    def _signs_lost(self, rest: Bounds) -> list[Draft]:
        """The signs deleted out of words, if nothing else is missing and this copy loses them."""
        if rest.a0 == rest.a1 or rest.b0 == rest.b1:
            return []
        (start, stop), (first, last) = self.a.slice(rest.a0, rest.a1), self.b.slice(rest.b0, rest.b1)
        places = signs_lost(self.a.text[start:stop], self.b.text[first:last])
        hold = self.damage.explains([self.b.text[first + k] for _, k in places])
        confidence = round(min(SURE, hold), 2)
        return [
            Draft(
                Kind.RESTORED,
                (start + i, start + i),
                (first + k, first + k + 1),
                confidence,
                Category.PUNCTUATION,
                Evidence.PATTERN,
            )
            for i, k in places
            if hold
        ]

    def _lost_by_system(self, rest: Bounds) -> float:
        """How sure it is that the copy lost by system all that the full text has here; 0 if nothing says so."""
        if not self.damage.rules or not 0 < rest.a0 < len(self.a) or rest.b0 == rest.b1:
            return 0.0
        if rest.a0 < rest.a1 and not self._is_beside_sentences(rest):
            return 0.0
        return self.damage.explains(self.b.text[slice(*self.b.slice(rest.b0, rest.b1))].split())

    def _is_beside_sentences(self, rest: Bounds) -> bool:
        """Whether the copy has whole sentences here and the full text words of another: those did not replace them."""
        opened = all(at == len(self.a) or self.a.opens_sentence(at) for at in (rest.a0, rest.a1))
        return opened and not is_whole(self.b, rest.b0, rest.b1)

    def _place_in_full(self, b: int) -> int:
        """Where token b starts, or where the moved passage ends that ends there."""
        if self.passage and b >= self.passage.b1 > self.passage.b0:
            return self.b.ends[self.passage.b1 - 1]
        return self.b.place(b)

    def _place_in_copy(self, a: int, b: int) -> int:
        """Where words of the full text from b on would stand before token a: against the word they touch."""
        touches = b < len(self.b) and not self.b.spaces[b]
        at_end = self.passage is not None and a >= self.passage.a1 > self.passage.a0
        if at_end or a in self._traces or (a and touches):
            return self.a.ends[a - 1] if a else 0
        return self.a.place(a)


def _starting(moves: Sequence[Move], starts: Sequence[int], first: int, stop: int) -> Sequence[Move]:
    """The moves that start in the range, given all of them in order with their starts."""
    return moves[bisect_left(starts, first) : bisect_left(starts, stop)]


def _less(stretch: tuple[int, int], holes: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is left of the stretch around the holes, empty parts too: one more than holes."""
    edges = [stretch[0], *(edge for hole in holes for edge in hole), stretch[1]]
    return list(zip(edges[0::2], edges[1::2], strict=True))
