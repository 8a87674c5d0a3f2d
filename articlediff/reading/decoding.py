"""Decodes bytes: by the encoding that is given, else by a byte order mark, else as UTF-8, else as cp1252."""

from __future__ import annotations

import codecs

from articlediff.errors import DecodingError, UnreadableError
from articlediff.expressions import expression
from articlediff.reading.recognising import recognised
from articlediff.records import NamedTuple

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte order marks and their encodings. UTF-32 comes first: its little-endian mark begins with that of UTF-16."""
_ANOTHER = "try another --encoding"
_SURROGATE = expression("[\ud800-\udfff]")
_CONTROL = expression("[\0-\x08\x0e-\x1f\x7f]")
_FOR_EACH_STRAY = 20
"""Characters that a text has for each control character, at least; ligatures lost from a PDF are rarer."""


class Decoded(NamedTuple):
    """A text, and remarks for a person on how it was decoded."""

    text: str
    remarks: tuple[str, ...] = ()


def decoded(content: bytes, encoding: str | None, called: str) -> Decoded:
    """Return the decoded text.

    Raises :class:`DecodingError` if no encoding fits, and :class:`UnreadableError` for a document with a layout, or
    other bytes that are not text; both name them `called`.

    >>> decoded(b"caf\\xe9", None, "story.txt")
    Decoded(text='café', remarks=('story.txt is not UTF-8 (byte 0xe9 at 3); read as cp1252',))
    >>> decoded(b"caf\\xe9", "latin-1", "story.txt")
    Decoded(text='café', remarks=())
    """
    if document := recognised(content):
        raise UnreadableError(f"{called} looks like {document.sort}, not plain text", document.advice)
    if encoding is not None:
        return Decoded(_decode_as(encoding, content, called))
    for mark, marked_encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return Decoded(_decode_marked(mark, marked_encoding, content, called))
    return _decode_guessed(content, called)


def has_surrogate(text: str) -> bool:
    """Return whether the text has a code point that no encoding can write.

    >>> has_surrogate("caf\\udce9"), has_surrogate("café")
    (True, False)
    """
    return _SURROGATE.search(text) is not None


def is_binary(text: str) -> bool:
    r"""Return whether the text has NUL characters, and more control characters than get into a text by accident.

    >>> is_binary("It con\0rms that the office veri\0es every speci\0cation in this book, whatever it costs.")
    False
    >>> is_binary("w\0o\0r\0d\0s\0")
    True
    """
    return "\0" in text and len(_CONTROL.findall(text)) * _FOR_EACH_STRAY > len(text)


def _decode_as(encoding: str, content: bytes, called: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise DecodingError(f"{called} is not {encoding} ({_place(error, content)})", _ANOTHER) from error
    except UnicodeError as error:
        raise DecodingError(f"{called} is not {encoding!a}", _ANOTHER) from error
    except (LookupError, ValueError) as error:
        raise unknown_encoding(encoding) from error


def unknown_encoding(encoding: str) -> DecodingError:
    """Return the error for an encoding that there is not."""
    return DecodingError(f"unknown encoding {encoding!a}", "try --encoding utf-8 or cp1252")


def _decode_marked(mark: bytes, encoding: str, content: bytes, called: str) -> str:
    try:
        return content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        finding = f"{called} is not {encoding}, as its byte order mark says ({_place(error, content)})"
        raise DecodingError(finding, _ANOTHER) from error


def _decode_guessed(content: bytes, called: str) -> Decoded:
    if b"\0" in content and (not _is_utf_8(content) or is_binary(content.decode("utf-8"))):
        raise UnreadableError(
            f"{called} is binary data (NUL byte at {content.index(0)})",
            "give a text file, or try --encoding utf-16-le if it is UTF-16 without a byte order mark",
        )
    try:
        return Decoded(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        if is_cut_in_character(error):
            remark = f"{called} breaks off inside a UTF-8 character ({_place(error, content)}), which is left out"
            return Decoded(content[: error.start].decode("utf-8"), (remark,))
        return _decode_cp1252(content, error, called)


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def is_cut_in_character(error: UnicodeDecodeError) -> bool:
    """Return whether only the last character is incomplete, as in a copy that was cut by bytes.

    After nothing but ASCII, the byte is more likely a whole character of cp1252.
    """
    return error.reason == "unexpected end of data" and not error.object[: error.start].isascii()


def _decode_cp1252(content: bytes, not_utf_8: UnicodeDecodeError, called: str) -> Decoded:
    finding = f"{called} is not UTF-8 ({_place(not_utf_8, content)})"
    try:
        return Decoded(content.decode("cp1252"), (f"{finding}; read as cp1252",))
    except UnicodeDecodeError as error:
        raise DecodingError(
            f"{finding} and not cp1252 ({_place(error, content)})", "name its encoding with --encoding"
        ) from error


def _place(error: UnicodeDecodeError, content: bytes) -> str:
    """Return the byte at which decoding failed, and its offset in the content, whose mark may not have been decoded."""
    offset = error.start + len(content) - len(error.object)
    return f"byte 0x{content[offset]:02x} at {offset}"
