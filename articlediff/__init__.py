"""Align a truncated story with the full one and restore, word by word, what was lost."""

from articlediff.comparing import compare
from articlediff.errors import ArticleDiffError
from articlediff.model import Article, Change, Comparison, Kind
from articlediff.reading import read_article

__version__ = "0.1.0"

__all__ = ["Article", "ArticleDiffError", "Change", "Comparison", "Kind", "compare", "read_article"]
