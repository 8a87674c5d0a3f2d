"""The front of the page: the summary as a headline, and the remarks below it."""

from __future__ import annotations

from collections.abc import Sequence

from articlediff.model import Change, Comparison, Kind
from articlediff.records import NamedTuple
from articlediff.rendering.doubts import DIFFERENT, further_doubts
from articlediff.rendering.imprint import imprints
from articlediff.rendering.kinds import is_doubtful
from articlediff.rendering.summary import recovery, sentences, to_check
from articlediff.rendering.visible import visible
from articlediff.rendering.wording import counted, sentence


class Headline(NamedTuple):
    """The summary in one sentence, ``told``, and what else there is to say, ``details``.

    ``recovery`` is the clause of ``told`` on what was restored, or nothing, and ``checking`` the part of that clause on
    the restorations that are in doubt, or nothing. A review changes both.
    """

    told: str
    details: str = ""
    recovery: str = ""
    checking: str = ""

    @property
    def parts(self) -> tuple[str, str, str]:
        """The sentence before the clause on what was restored, the clause, and the sentence after it."""
        return self.told.partition(self.recovery) if self.recovery else (self.told, "", "")

    @property
    def recovery_parts(self) -> tuple[str, str, str]:
        """The clause on what was restored before its part on doubt, that part, and the clause after it.

        >>> Headline("", recovery="all restored; 1 is not", checking="1 is not").recovery_parts
        ('all restored; ', '1 is not', '')
        """
        return self.recovery.partition(self.checking) if self.checking else (self.recovery, "", "")


def doubts_below(comparison: Comparison) -> list[str]:
    """Return what else a reader should know before trusting it; that the stories differ is the headline already."""
    return [*further_doubts(comparison)] if comparison.changes else []


def all_sure(restored: Sequence[Change]) -> str:
    """Return the sentence that nothing needs checking, or nothing where a restoration is in doubt or there is none.

    >>> from articlediff import compare
    >>> all_sure(compare("The   side of the city.", "The rebel-held side of the city.").restored)
    'Nothing needs checking: the restoration is sure (0.99).'
    """
    if not restored or any(map(is_doubtful, restored)):
        return ""
    least = f"{min(change.confidence for change in restored):.2f}"
    if len(restored) == 1:
        return f"Nothing needs checking: the restoration is sure ({least})."
    return f"Nothing needs checking: all {len(restored):,} restorations have {least} or more."


def headline(comparison: Comparison) -> Headline:
    """Return the headline of the comparison.

    >>> from articlediff import compare
    >>> headline(compare("The   side of the city.", "The rebel-held side of the city.")).told
    'This copy lost 1 word or phrase, restored from the full text.'
    """
    if comparison.same_story.verdict == "different":
        return _of_other_stories(comparison)
    if not comparison.has_differences:
        number = comparison.counts[Kind.FORMATTING]
        differ = "differs" if number == 1 else "differ"
        form = f" except for {counted(number, 'place')} that {differ} only in form" if number else ""
        return Headline(f"No differences{form}.", imprints(comparison))
    first, *others = sentences(comparison)
    details = " ".join(filter(None, [*others, imprints(comparison)]))
    return Headline(first, details, recovery(comparison), to_check(comparison.restored))


def _of_other_stories(comparison: Comparison) -> Headline:
    reason = visible(comparison.same_story.reason)
    if comparison.changes:
        told = " ".join(sentences(comparison))
        details = f"{reason} Compared anyway: {told}"
    else:
        details = f"{reason} Nothing was compared."
    return Headline(sentence(DIFFERENT), details)
