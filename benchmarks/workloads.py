"""Large pairs of texts to time `compare` on, the same on every machine.

A workload is a function of the stock of articles and a size in words; it gives (truncated, full). Where
the articles are used up, a further round of them begins, with its longer words exchanged for one another: as many
words of each frequency as in a natural text, and hardly a row of words that was there before.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from benchmarks.data import rows

Pair = tuple[str, str]
Workload = Callable[[Sequence[str], int], Pair]

SEED = 7
WORD = re.compile(r"(\S+)(\s*)")
LONGER_WORD = re.compile(r"[^\W\d_]{4,}")
SENTENCE = re.compile(r".+?(?:[.!?]\s+|\n+|$)", re.DOTALL)
WORDS_PER_EDIT = 20
SENTENCES_PER_MOVE = 50
LOST_SHARE = 0.05
LONGEST_ROW = 10_000
CHUNK_WORDS = 20


def stock(folder: Path) -> list[str]:
    """The articles in a fixed mixed order, so that every stretch holds all sources."""
    texts = [row["text"].strip() for row in rows(folder / "articles.jsonl")]
    random.Random(SEED).shuffle(texts)
    return texts


def edited(articles: Sequence[str], size: int) -> Pair:
    """A copy with words replaced, put in and taken out, and sentences moved now and then."""
    full = _joined(articles, size)
    return _with_edits(full), full


def damaged(articles: Sequence[str], size: int) -> Pair:
    """The edited copy, with one word in twenty lost to a blank of three spaces."""
    full = _joined(articles, size)
    return _with_blanks(_with_edits(full)), full


def slightly_damaged(articles: Sequence[str], size: int) -> Pair:
    """A copy with a third as many edits and losses."""
    full = _joined(articles, size)
    return _with_blanks(_with_edits(full, 3 * WORDS_PER_EDIT), LOST_SHARE / 3), full


def unrelated(articles: Sequence[str], size: int) -> Pair:
    """Two texts that share no article, nor a round of them where one does not fill both."""
    words = sum(len(article.split()) for article in articles)
    first_round = 0 if 2 * size <= words else -(-size // words)
    return _joined(articles, size), _joined(articles[::-1], size, first_round)


def one_word(articles: Sequence[str], size: int) -> Pair:
    """One word over and over, more often on one side; no common ends to trim."""
    return "first " + "again " * size + "end", "start " + "again " * (size * 9 // 10) + "last"


def white_space(articles: Sequence[str], size: int) -> Pair:
    """Nothing but spaces against a text."""
    return "   " * size, _joined(articles, size)


def marks(articles: Sequence[str], size: int) -> Pair:
    """Nothing but blanks that can be seen against a text."""
    return "█████ " * size, _joined(articles, size)


def marks_in_a_row(articles: Sequence[str], size: int) -> Pair:
    """10,000 blanks in a row in the middle of an edited copy; a tenth of the text at most."""
    return _with_row(articles, size, "█████ ")


def gap_in_text(articles: Sequence[str], size: int) -> Pair:
    """Return such a pair with three spaces for each word: one very wide blank."""
    return _with_row(articles, size, "   ")


def reversed_words(articles: Sequence[str], size: int) -> Pair:
    """A text against its own words from last to first."""
    full = _joined(articles, size)
    return " ".join(reversed(full.split())), full


def shuffled(articles: Sequence[str], size: int) -> Pair:
    """A text against its own stretches of 20 words in any order."""
    full = _joined(articles, size)
    words = full.split()
    chunks = [" ".join(words[at : at + CHUNK_WORDS]) for at in range(0, len(words), CHUNK_WORDS)]
    random.Random(SEED).shuffle(chunks)
    return " ".join(chunks), full


def lists(articles: Sequence[str], size: int) -> Pair:
    """Lines that are alike but for a word in each, which the copy has lost now and then."""
    vocabulary = sorted({word for word in _joined(articles, min(size, 10_000)).split() if word.isalpha()})
    chance = random.Random(SEED)
    lines = [f"{chance.choice(vocabulary)} was sold for {chance.randrange(9)} dollars." for _ in range(size // 6)]
    return _with_blanks("\n".join(lines)), "\n".join(lines)


SCALING: dict[str, Workload] = {"edited": edited, "damaged": damaged, "unrelated": unrelated}
WORST: dict[str, Workload] = {
    "one word": one_word,
    "white space": white_space,
    "marks": marks,
    "marks in a row": marks_in_a_row,
    "gap in text": gap_in_text,
    "reversed": reversed_words,
    "shuffled": shuffled,
    "lists": lists,
}


def _joined(articles: Sequence[str], size: int, first_round: int = 0) -> str:
    """Return the articles one after another, round after round, cut after that number of words."""
    rounds = [_round(articles, first_round)]
    missing = size
    while (words := len(rounds[-1].split())) < missing:
        missing -= words
        rounds.append(_round(articles, first_round + len(rounds)))
    last = next(islice(WORD.finditer(rounds[-1]), missing - 1, None))
    return "\n\n".join([*rounds[:-1], rounds[-1][: last.end(1)]])


def _round(articles: Sequence[str], number: int) -> str:
    """The articles as they are, or with their longer words exchanged: small ones and capitalised ones apart."""
    text = "\n\n".join(articles)
    if not number:
        return text
    chance = random.Random(SEED + number)
    exchanged: dict[str, str] = {}
    vocabulary = sorted(set(LONGER_WORD.findall(text)))
    for small in (True, False):
        words = [word for word in vocabulary if word[0].islower() is small]
        exchanged.update(zip(words, chance.sample(words, len(words)), strict=True))
    return LONGER_WORD.sub(lambda match: exchanged[match[0]], text)


def _with_edits(text: str, words_per_edit: int = WORDS_PER_EDIT) -> str:
    chance = random.Random(SEED)
    vocabulary = text.split()

    def edit(match: re.Match[str]) -> str:
        if chance.randrange(words_per_edit):
            return match[0]
        word, space = match.groups()
        other = chance.choice(vocabulary)
        return chance.choice((f"{other}{space}", f"{other} {word}{space}", ""))

    sentences = SENTENCE.findall(WORD.sub(edit, text))
    for _ in range(len(sentences) // SENTENCES_PER_MOVE):
        sentence = sentences.pop(chance.randrange(len(sentences)))
        sentences.insert(chance.randrange(len(sentences) + 1), sentence)
    return "".join(sentences)


def _with_blanks(text: str, share: float = LOST_SHARE) -> str:
    chance = random.Random(SEED)
    return WORD.sub(lambda match: f" {match[2]}" if chance.random() < share else match[0], text)


def _with_row(articles: Sequence[str], size: int, blank: str) -> Pair:
    full = _joined(articles, size)
    lost = min(LONGEST_ROW, size // 10)
    words = list(WORD.finditer(full))
    start, end = words[(size - lost) // 2].start(), words[(size + lost) // 2].start()
    return _with_edits(full[:start]) + blank * lost + _with_edits(full[end:]), full
