"""All that the screen can do, by name; made after the first paint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.beside import Beside
from reader.tui.bookmarks import Bookmarks
from reader.tui.candidate_list import CandidateList
from reader.tui.changing import Changing
from reader.tui.comfort import Comforts
from reader.tui.copying import Copying
from reader.tui.correcting import Correcting
from reader.tui.deciding import Deciding
from reader.tui.density import Density
from reader.tui.document_form import DocumentEditing
from reader.tui.drafting import Drafting
from reader.tui.editor_notes import EditorNotes
from reader.tui.elsewhere import LookingElsewhere
from reader.tui.entry_making import EntryMaking
from reader.tui.feature import Feature, Writer
from reader.tui.finding_in_text import FindInText
from reader.tui.freshening import Freshening
from reader.tui.index_state import IndexState
from reader.tui.jumping import Jumping
from reader.tui.knowing import Knowing
from reader.tui.library_list import LibraryList
from reader.tui.links import Links
from reader.tui.lookup import LookUp
from reader.tui.marks import Marks
from reader.tui.narrowing import Narrowing
from reader.tui.note_keeping import NoteKeeping
from reader.tui.note_list import NoteList
from reader.tui.note_walk import NoteWalk
from reader.tui.noting import NoteWriting
from reader.tui.outline import Outline
from reader.tui.own_editor import OwnEditor
from reader.tui.pack_list import PackList
from reader.tui.reviewing import Reviewing
from reader.tui.searches import Searches
from reader.tui.searching import Search
from reader.tui.selecting import Selecting
from reader.tui.timing import Timing
from reader.tui.walking import Walking

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget

    from reader.text.place import Place
    from reader.tui.commands.command import By
    from reader.tui.reading_screen import ReadingScreen


class Features:
    """Each thing that the screen can do; those further up are asked first.

    Args:
        screen: Their screen.
    """

    noting: NoteWriting
    drafting: Drafting
    note_keeping: NoteKeeping
    note_walk: NoteWalk
    deciding: Deciding
    reviewing: Reviewing
    entries: EntryMaking
    documents: DocumentEditing
    own_editor: OwnEditor
    beside: Beside
    selecting: Selecting
    copying: Copying
    marks: Marks
    knowing: Knowing
    elsewhere: LookingElsewhere
    editor_notes: EditorNotes
    correcting: Correcting
    changing: Changing
    index: IndexState
    search: Search
    narrowing: Narrowing
    searches: Searches
    walking: Walking
    freshening: Freshening
    notes: NoteList
    candidates: CandidateList
    packs: PackList
    library: LibraryList
    comfort: Comforts
    find: FindInText
    outline: Outline
    bookmarks: Bookmarks
    jumping: Jumping
    density: Density
    timing: Timing
    links: Links
    lookup: LookUp

    def __init__(self, screen: ReadingScreen) -> None:
        self.noting = NoteWriting(screen)
        self.drafting = Drafting(screen)
        self.note_keeping = NoteKeeping(screen)
        self.note_walk = NoteWalk(screen)
        self.deciding = Deciding(screen)
        self.reviewing = Reviewing(screen)
        self.entries = EntryMaking(screen)
        self.documents = DocumentEditing(screen)
        self.own_editor = OwnEditor(screen)
        self.beside = Beside(screen)
        self.selecting = Selecting(screen)
        self.copying = Copying(screen)
        self.marks = Marks(screen)
        self.knowing = Knowing(screen)
        self.elsewhere = LookingElsewhere(screen)
        self.editor_notes = EditorNotes(screen)
        self.correcting = Correcting(screen)
        self.changing = Changing(screen)
        self.index = IndexState(screen)
        self.search = Search(screen)
        self.narrowing = Narrowing(screen)
        self.searches = Searches(screen)
        self.walking = Walking(screen)
        self.freshening = Freshening(screen)
        self.notes = NoteList(screen)
        self.candidates = CandidateList(screen)
        self.packs = PackList(screen)
        self.library = LibraryList(screen)
        self.comfort = Comforts(screen)
        self.find = FindInText(screen)
        self.outline = Outline(screen)
        self.bookmarks = Bookmarks(screen)
        self.jumping = Jumping(screen)
        self.density = Density(screen)
        self.timing = Timing(screen)
        self.links = Links(screen)
        self.lookup = LookUp(screen)

    def __iter__(self) -> Iterator[Feature]:
        return (one for one in vars(self).values() if isinstance(one, Feature))

    @property
    def writer(self) -> Writer | None:
        """The one in which something is being written."""
        return next((one for one in self if isinstance(one, Writer) and one.is_writing), None)

    def owner(self, widget: Widget | None) -> Feature | None:
        """The one that a widget belongs to."""
        around = set(widget.ancestors_with_self) if widget else set()
        return next(
            (one for one in self if not around.isdisjoint((*one.widgets, *one.below))), None
        )

    def narrows(self, by: By) -> Feature | None:
        """The one whose list on show can be narrowed or sorted so; what is written comes first."""
        if self.writer is not None:
            return self.writer if by in self.writer.narrowing else None
        return next((one for one in self if by in one.narrowing), None)

    def of_place(self, place: Place) -> Feature | None:
        """The one that shows a place."""
        return next((one for one in self if isinstance(place, one.places)), None)
