"""Bookmarks by letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.sitting import NARROW, WIDE, sit

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    lines = [f"Paragraph {number} of the story is here." for number in range(200)]
    path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


def _put_before(path: Path, words: str) -> None:
    path.write_text(words + path.read_text(encoding="utf-8"), encoding="utf-8")


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_line_is_gone_to_by_its_letter(story: Path, size: tuple[int, int]) -> None:
    async with sit(story, size=size) as reader:
        await reader.press("space", "space")
        line = reader.first_line()
        await reader.press("M", "a")
        await reader.until_shown("Bookmark a is set")
        assert reader.screen.focused is reader.article
        await reader.press("g", "'", "a")
        await reader.until(lambda: reader.first_line() == line)
        assert not reader.screen.session.place.is_away
        await reader.press("[")
        await reader.until_shown("Paragraph 0 of")


async def test_bookmarks_are_kept_for_the_next_time_and_follow_their_words(story: Path) -> None:
    async with sit(story) as reader:
        await reader.press("space", "space")
        line = reader.first_line()
        await reader.press("M", "ä")
        await reader.until_shown("Bookmark ä is set")
    _put_before(story, "A new beginning.\n\n")
    async with sit(story) as reader:
        await reader.press("g", "'", "ä")
        await reader.until(lambda: reader.first_line() == line)


async def test_the_list_goes_to_bookmarks_and_takes_them_away(story: Path) -> None:
    async with sit(story) as reader:
        await reader.press("space", "M", "b")
        await reader.until_shown("Bookmark b is set")
        line = reader.first_line()
        await reader.press("G", "'")
        await reader.until_shown("b Paragraph")
        await reader.press("down", "enter")
        await reader.until(lambda: reader.first_line() == line)
        await reader.press("'")
        await reader.until_shown("b Paragraph")
        await reader.press("tab", "d")
        await reader.until_shown("Bookmark b is taken away")
        await reader.until_shown("No bookmarks in this text")


async def test_a_letter_that_is_none_is_told_and_escape_leaves(story: Path) -> None:
    async with sit(story) as reader:
        await reader.press("M", "?")
        assert "Only letters and digits" in reader.status
        await reader.press("escape")
        assert reader.screen.focused is reader.article
        await reader.press("'", "z")
        await reader.until_shown("There is no bookmark z in this text")


async def test_the_apostrophe_twice_goes_back(story: Path) -> None:
    async with sit(story) as reader:
        await reader.press("space", "M", "c")
        await reader.until_shown("Bookmark c is set")
        await reader.press("G")
        line = reader.first_line()
        await reader.press("'", "c")
        await reader.until(lambda: reader.first_line() != line)
        await reader.press("'", "'")
        await reader.until(lambda: reader.first_line() == line)
