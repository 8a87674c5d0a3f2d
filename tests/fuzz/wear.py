"""What is done to a copy, one function a kind: wear of form, losses, edits and accidents.

Each takes the source of choices and the text, and returns the text that is left.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from random import Random

from tests.fuzz.grammar import any_text, strange_pieces, written_story

Wear = Callable[[Random, str], str]

MASKS = (
    "█", "████", "■■■", "____", "__", "[REDACTED]", "[NAME]", "[redacted]", "<REDACTED>", "(b)(6)",
    "(b) (6), (b) (7)(C)", "***", "* * *", "[…]", "[...]", "(...)", "…",
    "...", ". . . .", "XXXXX", "xxx", "@", "@entity1", "@-@", "{{name}}",
    "%%%", "   ", "  ", "      ", "\t\t", "\u00a0\u00a0", "\u3000\u3000", "?????", "#####", "[a colleague]", "J████",
    "J***", "[NAME WITHHELD]", "Harm to Ongoing Matter", "[[1]]", "□□", "▒▒", "\ufffd\ufffd", "-----", "——",
    "[illegible]", "N.N.",
)  # fmt: skip
ENDINGS = (
    "", "…", "...", " Read more", " […]", "… [+1234 chars]", " (more)", "\n\nContinue reading", " Weiterlesen »",
    " [REDACTED]", "\nSubscribe to read the whole story. Already a subscriber? Log in.", " “", "\n«",
    " —", "-", "\n\n(c) The Post", "‐",
)  # fmt: skip


def in_words(change: Callable[[Random, list[str]], None]) -> Wear:
    """Return the wear that changes the text as a list of words and the white space between them, in place."""

    def worn(random: Random, text: str) -> str:
        parts = re.split(r"(\s+)", text)
        change(random, parts)
        return "".join(parts)

    worn.__name__ = change.__name__
    return worn


def in_sentences(change: Callable[[Random, list[str]], None]) -> Wear:
    """Return the wear that changes the text as a list of sentences, in place."""

    def worn(random: Random, text: str) -> str:
        parts = re.findall(r".+?(?:[.!?。।…\n]+[”\"’»]?\s*|\Z)", text, re.DOTALL)
        if parts:
            change(random, parts)
        return "".join(parts)

    worn.__name__ = change.__name__
    return worn


def _stretch(random: Random, parts: list[str], most: int = 3) -> slice:
    start = random.randrange(len(parts)) // 2 * 2
    return slice(start, start + 2 * random.randint(1, most) - 1)


# ---- losses


@in_words
def masked(random: Random, words: list[str]) -> None:
    mark = random.choice(MASKS)
    for _ in range(random.randint(1, 4)):
        mark = random.choice((mark, mark, random.choice(MASKS)))
        words[_stretch(random, words)] = [mark]


@in_words
def words_lost(random: Random, words: list[str]) -> None:
    for _ in range(random.randint(1, 3)):
        words[_stretch(random, words)] = [""]


@in_words
def hyphenated_lost(random: Random, words: list[str]) -> None:
    words[:] = ["" if "-" in word else word for word in words]


def signs_lost(random: Random, text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, random.choice((";", "&", ",", "’'", ".!?", '“”"', "-")))))


def cut(random: Random, text: str) -> str:
    return text[: random.randint(0, len(text))] + random.choice(ENDINGS)


def cut_at_a_word(random: Random, text: str) -> str:
    ends = [found.end() for found in re.finditer(r"\S+", text)]
    return text[: random.choice(ends or [0])] + random.choice(ENDINGS)


def beginning_lost(random: Random, text: str) -> str:
    return random.choice(("", "…", "... ")) + text[random.randint(0, len(text)) :]


def paragraphs_cut(random: Random, text: str) -> str:
    return "\n".join(cut_at_a_word(random, line) if random.random() < 0.3 else line for line in text.split("\n"))


# ---- edits


@in_sentences
def moved(random: Random, sentences: list[str]) -> None:
    start = random.randrange(len(sentences))
    taken = sentences[start : start + random.randint(1, 3)]
    del sentences[start : start + len(taken)]
    at = random.randint(0, len(sentences))
    sentences[at:at] = taken


@in_sentences
def shuffled(random: Random, sentences: list[str]) -> None:
    random.shuffle(sentences)


@in_sentences
def sentences_removed(random: Random, sentences: list[str]) -> None:
    del sentences[random.randrange(len(sentences))]


@in_sentences
def sentences_added(random: Random, sentences: list[str]) -> None:
    new = random.choice((written_story(random, 2), random.choice(sentences), strange_pieces(random)))
    sentences.insert(random.randint(0, len(sentences)), new + " ")


@in_words
def reworded(random: Random, words: list[str]) -> None:
    words[_stretch(random, words)] = [random.choice(words), " ", random.choice(words)]


@in_words
def words_swapped(random: Random, words: list[str]) -> None:
    one, other = (random.randrange(len(words)) // 2 * 2 for _ in range(2))
    words[one], words[other] = words[other], words[one]


# ---- form

_FORMS_OF_QUOTES = (
    {"“": '"', "”": '"', "‘": "'", "’": "'"},
    {"“": "«", "”": "»"},
    {"“": "``", "”": "''"},
    {"“": "„", "”": "“"},
)


def quotes_of_another_form(random: Random, text: str) -> str:
    return text.translate(str.maketrans(random.choice(_FORMS_OF_QUOTES)))


def dashes_of_another_form(random: Random, text: str) -> str:
    return text.translate(str.maketrans({"—": random.choice(("--", "–", "―", "-—")), "–": random.choice("—-−")}))


def rewrapped(random: Random, text: str) -> str:
    width = random.randint(20, 70)
    return re.sub(rf"([^\n]{{{width}}}\S*) (?=\S)", r"\1\n", text)


def hyphenated_at_line_ends(random: Random, text: str) -> str:
    return re.sub(
        r"([^\W\d_]{3})([^\W\d_]{3})",
        lambda found: found[0] if random.random() < 0.9 else f"{found[1]}-\n{found[2]}",
        text,
    )


def without_visible_effect(random: Random, text: str) -> str:
    sign = random.choice("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u202a")
    return _put(random, text, sign)


def composed_otherwise(random: Random, text: str) -> str:
    return unicodedata.normalize(random.choice(("NFD", "NFC", "NFKC", "NFKD")), text)


def as_entities(random: Random, text: str) -> str:
    text = html.escape(text)
    return text.encode("ascii", "xmlcharrefreplace").decode() if random.random() < 0.3 else text


def escaped(random: Random, text: str) -> str:
    return random.choice(
        (lambda: text.encode("unicode_escape").decode(), lambda: text.replace("\n", "\\n").replace('"', '\\"'))
    )()


def tokenised(random: Random, text: str) -> str:
    text = re.sub(r"([.,;:!?()“”\"])", r" \1 ", text)
    return (
        re.sub(r"n[’']t\b", " n't", text.replace("(", "-LRB-").replace(")", "-RRB-")) if random.random() < 0.5 else text
    )


def emphasised(random: Random, text: str) -> str:
    mark = random.choice(("*", "**", "_", "__"))
    return re.sub(r"\b\w{4,}\b", lambda found: found[0] if random.random() < 0.8 else mark + found[0] + mark, text)


def in_another_case(random: Random, text: str) -> str:
    return random.choice((str.lower, str.upper, str.title, str.swapcase, str.casefold))(text)


def mojibake(random: Random, text: str) -> str:
    wrong = random.choice(("cp1252", "latin-1", "cp1251", "mac-roman"))
    return text.encode("utf-8", "replace").decode(wrong, "replace")


def unaccented(random: Random, text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def misread(random: Random, text: str) -> str:
    pairs = (
        ("rn", "m"),
        ("m", "rn"),
        ("l", "1"),
        ("h", "b"),
        ("e", "c"),
        ("cl", "d"),
        ("o", "0"),
        ("i", "1"),
        ("s", "5"),
    )
    for meant, read in random.sample(pairs, 3):
        text = re.sub(re.escape(meant), lambda found, read=read: read if random.random() < 0.2 else found[0], text)  # type: ignore[misc]
    return text


def respaced(random: Random, text: str) -> str:
    space = random.choice(("  ", "\u00a0", "\u2003", "\n", "", "\t", "\u3000"))
    return re.sub(" ", lambda found: space if random.random() < 0.1 else found[0], text)


def line_ends_changed(random: Random, text: str) -> str:
    return text.replace("\n", random.choice(("\r\n", "\r", "\n\n", "\u2028", " ", "\x0c", "\x85")))


# ---- accidents


def patched_anywhere(random: Random, text: str) -> str:
    for _ in range(random.randint(1, 4)):
        at = random.randint(0, len(text))
        text = text[:at] + any_text(random)[: random.randint(0, 12)] + text[at + random.randint(0, 12) :]
    return text


def signs_put_in(random: Random, text: str) -> str:
    return _put(
        random,
        text,
        random.choice(
            ("\x00", "\ud800", "\udfff", "\x1b[31m", "\x07", "\u202e", "\ufffd", "{+", "-]", "⟦", "</script>", "<!--")
        ),
    )


def signs_at_the_edges(random: Random, text: str) -> str:
    signs = ("“", "”", '"', "—", "--", "-—", "…", "«", "(", "_", "*", "   ", "█", "'", "`", "・", "\n", "¿", "[", "#")
    return random.choice(("", *signs)) + text + random.choice(("", *signs))


def said_twice(random: Random, text: str) -> str:
    return text + random.choice(("", " ", "\n\n")) + text[: random.randint(0, len(text))]


def _put(random: Random, text: str, sign: str) -> str:
    places = sorted(random.randint(0, len(text)) for _ in range(random.randint(1, 4)))
    edges = [0, *places, len(text)]
    return sign.join(text[start:end] for start, end in pairwise(edges))


LOSSES: tuple[Wear, ...] = (
    masked, masked, masked, words_lost, hyphenated_lost, signs_lost, cut, cut_at_a_word, beginning_lost, paragraphs_cut,
)  # fmt: skip
EDITS: tuple[Wear, ...] = (
    moved, moved, shuffled, sentences_removed, sentences_added, reworded, words_swapped,
)  # fmt: skip
FORM: tuple[Wear, ...] = (
    quotes_of_another_form, dashes_of_another_form, rewrapped, hyphenated_at_line_ends, without_visible_effect,
    composed_otherwise, as_entities, escaped, tokenised, emphasised, in_another_case, mojibake, unaccented, misread,
    respaced, line_ends_changed,
)  # fmt: skip
ACCIDENTS: tuple[Wear, ...] = (patched_anywhere, signs_put_in, signs_at_the_edges, said_twice)


def worn(random: Random, text: str, kinds: tuple[Wear, ...], most: int) -> tuple[str, list[str]]:
    """Return the text after 1 to `most` kinds of wear, and their names."""
    names = []
    for _ in range(random.randint(1, most)):
        wear = random.choice(kinds)
        text = wear(random, text)
        names.append(wear.__name__)
    return text, names
