"""The patch of ``-f patch``: diff-match-patch's patch text, which makes the full text of the truncated one."""

from __future__ import annotations

from collections.abc import Iterator

from articlediff.model import Comparison
from articlediff.rendering.script import alike, steps


def render_patch(comparison: Comparison) -> str:
    """A patch that leads from the truncated text to the full one, exactly; empty where they are equal.

    Each hunk begins ``@@ -start,length +start,length @@``, in code points and counted from 1, and has its
    text percent-encoded as UTF-8. It follows the comparison: a moved passage is deleted in one place and
    inserted in the other. Both texts are those of the articles, as decoded: with every line end as one
    line feed where :func:`articlediff.read_article` has read them.

    Raises UnicodeEncodeError for a text with a lone surrogate, which no file holds.

    >>> from articlediff import compare
    >>> render_patch(compare("by ____, aged 9.", "by Reeve, aged 9.")).split("\\n")
    ['@@ -1,11 +1,12 @@', ' by ', '-____', '+Reeve', ' , ag', '']
    """
    from diff_match_patch import diff_match_patch

    maker = diff_match_patch()
    maker.Diff_Timeout = 0
    differences = [*_differences(comparison)]
    maker.diff_cleanupMerge(differences)
    patches = maker.patch_make(comparison.truncated.text, differences)
    return str(maker.patch_toText(patches))


def _differences(comparison: Comparison) -> Iterator[tuple[int, str]]:
    """What is deleted (-1), inserted (1) and kept (0), in order."""
    for step in steps(comparison):
        for truncated, full in alike(step) if step.change is None else [(step.truncated, step.full)]:
            if truncated == full:
                yield 0, full
                continue
            if truncated:
                yield -1, truncated
            if full:
                yield 1, full
