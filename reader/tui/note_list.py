"""The list of notes: of the screen, of this text, of all; narrowed, sorted and gone on from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.note_beside import name_of_place, name_of_target
from reader.desk.note_filter import NoteOrder
from reader.desk.note_query import read_note_query
from reader.desk.notes_page import Naming, NoteListing, Scope, notes_page
from reader.notes.kinds import known_kinds
from reader.search.query.spelling import filtered_by, narrowed, widened
from reader.text.place import NotePlace
from reader.text.visible import visible
from reader.tui.commands.command import By, While
from reader.tui.feature import Feature
from reader.tui.notes_pane import NotesPane

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from textual.widget import Widget

    from reader.desk.notes_page import Listed
    from reader.notes.model import Note
    from reader.text.place import Place
    from reader.tui.reading_screen import ReadingScreen
    from reader.tui.text_pane import TextPane

_SCOPES = tuple(Scope)
_ORDERS = (NoteOrder.PLACE, NoteOrder.TIME, NoteOrder.MODIFIED)


class NoteList(Feature):
    """Lists notes; Enter opens one beside the words it stands on."""

    side = "notes"
    typing = While.TYPING_LINE

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._pane = NotesPane(self.arrange)
        self._scope = Scope.DOCUMENT
        self._order = NoteOrder.PLACE
        self._wanted = ""

    @property
    def is_open(self) -> bool:
        """Whether the list is on show."""
        return self._screen.panes.side == self.side

    @property
    def line(self) -> Widget:
        """Where words and filters are typed."""
        return self._pane.line

    @property
    def pane(self) -> TextPane:
        """The list."""
        return self._pane.list

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """The pane."""
        return (self._pane,)

    @property
    def keyboard(self) -> tuple[Widget, ...]:
        """Line and list."""
        return (self.line, self.pane)

    @property
    def moves(self) -> TextPane:
        """The list, while words are typed."""
        return self.pane

    @property
    def labels(self) -> Mapping[str, str]:
        """What is done with a note, and with the list."""
        if not self.is_open or self._screen.panes.active is not self.pane:
            return {}
        ways = {"by_place": "Which", "by_kind": "Kind", "by_order": "Sort", "by_tag": "Tag"}
        if self.marked is None:
            return {"open": "Open", **ways}
        return {"open": "Open", "edit": "Edit", "delete": "Delete", **ways}

    @property
    def marked(self) -> Note | None:
        """The note in focus in the list, if the keyboard is there; else the one on show."""
        screen = self._screen
        if screen.focused is self.pane:
            target = self.pane.focused_target
        elif screen.panes.active is screen.features.beside.page:
            target = screen.features.beside.place
        else:
            return None
        placed = screen.session.placed_note(target.note) if isinstance(target, NotePlace) else None
        return placed.note if placed else None

    def open(self) -> None:
        """Show the list; from the list itself, go to the line above it."""
        panes = self._screen.panes
        if self._screen.focused is self.pane:
            panes.bring_forward(self.line)
            return
        panes.show(self.side)
        panes.bring_forward(self.pane)
        self.arrange()
        self._screen.features.note_keeping.read_again()

    def follow(self, place: Place) -> bool:  # noqa: ARG002 - notes are pages of their own
        """Whatever is opened is a stop of its own."""
        return False

    def enter(self) -> bool:
        """With the keyboard in the line, Enter opens what is in focus, else the first."""
        if self._screen.focused is not self.line:
            return False
        if self.pane.focused_link < 0 and self.pane.page.links:
            self.pane.focus_link(0)
        if target := self.pane.focused_target:
            self._screen.features.lookup.go_from(self.pane, target)
        return True

    def moved(self) -> None:
        """Other text is on screen."""
        if self.is_open and self._scope is Scope.SCREEN:
            self.arrange()

    def turned(self) -> None:
        """Another document is on screen."""
        if self.is_open:
            self.arrange()

    @property
    def narrowing(self) -> Collection[By]:
        """By what the list can be narrowed and sorted."""
        return (By.PLACE, By.KIND, By.SORT, By.TAG) if self.is_open else ()

    def narrow(self, by: By) -> None:
        """The next of what there is."""
        if by is By.PLACE:
            self._scope = _SCOPES[(_SCOPES.index(self._scope) + 1) % len(_SCOPES)]
            self.arrange()
        elif by is By.SORT:
            self._order = _ORDERS[(_ORDERS.index(self._order) + 1) % len(_ORDERS)]
            self.arrange()
        elif by is By.KIND:
            self._next("kind", [kind.id for kind in known_kinds(self._kinds())])
        else:
            self._next("tag", sorted({tag for note in self._notes for tag in note.tags}))

    def arrange(self) -> None:
        """Show what is wanted by now."""
        screen, session = self._screen, self._screen.session
        if not screen.is_ready or not self.is_open:
            return
        document = session.document
        query = read_note_query(self._pane.line.value, session.glossary, document.id)
        listing = NoteListing(
            placed=session.placed,
            notes=tuple(session.notes),
            document=document,
            seen=screen.article.visible_span,
            scope=self._scope,
            order=self._order,
            wanted=query.wanted,
            conflicts=session.conflicts,
        )
        matcher = session.matcher

        def work() -> Listed:
            return notes_page(
                listing,
                Naming(
                    lambda note: name_of_target(session, note),
                    lambda place: name_of_place(session, place),
                ),
                (lambda: matcher) if matcher else None,
            )

        def done(listed: Listed) -> None:
            if self.is_open:
                self._show(listed, query.remarks)

        screen.background.start(work, done, group="listing notes", exclusive=True)

    def focus_on(self, note: str) -> None:
        """Have a note in focus once the list is shown."""
        self._wanted = note

    @property
    def _notes(self) -> Sequence[Note]:
        return self._screen.session.notes

    def _kinds(self) -> list[str]:
        added = self._screen.desk.settings[0].note_kinds
        return [*added, *(note.kind for note in self._notes)]

    def _next(self, field: str, values: list[str]) -> None:
        """Narrow to the next of some values; after the last, to none."""
        line = self._pane.line
        now = filtered_by(line.value, field)
        ways = ["", *values]
        following = ways[(ways.index(now) + 1) % len(ways)] if now in ways else ""
        query = line.value
        line.value = narrowed(query, field, following) if following else widened(query, field)
        line.cursor_position = len(line.value)

    def _show(self, listed: Listed, remarks: Sequence[str]) -> None:
        pane, page = self.pane, listed.page
        if page != pane.page:
            pane.replace_page(page)
        wanted, self._wanted = NotePlace(self._wanted), ""
        if link := next((link for link in page.links if link.target == wanted), None):
            pane.focus_at(link.start)
        elif pane.focused_link < 0 and page.links:
            pane.focus_link(0)
        self._pane.told.update(visible(" · ".join((listed.told, *remarks))))
        self._screen.show_status()
