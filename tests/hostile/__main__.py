"""Writes the hostile inputs as files: ``python -m tests.hostile FOLDER``."""

import json
import sys
from pathlib import Path

from tests.hostile.inputs import HOSTILE
from tests.hostile.pdf_documents import PDF_DOCUMENTS
from tests.hostile.web_archives import WEB_ARCHIVES

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
expected = {}
for number, (name, hostile) in enumerate({**HOSTILE, **PDF_DOCUMENTS, **WEB_ARCHIVES}.items(), 1):
    file = f"{number:02}.{hostile.ending}"
    (folder / file).write_bytes(hostile.make())
    expected[file] = {"input": name, "refused": hostile.refused, "text": hostile.text}
(folder / "expected.json").write_text(json.dumps(expected, indent=2, ensure_ascii=False) + "\n", "utf-8")
