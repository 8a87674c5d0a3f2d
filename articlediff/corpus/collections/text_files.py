"""Files of text, compressed or not, that are read line by line and written back byte for byte."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable, Iterator
from typing import Literal

from articlediff.corpus.collections.compressing import Bytes, packing_errors, written_whole
from articlediff.errors import ArticleDiffError, DecodingError, UnreadableError
from articlediff.reading.decoding import BYTE_ORDER_MARKS, unknown_encoding

_AS_IT_IS = "surrogateescape"
"""How bytes are decoded that the encoding does not allow: to half characters, which are written back as these bytes."""
LONGEST_LINE = 1 << 28
"""Characters of a line, at most: a file without line ends is not a file of rows, and would fill the memory."""


class TextFile:
    """A file of text; ``share`` is the part of it that the last reading has reached, from 0 to 1.

    The encoding is the one that is given, else that of the byte order mark, else UTF-8. Bytes that it does not allow
    become half characters (lone surrogates), so that one bad row does not end the run.
    """

    def __init__(self, path: str, encoding: str | None = None) -> None:
        """Take the file; it is opened when it is read. Raises :class:`DecodingError` for an unknown encoding."""
        self.path = path
        self.share = 0.0
        self._encoding = encoding
        if encoding is not None:
            try:
                io.TextIOWrapper(io.BytesIO(), encoding)
            except (LookupError, ValueError) as error:
                raise unknown_encoding(encoding) from error

    def lines(self, newline: Literal["", "\n"]) -> Iterator[str]:
        r"""Yield the lines, each with its end, which is ``\n`` or, with ``newline=""``, any end of a line.

        Raises :class:`UnreadableError` for a file that cannot be read, or whose compressed data are damaged.
        """
        file = Bytes(self.path)
        count = 0
        try:
            encoding, mark = self._decided()
            file.stream.read(len(mark))
            text = io.TextIOWrapper(file.stream, encoding, _AS_IT_IS, newline=newline)
            while line := text.readline(LONGEST_LINE):
                if len(line) == LONGEST_LINE:
                    raise UnreadableError(f"line {count + 1:,} of {file.called} does not end", "check its format")
                count += 1
                self.share = file.share
                yield line
            self.share = 1.0
        except UnicodeError as error:
            finding = f"{file.called} is not {self._encoding or 'UTF-8'} after line {count:,}"
            raise DecodingError(finding, "try another --encoding") from error
        except packing_errors() as error:
            finding = f"{file.called} is damaged after line {count:,} ({error or type(error).__name__})"
            raise UnreadableError(finding, "fetch it or pack it again") from error
        finally:
            file.close()

    @contextlib.contextmanager
    def writing(self, target: str) -> Iterator[Callable[[str], object]]:
        """Yield a function that writes text to the target, in the encoding of this file and with its mark.

        The target is written whole or not at all. Raises :class:`ArticleDiffError` if it cannot be written, or if the
        encoding lacks a letter.
        """
        encoding, mark = self._decided()
        with written_whole(target) as file:
            file.write(mark)

            def write(text: str) -> None:
                try:
                    file.write(text.encode(encoding, _AS_IT_IS))
                except UnicodeEncodeError as error:
                    letters = text[error.start : error.end]
                    finding = f"{self.path} is {encoding}, in which {letters!r} cannot be written"
                    raise ArticleDiffError(finding, "convert it to UTF-8 first") from error

            yield write

    def _decided(self) -> tuple[str, bytes]:
        """Return the encoding and the byte order mark in front."""
        if self._encoding is not None:
            return self._encoding, b""
        file = Bytes(self.path)
        try:
            beginning = file.stream.read(4)
        except packing_errors() as error:
            raise UnreadableError(f"{file.called} is not what its ending says ({error})", "check the file") from error
        finally:
            file.close()
        for mark, encoding in BYTE_ORDER_MARKS:
            if beginning.startswith(mark):
                return encoding, mark
        return "utf-8", b""


class TableOfText:
    """A table in a file of text: where that is, and how far it was read."""

    def __init__(self, path: str, encoding: str | None = None) -> None:
        """Take the file; it is opened when it is read."""
        self.path = path
        self._file = TextFile(path, encoding)

    @property
    def share(self) -> float:
        """The part of the file that the last reading has reached, from 0 to 1."""
        return self._file.share
