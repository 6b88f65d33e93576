"""Notes on screen: writing, listing, changing, deleting and bringing back."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from reader.base.errors import NoteChangedError, ReaderError
from reader.desk.indexing import note_source
from reader.desk.notebook import Notebook
from reader.desk.placed_notes import place_notes
from reader.desk.quoting import first_words
from reader.notes.model import DocumentTarget, EntryTarget
from reader.text.anchoring import make_anchor
from reader.text.place import NotePlace

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from reader.desk.notebook import Undone
    from reader.desk.placed_notes import PlacedNote
    from reader.notes.model import Note, Target
    from reader.text.span import Span
    from reader.tui.reading_screen import ReadingScreen

_QUOTED = 60  # characters of what a note is on
_CHANGED = "The file was changed by another program; this is how it reads now"
_CHANGED_WHILE_WRITING = "The file was changed by another program; Ctrl-S saves yours as a new note"


class NoteKeeping:
    """What the reader does with notes; saving happens off the screen's thread.

    Args:
        screen: Shows them.
    """

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen
        self._notebook = Notebook(screen.desk.notes)
        self._editing: Note | None = None
        self._target: Target | None = None
        self._before: Widget | None = None
        self._is_saving = False

    @property
    def is_writing(self) -> bool:
        """Whether a note is being written."""
        return self._target is not None

    @property
    def can_undo(self) -> bool:
        """Whether a change can be undone."""
        return self._notebook.can_undo and not self.is_writing

    @property
    def marked(self) -> Note | None:
        """The note in focus in the list, if the keyboard is there."""
        screen, pane = self._screen, self._screen.note_list
        if screen.active_pane is not pane or pane.focused_link < 0:
            return None
        target = pane.focused_target
        placed = screen.session.placed_note(target.note) if isinstance(target, NotePlace) else None
        return placed.note if placed else None

    def open(self, note: str = "") -> None:
        """Show the list, with a note in focus; other programs may have changed the files."""
        screen = self._screen
        screen.set_side("notes")
        self._fill(note)
        screen.bring_forward(screen.note_list)
        self.read_again()

    def annotate(self) -> None:
        """Write a note on what is in focus: a term, the entry on show, or the paragraph on top."""
        if self._goes_on_writing():
            return
        if found := _in_focus(self._screen):
            self._write(*found)
        else:
            self._screen.tell("There is nothing here to write a note on")

    def edit(self) -> None:
        """Change the note that is marked."""
        if (note := self.marked) and not self._goes_on_writing():
            self._editing = note
            self._write(note.target, "Edit the note", note.body)

    def save(self) -> None:
        """Save what was written."""
        editor = self._screen.note_editor
        if self._target is None or self._is_saving:
            return
        body, target, editing = editor.text, self._target, self._editing
        if not body.strip():
            self._screen.tell("An empty note is not saved; type some words or press Esc")
            return

        def work() -> Note:
            if editing is not None:
                return self._notebook.edit(editing, body)
            return self._notebook.add(target, body)

        def done(note: Note) -> None:
            self._saved(note, body)

        self._is_saving = True
        self._change(work, done)

    def rescue(self) -> None:
        """Save what is being written here and now: the program is being ended from outside."""
        body = self._screen.note_editor.text
        if self._target is not None and body.strip() and self._screen.note_editor.has_changes:
            with suppress(ReaderError):
                self._notebook.add(self._target, body)

    def cancel(self) -> None:
        """Leave the editor; words that were typed are given up only at the second asking."""
        editor = self._screen.note_editor
        if editor.has_changes and not editor.was_warned:
            editor.was_warned = True
            self._screen.tell("Ctrl-S saves the note; Esc again gives it up")
            return
        self._close_editor()

    def delete(self) -> None:
        """Delete the note that is marked."""
        if not (note := self.marked):
            return

        def work() -> Note:
            self._notebook.delete(note)
            return note

        def done(gone: Note) -> None:
            _index(self._screen, gone=gone.id)
            self._screen.tell("Note deleted; u brings it back")
            self.read_again()

        self._change(work, done)

    def undo(self) -> None:
        """Undo the last change."""

        def done(undone: Undone | None) -> None:
            if undone is not None:
                _index(self._screen, note=undone.note, gone=undone.gone)
                self._screen.tell(undone.told)
                self.read_again(undone.note.id if undone.note else "")

        self._screen.background.start(self._notebook.undo, done, group="notes")

    def read_again(self, focus: str = "", then: Callable[[], None] | None = None) -> None:
        """Read the notes from their files, show them wherever they show, then go on."""
        screen = self._screen
        document = screen.session.document

        def read() -> tuple[tuple[Note, ...], tuple[PlacedNote, ...]]:
            notes = screen.desk.notes.all().notes
            return notes, place_notes(document, notes)

        def done(known: tuple[tuple[Note, ...], tuple[PlacedNote, ...]]) -> None:
            if screen.session.document.id != document.id:
                return
            screen.session.know_notes(*known)
            screen.reading.show_again()
            screen.show_entry_again()
            self._fill(focus)
            screen.show_status()
            if then is not None:
                then()

        screen.background.start(read, done, group="notes")

    def _goes_on_writing(self) -> bool:
        """Whether a note is being written already; the keyboard is then back in it."""
        if self.is_writing:
            self._screen.bring_forward(self._screen.note_editor.area)
        return self.is_writing

    def _write(self, target: Target, told: str, body: str = "") -> None:
        self._target = target
        self._before = self._screen.focused
        editor = self._screen.note_editor
        editor.open(told, body)
        self._screen.add_class("-writing")
        self._screen.bring_forward(editor.area)

    def _saved(self, note: Note, body: str) -> None:
        """Close the editor, unless more was typed while the note was being saved."""
        self._is_saving = False
        _index(self._screen, note=note)
        if self._screen.note_editor.text == body:
            self._screen.tell("Note saved")
            self._close_editor()
        else:
            self._editing = note
            self._screen.tell("Saved but for the last words; Ctrl-S saves them")
        self.read_again(note.id)

    def _change(self, work: Callable[[], Note], done: Callable[[Note], None]) -> None:
        def failed(error: ReaderError) -> None:
            self._is_saving, told = False, str(error)
            if isinstance(error, NoteChangedError):
                told = _CHANGED_WHILE_WRITING if self.is_writing else _CHANGED
                self._editing = None  # so that saving adds a note beside the other's words
                self.read_again()
            self._screen.tell(told)

        self._screen.background.start(work, done, failed, group="notes")

    def _close_editor(self) -> None:
        self._target = self._editing = None
        self._screen.remove_class("-writing")
        self._screen.bring_forward(self._before or self._screen.article)

    def _fill(self, focus: str) -> None:
        pane, page = self._screen.note_list, self._screen.session.note_list()
        wanted = NotePlace(focus) if focus else pane.focused_target
        link = next((n for n, one in enumerate(page.links) if one.target == wanted), -1)
        if link < 0 and page.links:
            link = min(max(pane.focused_link, 0), len(page.links) - 1)
        pane.show(page, top=pane.top)
        pane.focus_link(link)


def _index(screen: ReadingScreen, note: Note | None = None, gone: str = "") -> None:
    """Make a change findable; an index that cannot be written now is mended later."""

    def work() -> None:
        if note is not None:
            screen.desk.index.put(note_source(note))
        if gone:
            screen.desk.index.discard(f"note:{gone}")

    screen.background.start(work, lambda _: screen.search.ask_again(), group="index")


def _in_focus(screen: ReadingScreen) -> tuple[Target, str] | None:
    """What a note would be on, and that in words."""
    if screen.active_pane is screen.entry and screen.shown_entry:
        return EntryTarget(screen.shown_entry.id), f"Note on {screen.shown_entry.term}"
    document = screen.session.document
    span = screen.article.span_in_focus() or _paragraph_on_top(screen)
    if span is None:
        return None
    words = first_words(document.text[span.start : span.end], _QUOTED)
    return DocumentTarget(document.id, make_anchor(document.text, span)), f"Note on “{words}”"


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
