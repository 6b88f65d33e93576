"""Reading: the text, its marked terms, what is in view, and the place."""

from __future__ import annotations

import pytest

from reader.base.paths import Paths
from reader.desk.desk import Desk
from reader.text.place import EntryPlace
from tests.tui.sitting import NARROW, WIDE, sit


def _terms_in_view(text: str) -> list[str]:
    return [line.split("  ")[0] for line in text.split("\n") if line]


async def test_the_article_stands_under_its_title_author_and_date() -> None:
    async with sit() as reader:
        assert "Moscow-Tokyo Anti-China Alliance Not Real" in reader.rows[0]
        assert "27 April 2013" in reader.shown
        assert "Shinzo Abe is coming to Moscow" in reader.shown


async def test_the_first_screen_shows_the_text_before_the_terms_are_known() -> None:
    async with sit(settled=False) as reader:
        await reader.until_shown("Shinzo Abe is coming to Moscow")
        await reader.until_idle()
        assert "North Korea" in reader.screen.features.beside.in_view.page.text


async def test_terms_of_the_text_are_marked() -> None:
    async with sit() as reader:
        marked = {
            reader.article.page.text[link.start : link.end] for link in reader.article.page.links
        }
        assert {"Yasukuni Shrine", "South Kuril Islands", "Northern Territories"} <= marked
        segments = [
            segment
            for strip in reader.app.screen._compositor.render_strips()
            for segment in strip
            if segment.text == "Pyongyang"
        ]
        assert segments
        assert all(segment.style and segment.style.underline for segment in segments)


async def test_in_view_lists_the_terms_on_screen_in_reading_order() -> None:
    async with sit() as reader:
        shown = _terms_in_view(reader.screen.features.beside.in_view.page.text)
        wanted = ["Shinzo Abe", "North Korea", "Dmitri Trenin"]
        assert [term for term in shown if term in wanted] == wanted
        seen = reader.article.visible_span
        mentioned = {
            link.target.entry
            for link in reader.article.page.links
            if isinstance(link.target, EntryPlace) and seen.start <= link.start < seen.end
        }
        listed = {
            link.target.entry
            for link in reader.screen.features.beside.in_view.page.links
            if isinstance(link.target, EntryPlace)
        }
        assert listed == mentioned


async def test_in_view_follows_the_scrolling() -> None:
    async with sit(size=NARROW) as reader:
        assert "Bona fide" not in reader.screen.features.beside.in_view.page.text
        await reader.press("end")
        await reader.until(lambda: "Bona fide" in reader.screen.features.beside.in_view.page.text)
        assert "North Korea" not in reader.screen.features.beside.in_view.page.text
        await reader.press("home")
        await reader.until(lambda: "North Korea" in reader.screen.features.beside.in_view.page.text)


async def test_tab_goes_from_term_to_term_and_shift_tab_back() -> None:
    async with sit() as reader:
        order = [
            reader.article.page.text[link.start : link.end] for link in reader.article.page.links
        ]
        gone_to = []
        for _ in range(30):
            await reader.press("tab")
            gone_to.append(reader.focused_words)
        assert gone_to == order[:30]
        seen = reader.article.visible_span
        focused = reader.article.page.links[reader.article.focused_link]
        assert seen.contains(focused.start), "the term in focus is on screen"
        for words in reversed(order[:29]):
            await reader.press("shift+tab")
            assert reader.focused_words == words


async def test_tab_begins_with_the_first_term_on_screen() -> None:
    async with sit(size=NARROW) as reader:
        await reader.press("pagedown", "pagedown")
        seen = reader.article.visible_span
        await reader.press("tab")
        link = reader.article.page.links[reader.article.focused_link]
        earlier = [one for one in reader.article.page.links if seen.start <= one.start < link.start]
        assert not earlier
        assert seen.contains(link.start)


@pytest.mark.parametrize(
    ("there", "back"),
    [
        ("down", "up"),
        ("j", "k"),
        ("pagedown", "pageup"),
        ("space", "b"),
        ("ctrl+d", "ctrl+u"),
        ("end", "home"),
        ("G", "g"),
    ],
)
async def test_keys_move_down_the_text_and_up_again(there: str, back: str) -> None:
    async with sit(size=NARROW) as reader:
        assert reader.article.scroll_offset.y == 0
        await reader.press(there)
        assert reader.article.scroll_offset.y > 0
        await reader.press(back)
        assert reader.article.scroll_offset.y == 0


async def test_a_page_down_leaves_out_no_line() -> None:
    async with sit(size=NARROW) as reader:
        before = reader.article.visible_span
        await reader.press("pagedown")
        after = reader.article.visible_span
        assert before.start < after.start <= before.end


async def test_the_end_shows_the_last_words() -> None:
    async with sit(size=NARROW) as reader:
        await reader.press("end")
        assert "originally appeared in Global Times." in reader.shown


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_place_is_kept_over_a_restart(size: tuple[int, int]) -> None:
    async with sit(size=size) as reader:
        await reader.press("pagedown", "down")
        top, line = reader.article.top, reader.first_line()
        document = reader.screen.session.document.id
        await reader.until(lambda: Desk(Paths.discover()).places.get(document) == top)
    async with sit(size=size) as reader:
        assert reader.article.top == top
        assert reader.first_line() == line


async def test_what_is_looked_up_does_not_move_the_place_that_is_kept() -> None:
    async with sit(size=NARROW, at=2000) as reader:
        reading = reader.screen.session.place.offset
        await reader.press("s", "f2")
        await reader.write("pyongyang")
        await reader.press("enter")
        await reader.until(lambda: reader.screen.session.place.is_away)
        assert reader.article.top < reading
        await reader.press("pagedown", "pageup")
        assert reader.screen.session.place.offset == reading
        assert "Esc returns to your line" in reader.status
