"""Every figure that decides is in the calibration, explained and used once, and none is bare in an expression."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

import articlediff

PACKAGE = Path(articlediff.__file__).parent
CALIBRATION = PACKAGE / "calibration"
DECIDING = sorted(path for room in ("text", "copy", "alignment", "findings") for path in (PACKAGE / room).rglob("*.py"))

NO_FIGURES = {
    "_BESIDE": "places of neighbours",
    "_BETWEEN": "places of neighbours",
    "_FIRST_CODE_POINT": "a letter that no text has",
    "LONGEST_WORD": "memory: a longer word is not remembered",
    "_MOST_PARTS": "memory: a word of more parts is not remembered",
    "MOST_WORDS": "memory",
    "_PAIR": "a pair is two",
    "_SHAPES_REMEMBERED": "memory",
    "_SIGNS_REMEMBERED": "memory",
    "_STRIDE": "speed: no result depends on it",
}
"""Numbers that decide nothing, and why they are where they are used."""


def figures(path: Path) -> list[str]:
    """Return the constants of the module that are numbers, or rows of numbers."""
    tree = ast.parse(path.read_text("utf-8"))
    assigned = [(node.targets[0], node.value) for node in tree.body if isinstance(node, ast.Assign)]
    assigned += [(node.target, node.value) for node in tree.body if isinstance(node, ast.AnnAssign) and node.value]
    targets = [target for target, value in assigned if is_figure(value)]
    return [name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]


BARE_FIGURES = {
    "FILL_NO_NAME // 2": "explained with FILL_NO_NAME; written in the kernel as well",
    "REWORDS // 2": "explained with REWORDS; written in the kernel as well",
    "(weight + other_weight) * 2 // 5": "explained with REWORDS; written in the kernel as well",
    "key[:3]": "explained with REWORDS; written in the kernel as well",
    "_dense_chain(runs, bounds, 3)": "the length of anchors, by which SPARSEST tells how many there must be",
    "_dense_chain([run for run in rare if run.length >= SURE_RUN], bounds, 2)": "a length of anchors",
    "_dense_chain(_rows(problem, bounds, sizes), bounds, 3)": "a length of anchors",
    "_dense_chain(gram_runs(a, b, bounds, 2, places, bars), bounds, 2)": "a length of anchors",
    "gram_runs(a, b, bounds, 2, places, bars)": "a length of anchors",
    "start + 2 * shorter + 2": "a bound on work; written in the kernel as well",
    "2 * AROUND_SPACE": "tokens on either side",
    "2 * LONGEST_LOOKALIKE": "a bound on work: it makes few words of long ones",
    "_without_letters(form, 2)": "explained with LONG_LOOKALIKE",
    "range(2, len(keys) - 2)": "places: two tokens before and after",
    "len(keys) - 2": "places: two tokens before and after",
    "first + 2": "the end of two tokens",
    "left + 2": "the end of two tokens",
    "index + 2": "the end of two tokens",
    "index - 2": "the token before the last",
    "2 * k + 2": "every place has two slots",
    "2 - breaks_line": "a space on either side",
    "min(int(piece[2:], 16), 1114111)": "the last code point",
    "_MOST_PARTS // 2": "memory",
}
"""Numbers within expressions of the stages, and why they have no name."""


def bare_figures(tree: ast.Module) -> list[str]:
    """Return the expressions with a number that may decide: neither a place nor a half, and not a constant."""
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    constants = {node for statement in tree.body if isinstance(statement, ast.Assign) for node in ast.walk(statement)}
    numbers = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and type(node.value) in (int, float)]
    bare = [node for node in numbers if node not in constants and node.value not in (0, 1)]
    return sorted(shown(node, above) for node in bare if not is_place(node, above) and not counts(node, above))


def shown(number: ast.Constant, above: Mapping[ast.AST, ast.AST]) -> str:
    """Return the expression that the number is in, a slice with what it is of."""
    outer = above[number]
    return ast.unparse(above[outer] if isinstance(outer, ast.Slice) else outer)


def is_place(number: ast.Constant, above: Mapping[ast.AST, ast.AST]) -> bool:
    """Tell whether it is within an index: ``keys[k - 2]``, ``edges[1::2]``; a longer slice than of two may decide."""
    node: ast.AST = number
    while isinstance(above[node], ast.UnaryOp | ast.BinOp | ast.Slice | ast.Call):
        node = above[node]
    outer = above[node]
    is_long = isinstance(node, ast.Slice) and node.upper is number and number.value != 2
    return isinstance(outer, ast.Subscript) and outer.slice is node and not is_long


def counts(number: ast.Constant, above: Mapping[ast.AST, ast.AST]) -> bool:
    """Tell whether it halves or doubles what was counted, tells one from several, rounds, or bounds memory."""
    outer = above[number]
    if isinstance(outer, ast.Compare):
        return number.value == 2 and number in outer.comparators and isinstance(outer.ops[0], ast.Lt | ast.GtE)
    if isinstance(outer, ast.BinOp):
        is_counted = not any(isinstance(node, ast.Name) and node.id.isupper() for node in ast.walk(outer))
        is_half = isinstance(outer.op, ast.Mult) or (
            isinstance(outer.op, ast.FloorDiv | ast.Mod) and outer.right is number
        )
        return number.value == 2 and is_counted and is_half
    if isinstance(outer, ast.Call):
        return isinstance(outer.func, ast.Name) and outer.func.id in ("round", "int")
    return isinstance(outer, ast.keyword) and outer.arg == "maxsize"


@pytest.mark.parametrize(
    ("source", "bare"),
    [
        ("f(1 - 1 / (total + 2))", ["total + 2"]),
        (
            "f(2 * SHARE * len(a), key[:3], len(key) > 2, width == 2)",
            ["2 * SHARE", "key[:3]", "len(key) > 2", "width == 2"],
        ),
        ("f(2 * len(a) > size, keys[k - 2], edges[1::2], round(share, 2), len(a) // 2, len(a) < 2)", []),
    ],
)
def test_a_bare_figure_is_told_from_a_place_and_a_half(source: str, bare: list[str]) -> None:
    assert bare_figures(ast.parse(source)) == bare


def test_no_expression_of_a_stage_has_a_bare_figure() -> None:
    found = {(path.stem, text) for path in DECIDING for text in bare_figures(ast.parse(path.read_text("utf-8")))}
    assert {(stem, text) for stem, text in found if text not in BARE_FIGURES} == set()
    assert BARE_FIGURES.keys() == {text for _, text in found}


def is_figure(value: ast.expr) -> bool:
    kept = [node for node in ast.walk(value) if isinstance(node, ast.Constant)]
    calls = any(isinstance(node, ast.Call) for node in ast.walk(value))
    return not calls and bool(kept) and all(isinstance(node.value, int | float) for node in kept)


def test_a_figure_is_told_from_other_constants() -> None:
    kinds = {text: is_figure(ast.parse(text, mode="eval").body) for text in ("-2", "3 / 4", "(3, 2)", "1 << 4", "'a'")}
    assert kinds == {"-2": True, "3 / 4": True, "(3, 2)": True, "1 << 4": True, "'a'": False}


def test_every_figure_of_the_decision_is_in_the_calibration() -> None:
    elsewhere = {(path.stem, name) for path in DECIDING for name in figures(path)}
    assert {(stem, name) for stem, name in elsewhere if name not in NO_FIGURES} == set()
    assert NO_FIGURES.keys() == {name for _, name in elsewhere}


def test_no_two_figures_have_one_name() -> None:
    names = Counter(name for path in CALIBRATION.rglob("*.py") for name in figures(path))
    assert len(names) > 150
    assert [name for name, times in names.items() if times > 1] == []


def test_every_figure_is_explained_and_used() -> None:
    used = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py") if path.parent != CALIBRATION)
    for path in CALIBRATION.glob("*.py"):
        body = ast.parse(path.read_text("utf-8")).body
        explained = [one for one, after in pairwise(body) if isinstance(after, ast.Expr)]
        names = [name.id for node in explained if isinstance(node, ast.Assign) for name in node.targets]
        assert figures(path) == names
        assert [name for name in names if not re.search(rf"\b{name}\b", used)] == []
