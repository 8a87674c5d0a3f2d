"""Hard cases: whole articles edited as newsrooms do, then damaged, with the truth to the character."""

from benchmarks.hard_cases.families import FAMILIES, LEVELS, cases
from benchmarks.hard_cases.stories import Story, half_of, stories

__all__ = ["FAMILIES", "LEVELS", "Story", "cases", "half_of", "stories"]
