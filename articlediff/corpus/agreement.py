"""Agreement of a copy with a full text: how many of its words are in the full text as well, in runs of five and more.

It is what the verdict measures, read off the texts as they are, without an alignment: in a fiftieth of the time, and
mostly a little too low.
"""

from __future__ import annotations

from collections.abc import Sequence

from articlediff.calibration.thresholds import RUN_WORDS
from articlediff.corpus.folded import BLANK, words_in

_ANCHOR_WORDS = 3
"""Words of a stretch that is looked for in the whole full text; fewer are looked for after the stretch before only."""
_HIDDEN = 60
"""Code points that one blank may hide, which is ten words."""
_TAKEN = b"\n"
"""In the place of what is taken: in no word, and not between words."""


class CopyWords:
    """The words of a copy, cut at its blanks, to be looked for in one full text after another.

    >>> from articlediff.corpus.folded import folded_words
    >>> copy = CopyWords(folded_words("The keeper was ████ on the ████ when it rose."))
    >>> copy.number, copy.shared(folded_words("The keeper was asleep on the quay when it rained."))
    (8, 5)
    """

    def __init__(self, folded: bytes) -> None:
        self._stretches = [stretch for stretch in folded.split(BLANK) if stretch != b" "]
        self.number = sum(map(words_in, self._stretches))

    def shared(self, full: bytes) -> int:
        """Return how many words of the copy are in runs of five and more that the full text has as well.

        A run goes on over a blank if the words after the blank come in the full text too, at most ten words later. A
        passage that the copy repeats counts as often as the full text has it. `full`: folded words.
        """
        left = _Untaken(full)
        for stretch in self._stretches:
            if left.go_on(stretch):
                continue
            left.end_run()
            if words_in(stretch) < _ANCHOR_WORDS or not left.begin(stretch):
                _take_runs(stretch, left)
        left.end_run()
        return left.taken


class _Untaken:
    """What runs of the copy have not taken yet of the folded words of a full text; ``taken`` counts the words taken."""

    def __init__(self, full: bytes) -> None:
        self._words = bytearray(full)
        self._hidden = _HIDDEN if full.isascii() else _HIDDEN * len(full) // len(full.decode())
        self._run: list[tuple[int, int]] = []
        self.taken = 0

    def begin(self, stretch: bytes) -> bool:
        """Begin a run with the stretch if the full text has it; return whether it has."""
        return self._add(stretch, self._words.find(stretch))

    def go_on(self, stretch: bytes) -> bool:
        """Go on with the run, if there is one, if the stretch comes at most ten words later; return whether it does."""
        if not self._run:
            return False
        end = self._run[-1][1]
        return self._add(stretch, self._words.find(stretch, end - 1, end + self._hidden + len(stretch)))

    def _add(self, stretch: bytes, start: int) -> bool:
        if start >= 0:
            self._run.append((start, start + len(stretch)))
        return start >= 0

    def end_run(self) -> None:
        """Take the words of the run, if there is one and it is long enough."""
        words = sum(self._words.count(b" ", start, end) - 1 for start, end in self._run)
        if words >= RUN_WORDS:
            self.taken += words
            for start, end in self._run:
                # The outer spaces belong to the words before and after as well.
                self._words[start + 1 : end - 1] = _TAKEN * (end - start - 2)
        self._run.clear()

    def take_around(self, words: Sequence[bytes], least: int, at: int) -> int | None:
        """Take the run of the words with the five from ``at``; return the word after its last, None if there is none.

        ``least`` is the first word that may be in the run.
        """
        seen = _joined(words[at : at + RUN_WORDS])
        start = self._words.find(seen)
        if start < 0:
            return None
        end = start + len(seen)
        first, after = at, at + RUN_WORDS
        while after < len(words) and self._words.startswith(words[after] + b" ", end):
            end += len(words[after]) + 1
            after += 1
        while first > least and self._words.endswith(b" " + words[first - 1], 0, start):
            first -= 1
            start -= len(words[first]) + 1
        self._run.append((start, end))
        self.end_run()
        return after


def _take_runs(stretch: bytes, left: _Untaken) -> None:
    """Take the runs of the stretch that are left in the full text.

    A run of fewer than nine words may be missed, since only every fifth word is looked at as the first of one.
    """
    words = stretch.split()
    least = at = 0
    while at + RUN_WORDS <= len(words):
        after = left.take_around(words, least, at)
        if after is None:
            at += RUN_WORDS
        else:
            least = at = after


def _joined(words: Sequence[bytes]) -> bytes:
    """Return the words with a space before and after each, so that no part of a word is found."""
    return b" " + b" ".join(words) + b" "
