"""The report of ``-f html``: one file that opens offline, and its small sibling for notebooks."""

from articlediff.rendering.html.fragment import render_fragment
from articlediff.rendering.html.report import render_html

__all__ = ["render_fragment", "render_html"]
