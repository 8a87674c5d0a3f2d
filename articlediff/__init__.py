"""Align a truncated story with the full one and restore, word by word, what was lost."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    # What a checker of types and an editor read; _HOMES is what runs. What is imported as itself is public.
    from articlediff import errors as errors  # noqa: I001
    from articlediff.comparing import compare as compare
    from articlediff.comparison import Comparison as Comparison
    from articlediff.document import TextlessArticle as TextlessArticle
    from articlediff.errors import (
        ArgumentTypeError as ArgumentTypeError,
        ArticleDiffError as ArticleDiffError,
        DecodingError as DecodingError,
        DocumentError as DocumentError,
        EmptyError as EmptyError,
        FormError as FormError,
        MissingExtraError as MissingExtraError,
        MissingTextError as MissingTextError,
        PatternError as PatternError,
        PatternTypeError as PatternTypeError,
        TextTypeError as TextTypeError,
        TooLargeError as TooLargeError,
        UnreadableError as UnreadableError,
    )
    from articlediff.model import (
        Article as Article,
        Category as Category,
        Change as Change,
        Evidence as Evidence,
        Kind as Kind,
        Loss as Loss,
        Origin as Origin,
        Place as Place,
        Replacement as Replacement,
        Run as Run,
        SameStory as SameStory,
        Span as Span,
        Styled as Styled,
        Styling as Styling,
        Verdict as Verdict,
    )
    from articlediff.reading import Source as Source, read_article as read_article
    from articlediff.rendering.forms import render as render

__version__ = "0.1.0"

_HOMES = {
    "articlediff.comparing": "compare",
    "articlediff.comparison": "Comparison",
    "articlediff.document": "TextlessArticle",
    "articlediff.errors": "ArgumentTypeError ArticleDiffError DecodingError DocumentError EmptyError FormError "
    "MissingExtraError MissingTextError PatternError PatternTypeError TextTypeError TooLargeError "
    "UnreadableError",
    "articlediff.model": "Article Category Change Evidence Kind Loss Origin Place Replacement Run SameStory Span "
    "Styled Styling Verdict",
    "articlediff.reading": "Source read_article",
    "articlediff.rendering.forms": "render",
}
"""The public names of each module. It is loaded when one of them is first used, so that importing the package takes no
time, and the command can answer Ctrl-C before it has loaded anything."""

__all__ = sorted(name for names in _HOMES.values() for name in names.split())


if not TYPE_CHECKING:  # A checker of types knows the names from above, and that there are no others.

    def __getattr__(name: str) -> object:
        """Return a public name from the module that has it, or the module of the errors."""
        import importlib

        if name == "errors":
            return importlib.import_module("articlediff.errors")
        for home, names in _HOMES.items():
            if name in names.split():
                value = globals()[name] = getattr(importlib.import_module(home), name)
                return value
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(globals().keys() | {*__all__, "errors"})
