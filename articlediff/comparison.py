"""The comparison as the library returns it: the data of the model, with methods that make reports of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from articlediff import document, model, restoration
from articlediff.model import Replacement, Verdict

_VERDICTS = {
    Verdict.SAME: "same story",
    Verdict.UNCERTAIN: "perhaps the same story",
    Verdict.DIFFERENT: "different stories",
}


class Comparison(model.Comparison):
    """The result of :func:`articlediff.compare`: its findings, and methods that restore the text and make reports.

    Its fields are those of :class:`articlediff.model.Comparison`, from which every report is made.

    >>> from articlediff import compare
    >>> compare("The   side of the city.", "The rebel-held side of the city.")
    <Comparison: same story (1.0), 1 restored>
    """

    __slots__ = ()

    def restorations(self, min_confidence: float = 0.0, refused: Collection[int] = ()) -> tuple[Replacement, ...]:
        """Return the replacements that put restored words back, in the order of the truncated text, without overlap.

        `min_confidence`: from 0 to 1; only restorations of at least that confidence are taken. `refused`: the ids of
        changes that are not taken. White space that was lost with the words comes back too. Offsets are code points
        into the truncated text, half-open. Raises :class:`MissingTextError` if the comparison was read from a document,
        and :class:`ArgumentTypeError` for anything but a number and ids.

        >>> from articlediff import compare
        >>> compare("The   side of the city.", "The rebel-held side of the city.").restorations()
        (Replacement(start=3, end=6, text=' rebel-held '),)
        """
        return restoration.restorations(self, min_confidence, refused)

    def restored_text(self, min_confidence: float = 0.0, refused: Collection[int] = ()) -> str:
        """Return the truncated text with every restoration of at least that confidence put back, all else unchanged.

        `min_confidence`: from 0 to 1. `refused`: the ids of changes that are not put back. Raises
        :class:`MissingTextError` if the comparison was read from a document, and :class:`ArgumentTypeError` for
        anything but a number and ids.

        >>> from articlediff import compare
        >>> compare("The   side of the city.", "The rebel-held side of the city.").restored_text()
        'The rebel-held side of the city.'
        """
        return restoration.restored_text(self, min_confidence, refused)

    def to_dict(self) -> dict[str, Any]:
        """Return the document of ``-f json``: plain dicts, lists, strings and numbers.

        >>> from articlediff import compare
        >>> compare("The   side of the city.", "The rebel-held side of the city.").to_dict()["counts"]["restored"]
        1
        """
        return document.to_dict(self)

    @classmethod
    def from_dict(cls, content: Mapping[str, Any]) -> Comparison:
        """Return the comparison that the document of ``-f json`` describes: verdict, losses and changes.

        A document has no texts: ``runs`` is empty, and whatever needs a text, such as a report that shows the story,
        raises :class:`MissingTextError`. Raises :class:`DocumentError`, which names the field, for anything that is
        not a whole document, and for a document that has only a part of the changes.

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

    def to_docx(self) -> bytes:
        """Return the Word document of ``-f docx``, whose tracked changes turn the truncated text into the full one.

        >>> from articlediff import compare
        >>> compare("The   side of the city.", "The rebel-held side of the city.").to_docx()[:2]
        b'PK'
        """
        from articlediff.rendering.docx import render_docx

        return render_docx(self)

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
