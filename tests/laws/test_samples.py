"""The samples: what ``truth.json`` says is found, and every form of output as its golden has it."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from articlediff import Change, Comparison, Kind, compare
from articlediff.command.compare import main
from tests.laws.test_cases import bare

PROJECT = Path(__file__).resolve().parents[2]
SAMPLES = PROJECT / "samples"
GOLDENS = Path(__file__).parents[1] / "goldens"
TRUTH: dict[str, dict[str, Any]] = json.loads((SAMPLES / "truth.json").read_text("utf-8"))
FIELDS = {"categories": "category", "evidence": "evidence"}
"""Of the fields of the truth that say what restored words are, those of a change."""
OUTPUTS = {"txt": ("--color", "never")} | {
    ending: ("--format", form)
    for ending, form in {"json": "json", "csv": "csv", "md": "markdown", "wdiff": "wdiff", "patch": "patch"}.items()
}


@pytest.fixture(autouse=True)
def beside_the_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of files are part of the output."""
    monkeypatch.chdir(PROJECT)


def paths(name: str) -> tuple[str, str]:
    """The truncated and the full text; another story is named by its file."""
    story, _, other = name.partition(".")
    return f"samples/{story}.truncated.txt", f"samples/{story}.{other or 'full'}.txt"


def compared(name: str) -> Comparison:
    return compare(*(Path(path).read_text("utf-8") for path in paths(name)))


def run(name: str, *options: str) -> Result:
    return CliRunner().invoke(main, [*options, *paths(name)], env={"COLUMNS": "80"})


def test_every_sample_has_its_truth() -> None:
    second = {path.name.removesuffix(".txt") for path in SAMPLES.glob("*.txt")}
    names = {name.removesuffix(".full") for name in second if not name.endswith(".truncated")}
    assert names == set(TRUTH)


@pytest.mark.parametrize("name", TRUTH)
def test_the_verdict_is_the_true_one_and_so_is_the_exit_status(name: str) -> None:
    assert compared(name).same_story.verdict == TRUTH[name]["verdict"]
    assert run(name).exit_code == TRUTH[name]["exit"]


@pytest.mark.parametrize("name", [name for name in TRUTH if "restored" in TRUTH[name]])
def test_what_is_found_is_the_truth(name: str) -> None:
    truth, found = TRUTH[name], compared(name)
    moved = [change.id for change in found.changes if change.kind is Kind.MOVED]
    assert texts(found.restored) == [bare(text) for text in truth["restored"]]
    assert [c.full.text for c in found.restored if c.within in moved] == truth.get("within_moved", [])
    assert found.counts[Kind.UNRESTORED] == truth["unrestored"]
    assert begin_with(found, Kind.ADDED, truth["added"])
    assert begin_with(found, Kind.REMOVED, truth["removed"])
    assert begin_with(found, Kind.MOVED, truth["moved"])
    reworded = [change for change in found.changes if change.kind is Kind.REWORDED]
    assert [[bare(c.truncated.text), bare(c.full.text)] for c in reworded] == truth["reworded"]


@pytest.mark.parametrize(
    ("name", "field"), [(name, field) for name in TRUTH for field in FIELDS if field in TRUTH[name]]
)
def test_restored_words_are_of_the_true_kind_on_the_true_evidence(name: str, field: str) -> None:
    truth = TRUTH[name][field]
    found: defaultdict[str, set[str]] = defaultdict(set)
    for change in compared(name).restored:
        found[bare(change.full.text)].add(str(getattr(change, FIELDS[field])))
    assert {text: found[text] for text in truth} == {text: {value} for text, value in truth.items()}


@pytest.mark.parametrize("form", OUTPUTS)
@pytest.mark.parametrize("name", TRUTH)
def test_the_output_is_the_golden_one(name: str, form: str) -> None:
    golden = GOLDENS / f"{name}.{form}"
    output = run(name, *OUTPUTS[form]).stdout
    if os.environ.get("WRITE_GOLDENS"):
        golden.write_text(output, "utf-8", newline="\n")
    assert output == golden.read_text("utf-8")


def texts(changes: Sequence[Change]) -> list[str]:
    return [bare(change.full.text) for change in changes]


def begin_with(found: Comparison, kind: Kind, words: Sequence[str]) -> bool:
    """Tell whether the changes of this kind are as many as these, and each begins with its words."""
    changes = [change for change in found.changes if change.kind is kind]
    stand = [(c.truncated if kind is Kind.REMOVED else c.full).text.strip() for c in changes]
    return len(stand) == len(words) and all(text.startswith(w) for text, w in zip(stand, words, strict=True))
