"""Pictures of the main screens; ``--snapshot-update`` takes them anew.

They show an invented text with its own entries, so that only a change of the program changes them.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from textual.widgets import Input, TextArea

from reader.base.paths import Paths
from reader.desk.desk import Desk
from reader.desk.session import Session
from reader.text.place import DocumentPlace
from reader.tui.app import ReaderApp
from tests.tui.sitting import Sitting

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot

    Play = Callable[[Sitting], Awaitable[None]]

    class Compare(Protocol):
        """Compares a screen with its picture."""

        def __call__(
            self,
            app: ReaderApp,
            *,
            terminal_size: tuple[int, int],
            run_before: Callable[[Pilot[int]], Awaitable[None]],
        ) -> bool:
            """Whether they are the same."""
            ...


HERE = Path(__file__).parent / "home"
SIZES = {"120x40": (120, 40), "80x24": (80, 24), "200x60": (200, 60)}


@pytest.fixture(autouse=True)
def home(reader_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with the entries of the invented text, and nothing of the terminal's own."""
    shutil.copytree(HERE / "glossary", reader_home / "glossary")
    monkeypatch.setenv("READER_DEBUG", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.delenv("COLORFGBG", raising=False)
    return reader_home


async def reading(reader: Sitting) -> None:
    """A term in focus."""
    await reader.focus_term("Harbour Board")


async def entry(reader: Sitting) -> None:
    """An entry beside the text."""
    await reader.open_entry("Fern Point", "Fern Point")


async def mention(reader: Sitting) -> None:
    """A place that was gone to from an entry."""
    await entry(reader)
    links = reader.entry.page.links
    mentions = [n for n, link in enumerate(links) if isinstance(link.target, DocumentPlace)]
    while reader.entry.focused_link < mentions[-1]:
        await reader.press("tab")
    await reader.press("enter")


async def searching(reader: Sitting) -> None:
    """Hits of every kind."""
    await noted(reader)
    await reader.press("s")
    await reader.write("ternhead lantern")
    await reader.until(lambda: reader.results.page.links)
    await reader.press("down")


async def noted(reader: Sitting) -> None:
    """A note in the margin and in the list."""
    await reader.focus_term("Harbour Board")
    await reader.press("a")
    await reader.write("who pays for the lantern?")
    await reader.press("ctrl+s")
    await reader.until(lambda: reader.screen.session.notes)
    await reader.until_idle()
    await reader.press("m")


async def writing(reader: Sitting) -> None:
    """A note being written, and the warning before it is given up."""
    await reader.press("a")
    await reader.write("first line")
    await reader.press("enter", *"second line", "escape")


async def helping(reader: Sitting) -> None:
    """All commands."""
    await reader.press("question_mark")


async def commands(reader: Sitting) -> None:
    """The palette."""
    await reader.press("ctrl+p")
    await reader.write("fern point")
    await reader.until_shown("Fern Point or Ternhead")


PLAYS = {
    "reading": reading,
    "entry": entry,
    "mention": mention,
    "searching": searching,
    "noted": noted,
    "writing": writing,
    "helping": helping,
    "commands": commands,
}


def _picture(snap_compare: Compare, play: Play, size: tuple[int, int]) -> bool:
    desk = Desk(Paths.discover())
    app = ReaderApp(desk, Session(desk.open_file(HERE / "lighthouse.txt")))

    async def run_before(pilot: Pilot[int]) -> None:
        reader = Sitting(app, pilot)
        await reader.until(lambda: reader.screen.is_ready)
        await reader.until_idle()
        await play(reader)
        await reader.until_idle()
        for editor in [*app.screen.query(Input), *app.screen.query(TextArea)]:
            editor.cursor_blink = False  # the picture must not depend on the moment
        await reader.until_idle()

    return snap_compare(app, terminal_size=size, run_before=run_before)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("play", PLAYS)
def test_a_screen_looks_as_in_its_picture(snap_compare: Compare, play: str, size: str) -> None:
    assert _picture(snap_compare, PLAYS[play], SIZES[size])


@pytest.mark.parametrize("play", ["reading", "entry", "searching", "writing"])
def test_a_light_screen_looks_as_in_its_picture(
    snap_compare: Compare, home: Path, play: str
) -> None:
    (home / "config.toml").write_text('theme = "light"\n', encoding="utf-8")
    assert _picture(snap_compare, PLAYS[play], SIZES["120x40"])


@pytest.mark.parametrize("play", ["reading", "mention", "searching"])
def test_a_screen_without_colour_looks_as_in_its_picture(
    snap_compare: Compare, monkeypatch: pytest.MonkeyPatch, play: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert _picture(snap_compare, PLAYS[play], SIZES["120x40"])
