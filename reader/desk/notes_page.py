"""The reader's notes as a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.page_builder import PageBuilder
from reader.desk.quoting import first_words
from reader.notes.model import PassageTarget
from reader.text.page import Style
from reader.text.place import NotePlace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.desk.placed_notes import PlacedNote
    from reader.notes.model import Note
    from reader.text.page import Page

_QUOTED = 60  # characters of the words a note stands on


def notes_page(
    here: Sequence[PlacedNote], elsewhere: Sequence[Note], name_of: Callable[[Note], str]
) -> Page:
    """Notes of this document in text order, then all others.

    Args:
        here: Notes of the document being read.
        elsewhere: Notes on entries and on other documents.
        name_of: What a note stands on, in words.
    """
    build = PageBuilder()
    if here:
        build.heading("On this text")
    for placed in here:
        lost = "  (its words are no longer in the text)" if placed.span is None else ""
        _add_note(build, placed.note, lost)
    if elsewhere:
        build.heading("Elsewhere")
    for note in elsewhere:
        _add_note(build, note, f"  {name_of(note)}")
    if not here and not elsewhere:
        build.paragraph("No notes yet. Press a on a paragraph or a term to write one.", Style.FAINT)
    return build.page()


def _add_note(build: PageBuilder, note: Note, remark: str) -> None:
    with build.block(), build.link(NotePlace(note.id)):
        build.add("✎ ", Style.LABEL)
        build.add(note.body.strip() or "(empty)")
        if isinstance(note.target, PassageTarget):
            build.add(f"  “{first_words(note.target.anchor.quote, _QUOTED)}”", Style.FAINT)
        build.add(remark, Style.FAINT)
