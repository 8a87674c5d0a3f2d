"""Text to tokens. Lossless: offsets into the text, a comparison key, white space as an attribute.

Tokens are fine: a run of letters, a run of digits, one sign. A compound (``rebel-held``), initials
(``W. H. O.``) and a split number (``1, 300``) are several tokens, so that they compare by their parts
and differ from ``W.H.O.`` in white space alone. Scripts written without spaces give one token for each
letter with its marks.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from copy import copy
from functools import cache, cached_property
from itertools import accumulate, chain, compress
from typing import NamedTuple, TypeVar

from articlediff.expressions import expression
from articlediff.text.masks import find_masks

# Vowel signs and accents that \w does not know; a word goes on over them.
_COMBINING = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0816-\u082d\u08d3-\u08ff\u0900-\u0903\u093a-\u094f\u0951-\u0957"
    "\u0962\u0963\u0981-\u0983\u09bc-\u09d7\u09e2\u09e3\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a81-\u0a83"
    "\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bd7\u0c00-\u0c04\u0c3e-\u0c56\u0c81-\u0c83\u0cbc-\u0cd6"
    "\u0d00-\u0d03\u0d3b-\u0d57\u0d81-\u0d83\u0dca-\u0df3\u0f71-\u0f84\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d"
    "\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
)
# Han, kana, Thai, Lao, Myanmar, Khmer: no spaces between words, so each letter stands alone.
UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u1000-\u109f\u1780-\u17d3"
    "\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_UNSPACED_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd\u102b-\u103e\u17b4-\u17d3"
_LETTER = rf"[^\W\d_{UNSPACED}]"
_ANY_SCRIPT = rf"""
    {_LETTER}+ (?: [{_COMBINING}]+ {_LETTER}* )*
  | \d+
  | (?<=\w) ['’] {_LETTER}+ | ['’] (?:s|re|ve|ll|d|m) (?!\w)
  | -+ | [‐‑‒–—―−]+ | \.\.\.
  | [{UNSPACED}] [{_COMBINING}{_UNSPACED_MARKS}]*
  | \S (?: \u200d\S | [{_COMBINING}\U0001f3fb-\U0001f3ff] )*
