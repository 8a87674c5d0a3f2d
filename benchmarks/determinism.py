"""The bytes of `-f json` under several hash seeds and locales; exits 1 if they are not the same."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.data import PROJECT, options
from benchmarks.processes import FINISHED, trouble

SURROUNDINGS: dict[str, dict[str, str]] = {
    "hash seed 0": {"PYTHONHASHSEED": "0"},
    "hash seed 1": {"PYTHONHASHSEED": "1"},
    "hash seed 2": {"PYTHONHASHSEED": "2"},
    "C locale": {"LC_ALL": "C"},
    "C locale without UTF-8 mode": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


def pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    """Every NAME.truncated.txt below the folder that has its NAME.full.txt, in order of name."""
    for truncated in sorted(folder.rglob("*.truncated.txt")):
        full = truncated.with_name(truncated.name.replace(".truncated.txt", ".full.txt"))
        if full.is_file():
            yield truncated, full


def differences(truncated: Path, full: Path) -> Iterator[str]:
    """A line for every surrounding in which the document differs from the first or does not come."""
    expected: bytes | None = None
    for name, variables in SURROUNDINGS.items():
        done = _document(truncated, full, variables)
        if done.returncode not in FINISHED:
            yield f"{name}: exit {done.returncode}: {trouble(done)}"
            continue
        if expected is None:
            expected = done.stdout
        if done.stdout != expected:
            yield f"{name}: other bytes"


def _document(truncated: Path, full: Path, variables: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    command = (sys.executable, "-m", "articlediff", "-f", "json", str(truncated), str(full))
    environment = {**os.environ, **variables}
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, check=False)


def main() -> None:
    """Print a line for every pair."""
    chosen = options(__doc__).parse_args()
    found = [*pairs(PROJECT / "samples"), *pairs(chosen.data.resolve() / "seeds")]
    differing = 0
    for truncated, full in found:
        lines = list(differences(truncated, full))
        differing += bool(lines)
        print(f"{truncated.name}: {'; '.join(lines) or 'same'}")
    print(f"{len(found)} pairs, {len(SURROUNDINGS)} surroundings, {differing} differing")
    sys.exit(1 if differing or not found else 0)


if __name__ == "__main__":
    main()
