"""White space and boxes that hide nothing: columns, justified lines, bullets, and what the full text has as well."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from itertools import islice, pairwise

from articlediff.calibration.both_texts import AROUND_SPACE, FEWEST_BULLETS, FEWEST_SPACES, SPACES_SAMPLED
from articlediff.punctuation import POINTS
from articlediff.text.blanks import Blank
from articlediff.text.searching import joined
from articlediff.text.tokens import Tokens


def without_layout(a: Tokens, b: Tokens, blanks: Sequence[Blank]) -> list[Blank]:
    """Return the blanks without those that both texts have, bullets, and the spaces between columns.

    The spaces between columns are those across which ``b`` reads as ``a`` does, if most spaces of ``a`` are like that.

    This has to be known before the texts are aligned: where a wide space parts every word from the next, to read some
    words as dropped and equal ones as lost would look cheap.

    >>> from articlediff.text.blanks import find_blanks
    >>> from articlediff.text.tokenising import tokenise
    >>> copy, full = tokenise("Hill   3   0\\nWard   3   2"), tokenise("Hill 3 0\\nWard 3 2")
    >>> without_layout(copy, full, find_blanks(copy))
    []
    """
    blanks = _without_shared(a, b, _without_bullets(a, b, blanks))
    spaces = [blank for blank in blanks if not blank.covers]
    if len(spaces) < FEWEST_SPACES:
        return list(blanks)
    sample = spaces[:: -(-len(spaces) // SPACES_SAMPLED)]
    text = b.joined_keys
    hiding = (space for space in sample if joined(_around(a, space)) not in text)
    # As soon as half of them hide something, the others need no search.
    if any(islice(hiding, (len(sample) - 1) // 2, None)):
        return list(blanks)
    rows = {
        row for size in range(1, 2 * AROUND_SPACE + 1) for row in zip(*(b.keys[k:] for k in range(size)), strict=False)
    }
    return [blank for blank in blanks if blank.covers or _around(a, blank) not in rows]


def _without_bullets(a: Tokens, b: Tokens, blanks: Sequence[Blank]) -> Sequence[Blank]:
    """Return the blanks without boxes that open the items of a list: each begins a line and a sentence.

    >>> from articlediff.text.blanks import find_blanks
    >>> from articlediff.text.tokenising import tokenise
    >>> copy, full = tokenise("■ Dig a ditch\\n■ Plant trees"), tokenise("Dig a ditch\\nPlant trees")
    >>> len(find_blanks(copy)), _without_bullets(copy, full, find_blanks(copy))
    (2, [])
    """
    boxes = [blank for blank in blanks if blank.covers and len(a.texts[blank.at]) == 1]
    if len(boxes) < FEWEST_BULLETS:
        return blanks
    within = {pair for k, pair in enumerate(pairwise(b.keys)) if not _begins(b, k)}
    by_sign: defaultdict[str, list[bool]] = defaultdict(list)
    for box in boxes:
        by_sign[a.texts[box.at]].append(_opens_item(a, box.at) and a.keys[box.at + 1 : box.at + 3] not in within)
    bullets = {sign for sign, opening in by_sign.items() if len(opening) >= FEWEST_BULLETS and all(opening)}
    return [blank for blank in blanks if not blank.covers or a.texts[blank.at] not in bullets] if bullets else blanks


def _begins(tokens: Tokens, index: int) -> bool:
    """Tell whether a sentence or a line begins there."""
    return tokens.opens_sentence(index) or "\n" in tokens.spaces[index]


def _opens_item(a: Tokens, index: int) -> bool:
    """Tell whether the box begins a line, and no small letter follows it."""
    if index and "\n" not in a.spaces[index]:
        return False
    return index + 1 < len(a) and a.spaces[index + 1] == " " and not a.texts[index + 1][0].islower()


def _without_shared(a: Tokens, b: Tokens, blanks: Sequence[Blank]) -> Sequence[Blank]:
    """Return the blanks without white space that the full text has at the same signs or words.

    >>> from articlediff.text.blanks import find_blanks
    >>> from articlediff.text.tokenising import tokenise
    >>> copy, full = tokenise("He said no ."), tokenise("He said no in the end .")
    >>> find_blanks(copy)[0].family, _without_shared(copy, full, find_blanks(copy))
    ('orphan', [])
    """
    spaced = {_spaced_sign(a, blank) for blank in blanks if blank.family == "orphan"}
    custom = {sign for sign in spaced if _is_spaced(b, *sign)}
    runs = {blank.space for blank in blanks if not blank.covers and len(blank.space) > 1}
    wide = _wide_spaces(b) if any(run in b.text for run in runs) else frozenset()
    if not custom and not wide:
        return blanks
    return [blank for blank in blanks if not _is_shared(a, blank, custom, wide)]


def _is_shared(a: Tokens, blank: Blank, custom: Set[tuple[str, bool]], wide: Set[tuple[str, str]]) -> bool:
    """Tell whether the blank is white space of one of these kinds."""
    if blank.covers:
        return False
    if blank.family == "orphan":
        return _spaced_sign(a, blank) in custom
    beside = {(a.keys[blank.at - 1], blank.space)} if blank.at else set()
    if blank.at < len(a):
        beside.add((blank.space, a.keys[blank.at]))
    return not beside.isdisjoint(wide)


def _spaced_sign(a: Tokens, blank: Blank) -> tuple[str, bool]:
    """Return the sign that the space touches, and whether the space is before it."""
    return (a.texts[blank.at - 1], False) if blank.glued_left else (a.keys[blank.at], True)


def _is_spaced(b: Tokens, sign: str, before: bool) -> bool:
    """Tell whether the sign has a space on that side as often as not, where it has one on the other."""
    after = (*b.spaces, b.tail or " ")[1:]
    columns = zip(b.keys, b.spaces, after, strict=True) if before else zip(b.texts, after, b.spaces, strict=True)
    found = [(text, bool(inner)) for text, inner, outer in columns if outer]
    # Of a sign that the text does not have, its points tell.
    signs = {sign} if any(text == sign for text, _ in found) else POINTS
    spaced = [is_spaced for text, is_spaced in found if text in signs]
    return bool(spaced) and 2 * sum(spaced) >= len(spaced)


def _wide_spaces(b: Tokens) -> frozenset[tuple[str, str]]:
    """Return each run of spaces of the text with the word before it, and with the word after it."""
    wide = [k for k, space in enumerate(b.spaces) if k and len(space) > 1 and "\n" not in space]
    return frozenset(pair for k in wide for pair in ((b.keys[k - 1], b.spaces[k]), (b.spaces[k], b.keys[k])))


def _around(a: Tokens, space: Blank) -> tuple[str, ...]:
    """Return the keys of the tokens on both sides of the white space."""
    return a.keys[max(0, space.at - AROUND_SPACE) : space.at + AROUND_SPACE]
