"""The templates, styles and scripts that lie beside this module, and the policy that lets only these run."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from articlediff.rendering.visible import visible


@cache
def template(name: str) -> Template:
    """The template of that name; it escapes whatever it is given."""
    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(asset),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters |= {"visible": visible, "spaced": spaced, "breakable": breakable}
    return environment.get_template(name)


@cache
def asset(name: str) -> str:
    """The text of a file beside this module."""
    return files(__package__).joinpath(name).read_text("utf-8")


def as_is(text: str) -> Markup:
    """Our own style or script, which must not be escaped."""
    return Markup(text)


def spaced(text: str) -> Markup:
    r"""The text, visible and escaped, with an element around each white space, for which the style shows a sign.

    >>> print(spaced("W. <H>"))
    W.<i> </i>&lt;H&gt;
    """
    return Markup(re.sub(r"\s", _spaced, str(escape(visible(text)))))


def breakable(path: str) -> Markup:
    """The path, visible and escaped, which may be broken into lines after each slash."""
    return Markup(str(escape(visible(path))).replace("/", "/<wbr>"))


def policy(style: str, script: str) -> str:
    """A Content-Security-Policy that forbids everything but this style and this script.

    >>> policy("a{}", "").split("; ")[:2]
    ["default-src 'none'", "style-src 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk='"]
    """
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def data(text: str) -> Markup:
    r"""JSON for a script element that is not run: nothing in it can end the element.

    >>> print(data('["</script><!--"]'))
    ["\u003c/script\u003e\u003c!--"]
    """
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def _spaced(found: re.Match[str]) -> str:
    return f'<i class="end">{found[0]}</i>' if found[0] == "\n" else f"<i>{found[0]}</i>"


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
