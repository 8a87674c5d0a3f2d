"""How false claims on pairs without losses are counted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from benchmarks.data import PROJECT
from benchmarks.noloss import HEADER, Tally, half_of, line, measure, report

FERRY = "The ferry to the island left at noon with nine goats aboard, and nobody could say whose they were. "
LAMP = "The keeper of the lamp counted them twice and wrote the number into his book. "


def pair(truncated: str, full: str, name: str = "harbour/1") -> dict[str, str]:
    return {"id": name, "truncated": truncated, "full": full}


def test_whatever_is_restored_is_false() -> None:
    tally = measure(pair((FERRY + LAMP).replace("nine goats", "██████████"), FERRY + LAMP))
    assert (tally.pairs, tally.restored, tally.sure, tally.not_same) == (1, 1, 1, 0)
    (error,) = tally.errors
    assert error.startswith("harbour/1 0.9") and "nine goats" in error


def test_edits_are_no_claims() -> None:
    tally = measure(pair(FERRY, FERRY + LAMP.replace("twice", "often")))
    assert (tally.restored, tally.sure, tally.errors) == (0, 0, [])
    assert tally.words == len(FERRY.split())


def test_sure_claims_are_counted_in_twenty_thousand_words() -> None:
    cells = dict(zip(HEADER, line("harbour", Tally(2, 40_000, 8, 2)), strict=True))
    assert (cells["/1000 words"], cells["/20000 words"]) == ("0.20", "1.00")


def test_the_report_ends_with_the_sum() -> None:
    table = report({"wiki": Tally(1, 100, 1), "book": Tally(2, 300)}).splitlines()
    assert [row.split()[:3] for row in table[1:]] == [["book", "2", "300"], ["wiki", "1", "100"], ["all", "3", "400"]]


def test_the_command_measures_the_half_that_is_asked_for(tmp_path: Path) -> None:
    pairs = [pair(FERRY, LAMP, f"harbour/{number}") for number in range(9)]
    (tmp_path / "noloss.jsonl").write_text("".join(json.dumps(row) + "\n" for row in pairs), "utf-8")
    command = [sys.executable, "-m", "benchmarks.noloss", "--data", str(tmp_path), "--half", "tune", "--jobs", "1"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    wanted = sum(half_of(row["id"]) == "tune" for row in pairs)
    assert [row.split()[:2] for row in done.stdout.splitlines()[1:]] == [["harbour", f"{wanted}"], ["all", f"{wanted}"]]
