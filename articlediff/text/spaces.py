"""White space that nothing explains: no custom of this text, no dash, no end of a sentence, no layout of its lines."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from articlediff.calibration.one_text import (
    AFTER_DASH,
    BEFORE_DASH,
    BREAKS_PER_SPACED,
    DOUBLE_SPACE,
    FEWEST_BY_CUSTOM,
    WIDE_PER_SPACED,
)
from articlediff.expressions import expression
from articlediff.punctuation import COLONS, SENTENCE_ENDS, STRAIGHT_QUOTES, TRAILING
from articlediff.records import NamedTuple
from articlediff.text.mojibake import also_misread
from articlediff.text.searching import found_at
from articlediff.text.signs import CLITICS
from articlediff.text.tokens import Tokens

NO_SPACE_AFTER = also_misread("“‘([{")
"""Signs that touch the word after them."""
NO_SPACE_BEFORE = also_misread(TRAILING)
"""Signs that touch the word before them."""
CLITIC_KEYS = frozenset(f"'{clitic}" for clitic in CLITICS)
"""Keys of tokens that touch the word before them."""
_DASH_KEY = "-"
_WIDE_SPACE_AFTER = also_misread(SENTENCE_ENDS | COLONS)
"""Signs after which a typist may set two spaces."""
_NEVER_SPACED = CLITIC_KEYS | frozenset(".,)")
"""Keys of tokens with no space before them."""
_ELLIPSIS_KEYS = frozenset((".", "..."))
# Each begins with one fixed character, which makes the search several times as fast.
_WIDE = expression("  +")
_OTHER_SPACES = "\t\u00a0\u2002\u2003\u2009\u202f\u3000"
_WIDE_OF_ANY = expression(f"[ {_OTHER_SPACES}]{{2,}}")
_SPACED_BREAKS = (" \n", " \r\n", "\n ")
_LINE_END = expression("^ +(?=\\r?\\n)")
_LINE_START = expression("(?<=\\n) +$")
_SPACE_BEFORE = expression(" (?=[.,)'’]|â€™)")
_SPACES_AFTER = ("“ ", "‘ ", "( ", "[ ", "{ ", "â€œ ", "â€˜ ")


class LinePart(NamedTuple):
    """Spaces on one side of the line break before a token; ``start`` code points of white space are before them."""

    at: int
    spaces: str
    start: int


def wide_spaces(tokens: Tokens) -> list[int]:
    """Return the tokens with a run of spaces before them that neither a line break nor a dash explains.

    >>> from articlediff.text.tokenising import tokenise
    >>> wide_spaces(tokenise("He   left.  She  -  who stayed"))
    [1]
    """
    has_others = any(space in tokens.text for space in _OTHER_SPACES)
    runs = (_WIDE_OF_ANY if has_others else _WIDE).finditer(tokens.text)
    wide = _tokens_after(tokens, map(re.Match.end, runs))
    return [k for k in wide if "\n" not in tokens.spaces[k] and not _is_explained(tokens, k)]


def spaces_beside_breaks(tokens: Tokens, within_lines: int) -> list[LinePart]:
    """Return the runs of spaces at the end or at the beginning of a line, unless most lines have them.

    Where many more are ``within_lines``, words are lost everywhere, at the ends of most lines too.

    >>> from articlediff.text.tokenising import tokenise
    >>> spaces_beside_breaks(tokenise("They met   \\nin May."), 0)
    [LinePart(at=2, spaces='   ', start=0)]
    """
    found: list[LinePart] = []
    spaced = _tokens_after(tokens, _ends(tokens, _SPACED_BREAKS))
    all_breaks = tokens.text.count("\n") if spaced else 0
    for side in (_LINE_END, _LINE_START):
        runs = ((k, side.search(tokens.spaces[k])) for k in spaced)
        parts = [LinePart(k, run[0], run.start()) for k, run in runs if run]
        parts = [part for part in parts if _is_wide(tokens, part)]
        is_custom = (
            len(parts) >= FEWEST_BY_CUSTOM
            and len({part.spaces for part in parts}) < len(parts)
            and BREAKS_PER_SPACED * len(parts) >= all_breaks
            and WIDE_PER_SPACED * len(parts) >= within_lines
        )
        if not is_custom:
            found += [part for part in parts if part.at not in tokens.masks]
    return found


def orphans(tokens: Tokens) -> list[int]:
    """Return the tokens with one space before them where none belongs, unless this text sets it so.

    None belongs before a full stop or a clitic, nor inside an opening bracket or quotation mark.

    >>> from articlediff.text.tokenising import tokenise
    >>> orphans(tokenise("She met his 's brother in . They left."))
    [3, 6]
    """
    before = _tokens_after(tokens, map(re.Match.end, _SPACE_BEFORE.finditer(tokens.text)))
    before = [k for k in before if tokens.keys[k] in _NEVER_SPACED]
    inside = _tokens_after(tokens, _ends(tokens, _SPACES_AFTER))
    suspects = [k for k in sorted({*before, *inside}) if k and _is_orphan(tokens, k)]
    signs = [tokens.keys[k] if tokens.keys[k] in _NEVER_SPACED else tokens.texts[k - 1] for k in suspects]
    custom = {sign for sign in set(signs) if _is_custom(tokens, sign, signs.count(sign))}
    return [k for k, sign in zip(suspects, signs, strict=True) if sign not in custom]


def is_faint(tokens: Tokens, index: int) -> bool:
    """Tell whether the spaces before the token may as well hide nothing.

    An indent at the start is seldom a lost word, nor are two spaces between words; before a stop two spaces are one.
    """
    if not index:
        return tokens.texts[0][0].isupper()
    return len(tokens.spaces[index]) == DOUBLE_SPACE and tokens.keys[index][0].isalnum()


def touches_word(tokens: Tokens, boundary: int, neighbour: int) -> bool:
    """Tell whether the neighbour is a word, and no space is at the boundary, which is in front of that token."""
    if not 0 <= neighbour < len(tokens):
        return False
    return not tokens.spaces[boundary] and tokens.keys[neighbour][0].isalnum()


def _is_wide(tokens: Tokens, part: LinePart) -> bool:
    """Tell whether there are two spaces, or one in front of a sign that no line begins with."""
    return len(part.spaces) > 1 or (part.start > 0 and tokens.texts[part.at] in NO_SPACE_BEFORE)


def _ends(tokens: Tokens, literals: Iterable[str]) -> Iterator[int]:
    """Yield where each of the literals ends in the text: few of them occur, which the text's signs tell soonest."""
    for literal in literals:
        if tokens.split.signs.issuperset(literal):
            yield from (at + len(literal) for at in found_at(tokens.text, literal))


