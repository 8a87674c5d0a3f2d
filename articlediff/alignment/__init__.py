"""Two sequences of keys, and the gaps of the first, to matches, fillings and moves."""

from articlediff.alignment.aligning import align
from articlediff.alignment.types import Alignment, Bounds, Filling, Gap, Match, Move, Strand

__all__ = ["Alignment", "Bounds", "Filling", "Gap", "Match", "Move", "Strand", "align"]
