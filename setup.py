"""Makes the description on a package index out of README.md; all else is in setup.cfg."""

import re
from pathlib import Path

from setuptools import setup

PAGES = "https://github.com/articlediff/articlediff/blob/main/"
PICTURES = "https://raw.githubusercontent.com/articlediff/articlediff/main/"


def description() -> str:
    """Return README.md with an address for every picture and page, which an index does not have beside it."""
    text = (Path(__file__).parent / "README.md").read_text("utf-8")
    text = re.sub(r"(!\[[^\]]*\]\()(?!\w+:)", rf"\1{PICTURES}", text)
    return re.sub(r"(?<!!)(\[[^\]]*\]\()(?!\w+:|#)", rf"\1{PAGES}", text)


setup(long_description=description())
