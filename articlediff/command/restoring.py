"""Makes the file that ``--restore`` writes: the truncated one with its lost words, and all else unchanged."""

from __future__ import annotations

from collections.abc import Collection

from articlediff.command.decisions import read_decisions
from articlediff.comparison import Comparison
from articlediff.reading.sources import content_of, shown
from articlediff.reading.verbatim import verbatim
from articlediff.rendering.visible import visible


def content_to_restore(source: str, name: str) -> bytes:
    """Return all bytes of the path, or of standard input for "-"; raise :class:`UnreadableError` with the name."""
    content = content_of(source, shown(name))
    return content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")


def restored_file(
    comparison: Comparison,
    content: bytes,
    encoding: str | None,
    min_confidence: float,
    for_a_person: bool,
    decisions: str | None = None,
) -> str | bytes:
    """Return the content that ``comparison.truncated`` was read from, with its lost words put back.

    Words below ``min_confidence`` are not put back, unless the file ``decisions`` says otherwise; nor are those that it
    refuses. Encoding, line ends and byte order mark stay. With ``for_a_person``, the result is a text that is safe to
    show on a terminal. Raises :class:`ArticleDiffError` if that encoding cannot express a restored word, and for
    decisions on another pair.

    >>> from articlediff import compare, read_article
    >>> content = b"The   side,\\r\\na caf\\xe9."
    >>> found = compare(read_article(content), "The rebel-held side,\\na café.", force=True)
    >>> restored_file(found, content, None, 0.0, for_a_person=False)
    b'The rebel-held side,\\r\\na caf\\xe9.'
    """
    refused: Collection[int] = ()
    if decisions is not None:
        refused, min_confidence = read_decisions(decisions).refused(comparison, min_confidence), 0.0
    if for_a_person:
        return visible(comparison.restored_text(min_confidence, refused))
    source = verbatim(content, encoding, comparison.truncated)
    restorations = comparison.restorations(min_confidence, refused)
    return source.encoded(source.replaced(restorations), comparison.truncated.name)
