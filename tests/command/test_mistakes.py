"""Mistakes of whoever types the command: each is told in one line, with the next step, and nothing is written."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from articlediff.command.compare import main
from articlediff.rendering.visible import visible

FULL = "The rebel-held side of the city was quiet, “he” said, and the long-running talks in the capital went on.\n"
COPY = FULL.replace("rebel-held", "  ").replace("long-running", "████████████")
IN_CP1252 = FULL.encode("cp1252")
FILES: dict[str, str | bytes] = {
    "truncated.txt": COPY,
    "full.txt": FULL,
    "cp1252.txt": IN_CP1252,
    "empty.txt": "",
    "cut/a.txt": COPY,
    "full/a.txt": FULL,
    "good.csv": "cut/a.txt,full/a.txt\n",
    "nothing.csv": "\n",
    "heading.csv": "truncated,full\n",
    "half.csv": "truncated,full\ncut/a.txt\n",
    "open.csv": 'cut/a.txt,"full\n',
    "twice.csv": "cut/a.txt,full/a.txt\n\ncut/a.txt,full/b.txt\n",
    "out.csv": "cut/a.txt,full/a.txt,../a\n",
    "root.csv": "cut/a.txt,full/a.txt,/a\n",
}
"""The files of the folder in which the command is run, with their contents; ``a`` and ``b`` are not there."""

MISTAKES = {
    # One text or two.
    "": "Missing argument 'TRUNCATED'. See articlediff --help.",
    "truncated.txt": "Missing argument 'FULL'. See articlediff --help.",
    "a b c": "c is a third text; for many pairs, name two directories or give --pairs LIST. See",
    "a b --format xml": "See articlediff --help.",
    "a b --only lost": "See articlediff --help.",
    "a b -f patch --only added": "so it cannot be combined with --only",
    "a b -f patch --stat": "-f patch has no summary, so it cannot be combined with --stat; try -f json --stat",
    "a b -f wdiff --stat": "-f wdiff has no summary, so it cannot be combined with --stat; try -f json --stat",
    "a b --encoding a --encoding b --encoding c": "--encoding can be given at most twice, once for each text",
    "a b --label a --label b --label c": "--label can be given at most twice, once for each text",
    "- -": "only one of the texts can be - (standard input). See articlediff --help.",
    "a b --view columns": "See articlediff --help.",
    "a b --view list -f json": "--view applies only to -f text, not to -f json. See articlediff --help.",
    "a b -C 3 -f html": "-C applies only to -f text, not to -f html. See articlediff --help.",
    "truncated.txt full.txt -o full.txt": "-o full.txt would replace one of the files that are read; name another file",
    "truncated.txt full.txt -f html -o ./truncated.txt": "would replace one of the files that are read",
    "truncated.txt full.txt --restore -o full.txt": "would replace one of the files that are read; name another file",
    "a b --restore --min-confidence nan": "See articlediff --help.",
    "a b --restore -C 3": "it cannot be combined with -C. See articlediff --help.",
    "a b --restore --view list": "it cannot be combined with --view. See articlediff --help.",
    "a b -C many": "'many' is not a number of words; give a number, or all. See articlediff --help.",
    "a b -C -1": "'-1' is not a number of words; give a number, or all. See articlediff --help.",
    "'no\x1b[2J\u202e\u200b\u3164' b": "no",
    "truncated.txt nowhere.txt": "nowhere.txt does not exist; check the path",
    "folder full.txt": "folder is a directory and the other is not; name two files or two directories",
    "empty.txt full.txt": "empty.txt is empty; give a text with words in it",
    "'' full.txt": "the file name is empty; name a file",
    "a b -o ''": "the file name for -o is empty; name a file, or - for standard output. See articlediff --help.",
    "cp1252.txt full.txt --encoding utf-8": f"cp1252.txt is not utf-8 (byte 0x93 at {IN_CP1252.index(0x93)}); try",
    "truncated.txt full.txt --encoding utf-9": "unknown encoding 'utf-9'; try --encoding",
    "truncated.txt full.txt -o folder": "folder cannot be written (Is a directory); name a writable file",
    "truncated.txt full.txt -o nowhere/a": "nowhere/a cannot be written (No such file or directory)",
    "truncated.txt full.txt -o 'a\0b'": "cannot be written",
    # Names of options, values and sub-commands that are not there, but nearly.
    "a b --only restord": "'restord' is not a kind of change; did you mean restored? See articlediff --help.",
    "a b --only added,lost": "'lost' is not a kind of change; choose from restored, unrestored, ",
    "a b --only added,": "'' is not a kind of change; choose from ",
    "a b -f jsn": "'jsn' is not a form of a report; did you mean json? ",
    "a b -f xml": "'xml' is not a form of a report; choose from text, html, ",
    "a b --view lists": "'lists' is not a view of the text report; did you mean list? ",
    "a b --color alway": "'alway' is not a way to use colour; did you mean always? ",
    "a b --frce": "Did you mean ",
    "a b --colour never": "Did you mean ",
    "a b -only added": "-only has one dash; did you mean --only? See articlediff --help.",
    "a b -stat": "-stat has one dash; did you mean --stat? ",
    "chekc story.txt": "chekc is neither a file nor a sub-command; did you mean articlediff check? ",
    "gti a b c d e f g": "gti is neither a file nor a sub-command; did you mean articlediff git? ",
    "CHECK story.txt": "did you mean articlediff check?",
    "checks.txt b": "checks.txt does not exist; check the path",
    "a b --label ''": "the name for --label is empty; give a name, or leave --label out. ",
    "a b --blank ''": "the expression for --blank is empty; give one that matches a mask, or leave --blank out. ",
    "a b --stat --view list": "--stat shows only the summary, so it cannot be combined with --view. ",
    "a b --stat -C 3": "--stat shows only the summary, so it cannot be combined with -C. ",
    "a b --width 29": "29 is not in the range 30<=x<=10000. ",
    "a b --width 80 -f html": "--width applies only to -f text, not to -f html. ",
    "a b --width 80 -o a.html": "--width applies only to -f text, not to -f html. ",
    "a b --width 80 --restore": "it cannot be combined with --width. ",
    # Many pairs.
    "cut": "Missing argument 'FULL'. See articlediff --help.",
    "cut full/a.txt": "cut is a directory and the other is not; name two files or two directories",
    "full/a.txt cut": "cut is a directory and the other is not; name two files or two directories",
    "cut empty": "no file in cut has the name of one in empty; name the pairs in a list: --pairs",
    "--pairs good.csv cut full": "--pairs names all texts, so it cannot be combined with TRUNCATED and FULL",
    "--pairs nowhere.csv": "nowhere.csv does not exist; check the path",
    "--pairs cut": "cut is a directory; name a file in it",
    "--pairs nothing.csv": "nothing.csv names no pairs; give each a row",
    "--pairs heading.csv": "heading.csv names no pairs; give each a row",
    "--pairs half.csv": "line 2 of half.csv names no full text; give each pair a row",
    "--pairs open.csv": "of open.csv is not CSV (unexpected end of data); save the table as CSV",
    "--pairs twice.csv": "lines 1 and 3 of twice.csv have one name: a.txt; give each pair its own in a column",
    "--pairs out.csv": "line 1 of out.csv has a name that is not a path inside a directory: ../a; give another name",
    "--pairs root.csv": "line 1 of root.csv has a name that is not a path inside a directory: /a; give another name",
    "--pairs good.csv -f html": "-f html writes one file for each pair; name a directory for them with -o",
    "cut full --restore": "--restore writes one file for each pair; name a directory for them with -o",
    "cut full --view list": "--view shapes the report on one pair; -o DIRECTORY/ writes one for each pair",
    "cut full -C 3": "-C shapes the report on one pair; -o DIRECTORY/ writes one for each pair",
    "cut full --only added": "--only shapes the report on one pair; -o DIRECTORY/ writes one for each pair",
    "cut full --label Monday": "--label names the texts of one pair; a list of pairs can have a column called name",
    "cut full --blank '('": "regular expression",
    "cut full -f csv -o full/a.txt": "full/a.txt would be replaced, although it is read here",
    "cut full -f text -o full": "full/a.txt would be replaced, although it is read here",
    "cut full --restore -o full": "full/a.txt would be replaced, although it is read here",
    "--pairs good.csv -f csv -o good.csv": "good.csv would be replaced, although it is read here",
    "cut full -f html -o good.csv": "good.csv is not a directory; name another directory with -o",
    "cut full -f html -o good.csv/deeper": "good.csv is not a directory; name another directory with -o",
}
"""Arguments, and a part of the message that they get."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in FILES.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    Path("folder").mkdir()
    Path("empty").mkdir()


def tree() -> dict[str, bytes]:
    """Return every file below the folder with its content, hidden ones too."""
    return {path.as_posix(): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


@pytest.mark.parametrize(("arguments", "message"), MISTAKES.items())
def test_a_mistake_is_told_in_one_line_and_nothing_is_written(arguments: str, message: str) -> None:
    before = tree()
    result = CliRunner().invoke(main, shlex.split(arguments))
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith("articlediff: ")
    assert message in result.stderr
    assert visible(result.stderr) == result.stderr
    assert tree() == before
