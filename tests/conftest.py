"""How hypothesis searches, and where the tests find the measuring code."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from hypothesis import settings

# No deadline: it would make a result depend on the machine's load.
# A run that was started in the background inherits that Ctrl-C is ignored; so would the commands that tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("articlediff", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=3000)
settings.load_profile("ci" if os.environ.get("CI") else "articlediff")

sys.path.append(str(Path(__file__).resolve().parents[1]))
