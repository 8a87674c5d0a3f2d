"""Signs of punctuation: those that end a sentence, close a quotation, part clauses, or touch the word before them.

Every stage reads these sets, from the tokens to the report, so that they agree on where a sentence ends. Each set is
made of the sets above it. A rule that needs more signs, or fewer, takes them from one of these and says why.
"""

from __future__ import annotations

FULL_WIDTH_STOPS = frozenset("。！？")
"""Signs that end a sentence and after which no space follows."""
STOPS = frozenset(".!?…।॥؟۔") | FULL_WIDTH_STOPS
"""Signs that end a sentence, the ellipsis as one sign among them."""
STRAIGHT_QUOTES = frozenset("\"'")
"""Quotation marks that open as well as close."""
CLOSERS = STRAIGHT_QUOTES | frozenset("”’»)]」』")
"""Signs that may come between a stop and the end of its sentence: what closes a quotation or a bracket."""
SENTENCE_ENDS = STOPS | CLOSERS
"""Signs that a finished sentence, or a text that is complete, ends with."""
LINE_ENDS = SENTENCE_ENDS | {":"}
"""Signs at the end of a line that the writer ended there and not the page; a colon comes before a list."""
COLONS = frozenset(":;؛")
"""Signs that part clauses of a weight with sentences: typists set two spaces after them, too."""
POINTS = frozenset(".,;:!?")
"""Signs of Latin writing that part sentences and their clauses."""
TRAILING = STOPS | POINTS | frozenset("”’)]}")
"""Signs that touch the word before them; of the quotation marks only those that never open."""
