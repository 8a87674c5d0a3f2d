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
    document = to_dict(comparison)
    if stat:
        del document["changes"]
    elif only:
        document["changes"] = [row for row in document["changes"] if row["kind"] in only]
    members = ",\n".join(f"  {_compact(key)}: {_value(value)}" for key, value in document.items())
    return f"{{\n{members}\n}}\n"


def _value(value: Any) -> str:
    """Return a list with one item a line, anything else on one line."""
    if not isinstance(value, list) or not value:
        return _compact(value)
    rows = ",\n".join(f"    {_compact(row)}" for row in value)
    return f"[\n{rows}\n  ]"


def _compact(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _RISKY.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
