"""One sitting: the document that is open, what is known about it, and where the reader is.

What the first screen does not need is imported where it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.article_page import article_page, lead_page
from reader.desk.history import History
from reader.desk.reading_place import ReadingPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glossary.glossary import Glossary
    from glossary.model import Entry, Mention
    from reader.desk.documents import Opened
    from reader.desk.editor_notes import PlacedEditorNote
    from reader.desk.placed_notes import PlacedNote
    from reader.notes.model import Note
    from reader.text.companion import Companion
    from reader.text.document import Document
    from reader.text.page import Page, PageLink
    from reader.text.span import Span


class Session:
    """What is open and known; the pages that panes show are made here.

    Args:
        opened: The document to read.
        top: Where it was left.
    """

    def __init__(self, opened: Opened, top: int = 0) -> None:
        self.opened = opened
        self.place = ReadingPlace(opened.document.id, top)
        self.history = History()
        self.glossary: Glossary | None = None
        self.mentions: Sequence[Mention] = ()
        self._links: tuple[PageLink, ...] = ()
        self.is_counting = True
        self.notes: Sequence[Note] = ()
        self.placed: tuple[PlacedNote, ...] = ()
        self._editor_notes: tuple[Document, Companion, tuple[PlacedEditorNote, ...]] | None = None

    @property
    def document(self) -> Document:
        """The document that is open."""
        return self.opened.document

    def turn_to(self, opened: Opened, placed: tuple[PlacedNote, ...] = ()) -> None:
        """Have another document open, or the whole of the one that is, with its notes placed."""
        if opened.document.id != self.document.id:
            self.mentions = self._links = ()
            self.is_counting = True
        self.opened = opened
        self.placed = placed

    @property
    def editor_notes(self) -> tuple[PlacedEditorNote, ...]:
        """The editor's notes of the document, where its companion has any, in text order."""
        companion = self.opened.companion
        if companion is None or not companion.notes:
            return ()
        known = self._editor_notes
        if known is None or known[0] is not self.document or known[1] is not companion:
            from reader.desk.editor_notes import place_editor_notes

            known = self.document, companion, place_editor_notes(self.document, companion)
            self._editor_notes = known
        return known[2]

    def editor_note(self, note_id: str) -> Page | None:
        """An editor's note of this document, or None if it has none of this id."""
        from glossary.glossary import Glossary
        from reader.desk.editor_note_page import editor_note_page

        for placed in self.editor_notes:
            if placed.note.id == note_id:
                return editor_note_page(placed, self.document, self.glossary or Glossary(()))
        return None

    def know_notes(self, notes: Sequence[Note], placed: tuple[PlacedNote, ...]) -> None:
        """These are all the notes there are, and where those of this document stand.

        Placing many takes a while: ``place_notes`` is for a thread.
        """
        self.notes = notes
        self.placed = placed

    def know_mentions(
        self,
        mentions: Sequence[Mention],
        links: tuple[PageLink, ...],
        *,
        is_counting: bool = False,
    ) -> None:
        """These are the mentions found so far, sorted by start.

        Args:
            mentions: The mentions.
            links: What ``term_links`` made of them; it is for a thread.
            is_counting: Whether more are being looked for.
        """
        self.mentions = mentions
        self._links = links
        self.is_counting = is_counting

    def article(self) -> Page:
        """The document with its terms and notes."""
        return article_page(self.document, self._links, self.placed, self.editor_notes)

    def lead(self) -> Page:
        """What stands above the document."""
        return lead_page(self.document)

    def in_view(self, seen: Span) -> Page | None:
        """The terms of a stretch, or None before the glossary is read."""
        if self.glossary is None:
            return None
        from reader.desk.in_view import entries_in_view, in_view_page

        return in_view_page(entries_in_view(self.glossary, self.mentions, seen))

    def entry(self, entry: Entry) -> Page:
        """An entry beside this document."""
        from reader.desk.entry_page import EntryContext, entry_page
        from reader.notes.model import EntryTarget

        assert self.glossary is not None  # noqa: S101 - an entry comes from it
        context = EntryContext(
            self.glossary,
            self.document,
            [mention for mention in self.mentions if mention.entry == entry.id],
            [note for note in self.notes if note.target == EntryTarget(entry.id)],
            is_counting=self.is_counting,
        )
        return entry_page(entry, context)

    def note_list(self) -> Page:
        """The reader's notes, those of this document first."""
        from reader.desk.notes_page import notes_page

        here = {placed.note.id for placed in self.placed}
        elsewhere = [note for note in self.notes if note.id not in here]
        return notes_page(self.placed, elsewhere, self._name_of_target)

    def placed_note(self, note_id: str) -> PlacedNote | None:
        """A note by its id, with where its words are if it is on this document."""
        from reader.desk.placed_notes import PlacedNote

        for placed in self.placed:
            if placed.note.id == note_id:
                return placed
        note = next((note for note in self.notes if note.id == note_id), None)
        return PlacedNote(note, None) if note else None

    def _name_of_target(self, note: Note) -> str:
        from reader.notes.model import DocumentTarget

        if isinstance(note.target, DocumentTarget):
            return f"on {note.target.document}"
        entry = self.glossary.get(note.target.entry) if self.glossary else None
        return f"on {entry.term if entry else note.target.entry}"
