"""The overview as text: the sums in sentences, and one line for each pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from articlediff.model import Kind
from articlediff.rendering.cells import cells, cut_start
from articlediff.rendering.doubts import DIFFERENT
from articlediff.rendering.kinds import TERMINAL_STYLES, Role
from articlediff.rendering.overview.outcomes import Figures, Outcome, overview_sentences, total
from articlediff.rendering.pieces import Line, Piece
from articlediff.rendering.terminal.painting import NO_STYLES, paint
from articlediff.rendering.terminal.wrapping import wrap
from articlediff.rendering.visible import on_one_line

_USUAL_WIDTH = 80
"""The columns of a line of prose where there is no terminal."""
_NARROWEST = 30
"""The fewest columns that a line takes, however narrow the terminal is."""
_LEAST_NAME = 16
"""The fewest columns of a name; below that the figures give way, the last first."""

HEADINGS = ("restored", "doubtful", "unrestored", "words", "edits", "verdict")
"""The headings of the columns after the name of the pair."""

_MOST_UNPAIRED = 20
"""The texts without a partner that are named; an archive may have thousands."""


def overview_text(
    sides: Sequence[tuple[str, str]],
    outcomes: Sequence[Outcome],
    *,
    color: bool = False,
    width: int | None = None,
    stat: bool = False,
) -> str:
    """Return the overview for a reader at a terminal.

    ``sides`` are headings with what each names, such as the two directories. Names are cut to the ``width`` of a
    terminal in columns; None: to that of nothing, and prose takes 80 columns. ``stat`` gives only the sums.

    >>> from articlediff import compare
    >>> from articlediff.rendering.overview.outcomes import compared, failed
    >>> pair = compared("city.txt", compare("The   side of the city.", "The rebel-held side of the city."))
    >>> print(overview_text([], [pair, failed("hall.txt", "hall.txt is empty")]))
    In 1 of 1 pairs the copy lost 1 word in 1 place, restored from the full text. 1
    pair could not be compared.
    <BLANKLINE>
    pair      restored  doubtful  unrestored  words  edits  verdict
    city.txt         1         -           -      1      -  same
    hall.txt  not compared: hall.txt is empty
    <BLANKLINE>
    sum              1         -           -      1      -
    <BLANKLINE>
    """
    columns = None if width is None else max(width, _NARROWEST)
    sections: list[list[Line]] = [
        [*_sides(sides, columns)],
        [*wrap([Piece(" ".join(overview_sentences(outcomes)))], columns or _USUAL_WIDTH)],
    ]
    if not stat:
        pairs = [outcome for outcome in outcomes if outcome.result != "unpaired"]
        sections += [[*_table(pairs, columns)], [*_unpaired(outcomes, columns)]]
    return paint(_spaced(sections), TERMINAL_STYLES if color else NO_STYLES)


def _sides(sides: Iterable[tuple[str, str]], width: int | None) -> Iterator[Line]:
    for heading, name in sides:
        label = f"{heading:<11}"
        yield [Piece(label, "heading"), Piece(_fitted(name, width and width - len(label)))]


def _table(pairs: Sequence[Outcome], width: int | None) -> Iterator[Line]:
    if not pairs:
        return
    figures = [_cells(outcome) for outcome in pairs]
    sums = _of_figures(total(pairs), "")
    names = [on_one_line(outcome.name) for outcome in pairs]
    longest = max(map(cells, ("pair", *names)))
    kept = len(HEADINGS)
    while kept and width is not None and width - _figures_width(kept) < min(longest, _LEAST_NAME):
        kept -= 1
    room = longest if width is None else min(longest, width - _figures_width(kept))
    yield [Piece(_name("pair", room) + _row(HEADINGS, kept), "heading")]
    for name, outcome, row in zip(names, pairs, figures, strict=True):
        first = Piece(_name(name, room))
        if problem := outcome.problem or ("" if outcome.figures else DIFFERENT):
            yield from _problem(first, problem, width)
        else:
            yield [first, Piece(_row(row, kept), _role(outcome))]
    if len(pairs) > 1:
        yield []
        yield [Piece((_name("sum", room) + _row(sums, kept)).rstrip(), "heading")]


def _role(outcome: Outcome) -> Role:
    """Return the role of the figures: what may wait is faint."""
    return "faint" if outcome.result == "alike" else "plain"


def _problem(name: Piece, problem: str, width: int | None) -> Iterator[Line]:
    told = Piece(f"  not compared: {on_one_line(problem)}", "removed")
    if width is None or cells(name.text) + cells(told.text) <= width:
        yield [name, told]
    else:
        yield [Piece(name.text.rstrip())]
        yield from _indented(told.text.strip(), "removed", width)


def _cells(outcome: Outcome) -> tuple[str, ...]:
    verdict = outcome.verdict.value if outcome.verdict else ""
    if not outcome.figures:
        return (*("" for _ in HEADINGS[:-1]), verdict)
    return _of_figures(outcome.figures, verdict)


def _of_figures(figures: Figures, verdict: str) -> tuple[str, ...]:
    counts = figures.counts
    numbers = (counts[Kind.RESTORED], figures.doubtful, counts[Kind.UNRESTORED], figures.lost, figures.edits)
    return (*(f"{number:,}" if number else "-" for number in numbers), verdict)


def _row(texts: Sequence[str], kept: int) -> str:
    """Return the first of the columns, numbers to the right."""
    *numbers, verdict = (
        f"  {text:<9}" if heading == "verdict" else f"  {text:>{_width(heading)}}"
        for heading, text in zip(HEADINGS, texts, strict=True)
    )
    return "".join([*numbers, verdict][:kept]).rstrip()


def _width(heading: str) -> int:
    """Return the columns of figures under a heading."""
    return max(len(heading), 5)


def _figures_width(kept: int) -> int:
    return sum(2 + _width(heading) for heading in HEADINGS[:kept]) + (2 if kept == len(HEADINGS) else 0)


def _name(name: str, room: int) -> str:
    shown = cut_start(name, room)
    return shown + " " * (room - cells(shown))


def _unpaired(outcomes: Iterable[Outcome], width: int | None) -> Iterator[Line]:
    unpaired = [outcome for outcome in outcomes if outcome.result == "unpaired"]
    if not unpaired:
        return
    yield [Piece("Without a partner", "heading")]
    for outcome in unpaired[:_MOST_UNPAIRED]:
        yield from _indented(on_one_line(f"{outcome.name}: {outcome.problem}"), "plain", width)
    if (more := len(unpaired) - _MOST_UNPAIRED) and more > 0:
        yield [Piece(f"  and {more:,} more, which -f csv --stat lists", "faint")]


def _indented(text: str, role: Role, width: int | None) -> Iterator[Line]:
    """Yield the text in lines that begin with two spaces, or on one line where there is no terminal."""
    lines = [[Piece(text, role)]] if width is None else wrap([Piece(text, role)], width - 2)
    yield from ([Piece("  "), *line] for line in lines)


def _fitted(text: str, width: int | None) -> str:
    shown = on_one_line(text)
    return shown if width is None else cut_start(shown, width)


def _spaced(sections: Iterable[list[Line]]) -> Iterator[Line]:
    for position, section in enumerate(filter(None, sections)):
        if position:
            yield []
        yield from section
