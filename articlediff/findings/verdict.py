"""Are the two texts versions of one story?

The measure is containment: how much of one text stands in the other in runs of five words and more, blanks
counting as what fills them. Two outlets on one event share names and facts, but hardly a run of words. Where the words
do not tell, because they were misread or worn throughout, the letters may.
"""

from __future__ import annotations

from collections.abc import Sequence

from articlediff.alignment.types import Alignment, Filling, Match
from articlediff.model import SameStory, Verdict
from articlediff.text.blanks import Blank
from articlediff.text.tokens import Tokens

RUN = 5
SAME = 0.36
DIFFERENT = 0.25


def judge(a: Tokens, b: Tokens, gaps: Sequence[Blank], alignment: Alignment) -> SameStory:
    """The verdict, from the larger of the two containments in words, or from the letters where those show more."""
    words_a, words_b = a.count_words(0, len(a)), b.count_words(0, len(b))
    if not words_a or not words_b:
        return SameStory(Verdict.UNCERTAIN, 0.0, "One of the texts has no words.")
    # Half of a text of a few words is a run as telling as five of many.
    least = min(RUN, max(2, min(words_a, words_b) // 2))
    shared_a, shared_b = _shared_words(a, b, gaps, alignment, least)
    score = round(max(shared_a / words_a, shared_b / words_b), 2)
    if score < SAME:
        from articlediff.findings import letters  # most versions share enough words

        of_letters = round(letters.worn_share(a.text, b.text, DIFFERENT), 2)
        if of_letters > score:
            runs = f"runs of {letters.RUN} and more around worn ones"
            return _verdict(of_letters, f"letters stand in both texts in {runs}.")
    return _verdict(score, f"words stand in both texts in runs of {least} words and more.")


def _verdict(score: float, shared: str) -> SameStory:
    shared = f"{score:.0%} of the {shared}" if score >= 0.005 else f"None of the {shared}"
    if score >= SAME:
        return SameStory(Verdict.SAME, score, shared)
    verdict = Verdict.UNCERTAIN if score >= DIFFERENT else Verdict.DIFFERENT
    return SameStory(verdict, score, f"Only {shared}" if score >= 0.005 else shared)


def _shared_words(a: Tokens, b: Tokens, gaps: Sequence[Blank], alignment: Alignment, least: int) -> tuple[int, int]:
    """How many words of either text stand in runs of at least so many."""
    shared_a = shared_b = 0
    passages = [(alignment.matches, alignment.fillings)]
    passages += [(move.matches, move.fillings) for move in alignment.moves]
    for matches, fillings in passages:
        for run in _runs(matches, fillings, gaps):
            words = sum(a.count_words(m.a, m.a + m.length) for m in run)
            if words >= least:
                shared_a += words
                shared_b += b.count_words(run[0].b, run[-1].b + run[-1].length)
    return shared_a, shared_b


def _runs(matches: Sequence[Match], fillings: Sequence[Filling], gaps: Sequence[Blank]) -> list[list[Match]]:
    """Matches that touch, or that only filled blanks hold apart."""
    onward = {}
    for filling in fillings:
        gap = gaps[filling.blank]
        onward[gap.at, filling.start] = (gap.at + gap.covers, filling.stop)
    runs: list[list[Match]] = []
    end = (-1, -1)
    for match in matches:
        while end in onward and end != (match.a, match.b):
            end = onward.pop(end)
        if runs and end == (match.a, match.b):
            runs[-1].append(match)
        else:
            runs.append([match])
        end = (match.a + match.length, match.b + match.length)
    return runs
