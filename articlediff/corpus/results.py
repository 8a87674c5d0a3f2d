"""The result of one pair: the one function that the run on this machine and the run on a cluster have in common."""

from __future__ import annotations

from articlediff.comparing import compare
from articlediff.comparison import Comparison
from articlediff.corpus.corpus_rows import LostSpaces, PairRow, ResultRow
from articlediff.errors import ArticleDiffError
from articlediff.model import Article
from articlediff.restoration import spaces_due


def result_of(row: PairRow) -> ResultRow:
    """Compare the two texts of the row; return what was found, or the reason why nothing could be.

    The function is pure, and raises nothing that one row could cause: in a corpus of millions some row is always bad,
    and the others are wanted.

    >>> result = result_of(PairRow("7", "The   side of it.", full_id="a12", full="The rebel-held side of it."))
    >>> result.status, result.comparison["changes"][0]["full"]["text"], result.comparison["full"]["name"]
    ('compared', 'rebel-held', 'a12')
    """
    if row.problem is not None:
        return ResultRow(row.id, row.full_id, "failed", row.problem, None)
    if row.full is None:
        return ResultRow(row.id, None, "unpaired", row.reason or "it has no partner", None)
    try:
        comparison = compare(Article(row.truncated, row.id), Article(row.full, row.full_id or ""))
    except ArticleDiffError as error:
        return ResultRow(row.id, row.full_id, "failed", str(error), None)
    except Exception as error:
        return ResultRow(row.id, row.full_id, "failed", f"{type(error).__name__}: {error}", None)
    return ResultRow(row.id, row.full_id, "compared", None, comparison.to_dict(), row.ties, _lost_spaces(comparison))


def _lost_spaces(comparison: Comparison) -> LostSpaces:
    due = {change.id: spaces_due(change, comparison.full.text) for change in comparison.restored}
    before, after = (tuple(name for name, spaces in due.items() if spaces[side]) for side in (0, 1))
    return LostSpaces(before, after)
