"""Confirming: which of the candidates is the full version of a copy, or that none of them is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articlediff.calibration.thresholds import RUN_WORDS, SAME
from articlediff.comparing import compare
from articlediff.comparison import Comparison
from articlediff.corpus.agreement import CopyWords
from articlediff.corpus.corpus_rows import Candidate, PairRow, Text
from articlediff.corpus.folded import folded_words, words_in
from articlediff.model import Kind, Verdict
from articlediff.records import NamedTuple

_CLEAR = 0.5
"""Share of the copy's words that agree, from which two texts are versions without being compared: well above the
verdict's SAME, which counts the words in the same runs."""
_HARDLY = 0.1
"""Share of the copy's words that agree, below which two texts are two stories without being compared: a phrase or two
that both have. Of 404 real pairs no version has less than 0.18."""
_LEAST_KEPT = SAME
"""Share of the copy's words that were not removed from its full version: the verdict's SAME, asked of the copy. The
verdict asks for either text in the other, so that a long story may be a version of a short one, its background."""
_LEAST_KEPT_WHOLE = 0.5
"""Share of them where the full text puts nothing back: half of a copy that lost nothing is the background of two
stories of one outlet."""
_SHINGLE_WORDS = 3
"""Words below which a copy is not looked for."""
_NOTHING_COMMON = "It shares no phrase with a full article, or only phrases that too many of them have."
_TOO_SHORT = "It has too few words to be looked for."


class _Seen(NamedTuple):
    """A candidate, and the share of the copy's words that agree with it; ``shared`` is their number."""

    article: Text
    shared: int
    share: float


class _Judged(NamedTuple):
    """A candidate with the answer to whether it is a full version of the copy.

    ``restored`` counts the words that it puts back, or is None if that was not needed for the answer; ``lacking``
    counts the words of the copy that it does not have. ``reason`` is a sentence.
    """

    article: Text
    is_version: bool
    score: float
    reason: str
    restored: int | None = None
    lacking: int = 0

    @property
    def merit(self) -> tuple[bool, int, int, float]:
        """The greater, the better: what it puts back comes first, then what it leaves unexplained."""
        return self.is_version, self.restored or 0, -self.lacking, self.score


def choose(copy: Text, candidates: Sequence[Text], words: bytes | None = None) -> PairRow:
    """Return the copy with its full version, which is one of the candidates, or with the reason why it has none.

    The full version is one by the verdict, and has most of the copy's words. Of several, the one that restores most
    words is taken, then the one that leaves fewest words of the copy unexplained; the ``ties`` do as well, and the
    first of all these is taken. `candidates`: in the order of the collection. `words`: the folded words of the copy, if
    they are known already. The function is pure.

    >>> copy = Text("7", "The keeper ████ asleep on the quay when the ████ turned.")
    >>> full = Text("a", "The keeper was asleep on the quay when the tide turned.")
    >>> row = choose(copy, [full, Text("b", full.text), Text("c", "The keeper was asleep on the pier at noon.")])
    >>> row.full_id, row.ties, row.score, row.reason
    ('a', ('b',), 0.78, '78% of its words are in the full article, in runs of 5 words or more.')
    """
    if copy.problem is not None:
        return PairRow(copy.id, copy.text, problem=copy.problem, reason=f"It could not be read: {copy.problem}.")
    words = folded_words(copy.text) if words is None else words
    if not candidates:
        is_short = words_in(words) < _SHINGLE_WORDS
        return PairRow(copy.id, copy.text, reason=_TOO_SHORT if is_short else _NOTHING_COMMON)
    near, far = _parted(_seen(words, candidates))
    if not near:
        return PairRow(copy.id, copy.text, reason=_hardly(far[0]), candidates=_unjudged(far))
    ranked = sorted(_judged(copy, near), key=lambda judged: judged.merit, reverse=True)
    listed = tuple(Candidate(judged.article.id, judged.score, judged.restored) for judged in ranked)
    listed += _unjudged(far)
    best, *others = ranked
    if not best.is_version:
        return PairRow(copy.id, copy.text, reason=best.reason, candidates=listed)
    ties = tuple(other.article.id for other in others if other.merit == best.merit)
    full_id, full = best.article.id, best.article.text
    return PairRow(copy.id, copy.text, full_id, full, best.score, best.reason, ties, listed)


def _seen(words: bytes, candidates: Iterable[Text]) -> list[_Seen]:
    copy = CopyWords(words)
    shared = ((article, copy.shared(folded_words(article.text))) for article in candidates)
    return [_Seen(article, number, number / max(1, copy.number)) for article, number in shared]


def _parted(seen: Sequence[_Seen]) -> tuple[list[_Seen], list[_Seen]]:
    """Return the candidates that must be looked at closely, and the others with the nearest first.

    If some clearly are versions, those that agree with a run of the copy less than the best one need no closer look.
    """
    best = max(seen, key=lambda one: one.shared)
    least = best.shared - RUN_WORDS + 1 if best.share >= _CLEAR else 0
    near = [one for one in seen if one.shared >= least and one.share >= _HARDLY]
    return near, sorted((one for one in seen if one not in near), key=lambda one: -one.shared)


def _unjudged(seen: Iterable[_Seen]) -> tuple[Candidate, ...]:
    return tuple(Candidate(one.article.id, round(one.share, 2), None) for one in seen)


def _hardly(nearest: _Seen) -> str:
    agreeing = f"only {nearest.share:.0%} of its words in runs of {RUN_WORDS} words or more"
    return f"The nearest full article, {nearest.article.id}, is another story: it has {agreeing}."


def _judged(copy: Text, near: Sequence[_Seen]) -> list[_Judged]:
    texts = {one.article.text for one in near}
    if len(texts) == 1 and near[0].share >= _CLEAR:
        return [_clear(one) for one in near]
    compared = {text: compare(copy.text, text) for text in texts}
    return [_by_verdict(one.article, compared[one.article.text]) for one in near]


def _clear(seen: _Seen) -> _Judged:
    share = round(seen.share, 2)
    reason = f"{share:.0%} of its words are in the full article, in runs of {RUN_WORDS} words or more."
    return _Judged(seen.article, True, share, reason)


def _by_verdict(article: Text, comparison: Comparison) -> _Judged:
    verdict, score, reason = comparison.same_story
    words = comparison.truncated.words
    lacking = _words(change.truncated.text for change in comparison.changes if change.kind is Kind.REMOVED)
    restored = _words(change.full.text for change in comparison.restored)
    if verdict is Verdict.SAME and words - lacking < (_LEAST_KEPT if restored else _LEAST_KEPT_WHOLE) * words:
        reason = f"It has {lacking:,} of {words:,} words that the full article {article.id} does not have."
        return _Judged(article, False, score, reason)
    if verdict is not Verdict.SAME:
        other = "another story" if verdict is Verdict.DIFFERENT else "perhaps another story"
        return _Judged(article, False, score, f"The nearest full article, {article.id}, is {other}: {reason}")
    return _Judged(article, True, score, reason, restored, lacking)


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)
