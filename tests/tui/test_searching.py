"""Searching as you type, and going to the exact words."""

from __future__ import annotations

import asyncio
import shutil
import threading
from typing import TYPE_CHECKING

from textual.widgets import Input, Static

from reader.base.paths import Paths
from reader.desk.desk import Desk
from reader.text.page import Style
from reader.text.place import DocumentPlace, EntryPlace
from tests.tui.sitting import NARROW, sit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from reader.search.model import Results
    from tests.tui.sitting import Sitting


def _query(reader: Sitting) -> str:
    return reader.screen.query_one("#query", Input).value


def _told(reader: Sitting) -> str:
    return str(reader.screen.query_one("#found", Static).render())


def _is_answered(reader: Sitting) -> Callable[[], bool]:
    return lambda: not reader.screen.features.search.is_pending


async def _search(reader: Sitting, words: str) -> None:
    await reader.press("s")
    await reader.write(words)
    await reader.until(_is_answered(reader), "an answer")


async def test_hits_of_every_kind_come_while_typing() -> None:
    async with sit() as reader:
        await reader.press("s", *"constit")
        await reader.until_shown("§ Constitution of Japan")
        await reader.until_shown("Moscow-Tokyo Anti-China Alliance Not Real  ")
        assert "1 entry" in _told(reader) or "entries" in _told(reader)
        await reader.write("xyz")
        await reader.until_shown("Nothing found")


async def test_matched_words_are_marked() -> None:
    async with sit() as reader:
        await _search(reader, "grudge")
        page = reader.results.page
        marked = {
            page.text[one.start : one.end].casefold()
            for one in page.styles
            if one.style == Style.MATCH
        }
        assert "grudge" in marked
        segments = [
            segment
            for strip in reader.app.screen._compositor.render_strips()
            for segment in strip
            if segment.text == "grudge"
        ]
        assert any(s.style and s.style.bold and s.style.underline for s in segments)


async def test_enter_goes_to_the_exact_words_of_the_first_hit() -> None:
    async with sit() as reader:
        await _search(reader, "degenerating military confrontation")
        await reader.press("enter")
        target = reader.article.target
        assert target is not None
        words = reader.article.page.text[target.start : target.end]
        assert words in "degenerating into a military confrontation"
        assert words
        assert reader.article.visible_span.contains(target.start)
        assert reader.screen.focused is reader.article
        await reader.press("escape")
        assert reader.article.scroll_offset.y == 0


async def test_enter_before_the_answer_has_come_still_goes_to_the_first_hit() -> None:
    async with sit() as reader:
        release = _hold_answers(reader)
        await reader.press("s")
        await reader.write("normalized potential")
        await reader.press("enter")
        assert not reader.gone_to
        release()
        await reader.until(lambda: reader.gone_to.startswith("normalized"))


async def test_return_gives_up_an_enter_that_was_too_early() -> None:
    async with sit() as reader:
        release = _hold_answers(reader)
        await reader.press("s")
        await reader.write("normalized")
        await reader.press("enter", "escape")
        release()
        await reader.until_idle()
        assert reader.screen.focused is reader.article
        assert reader.article.scroll_offset.y == 0


async def test_typing_on_gives_up_an_enter_that_was_too_early() -> None:
    async with sit() as reader:
        release = _hold_answers(reader)
        await reader.press("s")
        await reader.write("normalized")
        await reader.press("enter")
        await reader.write(" p")
        release()
        await reader.until_idle()
        assert isinstance(reader.screen.focused, Input)


def _hold_answers(reader: Sitting) -> Callable[[], None]:
    """Keep the index from answering until the returned function is called."""
    index = reader.screen.desk.index
    gate, ask = threading.Event(), index.search

    def wait_and_ask(*arguments: object, **options: object) -> Results:
        gate.wait(10)
        return ask(*arguments, **options)  # type: ignore[arg-type]

    index.search = wait_and_ask  # type: ignore[method-assign]
    return gate.set


async def test_letters_typed_at_once_are_neither_lost_nor_taken_for_commands() -> None:
    async with sit() as reader:
        await reader.type_ahead("s", *"quick amd sea? [g]/. uLm!")
        await reader.until(lambda: len(_query(reader)) >= len("quick amd sea? [g]/. uLm!"))
        assert _query(reader) == "quick amd sea? [g]/. uLm!"
        assert not reader.screen.features.noting.is_writing
        assert reader.app.screen is reader.screen


async def test_a_whole_search_typed_at_once_arrives() -> None:
    async with sit() as reader:
        await reader.type_ahead("s", *"normalized", "enter")
        await reader.until(lambda: reader.article.target)
        assert reader.screen.focused is reader.article


