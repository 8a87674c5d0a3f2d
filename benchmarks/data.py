"""The texts to measure on: where they lie and how their rows are read."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[1]
DEFAULT_FOLDER = PROJECT.parent / "shared" / "data"


def options(description: str | None) -> argparse.ArgumentParser:
    """A parser that knows ``--data``, the option that all measurements share."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "--data",
        type=Path,
        default=DEFAULT_FOLDER,
        metavar="DIR",
        help="the folder of texts (default: ../shared/data beside the project)",
    )
    return parser


def rows(path: Path, otherwise: str = "name the folder of texts with --data DIR") -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines; where it is missing, ends the program and says what to do otherwise."""
    if not path.is_file():
        raise SystemExit(f"{path} is missing; {otherwise}")
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
