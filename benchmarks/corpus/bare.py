"""Compares the pairs of a file with nothing around it, every second one: the yardstick of ``corpus compare``."""

from __future__ import annotations

import gc
import json
import sys
from itertools import islice
from pathlib import Path

from articlediff.comparing import compare


def main() -> None:
    """Read the pairs of the file that is named first, and compare those of the half that is named second, 0 or 1."""
    gc.disable()
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        for line in islice(lines, int(sys.argv[2]), None, 2):
            row = json.loads(line)
            if row["full"] is not None:
                compare(row["truncated"], row["full"])


if __name__ == "__main__":
    main()
