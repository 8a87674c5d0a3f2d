"""LibreOffice as the judge of Word documents: it accepts or rejects all tracked changes of many at once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

needs_libreoffice = pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("REQUIRE_LIBREOFFICE"), reason="LibreOffice is not installed"
)

_MACRO = """
Sub ResolveAll(folder)
    name = Dir(folder & "*.docx")
    Do While name <> ""
        Resolve(folder & name, "Accept")
        Resolve(folder & name, "Reject")
        name = Dir
    Loop
End Sub
Sub Resolve(path, verb)
    Dim hidden(0) As New com.sun.star.beans.PropertyValue
    hidden(0).Name = "Hidden"
    hidden(0).Value = True
    document = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, hidden())
    dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
    frame = document.CurrentController.Frame
    dispatcher.executeDispatch(frame, ".uno:" & verb & "AllTrackedChanges", "", 0, Array())
    Dim written(1) As New com.sun.star.beans.PropertyValue
    written(0).Name = "FilterName"
    written(0).Value = "Text (encoded)"
    written(1).Name = "FilterOptions"
    written(1).Value = "UTF8,LF,,,"
    document.storeToURL(ConvertToURL(path & "." & verb), written())
    document.close(True)
End Sub
"""
_LIBRARY = "<!DOCTYPE {0}:{1} PUBLIC '-//OpenOffice.org//DTD OfficeDocument 1.0//EN' '{1}.dtd'>"
_MODULE = (
    _LIBRARY.format("script", "module") + '<script:module xmlns:script="http://openoffice.org/2000/script" '
    'script:name="Module1" script:language="StarBasic">{}</script:module>'
)
_INDEX = (
    _LIBRARY.format("library", "library") + '<library:library xmlns:library="http://openoffice.org/2000/library" '
    'library:name="Standard" library:readonly="false" library:passwordprotected="false">'
    '<library:element library:name="Module1"/></library:library>'
)


class Resolved(tuple[str, str]):
    """The words of a document after all its changes were rejected, and after all were accepted."""

    __slots__ = ()


def resolved(documents: Mapping[str, bytes], folder: Path) -> dict[str, Resolved]:
    """Return what LibreOffice makes of each document, by its name.

    The comments are taken out before: a LibreOffice without a screen cannot draw them, and has nothing to accept there.
    """
    profile, work = folder / "profile", folder / "work"
    _install_macro(profile)
    work.mkdir()
    for name, content in documents.items():
        (work / f"{name}.docx").write_bytes(without_comments(content))
    _soffice(profile, f'macro:///Standard.Module1.ResolveAll("{work}/")')
    return {
        name: Resolved((work / f"{name}.docx.{verb}").read_text("utf-8-sig") for verb in ("Reject", "Accept"))
        for name in documents
    }


def converted(documents: Mapping[str, bytes], to: str, folder: Path, ending: str = "docx") -> dict[str, bytes]:
    """Return the documents as LibreOffice saves them in the format ``to``."""
    folder.mkdir(exist_ok=True)
    paths = [folder / f"{name}.{ending}" for name in documents]
    for path, content in zip(paths, documents.values(), strict=True):
        path.write_bytes(content)
    out = folder / "out"
    _soffice(folder / "profile", "--convert-to", to, "--outdir", str(out), *map(str, paths))
    kind = to.partition(":")[0]
    return {name: (out / f"{name}.{kind}").read_bytes() for name in documents}


def without_comments(document: bytes) -> bytes:
    """Return the document without its comments and the places to which they belong."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(document)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if name == "word/comments.xml":
                continue
            content = old.read(name).decode()
            content = re.sub(r"<w:r><w:commentReference [^>]*/></w:r>|<w:commentRange\w+ [^>]*/>", "", content)
            new.writestr(name, re.sub(r"<(?:Override|Relationship) [^>]*/comments[^>]*/>", "", content))
    return target.getvalue()


def _install_macro(profile: Path) -> None:
    """Have LibreOffice make a profile, and put the macro into it: a profile without its other files is written anew."""
    _soffice(profile, "--terminate_after_init")
    library = profile / "user" / "basic" / "Standard"
    (library / "Module1.xba").write_text(_MODULE.format(escape(_MACRO)), "utf-8")
    (library / "script.xlb").write_text(_INDEX, "utf-8")


def _soffice(profile: Path, *arguments: str) -> None:
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", *arguments]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
