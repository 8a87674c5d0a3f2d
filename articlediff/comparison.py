"""The comparison as it is handed out: the data of the model, and what can be made of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from articlediff import document, model, restoration
from articlediff.model import Replacement, Verdict

_VERDICTS = {
    Verdict.SAME: "same story",
    Verdict.UNCERTAIN: "perhaps the same story",
    Verdict.DIFFERENT: "different stories",
}


class Comparison(model.Comparison):
    """The findings of :func:`articlediff.compare`, and what can be made of them.

    Its fields are those of :class:`articlediff.model.Comparison`, from which every report is made.

    >>> from articlediff import compare
    >>> compare("The   side of the city.", "The rebel-held side of the city.")
    <Comparison: same story (1.0), 1 restored>
    """

    __slots__ = ()

    def restorations(self, min_confidence: float = 0.0) -> tuple[Replacement, ...]:
        """Return what puts the restored words back into the truncated text, in its order, without overlap.

        `min_confidence`: from 0 to 1; only restorations of at least that confidence are taken. White space that a
        blank took is brought back.

        >>> from articlediff import compare
        >>> compare("The   side of the city.", "The rebel-held side of the city.").restorations()
        (Replacement(start=3, end=6, text=' rebel-held '),)
        """
        return restoration.restorations(self, min_confidence)

    def restored_text(self, min_confidence: float = 0.0) -> str:
        """Return the truncated text with every restoration of at least that confidence put back, all else untouched.

        >>> from articlediff import compare
        >>> compare("The   side of the city.", "The rebel-held side of the city.").restored_text()
        'The rebel-held side of the city.'
        """
        return restoration.restored_text(self, min_confidence)

    def to_dict(self) -> dict[str, Any]:
        """Return the document of ``-f json``: plain dicts, lists, strings and numbers."""
        return document.to_dict(self)

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> Comparison:
        """Return the comparison that the document of ``-f json`` tells of: verdict, losses and changes.

        A document holds no texts: ``runs`` is empty, and what needs a text, as every view of the story does, raises
        :class:`MissingTextError`. Raises :class:`DocumentError` for what is not a document, and for one that holds
        only a part of the changes.

        >>> from articlediff import compare
        >>> found = compare("The   side of the city.", "The rebel-held side of the city.")
        >>> Comparison.from_dict(found.to_dict()).changes == found.changes
        True
        """
        return cls(*document.from_dict(content))

    def to_html(self) -> str:
        """Return the report of ``-f html``: one page that opens offline and loads nothing."""
        from articlediff.rendering.html import render_html

        return render_html(self)

    def _repr_html_(self) -> str:
        """Return what a notebook shows: the first passages with a change and a table of the restored words."""
        from articlediff.rendering.html import render_fragment

        return render_fragment(self)

    def __repr__(self) -> str:
        names = " and ".join(repr(article.name) for article in (self.truncated, self.full) if article.name)
        counted = [f"{number:,} {kind}" for kind, number in self.counts.items() if number]
        found = ", ".join(counted) or ("no differences" if self.aligned else "not aligned")
        story = f"{_VERDICTS[self.same_story.verdict]} ({self.same_story.score})"
        return f"<Comparison{names and f' of {names}'}: {story}, {found}>"