"""
# The same without what Latin, Greek, Cyrillic or Hangul text never needs: compiling it takes a tenth of the time.
_SIMPLE_SCRIPT = r"[^\W\d_]+|\d+|(?<=\w)['’][^\W\d_]+|['’](?:s|re|ve|ll|d|m)(?!\w)|-+|[‐‑‒–—―−]+|\.\.\.|\S"
_NOT_ONE_SPACE = expression(r"(\s(?:\s|(?<! ))\s*)")
# The same, as most texts have it: two spaces and more, a line feed and more. What begins with plain characters is
# found at once, " {2,}" and "\n+" are not.
_SPACES = expression("(   *)")
_BREAKS = expression("(\n\n*)")
# A combining sign, a letter of a script without word spaces, a part of an emoji sequence.
_NOT_SIMPLE = expression("[^\0-\u02ff\u0370-\u0482\u2010-\u20cf]")
# All but what most texts are made of: letters of Europe, quotes, dashes; of white space, spaces and line feeds.
_UNUSUAL = expression(
    "[^\n -~\xa1-\xa9\xab\xac\xae-\xb1\xb4\xb6-\xb8\xbb\xbf-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]"
)
# NUL and the like, where an extractor lost a ligature: "veri\0es".
_STRAY = "[\0-\x08\x0e-\x1b\x7f]"
_STRAY_WORD = rf"{_STRAY}*[^\W\d_](?:[^\W\d_]|{_STRAY})*"
# UTF-8 read as cp1252: "cityâ€™s", "cafÃ©".
_MISREAD_SIGN = r"â€[^\s\x00-\x7f] | â€"
_MISREAD_LETTER = "[ÃÅÄ][\u0080-\u0084\u0086-\u009f\u00a1-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]"
_MISREAD_WORD = rf"(?:{_MISREAD_LETTER}|(?!â€)[^\W\d_])"
_MISREAD_SCRIPT = rf"{_MISREAD_WORD}+|\d+|(?<=\w)â€™{_MISREAD_WORD}+|â€™(?:s|re|ve|ll|d|m)(?!\w)|{_MISREAD_SIGN}"

MARK_WEIGHT = 2
SIGN_WEIGHT = 3
SHORT_WEIGHT = 5
CONTENT_WEIGHT = 10

_FOLDED = {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "''": '"', "``": '"',
           "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "´": "'", "`": "'", "…": "...", "－": "-",
           "â€": '"'}  # fmt: skip
_DASHES = frozenset("-‐‑‒–—―−")
_HYPHENS = frozenset("-‐¬\u00ad")
_STOPS = frozenset(".!?…。！？।॥؟۔")
_FULL_WIDTH_STOPS = frozenset("。！？")
_CLOSERS = frozenset((*"\"'”’»)]」』", "â€\x9d", "â€™"))
_LINE_ENDS = _STOPS | _CLOSERS | {":"}
_ABBREVIATIONS = frozenset(
    "Mr Mrs Ms Dr Prof Sen Rep Gov Gen Col Maj Brig Adm Cmdr Lt Sgt Cpl Capt Supt Rev Hon St Mt Jr Sr vs etc Inc "
    "Corp Co Ltd Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Ariz Calif Colo Conn Fla Ill Mass Mich Minn Mo Pa "
    "Tenn Tex Va Wash Wis Rs Messrs Mme Mlle Mgr Bros Fr Sra Srta Dra Excmo Excma Ilmo Avda Av Hr Nr Str Abs Art Bd "
    "Ing Mag Sig approx".split()
)


_SMALL_USUAL = 2
"""Where one in so many sentences begins with a small letter, sentences do."""
_LONGEST_ABBREVIATION = 3
_WORDS_REMEMBERED = 1 << 16
"""By each of a few dictionaries; what is longer than a word, or has more parts, is not remembered: a line in a script
without spaces hardly comes again."""
_LONGEST_WORD = 32
_MOST_PARTS = 16
_Value = TypeVar("_Value")


class Token(NamedTuple):
    """One token: ``text == article.text[start:end]``; ``key`` is what is compared."""

    text: str
    start: int
    end: int
    key: str


class Alien:
    """What one text has and another has nowhere, by the keys."""

    def __init__(self, tokens: Tokens, other: Tokens) -> None:
        # Columns, not the tokens that hold them: those of two texts that know each other would be cyclic garbage.
        self._column = tokens.keys
        self.other = other.keys
        self.keys = tokens.distinct_keys - other.distinct_keys

    @cached_property
    def places(self) -> list[int]:
        """The tokens that have such a key, in order."""
        return where(self._column, self.keys) if self.keys else []


class Tokens:
    """The tokens of one text, held column by column, with the white space between them.

    The columns are tuples: the garbage collector looks through a list of a million strings each time that it looks
    through anything, and drops a tuple of strings once and for all.

    Made of the text's ``parts``: white space and tokens by turns, white space first and last.

    ``texts[k] == text[starts[k]:ends[k]]``; ``spaces[k]`` is the white space before token k, ``tail``
    that after the last one; ``"".join(space + token …) + tail == text``. ``marks`` gives the family of
    each token that stands for lost words. ``read`` are the same tokens, one for one, of the text as it is meant to
    be read, if that is another: they have the keys, and say where sentences begin. ``guessed`` are the starts of the
    tokens in which letters are missing.

    >>> [token.key for token in tokenise("The “rebel-held” W. H. O.’s")]
    ['The', '"', 'rebel', '-', 'held', '"', 'W', '.', 'H', '.', 'O', '.', "'s"]
    """

    def __init__(self, text: str, parts: list[str], marks: dict[int, str], read: Tokens | None = None) -> None:
        self.text = text
        self._read = read
        self.guessed: frozenset[int] = frozenset()
        self.texts = texts = tuple(parts[1::2])
        self.spaces = tuple(parts[0:-1:2])
        self.marks = marks
        bounds = tuple(accumulate(map(len, parts)))
        self.starts = bounds[0:-1:2]
        self.ends = bounds[1::2]
        self.tail = parts[-1]
        self.keys: tuple[str, ...] = tuple(map(_KEYS.__getitem__, texts)) if read is None else read.keys
        self.misread: frozenset[int] = frozenset()
        """The tokens whose key is that of another word, which they are a misreading of."""
        self.is_usual = False
        """Whether the text is known to hold none but the letters and signs that most texts do."""
        self._alien: Alien | None = None

    def __len__(self) -> int:
        return len(self.texts)

    def __getitem__(self, index: int) -> Token:
        return Token(self.texts[index], self.starts[index], self.ends[index], self.keys[index])

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """How much a token says, 10 at most: marks and signs least, short words less than long ones and names."""
        weights = list(map(_WEIGHTS.__getitem__, self.keys))
        for index in self.marks:
            weights[index] = MARK_WEIGHT
        return tuple(weights)

    @cached_property
    def weight_sums(self) -> tuple[int, ...]:
        """The weight of the tokens before each boundary: one entry more than tokens."""
        return tuple(accumulate(self.weights, initial=0))

    def weight(self, first: int, stop: int) -> int:
        """Return what the tokens from ``first`` to ``stop``, half-open, weigh together."""
        return self.weight_sums[stop] - self.weight_sums[first]

    def count_words(self, first: int, stop: int) -> int:
        """How many of these tokens are words."""
        weights = self.weights[first:stop]
        marks = weights.count(MARK_WEIGHT) if self.marks else 0
        return stop - first - weights.count(SIGN_WEIGHT) - marks

    def content(self, first: int, stop: int) -> set[str]:
        """The keys of these tokens' words of content."""
        weighed = zip(self.keys[first:stop], self.weights[first:stop], strict=True)
        return {key for key, weight in weighed if weight == CONTENT_WEIGHT}

    def opens_sentence(self, index: int) -> bool:
        """Whether a sentence or a paragraph begins with the token."""
        return index in self._openers

    @cached_property
    def _openers(self) -> frozenset[int]:
        return frozenset(self.sentence_starts)

    @cached_property
    def sentence_starts(self) -> list[int]:
        """The tokens that sentences and paragraphs begin with, in order."""
        if self._read is not None:
            return self._read.sentence_starts
        found = {0} if self.texts else set()
        if "\n" in self.text:
            found.update(_paragraphs(self))
        stops = [k for stop in _STOPS for k in self.standing_at(stop) if self.texts[k] == stop]
        openers = [opener for k in stops if (opener := _opener_behind(self, k)) is not None]
        small = [k for k in openers if self.texts[k][0].islower() and len(self.spaces[k]) == 1]
        found.update(openers)
        # A small letter behind a stop opens a sentence only where the text has no capitals there.
        if _SMALL_USUAL * len(small) < len(openers):
            found.difference_update(small)
        return sorted(found)

    @cached_property
    def always_stopped(self) -> dict[str, bool]:
        """Of short words that were asked for: whether they never stand without a stop."""
        return {}

    @cached_property
    def distinct(self) -> frozenset[str]:
        """Every text that a token has."""
        return frozenset(self.texts)

    @cached_property
    def vocabulary(self) -> Counter[str]:
        """How often each key stands in the text."""
        return Counter(self.keys)

    @cached_property
    def distinct_keys(self) -> frozenset[str]:
        """The keys that stand in the text, each once."""
        return frozenset(self.keys)

    def alien_to(self, other: Tokens) -> Alien:
        """What the other text has nowhere; of the last text that was asked about it is remembered.

        >>> copy = tokenise("They met QQ there")
        >>> alien = copy.alien_to(tokenise("They met Wren there"))
        >>> alien.keys, alien.places
        (frozenset({'QQ'}), [2])
        """
        if self._alien is None or self._alien.other is not other.keys:
            self._alien = Alien(self, other)
        return self._alien

    def standing_at(self, sign: str) -> Iterator[int]:
        """For each time that the sign stands in the text, the first token that ends behind its place.

        To search the text takes less time than to look at every token.
        """
        for at in found_at(self.text, sign):
            index = bisect_right(self.ends, at)
            if index < len(self.ends):
                yield index

    def place(self, index: int) -> int:
        """Where the token starts; behind the last one, where that ends."""
        if index < len(self.starts):
            return self.starts[index]
        return self.ends[-1] if self.ends else 0

    def gap(self, index: int) -> tuple[int, int]:
        """The offsets of the white space before the token."""
        return self.starts[index] - len(self.spaces[index]), self.starts[index]

    def head(self, stop: int) -> Tokens:
        """The tokens up to ``stop`` alone, as if the text ended there."""
        parts = [part for pair in zip(self.spaces[:stop], self.texts[:stop], strict=True) for part in pair]
        marks = {index: family for index, family in self.marks.items() if index < stop}
        read = self._read.head(stop) if self._read is not None else None
        head = Tokens(self.text[: self.starts[stop]], [*parts, self.spaces[stop]], marks, read)
        head.guessed = self.guessed
        head.is_usual = self.is_usual
        return head.with_keys(self.keys[:stop])

    def with_keys(self, keys: Sequence[str]) -> Tokens:
        """The same tokens, compared by other keys."""
        other = copy(self)
        other.keys = tuple(keys)
        other._alien = None
        for column in ("weights", "weight_sums", "vocabulary", "distinct_keys"):
            other.__dict__.pop(column, None)
        return other

    def grouped(self, groups: Sequence[tuple[int, int, str]]) -> Tokens:
        """The same text with tokens ``first`` to ``stop`` of each group as one, a mark of that family if it has one.

        The groups ascend and do not overlap.

        >>> tokens = tokenise("Mr. X. left").grouped([(2, 4, "evident")])
        >>> tokens.texts, tokens.marks
        (('Mr', '.', 'X.', 'left'), {2: 'evident'})
        """
        if not groups:
            return self
        parts: list[str] = []
        old: list[int | None] = []
        marks: dict[int, str] = {}
        done = 0
        for first, stop, family in [*groups, (len(self), len(self), "")]:
            parts += chain.from_iterable(zip(self.spaces[done:first], self.texts[done:first], strict=True))
            old += range(done, first)
            if first < stop:
                if family:
                    marks[len(old)] = family
                parts += [self.spaces[first], self.text[self.starts[first] : self.ends[stop - 1]]]
                old.append(None)
            done = stop
        marks |= {new: self.marks[index] for new, index in enumerate(old) if index in self.marks}
        read = self._read.grouped(groups) if self._read is not None else None
        return self._regrouped([*parts, self.tail], marks, old, read)

    def divided(self, places: Mapping[int, int]) -> Tokens:
        """The same text with each of these tokens as two, parted in front of that letter of it.

        >>> tokenise("to thetown").divided({1: 3}).texts
        ('to', 'the', 'town')
        """
        if not places:
            return self
        parts: list[str] = []
        old: list[int | None] = []
        for index, (space, text) in enumerate(zip(self.spaces, self.texts, strict=True)):
            at = places.get(index)
            parts += [space, text] if at is None else [space, text[:at], "", text[at:]]
            old += [index] if at is None else [None, None]
        marks = {new: self.marks[index] for new, index in enumerate(old) if index in self.marks}
        return self._regrouped([*parts, self.tail], marks, old, None)

    def _regrouped(self, parts: list[str], marks: dict[int, str], old: list[int | None], read: Tokens | None) -> Tokens:
        """The text in other parts; ``old`` are the tokens that stay as they are, None in the place of a new one."""
        tokens = Tokens(self.text, parts, marks, read)
        keys = [own if index is None else self.keys[index] for own, index in zip(tokens.keys, old, strict=True)]
        tokens = tokens.with_keys(keys)
        tokens.guessed = self.guessed
        tokens.is_usual = self.is_usual
        tokens.misread = frozenset(new for new, index in enumerate(old) if index in self.misread)
        return tokens

    def without_marks(self, indices: Container[int]) -> Tokens:
        """The same tokens, of which these are no marks."""
        other = self.with_keys(self.keys)
        other.marks = {index: family for index, family in self.marks.items() if index not in indices}
        return other

    def without(self, first: int, stop: int) -> Tokens:
        """The tokens but for those of a notice inside the text, which counts as white space before what follows."""
        hidden = self.text[self.ends[first - 1] if first else 0 : self.starts[stop]]
        spaces = (*self.spaces[:first], hidden, *self.spaces[stop + 1 :])
        texts = (*self.texts[:first], *self.texts[stop:])
        parts = [part for pair in zip(spaces, texts, strict=True) for part in pair]
        marks = {k - (stop - first) * (k >= stop): f for k, f in self.marks.items() if not first <= k < stop}
        read = self._read.without(first, stop) if self._read is not None else None
        old: list[int | None] = [*range(first), *range(stop, len(self))]
        return self._regrouped([*parts, self.tail], marks, old, read)

    def is_read_otherwise(self, first: int, stop: int) -> bool:
        """Whether any of the tokens has another key than its text alone would give it, or was read as other bytes."""
        stretch = zip(self.texts[first:stop], self.keys[first:stop], strict=True)
        return any(_KEYS[text] != key or not (text.isascii() or well_read(text) == text) for text, key in stretch)

    def words(self, first: int, stop: int) -> list[tuple[int, int]]:
        """What white space parts tokens ``first`` to ``stop`` into, as ranges of tokens.

        >>> tokenise("a rebel-held side.").words(0, 6)
        [(0, 1), (1, 4), (4, 6)]
        """
        firsts = [index for index in range(first, stop) if index == first or self.spaces[index]]
        return list(zip(firsts, [*firsts[1:], stop], strict=True))

    def letters(self, first: int, stop: int) -> str:
        """The keys of tokens ``first`` to ``stop``, without white space and hyphens that part words at a line's end.

        >>> tokenise("ap-\\nproved by the").letters(0, 4)
        'approvedby'
        """
        return "".join(self.keys[k] for k in range(first, stop) if not self.parts_word(k))

    def parts_word(self, index: int) -> bool:
        """Whether a hyphen touches the word before it and the next word stands apart, as at a line's end."""
        if self.texts[index] not in _HYPHENS or not 0 < index < len(self.texts) - 1 or self.spaces[index]:
            return False
        is_within = self.keys[index - 1].isalpha() and self.keys[index + 1].isalpha()
        return is_within and (bool(self.spaces[index + 1]) or self.texts[index] == "¬")

    def slice(self, first: int, stop: int) -> tuple[int, int]:
        """The offsets of tokens ``first`` to ``stop`` (half-open); an empty range stands at its place."""
        if first < stop:
            return self.starts[first], self.ends[stop - 1]
        return self.place(first), self.place(first)


