"""The forms of a report. To add one, write its module and its entry in :data:`FORMS`: the command then offers it.

The form named ``x`` is made by the function ``render_x`` of its module, which takes the comparison and, as keywords,
the options that the form has. The module is imported when its form is first needed: a run pays for one form only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

from articlediff.errors import ArgumentTypeError, FormError, type_of
from articlediff.model import Comparison, Kind
from articlediff.records import NamedTuple


class Form(NamedTuple):
    """One form of a report.

    ``module`` is the name of its module inside this package. ``endings``, of which there is at least one, are those of
    file names, without the point, that tell this form; a file that the command names itself has the first. Every form
    has its own, so that an ending tells one form. ``lacks`` gives the reason for each of the options ``only`` and
    ``stat`` that the form does not have. ``has_views`` tells that it also has the options ``view``, ``context``,
    ``width``, ``color`` and ``encoding``. ``tells_verdict`` is false for a form that consists of changes
    only and so cannot tell that nothing was compared. ``tells_doubts`` is true for a form in sentences, which warn of
    an uncertain verdict and of texts that look swapped. ``prefix`` is the beginning of every report. ``is_text`` is
    false for a form whose function returns bytes, which only a program can show. ``joins_pairs`` is true for a form in
    which one report can have many pairs; all others have a file for each pair.
    """

    module: str
    endings: tuple[str, ...]
    lacks: Mapping[str, str] = {}
    has_views: bool = False
    tells_verdict: bool = True
    tells_doubts: bool = False
    prefix: str = ""
    is_text: bool = True
    joins_pairs: bool = False

    @property
    def options(self) -> frozenset[str]:
        """The keywords that the form's function takes."""
        shaping = {"view", "context", "width", "color", "encoding"} if self.has_views else set()
        return frozenset(({"only", "stat"} | shaping) - self.lacks.keys())


FORMS: Mapping[str, Form] = {
    "text": Form("terminal.text", ("txt", "text"), has_views=True, tells_doubts=True, joins_pairs=True),
    "html": Form("html", ("html", "htm"), tells_doubts=True),
    "json": Form("json", ("json",), joins_pairs=True),
    # Excel takes a CSV file without a byte order mark for one in an older encoding.
    "csv": Form("csv", ("csv",), tells_verdict=False, prefix="\ufeff", joins_pairs=True),
    "markdown": Form("markdown", ("md", "markdown"), tells_doubts=True),
    "wdiff": Form("wdiff", ("wdiff",), {"stat": "-f wdiff has no summary"}, tells_verdict=False),
    "patch": Form(
        "patch",
        ("patch",),
        {"stat": "-f patch has no summary", "only": "a patch turns the whole truncated text into the full one"},
        tells_verdict=False,
    ),
    "docx": Form(
        "docx",
        ("docx",),
        {
            "stat": "-f docx has no summary",
            "only": "its tracked changes turn the whole truncated text into the full one",
        },
        tells_verdict=False,
        is_text=False,
    ),
}
"""The forms by name, in the order in which they are offered; the first is the usual one."""


VIEWS = ("inline", "side-by-side", "list")
"""The views of the form text; the first is the usual one."""

LONGEST_LINE = 100
"""The most columns of a line of text that the eye can follow to the next one."""

LEAST_WIDTH = 30
"""The fewest columns that a report of the form text takes, however narrow the terminal is."""

MOST_WIDTH = 10_000
"""The most columns that it takes, whatever a terminal or COLUMNS says: rules and rows are filled up to them."""


def _kinds(only: Kind | str | Iterable[Kind | str]) -> frozenset[Kind]:
    """Return the kinds; raise :class:`FormError` for a name that no kind has."""
    if not isinstance(only, Iterable):
        raise ArgumentTypeError(f"only is {type_of(only)}, not kinds of change", "give one kind or several")
    names = (only,) if isinstance(only, str) else tuple(only)
    for name in names:
        if name not in tuple(Kind):
            raise FormError(f"{name!r} is not a kind of change", f"choose from {', '.join(Kind)}")
    return frozenset(map(Kind, names))


def render(comparison: Comparison, form: str = "text", **options: Any) -> str:
    """Return the report of the comparison in the form of that name, as it is written to a file.

    ``options`` are keywords of the form's function. Most forms have ``only`` (one kind or several) and ``stat``; the
    form text also has ``view``, ``context`` (words), ``width`` (columns), ``color`` and ``encoding``. Raises
    :class:`FormError` for an unknown form, kind or view, for an option that the form lacks, and for a form that is not
    text, and :class:`ArgumentTypeError` for anything but a comparison, or for ``only`` that is neither a kind nor
    several.

    >>> from articlediff import compare
    >>> render(compare("Mr. ____ of Hull said so.", "Mr. Reeve of Hull said so."), "wdiff")
    'Mr. [-____-] {+Reeve+} of Hull said so.\\n'
    """
    made = rendered(comparison, form, **options)
    if isinstance(made, bytes):
        method = f"to_{form}() of the comparison" if hasattr(comparison, f"to_{form}") else f"rendered() of {__name__}"
        raise FormError(f"the form {form} is bytes and not text", f"call {method}")
    return made


def rendered(comparison: Comparison, form: str, **options: Any) -> str | bytes:
    """Return the report in any form, as :func:`render` does for text; bytes of a form that is not text."""
    if not isinstance(comparison, Comparison):
        raise ArgumentTypeError(f"the comparison is {type_of(comparison)}", "give what articlediff.compare returns")
    if form not in tuple(FORMS):
        raise FormError(f"{form!r} is not a form of a report", f"choose one of {', '.join(FORMS)}")
    found = FORMS[form]
    for option in options.keys() & found.lacks.keys():
        raise FormError(found.lacks[option], f"leave out {option}")
    if "only" in options:
        options["only"] = _kinds(options["only"])
    if options.get("view", VIEWS[0]) not in VIEWS:
        raise FormError(f"{options['view']!r} is not a view of the text report", f"choose one of {', '.join(VIEWS)}")
    module = import_module(f"articlediff.rendering.{found.module}")
    report: str | bytes = getattr(module, f"render_{form}")(comparison, **options)
    return found.prefix + report if isinstance(report, str) else report
