"""Align a truncated story with the full one and restore, word by word, what was lost."""

TYPE_CHECKING = False
if TYPE_CHECKING:
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

_HOMES = {
    "articlediff.comparing": ("compare",),
    "articlediff.comparison": ("Comparison",),
    "articlediff.document": ("TextlessArticle",),
    "articlediff.errors": (
        "ArgumentTypeError",
        "ArticleDiffError",
        "DecodingError",
        "DocumentError",
        "EmptyError",
        "FormError",
        "MissingExtraError",
        "MissingTextError",
        "PatternError",
        "PatternTypeError",
        "TextTypeError",
        "TooLargeError",
        "UnreadableError",
    ),
    "articlediff.model": (
        "Article",
        "Category",
        "Change",
        "Evidence",
        "Kind",
        "Loss",
        "Origin",
        "Place",
        "Replacement",
        "Run",
        "SameStory",
        "Span",
        "Styled",
        "Styling",
        "Verdict",
    ),
    "articlediff.reading": (
        "Source",
        "read_article",
    ),
    "articlediff.rendering.forms": ("render",),
}
"""The public names of each module. It is loaded when one of them is first used, so that importing the package takes no
time, and the command can answer Ctrl-C before it has loaded anything."""


if not TYPE_CHECKING:  # A checker of types knows the names from above, and that there are no others.

    def __getattr__(name: str) -> object:
        """Return a public name from the module that has it."""
        for home, names in _HOMES.items():
            if name in names:
                import importlib

                value = globals()[name] = getattr(importlib.import_module(home), name)
                return value
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(globals().keys() | set(__all__))