async def test_a_new_search_typed_at_once_after_esc_is_a_new_one() -> None:
    async with sit() as reader:
        await _search(reader, "pivot")
        await reader.type_ahead("escape", "s", *"abe")
        await reader.until(lambda: _query(reader) == "abe", "the new words alone")
        assert reader.screen.panes.side == "search"


async def test_keys_typed_before_the_first_paint_are_not_lost() -> None:
    async with sit(settled=False) as reader:
        await reader.type_ahead("s", *"constitution")
        await reader.until(lambda: reader.screen.is_ready)
        await reader.until(lambda: _query(reader) == "constitution", "the whole word")
        await reader.until_shown("§ Constitution of Japan")


async def test_arrows_choose_a_hit_while_the_query_keeps_the_keyboard() -> None:
    async with sit() as reader:
        await _search(reader, "abe")
        await reader.press("down", "down")
        chosen = reader.results.focused_target
        assert chosen is not None
        assert reader.results.focused_link == 1
        assert isinstance(reader.screen.focused, Input)
        await reader.press("enter")
        if isinstance(chosen, EntryPlace):
            assert reader.screen.features.beside.entry is not None
            assert reader.screen.features.beside.entry.id == chosen.entry
        else:
            assert isinstance(chosen, DocumentPlace)
            assert reader.article.target is not None
            assert reader.article.target.start == chosen.start


async def test_a_second_search_begins_with_an_empty_line() -> None:
    async with sit() as reader:
        await _search(reader, "constitution")
        await reader.press("escape", "s")
        await reader.write("pivot")
        assert _query(reader) == "pivot"


async def test_escape_leaves_the_search_and_the_line_stays() -> None:
    async with sit(size=NARROW, at=1800) as reader:
        line = reader.first_line()
        await _search(reader, "abe")
        assert "¶" in reader.shown
        assert "§" in reader.shown
        await reader.press("escape")
        assert reader.first_line() == line
        assert line in reader.rows[0]


async def test_nothing_asked_finds_nothing_and_says_nothing() -> None:
    async with sit() as reader:
        await _search(reader, "abe")
        await reader.press(*["backspace"] * 3)
        await reader.until(lambda: reader.results.page.text and not reader.results.page.links)
        await reader.press("enter")
        assert isinstance(reader.screen.focused, Input)


async def test_any_signs_can_be_searched_for() -> None:
    async with sit() as reader:
        for words in ('"', '"abe', "(", "AND", "*?", "[[", "\\", "kind:", "a" * 300):
            await reader.press("s")
            await reader.write(words)
            await reader.until(_is_answered(reader))
            await reader.press("escape")


async def test_the_first_start_makes_the_index_by_itself(home: Path) -> None:
    shutil.rmtree(home)
    async with sit() as reader:
        await _search(reader, "constitution")
        await reader.until_shown("§ Constitution of Japan")
        assert (home / "cache" / "index").is_dir()


async def test_a_search_before_the_index_is_there_is_answered_when_it_is(home: Path) -> None:
    shutil.rmtree(home)
    async with sit(settled=False) as reader:
        await reader.until(lambda: reader.screen.is_ready)
        await reader.press("s")
        await reader.write("constitution")
        await reader.until_shown("§ Constitution of Japan")
        await reader.until_shown("Moscow-Tokyo Anti-China Alliance Not Real  ")


async def test_the_index_deleted_while_running_stops_nothing(home: Path) -> None:
    async with sit() as reader:
        await _search(reader, "abe")
        await asyncio.to_thread(shutil.rmtree, home / "cache")
        await reader.press("escape")
        await _search(reader, "constitution")
        await reader.until_idle()
        await reader.press("escape", "a")
        await reader.write("a remark")
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.screen.session.notes)
        await reader.until_idle()
        await _search(reader, "remark")
        await reader.until_idle()
    async with sit() as reader:
        await _search(reader, "constitution")
        await reader.until_shown("§ Constitution of Japan")


async def test_an_index_that_cannot_be_made_is_told_and_stops_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(home / "cache")
    (home / "cache").write_text("a file where the folder should be", encoding="utf-8")
    async with sit() as reader:
        await _search(reader, "constitution")
        await reader.press("enter", "escape")
        assert reader.screen.focused is reader.article
        assert "Shinzo Abe is coming to Moscow" in reader.shown
    assert Desk(Paths.discover()).index.status().state != "ready"


async def test_an_index_deleted_while_reading_is_made_again() -> None:
    async with sit() as reader:
        await reader.until_idle()
        await reader.press("s")
        await reader.write("yasukuni")
        await reader.until_shown("§ Yasukuni Shrine")
        shutil.rmtree(Paths.discover().index)
        await reader.write(" shrine")
        await reader.until_shown("Nothing found yet")
        await reader.until_gone("Nothing found yet")
        await reader.until_shown("§ Yasukuni Shrine")
