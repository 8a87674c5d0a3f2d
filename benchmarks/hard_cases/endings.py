"""How copies end that were cut off: signs, words, links, counts, notices and footers, from a grammar.

Its parts are split by a checksum into a half to tune on and one to report on, the whole as its parts.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from benchmarks.hard_cases.building import Draft, broken_off
from benchmarks.hard_cases.spellings import half_of_spelling

DOTS = (
    "…", "...", "....", "......", "……", ". . .", "..", "[…]", "[...]", "(…)", "(...)", "[…", " …", " ...", " [...]",
    " […]", " (…)", "[&#8230;]", " [&#8230;]", "&hellip;", "&#8230;", "…]", "*…*", "…..", " . . .", "<...>", "--", "—",
)  # fmt: skip
WORDS = (
    "More", "Read more", "Read More", "READ MORE", "Continue reading", "Continue Reading", "See more", "Show more",
    "Keep reading", "Full story", "Read the full story", "Read on", "View full article", "Click to expand",
    "Click here for more", "Read the rest of this entry", "Weiterlesen", "Weiter lesen", "Mehr lesen", "Mehr anzeigen",
    "Lire la suite", "Lire plus", "Leer más", "Seguir leyendo", "Ver más", "Continua a leggere", "Leggi tutto",
    "Lees verder", "Lees meer", "Läs mer", "Les mer", "Læs mere", "Lue lisää", "Czytaj dalej", "Číst dál",
    "Читать далее", "Подробнее", "Devamını oku", "Leia mais", "Continue lendo", "続きを読む", "查看全文", "阅读全文",
    "全文", "더 보기", "और पढ़ें", "اقرأ المزيد", "Διαβάστε περισσότερα", "To be continued", "Tovább", "Citește mai mult",
)  # fmt: skip
WIRE = (
    "more",
    "MORE",
    "more to come",
    "more follows",
    "cont.",
    "continued",
    "mf",
    "to be continued",
    "cont'd",
    "fortsetzung folgt",
)
FRAMES = (
    "WORD", "WORD", "WORD →", "WORD »", "WORD ›", "WORD >", "WORD >>", "[WORD]", "(WORD)", "→ WORD", "» WORD",
    "WORD...", "WORD…", "WORD: LINK", "WORD LINK", "<WORD>", "* WORD", "WORD ▸", "【WORD】", "– WORD",
)  # fmt: skip
WIRE_FRAMES = ("(WORD)", "-WORD-", "--WORD--", "[WORD]", "- WORD -", "(((WORD)))", "—WORD—", "/WORD/", "***WORD***")
LINKS = (
    "https://t.co/CODE", "https://example.org/CODE", "http://example.com/?p=CODE", "example.net/CODE",
    "https://news.example/2019/04/CODE", "www.example.org/CODE.html", "pic.example.com/CODE", "https://ex.am/CODE",
)  # fmt: skip
COUNTS = (
    "[+NUMBER chars]", "(NUMBER more words)", "[NUMBER words omitted]", "(+NUMBER words)", "[NUMBER more paragraphs]",
    "+NUMBER", "(NUMBER Wörter)", "[NUMBER caractères]", "(1/NUMBER)", "NUMBER more lines",
)  # fmt: skip
NOTICES = (
    "This story is for subscribers only.", "Sign in to keep reading.", "You have no free articles left this month.",
    "Subscribe today from 1 crown a week.", "Already a member? Log in.", "Register for free to read the whole story.",
    "Paid content below this line", "The rest of this page is for members.", "Log in", "Subscribe", "Create an account",
    "Unlock this article", "Support our journalism.", "Your first month is free.", "Cancel at any time.",
    "Get unlimited access to all our stories.", "Diesen Artikel lesen Sie mit einem Abo.", "Jetzt anmelden",
    "Sie haben schon ein Konto?", "La suite est réservée à nos abonnés.", "Déjà abonné ? Connectez-vous",
    "Contenido solo para suscriptores", "Inicia sesión", "Questo articolo è riservato agli abbonati.",
    "Dit artikel is alleen voor leden.", "Artikeln är bara för prenumeranter.", "Читайте полностью по подписке",
    "本文仅供订阅者阅读", "Choose a plan", "Please turn off your ad blocker to go on.", "ADVERTISEMENT",
    "Continue with our app", "To read more, buy today's paper.", "End of preview", "Preview only",
)  # fmt: skip
FOOTERS = (
    "The post TITLE appeared first on SITE.", "TITLE was first published on SITE", "Source: SITE",
    "© 2019 SITE. All rights reserved.", "Copyright SITE", "Share this: Facebook Twitter Email", "Filed under: Harbour",
    "Tags: harbour, wall, council", "Via SITE", "Originally published at SITE.", "TITLE ran first in SITE.",
    "Der Beitrag TITLE erschien zuerst auf SITE.", "L’article TITLE est apparu en premier sur SITE.",
    "La entrada TITLE se publicó primero en SITE.", "L'articolo TITLE proviene da SITE.", "Follow us on Twitter",
    "Comments (12)", "Print this page", "Il post TITLE è apparso su SITE.", "Read also: TITLE", "Photo: SITE",
)  # fmt: skip
TITLES = ("Council Votes for the Wall", "What the Harbour Costs", "Nine Goats and a Ferry")
SITES = ("The Harbour Post", "Carrow Daily", "harbourpost.example")
MARGIN = 12
"""So many letters beside a passage are the same in both versions: what an editor put in next to a mark cannot be
told from what the mark hides."""
_LETTERS = "abcdefghijkmnopqrstuvwxyz0123456789"
_MID_SENTENCE, _SENTENCE_END = 0.5, 0.3


# ---- at the end


def chosen(options: Sequence[str], half: str, chance: random.Random) -> str:
    """One of those of the half; of each twenty about ten are."""
    return chance.choice([option for option in options if half in ("all", half_of_spelling(option))])


def nothing(half: str, chance: random.Random) -> str:
    """No mark at all."""
    return ""


def dots(half: str, chance: random.Random) -> str:
    """Return only signs."""
    return chosen(DOTS, half, chance)


def word(half: str, chance: random.Random) -> str:
    """An invitation to read on, or what a wire puts under a page; on a line of its own if it is a bare word."""
    if chance.random() < 0.3:
        return " " + chosen(WIRE_FRAMES, half, chance).replace("WORD", chosen(WIRE, half, chance))
    frame = chosen(FRAMES, half, chance)
    space = chance.choice(("\n", "\n\n")) if frame == "WORD" else chance.choice((" ", "\n", "\n\n"))
    return space + frame.replace("WORD", chosen(WORDS, half, chance)).replace("LINK", _link(half, chance))


def dots_and_word(half: str, chance: random.Random) -> str:
    """Return signs and an invitation; also a bare word after them on the same line, or touching."""
    frame = chosen(FRAMES, half, chance)
    invitation = frame.replace("WORD", chosen(WORDS, half, chance)).replace("LINK", _link(half, chance))
    return dots(half, chance) + chance.choice((" ", " ", "", "\n")) + invitation


def dots_and_link(half: str, chance: random.Random) -> str:
    """Signs and an address, as in short messages."""
    return f"{dots(half, chance)} {_link(half, chance)}"


def count(half: str, chance: random.Random) -> str:
    """How much is missing."""
    number = chosen(COUNTS, half, chance).replace("NUMBER", str(chance.randint(12, 9000)))
    return chance.choice(("… ", "... ", " ", "\n")) + number


def notice(half: str, chance: random.Random) -> str:
    """One to four lines of a paywall, with signs before them or without."""
    lines = [chosen(NOTICES, half, chance) for _ in range(chance.randint(1, 4))]
    before = dots(half, chance) if chance.random() < 0.5 else ""
    return before + chance.choice(("\n", "\n\n")) + "\n".join(dict.fromkeys(lines))


def footer(half: str, chance: random.Random) -> str:
    """Signs, maybe with an invitation, and below them what a feed puts under every story."""
    lines = [chosen(FOOTERS, half, chance) for _ in range(chance.randint(1, 2))]
    below = (
        "\n".join(dict.fromkeys(lines)).replace("TITLE", chance.choice(TITLES)).replace("SITE", chance.choice(SITES))
    )
    return chance.choice((dots, dots_and_word))(half, chance) + chance.choice(("\n", "\n\n", " ")) + below


def _link(half: str, chance: random.Random) -> str:
    code = "".join(chance.choice(_LETTERS) for _ in range(8))
    return chosen(LINKS, half, chance).replace("CODE", code)


ENDINGS: tuple[Callable[[str, random.Random], str], ...] = (
    dots, dots, word, dots_and_word, dots_and_word, dots_and_link, count, notice, footer, nothing,
)  # fmt: skip


# ---- where a copy ends


def between_words(text: str, at: int) -> bool:
    """Whether a single space stands there between two letters."""
    return text[at] == " " and text[at - 1].isalpha() and text[at + 1].isalpha()


def in_word(text: str, at: int) -> bool:
    """Whether two letters of a word stand on either side."""
    return text[at - 2 : at + 2].isalpha() and len(text[at - 2 : at + 2]) == 4


def sentence_end(text: str, at: int) -> bool:
    """Whether a sentence ends there."""
    return text[at - 1] in ".!?" and text[at] in " \n" and text[at + 1].isupper()


def cut(draft: Draft, half: str, chance: random.Random) -> Draft:
    """The copy breaks off between two words, behind a sentence or in a word; what follows is one lost passage.

    Where editors added what follows, nothing would be lost, and the copy does not break off.
    """
    draw = chance.random()
    fits = between_words if draw < _MID_SENTENCE else sentence_end if draw < _MID_SENTENCE + _SENTENCE_END else in_word
    wanted = int(len(draft.a) * chance.uniform(0.3, 0.85))
    found = (k for k in range(max(MARGIN, wanted), len(draft.a) - 2) if fits(draft.a, k))
    found = (k for k in found if draft.allowed(k - MARGIN, k) and draft.places[k - 1] >= 0)
    at = next((k for k in found if draft.b[draft.places[k - 1] + 1 :].strip()), None)
    if at is None:
        return draft
    options = ENDINGS if fits is between_words else [ending for ending in ENDINGS if ending is not nothing]
    mark = chance.choice(options)(half, chance)
    lost_from = draft.places[at - 1] + 1
    return broken_off(draft, at, mark, lost_from)
