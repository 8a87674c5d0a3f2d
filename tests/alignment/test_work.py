"""The work stays in proportion to the texts: counted, since seconds depend on the machine.

Every text that is meant to hurt comes in two sizes: each token may take only so much work, and twice the text hardly
more than twice the work. The alignment tells of its work in `articlediff.alignment.work`.
"""

from __future__ import annotations

import gc
import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from random import Random

import pytest

from articlediff import comparing, kernel
from articlediff.alignment import work
from articlediff.alignment.chain import chain
from articlediff.calibration import both_texts, costs
from articlediff.comparing import compare
from articlediff.text.tokenising import tokenise
from articlediff.text.tokens import Tokens

SIZE = 2_500
GROWTH = 2.4
"""Bounds are met step by step: a stretch just too large for a table is left out whole."""
VOCABULARY = 2_000
MOST = {
    "cells": costs.CELLS_WITH_BLANKS * (1 + costs.SEARCHED),
    "read for anchors": 2 * costs.DEEPEST,
    "searched for moves": costs.SEARCHED,
    "sentence starts": 6,
}
"""Of each kind of work, the most for a token of either text; what is searched for moves is aligned as well."""
SLACK = {
    "cells": costs.MOST_CELLS,
    "read for anchors": 2 * costs.LEAST_SEARCHED,
    "searched for moves": costs.LEAST_SEARCHED,
    "sentence starts": 500 + 8 * both_texts.LONGEST_NOTICE,  # the ends of the texts are looked through for a cut
}
"""The work that small texts may take as well."""


def natural(seed: int, size: int) -> list[str]:
    """Words of which few are frequent and most are rare, in sentences."""
    random = Random(seed)
    ranks = [int(VOCABULARY ** random.random()) for _ in range(size)]
    return [f"Word{rank}" if n % 15 == 0 else f"w{rank}{'.' * (n % 15 == 14)}" for n, rank in enumerate(ranks)]


def joined(words: Sequence[str], size: int) -> str:
    return " ".join(islice(cycle(words), size))


def damaged(size: int) -> tuple[str, str]:
    words = natural(1, size)
    random = Random(2)
    edited = [random.choice((w, w, w, w, w, w, w, w, " ", "other")) for w in words]
    return " ".join(edited), " ".join(words)


def shuffled(size: int) -> tuple[str, str]:
    words = natural(1, size)
    chunks = [" ".join(words[at : at + 20]) for at in range(0, size, 20)]
    Random(2).shuffle(chunks)
    return " ".join(chunks), " ".join(words)


def in_a_row(blank: str) -> Callable[[int], tuple[str, str]]:
    """A third of the words lost in one place."""

    def pair(size: int) -> tuple[str, str]:
        words = natural(1, size)
        third = size // 3
        return " ".join(words[:third]) + f" {blank * third} " + " ".join(words[2 * third :]), " ".join(words)

    return pair


