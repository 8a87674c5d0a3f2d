"""The rooms of the package, what each may import, and that a newcomer is told of all of them."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Set
from functools import cache
from pathlib import Path

import pytest

import articlediff
from articlediff.punctuation import STOPS

PACKAGE = Path(articlediff.__file__).parent
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py")

MAY_IMPORT = {
    "calibration": "",
    "errors": "",
    "expressions": "",
    "kernel": "",
    "records": "",
    "fields": "errors",
    "file_names": "",
    "model": "records",
    "properties": "",
    "punctuation": "",
    "replacing": "",
    "document": "errors fields model records",
    "restoration": "errors model punctuation records",
    "text": "calibration errors expressions kernel properties punctuation records",
    "alignment": "calibration kernel properties punctuation records",
    "copy": "calibration text alignment expressions properties punctuation records",
    "findings": "calibration text copy alignment model expressions properties punctuation records",
    "comparing": "text copy alignment findings errors model comparison records",
    "reading": "errors file_names expressions model punctuation records",
    "rendering": "calibration document restoration errors file_names expressions model punctuation records",
    "comparison": "document restoration rendering model records",
    "corpus": "calibration text comparing comparison document restoration reading rendering errors expressions kernel "
    "model records replacing",
    "command": "corpus comparing comparison reading rendering errors file_names expressions kernel model records "
    "replacing",
    "__main__": "command",
}
"""Of each room, the rooms that it may import; a module beside the rooms is one by itself."""

LONGEST = 300
"""Lines of a module: more are two things that it knows."""


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def imported(path: Path) -> Iterator[str]:
    """The package's modules that the module names in an import, wherever that is written."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "articlediff":
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.split(".")[0] == "articlediff")


@cache
def arrows() -> dict[str, set[str]]:
    """The rooms that each room imports."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        own = path.relative_to(PACKAGE).with_suffix("").parts[0]
        found[own] |= {room(name) for name in imported(path)} - {own, "__version__"}
    return dict(found)


def dotted(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def module_of(name: str, modules: Container[str]) -> str:
    """Return the module that the name is, or is in; nothing for a name of the package itself."""
    return name if name in modules else module_of(name.rpartition(".")[0], modules) if name else ""


def in_circles(imports: Mapping[str, Set[str]]) -> Mapping[str, Set[str]]:
    """Return the imports without every module that imports none of the others, or that none of them imports."""
    left = imports
    while True:
        named = {other for others in left.values() for other in others}
        kept = {name: others & left.keys() for name, others in left.items() if name in named and others & left.keys()}
        if kept == left:
            return left
        left = kept


def test_circles_are_found() -> None:
    assert in_circles({"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set()}) == {"b": {"c"}, "c": {"b"}}
    assert in_circles({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == {}


def test_no_modules_import_one_another() -> None:
    """Nor do they inside a function or for types only: whoever reads one of them would have to read all.

    The package itself is left out: it imports its face from the rooms, and they its version.
    """
    modules = {dotted(path): path for path in PACKAGE.rglob("*.py")}
    del modules[PACKAGE.name]
    imports = {name: {module_of(other, modules) for other in imported(path)} for name, path in modules.items()}
    assert sum(map(len, imports.values())) > len(modules)
    assert in_circles({name: others - {name, ""} for name, others in imports.items()}) == {}


@pytest.mark.parametrize("name", sorted(MAY_IMPORT))
def test_a_room_imports_what_it_may(name: str) -> None:
    assert arrows()[name] <= set(MAY_IMPORT[name].split())


def test_every_room_is_told_of() -> None:
    assert set(arrows()) - {"__init__"} == set(MAY_IMPORT)


def test_the_rooms_have_an_order() -> None:
    """Nothing comes back to where it began."""
    open_rooms = {name: set(others.split()) for name, others in MAY_IMPORT.items()}
    while open_rooms:
        done = {name for name, others in open_rooms.items() if not others}
        assert done, f"{sorted(open_rooms)} import one another"
        open_rooms = {name: others - done for name, others in open_rooms.items() if name not in done}


def test_no_two_modules_have_one_name() -> None:
    names = Counter(path.stem for path in MODULES)
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_module_is_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST


def test_every_test_is_in_a_folder_that_the_map_or_the_package_has() -> None:
    tests = Path(__file__).resolve().parents[1]
    page = (PACKAGE.parent / "CONTRIBUTING.md").read_text("utf-8")
    rooms = {path.name for path in PACKAGE.iterdir()} | set(re.findall(r"^ *(\w+)/ ", page, re.MULTILINE))
    folders = {path.parent for path in tests.rglob("test_*.py")}
    assert tests not in folders
    assert {folder.name for folder in folders} <= rooms


def test_the_map_names_every_room() -> None:
    page = (PACKAGE.parent / "CONTRIBUTING.md").read_text("utf-8")
    told = set(re.findall(r"^ *(?:articlediff/)?(\w+)/ ", page, re.MULTILINE))
    folders = {path.parent.name for path in PACKAGE.rglob("*.py")} - {PACKAGE.name}
    assert folders - told == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_signs_that_end_sentences_are_written_once(path: Path) -> None:
    """A literal with two stops of other scripts, or with a full stop, "!" and "?" but no comma, is a list of them."""
    if path.stem == "punctuation":
        return
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    literals = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in docstrings]
    assert [text for node in literals if isinstance(text := node.value, str) and lists_stops(text)] == []


def lists_stops(literal: str) -> bool:
    signs = set(re.sub(r"\(\?<?[:=!]|\\.", "", literal))
    return len(signs & STOPS - set(".!?…")) > 1 or (set(".!?") <= signs and "," not in signs)


def test_a_list_of_stops_is_told_from_other_literals() -> None:
    assert all(map(lists_stops, (".!?…", r"""[.!?:]\s*\Z""", "。！？", ".।؟")))
    assert not any(map(lists_stops, (".,;:!?", r"(?<![^\W_]) Ex\. [.'’-]", "、。", "(?:")))


NAMED_TWICE = {
    "Comparison": "the library's is that of the model, with methods",
    "command": "each sub-command has its own",
    "compare": "on a cluster it is called with data frames",
    "main": "the command, and the way into it",
    "pair": "on a cluster it is called with data frames",
    "read": "each format has its own",
}


def public_names(path: Path) -> set[str]:
    """Return the names of the module's public functions, classes and type aliases; a type variable is a letter."""
    body = ast.parse(path.read_text("utf-8")).body
    defined = {node.name for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    assigned = [node for node in body if isinstance(node, ast.Assign) and not isinstance(node.value, ast.Call)]
    targets = [name for node in assigned for name in node.targets]
    targets += [node.target for node in body if isinstance(node, ast.AnnAssign)]
    aliases = {name.id for name in targets if isinstance(name, ast.Name)}
    return {name for name in defined | aliases if not name.startswith("_") and not name.isupper()}


def test_no_two_modules_have_a_function_or_a_type_of_one_name() -> None:
    times = Counter(name for path in MODULES for name in public_names(path))
    assert {name for name, number in times.items() if number > 1} == NAMED_TWICE.keys()
