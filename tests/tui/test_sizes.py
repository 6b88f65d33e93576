"""Screens of every size, and sizes that change."""

from __future__ import annotations

import pytest

from reader.text.place import DocumentPlace
from tests.tui.sitting import NARROW, WIDE, sit


async def test_a_wide_screen_shows_article_and_side_together() -> None:
    async with sit(size=(200, 60)) as reader:
        assert "Shinzo Abe is coming to Moscow" in reader.shown
        assert "In view" in reader.shown


async def test_the_text_keeps_its_measure_however_wide_the_screen() -> None:
    async with sit(size=(300, 60)) as reader:
        assert reader.article.sheet.width == 66


async def test_a_narrow_screen_shows_one_pane_at_a_time_with_the_same_keys() -> None:
    async with sit(size=NARROW) as reader:
        article = "Shinzo Abe is coming to Moscow"
        assert article in reader.shown
        assert "In view" not in reader.rows[0]
        await reader.press("v")
        assert "In view" in reader.rows[0]
        assert article not in reader.shown
        await reader.press("escape")
        assert article in reader.shown
        await reader.open_entry("Yasukuni Shrine", "Yasukuni Shrine")
        assert "靖国神社" in reader.shown
        assert article not in reader.shown
        await reader.press("[")
        assert article in reader.shown
        await reader.press("]", "escape", "s")
        await reader.write("constitution")
        await reader.until_shown("§ Constitution of Japan")
        await reader.press("escape", "m")
        assert "No notes yet" in reader.shown
        await reader.press("escape")
        assert article in reader.shown


async def test_on_a_narrow_screen_a_mention_brings_the_article_to_the_front() -> None:
    async with sit(size=NARROW) as reader:
        await reader.open_entry("Abe", "Shinzo Abe")
        links = reader.entry.page.links
        last = max(n for n, link in enumerate(links) if isinstance(link.target, DocumentPlace))
        while reader.entry.focused_link < last:
            await reader.press("tab")
        await reader.press("enter")
        target = reader.article.target
        assert target is not None
        assert reader.article.visible_span.contains(target.start)
        assert reader.line_at(reader.article.sheet.row_of(target.start)) in reader.shown


@pytest.mark.parametrize("at", [0, 700, 1500])
async def test_resizing_keeps_the_first_line(at: int) -> None:
    async with sit(size=NARROW, at=at) as reader:
        top, line = reader.article.top, reader.first_line()
        for size in ((200, 60), (37, 12), (120, 40), (20, 5), NARROW):
            await reader.pilot.resize_terminal(*size)
            sheet = reader.article.sheet
            first = sheet.offset_of(reader.article.scroll_offset.y)
            is_first = sheet.row_of(first) == sheet.row_of(top)
            assert is_first or reader.article.scroll_offset.y == reader.article.max_scroll_y
        assert reader.first_line() == line


async def test_resizing_while_looking_up_keeps_the_line_to_return_to() -> None:
    async with sit(size=NARROW, at=1500) as reader:
        line = reader.first_line()
        await reader.press("tab", "enter")
        await reader.pilot.resize_terminal(*WIDE)
        await reader.press("tab", "enter")
        await reader.pilot.resize_terminal(60, 20)
        await reader.press("pagedown")
        await reader.pilot.resize_terminal(*NARROW)
        await reader.press("escape")
        assert reader.first_line() == line


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (3, 2), (1, 50), (400, 1)])
async def test_no_size_is_too_small(size: tuple[int, int]) -> None:
    async with sit(size=size) as reader:
        keys = ("tab", "enter", "pagedown", "[", "]", "v", "o", "end", "home", "m", "a", "x")
        await reader.press(*keys, "ctrl+s")
        await reader.until_idle()
        await reader.press("s", "a", "b", "enter", "escape", "question_mark", "pagedown", "escape")
        await reader.pilot.resize_terminal(*NARROW)
        await reader.until_idle()
        await reader.return_home()
        assert "Abe" in reader.shown


async def test_a_tiny_screen_shows_the_text() -> None:
    async with sit(size=(20, 5)) as reader:
        seen = ""
        for _ in range(30):
            await reader.press("down")
            seen += reader.rows[0][2:-1].strip() + " "
        assert "Shinzo Abe is coming to Moscow" in " ".join(seen.split())


@pytest.mark.parametrize("size", [(20, 5), (120, 5), (80, 12)])
async def test_every_line_of_a_form_is_on_screen_while_it_is_typed_in(
    size: tuple[int, int],
) -> None:
    async with sit(size=size) as reader:
        await reader.press("A")
        await reader.write("quay")
        await reader.until_shown("quay")
        for words in ("place", "pier; jetty", "Ships lie there."):
            await reader.press("tab")
            if words == "place":
                await reader.press("end", *["backspace"] * 4)
            await reader.write(words)
            await reader.until_shown(words)
        await reader.pilot.resize_terminal(20, 5)
        await reader.until_shown("Ships lie")


async def test_what_is_told_is_told_whole_where_it_is_long() -> None:
    async with sit(size=NARROW) as reader:
        reader.screen.tell("a word " * 15 + "and the last")
        await reader.until_shown("and the last")
        await reader.press("down")
        await reader.until_gone("a word")
        assert "%" in reader.rows[-2]


async def test_shrinking_to_nothing_and_back_keeps_everything() -> None:
    async with sit(at=1500) as reader:
        line = reader.first_line()
        await reader.press("a")
        await reader.write("kept")
        await reader.pilot.resize_terminal(1, 1)
        await reader.pilot.resize_terminal(*WIDE)
        assert reader.screen.features.noting.editor.text == "kept"
        assert reader.first_line() == line
