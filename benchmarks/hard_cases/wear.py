"""Damage by rule: how the All the News copies lost their hyphenated words, and what copies of copies suffer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.hard_cases.masks import Allowed
from benchmarks.hard_cases.rewriting import Replacement

_HYPHENATED = re.compile(r"\w*-\w*,?")
_DELETED = re.compile(r"[;&]")
_FULL_STOP = re.compile(r"\.(?=[A-Za-z0-9”\"’])")
_NUMBER_COMMA = re.compile(r",(?=\d)")
_LINE_WIDTH = 72


def all_the_news(text: str, allowed: Allowed) -> list[Replacement]:
    """Line breaks, hyphenated words, ``;`` and ``&``, spaced stops, commas and dashes, in the order of the rules."""
    lost = [*_losses(_HYPHENATED, text, " ", allowed), *_losses(_DELETED, text, "", allowed)]
    return [*lost, *_respaced(text, lost)]


def without_trace(text: str, allowed: Allowed) -> list[Replacement]:
    """Hyphenated words gone with one of the spaces beside them."""
    lost = list(_losses(_HYPHENATED, text, "", allowed))
    spaces = [(loss, text[loss.end : loss.end + 1]) for loss in lost if text[loss.start - 1 : loss.start] in ("", " ")]
    return [*lost, *(Replacement(loss.end, loss.end + 1, "") for loss, space in spaces if space == " ")]


def collapsed(text: str) -> Iterator[Replacement]:
    """Runs of spaces as one."""
    for run in re.finditer("  +", text):
        yield Replacement(*run.span(), " ")


def misread(text: str) -> Iterator[Replacement]:
    """UTF-8 read as cp1252, with the few bytes that it lacks as control characters."""
    for sign in re.finditer(r"[^\x00-\x7f]", text):
        yield Replacement(*sign.span(), "".join(map(_as_cp1252, sign[0].encode())))


def wrapped(text: str) -> Iterator[Replacement]:
    """Hard line breaks in place of single spaces, at most 72 letters apart where words allow it."""
    start = 0
    while len(text) - start > _LINE_WIDTH:
        at = text.rfind(" ", start, start + _LINE_WIDTH + 1)
        if at <= start:
            at = text.find(" ", start + _LINE_WIDTH)
        if at < 0:
            return
        yield Replacement(at, at + 1, "\n")
        start = at + 1


def _losses(pattern: re.Pattern[str], text: str, put: str, allowed: Allowed) -> Iterator[Replacement]:
    for match in pattern.finditer(text):
        if allowed(*match.span()):
            yield Replacement(*match.span(), put, is_loss=True)


def _respaced(text: str, lost: list[Replacement]) -> Iterator[Replacement]:
    """Return the text around the losses as the other rules make it."""
    gone = {offset for loss in lost for offset in range(loss.start, loss.end)}
    for number_or_stop in (_FULL_STOP, _NUMBER_COMMA):
        for match in number_or_stop.finditer(text):
            if gone.isdisjoint((match.start(), match.end())):
                yield Replacement(match.end(), match.end(), " ")
    for sign in re.finditer("[\n—]", text):
        if sign.start() not in gone:
            yield Replacement(*sign.span(), " " if sign[0] == "\n" else " —  ")


def _as_cp1252(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)
