"""The report on a corpus as text: sentences, histograms, the commonest words, and the articles to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from articlediff.rendering.cells import cells, cut, cut_start
from articlediff.rendering.corpus.corpus_figures import Bar, CorpusFigures, CorpusLoss, Ranking, Spread, ToCheck
from articlediff.rendering.corpus.corpus_wording import CONCERNS, corpus_sentences, short_told, spread_told
from articlediff.rendering.kinds import TERMINAL_STYLES
from articlediff.rendering.pieces import Line, Piece
from articlediff.rendering.terminal.painting import NO_STYLES, paint
from articlediff.rendering.terminal.wrapping import wrap
from articlediff.rendering.visible import on_one_line

_USUAL_WIDTH = 80
"""The columns of a line where there is no terminal."""
_NARROWEST = 40
"""The fewest columns that a line takes, however narrow the terminal is."""
_WIDEST = 100
"""The most columns of a line, which is as long as people like to read."""
_LABEL = 16
"""The columns of the label of a bar."""
_LOSS_FIGURES = 27
"""The columns of the three figures of a loss."""
_LONGEST_ID = 30
"""The most columns of the id of an article."""


def corpus_text(
    sides: Sequence[tuple[str, str]], figures: CorpusFigures, *, color: bool = False, width: int | None = None
) -> str:
    """Return the report for a reader at a terminal.

    ``sides`` are headings with what each names, such as the file of results. Lines take the ``width`` of the terminal
    in columns, 100 at most; None: 80.
    """
    columns = min(max(width or _USUAL_WIDTH, _NARROWEST), _WIDEST)
    sections = [
        [*_sides(sides, columns)],
        [*wrap([Piece(" ".join(corpus_sentences(figures)))], columns)],
    ]
    if figures.compared:
        sections += [
            [*_spread("Restorations per article", figures.restorations, columns)],
            [*_spread("Words restored per article", figures.words, columns)],
            [*_histogram("Confidence of the restorations", figures.confidence, columns)],
            [*_losses(figures.losses, columns)],
            [*_ranking("Names restored most often", figures.names, columns)],
            [*_ranking("Words and phrases restored most often", figures.phrases, columns)],
        ]
    sections += [[*_to_check(group, columns)] for group in figures.to_check]
    return paint(_spaced(sections), TERMINAL_STYLES if color else NO_STYLES)


def _sides(sides: Iterable[tuple[str, str]], width: int) -> Iterator[Line]:
    for heading, name in sides:
        label = f"{heading:<11}"
        yield [Piece(label, "heading"), Piece(cut_start(on_one_line(name), width - len(label)))]


def _spread(heading: str, spread: Spread, width: int) -> Iterator[Line]:
    told = f"{heading}: {spread_told(spread)}"
    yield from _histogram(told if cells(told) <= width else heading, spread.bars, width)


def _histogram(heading: str, bars: Sequence[Bar], width: int) -> Iterator[Line]:
    """Yield one line a bar, the longest of which fills the line."""
    most = max(bar.number for bar in bars)
    if not most:
        return
    yield [Piece(heading, "heading")]
    digits = len(f"{most:,}")
    room = width - _LABEL - digits - 6
    for label, number in bars:
        length = -(-number * room // most)
        yield [Piece(f"  {label:<{_LABEL}}{number:>{digits},}"), Piece(f"  {'#' * length}".rstrip(), "faint")]


def _losses(losses: Sequence[CorpusLoss], width: int) -> Iterator[Line]:
    if not losses:
        return
    room = min(_LABEL + 6, width - _LOSS_FIGURES)
    yield [Piece(_loss_row("Lost throughout", ("copies", "restored", "kept"), "for example", room, width), "heading")]
    for loss, *numbers, example in losses:
        figures = [f"{number:,}" for number in numbers]
        yield [Piece(_loss_row(f"  {on_one_line(loss)}", figures, on_one_line(example), room, width))]


def _loss_row(name: str, figures: Sequence[str], example: str, room: int, width: int) -> str:
    """Return the row, without its example if there is no room for it."""
    shown = cut(name, room)
    row = shown + " " * (room - cells(shown)) + "".join(f"{figure:>{_LOSS_FIGURES // 3}}" for figure in figures)
    left = width - len(row) - 2
    return f"{row}  {cut(example, left)}" if left >= len("for example") else row


def _ranking(heading: str, ranking: Ranking, width: int) -> Iterator[Line]:
    """Yield the words as a paragraph, each with its number."""
    if not ranking.first:
        return
    yield [Piece(heading, "heading")]
    # A number stays on the line of its word.
    told = ", ".join(f"{on_one_line(text)}\u00a0({number:,})" for text, number in ranking.first)
    yield from _indented(told, width)
    if short := short_told(ranking):
        yield from _indented(short, width)


def _to_check(group: ToCheck, width: int) -> Iterator[Line]:
    yield [Piece(f"{CONCERNS[group.concern]} ({group.number:,})", "heading")]
    ids = [cut_start(on_one_line(flagged.id), _LONGEST_ID) for flagged in group.worst]
    room = max(map(cells, ids))
    for name, flagged in zip(ids, group.worst, strict=True):
        finding = cut(on_one_line(flagged.finding), width - room - 4)
        yield [Piece(f"  {name}{' ' * (room - cells(name))}  "), Piece(finding)]
    if more := group.number - len(group.worst):
        yield [Piece(f"  and {more:,} more", "faint")]


def _indented(text: str, width: int) -> Iterator[Line]:
    yield from ([Piece("  "), *line] for line in wrap([Piece(text)], width - 2))


def _spaced(sections: Iterable[list[Line]]) -> Iterator[Line]:
    for position, section in enumerate(filter(None, sections)):
        if position:
            yield []
        yield from section
