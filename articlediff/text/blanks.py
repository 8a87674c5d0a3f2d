"""Where a text may have lost something: a mark, or white space that nothing else explains.

A blank found here is a suspicion. Whether something stands there in the full text, and what, is for the
alignment to say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from articlediff.expressions import expression
from articlediff.text.half_masked import kept_letters
from articlediff.text.tokens import Tokens, found_at, misread

_DASHES = frozenset(("-", "----"))
_OPENING = frozenset((*"“‘([{", *map(misread, "“‘")))
_CLOSING = frozenset((*".,;:!?…”’)]}", *map(misread, "…”’")))
_SENTENCE_ENDS = frozenset((*".!?:;”\"’')।॥؟۔؛。！？…", *map(misread, "”’")))
_CLITICS = frozenset(("'s", "'re", "'ve", "'ll", "'d", "'m"))
_NEVER_ALONE = _CLITICS | frozenset(".,)")
_ELLIPSES = frozenset((".", "..."))
# Each begins with one fixed character, which makes the search several times as fast.
_WIDE = expression("  +")
_OTHER_SPACES = "\t\u00a0\u2002\u2003\u2009\u202f\u3000"
_WIDE_OF_ANY = expression(f"[ {_OTHER_SPACES}]{{2,}}")
_SPACED_BREAKS = (" \n", " \r\n", "\n ")
_LINE_END = expression("^ +(?=\\r?\\n)")
_LINE_START = expression("(?<=\\n) +$")
_BEFORE = expression(" (?=[.,)'’]|â€™)")
_INSIDE = ("“ ", "‘ ", "( ", "[ ", "{ ", "â€œ ", "â€˜ ")
_BEFORE_DASH = 2
_BEHIND_DASH = 3
"""So wide some copies set their dashes."""
_CUSTOM = 3
"""A sign spaced so often, and mostly, is set that way by the copy."""
_USUAL = 1.5
_MANY = 4
"""So many gaps within lines for each beside a line break are losses, and so are those beside the breaks."""
_MEASURING = frozenset(("bars", "underscores", "signs"))
"""Marks of these families may be as wide as what they hide."""
_WEAK = frozenset(("tag", "evident", "note", "signs"))
_TYPICAL_WIDTH = 6
"""Runs of spaces that keep the width of words are mostly at least as long: the word and a space either side."""


class Blank(NamedTuple):
    """A place where words may be missing.

    ``at`` is the index of the token it stands before; a mark covers that token itself (``covers`` 1), a
    blank of white space (``space``) covers none. ``words`` is the number of words a mark stands for, ``width`` the
    number of characters it hides, each None where the mark does not tell. ``glued_left`` and
    ``glued_right`` say that what is missing touched its neighbour without a space. A ``faint`` trace may
    as well be nothing. Where white space breaks a line, ``space`` is its part at one side of the break, and
    ``skipped`` the number of characters in front of it. Of a half-masked word, ``kept`` is what is left at its
    beginning and end, without case, and the signs that its numbers hold. What is ``weak`` is a mark only if the
    other text has words in its place. A mark that ``is_line`` has nothing beside it on its line. One that hides a
    ``phrase`` does as others like it, which hold no whole sentences.
    """

    at: int
    covers: int
    family: str
    space: str = ""
    words: int | None = None
    width: int | None = None
    glued_left: bool = False
    glued_right: bool = False
    faint: bool = False
    skipped: int = 0
    kept: tuple[str, str, str] | None = None
    weak: bool = False
    is_line: bool = False
    phrase: bool = False

    @property
    def end(self) -> int:
        """The token that follows the blank."""
        return self.at + self.covers

    @property
    def doubted(self) -> bool:
        """Whether the trace may as well be nothing, or a writer's note on a line of its own."""
        return self.faint or self.family == "note"

    @property
    def names(self) -> bool:
        """Whether the mark stands for a name."""
        return self.family == "entity"


def find_blanks(tokens: Tokens, *, keep_width: bool = True) -> list[Blank]:
    """Every place in the text that looks like a loss, in order.

    Runs of spaces of very different lengths are taken to be as wide as what they hide, unless
    ``keep_width`` says that there is another reason for them.

    >>> from articlediff.text.tokens import tokenise
    >>> blanks = find_blanks(tokenise("Bashar   of Syria, ██ years old  —   said he could be  . He"))
    >>> [(blank.at, blank.family, blank.width) for blank in blanks]
    [(1, 'spaces', None), (4, 'bars', 2), (12, 'spaces', None)]
    """
    no_marks = _emphasis(tokens)
    marks = [_mark(tokens, k) for k in tokens.marks if k not in no_marks and not _is_section_break(tokens, k)]
    spaces = [_trace(tokens, k, "spaces") for k in _wide_spaces(tokens)]
    spaces += _beside_line_breaks(tokens, len(spaces))
    found = marks + (_measured(tokens, spaces) if keep_width else spaces) + _orphans(tokens)
    return sorted(found, key=lambda blank: (blank.at, blank.skipped))


