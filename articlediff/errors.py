"""The errors that a caller can act on. Each has a finding and an advice: the trouble, and the next step."""

from __future__ import annotations


class ArticleDiffError(Exception):
    """The base of all errors that articlediff raises on purpose.

    `finding` names the thing and says what is wrong with it, `advice` is the next step. Both are for a person, on one
    line, and begin and end like a clause. As a string the error is both of them.

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


def type_of(value: object) -> str:
    """Return the type of an argument as a finding names it.

    >>> type_of(None), type_of(5)
    ('None', 'of type int')
    """
    return "None" if value is None else f"of type {type(value).__name__}"


class UnreadableError(ArticleDiffError):
    """Raised for a file that is missing, empty, a directory, not readable or not text."""


class EmptyError(UnreadableError):
    """Raised for a text without words."""


class DecodingError(UnreadableError):
    """Raised for bytes that the encoding does not allow; another ``encoding`` may."""


class TooLargeError(UnreadableError):
    """Raised for a source that is larger, or unpacks to more, than the limit; ``max_bytes`` raises it."""


class MissingExtraError(UnreadableError):
    """Raised for a document whose reader is not installed; the advice is the command that installs it."""


class PatternError(ArticleDiffError):
    """Raised for a pattern of blanks that is not a valid regular expression."""


class PatternTypeError(PatternError, TypeError):
    """Raised for a pattern of blanks that is neither a ``str`` nor a compiled pattern for ``str``."""


class FormError(ArticleDiffError):
    """Raised for a report that cannot be made as asked: an unknown form, view or kind, or an option that it lacks."""


class TextTypeError(ArticleDiffError, TypeError):
    """Raised for a text of a type that cannot be compared, or for a source of a type that cannot be read."""


class ArgumentTypeError(ArticleDiffError, TypeError):
    """Raised for an argument of another type than the function takes, where no other error is about it."""


class DocumentError(ArticleDiffError, ValueError):
    """Raised for a document that is not that of a comparison, or has only a part of its changes."""


class MissingTextError(ArticleDiffError):
    """Raised for the text of a comparison that was read from a document, which has no texts."""
