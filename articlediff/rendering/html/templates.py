"""The templates, styles and scripts beside this module, what they are filled with, and the policy that guards them."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from articlediff.model import Change
from articlediff.rendering.kinds import look_of
from articlediff.rendering.visible import visible
from articlediff.rendering.wording import counted


@cache
def template(name: str) -> Template:
    """Return the template of that name; it escapes all values but Markup."""
    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(asset),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters |= {"visible": visible, "spaced": spaced, "space_told": space_told, "breakable": breakable}
    return environment.get_template(name)


@cache
def asset(name: str) -> str:
    """Return the text of a file beside this module."""
    return files(__package__).joinpath(name).read_text("utf-8")


def as_is(text: str) -> Markup:
    """Return our own style or script so that it is not escaped."""
    return Markup(text)


def spaced(text: str) -> Markup:
    r"""Return the text, visible and escaped, with an element around each white space, for which the style shows a sign.

    >>> print(spaced("W. <H>"))
    W.<i> </i>&lt;H&gt;
    """
    return Markup(re.sub(r"\s", _spaced, str(escape(visible(text)))))


def space_told(space: str) -> str:
    r"""Return in words a text that is nothing but white space.

    >>> [*map(space_told, ("", "  ", "\n"))]
    ['nothing', '2 spaces', 'end of a paragraph']
    """
    if "\n" in space:
        return "end of a paragraph"
    return counted(len(space), "space") if space else "nothing"


def breakable(path: str) -> Markup:
    """Return the path, visible and escaped, so that a line may end after each slash."""
    return Markup(str(escape(visible(path))).replace("/", "/<wbr>"))


def policy(style: str, script: str | None = None) -> str:
    """Return a Content-Security-Policy (https://www.w3.org/TR/CSP3/) that allows only this style and this script.

    None: no script at all.

    >>> policy("a{}", "").split("; ")[:2]
    ["default-src 'none'", "style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='"]
    """
    scripts = "" if script is None else f" script-src '{_digest(script)}';"
    return f"default-src 'none'; style-src '{_digest(style)}';{scripts} base-uri 'none'; form-action 'none'"


def data(text: str) -> Markup:
    r"""Return JSON for a script element that is not run: nothing in it can end the element.

    >>> print(data('["</script><!--"]'))
    ["\u003c/script\u003e\u003c!--"]
    """
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def classes_of(change: Change) -> str:
    """Return the CSS classes of a change: its kind, and of restored ones whether it is a passage or doubtful."""
    passage = " passage" if change.category == "passage" else ""
    doubtful = " doubtful" if look_of(change) == "doubtful" else ""
    return f"{change.kind.value}{passage}{doubtful}"


def _spaced(found: re.Match[str]) -> str:
    return f'<i class="end">{found[0]}</i>' if found[0] == "\n" else f"<i>{found[0]}</i>"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
