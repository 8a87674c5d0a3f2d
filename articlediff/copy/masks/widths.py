"""Whether this copy's masks are as wide as what they hide: learned from those whose words are certain."""

from __future__ import annotations

from collections.abc import Sequence

from articlediff.calibration.both_texts import DRAWN_TO_MEASURE, MEASURE_SLACK, WIDTH_PER_SLACK
from articlediff.calibration.costs import SIGN_WEIGHT
from articlediff.copy.masks.contexts import Contexts
from articlediff.records import NamedTuple
from articlediff.text.blanks import Blank
from articlediff.text.tokens import Tokens


class _Run(NamedTuple):
    """Masks with nothing but signs between them: tokens ``first`` to ``stop``."""

    first: int
    stop: int


def with_earned_widths(a: Tokens, b: Tokens, blanks: Sequence[Blank]) -> list[Blank]:
    """Return the blanks; the masks among them have no width, unless this copy's masks have shown to keep it.

    A mask's words are certain where the full text has those around it in one place. Masks side by side are measured
    together.

    >>> from articlediff.text.blanks import find_blanks
    >>> from articlediff.text.tokenising import tokenise
    >>> full = tokenise("The old mayor Tor Hallen met both clerks on Friday in the town hall.")
    >>> wide, fixed = tokenise("The old mayor ██████████ met both clerks on ██████ in the town hall."), tokenise(
    ...     "The old mayor ███ met both clerks on ███ in the town hall.")
    >>> [[blank.width for blank in with_earned_widths(copy, full, find_blanks(copy))] for copy in (wide, fixed)]
    [[10, 6], [None, None]]
    """
    sized = [blank for blank in blanks if blank.covers and blank.width is not None]
    if not sized:
        return list(blanks)
    contexts = Contexts(a, b)
    known = fitting = 0
    for run in _runs(a, sized):
        between = contexts.between(run.first, run.stop)
        if between and between.start < between.stop:
            known += 1
            drawn = a.ends[run.stop - 1] - a.starts[run.first]
            hidden = b.ends[between.stop - 1] - b.starts[between.start]
            fitting += abs(drawn - hidden) <= max(MEASURE_SLACK, drawn // WIDTH_PER_SLACK)
    if known and fitting >= DRAWN_TO_MEASURE * known:
        return list(blanks)
    return [blank._replace(width=None) if blank.covers else blank for blank in blanks]


def _runs(a: Tokens, masks: Sequence[Blank]) -> list[_Run]:
    """Return the masks in runs: those with nothing but signs between them together."""
    runs: list[_Run] = []
    for mask in masks:
        if runs and max(a.weights[runs[-1].stop : mask.at], default=0) <= SIGN_WEIGHT:
            runs[-1] = runs[-1]._replace(stop=mask.at + 1)
        else:
            runs.append(_Run(mask.at, mask.at + 1))
    return runs