def _mark(tokens: Tokens, index: int) -> Blank:
    family, text = tokens.marks[index], tokens.texts[index]
    return Blank(
        index,
        1,
        family,
        words=text.count("@") if family == "words" else 1 if family == "partial" else None,
        width=len(text) if family in _MEASURING else None,
        glued_left=index > 0 and not tokens.spaces[index],
        glued_right=index + 1 < len(tokens) and not tokens.spaces[index + 1],
        kept=kept_letters(text) if family == "partial" else None,
        weak=family in _WEAK,
        is_line=_stands_alone(tokens, index),
    )


def _is_section_break(tokens: Tokens, index: int) -> bool:
    """Stars or a short rule alone on a line, where none stand within lines; a longer rule is a line to sign on."""
    text = tokens.texts[index]
    if not _stands_alone(tokens, index) or (text[0] != "*" and text != "___"):
        return False
    alike = (k for k in tokens.marks if tokens.texts[k][0] == text[0])
    return all(_stands_alone(tokens, k) for k in alike)


def _stands_alone(tokens: Tokens, index: int) -> bool:
    return _begins_line(tokens, index) and (index + 1 == len(tokens) or "\n" in tokens.spaces[index + 1])


def _begins_line(tokens: Tokens, index: int) -> bool:
    return not index or "\n" in tokens.spaces[index]


def _emphasis(tokens: Tokens) -> set[int]:
    """Two underscores that touch a word, with two more that close what they open in the same line, as in Markdown.

    As there, what they open does not begin or end inside a word (CommonMark 0.31, 6.2).
    """
    pairs = [k for k, family in tokens.marks.items() if family == "underscores" and tokens.texts[k] == "__"]
    found: set[int] = set()
    for opening, closing in pairwise(pairs):
        inner = tokens.spaces[opening + 1 : closing + 1]
        words = closing > opening + 1 and all(tokens.keys[k][0].isalnum() for k in (opening + 1, closing - 1))
        touches = words and not inner[0] and not inner[-1]
        in_word = _touches_word(tokens, opening, opening - 1) or _touches_word(tokens, closing + 1, closing + 1)
        if touches and not in_word and opening not in found and not any("\n" in space for space in inner):
            found.update((opening, closing))
    return found


def _touches_word(tokens: Tokens, boundary: int, neighbour: int) -> bool:
    """Whether the neighbour is a word and no space stands at the boundary, which is in front of that token."""
    if not 0 <= neighbour < len(tokens):
        return False
    return not tokens.spaces[boundary] and tokens.keys[neighbour][0].isalnum()


def _trace(tokens: Tokens, index: int, family: str) -> Blank:
    """A blank of white space before the token."""
    return Blank(
        index,
        0,
        family,
        tokens.spaces[index],
        glued_left=index > 0 and tokens.texts[index - 1] in _OPENING,
        glued_right=tokens.keys[index] in _CLITICS or tokens.texts[index] in _CLOSING,
        faint=family == "spaces" and _is_faint(tokens, index),
    )


def _wide_spaces(tokens: Tokens) -> list[int]:
    """The tokens with a run of spaces before them that neither a line break nor a dash explains."""
    other = any(space in tokens.text for space in _OTHER_SPACES)
    wide = _tokens_behind(tokens, map(re.Match.end, (_WIDE_OF_ANY if other else _WIDE).finditer(tokens.text)))
    return [k for k in wide if "\n" not in tokens.spaces[k] and not _explained(tokens, k)]


def _beside_line_breaks(tokens: Tokens, within: int) -> list[Blank]:
    """Runs of spaces at the end or at the beginning of a line, unless most lines have them.

    Where there are many more ``within`` lines, words are lost everywhere, at the ends of most lines too.
    """
    found: list[Blank] = []
    spaced = _tokens_behind(tokens, _ends(tokens.text, _SPACED_BREAKS))
    all_breaks = tokens.text.count("\n") if spaced else 0
    for pattern in (_LINE_END, _LINE_START):
        parts = [(k, part) for k in spaced if (part := pattern.search(tokens.spaces[k])) and _is_wide(tokens, k, part)]
        widths = {part[0] for _, part in parts}
        is_custom = (
            len(parts) >= _CUSTOM
            and len(widths) < len(parts)
            and _USUAL * len(parts) >= all_breaks
            and _MANY * len(parts) >= within
        )
        if not is_custom:
            found += [_part(tokens, k, part) for k, part in parts if k not in tokens.marks]
    return found


def _is_wide(tokens: Tokens, index: int, part: re.Match[str]) -> bool:
    """Two spaces, or one in front of a sign that no line begins with."""
    return len(part[0]) > 1 or (part.start() > 0 and tokens.texts[index] in _CLOSING)


def _part(tokens: Tokens, index: int, part: re.Match[str]) -> Blank:
    blank = _trace(tokens, index, "line")
    glued_right = blank.glued_right and part.start() > 0
    return blank._replace(space=part[0], glued_right=glued_right, faint=True, skipped=part.start())


