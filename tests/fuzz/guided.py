"""Lets the coverage of the code choose the pairs: ``python -m tests.fuzz.guided TARGET [libFuzzer's options]``.

It needs the package ``atheris`` (https://github.com/google/atheris), which is in no extra since it is built for Linux
and few versions of Python. The targets are reading, tokens, alignment and rendering; `-max_total_time=600` ends after
ten minutes, and `-artifact_prefix=FOLDER/` names where the bytes of a failure are written. They are tried again with
``python -m tests.fuzz.guided TARGET FILE``. A folder as the first option has files to begin with, and takes new ones:
for reading, ``python -m tests.hostile FOLDER`` writes some of every format.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from pkgutil import walk_packages
from random import Random


class Drawn(Random):
    """A source of choices that are the bytes, one after another, and after the last of them always the same ones.

    >>> source = Drawn(b"ab")
    >>> source.choice("abcd"), source.randint(0, 9)
    ('b', 2)
    >>> Drawn(b"").random() == Drawn(b"").random()
    True
    """

    def __init__(self, data: bytes) -> None:
        super().__init__(0)
        self._data, self._at = data, 0

    def __new__(cls, data: bytes) -> Drawn:
        return super().__new__(cls)

    def getrandbits(self, k: int) -> int:
        size = (k + 7) // 8
        taken = self._data[self._at : self._at + size]
        self._at += size
        # Zeros for ever would never end a draw without repetition.
        return int.from_bytes(taken, "big") & ((1 << k) - 1) if len(taken) == size else super().getrandbits(k)

    def random(self) -> float:
        return self.getrandbits(16) / (1 << 16)


def read(data: bytes) -> None:
    """Read the bytes as a file of any format; refuse them on one line, or give a text."""
    from articlediff import ArticleDiffError, read_article

    try:
        article = read_article(data, name="a.x", max_bytes=1 << 22)
    except ArticleDiffError as error:
        assert "\n" not in str(error)
        return
    assert "\r" not in article.text


def tokens(data: bytes) -> None:
    """Tokenise a text: the tokens ascend, do not overlap, and are slices of it."""
    from articlediff.text.blanks import find_blanks
    from articlediff.text.tokenising import tokenise
    from tests.fuzz.grammar import any_text

    text = data.decode("utf-8", "surrogateescape") if data[:1] < b"\x80" else any_text(Drawn(data[1:]))
    found = tokenise(text)
    done = 0
    for start, end, token in zip(found.starts, found.ends, found.texts, strict=True):
        assert done <= start < end <= len(text) and text[start:end] == token
        done = end
    assert not text[done:].strip() or not found.texts
    places = [blank.at for blank in find_blanks(found)]
    assert places == sorted(places)


def alignment(data: bytes) -> None:
    """Compare a pair: the comparison keeps every promise."""
    from tests.fuzz.pairs import drawn
    from tests.fuzz.promises import PROMISES, tried

    it = tried(drawn(Drawn(data), seed=1))
    assert [f"{promise.__name__}: {finding}" for promise in PROMISES for finding in promise(it)] == []


def rendering(data: bytes) -> None:
    """Render a pair in every form: each keeps its promise."""
    from tests.fuzz.form_promises import FORM_PROMISES
    from tests.fuzz.pairs import drawn
    from tests.fuzz.promises import tried

    it = tried(drawn(Drawn(data[1:]), seed=data[0] if data else 0))
    assert [f"{promise.__name__}: {finding}" for promise in FORM_PROMISES for finding in promise(it)] == []


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "reading": read,
    "tokens": tokens,
    "alignment": alignment,
    "rendering": rendering,
}


def main() -> None:
    import atheris

    name, *options = sys.argv[1:]
    if name not in TARGETS:
        sys.exit(f"{name} is not a target; choose one of {', '.join(TARGETS)}")
    with atheris.instrument_imports(include=["articlediff"]):
        import articlediff

        # Most modules are imported when they are needed, which would be after this.
        for module in walk_packages(articlediff.__path__, "articlediff."):
            if not module.name.endswith("__main__"):
                with suppress(ImportError):  # some need an extra
                    import_module(module.name)
    atheris.Setup([sys.argv[0], *options], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
