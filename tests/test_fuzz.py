"""The attack with fixed seeds: a minute and more of it in CI, seconds elsewhere; ``python -m tests.fuzz`` by hand."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from math import inf
from pathlib import Path

import pytest

from tests.fuzz import attack
from tests.fuzz.pairs import FAMILIES, pair_of
from tests.fuzz.promises import Tried
from tests.pages import ROOT

PAIRS = 700 if os.environ.get("CI") else 150
"""The pairs that are tried: one machine takes ten to twenty a second."""


def test_no_pair_breaks_a_promise(tmp_path: Path) -> None:
    lines: list[str] = []
    tally = attack.attack(iter(range(PAIRS)), inf, tmp_path, lines.append)
    assert lines == []
    assert sum(tally.pairs.values()) == PAIRS
    assert tally.pairs.keys() == {make.__name__ for make in FAMILIES}


TOLD = """
import hashlib
from tests.fuzz.pairs import pair_of
from tests.fuzz.promises import told, tried
print([hashlib.sha256(repr(told(tried(pair_of(seed)).found)).encode()).hexdigest() for seed in range(40)])
"""


def test_no_pair_depends_on_the_process() -> None:
    """Neither on the order of hashes, nor on the locale, nor on the twin that aligns."""
    settings = ({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2", "LC_ALL": "C"}, {"ARTICLEDIFF_PURE": "1"})
    outputs = {
        subprocess.check_output(
            [sys.executable, "-c", TOLD], cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)} | one
        )
        for one in settings
    }
    assert len(outputs) == 1


def test_a_seed_makes_one_pair() -> None:
    assert [pair_of(seed) for seed in range(50)] == [pair_of(seed) for seed in range(50)]


# ---- a broken promise is told, made small and written


def has_no_x(it: Tried) -> Iterator[str]:
    if "X" in it.pair.full:
        yield "there is an X"


def raises(it: Tried) -> Iterator[str]:
    raise KeyError("at once")
    yield


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORM_PROMISES", "COMMAND_PROMISES"):
        monkeypatch.setattr(attack, name, ())
    monkeypatch.setattr(attack, "PROMISES", (has_no_x, raises))


PAIR = pair_of(0)._replace(family="lossy", truncated="The copy is shorter. " * 9, full="The full text has an X. " * 9)


@pytest.mark.usefixtures("broken")
def test_a_broken_promise_and_an_error_are_told() -> None:
    told = list(attack.breaches(PAIR))
    assert told == [("has_no_x", "there is an X"), ("raises: KeyError", "KeyError('at once')")]


@pytest.mark.usefixtures("broken")
def test_a_broken_pair_is_made_small() -> None:
    small = attack.smallest(PAIR, "has_no_x")
    assert (small.truncated, small.full) == ("", "X")


@pytest.mark.usefixtures("broken")
def test_a_broken_pair_is_counted_and_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attack, "pair_of", lambda seed: PAIR._replace(seed=seed, full="\ud800X"))
    lines: list[str] = []
    tally = attack.attack(iter((3,)), inf, tmp_path, lines.append)
    assert tally.failures == {"has_no_x": 1, "raises: KeyError": 1}
    assert "1 pairs" in str(tally) and "2 failures" in str(tally)
    written = json.loads((tmp_path / "has_no_x-3.json").read_text("ascii"))
    assert (written["seed"], written["full"], written["finding"]) == (3, "X", "there is an X")
    assert lines[0] == f"seed 3, lossy ({', '.join(PAIR.wear)}): has_no_x: there is an X"
