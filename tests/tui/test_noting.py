"""Notes on screen: writing, finding again, changing, deleting, bringing back."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reader.base.paths import Paths
from reader.desk.article_page import NOTE_SIGN
from reader.desk.desk import Desk
from reader.notes.model import EntryTarget, NewNote, PassageTarget
from reader.text.anchoring import make_anchor
from reader.text.span import Span
from tests.tui.sitting import NARROW, WIDE, sit

if TYPE_CHECKING:
    from pathlib import Path

    from reader.notes.model import Note
    from tests.tui.sitting import Sitting


def _kept() -> tuple[Note, ...]:
    return Desk(Paths.discover()).notes.all().notes


async def _write(reader: Sitting, words: str) -> None:
    """Write a note on what is in focus, and wait until it is everywhere it shows."""
    known = len(reader.screen.session.notes)
    await reader.press("a")
    assert reader.is_writing
    await reader.write(words)
    await reader.press("ctrl+s")
    await reader.until(lambda: len(reader.screen.session.notes) == known + 1, "the note")
    await reader.until_idle()


async def _open_list(reader: Sitting) -> None:
    await reader.press("m")
    await reader.until(lambda: reader.screen.focused is reader.screen.features.notes.pane)


def _margin(reader: Sitting) -> list[int]:
    """The rows of the screen with a note's sign beside the article."""
    left = reader.article.region
    rows = reader.rows[left.y : left.bottom]
    return [n for n, row in enumerate(rows) if row[: left.right].lstrip().startswith(NOTE_SIGN)]


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_note_on_a_paragraph_is_a_file_a_sign_a_line_and_a_hit(
    size: tuple[int, int], home: Path
) -> None:
    async with sit(size=size) as reader:
        await _write(reader, "a remarkable thought")
        (note,) = _kept()
        assert note.body == "a remarkable thought"
        assert isinstance(note.target, PassageTarget)
        assert note.target.anchor.quote.startswith("Japan's Prime Minister Shinzo Abe")
        (file,) = (home / "notes").rglob("*.md")
        assert "a remarkable thought" in file.read_text(encoding="utf-8")
        assert reader.screen.focused is reader.article
        assert len(_margin(reader)) == 1
        await _open_list(reader)
        assert "a remarkable thought" in reader.shown
        await reader.press("s")
        await reader.write("remarkable")
        await reader.until(lambda: "✎ a remarkable thought" in reader.shown, "the note as a hit")


async def test_a_note_on_a_term_stands_on_its_words() -> None:
    async with sit() as reader:
        await reader.focus_term("Yasukuni Shrine")
        await reader.press("a")
        assert "Note on “Yasukuni Shrine”" in reader.shown
        await reader.press("escape")
        await _write(reader, "on the shrine")
        (note,) = _kept()
        assert isinstance(note.target, PassageTarget)
        assert note.target.anchor.quote == "Yasukuni Shrine"
        (sign,) = _margin(reader)
        assert "Yasukuni Shrine" in reader.rows[sign]


async def test_a_note_on_an_entry_stands_in_the_entry() -> None:
    async with sit() as reader:
        await reader.open_entry("Yasukuni Shrine", "Yasukuni Shrine")
        await _write(reader, "on the entry")
        (note,) = _kept()
        assert note.target == EntryTarget("yasukuni-shrine")
        assert "on the entry" in reader.entry.page.text
        assert not _margin(reader)


async def test_letters_typed_at_once_all_stand_in_the_note() -> None:
    words = "squeamish? [no], L.G. quit! a d e u m"
    async with sit() as reader:
        await reader.type_ahead("a", *words)
        await reader.until(lambda: len(reader.screen.features.noting.editor.text) >= len(words))
        assert reader.screen.features.noting.editor.text == words


async def test_keys_of_an_editor_edit_while_writing() -> None:
    async with sit() as reader:
        await reader.press("a")
        await reader.write("one")
        await reader.press("enter", *"two", "up", "home", *"A ", "end", "backspace", "delete")
        assert reader.screen.features.noting.editor.text in {"A on\ntwo", "A ontwo"}
        await reader.press("tab", "shift+tab", "pagedown", "pageup")
        assert reader.screen.focused is reader.screen.features.noting.editor.area


