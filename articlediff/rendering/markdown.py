"""The report of ``-f markdown``: the losses, a table of the restored words and the marked story, for GitHub."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from articlediff.expressions import expression
from articlediff.file_names import quoted
from articlediff.model import Article, Change, Comparison, Kind
from articlediff.rendering.brackets import with_visible_spaces
from articlediff.rendering.cells import cut
from articlediff.rendering.doubts import DIFFERENT, doubts
from articlediff.rendering.folding import Folding, folding
from articlediff.rendering.inline import inline
from articlediff.rendering.kinds import (
    MEANINGS,
    MOVED_END,
    MOVED_FROM,
    MOVED_TO,
    PARAGRAPH_SIGN,
    ROLES,
    SHOWN_BY_DEFAULT,
    SPACE_SIGN,
    Look,
    Role,
    look_of,
    restored_role,
)
from articlediff.rendering.pieces import Piece, stripped
from articlediff.rendering.reflow import told_in_blocks
from articlediff.rendering.summary import sentences
from articlediff.rendering.visible import visible
from articlediff.rendering.wording import sentence, size

_WIDEST_CELL = 100
"""The most columns of a terminal that the words of a cell would take."""

# HTML and not asterisks: next to a quotation mark or a Chinese letter, asterisks mark nothing.
_TAGS: Mapping[Role, tuple[str, str]] = {
    "restored": ("<strong>", "</strong>"),
    "doubtful": ("<strong>", "</strong><sup>?</sup>"),
    "unrestored": ("<strong>", "</strong>"),
    "added": ("<ins>", "</ins>"),
    "removed": ("<del>", "</del>"),
    "faint": ("<em>", "</em>"),
}
_UNRESTORED = "[?]"
_LINE_BREAK = "\\\n"
"""A line break that stays one (GFM 6.12, hard line breaks)."""

_EXAMPLES: Mapping[Look, str] = {
    "unrestored": rf"<strong>\[?\]</strong> {MEANINGS['unrestored']}",
    "reworded": "<del>reworded</del> <ins>so</ins>",
    "moved": (
        f"<em>{MOVED_TO.format('n')}</em> moved from <em>{MOVED_FROM.format('n')}</em> to here<em>{MOVED_END}</em>"
    ),
    "formatting": f"<del>other{SPACE_SIGN * 2}form</del> <ins>of{SPACE_SIGN}the{PARAGRAPH_SIGN}same</ins>",
}
"""The legend of the looks that take more than their meaning within their tags."""

# An empty comment, put inside words that GitHub would take for a mention, an issue, an emoji or an address.
_APART = "<!-- -->"
_ESCAPES = {ord(char): "\\" + char for char in r"\`*_[]<>|~&"} | {
    ord("@"): "@" + _APART,
    # As GitHub asks for a dollar sign that does not begin a formula.
    ord("$"): "<span>$</span>",
}
_TAKEN_FOR_MORE = expression(r"#(?=\d)|:(?=//|[\w+\\-]+:)|\bwww(?=\.)", re.IGNORECASE)
_TAKEN_FOR_A_BLOCK = expression(r"(?=[-+=#])|\d+(?=[.)])")


def render_markdown(
    comparison: Comparison, *, only: frozenset[Kind] = frozenset(), stat: bool = False, context: int | None = 30
) -> str:
    """Return the comparison as GitHub-flavoured Markdown (https://github.github.com/gfm/), ending in a line break.

    ``only``, ``stat`` and ``context`` are as in :func:`articlediff.rendering.terminal.text.render_text`.
    Nothing in the articles is taken for Markdown or HTML. The elements used are headings, tables and
    ``<strong>``, ``<sup>``, ``<ins>``, ``<del>``, ``<em>`` and ``<span>``.

    >>> from articlediff import compare
    >>> report = render_markdown(compare("The   side of the city.", "The rebel-held side of the city."))
    >>> "The <strong>rebel-held</strong> side of the city." in report
    True
    """
    return "\n\n".join(_blocks(comparison, only, stat, folding(context, only))) + "\n"


def escaped(text: str) -> str:
    r"""Return the text as Markdown that shows it as it is, on one line, everything that does not print made visible.

    >>> escaped("1. <b>*Not* bold</b>"), escaped("a@b.org")
    ('1\\. \\<b\\>\\*Not\\* bold\\</b\\>', 'a@<!-- -->b.org')
    """
    words = " ".join(visible(text).split())
    return _guarded_start(_inline(words))


def _blocks(comparison: Comparison, only: frozenset[Kind], stat: bool, folding: Folding) -> Iterator[str]:
    yield "# What the truncated text lost"
    yield "\n".join(_table(("Text", "Name", "Length"), _texts(comparison)))
    if not comparison.aligned:
        yield f"{sentence(DIFFERENT)} {escaped(comparison.same_story.reason)}"
        yield "Nothing was compared."
        return
    yield from map(escaped, doubts(comparison))
    yield " ".join(map(escaped, sentences(comparison)))
    if stat:
        kinds = [(kind.value, f"{number:,}") for kind, number in comparison.counts.items() if not only or kind in only]
        yield "\n".join(_table(("Kind", "Changes"), kinds))
    else:
        yield from _reading(comparison, only, folding)


def _texts(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    sides: Sequence[tuple[str, Article]] = (("Truncated", comparison.truncated), ("Full", comparison.full))
    for side, article in sides:
        yield side, escaped(quoted(article.name)), size(article.text)


def _reading(comparison: Comparison, only: frozenset[Kind], folding: Folding) -> Iterator[str]:
    shown = only or SHOWN_BY_DEFAULT
    changes = [change for change in comparison.changes if change.kind in shown]
    if not changes:
        yield "There are no changes of the kind asked for." if only else "There are no other differences."
        return
    if Kind.RESTORED in shown and comparison.restored:
        yield "\n".join(_table(("No.", "Restored", "What", "Evidence", "Confidence"), map(_cells, comparison.restored)))
    yield "## The story"
    yield " · ".join(_legend(changes))
    pieces = inline(comparison, shown, _Tags())
    for block in told_in_blocks(folding.folded(pieces), comparison.full.text):
        yield _LINE_BREAK.join(map(_line, block))


def _legend(changes: Iterable[Change]) -> Iterator[str]:
    occurring = set(map(look_of, changes))
    for look in (look for look in MEANINGS if look in occurring):
        yield _EXAMPLES.get(look) or "".join(_in_tags(MEANINGS[look], role) for role in ROLES[look] if role)


def _cells(change: Change) -> tuple[str, ...]:
    """Return the cells of a restored change in its table."""
    words = escaped(cut(visible(" ".join(change.full.text.split())), _WIDEST_CELL))
    others = [escaped(cut(span.text, _WIDEST_CELL)) for span in change.alternatives]
    told = ", or ".join([_in_tags(words, restored_role(change)), *others])
    return str(change.id), told, change.category or "", change.evidence or "", f"{change.confidence:.2f}"


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for row in (headings, ["---"] * len(headings), *rows):
        yield f"| {' | '.join(row)} |"


def _line(pieces: Sequence[Piece]) -> str:
    """Return a paragraph, or one line of it, as one line.

    A space parts reworded words from those that took their place.
    """
    pieces = [piece for piece in pieces if piece.text]
    parts = [(role, "".join(text for text, _ in group)) for role, group in groupby(pieces, lambda piece: piece.role)]
    line = ""
    before: Role = "plain"
    for role, text in parts:
        line += " " * ((before, role) == ("removed", "added")) + _in_tags(_inline(text), role)
        before = role
    return _guarded_start(" ".join(line.split()))


def _in_tags(text: str, role: Role) -> str:
    opening, closing = _TAGS.get(role, ("", ""))
    return opening + text + closing


def _inline(text: str) -> str:
    return _TAKEN_FOR_MORE.sub(lambda found: found[0] + _APART, text.translate(_ESCAPES))


def _guarded_start(line: str) -> str:
    """Return the line, guarded where GitHub would take its beginning for a heading, a list or a rule."""
    found = _TAKEN_FOR_A_BLOCK.match(line)
    return line if found is None else f"{line[: found.end()]}\\{line[found.end() :]}"


class _Tags:
    """The notation of Markdown: changes are told apart by the roles of their pieces, which become tags in the end."""

    def plain(self, text: str) -> str:
        return visible(text)

    def marked(self, text: str, role: Role) -> list[Piece]:
        before, body, after = stripped([Piece(visible(text), role)])
        return [piece for piece in (Piece(before), *body, Piece(after)) if piece.text]

    def unrestored(self) -> Piece:
        return Piece(_UNRESTORED, "unrestored")

    def moved_to(self, body: Sequence[Piece], number: int) -> list[Piece]:
        before, inner, after = stripped(body)
        opening, ending = Piece(MOVED_TO.format(number), "faint"), Piece(MOVED_END, "faint")
        return [Piece(before), opening, Piece(" "), *inner, ending, Piece(after)]

    def moved_from(self, number: int) -> list[Piece]:
        return [Piece(" "), Piece(MOVED_FROM.format(number), "faint"), Piece(" ")]

    def formatted(self, truncated: str, full: str) -> list[Piece]:
        forms: tuple[tuple[str, Role], ...] = ((truncated, "removed"), (full, "added"))
        ending = [Piece("\n" * min(2, full.count("\n")))] if "\n" in full else []
        return [Piece(visible(with_visible_spaces(text)), role) for text, role in forms if text] + ending
