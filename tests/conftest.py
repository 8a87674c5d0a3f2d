"""How hypothesis searches, and where the tests find the measuring code."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from hypothesis import settings

# No deadline: it would make a result depend on the machine's load.
settings.register_profile("articlediff", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=3000)
settings.load_profile("ci" if os.environ.get("CI") else "articlediff")

sys.path.append(str(Path(__file__).resolve().parents[1]))
