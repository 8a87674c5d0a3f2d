"""The names on the page: those of the texts, and its title and its downloads after them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articlediff.expressions import expression
from articlediff.file_names import is_quoted, quoted
from articlediff.model import Comparison
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
    return " and ".join(map(visible, _names(comparison)))


def short_names(comparison: Comparison) -> tuple[str, str]:
    """Return the names of the truncated and the full text, with no more of their folders than tells them apart.

    >>> from articlediff import Article, compare
    >>> short_names(compare(Article("Mr. ____ said so.", "/news/copy.txt"), Article("Mr. Reeve said so.", "full.txt")))
    ('copy.txt', 'full.txt')
    >>> short_names(compare(Article("Mr. ____ said so.", "a/may/1.txt"), Article("Mr. Reeve said so.", "b/may/1.txt")))
    ('a/may/1.txt', 'b/may/1.txt')
    """
    truncated, full = (_parts(article.name) for article in (comparison.truncated, comparison.full))
    kept = next((count for count in range(1, len(truncated)) if truncated[-count:] != full[-count:]), len(truncated))
    kept = 1 if truncated == full else kept
    return _joined(truncated[-kept:]), _joined(full[-kept:])


def named_as_shown(comparison: Comparison) -> Comparison:
    """Return the comparison with the names that the page shows, so that nothing in the page tells more of the folders.

    >>> from articlediff import Article, compare
    >>> named_as_shown(compare(Article("A ____.", "/home/ann/copy.txt"), Article("A kit.", "full.txt"))).truncated.name
    'copy.txt'
    """
    truncated, full = short_names(comparison)
    return comparison._replace(
        truncated=comparison.truncated._replace(name=truncated), full=comparison.full._replace(name=full)
    )


def file_name(comparison: Comparison) -> str:
    """Return a name for files, without ending: every system takes it, and it names no folder.

    >>> from articlediff import Article, compare
    >>> file_name(compare(Article("Mr. ____ said so.", "news/copy.txt"), Article("Mr. Reeve said so.", "a: b?.txt")))
    'copy-a_b_'
    """
    safe = (re.sub(r"[^\w.-]+", "_", _ENDING.sub("", name))[:_LONGEST] for name in _names(comparison))
    return "-".join(filter(None, (name.strip(".-") for name in safe))) or "comparison"


def _names(comparison: Comparison) -> list[str]:
    names = (_joined(_parts(article.name)[-1:]).strip() for article in (comparison.truncated, comparison.full))
    return [name for name in names if name]


def _parts(name: str) -> list[str]:
    r"""Return the folders and the file of a name; in one that is quoted, a backslash parts nothing.

    >>> _parts("news/copy.txt"), _parts("news\\copy.txt"), _parts("news/two\nlines.txt")
    (['news', 'copy.txt'], ['news', 'copy.txt'], ['news', 'two\\nlines.txt'])
    """
    name = quoted(name)
    if is_quoted(name):
        return name[1:-1].split("/")
    return _SLASH.split(name)


def _joined(parts: Sequence[str]) -> str:
    name = "/".join(parts)
    return f'"{name}"' if "\\" in name else name
