"""What one row of results adds to the figures of its corpus: small, since it goes from one process to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from articlediff.corpus.corpus_rows import ResultRow
from articlediff.corpus.to_check import Found, found_in
from articlediff.errors import DocumentError
from articlediff.model import Kind
from articlediff.records import NamedTuple
from articlediff.rendering.overview.outcomes import EDITS, Result
from articlediff.rendering.wording import LONGEST_USUAL_WORD

_LONGEST_COUNTED = 60
"""The code points of the longest words that are counted; longer phrases hardly occur twice."""
_OUTER_SIGNS = " \t\n,.;:!?"
"""Signs that belong to a restoration, but not to the words that it is counted as."""
_RESTORED = Kind.RESTORED.value


class Restorations(NamedTuple):
    """The restorations of one article that was compared, and what else is counted of it.

    ``counts`` has the changes of each kind, ``words`` the number of restored words, ``categories`` and ``confidences``
    how many restorations have each, ``is_cut`` whether one is of a cut, and ``losses`` those of the document. ``small``
    are the restored words without a capital, in all categories.
    """

    counts: Mapping[str, int]
    number: int
    words: int
    categories: Mapping[str, int]
    confidences: Mapping[float, int]
    is_cut: bool
    names: Sequence[str]
    phrases: Sequence[str]
    small: Sequence[str]
    losses: Sequence[Mapping[str, Any]]


class RowFigures(NamedTuple):
    """The result of a row, what a person should look at, and the restorations if it was compared with a version."""

    result: Result
    found: tuple[Found, ...]
    restorations: Restorations | None


def row_figures(row: ResultRow) -> RowFigures:
    """Return the figures of the row; raise :class:`DocumentError` if its comparison is not the document of ``-f json``.

    >>> from articlediff.corpus.corpus_rows import PairRow
    >>> from articlediff.corpus.results import result_of
    >>> figures = row_figures(result_of(PairRow("7", "Mr. ____ of Hull.", "a", "Mr. Reeve of Hull.")))
    >>> figures.result, figures.restorations.names
    ('lost', ['Reeve'])
    """
    try:
        result = _result(row)
        document = row.comparison
        restorations = None if document is None or result == "different" else _restorations(document)
        return RowFigures(result, tuple(found_in(row, result)), restorations)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise DocumentError(
            f"the comparison of {row.id!r} is not a document of -f json", "give the results of articlediff corpus"
        ) from error


def _restorations(document: Mapping[str, Any]) -> Restorations:
    restored = [change for change in document["changes"] if change["kind"] == _RESTORED]
    texts = [change["full"]["text"] for change in restored]
    words = [text.split() for text in texts]
    full = document["full"]
    has_words = full["characters"] <= LONGEST_USUAL_WORD * full["words"]
    return Restorations(
        counts=document["counts"],
        number=len(restored),
        # In code points where the full text sets no spaces between words.
        words=sum(map(len, words if has_words else texts)),
        categories=dict(Counter([change["category"] for change in restored])),
        confidences=dict(Counter([change["confidence"] for change in restored])),
        is_cut=any(change["evidence"] == "cut" for change in restored),
        names=[*_counted(texts, restored, ("name",))],
        phrases=[*_counted(texts, restored, ("phrase", "number"))],
        small=[word for some in words for word in _small(some)],
        losses=document["damage"],
    )


def _result(row: ResultRow) -> Result:
    if row.comparison is None:
        return "unpaired" if row.status == "unpaired" else "failed"
    counts = row.comparison["counts"]
    # Two different stories have changes if they were aligned, since they differ.
    if row.comparison["same_story"]["verdict"] == "different" and not row.comparison["changes"]:
        return "different"
    if counts[Kind.RESTORED.value] or counts[Kind.UNRESTORED.value]:
        return "lost"
    return "edited" if any(counts[kind.value] for kind in EDITS) else "alike"


def _counted(texts: Sequence[str], restored: Sequence[Mapping[str, Any]], categories: Sequence[str]) -> Iterator[str]:
    """Yield the words of these categories as they are counted: on one line, and without the signs around them."""
    for text, change in zip(texts, restored, strict=True):
        if change["category"] in categories:
            counted = " ".join(text.strip(_OUTER_SIGNS).split())
            if 0 < len(counted) <= _LONGEST_COUNTED:
                yield counted


def _small(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        if word.islower() and len(word := word.strip(_OUTER_SIGNS)) <= _LONGEST_COUNTED:
            yield word
