"""Reads the fields of a JSON object, each as the type that it must have, and names the one that is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, TypeVar

from articlediff.errors import DocumentError

_Term = TypeVar("_Term", bound=Enum)
_DOCUMENT = "the document of a comparison"
"""The place of the outermost object, as messages name it."""
_LONGEST_SHOWN = 40
"""The most code points of a wrong value that a message shows."""


class Fields:
    """The fields of one object of the document; ``place`` is where that is, such as ``changes[0].full``.

    Every method takes the name of a field and raises :class:`DocumentError` if it is missing or has another type.

    >>> Fields({"start": 3}).count("start")
    3
    >>> Fields({"start": "3"}, "changes[0].full").count("start")
    Traceback (most recent call last):
    articlediff.errors.DocumentError: changes[0].full.start is '3', not an integer from 0; give what -f json writes
    """

    def __init__(self, value: Any, place: str = "") -> None:
        self._place = place
        if not isinstance(value, Mapping):
            raise _wrong(place or _DOCUMENT, value, "an object")
        self._value: Mapping[Any, Any] = value

    def __contains__(self, name: str) -> bool:
        return name in self._value

    def text(self, name: str) -> str:
        """Return the string."""
        value = self._get(name)
        if not isinstance(value, str):
            raise _wrong(self._path(name), value, "a string")
        return value

    def count(self, name: str, least: int = 0) -> int:
        """Return the integer, which is ``least`` or more."""
        value = self._get(name)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise _wrong(self._path(name), value, f"an integer from {least}")
        return value

    def share(self, name: str) -> float:
        """Return the number from 0 to 1."""
        value = self._get(name)
        if not isinstance(value, (int, float)) or isinstance(value, bool) or not 0 <= value <= 1:
            raise _wrong(self._path(name), value, "a number from 0 to 1")
        return value

    def term(self, name: str, terms: type[_Term]) -> _Term:
        """Return the member of the enumeration whose value the field is."""
        value = self._get(name)
        for term in terms:
            if term.value == value:
                return term
        raise _wrong(self._path(name), value, "one of " + ", ".join(term.value for term in terms))

    def is_null(self, name: str) -> bool:
        """Return whether the field, which must be there, is null."""
        return self._get(name) is None

    def inner(self, name: str) -> Fields:
        """Return the fields of the object."""
        return Fields(self._get(name), self._path(name))

    def each(self, name: str) -> Iterator[Fields]:
        """Yield the fields of each object of the array."""
        value = self._get(name)
        if not isinstance(value, list):
            raise _wrong(self._path(name), value, "an array")
        for position, item in enumerate(value):
            yield Fields(item, f"{self._path(name)}[{position}]")

    def _get(self, name: str) -> Any:
        if name not in self._value:
            raise DocumentError(f"{self._place or _DOCUMENT} has no {name!r}", "give all that -f json writes")
        return self._value[name]

    def _path(self, name: str) -> str:
        return f"{self._place}.{name}" if self._place else name


def _wrong(place: str, value: Any, expected: str) -> DocumentError:
    """Return the error for a value that is not as expected."""
    shown = repr(value)
    shown = shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"
    return DocumentError(f"{place} is {shown}, not {expected}", "give what -f json writes")
