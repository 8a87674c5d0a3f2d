"""Whatever holds for the comparison of any two texts."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from articlediff import Change, Comparison, Kind, compare
from articlediff.copy.cuts.cutting import find_cut
from articlediff.copy.masks.placeholders import with_placeholders
from articlediff.model import Span
from articlediff.text.blanks import find_blanks
from articlediff.text.tokenising import tokenise
from benchmarks.laws import LAWS, Law, violations, whole, without
from tests.builder import added, compared, formatting, moved, restored, shared, stood
from tests.stories import (
    PLAIN_PIECES,
    SIGNS,
    any_pairs,
    blanked_copies,
    edited,
    joined,
    nasty_texts,
    patched,
    reordered,
    stories,
)

# The laws are many and are looked at together, so that there are examples for each of them.
thoroughly = settings(max_examples=5 * settings().max_examples)


# ---- the laws


@thoroughly
@given(any_pairs(), st.sampled_from((True, True, True, False)))
def test_any_two_texts_keep_the_laws(pair: tuple[str, str], force: bool) -> None:
    assert violations(compare(*pair, force=force)) == []


@given(st.tuples(joined(SIGNS), joined(SIGNS)) | patched(joined(SIGNS)) | reordered(joined(SIGNS, 6)))
def test_texts_full_of_dashes_and_quotation_marks_keep_the_laws(pair: tuple[str, str]) -> None:
    assert violations(compare(*pair, force=True)) == []


FULL = (
    "The old crane was sold. The ferry was late again on Monday and nobody knew why. "
    "Solveig hung the copper lantern above the northern door."
)
ONCE_BROKEN = {
    "a cut's mark with nothing after it": (FULL + " Read more", FULL),
    "a cut's mark and no other word": (" Read more", FULL),
    "a blank after a moved passage": (
        "The old crane was sold. Solveig hung the copper lantern above the northern door.   The ferry was late again "
        "on Monday and nobody knew why.",
        FULL,
    ),
    "a faint blank before a moved passage": (
        "  hung the copper lantern above the northern door. The ferry was late again on Monday and nobody knew why.",
        FULL.removeprefix("The old crane was sold. "),
    ),
    "a doubled sign after a blank": ("  :", "::"),
    "two marks, one of which both texts have": ("a [REDACTED] [REDACTED]", "a a [REDACTED] a"),
    "a dash of another form before a cut": ("? ——", "r\n—I"),
    "a quotation mark of another form before a cut": ("Idris left.\n«", "Idris left\n» he said"),
    "a dash of another form that is too little for a match": ("r! ‐", "a! -r\ns"),
    "two masks whose words are on either side of a moved passage": (
        "田中言った冬」.\n Harm to Ongoing Matter(b)(6)■",
        "冬」.\n冬田中は言った７。",
    ),
    "two masks, one in a moved passage and one in front of it": (
        "мост [redacted] … прос-Белых, 「Пострз-за ▒▒ юго-западн … чо-западный "
        "неделя из-за ь-(Линия юго-западный из-за на учица закрыли билет что.1",
        'юго-западный из-за на учица закрыли билет что.)"о юго-западн через '
        "старырежнему прос-Белых, 「Посежнему」.Не чо-западный неделя из-за ",
    ),
    "a dash between what is lost and what both texts end with": (
        "— Small for notebook old. The barrow ladder she barrow of..\n\n– Solveig sold it.",
        "The barrow ladder she barrow of − granite\n\n- Small for notebook old-\n\n-— Solveig sold it.",
    ),
    "a sentence that moved out of what fills a mask in a passage that moved": (
        " ラーメン田中家を議会。けた田中を。見けた夜った橋。\t__",
        "けた夜った橋。\tけた田中を。とラーメン田中家を議",
    ),
    "a quotation mark added in front of the trace of a cut": (
        "wallhe bridge'..\n\nsheferry–-...",
        "wall he bridge\n\n‘promised she ferry–-...",
    ),
}


@pytest.mark.parametrize("name", ONCE_BROKEN)
def test_pairs_that_once_broke_a_law_keep_it(name: str) -> None:
    assert violations(compare(*ONCE_BROKEN[name], force=True)) == []


# ---- a law that is broken says so

STORY = compared(
    "One ", restored("half-told"), " tale. ", moved(2, "It ", added("now "), "ends. "), "So it is. ", stood(2)
)
RESTORED, MOVED, ADDED = STORY.changes
OF_FORM = compared("One ", formatting("a  b", "ab"), " tale", added(" more"), ".")


def with_changes(*changes: Change) -> Comparison:
    return STORY._replace(changes=changes)


def other(change: Change, **fields: object) -> Comparison:
    """Return the story in which that change has other fields."""
    return with_changes(*(each._replace(**fields) if each is change else each for each in STORY.changes))


BREACHES: dict[str, list[Comparison]] = {
    "runs_rebuild_both_texts": [STORY._replace(runs=STORY.runs[1:]), STORY._replace(runs=STORY.runs[::-1])],
    "inner_runs_rebuild_moved_passages": [
        STORY._replace(runs=tuple(run._replace(inner=run.inner[1:]) for run in STORY.runs)),
        STORY._replace(runs=tuple(run._replace(inner=STORY.runs[:1]) for run in STORY.runs)),
    ],
    "runs_have_the_changes_in_order": [with_changes(RESTORED, ADDED, MOVED), with_changes(RESTORED, MOVED)],
    "runs_without_a_change_are_shared": [compared(shared("One", "Two"))],
    "spans_are_slices": [
        other(ADDED, full=ADDED.full._replace(text="then ")),
        other(ADDED, truncated=Span(-1, -1, "")),
        other(RESTORED, alternatives=(Span(0, 3, "Two"),)),
    ],
    "spans_of_one_level_are_apart": [with_changes(*STORY.changes, RESTORED), other(ADDED, full=whole(STORY.full.text))],
    "what_is_left_is_shared": [with_changes(MOVED, ADDED), with_changes(RESTORED, MOVED)],
    "changes_are_numbered_in_the_order_of_the_full_text": [
        with_changes(MOVED, ADDED, RESTORED),
        other(RESTORED, id=7),
        OF_FORM._replace(changes=tuple(change._replace(id=3 - change.id) for change in OF_FORM.changes)),
    ],
    "changes_within_a_passage_lie_in_it": [
        other(ADDED, within=RESTORED.id),
        other(ADDED, id=0),
        other(ADDED, truncated=Span(0, 0, "")),
        other(ADDED, full=Span(0, 0, "")),
    ],
    "sides_are_those_of_the_kind": [
        other(ADDED, kind=Kind.REMOVED),
        other(RESTORED, kind=Kind.ADDED),
        other(MOVED, truncated=Span(0, 0, "")),
        other(ADDED, full=Span(0, 0, "")),
        other(RESTORED, full=Span(0, 0, "")),
    ],
    "restored_words_have_category_and_evidence": [
        other(RESTORED, category=None),
        other(RESTORED, evidence=None),
        other(ADDED, category=RESTORED.category),
        other(ADDED, alternatives=(RESTORED.full,)),
    ],
    "restored_words_have_no_outer_white_space": [
        compared("One", restored(" half-told")),
        compared("One ", restored("half-told", alternatives=(Span(3, 4, " "),))),
    ],
    "confidence_is_a_share": [other(RESTORED, confidence=1.01), other(RESTORED, confidence=-0.01)],
    "counts_and_differences_agree_with_the_changes": [STORY._replace(aligned=False)],
}


def test_the_story_that_is_broken_keeps_the_laws() -> None:
    assert violations(STORY) == []


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_a_law_that_is_broken_says_so(law: Law) -> None:
    assert [number for number, story in enumerate(BREACHES[law.__name__]) if not list(law(story))] == []


# ---- texts that are equal, and comparisons that are


@given(nasty_texts())
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    found = compare(text, text)
    assert (found.changes, found.has_differences, found.same_story.verdict) == ((), False, "same")


@given(any_pairs())
def test_the_same_two_texts_give_the_same_document(pair: tuple[str, str]) -> None:
    first, second = (json.dumps(compare(*pair).to_dict(), ensure_ascii=False) for _ in range(2))
    assert first == second


# ---- the sides


@given(
    patched(joined(PLAIN_PIECES))
    | stories().flatmap(lambda story: st.tuples(edited(story).map(str), st.just(str(story))))
)
def test_exchanging_the_sides_exchanges_added_and_removed(pair: tuple[str, str]) -> None:
    """This holds where nothing looks lost: blanks, a cut and what a copy loses throughout are of one side."""
    assume(not any(has_trace(*texts) for texts in (pair, pair[::-1])))
    there, back = compare(*pair, force=True), compare(*pair[::-1], force=True)
    assume(not there.restored and not back.restored)
    assert Counter(map(mirrored, there.changes)) == Counter(map(sides, back.changes))
    assert there.same_story.verdict == back.same_story.verdict


# ---- the restored text


@given(any_pairs())
def test_restoring_keeps_every_word_of_the_copy(pair: tuple[str, str]) -> None:
    found = compare(*pair, force=True)
    kept = without(whole(pair[0]), [change.truncated for change in found.restored])
    restored = without(whole(found.restored_text()), ())
    put_back = "".join(without(change.full, ()) for change in found.restored)
    assert is_subsequence(kept, restored)
    assert Counter(restored) == Counter(kept + put_back)


@given(blanked_copies())
def test_blanks_alone_are_restored_to_the_full_text(pair: tuple[str, str]) -> None:
    assert compare(*pair, force=True).restored_text().split() == pair[1].split()


@given(blanked_copies())
def test_a_restored_text_has_nothing_left_to_restore(pair: tuple[str, str]) -> None:
    again = compare(compare(*pair, force=True).restored_text(), pair[1], force=True)
    assert again.restored == ()


# ---- helpers


def is_subsequence(part: str, text: str) -> bool:
    letters = iter(text)
    return all(letter in letters for letter in part)


def has_trace(text: str, other: str) -> bool:
    tokens, full = tokenise(text), tokenise(other)
    return find_cut(tokens, full) is not None or bool(find_blanks(with_placeholders(tokens, full)))


def sides(change: Change) -> tuple[Kind, str, str]:
    return change.kind, change.truncated.text, change.full.text


def mirrored(change: Change) -> tuple[Kind, str, str]:
    kind = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED}.get(change.kind, change.kind)
    return kind, change.full.text, change.truncated.text
