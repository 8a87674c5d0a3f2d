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

from articlediff import Comparison, compare, kernel
from articlediff.command import one
from tests.fuzz import attack, form_promises, promises
from tests.fuzz.command_promises import command_says_what_the_library_finds
from tests.fuzz.pairs import FAMILIES, Pair, pair_of
from tests.fuzz.promises import Promise, Tried
from tests.pages import ROOT

PAIRS = 800 if os.environ.get("CI") else 150
"""The pairs that are tried: one machine takes ten to thirty a second, so that CI is done in a minute."""


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


# ---- a promise that is broken says so

COPY, FULL = "The   side was quiet, Mr. ____ said.", "The rebel-held side was quiet, Mr. Reeve said."
OTHER = compare("The ferry sank, and nobody came.", "The ferry sank twice, and nobody came at all.")


OF_ONE_FAMILY = {promises.tells_form_as_form: "form_only", promises.fills_blanks_with_the_full_text: "blanks_only"}


@pytest.mark.parametrize("promise", promises.PROMISES, ids=lambda promise: promise.__name__)
def test_a_promise_is_not_kept_by_findings_of_other_texts(promise: Promise) -> None:
    if promise is promises.is_that_of_the_twin and kernel.extension is None:
        pytest.skip("the kernel is not built, or not wanted")
    found = {
        promises.keeps_the_laws: OTHER._replace(runs=OTHER.runs[1:]),
        promises.nothing_there_is_nothing_back: OTHER._replace(changes=()),
    }.get(promise, OTHER)
    pair = Pair(0, OF_ONE_FAMILY.get(promise, ""), (), COPY, FULL)
    assert list(promise(Tried(pair, found, found)))
    assert list(promise(promises.tried(pair._replace(truncated=FULL)))) == []


REPORTS = {
    "text_is_safe_on_a_terminal": "It sank.\x1b]0;title\x07",
    "markdown_is_safe": "It \u202e sank.",
    "json_is_read_back": '{"format": "articlediff/1"}',
    "csv_is_read_back": "id,kind\r\n",
    "wdiff_holds_both_texts": "It [-sank-] {+swam+}.",
    "patch_gives_the_full_text": "",
    "page_holds_no_markup_of_the_texts": "<script>alert(1)</script><script></script><b onclick=x>",
}


@pytest.mark.parametrize("promise", form_promises.FORM_PROMISES, ids=lambda promise: promise.__name__)
def test_a_form_does_not_keep_its_promise_by_another_report(promise: Promise, monkeypatch: pytest.MonkeyPatch) -> None:
    it = promises.tried(Pair(0, "", (), COPY, FULL))
    assert list(promise(it)) == []
    report, document = REPORTS.get(promise.__name__, ""), OTHER.to_docx()
    monkeypatch.setattr(form_promises, "render", lambda *_, **options: report)
    monkeypatch.setattr(Comparison, "to_docx", lambda _: document)
    assert list(attack._broken(promise, it))


def test_the_command_does_not_keep_its_promise_by_another_status(monkeypatch: pytest.MonkeyPatch) -> None:
    it = promises.tried(Pair(0, "", (), COPY, FULL))
    assert list(command_says_what_the_library_finds(it)) == []
    monkeypatch.setattr(one, "_status", lambda *_: 3)
    assert list(command_says_what_the_library_finds(it))


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
