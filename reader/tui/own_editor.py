"""Entries in the reader's own editor, for those who want all of their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from reader.base.errors import ReaderError
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from reader.packs.own_entries import EntryChange, EntryText


class OwnEditor(Feature):
    """Lends the screen to ``$VISUAL`` or ``$EDITOR``; what was written there is never lost."""

    def edit(self) -> None:
        """Have the reader's own editor change the file of the entry in focus or on show."""
        entry = self._screen.features.entries.entry
        if entry is None or self._screen.features.writer:
            return

        writing = self._screen.features.entries.writing

        def read() -> EntryText:
            return writing.open_entry(entry)

        self._screen.background.start(read, self._edit_file, group="entries")

    def _edit_file(self, opened: EntryText) -> None:
        from reader.base.editor import Editing

        screen = self._screen
        try:
            editing = Editing(opened.text, name=opened.id)
        except ReaderError as error:
            screen.tell(str(error))
            return
        text, failure = None, ""
        try:
            with screen.app.suspend():
                try:
                    text = editing.edit()
                except ReaderError as error:  # passed on, it would leave the screen lent for good
                    failure = str(error)
        except SuspendNotSupported:
            editing.discard()
            screen.tell("This terminal cannot lend the screen to an editor; e opens a form")
            return
        if failure:
            screen.tell(failure)
            return
        if text is None:
            editing.discard()
            screen.tell("Nothing was changed")
            return

        def done(change: EntryChange) -> None:
            editing.discard()
            screen.features.entries.saved(change)

        def failed(error: ReaderError) -> None:
            screen.tell(f"{error} (your words are in {editing.path})")

        screen.background.start(
            lambda: screen.features.entries.writing.save(opened, text),
            done,
            failed,
            group="entries",
        )
