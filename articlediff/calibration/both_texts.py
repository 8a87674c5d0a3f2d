"""Every threshold by which both texts together show how the copy is meant, what hides words in it, and where it ends.

Each has its unit and its effect. They were set with the rules that they belong to, on one half of the generated cases
of ``python -m benchmarks.hard_accuracy``; a measurement is named where one was made for the figure itself. How sure
a cut is: :mod:`articlediff.calibration.thresholds`.
"""

from __future__ import annotations

# ---- form: how a text is meant

LONG_JOINED = 12
"""Letters; a word that is as long may have been more than two."""
FEWEST_LOST_THROUGHOUT = 3
"""Words with lost capitals, accents, vowel signs or apostrophes; fewer show no habit."""
MOST_KEPT_THROUGHOUT = 0.1
"""Share of such words that are kept, at most, where something was lost throughout."""
LONG_CAPITALS = 5
"""Letters; headings in capitals leave shorter words small, and most texts hold some."""
SMALL_OPENERS = 0.2
"""Share of sentences that begin with a small letter where capitals were lost, at least; masks may begin others."""
FEWEST_LOST_SIGNS = 2
"""Signs that were lost throughout; fewer show no habit."""
MOST_KEPT_SIGNS = 0.1
"""Share of signs that are kept, at most, where they were lost throughout."""
SIGN_CONTEXT = 10
"""Code points on either side of a sign that cannot be read by which it is known, at most."""
LEAST_SIGN_CONTEXT = 4
"""Code points on both sides together, white space aside; fewer tell nothing."""
LETTERS_PER_SIGN = 3
"""Letters that a sign which cannot be read replaced, at most; a ligature has up to three."""
LEAST_LETTERS = 2
"""Letters that are left of a word which is mended."""
AROUND_LINE = 2
"""Words on either side of a line that looks like furniture; where the full text has them side by side, the line hides
nothing."""

# ---- losses that are likely before the texts are aligned; how many make a rule is a threshold of the findings

MOST_TRACES = 5
"""Masks and wide spaces for each hyphen lost; where there are more, the copy lost words of any kind. Copies that lose
hyphenated words have one, with what their signs and columns leave two or three; those that lose any word eight and
more."""
WIDE_SPACE = 3
"""Spaces that a lost word leaves: one on either side and one in its place."""

# ---- misreadings

FEWEST_MISREAD = 4
"""Words between the same neighbours as those they look like; fewer are typing errors."""
FEWEST_MISREAD_BESIDE = 6
"""Words like FEWEST_MISREAD, with those among them that have the same two words only before or after them."""
FEWEST_MISREAD_BETWEEN = 2
"""Words like FEWEST_MISREAD, without which none are looked for by two words only before or after them."""
SHARE_MISREAD = 0.005
"""Words like FEWEST_MISREAD for each word of the copy; fewer are typing errors."""
SHARE_MISREAD_BESIDE = 0.01
"""Words like FEWEST_MISREAD_BESIDE for each word of the copy; fewer are typing errors."""
EDITED_PER_MISREAD = 3
"""Words that gave way to quite another word, for each misread one, at most; else the text was edited, or read twice."""
HARDLY_READ = 3
"""Tokens for each that the other text does not have; a text with fewer may be misread in every word."""
SHORTEST_BROKEN = 3
"""Letters; a shorter word is not looked for in pieces."""
SEAM_REACH = 2
"""Letters on either side of the place where the first of two words that were run together would end, had it been read
right; there they are parted."""
MOST_PIECES = 5
"""Tokens of one broken word."""
SHORT_LOOKALIKE = 4
"""Letters; a shorter word may not lack one: the letters that are left are any word."""
LONG_LOOKALIKE = 8
"""Letters; in a word that is as long, two may be quite different."""
LONGEST_LOOKALIKE = 24
"""Letters; to take all pairs of letters out of a longer word does not pay."""
LETTERS_PER_UNLIKE = 3
"""Letters for each that may be quite another."""

# ---- masks: the neighbours that tell what they hide

COMPARED_AROUND = 4
"""Tokens on either side that tell a better stretch from a worse one."""
MOST_PAIR_PLACES = 8
"""Places; a pair of tokens that occurs at more of them tells nothing."""
FEW_QUESTIONS = 24
"""Questions; of a copy that asks more, the words that both texts have once are looked at as well."""
LONGEST_BETWEEN = 4_000
"""Tokens that may be between both sides."""

# ---- masks: the proof that a spelling is one

