"""The types that every stage hands on: the ground of the package, which imports nothing of it.

All are immutable. They are named tuples and not dataclasses: importing these would be a twentieth of the command's
run time. Offsets are Unicode code points into ``Article.text``, half-open, as everywhere in articlediff.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import Enum
from typing import Any

from articlediff.records import NamedTuple

_LONGEST_SHOWN = 40
"""Characters of a text that the ``repr`` of its article shows."""


class Kind(str, Enum):
    """The kind of a change. A ``str``, so ``change.kind == "restored"`` holds.

    >>> Kind("restored") is Kind.RESTORED
    True
    """

    RESTORED = "restored"
    UNRESTORED = "unrestored"
    ADDED = "added"
    REMOVED = "removed"
    REWORDED = "reworded"
    MOVED = "moved"
    FORMATTING = "formatting"

    def __str__(self) -> str:
        return self.value


class _Term(str, Enum):
    """A word of the document, as a ``str`` that prints as one and shows as one."""

    def __str__(self) -> str:
        return str(self.value)

    def __repr__(self) -> str:
        return repr(self.value)


class Category(_Term):
    """The category of restored words. A ``str``, so ``change.category == "name"`` holds.

    >>> Category.NAME, Category("name") is Category.NAME
    ('name', True)
    """

    NAME = "name"
    NUMBER = "number"
    PHRASE = "phrase"
    PUNCTUATION = "punctuation"
    PASSAGE = "passage"


class Evidence(_Term):
    """The evidence that restored words were lost. A ``str``, so ``change.evidence == "cut"`` holds.

    ``BLANK``: the copy has a blank or a mask there. ``PATTERN``: the copy has no trace there, but loses such words
    throughout. ``CUT``: the copy breaks off there.
    """

    BLANK = "blank"
    PATTERN = "pattern"
    CUT = "cut"


class Verdict(_Term):
    """The answer to whether two texts are versions of one story. A ``str``, so ``verdict == "same"`` holds."""

    SAME = "same"
    DIFFERENT = "different"
    UNCERTAIN = "uncertain"


class Article(NamedTuple):
    """One version of a story: its text as decoded and the name it is reported under.

    ``remarks`` are sentences for a person about how the text was read, such as a guessed encoding.

    >>> Article("The   side of the city.", "story.txt")
    <Article 'story.txt' of 23 characters: 'The   side of the city.'>
    """

    text: str
    name: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def characters(self) -> int:
        """The length of the text in code points."""
        return len(self.text)

    @property
    def words(self) -> int:
        """The number of words, each as white space parts it from the next."""
        return len(self.text.split())

    def __repr__(self) -> str:
        name = f" {self.name!r}" if self.name else ""
        more = "…" if self.characters > _LONGEST_SHOWN else ""
        return f"<Article{name} of {self.characters:,} characters: {self.text[:_LONGEST_SHOWN] + more!r}>"


class Span(NamedTuple):
    """A stretch of one article: ``text`` is always exactly ``article.text[start:end]``.

    An empty span (``start == end``) says where the other side's words would be.
    """

    start: int
    end: int
    text: str

    @classmethod
    def from_dict(cls, place: Mapping[str, Any]) -> Span:
        """Return the span of the document; raises :class:`KeyError` for a field that is missing."""
        return cls(place["start"], place["end"], place["text"])


class Change(NamedTuple):
    """One difference between the two texts, with its place in both.

    ``category`` and ``evidence`` are set on restored changes only. ``confidence`` runs from 0 to 1;
    where it is low because another filling is nearly as good, ``alternatives`` holds the other spans
    of the full text. ``within`` is the id of the moved passage that the change lies in.
    """

    id: int
    kind: Kind
    truncated: Span
    full: Span
    confidence: float = 1.0
    category: Category | None = None
    evidence: Evidence | None = None
    alternatives: tuple[Span, ...] = ()
    within: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the change as the document of ``-f json`` has it; restored ones only have category and evidence."""
        row: dict[str, Any] = {"id": self.id, "kind": self.kind.value}
        if self.kind is Kind.RESTORED:
            row["category"] = self.category and self.category.value
            row["evidence"] = self.evidence and self.evidence.value
        row |= {
            "confidence": self.confidence,
            "truncated": self.truncated._asdict(),
            "full": self.full._asdict(),
            "within": self.within,
        }
        if self.alternatives:
            row["alternatives"] = [span._asdict() for span in self.alternatives]
        return row

    @classmethod
    def from_dict(cls, row: Mapping[str, Any]) -> Change:
        """Return the change that :meth:`to_dict` wrote.

        Raises :class:`KeyError`, :class:`TypeError` or :class:`ValueError` for what it did not write.

        >>> change = Change(1, Kind.ADDED, Span(4, 4, ""), Span(4, 9, "lorry"))
        >>> Change.from_dict(change.to_dict()) == change
        True
        """
        return cls(
            row["id"],
            Kind(row["kind"]),
            Span.from_dict(row["truncated"]),
            Span.from_dict(row["full"]),
            row["confidence"],
            Category(row["category"]) if row.get("category") else None,
            Evidence(row["evidence"]) if row.get("evidence") else None,
            tuple(map(Span.from_dict, row.get("alternatives", ()))),
            row["within"],
        )


class Run(NamedTuple):
    """A stretch of a comparison: one change, or (``change`` is None) text that both sides share.

    Shared text may differ in invisible white space, so both spans are kept. ``inner`` divides a moved
    passage in the same way.
    """

    change: Change | None
    truncated: Span
    full: Span
    inner: tuple[Run, ...] = ()


class SameStory(NamedTuple):
    """The judgement of whether the two texts are versions of one story; ``score`` 0 to 1, ``reason`` one sentence."""

    verdict: Verdict
    score: float
    reason: str


class Loss(NamedTuple):
    """A kind of words or signs that this copy loses systematically, such as hyphenated words.

    ``restored`` is how often the full text has one that the copy lost, ``kept`` how often the copy still shows
    one, ``example`` one of those lost.
    """

    loss: str
    restored: int
    kept: int
    example: str


class Replacement(NamedTuple):
    """``text`` in place of ``[start:end]`` of the truncated text, which may be empty."""

    start: int
    end: int
    text: str


class Comparison(NamedTuple):
    """The findings of a comparison: the data that every form of a report is made from.

    ``runs`` cover both texts without gap or overlap: in the order given their ``full`` spans are the
    full text, and sorted by ``truncated.start`` their ``truncated`` spans are the truncated text.
    ``swapped`` says that only the second text has blanks or a cut, so that the arguments look exchanged.
    ``aligned`` is False of two different stories, unless the comparison was forced: then there are no changes,
    and each text is one run of its own.
    """

    truncated: Article
    full: Article
    same_story: SameStory
    damage: tuple[Loss, ...]
    changes: tuple[Change, ...]
    runs: tuple[Run, ...]
    swapped: bool = False
    aligned: bool = True

    @property
    def restored(self) -> tuple[Change, ...]:
        """The restored changes, in the order of the full text."""
        return tuple(change for change in self.changes if change.kind is Kind.RESTORED)

    @property
    def has_differences(self) -> bool:
        """Whether there is any change but formatting; two stories that were not aligned differ as a whole."""
        return not self.aligned or any(change.kind is not Kind.FORMATTING for change in self.changes)

    @property
    def counts(self) -> dict[Kind, int]:
        """The number of changes of each kind; every kind is there, also with 0."""
        counted = Counter(change.kind for change in self.changes)
        return {kind: counted[kind] for kind in Kind}
