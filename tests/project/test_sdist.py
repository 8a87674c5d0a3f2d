"""The source distribution carries all files of the project, and its description reads without them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tarfile

import pytest

from tests.pages import ROOT

BUILD = "from setuptools.build_meta import build_sdist; print(build_sdist('.'))"
MADE_BY_THE_BUILD = re.compile(r"PKG-INFO|[^/]+\.egg-info/.*")


@pytest.fixture(scope="module")
def files() -> list[str]:
    """Return the paths of the files that git knows."""
    if not (ROOT / ".git").exists() or not shutil.which("git"):
        pytest.skip("needs the repository")
    told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return [path for path in told.stdout.split("\0") if path and (ROOT / path).is_file()]


@pytest.fixture(scope="module")
def built(files: list[str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the contents of the source distribution by path; it is built from those files and nothing else."""
    folder = tmp_path_factory.mktemp("project")
    for path in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / path, folder / path)
    done = subprocess.run([sys.executable, "-c", BUILD], cwd=folder, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    with tarfile.open(folder / done.stdout.splitlines()[-1]) as archive:
        members = [member for member in archive if member.isfile()]
        return {member.name.partition("/")[2]: content(archive, member) for member in members}


def content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(member)
    assert file
    return file.read()


def test_it_has_every_file_and_no_other(files: list[str], built: dict[str, bytes]) -> None:
    carried = {path for path in built if not MADE_BY_THE_BUILD.fullmatch(path)}
    # setuptools writes its own section into setup.cfg.
    assert carried == set(files)
    assert [path for path in files if path != "setup.cfg" and built[path] != (ROOT / path).read_bytes()] == []


def test_its_description_has_an_address_for_every_link_and_picture(built: dict[str, bytes]) -> None:
    description = built["PKG-INFO"].decode("utf-8")
    links = re.findall(r"\]\(([^)]*)\)", description)
    assert "https://raw.githubusercontent.com/articlediff/articlediff/main/docs/terminal.png" in links
    assert "https://github.com/articlediff/articlediff/blob/main/docs/command.md" in links
    assert [link for link in links if not link.startswith(("https://", "#"))] == []


def test_its_addresses_lead_to_files_of_the_project(files: list[str], built: dict[str, bytes]) -> None:
    addresses = re.findall(r"articlediff/articlediff/(?:blob/)?main/([^)\s#]+)", built["PKG-INFO"].decode("utf-8"))
    assert addresses
    assert set(addresses) <= set(files)


def test_it_names_the_project_on_the_web(built: dict[str, bytes]) -> None:
    told = built["PKG-INFO"].decode("utf-8")
    for name in ("Documentation", "Changelog", "Issues"):
        assert f"Project-URL: {name}, https://github.com/articlediff/articlediff" in told
    assert "Home-page: https://github.com/articlediff/articlediff" in told
