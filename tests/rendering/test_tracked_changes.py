"""The Word document with tracked changes: accepting all gives the full text, rejecting all the truncated one."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given

from articlediff import Comparison, FormError, compare, read_article, render
from articlediff.errors import EmptyError
from articlediff.reading.manner import Revisions
from articlediff.rendering.docx.breaks import LINE_END, NOTHING, PARAGRAPH_END, with_breaks
from tests.builder import added, compared, moved, removed, restored, shared, stood, unrestored
from tests.documents import WORD, word
from tests.stories import any_pairs
from tests.word_processor import converted, needs_libreoffice, resolved

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
W = f"{{{WORD}}}"
STORY = "The harbour was quiet.\n\nThe ferry had left at noon.\n\nNobody came to the mole."
PASSAGES = STORY.split("\n\n")


def of_samples() -> Iterator[tuple[str, Comparison]]:
    for copy in sorted(SAMPLES.glob("*.truncated.txt")):
        yield copy.name.split(".")[0], compare(read_article(copy), read_article(str(copy).replace("truncated", "full")))


CASES: dict[str, Comparison] = {
    "a restored word": compared("The ", restored("rebel-held"), " side."),
    "a blank": compared("The ", unrestored("████"), " side."),
    "an added paragraph": compared(PASSAGES[0], added(f"\n\n{PASSAGES[1]}"), f"\n\n{PASSAGES[2]}"),
    "a removed paragraph": compared(PASSAGES[0], removed(f"\n\n{PASSAGES[1]}"), f"\n\n{PASSAGES[2]}"),
    "all but a word removed": compared(removed(f"{STORY}\n\n"), "End."),
    "a passage after a cut": compared("It rained", restored(f" all day.\n\n{STORY}", "…", "passage")),
    "a moved paragraph": compared(
        f"{PASSAGES[0]}\n\n", moved(1, f"{PASSAGES[1]}\n\n"), f"{PASSAGES[2]}\n\n", stood(1), "It rained."
    ),
    "changes in a moved sentence": compared(
        "One. ", moved(1, "It was ", restored("half-lit", "[…]"), " and", removed(" not"), " cold. "), "Two. ", stood(1)
    ),
    "paragraphs in one text, lines in the other": compared("It rained.", shared(" ", "\n\n"), "It snowed."),
    "signs of XML": compared("A & B <i>", added(" &amp; ]]> \ttabbed"), "."),
    "characters that XML lacks": compared("A bell\x07 and \ufffe ", added("\x1f\x0b more"), "."),
    "lines of verse": compared("The tide came in\n\nand left\n", added("all "), "the boats\nbehind."),
} | dict(of_samples())


def paragraphs_of(text: str) -> str:
    """Return the text as a reader of Word documents gives it back."""
    ends = with_breaks(text).replace(NOTHING, "").replace(LINE_END, "\n").split(PARAGRAPH_END)
    return "".join(f"{end.strip()}\n\n" for end in ends if end.strip()).rstrip("\n") + "\n"


def spaced_alike(text: str) -> str:
    """Return the text with one space for any white space within a line."""
    return re.sub(r" ?\n ?", "\n", re.sub(r"[^\S\n]+", " ", text))


def read_back(document: bytes, revisions: Revisions) -> str:
    try:
        return read_article(document, revisions=revisions).text
    except EmptyError:
        return "\n"


@pytest.mark.parametrize("name", CASES)
def test_accepting_gives_the_full_text_and_rejecting_the_truncated_one(name: str) -> None:
    assert_both_texts(CASES[name])


@given(any_pairs())
@example(("", "a"))
@example(("a\n\n", "a"))
@example(("\n\na", " a"))
@example((" \n ", "   "))
def test_any_two_texts_come_back(pair: tuple[str, str]) -> None:
    assert_both_texts(compare(*pair, force=True))
    assert_well_made(compare(*pair, force=True).to_docx())


def assert_both_texts(comparison: Comparison) -> None:
    document = comparison.to_docx()
    assert read_back(document, "accepted") == paragraphs_of(comparison.full.text)
    rejected = read_back(document, "rejected")
    assert spaced_alike(rejected) == spaced_alike(paragraphs_of(comparison.truncated.text))


@needs_libreoffice
def test_libreoffice_finds_both_texts(tmp_path: Path) -> None:
    texts = resolved({name.replace(" ", "-"): found.to_docx() for name, found in CASES.items()}, tmp_path)
    for name, comparison in CASES.items():
        wanted = (paragraphs_of(article.text).split() for article in (comparison.truncated, comparison.full))
        assert [text.split() for text in texts[name.replace(" ", "-")]] == [*wanted], name


@needs_libreoffice
def test_libreoffice_keeps_what_it_reads(tmp_path: Path) -> None:
    """It opens each document, comments too, and what it saves has the same changes."""
    documents = {name.replace(" ", "-"): found.to_docx() for name, found in CASES.items()}
    for name, saved in converted(documents, "docx", tmp_path).items():
        for revisions in ("accepted", "rejected"):
            assert read_back(saved, revisions).split() == read_back(documents[name], revisions).split(), name
        assert len(parts(saved)[1]) == len(parts(documents[name])[1])


# The document itself


def parts(document: bytes) -> tuple[ElementTree.Element, ElementTree.Element]:
    """Return the document's root element and that of its comments."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        names = archive.namelist()
        comments = archive.read("word/comments.xml") if "word/comments.xml" in names else b"<none/>"
        return ElementTree.fromstring(archive.read("word/document.xml")), ElementTree.fromstring(comments)


