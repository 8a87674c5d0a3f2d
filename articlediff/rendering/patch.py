"""The patch of ``-f patch``: diff-match-patch's patch text, which makes the full text of the truncated one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articlediff.model import Comparison
from articlediff.rendering.script import alike, steps

_Difference = tuple[int, str]
_DELETED, _KEPT, _INSERTED = -1, 0, 1

_LONG = 20_000
# Far more than the context of a hunk on either side.
_WIDE = 200


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
    patches = []
    before = after = 0
    for stretch in _stretches(_differences(comparison)):
        maker.diff_cleanupMerge(stretch)
        for patch in maker.patch_make(stretch):
            patch.start1 += before
            patch.start2 += after
            patches.append(patch)
        before += sum(len(text) for operation, text in stretch if operation != _INSERTED)
        after += sum(len(text) for operation, text in stretch if operation != _DELETED)
    return str(maker.patch_toText(patches))


def _stretches(differences: Iterable[_Difference]) -> Iterator[list[_Difference]]:
    """The differences in stretches of the text, parted in the middle of what is kept.

    Each hunk costs diff-match-patch a copy of the text, which a long one in one piece would make slow.
    """
    stretch: list[_Difference] = []
    length = 0
    for operation, text in differences:
        if operation == _KEPT and length >= _LONG and len(text) >= _WIDE:
            middle = len(text) // 2
            yield [*stretch, (_KEPT, text[:middle])]
            stretch, length, text = [], 0, text[middle:]
        stretch.append((operation, text))
        length += len(text)
    yield stretch


def _differences(comparison: Comparison) -> Iterator[_Difference]:
    """What is deleted, inserted and kept, in order."""
    for step in steps(comparison):
        for truncated, full in alike(step) if step.change is None else [(step.truncated, step.full)]:
            if truncated == full:
                yield _KEPT, full
                continue
            if truncated:
                yield _DELETED, truncated
            if full:
                yield _INSERTED, full