def where(column: Sequence[str], wanted: Container[str]) -> list[int]:
    """Where one of the values stands in the column.

    >>> where(("to", "the", "sea", "the"), {"the"})
    [1, 3]
    """
    return list(compress(range(len(column)), map(wanted.__contains__, column)))


def found_at(text: str, literal: str) -> Iterator[int]:
    """Where the literal stands in the text, overlapping ones too.

    >>> list(found_at("a  b", " "))
    [1, 2]
    """
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + 1)


def tokenise(text: str, masks: Sequence[re.Pattern[str]] = ()) -> Tokens:
    """Split a text into tokens; joined with their white space they give it back.

    What one of the patterns matches is a mask, besides those that are known.

    >>> tokens = tokenise("Bashar   of Syria")
    >>> tokens[1], tokens.spaces
    (Token(text='of', start=9, end=11, key='of'), ('', '   ', ' '))
    """
    is_usual = _UNUSUAL.search(text) is None
    words = _words(is_usual or _NOT_SIMPLE.search(text) is None, "â€" in text or "Ã" in text, "\0" in text)
    is_spaced_usually = is_usual and " \n" not in text and "\n " not in text
    stretches = _usual_stretches if is_spaced_usually else _NOT_ONE_SPACE.split
    parts: list[str] = []
    marks: dict[int, str] = {}
    done = 0
    for start, end, family in find_masks(text, masks, is_usual):
        parts += _parts(text[done:start], stretches, words)
        marks[len(parts) // 2] = family
        parts.append(text[start:end])
        done = end
    parts += _parts(text[done:], stretches, words)
    if "words" in marks.values():
        marks.update(_lone_ats(parts))
    tokens = Tokens(text, parts, marks)
    tokens.is_usual = is_usual
    return tokens


def _lone_ats(parts: list[str]) -> Iterator[tuple[int, str]]:
    """Where rows of ``@`` stand for as many words, a lone one stands for one."""
    for place in range(1, len(parts), 2):
        ends_word = not parts[place - 1] and parts[max(0, place - 2)][-1:].isalnum()
        if parts[place] == "@" and not ends_word:
            yield place // 2, "words"


def _parts(text: str, stretches: Callable[[str], list[str]], words: _Remembered[tuple[str, ...]]) -> list[str]:
    """White space and tokens by turns, white space first and last."""
    body = text.strip()
    if not body:
        return [text]
    start = text.index(body)
    parts: list[str] = []
    space = text[:start]
    found = stretches(body)
    for stretch, behind in zip(found[0::2], [*found[1::2], text[start + len(body) :]], strict=True):
        first = len(parts)
        parts += chain.from_iterable(map(words.__getitem__, stretch.split(" ")))
        # Every word brings the space before it; before the first of a stretch it is another. No stretch is empty.
        parts[first] = space
        space = behind
    parts.append(space)
    return parts


def _usual_stretches(text: str) -> list[str]:
    """Words with one space between them, and runs of spaces or of line feeds, by turns."""
    lines = _BREAKS.split(text)
    found = _SPACES.split(lines[0])
    for breaks, line in zip(lines[1::2], lines[2::2], strict=True):
        found += [breaks, *_SPACES.split(line)]
    return found


@cache
def _words(simple: bool, misread: bool, stray: bool) -> _Remembered[tuple[str, ...]]:
    """The parts of whatever stands between white space, with the space before it."""
    script = _SIMPLE_SCRIPT if simple else _ANY_SCRIPT
    if misread:
        script = f"{_MISREAD_SCRIPT}|{script}"
    if stray:
        script = f"{_STRAY_WORD}|{script}"
    pieces = re.compile(f"({script})", re.VERBOSE)
    return _Remembered(lambda word: (" ", *pieces.split(word)[1:-1]), lambda parts: len(parts) <= _MOST_PARTS)


def _key(piece: str) -> str:
    if piece.isalnum() and piece.isascii():
        return piece
    if piece in _FOLDED:
        return _FOLDED[piece]
    if len(words := piece.split()) > 1:  # a mask of several words
        return " ".join(words)
    if piece[0] in _DASHES:
        return "-" if len(piece) < 4 else "----"
    if piece.isascii():
        return piece
    if piece[:2] == "â€" or "Ã" in piece or "Å" in piece or "Ä" in piece:
        read = well_read(piece)
        if read != piece:
            return _key(read)
    if piece[0] == "’":
        piece = "'" + piece[1:]
    return unicodedata.normalize("NFC", piece)


def well_read(piece: str) -> str:
    """What UTF-8 read as cp1252 was meant to be; anything else as it is.

    >>> well_read("cafÃ©"), well_read("â€”"), well_read("Ärger")
    ('café', '—', 'Ärger')
    """
    try:
        return b"".join(map(_byte, piece)).decode()
    except UnicodeError:
        return piece


def misread(sign: str) -> str:
    """UTF-8 read as cp1252, with the few bytes that it lacks as control characters.

    >>> misread("’"), misread("”")
    ('â€™', 'â€\\x9d')
    """
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in sign.encode())


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")


