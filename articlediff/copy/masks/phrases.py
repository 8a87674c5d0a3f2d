"""Whether this copy's masks hide phrases and no whole sentences: learned from those whose words are certain."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from articlediff.calibration.both_texts import FEWEST_CERTAIN_MASKS, MASKS_SAMPLED, MOST_WITH_SENTENCE
from articlediff.copy.masks.contexts import Between, Contexts
from articlediff.text.blanks import Blank
from articlediff.text.families import Family
from articlediff.text.tokens import Tokens


def with_phrases(a: Tokens, b: Tokens, blanks: Sequence[Blank]) -> list[Blank]:
    """Return the blanks; the masks among them whose spelling hides phrases in this copy, within its lines, say so.

    A mask's words are certain where the full text has those around it at one place.

    >>> from articlediff.text.blanks import find_blanks
    >>> from articlediff.text.tokenising import tokenise
    >>> words = [f"w{number}" for number in range(60)]
    >>> full = tokenise(" ".join(words))
    >>> copy = tokenise(" ".join(word if number % 5 else "[REDACTED]" for number, word in enumerate(words)))
    >>> {blank.hides_phrase for blank in with_phrases(copy, full, find_blanks(copy))}
    {True}
    """
    alike: defaultdict[tuple[Family, str], list[int]] = defaultdict(list)
    for blank in blanks:
        if blank.covers and not blank.hides_name and not blank.is_line:
            alike[blank.family, "".join(filter(str.isalpha, a.keys[blank.at]))].append(blank.at)
    groups = [places for places in alike.values() if len(places) >= FEWEST_CERTAIN_MASKS]
    if not groups:
        return list(blanks)
    contexts = Contexts(a, b)
    phrases = {place for places in groups if _hide_phrases(b, contexts, places) for place in places}
    return [blank._replace(hides_phrase=True) if blank.covers and blank.at in phrases else blank for blank in blanks]


def _hide_phrases(b: Tokens, contexts: Contexts, places: Sequence[int]) -> bool:
    """Tell whether the masks at these tokens hide phrases, as a sample of them does."""
    sample = places[:: -(-len(places) // MASKS_SAMPLED)]
    found = [between for at in sample if (between := contexts.between(at, at + 1)) and between.start < between.stop]
    with_sentence = sum(_holds_sentence(b, between) for between in found)
    return len(found) >= FEWEST_CERTAIN_MASKS and with_sentence <= MOST_WITH_SENTENCE * len(found)


def _holds_sentence(b: Tokens, between: Between) -> bool:
    """Tell whether one sentence begins within the stretch and another ends with it."""
    if between.stop < len(b) and not b.opens_sentence(between.stop):
        return False
    starts = b.sentence_starts
    follows = bisect_right(starts, between.start)
    return follows < len(starts) and starts[follows] < between.stop
