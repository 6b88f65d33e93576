"""Commands on notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.commands.command import Command, Group, While

if TYPE_CHECKING:
    from reader.tui.reading_screen import ReadingScreen


def _save(screen: ReadingScreen) -> None:
    if writer := screen.features.writer:
        writer.save()


COMMANDS = (
    Command(
        "annotate",
        ("a",),
        "Note",
        "Write a note on the term in focus, the entry on show, or the paragraph on top.",
        Group.NOTES,
        lambda screen: screen.features.noting.annotate(),
        rank=5,
    ),
    Command(
        "notes",
        ("m",),
        "My notes",
        "List your notes.",
        Group.NOTES,
        lambda screen: screen.features.notes.open(),
        rank=10,
    ),
    Command(
        "edit_note",
        ("e",),
        "Edit",
        "Edit the note that is marked in the list.",
        Group.NOTES,
        lambda screen: screen.features.notes.edit(),
        lambda screen: screen.features.notes.marked is not None,
        rank=4,
    ),
    Command(
        "delete_note",
        ("d", "delete"),
        "Delete",
        "Delete the note that is marked in the list; u brings it back.",
        Group.NOTES,
        lambda screen: screen.features.notes.delete(),
        lambda screen: screen.features.notes.marked is not None,
        rank=4,
    ),
    Command(
        "save",
        ("ctrl+s",),
        "Save",
        "Save what is being written.",
        Group.NOTES,
        _save,
        lambda screen: screen.features.writer is not None,
        rank=1,
        during=While.WRITING,
        uses_typed=frozenset({While.WRITING}),
    ),
)
