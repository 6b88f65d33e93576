"""Writing notes: what they are on, saving, and never losing a word."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.base.errors import NoteChangedError, ReaderError
from reader.desk.notebook import Notebook
from reader.desk.quoting import first_words
from reader.notes.model import EntryTarget, NewNote, PassageTarget
from reader.text.anchoring import make_anchor
from reader.tui.feature import Writer
from reader.tui.note_editor import NoteEditor

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.notes.model import Note, Target
    from reader.text.span import Span
    from reader.tui.reading_screen import ReadingScreen

_QUOTED = 60  # characters of what a note is on
_CHANGED = "The file was changed by another program; this is how it reads now"
_CHANGED_WHILE_WRITING = "The file was changed by another program; Ctrl-S saves yours as a new note"


class NoteWriting(Writer):
    """The editor of notes; saving happens off the screen's thread.

    Attributes:
        notebook: Makes the changes.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.notebook = Notebook(screen.desk.notes, screen.desk.changes)
        self._editor = NoteEditor()
        self._editing: Note | None = None
        self._target: Target | None = None
        self._is_saving = False

    @property
    def editor(self) -> NoteEditor:
        """Where the words are typed."""
        return self._editor

    @property
    def is_writing(self) -> bool:
        """Whether a note is being written."""
        return self._target is not None

    def annotate(self) -> None:
        """Write a note on what is in focus: a term, the entry on show, or the paragraph on top."""
        if self._goes_on():
            return
        if found := _in_focus(self._screen):
            self._write(*found)
        else:
            self._screen.tell("There is nothing here to write a note on")

    def edit(self, note: Note) -> None:
        """Change a note."""
        if not self._goes_on():
            self._editing = note
            self._write(note.target, "Edit the note", note.body)

    def save(self) -> None:
        """Save what was written."""
        if self._target is None or self._is_saving:
            return
        body, target, editing = self.editor.text, self._target, self._editing
        if not body.strip():
            self._screen.tell("An empty note is not saved; type some words or press Esc")
            return

        def work() -> Note:
            if editing is not None:
                return self.notebook.edit(editing, replace(editing, body=body))
            return self.notebook.add(NewNote(target, body))

        def done(note: Note) -> None:
            self._saved(note, body)

        self._is_saving = True
        self.change(work, done)

    def change(self, work: Callable[[], Note], done: Callable[[Note], None]) -> None:
        """Change a note in a thread; a file that another program changed is told of."""

        def failed(error: ReaderError) -> None:
            self._is_saving, told = False, str(error)
            if isinstance(error, NoteChangedError):
                told = _CHANGED_WHILE_WRITING if self.is_writing else _CHANGED
                self._editing = None  # so that saving adds a note beside the other's words
                self._screen.features.notes.read_again()
            self._screen.tell(told)

        self._screen.background.start(work, done, failed, group="notes")

    def rescue(self) -> None:
        """Save a note that is being written as a new one."""
        body = self.editor.text
        if self._target is not None and body.strip() and self.editor.has_changes:
            with suppress(ReaderError):
                self.notebook.add(NewNote(self._target, body))

    def give_up(self) -> None:
        """Close the editor."""
        self._target = self._editing = None
        self._screen.panes.close_editor(self.editor)

    def _write(self, target: Target, told: str, body: str = "") -> None:
        self._target = target
        self.editor.open(told, body)
        self._screen.panes.open_editor(self.editor)

    def _saved(self, note: Note, body: str) -> None:
        """Close the editor, unless more was typed while the note was being saved."""
        self._is_saving = False
        notes = self._screen.features.notes
        notes.index(note)
        if self.editor.text == body:
            self._screen.tell("Note saved")
            self.give_up()
        else:
            self._editing = note
            self._screen.tell("Saved but for the last words; Ctrl-S saves them")
        notes.read_again(note.id)


def _in_focus(screen: ReadingScreen) -> tuple[Target, str] | None:
    """What a note would be on, and that in words."""
    beside = screen.features.beside
    if screen.panes.active is beside.page and beside.entry:
        return EntryTarget(beside.entry.id), f"Note on {beside.entry.term}"
    document = screen.session.document
    span = screen.article.span_in_focus() or _paragraph_on_top(screen)
    if span is None:
        return None
    words = first_words(document.text[span.start : span.end], _QUOTED)
    return PassageTarget(document.id, make_anchor(document.text, span)), f"Note on “{words}”"


def _paragraph_on_top(screen: ReadingScreen) -> Span | None:
    """The first paragraph that begins on screen, else the one that fills it."""
    document, seen = screen.session.document, screen.article.visible_span
    if not document.blocks:
        return None
    index = document.block_index(seen.start)
    block = document.blocks[index]
    if block.start < seen.start and index + 1 < len(document.blocks):
        following = document.blocks[index + 1]
        block = following if following.start < seen.end else block
    return block.span
