"""Every confidence of restorations after a cut, by the evidence of the cut, and the words that must be missing for it.

A confidence is the share of right ones among restorations like it (0 to 1). Its effect: reports mark a low one as
doubtful, and --min-confidence leaves out words with a lower one. "Measured" is how many of how many restorations were
right, of the families "cut", "cut phrases" and "broken paragraphs" of ``python -m benchmarks.hard_accuracy --half
tune``. Where that is more than the confidence says, real copies are less regular than generated ones: wires, headings
and captions end like cuts.
"""

from __future__ import annotations

MARKED = 0.99
"""A mark, a link such as “Read more”, or an ellipsis in front of a text that begins in mid-sentence. Measured:
668 of 668."""
TOLD = 0.97
"""A notice that speaks only in part of reading on. Measured: 9 of 9."""
SHAPED = 0.9
"""Unknown words after half a sentence, or signs that prose does not have side by side. Measured: 12 of 12."""
SEEN = 0.9
"""No mark, but half a word, or a long sentence that breaks off. Measured: 63 of 63."""
OPEN = 0.85
"""No mark, and a paragraph that breaks off in a sentence: an editor's sentence may lack its stop. Measured: 53
of 53."""
DOUBTED = 0.75
"""A mark or a notice whose place only one word in front of it tells, or a short row far from the words before it, or
only the alignment; and any cut whose lost part has a passage that the copy has as well: either that passage moved out
of it, or the text had it twice. Measured: 16 of 21."""
GUESSED = 0.6
"""A word in brackets or signs after a whole sentence; a mask below the last words, which may be an end mark; or a full
text that only carries the sentence on. Measured: 55 of 57."""

LEAST_LOST = 8
"""Words of the full text; where fewer are missing without a mark of a cut, they may as well have been edited."""
MUCH_LOST = 20
"""Words of the full text, as LEAST_LOST, where only the look of the copy's last words suggests a cut. Where as many
follow a mask below the last words that says nothing of withholding, that mask may be an end mark."""
