"""The colours of the kinds of changes as CSS: custom properties of the page, plain values for the small form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from articlediff.rendering.kinds import PAGE_COLORS, Shade

_PLACE = "  /* the colours of the kinds */\n"


def with_declarations(style: str) -> str:
    """Return the style sheet with one custom property for each colour of a kind, in the line that asks for them.

    >>> print(with_declarations(":root {\\n  /* the colours of the kinds */\\n}").splitlines()[1])
      --restored: light-dark(#ffe873, #f0d53c);
    """
    declarations = "".join(f"  {name}: {_adaptive(shade)};\n" for name, shade in _properties())
    return style.replace(_PLACE, declarations)


def with_values(style: str) -> str:
    """Return the style sheet with the colours in place of each custom property of a kind.

    A notebook may show it on any page, on which a custom property would be seen by other elements.

    >>> with_values("mark { background: var(--restored); }")
    'mark { background: light-dark(#ffe873, #f0d53c); }'
    """
    values = {name: _adaptive(shade) for name, shade in _properties()}
    return re.sub(r"var\((--[\w-]+)\)", lambda found: values[found[1]], style)


def _properties() -> Iterator[tuple[str, Shade]]:
    for look, (ground, ink, lane) in PAGE_COLORS.items():
        for name, shade in ((f"--{look}", ground), (f"--{look}-ink", ink), (f"--{look}-lane", lane)):
            if shade is not None:
                yield name, shade


def _adaptive(shade: Shade) -> str:
    return shade.light if shade.light == shade.dark else f"light-dark({shade.light}, {shade.dark})"
