"""Broken files: the program goes on, says how many, and ! lists them."""

from __future__ import annotations

import asyncio
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from tests.tui.sitting import sit

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

BROKEN = {
    "glossary/broken.md": "---\nterm: [\n---\n",
    "notes/some-text/20200101T000000-00000000.md": "no note at all",
    "config.toml": "measure = = 3\n",
    "places.json": "{{{",
}


async def test_broken_files_are_counted_listed_and_left_alone(home: Path) -> None:
    for name, content in BROKEN.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(content, encoding="utf-8")
    async with sit() as reader:
        assert "Shinzo Abe is coming" in reader.shown
        assert "! tells which" in reader.status
        await reader.press("exclamation_mark")
        await reader.until_shown("Files that could not be read")
        for name in BROKEN:
            assert name.rpartition("/")[2] in reader.shown.replace("\n", "")
        await reader.press("escape")
        await reader.press("tab", "enter")
        assert reader.screen.features.beside.entry is not None
    assert set(BROKEN.values()) <= _texts_in(home)


def _texts_in(home: Path) -> set[str]:
    """What every text file of the home holds, under whatever name."""
    texts = set()
    for path in home.rglob("*"):
        if path.is_file() and "index" not in str(path):
            with suppress(FileNotFoundError):  # another file that is just being written
                texts.add(path.read_text(encoding="utf-8", errors="replace"))
    return texts


async def test_without_broken_files_the_list_says_so() -> None:
    async with sit() as reader:
        await reader.press("exclamation_mark")
        await reader.until_shown("None: everything was read.")


async def test_a_home_that_is_a_file_is_no_reason_not_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("READER_HOME", str(tmp_path / "file"))
    async with sit() as reader:
        assert "Shinzo Abe is coming" in reader.shown
        await reader.press("pagedown", "tab", "enter", "escape", "s")
        await reader.write("abe")
        await reader.press("escape", "m", "escape", "exclamation_mark", "escape")
        await reader.until_idle()
        assert reader.app.is_running


async def test_a_fault_of_ours_ends_the_program_with_its_own_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("READER_DEBUG")
    async with sit() as reader:

        def fail() -> None:
            raise RuntimeError("a fault")

        reader.screen.call_later(fail)
        async with asyncio.timeout(20):  # a program that has failed cannot be waited for
            while reader.app.failure is None:  # noqa: ASYNC110 - it tells nobody
                await asyncio.sleep(0)
    assert isinstance(reader.app.failure, RuntimeError)
    assert reader.app.return_value not in {0, None}


async def test_a_document_that_is_gone_is_told_when_it_is_gone_to(
    tmp_path: Path, home: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The zeppelin flies over the lake.\n", encoding="utf-8")
    async with sit(other):
        pass
    async with sit() as reader:
        other.unlink()
        shutil.rmtree(home / "library")
        await reader.press("s", "f2")
        await reader.write("zeppelin")
        await reader.until_idle()
        if reader.results.page.links:
            await reader.press("enter")
            await reader.until_idle()
        await reader.press("escape")
        assert reader.screen.focused is reader.article
        assert "Shinzo Abe is coming" in reader.shown
