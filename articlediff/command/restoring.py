"""Makes the file that ``--restore`` writes: the truncated one with its lost words, and all else unchanged."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Collection

from articlediff.command.decisions import read_decisions
from articlediff.command.output import STANDARD_OUTPUT
from articlediff.command.overwriting import read_identity, written_identity
from articlediff.comparison import Comparison
from articlediff.errors import ArticleDiffError
from articlediff.file_names import quoted
from articlediff.reading import format_of
from articlediff.reading.manner import Manner
from articlediff.reading.recognising import recognised
from articlediff.reading.unpacking import is_packed
from articlediff.reading.verbatim import verbatim
from articlediff.rendering.visible import visible

_SEEN = 64 << 10
"""The bytes of a file that show whether it is plain text."""


def is_document(output: str) -> bool:
    """Return whether the restored text is written as a Word document, as the ending of the file tells.

    >>> is_document("restored.DOCX"), is_document("restored.txt"), is_document("-")
    (True, False, False)
    """
    return os.path.splitext(output)[1].lower() == ".docx"


def refuse_losing(output: str, source: str, manner: Manner) -> None:
    """Raise :class:`ArticleDiffError` where the restored text would be less than the document that it replaces.

    A document, or a packed file, or a page that is not read as plain text, is not replaced by plain text; nor is
    the truncated document by its own words, since its tables and pictures would be gone.
    """
    with contextlib.suppress(OSError, ValueError):
        if output == STANDARD_OUTPUT or not os.path.isfile(output):
            return
        with open(output, "rb") as file:
            head = file.read(_SEEN)
        if not (recognised(head) or is_packed(head) or format_of(head, output, manner.form)):
            return
        if is_document(output) and written_identity(output) != read_identity(source):
            return
        raise ArticleDiffError(
            f"{quoted(output)} is not plain text, and only its words would be left", "name another file with -o"
        )


def restored_file(
    comparison: Comparison,
    content: bytes,
    encoding: str | None,
    min_confidence: float,
    for_a_person: bool,
    decisions: str | None = None,
    *,
    as_document: bool = False,
) -> str | bytes:
    """Return the content that ``comparison.truncated`` was read from, with its lost words put back.

    The text of a document is plain text in UTF-8; ``as_document`` makes a Word document of any text.

    Words below ``min_confidence`` are not put back, unless the file ``decisions`` says otherwise; nor are those that it
    refuses. Encoding, line ends, byte order marks and a character that is cut off stay. With ``for_a_person``, the
    result is a text that is safe to show on a terminal. Raises :class:`ArticleDiffError` if that encoding cannot
    express a restored word or give back the bytes of the others, and for decisions on another pair.

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
    restorations = comparison.restorations(min_confidence, refused)
    if as_document:
        from articlediff.rendering.docx.restored import restored_document

        return restored_document(comparison.truncated, restorations)
    if not restorations and comparison.truncated.origin is None:
        return content
    source = verbatim(content, encoding, comparison.truncated)
    return source.encoded(source.replaced(restorations), comparison.truncated.name)