def assert_well_made(document: bytes) -> None:
    root, comments = parts(document)
    ends = {"commentRangeStart", "commentRangeEnd", "commentReference", "moveFromRangeEnd", "moveToRangeEnd"}
    tags = [(element.tag.removeprefix(W), element.get(f"{W}id")) for element in root.iter() if element.get(f"{W}id")]
    own = [number for tag, number in tags if tag not in ends]
    told = [comment.get(f"{W}id") for comment in comments]
    assert max(Counter(own + told).values(), default=1) == 1
    for tag in sorted(ends - {"moveFromRangeEnd", "moveToRangeEnd"}):
        assert [number for name, number in tags if name == tag] == told
    for start in ("moveFromRange", "moveToRange"):
        numbers = [[number for name, number in tags if name == start + end] for end in ("Start", "End")]
        assert numbers[0] == numbers[1]
    names = [
        sorted(element.get(f"{W}name", "") for element in root.iter(f"{W}{tag}RangeStart"))
        for tag in ("moveFrom", "moveTo")
    ]
    assert names[0] == names[1]
    assert not [*root.iterfind(f".//{W}del//{W}t"), *root.iterfind(f".//{W}ins//{W}delText")]
    assert {element.get(f"{W}author") for element in (*root.iter(), *comments) if element.get(f"{W}author")} <= {
        "articlediff"
    }


@pytest.mark.parametrize("name", CASES)
def test_ids_are_given_once_and_ranges_have_both_ends(name: str) -> None:
    assert_well_made(CASES[name].to_docx())


def test_a_move_is_a_move_and_has_one_name_at_both_ends() -> None:
    root, _ = parts(CASES["a moved paragraph"].to_docx())
    assert [element.get(f"{W}name") for element in root.iter() if element.get(f"{W}name")] == ["move1", "move1"]
    for tag in ("moveFrom", "moveTo"):
        assert "".join(root.find(f".//{W}{tag}/{W}r").itertext()) == PASSAGES[1]  # type: ignore[union-attr]


def test_a_restoration_has_a_comment_with_all_that_speaks_for_it() -> None:
    found = compare(
        "The    and    of the town met.", "The mayor and two clerks and the bishop of the town met."
    ).to_docx()
    _, comments = parts(found)
    assert ["".join(comment.itertext()) for comment in comments] == [
        "Restored with doubt, to be checked: phrase. Evidence: blank. Confidence: 0.40. Or: “mayor and two clerks”.",
        "Restored with doubt, to be checked: phrase. Evidence: blank. Confidence: 0.40. Or: “the bishop”.",
    ]
    _, comments = parts(CASES["a blank"].to_docx())
    assert ["".join(comment.itertext()) for comment in comments] == [
        "A blank for which the full text has nothing certain."
    ]


# The look of a truncated text that is a Word document itself

