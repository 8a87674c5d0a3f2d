"""The types that every stage passes on; the module imports nothing of the package but its named tuples.

All are immutable. They are named tuples and not dataclasses, since importing ``dataclasses`` would take a twentieth of
the command's run time. Offsets are Unicode code points into ``Article.text``, half-open, as everywhere in articlediff.
"""

from __future__ import annotations

from collections import Counter
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
    """A word of the document: an enumeration member that prints and shows itself as a plain ``str``."""

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


class Place(NamedTuple):
    """Where in its document a paragraph was: code points from ``start`` on, up to the next place, are from ``where``.

    ``where`` is a name for a person: ``page 3``, ``footnote 2``, ``table 1``.
    """

    start: int
    where: str


class Styled(NamedTuple):
    """Characters of one look: code points from ``start`` on, up to the next one, have the properties in ``markup``."""

    start: int
    markup: str


class Styling(NamedTuple):
    """How a Word document looks, for a document that is made of it: markup of WordprocessingML, prefix ``w``.

    ``runs`` and ``paragraphs`` are the properties of characters and of the paragraphs that begin there, each in the
    order of the text; ``section`` are those of the page. ``members`` are the parts of the archive to which they refer,
    such as the styles, by their names in the folder of the document.
    """

    runs: tuple[Styled, ...] = ()
    paragraphs: tuple[Styled, ...] = ()
    section: str = ""
    members: tuple[tuple[str, bytes], ...] = ()


class Origin(NamedTuple):
    """What a document tells beside the words of its article, and how these were taken out of it.

    ``format`` is the name of the format: ``docx``, ``pdf``, ``html``. ``title``, ``byline`` and ``date`` are as the
    document has them, or empty; they are not compared. ``mendings`` are sentences for a person about what was left out
    or mended in reading. ``styling`` is the look of a Word document, which is in no report but a Word document.
    """

    format: str
    title: str = ""
    byline: str = ""
    date: str = ""
    places: tuple[Place, ...] = ()
    mendings: tuple[str, ...] = ()
    styling: Styling | None = None


class Article(NamedTuple):
    """One version of a story: its text as decoded, and its name in reports.

    ``remarks`` are sentences for a person about how the text was read, such as a guessed encoding. ``origin`` tells
    about the document that the text was taken out of; None for plain text.

    >>> Article("The   side of the city.", "story.txt")
    <Article 'story.txt' of 23 characters: 'The   side of the city.'>
    """

    text: str
    name: str = ""
    remarks: tuple[str, ...] = ()
    origin: Origin | None = None

    @property
    def characters(self) -> int:
        """The length of the text in code points."""
        return len(self.text)

    @property
    def words(self) -> int:
        """The number of words, which are parted by white space."""
        return len(self.text.split())

    def __repr__(self) -> str:
        name = f" {self.name!r}" if self.name else ""
        if not isinstance(self.text, str):
            # Types are checked when it is compared; until then it has to be shown, as in tracebacks.
            return f"<Article{name} whose text is of type {type(self.text).__name__}>"
        more = "…" if self.characters > _LONGEST_SHOWN else ""
        return f"<Article{name} of {self.characters:,} characters: {self.text[:_LONGEST_SHOWN] + more!r}>"


class Span(NamedTuple):
    """A part of one article: ``text`` is always exactly ``article.text[start:end]``.

    An empty span (``start == end``) is the place where the words of the other text would be.
    """

    start: int
    end: int
    text: str


class Change(NamedTuple):
    """One difference between the two texts, with its place in both.

    ``id`` is the number of the change in every form of a report, from 1. Ids ascend in the order of the full text,
    those of formatting after all others, so that the numbers of the changes that a reader sees have no gaps.
    ``category`` and ``evidence`` are set only on restored changes. ``confidence`` is from 0 to 1. ``alternatives`` are
    other spans of the full text that fill the blank nearly as well. ``within`` is the ``id`` of the moved passage that
    the change is in, or None.
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
        """Return the change as in the document of ``-f json``; only a restored one has category and evidence."""
        # A corpus has millions of changes: _asdict() and Enum.value would take half of the time again.
        id, kind, truncated, full, confidence, category, evidence, alternatives, within = self
        row: dict[str, Any] = {"id": id, "kind": kind._value_}
        if kind is Kind.RESTORED:
            row["category"] = category and category._value_
            row["evidence"] = evidence and evidence._value_
        row["confidence"] = confidence
        row["truncated"] = _row_of(truncated)
        row["full"] = _row_of(full)
        row["within"] = within
        if alternatives:
            row["alternatives"] = [_row_of(span) for span in alternatives]
        return row


def _row_of(span: Span) -> dict[str, Any]:
    start, end, text = span
    return {"start": start, "end": end, "text": text}


class Run(NamedTuple):
    """A part of a comparison: one change, or text that both sides share (then ``change`` is None).

    Shared text may differ in white space that nobody sees, so both spans are kept. ``inner`` are the runs inside a
    moved passage.
    """

    change: Change | None
    truncated: Span
    full: Span
    inner: tuple[Run, ...] = ()


class SameStory(NamedTuple):
    """The answer to whether the two texts are versions of one story, with a ``score`` from 0 to 1 and a ``reason``."""

    verdict: Verdict
    score: float
    reason: str


class Loss(NamedTuple):
    """A kind of words or signs that this copy loses systematically, such as hyphenated words.

    ``restored`` counts those that the copy lost and the full text has, ``kept`` those that the copy still has, and
    ``example`` is one of those lost.
    """

    loss: str
    restored: int
    kept: int
    example: str


class Replacement(NamedTuple):
    """A replacement of ``[start:end]`` of the truncated text, which may be empty, by ``text``."""

    start: int
    end: int
    text: str


class Comparison(NamedTuple):
    """The findings of a comparison: the data from which every form of a report is made.

    ``runs`` cover both texts completely and without overlap: in the order given, their ``full`` spans are the full
    text, and sorted by ``truncated.start``, their ``truncated`` spans are the truncated text.
    ``swapped`` tells that only the second text has blanks or a cut, so that the arguments look exchanged.
    ``aligned`` is False for two different stories, unless the comparison was forced. Then there are no changes, and
    each text is one run.
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
        """Whether there is any change except formatting; two stories that were not aligned differ as a whole."""
        return not self.aligned or any(change.kind is not Kind.FORMATTING for change in self.changes)

    @property
    def counts(self) -> dict[Kind, int]:
        """The number of changes of each kind, 0 included."""
        counted = Counter(change.kind for change in self.changes)
        return {kind: counted[kind] for kind in Kind}
