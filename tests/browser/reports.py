"""What the tests of the report in a browser share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from articlediff import Comparison, compare, read_article

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SAMPLES = Path(__file__).resolve().parents[2] / "samples"

Launch = Callable[..., "Browser"]
"""Gives the browser of an engine, "chromium" or "firefox", in a colour scheme, "light" or "dark"."""
Open = Callable[..., "Page"]
"""Opens the report of a comparison in the browser; see the fixture ``open_report``."""
EXAMPLES = {"chromium": 25, "firefox": 8}
"""The examples of a law in each browser: both run the same scripts, and Firefox is slow to drive."""
in_firefox_too = pytest.mark.parametrize("engine", ["chromium", "firefox"], scope="session")
"""The mark of tests that run in both browsers: what a reader relies on, and safety."""


def sample(name: str) -> Comparison:
    truncated, full = (read_article(str(SAMPLES / f"{name}.{side}.txt")) for side in ("truncated", "full"))
    return compare(truncated, full)
