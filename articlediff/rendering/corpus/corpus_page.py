"""The report on a corpus as a page."""

from __future__ import annotations

from collections.abc import Sequence

from articlediff.records import NamedTuple
from articlediff.rendering.corpus.corpus_figures import Bar, CorpusFigures, Ranking
from articlediff.rendering.corpus.corpus_wording import CONCERNS, corpus_sentences, short_told, spread_told
from articlediff.rendering.html.colors import with_declarations
from articlediff.rendering.html.templates import as_is, asset, policy, template


class _Bar(NamedTuple):
    """A row of a histogram as the page shows it; ``share`` is that of the longest bar in %."""

    label: str
    number: int
    share: int


class _Histogram(NamedTuple):
    """A histogram with its heading and a clause about it, which may be empty."""

    name: str
    heading: str
    told: str
    bars: Sequence[_Bar]


class _Words(NamedTuple):
    """The commonest words of one sort with their heading, and how exact their numbers are."""

    name: str
    heading: str
    ranking: Ranking
    told: str


def corpus_page(sides: Sequence[tuple[str, str]], figures: CorpusFigures) -> str:
    """Return the report as an HTML page that opens offline, loads nothing and runs no script.

    ``sides`` are headings with what each names, such as the file of results. Equal figures give equal bytes.
    """
    style = with_declarations("\n".join(asset(f"{name}.css") for name in ("page", "overview", "corpus")))
    headline, *details = corpus_sentences(figures)
    return template("corpus.html.jinja").render(
        policy=policy(style),
        style=as_is(style),
        headline=headline,
        details=" ".join(details),
        sides=sides,
        histograms=_histograms(figures) if figures.compared else (),
        losses=figures.losses,
        words=[words for words in _words(figures) if words.ranking.first],
        groups=[(CONCERNS[group.concern], group) for group in figures.to_check],
    )


def _histograms(figures: CorpusFigures) -> tuple[_Histogram, ...]:
    restorations, words = figures.restorations, figures.words
    return (
        _histogram("restorations", "Restorations per article", spread_told(restorations), restorations.bars),
        _histogram("words", "Words restored per article", spread_told(words), words.bars),
        _histogram("confidence", "Confidence of the restorations", "", figures.confidence),
    )


def _histogram(name: str, heading: str, told: str, bars: Sequence[Bar]) -> _Histogram:
    most = max(bar.number for bar in bars) or 1
    # The share of anything at all is seen.
    return _Histogram(name, heading, told, [_Bar(label, number, -(-100 * number // most)) for label, number in bars])


def _words(figures: CorpusFigures) -> tuple[_Words, ...]:
    return (
        _Words("names", "Names restored most often", figures.names, short_told(figures.names)),
        _Words("phrases", "Words and phrases restored most often", figures.phrases, short_told(figures.phrases)),
    )
