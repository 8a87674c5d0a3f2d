"""The weights of tokens, and every cost and threshold of the alignment.

Each has its unit, its effect and, where one was made, the measurement that set it. Costs have the unit of the weights
of tokens: 10 is one word of content. They are whole numbers, so that no tie hangs on rounding. Those of blanks and the
margins were set on one half of generated cases, by exact spans, and reported on the other half
(docs/how-it-decides.md). Lengths and reaches are in tokens unless something else is said.
"""

from __future__ import annotations

# ---- the weights of tokens: how much each says

MASK_WEIGHT = 2
"""The weight of a mask, which hides words and is not a word (10: a word of content)."""
SIGN_WEIGHT = 3
"""The weight of a sign; every word weighs more."""
SHORT_WEIGHT = 5
"""The weight of a word of up to SHORT_WORD small letters of ASCII, such as “the”."""
SHORT_WORD = 3
"""Letters; the longest word that has SHORT_WEIGHT."""
CONTENT_WEIGHT = 10
"""The weight of any other word: a word of content."""

# ---- chain: anchors and the stretches between them

CELLS = 16
"""Times n + m that n·m may be, where n tokens without a blank are solved exactly against m: linear in the sum."""
CELLS_WITH_BLANKS = 48
"""Times n + m that n·m may be, where n tokens with blanks are solved exactly against m."""
MOST_CELLS = 40_000
"""Cells; a larger table is never solved exactly."""
SMALL = 400
"""Cells; in fewer no anchor is looked for: none is worth more than the exact solution."""
SMALL_WITH_BLANKS = 100
"""Cells; as SMALL, with a blank: the exact solution then takes ten times as long."""
SURE_CELLS = 4_000
"""Cells; with blanks in fewer, only anchors of SURE_RUN tokens divide what the programme solves better whole."""
SURE_RUN = 3
"""Tokens of a run around a unique word that make it an anchor in a stretch of any size."""
GRAMS = (8, 5, 3)
"""Lengths of the rows of tokens that are looked for, longest first, where no word is unique."""
LONG = 20_000
"""Tokens; in a longer stretch rare words come before rows of words, which cost ten times as much to look at."""
RARE = 8
"""Occurrences; a word with no more is soon known by its neighbours."""
WORD_PAIR_REACH = 2_000
"""Tokens; in a longer stretch two words in a row are not an anchor."""
LONE_WORD_REACH = 400
"""Tokens; in a longer stretch one word is not an anchor."""
SPARSEST = {3: 200, 2: 32, 1: 16}
"""By the length of anchors, the part of the smaller side (one in …) that they must cover.

The shorter an anchor and the larger the stretch, the less it says that it is unique: sparser anchors are chance.
"""
DEEPEST = 12
"""Levels of anchors between anchors; every level reads the text once."""
LONG_EDIT = 8
"""Tokens; stretches with as many on both sides are sentences of their own, not words changed in one."""
WEIGHT_PER_CONTENT = 5
"""Weight of the lighter of two such stretches, for each of the words of content that they share; where these are fewer,
the stretches share only chance."""

# ---- blanks: what fills them

FILL_OPENS = 3
"""Cost of a filling, whatever it holds."""
FILL_TOKEN = 2
"""Cost of each token in a blank of white space."""
FILL_MASKED = 1
"""Cost of each token in place of a mask: no more than as a word that an editor added."""
FILL_NO_NAME = 5
"""Cost on top of FILL_TOKEN for a word in small letters where a name is missing; half of it for "of" and "the"."""
FILL_UNLIKELY = 12
"""Cost on top of FILL_TOKEN for a word in bare white space, in a copy known to lose words of another kind."""
FILL_OFF_SENTENCE = 8
"""Cost of a filling that begins with a sentence where its blank does not, or the other way round."""
FILL_CROSSES_SENTENCE = 8
"""Cost of a filling that goes on into the next sentence."""
FILL_HOLDS_SENTENCE = 40
"""Cost of each whole sentence in a blank: it is more likely one that an editor added."""
SEAM = 1
"""Cost of parting words of one kind between two blanks: a name and a number part more willingly."""
MISGLUED = 5
"""Cost of each end of a filling that touches its neighbour where the trace does not, or the other way round."""
OFF_LINE = 3
"""Cost of each end of a filling that is at no line break where its blank is."""
KEPT_SPACES = 20
"""Cost of each end of a filling beside the blank's own run of spaces, if the second strand has that as well."""
WORD_OFF = 12
"""Cost of each word more or less than the mask tells."""
WIDTH_OFF = 4
"""Cost of each code point more or less than the mask is wide."""
SIZE_OFF = 40
"""Cost of a filling of any other size, at most: a bar is not always drawn to measure."""
MISFIT = 1_000
"""Cost of a filling that is not one word with the letters that a half-masked word has kept."""
EMPTY = 18
"""Cost of nothing in a blank."""
EMPTY_FAINT = 5
"""Cost of nothing in a blank whose trace is faint."""
LONGEST_LISTED = 64
"""Tokens; longer fillings are not listed as rivals."""

# ---- blanks: the words around them

