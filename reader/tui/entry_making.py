"""Writing entries on the screen: from words of the text, from a candidate, or of those there are.

What is saved is marked in the text at once, and undone by one key.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from glossary.entry_writer import EntryDraft
from glossary.pack import OWN
from reader.base.errors import EntryChangedError, ReaderError
from reader.desk.entry_drafts import Started, remarks, start_from_words
from reader.desk.entry_writing import draft_in
from reader.desk.publishing import entry_writing
from reader.text.place import EntryPlace
from reader.tui.entry_form import EntryForm
from reader.tui.feature import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from glossary.model import Entry
    from reader.packs.own_entries import EntryChange, EntryText
    from reader.tui.reading_screen import ReadingScreen

_CHANGED = "The file was changed by another program; Ctrl-S saves yours as a new entry"


class EntryMaking(Writer):
    """The form of an entry.

    Attributes:
        writing: Makes the changes.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._form = EntryForm()
        self.writing = entry_writing(screen.desk)
        self._opened: EntryText | None = None
        self._is_open = self._is_saving = False
        self._then: Callable[[EntryChange], None] = self._show
        self._awaited = ""

    @property
    def editor(self) -> EntryForm:
        """The form."""
        return self._form

    @property
    def is_writing(self) -> bool:
        """Whether the form is open."""
        return self._is_open

    @property
    def entry(self) -> Entry | None:
        """The entry that would be changed: that of the term in focus, or the one on show."""
        return self._screen.features.knowing.entry

    @property
    def own(self) -> Entry | None:
        """The entry on show with the keyboard in it, if it is the reader's own."""
        beside = self._screen.features.beside
        entry = beside.entry if self._screen.panes.active is beside.page else None
        return entry if entry and entry.pack == OWN else None

    @property
    def labels(self) -> Mapping[str, str]:
        """In an entry: on from it, and what the reader makes of it."""
        beside = self._screen.features.beside
        if self._is_open or self._screen.focused is not beside.page or beside.entry is None:
            return super().labels
        return {
            "next_term": "Next link",
            "open": "Open",
            "return": "Return",
            "know": "Know this",
            "annotate": "Note",
            "edit": "Edit",
        }

    def new(self) -> None:
        """An entry for the words selected, if any are."""
        if self._goes_on():
            return
        article = self._screen.article
        selection = article.selection
        try:
            started = (
                start_from_words(self._screen.session.document, selection)
                if selection
                else Started(EntryDraft(""))
            )
        except ReaderError as error:
            self._screen.tell(str(error))
            return
        self.begin(started)

    def begin(self, started: Started, then: Callable[[EntryChange], None] | None = None) -> None:
        """Write a new entry from what is known of it.

        Args:
            started: What is known.
            then: What to do when it is saved; else it is shown.
        """
        if self._goes_on():
            return
        self._opened, self._then = None, then or self._show
        told = f"New entry · “{started.context}”" if started.context else "New entry"
        self._open(told, started.draft)

    def edit(self) -> None:
        """Change the entry in focus or on show; one that is not the reader's own is copied."""
        entry = self.entry
        if entry is None or self._goes_on():
            return

        def read() -> tuple[EntryText, EntryDraft]:
            opened = self.writing.open_entry(entry)
            return opened, draft_in(opened)

        def done(found: tuple[EntryText, EntryDraft]) -> None:
            if self._goes_on():
                return
            (self._opened, draft), self._then = found, self._show
            self._open(f"Edit {entry.term}", draft)

        self._screen.background.start(read, done, group="entries")

    def save(self) -> None:
        """Save what the form says."""
        if not self._is_open or self._is_saving:
            return
        opened = self._opened
        try:
            draft = self._form.draft()
        except ReaderError as error:
            self._screen.tell(str(error))
            return

        def work() -> EntryChange:
            if opened is None:
                return self.writing.create(draft)
            return self.writing.change(opened, draft)

        def done(change: EntryChange) -> None:
            self._is_saving = False
            self.give_up()
            self.saved(change, draft)

        self._is_saving = True
        self._screen.background.start(work, done, self._failed, group="entries")

    def rescue(self) -> None:
        """Save what the form says, as a new entry; its words alone if they make none yet."""
        if not self._is_open or not self._form.has_changes:
            return
        try:
            self.writing.create(self._form.draft())
        except ReaderError:
            with suppress(ReaderError):
                self.writing.create(self._form.unfinished())

    def give_up(self) -> None:
        """Close the form."""
        self._is_open, self._opened = False, None
        self._screen.panes.close_editor(self._form)

    def terms_known(self) -> None:
        """An entry that was saved may be there to be shown now."""
        glossary = self._screen.session.glossary
        if self._awaited and glossary and glossary.get(self._awaited):
            awaited, self._awaited = self._awaited, ""
            told = self._screen.told
            self._screen.features.lookup.go(EntryPlace(awaited))
            self._screen.tell(told)

    def delete(self) -> None:
        """Delete the entry on show, which is the reader's own."""
        entry = self.own
        if entry is None:
            return

        def work() -> EntryChange:
            return self.writing.delete(self.writing.open_entry(entry))

        def done(change: EntryChange) -> None:
            self._screen.tell(f"{change.told}; u undoes it")
            self._screen.reading.terms.again()

        self._screen.background.start(work, done, group="entries")

    def _open(self, told: str, draft: EntryDraft) -> None:
        self._is_open = True
        self._form.open(told, draft)
        self._screen.panes.open_editor(self._form)

    def saved(self, change: EntryChange, draft: EntryDraft | None = None) -> None:
        """An entry was saved: mark its terms, and tell what its writer should know of it."""
        screen, glossary = self._screen, self._screen.session.glossary
        told = f"{change.told}; u undoes it"
        if draft and glossary:
            told = ". ".join([told, *remarks(draft, glossary, change.id)])
        screen.tell(told)
        screen.reading.terms.again()
        self._then(change)

    def _show(self, change: EntryChange) -> None:
        """Show the entry once the glossary on screen has it."""
        self._awaited = change.id

    def _failed(self, error: ReaderError) -> None:
        self._is_saving, told = False, str(error)
        if isinstance(error, EntryChangedError):
            self._opened, told = None, _CHANGED
        self._screen.tell(told)
