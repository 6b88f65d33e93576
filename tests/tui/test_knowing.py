"""Seen and known: told in the list of terms in view, said by one key, remembered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.tui.sitting import NARROW, WIDE, sit
from tests.tui.test_marks import mark, underlined

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.sitting import Sitting


def _in_view(reader: Sitting, term: str) -> str:
    """The sign before a term in the list of terms in view."""
    page = reader.screen.features.beside.in_view.page
    lines = {page.text[block.start : block.end]: block.marker for block in page.blocks}
    return next((sign for line, sign in lines.items() if line.startswith(term)), "")


async def test_every_term_in_view_says_what_it_is_to_the_reader() -> None:
    async with sit() as reader:
        assert _in_view(reader, "Yasukuni Shrine") == "+"
        await reader.open_entry("Yasukuni Shrine", "Yasukuni Shrine")
        await reader.until(lambda: _in_view(reader, "Yasukuni Shrine") == "·")
        assert _in_view(reader, "Shinzo Abe") == "+"


async def test_i_says_that_the_term_in_focus_is_known_and_that_it_is_not() -> None:
    async with sit() as reader:
        await reader.focus_term("Yasukuni Shrine")
        await reader.press("i")
        await reader.until(lambda: _in_view(reader, "Yasukuni Shrine") == "✓")
        assert reader.status == "Yasukuni Shrine is known; u undoes it"
        assert reader.focused_words == "Yasukuni Shrine"
        await reader.press("i")
        await reader.until(lambda: _in_view(reader, "Yasukuni Shrine") == "+")
        assert "not known any more" in reader.status


async def test_what_is_known_is_known_in_the_next_sitting_and_in_other_texts(
    tmp_path: Path, home: Path
) -> None:
    async with sit() as reader:
        await reader.focus_term("Yasukuni Shrine")
        await reader.press("i")
        await reader.until_idle()
    assert "yasukuni-shrine" in json.loads((home / "acquaintance.json").read_text())["known"]
    path = tmp_path / "other.txt"
    path.write_text("A visit to the Yasukuni Shrine.\n", encoding="utf-8")
    async with sit(path) as reader:
        await reader.until(lambda: _in_view(reader, "Yasukuni Shrine") == "✓")


async def test_i_in_the_list_in_view_keeps_the_place_in_the_list() -> None:
    async with sit() as reader:
        await reader.press("v", "down", "down")
        words = reader.focused_words
        await reader.press("i")
        in_view = reader.screen.features.beside.in_view
        await reader.until(lambda: _in_view(reader, words) == "✓")
        assert reader.focused_words == words
        assert reader.screen.focused is in_view
        assert in_view.focused_link == 2


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_i_in_an_entry_is_about_that_entry(size: tuple[int, int]) -> None:
    async with sit(size=size) as reader:
        await reader.open_entry("Yasukuni Shrine", "Yasukuni Shrine")
        await reader.press("tab", "i")
        await reader.until(lambda: "Yasukuni Shrine is known" in reader.status)


async def test_u_takes_back_what_was_said() -> None:
    async with sit() as reader:
        await reader.focus_term("Yasukuni Shrine")
        await reader.press("i")
        await reader.until(lambda: _in_view(reader, "Yasukuni Shrine") == "✓")
        await reader.press("u")
        await reader.until(lambda: _in_view(reader, "Yasukuni Shrine") == "+")


async def test_where_only_unknown_terms_are_marked_a_known_one_loses_its_mark_at_once() -> None:
    async with sit() as reader:
        await mark(reader, "not yet known")
        assert "Yasukuni Shrine" in underlined(reader)
        await reader.focus_term("Yasukuni Shrine")
        await reader.press("i")
        await reader.until(lambda: "Yasukuni Shrine" not in underlined(reader))
        await reader.press("u")
        await reader.until(lambda: "Yasukuni Shrine" in underlined(reader))


async def test_a_note_on_an_entry_makes_it_noted() -> None:
    async with sit() as reader:
        await reader.open_entry("Yasukuni Shrine", "Yasukuni Shrine")
        await reader.press("a")
        await reader.write("mine")
        await reader.press("ctrl+s")
        await reader.until(lambda: _in_view(reader, "Yasukuni Shrine") == "✎")


async def test_without_a_term_there_is_nothing_to_know() -> None:
    async with sit() as reader:
        await reader.press("i")
        assert not reader.screen.desk.acquaintance.known


async def test_a_file_that_cannot_be_written_is_told(home: Path) -> None:
    async with sit() as reader:
        (home / "acquaintance.json").mkdir()
        await reader.focus_term("Yasukuni Shrine")
        await reader.press("i")
        await reader.until(lambda: "acquaintance.json" in reader.status.replace(" ", ""))
        assert _in_view(reader, "Yasukuni Shrine") == "+"


async def test_an_entry_written_by_another_program_is_marked_while_reading(
    tmp_path: Path, home: Path
) -> None:
    path = tmp_path / "boats.txt"
    path.write_text("A zeppelin over the lake.\n", encoding="utf-8")
    async with sit(path) as reader:
        assert underlined(reader) == []
        (home / "glossary").mkdir(exist_ok=True)
        entry = "---\nterm: zeppelin\nkind: term\n---\nAn airship.\n"
        (home / "glossary" / "zeppelin.md").write_text(entry, encoding="utf-8")
        await reader.until(lambda: underlined(reader) == ["zeppelin"])
        (home / "glossary" / "broken.md").write_text("---\nterm: [\n---\n", encoding="utf-8")
        await reader.until(lambda: "broken.md" in reader.status.replace(" ", ""))
        assert underlined(reader) == ["zeppelin"]
