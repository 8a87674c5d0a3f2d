"""Sketches of texts: a few numbers of each, by which the texts that share passages find one another.

A text's shingles are the runs of three neighbouring words. Each has a number, its hash, and the sketch keeps one number
in eight. Whether a number is kept hangs on the words of its shingle only, so that the sketch of a passage is a part of
the sketch of every text that contains the passage, and the share of one sketch that is in another estimates the share
of the one text that is in the other. That is the sketch by modulus of Andrei Z. Broder, "On the resemblance and
containment of documents", Proceedings of Compression and Complexity of Sequences 1997, IEEE, pages 21-29. (The MinHash
of the same paper estimates resemblance, which is low between a copy that was cut and its full text.)
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import chain

from articlediff.expressions import expression
from articlediff.text.remembered import Remembered
from articlediff.text.signs import BLOCKS, UNSPACED

_ONE_IN = 8
"""Shingles of which one is kept: a power of two."""
_HEAD = 64
"""Words at the beginning of a text, in which more shingles are kept: a copy that is cut keeps its beginning, and may be
so short that one in eight would be none."""
_ONE_IN_HEAD = 2
"""Shingles of the head of which one is kept: a power of two."""
_BLANK_LOT = 1 << 6
"""Lot of a blank. One or two blanks, or three, set bits of a sum of lots that words do not reach."""
_NO_BLANK = _BLANK_LOT | _BLANK_LOT << 1
_BYTES = 6
"""Bytes of the number of a shingle: in 300 million numbers, one in a million shingles meets another by chance."""

BLANK = "__"
"""A blank among words; it is a part of no word."""
_MASKS = expression(rf"__+|\bxxx+\b|@\w*|\[\S*\]|[{BLOCKS}]+|[*#~]{{2,}}")
"""Masks in the commonest spellings."""
_WORD_OR_BLANK = expression(rf"{BLANK}|[^\W_{UNSPACED}]+|[{UNSPACED}]")
"""A blank, a word, or a letter of a script without word spaces."""
_WIDE_SPACE = expression(r"[ \t\xa0]{3,}")
_ACCENTS = expression("[\u0300-\u036f]+")


def folded_words(text: str) -> list[str]:
    """Return the words of a text without capitals and accents, and :data:`BLANK` for each blank that shows by its look.

    A copy that was tokenised, or that lost its capitals, accents or hyphens, has the words of its full text.

    >>> " ".join(folded_words("The Café’s rebel-held ████ of   [REDACTED], XXXX"))
    'the cafe s rebel held __ of __ __ __'
    """
    if "   " in text:
        text = _WIDE_SPACE.sub(f" {BLANK} ", text)
    # To look up what is between two spaces takes a third of the time of an expression that reads the whole text.
    return list(chain.from_iterable(map(_FOLDED.__getitem__, text.split())))


def sketch(text: str) -> set[int]:
    """Return the numbers of the text's shingles that are kept, from 0 to 2**48 - 1.

    One shingle in eight is kept, in the first 64 words one in two, and none that a blank interrupts. The numbers are
    those of BLAKE2b: the same on every machine and under every hash seed. A text of fewer than three words has none.

    >>> full = "Nobody on the quay had seen the harbour master leave, and nobody had asked after him since Monday."
    >>> sketch("NOBODY on the quay had seen ████ harbour master leave , and nobody had asked") < sketch(full)
    True
    """
    return sketch_of(folded_words(text))


def sketch_of(words: Sequence[str]) -> set[int]:
    """Return the sketch of the text whose folded words these are, for those who need the words as well."""
    lots = [_LOTS[word] for word in words]
    head = _chosen(lots[: _HEAD + 2], _ONE_IN_HEAD)
    body = (at + _HEAD for at in _chosen(lots[_HEAD:], _ONE_IN))
    return {_number(words[at : at + 3]) for at in chain(head, body)}


def _chosen(lots: Sequence[int], one_in: int) -> Iterator[int]:
    """Yield the first words of the shingles that are kept: those whose lots add up to a multiple, without a blank."""
    bits = one_in - 1 | _NO_BLANK
    sums = zip(lots, lots[1:], lots[2:], strict=False)
    return (at for at, (first, second, third) in enumerate(sums) if not (first + second + third) & bits)


def _number(shingle: Sequence[str]) -> int:
    return int.from_bytes(blake2b(" ".join(shingle).encode(), digest_size=_BYTES).digest(), "big")


def _lot(word: str) -> int:
    """Return the word's part in the choice of shingles; small, since sums of small numbers take no memory."""
    return _BLANK_LOT if word == BLANK else _number([word]) % _ONE_IN


def _folded(chunk: str) -> tuple[str, ...]:
    """Return the folded words and the blanks of a stretch without white space."""
    folded = chunk.casefold()
    if not folded.isascii():
        folded = _ACCENTS.sub("", unicodedata.normalize("NFKD", folded))
    return tuple(_WORD_OR_BLANK.findall(_MASKS.sub(f" {BLANK} ", folded)))


_FOLDED = Remembered(_folded, lambda words: len(words) < 16)
_LOTS = Remembered(_lot)