def _tokens_after(tokens: Tokens, ends: Iterable[int]) -> list[int]:
    """Return the tokens with white space before them that one of the offsets is in or at the end of, in order."""
    starts, spaces, last = tokens.starts, tokens.spaces, len(tokens) - 1
    after = ((bisect_left(starts, end), end) for end in ends)
    # A run inside a mask, "[   ]", belongs to the mask.
    return sorted({k for k, end in after if k <= last and starts[k] - len(spaces[k]) < end})


def _is_explained(tokens: Tokens, index: int) -> bool:
    """Tell whether a mask, a dash or the end of a sentence explains the run of spaces before the token."""
    keys, width = tokens.keys, len(tokens.spaces[index])
    if index in tokens.masks or (keys[index] == _DASH_KEY and width <= BEFORE_DASH):
        return True
    if not index or tokens.texts[index] in NO_SPACE_BEFORE:
        return False
    if keys[index - 1] == _DASH_KEY:
        # Copies that set a dash wide set it so on both sides; a word that was lost in front makes that side wider.
        before = len(tokens.spaces[index - 1])
        return width == DOUBLE_SPACE or (width <= AFTER_DASH and (before == BEFORE_DASH or before > AFTER_DASH))
    # Two spaces after a full stop are a typist's habit; a quotation mark may open what comes.
    opens = keys[index - 1] in STRAIGHT_QUOTES and tokens.spaces[index - 1]
    return width == DOUBLE_SPACE and not opens and tokens.texts[index - 1] in _WIDE_SPACE_AFTER


def _is_custom(tokens: Tokens, sign: str, spaced: int) -> bool:
    """Tell whether a sign is spaced so often that this is how the copy sets it, as tokenised text does."""
    return spaced >= FEWEST_BY_CUSTOM and 2 * spaced > (tokens.keys if sign in _NEVER_SPACED else tokens.texts).count(
        sign
    )


def _is_orphan(tokens: Tokens, index: int) -> bool:
    """Tell whether the space before the token is one that no writer sets there."""
    before, key = tokens.keys[index - 1], tokens.keys[index]
    # Inside a mask such as "@ @ @" no token starts where the space ends.
    if before == _DASH_KEY or index in tokens.masks or index - 1 in tokens.masks or tokens.spaces[index] != " ":
        return False
    if key in CLITIC_KEYS:
        return True
    if key not in (".", ","):
        # What opens in one language closes in another: there it touches a word.
        is_opening = tokens.texts[index - 1] in NO_SPACE_AFTER
        return index < 2 or not is_opening or not touches_word(tokens, index - 1, index - 2)
    # ". . ." is an ellipsis, ".com" and ".22" are words.
    follows = tokens.spaces[index + 1] if index + 1 < len(tokens) else " "
    closes = index + 1 < len(tokens) and not tokens.keys[index + 1][0].isalnum()
    is_ellipsis = before in _ELLIPSIS_KEYS or (index + 1 < len(tokens) and tokens.keys[index + 1] in _ELLIPSIS_KEYS)
    return not is_ellipsis and (bool(follows) or closes)
