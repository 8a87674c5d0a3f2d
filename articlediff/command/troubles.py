"""The one line that a person reads of an error that nobody raised on purpose."""

from __future__ import annotations

import errno
import os
import sys

from articlediff.errors import ArticleDiffError
from articlediff.file_names import quoted

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def trouble(error: Exception) -> str:
    """Return the finding and the next step of any error; raise the error itself in Python's development mode.

    >>> trouble(ArticleDiffError("a.txt is empty", "give a text with words in it"))
    'a.txt is empty; give a text with words in it'
    >>> trouble(MemoryError())
    'there is not enough memory for these texts; compare them in parts, or on a machine with more'
    """
    if isinstance(error, ArticleDiffError):
        return str(error)
    if sys.flags.dev_mode:
        raise error
    if isinstance(error, MemoryError):
        # The texts are still held where it was raised.
        error.__traceback__ = None
        return "there is not enough memory for these texts; compare them in parts, or on a machine with more"
    if isinstance(error, OSError):
        named = f"{quoted(os.fsdecode(error.filename))} cannot be used" if error.filename else "the system refused"
        reason = error.strerror or str(error)
        advice = "make room on the disk" if error.errno in _FULL else "check it"
        return f"{named} ({reason}); {advice}"
    return f"{type(error).__name__}: {error}; to see where, run python -X dev -m articlediff"
