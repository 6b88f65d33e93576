"""Writing notes: what they are on, saving, and never losing a word."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.base.errors import NoteChangedError, NotWritableError, ReaderError
from reader.desk.notebook import Notebook
from reader.notes.kinds import HIGHLIGHT
from reader.notes.model import NewNote
from reader.tui.commands.command import By
from reader.tui.feature import Writer
from reader.tui.note_editor import NoteEditor, Written
from reader.tui.note_targets import in_focus, of_note, on_document, on_words, words_in_focus

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from reader.notes.model import Note, Target
    from reader.tui.note_targets import OnWhat
    from reader.tui.reading_screen import ReadingScreen

_CHANGED = "The file was changed by another program; this is how it reads now"
_CHANGED_WHILE_WRITING = "The file was changed by another program; Ctrl-S saves yours as a new note"


class NoteWriting(Writer):
    """The editor of notes; saving happens off the screen's thread.

    Attributes:
        notebook: Makes the changes.
        target: What the note that is being written is on; None while none is.
        editing: The note whose words are being changed, if it is one.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.notebook = Notebook(screen.desk.notes, screen.desk.changes)
        self._editor = NoteEditor(self._typed, self._link)
        self.editing: Note | None = None
        self.target: Target | None = None
        self._is_saving = False

    @property
    def editor(self) -> NoteEditor:
        """Where the words are typed."""
        return self._editor

    @property
    def is_writing(self) -> bool:
        """Whether a note is being written."""
        return self.target is not None

    @property
    def narrowing(self) -> Collection[By]:
        """The kind of the note that is being written."""
        return (By.KIND,) if self.is_writing else ()

    def narrow(self, by: By) -> None:  # noqa: ARG002 - there is one way
        """Another kind for the note."""
        self.editor.next_kind()

    def escape(self) -> bool:
        """Esc takes back what is offered first."""
        return self.editor.take_back_offers() or super().escape()

    @property
    def written(self) -> NewNote | None:
        """The note as it stands in the editor."""
        if self.target is None:
            return None
        body, kind, tags = self.editor.written
        return NewNote(self.target, body, tags, kind)

    def annotate(self) -> None:
        """Write a note on what is in focus: a term, the entry on show, or the paragraph on top."""
        if self._goes_on() or self._screen.features.drafting.take_up():
            return
        if found := in_focus(self._screen):
            self.begin(found)
        else:
            self._screen.tell("There is nothing here to write a note on")

    def annotate_document(self) -> None:
        """Write a note on the whole text."""
        if not self._goes_on():
            self.begin(on_document(self._screen.session.document))

    def highlight(self) -> None:
        """Highlight what is in focus at once; a highlight that is there already is taken away."""
        screen = self._screen
        if (span := words_in_focus(screen)) is None:
            screen.tell("There is nothing here to highlight")
            return
        for placed in screen.session.placed:
            note = placed.note
            if placed.span == span and note.kind == HIGHLIGHT and not note.body.strip():
                screen.features.note_keeping.delete(note)
                return
        target = on_words(screen.session.document, span).target
        was_picked = screen.article.selection is not None

        def done(note: Note) -> None:
            screen.tell("Highlighted; H again takes it away")
            screen.article.drop_selection()
            if was_picked:
                screen.article.mark(span)  # so that the next H is for the same words
            screen.features.note_keeping.changed(note)

        self.change(lambda: self.notebook.add(NewNote(target, "", kind=HIGHLIGHT)), done)

    def edit(self, note: Note) -> None:
        """Change a note."""
        if not self._goes_on():
            self.editing = note
            self.begin(of_note(note), Written(note.body, note.kind, note.tags))

    def begin(
        self, on_what: OnWhat, written: Written | None = None, begun: Written | None = None
    ) -> None:
        """Open the editor.

        Args:
            on_what: What the note is on.
            written: The words so far.
            begun: How they read when they were last saved, if that is otherwise.
        """
        self.target = on_what.target
        self.editor.open(on_what.told, written or Written(), begun=begun)
        self._screen.panes.open_editor(self.editor)
        self._screen.features.drafting.prepare()

    def save(self) -> None:
        """Save what was written."""
        new, editing, written = self.written, self.editing, self.editor.written
        if new is None or self._is_saving:
            return
        if not new.body.strip() and new.kind != HIGHLIGHT:
            self._screen.tell("An empty note is not saved; type some words or press Esc")
            return

        def work() -> Note:
            if editing is None:
                return self.notebook.add(new)
            changed = replace(editing, body=new.body, kind=new.kind, tags=new.tags)
            return self.notebook.edit(editing, changed)

        self._is_saving = True
        self.change(work, lambda note: self._saved(note, written))

    def change(self, work: Callable[[], Note], done: Callable[[Note], None]) -> None:
        """Change a note in a thread; a file that another program changed is told of."""

        def failed(error: ReaderError) -> None:
            self._is_saving, told = False, str(error)
            if isinstance(error, NoteChangedError):
                told = _CHANGED_WHILE_WRITING if self.is_writing else _CHANGED
                self.editing = None  # so that saving adds a note beside the other's words
                self._screen.features.note_keeping.read_again()
            if isinstance(error, NotWritableError) and self.is_writing:
                self._screen.features.drafting.rescue(told)
            else:
                self._screen.tell(told)

        self._screen.background.start(work, done, failed, group="notes")

    def rescue(self) -> None:
        """Save a note that is being written as a new one."""
        new = self.written
        if new is not None and new.body.strip() and self.editor.has_changes:
            with suppress(ReaderError):
                self.notebook.add(new)
                self._screen.features.drafting.forget()

    def give_up(self) -> None:
        """Close the editor."""
        self.target = self.editing = None
        self._screen.features.drafting.forget()
        self._screen.panes.close_editor(self.editor)

    def _typed(self) -> None:
        if self.is_writing:
            self._screen.features.drafting.keep_soon()

    def _link(self, typed: str) -> None:
        self._screen.features.drafting.offer_links(typed)

    def _saved(self, note: Note, written: Written) -> None:
        """Close the editor, unless more was typed while the note was being saved."""
        self._is_saving = False
        if self.editor.written == written:
            is_new = self.editor.has_new_kind
            self._screen.tell(
                f"Note saved as a new kind, “{note.kind}”" if is_new else "Note saved"
            )
            self.give_up()
        else:
            self.editing = note
            self._screen.tell("Saved but for the last words; Ctrl-S saves them")
        self._screen.features.note_keeping.changed(note)
