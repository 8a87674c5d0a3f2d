"""What differs in form only is told wherever it occurs: at cuts, beside moved passages, in runs of dashes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from articlediff import compare
from benchmarks.laws import violations
from tests.stories import SCRIPTS, sentence

QUOTES = (("“", "”"), ('"', '"'), ("„", "“"), ("«", "»"), ("''", "''"), ("‘", "’"), ("'", "'"), ("``", "''"))
DASHES = ("-", "--", "—", "–", "——", "-—", "—-", "‐", "−", "―", "----", "- -", "‒", "---", "–-")
STOPS = (".", "!", "...", "…", "")
ENDS = ("", "", " ", "...", "…", "-", " —", " Read more", " [...]", " (more)", "\n")
BETWEEN = (" ", "\n", "\n\n")
MOST_DRAWN = 9_999

thoroughly = settings(max_examples=3 * settings().max_examples)


def sentences() -> SearchStrategy[str]:
    """Draw the words of a sentence, without its stop."""
    return st.integers(0, MOST_DRAWN).map(lambda seed: " ".join(sentence(SCRIPTS["English"], seed)))


@st.composite
def two_forms(draw: DrawFn) -> tuple[str, str]:
    """Draw a sentence in two forms: other quotation marks around it, other dashes beside it, another ellipsis."""
    one = other = draw(sentences())
    for _ in range(draw(st.integers(0, 3))):
        quotes, other_quotes = draw(st.sampled_from(QUOTES)), draw(st.sampled_from(QUOTES))
        dash, other_dash = draw(st.sampled_from(DASHES)), draw(st.sampled_from(DASHES))
        shape = draw(st.sampled_from(("“{}”", "{} —", "— {}", "{}—", "“{}")))
        one, other = (
            shape.replace("“", pair[0]).replace("”", pair[1]).replace("—", sign).format(text)
            for text, pair, sign in ((one, quotes, dash), (other, other_quotes, other_dash))
        )
    stop = draw(st.sampled_from(STOPS))
    return one + stop, other + ("…" if stop == "..." else stop)


@st.composite
def reordered_in_form(draw: DrawFn) -> tuple[str, str]:
    """Draw sentences in two forms and two orders, some of one text exchanged, left out or put in."""
    forms = draw(st.lists(two_forms(), min_size=2, max_size=7))
    copy, full = [one for one, _ in forms], [other for _, other in forms]
    for _ in range(draw(st.integers(0, 2))):
        moved = copy.pop(draw(st.integers(0, len(copy) - 1)))
        copy.insert(draw(st.integers(0, len(copy))), moved)
    for text in (copy, full):
        edit = draw(st.sampled_from(("", "", "exchange", "leave out", "put in")))
        at = draw(st.integers(0, len(text) - 1))
        put_in = [f"{draw(st.sampled_from(('', '— ', '- ')))}{draw(sentences())}."] if edit != "leave out" else []
        if edit:
            text[at : at + (edit != "put in")] = put_in
    between = draw(st.sampled_from(BETWEEN))
    return between.join(copy), between.join(full)


@st.composite
def cut_in_a_quotation(draw: DrawFn) -> tuple[str, str]:
    """Draw a copy that breaks off a few words into a quotation, after a sentence that may be another one."""
    words = draw(sentences()).split()
    kept = draw(st.integers(0, 4))
    at = draw(st.integers(0, 5))
    between = draw(st.sampled_from(BETWEEN))
    (opens, _), (opens_full, closes_full) = draw(st.sampled_from(QUOTES)), draw(st.sampled_from(QUOTES))
    dashes = draw(st.tuples(st.sampled_from(DASHES), st.sampled_from(DASHES)) | st.just(("", "")))
    in_copy, in_full = (" ".join(filter(None, [*words[:at], dash, *words[at:]])) for dash in dashes)
    before = draw(sentences())
    replaced = draw(sentences() | st.just(before))
    begin = draw(sentences())
    copy = f"{begin}.{between}{replaced}.{between}{opens}{' '.join(in_copy.split(' ')[:kept])}"
    full = f"{begin}.{between}{before}.{between}{opens_full}{in_full},{closes_full} said {draw(sentences())}."
    return copy + draw(st.sampled_from(ENDS)), full


@st.composite
def unlike_dashes(draw: DrawFn) -> tuple[str, str]:
    """Draw a few words, most of them in both texts, between runs of dashes that each text has of its own."""
    texts: tuple[list[str], list[str]] = [], []
    for _ in range(draw(st.integers(1, 8))):
        word = draw(st.sampled_from(("a", "the", "Idris", "half", ".", "!", ",", "It sank.")))
        for text in texts:
            text.append(draw(st.sampled_from((word, word, word, ""))))
            text.append("".join(draw(st.lists(st.sampled_from((*"-—–‐−－", "--", '"', "“", " ")), max_size=3))))
    copy, full = ("".join(text) for text in texts)
    return copy, full


@thoroughly
@given(reordered_in_form())
def test_beside_a_passage_that_moved(pair: tuple[str, str]) -> None:
    for texts in (pair, pair[::-1]):
        assert violations(compare(*texts, force=True)) == []


@given(cut_in_a_quotation())
def test_beside_a_cut(pair: tuple[str, str]) -> None:
    assert violations(compare(*pair, force=True)) == []


@given(unlike_dashes())
def test_in_runs_of_dashes(pair: tuple[str, str]) -> None:
    assert violations(compare(*pair, force=True)) == []
