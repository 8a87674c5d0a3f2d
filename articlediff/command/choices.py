"""Options whose values are words: in any case, by other names, and with the nearest word for a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import click

from articlediff.model import Kind
from articlediff.reading.formats.registry import ENDINGS, FORMATS
from articlediff.rendering.forms import FORMS, VIEWS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


def nearest(word: str, words: Iterable[str]) -> str | None:
    """Return the one of the words that is most like the word as it was typed; None if none is like it.

    >>> nearest("restord", ["removed", "restored"]), nearest("xml", ["text", "html"])
    ('restored', None)
    """
    # Only a mistake needs it, and it takes longer to load than this module.
    from difflib import get_close_matches

    found = get_close_matches(word.casefold(), words, n=1)
    return found[0] if found else None


class OneOf(click.Choice[str]):
    """One of several words, whatever its case; ``noun`` says in errors what they are, ``spellings`` has other names.

    >>> OneOf("a form", ["markdown", "html"], {"md": "markdown"}).convert("MD", None, None)
    'markdown'
    >>> OneOf("a form", ["markdown", "html"]).convert("markdwon", None, None)
    Traceback (most recent call last):
    click.exceptions.BadParameter: 'markdwon' is not a form; did you mean markdown?
    """

    def __init__(self, noun: str, words: Iterable[str], spellings: Mapping[str, str] | None = None) -> None:
        super().__init__(tuple(words), case_sensitive=False)
        self.noun = noun
        self.spellings = spellings or {}

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the word; raise :class:`click.BadParameter` with the next step for any other."""
        return self.chosen(value, param, ctx)

    def chosen(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word that was typed; raise :class:`click.BadParameter` with the next step if it is none."""
        typed = value.strip().casefold().replace("_", "-")
        word = self.spellings.get(typed, typed)
        if word in self.choices:
            return word
        near = nearest(typed, self.choices)
        advice = f"did you mean {near}?" if near else f"choose from {', '.join(self.choices)}"
        raise click.BadParameter(f"{value!r} is not {self.noun}; {advice}", ctx, param)


class SomeOf(OneOf):
    """Several words, with commas between them.

    >>> SomeOf("a kind", ["added", "moved"]).convert("Added,moved", None, None)
    ('added', 'moved')
    """

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the words as a tuple; raise :class:`click.BadParameter` if one of them is not to be chosen."""
        return tuple(self.chosen(word, param, ctx) for word in value.split(","))

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Return the words that begin like the last one, each after those that are whole already."""
        from click.shell_completion import CompletionItem

        whole, comma, begun = incomplete.rpartition(",")
        return [CompletionItem(f"{whole}{comma}{item.value}") for item in super().shell_complete(ctx, param, begun)]


FORM = OneOf(
    "a form of a report",
    FORMS,
    {ending: name for name, form in FORMS.items() for ending in form.endings},
)
VIEW = OneOf("a view of the text report", VIEWS)
WHEN = OneOf("a way to use colour", ("auto", "always", "never"))
KINDS = SomeOf("a kind of change", [kind.value for kind in Kind])

FORMAT = OneOf("a format of a text", FORMATS, ENDINGS | {"md": "text"})
REVISIONS = OneOf("a way to read tracked changes", ("accepted", "rejected", "shown"))

only = click.option(
    "--only",
    metavar="KIND",
    type=KINDS,
    multiple=True,
    callback=lambda _, __, given: frozenset(Kind(kind) for kinds in given for kind in kinds),
    help=f"Show only changes of this kind; repeatable, or KIND,KIND. KIND: {', '.join(kind.value for kind in Kind)}.",
)
"""The option ``--only``, whose value is the set of all kinds given."""


def form_of(path: str) -> str | None:
    """Return the form that the ending of the file name tells; None if it tells none.

    >>> form_of("reports/story.HTM"), form_of("story.out"), form_of("-")
    ('html', None, None)
    """
    _, point, ending = path.rpartition(".")
    return FORM.spellings.get(ending.casefold()) if point else None
