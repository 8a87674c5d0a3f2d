"""The packages that only some documents need, and the extras of articlediff that install them."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any

from articlediff.errors import MissingExtraError

EXTRAS = {"fastwarc": "web", "pyarrow": "corpus", "pypdfium2": "pdf", "trafilatura": "html", "zstandard": "corpus"}
"""The extra that installs each package."""


def is_installed(package: str) -> bool:
    """Return whether the package can be imported; it is not.

    >>> is_installed("sys")
    True
    """
    return importlib.util.find_spec(package) is not None


def needed(package: str, finding: str, to: str = "read") -> Any:
    """Import and return the package; raise :class:`MissingExtraError`, which tells how to install it, if it is missing.

    `finding`: a clause that tells what needs it, such as "a.pdf is a PDF document". `to`: what is to be done with that.
    """
    try:
        return importlib.import_module(package)
    except ImportError as error:
        advice = f"to {to} it: pip install 'articlediff[{EXTRAS[package]}]'"
        raise MissingExtraError(f"{finding}, and {package} is not installed", advice) from error
