"""The errors that a caller can act on. Each holds what was found and what to do next."""

from __future__ import annotations


class ArticleDiffError(Exception):
    """Any trouble that articlediff reports itself.

    `finding`: what is wrong, naming the thing; `advice`: the next step. Both are for a person, on one line, and
    begin and end like a clause. As a string the error is both of them.

    >>> error = ArticleDiffError("a.txt is not ascii", "try another --encoding")
    >>> error.finding, str(error)
    ('a.txt is not ascii', 'a.txt is not ascii; try another --encoding')
    """

    def __init__(self, finding: str, advice: str) -> None:
        super().__init__(finding, advice)
        self.finding = finding
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.finding}; {self.advice}"


class UnreadableError(ArticleDiffError):
    """A file that is missing, empty, a directory, not readable or not text."""


class EmptyError(UnreadableError):
    """A text without words."""


class DecodingError(UnreadableError):
    """Bytes that the encoding does not allow; another ``encoding`` may."""


class PatternError(ArticleDiffError):
    """A regular expression for blanks that is not one."""


class FormError(ArticleDiffError):
    """A name that no form of a report has."""


class TextTypeError(ArticleDiffError, TypeError):
    """A text to compare that is neither a ``str`` nor an :class:`~articlediff.Article`."""


class DocumentError(ArticleDiffError, ValueError):
    """A document that is not that of a comparison, or holds only a part of it."""


class MissingTextError(ArticleDiffError):
    """The text of a comparison that was read from a document, which holds no texts."""
