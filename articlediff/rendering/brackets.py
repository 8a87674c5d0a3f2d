r"""The notation of the form text: brackets, which carry the meaning even without colour, and article text made safe.

Where the article text itself has a mark, its bracket gets a backslash: ``[-`` is written ``\[-`` and
``-]`` is written ``-\]``. A backslash is doubled, and ``⋯``, which tells how much is left out, has one in front.
So a reader (or a script) can tell an article's brackets from ours.

The module itself is a :class:`articlediff.rendering.notation.Notation`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from articlediff.expressions import expression
from articlediff.rendering.kinds import (
    IN_ASCII,
    MARKS,
    MOVED_END,
    MOVED_FROM,
    MOVED_TO,
    PARAGRAPH_SIGN,
    SPACE_SIGN,
    UNRESTORED,
    Role,
)
from articlediff.rendering.pieces import Piece, stripped
from articlediff.rendering.visible import visible

# Each alternative begins with one fixed character, which makes the search several times as fast.
_LITERAL = expression(r"\\|⟦|⟧|⟪|⟫|⋯|\[(?=-)|\](?<=-\])|\{(?=\+)|\}(?<=\+\})")
# At the end of a marked text these would join the closing mark: "[" makes "[-" of "-]".
_LITERAL_INSIDE = expression(rf"{_LITERAL.pattern}|\[\Z|\{{\Z|\?\Z")

# Of a moved passage: its opening mark, its end, and the note at the place that it left, also in ASCII.
_MOVED_MARK = expression(r"[⟪{]\d+(?::\s?| was here[⟫}])|[⟫}]")

_ESCAPED = r"\\\g<0>"


def plain(text: str) -> str:
    r"""Return article text as it may be shown: marks in it escaped, and what does not print made visible.

    >>> print(plain("a [-b-] \x1b[31m \u202e"))
    a \[-b-\] ␛[31m <U+202E>
    """
    return visible(_LITERAL.sub(_ESCAPED, text))


def marked(text: str, role: Role) -> list[Piece]:
    """Return the text within the brackets of its role; white space at its ends stays outside them.

    >>> marked("rebel-held ", "restored")
    [Piece(text='⟦rebel-held⟧', role='restored'), Piece(text=' ', role='plain')]
    """
    shown = visible(text)
    core = shown.strip()
    if not core:
        return [Piece(shown)]
    before, _, after = shown.partition(core)
    opening, closing = MARKS[role]
    # Once more visible: a backslash may part a joiner from the sign that follows it.
    body = visible(_LITERAL_INSIDE.sub(_ESCAPED, core))
    pieces = [Piece(before), Piece(opening + body + closing, role), Piece(after)]
    return [piece for piece in pieces if piece.text]


def unrestored() -> Piece:
    """Return the mark of a blank that nothing fills."""
    return Piece(UNRESTORED, "unrestored")


def moved_to(body: Sequence[Piece], number: int) -> list[Piece]:
    """Return the pieces of a moved passage between marks that bear its number, outer white space outside."""
    before, inner, after = stripped(body)
    if not inner:
        return [Piece(before)]
    # A no-break space, so that the number stays with the first word.
    opening = Piece(f"{MOVED_TO.format(number)}\u00a0", "moved")
    return [Piece(before), opening, *inner, Piece(MOVED_END, "moved"), Piece(after)]


def moved_from(number: int) -> list[Piece]:
    """Return the note at the place where the truncated text has the moved passage."""
    return [Piece(" "), Piece(MOVED_FROM.format(number), "moved"), Piece(" ")]


def formatted(truncated: str, full: str) -> list[Piece]:
    """Return a difference in form, with its white space made visible.

    >>> formatted("W. H.", "W.H.")
    [Piece(text='[-W.␣H.-]', role='formatting'), Piece(text='{+W.H.+}', role='formatting')]
    """
    old = marked(with_visible_spaces(truncated), "removed") if truncated else []
    new = marked(with_visible_spaces(full), "added") if full else []
    ending = [Piece("\n" * min(2, full.count("\n")))] if "\n" in full else []
    return [Piece(text, "formatting") for text, _ in old + new] + ending


def parted(piece: Piece) -> tuple[str, str, str]:
    """Return the opening mark, the words and the closing mark of a piece; a part that it lacks is empty.

    The marks may be ours or their spelling in ASCII.

    >>> parted(Piece("[-army-]", "removed")), parted(Piece("⟫", "moved")), parted(Piece("{NAME}"))
    (('[-', 'army', '-]'), ('⟫', '', ''), ('', '{NAME}', ''))
    """
    text, role = piece
    if role in MARKS:
        opening, closing = MARKS[role] if text.startswith(MARKS[role][0]) else map(in_ascii, MARKS[role])
    elif role == "formatting":
        opening, closing = text[:2], text[-2:]
    elif role == "unrestored" or (role == "moved" and _MOVED_MARK.fullmatch(text)):
        return text, "", ""
    else:
        return "", text, ""
    return opening, text[len(opening) : -len(closing)], closing


def in_ascii(mark: str) -> str:
    """Return a mark in the spelling for terminals that cannot show ours.

    >>> in_ascii("?⟧"), in_ascii("[-")
    ('?>>', '[-')
    """
    return "".join(IN_ASCII.get(sign, sign) for sign in mark)


def with_visible_spaces(text: str) -> str:
    r"""Return the text with a sign for each white space; a paragraph ends once, however many lines are left blank.

    >>> with_visible_spaces("W. H.\r\n\r\nHe")
    'W.␣H.¶He'
    """
    return re.sub(r"\s*\n|\s", lambda found: PARAGRAPH_SIGN if "\n" in found[0] else SPACE_SIGN, text)
