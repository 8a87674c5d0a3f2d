"""The verdict: are the two texts versions of one story?

The measure is containment: the share of one text's words that are in the other, in runs of five words and more. A blank
does not end a run, but the words that fill it are in one text only, and so they count for neither. Two outlets on one
event share names and facts, but hardly a run of words. Where words do not tell, because they were misread or worn
throughout, letters may.
"""

from __future__ import annotations

from collections.abc import Sequence

from articlediff.alignment.types import Alignment, Filling, Match
from articlediff.calibration.thresholds import DIFFERENT, RUN_LETTERS, RUN_WORDS, SAME, SHORTEST_RUN_WORDS
from articlediff.model import SameStory, Verdict
from articlediff.text.blanks import Blank
from articlediff.text.tokens import Tokens


def judge(a: Tokens, b: Tokens, blanks: Sequence[Blank], alignment: Alignment) -> SameStory:
    """Return the verdict: by the larger share of words in common runs, or of letters where that is larger still.

    >>> from articlediff.alignment import align
    >>> from articlediff.text.tokenising import tokenise
    >>> a, b = tokenise("The old pier was sold to Wren."), tokenise("The old pier was sold to the town.")
    >>> judge(a, b, [], align(a, b))
    SameStory(verdict='same', score=0.86, reason='86% of the words occur in both texts in runs of 3 words or more.')
    """
    words_a, words_b = a.count_words(0, len(a)), b.count_words(0, len(b))
    if not words_a or not words_b:
        return SameStory(Verdict.UNCERTAIN, 0.0, "One of the texts has no words.")
    # Half of a text of a few words is a run as telling as five of many.
    least = min(RUN_WORDS, max(SHORTEST_RUN_WORDS, min(words_a, words_b) // 2))
    shared_a, shared_b = _shared_words(a, b, blanks, alignment, least)
    score = round(max(shared_a / words_a, shared_b / words_b), 2)
    if score < SAME:
        from articlediff.findings.letters import worn_share  # most versions share enough words

        of_letters = round(worn_share(a.text, b.text, DIFFERENT), 2)
        if of_letters > score:
            runs = f"runs of {RUN_LETTERS} or more around worn ones"
            return _verdict(of_letters, f"letters occur in both texts in {runs}.")
    return _verdict(score, f"words occur in both texts in runs of {least} words or more.")


def _verdict(score: float, shared: str) -> SameStory:
    shared = f"{score:.0%} of the {shared}" if score else f"None of the {shared}"
    if score >= SAME:
        return SameStory(Verdict.SAME, score, shared)
    verdict = Verdict.UNCERTAIN if score >= DIFFERENT else Verdict.DIFFERENT
    return SameStory(verdict, score, f"Only {shared}" if score else shared)


def _shared_words(a: Tokens, b: Tokens, blanks: Sequence[Blank], alignment: Alignment, least: int) -> tuple[int, int]:
    """Return how many words of either text are in runs of at least ``least`` words, without what fills blanks.

    A blank in front of the background that two stories share would be filled with all of the other story.
    """
    shared_a = shared_b = 0
    passages = [(alignment.matches, alignment.fillings)]
    passages += [(move.matches, move.fillings) for move in alignment.moves]
    for matches, fillings in passages:
        for run in _runs(matches, fillings, blanks):
            words = sum(a.count_words(match.a, match.a_end) for match in run)
            if words >= least:
                shared_a += words
                shared_b += sum(b.count_words(match.b, match.b_end) for match in run)
    return shared_a, shared_b


def _runs(matches: Sequence[Match], fillings: Sequence[Filling], blanks: Sequence[Blank]) -> list[list[Match]]:
    """Return the matches in runs of those that touch, or that only filled blanks part."""
    after_filling: dict[tuple[int, int], tuple[int, int]] = {}
    for filling in fillings:
        blank = blanks[filling.blank]
        after_filling[blank.at, filling.start] = (blank.end, filling.stop)
    runs: list[list[Match]] = []
    end = (0, 0)
    for match in matches:
        while end in after_filling and end != (match.a, match.b):
            end = after_filling.pop(end)
        if runs and end == (match.a, match.b):
            runs[-1].append(match)
        else:
            runs.append([match])
        end = (match.a_end, match.b_end)
    return runs
