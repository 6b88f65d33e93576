"""Saying of words that they are not that, or are that: marked so at once, kept, and undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.sitting import sit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.sitting import Sitting

LAMPS = "A lamp stands here and a lamp there.\n\nThe boat carries one lamp.\n"


@pytest.fixture
def lamps(home: Path, tmp_path: Path) -> Path:
    folder = home / "glossary"
    folder.mkdir(parents=True, exist_ok=True)
    for term in ("lamp", "boat"):
        entry = f"---\nterm: {term}\nkind: term\n---\nA {term}, as everybody knows.\n"
        (folder / f"{term}.md").write_text(entry, encoding="utf-8")
    path = tmp_path / "lamps.txt"
    path.write_text(LAMPS, encoding="utf-8")
    return path


def meant(reader: Sitting) -> list[tuple[str, str]]:
    return [(one.surface, one.entry) for one in reader.screen.session.mentions]


ALL = [("lamp", "lamp"), ("lamp", "lamp"), ("boat", "boat"), ("lamp", "lamp")]


async def test_a_term_that_is_not_that_is_unmarked_here_and_undo_marks_it_again(
    lamps: Path,
) -> None:
    async with sit(lamps) as reader:
        await reader.press("tab", "tab", "x")
        await reader.until(lambda: meant(reader) == [*ALL[:1], *ALL[2:]], "the lamp unmarked")
        await reader.until_shown("“lamp” is not lamp here; u undoes it")
        await reader.until_idle()
        await reader.press("u")
        await reader.until(lambda: meant(reader) == ALL, "the lamp marked again")


async def test_words_that_are_not_that_can_be_said_to_be_this_at_once(lamps: Path) -> None:
    async with sit(lamps) as reader:
        await reader.press("tab", "tab", "x")
        await reader.until(lambda: meant(reader) == [*ALL[:1], *ALL[2:]], "the lamp unmarked")
        await reader.until_idle()
        await reader.press("equals_sign")
        await reader.until(lambda: reader.app.screen is not reader.screen, "a list of entries")
        await reader.write("boat")
        await reader.until_shown("boat")
        await reader.press("enter")
        await reader.until(lambda: ("lamp", "boat") in meant(reader), "the lamp a boat")


async def test_tab_goes_on_from_words_that_are_no_term_any_more(lamps: Path) -> None:
    async with sit(lamps) as reader:
        await reader.press("tab", "tab", "x")
        await reader.until(lambda: meant(reader) == [*ALL[:1], *ALL[2:]], "the lamp unmarked")
        await reader.until_idle()
        await reader.press("tab")
        assert reader.focused_words == "boat"
        await reader.press("tab", "shift+tab", "shift+tab")
        assert reader.focused_words == "lamp"


async def test_a_correction_holds_in_the_next_sitting(lamps: Path) -> None:
    async with sit(lamps) as reader:
        await reader.press("tab", "X")
        await reader.until(lambda: meant(reader) == [("boat", "boat")], "no lamp marked")
        await reader.until_idle()
    async with sit(lamps) as reader:
        assert meant(reader) == [("boat", "boat")]


async def test_a_term_is_said_to_be_another_entry_chosen_by_name(lamps: Path) -> None:
    async with sit(lamps) as reader:
        await reader.press("tab", "=")
        await reader.until_shown("What is “lamp”?")
        await reader.write("boat")
        await reader.until_shown("term")
        await reader.press("down", "enter")
        await reader.until(lambda: meant(reader)[0] == ("lamp", "boat"), "the lamp a boat")
        await reader.until_idle()
        await reader.press("u")
        await reader.until(lambda: meant(reader) == ALL, "the lamp a lamp")


async def test_without_a_term_in_focus_there_is_nothing_to_correct(lamps: Path) -> None:
    async with sit(lamps) as reader:
        await reader.press("x", "=")
        await reader.until_idle()
        assert meant(reader) == ALL
        assert "What is" not in reader.shown
