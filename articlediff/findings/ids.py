"""The ids of changes: differences of form, which no report shows unless asked, have theirs after all others."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from articlediff.model import Kind


class Ids:
    """Gives out the ids of one comparison, from 1, to changes that come in the order of the full text.

    ``kinds`` are those of all changes, in any order; of those of formatting some may come to nothing. So the ids of the
    changes that a report shows have no gaps, and both sorts of ids ascend in the order of the full text.

    >>> ids = Ids([Kind.FORMATTING, Kind.ADDED, Kind.REMOVED])
    >>> [ids.next(kind) for kind in (Kind.ADDED, Kind.FORMATTING, Kind.REMOVED)]
    [1, 3, 2]
    """

    def __init__(self, kinds: Iterable[Kind]) -> None:
        others = sum(kind is not Kind.FORMATTING for kind in kinds)
        self._of_others = count(1)
        self._of_formatting = count(others + 1)

    def next(self, kind: Kind) -> int:
        """Return the id of the next change, which is of the kind."""
        return next(self._of_formatting if kind is Kind.FORMATTING else self._of_others)
