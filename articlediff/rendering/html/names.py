"""The names on the page: those of the texts, its title and its downloads after them, and the numbers of changes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articlediff.expressions import expression
from articlediff.model import Change, Comparison, Kind
from articlediff.rendering.visible import visible

_LONGEST = 60
"""The most code points that a file name takes from the name of either text."""
_SLASH = expression(r"[/\\]")
_ENDING = expression(r"\.\w{1,5}$")


def title(comparison: Comparison) -> str:
    """Return the names of the texts without their folders, as far as they have any.

    >>> from articlediff import Article, compare
    >>> title(compare(Article("Mr. ____ said so.", "news/copy.txt"), Article("Mr. Reeve said so.", "news/full.txt")))
    'copy.txt and full.txt'
    """
    return " and ".join(visible(name) for name in _names(comparison))


def short_names(comparison: Comparison) -> tuple[str, str]:
    """Return the names of the truncated and the full text, with no more of their folders than tells them apart.

    >>> from articlediff import Article, compare
    >>> short_names(compare(Article("Mr. ____ said so.", "/news/copy.txt"), Article("Mr. Reeve said so.", "full.txt")))
    ('copy.txt', 'full.txt')
    >>> short_names(compare(Article("Mr. ____ said so.", "a/may/1.txt"), Article("Mr. Reeve said so.", "b/may/1.txt")))
    ('a/may/1.txt', 'b/may/1.txt')
    """
    truncated, full = (_SLASH.split(article.name) for article in (comparison.truncated, comparison.full))
    kept = next((count for count in range(1, len(truncated)) if truncated[-count:] != full[-count:]), len(truncated))
    kept = 1 if truncated == full else kept
    return "/".join(truncated[-kept:]), "/".join(full[-kept:])


def numbers(changes: Sequence[Change]) -> dict[int, int]:
    """Return the number of each change on the page, by its id.

    Differences in form are hidden at first and have the last numbers, so that those in sight have no holes.

    >>> from articlediff.model import Change, Kind, Span
    >>> kinds = [Kind.RESTORED, Kind.FORMATTING, Kind.ADDED]
    >>> numbers([Change(id, kind, Span(0, 0, ""), Span(0, 1, "x")) for id, kind in enumerate(kinds, start=1)])
    {1: 1, 3: 2, 2: 3}
    """
    ordered = sorted(changes, key=lambda change: (change.kind is Kind.FORMATTING, change.id))
    return {change.id: number for number, change in enumerate(ordered, start=1)}


def file_name(comparison: Comparison) -> str:
    """Return a name for files, without ending: every system takes it, and it names no folder.

    >>> from articlediff import Article, compare
    >>> file_name(compare(Article("Mr. ____ said so.", "news/copy.txt"), Article("Mr. Reeve said so.", "a: b?.txt")))
    'copy-a_b_'
    """
    safe = (re.sub(r"[^\w.-]+", "_", _ENDING.sub("", name))[:_LONGEST] for name in _names(comparison))
    return "-".join(filter(None, (name.strip(".-") for name in safe))) or "comparison"


def _names(comparison: Comparison) -> list[str]:
    names = (_SLASH.split(article.name)[-1].strip() for article in (comparison.truncated, comparison.full))
    return [name for name in names if name]
