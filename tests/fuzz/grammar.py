"""Texts of every script: stories with quotations and numbers, papers with lines, and what is hardly text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from tests.stories import PIECES, SCRIPTS, SIGNS, Script

_GREEK = (
    "λιμάνι χειμώνας γέφυρα δρόμος τρένο συμβούλιο νύχτα είπε είδε βρήκε άνοιξε στο και της που Ελένη Νίκος 17 σπίτι"
)
_HEBREW = "נמל חורף גשר רכבת מועצה לילה אמר ראה מצא פתח של את על ירושלים דוד 17 בית־ספר צה״ל"
_HINDI = "बंदरगाह सर्दी पुल सड़क रेल परिषद रात कहा देखा मिला खोला में और का है राम सीता १७ घर"
_THAI = "ท่าเรือ ฤดูหนาว สะพาน ถนน รถไฟ สภา คืน พูด เห็น พบ เปิด ใน และ ของ สมชาย ๑๗ บ้าน"
_JAPANESE = "港 冬 橋 道 列車 議会 夜 言った 見た 見つけた 開けた で と の は を 田中 カメラ ラーメン １７ 家"
_KOREAN = "항구 겨울 다리 길 기차 의회 밤 말했다 보았다 찾았다 열었다 에서 그리고 의 김철수 17 집"
_GERMAN = (
    "Hafen Winter Brücke Straße Zug Rat Nacht sagte sah fand öffnete im und der Müller-Lüdenscheidt 1.300 Häuser z.B."
)
_SIGNS = "👩‍👩‍👧 👍🏽 🇫🇷 😀 𝒜 ﬁn e\u0301te\u0301 İstanbul ß ½ № ① Ⅷ x² ﷺ 〇 \U0001f9d1‍🚀 ﾊﾟ"

ALL_SCRIPTS: Mapping[str, Script] = SCRIPTS | {
    "Greek": Script(tuple(_GREEK.split())),
    "Hebrew": Script(tuple(_HEBREW.split())),
    "Hindi": Script(tuple(_HINDI.split()), " ", "।"),
    "Thai": Script(tuple(_THAI.split()), "", " "),
    "Japanese": Script(tuple(_JAPANESE.split()), "", "。"),
    "Korean": Script(tuple(_KOREAN.split())),
    "German": Script(tuple(_GERMAN.split())),
    "signs": Script(tuple(_SIGNS.split())),
}

QUOTES = ("“”", '""', "‘’", "''", "«»", "„“", "「」", ("``", "''"))
"""Opening and closing quotation marks."""
DASHES = ("—", " — ", "–", " – ", "--", " - ", "——", "-—", "…", "; ", ": ")
BETWEEN = ("\n\n", "\n\n", "\n", " ", "\r\n\r\n", "\n \n", "\u2029", "\n\t")
"""White space between two paragraphs."""


def written_story(random: Random, most: int = 12) -> str:
    """Return a story of 1 to `most` sentences in one script, now and then with sentences of another one."""
    return _joined_up(random, [told(random) for told in _sentences(random, random.randint(1, most))])


def paper(random: Random) -> str:
    """Return a story as it is printed: headings, bylines, lists, page numbers, tables, running heads, form feeds."""
    head = f"The {random.choice(('Brackwater', 'Harbour', 'Evening'))} Post"
    parts = [written_story(random, 4) for _ in range(random.randint(2, 6))]
    furniture = (
        f"{head}\n", f"{head}   Page {random.randint(1, 40)}\n", f"\n- {random.randint(1, 40)} -\n", "\x0c",
        "BY A STAFF REPORTER\n", "* one thing\n* another thing\n", "1. first\n2. second\n", "a\tb\tc\n1\t2\t3\n",
        "----\n", "* * *\n", "# Heading\n", "THE WINTER OF THE WALL\n", "Continued on page 7\n", "\n" * 5,
    )  # fmt: skip
    return "".join(part + random.choice(("\n", "\n\n")) + random.choice(furniture) for part in parts)


def quoted_story(random: Random) -> str:
    """Return short sentences with quotation marks, dashes and brackets at their edges."""
    script = ALL_SCRIPTS[random.choice(("English", "English", "Russian", "German", "Arabic"))]
    text = ""
    for _ in range(random.randint(1, 8)):
        opening, closing = random.choice(QUOTES)
        words = script.space.join(random.choices(script.words, k=random.randint(1, 6)))
        stop = random.choice((".", ".", "?", "!", "…", ",", ""))
        text += random.choice(
            (
                f"{opening}{words}{stop}{closing} ",
                f"{words}{stop} ",
                f"{opening}{words}{random.choice(DASHES)}{words}{closing}{stop} ",
                f"{words}{random.choice(DASHES)}",
                f"({words}) ",
                f"{opening}{words}{stop}\n",
            )
        )
    return text


def strange_pieces(random: Random) -> str:
    """Return whatever a tokeniser, a blank finder or a renderer might stumble over."""
    return "".join(random.choices(random.choice((PIECES, PIECES, SIGNS)), k=random.randint(0, 40)))


def few_letters(random: Random) -> str:
    """Return a text of few different letters, in which nearly everything occurs more than once."""
    alphabet = random.choice(("ab .", "ab  █.", "a ", "a-b", "“a”. ", "Aa. \n", "_ a", "@ a", "茶厂。", "a\u0301 "))
    return "".join(random.choices(alphabet, k=random.randint(0, 80)))


def periodic(random: Random) -> str:
    """Return a few words or sentences, again and again, with a change here and there."""
    period = random.choice((strange_pieces, few_letters, quoted_story))(random)[: random.randint(1, 60)]
    times = random.randint(2, 12)
    text = period * times
    at = random.randint(0, len(text))
    return text[:at] + random.choice(("", "x", "   ", "█", "\n")) + text[at:]


def huge_words(random: Random) -> str:
    """Return words of hundreds of letters, and signs in long rows, between usual ones."""
    units = (
        "a",
        "Ab",
        "a1",
        "-",
        "_",
        ".",
        "█",
        "a-",
        "茶",
        "a\u0301",
        "\u200b",
        "“",
        "Capital,",
        "____ ",
        "😀",
        "a.b",
        "’s",
    )
    words = [random.choice(units) * random.randint(1, 400) for _ in range(random.randint(1, 5))]
    return random.choice((" ", "", "\n", "   ")).join([written_story(random, 2), *words, written_story(random, 2)])


def any_characters(random: Random) -> str:
    """Return characters of all planes, lone surrogates, noncharacters and controls among them."""
    last = random.choice((0x7F, 0xFF, 0x3FFF, 0xFFFF, 0x10FFFF))
    return "".join(chr(random.randint(0, last)) for _ in range(random.randint(0, 40)))


def nearly_nothing(random: Random) -> str:
    """Return white space, a sign, a word, or nothing."""
    return random.choice(("", " ", "\n", "   ", "\u200b", "\ufeff", "\x00", ".", "█", "a", "____", "“", "…", "\ud800"))


GRAMMAR: Mapping[Callable[[Random], str], int] = {
    written_story: 8,
    paper: 3,
    quoted_story: 6,
    strange_pieces: 4,
    few_letters: 3,
    periodic: 2,
    huge_words: 1,
    any_characters: 1,
    nearly_nothing: 1,
}
"""The ways to write a text, and how often each is taken."""


def any_text(random: Random) -> str:
    """Return a text of any kind."""
    (write,) = random.choices(tuple(GRAMMAR), tuple(GRAMMAR.values()))
    return write(random)


# ---- sentences


def _sentences(random: Random, number: int) -> list[Callable[[Random], str]]:
    name = random.choice(("English", "English", *ALL_SCRIPTS))
    names = [name if random.random() < 0.95 else random.choice(tuple(ALL_SCRIPTS)) for _ in range(number)]
    return [lambda random, script=ALL_SCRIPTS[name]: sentence_of(random, script) for name in names]  # type: ignore[misc]


def sentence_of(random: Random, script: Script) -> str:
    """Return a sentence of the script with its stop, in quotation marks or with a dash at times."""
    words = random.sample(script.words, random.randint(3, min(16, len(script.words))))
    words[0] = words[0][:1].upper() + words[0][1:]
    if random.random() < 0.2:
        words.insert(random.randrange(len(words)), random.choice(("1,300", "17.5", "W.H.O.", "£20", "S&P", "Mr.")))
    middle = random.randrange(len(words)) + 1
    halves = [script.space.join(words[:middle]), script.space.join(words[middle:])]
    mark = random.choice(DASHES) if script.space and random.random() < 0.2 else random.choice((", ", script.space))
    text = mark.join(filter(None, halves)) + script.stop
    if random.random() < 0.2:
        opening, closing = random.choice(QUOTES)
        return random.choice((f"{opening}{text}{closing}", f"{text[:-1]}, {opening}{halves[0]}{closing}.", f"({text})"))
    return text


def _joined_up(random: Random, sentences: list[str]) -> str:
    apart, spacing = random.choice(BETWEEN), random.choice((" ", " ", " ", "  ", ""))
    text = ""
    for sentence in sentences:
        text += (apart if random.random() < 0.3 else spacing) * bool(text) + sentence
    return text + random.choice(("", "", "\n"))
