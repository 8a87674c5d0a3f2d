"""Turns a comparison into the document of ``-f json``, of plain dicts, lists, strings and numbers, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NoReturn

from articlediff.errors import DocumentError, MissingTextError
from articlediff.model import (
    Article,
    Category,
    Change,
    Comparison,
    Evidence,
    Kind,
    Loss,
    Origin,
    SameStory,
    Span,
    Verdict,
)

if TYPE_CHECKING:
    from articlediff.fields import Fields

FORMAT = "articlediff/1"
"""The format and its number; any change except an added field takes a new number."""


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the document, which the package ships as ``document.schema.json``.

    >>> schema()["title"]
    'articlediff/1'
    """
    import json
    from importlib.resources import files

    loaded: dict[str, Any] = json.loads((files("articlediff") / "document.schema.json").read_text("utf-8"))
    return loaded


class TextlessArticle(Article):
    """An article whose name and size are known from a document, and whose text is not.

    Asking for the text raises :class:`MissingTextError`.
    """

    __slots__ = ()

    @classmethod
    def of_size(cls, name: str, characters: int, words: int) -> TextlessArticle:
        """Return the article of that name, whose text has that length.

        >>> TextlessArticle.of_size("story.txt", characters=6722, words=1120)
        <Article 'story.txt' of 6,722 characters>
        """
        # The size takes the place of the text: of two sizes, two articles are not equal.
        return cls._make(((characters, words), name, (), None))

    @property
    def text(self) -> NoReturn:
        """Raise :class:`MissingTextError`, since an empty text would be taken for the article's own."""
        raise MissingTextError("the document of a comparison has no texts", "compare the two texts again")

    @property
    def characters(self) -> int:
        """The length of the text in code points."""
        return self._size[0]

    @property
    def words(self) -> int:
        """The number of words, each as white space parts it from the next."""
        return self._size[1]

    @property
    def _size(self) -> tuple[int, int]:
        size: Any = self[0]
        return int(size[0]), int(size[1])

    def __repr__(self) -> str:
        name = f" {self.name!r}" if self.name else ""
        return f"<Article{name} of {self.characters:,} characters>"


def to_dict(comparison: Comparison) -> dict[str, Any]:
    """Return the document, which has every change, but neither the texts nor ``swapped``.

    >>> from articlediff import compare
    >>> to_dict(compare("The   side.", "The rebel-held side."))["format"]
    'articlediff/1'
    """
    return {
        "format": FORMAT,
        "truncated": _described(comparison.truncated),
        "full": _described(comparison.full),
        "same_story": comparison.same_story._asdict() | {"verdict": comparison.same_story.verdict.value},
        "damage": [loss._asdict() for loss in comparison.damage],
        "counts": {kind.value: number for kind, number in comparison.counts.items()},
        "changes": [change.to_dict() for change in comparison.changes],
    }


def from_dict(document: Mapping[str, Any]) -> Comparison:
    """Return the comparison that the document describes, without the texts and so without runs.

    Raises :class:`DocumentError` for a document of another format, for a field that is missing or has another type, and
    if only a part of the changes is there.

    >>> from articlediff import compare
    >>> from_dict(to_dict(compare("The   side.", "The rebel-held side."))).restored[0].full.text
    'rebel-held'
    """
    from articlediff.fields import Fields  # few comparisons are read back

    fields = Fields(document)
    if (found := fields.text("format")) != FORMAT:
        raise DocumentError(f"the format of the document is {found!r}, not {FORMAT!r}", "give what -f json writes")
    counts = fields.inner("counts")
    written = {kind: counts.count(kind.value) for kind in Kind}
    story = _story(fields.inner("same_story"))
    changes = tuple(map(_change, fields.each("changes")))
    comparison = Comparison(
        _article(fields.inner("truncated")),
        _article(fields.inner("full")),
        story,
        tuple(map(_loss, fields.each("damage"))),
        changes,
        runs=(),
        # Two different stories have changes if they were aligned, since they differ.
        aligned=bool(changes) or story.verdict is not Verdict.DIFFERENT,
    )
    if comparison.counts != written:
        raise DocumentError("the document has only a part of the changes", "write it without --only")
    return comparison


def _article(fields: Fields) -> TextlessArticle:
    return TextlessArticle.of_size(fields.text("name"), fields.count("characters"), fields.count("words"))


def _story(fields: Fields) -> SameStory:
    return SameStory(fields.term("verdict", Verdict), fields.share("score"), fields.text("reason"))


def _loss(fields: Fields) -> Loss:
    return Loss(fields.text("loss"), fields.count("restored"), fields.count("kept"), fields.text("example"))


def _change(fields: Fields) -> Change:
    kind = fields.term("kind", Kind)
    is_restored = kind is Kind.RESTORED
    return Change(
        fields.count("id", least=1),
        kind,
        _span(fields.inner("truncated")),
        _span(fields.inner("full")),
        fields.share("confidence"),
        fields.term("category", Category) if is_restored else None,
        fields.term("evidence", Evidence) if is_restored else None,
        tuple(map(_span, fields.each("alternatives"))) if "alternatives" in fields else (),
        None if fields.is_null("within") else fields.count("within", least=1),
    )


def _span(fields: Fields) -> Span:
    return Span(fields.count("start"), fields.count("end"), fields.text("text"))


def _described(article: Article) -> dict[str, Any]:
    described = {"name": article.name, "characters": article.characters, "words": article.words}
    return described | {"reading": _told(article.origin)} if article.origin else described


def _told(origin: Origin) -> dict[str, Any]:
    told = origin._asdict() | {"places": [place._asdict() for place in origin.places], "mendings": [*origin.mendings]}
    del told["styling"]
    return told
