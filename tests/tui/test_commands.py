"""The registry of commands, and what is made from it: keys, help, key bar, palette."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from textual.command import CommandPalette
from textual.widgets import Input, OptionList

from reader.tui.commands import COMMANDS
from reader.tui.commands.command import shown_key
from tests.tui.sitting import NARROW, WIDE, sit

if TYPE_CHECKING:
    from tests.tui.sitting import Sitting


def test_every_key_is_bound_only_once() -> None:
    bound = Counter(key for command in COMMANDS for key in command.keys)
    assert [key for key, count in bound.items() if count > 1] == []


def test_every_command_has_a_name_of_its_own_and_can_be_run_by_a_key() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert len({command.label for command in COMMANDS}) == len(COMMANDS)
    for command in COMMANDS:
        assert command.keys, command.id
        assert command.help.endswith("."), command.id
        assert len(command.label.split()) <= 2, command.id


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_help_lists_every_command_with_its_keys(size: tuple[int, int]) -> None:
    async with sit(size=size) as reader:
        await reader.press("question_mark")
        pane = reader.app.screen.query_one("#page")
        assert pane is reader.app.focused
        page = reader.app.screen.active_pane.page  # type: ignore[attr-defined]
        for command in COMMANDS:
            assert command.help in page.text
            assert ", ".join(map(shown_key, command.keys)) in page.text
        seen = reader.shown
        for _ in range(10):
            await reader.press("pagedown")
            seen += reader.shown
        last = COMMANDS[-1]
        assert last.help[:20] in seen
        await reader.press("escape")
        assert reader.app.screen is reader.screen
        assert "Shinzo Abe is coming" in reader.shown


async def test_the_key_bar_shows_what_can_be_done_now() -> None:
    async with sit() as reader:
        bar = reader.rows[-1]
        assert "Next term" in bar
        assert "Save" not in bar
        await reader.press("a")
        bar = reader.rows[-1]
        assert "Ctrl-S Save" in bar
        assert "Next term" not in bar
        await reader.press("escape", "s")
        assert "F2 Kind" in reader.rows[-1]


async def test_the_key_bar_says_first_what_matters_where_the_keyboard_is() -> None:
    async with sit(size=NARROW) as reader:
        assert "? Help" in reader.rows[-1]
        await reader.press("w")
        assert reader.rows[-1].startswith(" Enter Look up  > Take next  a Note  A New entry")
        assert "Esc Drop" in reader.rows[-1]
        await reader.press("escape", "tab", "enter")
        assert "Next link" in reader.rows[-1]
        assert "i Know this" in reader.rows[-1]
        await reader.press("e")
        await reader.until_shown("Edit Shinzo Abe")
        await reader.until(lambda: reader.rows[-1].startswith(" Ctrl-S Save  Esc Leave"))
        await reader.press("escape", "escape", "c")
        await reader.until_shown("A Explain  d Dismiss")


async def test_a_click_on_the_key_bar_runs_the_command() -> None:
    async with sit() as reader:
        column = reader.rows[-1].index("Search")
        await reader.pilot.click(offset=(column, 39))
        await reader.until(lambda: isinstance(reader.screen.focused, Input))


async def _palette(reader: Sitting, words: str) -> None:
    await reader.press("ctrl+p")
    assert isinstance(reader.app.screen, CommandPalette)
    await reader.write(words)


def _offered(reader: Sitting) -> str:
    options = reader.app.screen.query_one(OptionList)
    prompts = (options.get_option_at_index(n).prompt for n in range(options.option_count))
    return "\n".join(str(getattr(prompt, "plain", prompt)) for prompt in prompts)


async def test_the_palette_finds_commands_and_runs_them() -> None:
    async with sit() as reader:
        await _palette(reader, "my notes")
        await reader.until(lambda: "My notes" in _offered(reader))
        await reader.press("enter")
        await reader.until(lambda: reader.screen.panes.side == "notes")
        assert reader.app.screen is reader.screen


async def test_the_palette_offers_every_command_that_can_be_run() -> None:
    async with sit() as reader:
        await _palette(reader, "")
        can_be_run = [c for c in COMMANDS if reader.screen.check_action("command", (c.id,))]
        await reader.until(lambda: all(c.label in _offered(reader) for c in can_be_run))
        assert "Save" not in _offered(reader)


async def test_the_palette_finds_entries_and_opens_them() -> None:
    async with sit() as reader:
        await _palette(reader, "urals")
        await reader.until(lambda: "Urals" in _offered(reader))
        await reader.press("enter")
        await reader.until(lambda: reader.entry.page.text.startswith("Urals"))
        await reader.press("escape")
        assert reader.screen.focused is reader.article


@pytest.mark.parametrize("key", ["q", "ctrl+q"])
async def test_quit_leaves_with_success(key: str) -> None:
    async with sit() as reader:
        await reader.press(key)
    assert reader.app.return_value in {0, None}


async def test_light_and_dark_change_places() -> None:
    async with sit() as reader:
        first = reader.app.theme
        await reader.press("L")
        assert reader.app.theme != first
        await reader.press("L")
        assert reader.app.theme == first
