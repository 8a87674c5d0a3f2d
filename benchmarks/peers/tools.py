"""All tools, in the order of the report."""

from __future__ import annotations

from benchmarks.peers import commands, libraries, ours
from benchmarks.peers.tool import Tool

TOOLS: dict[str, Tool] = {tool.name: tool for tool in (*commands.tools(), *libraries.tools(), *ours.tools())}
