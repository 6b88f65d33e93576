"""The documents of the library on the screen: found, opened, edited, put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.base.paths import Paths
from reader.desk.desk import Desk
from tests.tui.sitting import NARROW, WIDE, sit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.sitting import Sitting

LONG = "\n\n".join(f"Paragraph number {number} of a longer essay." for number in range(200))


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder of texts that the library has."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, words in {
        "quay.md": "# The Quay\n\nShips lie there.",
        "essay.txt": LONG,
        "harbour.txt": "A harbour is a haven.",
    }.items():
        (folder / name).write_text(words, encoding="utf-8")
    Desk(Paths.discover()).shelf.add([folder])
    return folder


def listed(reader: Sitting) -> list[str]:
    """The titles in the list."""
    pane = reader.screen.features.library.pane
    return [pane.page.text[one.start : one.end] for one in pane.page.links]


async def _open_list(reader: Sitting, count: int) -> None:
    await reader.press("D")
    await reader.until(lambda: len(listed(reader)) == count, f"{count} documents")


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.usefixtures("texts")
async def test_documents_are_found_as_you_type_and_read_where_they_were_left(
    size: tuple[int, int],
) -> None:
    async with sit(size=size) as reader:
        await _open_list(reader, 4)
        assert "open now" in reader.shown
        await reader.write("ess")
        await reader.until(lambda: len(listed(reader)) == 1, "the essay")
        await reader.press("enter")
        await reader.until(lambda: "number 0" in reader.article.page.text, "the essay's text")
        await reader.until_idle()
        await reader.press("pagedown", "pagedown")
        left_at = reader.article.top
        await reader.press("D")
        await reader.until(lambda: len(listed(reader)) == 1, "what was typed")
        await reader.write("x")
        await reader.press("backspace", "backspace", "backspace", "backspace")
        await reader.write("quay")
        await reader.until(lambda: listed(reader) == ["The Quay"], "the quay")
        await reader.press("enter")
        await reader.until(lambda: "Ships lie" in reader.article.page.text, "the quay's text")
        assert reader.screen.session.place.document == reader.screen.session.document.id
        await _open_list(reader, 1)
        await reader.press("ctrl+a", "ctrl+k")
        await reader.write("essay")
        await reader.until(lambda: len(listed(reader)) == 1, "the essay again")
        await reader.press("enter")
        await reader.until(lambda: "number 0" in reader.article.page.text, "the essay's text")
        await reader.until(lambda: reader.article.top == left_at, "the line that was left")


@pytest.mark.usefixtures("texts")
async def test_a_document_is_put_away_and_comes_back() -> None:
    async with sit() as reader:
        await _open_list(reader, 4)
        await reader.write("harb")
        await reader.until(lambda: len(listed(reader)) == 1, "the harbour")
        await reader.press("tab", "d")
        await reader.until(lambda: not listed(reader), "nothing")
        await reader.until_shown("u brings it back")
        await reader.press("u")
        await reader.until(lambda: len(listed(reader)) == 1, "the harbour again")


async def test_the_text_that_is_open_is_not_put_away() -> None:
    async with sit() as reader:
        await _open_list(reader, 1)
        await reader.press("tab", "d")
        await reader.until_shown("open another one first")
        assert len(listed(reader)) == 1


@pytest.mark.usefixtures("texts")
async def test_what_the_reader_says_of_a_document_is_kept() -> None:
    async with sit() as reader:
        await _open_list(reader, 4)
        await reader.write("harb")
        await reader.until(lambda: len(listed(reader)) == 1, "the harbour")
        await reader.press("tab", "e", "tab")
        await reader.write("Ada Lind")
        await reader.press("tab")
        await reader.write("1956-10")
        await reader.press("tab")
        await reader.write("sea, towns")
        await reader.press("ctrl+s")
        await reader.until_shown("Ada Lind · October 1956")
        await reader.until_shown("#sea #towns")
        await reader.press("f4")
        await reader.until_shown("tagged sea")
        (row,) = Desk(Paths.discover()).shelf.listing("lind")
        assert (row.author, str(row.date), row.tags) == ("Ada Lind", "1956-10", ("sea", "towns"))


@pytest.mark.usefixtures("texts")
async def test_a_date_that_is_none_is_told_and_nothing_is_lost() -> None:
    async with sit() as reader:
        await _open_list(reader, 4)
        await reader.press("tab", "e", "tab", "tab")
        await reader.press("ctrl+a", "ctrl+k")
        await reader.write("yesterday")
        await reader.press("ctrl+s")
        await reader.until_shown("yesterday")
        assert reader.screen.features.documents.is_writing


@pytest.mark.usefixtures("texts")
async def test_the_list_is_sorted_by_what_is_chosen() -> None:
    async with sit() as reader:
        await _open_list(reader, 4)
        seen = set()
        for _ in range(7):
            await reader.press("f3")
            await reader.until_idle()
            seen.add(tuple(listed(reader)))
        assert len(seen) > 1
        assert all(len(order) == 4 for order in seen)


async def test_a_file_that_changed_is_another_version(texts: Path) -> None:
    async with sit() as reader:
        await _open_list(reader, 4)
        await reader.write("quay")
        await reader.until(lambda: listed(reader) == ["The Quay"], "the quay")
        (texts / "quay.md").write_text("# The Quay\n\nNo ships today.", encoding="utf-8")
        await reader.press("tab", "R")
        await reader.until_shown("2 versions")


async def test_a_link_to_a_file_beside_the_text_is_told_and_then_followed(tmp_path: Path) -> None:
    (tmp_path / "two.md").write_text("# Part two\n\nThe end.", encoding="utf-8")
    one = tmp_path / "one.md"
    one.write_text("# Part one\n\nGo on in [part two](two.md), says he.", encoding="utf-8")
    async with sit(one) as reader:
        await reader.focus_term("part two")
        await reader.press("enter")
        await reader.until_shown("A file beside this text")
        await reader.press("tab", "enter")
        await reader.until(lambda: "The end." in reader.article.page.text, "part two")
        await reader.press("escape")
        await reader.until(lambda: "says he" in reader.article.page.text, "part one")


async def test_a_note_of_the_text_opens_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("Ships[^1] lie there.\n\n[^1]: A *small* kind of ship.\n", encoding="utf-8")
    async with sit(path) as reader:
        top = reader.article.top
        await reader.press("tab", "enter")
        await reader.until(lambda: "A small kind" in reader.entry.page.text, "the note")
        assert reader.article.top == top
        await reader.press("escape")
        assert reader.screen.panes.active is reader.article


@pytest.mark.usefixtures("texts")
async def test_a_document_that_was_seen_to_its_end_is_read() -> None:
    async with sit() as reader:
        await reader.press("end")
        await reader.until_idle()
        await reader.press("D")
        await reader.until_shown("100 % read")
