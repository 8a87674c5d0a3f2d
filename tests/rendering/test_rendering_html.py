"""The HTML report, without a browser: laws that hold for any comparison, then cases."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from articlediff import compare, read_article
from articlediff.command.compare import main
from articlediff.model import Change, Comparison, Kind, Loss, SameStory, Span, Verdict
from articlediff.rendering.html import render_fragment, render_html
from articlediff.rendering.html.elements import Element as Words
from articlediff.rendering.html.elements import elements
from articlediff.rendering.html.entries import Trace, entries, short
from articlediff.rendering.html.names import named_as_shown
from articlediff.rendering.html.prose import PageParagraph, folded, paragraphs, parts
from articlediff.rendering.html.strip import WIDTH, height, lanes
from articlediff.rendering.reflow import reflowed
from articlediff.rendering.visible import visible
from tests.builder import (
    added,
    compared,
    formatting,
    moved,
    removed,
    restored,
    reworded,
    stood,
    unrestored,
)
from tests.comparisons import comparisons
from tests.rendering.test_abreast import Told
from tests.stories import any_pairs

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
GOLDENS = Path(__file__).parents[1] / "goldens"
law = settings(deadline=None, max_examples=60)

VOID = frozenset(("meta", "br", "wbr", "input", "rect"))
HOSTILE = (
    "<script>alert(1)</script>",
    "</script>",
    "</style><style>",
    "<!--",
    "-->",
    "]]>",
    '" onload="alert(1)',
    "' autofocus onfocus='alert(1)",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "&lt;b&gt;&amp;",
    "{{ 7 * 7 }}{% raw %}",
    "<U+202E>",
)
hostile = st.lists(st.sampled_from(HOSTILE) | st.sampled_from(["word", "\n", " ", "\u202e"]), max_size=6).map(" ".join)


class Element:
    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag, self.attributes = tag, attributes
        self.children: list[Element | str] = []

    def __iter__(self):  # type: ignore[no-untyped-def]
        """Itself and every element inside, in the order of the page."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


