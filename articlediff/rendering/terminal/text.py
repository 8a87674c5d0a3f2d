"""The form ``-f text``: the losses in a sentence, and the changes in one of three views."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal

from articlediff.model import Comparison, Kind
from articlediff.records import NamedTuple
from articlediff.rendering.cells import cut, cut_start
from articlediff.rendering.doubts import ADD_SWAP, doubts
from articlediff.rendering.folding import Folding, folding
from articlediff.rendering.forms import LEAST_WIDTH, LONGEST_LINE, MOST_WIDTH
from articlediff.rendering.imprint import imprint
from articlediff.rendering.inline import inline
from articlediff.rendering.kinds import SHOWN_BY_DEFAULT, TERMINAL_STYLES
from articlediff.rendering.legend import legend
from articlediff.rendering.pieces import Line, Piece
from articlediff.rendering.reflow import told_in_blocks
from articlediff.rendering.segments import ALL_KINDS
from articlediff.rendering.summary import figures, losses, sentences
from articlediff.rendering.terminal.painting import NO_STYLES, paint
from articlediff.rendering.terminal.spelling import Spelling, spelling
from articlediff.rendering.terminal.table import restored_table, unrestored_table
from articlediff.rendering.terminal.wrapping import wrap
from articlediff.rendering.visible import visible, visible_name
from articlediff.rendering.wording import size

if TYPE_CHECKING:
    from articlediff.rendering.terminal.rows import ViewRow

_USUAL_WIDTH = 80
"""The columns that a report takes where there is no terminal."""

View = Literal["inline", "side-by-side", "list"]
USUAL_CONTEXT: Mapping[View, int] = {"inline": 30, "side-by-side": 30, "list": 8}
"""The number of words that are shown on either side of a change if nobody asks for another."""

_NONE_ASKED_FOR = "There are no changes of the kind asked for."

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
    encoding: str = "utf-8",
) -> str:
    """Return the comparison for a reader at a terminal, in lines of at most ``width`` columns (30 to 10,000).

    ``view`` is the story with its changes marked, the two texts side by side, or a list of the changes.
    Without a ``width`` the list cuts no line, and the other views take 80 columns. ``only`` marks just
    these kinds and lets the rest read as the texts do (empty: all kinds but formatting); ``stat`` gives
    only the summary and the figures. ``context`` is about how many unchanged words stay on either side of
    a change; None leaves nothing out. The marks are the same with and without ``color``, and are ASCII if the
    ``encoding`` of the terminal lacks ours. Texts that do not differ give one sentence.

    >>> from articlediff import compare
    >>> view = render_text(compare("The   side of the city.", "The rebel-held side of the city."))
    >>> "The ⟦rebel-held⟧ side of the city." in view
    True
    """
    columns = min(max(_USUAL_WIDTH if width is None else width, LEAST_WIDTH), MOST_WIDTH)
    # Side by side, what is said of both texts is no wider than one of them may be.
    prose_columns = min(columns, LONGEST_LINE) if view == "side-by-side" else columns
    letters = spelling(encoding)
    report = _Report(comparison, columns, prose_columns, only, folding(context, only), letters)
    if stat:
        sections = report.summarised(report.figures())
    elif view == "inline":
        sections = report.summarised(report.inline())
    elif view == "side-by-side":
        sections = report.summarised(report.side_by_side())
    else:
        sections = report.listed(cut=width is not None)
    return letters.laid_out(paint(_spaced(sections), TERMINAL_STYLES if color else NO_STYLES))


class _Report(NamedTuple):
    """A comparison, the columns of a line and of prose, the kinds asked for, how much is left out, and the letters."""

    comparison: Comparison
    width: int
    prose_width: int
    only: frozenset[Kind]
    folding: Folding
    spelling: Spelling

    @property
    def shown(self) -> frozenset[Kind]:
        """The kinds that are marked."""
        return self.only or SHOWN_BY_DEFAULT

    def summarised(self, details: Iterable[_Section]) -> Iterator[_Section]:
        """Yield the names of the texts, the summary and the details, or only the reason why nothing is shown."""
        if outcome := [*self._nothing_to_show()]:
            yield from outcome
            return
        yield [*_names(self.comparison, self.width, self.spelling)]
        yield from (self._prose(sentence) for sentence in doubts(self.comparison, ADD_SWAP))
        yield self._prose(" ".join(sentences(self.comparison)))
        yield from details

    def figures(self) -> Iterator[_Section]:
        """Yield the figures of the kinds, and the systematic losses of the copy."""
        counts = figures(self.comparison, self.only or ALL_KINDS)
        yield [line for count, note in counts for line in _hanging(count, note, self.width)]
        found = losses(self.comparison.damage)
        yield [line for loss in found for line in self._wrapped([Piece(loss)], indent="  ")]

    def inline(self) -> Iterator[_Section]:
        """Yield the story with its changes marked, and the tables of the lost words."""
        if not self._has_changes():
            yield self._prose(_NONE_ASKED_FOR)
            return
        yield self._legend(both_sides=False)
        pieces = self.folding.folded(inline(self.comparison, self.shown))
        for block in told_in_blocks(pieces, self.comparison.full.text):
            yield [row for line in block for row in self._wrapped(line)]
        if Kind.RESTORED in self.shown and self.comparison.restored:
            yield [
                self._rule(),
                [Piece("Restored", "heading")],
                *restored_table(self.comparison, self.width, self.spelling),
            ]
        if Kind.UNRESTORED in self.shown and self.comparison.counts[Kind.UNRESTORED]:
            yield [
                self._rule(),
                [Piece("Not restored", "heading")],
                *unrestored_table(self.comparison, self.width, self.spelling),
            ]

    def side_by_side(self) -> Iterator[_Section]:
        """Yield both texts, each with its marks."""
        from articlediff.rendering.terminal.rows import rows
        from articlediff.rendering.terminal.side_by_side import side_by_side

        if not self._has_changes():
            yield self._prose(_NONE_ASKED_FOR)
            return
        yield self._legend(both_sides=True)
        yield [*side_by_side(map(self._spelt, rows(self.comparison, self.shown, self.folding)), self.width)]

    def listed(self, cut: bool) -> Iterator[_Section]:
        """Yield one change a line, each ``cut`` to the width or whole, or only the reason why nothing is shown."""
        from articlediff.rendering.terminal.listing import listing

        if outcome := [*self._nothing_to_show()]:
            yield from outcome
            return
        width = self.width if cut else None
        lines = listing(self.comparison, self.shown, width, self.folding.context, self.spelling)
        yield [*lines] or self._prose(_NONE_ASKED_FOR)

    def _nothing_to_show(self) -> Iterator[_Section]:
        """Yield the sentences on two different stories or on two texts without differences; nothing for all others."""
        comparison = self.comparison
        if not comparison.aligned:
            yield from (self._prose(sentence) for sentence in _refusal(comparison))
        elif not comparison.has_differences and not (
            Kind.FORMATTING in self.shown and comparison.counts[Kind.FORMATTING]
        ):
            yield self._prose(no_differences(comparison))

    def _has_changes(self) -> bool:
        return any(change.kind in self.shown for change in self.comparison.changes)

    def _legend(self, both_sides: bool) -> _Section:
        changes = [change for change in self.comparison.changes if change.kind in self.shown]
        return [*self._wrapped(legend(changes, both_sides=both_sides)), self._rule()]

    def _spelt(self, row: ViewRow) -> ViewRow:
        return row._replace(truncated=self.spelling.line(row.truncated), full=self.spelling.line(row.full))

    def _prose(self, sentence: str) -> _Section:
        return self._wrapped([Piece(sentence)])

    def _wrapped(self, pieces: Iterable[Piece], indent: str = "") -> _Section:
        return [*wrap(self.spelling.line(pieces), self.prose_width, indent)]

    def _rule(self) -> Line:
        return [Piece("─" * self.width, "faint")]


def _hanging(label: str, note: str, width: int) -> Iterator[Line]:
    """Yield the label, with the note to the right of it, or below where the longest word has no room there."""
    label += "   "
    if any(len(word) > width - len(label) for word in note.split()):
        yield [Piece(label.rstrip())]
        yield from ([Piece("  "), *line] for line in wrap([Piece(note, "faint")], width - 2))
        return
    first, *others = [*wrap([Piece(note, "faint")], width - len(label))] or [[]]
    yield [Piece(label if first else label.rstrip()), *first]
    yield from ([Piece(" " * len(label)), *line] for line in others)


def _names(comparison: Comparison, width: int, spelling: Spelling) -> Iterator[Line]:
    for heading, article in (("Truncated", comparison.truncated), ("Full", comparison.full)):
        length = size(article.text)
        label = f"{heading:<11}"
        name = cut_start(spelling.text(visible_name(article.name)), width - len(f"{label}, {length}"))
        yield [Piece(label, "heading"), Piece(f"{name}, {length}" if name else length)]
        if told := imprint(article):
            yield [Piece(" " * len(label) + cut(spelling.text(told), width - len(label)), "faint")]


def _refusal(comparison: Comparison) -> Iterator[str]:
    names = [visible_name(article.name) for article in (comparison.truncated, comparison.full)]
    subject = " and ".join(names) if all(names) else "The two texts"
    yield f"{subject} look like different stories. {visible(comparison.same_story.reason)}"
    yield "Nothing was compared; --force compares them anyway."


def no_differences(comparison: Comparison) -> str:
    """Return the sentence for texts that do not differ, or only in their formatting.

    >>> from articlediff import compare
    >>> no_differences(compare("One story.", "One story."))
    'No differences.'
    """
    number = comparison.counts[Kind.FORMATTING]
    if not number:
        return "No differences."
    return f"No differences except {number:,} in form (shown with --only formatting)."


def _spaced(sections: Iterable[_Section]) -> Iterator[Line]:
    """Yield the lines of all sections, an empty line between them."""
    first = True
    for section in filter(None, sections):
        if not first:
            yield []
        first = False
        yield from section
