"""Texts for the laws: nasty ones, and invented stories with what happens to real copies."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random
from typing import NamedTuple

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

PIECES = (
    "a", "b", "the", "The", "harbour", "rebel-held", "Idris", "al-Tannur", "17", "1, 300", "W. H. O.", "it’s", "'s",
    "é", "e\u0301", "\u0301", "ß", "ﬁ", "İ", "茶", "厂长", "。", "จ้ำ", "हिन्दी", "مدينة",
    "\u200f", "👩‍👩‍👧", "👍🏽", "\ufeff",
    " ", " ", " ", " ", "  ", "   ", "      ", "\n", "\n\n", "\r\n", "\t", "\u00a0", "\u2003", "\u2028", "\x1c", "\x85",
    ".", ".", ",", ";", "&", ":", "!", "?", "…", "...", "-", "--", "—", "–", "——", "-—", "‐", "−-",
    '"', "“", "”", "'", "‘", "’", "«", "»",
    "(", ")", "[", "]", "{", "}", "█", "████", "■", "_", "__", "____ __", "@", "@ @ @", "@entity1", "[REDACTED]",
    "(b)(6)", "***", "[…]", "XXXXX", "Harm to Ongoing Matter", "Read more", "… [+12 chars]", "\x00", "\x07", "\u200b",
    "{+", "+}", "⟦", "⟧", "[-", "-]",
)  # fmt: skip
"""Whatever a tokeniser, a blank finder or a renderer might stumble over."""

PLAIN_PIECES = (
    "a", "b", "the", "Idris", "harbour", "17", "1, 300", "W. H. O.", "it’s", "é", "e\u0301", "茶", " ", " ", " ",
    "\n", "\n\n", ". ", ", ", "; ", "-", " — ", "“", "”", '"', "… ",
)  # fmt: skip
"""Pieces that leave no trace of a blank, if no white space is added to them."""


SIGNS = (
    "-", "--", "----", "—", "——", "-—", "‐", "‐-", "‒", "–", "―", "−", "－", '"', "“", "„", "''", "'", "’", "«", "´",
    ".", "!", "?", "…", ",", " ", " ", " ", "   ", "\n", "\n\n", "███", "___", "[REDACTED]", "(b)(6)", "Read more",
    "a", "the", "Idris", "half-lit", "It sank. ", "Nobody came. ", "The ferry was late. ",
)  # fmt: skip
"""Signs of different forms that are compared as one, marks, and short sentences."""


def nasty_texts(max_pieces: int = 25) -> SearchStrategy[str]:
    """Draw anything: strange pieces in any order, and now and then any characters at all."""
    return st.one_of(joined(PIECES, max_pieces), joined("ab .,“”█_@", max_pieces), st.text(max_size=30))


def joined(pieces: tuple[str, ...] | str, most: int = 25) -> SearchStrategy[str]:
    """Draw pieces, at most ``most``, and join them."""
    return st.lists(st.sampled_from(pieces), max_size=most).map("".join)


@st.composite
def patched(draw: DrawFn, texts: SearchStrategy[str]) -> tuple[str, str]:
    """Draw a text twice, some stretches of the first replaced by something else."""
    full = copy = draw(texts)
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(copy)))
        stop = min(len(copy), start + draw(st.integers(0, 12)))
        copy = copy[:start] + draw(texts | st.just("") | st.just("  "))[:12] + copy[stop:]
    return copy, full


@st.composite
def reordered(draw: DrawFn, texts: SearchStrategy[str]) -> tuple[str, str]:
    """Draw some texts, joined in two orders."""
    parts = draw(st.lists(texts, max_size=6))
    return " ".join(draw(st.permutations(parts))), " ".join(parts)


# ---- stories


class Script(NamedTuple):
    """The look of sentences in a language: its words, the space between them and the stop of a sentence."""

    words: tuple[str, ...]
    space: str = " "
    stop: str = "."


_ENGLISH = """
    harbour master wall winter lorry granite council meeting ladder orchard kettle signal letter caretaker bridge
    barrow lantern ferry notebook granary carried opened promised closed counted asked mended found sold watched
    refused painted under behind before against without nearly seldom always the of and for from with that
    Idris Pellick Solveig Wendle al-Tannur Roux-Adeyemi hand-cut long-standing half-lit 60-foot 17 140 2,100 eleven
    it’s master’s narrow quiet northern wooden borrowed crooked
"""
_RUSSIAN = """
    вокзал старый поезд мост линия автобус зимой город учительница билет перевал часы инженер пролёт неделя открыли
    закрыли нашёл просел решила висят ходил построили из-за по-прежнему юго-западный через под для что который не на
    Вера Лунёва-Белых Тихую Зимогляда 17 двадцать чуть-чуть снова почти
"""
_CHINESE = """
    云溪 茶厂 厂长 工人 红茶 木牌 炒锅 机器 孩子 条件 原来 地方 答应 借给 关门 回家 打算 记者 谈话 已经 自己 祖父 慢 香
    在 的 了 把
"""
_ARABIC = """
    المدينة القديمة الجسر قطار رسالة شتاء مجلس سوق باب بحر فتح أغلق وعد رأى كتب من إلى على في التي الذي سليم مريم
    ١٧ هادئ ضيق
