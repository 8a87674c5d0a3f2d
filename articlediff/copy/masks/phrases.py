"""Whether this copy's marks hide phrases and no whole sentences: learned from those whose words are certain."""

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
    """The blanks; those among the marks within lines that hide phrases, as this copy's others like them do, say so.

    A mark's words are certain where those around it stand in the full text in one place.

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
    contexts = Contexts(a.keys, b.keys)
    phrases = {place for places in groups if _hide_phrases(b, contexts, places) for place in places}
    return [blank._replace(hides_phrase=True) if blank.covers and blank.at in phrases else blank for blank in blanks]


def _hide_phrases(b: Tokens, contexts: Contexts, places: Sequence[int]) -> bool:
    sample = places[:: -(-len(places) // MASKS_SAMPLED)]
    found = [between for at in sample if (between := contexts.between(at, at + 1)) and between.start < between.stop]
    return len(found) >= FEWEST_CERTAIN_MASKS and sum(
        _holds_sentence(b, between) for between in found
    ) <= MOST_WITH_SENTENCE * len(found)


def _holds_sentence(b: Tokens, between: Between) -> bool:
    """Whether one sentence begins within and another ends with it."""
    if between.stop < len(b) and not b.opens_sentence(between.stop):
        return False
    starts = b.sentence_starts
    follows = bisect_right(starts, between.start)
    return follows < len(starts) and starts[follows] < between.stop
