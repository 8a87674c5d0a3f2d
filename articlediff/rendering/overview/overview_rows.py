"""The overview for programs: the changes or the figures of many pairs as CSV, one document a line as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from articlediff.document import FORMAT
from articlediff.model import Comparison, Kind
from articlediff.rendering.csv import COLUMNS, guarded, table, values
from articlediff.rendering.json import compact, document
from articlediff.rendering.overview.outcomes import Outcome

FIGURES = (
    "pair",
    "result",
    "verdict",
    "score",
    *(kind.value for kind in Kind),
    "doubtful",
    "words_restored",
    "problem",
    "report",
)
"""The columns of one row a pair."""


def change_rows(name: str, comparison: Comparison, only: frozenset[Kind]) -> str:
    r"""Return one row of CSV for each change of the pair; for stories that were not compared one row with the reason.

    The columns are those of :func:`header`. ``only`` keeps just these kinds; empty: all.

    >>> from articlediff import compare
    >>> change_rows("a.txt", compare("Mr. ____ of Hull said so.", "Mr. Reeve of Hull said so."), frozenset())
    'a.txt,1,restored,name,blank,0.99,4,8,____,4,9,Reeve,,,\r\n'
    """
    if not comparison.aligned:
        return problem_row(name, f"different stories: {comparison.same_story.reason}")
    shown = [change for change in comparison.changes if not only or change.kind in only]
    return table((guarded(name), *values(change), None) for change in shown)


def problem_row(name: str, problem: str) -> str:
    """Return the row of CSV for a pair that was not compared."""
    return table([(guarded(name), *(None for _ in COLUMNS), guarded(problem))])


def header() -> str:
    """Return the row of CSV that names the columns: the pair, those of ``-f csv``, and why there are no changes.

    >>> header()[:8], header().rstrip()[-8:]
    ('pair,id,', ',problem')
    """
    return table([("pair", *COLUMNS, "problem")])


def figures_table(outcomes: Iterable[Outcome]) -> str:
    """Return one row of CSV for each pair, with its figures or its problem."""
    return table([FIGURES, *map(_figures, outcomes)])


def _figures(outcome: Outcome) -> tuple[object, ...]:
    figures = outcome.figures
    numbers: Sequence[object] = [None] * (len(Kind) + 2)
    if figures:
        numbers = (*figures.counts.values(), figures.doubtful, figures.lost)
    verdict = outcome.verdict and outcome.verdict.value
    problem = guarded(outcome.problem or ("" if figures else f"different stories: {outcome.reason}"))
    score = outcome.score if verdict else None
    return (guarded(outcome.name), outcome.result, verdict, score, *numbers, problem, guarded(outcome.report))


def document_line(name: str, comparison: Comparison, only: frozenset[Kind], stat: bool) -> str:
    """Return the document of ``-f json`` on one line, with the field ``pair`` in front.

    >>> from articlediff import compare
    >>> document_line("a.txt", compare("One story.", "One story."), frozenset(), stat=True)[:43]
    '{"pair": "a.txt", "format": "articlediff/1"'
    """
    return compact({"pair": name} | document(comparison, only, stat)) + "\n"


def problem_line(name: str, problem: str) -> str:
    r"""Return the line of JSON for a pair that was not compared.

    >>> problem_line("a.txt", "a.txt is empty")
    '{"pair": "a.txt", "format": "articlediff/1", "problem": "a.txt is empty"}\n'
    """
    return compact({"pair": name, "format": FORMAT, "problem": problem}) + "\n"
