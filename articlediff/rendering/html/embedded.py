"""The data of the page: the comparison as its runs, and the rows of the view side by side.

Nothing is there twice. The runs spell the full text; those that it shares with the truncated text give their place in
that one. From them the script tells both columns. A run is a list:

- ``[start, end]`` in the truncated text where both texts have the same; where the full text has other white space,
  followed by its words or by ``[before, start, end, after]``: the place of the words, and the white space around them;
- ``[start, end, words, kind, confidence, category, evidence, alternatives, inner]`` for a change, with the words of the
  full text and numbers for the names in ``KINDS``, ``CATEGORIES`` and ``EVIDENCES``. What has its usual value at the
  end of the list is left out. A moved passage has no words and its own runs as ``inner``.

The ids of changes count from 1 in the order in which they come, a moved passage before the changes within it; those of
formatting count on from ``others``, the number of all other changes.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from articlediff.expressions import expression
from articlediff.model import Category, Change, Comparison, Evidence, Kind, Run, Span
from articlediff.records import NamedTuple
from articlediff.rendering.abreast import Boundary, paragraph_starts, row_beginnings
from articlediff.rendering.html.folds import sections
from articlediff.rendering.html.reasons import Reasons
from articlediff.rendering.html.strip import spots
from articlediff.rendering.html.wholes import wings
from articlediff.rendering.reflow import line_starts, reflowed
from articlediff.rendering.visible import visible_signs
from articlediff.rendering.wording import counted, size

KINDS, CATEGORIES, EVIDENCES = tuple(Kind), tuple(Category), tuple(Evidence)
"""The names that runs have numbers for."""
AXIS = 10_000
"""The length of the axis of the strip, in units of the ``spots``."""
_LINE_ENDS = expression("[\v\f\x85\u2028\u2029]")
_USUAL_FIELDS: Sequence[Any] = [1.0, None, None, [], []]
"""The confidence, category, evidence, alternatives and inner runs of most changes."""


def embedded(comparison: Comparison) -> str:
    """Return the data as JSON in printable characters.

    >>> from articlediff import compare
    >>> json.loads(embedded(compare("The   side.", "The rebel-held side.")))["runs"]
    [[0, 3, ['', 0, 3, ' ']], [3, 6, 'rebel-held', 0, 0.99, 2, 0], [6, 11, [' ', 6, 11, '']]]
    """
    texts = (comparison.truncated.text, comparison.full.text)
    beginnings = row_beginnings(comparison)
    reasons = Reasons(comparison)
    data = {
        "truncated": texts[0],
        "runs": [*map(_run, comparison.runs)],
        "others": sum(change.kind is not Kind.FORMATTING for change in comparison.changes),
        "kinds": KINDS,
        "categories": CATEGORIES,
        "evidences": EVIDENCES,
        "wings": [(id, *beside) for id, beside in wings(comparison).items()],
        "reasons": {change.id: "; ".join(told) for change in comparison.restored if (told := reasons.of(change))},
        "axis": AXIS,
        "spots": _places(comparison),
        "hidden": [*map(_hidden, texts)],
        "paragraphs": [paragraph_starts(reflowed(text)) for text in texts],
        "lines": [*map(line_starts, texts)],
        "rows": beginnings,
        "folds": [*_folds(comparison, beginnings)],
    }
    return _printable(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def _run(run: Run) -> list[Any]:
    start, end = run.truncated.start, run.truncated.end
    change = run.change
    if change is None:
        return _shared(run)
    category = None if change.category is None else CATEGORIES.index(change.category)
    evidence = None if change.evidence is None else EVIDENCES.index(change.evidence)
    alternatives = [[span.start, span.end] for span in change.alternatives]
    fields = [change.confidence, category, evidence, alternatives, [*map(_run, run.inner)]]
    while fields and fields[-1] == _USUAL_FIELDS[len(fields) - 1]:
        fields.pop()
    return [start, end, None if run.inner else run.full.text, KINDS.index(change.kind), *fields]


def _shared(run: Run) -> list[Any]:
    old, new = run.truncated, run.full
    if old.text == new.text:
        return [old.start, old.end]
    words = new.text.strip()
    if not words or words != old.text.strip():
        return [old.start, old.end, new.text]
    before, _, after = new.text.partition(words)
    start = old.start + len(old.text) - len(old.text.lstrip())
    return [old.start, old.end, [before, start, start + len(words), after]]


def _places(comparison: Comparison) -> list[list[int]]:
    """Return for each change where it starts and ends on the axis of the strip; for a moved one also where it was."""
    found: list[list[int]] = [[] for _ in comparison.changes]
    for spot in sorted(spots(comparison), key=lambda spot: spot.is_origin):
        found[spot.change.id - 1] += (round(spot.start * AXIS), round(spot.end * AXIS))
    return found


def _hidden(text: str) -> list[tuple[int, str]]:
    """Return the places of characters that are not to be shown as they are, each with the sign in its place."""
    line_ends = ((found.start(), " ") for found in _LINE_ENDS.finditer(text))
    return sorted([*line_ends, *visible_signs(reflowed(text))])


class _Row(NamedTuple):
    """What the full text has of a row, or else the truncated text."""

    text: str
    is_changed: bool


def _folds(comparison: Comparison, beginnings: Sequence[Boundary]) -> Iterator[tuple[int, int, str]]:
    """Yield the rows to be folded, from the first to the one after the last, each time with the words of the fold."""
    changed = _changed_rows(comparison.changes, beginnings)
    full = comparison.full.text
    ends = [*(place.full for place in beginnings[1:]), len(full)]
    spans = [(place.full, end) for place, end in zip(beginnings, ends, strict=True)]
    listed = [_Row(full[start:end], row in changed) for row, (start, end) in enumerate(spans)]
    for start, end, is_folded in sections(listed):
        if is_folded:
            words = full[spans[start][0] : spans[end - 1][1]]
            yield start, end, f"{counted(len(paragraph_starts(reflowed(words))), 'paragraph')} unchanged, {size(words)}"


def _changed_rows(changes: Sequence[Change], beginnings: Sequence[Boundary]) -> set[int]:
    sides = [place.truncated for place in beginnings], [place.full for place in beginnings]
    found = set[int]()
    for change in (change for change in changes if change.kind is not Kind.FORMATTING):
        for span, starts in zip((change.truncated, change.full), sides, strict=True):
            found.update(_rows_of(span, starts))
    return found


def _rows_of(span: Span, starts: Sequence[int]) -> range:
    """Return the rows that have words of the span, by where the rows start in its text; none for an empty span."""
    words = span.text.strip()
    if not words:
        return range(0)
    start = span.start + len(span.text) - len(span.text.lstrip())
    return range(bisect_right(starts, start) - 1, bisect_left(starts, start + len(words)))


def _printable(text: str) -> str:
    r"""Return the JSON with an escape for each character that does not print, such as a lone surrogate."""
    escapes = {ord(char): json.dumps(char)[1:-1] for char in set(text) if not char.isprintable()}
    return text.translate(escapes) if escapes else text
