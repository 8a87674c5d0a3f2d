"""Every confidence, and every threshold of the findings: verdict, damage, cuts without a mask, rewording, form.

Each has its unit, its effect and, where one was made, the measurement that set it; docs/how-it-decides.md tells the
reader the rule it belongs to. Figures without a measurement of their own were set with the rest of their rule: on one
half of the generated cases of ``python -m benchmarks.hard_accuracy``, of which the other half gives the published
accuracy.
"""

from __future__ import annotations

# ---- the verdict: are the texts versions of one story?

SAME = 0.36
"""Share of words in common runs (0 to 1) from which the verdict is "same": no version among 404 real pairs scored below
0.40 (``python -m benchmarks.verdicts``)."""
DIFFERENT = 0.25
"""Share of words in common runs below which it is "different": of 111 other stories nine scored more, at most 0.32."""
RUN_WORDS = 5
"""Words that a common run has at least: two outlets on one event hardly share so long a one."""
SHORTEST_RUN_WORDS = 2
"""Words, the least that RUN_WORDS comes down to in a text of few words, of which a run has half."""

# ---- the verdict by letters, where the words do not tell

FEWEST_LETTERS = 50
"""Letters; in a text of fewer, two runs of RUN_LETTERS have no place, and its letters tell nothing."""
RUN_LETTERS = 25
"""Letters that a common run has at least: names and phrases are as long, five words have about as many."""
LETTERS_PER_MISREADING = 80
"""Letters of its run that one misread letter vouches for: a line of print."""
LETTERS_PER_EDIT = 20
"""Letters that a lost word, a capital, a word space or a sign vouches for; less, since editors change these too."""
LONGEST_BRIDGE = 10
"""Letters, on either side, that a run leads across."""
MOST_OVERLAP = 2
"""Letters by which two parts of a run may overlap, where letters are doubled in one of the texts."""
SEED_LETTERS = 5
"""Letters that both texts must have in a row to be looked at."""
LONG_SEED_LETTERS = 10
"""Letters, as SEED_LETTERS, for texts of more than LONG_TEXT_LETTERS."""
LONG_TEXT_LETTERS = 50_000
"""Letters; in longer texts any five of them are found by chance."""
COMMON_SEED = 20
"""Places; a seed that one text has at more is not followed up."""
SAMPLES = 20
"""Stretches of a long text that are looked for in the other in place of all of it; a bound on work."""
SAMPLE_LETTERS = 1_000
"""Letters of each sample."""
GLANCES = 10
"""Stretches that are looked for first: most texts share nothing."""
GLANCE_LETTERS = 120
"""Letters of each glance."""
LONGEST_UNGLANCED = 2_400
"""Letters, twice those of all glances; a text of no more is looked at whole at once."""
GLANCED = 0.5
"""Part of the least share of letters that the glances must have in common runs: at their ends runs are cut."""

# ---- damage: what the copy loses by a rule

FEWEST_LOSSES = 2
"""Pieces lost; fewer are a rule only if another rule holds as well."""
MOST_KEPT = 0.05
"""Pieces of a kind that the copy keeps, for each that it lost; a copy that keeps more does not lose them by rule."""
UNSEEN_LOST = 1
"""Pieces that a copy is taken to have lost by each of its rules, besides those counted; see UNSEEN_KEPT."""
UNSEEN_KEPT = 1
"""Pieces that it is taken to have kept, besides those counted: Laplace's rule of succession. After n losses, with
hardly a piece kept, n + 1 in n + 2 that are missing were lost by the rules: 0.75 after two, and never all."""
NEAR_EDIT = 3
"""Tokens; a piece that is missing so near to an edit may have been the editor's to take out."""

# ---- confidences
#
# A confidence is the share of right ones among restorations like it (0 to 1). Its effect: reports mark a low one as
# doubtful, and --min-confidence leaves out words with a lower one. "Measured" is how many of how many restorations
# were right in ``python -m benchmarks.hard_accuracy --half tune``; for cuts, of the families "cut", "cut phrases" and
# "broken paragraphs". Where that is more than the confidence says, real copies are less regular than generated ones:
# wires, headings and captions end like cuts.

DOUBTFUL_BELOW = 0.9
"""The confidence, from 0 to 1, below which a restoration is shown as doubtful and said to need checking.

Of the restorations from here up, 99.9 in 100 are right by the table of docs/how-it-decides.md; fewer than 3 in 100
are below. Other fillings that are nearly as good lower the confidence and are not a second sign of doubt.
"""

# ---- confidence of what fills a blank

