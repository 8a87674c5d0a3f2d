"""The figures as a table to read, as tables for a page of Markdown, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.peers.measuring import Families, Tally, total
from benchmarks.scoring import COLUMNS, SHARES
from benchmarks.table import aligned, percent

HEADER = ("tool", "damage", "cases", *COLUMNS, "ms/pair", "peak MB")
MEGABYTE = 1_000_000
ALL = "all"


@dataclass(frozen=True)
class Figures:
    """All that was measured. ``peaks`` are bytes by tool, under "" those of Python without a tool."""

    versions: Mapping[str, str]
    missing: Sequence[str]
    tools: Mapping[str, Families]
    peaks: Mapping[str, int]
    untraced: int

    def notes(self) -> list[str]:
        """The lines that have no column."""
        blanks = max((total(families).score.expected for families in self.tools.values()), default=0)
        crashes = {name: total(families).crashes for name, families in self.tools.items()}
        found = [
            "Peers are told where the blanks are, articlediff is not.",
            f"{self.untraced} of {blanks} blanks left no trace: those no peer can be told of.",
            "Versions: " + ", ".join(f"{name} {version}" for name, version in self.versions.items()) + ".",
        ]
        if self.peaks:
            found.append(
                f"The peak of a library holds the {_megabytes(self.peaks.get(''))} MB of Python without a tool."
            )
        if any(crashes.values()):
            found.append("Crashes: " + ", ".join(f"{name} {count}" for name, count in crashes.items() if count) + ".")
        if self.missing:
            found.append(f"Missing here: {', '.join(self.missing)}.")
        return found


def as_text(figures: Figures) -> str:
    """One table with a line for each tool and damage, and the notes below it."""
    lines = [
        [name, family, *_cells(tally), _megabytes(figures.peaks.get(name)) if family == ALL else ""]
        for name, families in figures.tools.items()
        for family, tally in _with_sum(families).items()
    ]
    return "\n".join([aligned(HEADER, lines), "", *figures.notes()])


def as_markdown(figures: Figures) -> str:
    """Return two tables, as docs/accuracy.md has them: what holds over all by tool, and F1 by damage and tool."""
    over_all = [["tool", *SHARES, "ms/pair", "peak MB"]]
    for name, found in figures.tools.items():
        every = total(found)
        costs = [f"{every.milliseconds:.1f}", _megabytes(figures.peaks.get(name))]
        over_all.append([name, *every.score.shares(), *costs])
    by_damage = [["damage", *figures.tools]]
    for family in dict.fromkeys(family for found in figures.tools.values() for family in found):
        by_damage.append([family, *(percent(found[family].score.f1, 1) for found in figures.tools.values())])
    return "\n\n".join([_markdown_table(over_all), _markdown_table(by_damage), *figures.notes()])


def _markdown_table(rows: Sequence[Sequence[str]]) -> str:
    heading, *others = rows
    ruled = [heading, ["---", *["--:"] * (len(heading) - 1)], *others]
    return "\n".join(f"| {' | '.join(row)} |" for row in ruled)


def as_json(figures: Figures) -> str:
    """Everything for a program; shares run from 0 to 1, None where nothing was claimed or lost."""
    tools = {
        name: {
            "peak_bytes": figures.peaks.get(name),
            "damage": {family: _numbers(tally) for family, tally in _with_sum(families).items()},
        }
        for name, families in figures.tools.items()
    }
    document = {
        "versions": dict(figures.versions),
        "missing": list(figures.missing),
        "untraced": figures.untraced,
        "python_peak_bytes": figures.peaks.get(""),
        "tools": tools,
    }
    return json.dumps(document, indent=2)


def _with_sum(families: Families) -> Families:
    return {**families, ALL: total(families)}


def _cells(tally: Tally) -> list[str]:
    return [str(tally.cases), *tally.score.cells(), f"{tally.milliseconds:.1f}"]


def _numbers(tally: Tally) -> dict[str, float | None]:
    return {
        "cases": tally.cases,
        "crashes": tally.crashes,
        **tally.score.figures(),
        "ms_per_pair": tally.milliseconds,
    }


def _megabytes(size: int | None) -> str:
    return "-" if size is None else f"{size / MEGABYTE:.1f}"
