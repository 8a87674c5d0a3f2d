"""What every form of a report promises: one function a form, which yields a line for every breach."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

from jsonschema import Draft202012Validator

from articlediff import Change, Comparison, Kind, compare, read_article, render
from articlediff.document import schema
from articlediff.errors import EmptyError
from articlediff.model import Span
from articlediff.rendering.cells import cells
from articlediff.rendering.csv import unguarded
from articlediff.rendering.patch import apply_patch
from tests.fuzz.promises import Promise, Tried
from tests.patches import applied_by_units

WIDTHS = (30, 40, 80, 200)
VIEWS = ("inline", "side-by-side", "list")
ENCODINGS = ("utf-8", "ascii", "cp1252")
CONTEXTS = (0, 1, 8, 30, None)
_STYLES = re.compile(r"\x1b\[[0-9;]*m")
_MARKED = re.compile(r"\[-(?P<removed>.*?)-\]|\{\+(?P<added>.*?)\+\}", re.DOTALL)
_MARKER = re.compile(r"\[-|-\]|\{\+|\+\}")
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

made: Counter[str] = Counter()
"""The reports that were made, by form."""


def text_is_safe_on_a_terminal(it: Tried) -> Iterator[str]:
    """Yield the views with a control character that is not ours, or a line that cannot be written or is too wide."""
    random = it.random
    # A no-break space is shown as a space, and holds its words together.
    may_break = not set(it.pair.truncated + it.pair.full) & set("\xa0\u2007\u202f")
    for view in VIEWS:
        width, color = random.choice(WIDTHS), random.random() < 0.3
        options = {"view": view, "width": width, "color": color, "context": random.choice(CONTEXTS), **_asked(it)}
        encoding = random.choice(ENCODINGS)
        report = _report(it.found, "text", **options, encoding=encoding)
        bare = _STYLES.sub("", report) if color else report
        yield from (f"{view} has {sign}" for sign in _unprintable(bare))
        for line in bare.split("\n"):
            may_be_wide = " " not in line.strip() or (view == "inline" and _holds_a_long_word(line, width))
            if may_break and not may_be_wide and cells(line) > width:
                yield f"{view} has a line of {cells(line)} columns for {width}: {line!r}"
        if color and _report(it.found, "text", **(options | {"color": False}), encoding=encoding) != bare:
            yield f"{view} has other words in colour"


def markdown_is_safe(it: Tried) -> Iterator[str]:
    """Yield the control characters in the Markdown report."""
    yield from (f"has {sign}" for sign in _unprintable(_report(it.found, "markdown", **_asked(it))))


def json_is_read_back(it: Tried) -> Iterator[str]:
    """Yield what the schema refuses, and a line if the document does not come back."""
    report = _report(it.found, "json")
    yield from (f"has {sign}" for sign in _unprintable(report))
    document = json.loads(report)
    yield from (f"{list(error.path)}: {error.message[:100]}" for error in _validator().iter_errors(document))
    if document != json.loads(json.dumps(it.found.to_dict())):
        yield "the form is not to_dict()"
    if it.found.aligned and Comparison.from_dict(document).changes != it.found.changes:
        yield "the changes do not come back"
    json.loads(_report(it.found, "json", **_asked(it)))


def csv_is_read_back(it: Tried) -> Iterator[str]:
    """Yield a line if the table does not have every change."""
    report = _report(it.found, "csv")
    rows = list(csv.DictReader(io.StringIO(report.removeprefix("\ufeff"), newline="")))
    if tuple(map(_change_of, rows)) != it.found.changes:
        yield "the changes do not come back"
    _report(it.found, "csv", **_asked(it))


def wdiff_holds_both_texts(it: Tried) -> Iterator[str]:
    """Yield the sides that the marked text does not give back, white space aside."""
    marked = _report(it.found, "wdiff")
    if _MARKER.search(it.pair.truncated + it.pair.full):
        return
    for name, group, text in (("truncated", "removed", it.pair.truncated), ("full", "added", it.pair.full)):
        side = _MARKED.sub(lambda found, group=group: found[group] or "", marked)  # type: ignore[misc]
        if side.split() != text.split():
            yield f"the {name} text is {side[:80]!r}"


def patch_gives_the_full_text(it: Tried) -> Iterator[str]:
    """Yield a line if the patch, by our reader or by diff-match-patch in UTF-16, does not give the full text."""
    written = _report(it.found, "patch")
    written.encode()
    if _readable(apply_patch(written, it.pair.truncated)) != _readable(it.pair.full):
        yield "our reader makes another text"
    if _readable(it.pair.truncated + it.pair.full) == it.pair.truncated + it.pair.full:
        text, successes = applied_by_units(written, it.pair.truncated)
        if text != it.pair.full or not all(successes):
            yield "diff-match-patch makes another text"


def page_holds_no_markup_of_the_texts(it: Tried) -> Iterator[str]:
    """Yield the elements and attributes that come from a text, and elements that are not nested."""
    made["notebook"] += 1
    for name, page in (("page", _report(it.found, "html", **_asked(it))), ("notebook", it.found._repr_html_())):
        yield from (f"{name} has {sign}" for sign in _unprintable(page.replace("\t", " ")))
        parsed = _Page(page)
        yield from (f"{name}: {breach}" for breach in parsed.breaches)
        if name == "page" and not parsed.of_code <= _calm_page().of_code:
            yield f"page has more scripts or styles: {parsed.of_code - _calm_page().of_code}"


def word_document_holds_both_texts(it: Tried) -> Iterator[str]:
    """Yield the texts that accepting and rejecting the tracked changes do not give, white space and controls aside."""
    document = it.found.to_docx()
    made["docx"] += 1
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        roots = [ElementTree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")]
    ids = [element.get(f"{_WORD}id") for root in roots for element in root.iter() if element.tag in _WITH_AN_ID]
    if len(ids) != len(set(ids)):
        yield "two elements have one id"
    for revisions, text in (("accepted", it.pair.full), ("rejected", it.pair.truncated)):
        try:
            back = read_article(document, revisions=revisions).text  # type: ignore[arg-type]
        except EmptyError:
            back = ""
        if _letters(back) != _letters(text):
            yield f"{revisions}: {back[:80]!r}"


_WITH_AN_ID = frozenset(_WORD + name for name in ("ins", "del", "moveFrom", "moveTo"))

FORM_PROMISES: tuple[Promise, ...] = (
    text_is_safe_on_a_terminal,
    markdown_is_safe,
    json_is_read_back,
    csv_is_read_back,
    wdiff_holds_both_texts,
    patch_gives_the_full_text,
    page_holds_no_markup_of_the_texts,
    word_document_holds_both_texts,
)


def _report(found: Comparison, form: str, **options: Any) -> str:
    made[form] += 1
    return render(found, form, **options)


def _asked(it: Tried) -> dict[str, Any]:
    """Return kinds to be shown, the summary alone, or neither, which is the most usual."""
    random = it.random
    way = random.random()
    if way < 0.1:
        return {"stat": True}
    return {"only": random.sample(tuple(Kind), random.randint(1, 3))} if way < 0.3 else {}


def _unprintable(report: str) -> list[str]:
    """Return the names of the characters that command a terminal, or that UTF-8 cannot write."""
    found = {char for char in set(report) - {"\n"} if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp")}
    return sorted(f"U+{ord(char):04X}" for char in found | (set(report) & set("\u202a\u202b\u202d\u202e\u2066\u2067")))


def _holds_a_long_word(line: str, width: int) -> bool:
    return any(cells(word) > width // 2 for word in line.split(" "))


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def _change_of(row: dict[str, str]) -> Change:
    spans = [
        Span(int(row[f"{side}_start"]), int(row[f"{side}_end"]), unguarded(row[f"{side}_text"]))
        for side in ("truncated", "full")
    ]
    alternatives = tuple(Span(**found) for found in json.loads(row["alternatives"] or "[]"))
    rest = row["category"] or None, row["evidence"] or None, alternatives, int(row["within"]) if row["within"] else None
    return Change(int(row["id"]), Kind(row["kind"]), *spans, float(row["confidence"]), *rest)  # type: ignore[arg-type]


def _readable(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _letters(text: str) -> str:
    """Return the text without white space, and without what XML cannot hold or a reader of documents leaves out."""
    return "".join(
        char
        for char in text
        if not char.isspace() and unicodedata.category(char) not in ("Cc", "Cs", "Cn") and char != "\ufffd"
    )


@cache
def _calm_page() -> _Page:
    return _Page(render(compare("The   side was quiet.", "The rebel-held side was quiet."), "html"))


class _Page(HTMLParser):
    """A page as a browser would take it: what it holds beside text, and where its elements are not nested."""

    _VOID = frozenset(("meta", "br", "wbr", "input", "rect"))
    _REFUSED = frozenset(("iframe", "object", "embed", "img", "base", "form", "video", "audio"))

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.breaches: list[str] = []
        self.of_code: Counter[str] = Counter()
        self.feed(page)
        self.close()
        if self.open:
            self.breaches.append(f"left open: {self.open}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in self._VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "meta", "link"):
            self.of_code[f"{tag} {[name for name, _ in attrs]}"] += 1
        if tag in self._REFUSED:
            self.breaches.append(f"element {tag}")
        for name, value in attrs:
            if name.startswith("on") or (
                name in ("href", "src") and not (value or "").startswith(("#", "data:", "blob:"))
            ):
                self.breaches.append(f"attribute {name}={value!r}")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.breaches.append(f"{tag} is closed and was not open")

    def handle_comment(self, data: str) -> None:
        self.breaches.append(f"comment {data[:40]!r}")
