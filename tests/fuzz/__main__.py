"""Attacks for some minutes: ``python -m tests.fuzz --minutes 60 --seed 1``. The exit status is 1 if a promise broke."""

import argparse
import sys
import time
from itertools import count, islice
from pathlib import Path
from tempfile import gettempdir

from tests.fuzz.attack import attack

options = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Hold made-up pairs against every promise.")
options.add_argument("--minutes", type=float, default=1.0, help="how long to try pairs (default: 1)")
options.add_argument("--pairs", type=int, help="the most pairs to try; 1 tries the pair of one seed again")
options.add_argument(
    "--seed", type=int, default=1, help="the seed of the first pair (default: 1); the next have the next"
)
options.add_argument(
    "--folder", type=Path, default=Path(gettempdir(), "articlediff-fuzz"), help="where broken pairs are written"
)
given = options.parse_args()
until = time.monotonic() + 60 * given.minutes
tally = attack(islice(count(given.seed), given.pairs), until, given.folder, lambda line: print(line, flush=True))
print(tally)
sys.exit(bool(tally.failures))
