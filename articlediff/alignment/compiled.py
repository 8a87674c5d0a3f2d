"""The alignment by the compiled kernel, and all that this is told before: costs, types, and what it asks Python."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from articlediff.alignment import work
from articlediff.alignment.blanks.misfits import misfits
from articlediff.alignment.chain.edits import minimal_matches
from articlediff.alignment.key_letters import key_letters
from articlediff.alignment.types import Alignment, Bounds, Filling, Match, Move
from articlediff.calibration import costs
from articlediff.kernel import extension

if TYPE_CHECKING:
    from articlediff.alignment.protocols import AnyBlank, AnyTokens

if extension:
    extension.prepare(costs, (Bounds, Match, Filling, Move, Alignment), key_letters, misfits, minimal_matches, work)


def aligned_by_kernel(
    a: AnyTokens,
    b: AnyTokens,
    blanks: Sequence[AnyBlank],
    likely: Sequence[bool] | None,
    seam: Bounds | None,
) -> Alignment:
    """Return the alignment that :func:`~articlediff.alignment.plain.aligned_in_python` returns.

    Raises :class:`RuntimeError` if the kernel is not there.
    """
    if extension is None:
        raise RuntimeError("the kernel is not built: call articlediff.alignment.plain")
    alignment: Alignment = extension.align(a, b, blanks, likely, seam)
    return alignment
