"""What stands beside the text besides entries: editor's notes, other documents, other packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.text.place import EditorNotePlace
from tests.tui.sitting import NARROW, WIDE, sit

if TYPE_CHECKING:
    from pathlib import Path

WHOSE = "Editor’s note, not the author’s"


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_one_key_goes_from_one_editors_note_to_the_next(size: tuple[int, int]) -> None:
    async with sit(size=size) as reader:
        signs = sum(row[:12].lstrip().startswith("*") for row in reader.rows)
        assert signs > 1
        seen = set()
        for _ in range(signs):
            await reader.press("*")
            await reader.until(lambda: reader.entry.page.text.startswith(WHOSE))
            seen.add(reader.screen.features.beside.place)
            assert reader.gone_to, "the words that it is on stand out"
            await reader.press("escape")
        assert len(seen) == signs
        assert reader.screen.focused is reader.article


async def test_a_click_on_the_sign_in_the_margin_opens_the_editors_note() -> None:
    async with sit() as reader:
        row = next(y for y, text in enumerate(reader.rows) if text.lstrip().startswith("* "))
        await reader.pilot.click(offset=(reader.rows[row].index("*"), row))
        await reader.until_shown(WHOSE)
        assert isinstance(reader.screen.features.beside.place, EditorNotePlace)


async def test_an_editors_note_is_a_stop_to_come_back_to() -> None:
    async with sit() as reader:
        await reader.press("*")
        note = reader.entry.page.text
        await reader.press("escape", "tab", "enter")
        await reader.until(lambda: reader.screen.features.beside.entry)
        await reader.press("[", "[")
        await reader.until(lambda: reader.entry.page.text == note)


async def test_a_text_without_editors_notes_has_no_key_for_them(tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("Nothing to add.\n", encoding="utf-8")
    async with sit(path) as reader:
        await reader.press("*")
        assert "ditor" not in reader.rows[-1]
        assert reader.screen.focused is reader.article


async def test_an_entry_tells_where_other_documents_mention_it(tmp_path: Path) -> None:
    path = tmp_path / "other.txt"
    path.write_text("People went to the Yasukuni Shrine.\n", encoding="utf-8")
    async with sit(path):
        pass
    async with sit() as reader:
        await reader.open_entry("Yasukuni Shrine", "Yasukuni Shrine")
        await reader.until(lambda: "In other documents" in reader.entry.page.text)
        await reader.until_idle()
        page = reader.entry.page.text
        assert page.index("In other documents") < page.index("“Yasukuni Shrine”", page.index("In"))
        links = [link for link in reader.entry.page.links if "doc:other" in str(link.target)]
        reader.entry.focus_at(links[0].start)
        await reader.press("enter")
        await reader.until(lambda: reader.gone_to == "Yasukuni Shrine")
        assert "People went" in reader.shown
        await reader.press("escape")
        await reader.until_shown("Shinzo Abe is coming")


async def test_of_two_packs_the_reader_chooses_which_entry_counts_in_a_text(home: Path) -> None:
    own = home / "glossary"
    own.mkdir(exist_ok=True)
    entry = "---\nterm: Yasukuni Shrine\nkind: place\n---\nMine.\n"
    (own / "yasukuni-shrine.md").write_text(entry, encoding="utf-8")
    async with sit() as reader:
        await reader.open_entry("Yasukuni Shrine", "Yasukuni Shrine")
        assert "Mine." in reader.entry.page.text
        assert "press P" in reader.entry.page.text
        links = reader.entry.page.links
        other = next(link for link in links if str(link.target).endswith("@shipped"))
        reader.entry.focus_at(other.start)
        await reader.press("enter")
        await reader.until(lambda: "Mine." not in reader.entry.page.text)
        await reader.press("P")
        await reader.until(lambda: "This one counts in this text" in reader.entry.page.text)
        await reader.press("escape")
        await reader.open_entry("Yasukuni Shrine", "Yasukuni Shrine")
        assert "Mine." not in reader.entry.page.text
        await reader.press("u")
        await reader.until_idle()
        await reader.press("escape")
        await reader.open_entry("Yasukuni Shrine", "Yasukuni Shrine")
        await reader.until(lambda: "Mine." in reader.entry.page.text)


async def test_a_list_has_the_side_for_itself_after_an_entry_was_opened() -> None:
    async with sit() as reader:
        await reader.press("tab", "enter")
        await reader.until_shown("安倍晋三")
        for key in ("c", "p", "m", "s"):
            await reader.press(key)
            await reader.until_gone("安倍晋三")
            await reader.press("escape")
            await reader.until_shown("安倍晋三")


async def test_an_entry_that_is_opened_on_a_tiny_screen_can_be_seen() -> None:
    async with sit(size=(20, 5)) as reader:
        await reader.press("tab", "enter")
        await reader.until_shown("Shinzo Abe")
        await reader.until_gone("In view")
        await reader.press("v")
        await reader.until_shown("In view")
