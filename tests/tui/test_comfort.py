"""How the text looks, by keys and in a list: seen at once, and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.base.paths import Paths
from reader.desk.desk import Desk
from tests.tui.sitting import NARROW, WIDE, sit

if TYPE_CHECKING:
    from pathlib import Path


def _look(name: str) -> object:
    return getattr(Desk(Paths.discover()).look, name)


async def test_lines_become_wider_and_narrower_with_the_same_line_on_top() -> None:
    async with sit(at=1500, size=(140, 40)) as reader:
        top = reader.first_line()
        await reader.press("2", "2")
        await reader.until_shown("Widest line: 74")
        assert reader.article.sheet.width == 74
        assert reader.first_line().startswith(top[:40])
        await reader.press("1", "1", "1")
        assert reader.article.sheet.width == 62
        await reader.until(lambda: _look("measure") == 62, "the choice kept")


async def test_what_was_chosen_holds_the_next_time_and_the_settings_file_is_left_alone() -> None:
    async with sit(size=WIDE) as reader:
        await reader.press("1", "L")
        await reader.until(lambda: (_look("measure"), _look("theme")) == (62, "light"), "both kept")
    assert not Paths.discover().config_file.exists()
    async with sit(size=WIDE) as reader:
        assert reader.article.sheet.width == min(62, reader.article.sheet.width)
        assert not reader.app.current_theme.dark


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_list_changes_what_is_in_focus(size: tuple[int, int]) -> None:
    async with sit(size=size) as reader:
        await reader.press("V")
        await reader.until_shown("Widest line: 66")
        await reader.press("right")
        await reader.until_shown("Widest line: 70")
        await reader.press("left", "h")
        await reader.until_shown("Widest line: 62")
        await reader.press("down", "enter")
        await reader.until_shown("Margins: 2")
        await reader.press("escape")
        assert reader.screen.panes.active is reader.article


async def test_the_paragraph_being_read_stands_out_without_colour() -> None:
    async with sit(size=WIDE) as reader:
        await reader.press("6")
        pane = reader.article

        def bright() -> set[int]:
            rows = range(pane.size.height)
            return {
                y
                for y in rows
                for one in pane.render_line(y)
                if one.text.strip() and one.style and not one.style.dim
            }

        first = bright()
        assert first
        assert len(first) < pane.size.height // 2
        await reader.press("pagedown")
        await reader.until(lambda: bright() and bright() != first, "another paragraph")


async def test_margins_leave_room_on_a_narrow_screen() -> None:
    async with sit(size=NARROW) as reader:
        before = reader.article.sheet.width
        await reader.press("8", "8", "8")
        assert reader.article.sheet.width == min(before, 80 - 3 - 16 - 2)


async def test_a_choice_that_shows_nothing_says_why(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("Incomprehensible words of no known language.\n", encoding="utf-8")
    async with sit(path, size=WIDE) as reader:
        await reader.press("5")
        await reader.until_shown("the language of the text is not known")
