"""The exit statuses of the command and its sub-commands, as scripts rely on them."""

from __future__ import annotations

ALIKE = 0
"""No differences; of ``articlediff check``: no losses."""
DIFFERENCES = 1
"""Differences; of ``articlediff check``: losses."""
TROUBLE = 2
"""Wrong usage, a text that cannot be read, or a report that cannot be written."""
OTHER_STORY = 3
"""The two texts are not versions of one story."""
INTERRUPTED = 130
"""The run was ended by Ctrl-C: 128 and the number of the signal, as shells have it. SIGTERM ends it by itself."""
