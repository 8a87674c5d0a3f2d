"""The options that tell how the texts are to be read."""

from __future__ import annotations

import sys
from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

import click

from articlediff.command.choices import FORMAT, REVISIONS
from articlediff.command.options import for_either
from articlediff.expressions import expression
from articlediff.reading.formats.registry import FORMATS
from articlediff.reading.manner import MOST_BYTES, Fetch, Manner, Revisions, size_shown

_Command = TypeVar("_Command", bound=Callable[..., Any])
_SIZE = expression(r"(?i)\s*(\d+(?:\.\d+)?)\s*([kmg]?)(?:i?b)?\s*")
_UNITS = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30}

_MOST = sys.maxsize - 1
"""Bytes; the largest size that can be read, and one more be asked for."""


class Size(click.ParamType):  # type: ignore[type-arg]  # generic in the newest click only
    """A number of bytes, with a unit if wanted.

    >>> Size().convert("1.5G", None, None), Size().convert("300 kB", None, None), Size().convert("64MiB", None, None)
    (1610612736, 307200, 67108864)
    """

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the bytes; raise :class:`click.BadParameter` for anything else, and for none at all."""
        if isinstance(value, int):
            return value
        found = _SIZE.fullmatch(value)
        size = int(Decimal(found[1]) * _UNITS[found[2].lower()]) if found else 0
        return min(size, _MOST) or self.fail(
            f"{value!r} is not a size; give bytes, or a number with K, M or G", param, ctx
        )


_OPTIONS = (
    click.option(
        "--encoding",
        "encodings",
        metavar="NAME",
        multiple=True,
        help="Encoding of both texts; if given twice, of the first and of the second.",
    ),
    click.option(
        "--input-format",
        "input_formats",
        metavar="FORMAT",
        type=FORMAT,
        multiple=True,
        help="Format of both texts; if given twice, of the first and of the second. Default: what the content tells, "
        f"else the name. FORMAT: {', '.join(FORMATS)}.",
    ),
    click.option(
        "--tracked",
        "revisions",
        metavar="HOW",
        type=REVISIONS,
        default="accepted",
        help="How to read the tracked changes of Word documents. HOW: accepted (the default), rejected or shown.",
    ),
    click.option(
        "--max-size",
        metavar="SIZE",
        type=Size(),
        default=MOST_BYTES,
        help="Refuse a text that is larger, or unpacks to more: bytes, or a number with K, M or G. "
        f"Default: {size_shown(MOST_BYTES)}.",
    ),
    click.option(
        "--fetch",
        "is_public_fetched",
        is_flag=True,
        help="Fetch a text that is named by its address (https://...), from the public internet only.",
    ),
    click.option(
        "--fetch-private",
        "is_private_fetched",
        is_flag=True,
        help="Like --fetch, and from this machine and private networks as well.",
    ),
)


def reading_options(command: _Command) -> _Command:
    """Give the command ``encodings``, ``input_formats``, ``revisions``, ``max_size``, and two options on fetching."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def both_manners(
    encodings: tuple[str, ...], formats: tuple[str, ...], revisions: Revisions, max_size: int, fetch: Fetch
) -> tuple[Manner, Manner]:
    """Return how to read the first and the second text; raise :class:`click.UsageError` for a third value.

    >>> both_manners((), ("docx", "text"), "rejected", 1000, "never")[0]
    Manner(encoding=None, form='docx', revisions='rejected', most_bytes=1000, fetch='never')
    """
    first, second = for_either("--encoding", encodings, otherwise=encodings or (None,))
    form, other_form = for_either("--input-format", formats, otherwise=formats or (None,))
    return Manner(first, form, revisions, max_size, fetch), Manner(second, other_form, revisions, max_size, fetch)


def fetch_asked(is_public: bool, is_private: bool) -> Fetch:
    """Return whether addresses are fetched, as the two options say.

    >>> fetch_asked(False, False), fetch_asked(True, False), fetch_asked(True, True)
    ('never', 'public', 'private')
    """
    return "private" if is_private else "public" if is_public else "never"
