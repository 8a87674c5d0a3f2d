"""Masks, links and notices with which copies break off, as far as their own look and words tell.

All that is known here is prior knowledge: whether a text was cut, the full text shows.
"""

from __future__ import annotations

import re

from articlediff.calibration.both_texts import LONGEST_SMALL_WORD, SPEAKING_LINK, SPEAKING_NOTICE
from articlediff.copy.cuts.notice_words import WORD, subject, tells_inside
from articlediff.expressions import expression

_DOTS = r"(?: (?: […⋯] \.* | \.{3,} | \. (?:\ \.){2,} | &(?:amp;)? (?:hellip | \#8230 | \#x2026) ; )+ | (?<!\.) \.\. )"
_ARROW = r"(?: [→➡☞👉»›▶►▸▼▾⤵↓⇩⟶➜➔⏩] | >> | &(?:amp;)? (?:raquo | rarr | rsaquo) ; )"
_UNIT = r"""
    (?: char(?:acter)?s | words | lines | paragraphs | Zeichen | Wörter | Zeilen | signes | mots | lignes | palabras
      | cara[ct]\w+ | línea\w* | parole | righe | woorden | tekens | ord | tecken | слов\w* | знак\w* )
"""
_COUNT = rf"(?: [\[(] \s? \+? \s? \d[\d,.]* (?:\ ?[^\W\d_]+)? \ ? {_UNIT} (?:\ [^\W\d_]+)? \s? [\])] )"
_PAGE = r"(?: \( \d{1,3} / \d{1,4} \) )"
_LINK = r"(?: (?:https?://|www\.) \S+ | [a-z\d-]+ (?:\.[a-z\d-]+)* \.[a-z]{2,12} / \S+ )"
_DASH = rf"(?: (?<!-) (?: [–—] | --{{1,2}} ) (?= \s* (?: \Z | \n | {_LINK} | {_ARROW} ) ) )"
_MASK = rf"""
    (?: (?: [\[(<{{*_]+ \s? | [-–—~|/=]+ )? {_DOTS} (?: \s? [\])>}}*_]+ | [-–—~|/=]+ )?
      | \[ \s? {_ARROW} \s? \] | {_COUNT} | {_PAGE} | {_DASH} )
"""
_BOXED = r"""
    (?: [-–—*_~|/]{1,3} \s? )? (?: \[ [^\[\]\n]{1,40} \] | \( [^()\n]{1,40} \) | （ [^（）\n]{1,40} ）
      | < [^<>\n]{1,40} > | \{{1,2} [^{}\n]{1,40} \}{1,2} )
  | [-–—*_~]{1,3} \s? \w [\w ]{1,30} \s? [-–—*_~]{1,3}
  | (?<![:/\w]) (?P<sign> [*_~|/=+\#] )(?P=sign)* \s? \w [\w\ ’'./&-]{0,30} \s? (?P=sign)+
"""
_MASKS = expression(f"{_MASK} | {_ARROW} (?=\\W*$)", re.VERBOSE)
_MASKED = expression(f"(?: {_MASK} | {_ARROW} ) (?: {_MASK} | {_ARROW} | {_LINK} | [\\s»›>] )*", re.VERBOSE)
_BOX = expression(_BOXED, re.VERBOSE)
_RUN = expression(r"(?<!:)(?: [^\w\s'\"…,.;:!?()\[\]{}<>«»“”„‘’€$£¥%&@\#–—-] | _ ){2,}", re.VERBOSE)
"""Signs that prose does not have side by side."""
_HINTS = "➡☞👉（…⋯[]()<>&→»›▶►▸▼▾⤵↓⇩⟶➜➔⏩–—"
_LONG_HINTS = ("..", ". .", ">>", "--")
_BEGIN_MASKS = frozenset("[(<{*_….⋯&–—-~|/=>→➡☞👉»›▶►▸▼▾⤵↓⇩⟶➜➔⏩")
_HEAD_ENDS = expression(r"[^\w\s'’,-]")
_ADDRESS = expression(_LINK, re.VERBOSE)


def masks_within(text: str) -> list[tuple[int, int]]:
    """Return the spans of what may be a mask of a cut: an ellipsis, a count of characters, an arrow at the end.

    >>> [("a… [+12 chars] b")[slice(*mask)] for mask in masks_within("a… [+12 chars] b")]
    ['…', '[+12 chars]']
    """
    return [match.span() for match in _MASKS.finditer(text)] if may_hold_mask(text) else []


def boxes_within(text: str) -> list[tuple[int, int]]:
    """Return the spans of words in brackets or between dashes.

    >>> boxes_within("in (more)")
    [(3, 9)]
    """
    return [match.span() for match in _BOX.finditer(text)]


def runs_within(text: str) -> list[tuple[int, int]]:
    """Return the spans of two signs or more side by side that prose does not have so.

    >>> runs_within("in two~~~"), runs_within("the end --")
    ([(6, 9)], [])
    """
    return [match.span() for match in _RUN.finditer(text)]


def may_hold_mask(text: str) -> bool:
    """Tell whether to look for masks is worth the time."""
    return any(hint in text for hint in _LONG_HINTS) or any(hint in text for hint in _HINTS)