def _weight(key: str) -> int:
    if not key[0].isalnum():
        return SIGN_WEIGHT
    return SHORT_WEIGHT if len(key) < 4 and key.islower() and key.isascii() else CONTENT_WEIGHT


class _Remembered(dict[str, _Value]):
    """What a function says of each word, worked out once: a look into a dictionary takes half of ``lru_cache``'s time.

    Two versions of a story, and all stories of a language, share most of their words. ``is_small`` tells of a value
    whether it may be kept.
    """

    def __init__(self, function: Callable[[str], _Value], is_small: Callable[[_Value], bool] | None = None) -> None:
        super().__init__()
        self._function = function
        self._is_small = is_small

    def __missing__(self, word: str) -> _Value:
        value = self._function(word)
        if len(word) <= _LONGEST_WORD and (self._is_small is None or self._is_small(value)):
            if len(self) >= _WORDS_REMEMBERED:
                self.clear()
            self[word] = value
        return value


_KEYS = _Remembered(_key)
_WEIGHTS = _Remembered(_weight)


def _paragraphs(tokens: Tokens) -> list[int]:
    """The tokens that paragraphs begin with.

    Lines are paragraphs where most of them end with a sentence, as those of wrapped text do not. So headings, which
    end without a stop, are told from the sentences below them.
    """
    breaks = sorted({k for k in tokens.standing_at("\n") if "\n" in tokens.spaces[k]})
    ended = sum(k > 0 and tokens.texts[k - 1] in _LINE_ENDS for k in breaks)
    if 2 * ended >= len(breaks):
        return breaks
    return [k for k in breaks if tokens.spaces[k].count("\n") > 1]


