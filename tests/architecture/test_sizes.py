"""Modules, classes and functions stay small enough to be read in one go."""

from __future__ import annotations

import ast

from tests.architecture.project import ROOT, modules, parsed

LONGEST_MODULE = 300
LONGEST_CLASS = 200
LONGEST_FUNCTION = 60


def test_no_module_is_too_long() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert len(lengths) > 20, "the modules are not where this test looks"
    assert not {
        str(path.relative_to(ROOT)): length
        for path, length in lengths.items()
        if length > LONGEST_MODULE
    }


def test_no_class_or_function_is_too_long() -> None:
    too_long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {length} lines"
        for path in modules()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1)
        > (LONGEST_CLASS if isinstance(node, ast.ClassDef) else LONGEST_FUNCTION)
    ]
    assert not too_long