INSERT_PER_WEIGHT = 6
"""Weight that one unit of cost inserts: an added token costs a sixth of its weight."""
INSERT_EDGE = 14
"""Cost of each end of an insertion."""
INSERT_EDGE_OF_SENTENCE = 1
"""Cost of each end of an insertion where a sentence ends: what editors add is mostly whole sentences."""
DELETE_OPENS = 15
"""Cost of a deletion on top of the weight of its tokens."""
DELETED_BLANK = 3
"""Cost of a blank that goes with the passage that it is in or begins."""
REWORDS = 9
"""Cost of one word for another on top of two fifths of their weights; half of it if they begin alike, with the same
three letters."""
RECASES = 2
"""Cost of a word in other letter case."""
STAYS = 9
"""Cost on top for a word that both sides of the stretch have: it is hardly reworded."""
NEVER = 1 << 40
"""Cost of the impossible: more than all costs of a stretch together."""

# ---- blanks: margins and rivals

CERTAIN = 30
"""Margin of a filling that has no rival."""
NEAR = 4
"""Cost above the best up to which another reading is an alternative."""
RIVAL = 16
"""Cost above the best up to which fillings are listed; the margin is the cost of the first of them, or of nothing."""
MOST_ALTERNATIVES = 3
"""Alternatives that are kept of a filling, nearest first."""
LONGEST_WORD = 8
"""Tokens; a row of as many that touch one another is still one word."""
LONE_REACH = 24
"""Tokens against which a blank between matches is filled by looking at every filling."""

# ---- blanks: masks side by side

PARTED = 3
"""Margin; masks whose words could be parted otherwise at no higher cost are one blank."""
JOINED_MARGIN = 8
"""Margin of a filling that several masks share: matching words hold it like that of one mask, but it is longer."""
MOST_BETWEEN = 3
"""Signs at most between two masks of one run."""

# ---- tidying

ISLAND = 10
"""Weight; a match with no more holds no two changes apart that weigh as much."""
LARGE_ISLAND = 20
"""Weight, and tokens; a match with more holds changes of any weight apart."""
SMALL_ISLAND_SEA = 60
"""Weight of the changes on either side that a match of up to LARGE_ISLAND does not hold apart."""
SENTENCE_START = 3
"""Tokens at a sentence's start, or stops at its end, that two different sentences share by chance."""
EDGE_OF_LINE = 5
"""Worth to a reader of a boundary at a line break; a change slides to the edges that are worth most together."""
EDGE_OF_SENTENCE = 4
"""Worth of a boundary at which a sentence begins."""
EDGE_OF_TEXT = 4
"""Worth of the boundary at the text's end."""
EDGE_AFTER_SIGN = 1
"""Worth of a boundary after a sign; others, between two words, are worth nothing."""
EDGE_IN_WORD = -2
"""Worth of a boundary without a space."""
LEAST_SHARE = 0.34
"""Share of its weight that one of two sentences must have in common with the other text to be the other one edited."""
FILLED_ASIDE = 0.5
"""Share of the words that fill blanks in a sentence of the full text that is left out of the sentence's weight."""
LONGEST_SENTENCE = 120
"""Tokens to either side that say enough of a sentence: a text without stops is a single one."""
MOST_SIGNS = 5
"""Tokens of a filling for each word in it: a row of masks with a number in it restores nothing."""

# ---- moves

SEED = 4
"""Tokens of a seed."""
SEED_WEIGHT = 25
"""Weight; lighter seeds are found in any two texts."""
MOST_PLACES = 4
"""Places on either side; a seed at more of them says nothing about a move."""
DRIFT = 40
"""Tokens by which the diagonals of the seeds in one cluster differ at most."""
SEED_REACH = 60
"""Tokens beyond a seed in which its passage is looked for."""
LEAST_SEEDS = 2
"""Seeds of a cluster: five words in a row make two, unless a blank is near."""
LEAST_LONE_SEEDS = 3
"""Single words of content near one another that are as good as LEAST_SEEDS."""
NEAR_SEED = 8
"""Tokens from a seed within which a blank may have parted a row of words that would have made more seeds."""
SHORT_FILLING = 6
"""Tokens; a filling with no more is not looked at for moves: most blanks hold fewer."""
SEARCHED = 4
"""Tokens that all candidates together may span, for each token of the texts; the likeliest come first."""
LEAST_SEARCHED = 20_000
"""Tokens that candidates may span in texts of any size."""
PASSAGE_EDGE = 4
"""Tokens changed at the edge of a sentence that a passage all but begins or ends with."""
BRIDGED = 2
"""Times the weight of the lighter side that may be between two matches of one passage."""
LEAST_MATCHED = 0.6
"""Share of a passage's weight that is at both places, what fills blanks aside."""
PASSAGE_WORDS = 5
"""Words that match, at least, in a passage that is not a whole sentence."""
PASSAGE_CONTENT = 3
"""Words of content that match in such a passage, at least; words of any kind in a whole sentence."""
SENTENCES_PER_PASSAGE = 3
"""Times the weight of a passage of fewer than LONG_PASSAGE words that its sentences may weigh."""
LONG_PASSAGE = 10
"""Words that are a passage by themselves; a row of fewer may be a name or a phrase that two sentences share."""
LEAST_SENTENCE = 3
"""Words; a shorter sentence (“Yes.”, “He said:”) is at many places of any text."""
CONTEXT = 150
"""Matched tokens on either side of a place that say all about it that its tidying asks."""
