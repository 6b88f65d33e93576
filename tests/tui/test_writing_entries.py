"""Entries written on the screen: new ones, changed ones, and those that the text asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.tui.sitting import NARROW, sit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.sitting import Sitting

TEXT = (
    "The Harbour Board met on Monday. A lamp was lit.\n\n"
    "Nobody from the Harbour Board spoke, and Ada Quill was silent.\n"
)


@pytest.fixture
def glossary(home: Path) -> Path:
    folder = home / "glossary"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "lamp.md").write_text(
        "---\nterm: lamp   # of course\nkind: term\n---\nA lamp.\n", encoding="utf-8"
    )
    return folder


@pytest.fixture
def harbour(glossary: Path, tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def meant(reader: Sitting) -> list[tuple[str, str]]:
    return [(one.surface, one.entry) for one in reader.screen.session.mentions]


def files_of(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("*.md")]


async def until_marked(reader: Sitting, surface: str, count: int) -> None:
    def is_marked() -> bool:
        return [words for words, _ in meant(reader)].count(surface) == count

    await reader.until(is_marked, f"{count} marks on {surface!r}")
    await reader.until_idle()


@pytest.mark.parametrize("size", [(120, 40), NARROW])
async def test_a_candidate_becomes_an_entry_that_is_marked_in_the_text_at_once(
    harbour: Path, glossary: Path, size: tuple[int, int]
) -> None:
    async with sit(harbour, size=size) as reader:
        await reader.press("c")
        await reader.until_shown("Harbour Board")
        await reader.until_idle()
        assert reader.screen.features.candidates.marked is not None
        assert reader.screen.features.candidates.marked.text == "Harbour Board"
        await reader.press("A")
        await reader.write("They run the harbour.")
        await reader.press("ctrl+s")
        await until_marked(reader, "Harbour Board", 2)
        written = (glossary / "harbour-board.md").read_text(encoding="utf-8")
        assert "They run the harbour." in written
        assert "kind: institution" in written
        assert reader.screen.features.candidates.marked is not None
        assert reader.screen.features.candidates.marked.text != "Harbour Board"
        await reader.press("u")
        await until_marked(reader, "Harbour Board", 0)
        assert not (glossary / "harbour-board.md").exists()


async def test_a_candidate_is_dismissed_for_good_and_undo_brings_it_back(harbour: Path) -> None:
    async with sit(harbour) as reader:
        await reader.press("c")
        await reader.until_shown("Harbour Board  ")
        await reader.until_idle()
        await reader.press("d")
        await reader.until_gone("Harbour Board  ")
        await reader.until_idle()
    async with sit(harbour) as reader:
        await reader.press("c")
        await reader.until_shown("Ada Quill  ")
        assert "Harbour Board  " not in reader.shown


async def test_words_that_are_selected_become_an_entry(harbour: Path, glossary: Path) -> None:
    async with sit(harbour) as reader:
        await reader.press("w", "l", "l", "l", "l", "A")  # The Harbour Board met on
        await reader.until_shown("New entry · ")
        await reader.write("A preposition.")
        await reader.press("ctrl+s")
        await until_marked(reader, "on", 1)
        assert (glossary / "on.md").exists()
        await reader.until(lambda: reader.entry.page.text.startswith("on"), "the entry on show")


async def test_an_entry_is_changed_in_the_form_and_keeps_what_its_owner_made_of_it(
    harbour: Path, glossary: Path
) -> None:
    async with sit(harbour) as reader:
        await reader.open_entry("lamp", "lamp")
        await reader.press("e")
        await reader.until_shown("Edit lamp")
        await reader.write(" It gives light.")
        await reader.press("ctrl+s")
        await reader.until_shown("It gives light.")
        await reader.until_idle()
        assert (glossary / "lamp.md").read_text(encoding="utf-8") == (
            "---\nterm: lamp   # of course\nkind: term\n---\nA lamp. It gives light.\n"
        )


async def test_tab_goes_through_the_fields_and_esc_asks_before_words_are_lost(
    harbour: Path, glossary: Path
) -> None:
    async with sit(harbour) as reader:
        await reader.press("A")
        await reader.write("Ada")
        await reader.press("tab", "tab")
        await reader.write("Quill")
        await reader.press("escape")
        await reader.until_shown("Ctrl-S saves the entry; Esc again leaves without")
        await reader.press("escape")
        await reader.until(lambda: not reader.screen.features.entries.is_writing, "the form shut")
    assert files_of(glossary) == ["lamp.md"]


async def test_a_kind_that_is_none_is_told_and_nothing_is_lost(harbour: Path) -> None:
    async with sit(harbour) as reader:
        await reader.press("A")
        await reader.write("Ada")
        await reader.press("tab")
        await reader.write("x")
        await reader.press("ctrl+s")
        await reader.until_shown("is no kind of entry")
        assert reader.screen.features.entries.is_writing


async def test_an_own_entry_is_deleted_and_undo_brings_it_back(
    harbour: Path, glossary: Path
) -> None:
    async with sit(harbour) as reader:
        await reader.open_entry("lamp", "lamp")
        await reader.press("d")
        await until_marked(reader, "lamp", 0)
        assert not (glossary / "lamp.md").exists()
        await reader.press("u")
        await until_marked(reader, "lamp", 1)


@pytest.mark.parametrize("damage", ["kind", "term"])
async def test_words_that_make_no_entry_yet_outlive_the_program_all_the_same(
    harbour: Path, glossary: Path, damage: str
) -> None:
    async with sit(harbour) as reader:
        await reader.press("A")
        if damage == "kind":
            await reader.write("Quay")
            await reader.press("tab")
            await reader.write("x")
            await reader.press("tab")
        await reader.press("tab")
        await reader.write("Where ships lie.")
        reader.app._leave_at_once()
    assert "unfinished-entry.md" in files_of(glossary)
    written = (glossary / "unfinished-entry.md").read_text(encoding="utf-8")
    assert "Where ships lie." in written
    assert ("Term: Quay" in written) == (damage == "kind")


async def test_a_fault_of_the_program_costs_no_words_of_an_entry(
    harbour: Path, glossary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("READER_DEBUG")
    async with sit(harbour) as reader:
        await reader.press("A")
        await reader.write("Quay")
        reader.app._handle_exception(RuntimeError("a fault"))
        assert "quay.md" in files_of(glossary)
