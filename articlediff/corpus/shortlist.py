"""The shortlist: of the articles that share shingles with a copy, those that may be its full version."""

from __future__ import annotations

from collections.abc import Mapping

MOST_ARTICLES = 100
"""Articles that a shingle may occur in. A commoner one is a phrase of the language, or what an outlet prints below
every story: it tells nothing of the story, and is dropped, so that it costs nothing either."""
MOST_CANDIDATES = 5
"""Articles that are looked at: as many as the outlets that commonly print one wire story."""
_LEAST_OF_BEST = 1 / 3
"""Shingles that a candidate shares, for each that the best one shares; fewer are a story's background."""
_LEAST_OF_COPY = 1 / 8
"""Shingles that a candidate shares, for each of the copy. No version among 404 real pairs shares less than 0.28, and a
copy in which three words in ten are misread or hidden under unknown masks shares 0.34, of which some may be common. Two
stories share less. So do pages that a machine could hardly read: they are not found."""


def shortlisted(shared: Mapping[int, int], asked: int) -> list[int]:
    """Return the articles that may be the copy's full version, by their numbers and in the order of these.

    `shared`: of each article, how many of the copy's shingles it shares. `asked`: how many shingles the copy has.

    >>> shortlisted({7: 3, 12: 1, 4: 60, 1: 25}, asked=64)
    [1, 4]
    >>> shortlisted({7: 3, 12: 1}, asked=64)
    []
    """
    if not shared:
        return []
    least = max(max(shared.values()) * _LEAST_OF_BEST, asked * _LEAST_OF_COPY)
    best = sorted((-hits, number) for number, hits in shared.items() if hits >= least)
    return sorted(number for _, number in best[:MOST_CANDIDATES])
