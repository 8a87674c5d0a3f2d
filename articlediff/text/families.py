"""The families of blanks, and how many words, how wide and of which sort the look of each says are missing.

This is the only place for it. Which spellings belong to a family is in :mod:`~articlediff.text.masks` for those that
are masks in any text, and in :mod:`~articlediff.copy.masks` for those that the full text proves to be masks.
"""

from __future__ import annotations

from typing import Literal

Family = Literal[
    "label",
    "tag",
    "entity",
    "words",
    "bars",
    "underscores",
    "own",
    "partial",
    "signs",
    "note",
    "evident",
    "spaces",
    "line",
    "orphan",
]
"""The sorts of blanks.

Masks by their spelling, in any text:

- ``label``: says that something was withheld, as ``[REDACTED]``, ``(b)(6)``, ``***``
- ``tag``: a code that may as well be a heading or a remark, as ``<PERSON>``
- ``entity``: a numbered name, as ``@entity3``
- ``words``: an ``@`` for each word, as ``@ @ @``
- ``bars``: blocks and circles, as ``████``; ``underscores``: ``____``
- ``own``: whatever a caller's pattern matches

Masks by the evidence of the full text:

- ``partial``: a half-masked word, as ``b*****d``
- ``signs``: a run of signs that prose does not have, as ``~~~~``
- ``note``: a bracket, a sign or a line that may as well be the copy's own, as ``[a colleague]``
- ``evident``: any other spelling

White space:

- ``spaces``: a run of spaces inside a line
- ``line``: spaces at a line's beginning or end
- ``orphan``: one space where the language has none, as in front of a full stop
"""

KEEP_WIDTH: frozenset[Family] = frozenset(("bars", "underscores", "signs"))
"""Families of masks that may be as wide as the words that they hide."""
HIDE_A_NAME: frozenset[Family] = frozenset(("entity",))
"""Families of masks that hide a name or a number."""
WEAK: frozenset[Family] = frozenset(("tag", "evident", "note", "signs"))
"""Families of masks that are masks only where the full text has words in their place."""
MAY_BE_OWN: frozenset[Family] = frozenset(("note",))
"""Families of masks that may as well be the copy's own words or signs: an editor's bracket, a footnote, a rule."""
MAY_END_A_STORY: frozenset[Family] = frozenset(("evident", "signs", "note"))
"""Families of masks that say nothing of withholding: below the last words they may be an end mark or a byline."""
DRAWN: frozenset[Family] = frozenset(("bars", "underscores"))
"""Families of masks that may as well be a box, diamonds or a line that parts two sections."""
OF_A_WORD: frozenset[Family] = frozenset(("evident", "note", "partial"))
"""Families of masks that a machine may have made of a word or an initial when it misread the page."""
SAY_LITTLE: frozenset[Family] = frozenset(("note", "signs"))
"""Families of masks that occur in texts that lost nothing: in the second text they do not say that it is the copy."""
RUNS: frozenset[Family] = frozenset(("spaces", "line"))
"""Families of white space that has the length of a run, which the words that are gone may explain."""
OF_FORM: frozenset[Family] = frozenset(("orphan", "line"))
"""Families of white space that is a difference of form where nothing fills it."""


def words_hidden(family: Family, mask: str) -> int | None:
    """Return the number of words that a mask hides; None where its look does not tell.

    >>> words_hidden("words", "@ @ @"), words_hidden("partial", "b*****d"), words_hidden("label", "[REDACTED]")
    (3, 1, None)
    """
    if family == "words":
        return mask.count("@")
    return 1 if family == "partial" else None


def width_hidden(family: Family, mask: str) -> int | None:
    """Return the number of code points that a mask hides; None where its look does not tell.

    >>> width_hidden("bars", "█████"), width_hidden("label", "[REDACTED]")
    (5, None)
    """
    return len(mask) if family in KEEP_WIDTH else None
