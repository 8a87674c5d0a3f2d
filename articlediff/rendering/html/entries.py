"""The entries of the list of changes: each change with its words, its trace, its place and the text around it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from articlediff.expressions import expression
from articlediff.model import Change, Comparison, Kind, Span
from articlediff.records import NamedTuple
from articlediff.rendering.abreast import paragraph_starts
from articlediff.rendering.cells import cut, cut_start
from articlediff.rendering.html.reasons import Reasons
from articlediff.rendering.kinds import ONLY_IN_TRUNCATED
from articlediff.rendering.reflow import reflowed
from articlediff.rendering.visible import visible
from articlediff.rendering.wording import counted

_REACH = 22
"""The columns of text on either side of the words, as a terminal counts them."""
_LONGEST_WORDS = 160
"""The columns that the words themselves may take."""
_LINE_ENDS = expression("[\r\v\f\x85\u2028\u2029]")


class Surrounded(NamedTuple):
    """Words with the text before and after them, made visible but not escaped."""

    before: str
    words: str
    after: str


class Trace(NamedTuple):
    """The trace of lost words: the mask itself (``is_mask``), or a description of white space or of nothing."""

    text: str
    is_mask: bool


class Alternative(NamedTuple):
    """Other words that fill a blank; ``paragraph``, from 1, and the text around them only where the words are equal."""

    text: Surrounded
    paragraph: int | None = None


class Entry(NamedTuple):
    """One change as the list shows it.

    ``full`` holds the words of the full text, ``truncated`` those of the truncated text, made visible unless the change
    is one of form; nothing is escaped. The text around the words is
    that of the full text, or of the truncated one if only that has the words. ``paragraph`` is that of the full text,
    counted from 1. Only words that the copy lost have a ``trace``, and only those in doubt have ``reasons`` for it.
    """

    change: Change
    paragraph: int
    before: str
    truncated: str
    full: str
    after: str
    trace: Trace | None
    alternatives: tuple[Alternative, ...]
    reasons: tuple[str, ...]


class _Text:
    """A text with its paragraphs, reflowed, from which stretches are cut."""

    def __init__(self, text: str) -> None:
        self._text = reflowed(text)
        self._starts = paragraph_starts(self._text)

    def paragraph(self, span: Span) -> int:
        """Return the number, from 1, of the paragraph that the first word of the span is in."""
        return max(1, bisect_right(self._starts, _core(span).start))

    def around(self, span: Span) -> Surrounded:
        """Return the words of the span and the text around them in their paragraph, cut at words."""
        start, end, words = _core(span)
        before = self._text[max(0, start - 2 * _REACH) : start].rpartition("\n")[2]
        after = self._text[end : end + 2 * _REACH].partition("\n")[0]
        return Surrounded(
            cut_start(_on_one_line(before).lstrip(), _REACH),
            short(words),
            cut(_on_one_line(after).rstrip(), _REACH),
        )

    def words(self, change: Change, span: Span) -> str:
        """Return the words of the change in this text; in a difference of form the white space itself is shown."""
        if change.kind is not Kind.FORMATTING:
            return short(span.text)
        return self._text[span.start : min(span.end, span.start + _LONGEST_WORDS)]


def entries(comparison: Comparison) -> Iterator[Entry]:
    """Yield the entry of each change, in the order of the comparison.

    >>> from articlediff import compare
    >>> (entry,) = entries(compare("All.\\nThe   side of the city.", "All.\\nThe far-off side of the city."))
    >>> entry.paragraph, entry.before, entry.full, entry.after, entry.trace
    (2, 'The ', 'far-off', ' side of the city.', Trace(text='3 spaces', is_mask=False))
    """
    truncated, full = (_Text(article.text) for article in (comparison.truncated, comparison.full))
    reasons = Reasons(comparison)
    for change in comparison.changes:
        only_in_truncated = change.kind in ONLY_IN_TRUNCATED
        around = truncated.around(change.truncated) if only_in_truncated else full.around(change.full)
        yield Entry(
            change,
            full.paragraph(change.full),
            around.before,
            truncated.words(change, change.truncated),
            full.words(change, change.full),
            around.after,
            trace(change) if change.kind in (Kind.RESTORED, Kind.UNRESTORED) else None,
            tuple(_alternatives(change, full)),
            reasons.of(change),
        )


def trace(change: Change) -> Trace:
    """Return the trace that the copy has in the place of lost words.

    >>> trace(Change(1, Kind.RESTORED, Span(3, 3, ""), Span(3, 4, ";"))).text
    'nothing'
    >>> trace(Change(1, Kind.RESTORED, Span(4, 10, "(b)(6)"), Span(4, 9, "Reeve")))
    Trace(text='(b)(6)', is_mask=True)
    """
    text = change.truncated.text
    if text.strip():
        return Trace(short(text), True)
    if text.strip(" "):
        return Trace("white space", False)
    return Trace(counted(len(text), "space") if text else "nothing", False)


def _core(span: Span) -> Span:
    """Return the span without its outer white space; of nothing else, the place after it."""
    words = span.text.strip()
    start = span.start + len(span.text) - len(span.text.lstrip())
    return Span(start, start + len(words), words)


def short(text: str) -> str:
    """Return the text on one line, made visible, and cut where it is long."""
    return cut(_on_one_line(text).strip(), _LONGEST_WORDS)


def _alternatives(change: Change, full: _Text) -> Iterator[Alternative]:
    """Yield the alternatives of the change; words that are equal can be told apart only by their places."""
    occurring = Counter(short(span.text) for span in (change.full, *change.alternatives))
    for span in change.alternatives:
        words = short(span.text)
        if occurring[words] > 1:
            yield Alternative(full.around(span), full.paragraph(span))
        else:
            yield Alternative(Surrounded("", words, ""))


def _on_one_line(text: str) -> str:
    """Return the text as it may be shown, with single spaces for all its white space, also at its ends."""
    shown = visible(_LINE_ENDS.sub(" ", text))
    words = " ".join(shown.split())
    return f"{' ' * shown[:1].isspace()}{words}{' ' * (bool(words) and shown[-1:].isspace())}"
