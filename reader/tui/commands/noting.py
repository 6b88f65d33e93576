"""Commands on notes."""

from __future__ import annotations

from reader.tui.commands.command import Command, Group, While

COMMANDS = (
    Command(
        "annotate",
        ("a",),
        "Note",
        "Write a note on the term in focus, the entry on show, or the paragraph on top.",
        Group.NOTES,
        lambda screen: screen.notes.annotate(),
        rank=5,
    ),
    Command(
        "notes",
        ("m",),
        "My notes",
        "List your notes.",
        Group.NOTES,
        lambda screen: screen.notes.open(),
        rank=10,
    ),
    Command(
        "edit_note",
        ("e",),
        "Edit",
        "Edit the note that is marked in the list.",
        Group.NOTES,
        lambda screen: screen.notes.edit(),
        lambda screen: screen.notes.marked is not None,
        rank=4,
    ),
    Command(
        "delete_note",
        ("d", "delete"),
        "Delete",
        "Delete the note that is marked in the list; u brings it back.",
        Group.NOTES,
        lambda screen: screen.notes.delete(),
        lambda screen: screen.notes.marked is not None,
        rank=4,
    ),
    Command(
        "undo",
        ("u",),
        "Undo",
        "Undo the last change to a note.",
        Group.NOTES,
        lambda screen: screen.notes.undo(),
        lambda screen: screen.notes.can_undo,
        rank=5,
    ),
    Command(
        "save_note",
        ("ctrl+s",),
        "Save",
        "Save the note being written.",
        Group.NOTES,
        lambda screen: screen.notes.save(),
        lambda screen: screen.notes.is_writing,
        rank=1,
        during=While.WRITING,
        uses_typed=frozenset({While.WRITING}),
    ),
)
