"""The score of a file of pairs: how many copies have found their story, and how many pairs are of one story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpus.files import Files, rows_of
from benchmarks.table import percent

HEADER = ("damage", "copies", "found", "itself", "pairs", "right", "no partner, rightly")


@dataclass
class Tally:
    """Counts of copies: with a full article (``known``), ``found`` in a version of their story, and in ``itself``.

    ``pairs`` are all that were made, ``right`` those of one story. Of the ``lost``, which have no full article nor any
    other version of their story, ``left`` have no partner.
    """

    known: int = 0
    found: int = 0
    itself: int = 0
    pairs: int = 0
    right: int = 0
    lost: int = 0
    left: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(mine + theirs for mine, theirs in zip(vars(self).values(), vars(other).values(), strict=True)))

    def line(self, name: str) -> tuple[str, ...]:
        """Return the cells of a table, shares in percent."""
        found, itself = percent(self.found, self.known), percent(self.itself, self.known)
        right, left = f"{100 * self.right / max(1, self.pairs):.2f}", percent(self.left, self.lost)
        return name, f"{self.known + self.lost:,}", found, itself, f"{self.pairs:,}", right, left


def scored(files: Files, pairs: Path) -> dict[str, Tally]:
    """Return the tally of each kind of damage."""
    stories = {row["id"]: row["story"] for row in rows_of(files.full)}
    versions = set(stories.values())
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for truth, pair in _together(files.damaged, pairs):
        tally = tallies[truth["damage"]]
        is_right = pair["full_id"] is not None and stories[pair["full_id"]] == truth["story"]
        tally.pairs += pair["full_id"] is not None
        tally.right += is_right
        if truth["source"] is not None:
            tally.known += 1
            tally.found += is_right
            tally.itself += truth["source"] in (pair["full_id"], *pair["ties"])
        elif truth["story"] not in versions:
            tally.lost += 1
            tally.left += pair["full_id"] is None
    return dict(tallies)


def _together(damaged: Path, pairs: Path) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for truth, pair in zip(rows_of(damaged), rows_of(pairs), strict=True):
        if truth["id"] != pair["id"]:
            raise SystemExit(f"{pairs} has {pair['id']} where {damaged} has {truth['id']}")
        yield truth, pair
