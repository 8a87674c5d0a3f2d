"""Two sequences of keys, and the blanks of the first, to matches, fillings and moves."""

from articlediff.alignment.aligning import align
from articlediff.alignment.types import Alignment, Bounds, Filling, Match, Move

__all__ = ["Alignment", "Bounds", "Filling", "Match", "Move", "align"]
