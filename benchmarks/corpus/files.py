"""The two collections as files, with the truth: which article each damaged one was made of."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from articlediff.records import NamedTuple
from benchmarks.corpus.damaging import DAMAGE
from benchmarks.corpus.making import Corpus, Made

_TURN = 21
"""Articles of which one is in the full collection only, and one has lost its full article."""


class Files(NamedTuple):
    """The paths of both collections. Columns beside ``id`` and ``text`` are the truth, which nobody else reads."""

    damaged: Path
    full: Path


def made_files(folder: Path, articles: int, seed: int) -> Files:
    """Return two collections with that many articles each; what the folder has from before is taken as it is.

    One damaged article in 21 has no full article, and one full article no damaged one.
    """
    files = Files(*(folder / f"{side}.{articles}.{seed}.jsonl" for side in ("damaged", "full")))
    if all(path.exists() for path in files):
        return files
    turn = list(DAMAGE)
    made = islice(Corpus(seed).articles(), articles + articles // (_TURN - 1))
    with files.damaged.open("w", encoding="utf-8") as damaged, files.full.open("w", encoding="utf-8") as full:
        for number, article in enumerate(made):
            place = number % _TURN
            if place != 0:
                full.write(_line(id=article.id, story=article.story, text=article.text))
            if place != 1:
                damaged.write(_damaged(article, turn[number % len(turn)], number, is_lost=place == 0))
    return files


def _damaged(article: Made, damage: str, number: int, is_lost: bool) -> str:
    text = DAMAGE[damage](article.text, random.Random(number))
    source = None if is_lost else article.id
    return _line(id=f"copy-{number:07}", damage=damage, source=source, story=article.story, text=text)


def _line(**row: object) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def rows_of(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file of JSON lines."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