"""
SCRIPTS = {
    "English": Script(tuple(_ENGLISH.split())),
    "Russian": Script(tuple(_RUSSIAN.split())),
    "Chinese": Script(tuple(_CHINESE.split()), "", "。"),
    "Arabic": Script(tuple(_ARABIC.split())),
}

Sentence = tuple[str, ...]


class Story(NamedTuple):
    """Sentences of words, and which of them a paragraph begins with."""

    script: Script
    sentences: tuple[Sentence, ...]
    paragraphs: frozenset[int] = frozenset()

    def __str__(self) -> str:
        return self.printed(self.sentences)

    def printed(self, sentences: tuple[Sentence, ...]) -> str:
        """Return these sentences in the manner of the story."""
        text = ""
        for number, sentence in enumerate(sentences):
            between = "\n\n" if number in self.paragraphs else self.script.space
            text += (between if number else "") + self.script.space.join(sentence) + self.script.stop
        return text


@st.composite
def stories(draw: DrawFn, scripts: tuple[str, ...] = tuple(SCRIPTS), least: int = 2, most: int = 8) -> Story:
    """Draw an invented story of some sentences, no two of them alike, each with a capital at its beginning."""
    script = SCRIPTS[draw(st.sampled_from(scripts))]
    seeds = draw(st.lists(st.integers(0, 9_999), min_size=least, max_size=most, unique=True))
    paragraphs = draw(st.frozensets(st.integers(1, most)))
    return Story(script, tuple(sentence(script, seed) for seed in seeds), paragraphs)


def sentence(script: Script, seed: int, least: int = 6) -> Sentence:
    """Return a sentence in which no word occurs twice; to draw it word by word would take most of the tests' time."""
    random = Random(seed)
    first, *others = random.sample(script.words, random.randint(least, 14))
    return first[0].upper() + first[1:], *others


# ---- what is done to a copy


MARKS: dict[str, Callable[[str], str]] = {
    "spaces": lambda hidden: " ",
    "bars": lambda hidden: "█" * len(hidden),
    "underscores": lambda hidden: re.sub(r"\S+", lambda word: "_" * max(2, len(word[0])), hidden),
    "[REDACTED]": lambda hidden: "[REDACTED]",
    "(b)(6)": lambda hidden: "(b)(6)",
    "stars": lambda hidden: "***",
    "[…]": lambda hidden: "[…]",
    "XXXXX": lambda hidden: "XXXXX",
    "entity": lambda hidden: "@entity3",
    "words": lambda hidden: " ".join("@" for _ in hidden.split()),
}
"""The mark that each family puts in the place of hidden words."""
NEEDS_SPACES = frozenset(("spaces", "words", "XXXXX", "entity"))
"""Families that show nothing, or not how much, in a script without spaces between words."""


@st.composite
def blanked(draw: DrawFn, story: Story, family: str) -> str:
    """Draw a copy in which about every second sentence has lost one to three words to a mark of the family."""
    sentences = []
    for number, sentence in enumerate(story.sentences):
        if draw(st.booleans()):
            # An indented paragraph looks like one that has lost its first word.
            first = int(family == "spaces" and number in {0, *story.paragraphs})
            start = draw(st.integers(first, max(first, len(sentence) - 3)))
            # An entity is a name, and one word passes for one.
            stop = start + draw(st.integers(2 if family == "words" else 1, 1 if family == "entity" else 3))
            hidden = story.script.space.join(sentence[start:stop])
            sentence = (*sentence[:start], MARKS[family](hidden), *sentence[stop:])
        sentences.append(sentence)
    return story.printed(tuple(sentences))


@st.composite
def edited(draw: DrawFn, story: Story) -> Story:
    """Draw the story as an editor left it: sentences added, removed, moved, reworded."""
    sentences = list(story.sentences)
    for _ in range(draw(st.integers(1, 4))):
        edit = draw(st.sampled_from(("add", "remove", "move", "reword")))
        at = draw(st.integers(0, len(sentences) - 1)) if sentences else 0
        if edit == "add" or not sentences:
            sentences.insert(at, sentence(story.script, draw(st.integers(10_000, 19_999)), least=3))
        elif edit == "remove":
            del sentences[at]
        elif edit == "move":
            moved = sentences.pop(at)
            sentences.insert(draw(st.integers(0, len(sentences))), moved)
        else:
            start = draw(st.integers(0, len(sentences[at]) - 1))
            other = draw(st.lists(st.sampled_from(story.script.words), max_size=4))
            sentences[at] = (*sentences[at][:start], *other, *sentences[at][start + 2 :])
    return story._replace(sentences=tuple(s for s in sentences if s))


@st.composite
def blanked_copies(draw: DrawFn, families: tuple[str, ...] = tuple(MARKS)) -> tuple[str, str]:
    """Draw a copy with blanks of one family, and the full text."""
    family = draw(st.sampled_from(families))
    scripts = tuple(name for name, script in SCRIPTS.items() if script.space or family not in NEEDS_SPACES)
    story = draw(stories(scripts))
    return draw(blanked(story, family)), str(story)


@st.composite
def edited_copies(draw: DrawFn) -> tuple[str, str]:
    """Draw a copy with edits and blanks of any family, cut off somewhere at times, and the full text."""
    story = draw(stories())
    copy = draw(blanked(draw(edited(story)), draw(st.sampled_from(tuple(MARKS)))))
    if draw(st.integers(0, 3)) == 0:
        copy = copy[: draw(st.integers(0, len(copy)))] + draw(st.sampled_from(("", "…", " Read more", "… [+99 chars]")))
    return copy, str(story)


def any_pairs() -> SearchStrategy[tuple[str, str]]:
    """Draw a pair of any kind that is here, either side first."""
    pairs = st.one_of(
        st.tuples(nasty_texts(), nasty_texts()), patched(nasty_texts()), blanked_copies(), edited_copies()
    )
    return pairs | pairs.map(lambda pair: (pair[1], pair[0]))
