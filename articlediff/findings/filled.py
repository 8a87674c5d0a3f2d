"""Words of the full text that fill a blank of the copy: restored changes on the evidence of a trace."""

from __future__ import annotations

from collections.abc import Iterator

from articlediff.alignment.types import Filling
from articlediff.calibration.both_texts import MUCH_LOST
from articlediff.calibration.costs import SIGN_WEIGHT
from articlediff.calibration.thresholds import CONTRADICTED, GUESSED, OWN_NOTE, SURE
from articlediff.findings.aligned import AlignedTexts
from articlediff.findings.confidence import Neighbours, confidence
from articlediff.findings.drafts import Draft, Offsets
from articlediff.model import Evidence, Kind
from articlediff.records import NamedTuple
from articlediff.text.blanks import Blank
from articlediff.text.families import DRAWN, MAY_END_A_STORY, RUNS
from articlediff.text.signs import CIRCLE_SIGNS
from articlediff.text.tokens import Tokens


class _Part(NamedTuple):
    """Tokens ``first`` to ``stop`` of the full text, and the part of the trace that is their place."""

    trace: Offsets
    first: int
    stop: int


def restored(
    texts: AlignedTexts, filling: Filling, *, is_matched_before: bool, is_matched_after: bool
) -> Iterator[Draft]:
    """Yield what fills a blank: mostly one change, several for words that each left a space of their own."""
    blank = texts.blanks[filling.blank]
    trace = texts.trace(blank)
    neighbours = _neighbours(texts.b, filling, is_matched_before, is_matched_after)
    sure = confidence(filling.margin, neighbours, blank.faint)
    if blank.faint:
        # Words that the copy loses systematically are no less surely lost where they left a faint trace.
        lost = texts.b.text[slice(*texts.b.slice(filling.start, filling.stop))].split()
        sure = max(sure, round(min(SURE, texts.damage.explains(lost)), 2))
    sure = min(sure, _most(texts, filling, blank))
    alternatives = tuple(texts.b.slice(*other) for other in filling.alternatives)
    for part in _words_apart(texts.b, filling, blank, trace) or [_Part(trace, filling.start, filling.stop)]:
        kind = texts.categories.of(part.first, part.stop)
        full = texts.b.slice(part.first, part.stop)
        if inside := _inside_signs(texts, part.trace, full):
            yield Draft(Kind.RESTORED, *inside, sure, kind, Evidence.BLANK)
        else:
            yield Draft(Kind.RESTORED, part.trace, full, sure, kind, Evidence.BLANK, alternatives)


def _most(texts: AlignedTexts, filling: Filling, blank: Blank) -> float:
    """Return the highest confidence that the mask and its letters leave to what fills it."""
    if _may_end_story(texts, filling, blank):
        return GUESSED
    if blank.is_note or _may_part_sections(texts, blank):
        return OWN_NOTE
    return CONTRADICTED if blank.covers and filling.blank in texts.contradicting_blanks else SURE


def _may_part_sections(texts: AlignedTexts, blank: Blank) -> bool:
    """Return whether the mask is a box, diamonds or a drawn line, and the copy has no such mask within a line."""
    if not blank.is_line or blank.family not in DRAWN:
        return False
    text = texts.a.text[slice(*texts.trace(blank))]
    if len(text) > 1 and not set(text) <= CIRCLE_SIGNS | {"_"}:
        return False
    return text[0] not in texts.signs_within_lines


def _may_end_story(texts: AlignedTexts, filling: Filling, blank: Blank) -> bool:
    """Return whether the mask may be an agency's name, a note or an end mark below the last words that were kept.

    Nothing follows it in either text, and it seems to hide many words. A mask that speaks of withholding is not one.
    """
    is_last = blank.covers and blank.end == len(texts.a) and filling.stop == len(texts.b)
    if not is_last or texts.b.count_words(filling.start, filling.stop) < MUCH_LOST:
        return False
    start, stop = texts.trace(blank)
    return blank.family in MAY_END_A_STORY or stop - start == 1


def _neighbours(b: Tokens, filling: Filling, is_matched_before: bool, is_matched_after: bool) -> Neighbours:
    if is_matched_before and is_matched_after:
        return Neighbours.BOTH
    matched = filling.start - 1 if is_matched_before else filling.stop
    is_sign = 0 <= matched < len(b) and b.weights[matched] <= SIGN_WEIGHT
    return Neighbours.ONE_SIGN if is_sign else Neighbours.ONE


def _inside_signs(texts: AlignedTexts, trace: Offsets, full: Offsets) -> tuple[Offsets, Offsets] | None:
    """Return where the words are without the quotation marks or brackets that the copy still has, empty.

    ``“”`` for ``“quite”``: the place between the two signs in the copy, and ``quite`` in the full text.
    """
    pair, words = texts.a.text[slice(*trace)], texts.b.text[slice(*full)]
    size = len(pair) // 2
    is_kept = size and words.startswith(pair[:size]) and words.endswith(pair[size:]) and len(words) > len(pair)
    if not is_kept or any(map(str.isalnum, pair)) or " " in pair:
        return None
    inside = words[size : size - len(pair)]
    if not (lost := inside.strip()):
        return None
    at, start = trace[0] + size, full[0] + size + inside.index(lost)
    return (at, at), (start, start + len(lost))


def _words_apart(b: Tokens, filling: Filling, blank: Blank, trace: Offsets) -> list[_Part] | None:
    r"""Return hyphenated words each with its own space, where the run of spaces is just as long as that makes it.

    In such a copy each match of ``\w*-\w*`` became one space, and the spaces between and around the words stayed, but
    for one that became a line's end. None if the spaces do not tell.
    """
    if blank.family not in RUNS or not any(b.spaces[filling.start + 1 : filling.stop]):
        return None
    words = b.words(filling.start, filling.stop)
    hyphens = [b.keys[first:stop].count("-") for first, stop in words]
    if not all(hyphens):
        return None
    matches = [(count + 1) // 2 for count in hyphens]
    kept = len(words) - 1 + bool(b.spaces[filling.start])
    kept += filling.stop == len(b) or bool(b.spaces[filling.stop])
    width = trace[1] - trace[0] + (blank.family == "line")
    if width not in (kept + sum(matches), kept + sum(hyphens)):
        return None
    parts = []
    start = trace[0]
    for number, (first, stop) in enumerate(words):
        end = trace[1] if number == len(words) - 1 else start + 1 + matches[number]
        parts.append(_Part((start, end), first, stop))
        start = end
    return parts
