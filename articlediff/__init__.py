"""Align a truncated story with the full one and restore, word by word, what was lost."""

from articlediff.comparing import compare
from articlediff.comparison import Comparison
from articlediff.document import TextlessArticle
from articlediff.errors import (
    ArgumentTypeError,
    ArticleDiffError,
    DecodingError,
    DocumentError,
    EmptyError,
    FormError,
    MissingExtraError,
    MissingTextError,
    PatternError,
    PatternTypeError,
    TextTypeError,
    TooLargeError,
    UnreadableError,
)
from articlediff.model import (
    Article,
    Category,
    Change,
    Evidence,
    Kind,
    Loss,
    Origin,
    Place,
    Replacement,
    Run,
    SameStory,
    Span,
    Styled,
    Styling,
    Verdict,
)
from articlediff.reading import Source, read_article
from articlediff.rendering.forms import render

__version__ = "0.1.0"

__all__ = [
    "ArgumentTypeError",
    "Article",
    "ArticleDiffError",
    "Category",
    "Change",
    "Comparison",
    "DecodingError",
    "DocumentError",
    "EmptyError",
    "Evidence",
    "FormError",
    "Kind",
    "Loss",
    "MissingExtraError",
    "MissingTextError",
    "Origin",
    "PatternError",
    "PatternTypeError",
    "Place",
    "Replacement",
    "Run",
    "SameStory",
    "Source",
    "Span",
    "Styled",
    "Styling",
    "TextTypeError",
    "TextlessArticle",
    "TooLargeError",
    "UnreadableError",
    "Verdict",
    "compare",
    "read_article",
    "render",
]
