"""The peers that are Python libraries: difflib, diff-match-patch and redlines.

Each is imported when it is first used, so that the memory of one is not counted for another.
"""

from __future__ import annotations

import importlib.util
import platform
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.peers.hunks import COMMON, DELETED, INSERTED, Piece
from benchmarks.peers.tool import Diff, Tool, peer

FIRST_CODE = 0xF0000
KINDS = {-1: DELETED, 0: COMMON, 1: INSERTED}
Opcode = tuple[str, int, int, int, int]


def tools() -> Iterator[Tool]:
    """The libraries."""
    yield peer("difflib-words", platform.python_version, _difflib)
    yield peer("dmp-characters", lambda: version("diff-match-patch"), _characters)
    yield peer("dmp-words", lambda: version("diff-match-patch"), _words)
    yield peer("redlines", lambda: version("redlines"), _redlines)


def version(package: str) -> str | None:
    """The version of an installed package; None where it is missing."""
    if importlib.util.find_spec(package.replace("-", "_")) is None:
        return None
    from importlib import metadata

    return metadata.version(package)


def replaced(opcodes: Iterable[Opcode], copy: Sequence[str], full: Sequence[str]) -> Iterator[Piece]:
    """The pieces of difflib's opcodes over the words of both texts."""
    for kind, copy_start, copy_end, full_start, full_end in opcodes:
        if kind == "equal":
            yield Piece(COMMON, " ".join(full[full_start:full_end]))
        else:
            yield Piece(DELETED, " ".join(copy[copy_start:copy_end]))
            yield Piece(INSERTED, " ".join(full[full_start:full_end]))


def encoded(*texts: Iterable[str]) -> tuple[list[str], list[str]]:
    """Each text with one character for each word, and the words by the number of their character.

    >>> [*map(len, encoded(["a", "b", "a"], ["b"])[0])], encoded(["a", "b", "a"], ["b"])[1]
    ([3, 1], ['a', 'b'])
    """
    codes: dict[str, str] = {}
    codings = ["".join(codes.setdefault(w, chr(FIRST_CODE + len(codes))) for w in words) for words in texts]
    return codings, [*codes]


def _difflib(copy: str, full: str, _folder: Path) -> Diff:
    from difflib import SequenceMatcher

    return Diff(
        lambda: SequenceMatcher(None, copy.split(), full.split(), autojunk=False).get_opcodes(),
        lambda opcodes: replaced(opcodes, copy.split(), full.split()),
    )


def _characters(copy: str, full: str, _folder: Path) -> Diff:
    """As its documentation has it for texts that people are to read: the default timeout, then a clean-up."""
    from diff_match_patch import diff_match_patch

    def work() -> Any:
        matcher = diff_match_patch()
        changes = matcher.diff_main(copy, full)
        matcher.diff_cleanupSemantic(changes)
        return changes

    return Diff(work, lambda changes: (Piece(KINDS[kind], text) for kind, text in changes))


def _words(copy: str, full: str, _folder: Path) -> Diff:
    from diff_match_patch import diff_match_patch

    def work() -> tuple[Any, list[str]]:
        codings, words = encoded(copy.split(), full.split())
        matcher = diff_match_patch()
        matcher.Diff_Timeout = 0
        return matcher.diff_main(*codings, checklines=False), words

    def pieces(result: tuple[Any, list[str]]) -> Iterator[Piece]:
        changes, words = result
        for kind, codes in changes:
            yield Piece(KINDS[kind], " ".join(words[ord(code) - FIRST_CODE] for code in codes))

    return Diff(work, pieces)


def _redlines(copy: str, full: str, _folder: Path) -> Diff:
    from redlines import Redlines

    return Diff(
        lambda: Redlines(copy, full).opcodes,
        lambda opcodes: replaced(opcodes, _tokens(copy), _tokens(full)),
    )


def _tokens(text: str) -> list[str]:
    """The tokens that opcodes of redlines count; the sign that it puts between paragraphs is an empty one here."""
    from redlines.processor import split_paragraphs, tokenize_text

    tokenize: Callable[[str], list[str]] = tokenize_text
    tokens: list[str] = []
    for paragraph in split_paragraphs(text):
        tokens += [*([""] if tokens else []), *tokenize(paragraph)]
    return tokens