FEWEST_WORDS = 3
"""Different words for which a word like any other is put if it is a mask; an editor puts one for one or two."""
FEWEST_DIFFERENT = 2
"""Different things for which a spelling that prose has is put if it is a mask."""
SHORT_TEXT = 150
"""Tokens; in a longer text a mask is somewhere between words that tell what it hides."""
LINE_ROW = 4
"""Tokens at a line's end that tell that the full text has the same line."""
LONGEST_HIDDEN = 8
"""Words at most for a name, an initial or a code; a bracket may hide any number."""
FEWEST_FOR_LETTERS = 3
"""Letters, all alike, that are put in place of letters; one or two capitals are a code."""
SHORTEST_CAPITALS = 4
"""Letters of a word in capitals; a shorter one is an abbreviation."""
SHORTEST_RULE = 8
"""Code points; a run of signs that is as long may be a line that is drawn under a heading."""
LONGEST_NOTE = 4
"""Words of a note at most; a writer's remark on a line of its own is mostly a sentence or a credit, and longer."""
SHORT_SPELLING = 4
"""Letters; words that are no longer are compared letter by letter."""
LEAST_RESEMBLANCE = 0.4
"""Share of their pairs of letters that two spellings of one word have in common, at least."""

# ---- masks: the habits of this copy

FEWEST_CERTAIN_MASKS = 10
"""Masks whose words are certain; fewer show no habit."""
MOST_WITH_SENTENCE = 0.1
"""Share of such masks that may seem to hold a sentence: beside a phrase an editor may have added one."""
MASKS_SAMPLED = 50
"""Masks that tell what all of them do; a bound on work."""
DRAWN_TO_MEASURE = 0.6
"""Share of the masks whose words are certain that are as wide as these, at least, if masks are drawn to measure."""
MEASURE_SLACK = 1
"""Code points by which a mask that is drawn to measure may be off."""
WIDTH_PER_SLACK = 10
"""Code points of a mask's width for each by which it may be off, if that is more than MEASURE_SLACK."""

# ---- white space that is layout

AROUND_SPACE = 2
"""Tokens on either side of a space; where the full text has them side by side, nothing is missing."""
FEWEST_SPACES = 3
"""Wide spaces; fewer are not columns."""
SPACES_SAMPLED = 16
"""Spaces of which most must hide nothing, before all of them are looked at; a bound on work."""
FEWEST_BULLETS = 2
"""Boxes of one sign that open items; a single one may be a mask."""

# ---- cuts: the copy's last words

LONGEST_NOTICE = 90
"""Tokens; a notice, with the lines that a page has below it, is not longer."""
LONGEST_UNKNOWN_LINE = 30
"""Words of a notice that does not speak of reading on, on a line of its own."""
LONGEST_UNKNOWN = 6
"""Words of a notice that does not speak of reading on, within a line."""
FEW_WORDS = 3
"""Words; with one or two of them any other sentence may begin as well."""
LONGEST_SMALL_WORD = 4
"""Letters; a word that has no more says nothing about the subject of a notice."""
SPEAKING_NOTICE = 0.3
"""Share of a notice's words that speak of reading on."""
SPEAKING_LINK = 0.55
"""Share of a link's words that speak of reading on."""
SAME_END = 4
"""Tokens; texts that have this many in common at their ends end alike."""
LONGEST_FOOTER = 200
"""Tokens; two texts that end alike for longer than a page's footer were not cut."""
LEAST_LOST = 8
"""Words of the full text; where fewer are missing without a mask of a cut, they may as well have been edited."""
MUCH_LOST = 20
"""Words of the full text, as LEAST_LOST, where only the look of the copy's last words suggests a cut. Where as many
follow a mask below the last words that says nothing of withholding, that mask may be an end mark."""
TELLING_WEIGHT = 20
"""Weight of a row (10: a word of content); a lighter one, such as "https://", may occur in any text twice."""

# ---- cuts: their place in the full text

ROW = 4
"""Tokens in a row that both texts have by more than chance, if they weigh ROW_WEIGHT."""
ROW_WEIGHT = 30
"""Weight of such a row, at least (10: a word of content)."""
LONG_ROW = 8
"""Tokens in a row that belong to one place, however far that is from the words before them."""
NEAR_ROWS = (3, 2)
"""Tokens of a row that is found near the place where it is expected; the longest first."""
MOST_ROW_PLACES = 40
"""Places of a row that are looked at; a bound on work."""
LONGEST_COMMON = 60
"""Tokens in front of two places that are compared; a bound on work."""
MOST_SHIFT = 4
"""Tokens; after the last row that both texts have, a few edited words leave up to this many more or fewer."""
SENTENCE_BEGINNING = 9
"""Tokens of a sentence's beginning; a longer one is found as a row."""
