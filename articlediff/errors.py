"""What can go wrong in a way that a caller can act on: what was found, and what to do next, each on its own."""

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


class TextTypeError(ArticleDiffError, TypeError):
    """What was given to be compared is neither a ``str`` nor an :class:`~articlediff.Article`."""


class DocumentError(ArticleDiffError, ValueError):
    """What was given as the document of a comparison is not one, or holds only a part of it."""


class MissingTextError(ArticleDiffError):
    """A comparison that was read from a document was asked for its texts, which a document does not hold."""
