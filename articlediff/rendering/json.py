"""The document of ``-f json``: one change a line, so that grep finds a whole change."""

from __future__ import annotations

import json
from typing import Any

from articlediff.document import to_dict
from articlediff.expressions import expression
from articlediff.model import Comparison, Kind

# Lone surrogates cannot be encoded; the others would end a line or be a command to the terminal.
_RISKY = expression("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def render_json(comparison: Comparison, *, only: frozenset[Kind] = frozenset(), stat: bool = False) -> str:
    r"""Return the comparison as JSON, ending in a line break.

    ``only`` keeps just these kinds in ``changes`` (empty: all); ``stat`` leaves ``changes`` out. The
    counts are those of the whole comparison either way. Control characters and lone surrogates are
    written as ``\u`` escapes: the text is always valid UTF-8 and safe to print.

    >>> from articlediff import compare
    >>> print(render_json(compare("One story.", "One story."), stat=True).splitlines()[1])
      "format": "articlediff/1",
    """
    told = document(comparison, only, stat)
    members = ",\n".join(f"  {compact(key)}: {_value(value)}" for key, value in told.items())
    return f"{{\n{members}\n}}\n"


def document(comparison: Comparison, only: frozenset[Kind], stat: bool) -> dict[str, Any]:
    """Return the document with the changes of just these kinds (empty: all), or without them for ``stat``."""
    told = to_dict(comparison)
    if stat:
        del told["changes"]
    elif only:
        told["changes"] = [row for row in told["changes"] if row["kind"] in only]
    return told


def _value(value: Any) -> str:
    """Return a list with one item a line, anything else on one line."""
    if not isinstance(value, list) or not value:
        return compact(value)
    rows = ",\n".join(f"    {compact(row)}" for row in value)
    return f"[\n{rows}\n  ]"


def compact(value: Any) -> str:
    r"""Return the value as JSON on one line, safe to print and valid as UTF-8.

    >>> print(compact({"text": "Zürich\x9b"}))
    {"text": "Zürich\u009b"}
    """
    text = json.dumps(value, ensure_ascii=False)
    return _RISKY.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
