"""XML from somebody else: no entity is expanded, nothing is fetched, and elements are nested only so deep."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from articlediff.errors import UnreadableError

_DEEPEST = 120
"""Elements within one another, at most; tables in tables in text boxes stay below a quarter of that."""


def parsed(content: bytes, called: str, namespaces: dict[str, str]) -> Element:
    """Return the root element of an XML document.

    `called`: the name of the file in errors. `namespaces`: the prefix for the names of each namespace, as in
    ``w-p``; names of other namespaces, and of none, stand without.

    Raises :class:`UnreadableError` for XML that is not well-formed, declares entities, or is nested too deeply.

    >>> [child.tag for child in parsed(b'<a xmlns="x" xmlns:b="y"><b/><b:c/></a>', "a.xml", {"y": "b-"})]
    ['b', 'b-c']
    """
    tree = _Tree(called, namespaces)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = tree.start
    parser.EndElementHandler = tree.end
    parser.CharacterDataHandler = tree.builder.data
    parser.EntityDeclHandler = tree.refuse_entity
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise UnreadableError(f"{called} has broken XML ({error})", "get another copy") from error
    return tree.builder.close()


class _Tree:
    """Builds the elements as they come, and counts how deep they are."""

    def __init__(self, called: str, namespaces: dict[str, str]) -> None:
        self.builder = TreeBuilder()
        self._called = called
        self._namespaces = namespaces
        self._depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UnreadableError(f"{self._called} has elements nested more than {_DEEPEST} deep", "get another copy")
        self.builder.start(self._named(name), {self._named(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        """End an element."""
        self._depth -= 1
        self.builder.end(self._named(name))

    def refuse_entity(self, *declared: Any) -> None:
        """Raise the error for an entity, which may stand for a file or for a million others."""
        raise UnreadableError(f"{self._called} declares the XML entity {declared[0]!r}", "get another copy")

    def _named(self, name: str) -> str:
        namespace, _, local = name.rpartition(" ")
        return self._namespaces.get(namespace, "") + local
