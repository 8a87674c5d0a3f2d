r"""The marks that carry the meaning, also without colour, and article text made safe between them.

Where the article text itself has a mark, its bracket gets a backslash: ``[-`` is written ``\[-`` and
``-]`` is written ``-\]``. A backslash is doubled, and ``⋯``, which tells what is left out, has one in front.
So a reader (or a script) can tell which is which.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from articlediff.expressions import expression
from articlediff.model import Change
from articlediff.rendering.styles import Piece, Role
from articlediff.rendering.visible import visible

MARKS: Mapping[Role, tuple[str, str]] = {
    "restored": ("⟦", "⟧"),
    "uncertain": ("⟦", "?⟧"),
    "added": ("{+", "+}"),
    "removed": ("[-", "-]"),
}
UNRESTORED = Piece("⟦?⟧", "unrestored")
UNSURE_BELOW = 0.5

# Each alternative begins with one fixed character, which makes the search several times as fast.
_LITERAL = expression(r"\\|⟦|⟧|⟪|⟫|⋯|\[(?=-)|\](?<=-\])|\{(?=\+)|\}(?<=\+\})")
# At the end of a marked text these would join the closing mark: "[" makes "[-" of "-]".
_LITERAL_INSIDE = expression(rf"{_LITERAL.pattern}|\[\Z|\{{\Z|\?\Z")

_ESCAPED = r"\\\g<0>"


def role_of(restored: Change) -> Role:
    """A guess, or one of several fillings that are nearly as good, looks uncertain."""
    return "uncertain" if restored.confidence < UNSURE_BELOW or restored.alternatives else "restored"


def marked(text: str, role: Role) -> list[Piece]:
    """The text within the marks of its role; white space at its ends stays outside them.

    >>> marked("rebel-held ", "restored")
    [Piece(text='⟦rebel-held⟧', role='restored'), Piece(text=' ', role='plain')]
    """
    shown = visible(text)
    core = shown.strip()
    if not core:
        return [Piece(shown)]
    before, _, after = shown.partition(core)
    opening, closing = MARKS[role]
    # Once more visible: a backslash may part a joiner from the sign behind it.
    body = visible(_LITERAL_INSIDE.sub(_ESCAPED, core))
    pieces = [Piece(before), Piece(opening + body + closing, role), Piece(after)]
    return [piece for piece in pieces if piece.text]


def moved(body: Sequence[Piece], number: int) -> list[Piece]:
    """The pieces of a moved passage between marks that bear its number, outer white space outside."""
    before, inner, after = stripped(body)
    if not inner:
        return [Piece(before)]
    # A no-break space, so that the number stays with the first word.
    opening = Piece(f"⟪{number}:\u00a0", "moved")
    return [Piece(before), opening, *inner, Piece("⟫", "moved"), Piece(after)]


def moved_from(number: int) -> list[Piece]:
    """The note at the place where the truncated text has the moved passage."""
    return [Piece(" "), Piece(f"⟪{number} was here⟫", "moved"), Piece(" ")]


def formatted(truncated: str, full: str) -> list[Piece]:
    """A difference in formatting alone, with its white space made visible.

    >>> formatted("W. H.", "W.H.")
    [Piece(text='[-W.␣H.-]', role='formatting'), Piece(text='{+W.H.+}', role='formatting')]
    """
    old = marked(with_visible_spaces(truncated), "removed") if truncated else []
    new = marked(with_visible_spaces(full), "added") if full else []
    ending = [Piece("\n")] if "\n" in full else []
    return [Piece(text, "formatting") for text, _ in old + new] + ending


def cleaned(text: str) -> str:
    r"""Article text as it may be shown: marks in it escaped, what does not print made visible.

    >>> print(cleaned("a [-b-] \x1b[31m \u202e"))
    a \[-b-\] ␛[31m <U+202E>
    """
    return visible(_LITERAL.sub(_ESCAPED, text))


def parted(piece: Piece) -> tuple[str, str, str]:
    """The opening mark, the words and the closing mark of a piece; what a piece has none of is empty.

    >>> parted(Piece("[-army-]", "removed")), parted(Piece("⟫", "moved"))
    (('[-', 'army', '-]'), ('⟫', '', ''))
    """
    text, role = piece
    if role in MARKS:
        opening, closing = MARKS[role]
    elif role == "formatting":
        opening, closing = text[:2], text[-2:]
    elif role == "unrestored" or text[:1] in ("⟪", "⟫"):
        return text, "", ""
    else:
        return "", text, ""
    return opening, text[len(opening) : -len(closing)], closing


def stripped(pieces: Sequence[Piece]) -> tuple[str, list[Piece], str]:
    """The pieces without the white space at both ends, and that white space."""
    text = "".join(piece.text for piece in pieces)
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    inner = []
    position = 0
    for piece in pieces:
        if kept := piece.text[max(0, start - position) : max(0, end - position)]:
            inner.append(Piece(kept, piece.role))
        position += len(piece.text)
    return text[:start], inner, text[end:]


def with_visible_spaces(text: str) -> str:
    return re.sub(r"\s", lambda found: "¶" if found[0] == "\n" else "␣", text)
