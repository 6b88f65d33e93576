"""What ships is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.base import shipped
from reader.base.errors import NoSuchFileError

if TYPE_CHECKING:
    from pathlib import Path


def test_the_article_is_found() -> None:
    assert shipped.default_document().read_text(encoding="utf-8").strip()
    assert shipped.default_document().parent == shipped.seeds_folder()


def test_the_entries_are_found() -> None:
    assert any(shipped.entries_folder().glob("*.md"))


def test_the_documents_inside_the_package_come_before_those_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "reader"
    for folder in (package / "seeds", tmp_path / "seeds"):
        folder.mkdir(parents=True)
        (folder / shipped.default_document().name).write_text("text")
    monkeypatch.setattr(shipped, "_PACKAGE", package)
    assert shipped.seeds_folder() == package / "seeds"


def test_an_installation_that_lost_the_article_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "reader")
    with pytest.raises(NoSuchFileError):
        shipped.default_document()
