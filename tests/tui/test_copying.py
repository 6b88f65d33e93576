"""Copying: the words as the source has them, wherever their rows end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyperclip

from reader.tui import copying
from tests.tui.sitting import NARROW, sit

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

LINES = "One  long paragraph\nwhose source has its own line ends.\n\nAnother of *signs*.\n"


async def test_what_is_picked_out_is_copied_as_the_source_has_it(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text(LINES, encoding="utf-8")
    async with sit(path, size=(14, 12)) as reader:
        await reader.press("w", *[">"] * 5, "C")
        assert reader.app.clipboard == "One  long paragraph\nwhose source has"
        await reader.until_shown("Copied 6")


async def test_without_a_choice_the_paragraph_on_top_is_copied(tmp_path: Path) -> None:
    path = tmp_path / "lines.txt"
    path.write_text(LINES, encoding="utf-8")
    async with sit(path, size=NARROW) as reader:
        await reader.press("C")
        assert reader.app.clipboard == LINES.split("\n\n", maxsplit=1)[0]


async def test_what_is_picked_out_is_searched_for() -> None:
    async with sit() as reader:
        await reader.focus_term("Yasukuni Shrine")
        await reader.press("w", ">", "s")
        assert reader.screen.features.search.line.value == "Yasukuni Shrine"


async def test_an_entry_is_copied_from_where_the_keyboard_is() -> None:
    async with sit() as reader:
        await reader.open_entry("Yasukuni Shrine", "Yasukuni Shrine")
        await reader.press("w", "C")
        assert reader.app.clipboard in reader.entry.page.text.split()


def test_the_clipboard_of_the_system_gets_it_where_it_is_the_readers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", copied.append)
    assert not copying.to_system("far away")
    monkeypatch.delenv("SSH_CONNECTION")
    assert copying.to_system("at home")
    assert copied == ["at home"]


def test_a_system_without_a_clipboard_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: str) -> None:
        raise pyperclip.PyperclipException

    monkeypatch.delenv("SSH_CONNECTION")
    monkeypatch.setattr(pyperclip, "copy", fails)
    assert not copying.to_system("words")