def lists(size: int) -> tuple[str, str]:
    """Lines that are alike, some with a blank."""
    random = Random(3)
    line = ["The", "item", "was", "sold", "for", "some", "dollars."]
    lines = [[*line] for _ in range(size // len(line))]
    full = "\n".join(map(" ".join, lines))
    for words in lines:
        if random.random() < 0.3:
            words[random.randrange(len(words))] = " "
    return "\n".join(map(" ".join, lines)), full


def without_unique_words(size: int) -> tuple[str, str]:
    """Every word occurs at least twice, as most do in a text of a million words."""
    words = natural(4, size // 2)
    full = words + Random(5).sample(words, len(words))
    return " ".join([*full[:-9], "none", "of", "these"]), " ".join(["Not", "this", *full])


WORST: dict[str, Callable[[int], tuple[str, str]]] = {
    "an edited, damaged copy": damaged,
    "unrelated texts": lambda size: (" ".join(natural(1, size)), " ".join(natural(2, size))),
    "no word in common": lambda size: (" ".join(map(str, range(size))), " ".join(f"w{n}" for n in range(size))),
    "one word, over and over": lambda size: (joined(["first", "again"], 2) + " again" * size, "again " * size + "last"),
    "two words by turns and one of them": lambda size: (joined(["harbour", "wall"], size), joined(["wall"], size)),
    "two periods": lambda size: (joined(natural(1, 500), size), joined(natural(1, 499), size)),
    "blanks only": lambda size: ("█████ " * size, " ".join(natural(1, size))),
    "blanks on both sides": lambda size: ("█████ " * size, "end " + "█████ " * (size - 9)),
    "white space only": lambda size: ("   " * size + "end", " ".join(natural(1, size))),
    "a blank between all words": lambda size: ("   ".join(natural(1, size)[::-1]), " ".join(natural(1, size))),
    "marks in a row": in_a_row("█████ "),
    "words of one blank": in_a_row("   "),
    "a text against its reverse": lambda size: (" ".join(natural(1, size)[::-1]), " ".join(natural(1, size))),
    "stretches of 20 words in any order": shuffled,
    "lines that are alike": lists,
    "no word that occurs once": without_unique_words,
    "a long beginning against one word": lambda size: (
        " ".join(natural(1, size)),
        " ".join(["other", *natural(1, size)[-500:]]),
    ),
}


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """The work that is done, by its sort."""
    counted: Counter[str] = Counter()
    opens_sentence = Tokens.opens_sentence

    def counting(tokens: Tokens, index: int) -> bool:
        counted["sentence starts"] += 1
        return opens_sentence(tokens, index)

    monkeypatch.setattr(work, "spent", lambda sort, amount: counted.update({sort: amount}))
    monkeypatch.setattr(Tokens, "opens_sentence", counting)
    return counted


@pytest.mark.parametrize("name", WORST)
def test_each_token_has_its_share_of_work_and_twice_the_text_takes_twice_the_work(
    name: str, done: Counter[str]
) -> None:
    counts: list[Counter[str]] = []
    for size in (SIZE, 2 * SIZE):
        a, b = WORST[name](size)
        done.clear()
        compare(a, b, force=True)
        counts.append(done.copy())
        tokens = len(tokenise(a)) + len(tokenise(b))
        assert {sort: done[sort] for sort in MOST if done[sort] > MOST[sort] * tokens + SLACK[sort]} == {}
    once, twice = counts
    assert {sort: twice[sort] for sort in MOST if twice[sort] > GROWTH * once[sort] + SLACK[sort]} == {}


def test_every_sort_of_work_is_told_of(done: Counter[str]) -> None:
    for pair in (shuffled(SIZE), lists(SIZE)):
        compare(*pair, force=True)
    assert set(done) == {*MOST, "cut into rows"}


def test_each_text_is_tokenised_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(text: str, masks: Sequence[re.Pattern[str]] = ()) -> Tokens:
        read.append(text)
        return tokenise(text, masks)

    monkeypatch.setattr(comparing, "tokenise", counted)
    pair = damaged(300)
    compare(*pair)
    assert read == [*pair]


def test_a_comparison_leaves_no_cyclic_garbage() -> None:
    pair = damaged(300)
    compare(*pair)  # the first run fills caches
    gc.collect()
    gc.disable()
    try:
        compare(*pair)
        assert gc.collect() == 0
    finally:
        gc.enable()


@pytest.mark.parametrize("enabled", [True, False])
def test_a_comparison_leaves_the_garbage_collector_alone(enabled: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[bool, tuple[int, int, int]]] = []

    def watched(text: str, masks: Sequence[re.Pattern[str]] = ()) -> Tokens:
        seen.append((gc.isenabled(), gc.get_threshold()))
        return tokenise(text, masks)

    monkeypatch.setattr(comparing, "tokenise", watched)
    before = gc.get_threshold()
    if not enabled:
        gc.disable()
    try:
        compare("a", "b")
        seen.append((gc.isenabled(), gc.get_threshold()))
    finally:
        gc.enable()
    assert seen == [(enabled, before)] * 3


def test_a_long_text_without_a_word_that_occurs_once_is_aligned_by_its_rare_words(
    done: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The kernel has read its costs: only its twin can be given another.
    monkeypatch.setattr(kernel, "extension", None)
    monkeypatch.setattr(chain, "LONG", 1_000)
    comparison = compare(*without_unique_words(SIZE))
    assert comparison.same_story.score > 0.99
    assert done["read for anchors"] > SIZE
    assert done["cut into rows"] < SIZE / 10
