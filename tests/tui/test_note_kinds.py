"""Kinds, tags, links, highlights and drafts of notes, as they are written on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.base.paths import Paths
from reader.desk.desk import Desk
from reader.desk.notes_page import Scope
from reader.notes.model import DocumentTarget, NewNote, PassageTarget
from reader.notes.recovery import Draft, DraftStore
from reader.notes.store import NoteStore
from reader.text.anchoring import make_anchor
from reader.text.span import Span
from tests.tui.sitting import sit

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from reader.notes.model import Note
    from tests.tui.sitting import Sitting


def _kept() -> tuple[Note, ...]:
    return Desk(Paths.discover()).notes.all().notes


def _rescued(home: Path) -> list[Path]:
    return list(home.glob("reader-note-*.md"))


async def _save(reader: Sitting) -> None:
    await reader.press("ctrl+s")
    await reader.until(lambda: not reader.is_writing, "the note to be saved")
    await reader.until_idle()


async def test_a_note_has_the_kind_and_the_tags_that_were_chosen_for_it() -> None:
    async with sit() as reader:
        await reader.focus_term("Yasukuni Shrine")
        await reader.press("a")
        await reader.write("Who went there?")
        await reader.press("f2", "f2")
        await reader.press("tab")
        await reader.write("law, #to check")
        await _save(reader)
        (note,) = _kept()
        assert (note.kind, note.tags) == ("question", ("law", "to check"))
        await reader.press("m")
        await reader.until_shown("? Who went there?")
        assert "#law" in reader.shown


async def test_a_kind_that_nobody_knew_can_be_typed() -> None:
    async with sit() as reader:
        await reader.press("a")
        await reader.write("Look this up")
        await reader.press("shift+tab", *["backspace"] * 4)
        await reader.write("term to check")
        await _save(reader)
        assert "a new kind" in reader.status
        assert _kept()[0].kind == "term to check"


async def test_tags_that_were_used_are_completed() -> None:
    async with sit() as reader:
        await reader.press("a")
        await reader.write("first")
        await reader.press("tab")
        await reader.write("sovereignty")
        await _save(reader)
        await reader.press("end", "a")
        await reader.write("second")
        await reader.press("tab")
        tags = reader.screen.features.noting.editor._tags
        await reader.until(lambda: tags.suggester is not None)
        await reader.until_idle()
        await reader.write("sov")
        await reader.until(lambda: tags._suggestion == "sovereignty", "what the tag may be")
        await reader.press("right")
        await _save(reader)
        assert [note.tags for note in _kept()] == [("sovereignty",)] * 2


async def test_words_that_were_picked_out_are_highlighted_and_let_go_by_the_same_key() -> None:
    async with sit() as reader:
        await reader.press("w", "right", "greater_than_sign", "H")
        await reader.until(lambda: reader.screen.session.notes, "the highlight")
        await reader.until_idle()
        await reader.press("H")
        await reader.until(lambda: not reader.screen.session.notes, "the highlight gone")
        assert not _kept()


async def test_what_sorts_a_list_does_nothing_while_a_note_is_written() -> None:
    async with sit() as reader:
        await reader.press("m")
        await reader.until_idle()
        listed = reader.shown
        await reader.press("a")
        await reader.write("Words")
        await reader.press("f3", "f9", "f4")
        await reader.press("escape", "escape")
        await reader.until_idle()
        assert ("by place" in listed) == ("by place" in reader.shown)
        assert reader.screen.features.notes._scope is Scope.DOCUMENT


async def test_tab_from_the_kind_takes_what_is_suggested_and_goes_on_to_the_tags() -> None:
    async with sit() as reader:
        await reader.press("a")
        await reader.write("Is it so?")
        await reader.press("shift+tab", *["backspace"] * 4)
        editor = reader.screen.features.noting.editor
        await reader.write("que")
        await reader.until(lambda: editor._kind._suggestion == "question", "what it may be")
        await reader.press("tab")
        await reader.write("law")
        await _save(reader)
        (note,) = _kept()
        assert (note.kind, note.tags, note.body) == ("question", ("law",), "Is it so?")


async def test_one_key_highlights_what_is_in_focus_and_takes_it_away_again() -> None:
    async with sit() as reader:
        await reader.focus_term("Yasukuni Shrine")
        await reader.press("H")
        await reader.until(lambda: reader.screen.session.notes, "the highlight")
        (note,) = _kept()
        assert (note.kind, note.body) == ("highlight", "")
        assert isinstance(note.target, PassageTarget)
        assert note.target.anchor.quote == "Yasukuni Shrine"
        await reader.until(lambda: reader.article.page.noted, "the words marked")
        assert "▌" in reader.shown
        await reader.until_idle()
        await reader.press("H")
        await reader.until(lambda: not reader.screen.session.notes, "the highlight gone")
        assert not reader.article.page.noted
        await reader.press("u")
        await reader.until(lambda: reader.screen.session.notes, "the highlight back")


async def test_a_note_can_be_on_the_whole_text() -> None:
    async with sit() as reader:
        await reader.press("@")
        await reader.write("What is this for?")
        await _save(reader)
        (note,) = _kept()
        assert note.target == DocumentTarget(reader.screen.session.document.id)
        await reader.press("m")
        await reader.until_shown("What is this for?")


async def test_a_link_is_completed_and_leads_to_its_entry_from_the_note() -> None:
    async with sit() as reader:
        await reader.press("a")
        await reader.until_idle()
        await reader.write("See [[yasuk")
        offers = reader.screen.features.noting.editor.offers
        await reader.until(lambda: offers.chosen is not None, "what can be linked to")
        await reader.press("tab")
        assert (
            reader.screen.features.noting.editor.text == "See [[yasukuni-shrine|Yasukuni Shrine]]"
        )
        await _save(reader)
        await reader.press("comma")
        await reader.until(lambda: "Your note" in reader.entry.page.text, "the note")
        assert "See Yasukuni Shrine" in reader.entry.page.text
        links = [link.target for link in reader.entry.page.links]
        assert "entry:yasukuni-shrine" in map(str, links)


async def test_what_was_being_written_when_the_program_was_cut_off_can_be_gone_on_with(
    home: Path,
) -> None:
    desk = Desk(Paths.discover())
    document = desk.open_file().document
    words = PassageTarget(document.id, make_anchor(document.text, Span(0, 20)))
    left = DraftStore(home / "notes" / ".drafts")
    from datetime import UTC, datetime

    new = NewNote(words, "half a thou", ("law",), "opinion")
    left.save(Draft(left.new_id(), new, "", datetime.now(UTC)))
    assert left._lock is not None
    left._lock.release()  # as the system does when a program ends
    async with sit() as reader:
        await reader.until(lambda: "a goes on" in reader.status, "that something was left")
        await reader.press("a")
        await reader.until(lambda: reader.is_writing, "the editor")
        editor = reader.screen.features.noting.editor
        assert (editor.text, editor.written.kind, editor.written.tags) == (
            "half a thou",
            "opinion",
            ("law",),
        )
        await reader.write("ght")
        await _save(reader)
        assert [note.body for note in _kept()] == ["half a thought"]
        await reader.until(
            lambda: not list((home / "notes" / ".drafts").glob("*.md")), "the draft gone"
        )


async def test_a_draft_is_kept_while_a_note_is_written_and_goes_with_it(home: Path) -> None:
    async with sit() as reader:
        await reader.press("a")
        await reader.write("precious words")
        folder = home / "notes" / ".drafts"
        await reader.until(
            lambda: any("precious" in file.read_text("utf-8") for file in folder.glob("*.md")),
            "the draft",
        )
        await _save(reader)
        await reader.until(lambda: not list(folder.glob("*.md")), "the draft gone")


async def test_a_note_that_cannot_be_saved_stays_and_is_kept_elsewhere(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.base.errors import NotWritableError

    def full(_store: NoteStore, _new: NewNote) -> Note:
        raise NotWritableError("notes", "No space left on device")

    async with sit() as reader:
        await reader.press("a")
        await reader.write("not to be lost")
        monkeypatch.setattr(NoteStore, "add", full)
        await reader.press("ctrl+s")
        await reader.until(lambda: "your words are in" in reader.status, "where the words are")
        assert reader.screen.features.noting.editor.text == "not to be lost"
        (file,) = _rescued(home)
        assert file.read_text("utf-8").endswith("not to be lost")
        await reader.press("f10")
        assert reader.app.clipboard == "not to be lost"
        monkeypatch.undo()
