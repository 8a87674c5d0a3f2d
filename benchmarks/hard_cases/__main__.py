"""Write hard cases as JSON lines: `python -m benchmarks.hard_cases --articles FOLDER_OR_JSONL > cases.jsonl`."""

from __future__ import annotations

from benchmarks.hard_cases.choosing import arguments, chosen_cases
from benchmarks.saved_cases import as_json


def main() -> None:
    """One case a line."""
    for case in chosen_cases(arguments(__doc__).parse_args()):
        print(as_json(case))


if __name__ == "__main__":
    main()
