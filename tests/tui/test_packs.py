"""The packs on screen: what serves this text and others, switched and told by keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.base.monitor import Monitor
from reader.base.paths import Paths
from reader.packs.installing import Wish
from reader.packs.shelf import PackShelf
from reader.text.place import PackPlace
from tests.tui.sitting import sit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.sitting import Sitting


@pytest.fixture
def harbour(home: Path, tmp_path: Path) -> Path:
    source = tmp_path / "boats"
    source.mkdir()
    entry = "---\nterm: barge\nkind: term\n---\nA flat boat.\n"
    (source / "barge.md").write_text(entry, encoding="utf-8")
    PackShelf(Paths.discover().packs).add(source, Wish("boats", "All boats"), Monitor())
    path = tmp_path / "harbour.txt"
    path.write_text("A barge lay in the harbour.\n", encoding="utf-8")
    return path


async def until_marked(reader: Sitting, surfaces: list[str]) -> None:
    def are_marked() -> bool:
        return [one.surface for one in reader.screen.session.mentions] == surfaces

    await reader.until(are_marked, f"marks on {surfaces}")
    await reader.until_idle()


async def test_a_pack_is_switched_off_for_this_text_and_undo_switches_it_on(harbour: Path) -> None:
    async with sit(harbour) as reader:
        await until_marked(reader, ["barge"])
        await reader.press("p")
        await reader.until_shown("All boats  on · marked · 1 entry")
        await reader.until_idle()
        await reader.focus_term("All boats  on · marked · 1 entry")
        await reader.press("y")
        await until_marked(reader, [])
        await reader.until_shown("on, off in this text")
        await reader.press("u")
        await until_marked(reader, ["barge"])


async def test_a_pack_that_is_switched_off_everywhere_is_off_in_the_next_sitting(
    harbour: Path,
) -> None:
    async with sit(harbour) as reader:
        await reader.press("p")
        await reader.until_shown("All boats  on")
        await reader.until_idle()
        await reader.focus_term("All boats  on · marked · 1 entry")
        await reader.press("Y")
        await until_marked(reader, [])
    async with sit(harbour) as reader:
        await until_marked(reader, [])


async def test_a_pack_tells_what_it_holds_and_leads_to_its_entries(harbour: Path) -> None:
    async with sit(harbour, place=PackPlace("boats")) as reader:
        await reader.until_shown("From boats, added ")
        await reader.focus_term("barge")
        await reader.press("enter")
        await reader.until(lambda: reader.entry.page.text.startswith("barge"), "the entry")
