"""Marks by one key: how the terms look, where Tab goes, and that the choice is kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.text.place import EntryPlace
from tests.tui.sitting import NARROW, WIDE, sit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.sitting import Sitting

LAMPS = "A lamp and a lamp.\n\n" + "Nothing here.\n\n" * 60 + "One more lamp, and a boat.\n"
MODES = ["not yet known", "off", "first in the text", "first on screen", "all"]


def _write_glossary(home: Path) -> None:
    folder = home / "glossary"
    folder.mkdir(parents=True, exist_ok=True)
    for term in ("lamp", "boat"):
        entry = f"---\nterm: {term}\nkind: term\n---\nA {term}, as everybody knows.\n"
        (folder / f"{term}.md").write_text(entry, encoding="utf-8")


@pytest.fixture
def lamps(home: Path, tmp_path: Path) -> Path:
    _write_glossary(home)
    path = tmp_path / "lamps.txt"
    path.write_text(LAMPS, encoding="utf-8")
    return path


def underlined(reader: Sitting) -> list[str]:
    """The words of the article that are underlined on screen, row by row."""
    pane = reader.article
    strips = [pane.render_line(y) for y in range(pane.size.height)]
    return [s.text for strip in strips for s in strip if s.style and s.style.underline]


async def mark(reader: Sitting, words: str) -> None:
    """Press t until the status line tells a mode."""
    for _ in MODES:
        await reader.press("t")
        if words in reader.status:
            await reader.until_idle()
            return
    raise AssertionError(words)


async def test_one_key_goes_through_all_marks_and_tells_them(lamps: Path) -> None:
    async with sit(lamps) as reader:
        assert underlined(reader) == ["lamp", "lamp"]
        for words in MODES:
            await reader.press("t")
            assert reader.status == f"Terms marked: {words}"
            await reader.until_idle()
        assert underlined(reader) == ["lamp", "lamp"]


async def test_with_marks_off_nothing_stands_out_and_all_stay_doors(lamps: Path) -> None:
    async with sit(lamps) as reader:
        await mark(reader, "off")
        assert underlined(reader) == []
        await reader.press("down", "up")
        assert "marked: off" in reader.status
        await reader.press("tab", "tab")
        assert reader.focused_words == "lamp"
        assert reader.article.focused_link == 1
        await reader.press("enter")
        await reader.until_shown("as everybody knows")


async def test_a_click_opens_a_term_that_is_not_marked(lamps: Path) -> None:
    async with sit(lamps) as reader:
        await mark(reader, "off")
        row = next(y for y, text in enumerate(reader.rows) if "A lamp and a lamp" in text)
        await reader.pilot.click(offset=(reader.rows[row].index("lamp"), row))
        await reader.until_shown("as everybody knows")


async def test_first_in_the_text_marks_once_and_tab_passes_over_the_others(lamps: Path) -> None:
    async with sit(lamps) as reader:
        await mark(reader, "first in the text")
        assert underlined(reader) == ["lamp"]
        await reader.press("tab")
        assert (reader.focused_words, reader.article.focused_link) == ("lamp", 0)
        await reader.press("tab")
        assert reader.focused_words == "boat"
        assert underlined(reader) == ["boat"], "further down the lamp is no first one"


async def test_first_on_screen_marks_what_is_first_wherever_one_is(lamps: Path) -> None:
    async with sit(lamps) as reader:
        await mark(reader, "first on screen")
        assert underlined(reader) == ["lamp"]
        await reader.press("end")
        assert underlined(reader) == ["lamp", "boat"]
        await reader.press("home")
        assert underlined(reader) == ["lamp"]


async def test_first_on_screen_follows_each_line_that_is_scrolled(tmp_path: Path) -> None:
    async with sit(size=NARROW) as reader:
        await mark(reader, "first on screen")
        for _ in range(30):
            pane = reader.article
            seen, links = pane.visible_span, pane.page.links
            shown = [link for link in links if seen.start < link.end and link.start < seen.end]
            drawn = " ".join(underlined(reader)).split()
            targets = {link.target for link in shown}
            first = [next(one for one in shown if one.target == to) for to in targets]
            cut = [(max(one.start, seen.start), min(one.end, seen.end)) for one in first]
            words = [word for start, end in cut for word in pane.page.text[start:end].split()]
            assert sorted(drawn) == sorted(words)
            await reader.press("down")


@pytest.mark.parametrize("size", [WIDE, NARROW, (20, 5)])
async def test_the_choice_is_kept_for_the_next_sitting(
    lamps: Path, home: Path, size: tuple[int, int]
) -> None:
    async with sit(lamps, size=size) as reader:
        for _ in range(2):
            await reader.press("t")
        await reader.until_idle()
    assert json.loads((home / "state.json").read_text("utf-8")) == {"marks": "off"}
    async with sit(lamps, size=size) as reader:
        assert underlined(reader) == []
        assert len(reader.article.page.links) == 4


@pytest.mark.parametrize("content", ["{{{", "[]", '{"marks": 3}', '{"marks": "sideways"}', ""])
async def test_a_broken_choice_is_no_choice(lamps: Path, home: Path, content: str) -> None:
    (home / "state.json").write_text(content, encoding="utf-8")
    async with sit(lamps) as reader:
        assert underlined(reader) == ["lamp", "lamp"]
        await reader.press("t", "t")
        await reader.until_idle()
    assert json.loads((home / "state.json").read_text("utf-8"))["marks"] == "off"


async def test_marks_of_a_long_text_are_those_of_all_of_it(home: Path, tmp_path: Path) -> None:
    _write_glossary(home)
    path = tmp_path / "long.txt"
    path.write_text("A lamp on a boat.\n\n" * 5_000, encoding="utf-8")
    async with sit(path, at=80_000) as reader:
        await mark(reader, "first in the text")
        assert underlined(reader) == []
        await reader.press("home")
        assert underlined(reader) == ["lamp", "boat"]
        assert reader.article.page.links[0].target == EntryPlace("lamp")
