"""The reading view of ``-f text``: what was lost, the passages it stands in, and a table of the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articlediff.model import Comparison, Kind
from articlediff.rendering.cells import cut_start
from articlediff.rendering.folding import folded
from articlediff.rendering.layout import paragraphs
from articlediff.rendering.legend import legend
from articlediff.rendering.marks import visible
from articlediff.rendering.story import story
from articlediff.rendering.styles import COLORS, NO_COLORS, Line, Piece, paint
from articlediff.rendering.summary import doubts, figures, losses, sentences
from articlediff.rendering.table import restored_table, unrestored_table
from articlediff.rendering.wording import size
from articlediff.rendering.wrapping import wrap

_NARROWEST = 30
_SHOWN_BY_DEFAULT = frozenset(Kind) - {Kind.FORMATTING}

_Section = list[Line]


def render_text(
    comparison: Comparison,
    *,
    color: bool = False,
    width: int = 80,
    only: frozenset[Kind] = frozenset(),
    stat: bool = False,
    context: int | None = 30,
) -> str:
    """The comparison for a reader at a terminal, in lines of at most ``width`` columns (30 or more).

    ``only`` marks just these kinds and lets the rest read as the full text does (empty: all kinds but
    formatting); ``stat`` gives the summary and figures without the story. ``context`` is about how many
    unchanged words stay on either side of a change; None leaves nothing out. The marks are the same
    with and without ``color``. Texts that do not differ give one sentence.

    >>> from articlediff import compare
    >>> view = render_text(compare("The   side of the city.", "The rebel-held side of the city."))
    >>> "The ⟦rebel-held⟧ side of the city." in view
    True
    """
    sections = _sections(comparison, max(width, _NARROWEST), only, stat, context)
    return paint(_spaced(sections), COLORS if color else NO_COLORS)


def _sections(
    comparison: Comparison, width: int, only: frozenset[Kind], stat: bool, context: int | None
) -> Iterator[_Section]:
    shown = only or _SHOWN_BY_DEFAULT
    if comparison.same_story.verdict == "different" and not comparison.changes:
        yield from (_prose(sentence, width) for sentence in _refusal(comparison))
    elif not comparison.different and not _marks_formatting(comparison, shown):
        yield _prose(_no_differences(comparison), width)
    else:
        yield [*_names(comparison, width)]
        yield from (_prose(sentence, width) for sentence in doubts(comparison))
        yield _prose(" ".join(sentences(comparison)), width)
        if stat:
            yield from _figures(comparison, width, only or frozenset(Kind))
        else:
            yield from _reading(comparison, width, only, context)


def _figures(comparison: Comparison, width: int, kinds: frozenset[Kind]) -> Iterator[_Section]:
    yield [line for count, note in figures(comparison, kinds) for line in _hanging(count, note, width)]
    yield [line for loss in losses(comparison.damage) for line in wrap([Piece(loss)], width, indent="  ")]


def _hanging(label: str, note: str, width: int) -> Iterator[Line]:
    """The label with the note beside it."""
    label += "   "
    first, *others = [*wrap([Piece(note, "faint")], width - len(label))] or [[]]
    yield [Piece(label if first else label.rstrip()), *first]
    yield from ([Piece(" " * len(label)), *line] for line in others)


def _reading(comparison: Comparison, width: int, only: frozenset[Kind], context: int | None) -> Iterator[_Section]:
    shown = only or _SHOWN_BY_DEFAULT
    changes = [change for change in comparison.changes if change.kind in shown]
    rule = [Piece("─" * width, "faint")]
    if not changes:
        yield _prose("There is no change of the kind asked for.", width)
        return
    yield [*wrap(legend(changes), width), rule]
    pieces = story(comparison, shown)
    unmarked = "left out" if only else "unchanged"
    for paragraph in paragraphs(pieces if context is None else folded(pieces, context, unmarked)):
        yield [*wrap(paragraph, width)]
    if Kind.RESTORED in shown and comparison.restored:
        yield [rule, [Piece("Restored", "heading")], *restored_table(comparison, width)]
    if Kind.UNRESTORED in shown and comparison.counts[Kind.UNRESTORED]:
        yield [rule, [Piece("Not restored", "heading")], *unrestored_table(comparison, width)]


def _names(comparison: Comparison, width: int) -> Iterator[Line]:
    for heading, article in (("Truncated", comparison.truncated), ("Full", comparison.full)):
        length = size(article.text)
        label = f"{heading:<11}"
        name = cut_start(visible(" ".join(article.name.split())), width - len(f"{label}, {length}"))
        yield [Piece(label, "heading"), Piece(f"{name}, {length}" if name else length)]


def _refusal(comparison: Comparison) -> Iterator[str]:
    names = [visible(article.name) for article in (comparison.truncated, comparison.full)]
    subject = " and ".join(names) if all(names) else "The two texts"
    yield f"{subject} look like different stories. {visible(comparison.same_story.reason)}"
    yield "Nothing was compared; --force compares them all the same."


def _no_differences(comparison: Comparison) -> str:
    number = comparison.counts[Kind.FORMATTING]
    if not number:
        return "No differences."
    return f"No differences but {number:,} in formatting alone (shown with --only formatting)."


def _marks_formatting(comparison: Comparison, shown: frozenset[Kind]) -> bool:
    return Kind.FORMATTING in shown and bool(comparison.counts[Kind.FORMATTING])


def _prose(sentence: str, width: int) -> _Section:
    return [*wrap([Piece(sentence)], width)]


def _spaced(sections: Iterable[_Section]) -> Iterator[Line]:
    """The lines of all sections, an empty line between them."""
    first = True
    for section in filter(None, sections):
        if not first:
            yield []
        first = False
        yield from section
