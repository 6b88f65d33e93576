"""What is imported is declared, and what is declared is imported."""

from __future__ import annotations

import ast
import re
import sys
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING

from tests.architecture.project import PACKAGES, ROOT, modules, parsed, settings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

OWN = {*PACKAGES, "tests"}


NEEDED_BY_OTHERS = {"lxml-html-clean"}
"""Trafilatura imports it by way of an extra of lxml that older versions of pip do not find."""


def _normalised(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\s<>=!~\[;]", distribution)[0]).lower()


def _imported(paths: Iterable[Path]) -> set[str]:
    """Distributions of everything imported from outside the standard library, lazily or not."""
    names: set[str] = set()
    for path in paths:
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Import):
                names.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names.add(node.module.partition(".")[0])
    installed = packages_distributions()
    return {
        _normalised(installed[name][0]) if name in installed else f"{name} (not installed)"
        for name in names - OWN - sys.stdlib_module_names
    }


def _runtime() -> set[str]:
    return {_normalised(one) for one in settings()["project"]["dependencies"]}


def _development() -> set[str]:
    extra = settings()["project"]["optional-dependencies"]["dev"]
    return {_normalised(one) for one in extra}


def test_the_product_imports_only_its_declared_dependencies() -> None:
    assert _imported(modules()) - _runtime() == set()


def test_every_declared_dependency_is_imported() -> None:
    assert _runtime() - _imported(modules()) == NEEDED_BY_OTHERS


def test_the_tests_import_only_declared_dependencies() -> None:
    imported = _imported(sorted((ROOT / "tests").rglob("*.py")))
    assert imported - _runtime() - _development() == set()


def test_what_breaks_easily_is_pinned_exactly() -> None:
    pinned = {_normalised(o) for o in settings()["project"]["dependencies"] if "==" in o}
    assert {"textual", "whoosh3"} <= pinned
