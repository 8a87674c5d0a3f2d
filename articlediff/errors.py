"""What can go wrong in a way that a caller can act on. Each message names the thing and the next step."""

from __future__ import annotations


class ArticleDiffError(Exception):
    """Any trouble that articlediff reports itself; the message is one line for a person."""


class UnreadableError(ArticleDiffError):
    """A file that is missing, empty, a directory, not readable or not text."""

    @property
    def finding(self) -> str:
        """What is wrong, without the next step, for a job that lacks the options which that may name.

        >>> UnreadableError("a.txt is not ascii; try another --encoding").finding
        'a.txt is not ascii'
        """
        return str(self).rpartition("; ")[0] or str(self)


class EmptyError(UnreadableError):
    """A text without words."""


class DecodingError(UnreadableError):
    """Bytes that the encoding does not allow; another ``encoding`` may."""


class PatternError(ArticleDiffError):
    """A regular expression for blanks that is none."""
