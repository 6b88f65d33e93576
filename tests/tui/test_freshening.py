"""What somebody else changes while the reader reads is shown and found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.base.paths import Paths
from reader.desk.desk import Desk
from reader.notes.model import EntryTarget, NewNote
from reader.search.model import Question
from tests.tui.sitting import sit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.sitting import Sitting

TARGET = EntryTarget("shinzo-abe")


def _finds(reader: Sitting, words: str) -> bool:
    return bool(reader.screen.desk.search(Question(words)).hits)


async def test_a_note_of_another_program_is_found_and_listed() -> None:
    async with sit() as reader:
        note = Desk(Paths.discover()).notes.add(NewNote(TARGET, "Zanzibar was not asked."))
        await reader.until(lambda: _finds(reader, "zanzibar"), "the note")
        await reader.until(lambda: note in reader.screen.session.notes, "the note on screen")


async def test_a_search_on_show_finds_what_another_program_wrote() -> None:
    async with sit() as reader:
        await reader.press("s", *"zanzibar")
        await reader.until_shown("Nothing found")
        Desk(Paths.discover()).notes.add(NewNote(TARGET, "Zanzibar was not asked."))
        await reader.until_shown("Zanzibar was not asked")


async def test_an_entry_of_another_program_is_found(reader_home: Path) -> None:
    async with sit() as reader:
        folder = reader_home / "glossary"
        folder.mkdir(exist_ok=True)
        text = "---\nterm: Zanzibar\nkind: place\n---\nAn island.\n"
        (folder / "zanzibar.md").write_text(text, "utf-8")
        await reader.until(lambda: _finds(reader, "zanzibar"), "the entry")


async def test_an_index_that_is_being_made_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    async with sit() as reader:
        index, freshening = reader.screen.features.index, reader.screen.features.freshening
        begun: list[bool] = []
        again = reader.screen.reading.index_again

        def index_again() -> None:
            begun.append(bool(index.state))
            again()

        monkeypatch.setattr(reader.screen.reading, "index_again", index_again)
        index.is_made(1, 10)
        Desk(Paths.discover()).notes.add(NewNote(TARGET, "Zanzibar was not asked."))
        await reader.until(lambda: freshening._is_owed, "the change to be noticed")
        assert not begun
        index.is_ready(is_current=True)
        await reader.until(lambda: _finds(reader, "zanzibar"), "the note")
        assert begun == [False]


@pytest.mark.parametrize("was_kept", [False, True])
async def test_a_change_of_the_text_on_screen_is_told_and_read_by_one_key(
    tmp_path: Path,
    was_kept: bool,  # noqa: FBT001 - a parameter of the test
) -> None:
    path = tmp_path / "islands.txt"
    path.write_text("The islands were promised to their neighbours.\n", "utf-8")
    async with sit(path) as reader:
        file = reader.screen.features.freshening._open_file
        await reader.until(lambda: file._seen is not None, "the first look")
        path.write_text("The islands were given to Zanzibar.\n", "utf-8")
        await reader.until(lambda: "R reads it again" in reader.status, "that it changed")
        if was_kept:
            desk = reader.screen.desk
            desk.keep(desk.open_file(path))
        await reader.press("R")
        await reader.until_shown("given to Zanzibar")