SURE = 0.99
"""The highest confidence of a restoration: a text can always hold more than anyone measured."""
BOTH_SIDES_MATCH = ((0, 0.4), (1, 0.8), (2, 0.95), (6, 0.975), (12, 0.985), (25, SURE))
"""Of restorations whose neighbours match on both sides: margin (10: one word of content) and share that is right, as
``python -m benchmarks.hard_accuracy`` measures it."""
ONE_SIDE_MATCHES = ((0, 0.25), (4, 0.65), (8, 0.87), (15, 0.94), (30, 0.98))
"""Of restorations beside an edit: margin and share that is right, measured alike."""
ONE_SIGN_MATCHES = 0.9
"""Factor for those whose only matching neighbour is a sign, which says little: every sentence has a full stop."""
FAINT_TRACE = 0.9
"""Factor for those whose trace may as well be nothing."""
OWN_NOTE = 0.4
"""Confidence at most, where the mask may as well be the copy's own: an editor's ``[a colleague]`` in place of other
words, a note, or a row of signs that parts two sections."""
CONTRADICTED = 0.4
"""Confidence at most, where a mask's letter is not one that the words begin with: ``J***`` for Maria."""

# ---- confidence of cuts

MASKED = 0.99
"""A mask, a link such as “Read more”, or an ellipsis in front of a text that begins in mid-sentence. Measured:
668 of 668."""
TOLD = 0.97
"""A notice that speaks only in part of reading on. Measured: 9 of 9."""
SHAPED = 0.9
"""Unknown words after half a sentence, or signs that prose does not have side by side. Measured: 12 of 12."""
SEEN = 0.9
"""No mask, but half a word, or a long sentence that breaks off. Measured: 63 of 63."""
OPEN = 0.85
"""No mask, and a paragraph that breaks off in a sentence: an editor's sentence may lack its stop. Measured: 53
of 53."""
DOUBTED = 0.75
"""A mask or a notice whose place only one word in front of it tells, or a short row far from the words before it, or
only the alignment; and any cut whose lost part has a passage that the copy has as well: either that passage moved out
of it, or the text had it twice. Measured: 16 of 21."""
GUESSED = 0.6
"""A word in brackets or signs after a whole sentence; a mask below the last words, which may be an end mark; or a full
text that only carries the sentence on. Measured: 55 of 57."""

# ---- masks with a letter of another word

FEWEST_CHOSEN_LETTERS = 3
"""Different masks filled against their letters, from which on the letters were chosen for the names; in place of two
names an editor may have put two others."""

# ---- cuts without a mask

SENTENCE_WORDS = 8
"""Words of an unfinished line that is taken for a sentence; sign-offs, captions and headings are mostly shorter."""
LINE_WORDS = 5
"""Words, as SENTENCE_WORDS, where the full text's next word does not look like the first of a sentence."""
FRAGMENT_TOKENS = 8
"""Tokens of a copy's last sentence that are looked for by themselves; more of them would have matched."""
LONGEST_CUT_TRACE = 30
"""Tokens that may say, at the end of a paragraph, that it was cut."""
BROKEN_WORD_LETTERS = 4
"""Letters of half a word; fewer may as well be a word of their own."""
STOPPED_PARAGRAPHS = 3 / 4
"""Share of the full text's paragraphs that end with a stop, from which a missing one says something."""

# ---- rewording: one change in other words, or one removed and another added?

LONGEST_REWORDING = 30
"""Tokens of either side; longer stretches were removed and added."""
UNEVEN_RATIO = 4
"""Tokens of the longer side for each of the shorter one, at most."""
UNEVEN_SLACK = 3
"""Tokens that the longer side may have on top of that."""
REWORDED_SENTENCE = 1 / 3
"""Share of words of content that two whole sentences have in common, if the one is the other in other words."""

# ---- form: white space and line ends

FEWEST_COLUMN_SPACES = 6
"""Wide spaces; a copy with fewer has no columns or justified lines."""
COLUMN_SPACES_PER_LOSS = 4
"""Wide spaces for each that hides a word; where there are more, they are the copy's layout."""
SPACED_WORD_REACH = 12
"""Tokens on either side of a space lost or put in, up to which the word around it is shown whole."""

# ---- exchanged arguments: is the second text the truncated one?

FEWEST_SWAPPED_BLANKS = 2
"""Blanks of the second text that have words of the first in their place. A single one says something only if it is a
mask and the texts are nearly equal."""
NEARLY_EQUAL = 0.9
"""Share of the longer text's tokens that match in two texts that are nearly equal."""
FEWEST_TOKENS_PAST_CUT = 8
"""Tokens that the first text has where the second ends; fewer say nothing of which one was cut."""
