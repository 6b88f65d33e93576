"""One sitting: the document that is open, what is known about it, and where the reader is.

What the first screen does not need is imported where it is first used.
"""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from reader.desk.article_page import article_page, lead_page
from reader.desk.history import History
from reader.desk.reading_place import ReadingPlace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glossary.glossary import Glossary
    from glossary.matcher import Matcher
    from glossary.model import Entry, Mention
    from reader.desk.documents import Opened
    from reader.desk.editor_notes import PlacedEditorNote
    from reader.desk.elsewhere import Elsewhere
    from reader.desk.entry_page import WaysToAct
    from reader.desk.placed_notes import PlacedNote
    from reader.desk.term_states import TermStates
    from reader.desk.wording import Uses
    from reader.notes.model import Conflict, Note, Notes
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
        self.matcher: Matcher | None = None
        self.mentions: Sequence[Mention] = ()
        self.uses: Mapping[str, Uses] = {}
        self._links: tuple[PageLink, ...] = ()
        self.is_counting = True
        self.states: TermStates | None = None
        self.ways: WaysToAct | None = None
        self._elsewhere: tuple[str, Elsewhere] | None = None
        self.notes: Sequence[Note] = ()
        self.conflicts: Sequence[Conflict] = ()
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
            self.uses = {}
            self._elsewhere = None
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

    def know_editor_notes(self, opened: Opened, placed: tuple[PlacedEditorNote, ...]) -> None:
        """These are the editor's notes of a document.

        Placing them in a long text takes a while: ``place_editor_notes`` is for a thread.
        """
        if opened.companion is not None:
            self._editor_notes = opened.document, opened.companion, placed

    def editor_note(self, note_id: str) -> Page | None:
        """An editor's note of this document, or None if it has none of this id."""
        from glossary.glossary import Glossary
        from reader.desk.editor_note_page import editor_note_page

        for placed in self.editor_notes:
            if placed.note.id == note_id:
                return editor_note_page(placed, self.document, self.glossary or Glossary(()))
        return None

    def footnote(self, name: str) -> Page | None:
        """A note of the document's own, or None if it has none of this name."""
        from reader.desk.footnote_page import footnote_page

        return footnote_page(self.document, name, self.article())

    def know_notes(self, notes: Notes, placed: tuple[PlacedNote, ...]) -> None:
        """These are all the notes there are, and where those of this document stand.

        Placing many takes a while: ``place_notes`` is for a thread.
        """
        self.notes, self.conflicts = notes.notes, notes.conflicts
        self.placed = placed

    def know_mentions(
        self,
        mentions: Sequence[Mention],
        links: tuple[PageLink, ...],
        uses: Mapping[str, Uses],
        *,
        is_counting: bool = False,
    ) -> None:
        """These are the mentions found so far, sorted by start.

        Args:
            mentions: The mentions.
            links: What ``doors`` made of them; it is for a thread.
            uses: What ``uses_by_entry`` made of them; it is for a thread as well.
            is_counting: Whether more are being looked for.
        """
        self.mentions = mentions
        self._links = links
        self.uses = uses
        self.is_counting = is_counting

    def know_elsewhere(self, address: str, elsewhere: Elsewhere) -> None:
        """This is known of the mentions of an entry in other documents, or that they are sought.

        What is known of one entry at a time is kept. Finding it out is for a thread, see
        ``OtherDocuments``.
        """
        self._elsewhere = (address, elsewhere)

    def elsewhere_of(self, address: str) -> Elsewhere | None:
        """What is known of the mentions of an entry in other documents; None for nothing."""
        known = self._elsewhere
        return known[1] if known and known[0] == address else None

    def mention_at(self, offset: int) -> Mention | None:
        """The mention that holds a character of the document."""
        at = bisect.bisect_right(self.mentions, offset, key=lambda one: one.start) - 1
        found = self.mentions[at] if at >= 0 else None
        return found if found and offset < found.end else None

    def article(self) -> Page:
        """The document with its terms and notes; the editor's once the glossary is read."""
        # The first frame does without them: placing them and their links takes a moment.
        editor_notes = self.editor_notes if self.glossary is not None else ()
        return article_page(self.document, self._links, self.placed, editor_notes)

    def lead(self) -> Page:
        """What stands above the document."""
        return lead_page(self.document)

    def in_view(self, seen: Span) -> Page | None:
        """The terms of a stretch, or None before the glossary is read."""
        if self.glossary is None:
            return None
        from reader.desk.in_view import in_view_page, terms_in_view

        return in_view_page(terms_in_view(self.glossary, self.mentions, seen), self.states)

    def entry(self, entry: Entry, led_by: Mention | None = None) -> Page:
        """An entry beside this document.

        Args:
            entry: The entry.
            led_by: The mention that led to it, if one did; else the first of each wording did.
        """
        from reader.desk.entry_beside import entry_beside

        return entry_beside(self, entry, led_by)

    def placed_note(self, note_id: str) -> PlacedNote | None:
        """A note by its id, with where its words are if it is on this document."""
        from reader.desk.placed_notes import PlacedNote

        for placed in self.placed:
            if placed.note.id == note_id:
                return placed
        note = next((note for note in self.notes if note.id == note_id), None)
        return PlacedNote(note, None) if note else None

    def note_page(self, note_id: str) -> Page | None:
        """A note as a page, or None if there is none of this id."""
        from reader.desk.note_beside import note_beside

        placed = self.placed_note(note_id)
        return note_beside(self, placed) if placed else None
