"""The words with which newspapers' links and notices speak of reading on, and where in a text they are dense."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from math import inf

from articlediff.calibration.both_texts import LONGEST_SMALL_WORD, SPEAKING_NOTICE
from articlediff.expressions import expression

WORD = expression(r"[^\W\d_]+")
_READING = """
    more continuing cont follows omitted reading read keep rest remaining truncated abridged shortened cut snip*
    expand load* show weiter* mehr lesen anzeigen fortsetzung gekürzt lire lisez suite leer más seguir sigue
    leyendo continu* legg* tutto prosegu* ler leia mais lees lezen verder meer läs läsa mer fortsätt* les læs
    mere fortsett* lue lisää jatka* citește mult tovább olvas* číst více čítať viac читать читайте далее дальше
    подробнее полностью продолжение читати далі czytaj więcej dalej devam* oku* tümünü διαβάστε περισσότερα
    συνέχεια اقرأ المزيد تابع קרא עוד להמשך baca selengkapnya lanjut* đọc thêm tiếp lendo
"""
_ACCESS = """
    subscri* member* supporter register* login log sign unlock* unlimited account trial paid paywall premium
    preview excerpt javascript abo abonn* anmelden angemeldet vorschau journalis* donat* blocker adblock*
    réservé* abonné* connect* extrait suscri* abbona* assin* prenumer* tilaa* подпис* доступ* subskry* dostęp*
"""
_BESIDES = """
    full whole entire complete story stories article articles post page content exclusive access free available
    reached only limit click here tap view see next artikel* vollständig* verfügbar folgt suivant* intégral*
    artículo contenido iniciar siguiente articolo matéria celý original below now jetzt unten complet* komplett*
    chars characters следует المقال المقالة
"""
_TELLING = {
    word: kind
    for kind, words in (("besides", _BESIDES), ("access", _ACCESS), ("reading", _READING))
    for word in words.casefold().split()
}
"""The subject of each word of newspapers' links and notices; ``*`` is any ending."""
_BEGINNINGS = sorted({len(word) - 1 for word in _TELLING if word.endswith("*")})
"""Numbers of letters in front of such an ending."""
_TELLING_INSIDE = (
    "続き/続く/読む/全文/つづく/阅读/閱讀/查看/更多/展开/展開/未完/待续/待續/有料会員/会員限定"
    "/더보기/보기/계속/기사 전체/อ่านต่อ/อ่านเพิ่ม/पढ़ें/पढ़ना/আরও পড়ুন/மேலும் படிக்க"
).split("/")
"""Such words in scripts without word spaces, or with signs that ``\\w`` does not know."""
_BEGIN_INSIDE = frozenset(words[0] for words in _TELLING_INSIDE)


class NoticesWithin:
    """An index of where in a text notices may begin: it takes less time than to read the text from each word on.

    >>> within = NoticesWithin("They sailed southward, past seven islands, before winter. Read more")
    >>> within.speaks_of_reading, within.may_begin(0), within.may_begin(57)
    (True, False, True)
    """

    def __init__(self, text: str) -> None:
        self._tells_inside = tells_inside(text)
        spans = [word.span() for word in WORD.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self._surplus = _surplus(text, spans)

    @property
    def speaks_of_reading(self) -> bool:
        """Whether any word of the text may belong to a notice."""
        return self._tells_inside or self._surplus[0] > -inf

    def may_begin(self, at: int) -> bool:
        """Tell whether the words from that code point on, up to any of them, are enough for a notice."""
        if self._tells_inside:
            return True
        first = bisect_right(self._ends, at)
        surplus = self._surplus[first]
        if surplus > -inf and self._starts[first] < at:
            return True  # half a word may be another word
        return surplus > 0


def _surplus(text: str, words: Sequence[tuple[int, int]]) -> list[float]:
    """Return, for each word and the end, by how much the words from there on are enough for a notice, up to the best.

    It is minus infinity where none of them speaks of reading on.

    >>> surplus = _surplus("seven read more words", [(0, 5), (6, 10), (11, 15), (16, 21)])
    >>> [round(share, 1) for share in surplus]
    [1.1, 1.4, 0.7, -inf, -inf]
    """
    best = -inf
    found = [best]
    for start, end in reversed(words):
        if subject(text[start:end]):
            best = max(best, 0) + 1 - SPEAKING_NOTICE
        elif end - start > LONGEST_SMALL_WORD:
            best -= SPEAKING_NOTICE
        found.append(best)
    return found[::-1]


def tells_inside(text: str) -> bool:
    """Tell whether the text speaks of reading on in a script without word spaces."""
    if text.isascii() or _BEGIN_INSIDE.isdisjoint(text):
        return False
    return any(words in text for words in _TELLING_INSIDE)


@lru_cache(maxsize=4096)
def subject(word: str) -> str:
    """Return a word's subject: ``reading`` on, ``access`` to the rest, ``besides`` for what goes along; or none."""
    word = word.casefold()
    beginnings = (f"{word[:size]}*" for size in _BEGINNINGS if size <= len(word))
    return next((_TELLING[known] for known in (word, *beginnings) if known in _TELLING), "")
