"""Looking up: from terms to entries, on from there, into the text, back, and home."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from reader.text.place import DocumentPlace, EntryPlace
from tests.tui.sitting import NARROW, WIDE, sit

if TYPE_CHECKING:
    from reader.text.page import PageLink
    from tests.tui.sitting import Sitting


def _links_to_article(reader: Sitting) -> list[int]:
    """The links of the entry on show that lead to its mentions."""
    links = reader.entry.page.links
    return [n for n, link in enumerate(links) if isinstance(link.target, DocumentPlace)]


async def _focus_link(reader: Sitting, number: int) -> PageLink:
    """Tab to a link of the entry pane."""
    while reader.entry.focused_link < number:
        await reader.press("tab")
    return reader.entry.page.links[number]


async def test_enter_opens_the_entry_of_the_term_in_focus() -> None:
    async with sit() as reader:
        await reader.open_entry("Yasukuni Shrine", "Yasukuni Shrine")
        for words in ("Yasukuni Shrine", "靖国神社", "place · "):
            assert words in reader.shown
        assert reader.screen.focused is reader.entry
        page = reader.entry.page.text
        parts = ["by 27 April 2013", "ince 27 April 2013", "See also", "Sources"]
        assert [part for part in parts if part in page] == parts


async def test_an_entry_tells_every_name_and_whose_it_is() -> None:
    async with sit() as reader:
        await reader.open_entry("South Kuril Islands", "South Kuril Islands")
        by_one_name, entry = reader.entry.page.text, reader.screen.features.beside.entry
        assert entry is not None
        assert "北方領土" in by_one_name
        assert "Южные Курилы" in by_one_name
        assert "Japan’s name" in by_one_name
        await reader.press("escape")
        await reader.focus_term("Northern Territories")
        await reader.press("enter")
        assert reader.screen.features.beside.entry is entry, "two names, one entry"


async def test_enter_with_nothing_in_focus_takes_the_first_term_into_focus() -> None:
    async with sit() as reader:
        await reader.press("enter")
        assert reader.article.focused_link == 0
        assert reader.screen.features.beside.entry is None
        await reader.press("enter")
        assert reader.screen.features.beside.entry is not None


async def test_a_see_also_leads_to_the_other_entry() -> None:
    async with sit() as reader:
        await reader.open_entry("Yasukuni Shrine", "Yasukuni Shrine")
        await reader.focus_term("Class A war criminals")
        await reader.press("enter")
        assert reader.entry.page.text.startswith("Class A war criminals")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_every_mention_of_an_entry_leads_to_its_exact_place(size: tuple[int, int]) -> None:
    async with sit(size=size) as reader:
        await reader.open_entry("Abe", "Shinzo Abe")
        mentions = _links_to_article(reader)
        assert len(mentions) > 3
        for number in mentions:
            link = await _focus_link(reader, number)
            assert isinstance(link.target, DocumentPlace)
            await reader.press("enter")
            target = reader.article.target
            assert target is not None
            assert (target.start, target.end) == (link.target.start, link.target.end)
            words = reader.article.page.text[target.start : target.end]
            assert re.fullmatch(r"(Shinzo )?Abe", words) or "rime" in words
            assert reader.article.visible_span.contains(target.start)
            strips = reader.app.screen._compositor.render_strips()
            reversed_words = "".join(
                segment.text
                for strip in strips
                for segment in strip
                if segment.style and segment.style.reverse
            )
            assert words.split()[0] in reversed_words
            assert reader.screen.focused is reader.article
            await reader.press("[")
            assert reader.screen.focused is reader.entry
            assert reader.entry.focused_link == number


async def test_back_and_forward_show_each_stop_as_it_was_left() -> None:
    async with sit() as reader:
        await reader.press("down", "down")
        seen = []

        def see() -> None:
            screen = reader.screen
            entry = screen.features.beside.entry
            in_article = screen.focused is reader.article
            seen.append(
                (reader.article.top, None)
                if in_article
                else (reader.entry.top, entry.id if entry else "", reader.entry.focused_link)
            )

        await reader.focus_term("Yasukuni Shrine")
        see()
        await reader.press("enter")
        await reader.focus_term("Class A war criminals")
        see()
        await reader.press("enter")
        await reader.press("down", "down", "down", "tab")
        see()
        await reader.press("enter")
        await reader.press("pagedown")
        see()
        there = list(seen)
        for _ in range(3):
            await reader.press("[")
            see()
        assert seen[len(there) :] == there[-2::-1]
        for _ in range(3):
            await reader.press("]")
            see()
        assert seen[-3:] == there[1:]


async def test_return_leaves_the_way_back_and_forward_open() -> None:
    async with sit() as reader:
        await reader.open_entry("Yasukuni Shrine", "Yasukuni Shrine")
        await reader.focus_term("Class A war criminals")
        await reader.press("enter", "[", "escape")
        assert reader.screen.focused is reader.article
        if "forward" in {command for command in ("forward",) if _can(reader, command)}:
            await reader.press("]")
            assert reader.screen.focused is reader.entry, "forward was offered"


def _can(reader: Sitting, command: str) -> bool:
    return bool(reader.screen.check_action("command", (command,)))


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("key", ["escape", "r"])
async def test_return_brings_the_exact_line_back(size: tuple[int, int], key: str) -> None:
    async with sit(size=size, at=1500) as reader:
        line = reader.first_line()
        await reader.open_entry("Abe", "Shinzo Abe")
        (first, *_, last) = _links_to_article(reader)
        await _focus_link(reader, first)
        await reader.press("enter")
        assert reader.first_line() != line
        await reader.press("tab", "enter", "pagedown", "[", "[")
        await _focus_link(reader, last)
        await reader.press("enter", "pagedown", "home", key)
        assert reader.first_line() == line
        assert reader.screen.focused is reader.article
        assert not reader.screen.session.place.is_away


async def test_read_here_makes_the_line_on_top_the_one_being_read() -> None:
    async with sit(size=NARROW) as reader:
        await reader.open_entry("Abe", "Shinzo Abe")
        await _focus_link(reader, _links_to_article(reader)[-1])
        await reader.press("enter")
        there = reader.first_line()
        assert "Esc returns" in reader.status
        await reader.press("full_stop")
        assert "Esc returns" not in reader.status
        await reader.open_entry(reader.focused_words or await _next(reader), "")
        await reader.press("escape")
        assert reader.first_line() == there


async def _next(reader: Sitting) -> str:
    await reader.press("tab")
    return reader.focused_words


async def test_a_click_on_a_term_opens_it() -> None:
    async with sit() as reader:
        row = next(n for n, text in enumerate(reader.rows) if "Pyongyang" in text)
        column = reader.rows[row].index("Pyongyang")
        await reader.pilot.click(offset=(column + 2, row))
        await reader.until(lambda: reader.entry.page.text.startswith("North Korea"))
        assert "평양" in reader.shown or "朝鮮" in reader.shown or "조선" in reader.shown


async def test_the_list_in_view_opens_entries() -> None:
    async with sit() as reader:
        await reader.press("v")
        assert reader.screen.focused is reader.screen.features.beside.in_view
        first = reader.focused_words
        await reader.press("down", "up", "down")
        assert reader.focused_words != first
        target = reader.screen.features.beside.in_view.focused_target
        assert isinstance(target, EntryPlace)
        await reader.press("enter")
        assert reader.screen.features.beside.entry is not None
        assert reader.screen.features.beside.entry.id == target.entry


async def test_back_leads_from_an_entry_of_the_list_to_the_text() -> None:
    async with sit() as reader:
        await reader.press("v", "enter")
        assert reader.screen.focused is reader.entry
        await reader.press("[")
        assert reader.screen.focused is not reader.entry


async def test_a_place_given_at_the_start_is_gone_to() -> None:
    async with sit(place=EntryPlace("north-korea")) as reader:
        await reader.until(lambda: reader.screen.features.beside.entry)
        assert reader.entry.page.text.startswith("North Korea")
        await reader.press("escape")
        assert reader.article.scroll_offset.y == 0


async def test_an_entry_that_does_not_exist_is_told() -> None:
    async with sit(place=EntryPlace("no-such-thing")) as reader:
        await reader.until_shown("no-such-thing: no such entry")


async def test_the_keyboard_goes_round_the_panes() -> None:
    async with sit() as reader:
        in_view = reader.screen.features.beside.in_view
        gone_to = []
        for key in ("o", "o", "tab", "enter", "o", "o", "o"):
            await reader.press(key)
            gone_to.append(reader.screen.focused)
        article = reader.article
        assert gone_to[:2] == [in_view, article]
        assert gone_to[3:] == [reader.entry, article, in_view, reader.entry]


async def test_back_from_a_hit_leads_to_the_hits() -> None:
    async with sit() as reader:
        await reader.press("s")
        await reader.write("yasukuni")
        await reader.until_shown("§ Yasukuni Shrine")
        await reader.press("enter")
        await reader.press("left_square_bracket")
        assert reader.screen.panes.side == "search"
        assert reader.screen.focused is reader.results
        await reader.press("left_square_bracket")
        assert reader.screen.focused is reader.article
        assert not reader.screen.session.place.is_away


async def test_escape_returns_to_the_term_that_was_in_focus() -> None:
    async with sit() as reader:
        await reader.focus_term("Yasukuni Shrine")
        await reader.press("enter")
        await reader.until(lambda: reader.screen.focused is reader.entry)
        mention = next(
            n
            for n, link in enumerate(reader.entry.page.links)
            if isinstance(link.target, DocumentPlace)
        )
        reader.entry.focus_link(mention)
        await reader.press("enter")
        assert reader.screen.session.place.is_away
        await reader.press("escape")
        assert reader.focused_words == "Yasukuni Shrine"
