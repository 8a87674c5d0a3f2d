"""The look of the truncated text, if that was a Word document, on the words of another document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from articlediff.model import Article, Styled, Styling
from articlediff.records import NamedTuple
from articlediff.rendering.docx.revised import NOT_IN_TRUNCATED, StoryPart


class StyledStretch(NamedTuple):
    """Words of one look: their text, and their properties as markup."""

    text: str
    markup: str


class Dress:
    """The look of every place in the truncated text; that of a plain text is empty.

    Words that the truncated text lacks look like the character where their trace is, or like the one before it.
    """

    def __init__(self, truncated: Article) -> None:
        origin = truncated.origin
        styling = (origin.styling if origin else None) or Styling()
        self._runs, self._paragraphs = styling.runs, styling.paragraphs
        self._run_starts = [styled.start for styled in self._runs]
        self._paragraph_starts = [styled.start for styled in self._paragraphs]
        self.members = dict(styling.members)
        self.section = f"<w:sectPr>{styling.section}</w:sectPr>" if styling.section else ""

    def of_paragraph(self, place: int | None) -> str:
        """Return the properties of the paragraph that has the place; None is the end of the text.

        >>> from articlediff.model import Origin
        >>> styling = Styling(paragraphs=(Styled(0, "<w:keepNext/>"), Styled(6, "")))
        >>> dress = Dress(Article("Head.\\nBody.", origin=Origin("docx", styling=styling)))
        >>> dress.of_paragraph(5), dress.of_paragraph(6), dress.of_paragraph(None)
        ('<w:keepNext/>', '', '')
        """
        at = len(self._paragraphs) if place is None else bisect_right(self._paragraph_starts, place)
        return _markup(self._paragraphs, at)

    def of_words(self, part: StoryPart) -> Iterator[StyledStretch]:
        """Yield the words of the part with their look, which is one look if the truncated text does not have them.

        >>> from articlediff.model import Origin
        >>> styling = Styling(runs=(Styled(0, ""), Styled(4, "<w:b/>")))
        >>> dress = Dress(Article("The old pier.", origin=Origin("docx", styling=styling)))
        >>> [*map(tuple, dress.of_words(StoryPart("The old", "kept", 0)))]
        [('The ', ''), ('old', '<w:b/>')]
        >>> [*map(tuple, dress.of_words(StoryPart("new ", "inserted", 4)))]
        [('new ', '<w:b/>')]
        """
        at = bisect_right(self._run_starts, part.place)
        done, text = 0, part.text
        while part.revision not in NOT_IN_TRUNCATED and at < len(self._runs):
            length = self._run_starts[at] - part.place
            if length >= len(text):
                break
            yield StyledStretch(text[done:length], _markup(self._runs, at))
            done = length
            at += 1
        yield StyledStretch(text[done:], _markup(self._runs, at))


def _markup(styled: Sequence[Styled], at: int) -> str:
    """Return the markup of the last one before that index; none if there is none."""
    return styled[at - 1].markup if at else ""
