"""Named tuples as :mod:`typing` has them, made in a fraction of the time.

``typing.NamedTuple`` compiles the annotation of every field once more. For the types of this package, that would
take a fourteenth of the command's run time.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class _Maker(type):
        """Makes a named tuple of each class that is based on one of its own."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            """Return the named tuple of the annotated names, with the defaults and methods of the body."""
            fields = body.get("__annotations__", {})
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            made.__annotations__ = made.__new__.__annotations__ = fields
            for attribute, value in body.items():
                if attribute not in fields and attribute not in ("__annotations__", "__module__", "__classcell__"):
                    setattr(made, attribute, value)
            return made

    NamedTuple = type.__new__(
        _Maker, "NamedTuple", (), {"__doc__": "Base of a class whose annotated names are fields."}
    )
