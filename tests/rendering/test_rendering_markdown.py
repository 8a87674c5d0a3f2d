"""The Markdown report: nothing of an article is taken for Markdown, and it reads well."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from articlediff import Comparison, Kind, compare
from articlediff.model import Loss, Span
from articlediff.rendering.markdown import escaped, render_markdown
from articlediff.rendering.reflow import reflowed
from articlediff.rendering.visible import visible
from tests.builder import (
    SAME,
    Story,
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
from tests.stories import any_pairs

OUR_TAG = re.compile(r"</?(?:strong|sup|ins|del|em|span)>|<!-- -->")
OUR_BLOCKS = {"heading", "table", "thead", "tbody", "tr", "th", "td", "paragraph", "inline"}
MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
# What Markdown, HTML and tables are made of.
texts = st.text(st.sampled_from("\\`*_{}[]()<>#+-=!|~&;:/$@.'\"1aé茶 \t\n\u2028\x1b\ud800")) | st.sampled_from(
    ["<script>alert(1)</script>", "![x](http://a.b)", "| a | b |\n| --- | --- |", "1. one\n2) two", "===", "---",
     "    code", "```\ncode\n```", "&amp; &#36;", "[^1]: note", "[a]: /url", "# heading", "<!-- comment", "a\\\nb"]
)  # fmt: skip
edits = st.one_of(
    texts.map(added),
    texts.map(removed),
    texts.map(restored),
    texts.map(lambda text: restored(text, confidence=0.3, alternatives=(Span(0, len(text), text),))),
    st.builds(reworded, texts, texts),
    st.builds(formatting, texts, texts),
    st.just(unrestored()),
)
parts: st.SearchStrategy[list[Story]] = st.lists(texts | edits, max_size=6)


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    story = draw(parts)
    if draw(st.booleans()):
        story.insert(draw(st.integers(0, len(story))), moved(1, *draw(st.lists(texts | edits, min_size=1, max_size=3))))
        story.insert(draw(st.integers(0, len(story))), stood(1))
    verdict = SAME._replace(reason=draw(texts), verdict=draw(st.sampled_from(("same", "uncertain", "different"))))
    damage = [Loss(draw(texts), 2, 1, draw(texts))]
    return compared(*story, names=(draw(texts), draw(texts)), same_story=verdict, damage=damage)


def tokens(markdown: str) -> list[Token]:
    """All tokens, those inside of lines as well."""
    return [token for block in MARKDOWN.parse(markdown) for token in (block, *(block.children or ()))]


# Two passages moved away from the beginning, between three that are gone: four spaces in front of what is left.
CHINESE = (
    "谈话的在厂长孩子工人回家关门。条件工人香答应回家红茶厂长祖父云溪。原来香孩子把了条件已经关门答应机器祖父。"
    "打算已经地方机器把自己的了香条件祖父孩子关门木牌。红茶自己厂长已经借给谈话机器记者香打算把了条件祖父。"
    "在借给茶厂孩子打算回家答应条件慢地方炒锅香。厂长把地方木牌香祖父。谈话记者红茶地方已经回家自己把厂长。",
    "红茶自己厂长已经借给谈话机器记者 把了条件祖父。在条件茶厂慢工人把云溪自己祖父孩子打算原来。"
    "在厂长孩子工人回家关门。条件工人香答应回家红茶厂长祖父云溪。原来香孩子把了条件已经关门答应机器祖父。"
    "打算已经地方机器把自己的了香条件祖父孩子关门木牌。在借给茶厂孩子打算回家答应条件慢地方炒锅香。"
    "厂长把地方木牌香祖父。 记者红茶地方已经回家自己把厂长。",
)


OUR_BREAK = re.compile(r"(?<!\\)(?:\\\\)*\\\n")
"""A line end after a backslash that is not escaped."""


def plain(markdown: str) -> str:
    """The text that a reader sees, white space aside."""
    return bare("".join(token.content for token in tokens(markdown) if token.type == "text"))


def bare(text: str) -> str:
    return "".join(text.split())


def assert_ours(markdown: str) -> None:
    found = tokens(markdown)
    # A hard break ends each line that the writer broke; spaces at the end of an article's line make none.
    assert sum(token.type == "hardbreak" for token in found) == len(OUR_BREAK.findall(markdown))
    for token in found:
        kind = token.type.removesuffix("_open").removesuffix("_close")
        assert kind in {"text", "html_inline", "hardbreak"} | OUR_BLOCKS, token
        assert kind != "html_inline" or OUR_TAG.fullmatch(token.content), token
        assert kind != "heading" or token.markup in ("#", "##"), token


@given(texts | st.text())
@example("1986. A year")
@example("[a]: /url")
def test_escaped_text_is_the_text_again(text: str) -> None:
    assert plain(escaped(text)) == bare(visible(text))
    assert_ours(escaped(text))


@given(comparisons(), st.frozensets(st.sampled_from(Kind), max_size=2), st.booleans())
def test_nothing_but_its_own_elements_appears(found: Comparison, only: frozenset[Kind], stat: bool) -> None:
    assert_ours(render_markdown(found, only=only, stat=stat))


@given(st.builds(lambda pair: compare(*pair, force=True), any_pairs()))
@example(compare("█__", "", force=True))
@example(compare(*CHINESE, force=True))
def test_the_story_without_what_was_removed_is_the_full_text(found: Comparison) -> None:
    report = render_markdown(found, context=None)
    _, heading, marked = report.partition("\n\n## The story\n\n")
    _, _, marked = marked.partition("\n\n")
    shown = re.sub(r"<del>.*?</del>|<em>.*?</em>|<sup>.*?</sup>|<strong>(?:\\\[\?\\\])+</strong>", "", marked)
    # The spaces between what was taken out would make a line a block of code, which it is not in the report.
    shown = re.sub("^ +", "", shown, flags=re.MULTILINE)
    assert plain(shown) == (bare(visible(reflowed(found.full.text))) if heading else "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mail to a@b.org", "Mail to a@<!-- -->b.org"),
        ("see http://a.b and www.a.b", "see http:<!-- -->//a.b and www<!-- -->.a.b"),
        ("no. #12 :smile: at 10:30", "no. #<!-- -->12 :<!-- -->smile: at 10:30"),
        ("$4 and $5", "<span>$</span>4 and <span>$</span>5"),
    ],
)
def test_what_github_makes_more_of_is_parted(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_every_change_has_its_mark() -> None:
    story = compared(
        "The ",
        restored("rebel-held"),
        " side of ",
        restored("Hull", confidence=0.3),
        " ",
        reworded("slept", "waited"),
        added(", cold"),
        removed(", warm"),
        ", for ",
        unrestored("____"),
        ". ",
        moved(1, "It waits."),
        " Then. ",
        stood(1),
    )
    assert render_markdown(story).splitlines()[-1] == (
        "The <strong>rebel-held</strong> side of <strong>Hull</strong><sup>?</sup> <del>slept</del> <ins>waited, "
        "cold</ins><del>, warm</del>, for <strong>\\[?\\]</strong>. <em>⟪7:</em> It waits.<em>⟫</em> Then. "
        "<em>⟪7 was here⟫</em>"
    )


@pytest.mark.parametrize(("length", "told"), [(100, "x" * 100), (101, "x" * 99 + "…")])
def test_other_fillings_are_told_in_a_hundred_columns(length: int, told: str) -> None:
    story = compared("the ", restored("far", alternatives=(Span(0, length, "x" * length),)), " side")
    assert f", or {told} |" in render_markdown(story)


def test_only_and_stat_show_parts() -> None:
    story = compared("The ", restored("rebel-held"), " side", added(" of Hull"), ".")
    added_only = render_markdown(story, only=frozenset({Kind.ADDED}))
    assert added_only.endswith("The rebel-held side <ins>of Hull</ins>.\n")
    assert "<strong>" not in added_only
    summary = render_markdown(story, stat=True)
    assert "| restored | 1 |" in summary
    assert "rebel-held side" not in summary


def test_different_stories_are_said_to_be() -> None:
    found = compare("The ferry was late. " * 5, "Shares in the brewer fell. " * 5)
    assert "These look like different stories." in render_markdown(found)
    assert "ferry" not in render_markdown(found)
