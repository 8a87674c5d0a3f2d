"""The report on a corpus: what is gathered, in bounded memory, and how it reads."""

from __future__ import annotations

import gc
import json
import re
import tracemalloc
from pathlib import Path

import pytest

import articlediff
from articlediff.corpus.corpus_rows import PairRow, ResultRow
from articlediff.corpus.gathering import Gathering, gathered
from articlediff.corpus.histograms import CONFIDENCES
from articlediff.corpus.results import result_of
from articlediff.corpus.row_figures import RowFigures, row_figures
from articlediff.errors import DocumentError
from articlediff.rendering.cells import cells
from articlediff.rendering.corpus.corpus_figures import CorpusFigures
from articlediff.rendering.corpus.corpus_page import corpus_page
from articlediff.rendering.corpus.corpus_text import corpus_text

FULL = "Mr. Reeve of Hull said on Monday that the harbour-side market would keep its rent-free stalls until the spring."
BLACKED = FULL.replace("Reeve", "████")
WORN = FULL.replace("harbour-side", "").replace("rent-free", "")
OTHER = "The old pier of the town was sold at noon to a firm from the north that builds nothing but bridges and towers."
CUT = FULL[:70] + " [+41 chars]"
SIDES = [("Results", "results.jsonl")]

PAIRS = (
    PairRow("blacked", BLACKED, "a", FULL),
    PairRow("worn", WORN, "b", FULL, ties=("c", "d")),
    PairRow("cut", CUT, "e", FULL),
    PairRow("equal", FULL, "f", FULL),
    PairRow("edited", FULL.replace("Monday", "Tuesday"), "g", FULL),
    PairRow("other", OTHER, "h", FULL),
    PairRow("alone", OTHER, reason="no article shares a passage with it"),
    PairRow("empty", "", problem="the text is empty"),
)


@pytest.fixture(scope="module")
def figures() -> CorpusFigures:
    return gathered(map(result_of, PAIRS))


def test_every_article_has_one_result(figures: CorpusFigures) -> None:
    assert figures.results == {"lost": 3, "edited": 1, "alike": 1, "different": 1, "unpaired": 1, "failed": 1}
    assert figures.articles == len(PAIRS)
    assert figures.compared == 5


def test_sums_are_those_of_the_comparisons(figures: CorpusFigures) -> None:
    compared = [row.comparison for row in map(result_of, PAIRS) if row.comparison]
    changes = [change for comparison in compared for change in comparison["changes"] if change["kind"] == "restored"]
    assert sum(figures.categories.values()) == len(changes) == figures.sums.counts["restored"]  # type: ignore[index]
    assert sum(bar.number for bar in figures.confidence) == len(changes)
    assert figures.sums.lost == sum(len(change["full"]["text"].split()) for change in changes)
    assert sum(bar.number for bar in figures.restorations.bars) == figures.compared
    assert figures.sums.doubtful == sum(change["confidence"] < 0.9 for change in changes)
    assert figures.cut == 1


def test_losses_are_summed_over_the_copies(figures: CorpusFigures) -> None:
    (loss,) = figures.losses
    assert (loss.loss, loss.articles, loss.restored, loss.kept) == ("hyphenated words", 1, 2, 0)
    assert loss.example == "harbour-side"


def test_names_and_other_words_are_counted_apart(figures: CorpusFigures) -> None:
    assert [tuple(common) for common in figures.names.first] == [("Reeve", 1)]
    assert [tuple(common) for common in figures.phrases.first] == [("harbour-side", 1), ("rent-free", 1)]


def test_whoever_needs_a_look_is_named_with_the_reason(figures: CorpusFigures) -> None:
    found = {group.concern: [(flagged.id, flagged.finding) for flagged in group.worst] for group in figures.to_check}
    assert found["failed"] == [("empty", "the text is empty")]
    assert found["tied"] == [("worn", "c and d do as well")]
    assert found["different"] == [("other", "None of the words occur in both texts in runs of 5 words or more")]


def test_the_worst_ten_are_named_and_all_are_counted() -> None:
    rows = [ResultRow(str(place), None, "failed", "the text is empty", None) for place in range(25)]
    (group,) = gathered(rows).to_check
    assert group.number == 25
    assert [flagged.id for flagged in group.worst] == [str(place) for place in range(10)]
    assert "  and 15 more\n" in corpus_text(SIDES, gathered(rows))
    assert "25, 10 of them here" in corpus_page(SIDES, gathered(rows))


