"""Every threshold by which one text shows its tokens, masks, blanks, sentences and page furniture.

Each has its unit and its effect. They were set with the rules that they belong to, on one half of the generated cases
of ``python -m benchmarks.hard_accuracy``, and those of page furniture on the pages that docs/accuracy.md names; none of
them has a measurement of its own.
"""

from __future__ import annotations

# ---- tokens and lines

FEWEST_WRAPPED_LINES = 3
"""Lines; a text of fewer does not show whether its line ends are the page's."""
LINE_OF_PROSE = 40
"""Code points; a longer line without a stop is not a heading, and a sentence that goes on may do so with a capital."""

# ---- where sentences begin

LONGEST_ABBREVIATION = 3
"""Code points of a word that shows only by its use that it is an abbreviation."""
SENTENCES_PER_SMALL = 2
"""Sentences for each that begins with a small letter; where there are fewer, the text has no capitals there."""

# ---- masks that show by their look

LONGEST_GROUP = 80
"""Code points from bracket to bracket; in longer brackets are remarks and markup."""
MOST_BRACKETS = 3
"""Brackets of one sign side by side that open one group: ``[[[``."""
SHORTEST_TAG = 3
"""Code points of a code in brackets; ``<B>`` and ``<P>`` are markup."""
MOST_GLUED = 4
"""Letters at most that a scanner put in front of a label."""
FEWEST_HIDDEN = 2
"""Code points that hide letters in a half-masked word; a single sign after a word is a footnote's, or was misread."""

# ---- blanks of white space

TYPICAL_WIDTH = 6
"""Code points; runs of spaces that keep the width of words are mostly as long: the word and a space on either side."""
DISTINCT_WIDTHS = 4
"""Lengths that runs of spaces have, at least, if they keep the width of words."""
DOUBLE_SPACE = 2
"""Code points of the run of spaces that typists set after a sentence; between two words it may hide nothing as well."""
BEFORE_DASH = 2
"""Code points of the space before a dash, as some copies set all of theirs: nothing is missing there."""
AFTER_DASH = 3
"""Code points of the space after a dash in such copies."""
FEWEST_BY_CUSTOM = 3
"""Times; a sign that is spaced as often, and more often than not, is set that way by the copy."""
BREAKS_PER_SPACED = 1.5
"""Line breaks for each with spaces beside it; where there are fewer, the copy sets its lines so."""
WIDE_PER_SPACED = 4
"""Wide spaces within lines for each beside a break; where there are more, those beside the breaks are losses too."""

# ---- page furniture

LONGEST_PAGE_LINE = 100
"""Code points; a longer line is a paragraph."""
FEWEST_PAGES = 2
"""Numbers that count up, of a shape that has a word or signs beside the number."""
FEWEST_BARE_PAGES = 3
"""Numbers that count up and have nothing beside them: chapters and tables have such numbers."""
WORDS_BETWEEN_PAGES = 15
"""Words between two page numbers, on average at least; the lines of a table or a list are closer."""
FEWEST_HEADS = 3
"""Times that a line recurs, at least, if nothing but its distances and the sentences around it tell."""
FEWEST_ALIKE = 4
"""Times that a line recurs, at least, if only its distances tell."""
HEADS_AT_PAGES = 3
"""One head in as many interrupts a sentence or is at a form feed, at least."""
WORDS_BETWEEN_HEADS = 25
"""Words between two running heads, on average at least; refrains and speakers of a play are closer."""
WORDS_BETWEEN_ALIKE = 100
"""Words between two running heads, on average at least, if only the distances tell."""
MOST_UNEVEN = 2.0
"""Times the usual distance that the longest distance between running heads may be."""
MOST_UNEVEN_ALIKE = 1.4
"""Times the usual distance that the longest may be, and times the shortest that the usual one may be, if only the
distances tell."""
MOST_BESIDE = 8
"""Lines of one page, one beside the other, that are known from each other; a bound on work."""
WORDS_PER_FURNITURE = 2
"""Words for each that is furniture, at least; a text with fewer is a list and not a story."""
