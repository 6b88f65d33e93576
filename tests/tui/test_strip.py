"""The strip beside the scroll bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tui.sitting import NARROW, sit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.sitting import Sitting


def _strip(reader: Sitting) -> str:
    return "".join(reader.screen.strip.signs)


def _story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    lines = [f"Paragraph {number} is here." for number in range(380)]
    lines[190] = "A needle."
    path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


async def test_terms_of_the_text_are_told_where_they_stand() -> None:
    async with sit() as reader:
        await reader.until(lambda: _strip(reader).strip(), "terms in the strip")
        assert len(_strip(reader)) == reader.article.size.height


async def test_what_is_found_is_told_and_forgotten(tmp_path: Path) -> None:
    async with sit(_story(tmp_path)) as reader:
        await reader.until(lambda: len(_strip(reader)) == reader.article.size.height)
        assert not _strip(reader).strip()
        await reader.press("/", *"needle")
        await reader.until(lambda: _strip(reader).strip() == "⢸")
        at = _strip(reader).index(_strip(reader).strip())
        assert abs(at - len(_strip(reader)) // 2) <= 1
        await reader.press("escape")
        await reader.until(lambda: not _strip(reader).strip())


async def test_a_note_is_told_by_a_pencil(tmp_path: Path) -> None:
    async with sit(_story(tmp_path)) as reader:
        await reader.press("a", *"remember")
        await reader.press("ctrl+s")
        await reader.until(lambda: _strip(reader).startswith("✎"))


async def test_a_click_goes_to_that_part_of_the_text(tmp_path: Path) -> None:
    async with sit(_story(tmp_path)) as reader:
        await reader.pilot.click("#strip", offset=(0, reader.article.size.height // 2))
        await reader.until(lambda: "Paragraph 1" in reader.first_line())


async def test_the_strip_goes_where_its_text_goes() -> None:
    async with sit(size=NARROW) as reader:
        await reader.until(lambda: _strip(reader).strip())
        await reader.press("T")
        await reader.until_shown("Outline")
        assert not reader.screen.strip.size.width
        assert all(not row.strip() for row in reader.rows[3:-2])


async def test_a_key_hides_the_strip_and_the_choice_is_kept() -> None:
    async with sit() as reader:
        await reader.press("7")
        await reader.until(lambda: not reader.screen.strip.display)
        await reader.until_idle()
    async with sit(size=NARROW) as reader:
        assert not reader.screen.strip.display
        await reader.press("7")
        await reader.until(lambda: _strip(reader).strip())
