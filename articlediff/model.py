"""The types every stage hands on. All are immutable; only methods that render import anything of ours.

They are named tuples and not dataclasses: these alone would be a twentieth of the command's run time.

Offsets are Unicode code points into ``Article.text``, half-open, as everywhere in articlediff.
"""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import Any, Literal, NamedTuple

FORMAT = "articlediff/1"

_CLOSING = frozenset(".,;:!?)]}”’…")

Category = Literal["name", "number", "phrase", "punctuation", "passage"]
Evidence = Literal["blank", "pattern", "cut"]
Verdict = Literal["same", "different", "uncertain"]


class Kind(str, Enum):
    """What a change is. A ``str``, so ``change.kind == "restored"`` holds.

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


class Article(NamedTuple):
    """One version of a story: its text as decoded and the name it is reported under.

    ``remarks`` are sentences for a person about how the text was read, such as a guessed encoding.
    """

    text: str
    name: str = ""
    remarks: tuple[str, ...] = ()


class Span(NamedTuple):
    """A stretch of one article: ``text`` is always exactly ``article.text[start:end]``.

    An empty span (``start == end``) says where the other side's words would stand.
    """

    start: int
    end: int
    text: str


class Change(NamedTuple):
    """One difference between the two texts, with its place in both.

    ``category`` and ``evidence`` are set on restored changes alone. ``confidence`` runs from 0 to 1;
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
        """The change as it stands in the document of ``-f json``."""
        row: dict[str, Any] = {"id": self.id, "kind": self.kind.value}
        if self.kind is Kind.RESTORED:
            row |= {"category": self.category, "evidence": self.evidence}
        row |= {
            "confidence": self.confidence,
            "truncated": self.truncated._asdict(),
            "full": self.full._asdict(),
            "within": self.within,
        }
        if self.alternatives:
            row["alternatives"] = [span._asdict() for span in self.alternatives]
        return row


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
    """Whether the two texts are versions of one story; ``score`` 0 to 1, ``reason`` one sentence."""

    verdict: Verdict
    score: float
    reason: str


class Loss(NamedTuple):
    """Something that this copy loses systematically.

    ``restored`` counts how often the full text has it and the copy lost it, ``kept`` how often the
    copy still shows it.
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
    """What :func:`articlediff.compare` found.

    ``runs`` cover both texts without gap or overlap: in the order given their ``full`` spans are the
    full text, and sorted by ``truncated.start`` their ``truncated`` spans are the truncated text.
    Where the verdict is "different" and the comparison was not forced, nothing was aligned: there are
    no changes, and each text is one run of its own. ``swapped`` says that the blanks or a cut
    stand in the second text alone, so that the arguments look exchanged.
    """

    truncated: Article
    full: Article
    same_story: SameStory
    damage: tuple[Loss, ...]
    changes: tuple[Change, ...]
    runs: tuple[Run, ...]
    swapped: bool = False

    @property
    def restored(self) -> tuple[Change, ...]:
        """The restored changes, in the order of the full text."""
        return tuple(c for c in self.changes if c.kind is Kind.RESTORED)

    @property
    def different(self) -> bool:
        """Whether there is any change but formatting."""
        return any(c.kind is not Kind.FORMATTING for c in self.changes)

    @property
    def counts(self) -> dict[Kind, int]:
        """How many changes of each kind; every kind is there, also with 0."""
        counted = Counter(c.kind for c in self.changes)
        return {kind: counted[kind] for kind in Kind}

    def restorations(self, min_confidence: float = 0.0) -> tuple[Replacement, ...]:
        """What puts the restored words back into the truncated text, in its order, none overlapping another.

        Only restorations of at least that confidence (0 to 1). White space that a blank took is brought back.

        >>> from articlediff import compare
        >>> compare("The   side of the city.", "The rebel-held side of the city.").restorations()
        (Replacement(start=3, end=6, text=' rebel-held '),)
        """
        source, full = self.truncated.text, self.full.text
        replacements: list[Replacement] = []
        # The last words put down, and whether white space follows them in the full text.
        before, space_due = "", False
        taken = (c for c in self.restored if c.confidence >= min_confidence)
        for change in sorted(taken, key=lambda c: (c.truncated.start, c.full.start)):
            kept = source[replacements[-1].end if replacements else 0 : change.truncated.start]
            if kept:
                _space_before(kept, before, space_due, replacements)
                before, space_due = kept, False
            # A mark stood between its neighbours as the words will; white space is all spent on the blank.
            spaced = change.evidence == "cut" or not change.truncated.text.strip()
            space_due |= spaced and full[max(0, change.full.start - 1) : change.full.start].isspace()
            words = " " * _needs_space(before, change.full.text, space_due) + change.full.text
            replacements.append(Replacement(change.truncated.start, change.truncated.end, words))
            before, space_due = words, spaced and full[change.full.end : change.full.end + 1].isspace()
        if replacements:
            _space_before(source[replacements[-1].end :], before, space_due, replacements)
        return tuple(replacements)

    def restored_text(self, min_confidence: float = 0.0) -> str:
        """The truncated text with every restoration of at least that confidence put back, all else untouched.

        >>> from articlediff import compare
        >>> compare("The   side of the city.", "The rebel-held side of the city.").restored_text()
        'The rebel-held side of the city.'
        """
        source = self.truncated.text
        pieces: list[str] = []
        done = 0
        for start, end, text in self.restorations(min_confidence):
            pieces += source[done:start], text
            done = end
        return "".join([*pieces, source[done:]])

    def to_dict(self) -> dict[str, Any]:
        """The document of ``-f json``: plain dicts, lists, strings and numbers."""
        return {
            "format": FORMAT,
            "truncated": _described(self.truncated),
            "full": _described(self.full),
            "same_story": self.same_story._asdict(),
            "damage": [loss._asdict() for loss in self.damage],
            "counts": {kind.value: number for kind, number in self.counts.items()},
            "changes": [change.to_dict() for change in self.changes],
        }

    def to_html(self) -> str:
        """The report of ``-f html``: one page that opens offline and loads nothing."""
        from articlediff.rendering.html import render_html

        return render_html(self)

    def _repr_html_(self) -> str:
        """What a notebook shows: the first passages with a change and a table of the restored words."""
        from articlediff.rendering.html import render_fragment

        return render_fragment(self)


def _needs_space(before: str, piece: str, space_due: bool) -> bool:
    """Whether a word space is due between the two and neither side brings it."""
    if not (space_due and before and piece):
        return False
    return not (before[-1].isspace() or piece[0].isspace() or piece[0] in _CLOSING)


def _space_before(kept: str, before: str, space_due: bool, replacements: list[Replacement]) -> None:
    """Ends the last replacement with the space that is due between it and what follows."""
    if _needs_space(before, kept, space_due):
        start, end, text = replacements[-1]
        replacements[-1] = Replacement(start, end, text + " ")


def _described(article: Article) -> dict[str, Any]:
    return {"name": article.name, "characters": len(article.text), "words": len(article.text.split())}
