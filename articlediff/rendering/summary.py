"""What this copy lost, in sentences and in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from articlediff.model import Change, Comparison, Kind, Loss
from articlediff.rendering.marks import role_of
from articlediff.rendering.visible import visible
from articlediff.rendering.wording import counted, listed, size


def sentences(comparison: Comparison) -> Iterator[str]:
    """What this copy lost and how much came back; what was edited; what differs in form alone."""
    yield _lost(comparison)
    if edits := _edited(comparison):
        yield edits
    if number := comparison.counts[Kind.FORMATTING]:
        yield f"{counted(number, 'place')} {'differs' if number == 1 else 'differ'} in formatting alone."


def doubts(comparison: Comparison) -> Iterator[str]:
    """What a reader should know before trusting the comparison."""
    verdict, _, reason = comparison.same_story
    if verdict == "different":
        yield f"These look like two different stories. {visible(reason)}"
    if verdict == "uncertain":
        yield f"It is uncertain whether these are versions of one story. {visible(reason)}"
    if comparison.swapped:
        yield "The blanks stand in the second text: try the two the other way round."


def figures(comparison: Comparison, kinds: frozenset[Kind]) -> Iterator[tuple[str, str]]:
    """For each of the kinds its count and, where that says more, what the count is made of."""
    for kind, number in comparison.counts.items():
        if kind in kinds:
            changes = [change for change in comparison.changes if change.kind is kind]
            yield f"{kind.value:<12}{number:>6,}", _breakdown(kind, changes) if changes else ""


def losses(damage: Sequence[Loss]) -> Iterator[str]:
    """One sentence for each thing that the copy loses systematically."""
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


def _lost(comparison: Comparison) -> str:
    restored = comparison.restored
    open_blanks = comparison.counts[Kind.UNRESTORED]
    if not restored and not open_blanks:
        return "This copy shows no gaps."
    if not restored:
        return f"This copy has {counted(open_blanks, 'blank')} that the full text cannot fill."
    told = [f"This copy lost {listed(list(_amounts(restored)))}, {_recovery(restored)}."]
    if open_blanks:
        told.append(f"The full text cannot fill {counted(open_blanks, 'more blank')}.")
    told += _habit(comparison.damage)
    return " ".join(told)


def _amounts(restored: Sequence[Change]) -> Iterator[str]:
    """The parts of "16 words and phrases (4 of them names), 3 semicolons and 1 passage (212 words)"."""
    by_category = Counter(change.category or "phrase" for change in restored)
    names, signs, passages = by_category["name"], by_category["punctuation"], by_category["passage"]
    if phrases := len(restored) - signs - passages:
        noun = "word or phrase" if phrases == 1 else "words and phrases"
        yield f"{phrases:,} {noun}{_share_of_names(names, phrases)}"
    if signs:
        marks = {change.full.text for change in restored if change.category == "punctuation"}
        yield counted(signs, "semicolon" if marks == {";"} else "punctuation mark")
    if passages:
        words = size(" ".join(change.full.text for change in restored if change.category == "passage"))
        yield f"{counted(passages, 'passage')} ({words})"


def _share_of_names(names: int, phrases: int) -> str:
    if not names:
        return ""
    if names == phrases:
        return " (a name)" if names == 1 else " (all names)"
    return f" ({names:,} of them {'a name' if names == 1 else 'names'})"


def _recovery(restored: Sequence[Change]) -> str:
    uncertain = sum(role_of(change) == "uncertain" for change in restored)
    recovery = f"{'' if len(restored) == 1 else 'all '}restored from the full text"
    if uncertain in (0, len(restored)):
        return recovery + (", though with doubt" if uncertain else "")
    return f"{recovery} ({uncertain:,} of them with doubt)"


def _habit(damage: Sequence[Loss]) -> Iterator[str]:
    """What the copy loses wherever it occurs, and what in most places."""
    always = [visible(loss.loss) for loss in damage if loss.restored and not loss.kept]
    mostly = [visible(loss.loss) for loss in damage if loss.restored > loss.kept > 0]
    parts = [f"{listed(always)} throughout"] if always else []
    parts += [f"{listed(mostly)} in most places"] if mostly else []
    if parts:
        yield f"It loses {listed(parts)}."


def _edited(comparison: Comparison) -> str:
    counts = comparison.counts
    added, removed, reworded, moved = (counts[kind] for kind in (Kind.ADDED, Kind.REMOVED, Kind.REWORDED, Kind.MOVED))
    clauses = []
    if added:
        clauses.append(f"the full text adds {counted(added, 'passage')}")
    if removed:
        clauses.append(f"the copy has {f'{removed:,}' if added else counted(removed, 'passage')} of its own")
    if reworded:
        clauses.append(f"{counted(reworded, 'passage')} {'is' if reworded == 1 else 'are'} reworded")
    if moved:
        clauses.append(f"{counted(moved, 'passage')} {'has' if moved == 1 else 'have'} moved")
    sentence = listed(clauses)
    return f"{sentence[0].upper()}{sentence[1:]}." if sentence else ""
