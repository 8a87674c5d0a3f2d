"""Decisions of a review, as the HTML report writes them: which restorations are put back and which are refused."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from articlediff.errors import ArticleDiffError
from articlediff.model import Comparison
from articlediff.reading.sources import content_of, shown
from articlediff.records import NamedTuple
from articlediff.rendering.csv import unguarded
from articlediff.rendering.visible import visible

_DECISIONS = {"taken": True, "refused": False}
_ADVICE = "decide in the HTML report, and download its JSON or CSV"


class Decision(NamedTuple):
    """The decision on one restoration: the id of the change, its words in the full text, whether it is taken."""

    id: int
    words: str
    is_taken: bool


class Decisions(NamedTuple):
    """The decisions of one file, with the name under which errors speak of the file."""

    name: str
    made: tuple[Decision, ...]

    def refused(self, comparison: Comparison, min_confidence: float) -> frozenset[int]:
        """Return the ids of the restorations that are not put back.

        A restoration without a decision is refused if its confidence is below ``min_confidence``, from 0 to 1. Raises
        :class:`ArticleDiffError` for a decision on words that the comparison does not restore under that id.
        """
        restored = {change.id: change for change in comparison.restored}
        for decision in self.made:
            change = restored.get(decision.id)
            if change is None or _squeezed(change.full.text) != _squeezed(decision.words):
                words = visible(_squeezed(decision.words))
                raise ArticleDiffError(
                    f"{self.name} decides on “{words}” as no. {decision.id}, which this pair does not restore",
                    "give the decisions of this pair, compared with the same options",
                )
        decided = {decision.id: decision.is_taken for decision in self.made}
        return frozenset(
            change.id
            for change in comparison.restored
            if not decided.get(change.id, change.confidence >= min_confidence)
        )


def read_decisions(source: str) -> Decisions:
    """Return the decisions of a file, or of standard input for "-": the JSON or the CSV that a report downloads.

    Raises :class:`UnreadableError` for a file that cannot be read, and :class:`ArticleDiffError` for one that holds no
    decisions.
    """
    name = shown("standard input" if source == "-" else source)
    content = content_of(source, name)
    try:
        text = content if isinstance(content, str) else content.decode("utf-8-sig")
        rows = _rows_of_document(text) if text.lstrip().startswith("{") else _rows_of_table(text)
        made = tuple(_decisions(rows, name))
    except (KeyError, TypeError, ValueError, AttributeError, csv.Error, RecursionError) as error:
        raise ArticleDiffError(f"{name} is not a file of decisions", _ADVICE) from error
    if not made:
        raise ArticleDiffError(f"{name} holds no decisions", _ADVICE)
    for number, times in Counter(decision.id for decision in made).items():
        if times > 1:
            raise ArticleDiffError(f"{name} decides twice on no. {number}", _ADVICE)
    return Decisions(name, made)


def _rows_of_document(text: str) -> Iterator[Mapping[str, Any]]:
    for change in json.loads(text)["changes"]:
        yield {"id": change["id"], "words": change["full"]["text"], "decision": change.get("decision")}


def _rows_of_table(text: str) -> Iterator[Mapping[str, Any]]:
    # A spreadsheet may have written it with semicolons or tabs: the first column is "id".
    delimiter = text[2:3] if text[2:3] in (";", "\t") else ","
    table = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    if "id" not in (table.fieldnames or ()):
        raise ValueError("no column of ids")
    for row in table:
        yield {"id": int(row["id"]), "words": unguarded(row["full_text"]), "decision": row.get("decision")}


def _decisions(rows: Iterable[Mapping[str, Any]], name: str) -> Iterator[Decision]:
    """Yield the decisions; rows without one are passed over."""
    for row in rows:
        decision = row["decision"]
        if not decision:
            continue
        if decision not in _DECISIONS:
            raise ArticleDiffError(
                f"{name} says {visible(repr(decision))} of no. {row['id']}", "write taken or refused"
            )
        yield Decision(row["id"], row["words"], _DECISIONS[decision])


def _squeezed(text: str) -> str:
    """Return the text with single spaces for its white space, of which spreadsheets change the line ends."""
    return " ".join(text.split())
