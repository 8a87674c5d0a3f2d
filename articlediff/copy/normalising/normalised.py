"""The two texts' tokens, regrouped and with keys so that what differs in form only compares equal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from articlediff.copy.normalising.emphasis import without_emphasis
from articlediff.copy.normalising.escapes import unescaped
from articlediff.copy.normalising.quotes import legible, without_apostrophes, without_quotes
from articlediff.copy.normalising.readings import Edit, Reading
from articlediff.copy.normalising.throughout import folded_accents, folded_case
from articlediff.copy.normalising.words import regrouped, with_clitics
from articlediff.text.tokenising import tokenise
from articlediff.text.tokens import Tokens

_Rule = Callable[[Tokens, Tokens], Iterable[Edit]]


def normalised(a: Tokens, b: Tokens, masks: Sequence[re.Pattern[str]] = ()) -> tuple[Tokens, Tokens]:
    """Return the tokens of both texts as they are meant to be read; each still gives its text back.

    ``masks`` match what else is a mask in ``a``, as in :func:`~articlediff.text.tokenising.tokenise`.

    >>> from articlediff.text.tokenising import tokenise
    >>> a, b = normalised(tokenise("the &quot;oﬃce&quot;"), tokenise("the “office”"))
    >>> a.texts, a.keys == b.keys
    (('the', '&quot;', 'oﬃce', '&quot;'), True)
    """
    one, other = Reading(a, partial(tokenise, masks=masks)), Reading(b, tokenise)
    for rule in (without_emphasis, unescaped, legible):
        _rewrite(one, other, rule)
    for folding in (folded_case, folded_accents):
        if folded := folding(one.tokens, other.tokens):
            one.fold(folded)
            other.fold(folded)
    for rule in (with_clitics, without_apostrophes, without_quotes, regrouped):
        _rewrite(one, other, rule)
    return one.originals(), other.originals()


def _rewrite(one: Reading, other: Reading, rule: _Rule) -> None:
    """Read the one as the other has it, then the other: not each as the other was."""
    one.rewrite(rule(one.tokens, other.tokens))
    other.rewrite(rule(other.tokens, one.tokens))
