"""Notes and entries in the reader's own editor, for those who want all of their files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from reader.base.errors import ReaderError
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from collections.abc import Callable

    from glossary.model import Entry
    from reader.base.editor import Editing
    from reader.notes.model import Note
    from reader.packs.own_entries import EntryChange, EntryText


class OwnEditor(Feature):
    """Lends the screen to ``$VISUAL`` or ``$EDITOR``; what was written there is never lost."""

    @property
    def can_edit(self) -> bool:
        """Whether there is something to be edited."""
        features = self._screen.features
        if features.writer is not None:
            return features.noting.is_writing
        return bool(features.notes.marked or features.entries.entry)

    def edit(self) -> None:
        """Have the reader's own editor open what is being written, marked, in focus or on show."""
        features = self._screen.features
        if features.noting.is_writing:
            self._write_on()
        elif features.writer is not None:
            return
        elif note := features.notes.marked:
            self._edit_note(note)
        elif entry := features.entries.entry:
            self._edit_entry(entry)

    def _write_on(self) -> None:
        """The words of the note that is being written; they come back to be saved."""
        editor = self._screen.features.noting.editor

        def take(words: str, editing: Editing) -> None:
            editor.take(words)
            editing.discard()

        self._lend(editor.text, "note", take)

    def _edit_note(self, note: Note) -> None:
        features, screen = self._screen.features, self._screen

        def save(words: str, editing: Editing) -> None:
            def done(changed: Note) -> None:
                editing.discard()
                screen.tell("Note saved")
                features.note_keeping.changed(changed)

            def failed(error: ReaderError) -> None:
                screen.tell(f"{error} (your words are in {editing.path})")
                features.note_keeping.read_again()

            screen.background.start(
                lambda: features.noting.notebook.edit(note, replace(note, body=words)),
                done,
                failed,
                group="notes",
            )

        self._lend(note.body, note.id, save)

    def _edit_entry(self, entry: Entry) -> None:
        screen, writing = self._screen, self._screen.features.entries.writing

        def opened(file: EntryText) -> None:
            def save(text: str, editing: Editing) -> None:
                def done(change: EntryChange) -> None:
                    editing.discard()
                    screen.features.entries.saved(change)

                def failed(error: ReaderError) -> None:
                    screen.tell(f"{error} (your words are in {editing.path})")

                screen.background.start(
                    lambda: writing.save(file, text), done, failed, group="entries"
                )

            self._lend(file.text, file.id, save)

        screen.background.start(lambda: writing.open_entry(entry), opened, group="entries")

    def _lend(self, text: str, name: str, take: Callable[[str, Editing], None]) -> None:
        """Have a text edited; what it is then goes on, with the file that holds it until then."""
        from reader.base.editor import Editing

        screen = self._screen
        try:
            editing = Editing(text, name=name)
        except ReaderError as error:
            screen.tell(str(error))
            return
        written, failure = None, ""
        try:
            with screen.app.suspend():
                try:
                    written = editing.edit()
                except ReaderError as error:  # passed on, it would leave the screen lent for good
                    failure = str(error)
        except SuspendNotSupported:
            editing.discard()
            screen.tell("This terminal cannot lend the screen to an editor; e opens a form")
            return
        if failure:
            screen.tell(failure)
        elif written is None:
            editing.discard()
            screen.tell("Nothing was changed")
        else:
            take(written, editing)
