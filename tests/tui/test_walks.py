"""Random walks through all commands: nothing crashes, and Return always finds the line."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from reader.tui.commands import COMMANDS
from tests.tui.sitting import NARROW, WIDE, sit

if TYPE_CHECKING:
    from tests.tui.sitting import Sitting

STEPS = 80
KEYS = tuple(
    key for command in COMMANDS if command.id not in {"quit", "palette"} for key in command.keys
)
LIKELY = ("tab", "enter", "enter", "tab", "s", "a", "x", "ctrl+s", "pagedown", "[")


async def _walk(reader: Sitting, chance: random.Random, steps: int) -> list[str]:
    walked = []
    for _ in range(steps):
        key = chance.choice(KEYS + LIKELY * 3)
        walked.append(key)
        await reader.press(key)
    return walked


@pytest.mark.parametrize("seed", range(4))
async def test_return_finds_the_line_after_any_walk(seed: int) -> None:
    chance = random.Random(seed)
    async with sit(size=chance.choice([WIDE, NARROW]), at=chance.randrange(5000)) as reader:
        for _ in range(4):
            walked = await _walk(reader, chance, STEPS // 4)
            await _leave_pages_over_the_screen(reader)
            await reader.return_home()
            screen, place = reader.screen, reader.screen.session.place
            assert screen.focused is reader.article, walked
            assert not place.is_away, walked
            assert reader.article.top == place.offset, walked
            assert _shows_on_top(reader, place.offset), walked
            await reader.press("escape")
            assert reader.article.top == place.offset, walked


def _shows_on_top(reader: Sitting, offset: int) -> bool:
    """Whether the first text on screen is the line with an offset, or as near as the end allows."""
    pane = reader.article
    top = pane.sheet.offset_of(pane.scroll_offset.y)
    same_line = pane.sheet.row_of(top) == pane.sheet.row_of(offset)
    return same_line or pane.scroll_offset.y == pane.max_scroll_y


@pytest.mark.parametrize("seed", range(2))
async def test_no_walk_of_looking_up_moves_the_line_being_read(seed: int) -> None:
    """With the article left alone, only Return, Back and Read here may show it again."""
    chance = random.Random(1000 + seed)
    async with sit(size=WIDE, at=1800) as reader:
        line = reader.first_line()
        await reader.press("tab", "enter")
        keys = ("tab", "tab", "enter", "shift+tab", "pagedown", "[", "]", "s", "m", "v", "end")
        for _ in range(60):
            key = chance.choice(keys)
            if isinstance(reader.screen.focused, Input):
                key = chance.choice(("a", "b", "e", "enter", "down", "pagedown"))
            if not reader.screen.session.place.is_away and (
                reader.screen.panes.active is reader.article
            ):
                key = "tab" if reader.article.focused_link < 0 else "enter"
            if key == "tab" and reader.screen.panes.active is reader.article:
                key = "enter" if reader.article.focused_link >= 0 else "pagedown"
                if not reader.screen.session.place.is_away:
                    key = "s"
            await reader.press(key)
        await reader.return_home()
        assert reader.first_line() == line


async def _leave_pages_over_the_screen(reader: Sitting) -> None:
    for _ in range(3):
        await reader.until_idle()
        if reader.app.screen is reader.screen:
            return
        await reader.press("escape")
