"""What is typed into the search never reaches the terminal as it is."""

from __future__ import annotations

from tests.tui.sitting import sit


async def test_a_remark_shows_control_characters_as_signs() -> None:
    async with sit() as reader:
        await reader.press("s")
        reader.screen.features.search.type("kind:\x1b[31mred\x07")
        await reader.until_shown("is none; there are")
        assert "\x1b" not in reader.shown
        assert "\x07" not in reader.shown
        assert "␛[31mred␇ is none" in reader.shown
