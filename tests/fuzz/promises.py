"""What every comparison promises beside the laws of `benchmarks/laws.py`: one function a promise.

Each takes a :class:`Tried` and yields a line for every breach.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from random import Random
from typing import NamedTuple

from articlediff import Comparison, Kind, compare, kernel
from benchmarks.laws import violations, whole, without
from tests.fuzz.pairs import Pair

LONGEST_FOR_THE_TWIN = 1_500
"""Code points of both texts up to which plain Python aligns them as well, which takes it thirty times as long."""


class Tried(NamedTuple):
    """A pair and what the comparison found; ``usual`` is the comparison that was not forced."""

    pair: Pair
    found: Comparison
    usual: Comparison

    @property
    def random(self) -> Random:
        """A new source of choices, which gives the same ones for every promise and whatever is left of the texts."""
        return Random(self.pair.seed)


Promise = Callable[[Tried], Iterator[str]]


def tried(pair: Pair) -> Tried:
    """Compare the pair, forced and not."""
    usual = compare(pair.truncated, pair.full)
    return Tried(pair, usual if usual.aligned else compare(pair.truncated, pair.full, force=True), usual)


def keeps_the_laws(it: Tried) -> Iterator[str]:
    """Yield the laws that are broken: of segments, spans, order, form, and what is restored."""
    yield from violations(it.found)
    if it.usual is not it.found:
        yield from violations(it.usual)


def is_equal_to_itself(it: Tried) -> Iterator[str]:
    """Yield the texts that differ from themselves, and a line if a second comparison finds something else."""
    for text in (it.pair.truncated, it.pair.full):
        found = compare(text, text)
        if (found.changes, found.has_differences, found.same_story.verdict) != ((), False, "same"):
            yield f"{text[:60]!r} differs from itself"
    if told(compare(it.pair.truncated, it.pair.full)) != told(it.usual):
        yield "a second comparison finds something else"


def nothing_there_is_nothing_back(it: Tried) -> Iterator[str]:
    """Yield the changes that the pair has with its sides exchanged, if it has none as it is.

    White space may be a blank on the one side and nothing on the other.
    """
    if not it.found.changes:
        for change in compare(it.pair.full, it.pair.truncated, force=True).changes:
            if (change.truncated.text + change.full.text).strip():
                yield f"{change.kind}: {change.truncated.text!r}, {change.full.text!r}"


def is_that_of_the_twin(it: Tried) -> Iterator[str]:
    """Yield a line if plain Python finds something else than the compiled kernel; nothing where this is not built."""
    if kernel.extension is None or len(it.pair.truncated) + len(it.pair.full) > LONGEST_FOR_THE_TWIN:
        return
    built, kernel.extension = kernel.extension, None
    try:
        plain = compare(it.pair.truncated, it.pair.full, force=True)
    finally:
        kernel.extension = built
    if told(plain) != told(it.found):
        yield f"{_first_other(told(it.found), told(plain))}"


def restores_what_it_says(it: Tried) -> Iterator[str]:
    """Yield what is wrong with the restored text.

    It is the copy with its replacements, which ascend and lie in it. It has every word of the copy that was not
    replaced, the words that were put back, and no others; below the confidence asked for and of what was refused it
    has none.
    """
    found, text = it.found, it.pair.truncated
    replacements = found.restorations()
    edges = [edge for one in replacements for edge in (one.start, one.end)]
    if [0, *edges, len(text)] != sorted([0, *edges, len(text)]):
        yield f"the replacements are out of order or reach out: {edges}"
    kept = [text[start:end] for start, end in zip([0, *edges[1::2]], [*edges[::2], len(text)], strict=True)]
    rebuilt = kept[0] + "".join(one.text + after for one, after in zip(replacements, kept[1:], strict=True))
    if rebuilt != found.restored_text():
        yield "the replacements do not make the restored text"
    left = without(whole(text), [change.truncated for change in found.restored])
    put_back = "".join(without(change.full, ()) for change in found.restored)
    restored = without(whole(found.restored_text()), ())
    if Counter(restored) != Counter(left + put_back):
        yield f"letters were lost or made up: {restored[:80]!r} of {(left + put_back)[:80]!r}"
    if not all(change.full.text in found.restored_text() for change in found.restored):
        yield "restored words are not in the restored text"
    if {found.restored_text(1.01), found.restored_text(refused={change.id for change in found.restored})} != {text}:
        yield "the text is changed where nothing is to be put back"


def tells_form_as_form(it: Tried) -> Iterator[str]:
    """Yield the changes in a pair that differs in form only, of a kind other than formatting."""
    if it.pair.family == "form_only":
        for change in it.found.changes:
            if change.kind is not Kind.FORMATTING:
                yield f"{change.kind}: {change.truncated.text!r}, {change.full.text!r}"


def fills_blanks_with_the_full_text(it: Tried) -> Iterator[str]:
    """Yield a line if a copy that lost words to marks only is not restored to the full text."""
    if it.pair.family == "blanks_only" and it.found.restored_text().split() != it.pair.full.split():
        yield f"{it.found.restored_text()[:200]!r}"


PROMISES: tuple[Promise, ...] = (
    keeps_the_laws,
    is_equal_to_itself,
    nothing_there_is_nothing_back,
    is_that_of_the_twin,
    restores_what_it_says,
    tells_form_as_form,
    fills_blanks_with_the_full_text,
)


def told(found: Comparison) -> list[str]:
    """Return all that the comparison found, a line a finding."""
    return [*map(repr, (found.same_story, found.damage, found.swapped)), *map(repr, found.changes + found.runs)]


def _first_other(built: list[str], plain: list[str]) -> str:
    pairs = [(one, other) for one, other in zip(built, plain, strict=False) if one != other]
    return f"{pairs[0][0][:150]} against {pairs[0][1][:150]}" if pairs else f"{len(built)} against {len(plain)} lines"
