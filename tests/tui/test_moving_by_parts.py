"""Paragraphs, headings, chapters, the outline, and what is left to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.sitting import NARROW, sit

if TYPE_CHECKING:
    from pathlib import Path

_WORDS = " ".join(["These are words to read."] * 60)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.md"
    chapters = [
        f"## Chapter {chapter}\n\n{_WORDS}\n\n### Section {chapter}.1\n\nShort.\n\n{_WORDS}\n"
        for chapter in range(1, 5)
    ]
    path.write_text("# The Book\n\n" + "\n".join(chapters), encoding="utf-8")
    return path


async def test_headings_and_chapters_are_gone_to_and_read_on_from(book: Path) -> None:
    async with sit(book) as reader:
        await reader.press("F")
        assert reader.first_line() == "Chapter 1"
        await reader.press(")")
        assert reader.first_line() == "Section 1.1"
        await reader.press("F", "F")
        assert reader.first_line() == "Chapter 3"
        await reader.press("down", "(")
        assert reader.first_line() == "Chapter 3"
        await reader.press("(", "B")
        assert reader.first_line() == "Chapter 2"
        assert not reader.screen.session.place.is_away
        assert reader.screen.session.place.offset == reader.article.top


async def test_paragraphs_are_gone_to(book: Path) -> None:
    async with sit(book) as reader:
        await reader.press("F", "}", "}", "}")
        assert reader.first_line() == "Short."
        await reader.press("{", "{")
        assert reader.first_line().startswith("These are words")


async def test_where_there_is_no_further_heading_that_is_told(book: Path) -> None:
    async with sit(book) as reader:
        await reader.press("G", ")", ")")
        assert "No heading after this" in reader.status
        await reader.press("g", "B")
        assert "No chapter before this" in reader.status


async def test_what_cannot_come_to_the_top_is_marked(tmp_path: Path) -> None:
    path = tmp_path / "short.md"
    path.write_text("# One\n\nwords\n\n# Two\n\nwords\n\n# Three\n\nwords", encoding="utf-8")
    async with sit(path) as reader:
        await reader.press(")")
        assert reader.gone_to == "Two"
        await reader.press(")")
        assert reader.gone_to == "Three"
        await reader.press("(")
        assert reader.gone_to == "Two"


async def test_back_leads_to_where_one_was_before_a_jump(book: Path) -> None:
    async with sit(book) as reader:
        await reader.press("space")
        line = reader.first_line()
        await reader.press("F", "F", "[", "[")
        assert reader.first_line() == line
        await reader.press("]")
        assert reader.first_line().startswith("Chapter")


async def test_a_jump_while_looking_up_leaves_the_line_being_read(book: Path) -> None:
    async with sit(book) as reader:
        await reader.press("space")
        line = reader.first_line()
        await reader.press("/", *"section 3")
        await reader.until(lambda: not reader.screen.features.find.is_pending)
        await reader.press("enter", "F")
        assert reader.first_line() == "Chapter 4"
        assert reader.screen.session.place.is_away
        await reader.press("escape")
        assert reader.first_line() == line


async def test_the_outline_tells_where_one_is_and_goes_to_parts(book: Path) -> None:
    async with sit(book) as reader:
        await reader.press("F", "F", "T")
        await reader.until_shown("▸   Chapter 2")
        assert reader.focused_words == "Chapter 2"
        await reader.press("down", "down", "enter")
        assert reader.first_line() == "Chapter 3"
        assert reader.screen.focused is reader.article
        await reader.until_shown("▸   Chapter 3")
        await reader.press("F")
        await reader.until_shown("▸   Chapter 4")


async def test_a_narrow_screen_shows_the_outline_and_then_the_text(book: Path) -> None:
    async with sit(book, size=NARROW) as reader:
        await reader.press("T")
        await reader.until_shown("Section 4.1")
        await reader.press("down", "enter")
        assert reader.first_line() == "Chapter 1"
        await reader.until_shown("These are words")


async def test_a_text_without_headings_says_so() -> None:
    async with sit() as reader:
        await reader.press("T")
        await reader.until_shown("This text has no headings")


async def test_percent_and_minutes_are_told(book: Path) -> None:
    async with sit(book) as reader:
        await reader.until_shown("min left")
        before = reader.status
        await reader.press("F", "F", "F")
        assert reader.status != before
        await reader.press("G")
        assert "100 %" in reader.status
        assert "min left" not in reader.status
