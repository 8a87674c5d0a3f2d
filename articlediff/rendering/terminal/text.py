"""The form ``-f text``: the losses in a sentence, and the changes in one of three views."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from articlediff.model import Comparison, Kind
from articlediff.rendering.cells import cut_start
from articlediff.rendering.folding import folded
from articlediff.rendering.inline import inline
from articlediff.rendering.kinds import SHOWN_BY_DEFAULT, TERMINAL_STYLES
from articlediff.rendering.legend import legend
from articlediff.rendering.pieces import Line, Piece, paragraphs
from articlediff.rendering.summary import doubts, figures, losses, sentences
from articlediff.rendering.terminal.painting import NO_STYLES, paint
from articlediff.rendering.terminal.table import restored_table, unrestored_table
from articlediff.rendering.terminal.wrapping import wrap
from articlediff.rendering.visible import on_one_line, visible
from articlediff.rendering.wording import size

_NARROWEST = 30
"""The fewest columns that a report takes, however narrow the terminal is."""
_USUAL_WIDTH = 80
"""The columns that a report takes where there is no terminal."""

View = Literal["inline", "side-by-side", "list"]
USUAL_CONTEXT: Mapping[View, int] = {"inline": 30, "side-by-side": 30, "list": 8}
"""The number of words that are shown on either side of a change if nobody asks for another."""

_NONE_ASKED_FOR = "There is no change of the kind asked for."

_Section = list[Line]


def render_text(
    comparison: Comparison,
    *,
    view: View = "inline",
    color: bool = False,
    width: int | None = _USUAL_WIDTH,
    only: frozenset[Kind] = frozenset(),
    stat: bool = False,
    context: int | None = 30,
) -> str:
    """Return the comparison for a reader at a terminal, in lines of at most ``width`` columns (30 or more).

    ``view`` is the story with its changes marked, the two texts side by side, or a list of the changes.
    Without a ``width`` the list cuts no line, and the other views take 80 columns. ``only`` marks just
    these kinds and lets the rest read as the texts do (empty: all kinds but formatting); ``stat`` gives
    only the summary and the figures. ``context`` is about how many unchanged words stay on either side of
    a change; None leaves nothing out. The marks are the same with and without ``color``. Texts that do
    not differ give one sentence.

    >>> from articlediff import compare
    >>> view = render_text(compare("The   side of the city.", "The rebel-held side of the city."))
    >>> "The ⟦rebel-held⟧ side of the city." in view
    True
    """
    columns = max(_USUAL_WIDTH if width is None else width, _NARROWEST)
    if view == "list" and not stat:
        sections = _list(comparison, only, columns, width is None, context)
    else:
        sections = _sections(comparison, view, columns, only, stat, context)
    return paint(_spaced(sections), TERMINAL_STYLES if color else NO_STYLES)


def _sections(
    comparison: Comparison, view: View, width: int, only: frozenset[Kind], stat: bool, context: int | None
) -> Iterator[_Section]:
    if outcome := [*_nothing_to_show(comparison, only or SHOWN_BY_DEFAULT, width)]:
        yield from outcome
        return
    yield [*_names(comparison, width)]
    yield from (_prose(sentence, width) for sentence in doubts(comparison))
    yield _prose(" ".join(sentences(comparison)), width)
    if stat:
        yield from _figures(comparison, width, only or frozenset(Kind))
    else:
        yield from _reading(comparison, view, width, only, context)


def _nothing_to_show(comparison: Comparison, shown: frozenset[Kind], width: int) -> Iterator[_Section]:
    """Yield what there is to say of two stories, or of two texts that do not differ; nothing of all others."""
    if not comparison.aligned:
        yield from (_prose(sentence, width) for sentence in _refusal(comparison))
    elif not comparison.has_differences and not _marks_formatting(comparison, shown):
        yield _prose(no_differences(comparison), width)


def _list(
    comparison: Comparison, only: frozenset[Kind], width: int, whole_lines: bool, context: int | None
) -> Iterator[_Section]:
    from articlediff.rendering.terminal.listing import listing

    shown = only or SHOWN_BY_DEFAULT
    outcome = [*_nothing_to_show(comparison, shown, width)]
    yield from outcome or [
        [*listing(comparison, shown, None if whole_lines else width, context)] or _prose(_NONE_ASKED_FOR, width)
    ]


def _figures(comparison: Comparison, width: int, kinds: frozenset[Kind]) -> Iterator[_Section]:
    yield [line for count, note in figures(comparison, kinds) for line in _hanging(count, note, width)]
    yield [line for loss in losses(comparison.damage) for line in wrap([Piece(loss)], width, indent="  ")]


def _hanging(label: str, note: str, width: int) -> Iterator[Line]:
    """Yield the label with the note beside it."""
    label += "   "
    first, *others = [*wrap([Piece(note, "faint")], width - len(label))] or [[]]
    yield [Piece(label if first else label.rstrip()), *first]
    yield from ([Piece(" " * len(label)), *line] for line in others)


def _reading(
    comparison: Comparison, view: View, width: int, only: frozenset[Kind], context: int | None
) -> Iterator[_Section]:
    shown = only or SHOWN_BY_DEFAULT
    changes = [change for change in comparison.changes if change.kind in shown]
    rule = [Piece("─" * width, "faint")]
    if not changes:
        yield _prose(_NONE_ASKED_FOR, width)
        return
    yield [*wrap(legend(changes, both_sides=view == "side-by-side"), width), rule]
    unmarked = "left out" if only else "unchanged"
    if view == "side-by-side":
        yield _columns(comparison, width, shown, context, unmarked)
        return
    pieces = inline(comparison, shown)
    for paragraph in paragraphs(pieces if context is None else folded(pieces, context, unmarked)):
        yield [*wrap(paragraph, width)]
    if Kind.RESTORED in shown and comparison.restored:
        yield [rule, [Piece("Restored", "heading")], *restored_table(comparison, width)]
    if Kind.UNRESTORED in shown and comparison.counts[Kind.UNRESTORED]:
        yield [rule, [Piece("Not restored", "heading")], *unrestored_table(comparison, width)]


def _columns(
    comparison: Comparison, width: int, shown: frozenset[Kind], context: int | None, unmarked: str
) -> _Section:
    from articlediff.rendering.terminal.rows import rows
    from articlediff.rendering.terminal.side_by_side import side_by_side

    return [*side_by_side(rows(comparison, shown, context, unmarked), width)]


def _names(comparison: Comparison, width: int) -> Iterator[Line]:
    for heading, article in (("Truncated", comparison.truncated), ("Full", comparison.full)):
        length = size(article.text)
        label = f"{heading:<11}"
        name = cut_start(on_one_line(article.name), width - len(f"{label}, {length}"))
        yield [Piece(label, "heading"), Piece(f"{name}, {length}" if name else length)]


def _refusal(comparison: Comparison) -> Iterator[str]:
    names = [on_one_line(article.name) for article in (comparison.truncated, comparison.full)]
    subject = " and ".join(names) if all(names) else "The two texts"
    yield f"{subject} look like different stories. {visible(comparison.same_story.reason)}"
    yield "Nothing was compared; --force compares them all the same."


def no_differences(comparison: Comparison) -> str:
    """Return the sentence for texts that do not differ, or only in their formatting.

    >>> from articlediff import compare
    >>> no_differences(compare("One story.", "One story."))
    'No differences.'
    """
    number = comparison.counts[Kind.FORMATTING]
    if not number:
        return "No differences."
    return f"No differences but {number:,} in formatting alone (shown with --only formatting)."


def _marks_formatting(comparison: Comparison, shown: frozenset[Kind]) -> bool:
    return Kind.FORMATTING in shown and bool(comparison.counts[Kind.FORMATTING])


def _prose(sentence: str, width: int) -> _Section:
    return [*wrap([Piece(sentence)], width)]


def _spaced(sections: Iterable[_Section]) -> Iterator[Line]:
    """Yield the lines of all sections, an empty line between them."""
    first = True
    for section in filter(None, sections):
        if not first:
            yield []
        first = False
        yield from section