def begins_with_mask(text: str) -> bool:
    """Tell whether the text begins with a mask.

    >>> begins_with_mask("[…] Read more"), begins_with_mask("Read more")
    (True, False)
    """
    return text[:1] in _BEGIN_MASKS and _MASKED.match(text) is not None


def is_mask(text: str) -> bool:
    """Tell whether the text is masks and a link to where it goes on, and nothing else.

    >>> [is_mask(text) for text in ("…", "[ ... ]", "… https://t.co/1", "tomorrow.")]
    [True, True, True, False]
    """
    return _MASKED.fullmatch(text) is not None


def without_mask(text: str) -> str:
    """Return the text after the mask that it begins with; all of it if it begins with none."""
    found = _MASKED.match(text) if text[:1] in _BEGIN_MASKS else None
    return text[found.end() :] if found else text


def boxed(text: str) -> bool:
    """Tell whether the text is one word or a few in brackets or between dashes.

    >>> boxed("(more)"), boxed("- more -"), boxed("more")
    (True, True, False)
    """
    return bool(_BOX.fullmatch(text.strip()))


def telling(text: str, small: int = 0) -> float:
    """Return the share of the words that speak of reading on, as those of newspapers' links and notices do.

    Other words of at most ``small`` letters do not count.

    >>> [telling(text) for text in ("Read more »", "Lire la suite", "続きを読む", "Reporting by Jane Wren")]
    [1.0, 0.6666666666666666, 1.0, 0.0]
    """
    if tells_inside(text):
        return 1.0
    words = [(word, subject(word)) for word in WORD.findall(text)]
    told = sum(bool(kind) for _, kind in words)
    others = sum(not kind and len(word) > small for word, kind in words)
    return told / (told + others) if told else 0.0


_LABEL = expression(r"\[(?P<markdown>[^\]\n]+)\]\(\S+\)|<a\b[^>]*>(?P<html>[^<\n]+)</a>", re.IGNORECASE)
"""A link in Markdown or HTML."""
_FOOTER = expression(
    r"(?:https?://|www\.|t\.co/|pic\.twitter\.com/)\S+$|©|The\ post\ .+\ appeared\ first\ on\b|Reporting\ by\ ",
    re.IGNORECASE,
)
"""An address, or what agencies and feeds write below a story."""


def is_link(text: str) -> bool:
    """Tell whether the text says what links to the rest of a story say.

    >>> [is_link(text) for text in ("Read more »", "See next page", "What’s next?", "Listen to the story above.")]
    [True, True, False, False]
    """
    if tells_inside(text):
        return True
    if "/" in text:
        text = _ADDRESS.sub("", _LABEL.sub(_label, text))
    kinds = [kind for word in WORD.findall(text) if (kind := subject(word))]
    if not kinds:
        return False
    share = telling(text, LONGEST_SMALL_WORD)
    return share == 1 and len(kinds) > 1 if set(kinds) == {"besides"} else share > SPEAKING_LINK


def _label(link: re.Match[str]) -> str:
    """Return the words of a link."""
    return link["markdown"] or link["html"]


def count_words(text: str) -> int:
    """Return how many words the text has besides addresses.

    >>> count_words("Read on at https://pier.example/a/1")
    3
    """
    return len(WORD.findall(_ADDRESS.sub("", _LABEL.sub(_label, text))))


def is_notice(text: str) -> bool:
    """Tell whether the text is a link, or speaks of what readers have to do for the rest.

    >>> [is_notice(text) for text in ("This is a preview.", "Dieser Text ist nur im Abo zu lesen", "See the map.")]
    [True, True, False]
    """
    if is_link(text):
        return True
    return (
        any(subject(word) == "access" for word in WORD.findall(text))
        and telling(text, LONGEST_SMALL_WORD) > SPEAKING_NOTICE
    )


def begins_with_notice(line: str) -> bool:
    """Tell whether the line is a notice, or its words in front of any sign are one.

    >>> begins_with_notice("Show more › © 2020 The Pier"), begins_with_notice("Photo: The Pier")
    (True, False)
    """
    heads = (line[: sign.start()] for sign in _HEAD_ENDS.finditer(line))
    return is_notice(line) or any(is_notice(head) for head in heads)


def is_prose(text: str) -> bool:
    """Tell whether the text may be a sentence of a story's own, which need not speak of reading on.

    >>> is_prose("He kept reading the rest of it."), is_prose("Click here to read more.")
    (True, False)
    """
    return telling(text) <= SPEAKING_LINK


def is_after_half_a_sentence(text: str) -> bool:
    """Tell whether the text, right after words that end no sentence, is an invitation, an address or a footer.

    >>> texts = ("Subscribe to continue reading.", "[Read more](https://pier.example)", "The gulls read on.")
    >>> [is_after_half_a_sentence(text) for text in texts]
    [True, True, False]
    """
    if text[0] in "[<" and _LABEL.fullmatch(text):
        return is_link(text)
    return bool(_FOOTER.match(text) or (text[0].isupper() and is_notice(text)))
