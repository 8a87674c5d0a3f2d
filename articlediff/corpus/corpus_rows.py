"""The rows of a corpus: an article of a collection, a pair of articles, and the result of comparing a pair.

The rows go from one process to another and are written one a line, so they contain only strings, numbers and None.
"""

from __future__ import annotations

import json
from typing import Any, Literal

from articlediff.records import NamedTuple

Status = Literal["compared", "unpaired", "failed"]
"""The outcome of a row in one word.

``compared``: there is a comparison, which may say that the two texts are different stories; ``unpaired``: the damaged
article has no partner; ``failed``: a text could not be read or compared.
"""


class Text(NamedTuple):
    """One article of a collection: its ``id``, and its ``text`` with every line end as a line feed.

    ``problem`` is the reason why the text could not be read, as a clause without a stop; then ``text`` is empty.
    Neither ``id`` nor ``text`` contains half characters (lone surrogates), so that both can be written as UTF-8.
    """

    id: str
    text: str
    problem: str | None = None


class Candidate(NamedTuple):
    """A full article that may be the partner: its ``id``, the ``score``, and the words it restores, if they are known.

    The score is the one of the verdict; where no verdict was needed, it is the share of the words that agree.
    """

    id: str
    score: float
    restored: int | None


class PairRow(NamedTuple):
    """One damaged article, and the full article that is its partner, or the reason why it has none.

    ``full_id`` and ``full`` are the id and the text of the partner; ``full`` is None if there is no partner. ``score``
    is that of the verdict, from 0 to 1. ``reason`` is a sentence: why this partner was chosen, or why none was.
    ``ties`` are the ids of other full articles that do as well. ``candidates`` has the best ones, the partner first, at
    most five. ``problem`` is the reason why the damaged article could not be read; then there is no partner.

    >>> PairRow("7", "The   side.", full="The rebel-held side.", full_id="a12").to_dict()["full_id"]
    'a12'
    """

    id: str
    truncated: str
    full_id: str | None = None
    full: str | None = None
    score: float | None = None
    reason: str = ""
    ties: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    problem: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the row as a line of a file of pairs has it; the texts come last, so that a person sees the rest."""
        return {
            "id": self.id,
            "full_id": self.full_id,
            "score": self.score,
            "reason": self.reason,
            "ties": list(self.ties),
            "candidates": [candidate._asdict() for candidate in self.candidates],
            "problem": self.problem,
            "truncated": self.truncated,
            "full": self.full,
        }


class LostSpaces(NamedTuple):
    """The ids of the restored changes with which a word space in front of the words was lost, and one after them."""

    before: tuple[int, ...]
    after: tuple[int, ...]


class ResultRow(NamedTuple):
    """The result for one damaged article.

    ``problem`` is the reason why there is no comparison, and None if there is one. ``comparison`` is the document of
    ``-f json``, in which the names of the two texts are ``id`` and ``full_id``. ``ties`` are the ids of other full
    articles that do as well, so that whoever reads the results knows that the partner is one of several. ``spaces``
    are the word spaces that were lost with the restored words: with them, the damaged text can be restored without the
    full one.
    """

    id: str
    full_id: str | None
    status: Status
    problem: str | None
    comparison: dict[str, Any] | None
    ties: tuple[str, ...] = ()
    spaces: LostSpaces | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the row as a line of a file of results has it; the comparison comes last, since it is long."""
        return {
            "id": self.id,
            "full_id": self.full_id,
            "status": self.status,
            "problem": self.problem,
            "ties": list(self.ties),
            "spaces": self.spaces and {side: list(ids) for side, ids in self.spaces._asdict().items()},
            "comparison": self.comparison,
        }


def to_json(row: PairRow | ResultRow) -> str:
    """Return the row as one line of JSON, without the line feed.

    The same row gives the same bytes wherever it is made, in a process on this machine or in a cluster.

    >>> print(to_json(PairRow("7", "The   side.", reason="None is like it.")))  # doctest: +ELLIPSIS
    {"id": "7", "full_id": null, "score": null, "reason": "None is like it.", "ties": [], "candidates": [], ...
    """
    # A row has nothing that contains itself; to look for that takes a tenth of the time.
    return json.dumps(row.to_dict(), ensure_ascii=False, check_circular=False)


def to_line(row: PairRow | ResultRow) -> bytes:
    """Return the row as a line of a file of rows, with its line feed; half characters are replaced.

    >>> to_line(PairRow("7", "The   side."))[-14:]
    b'"full": null}\\n'
    """
    return f"{to_json(row)}\n".encode("utf-8", "replace")
