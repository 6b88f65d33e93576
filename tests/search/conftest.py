"""An index of its own for each test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.search.index import open_index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.search.index import SearchIndex


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "index"


@pytest.fixture
def told() -> list[str]:
    """What was reported."""
    return []


@pytest.fixture
def index(folder: Path, told: list[str]) -> Iterator[SearchIndex]:
    index = open_index(folder, told.append)
    yield index
    index.close()
