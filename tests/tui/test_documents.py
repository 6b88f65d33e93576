"""From one document to another and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.text.place import DocumentPlace
from tests.tui.sitting import sit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.sitting import Sitting

WORDS = "The zeppelin of Shinzo Abe flies over the lake."


@pytest.fixture
async def other(tmp_path: Path, home: Path) -> Path:
    """Another document, known to the library and the index."""
    file = tmp_path / "other.txt"
    padding = "\n\n".join(f"Paragraph {n} of the other text." for n in range(80))
    file.write_text(f"{padding}\n\n{WORDS}\n\n{padding}\n", encoding="utf-8")
    async with sit(file):
        pass
    return file


async def _go_to_other(reader: Sitting) -> None:
    await reader.press("s")
    await reader.write("zeppelin")
    await reader.until(lambda: reader.results.page.links)
    await reader.until_idle()
    await reader.press("enter")
    await reader.until(lambda: reader.gone_to == "zeppelin")
    await reader.until_idle()


async def test_a_hit_in_another_document_opens_it_and_return_leads_back(other: Path) -> None:
    async with sit(at=1500) as reader:
        line, document = reader.first_line(), reader.screen.session.document.id
        await _go_to_other(reader)
        assert WORDS in reader.shown
        assert "Shinzo Abe" in reader.screen.features.beside.in_view.page.text, (
            "its terms are known"
        )
        assert reader.screen.session.document.id != document
        await reader.press("pagedown", "tab", "escape")
        await reader.until(lambda: reader.screen.session.document.id == document)
        await reader.until_idle()
        assert reader.first_line() == line
        assert reader.article.page.links, "its terms are marked again"
        assert not reader.screen.session.place.is_away


async def test_back_and_forward_lead_through_documents(other: Path) -> None:
    async with sit(at=1500) as reader:
        line, document = reader.first_line(), reader.screen.session.document.id
        await reader.open_entry("Abe", "Shinzo Abe")
        await _go_to_other(reader)
        there = reader.first_line()
        await reader.press("[")
        assert reader.screen.focused is reader.results
        await reader.press("[")
        assert reader.screen.focused is reader.entry
        await reader.press("[")
        await reader.until(lambda: reader.screen.session.document.id == document)
        await reader.until_idle()
        assert reader.first_line() == line
        await reader.press("]", "]", "]")
        await reader.until(lambda: reader.screen.session.document.id != document)
        await reader.until_idle()
        assert reader.first_line() == there


async def test_reading_on_in_the_other_document_makes_it_the_one_to_return_to(other: Path) -> None:
    async with sit() as reader:
        await _go_to_other(reader)
        await reader.press("full_stop")
        line, document = reader.first_line(), reader.screen.session.document.id
        await reader.press("tab", "enter")
        await reader.press("pagedown", "escape")
        await reader.until_idle()
        assert reader.screen.session.document.id == document
        assert reader.first_line() == line
        assert reader.screen.session.place.document == document


async def test_a_note_can_be_written_on_what_a_hit_led_to(other: Path) -> None:
    async with sit() as reader:
        await _go_to_other(reader)
        await reader.press("a")
        await reader.write("airship")
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.screen.session.notes)
        await reader.until_idle()
        await reader.press("escape")
        await reader.until_idle()
        await reader.press("m", "f9")
        await reader.until_shown("airship")


async def test_keys_pressed_while_a_document_is_opened_do_no_harm(other: Path) -> None:
    async with sit(at=1500) as reader:
        line, document = reader.first_line(), reader.screen.session.document.id
        await _go_to_other(reader)
        await reader.type_ahead("escape", "pagedown", "tab", "enter", "[", "[", "escape", "escape")
        await reader.until_idle()
        await reader.press("escape")
        await reader.until_idle()
        assert reader.screen.session.document.id == document
        assert line


async def test_a_place_in_another_document_can_be_gone_to_at_once(other: Path) -> None:
    async with sit(place=DocumentPlace("moscow-tokyo-anti-china-alliance-not-real", 0, 5)) as one:
        assert one.article.target is not None
    async with sit(other, place=DocumentPlace("no-such-document", 0, 5)) as reader:
        await reader.until(lambda: "no-such-document" in reader.status)
        assert "Paragraph 0" in reader.shown


async def test_a_long_document_is_whole_after_a_moment_with_the_same_line_on_top(
    tmp_path: Path,
) -> None:
    from reader.base.paths import Paths
    from reader.desk.desk import Desk
    from reader.desk.session import Session
    from reader.tui.app import ReaderApp
    from tests.tui.sitting import NARROW
    from tests.tui.sitting import Sitting as Sits

    file = tmp_path / "long.txt"
    file.write_text("\n\n".join(f"Paragraph {n} about Tokyo." for n in range(20_000)), "utf-8")
    desk = Desk(Paths.discover())
    opened = desk.open_file(file, head=65_536)
    assert not opened.document.complete
    app = ReaderApp(desk, Session(opened, 20_000))
    async with app.run_test(size=NARROW) as pilot:
        reader = Sits(app, pilot)
        await reader.until(lambda: reader.rows)
        line = reader.first_line()
        await reader.until(lambda: reader.screen.session.document.complete)
        assert reader.first_line() == line
        await reader.press("end")
        await reader.until_shown("Paragraph 19999 about")