async def test_escape_leaves_an_unchanged_note_at_once() -> None:
    async with sit() as reader:
        await reader.press("a", "escape")
        assert not reader.is_writing
        assert reader.screen.focused is reader.article


async def test_escape_on_a_changed_note_warns_first() -> None:
    async with sit() as reader:
        await reader.press("a")
        await reader.write("precious")
        await reader.press("escape")
        assert reader.screen.features.noting.editor.text == "precious"
        assert "Ctrl-S saves the note; Esc again leaves without" in reader.status
        await reader.press("escape")
        assert not reader.is_writing
        assert not _kept()


async def test_escape_warns_again_when_more_was_written_after_the_warning() -> None:
    async with sit() as reader:
        await reader.press("a")
        await reader.write("precious")
        await reader.press("escape")
        await reader.write(" and more")
        await reader.press("escape")
        assert reader.is_writing, "the words after the warning were given up"


async def test_an_empty_note_is_not_saved_and_that_is_told() -> None:
    async with sit() as reader:
        await reader.press("a", "space", "ctrl+s")
        assert "An empty note is not saved" in reader.status
        assert reader.is_writing
        await reader.until_idle()
        assert not _kept()


async def test_saving_twice_in_a_hurry_makes_one_note() -> None:
    async with sit() as reader:
        await reader.press("a")
        await reader.write("once")
        await reader.type_ahead("ctrl+s", "ctrl+s", "ctrl+s")
        await reader.until(lambda: not reader.is_writing)
        await reader.until_idle()
        assert [note.body for note in _kept()] == ["once"]


async def test_words_typed_while_the_note_is_being_saved_are_not_lost() -> None:
    async with sit() as reader:
        await reader.press("a")
        await reader.write("one")
        await reader.type_ahead("ctrl+s", *" two")
        await reader.until_idle()
        kept = [note.body for note in _kept()]
        writing = reader.is_writing and reader.screen.features.noting.editor.text == "one two"
        assert kept == ["one two"] or (kept == ["one"] and writing)


async def test_a_note_is_changed_and_the_change_undone() -> None:
    async with sit() as reader:
        await _write(reader, "first")
        await _open_list(reader)
        await reader.press("e")
        assert "Edit the note" in reader.shown
        assert reader.screen.features.noting.editor.text == "first"
        await reader.write(" and second")
        await reader.press("ctrl+s")
        await reader.until(lambda: [n.body for n in _kept()] == ["first and second"])
        await reader.until_idle()
        assert "first and second" in reader.shown
        await reader.press("u")
        await reader.until(lambda: [n.body for n in _kept()] == ["first"])
        await reader.until_gone("first and second")
        await reader.press("u")
        await reader.until(lambda: not _kept())
        await reader.until(lambda: not _margin(reader))
        await reader.until_idle()
        assert not reader.screen.features.changing.can_undo


async def test_a_note_is_deleted_and_brought_back() -> None:
    async with sit() as reader:
        await _write(reader, "to be or not")
        before = _kept()
        await _open_list(reader)
        await reader.press("d")
        await reader.until(lambda: not _kept())
        await reader.until_shown("No notes yet")
        assert not _margin(reader)
        await reader.press("s")
        await reader.write("not be")
        await reader.until_idle()
        assert "✎" not in reader.results.page.text
        await reader.press("escape", "u")
        await reader.until(lambda: _kept() == before)
        await reader.until(lambda: _margin(reader))
        await reader.until_idle()
        await reader.press("s")
        await reader.write("to be or not")
        await reader.until(lambda: "✎ to be" in reader.results.page.text)


async def test_deleting_twice_in_a_hurry_deletes_one_note() -> None:
    async with sit() as reader:
        await _write(reader, "one")
        await reader.focus_term("Yasukuni Shrine")
        await _write(reader, "two")
        await _open_list(reader)
        await reader.press("home")
        await reader.type_ahead("d", "d", "d")
        await reader.until_idle()
        assert len(_kept()) == 1


