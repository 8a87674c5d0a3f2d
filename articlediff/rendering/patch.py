"""The patch of ``-f patch``: diff-match-patch's patch text, which turns the truncated text into the full one.

The format is that of https://github.com/google/diff-match-patch/wiki/Unidiff.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from articlediff.expressions import expression
from articlediff.model import Comparison
from articlediff.rendering.script import alike, steps

_Difference = tuple[int, str]
_DELETED, _KEPT, _INSERTED = -1, 0, 1

_ENDS = ((20_000, 200), (30_000, 40), (40_000, 1))
"""After how many code points a stretch of the text ends in kept text of how many. 200 is far more than the context of a
hunk on either side, 40 just more; where the texts differ at every word, no text that is kept is as long."""
_UNITS = "utf-16-le"
_SURROGATE = expression("[\ud800-\udfff]")
_TWO_UNITS = expression("[\U00010000-\U0010ffff]")
_HEADER = expression(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")


def render_patch(comparison: Comparison) -> str:
    """Return a patch that leads from the truncated text to the full one, exactly; empty where they are equal.

    Each hunk begins ``@@ -start,length +start,length @@``, counted from 1 in UTF-16 code units, as diff-match-patch
    does in JavaScript, Java, C#, Dart and C++: an emoji is two. Its own Python counts code points instead;
    :func:`apply_patch` goes by these. The text of a hunk is percent-encoded as UTF-8. The patch follows the
    comparison: a moved passage is deleted in one place and inserted in the other. Both texts are those of the
    articles, as decoded: with every line end as one line feed where :func:`articlediff.read_article` has read them.

    A lone surrogate, which no file holds and no patch can, is written as U+FFFD.

    >>> from articlediff import compare
    >>> render_patch(compare("by ____, aged 9.", "by Reeve, aged 9.")).split("\\n")
    ['@@ -1,11 +1,12 @@', ' by ', '-____', '+Reeve', ' , ag', '']
    """
    from diff_match_patch import diff_match_patch

    maker = diff_match_patch()
    maker.Diff_Timeout = 0
    patches = []
    done = 0
    for stretch in _stretches(_differences(comparison)):
        maker.diff_cleanupMerge(stretch)
        full = "".join(text for operation, text in stretch if operation != _DELETED)
        wide = [found.start() for found in _TWO_UNITS.finditer(full)]
        for patch in maker.patch_make(stretch):
            # The text before a hunk is the full text already, on both sides.
            patch.start1 = patch.start2 = done + patch.start2 + bisect_left(wide, patch.start2)
            patch.length1 = sum(units(text) for operation, text in patch.diffs if operation != _INSERTED)
            patch.length2 = sum(units(text) for operation, text in patch.diffs if operation != _DELETED)
            patches.append(patch)
        done += units(full)
    return str(maker.patch_toText(patches))


def apply_patch(patch: str, truncated: str) -> str:
    r"""Return the full text: the patch of :func:`render_patch` applied to the very text that it was made for.

    Raises ValueError where the text is another one, or ``patch`` is not a patch.

    >>> from articlediff import compare
    >>> truncated, full = "\U0001f600 by ____, aged 9.", "\U0001f600 by Reeve, aged 9."
    >>> apply_patch(render_patch(compare(truncated, full)), truncated) == full
    True
    """
    ahead = _Reader(truncated.encode(_UNITS, "surrogatepass"))
    made = bytearray()
    for part in filter(None, re.split(r"^(?=@@)", patch, flags=re.MULTILINE)):
        header, *lines = part.split("\n")
        found = _HEADER.fullmatch(header)
        if found is None:
            raise ValueError(f"this is not the header of a patch: {header[:60]!r}")
        beginning = 2 * (int(found[1]) - (found[2] != "0"))
        # A hunk may begin with text that the hunk before it has made.
        ahead.put_back(bytes(made[beginning:]))
        del made[beginning:]
        made += ahead.take(beginning - len(made))
        for line in filter(None, lines):
            sign, text = line[0], unquote(line[1:]).encode(_UNITS)
            there = ahead.take(len(text)) if sign != "+" else text
            if _readable(there) != _readable(text):
                raise ValueError(f"the patch was made for another text: it expects {unquote(line[1:])[:60]!r}")
            made += there if sign != "-" else b""
    return (bytes(made) + ahead.take()).decode(_UNITS, "surrogatepass")


class _Reader:
    """The truncated text as far as it is still to come, after the text that was put back in front of it."""

    def __init__(self, source: bytes) -> None:
        self._source = source
        self._done = 0
        self._before = b""

    def put_back(self, taken: bytes) -> None:
        self._before = taken + self._before

    def take(self, size: int | None = None) -> bytes:
        size = len(self._before) + len(self._source) if size is None else size
        before, self._before = self._before[:size], self._before[size:]
        start = self._done
        self._done = min(len(self._source), start + size - len(before))
        return before + self._source[start : self._done]


def units(text: str) -> int:
    r"""Return the length of the text in UTF-16 code units.

    >>> units("caf\u00e9"), units("\U0001f600")
    (4, 2)
    """
    return len(text) + (0 if text.isascii() else len(_TWO_UNITS.findall(text)))


def _readable(text: bytes) -> str:
    return text.decode(_UNITS, "replace")


def _writable(text: str) -> str:
    """Return the text with U+FFFD for each lone surrogate, which is as long in UTF-16."""
    return _readable(text.encode(_UNITS, "surrogatepass")) if _SURROGATE.search(text) else text


def _stretches(differences: Iterable[_Difference]) -> Iterator[list[_Difference]]:
    """Yield the differences in stretches of the text, parted in the middle of kept text.

    Each hunk costs diff-match-patch a copy of the text, and so does each change of a hunk, which a long text in one
    piece would make slow.
    """
    stretch: list[_Difference] = []
    length = 0
    for operation, text in differences:
        if operation == _KEPT and any(length >= long and len(text) >= wide for long, wide in _ENDS):
            middle = len(text) // 2
            yield [*stretch, (_KEPT, text[:middle])]
            stretch, length, text = [], 0, text[middle:]
        stretch.append((operation, text))
        length += len(text)
    yield stretch


def _differences(comparison: Comparison) -> Iterator[_Difference]:
    """Yield the text that is deleted, inserted or kept, in order."""
    for step in steps(comparison):
        is_shared = step.change is None
        for truncated, full in alike(step.truncated, step.full) if is_shared else [(step.truncated, step.full)]:
            if truncated == full:
                yield _KEPT, _writable(full)
                continue
            if truncated:
                yield _DELETED, _writable(truncated)
            if full:
                yield _INSERTED, _writable(full)
