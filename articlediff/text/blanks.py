"""Where a text may have lost something: a mask, or white space that nothing else explains.

A blank found here is a suspicion. Whether the full text has something in its place, and what, is for the alignment
to say.
"""

from __future__ import annotations

from itertools import pairwise

from articlediff.calibration.one_text import DISTINCT_WIDTHS, TYPICAL_WIDTH
from articlediff.records import NamedTuple
from articlediff.text.families import HIDE_A_NAME, MAY_BE_OWN, WEAK, Family, width_hidden, words_hidden
from articlediff.text.half_masked import kept_letters
from articlediff.text.spaces import (
    CLITIC_KEYS,
    NO_SPACE_AFTER,
    NO_SPACE_BEFORE,
    LinePart,
    is_faint,
    orphans,
    spaces_beside_breaks,
    touches_word,
    wide_spaces,
)
from articlediff.text.tokens import Tokens


class Blank(NamedTuple):
    """A place where words may be missing.

    ``at`` is the index of the token that it is before; a mask covers that token itself (``covers`` 1), a
    blank of white space (``space``) covers none. What its ``family`` tells is in
    :mod:`~articlediff.text.families`. ``words`` is the number of words that a mask hides, ``width`` the
    number of code points it hides, each None where the mask does not tell. ``glued_left`` and
    ``glued_right`` say that what is missing touched its neighbour without a space. A ``faint`` trace may
    as well be nothing. Where white space breaks a line, ``space`` is its part on one side of the break, and
    ``skipped`` the number of code points in front of it. Of a half-masked word, ``kept`` is what is left at its
    beginning and end, without case, and the signs that its numbers hold. What is ``weak`` is a mask only if the
    other text has words in its place. A mask that ``is_line`` has nothing beside it on its line. One that hides a
    ``phrase`` does as others like it, which hold no whole sentences.
    """

    at: int
    covers: int
    family: Family
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
    hides_phrase: bool = False

    @property
    def end(self) -> int:
        """The token that follows the blank."""
        return self.at + self.covers

    @property
    def is_note(self) -> bool:
        """Whether the mask may as well be the copy's own: an editor's bracket, a writer's note, a drawn line."""
        return self.family in MAY_BE_OWN

    @property
    def hides_name(self) -> bool:
        """Whether the mask hides a name or a number."""
        return self.family in HIDE_A_NAME


def find_blanks(tokens: Tokens, *, keep_width: bool = True) -> list[Blank]:
    """Return every place in the text that looks like a loss, in order.

    Runs of spaces of very different lengths are taken to be as wide as what they hide, unless
    ``keep_width`` says that there is another reason for them.

    >>> from articlediff.text.tokenising import tokenise
    >>> blanks = find_blanks(tokenise("Bashar   of Syria, ██ years old  —   said he could be  . He"))
    >>> [(blank.at, blank.family, blank.width) for blank in blanks]
    [(1, 'spaces', None), (4, 'bars', 2), (12, 'spaces', None)]
    """
    no_masks = _emphasis(tokens)
    masks = [_mask(tokens, k) for k in tokens.masks if k not in no_masks and not _is_section_break(tokens, k)]
    spaces = [_wide_space(tokens, k) for k in wide_spaces(tokens)]
    spaces += [_line_part(tokens, part) for part in spaces_beside_breaks(tokens, len(spaces))]
    if keep_width:
        spaces = _measured(tokens, spaces)
    lone_spaces = [_white_space(tokens, k, "orphan") for k in orphans(tokens)]
    return sorted(masks + spaces + lone_spaces, key=lambda blank: (blank.at, blank.skipped))


def _mask(tokens: Tokens, index: int) -> Blank:
    """Return the blank that a mask is."""
    family, text = tokens.masks[index], tokens.texts[index]
    return Blank(
        index,
        1,
        family,
        words=words_hidden(family, text),
        width=width_hidden(family, text),
        glued_left=index > 0 and not tokens.spaces[index],
        glued_right=index + 1 < len(tokens) and not tokens.spaces[index + 1],
        kept=kept_letters(text) if family == "partial" else None,
        weak=family in WEAK,
        is_line=_is_line(tokens, index),
    )


def _is_line(tokens: Tokens, index: int) -> bool:
    """Tell whether nothing else is on the token's line."""
    is_first = not index or "\n" in tokens.spaces[index]
    return is_first and (index + 1 == len(tokens) or "\n" in tokens.spaces[index + 1])


def _is_section_break(tokens: Tokens, index: int) -> bool:
    """Tell whether a mask is stars or a short rule on a line of their own, in a text that has none within lines.

    A longer rule is a line to sign on.
    """
    text = tokens.texts[index]
    if not _is_line(tokens, index) or (text[0] != "*" and text != "___"):
        return False
    alike = (k for k in tokens.masks if tokens.texts[k][0] == text[0])
    return all(_is_line(tokens, k) for k in alike)


def _emphasis(tokens: Tokens) -> set[int]:
    """Return the double underscores that open and close emphasis within a line, as in Markdown.

    As there, what they open does not begin or end inside a word (CommonMark 0.31, 6.2).
    """
    pairs = [k for k, family in tokens.masks.items() if family == "underscores" and tokens.texts[k] == "__"]
    found: set[int] = set()
    for opening, closing in pairwise(pairs):
        inner = tokens.spaces[opening + 1 : closing + 1]
        words = closing > opening + 1 and all(tokens.keys[k][0].isalnum() for k in (opening + 1, closing - 1))
        touches = words and not inner[0] and not inner[-1]
        in_word = touches_word(tokens, opening, opening - 1) or touches_word(tokens, closing + 1, closing + 1)
        if touches and not in_word and opening not in found and not any("\n" in space for space in inner):
            found.update((opening, closing))
    return found


def _white_space(tokens: Tokens, index: int, family: Family) -> Blank:
    """Return the blank of white space before the token."""
    return Blank(
        index,
        0,
        family,
        tokens.spaces[index],
        glued_left=index > 0 and tokens.texts[index - 1] in NO_SPACE_AFTER,
        glued_right=tokens.keys[index] in CLITIC_KEYS or tokens.texts[index] in NO_SPACE_BEFORE,
    )


def _wide_space(tokens: Tokens, index: int) -> Blank:
    """Return the blank of a run of spaces before the token."""
    return _white_space(tokens, index, "spaces")._replace(faint=is_faint(tokens, index))


def _line_part(tokens: Tokens, part: LinePart) -> Blank:
    """Return the blank of spaces on one side of a line break."""
    blank = _white_space(tokens, part.at, "line")
    glued_right = blank.glued_right and part.start > 0
    return blank._replace(space=part.spaces, glued_right=glued_right, faint=True, skipped=part.start)


def _measured(tokens: Tokens, spaces: list[Blank]) -> list[Blank]:
    """Return the blanks with their width, where the runs of spaces differ so much that they must keep it."""
    lengths = sorted(len(blank.space) for blank in spaces)
    if len(set(lengths)) < DISTINCT_WIDTHS or lengths[len(lengths) // 2] < TYPICAL_WIDTH:
        return spaces
    return [
        blank._replace(width=max(1, len(blank.space) - _outer_spaces(tokens, blank)), faint=False) for blank in spaces
    ]


def _outer_spaces(tokens: Tokens, blank: Blank) -> int:
    """Return how many of the spaces were around the words that are missing."""
    breaks_line = len(blank.space) < len(tokens.spaces[blank.at])
    return 2 - breaks_line - blank.glued_left - blank.glued_right