async def test_a_click_on_a_margin_sign_opens_its_note() -> None:
    async with sit() as reader:
        await reader.focus_term("Yasukuni Shrine")
        await _write(reader, "on the shrine")
        (sign,) = _margin(reader)
        column = reader.rows[sign].index(NOTE_SIGN)
        await reader.pilot.click(offset=(column, sign))
        await reader.until(lambda: reader.screen.focused is reader.entry)
        assert "on the shrine" in reader.entry.page.text
        assert reader.screen.features.notes.marked is not None


async def test_enter_on_a_note_of_the_list_shows_the_words_it_stands_on() -> None:
    async with sit(size=(120, 20)) as reader:
        await reader.press("end")
        await reader.focus_term("Global Times")
        await _write(reader, "who says so")
        await reader.press("home", "escape")
        await _open_list(reader)
        await reader.until(lambda: reader.screen.features.notes.marked, "the note in the list")
        await reader.press("enter")
        await reader.until(lambda: reader.article.target, "its words")
        target = reader.article.target
        assert target is not None
        assert reader.article.page.text[target.start : target.end] == "Global Times"
        assert reader.article.visible_span.contains(target.start)


async def test_clicking_elsewhere_while_writing_loses_no_word() -> None:
    async with sit() as reader:
        await reader.press("a")
        await reader.write("precious")
        await reader.pilot.click(offset=(30, 20))
        await reader.press("a", "e", "m", "s")
        await reader.until_idle()
        if reader.is_writing:
            assert reader.screen.features.noting.editor.text.startswith("precious")
        else:
            assert [note.body for note in _kept()] == ["precious"]


@pytest.mark.skipif(os.geteuid() == 0 and os.name != "posix", reason="permissions are not kept")
async def test_a_note_that_cannot_be_saved_stays_in_the_editor_and_one_line_says_why(
    home: Path,
) -> None:
    (home / "notes").write_text("a file where the folder should be", encoding="utf-8")
    async with sit() as reader:
        await reader.press("a")
        await reader.write("will not be lost")
        await reader.press("ctrl+s")
        await reader.until(lambda: "cannot be written" in reader.status or "notes" in reader.status)
        await reader.until_idle()
        assert "notes" in reader.status, "what was told is still told"
        assert reader.screen.features.noting.editor.text == "will not be lost"
        assert reader.is_writing
        (home / "notes").unlink()
        await reader.press("ctrl+s")
        await reader.until(lambda: [note.body for note in _kept()] == ["will not be lost"])


async def test_a_note_changed_by_another_program_is_not_overwritten() -> None:
    async with sit() as reader:
        await _write(reader, "mine")
        await _open_list(reader)
        await reader.press("e")
        await reader.write(" longer")
        (note,) = _kept()
        Desk(Paths.discover()).notes.update(note, replace(note, body="theirs", tags=()))
        await reader.press("ctrl+s")
        await reader.until(lambda: "hanged" in reader.status)
        assert [one.body for one in _kept()] == ["theirs"]
        assert reader.screen.features.noting.editor.text == "mine longer"


async def test_notes_are_there_after_a_restart() -> None:
    async with sit() as reader:
        await _write(reader, "still here")
    async with sit() as reader:
        assert _margin(reader)
        await _open_list(reader)
        assert "still here" in reader.shown


async def test_words_that_are_gone_from_the_text_are_told(tmp_path: Path) -> None:
    text = tmp_path / "text.txt"
    text.write_text("A paragraph about Yasukuni.\n\nAnother one.\n", encoding="utf-8")
    async with sit(text) as reader:
        await _write(reader, "about this paragraph")
    text.write_text("Nothing of it.\n\nAnother one.\n", encoding="utf-8")
    async with sit(text) as reader:
        await _open_list(reader)
        assert "about this paragraph" in reader.shown
        await reader.press("enter")
        assert reader.app.is_running


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_enter_in_the_list_opens_the_note_and_enter_there_goes_to_its_words(
    size: tuple[int, int],
) -> None:
    async with sit(size=size) as reader:
        await reader.focus_term("Yasukuni Shrine")
        await _write(reader, "on the shrine")
        await _open_list(reader)
        await reader.until(lambda: reader.screen.features.notes.marked, "the note in the list")
        await reader.press("enter")
        await reader.until(lambda: reader.screen.focused is reader.entry, "the note")
        assert "Your note" in reader.entry.page.text
        await reader.press("enter", "enter")
        await reader.until(lambda: reader.screen.focused is reader.article, "its words")
        assert reader.gone_to == "Yasukuni Shrine"
        await reader.press("left_square_bracket")
        await reader.until(lambda: reader.screen.focused is reader.entry, "the note again")


