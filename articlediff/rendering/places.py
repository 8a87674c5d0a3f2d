"""Where in the full text that belongs which only the truncated text has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from articlediff.model import Change, Kind, Run
from articlediff.rendering.layout import at_edge

BEFORE_ALL = -1

_FEWEST_WORDS_OF_A_PASSAGE = 8
_SENTENCE_ENDS = tuple(".!?…\"'”’)")


def stood(runs: Sequence[Run]) -> Mapping[int, Sequence[Change]]:
    """Where the truncated text has what moved: after the run with that index, which comes before it there.

    What stood before everything else is found under ``BEFORE_ALL``.
    """
    places: dict[int, list[Change]] = defaultdict(list)
    anchor = BEFORE_ALL
    for position in sorted(range(len(runs)), key=lambda at: (runs[at].truncated.start, at)):
        change = runs[position].change
        if change is not None and change.kind is Kind.MOVED:
            places[anchor].append(change)
        else:
            anchor = position
    return places


def margins(run: Run, truncated: str, full: str) -> tuple[str, str]:
    """The white space on both sides of words that have no place in the full text, both texts as laid out.

    Sentences between two paragraphs become one of their own: the truncated text, one single line
    perhaps, does not say which of the two they belong to.
    """
    start, end = run.truncated.start, run.truncated.end
    words = truncated[start:end].split()
    is_passage = len(words) >= _FEWEST_WORDS_OF_A_PASSAGE and words[-1].endswith(_SENTENCE_ENDS)
    if is_passage and at_edge(full, run.full.start):
        return "\n", "\n"
    before, after = truncated[max(0, start - 1) : start + 1], truncated[end - 1 : end + 1]
    return _space(before), _space(after)


def _space(around: str) -> str:
    return " " if any(map(str.isspace, around)) else ""
