"""The summary of a comparison: the losses of the copy and the edits, in sentences and in figures."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from articlediff.model import Change, Comparison, Kind, Loss
from articlediff.punctuation import CLOSERS, STOPS
from articlediff.rendering.kinds import is_doubtful
from articlediff.rendering.visible import visible
from articlediff.rendering.wording import counted, listed, size

_LONGEST_PHRASE = 12
"""The most words of a phrase; a restoration of more is called a passage."""
_LETTERS_A_WORD = 12
"""The letters that count as one word where a script has no spaces."""
_SHORTEST_SENTENCE = 3
"""The fewest words of a sentence that is called a passage."""


def sentences(comparison: Comparison) -> Iterator[str]:
    """Yield the losses of this copy and how much of them was restored; the edits; the differences in form."""
    yield from _lost(comparison)
    if edits := _edited(comparison):
        yield edits
    if number := comparison.counts[Kind.FORMATTING]:
        yield f"{counted(number, 'place')} {'differs' if number == 1 else 'differ'} only in form."


def figures(comparison: Comparison, kinds: frozenset[Kind]) -> Iterator[tuple[str, str]]:
    """Yield for each of the kinds its count and, where that says more, the parts of the count."""
    for kind, number in comparison.counts.items():
        if kind in kinds:
            changes = [change for change in comparison.changes if change.kind is kind]
            yield f"{kind.value:<12}{number:>6,}", _breakdown(kind, changes) if changes else ""


def losses(damage: Sequence[Loss]) -> Iterator[str]:
    """Yield one sentence for each thing that the copy loses systematically."""
    for loss, restored, kept, example in damage:
        shown = f", e.g. {visible(example)}" if example.strip() else ""
        yield f"{visible(loss)}: {restored:,} restored, {kept:,} kept{shown}"


def _breakdown(kind: Kind, changes: Sequence[Change]) -> str:
    if kind is Kind.RESTORED:
        by_category = Counter(change.category or "phrase" for change in changes)
        return ", ".join(f"{category} {number:,}" for category, number in sorted(by_category.items()))
    if kind in (Kind.ADDED, Kind.REMOVED):
        return size(" ".join(f"{change.truncated.text} {change.full.text}" for change in changes))
    return "not counted as differences" if kind is Kind.FORMATTING else ""


def _lost(comparison: Comparison) -> Iterator[str]:
    restored = comparison.restored
    if not restored and not comparison.counts[Kind.UNRESTORED]:
        # Not "has no blanks": a mask that both texts have can be seen, and yet is not a loss of this copy.
        yield "No losses were found in this copy."
        return
    blanks = _left_open(comparison)
    if restored:
        clauses = [f"This copy lost {listed(list(_amounts(restored)))}, {recovery(comparison)}", blanks]
        yield f"{'; '.join(filter(None, clauses))}."
    else:
        yield f"In this copy {blanks}."
    yield from _habit(comparison.damage)


def _left_open(comparison: Comparison) -> str:
    """Return a clause on the blanks that nothing fills, or nothing.

    It says that the full text has nothing only of blanks at whose place the full text has no words of its own.
    """
    blanks = [change for change in comparison.changes if change.kind is Kind.UNRESTORED]
    if not blanks:
        return ""
    told = f"{counted(len(blanks), 'blank')} {'is' if len(blanks) == 1 else 'are'} not filled"
    empty = sum(not beside for beside in _beside_words(comparison, blanks))
    if not empty:
        return told
    of_which = "which" if empty == len(blanks) else f"{empty:,} of which"
    return f"{told}, for {of_which} the full text has nothing"


def _beside_words(comparison: Comparison, blanks: Sequence[Change]) -> Iterator[bool]:
    """Yield for each blank whether the full text has words at its place that the copy has not, white space aside."""
    full = comparison.full.text
    edited = [change for change in comparison.changes if change.kind in (Kind.ADDED, Kind.REWORDED)]
    starts = sorted(change.full.start for change in edited)
    ends = sorted(change.full.end for change in edited)
    for blank in blanks:
        place = blank.full.start
        first, last = len(full[:place].rstrip()), len(full) - len(full[place:].lstrip())
        # Those that began up to there, less those that ended before.
        yield bisect_right(starts, last) > bisect_left(ends, first)


def _amounts(restored: Sequence[Change]) -> Iterator[str]:
    """Yield the parts of "16 words and phrases (4 of them names), 3 semicolons and 1 passage (212 words)"."""
    is_passage = [change.category == "passage" or _is_long(change) for change in restored]
    passages = [change for change, is_long in zip(restored, is_passage, strict=True) if is_long]
    others = [change for change, is_long in zip(restored, is_passage, strict=True) if not is_long]
    by_category = Counter(change.category or "phrase" for change in others)
    names, signs = by_category["name"], by_category["punctuation"]
    if phrases := by_category.total() - signs:
        yield f"{_phrases(phrases)}{_share_of_names(names, phrases)}"
    if signs:
        marks = {change.full.text for change in others if change.category == "punctuation"}
        yield counted(signs, "semicolon" if marks == {";"} else "punctuation mark")
    if passages:
        words = size(" ".join(change.full.text for change in passages))
        yield f"{counted(len(passages), 'passage')} ({words})"


def _is_long(change: Change) -> bool:
    """Return whether more than a phrase was lost in one blank."""
    words = len(change.full.text.split())
    return words > _LONGEST_PHRASE or len(change.full.text) > _LONGEST_PHRASE * _LETTERS_A_WORD


def _share_of_names(names: int, phrases: int) -> str:
    if not names:
        return ""
    if names == phrases:
        return " (a name)" if names == 1 else " (all names)"
    return f" ({names:,} of them {'a name' if names == 1 else 'names'})"


def to_check(restored: Sequence[Change]) -> str:
    """Return a clause on the restorations that are in doubt, or nothing if none is.

    >>> from articlediff.model import Span
    >>> guess = Change(1, Kind.RESTORED, Span(3, 6, "   "), Span(3, 7, "Hull"), confidence=0.4)
    >>> to_check([guess]), to_check([guess, guess._replace(confidence=0.99)])
    ('it needs checking', '1 needs checking')
    """
    doubtful = sum(map(is_doubtful, restored))
    if not doubtful:
        return ""
    verb = "needs" if doubtful == 1 else "need"
    if doubtful < len(restored):
        return f"{doubtful:,} {verb} checking"
    return f"{'it' if doubtful == 1 else 'all'} {verb} checking"


def recovery(comparison: Comparison) -> str:
    """Return the clause of the summary on what was restored, or nothing.

    Of a copy that has other blanks, too, "all" would be read as of those.

    >>> from articlediff import compare
    >>> recovery(compare("The   side of the city.", "The rebel-held side of the city."))
    'restored from the full text'
    """
    restored = comparison.restored
    if not restored:
        return ""
    check = to_check(restored)
    if comparison.counts[Kind.UNRESTORED]:
        told = f"which {'is' if len(restored) == 1 else 'are'} restored from the full text"
        return f"{told} ({check})" if check else told
    told = f"{'' if len(restored) == 1 else 'all '}restored from the full text"
    return f"{told}; {check}" if check else told


def _habit(damage: Sequence[Loss]) -> Iterator[str]:
    """Yield a sentence on the things that the copy loses wherever they occur, and in most places."""
    always = [visible(loss.loss) for loss in damage if loss.restored and not loss.kept]
    mostly = [visible(loss.loss) for loss in damage if loss.restored > loss.kept > 0]
    parts = [f"{listed(always)} throughout"] if always else []
    parts += [f"{listed(mostly)} in most places"] if mostly else []
    if parts:
        yield f"It loses {listed(parts)}."


def _edited(comparison: Comparison) -> str:
    """Return a sentence on the edits, or nothing; a passage is a sentence or more, as a reader would say."""
    by_kind = {kind: [change for change in comparison.changes if change.kind is kind] for kind in Kind}
    added, removed, reworded, moved = (by_kind[kind] for kind in (Kind.ADDED, Kind.REMOVED, Kind.REWORDED, Kind.MOVED))
    clauses = []
    if added:
        clauses.append(f"the full text adds {_edit_amounts(added)}")
    if removed:
        clauses.append(f"the copy has {_edit_amounts(removed)} of its own")
    if reworded:
        clauses.append(f"{_edit_amounts(reworded)} {'is' if len(reworded) == 1 else 'are'} reworded")
    if moved:
        clauses.append(f"{counted(len(moved), 'passage')} {'has' if len(moved) == 1 else 'have'} moved")
    sentence = listed(clauses)
    return f"{sentence[0].upper()}{sentence[1:]}." if sentence else ""


def _edit_amounts(changes: Sequence[Change]) -> str:
    """Return the parts of "2 words and phrases, 1 punctuation mark and 3 passages"."""
    texts = [max(change.full.text, change.truncated.text, key=len).strip() for change in changes]
    signs = sum(not any(map(str.isalnum, text)) for text in texts)
    passages = sum(map(_is_passage, texts))
    phrases = len(texts) - signs - passages
    parts = [_phrases(phrases)] if phrases else []
    parts += [counted(number, noun) for number, noun in ((signs, "punctuation mark"), (passages, "passage")) if number]
    return listed(parts)


def _is_passage(text: str) -> bool:
    """Return whether the words are more than a phrase, or a sentence."""
    words = len(text.split())
    ends = text.rstrip("".join(CLOSERS))[-1:] in STOPS
    is_sentence = ends and (words >= _SHORTEST_SENTENCE or not text.isascii())
    return is_sentence or words > _LONGEST_PHRASE or len(text) > _LONGEST_PHRASE * _LETTERS_A_WORD


def _phrases(number: int) -> str:
    return f"{number:,} {'word or phrase' if number == 1 else 'words and phrases'}"