async def test_enter_in_the_list_opens_the_entry_that_a_note_is_on() -> None:
    async with sit() as reader:
        Desk(Paths.discover()).notes.add(NewNote(EntryTarget("yasukuni-shrine"), "on the entry"))
        await reader.press("m", "f9")
        await reader.until_shown("on the entry")
        await reader.until(lambda: reader.screen.features.notes.marked, "the note in the list")
        await reader.press("enter")
        await reader.until(lambda: "Your note" in reader.entry.page.text, "the note")
        await reader.press("enter", "enter")
        await reader.until(lambda: reader.screen.features.beside.entry, "the entry")
        assert reader.screen.features.beside.entry is not None
        assert reader.screen.features.beside.entry.id == "yasukuni-shrine"


async def test_enter_in_the_list_goes_to_words_of_another_text(tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Nothing.\n\nSome words worth a note.\n", encoding="utf-8")
    async with sit() as reader:
        desk = Desk(Paths.discover())
        opened = desk.open_file(other)
        desk.library.keep(other, opened.document.id)
        start = opened.document.text.index("worth")
        anchor = make_anchor(opened.document.text, Span(start, start + 5))
        desk.notes.add(NewNote(PassageTarget(opened.document.id, anchor), "elsewhere indeed"))
        await reader.press("m", "f9")
        await reader.until_shown("elsewhere indeed")
        await reader.until(lambda: reader.screen.features.notes.marked, "the note in the list")
        await reader.press("enter")
        await reader.until(lambda: "Your note" in reader.entry.page.text, "the note")
        await reader.press("enter", "enter")
        await reader.until(lambda: reader.gone_to == "worth")
        await reader.press("escape")
        await reader.until_shown("Japan's Prime Minister Shinzo Abe")


async def test_a_note_changed_outside_keeps_both_its_words_and_those_typed(home: Path) -> None:
    async with sit() as reader:
        await _write(reader, "as it was")
        await _open_list(reader)
        await reader.press("e")
        (file,) = (home / "notes").rglob("*.md")
        file.write_text(file.read_text("utf-8").replace("as it was", "from outside"), "utf-8")
        await reader.write(" and mine")
        await reader.press("ctrl+s")
        await reader.until_shown("changed by another program")
        await reader.press("ctrl+s")
        await reader.until(lambda: not reader.is_writing)
        await reader.until_idle()
        assert sorted(note.body for note in _kept()) == ["as it was and mine", "from outside"]


async def test_leaving_while_a_note_is_written_is_asked_twice() -> None:
    async with sit() as reader:
        await reader.press("a")
        await reader.write("not to be lost")
        await reader.press("ctrl+q")
        await reader.until(lambda: "Ctrl-Q again" in reader.shown, "the warning")
        assert reader.app.return_code is None
        assert "not to be lost" in reader.shown
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.screen.session.notes)
        await reader.press("ctrl+q")
        await reader.until(lambda: reader.app.return_code == 0, "the end")


async def test_what_was_written_is_given_up_at_the_second_asking() -> None:
    async with sit() as reader:
        await reader.press("a")
        await reader.write("to be lost")
        await reader.press("ctrl+q", "ctrl+q")
        await reader.until(lambda: reader.app.return_code == 0, "the end")
    assert not _kept()


async def test_leaving_by_a_letter_is_asked_twice_too_while_a_note_waits() -> None:
    """A click on the text takes the keyboard away from the note, not the note."""
    async with sit() as reader:
        await reader.press("a")
        await reader.write("not to be lost")
        await reader.pilot.click("#article", offset=(40, 0))
        assert reader.screen.focused is reader.article
        await reader.press("q")
        await reader.until(lambda: "Ctrl-Q again" in reader.shown, "the warning")
        assert reader.app.return_code is None
        await reader.press("ctrl+s")
        await reader.until(lambda: reader.screen.session.notes)
    assert [note.body for note in _kept()] == ["not to be lost"]
