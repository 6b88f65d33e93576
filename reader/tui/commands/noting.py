"""Commands on notes and entries: whatever is written, changed or deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.commands.command import Command, Group, While

if TYPE_CHECKING:
    from reader.tui.reading_screen import ReadingScreen


def _save(screen: ReadingScreen) -> None:
    if writer := screen.features.writer:
        writer.save()
    elif screen.features.searches.can_save:
        screen.features.searches.save()


def _can_save(screen: ReadingScreen) -> bool:
    return screen.features.writer is not None or screen.features.searches.can_save


def _annotate(screen: ReadingScreen) -> None:
    if screen.features.reviewing.is_marked:
        screen.features.deciding.accept()
    else:
        screen.features.noting.annotate()


def _new_entry(screen: ReadingScreen) -> None:
    features = screen.features
    if features.reviewing.is_marked:
        features.deciding.accept_all()
    elif features.candidates.marked:
        features.candidates.explain()
    else:
        features.entries.new()


def _edit(screen: ReadingScreen) -> None:
    features = screen.features
    if features.reviewing.is_marked:
        features.deciding.relocate()
    elif note := features.notes.marked:
        features.noting.edit(note)
    elif row := features.library.marked:
        features.documents.begin(row)
    else:
        features.entries.edit()


def _delete(screen: ReadingScreen) -> None:
    features = screen.features
    if features.reviewing.is_marked:
        features.deciding.keep_as_lost()
    elif note := features.notes.marked:
        features.note_keeping.delete(note)
    elif features.candidates.marked:
        features.candidates.dismiss()
    elif features.library.marked:
        features.library.delete()
    elif features.bookmarks.marked:
        features.bookmarks.delete()
    elif features.searches.marked:
        features.searches.forget()
    else:
        features.entries.delete()


def _can_delete(screen: ReadingScreen) -> bool:
    features = screen.features
    return bool(
        features.reviewing.is_marked
        or features.notes.marked
        or features.candidates.marked
        or features.library.marked
        or features.bookmarks.marked
        or features.searches.marked
        or features.entries.own
    )


def _can_edit(screen: ReadingScreen) -> bool:
    features = screen.features
    return bool(
        features.reviewing.is_marked
        or features.notes.marked
        or features.library.marked
        or features.entries.entry
    )


COMMANDS = (
    Command(
        "annotate",
        ("a",),
        "Note",
        "Write a note on the term in focus, the entry on show, or the paragraph on top.",
        Group.NOTES,
        _annotate,
        rank=5,
    ),
    Command(
        "highlight",
        ("H",),
        "Highlight",
        "Highlight the words picked out or in focus, else the paragraph on top; again, not any"
        " more.",
        Group.NOTES,
        lambda screen: screen.features.noting.highlight(),
    ),
    Command(
        "annotate_document",
        ("at",),
        "Note text",
        "Write a note on the whole text.",
        Group.NOTES,
        lambda screen: screen.features.noting.annotate_document(),
    ),
    Command(
        "notes",
        ("m",),
        "My notes",
        "List your notes: of this text, of what is on screen, of all; again, type what to list.",
        Group.NOTES,
        lambda screen: screen.features.notes.open(),
        rank=10,
    ),
    Command(
        "next_note",
        ("comma",),
        "Next note",
        "Open the next of your notes on the text on screen.",
        Group.NOTES,
        lambda screen: screen.features.note_walk.open_next(),
        lambda screen: bool(screen.session.placed),
    ),
    Command(
        "review",
        ("semicolon",),
        "Review",
        "Review the notes whose words have changed, or are lost, or that have two texts.",
        Group.NOTES,
        lambda screen: screen.features.reviewing.open(),
    ),
    Command(
        "candidates",
        ("c",),
        "To explain",
        "List what the text names and no entry explains; A explains it, d dismisses it.",
        Group.NOTES,
        lambda screen: screen.features.candidates.open(),
        rank=11,
    ),
    Command(
        "new_entry",
        ("A",),
        "New entry",
        "Write an entry: for the words selected, for the candidate that is marked, or any.",
        Group.NOTES,
        _new_entry,
        rank=9,
    ),
    Command(
        "edit",
        ("e",),
        "Edit",
        "Edit the note or document that is marked, or the entry in focus or on show.",
        Group.NOTES,
        _edit,
        _can_edit,
        rank=8,
    ),
    Command(
        "edit_in_editor",
        ("E", "f12"),
        "In editor",
        "Edit the note that is marked, the file of the entry in focus or on show, or (F12) the note"
        " being written, in your own editor.",
        Group.NOTES,
        lambda screen: screen.features.own_editor.edit(),
        lambda screen: screen.features.own_editor.can_edit,
        during=While.WRITING,
        uses_typed=frozenset({While.WRITING}),
    ),
    Command(
        "delete",
        ("d", "delete"),
        "Delete",
        "Delete the note that is marked, your own entry on show; dismiss the candidate, put away"
        " the document or forget the search that is marked; u brings back what was yours.",
        Group.NOTES,
        _delete,
        _can_delete,
        rank=4,
    ),
    Command(
        "save",
        ("ctrl+s",),
        "Save",
        "Save what is being written; in the search pane, keep the search.",
        Group.NOTES,
        _save,
        _can_save,
        rank=1,
        during=While.WRITING,
        uses_typed=frozenset({While.TYPING_LINE, While.WRITING}),
    ),
)