def test_the_histogram_has_the_bars_of_the_page_that_tells_what_they_are_worth() -> None:
    page = (Path(articlediff.__file__).parent.parent / "docs/how-it-decides.md").read_text("utf-8")
    told = re.findall(r"^\| (0\.\d\d and more|0\.\d\d to 0\.\d\d|below 0\.\d\d) \| [\d,]", page, re.MULTILINE)
    bars = [bar.label for bar in gathered([]).confidence]
    assert [bar for bar in told if bar in bars] == bars
    assert len(bars) == len(CONFIDENCES)


def test_characters_are_counted_where_no_spaces_part_the_words() -> None:
    full = "其余的医院在城市的另一边受到严重破坏，居民说没有人来帮助他们。市长说学校将在下个星期重新开放。"
    result = result_of(PairRow("1", full.replace("城市的另一边", "██████", 1), "a", full))
    assert gathered([result]).sums.lost == 6


def test_a_word_is_not_a_name_because_it_opens_a_sentence() -> None:
    names = ["The", "The", "May", "May", "Hull", "The Hague"]
    restorations = row_figures(result_of(PAIRS[0])).restorations
    assert restorations is not None
    assert restorations.names == ["Reeve"]
    gathering = Gathering()
    gathering.add(RowFigures("lost", (), restorations._replace(names=names, small=["the", "the", "may", "hague"])))
    assert [common.text for common in gathering.figures().names.first] == ["May", "Hull", "The Hague"]
    assert row_figures(result_of(PAIRS[1])).restorations.small == ["harbour-side", "rent-free"]  # type: ignore[union-attr]


def test_a_result_that_is_not_ours_is_named() -> None:
    with pytest.raises(DocumentError, match="the comparison of '7' is not a document of -f json"):
        gathered([ResultRow("7", "a", "compared", None, {"format": "other"})])


def test_memory_does_not_grow_with_the_rows() -> None:
    result = result_of(PAIRS[1])

    def kept(number: int) -> int:
        gathering = Gathering()
        tracemalloc.start()
        for place in range(number):
            gathering.add(row_figures(result._replace(id=str(place))))
        gc.collect()  # The interpreter keeps tuples that nobody has, to use them again.
        size = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        return size

    assert kept(3000) < kept(300) + 2_000


def test_text_fits_the_terminal(figures: CorpusFigures) -> None:
    for width in (40, 60, 80, 100):
        assert max(map(cells, corpus_text(SIDES, figures, width=width).splitlines())) <= width
    assert corpus_text(SIDES, figures, width=300) == corpus_text(SIDES, figures, width=100)
    assert corpus_text(SIDES, figures) == corpus_text(SIDES, figures, width=80)
    assert "\x1b" in corpus_text(SIDES, figures, color=True)


def test_text_tells_everything_in_order(figures: CorpusFigures) -> None:
    text = corpus_text(SIDES, figures)
    headings = [
        "Results    results.jsonl",
        "In 3 of 5 pairs the copy lost",
        "Restorations per article: 0.8 on average, 1 in the median article",
        "Words restored per article",
        "Confidence of the restorations",
        "Lost throughout",
        "Names restored most often",
        "Words and phrases restored most often",
        "Could not be compared (1)",
        "Different stories, not compared (1)",
        "Other full articles do as well (1)",
    ]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)


def test_without_articles_there_is_one_sentence() -> None:
    assert corpus_text([], gathered([])) == "There are no articles.\n"
    assert "<h1>There are no articles.</h1>" in corpus_page([], gathered([]))


def test_a_name_cannot_break_out_of_the_page_or_command_the_terminal() -> None:
    row = ResultRow("<script>\x1b[31m", None, "failed", "</table>\x1b]0;", None)
    page, text = corpus_page(SIDES, gathered([row])), corpus_text(SIDES, gathered([row]))
    assert "<script" not in page
    assert "&lt;script&gt;␛[31m" in page
    assert "\x1b" not in page + text


def test_the_page_runs_and_loads_nothing(figures: CorpusFigures) -> None:
    page = corpus_page(SIDES, figures)
    assert "script-src" not in page
    assert "default-src &#39;none&#39;; style-src" in page
    assert not re.search(r"<script|<link|<img|url\(|@import|https?:", page)


def test_figures_are_json(figures: CorpusFigures) -> None:
    told = json.loads(json.dumps(figures.to_dict()))
    assert told["format"] == "articlediff-corpus-report/1"
    assert told["articles"] == len(PAIRS)
    assert told["names"] == {"short_by": 0, "commonest": [{"text": "Reeve", "number": 1}]}
    assert told["damage"][0]["articles"] == 1


def test_equal_results_give_equal_bytes(figures: CorpusFigures) -> None:
    again = gathered(map(result_of, PAIRS))
    assert corpus_page(SIDES, again) == corpus_page(SIDES, figures)
    assert corpus_text(SIDES, again) == corpus_text(SIDES, figures)
