"""One tool on one saved case, and nothing else: a process of which the peak of memory is measured.

    python -m benchmarks.peers.once CASE [TOOL]

Without a tool the case is read and nothing done: what all libraries have in common.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.peers.tools import TOOLS
from benchmarks.saved_cases import read


def main() -> None:
    """Read the case and run the tools named."""
    path, *names = sys.argv[1:]
    case = next(read(Path(path)))
    for name in names:
        TOOLS[name].start(case, Path(path).parent).work()


if __name__ == "__main__":
    main()