def _opener_behind(tokens: Tokens, stop: int) -> int | None:
    """The token that opens a sentence behind the stop: the next, or one behind closing quotes and brackets."""
    index, end = stop + 1, len(tokens.texts)
    while index < end and tokens.texts[index] in _CLOSERS and _closes(tokens, index):
        index += 1
    return index if index < end and _opens(tokens, stop, index) else None


def _closes(tokens: Tokens, index: int) -> bool:
    """Whether the closing sign ends what is before it; a straight quotation mark may open what comes."""
    stands_before = index + 1 < len(tokens) and not tokens.spaces[index + 1]
    return not (tokens.texts[index] in "\"'" and tokens.spaces[index] and stands_before)


def _opens(tokens: Tokens, stop: int, index: int) -> bool:
    sign, text = tokens.texts[stop], tokens.texts[index]
    if sign in _FULL_WIDTH_STOPS:
        return True
    if not tokens.spaces[index]:
        return False
    if sign == ".":
        in_brackets = stop < index - 1 and tokens.texts[stop + 1] in ")]"
        if stop == index - 1 or in_brackets:
            return not _abbreviates(tokens, stop, text, in_brackets)
        return True
    # “Go!” she said; Yahoo! said.
    return not text[0].islower()


def _abbreviates(tokens: Tokens, stop: int, follows: str, in_brackets: bool) -> bool:
    word = tokens.texts[stop - 1] if stop else ""
    if word in ("No", "Nos"):
        return follows[0].isdigit()
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha()):
        return True
    # "50. 169" is one number; "Sra." never stands without its stop.
    is_number = word.isdigit() and follows.isdigit()
    return not in_brackets and (is_number or _is_always_stopped(tokens, word))


def _is_always_stopped(tokens: Tokens, word: str) -> bool:
    """Whether a short word with a capital stands in the text more than once, and never without a stop."""
    if not 1 < len(word) <= _LONGEST_ABBREVIATION or not word[0].isupper() or word.isupper():
        return False
    known = tokens.always_stopped
    if word not in known:  # a long text is full of "He." and "It.": each is counted once
        stopped = tokens.text.count(f"{word}.")
        known[word] = stopped > 1 and tokens.texts.count(word) == stopped
    return known[word]
