"""The problem: the input of all stages of an alignment, in one value that none of them changes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from articlediff.alignment.types import Bounds, Filling

if TYPE_CHECKING:
    from typing import Final

    from articlediff.alignment.protocols import AnyBlank
    from articlediff.alignment.strand import Strand


class Problem:
    """Two strands, the blanks of the first, and what is known before they are aligned.

    ``blanks`` ascend by their place. ``likely`` has for each token of ``b`` whether it is of the kind that blanks of
    white space have lost in this copy, and is None if that is not known. ``seam`` is a stretch of ``b`` known to be
    missing at a place of ``a``, after which both end alike.

    A plain class with plain attributes: a comparison is over before a dataclass is made, and its loops read them often.
    """

    def __init__(
        self,
        a: Strand,
        b: Strand,
        blanks: Sequence[AnyBlank] = (),
        likely: Sequence[bool] | None = None,
        seam: Bounds | None = None,
    ) -> None:
        self.a: Final = a
        self.b: Final = b
        self.blanks: Final = blanks
        self.likely: Final = likely
        self.seam: Final = seam
        self.whole: Final = Bounds(0, a.size, 0, b.size)
        self.places: Final = [blank.at for blank in blanks]
        """The token in front of which each blank is."""
        self.ends: Final = [blank.end for blank in blanks]
        """The token that follows each blank."""
        self.barred: Final = frozenset([blank.at for blank in blanks if not blank.covers])
        """The bars, to be looked up."""
        self.bars: Final = sorted(self.barred)
        """The places of blanks of white space, ascending, each once: no match goes across one."""

    def blanks_within(self, bounds: Bounds) -> range:
        """Return the numbers of the blanks in the stretch of the first strand, or at either end of it."""
        first = bisect_left(self.places, bounds.a0)
        return range(first, bisect_right(self.places, bounds.a1, lo=first))

    def place(self, filling: Filling) -> Bounds:
        """Return the blank and what fills it, as a stretch of either strand."""
        number = filling.blank
        return Bounds(self.places[number], self.ends[number], filling.start, filling.stop)

    def edges(self, fillings: Iterable[Filling]) -> frozenset[int]:
        """Return the boundaries of the first strand at which the filled blanks begin or end."""
        numbers = [filling.blank for filling in fillings]
        return frozenset([self.places[number] for number in numbers] + [self.ends[number] for number in numbers])
