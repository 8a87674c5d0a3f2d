"""The report of ``-f markdown``: what was lost, a table of the words and the marked story, as GitHub shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from articlediff.expressions import expression
from articlediff.model import Article, Change, Comparison, Kind
from articlediff.rendering.cells import cut
from articlediff.rendering.folding import folded
from articlediff.rendering.layout import paragraphs
from articlediff.rendering.legend import look
from articlediff.rendering.marks import role_of, stripped, with_visible_spaces
from articlediff.rendering.story import story
from articlediff.rendering.styles import Piece, Role
from articlediff.rendering.summary import doubts, sentences
from articlediff.rendering.visible import visible
from articlediff.rendering.wording import size

_SHOWN_BY_DEFAULT = frozenset(Kind) - {Kind.FORMATTING}
_WIDEST_CELL = 100

# HTML and not asterisks: those mark nothing beside a quotation mark or a Chinese letter.
_TAGS: Mapping[Role, tuple[str, str]] = {
    "restored": ("<strong>", "</strong>"),
    "uncertain": ("<strong>", "</strong><sup>?</sup>"),
    "unrestored": ("<strong>", "</strong>"),
    "added": ("<ins>", "</ins>"),
    "removed": ("<del>", "</del>"),
    "faint": ("<em>", "</em>"),
}
_MEANINGS: Mapping[str, str] = {
    "restored": "<strong>restored</strong>",
    "uncertain": "<strong>restored with doubt</strong><sup>?</sup>",
    "unrestored": r"<strong>\[?\]</strong> a blank, not filled",
    "added": "<ins>only in the full text</ins>",
    "removed": "<del>only in the truncated text</del>",
    "reworded": "<del>reworded</del> <ins>so</ins>",
    "moved": "<em>⟪n:</em> moved from <em>⟪n was here⟫</em> to here<em>⟫</em>",
    "formatting": "<del>other␣␣form</del> <ins>of␣the¶same</ins>",
}

# An empty comment parts what GitHub would take for a mention, an issue, an emoji or an address.
_APART = "<!-- -->"
_ESCAPES = {ord(char): "\\" + char for char in r"\`*_[]<>|~&"} | {
    ord("@"): "@" + _APART,
    # What GitHub asks for where a dollar sign is no formula.
    ord("$"): "<span>$</span>",
}
_TAKEN_FOR_MORE = expression(r"#(?=\d)|:(?=//|[\w+\\-]+:)|\bwww(?=\.)", re.IGNORECASE)
_TAKEN_FOR_A_BLOCK = expression(r"(?=[-+=#])|\d+(?=[.)])")


def render_markdown(
    comparison: Comparison, *, only: frozenset[Kind] = frozenset(), stat: bool = False, context: int | None = 30
) -> str:
    """The comparison as GitHub-flavoured Markdown, ending in a line break.

    ``only``, ``stat`` and ``context`` do what they do in :func:`articlediff.rendering.terminal.text.render_text`.
    Nothing of the articles is taken for Markdown or HTML. The elements used are headings, tables and
    ``<strong>``, ``<sup>``, ``<ins>``, ``<del>``, ``<em>`` and ``<span>``.

    >>> from articlediff import compare
    >>> report = render_markdown(compare("The   side of the city.", "The rebel-held side of the city."))
    >>> "The <strong>rebel-held</strong> side of the city." in report
    True
    """
    return "\n\n".join(_blocks(comparison, only, stat, context)) + "\n"


def escaped(text: str) -> str:
    r"""The text as Markdown that shows it as it is, on one line; what does not print is made visible.

    >>> escaped("1. <b>*Not* bold</b>"), escaped("a@b.org")
    ('1\\. \\<b\\>\\*Not\\* bold\\</b\\>', 'a@<!-- -->b.org')
    """
    words = " ".join(visible(text).split())
    return _guarded_start(_inline(words))


def _blocks(comparison: Comparison, only: frozenset[Kind], stat: bool, context: int | None) -> Iterator[str]:
    yield "# What the truncated text lost"
    yield "\n".join(_table(("Text", "Name", "Length"), _texts(comparison)))
    if not comparison.aligned:
        yield f"These look like different stories. {escaped(comparison.same_story.reason)}"
        yield "Nothing was compared."
        return
    yield from map(escaped, doubts(comparison))
    yield " ".join(map(escaped, sentences(comparison)))
    if stat:
        kinds = [(kind.value, f"{number:,}") for kind, number in comparison.counts.items() if not only or kind in only]
        yield "\n".join(_table(("Kind", "Changes"), kinds))
    else:
        yield from _reading(comparison, only, context)


def _texts(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    sides: Sequence[tuple[str, Article]] = (("Truncated", comparison.truncated), ("Full", comparison.full))
    for side, article in sides:
        yield side, escaped(article.name), size(article.text)


def _reading(comparison: Comparison, only: frozenset[Kind], context: int | None) -> Iterator[str]:
    shown = only or _SHOWN_BY_DEFAULT
    changes = [change for change in comparison.changes if change.kind in shown]
    if not changes:
        yield "There is no change of the kind asked for." if only else "There is no other difference."
        return
    if Kind.RESTORED in shown and comparison.restored:
        yield "\n".join(_table(("No.", "Restored", "What", "Evidence", "Confidence"), map(_row, comparison.restored)))
    yield "## The story"
    looks = set(map(look, changes))
    yield " · ".join(meaning for known, meaning in _MEANINGS.items() if known in looks)
    pieces = story(comparison, shown, _Marks())
    unmarked = "left out" if only else "unchanged"
    yield from map(_paragraph, paragraphs(pieces if context is None else folded(pieces, context, unmarked)))


def _row(change: Change) -> tuple[str, ...]:
    opening, closing = _TAGS[role_of(change)]
    words = opening + escaped(cut(visible(" ".join(change.full.text.split())), _WIDEST_CELL)) + closing
    others = [escaped(cut(span.text, _WIDEST_CELL)) for span in change.alternatives]
    told = ", or ".join([words, *others])
    return str(change.id), told, change.category or "", change.evidence or "", f"{change.confidence:.2f}"


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for row in (headings, ["---"] * len(headings), *rows):
        yield f"| {' | '.join(row)} |"


def _paragraph(pieces: Sequence[Piece]) -> str:
    """One line; a space parts what was reworded from what became of it."""
    pieces = [piece for piece in pieces if piece.text]
    parts = [(role, "".join(text for text, _ in group)) for role, group in groupby(pieces, lambda piece: piece.role)]
    line = ""
    before: Role = "plain"
    for role, text in parts:
        opening, closing = _TAGS.get(role, ("", ""))
        line += " " * ((before, role) == ("removed", "added")) + opening + _inline(text) + closing
        before = role
    return _guarded_start(" ".join(line.split()))


def _inline(text: str) -> str:
    return _TAKEN_FOR_MORE.sub(lambda found: found[0] + _APART, text.translate(_ESCAPES))


def _guarded_start(line: str) -> str:
    """The line, no heading, list or rule although it may begin like one."""
    found = _TAKEN_FOR_A_BLOCK.match(line)
    return line if found is None else f"{line[: found.end()]}\\{line[found.end() :]}"


class _Marks:
    """Changes told apart by the roles of their pieces alone, which become tags in the end."""

    UNRESTORED = Piece("[?]", "unrestored")

    def marked(self, text: str, role: Role) -> list[Piece]:
        before, body, after = stripped([Piece(visible(text), role)])
        return [piece for piece in (Piece(before), *body, Piece(after)) if piece.text]

    def moved(self, body: Sequence[Piece], number: int) -> list[Piece]:
        before, inner, after = stripped(body)
        return [Piece(before), Piece(f"⟪{number}:", "faint"), Piece(" "), *inner, Piece("⟫", "faint"), Piece(after)]

    def moved_from(self, number: int) -> list[Piece]:
        return [Piece(" "), Piece(f"⟪{number} was here⟫", "faint"), Piece(" ")]

    def formatted(self, truncated: str, full: str) -> list[Piece]:
        forms: tuple[tuple[str, Role], ...] = ((truncated, "removed"), (full, "added"))
        ending = [Piece("\n")] if "\n" in full else []
        return [Piece(visible(with_visible_spaces(text)), role) for text, role in forms if text] + ending

    def cleaned(self, text: str) -> str:
        return visible(text)
