"""Makes the file that ``--restore`` writes: the truncated one with its lost words, and all else unchanged."""

from __future__ import annotations

from articlediff.comparison import Comparison
from articlediff.reading.sources import content_of, shown
from articlediff.reading.verbatim import verbatim
from articlediff.rendering.visible import visible


def content_to_restore(source: str, name: str) -> bytes:
    """Return all bytes of the path, or of standard input for "-"; raise :class:`UnreadableError` with the name."""
    content = content_of(source, shown(name))
    return content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")


def restored_file(
    comparison: Comparison, content: bytes, encoding: str | None, min_confidence: float, for_a_person: bool
) -> str | bytes:
    """Return the content that ``comparison.truncated`` was read from, with its lost words put back.

    Encoding, line ends and byte order mark stay. With ``for_a_person``, the result is a text that is safe to show on a
    terminal. Raises :class:`ArticleDiffError` if that encoding cannot express a restored word.

    >>> from articlediff import compare, read_article
    >>> content = b"The   side,\\r\\na caf\\xe9."
    >>> found = compare(read_article(content), "The rebel-held side,\\na café.", force=True)
    >>> restored_file(found, content, None, 0.0, for_a_person=False)
    b'The rebel-held side,\\r\\na caf\\xe9.'
    """
    if for_a_person:
        return visible(comparison.restored_text(min_confidence))
    source = verbatim(content, encoding, comparison.truncated)
    return source.encoded(source.replaced(comparison.restorations(min_confidence)), comparison.truncated.name)
