"""The pieces of a report, which are stretches of output with a role each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from articlediff.records import NamedTuple
from articlediff.rendering.kinds import Role


class Piece(NamedTuple):
    """A stretch of output that plays one role."""

    text: str
    role: Role = "plain"


Line = list[Piece]
"""The pieces of one line of a terminal, or of one paragraph that is still to be wrapped."""


def lines(pieces: Iterable[Piece]) -> list[Line]:
    """Return the pieces divided at line breaks, which are gone afterwards.

    >>> [[text for text, _ in line] for line in lines([Piece("One."), Piece(" Two.\\n\\nThree.")])]
    [['One.', ' Two.'], [''], ['Three.']]
    """
    divided: list[Line] = [[]]
    for text, role in pieces:
        first, *others = text.split("\n")
        divided[-1].append(Piece(first, role))
        divided += ([Piece(part, role)] for part in others)
    return divided


def lines_with_words(pieces: Iterable[Piece]) -> list[Line]:
    """Return the pieces divided at line breaks, without paragraphs that have no words.

    >>> [[text for text, _ in paragraph] for paragraph in lines_with_words([Piece("One.\\n\\nThree.")])]
    [['One.'], ['Three.']]
    """
    return [line for line in lines(pieces) if _has_words(line)]


def blocks(pieces: Iterable[Piece]) -> Iterator[list[Line]]:
    """Yield the lines that follow one another without an empty line between, as those of a verse or an address do.

    >>> [len(block) for block in blocks([Piece("FROM: A\\nTO: B\\n\\nOne.")])]
    [2, 1]
    """
    for has_words, block in groupby(lines(pieces), key=_has_words):
        if has_words:
            yield [*block]


def stripped(pieces: Sequence[Piece]) -> tuple[str, list[Piece], str]:
    """Return the white space before the pieces' words, the pieces without it, and the white space after them.

    >>> stripped([Piece(" two"), Piece("  "), Piece("words\\n")])
    (' ', [Piece(text='two', role='plain'), Piece(text='  ', role='plain'), Piece(text='words', role='plain')], '\\n')
    """
    text = "".join(piece.text for piece in pieces)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    inner = []
    position = 0
    for piece in pieces:
        if kept := piece.text[max(0, start - position) : max(0, end - position)]:
            inner.append(Piece(kept, piece.role))
        position += len(piece.text)
    return text[:start], inner, text[end:]


def _has_words(line: Line) -> bool:
    return any(piece.text.strip() for piece in line)
