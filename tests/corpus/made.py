"""Small invented collections: stories of made-up sentences, and copies that have lost words."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from random import Random

_WHO = ("the keeper", "a clerk", "the harbour board", "nobody", "her brother", "the baker", "a pilot", "the widow")
_DID = ("counted", "sold", "had seen", "forgot", "carried", "painted", "feared", "asked for", "mended", "hid")
_WHAT = ("the nets", "a lantern", "the old boat", "seven barrels", "the ledger", "a red flag", "the keys", "a letter")
_WHEN = ("on Monday", "before the tide", "in the spring", "after the storm", "at noon", "that winter", "too late")
_LOST = ("half-lit", "storm-battered", "well-known", "long-running")


def story(number: int) -> tuple[str, str]:
    """Return a damaged copy and the full text of the story of that number, of 12 sentences."""
    random = Random(number)
    full, copy = [], []
    for _ in range(12):
        who, did, what, when = (random.choice(words) for words in (_WHO, _DID, _WHAT, _WHEN))
        lost = random.choice(_LOST)
        # Numbers, so that no two stories have five words of a sentence in common.
        one, other = (random.randrange(1_000, 10_000) for _ in range(2))
        whole = f"{who} {did} {what} {one} {when} beside the {lost} pier {other}"
        full.append(whole[0].upper() + whole[1:] + ".")
        copy.append(full[-1].replace(lost, " ") if random.random() < 0.5 else full[-1])
    return " ".join(copy), " ".join(full)


def write_pairs(path: str, number: int) -> None:
    """Write pairs as JSON lines, with nothing but ids and texts."""
    rows = ((name, *story(name)) for name in range(1, number + 1))
    lines = (json.dumps({"id": name, "truncated": copy, "full": full}) + "\n" for name, copy, full in rows)
    Path(path).write_text("".join(lines), "utf-8")


def write_collections(damaged: str, full: str, number: int) -> None:
    """Write a damaged collection in CSV, as All the News has it, and a full one in JSON lines, in another order."""
    stories = {name: story(name) for name in range(1, number + 1)}
    with open(damaged, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["", "id", "title", "content"])
        table.writerows([row, name, f'Story "{name}", told', stories[name][0]] for row, name in enumerate(stories))
    lines = (json.dumps({"id": f"f{name}", "text": stories[name][1]}) + "\n" for name in sorted(stories, key=str))
    Path(full).write_text("".join(lines), "utf-8")
