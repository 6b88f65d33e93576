"""Reviewing notes whose words have changed or are lost, and notes that have two texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from reader.desk.review import Review, review_everywhere, review_of
from reader.desk.review_page import review_page, review_told
from reader.notes.model import EntryTarget
from reader.text.counting import counted
from reader.text.place import DocumentPlace, NotePlace
from reader.text.span import Span
from reader.text.visible import visible
from reader.tui.commands.command import By
from reader.tui.feature import Feature
from reader.tui.text_pane import TextPane

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from textual.widget import Widget

    from reader.base.errors import ReaderError
    from reader.desk.review import ReviewItem
    from reader.notes.model import Conflict, Note
    from reader.text.page import Page
    from reader.text.place import Place
    from reader.tui.reading_screen import ReadingScreen

_SURE = 0.9
"""Confidence from which notes are accepted all at once."""


class Reviewing(Feature):
    """Lists old and new words side by side; each is accepted, put elsewhere or kept as lost."""

    side = "review"

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.pane = TextPane(id="review", is_list=True)
        self._title = Static("Notes to review", id="review-title", markup=False)
        self._everywhere = False
        self._review: Review | None = None
        self._relocated: Note | None = None

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """Title and list."""
        return (self._title, self.pane)

    @property
    def is_open(self) -> bool:
        """Whether the list is on show."""
        return self._screen.panes.side == self.side

    @property
    def state(self) -> str:
        """How many notes of this text wait to be reviewed."""
        session = self._screen.session
        waiting = sum(one.needs_review for one in session.placed) + len(session.conflicts)
        return f"; reviews {counted(waiting, 'note')}" if waiting else ""

    @property
    def labels(self) -> Mapping[str, str]:
        """What is done with a note."""
        if self._relocated is not None and self._screen.panes.active is self._screen.article:
            return {"select": "Words", "open": "Put it here", "return": "Leave it"}
        if not self.is_marked:
            return {}
        if self._conflict is not None:
            told = {"annotate": "Keep both", "edit": "Take other", "delete": "Drop other"}
        else:
            told = {"annotate": "Accept", "edit": "Relocate", "delete": "Is lost"}
        return {"open": "Show", **told, "new_entry": "Accept sure", "by_place": "Which"}

    @property
    def is_marked(self) -> bool:
        """Whether a note is in focus in the list, and the keyboard there."""
        return bool(self._focused_note)

    @property
    def marked(self) -> ReviewItem | None:
        """The note in focus, if it waits for its words."""
        note = self._focused_note
        return next((item for item in self._items if item.note.id == note), None)

    def open(self) -> None:
        """List what waits to be reviewed in this text."""
        self._screen.panes.show(self.side)
        self._screen.panes.bring_forward(self.pane)
        self.refresh()

    @property
    def narrowing(self) -> Collection[By]:
        """This text or all."""
        return (By.PLACE,) if self.is_open else ()

    def narrow(self, by: By) -> None:  # noqa: ARG002 - there is one way
        """All texts, or this one again."""
        self._everywhere = not self._everywhere
        self.refresh()

    def follow(self, place: Place) -> bool:
        """Show the words that a note may stand on; the keyboard stays in the list."""
        item = self.marked
        if isinstance(place, NotePlace) and item is not None:
            place = self._words_of(item) or place
        if not isinstance(place, DocumentPlace):
            return isinstance(place, NotePlace)  # a lost note has nowhere to go
        if place.document != self._screen.session.document.id:
            return False
        self._screen.session.place.depart()
        self._screen.article.go_to(Span(place.start, place.end))
        return True

    def enter(self) -> bool:
        """Put the note that is being relocated on the words that are picked out."""
        screen, note = self._screen, self._relocated
        if note is None or screen.panes.active is not screen.article:
            return False
        span = screen.article.span_in_focus()
        if span is None:
            screen.tell("Pick out its words first: w, then the arrows")
            return True
        self._relocated = None
        screen.article.drop_selection()
        self._move(note, span)
        return True

    def escape(self) -> bool:
        """Leave the note where it is."""
        if self._relocated is None:
            return False
        self._relocated = None
        self._screen.article.drop_selection()
        self._screen.panes.show(self.side)
        self._screen.panes.bring_forward(self.pane)
        self._screen.tell("The note stays where it is")
        return True

    def accept(self) -> None:
        """The note stands on the new words; of two texts, both are kept."""
        if (conflict := self._conflict) is not None:
            self._settle(conflict, keeps=True, takes=True)
        elif (item := self.marked) is None:
            return
        elif place := self._words_of(item):
            self._move(item.note, Span(place.start, place.end))
        else:
            self._screen.tell("Its words are lost; e puts it on others, d keeps it as lost")

    def accept_all(self) -> None:
        """Every note of this text stands on its new words where that is sure enough."""
        document = self._screen.session.document
        moves = [
            (item.note, item.placed.span)
            for item in self._items
            if item.document == document.id
            and item.placed.span is not None
            and item.placed.placement is not None
            and item.placed.placement.confidence >= _SURE
        ]
        if not moves:
            self._screen.tell(f"No note of this text is {round(100 * _SURE)} % sure or more")
            return
        book = self._screen.features.noting.notebook
        self._change(
            lambda: book.relocate_all(moves, document.text),
            f"{counted(len(moves), 'note')} accepted; u undoes it",
        )

    def relocate(self) -> None:
        """Have its reader pick out where a note belongs; of two texts, take the other."""
        screen = self._screen
        if (conflict := self._conflict) is not None:
            self._settle(conflict, keeps=False, takes=True)
            return
        if (item := self.marked) is None:
            return
        if item.document != screen.session.document.id:
            screen.tell("Its text is not open; open it first")
            return
        self._relocated = item.note
        likeliest = item.placed.span or next((one.span for one in item.others), None)
        screen.panes.bring_forward(screen.article)
        if likeliest:
            screen.session.place.depart()
            screen.article.go_to(likeliest)
        screen.tell("Pick out its words (w, then the arrows); Enter puts the note there, Esc not")

    def keep_as_lost(self) -> None:
        """The words are gone, and that is not asked again; of two texts, the other goes."""
        if (conflict := self._conflict) is not None:
            self._settle(conflict, keeps=True, takes=False)
            return
        if (item := self.marked) is None:
            return
        document, book = self._screen.session.document, self._screen.features.noting.notebook
        if item.document != document.id:
            self._screen.tell("Its text is not open; open it first")
            return
        self._change(
            lambda: book.keep_as_lost(item.note, document.text), "Kept as lost; u undoes it"
        )

    def notes_known(self) -> None:
        """The notes are other ones."""
        if self.is_open:
            self.refresh()
        self._screen.show_status()

    def turned(self) -> None:
        """Another text is open."""
        if self.is_open:
            self.refresh()

    def refresh(self) -> None:
        """Look again what waits."""
        screen, session = self._screen, self._screen.session
        document, placed, conflicts = session.document, session.placed, session.conflicts
        desk, is_cancelled = screen.desk, screen.background.is_cancelled
        everywhere, width = self._everywhere, self.pane.size.width

        def work() -> tuple[Review, Page]:
            if everywhere:
                review = review_everywhere(desk, cancelled=is_cancelled)
            else:
                review = Review(review_of(document, placed), tuple(conflicts))
            return review, review_page(review, width)

        screen.background.start(work, self._show, group="reviewing", exclusive=True)

    def _show(self, known: tuple[Review, Page]) -> None:
        self._review, page = known
        if page != self.pane.page:
            self.pane.replace_page(page)
        if self.pane.focused_link < 0 and page.links:
            self.pane.focus_link(0)
        where = "in all texts" if self._everywhere else "in this text"
        self._title.update(visible(f"Review {where}: {review_told(self._review)}"))
        self._screen.show_status()

    @property
    def _items(self) -> tuple[ReviewItem, ...]:
        return self._review.items if self._review else ()

    @property
    def _conflict(self) -> Conflict | None:
        note = self._focused_note
        conflicts = self._review.conflicts if self._review else ()
        return next((one for one in conflicts if one.copy.id == note), None)

    @property
    def _focused_note(self) -> str:
        target = self.pane.focused_target if self._screen.focused is self.pane else None
        return target.note if isinstance(target, NotePlace) else ""

    def _words_of(self, item: ReviewItem) -> DocumentPlace | None:
        span = item.placed.span
        return DocumentPlace(item.document, *span) if span else None

    def _move(self, note: Note, span: Span) -> None:
        document, book = self._screen.session.document, self._screen.features.noting.notebook
        if isinstance(note.target, EntryTarget) or note.target.document != document.id:
            self._screen.tell("Its text is not open; open it first")
            return
        self._change(
            lambda: book.relocate(note, document.text, span),
            "The note stands on these words now; u undoes it",
        )

    def _settle(self, conflict: Conflict, *, keeps: bool, takes: bool) -> None:
        book = self._screen.features.noting.notebook
        self._change(
            lambda: book.settle(conflict, keeps=keeps, takes=takes),
            "Settled; what was not kept is in the trash of the notes, u undoes it",
        )

    def _change(self, work: Callable[[], object], told: str) -> None:
        keeping = self._screen.features.note_keeping

        def done(_: object) -> None:
            self._screen.tell(told)
            keeping.index_again()
            keeping.read_again(then=self._back)

        def failed(error: ReaderError) -> None:
            self._screen.tell(str(error))
            keeping.read_again()

        self._screen.background.start(work, done, failed, group="notes")

    def _back(self) -> None:
        """To the list, for the next of them."""
        self._screen.panes.show(self.side)
        self._screen.panes.bring_forward(self.pane)
        self.refresh()
