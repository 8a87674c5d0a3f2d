"""What the command promises about a pair of files: its exit status, its streams, and the text that it restores."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from click.testing import CliRunner

from articlediff import ArticleDiffError, Comparison, compare, read_article
from articlediff.command.compare import main
from articlediff.rendering.forms import FORMS
from tests.fuzz.promises import Promise, Tried

_ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16")
_OPTIONS = ((), (), ("--force",), ("--exit-zero",), ("--stat",), *(("-f", form) for form in FORMS))


def command_says_what_the_library_finds(it: Tried) -> Iterator[str]:
    """Yield an exit status other than the comparison's, trouble in more than a line, and a wrong restored text."""
    random = it.random
    with tempfile.TemporaryDirectory() as folder:
        files = [f"{folder}/truncated.txt", f"{folder}/full.txt"]
        for file, text in zip(files, (it.pair.truncated, it.pair.full), strict=True):
            Path(file).write_bytes(text.encode(random.choice(_ENCODINGS), "surrogatepass"))
        options = random.choice(_OPTIONS)
        found = _compared(files, "--force" in options)
        yield from _breaches([*files, *options], _status(found, options))
        yield from _breaches([*files, "--restore"], _status(found, ()))
        if found is not None:
            target = f"{folder}/restored.txt"
            yield from _breaches([*files, "--restore", "-o", target, "--force"], None)
            again = read_article(target).text if Path(target).exists() and Path(target).stat().st_size else ""
            wanted = compare(read_article(files[0]), read_article(files[1]), force=True).restored_text()
            if again.split() != wanted.split():
                yield f"--restore writes {again[:80]!r} for {wanted[:80]!r}"


def _compared(files: Sequence[str], force: bool) -> Comparison | None:
    try:
        return compare(*map(read_article, files), force=force)
    except ArticleDiffError:
        return None


def _status(found: Comparison | None, options: Sequence[str]) -> int:
    if found is None:
        return 2
    if found.same_story.verdict == "different" and "--force" not in options:
        return 3
    return int(found.has_differences and "--exit-zero" not in options)


def _breaches(arguments: list[str], expected: int | None) -> Iterator[str]:
    """Run the command in this process; yield another exit status than the expected one, and a report of trouble."""
    result = CliRunner().invoke(main, arguments)
    told = " ".join(argument.rpartition("/")[2] for argument in arguments)
    if expected is not None and result.exit_code != expected:
        yield f"{told}: status {result.exit_code} in place of {expected}: {result.stderr[:200]!r}"
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        yield f"{told}: {result.exception!r}"
    if result.exit_code == 2 and (result.stdout or result.stderr.count("\n") != 1):
        yield f"{told}: trouble is not told on one line: {result.stderr[:200]!r}"


COMMAND_PROMISES: tuple[Promise, ...] = (command_says_what_the_library_finds,)
