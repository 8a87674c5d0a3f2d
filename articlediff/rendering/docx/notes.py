"""The comments of a document with tracked changes: how sure a restoration is, and why."""

from __future__ import annotations

from collections.abc import Iterator

from articlediff.model import Change, Kind
from articlediff.rendering.docx.breaks import cleaned
from articlediff.rendering.kinds import is_doubtful

_LONGEST_SHOWN = 80
"""Code points of another reading that a comment shows."""


def note(change: Change) -> str:
    """Return the comment on a restored change or on a blank that was not filled, in one paragraph.

    >>> from articlediff import compare
    >>> copy, full = "The    and    of the town met.", "The mayor and two clerks and the bishop of the town met."
    >>> for change in compare(copy, full).restored:
    ...     print(note(change))
    Restored with doubt, to be checked: phrase. Evidence: blank. Confidence: 0.40. Or: “mayor and two clerks”.
    Restored with doubt, to be checked: phrase. Evidence: blank. Confidence: 0.40. Or: “the bishop”.
    """
    return cleaned(" ".join(_sentences(change)))


def _sentences(change: Change) -> Iterator[str]:
    if change.kind is not Kind.RESTORED:
        yield "A blank for which the full text has nothing certain."
        return
    yield f"Restored{' with doubt, to be checked' if is_doubtful(change) else ''}: {change.category}."
    yield f"Evidence: {change.evidence}."
    yield f"Confidence: {change.confidence:.2f}."
    for number, other in enumerate(change.alternatives):
        words = " ".join(other.text.split())
        shown = words if len(words) <= _LONGEST_SHOWN else f"{words[:_LONGEST_SHOWN].rstrip()}…"
        yield f"{'or' if number else 'Or'}: “{shown}”{'.' if number == len(change.alternatives) - 1 else ','}"
