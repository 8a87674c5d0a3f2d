"""``articlediff check``: whether what is about to be committed has lost words that the last commit still has."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

import click

from articlediff.command.options import Confidence
from articlediff.command.output import STANDARD_OUTPUT, say, write
from articlediff.comparing import compare
from articlediff.comparison import Comparison
from articlediff.errors import ArticleDiffError, UnreadableError
from articlediff.model import Change, Kind
from articlediff.reading import read_article
from articlediff.rendering.cells import cut
from articlediff.rendering.visible import on_one_line, visible

KEPT, LOST = 0, 1
_LONGEST_SHOWN = 60

HELP = """Tell the words that articles lose in what is about to be committed.

Compares the staged version of each FILE with that of the last commit. A word
that an editor took out is no loss; a word of which a blank is left, or one of
many that went by a pattern, such as all hyphenated words, is, and so is what
was cut off. A blank that is new is told even if nothing says what it hides.
New files have nothing to lose. What cannot be compared, such as another story in the place of
an article, is remarked on and passes.

\b
Exit status:
  0  nothing was lost
  1  words were lost, each told on a line of its own
  2  trouble: bad usage, no git repository, or a FILE that git does not know
"""


@click.command(name="check", help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=str))
@click.option(
    "--against",
    metavar="COMMIT",
    envvar="PRE_COMMIT_FROM_REF",
    default="HEAD",
    help="What to compare with; default: HEAD, or where pre-commit was told to start.",
)
@click.option(
    "--min-confidence",
    metavar="X",
    type=Confidence(),
    default=0.9,
    help="Tell only what is at least so sure to be lost; default: 0.9.",
)
def command(paths: tuple[str, ...], against: str, min_confidence: float) -> int:
    _require(against)
    told = [line for path in paths for line in _losses(path, against, min_confidence)]
    write("".join(f"{line}\n" for line in told), STANDARD_OUTPUT)
    return LOST if told else KEPT


def _losses(path: str, against: str, min_confidence: float) -> Iterator[str]:
    """One line for each loss; none for a file that is new, deleted or no text. Raises where git knows no such file."""
    if os.path.isdir(path) and not os.path.islink(path):
        raise ArticleDiffError(f"{path} is a directory", f"name its files: {path.rstrip('/')}/*")
    before, after = _content(against, path), _content("", path)
    if before is None and after is None:
        named = path or "an empty name"
        raise ArticleDiffError(
            f"{named} is no file that is staged or in {against}", "check the path, or git add it first"
        )
    if not before or after is None or before == after:
        return
    try:
        comparison = compare(read_article(after, name=path), read_article(before, name=f"{against}:{path}"))
    except UnreadableError as error:
        say(f"{error.finding} (not checked)")
        return
    if comparison.same_story.verdict == "different":
        say(f"{path} looks like another story than in {against} (not checked)")
    for change in sorted(comparison.changes, key=lambda change: change.truncated.start):
        if loss := _loss(change, comparison, min_confidence):
            # As compilers tell places, in the staged version.
            line = comparison.truncated.text.count("\n", 0, change.truncated.end) + 1
            yield f"{on_one_line(path)}:{line}: {loss}"


def _loss(change: Change, comparison: Comparison, min_confidence: float) -> str:
    """What to say of the change if it is a loss."""
    words = f"“{_shown(change.full.text)}”"
    if change.kind is Kind.RESTORED and change.confidence >= min_confidence:
        return f"lost {words} ({change.category}, confidence {change.confidence:.2f})"
    mark = change.truncated.text.strip()
    if change.kind is Kind.RESTORED and mark and change.evidence == "blank":
        return f"blank “{_shown(mark)}”, perhaps for {words} (confidence {change.confidence:.2f})"
    if change.kind is Kind.UNRESTORED and _is_new(mark, comparison):
        return f"blank “{_shown(mark)}”, for which nothing is found" if mark else "blank, for which nothing is found"
    return ""


def _is_new(mark: str, comparison: Comparison) -> bool:
    """Whether the staged version has the mark more often; white space that nothing fills was not there."""
    return not mark or comparison.truncated.text.count(mark) > comparison.full.text.count(mark)


def _shown(text: str) -> str:
    return cut(visible(" ".join(text.split())), _LONGEST_SHOWN)


def _content(commit: str, path: str) -> bytes | None:
    """The file as committed, or as staged where the commit is empty; None where it is not there."""
    try:
        # With "./", git takes the path from the working directory.
        name = "./" + os.path.relpath(path).replace(os.sep, "/")
    except ValueError:
        # An empty name, or on Windows another drive.
        return None
    shown = _git("cat-file", "--filters", f"{commit}:{name}")
    return shown.stdout if shown.returncode == 0 else None


def _require(commit: str) -> None:
    """A repository and, unless it has none at all yet, the commit."""
    asked = _git("rev-parse", "--git-dir")
    if asked.returncode:
        reason = asked.stderr.decode("utf-8", "replace").strip()
        raise ArticleDiffError(f"there is no git repository to check ({reason})", "run it inside of one")
    if (
        commit != "HEAD"
        and _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}").returncode
    ):
        raise ArticleDiffError(f"{commit} is no commit here", "name another with --against")


def _git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *arguments], capture_output=True)
    except FileNotFoundError as error:
        raise ArticleDiffError("git is not installed", "install it to check a commit") from error
