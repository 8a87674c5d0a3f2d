"""Agreement of a copy with a full text: how many of its words are in the full text as well, in runs of five and more.

It is what the verdict measures, read off the texts as they are, without an alignment: in a fiftieth of the time, and
mostly a little too low.
"""

from __future__ import annotations

from collections.abc import Sequence

from articlediff.corpus.sketch import BLANK

RUN_WORDS = 5
"""Words that a common run has at least, as in the verdict: two stories hardly share so long a one."""
_ANCHOR_WORDS = 3
"""Words of a stretch that is looked for in the whole full text; fewer are looked for after the stretch before only."""
_HIDDEN = 60
"""Code points that one blank may hide, which is ten words."""


class CopyWords:
    """The words of a copy, cut at its blanks, to be looked for in one full text after another.

    >>> from articlediff.corpus.sketch import folded_words
    >>> copy = CopyWords(folded_words("The keeper was ████ on the ████ when it rose."))
    >>> copy.number, copy.shared(folded_words("The keeper was asleep on the quay when it rained."))
    (8, 5)
    """

    def __init__(self, words: Sequence[str]) -> None:
        stretches = _joined(words).split(BLANK)
        self._stretches = [stretch for stretch in stretches if stretch != " "]
        self.number = sum(map(_words, self._stretches))

    def shared(self, full: Sequence[str]) -> int:
        """Return how many words of the copy are in runs of five and more that the full text has as well.

        A run goes on over a blank if the words after the blank come in the full text too, at most ten words later.
        `full`: the words of :func:`articlediff.corpus.sketch.folded_words`.
        """
        # Strings are searched in a tenth of the time that sets of runs take.
        text = _joined(full)
        total = run = at = 0
        for stretch in self._stretches:
            words = _words(stretch)
            found = text.find(stretch, at, at + _HIDDEN + len(stretch)) if run else -1
            if found < 0:
                total += run if run >= RUN_WORDS else 0
                run = 0
                found = text.find(stretch) if words >= _ANCHOR_WORDS else -1
            if found >= 0:
                run += words
                at = found + len(stretch) - 1
            else:
                total += _in_runs(stretch.split(), text)
        return total + (run if run >= RUN_WORDS else 0)


def _in_runs(words: Sequence[str], text: str) -> int:
    """Return how many of the words are in runs that the text has.

    A run of fewer than nine words may be missed, since only every fifth word is looked at as the first of one.
    """

    def occurs(at: int) -> bool:
        return _joined(words[at : at + RUN_WORDS]) in text

    total = done = at = 0
    while at + RUN_WORDS <= len(words):
        if not occurs(at):
            at += RUN_WORDS
            continue
        start, end = at, at + RUN_WORDS
        while start > done and occurs(start - 1):
            start -= 1
        while end < len(words) and occurs(end - RUN_WORDS + 1):
            end += 1
        total += end - start
        done = at = end
    return total


def _joined(words: Sequence[str]) -> str:
    """Return the words with a space before and after each, so that no part of a word is found."""
    return f" {' '.join(words)} "


def _words(stretch: str) -> int:
    return stretch.count(" ") - 1
