"""articlediff under git, with git itself: as its external diff, its difftool, and the check before a commit."""

from __future__ import annotations

import gzip
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import articlediff
from tests.documents import book, paragraph, word

ROOT = Path(articlediff.__file__).parent.parent
COMMAND = f"{shlex.quote(sys.executable)} -m articlediff"
FULL = (
    "The rebel-held side of the city was quiet on Friday, a spokesman for the mayor said, and the "
    "long-running talks in the capital went on. Nobody asked about the half-lit streets.\n"
)
TRUNCATED = FULL.replace("rebel-held", " ").replace("long-running", " ").replace("half-lit", " ")
OTHER = "Shares in the brewer fell by a tenth after it warned that a wet summer would eat into its profits.\n"

pytestmark = pytest.mark.skipif(
    os.name != "posix" or not shutil.which("git"), reason="needs git and a shell that quotes as POSIX does"
)


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository that holds the full story, in a world with no other settings of git."""
    for name in [name for name in os.environ if name.startswith(("GIT_", "PRE_COMMIT_"))]:
        monkeypatch.delenv(name)
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    settings = {
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "GIT_PAGER": "cat",
        "PYTHONPATH": str(ROOT),
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)
    git("init", "--quiet")
    Path("story.txt").write_text(FULL)
    git("add", ".")
    git("commit", "--quiet", "-m", "Full")
    return folder


def git(*arguments: str, status: int = 0) -> str:
    done = subprocess.run(["git", *arguments], capture_output=True, encoding="utf-8")
    assert done.returncode == status, done.stderr
    return done.stdout


def external(*arguments: str, options: str = "") -> str:
    return git("-c", f"diff.external={COMMAND} git {options}", *arguments)


def check(*arguments: str) -> tuple[int, str, str]:
    command = [sys.executable, "-m", "articlediff", "check", *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr


# ---- external diff


def test_words_that_the_new_version_lost_are_shown() -> None:
    Path("story.txt").write_text(TRUNCATED)
    shown = external("diff")
    assert "Truncated  b/story.txt" in shown
    assert "Full       a/story.txt" in shown
    assert "The ⟦rebel-held⟧ side of the city" in shown


def test_words_that_the_new_version_brings_back_are_shown() -> None:
    Path("story.txt").write_text(TRUNCATED)
    git("commit", "--quiet", "-am", "Truncated")
    shown = external("log", "-p", "--ext-diff", "-1", "-R")
    assert "Truncated  a/story.txt" in shown
    assert "⟦long-running⟧" in shown


@pytest.mark.parametrize("ending", ["…", " (more)", "\n\nLire la suite\n", "\n"])
def test_the_version_that_breaks_off_is_the_truncated_one(ending: str) -> None:
    whole = (
        FULL + "Nobody can say whether the talks will go on for another week, and the mayor hopes to be home by May.\n"
    )
    broken = whole[: whole.index(" another week")] + ending
    for old, new, sides in ((whole, broken, "ba"), (broken, whole, "ab")):
        Path("story.txt").write_text(old)
        git("add", ".")
        Path("story.txt").write_text(new)
        shown = external("diff")
        assert f"Truncated  {sides[0]}/story.txt" in shown and f"Full       {sides[1]}/story.txt" in shown
        assert "⟦" in shown and "{+" not in shown


@pytest.mark.parametrize("mask", ["[REDACTED]", "█████", "[NAME]"])
def test_one_mask_makes_the_new_version_the_truncated_one_for_git_and_for_the_check(mask: str) -> None:
    text = FULL.replace("a spokesman", "Odile Farrant").replace("talks", "sessions")
    Path("story.txt").write_text(text)
    git("commit", "--quiet", "-am", "Named")
    Path("story.txt").write_text(text.replace("Odile Farrant", mask))
    assert "⟦Odile Farrant⟧" in external("diff")
    git("add", ".")
    status, told, _ = check("story.txt")
    assert (status, "lost “Odile Farrant”" in told) == (1, True)


def test_edits_are_shown_from_old_to_new() -> None:
    Path("story.txt").write_text(FULL + "It rained all night in the harbour.\n")
    assert "{+It rained all night in the harbour.+}" in external("diff")


def test_the_other_version_is_the_truncated_one_if_asked_for() -> None:
    Path("story.txt").write_text(TRUNCATED)
    shown = external("diff", options="--swap")
    assert "Truncated  a/story.txt" in shown and "Full       b/story.txt" in shown
    assert "add --swap or take it away" in " ".join(shown.split())
    assert "--swap" not in external("diff")


def test_every_file_of_a_diff_is_shown() -> None:
    Path("new.txt").write_text(OTHER)
    Path("empty.txt").write_text("")
    Path("binary.bin").write_bytes(b"\0\1\2")
    git("mv", "story.txt", "moved.txt")
    Path("moved.txt").write_text(FULL + "It rained all night in the harbour.\n")
    git("add", ".")
    shown = external("diff", "--cached", "-M")
    assert "b/new.txt is new, 20 words.\n\n" in shown
    assert "b/empty.txt is new, 0 words.\n\n" in shown
    assert "b/binary.bin is binary data (NUL byte at 0).\n\n" in shown
    assert "Truncated  a/story.txt" in shown
    assert "Full       b/moved.txt" in shown


def test_a_deleted_file_and_another_story_do_not_stop_git() -> None:
    git("rm", "--quiet", "story.txt")
    assert external("diff", "--cached") == f"a/story.txt is deleted, {len(FULL.split())} words.\n\n"
    Path("story.txt").write_text(OTHER)
    git("add", ".")
    assert "look like different stories" in external("diff", "--cached")


NOTES: dict[str, tuple[bytes, bytes, str]] = {
    "alike": (b"One story.\n", b"One  story.", "x.txt: no differences except 1 in form (shown with --only"),
    "equal": (b"One story.\n", b"One story.\r\n", "x.txt: no differences."),
    "was empty": (b"", b"One story.\n", "x.txt was empty before, and has 2 words now."),
    "is empty": (b"One story.\n", b" \n", "x.txt is empty now, and had 2 words before."),
    "both empty": (b"", b" \n", "x.txt: no differences."),
    "no text": (rb"{\rtf1}", b"One story.", "a/x.txt looks like an RTF document, not plain text."),
    "undecodable": (
        b"One \x81 story.",
        b"One story.",
        "a/x.txt is not UTF-8 (byte 0x81 at 4) and not cp1252 (byte 0x81 at 4); convert it to UTF-8 first.",
    ),
}


@pytest.mark.parametrize(("old", "new", "note"), NOTES.values(), ids=NOTES)
def test_a_file_without_a_report_is_told_in_a_line_that_names_it(old: bytes, new: bytes, note: str) -> None:
    Path("x.txt").write_bytes(old)
    git("add", ".")
    Path("x.txt").write_bytes(new)
    shown = external("diff")
    assert shown.startswith(note)
    assert shown.endswith((".\n\n", ").\n\n"))
    assert shown.count("\n") == 2
    assert "--encoding" not in shown


def test_a_file_that_was_renamed_alone_is_told_by_both_names() -> None:
    Path("story.txt").write_text(FULL + OTHER)
    git("commit", "--quiet", "-am", "Longer")
    git("mv", "story.txt", "moved.txt")
    Path("moved.txt").write_text(FULL.replace(" ", "  ", 1) + OTHER)
    git("add", ".")
    shown = external("diff", "--cached", "-M01%")
    assert shown.startswith("a/story.txt and b/moved.txt: no differences except 1 in form")


def test_an_unmerged_file_is_said_to_be() -> None:
    git("checkout", "--quiet", "-b", "other")
    Path("story.txt").write_text(OTHER)
    git("commit", "--quiet", "-am", "Other")
    git("checkout", "--quiet", "-")
    Path("story.txt").write_text(TRUNCATED)
    git("commit", "--quiet", "-am", "Truncated")
    git("merge", "other", status=1)
    assert "story.txt is unmerged; resolve it first." in external("diff", "--cached")


def test_a_driver_in_the_attributes_is_called_alike() -> None:
    Path(".gitattributes").write_text("*.txt diff=articlediff\n")
    Path("story.txt").write_text(TRUNCATED)
    git("config", "diff.articlediff.command", f"{COMMAND} git --stat")
    shown = git("diff")
    assert "restored         3" in shown
    assert "⟦" not in shown


def test_color_reaches_gits_pager() -> None:
    Path("story.txt").write_text(TRUNCATED)
    assert "\x1b[" not in external("diff")
    os.environ["GIT_PAGER_IN_USE"] = "true"
    try:
        assert "\x1b[" in external("diff")
        assert "\x1b[" not in external("diff", options="--color never")
    finally:
        del os.environ["GIT_PAGER_IN_USE"]


@pytest.mark.parametrize("option", ["cmd", "extcmd"])
def test_difftool_shows_the_same(option: str) -> None:
    Path("story.txt").write_text(TRUNCATED)
    if option == "cmd":
        git("config", "difftool.articlediff.cmd", f'{COMMAND} git -- "$LOCAL" "$REMOTE"')
        shown = git("difftool", "--no-prompt", "--tool=articlediff")
    else:
        shown = git("difftool", "--no-prompt", f"--extcmd={COMMAND} git")
    assert "⟦rebel-held⟧" in shown


def test_the_exit_code_tells_of_differences_where_git_trusts_it() -> None:
    Path("full.txt").write_text(FULL)
    Path("truncated.txt").write_text(TRUNCATED)
    command = [sys.executable, "-m", "articlediff", "git"]
    for words, status in (("full.txt full.txt", 0), ("full.txt truncated.txt", 1), (f"{os.devnull} full.txt", 1)):
        for options, expected in (([], 0), (["--exit-code"], status)):
            assert subprocess.run([*command, *options, *words.split()], capture_output=True).returncode == expected


def test_other_numbers_of_arguments_are_trouble() -> None:
    done = subprocess.run([sys.executable, "-m", "articlediff", "git", "a", "b", "c"], capture_output=True)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"git passes two files or the seven arguments of an external diff, not 3" in done.stderr


# ---- check


def test_it_tells_each_word_that_the_staged_version_lost() -> None:
    Path("story.txt").write_text(TRUNCATED)
    git("add", ".")
    status, out, err = check("story.txt")
    assert (status, err) == (1, "")
    assert out.splitlines()[0] == "story.txt:1: lost “rebel-held” (phrase, confidence 0.99)"
    assert len(out.splitlines()) == 3


LAST = "Nobody asked about the half-lit streets."
LOSSES = {
    "by a mark": (FULL.replace("a spokesman", "[REDACTED]"), "lost “a spokesman” ("),
    "a sentence by a mark": (
        FULL.replace("Nobody asked about the half-lit streets.", "[REDACTED]"),
        "“Nobody asked about",
    ),
    "by a cut": (FULL[: FULL.index("went on")] + "… [+61 chars]", "lost “went on. Nobody asked"),
    "a blank that nothing fills": (
        FULL.replace("\n", " She told [REDACTED] so.\n"),
        "blank “[REDACTED]”, for which nothing is",
    ),
}


@pytest.mark.parametrize(("text", "told"), LOSSES.values(), ids=LOSSES)
def test_it_tells_every_kind_of_loss(text: str, told: str) -> None:
    Path("story.txt").write_text(text)
    git("add", ".")
    status, out, err = check("story.txt")
    assert (status, err, out.count("\n")) == (1, "", 1)
    assert re.match("story.txt:[12]: ", out) and told in out


def test_a_blank_is_told_however_doubtful_its_filling_is() -> None:
    Path("story.txt").write_text(FULL.replace("a spokesman", "[REDACTED]"))
    git("add", ".")
    told = re.compile(r"story.txt:1: blank “\[REDACTED\]”, perhaps for “a spokesman” \(confidence 0.\d\d\)\n")
    status, out, _ = check("story.txt", "--min-confidence=1")
    assert status == 1 and told.fullmatch(out)


@pytest.mark.parametrize(("asked", "lost"), [("0.99", 3), ("1", 0)])
def test_a_loss_that_is_as_sure_as_is_asked_for_is_told(asked: str, lost: int) -> None:
    Path("story.txt").write_text(TRUNCATED)
    git("add", ".")
    assert check("story.txt", f"--min-confidence={asked}")[1].count("lost “") == lost


def test_a_blank_that_the_last_commit_had_as_well_is_no_loss() -> None:
    Path("story.txt").write_text(FULL + "She told [REDACTED] so.\n")
    git("add", ".")
    git("commit", "--quiet", "-m", "Redacted")
    Path("story.txt").write_text("It was late. He and [REDACTED] left.\n" + FULL)
    git("add", ".")
    assert check("story.txt") == (0, "", "")


def test_a_version_that_breaks_off_lost_the_rest_and_the_one_after_it_nothing() -> None:
    broken = FULL[: FULL.index("talks in")] + "[…]"
    Path("story.txt").write_text(broken)
    git("add", ".")
    status, out, _ = check("story.txt")
    assert (status, out.count("\n")) == (1, 1)
    assert out.startswith("story.txt:1: lost “talks in the capital went on.")
    git("commit", "--quiet", "-m", "Broken")
    Path("story.txt").write_text(FULL)
    git("add", ".")
    assert check("story.txt") == (0, "", "")


def test_it_looks_at_what_is_staged_alone() -> None:
    Path("story.txt").write_text(TRUNCATED)
    assert check("story.txt") == (0, "", "")
    git("add", ".")
    Path("story.txt").write_text(FULL)
    assert check("story.txt")[0] == 1


@pytest.mark.parametrize("text", [FULL.replace("half-lit ", ""), FULL + "More.\n"])
def test_edits_are_no_losses(text: str) -> None:
    Path("story.txt").write_text(text)
    git("add", ".")
    assert check("story.txt") == (0, "", "")


def test_new_deleted_and_binary_files_have_nothing_to_lose() -> None:
    Path("new.txt").write_text(TRUNCATED)
    git("rm", "--quiet", "story.txt")
    git("add", ".")
    assert check("new.txt", "story.txt") == (0, "", "")
    Path("new.txt").write_bytes(b"\0")
    git("commit", "--quiet", "-m", "New")
    git("add", ".")
    status, out, err = check("new.txt")
    assert (status, out) == (0, "")
    assert "new.txt is binary data" in err


@pytest.mark.parametrize("path", ["nosuch.txt", os.devnull, "untracked.txt"])
def test_a_path_that_it_cannot_check_is_trouble(path: str) -> None:
    Path("untracked.txt").write_text(FULL)
    status, out, err = check("story.txt", path)
    assert (status, out) == (2, "")
    assert err == f"articlediff: {path} is neither staged nor in HEAD; check the path, or git add it first\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([""], "the file name is empty; name a file"),
        (["--against", "", "story.txt"], "the commit for --against is empty; name one, such as HEAD"),
    ],
)
def test_what_is_empty_is_named(arguments: list[str], message: str) -> None:
    assert check(*arguments) == (2, "", f"articlediff: {message}\n")


def test_it_takes_files_to_check() -> None:
    status, out, err = check()
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "Missing argument 'FILE...'" in err


@pytest.mark.parametrize("confidence", ["nan", "-nan", "inf", "1.01", "-0.1", "sure"])
def test_what_is_no_confidence_is_bad_usage(confidence: str) -> None:
    status, out, err = check("story.txt", f"--min-confidence={confidence}")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "Invalid value for '--min-confidence'" in err


@pytest.mark.parametrize(("content", "finding"), [(b"", "is empty"), (b"One \x81.", "is not UTF-8")])
def test_a_version_that_cannot_be_read_is_said_to_be_unchecked(content: bytes, finding: str) -> None:
    Path("story.txt").write_bytes(content)
    git("add", ".")
    status, out, err = check("story.txt")
    assert (status, out) == (0, "")
    assert re.fullmatch(rf"articlediff: story.txt {finding}[^;]* \(not checked\)\n", err)
    assert "--encoding" not in err


def test_another_story_in_the_place_of_an_article_is_said_to_be_unchecked() -> None:
    Path("story.txt").write_text(OTHER)
    git("add", ".")
    expected = "articlediff: story.txt looks like a different story from the one in HEAD (not checked)\n"
    assert check("story.txt") == (0, "", expected)


def test_it_works_from_a_folder_by_any_path_and_against_any_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("folder").mkdir()
    Path("story.txt").write_text(TRUNCATED)
    git("commit", "--quiet", "-am", "Truncated")
    assert check("story.txt")[0] == 0
    assert check("--against", "HEAD~1", "story.txt")[0] == 1
    monkeypatch.setenv("PRE_COMMIT_FROM_REF", "HEAD~1")
    absolute = str(Path("story.txt").resolve())
    monkeypatch.chdir("folder")
    assert check("../story.txt")[0] == check(absolute)[0] == 1


def test_before_the_first_commit_there_is_nothing_to_lose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "fresh").mkdir()
    monkeypatch.chdir(tmp_path / "fresh")
    git("init", "--quiet")
    Path("story.txt").write_text(TRUNCATED)
    git("add", ".")
    assert check("story.txt") == (0, "", "")


def test_trouble_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    status, out, err = check("--against", "nowhere", "story.txt")
    finding = "nowhere is not a commit in this repository"
    assert (status, out, err) == (2, "", f"articlediff: {finding}; name another with --against\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    status, out, err = check("story.txt")
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert "there is no git repository to check" in err


def test_a_directory_is_refused_with_what_to_name_instead() -> None:
    Path("articles").mkdir()
    Path("articles/story.txt").write_text(FULL)
    git("add", ".")
    assert check("articles/") == (2, "", "articlediff: articles/ is a directory; name its files: articles/*\n")


def stage_in_turn(name: str, committed: str, staged: str) -> None:
    Path(name).write_text(committed)
    git("add", ".")
    git("commit", "--quiet", "-m", "Before")
    Path(name).write_text(staged)
    git("add", ".")


def test_a_name_with_a_line_end_is_told_on_one_line() -> None:
    told = []
    for name in ("plain.txt", "a\nb.txt"):
        stage_in_turn(name, FULL, TRUNCATED)
        told.append(check(name)[1].splitlines())
    plain, odd = told
    assert len(odd) == len(plain) > 0


def test_hyphenated_words_that_left_two_spaces_are_told() -> None:
    full = " ".join(
        f"The {word} house of number {number} was sold in May."
        for number, word in enumerate(("red-brick", "half-lit", "rent-free", "long-empty", "two-storey") * 2)
    )
    stripped = " ".join("" if "-" in word else word for word in full.split(" "))
    stage_in_turn("hyphens.txt", full, stripped)
    status, told, _ = check("hyphens.txt")
    assert (status, len(told.splitlines())) == (1, 10)


DOCUMENTS = {
    "story.docx": lambda text: word(paragraph(text)),
    "story.epub": lambda text: book(f"<html><body><p>{text}</p></body></html>"),
    "story.txt.gz": lambda text: gzip.compress(text.encode(), mtime=0),
    "story.htm": lambda text: f"<html><body><article><p>{text}</p></article></body></html>".encode(),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_are_shown_and_checked_as_text_is(name: str) -> None:
    made = DOCUMENTS[name]
    for text in (FULL, TRUNCATED):
        Path("plain.txt").write_text(text)
        Path(name).write_bytes(made(text))
        git("add", ".")
        if text is FULL:
            git("commit", "--quiet", "-m", "Before")
    shown = [external("diff", "--cached", "--", path) for path in ("plain.txt", name)]
    assert "⟦rebel-held⟧" in shown[0]
    assert shown[1].partition("\n\n")[2] == shown[0].partition("\n\n")[2]
    plain, checked = check("plain.txt"), check(name)
    assert (plain[0], checked[0]) == (1, 1)
    assert checked[1] == plain[1].replace("plain.txt", name)


def test_what_was_left_out_of_a_document_is_said() -> None:
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Not for print.</w:t></w:r></w:p>"
    Path("story.docx").write_bytes(word(paragraph(FULL) + hidden))
    git("add", ".")
    git("commit", "--quiet", "-m", "Before")
    Path("story.docx").write_bytes(word(paragraph(TRUNCATED)))
    git("add", ".")
    assert "HEAD:story.docx" in check("story.docx")[2]