class Page(HTMLParser):
    """A tree of what a browser would make of the page; it fails where elements are not nested."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Element("", {})
        self.open = [self.root]
        self.comments: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def all(self, tag: str) -> list[Element]:
        return [element for element in self.root if element.tag == tag]

    def by_id(self, name: str) -> Element:
        (element,) = [element for element in self.root if element.attributes.get("id") == name]
        return element


def squeezed(text: str) -> str:
    """Without white space, also that of the kind that is shown by a sign."""
    return re.sub(r"[\s␜-␟]", "", text)


def full_of(element: Element) -> str:
    """Return the words of a part of the inline view that are in the full text."""
    if element.tag in ("del", "a", "summary"):
        return ""
    return "".join(child if isinstance(child, str) else full_of(child) for child in element.children)


def truncated_of(element: Element, story: Element, lost: Mapping[str, str]) -> str:
    """Return the words that are in the truncated text, moved passages in their place there.

    ``lost`` is what that text has in the place of restored words, by the id of their mark.
    """
    if element.tag == "mark":
        return lost.get(element.attributes.get("id", ""), "")
    if element.tag in ("ins", "summary") or {"moved", "sign"} & set(element.classes):
        return ""
    if "stood" in element.classes:
        number = element.attributes["data-from"]
        passages = [e for e in story if "moved" in e.classes and e.attributes["data-c"] == number]
        return "".join(truncated_inside(passage, story, lost) for passage in passages)
    return truncated_inside(element, story, lost)


def truncated_inside(element: Element, story: Element, lost: Mapping[str, str]) -> str:
    return "".join(child if isinstance(child, str) else truncated_of(child, story, lost) for child in element.children)


def check_both_texts(comparison: Comparison) -> None:
    story = Page(render_html(comparison)).by_id("view-inline")
    assert squeezed(full_of(story)) == squeezed(visible(reflowed(comparison.full.text)))
    told = [element for element in elements(comparison) if element.change and element.begins]
    lost = {f"c{element.change.id}": visible(element.was) for element in told if element.change}
    assert squeezed(truncated_of(story, story, lost)) == squeezed(visible(reflowed(comparison.truncated.text)))


OUR_TITLE = re.compile("[a-z0-9 ]+ in the copy, [a-z0-9 ]+ in the full text")
"""A title has nothing of an article."""


class TestAnyComparison:
    @law
    @given(comparisons())
    def test_both_texts_rebuild_from_the_inline_view(self, comparison: Comparison) -> None:
        assume(comparison.changes)
        check_both_texts(comparison)

    @law
    @given(any_pairs())
    def test_both_texts_of_compared_stories_rebuild_too(self, pair: tuple[str, str]) -> None:
        assume(not set("\u200c\u200d") & set("".join(pair)))
        comparison = compare(*pair, force=True)
        assume(comparison.changes)
        check_both_texts(comparison)

    @law
    @given(comparisons())
    def test_every_change_has_one_place_and_every_link_a_target(self, comparison: Comparison) -> None:
        page = Page(render_html(comparison))
        ids = Counter(e.attributes["id"] for e in page.root if "id" in e.attributes)
        assert set(ids.values()) == {1}
        assert [c.id for c in comparison.changes if f"c{c.id}" not in ids] == []
        links = [e.attributes["href"] for e in page.all("a")]
        assert [link for link in links if link[1:] not in ids] == []

    @law
    @given(st.lists(st.integers(0, 900), max_size=60), st.sets(st.integers(0, 59)))
    def test_folds_and_parts_leave_every_paragraph_in_its_place(self, sizes: list[int], changed: set[int]) -> None:
        edit = Change(1, Kind.ADDED, Span(0, 0, ""), Span(0, 1, "x"))
        story = [
            PageParagraph([Words(f"{number} " + "x" * size, edit if number in changed else None)])
            for number, size in enumerate(sizes)
        ]
        divided = list(parts(folded(story)))
        blocks = [block for part in divided for block in part]
        assert [paragraph for block in blocks for paragraph in block.paragraphs] == story
        assert all(not paragraph.is_changed for block in blocks if block.folded for paragraph in block.paragraphs)
        assert all(sum(len(b.paragraphs) for b in part if not b.folded) < 50 for part in divided)

    @law
    @given(comparisons())
    def test_the_data_are_those_of_the_comparison(self, comparison: Comparison) -> None:
        assume(comparison.changes)
        page = Page(render_html(comparison))
        told = Told(json.loads(page.by_id("runs").text))
        assert (told.truncated, told.full) == (comparison.truncated.text, comparison.full.text)
        whole = named_as_shown(comparison).to_dict()
        assert json.loads(page.by_id("document").text) == {name: whole[name] for name in whole if name != "changes"}
        assert len(json.loads(page.by_id("spacing").text)["due"]) == len(comparison.restored)

    @law
    @given(comparisons())
    def test_it_is_the_same_every_time_and_can_be_encoded(self, comparison: Comparison) -> None:
        html = render_html(comparison)
        assert html.encode() == render_html(comparison).encode()
        assert all(char.isprintable() or char.isspace() for char in html)

    @law
    @given(st.lists(hostile, min_size=5, max_size=5))
    def test_hostile_text_is_nothing_but_text(self, texts: list[str]) -> None:
        tame, wild = (render_html(hostile_story(chosen)) for chosen in (["word"] * 5, texts))
        calm, page = Page(tame), Page(wild)
        assert page.comments == []
        for name in ("script", "style", "meta"):
            assert [e.attributes for e in page.all(name)] == [e.attributes for e in calm.all(name)]
        known = {(e.tag, name) for e in calm.root for name in e.attributes}
        assert {e.tag for e in page.root} - {e.tag for e in calm.root} <= {"i", "wbr"}
        assert {(e.tag, name) for e in page.root for name in e.attributes} - known <= {
            ("i", "class"),
            ("p", "class"),
            ("span", "title"),
        }
        assert all(OUR_TITLE.fullmatch(e.attributes["title"]) for e in page.all("span") if "title" in e.attributes)

    @law
    @given(st.lists(hostile, min_size=5, max_size=5))
    def test_hostile_text_stays_text_in_a_notebook(self, texts: list[str]) -> None:
        page = Page(render_fragment(hostile_story(texts)))
        assert page.comments == []
        assert {name for e in page.root for name in e.attributes} <= {"class", "dir", "lang", "scope", "title"}
        assert all(OUR_TITLE.fullmatch(e.attributes["title"]) for e in page.root if "title" in e.attributes)
        assert not page.all("script")

    @law
    @given(comparisons())
    def test_the_strip_shows_every_kind_inside_its_frame(self, comparison: Comparison) -> None:
        found = lanes(comparison)
        assert [lane.kind for lane in found] == [kind for kind, number in comparison.counts.items() if number]
        ends = [0]
        for lane in found:
            shapes = [tuple(map(int, shape)) for shape in re.findall(r"M(\d+) \d+h(\d+)v\d+H\d+z", lane.path)]
            edges = [edge for start, width in shapes for edge in (start, start + width)]
            assert edges == sorted(set(edges)) and edges[0] >= 0 and edges[-1] <= WIDTH
            assert lane.top >= ends[-1]
            ends.append(lane.top + lane.height)
        assert height(found) == ends[-1]


@pytest.mark.parametrize(("number", "narrowest"), [(200, 3), (201, 1)])
def test_where_there_are_many_changes_each_is_a_narrow_one(number: int, narrowest: int) -> None:
    story = compared(*(part for _ in range(number) for part in ("A sentence as it was. " * 20, restored("x"))))
    (lane,) = lanes(story)
    assert min(map(int, re.findall(r"h(\d+)", lane.path))) == narrowest


def hostile_story(texts: list[str]) -> Comparison:
    one, two, three, four, five = (text or "word" for text in texts)
    return compared(
        f"{one} ",
        restored(two, blank=three, alternatives=(Span(0, 0, two),)),
        " and ",
        added(three),
        removed(four),
        reworded(one, five),
        unrestored(two),
        formatting(three, two),
        moved(1, five, restored(four)),
        " then ",
        stood(1),
        names=(one, two),
        damage=[Loss(four, 1, 0, five)],
        same_story=SameStory("uncertain", 0.5, three),
    )


STORY = compared(
    "The ",
    restored("rebel-held", category="name"),
    " side",
    added(" of Aleppo"),
    " waits. ",
    removed("It waits. "),
    moved(1, "Nobody ", restored("half-heartedly", confidence=0.3), " came. "),
    "So it ",
    unrestored("[REDACTED]"),
    " ends.",
    stood(1),
    names=("copy.txt", "full.txt"),
    damage=[Loss("hyphenated words", 2, 0, "rebel-held")],
)


class TestPolicy:
    def test_it_forbids_all_but_the_own_style_and_script(self) -> None:
        page = Page(render_html(STORY))
        (policy,) = [e.attributes["content"] for e in page.all("meta") if "http-equiv" in e.attributes]
        rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
        assert rules.pop("default-src") == "'none'"
        assert rules.pop("style-src") == hashed(page.all("style"))
        assert rules.pop("script-src") == hashed([e for e in page.all("script") if e.attributes["type"] == "module"])
        assert rules == {"base-uri": "'none'", "form-action": "'none'"}

    def test_nothing_in_it_is_fetched_or_handled_inline(self) -> None:
        page = Page(render_html(STORY))
        names = {name for e in page.root for name in e.attributes}
        assert not {name for name in names if name.startswith("on")} | (names & {"src", "style", "srcset", "action"})
        assert {e.attributes["href"][0] for e in page.all("a")} == {"#"}
        assert "@import" not in page.all("style")[0].text and "url(" not in page.all("style")[0].text


def hashed(elements: list[Element]) -> str:
    (element,) = elements
    return f"'sha256-{base64.b64encode(hashlib.sha256(element.text.encode()).digest()).decode()}'"


class TestPage:
    def test_the_first_sentence_is_the_headline(self) -> None:
        page = Page(render_html(STORY))
        assert page.all("h1")[0].text.startswith("This copy lost 2 words and phrases (1 of them a name), which are")
        assert "restored from the full text (1 needs checking); 1 blank is not filled" in page.all("h1")[0].text

    def test_kinds_are_named_as_they_are_counted(self) -> None:
        labels = [
            " ".join(label.text.split()) for label in Page(render_html(STORY)).all("label") if "kind" in label.classes
        ]
        assert labels == [
            "⟦…⟧ restored: lost by the copy 2",
            "⟦?⟧ unrestored: a blank, not filled 1",
            "words added: only in the full text 1",
            "words removed: only in the truncated text 1",
            "⟪…⟫ moved 1",
        ]

    def test_edits_have_full_marks_where_only_asks_for_their_kind(self) -> None:
        for only, classes in (frozenset[Kind](), []), (frozenset({Kind.ADDED}), ["full-marks"]):
            page = Page(render_html(STORY, only=only))
            assert page.all("body")[0].classes == classes
            assert page.by_id("marks").attributes["aria-pressed"] == str(bool(classes)).lower()
        assert 'id="marks"' not in render_html(compared("The ", restored("half-lit"), "."))

    def test_only_switches_the_other_kinds_off(self) -> None:
        page = Page(render_html(STORY, only=frozenset({Kind.ADDED})))
        assert page.by_id("columns").classes == ["columns", "show-added"]
        boxes = [e.attributes for e in page.all("input") if "value" in e.attributes]
        assert [box["value"] for box in boxes if "checked" in box] == ["added"]

    def test_formatting_is_off_unless_there_is_nothing_else(self) -> None:
        assert "show-formatting" not in Page(render_html(STORY)).by_id("columns").classes
        alone = Page(render_html(compared("One", formatting(" ", "\n"), "story.")))
        assert "show-formatting" in alone.by_id("columns").classes
        assert alone.all("h1")[0].text == "No differences except for 1 place that differs only in form."

    def test_the_summary_alone_has_no_story(self) -> None:
        page = Page(render_html(STORY, stat=True))
        assert [e.attributes["id"] for e in page.root if e.attributes.get("id") in ("story", "words", "strip")] == []
        assert json.loads(page.by_id("document").text) == STORY.to_dict()

    def test_texts_that_do_not_differ_give_a_plain_page(self) -> None:
        page = Page(render_html(compared("One story.")))
        assert page.all("h1")[0].text == "No differences."
        assert not page.all("table") and not page.all("svg")

    def test_other_stories_give_a_plain_page_with_the_reason(self) -> None:
        other = SameStory("different", 0.02, "2% of the words & <signs> stand in both.")
        page = Page(render_html(compared(removed("One."), same_story=other)._replace(changes=())))
        assert page.all("h1")[0].text == "These look like different stories."
        assert "2% of the words & <signs> stand in both." in page.by_id("summary").text
        assert "Nothing was compared." in page.by_id("summary").text
        assert not page.all("table")

    def test_doubt_about_the_pair_is_said_first(self) -> None:
        page = Page(render_html(STORY._replace(same_story=SameStory(Verdict.UNCERTAIN, 0.3, "Few."), swapped=True)))
        assert [e.text for e in page.all("p") if "doubt" in e.classes] == [
            "It is uncertain whether these are versions of one story. Few.",
            "The second text has the blanks or a cut, so the two look swapped; try the other order.",
        ]

    def test_other_stories_compared_all_the_same_are_said_to_be_other_ones_first_and_once(self) -> None:
        other = SameStory("different", 0.02, "2% of the words stand in both.")
        story = compared("One ", added("more"), same_story=other)
        for html in (render_html(story), render_fragment(story)):
            assert html.count("These look like different stories.") == (2 if "<title>" in html else 1)
            told = "2% of the words stand in both. Compared anyway: No losses were found in this copy."
            assert told in html and html.index("different stories.") < html.index(told)

    def test_the_title_and_the_downloads_are_named_after_the_texts(self) -> None:
        page = Page(render_html(compared("One ", added("more"), names=("../a/copy <1>.txt", "b\\\\full:.txt"))))
        assert page.all("title")[0].text.startswith("copy <1>.txt and full:.txt: No losses were found")
        assert page.by_id("csv").attributes["data-file"] == "copy_1_-full_.csv"

    def test_texts_are_named_without_the_folders_that_tell_nothing(self) -> None:
        page = Page(render_html(STORY._replace(truncated=STORY.truncated._replace(name="in/may/copy.txt"))))
        names = [name.text for name in page.all("bdi")][:2]
        assert names == ["copy.txt", "full.txt"]

    @pytest.mark.parametrize(
        ("truncated", "full", "expected"),
        [
            ("It cost 1.5 million.", "It cost 1.8 million.", "[-1.5-]{+1.8+}"),
            ("At 3.30 they met.", "At 4.30 they met.", "[-3.30-]{+4.30+}"),
            ("It is half-finished now.", "It is half-built now.", "[-half-finished-]{+half-built+}"),
            ("It is half   now.", "It is half–finished now.", "⟦half–finished⟧"),
            ("It was 12   high.", "It was 12.5 metres high.", "⟦12.5 metres⟧"),
            ("In May it was 5.", "In May it was 7.", "[-5-]{+7+}"),
            ("A well-known, old man.", "A well-loved, old man.", "[-well-known-]{+well-loved+}"),
        ],
    )
    def test_numbers_and_words_are_marked_whole(self, truncated: str, full: str, expected: str) -> None:
        before = "The town has said that the ferry will sail again on Monday, as all of the council had wished. "
        html = render_html(compare(before + truncated, before + full))
        view = Page(html).by_id("view-inline")
        marks = {"mark": "⟦{}⟧", "ins": "{{+{}+}}", "del": "[-{}-]"}
        assert "".join(marks[e.tag].format(e.text) for e in view if e.tag in marks) == expected

    def test_the_number_of_a_change_is_its_id_in_every_form(self) -> None:
        story = compared(restored("One"), formatting(" ", "\n"), restored("half-told"), formatting(" ", "\n"), "tale.")
        rows = [row for row in Page(render_html(story)).all("tr") if "data-row" in row.attributes]
        shown = [(row.attributes["data-row"], row.children[0].text) for row in rows]  # type: ignore[union-attr]
        assert shown == [(str(change.id), str(change.id)) for change in story.changes]
        assert "No." in Page(render_html(story)).by_id("glossary").text

    def test_the_words_of_the_table_are_explained(self) -> None:
        told = Page(render_html(STORY)).by_id("glossary").text
        assert [word for word in ("Name", "Passage", "Blank", "Pattern", "Cut", "Confidence") if word not in told] == []

    def test_alternatives_and_doubt_stand_in_the_table(self) -> None:
        story = compared("a ", restored("b", confidence=0.4, alternatives=(Span(0, 1, "<i>"),)), " c")
        (row,) = rows(story)
        assert [mark.classes for mark in row if mark.tag == "mark"] == [["restored", "doubtful"]]
        assert "or “<i>”" in row.text and "0.40 needs checking" in row.text

    def test_alternatives_with_equal_words_say_where_they_are(self) -> None:
        again = Span(15, 18, "the")
        story = compared("It was ", restored("the", alternatives=(again, Span(0, 2, "It"))), ".\nSo the end.")
        assert story.full.text[slice(*again[:2])] == again.text
        (row,) = rows(story)
        assert "or “So the end.” in paragraph 2, “It”" in row.text

    def test_the_headline_and_the_legend_lead_to_the_first_restoration_in_doubt(self) -> None:
        page = Page(render_html(STORY))
        doubtful = next(change for change in STORY.restored if change.confidence < 0.9)
        links = [e for e in page.all("a") if "to-check" in e.classes]
        assert {link.attributes["href"] for link in links} == {f"#c{doubtful.id}"}
        assert [" ".join(link.text.split()) for link in links] == [
            "1 needs checking",
            "⟦…?⟧ needs checking (confidence below 0.90) 1",
        ]

    def test_without_doubt_nothing_needs_checking(self) -> None:
        page = Page(render_html(compared("a ", restored("b", confidence=0.9), " c")))
        assert not [e for e in page.root if "to-check" in e.classes or "doubtful" in e.classes]

    def test_every_change_is_in_the_list_with_its_words_and_its_trace(self) -> None:
        told = [
            " ".join(part.text for part in row if "words" in part.classes or "trace" in part.classes)
            for row in rows(STORY)
        ]
        assert told == [
            "The rebel-held side of Aleppo… in the copy: 3 spaces",
            "The rebel-held side of Aleppo waits. Nobody…",
            "The side waits. It waits. So it [REDACTED]…",
            "…of Aleppo waits. Nobody half-heartedly came. So it ends.",
            "…Aleppo waits. Nobody half-heartedly came. So it ends. in the copy: 3 spaces",
            "…It waits. So it [REDACTED] ends.Nobody came. in the copy: [REDACTED]",
        ]

    def test_long_unchanged_stretches_are_folded(self) -> None:
        paragraph = "The talks had been going on for weeks, with little to show for it.\n"
        story = compared(restored("One"), " word.\n", paragraph * 30, "The ", restored("end"))
        page = Page(render_html(story))
        (fold,) = [e for e in page.all("details") if "fold" in e.classes]
        assert fold.children[0].text == "28 paragraphs unchanged, 392 words"  # type: ignore[union-attr]
        check_both_texts(story)

    def test_a_story_on_one_line_is_shown_in_pieces(self) -> None:
        sentence = "The talks had been going on for weeks, with little to show for it. "
        story = compared(sentence * 200, restored("end"), sentence * 200)
        lines = Page(render_html(story)).by_id("view-inline")
        sizes = [len(e.text) for e in lines if e.tag == "p"]
        assert len(sizes) > 20 and max(sizes) < 2000
        check_both_texts(story)


def rows(comparison: Comparison) -> list[Element]:
    return [e for e in Page(render_html(comparison)).all("tr") if "data-row" in e.attributes]


@law
@given(comparisons())
def test_every_change_has_one_row_in_the_list(comparison: Comparison) -> None:
    listed = [(row.attributes["data-row"], row.attributes["data-kind"]) for row in rows(comparison)]
    assert listed == [(str(change.id), change.kind) for change in comparison.changes]


@law
@given(comparisons())
def test_an_entry_tells_the_words_of_both_texts_and_the_paragraph(comparison: Comparison) -> None:
    full = reflowed(comparison.full.text)
    for entry in entries(comparison):
        change = entry.change
        if change.kind is not Kind.FORMATTING:
            assert entry.truncated == short(change.truncated.text) and entry.full == short(change.full.text)
        # An empty place in front of a paragraph's first letter is in that paragraph.
        first = change.full.text[:1] or full[change.full.start : change.full.start + 1]
        before = full[: change.full.start] + first.strip()
        if "\n" not in change.full.text:
            assert entry.paragraph == max(1, sum(bool(line.strip()) for line in before.split("\n")))


@pytest.mark.parametrize(
    ("blank", "told"),
    [("   ", "3 spaces"), (" ", "1 space"), ("", "nothing"), (" \n ", "white space"), (" (b)(6) ", "(b)(6)")],
)
def test_a_trace_is_told_in_words_or_shown(blank: str, told: str) -> None:
    (entry,) = entries(compared("a", restored("b", blank), "c"))
    assert entry.trace == Trace(told, is_mask=not blank.isspace() and bool(blank))


@pytest.mark.parametrize("filler", ["word " * 5000, "x" * 20_000, "字" * 20_000, "One. " * 4000])
def test_no_piece_of_a_long_paragraph_is_long(filler: str) -> None:
    pieces = list(paragraphs([Words(filler)]))
    assert "".join(piece.text for piece in pieces) == filler
    assert max(len(piece.text) for piece in pieces) < 4000


class TestNotebook:
    def test_it_is_what_a_notebook_asks_for(self) -> None:
        assert STORY._repr_html_() == render_fragment(STORY)
        assert STORY.to_html() == render_html(STORY)

    def test_the_style_keeps_to_its_own_element(self) -> None:
        style = Page(render_fragment(STORY)).all("style")[0].text
        rules = re.findall(r"^([^{}]+)\{", style, re.MULTILINE)
        selectors = [selector for rule in rules for selector in rule.split(",")]
        assert selectors and [s for s in selectors if not s.strip().startswith(".articlediff")] == []

    def test_edits_have_the_quiet_marks_of_the_report(self) -> None:
        style = Page(render_fragment(STORY)).all("style")[0].text
        assert "⟦" in style and "line-through" in style
        assert not {"{+", "[-"} & set(re.findall(r"[{\[][+-]", style))

    def test_long_passages_are_not_bold_in_its_table_either(self) -> None:
        page = Page(render_fragment(compared("One ", restored("long " * 50, category="passage"))))
        assert [mark.classes for mark in page.all("mark")] == [["restored", "passage"]] * 2

    def test_a_huge_story_gives_a_small_fragment(self) -> None:
        many = [part for n in range(2000) for part in (f"Word {n} ", restored(f"lost-{n}"), " ends here.\n")]
        page = Page(render_fragment(compared(*many)))
        assert len(page.all("tr")) == 31 and len(page.all("p")) < 20
        assert "and 1,970 more" in page.root.text

    def test_texts_that_do_not_differ_give_one_sentence(self) -> None:
        page = Page(render_fragment(compared("One story.")))
        assert [p.text for p in page.all("p")] == ["No differences."]


@pytest.mark.parametrize("name", ["harbour", "council"])
def test_the_story_and_its_words_are_the_golden_ones(name: str) -> None:
    texts = [(SAMPLES / f"{name}.{side}.txt").read_text("utf-8") for side in ("truncated", "full")]
    html = compare(*texts).to_html()
    shown = html[html.index('<div id="view-inline"') : html.index("</aside>")]
    golden = GOLDENS / f"{name}.story.html"
    if os.environ.get("WRITE_GOLDENS"):
        golden.write_text(shown, "utf-8", newline="\n")
    assert shown == golden.read_text("utf-8")


class TestCommand:
    def test_it_writes_the_page(self, tmp_path: Path) -> None:
        texts = [str(SAMPLES / f"harbour.{side}.txt") for side in ("truncated", "full")]
        page = tmp_path / "report.html"
        run = CliRunner().invoke(main, ["-f", "html", "-o", str(page), *texts])
        assert (run.exit_code, run.stdout, run.stderr) == (1, "", "")
        assert page.read_text("utf-8") == compare(*map(read_article, texts)).to_html()

    def test_other_stories_end_with_3_and_a_page_that_says_so(self) -> None:
        texts = [str(SAMPLES / f"harbour.{side}.txt") for side in ("truncated", "other-story")]
        run = CliRunner().invoke(main, ["-f", "html", *texts])
        assert run.exit_code == 3
        assert Page(run.stdout).all("h1")[0].text == "These look like different stories."

    def test_other_forms_do_not_pay_for_it(self) -> None:
        check = "import sys, articlediff.command.compare; sys.exit('jinja2' in sys.modules)"
        assert subprocess.run([sys.executable, "-c", check]).returncode == 0
