"""The compiled kernel and its twin give equal results, and the kernel can be left out, interrupted and shared."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from itertools import cycle

import pytest
from hypothesis import example, given, settings

from articlediff import compare, comparing, kernel
from articlediff.alignment import aligning, work
from articlediff.alignment.compiled import aligned_by_kernel
from articlediff.alignment.plain import aligned_in_python
from articlediff.alignment.protocols import AnyBlank, AnyTokens
from articlediff.alignment.types import Alignment, Bounds
from articlediff.calibration import costs
from articlediff.text.blanks import find_blanks
from articlediff.text.signs import WHITE_SPACE
from articlediff.text.split import text_columns
from articlediff.text.tokenising import tokenise
from benchmarks.hard_cases import FAMILIES, Story, cases
from tests.alignment.test_work import SIZE, WORST, without_unique_words
from tests.measuring.test_hard_cases import invented
from tests.stories import any_pairs, nasty_texts

REQUIRED = os.environ.get("REQUIRE_KERNEL") == "1"

Given = tuple[AnyTokens, AnyTokens, Sequence[AnyBlank], "Sequence[bool] | None", "Bounds | None"]
"""All that an alignment is told."""

needs_kernel = pytest.mark.skipif(not (kernel.extension or REQUIRED), reason="the kernel is not built, or not wanted")


def problems(a: str, b: str) -> list[Given]:
    """Return what the alignment is told when these texts are compared."""
    told: list[Given] = []

    def noted(
        a: AnyTokens,
        b: AnyTokens,
        blanks: Sequence[AnyBlank] = (),
        likely: Sequence[bool] | None = None,
        seam: Bounds | None = None,
    ) -> Alignment:
        told.append((a, b, blanks, likely, seam))
        return aligning.align(a, b, blanks, likely, seam)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(comparing, "align", noted)
        compare(a, b, force=True)
    return told


def assert_twins_agree(a: str, b: str) -> None:
    """Both ways round, and with all blanks of the first text, whether a comparison keeps them or not."""
    for one, other in ((a, b), (b, a)):
        x, y = tokenise(one), tokenise(other)
        likely = [weight > 5 for weight in y.weights]
        for given_texts in [*problems(one, other), (x, y, find_blanks(x), None, None), (x, y, (), likely, None)]:
            assert repr(aligned_by_kernel(*given_texts)) == repr(aligned_in_python(*given_texts))


def test_the_kernel_is_there_where_it_must_be() -> None:
    assert kernel.extension or not REQUIRED


@needs_kernel
@settings(max_examples=3 * settings().max_examples)
@given(any_pairs())
def test_twins_agree_on_copies(pair: tuple[str, str]) -> None:
    assert_twins_agree(*pair)


@needs_kernel
@given(nasty_texts(60), nasty_texts(60))
def test_twins_agree_on_any_texts(a: str, b: str) -> None:
    assert_twins_agree(a, b)


@needs_kernel
@pytest.mark.parametrize("family", FAMILIES)
def test_twins_agree_on_every_family_of_the_generator(family: str) -> None:
    for case in cases([Story("1", invented(1)), Story("2", invented(2))], [family], ["medium"], spellings="all"):
        assert_twins_agree(case.a, case.b)


@needs_kernel
@pytest.mark.parametrize("name", WORST)
def test_twins_agree_on_texts_that_are_meant_to_hurt(name: str) -> None:
    assert_twins_agree(*WORST[name](SIZE // 4))


@needs_kernel
def test_twins_agree_on_a_long_text_without_a_word_that_occurs_once() -> None:
    a, b = map(tokenise, without_unique_words(costs.LONG + 2_000))
    assert aligned_by_kernel(a, b, (), None, None) == aligned_in_python(a, b, (), None, None)


def columns_told(text: str) -> tuple[object, ...]:
    """All that both twins tell of a text by itself."""
    tokens = tokenise(text, [re.compile("a.")])
    split = tokens.split
    parts = [part for pair in zip(split.spaces, split.texts, strict=True) for part in pair]
    told = (split.texts, split.spaces, split.starts, split.ends, split.tail)
    assert text_columns([*parts, split.tail]) == told
    return (*told, tokens.keys, tokens.weights, tokens.masks, tokens.sentence_starts, split.signs)


def assert_twins_tell_the_same_of(text: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(kernel, "extension", None)
        in_python = columns_told(text)
    assert columns_told(text) == in_python


@needs_kernel
@given(nasty_texts(200))
@example("She left.\u2003“Go!” he said.\n\n@ @ ███ \x1c and … then\u3000No. 5 of St. Mark’s. a! Ok. so? Ok.\ud800 ")
def test_twins_tell_the_same_of_any_text(text: str) -> None:
    assert_twins_tell_the_same_of(text)


@needs_kernel
@given(any_pairs())
def test_twins_tell_the_same_of_copies(pair: tuple[str, str]) -> None:
    for text in pair:
        assert_twins_tell_the_same_of(text)


@needs_kernel
def test_twins_tell_the_same_of_a_text_in_several_pieces() -> None:
    assert_twins_tell_the_same_of("Ann   met Bob. She — “Tor” — left…\n\n" * 2_000)


@needs_kernel
@given(any_pairs())
def test_a_comparison_is_equal_with_both_twins(pair: tuple[str, str]) -> None:
    found = compare(*pair, force=True)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(kernel, "extension", None)
        assert repr(compare(*pair, force=True)) == repr(found)


def test_white_space_is_all_that_python_has() -> None:
    assert set(WHITE_SPACE) == {sign for sign in map(chr, range(sys.maxunicode + 1)) if sign.isspace()}


@needs_kernel
def test_what_is_not_a_text_is_refused() -> None:
    assert kernel.extension
    words = kernel.extension.words({"two": (("two",), (), ()), "three": (("four",),) * 3}.__getitem__, 9, 9, 9)
    for told in ((b"one",), (None,)):
        with pytest.raises(TypeError):
            kernel.extension.tokens(*told, (), words, WHITE_SPACE)
        with pytest.raises(TypeError):
            kernel.extension.signs(*told)
    with pytest.raises(TypeError):
        kernel.extension.columns([1, 2, 3])
    for span in ((2, 9), (2, 2), (-1, 1)):
        with pytest.raises(IndexError):
            kernel.extension.tokens("one", [(*span, (("x",), ("x",), (1,)))], words, WHITE_SPACE)
    for text, error in (("one", KeyError), ("two", IndexError), ("three", IndexError)):
        with pytest.raises(error):
            kernel.extension.tokens(text, (), words, WHITE_SPACE)
    with pytest.raises(ValueError, match="PyCapsule"):
        kernel.extension.tokens("one", (), {}, WHITE_SPACE)


@needs_kernel
def test_the_kernel_asks_once_for_each_word_that_may_be_remembered() -> None:
    """Two words at most, of four code points and two tokens at most."""
    assert kernel.extension
    asked: list[str] = []

    def tell(word: str) -> tuple[tuple[str, ...], ...]:
        asked.append(word)
        return (tuple(re.findall(r"\w+|-", word)),) * 3

    words = kernel.extension.words(tell, 2, 4, 2)
    for text, told in (
        ("on at on at", ["on", "at"]),
        ("the on the on", ["the", "on"]),
        ("longer longer", ["longer", "longer"]),
        ("a-b a-b", ["a-b", "a-b"]),
        ("the", []),
    ):
        asked.clear()
        assert kernel.extension.tokens(text, (), words, WHITE_SPACE)[0] == tuple(re.findall(r"\w+|-", text))
        assert asked == told


@needs_kernel
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timer that interrupts")
def test_a_signal_handler_may_tokenise_while_a_text_is_tokenised() -> None:
    """The table has room for one word, so that each text takes the place of what the other is told."""
    assert kernel.extension
    extension = kernel.extension
    words = extension.words(lambda word: ((word,), (word + "k",), (len(word),)), 1, 32, 8)
    word = "abcdefghijklmnopqrstuvwxyzabcd"
    is_next = cycle((False, True))

    def interrupt(*_: object) -> None:
        # The first signal only asks for a second one, which comes while the kernel works.
        if is_now := next(is_next):
            extension.tokens("zz", (), words, WHITE_SPACE)
        signal.setitimer(signal.ITIMER_REAL, 5e-5 if is_now else 2e-6)

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, 5e-5)
    try:
        for _ in range(20):
            texts, *_, keys, weights = extension.tokens(" ".join([word] * 60_000), (), words, WHITE_SPACE)
            assert (set(texts), set(keys), set(weights)) == ({word}, {word + "k"}, {len(word)})
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@needs_kernel
def test_a_column_is_searched_as_python_does() -> None:
    assert kernel.extension
    column = ("to", "the", "sea", "the")
    for wanted in ({"the"}, {"to": 1}, frozenset(), ("sea", "to")):
        assert kernel.extension.where(column, wanted) == [k for k, word in enumerate(column) if word in wanted]
    with pytest.raises(TypeError):
        kernel.extension.where(([],), {"the"})


@needs_kernel
def test_twins_do_the_same_work(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: Counter[str] = Counter()
    monkeypatch.setattr(work, "spent", lambda sort, amount: counted.update({sort: amount}))
    for name in WORST:
        (told,) = problems(*WORST[name](SIZE // 4)) or [None]
        if told is None:
            continue
        counted.clear()
        aligned_by_kernel(*told)
        of_kernel = counted.copy()
        counted.clear()
        aligned_in_python(*told)
        assert of_kernel == counted


@needs_kernel
def test_eight_threads_get_the_results_of_one() -> None:
    told = [given_texts for name in WORST for given_texts in problems(*WORST[name](SIZE // 4))]
    alone = [aligned_by_kernel(*given_texts) for given_texts in told]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda given_texts: aligned_by_kernel(*given_texts), told * 8))
    assert together == alone * 8


class Failing(Exception):
    """Raised by what the kernel asks."""


@needs_kernel
@pytest.mark.parametrize(
    ("likely", "seam"),
    [
        ([True], None),
        ([True] * 9, None),
        (None, Bounds(0, 0, 0, 99)),
        (None, Bounds(3, 1, 0, 0)),
        (None, Bounds(-1, 0, 0, 0)),
    ],
)
def test_what_is_outside_of_the_texts_is_refused(likely: list[bool] | None, seam: Bounds | None) -> None:
    with pytest.raises(IndexError):
        aligned_by_kernel(tokenise("a b c"), tokenise("a b x y c"), (), likely, seam)


@needs_kernel
def test_a_kernel_that_was_told_nothing_says_so() -> None:
    code = "import articlediff._kernel as k\ntry: k.align(1, 2, (), None, None)\nexcept RuntimeError as e: print(e)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout == "call prepare first\n"


@needs_kernel
def test_an_error_in_python_comes_out_of_the_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    def spent(sort: str, amount: int) -> None:
        raise Failing

    (told,) = problems(*WORST["lines that are alike"](SIZE // 4))
    monkeypatch.setattr(work, "spent", spent)
    with pytest.raises(Failing):
        aligned_by_kernel(*told)


@needs_kernel
def test_what_is_not_tokens_or_blanks_is_refused() -> None:
    tokens = tokenise("one two")
    with pytest.raises(AttributeError):
        aligned_by_kernel("one", tokens, (), None, None)  # type: ignore[arg-type]
    outside = find_blanks(tokenise("one two three   four"))
    with pytest.raises(IndexError):
        aligned_by_kernel(tokenise("one"), tokens, outside, None, None)


@needs_kernel
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no alarm")
def test_an_interruption_is_answered_within_the_call() -> None:
    class Interrupted(Exception):
        pass

    def interrupt(number: int, frame: object) -> None:
        raise Interrupted

    words = [f"w{n}" for n in range(300_000)]
    told = (tokenise(" ".join(words)), tokenise(" ".join(reversed(words))), (), None, None)
    assert told[0].weights and told[1].weights and told[0].sentence_starts and told[1].sentence_starts
    before = signal.signal(signal.SIGALRM, interrupt)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.02)
        with pytest.raises(Interrupted):
            aligned_by_kernel(*told)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("pure", ["1", ""])
def test_the_environment_chooses_the_twin_and_the_command_tells(pure: str) -> None:
    environment = {**os.environ, "ARTICLEDIFF_PURE": pure}
    told = subprocess.run(
        [sys.executable, "-m", "articlediff", "--version"], env=environment, capture_output=True, text=True, check=True
    )
    runs = "plain Python" if pure or not find_spec("articlediff._kernel") else "compiled kernel"
    assert told.stdout.endswith(f" ({runs})\n")