STYLES = f'<w:styles xmlns:w="{WORD}"><w:style w:styleId="Head"><w:name w:val="Head"/></w:style></w:styles>'
LOOKING = """
<w:p><w:pPr><w:jc w:val="center"/><w:pStyle w:val="Head"/><w:framePr w:w="9"/></w:pPr>
<w:r><w:t>The pier</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The </w:t></w:r>
<w:r><w:rPr><w:sz w:val="30"/><w:b/></w:rPr><w:t>[REDACTED]</w:t></w:r>
<w:r><w:t xml:space="preserve"> pier was sold to </w:t></w:r>
<w:r><w:rPr><w:i/></w:rPr><w:t>Wren</w:t></w:r>
<w:r><w:t>.</w:t></w:r></w:p>
<w:sectPr><w:headerReference w:id="r9"/><w:pgSz w:w="9000" w:h="12000"/></w:sectPr>
"""
REVISED = """
<w:p><w:r><w:t xml:space="preserve">The </w:t></w:r>
<w:ins w:id="1"><w:r><w:rPr><w:b/></w:rPr><w:t>new</w:t></w:r></w:ins>
<w:del w:id="2"><w:r><w:rPr><w:i/></w:rPr><w:delText>old</w:delText></w:r></w:del>
<w:r><w:t xml:space="preserve"> pier</w:t></w:r></w:p>
"""


def looking(**parts: str) -> Comparison:
    """A document with a heading, a bold blank and a name in italics, compared with the full text."""
    return compare(
        read_article(word(LOOKING.replace("\n", ""), **parts)),
        "The pier\n\nThe storm-battered pier was sold cheaply to Wren.",
    )


def runs(root: ElementTree.Element) -> list[tuple[str, str, list[str]]]:
    """Return of each run what it is in, its text and its properties."""
    found = []
    for parent in root.iter():
        for run in parent.iterfind(f"{W}r"):
            properties = [child.tag.removeprefix(W) for child in run.iterfind(f"{W}rPr/*")]
            if text := "".join(run.itertext()):
                found.append((parent.tag.removeprefix(W), text, properties))
    return sorted(found)


def test_words_look_as_in_the_truncated_document_and_new_ones_like_their_blank() -> None:
    root, _ = parts(looking(styles=STYLES).to_docx())
    assert runs(root) == [
        ("del", "[REDACTED]", ["b", "sz"]),
        ("ins", "cheaply ", []),
        ("ins", "storm-battered", ["b", "sz"]),
        ("p", " pier was sold ", []),
        ("p", ".", []),
        ("p", "The ", []),
        ("p", "The pier", []),
        ("p", "Wren", ["i"]),
        ("p", "to ", []),
    ]


def test_paragraphs_and_pages_look_as_in_the_truncated_document() -> None:
    """Properties come in the order of the schema; those that refer to parts that are not there are left out."""
    root, _ = parts(looking(styles=STYLES).to_docx())
    properties = [[child.tag.removeprefix(W) for child in found.iterfind(f"{W}pPr/*")] for found in root.iter(f"{W}p")]
    assert properties == [["pStyle", "jc"], []]
    assert [child.tag.removeprefix(W) for child in root.iterfind(f"{W}body/{W}sectPr/*")] == ["pgSz"]


def test_the_styles_come_along_unless_another_program_could_not_read_them() -> None:
    for styles, is_kept in ((STYLES, True), ("<!DOCTYPE a [<!ENTITY x 'ha'>]><a>&x;</a>", False), ("<a>", False)):
        with zipfile.ZipFile(io.BytesIO(looking(styles=styles).to_docx())) as archive:
            assert (archive.read("word/styles.xml").decode() == styles) is is_kept


@pytest.mark.parametrize("revisions", ["accepted", "rejected", "shown"])
def test_the_look_is_found_whatever_becomes_of_tracked_changes(revisions: Revisions) -> None:
    article = read_article(word(REVISED.replace("\n", "")), revisions=revisions)
    assert article.origin is not None
    assert article.origin.styling is not None
    starts = [article.text[styled.start : styled.start + 3] for styled in article.origin.styling.runs if styled.markup]
    assert starts == {"accepted": ["new"], "rejected": ["old"], "shown": ["new", "old"]}[revisions]


def test_different_stories_are_one_text_in_place_of_the_other() -> None:
    found = compare("It rained all day.", "The council sold the pier to Wren and Sons.")
    assert not found.aligned
    assert_both_texts(found)


def test_a_document_is_bytes_and_not_a_text() -> None:
    with pytest.raises(FormError, match=r"the form docx is bytes and not text; call to_docx\(\) of the comparison"):
        render(CASES["a blank"], "docx")
