"""The document of ``-f json``: a comparison as plain dicts, lists, strings and numbers, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from articlediff.errors import DocumentError, MissingTextError
from articlediff.model import Article, Change, Comparison, Loss, SameStory, Verdict

FORMAT = "articlediff/1"
"""The format and its number, a new one for any change but an added field."""


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
    """An article of which a document tells the name and the size, but not the text.

    Asking for the text raises :class:`MissingTextError`.
    """

    __slots__ = ()

    @classmethod
    def from_dict(cls, described: Mapping[str, Any]) -> TextlessArticle:
        """Return the article that the document describes.

        >>> TextlessArticle.from_dict({"name": "story.txt", "characters": 6722, "words": 1120})
        <Article 'story.txt' of 6,722 characters>
        """
        # The size takes the place of the text: of two sizes, two articles are not equal.
        return cls._make(((described["characters"], described["words"]), described["name"], ()))

    @property
    def text(self) -> NoReturn:
        """Raise, since an empty text would pass for the article's own."""
        raise MissingTextError("the document of a comparison holds no texts", "compare the two texts again")

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
    """Return the document; it holds every change, but neither the texts nor ``swapped``."""
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
    """Return what the document tells of its comparison: all but the texts, and so without runs.

    Raises :class:`DocumentError` for what is not a document of this format, or one that lacks changes.

    >>> from articlediff import compare
    >>> from_dict(to_dict(compare("The   side.", "The rebel-held side."))).restored[0].full.text
    'rebel-held'
    """
    try:
        comparison = _told(document)
        is_whole = to_dict(comparison)["counts"] == document["counts"]
    except KeyError as error:
        raise DocumentError(f"the document of a comparison has no {error}", "give all that -f json writes") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise DocumentError(f"this is no document of a comparison ({error})", "give what -f json writes") from error
    if not is_whole:
        raise DocumentError("the document holds only a part of the changes", "write it without --only")
    return comparison


def _told(document: Mapping[str, Any]) -> Comparison:
    if document["format"] != FORMAT:
        raise ValueError(f"its format is {document['format']!r}, not {FORMAT!r}")
    story = document["same_story"]
    verdict = Verdict(story["verdict"])
    changes = tuple(map(Change.from_dict, document["changes"]))
    return Comparison(
        TextlessArticle.from_dict(document["truncated"]),
        TextlessArticle.from_dict(document["full"]),
        SameStory(verdict, story["score"], story["reason"]),
        tuple(Loss(*(loss[field] for field in Loss._fields)) for loss in document["damage"]),
        changes,
        runs=(),
        # Of two different stories that were aligned, there is something that differs.
        aligned=bool(changes) or verdict is not Verdict.DIFFERENT,
    )


def _described(article: Article) -> dict[str, Any]:
    return {"name": article.name, "characters": article.characters, "words": article.words}