def _ends(text: str, literals: Iterable[str]) -> Iterator[int]:
    """Where each of the literals ends in the text: few of them stand in it, which the text itself tells soonest."""
    for literal in literals:
        for at in found_at(text, literal):
            yield at + len(literal)


def _tokens_behind(tokens: Tokens, ends: Iterable[int]) -> list[int]:
    """The tokens before which white space stands that one of the places is in or behind, in order."""
    found: set[int] = set()
    for end in ends:
        k = bisect_left(tokens.starts, end)
        # A run inside a mark, "[   ]", is none of its own.
        if k < len(tokens) and tokens.gap(k)[0] < end:
            found.add(k)
    return sorted(found)


def _explained(tokens: Tokens, index: int) -> bool:
    keys, width = tokens.keys, len(tokens.spaces[index])
    if index in tokens.marks or (keys[index] in _DASHES and width <= _BEFORE_DASH):
        return True
    if not index or tokens.texts[index] in _CLOSING:
        return False
    if keys[index - 1] in _DASHES:
        # Copies that set a dash wide set it so on both sides; a word that was lost in front makes that side wider.
        before = len(tokens.spaces[index - 1])
        return width == 2 or (width <= _BEHIND_DASH and (before == _BEFORE_DASH or before > _BEHIND_DASH))
    # Two spaces after a full stop are a typist's habit; a quotation mark may open what comes.
    opens = keys[index - 1] in ("'", '"') and tokens.spaces[index - 1]
    return width == 2 and not opens and tokens.texts[index - 1] in _SENTENCE_ENDS


def _is_faint(tokens: Tokens, index: int) -> bool:
    """An indent at the start is seldom a lost word, nor are two spaces between words, but they are before a stop."""
    if not index:
        return tokens.texts[0][0].isupper()
    return len(tokens.spaces[index]) == 2 and tokens.keys[index][0].isalnum()


def _measured(tokens: Tokens, spaces: list[Blank]) -> list[Blank]:
    """With their width, where the runs of spaces differ so much that they must keep it."""
    lengths = sorted(len(blank.space) for blank in spaces)
    if len(set(lengths)) < 4 or lengths[len(lengths) // 2] < _TYPICAL_WIDTH:
        return spaces
    return [
        blank._replace(width=max(1, len(blank.space) - _outer_spaces(tokens, blank)), faint=False) for blank in spaces
    ]


def _outer_spaces(tokens: Tokens, blank: Blank) -> int:
    """How many of the spaces stood around the words that are missing."""
    breaks_line = len(blank.space) < len(tokens.spaces[blank.at])
    return 2 - breaks_line - blank.glued_left - blank.glued_right


def _orphans(tokens: Tokens) -> list[Blank]:
    """One space where none belongs: before a full stop or a clitic, inside an opening bracket or quote."""
    before = _tokens_behind(tokens, map(re.Match.end, _BEFORE.finditer(tokens.text)))
    before = [k for k in before if tokens.keys[k] in _NEVER_ALONE]
    inside = _tokens_behind(tokens, _ends(tokens.text, _INSIDE))
    suspects = [k for k in sorted({*before, *inside}) if k and _is_orphan(tokens, k)]
    signs = [tokens.keys[k] if tokens.keys[k] in _NEVER_ALONE else tokens.texts[k - 1] for k in suspects]
    custom = {sign for sign in set(signs) if _is_custom(tokens, sign, signs.count(sign))}
    return [_trace(tokens, k, "orphan") for k, sign in zip(suspects, signs, strict=True) if sign not in custom]


def _is_custom(tokens: Tokens, sign: str, spaced: int) -> bool:
    """Whether a sign is spaced so often that this is how the copy sets it, as tokenised text does."""
    return spaced >= _CUSTOM and 2 * spaced > (tokens.keys if sign in _NEVER_ALONE else tokens.texts).count(sign)


def _is_orphan(tokens: Tokens, index: int) -> bool:
    before, key = tokens.keys[index - 1], tokens.keys[index]
    # Inside a mark such as "@ @ @" no token starts where the space ends.
    if before in _DASHES or index in tokens.marks or index - 1 in tokens.marks or tokens.spaces[index] != " ":
        return False
    if key in _CLITICS:
        return True
    if key not in (".", ","):
        # What opens in one language closes in another: there it stands against a word.
        return index < 2 or tokens.texts[index - 1] not in _OPENING or not _touches_word(tokens, index - 1, index - 2)
    # ". . ." is an ellipsis, ".com" and ".22" are words.
    follows = tokens.spaces[index + 1] if index + 1 < len(tokens) else " "
    closes = index + 1 < len(tokens) and not tokens.keys[index + 1][0].isalnum()
    is_ellipsis = before in _ELLIPSES or (index + 1 < len(tokens) and tokens.keys[index + 1] in _ELLIPSES)
    return not is_ellipsis and (bool(follows) or closes)
