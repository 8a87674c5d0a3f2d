"""The edit script, and the two forms that are made from it: wdiff's marked text and diff-match-patch's patch."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest
from diff_match_patch import diff_match_patch
from hypothesis import assume, example, given
from hypothesis import strategies as st

from articlediff import Comparison, Kind, compare
from articlediff.rendering import patch
from articlediff.rendering.patch import apply_patch, render_patch
from articlediff.rendering.script import alike, steps
from articlediff.rendering.wdiff import render_wdiff
from tests.builder import added, compared, formatting, moved, removed, restored, reworded, stood, unrestored
from tests.patches import applied_by_units
from tests.stories import any_pairs, joined, patched

comparisons = st.builds(lambda pair, force: compare(*pair, force=force), any_pairs(), st.booleans())
LITERAL = re.compile(r"\[-|-\]|\{\+|\+\}")
MARKED = re.compile(r"\[-(?P<removed>.*?)-\]|\{\+(?P<added>.*?)\+\}", re.DOTALL)
MOVED = compared("One. ", moved(1, "It ", added("still "), "waits. "), "Two. ", stood(1), "Three.")


# ---- the steps


@given(comparisons)
def test_the_steps_spell_both_texts(found: Comparison) -> None:
    taken = list(steps(found))
    assert "".join(step.truncated for step in taken) == found.truncated.text
    assert "".join(step.full for step in taken) == found.full.text


@given(comparisons)
def test_a_shared_step_is_parted_where_white_space_differs(found: Comparison) -> None:
    assume(found.same_story.verdict != "different" or found.changes)
    for step in steps(found):
        if step.change is None:
            pairs = list(alike(step.truncated, step.full))
            assert tuple(map("".join, zip(*pairs, strict=True))) == step[:2]
            assert all(truncated == full or not (truncated + full).strip() for truncated, full in pairs)


def test_what_moved_leaves_one_place_and_comes_to_the_other() -> None:
    told = [(step.truncated, step.full) for step in steps(MOVED)]
    assert told == [
        ("One. ", "One. "),
        ("", "It still waits. "),
        ("Two. ", "Two. "),
        ("It waits. ", ""),
        ("Three.", "Three."),
    ]


def test_what_is_not_alike_is_not_taken_apart() -> None:
    assert list(alike("a b", "a c")) == [("a b", "a c")]


# ---- wdiff


def sides(marked: str) -> tuple[str, str]:
    """The truncated and the full text as a script would take them from the marked one."""
    truncated = MARKED.sub(lambda found: found["removed"] or "", marked)
    return truncated, MARKED.sub(lambda found: found["added"] or "", marked)


@given(comparisons)
@example(compare("a  b", "a-x-b", force=True))
@example(compared("a", removed(" b"), formatting(" ", ""), "c", added("d"), formatting("", " "), "e"))
@example(compared(removed(" a "), added("b"), unrestored(), reworded("c ", " d"), " "))
def test_the_marked_text_holds_both_texts_but_for_white_space(found: Comparison) -> None:
    assume(not LITERAL.search(found.truncated.text + found.full.text))
    truncated, full = sides(render_wdiff(found))
    assert truncated.split() == found.truncated.text.split()
    assert full.split() == found.full.text.split()


def test_nothing_is_marked_where_only_white_space_differs() -> None:
    assert render_wdiff(compare("One   story.\n\nTwo.", "One story.\nTwo.")) == "One story.\nTwo.\n"
    assert render_wdiff(compared("One", formatting("  —   ", " — "), "two.")) == "One — two.\n"


def test_what_moved_is_removed_and_added() -> None:
    assert render_wdiff(MOVED) == "One. {+It still waits.+} Two. [-It waits.-] Three.\n"


def test_marks_inside_a_word_part_no_word() -> None:
    story = compared("a ", restored("34", blank="██"), "-year-old, ", restored("Reeve", blank="(b)(6)"), ", left")
    assert render_wdiff(story) == "a [-██-]{+34+}-year-old, [-(b)(6)-]{+Reeve+}, left\n"


def test_only_marks_its_kinds_and_reads_as_the_full_text_otherwise() -> None:
    story = compared("The ", restored("rebel-held"), " side", added(" of Aleppo"), removed(" waited"), " on.")
    assert render_wdiff(story, only=frozenset({Kind.ADDED})) == "The rebel-held side {+of Aleppo+} on.\n"
    assert render_wdiff(MOVED, only=frozenset({Kind.ADDED})) == "One. It {+still+} waits. Two. Three.\n"


WORN = compare("The   side was calm. He left.", "The rebel-held side was calm. He really left.", force=True)


@pytest.mark.parametrize(
    ("only", "marked"),
    [
        (Kind.ADDED, "The rebel-held side was calm. He {+really+} left.\n"),
        (Kind.RESTORED, "The {+rebel-held+} side was calm. He really left.\n"),
        (Kind.REMOVED, "The rebel-held side was calm. He really left.\n"),
    ],
    ids=str,
)
def test_no_space_is_marked_around_kinds_that_are_not(only: Kind, marked: str) -> None:
    assert render_wdiff(WORN, only=frozenset({only})) == marked


@given(comparisons, st.sampled_from(Kind))
@example(MOVED, Kind.RESTORED)
@example(compared("One ", removed("(gone)"), ", two."), Kind.ADDED)
def test_kinds_that_do_not_occur_mark_nothing(found: Comparison, kind: Kind) -> None:
    assume(found.aligned and not LITERAL.search(found.full.text))
    assume(not found.counts[kind])
    assert not LITERAL.search(render_wdiff(found, only=frozenset({kind})))


@given(comparisons, st.frozensets(st.sampled_from(Kind)))
def test_with_any_kinds_the_full_text_is_left(found: Comparison, only: frozenset[Kind]) -> None:
    assume(not LITERAL.search(found.truncated.text + found.full.text))
    _, full = sides(render_wdiff(found, only=only))
    assert full.split() == found.full.text.split()


def test_different_stories_are_removed_and_added_whole() -> None:
    found = compare("The ferry was late. " * 5, "Shares in the brewer fell. " * 5)
    assert render_wdiff(found) == f"[-{found.truncated.text.strip()}-] {{+{found.full.text.strip()}+}}\n"


AS_WDIFF = {
    "added in the middle": ("one two three\n", "one new two three\n"),
    "removed in the middle": ("one two three\n", "one three\n"),
    "added at the end": ("one two three\n", "one two three four five\n"),
    "restored from a mark": ("Mr. ____ of Hull said so.\n", "Mr. Reeve of Hull said so.\n"),
    "restored from white space": ("The   side of the city.\n", "The rebel-held side of the city.\n"),
    "other white space": ("one  two\nthree\n", "one two\nthree\n"),
    "a paragraph added": ("One is one.\n\nThree is three.\n", "One is one.\n\nTwo was two.\n\nThree is three.\n"),
    "equal": ("one two three\n", "one two three\n"),
}


@pytest.mark.skipif(not shutil.which("wdiff"), reason="wdiff is not installed")
@pytest.mark.parametrize("name", AS_WDIFF)
def test_simple_cases_are_printed_as_wdiff_prints_them(name: str, tmp_path: Path) -> None:
    paths = tmp_path / "truncated.txt", tmp_path / "full.txt"
    for path, text in zip(paths, AS_WDIFF[name], strict=True):
        path.write_bytes(text.encode())
    printed = subprocess.run(["wdiff", *paths], capture_output=True, encoding="utf-8").stdout
    assert render_wdiff(compare(*AS_WDIFF[name], force=True)) == printed


# ---- patch


def applied(written: str, text: str) -> tuple[str, list[bool]]:
    tool = diff_match_patch()
    result: tuple[str, list[bool]] = tool.patch_apply(tool.patch_fromText(written), text)
    return result


any_text = st.text(st.characters(exclude_categories=["Cs"]))
EMOJI = ("\U0001f600", "\U0001f601", "👩‍👩‍👧", "𝒜", "a", "the ", " ", "%F0", "+", "\n", "   ", "████", "é")
emoji_texts = joined(EMOJI, 40)
whole_comparisons = comparisons | st.builds(
    lambda a, b: compare(a, b, force=True), any_text | emoji_texts, any_text | emoji_texts
)
LONG = "and on it went 😀 with its load of slate 🚢 down to the sea " * 40


@given(whole_comparisons | st.builds(lambda pair: compare(*pair, force=True), patched(emoji_texts)))
@example(compare("a\r\nb\r\n", "a\r\nx\r\nb\r\n", force=True))
@example(compare("\U0001f600 a \U0001f601", "\U0001f601 a \U0001f600 %0A", force=True))
@example(compare("😀" * 9 + "____" + "🚢" * 9, "😀" * 9 + "🎉" + "🚢" * 9, force=True))
@example(compare("a " + LONG, "a ", force=True))
@example(compare(LONG + "a b " * 60 + LONG, LONG + "a b c " * 60 + LONG, force=True))
def test_a_patch_makes_the_full_text_of_the_truncated_one(found: Comparison) -> None:
    written = render_patch(found)
    assert apply_patch(written, found.truncated.text) == found.full.text
    full, successes = applied_by_units(written, found.truncated.text)
    assert full == found.full.text
    assert all(successes)


@given(whole_comparisons)
def test_without_characters_of_two_units_pythons_own_library_applies_it(found: Comparison) -> None:
    assume(max(found.truncated.text + found.full.text, default="") < "\U00010000")
    full, successes = applied(render_patch(found), found.truncated.text)
    assert (full, all(successes)) == (found.full.text, True)


JAVASCRIPT = """
const tool = new (require("diff-match-patch"))(), pairs = JSON.parse(require("fs").readFileSync(0, "utf8"));
const made = pairs.map(([patch, text]) => tool.patch_apply(tool.patch_fromText(patch), text));
console.log(JSON.stringify(made));
"""


def test_javascript_applies_a_patch_to_a_text_full_of_emoji() -> None:
    """With the library of npm, where it is installed for Node (NODE_PATH)."""
    asked = ["node", "-e", 'require("diff-match-patch")']
    if not shutil.which("node") or subprocess.run(asked, capture_output=True).returncode:
        pytest.skip("needs Node and npm's diff-match-patch")
    chance = Random(7)
    pieces = [*EMOJI, "ferry ", "late. ", "the ferry was late again. "]
    pairs = [[*(chance.choices(pieces, k=60) for _ in range(2))] for _ in range(100)]
    texts = [("".join(a), "".join(a[:30] + b[:5] + a[30:50])) for a, b in pairs]
    patches = [[render_patch(compare(*pair, force=True)), pair[0]] for pair in texts]
    ran = subprocess.run(["node", "-e", JAVASCRIPT], input=json.dumps(patches), capture_output=True, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    for (_, full), (made, successes) in zip(texts, json.loads(ran.stdout), strict=True):
        assert (made, all(successes)) == (full, True)


@pytest.mark.parametrize(("patch", "text"), [("@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n", "adc"), ("@@ what\n", "abc")])
def test_what_a_patch_was_not_made_for_is_refused(patch: str, text: str) -> None:
    with pytest.raises(ValueError, match="patch"):
        apply_patch(patch, text)


def test_what_moved_is_deleted_and_inserted() -> None:
    assert applied(render_patch(MOVED), MOVED.truncated.text) == (MOVED.full.text, [True])
    assert "+It still waits. " in render_patch(MOVED)


def test_shared_text_is_kept_where_its_white_space_differs() -> None:
    written = render_patch(compare("on  the " + "word " * 20, "on the " + "word " * 20))
    assert written.splitlines()[1:] == [" on ", "- ", " the word"]


@pytest.mark.parametrize("long", [1, 60, 20_000])
def test_a_patch_in_stretches_is_as_exact(monkeypatch: pytest.MonkeyPatch, long: int) -> None:
    monkeypatch.setattr(patch, "_ENDS", ((long, 40),))
    kept = [f"Sentence {number} says what it says and it says no more. " for number in range(30)]
    parts = [part for text in kept for part in (text, added("An editor came. "), text.upper(), removed("He went. "))]
    found = compared(*parts, moved(61, "It ", added("still "), "waits. "), *kept, stood(61), "Three.")
    full, successes = applied(render_patch(found), found.truncated.text)
    assert (full, all(successes)) == (found.full.text, True)
    assert render_patch(found).count("@@ -") > 60


def test_equal_texts_have_an_empty_patch() -> None:
    assert render_patch(compare("One story.", "One story.")) == ""


def test_a_patch_of_different_stories_is_exact_as_well() -> None:
    found = compare("The ferry was late. " * 5, "Shares in the brewer fell. " * 5)
    assert not found.changes
    assert applied(render_patch(found), found.truncated.text)[0] == found.full.text


@pytest.mark.parametrize(
    "pair",
    [
        ("a", "\ud800"),
        ("It sank \ud83d", "It sank 😀 twice."),
        ("\udc00 x \ud800", "\udc00 y \ud800"),
        ("\ud83d", "\ude00"),
    ],
)
def test_a_lone_surrogate_is_written_as_a_replacement_character(pair: tuple[str, str]) -> None:
    written = render_patch(compare(*pair, force=True))
    written.encode()
    made = apply_patch(written, pair[0])
    assert readable(made) == readable(pair[1])


def readable(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
