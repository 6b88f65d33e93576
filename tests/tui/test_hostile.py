"""Hostile text on screen: shown as what it is, never acted upon."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from reader.text.visible import visible
from tests.tui.sitting import NARROW, WIDE, sit

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.sitting import Sitting

ESCAPES = "\x1b]0;owned\x07 \x1b[2J \x1b[31;1mred \x9b6n \x1bP+q\x1b\\ \x08\x08 \x7f"
BIDI = "\u202eevil\u202c \u2066x\u2069 \u200f"
MARKUP = "[bold]word[/bold] [@click=app.quit]here[/] [/] [link=x] \\[ $primary"
WIDE_SIGNS = "全角文字の長い行" * 20 + " e\u0301\u0302" * 30 + " 👩‍👩‍👧‍👦 🏳️‍🌈 \u0e33\u0e33"


def _control_characters(text: str) -> set[str]:
    bidi = {"\u061c", "\u200e", "\u200f", *map(chr, [*range(0x202A, 0x202F)])}
    bidi |= set(map(chr, range(0x2066, 0x206A)))
    return {c for c in text if c != "\n" and (unicodedata.category(c) == "Cc" or c in bidi)}


def _is_harmless(reader: Sitting) -> bool:
    width = reader.app.size.width
    strips = reader.app.screen._compositor.render_strips()
    return not _control_characters(reader.shown) and all(s.cell_length == width for s in strips)


@pytest.mark.parametrize("size", [WIDE, NARROW, (20, 5)])
@pytest.mark.parametrize(
    "hostile",
    [ESCAPES, BIDI, MARKUP, WIDE_SIGNS, "x" * 10_000],
    ids=["escapes", "directions", "markup", "wide", "long"],
)
async def test_hostile_text_is_shown_harmlessly_in_every_pane(
    tmp_path: Path, hostile: str, size: tuple[int, int]
) -> None:
    file = tmp_path / "hostile.txt"
    file.write_text(f"Findable Yasukuni {hostile} here.\n\n{hostile}\n", encoding="utf-8")
    async with sit(file, size=size) as reader:
        assert _is_harmless(reader)
        await reader.press("tab", "enter", "end", "pagedown")
        assert _is_harmless(reader)
        await reader.press("escape", "s")
        await reader.write("findable")
        await reader.until(lambda: reader.results.page.links)
        assert _is_harmless(reader)
        await reader.press("escape", "escape", "home", "a")
        assert _is_harmless(reader), "what the note is on"
        await reader.write("x")
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.screen.session.notes)
        await reader.until_idle()
        await reader.press("m")
        assert _is_harmless(reader)
        await reader.press("end", "pagedown", "home")
        assert _is_harmless(reader)


async def test_markup_is_shown_as_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "markup.txt"
    file.write_text(f"A {MARKUP} end.\n", encoding="utf-8")
    async with sit(file) as reader:
        whole = " ".join(" ".join(row[:70].split()) for row in reader.rows)
        assert "[bold]word[/bold] [@click=app.quit]here[/] [/]" in whole
        row = next(n for n, text in enumerate(reader.rows) if "here[/]" in text)
        column = reader.rows[row].index("here")
        await reader.pilot.click(offset=(column + 1, row))
        assert reader.app.is_running


async def test_hostile_words_can_be_written_in_notes_and_searched_for() -> None:
    async with sit() as reader:
        await reader.press("a")
        await reader.write(MARKUP)
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.screen.session.notes)
        await reader.until_idle()
        await reader.press("m")
        assert "[bold]word[/bold]" in reader.shown
        await reader.press("s")
        await reader.write(MARKUP)
        await reader.until_idle()
        assert "[bold]word[/bold]" in reader.shown


async def test_pasted_control_characters_do_not_reach_the_screen() -> None:
    from textual.events import Paste

    async with sit() as reader:
        await reader.press("s")
        reader.app.post_message(Paste(f"one {ESCAPES} {BIDI}"))
        await reader.until_idle()
        assert "one" in reader.shown
        assert _is_harmless(reader), "in the query"
        await reader.press("escape", "a")
        reader.app.post_message(Paste(f"two {ESCAPES} {BIDI}\nthree"))
        await reader.until_idle()
        assert "three" in reader.shown
        assert _is_harmless(reader), "in the note"


async def test_control_characters_in_a_note_file_do_not_reach_the_screen(home: Path) -> None:
    async with sit() as reader:
        await reader.press("a")
        await reader.write("changeme")
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.screen.session.notes)
        await reader.until_idle()
    (file,) = (home / "notes").rglob("*.md")
    content = file.read_text(encoding="utf-8")
    file.write_text(content.replace("changeme", f"words {ESCAPES} {BIDI}"), encoding="utf-8")
    async with sit() as reader:
        await reader.press("m")
        assert _is_harmless(reader), "in the list"
        await reader.press("e")
        await reader.until_idle()
        assert _is_harmless(reader), "in the editor"
        await reader.return_home()
    assert ESCAPES in file.read_text(encoding="utf-8"), "the file is left as it is"


ENTRY = """\
---
term: "Widget [bold]x[/bold] [/] [@click=app.quit]y[/]"
kind: term
match: [Widget]
sources:
  GK: {title: General knowledge, quality: general knowledge, note: none}
---
A widget HOSTILE is a thing [GK].
"""


async def test_hostile_entries_are_shown_harmlessly_in_entry_list_and_palette(
    tmp_path: Path, home: Path
) -> None:
    (home / "glossary").mkdir(parents=True)
    hostile = f"{MARKUP.replace('[link=x]', '')} {BIDI}"
    (home / "glossary" / "widget.md").write_text(
        ENTRY.replace("HOSTILE", hostile), encoding="utf-8"
    )
    file = tmp_path / "text.txt"
    file.write_text("About a Widget.\n", encoding="utf-8")
    async with sit(file) as reader:
        assert "Widget [bold]x[/bold] [/]" in reader.shown
        await reader.press("tab", "enter")
        assert _is_harmless(reader)
        await reader.press("ctrl+p")
        await reader.write("widget")
        await reader.until(lambda: "[@click=app.quit]y[/]" in reader.shown)
        assert _is_harmless(reader)
        await reader.press("enter")
        await reader.until(lambda: reader.app.screen is reader.screen)
        assert reader.app.is_running


async def test_a_hostile_file_name_is_shown_harmlessly(tmp_path: Path) -> None:
    file = tmp_path / "a[bold]b\x1b[2J\u202e.txt"
    file.write_text("Some words.\n", encoding="utf-8")
    async with sit(file) as reader:
        assert _is_harmless(reader)
        assert visible("\x1b") in reader.shown or "[2J" in reader.shown


async def test_a_message_is_shown_harmlessly() -> None:
    async with sit() as reader:
        reader.screen.tell(f"{ESCAPES} {BIDI} {MARKUP}")
        await reader.until_idle()
        assert _is_harmless(reader)
        assert "[bold]word" in reader.shown
