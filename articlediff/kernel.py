"""The choice between the twins: the compiled kernel where it was built, or the plain Python that says what it does.

``ARTICLEDIFF_PURE=1`` in the environment chooses the plain one.
"""

from __future__ import annotations

import os
from importlib import import_module
from types import ModuleType

_REVISION = 4
"""The number of what is asked of the kernel, which ``kernel/module.cpp`` has as well."""


def _found() -> ModuleType | None:
    """Return the compiled module, if it was built and is wanted.

    Raises :class:`ImportError` if it was built from other sources than these.
    """
    if os.environ.get("ARTICLEDIFF_PURE") == "1":
        return None
    try:
        module = import_module("articlediff._kernel")
    except ImportError:
        return None
    if getattr(module, "REVISION", None) != _REVISION:
        raise ImportError("articlediff's kernel was built from other sources; build it again: pip install -e .")
    return module


extension = _found()
"""The compiled module, or None where it was not built or is not wanted."""
NAME = "compiled kernel" if extension else "plain Python"
"""The twin that runs, as the command tells it."""
