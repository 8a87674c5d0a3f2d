"""The sub-command ``articlediff check``: tells which words the staged articles have lost since the last commit."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

import click

from articlediff.command.options import Confidence
from articlediff.command.output import STANDARD_OUTPUT, say, write
from articlediff.command.remarks import of_reading
from articlediff.command.statuses import ALIKE, DIFFERENCES
from articlediff.comparing import compare
from articlediff.comparison import Comparison
from articlediff.errors import ArticleDiffError, UnreadableError
from articlediff.file_names import quoted
from articlediff.model import Change, Kind
from articlediff.reading import read_article
from articlediff.rendering.cells import cut
from articlediff.rendering.visible import visible, visible_name

_LONGEST_SHOWN = 60

HELP = """Report words that articles would lose in the next commit.

Compares the staged version of each FILE with its version in the last commit.
Words that an editor took out are not a loss. Words are lost if a blank is left
in their place, if a cut took them, or if they went by a pattern, such as all
hyphenated words. A new blank is reported even if its words are not certain.
New files have nothing to lose. A file that cannot be compared, for example
because it has another story now, passes with a remark.

\b
Exit status:
  0  no words were lost
  1  words were lost; each loss is on one line
  2  trouble: wrong usage, no git repository, or a FILE that git does not know
"""


@click.command(name="check", help=HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=str))
@click.option(
    "--against",
    metavar="COMMIT",
    envvar="PRE_COMMIT_FROM_REF",
    default="HEAD",
    help="Compare with this commit. Default: HEAD, or the commit from which pre-commit was told to start.",
)
@click.option(
    "--min-confidence",
    metavar="X",
    type=Confidence(),
    default=0.9,
    help="Report words as lost only if the confidence is X or more; default: 0.9.",
)
def command(paths: tuple[str, ...], against: str, min_confidence: float) -> int:
    _require(against)
    told = [line for path in paths for line in _losses(path, against, min_confidence)]
    write("".join(f"{line}\n" for line in told), STANDARD_OUTPUT)
    return DIFFERENCES if told else ALIKE


def _losses(path: str, against: str, min_confidence: float) -> Iterator[str]:
    """Yield one line for each loss; none for a file that is new, deleted or not text. Raise if git does not know it."""
    if not path:
        raise ArticleDiffError("the file name is empty", "name a file")
    called = quoted(path)
    if os.path.isdir(path) and not os.path.islink(path):
        raise ArticleDiffError(f"{called} is a directory", f"name its files: {quoted(path.rstrip('/') + '/*')}")
    before, after = _content(against, path), _content("", path)
    if before is None and after is None:
        raise ArticleDiffError(f"{called} is neither staged nor in {against}", "check the path, or git add it first")
    if not before or after is None or before == after:
        return
    try:
        comparison = compare(read_article(after, name=called), read_article(before, name=quoted(f"{against}:{path}")))
    except UnreadableError as error:
        say(f"{error.finding} (not checked)")
        return
    for remark in of_reading(comparison):
        say(remark)
    if comparison.same_story.verdict == "different":
        say(f"{called} looks like a different story from the one in {against} (not checked)")
    for change in sorted(comparison.changes, key=lambda change: change.truncated.start):
        if loss := _loss(change, comparison, min_confidence):
            # As compilers tell places, in the staged version.
            line = comparison.truncated.text.count("\n", 0, change.truncated.end) + 1
            yield f"{visible_name(path)}:{line}: {loss}"


def _loss(change: Change, comparison: Comparison, min_confidence: float) -> str:
    """Return the report of the change if it is a loss, or nothing."""
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
    """Return whether the staged version has the mark more often; a blank of white space is always new."""
    return not mark or comparison.truncated.text.count(mark) > comparison.full.text.count(mark)


def _shown(text: str) -> str:
    return cut(visible(" ".join(text.split())), _LONGEST_SHOWN)


def _content(commit: str, path: str) -> bytes | None:
    """Return the file as committed, or as staged if the commit is empty; None if it is not there."""
    try:
        # With "./", git starts from the working directory.
        name = "./" + os.path.relpath(path).replace(os.sep, "/")
    except ValueError:
        # On Windows, the file is on another drive.
        return None
    shown = _git("cat-file", "--filters", f"{commit}:{name}")
    return shown.stdout if shown.returncode == 0 else None


def _require(commit: str) -> None:
    """Raise if there is no repository, or not the commit; HEAD may be missing, as before the first commit."""
    asked = _git("rev-parse", "--git-dir")
    if asked.returncode:
        reason = asked.stderr.decode("utf-8", "replace").strip()
        raise ArticleDiffError(f"there is no git repository to check ({reason})", "run it inside a repository")
    if not commit:
        raise ArticleDiffError("the commit for --against is empty", "name one, such as HEAD")
    if (
        commit != "HEAD"
        and _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}").returncode
    ):
        raise ArticleDiffError(f"{commit} is not a commit in this repository", "name another with --against")


def _git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(["git", *arguments], capture_output=True)
    except FileNotFoundError as error:
        raise ArticleDiffError("git is not installed", "install it to check a commit") from error
