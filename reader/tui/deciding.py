"""Deciding where reviewed notes stand, and which of two texts is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.notes.model import EntryTarget
from reader.text.counting import counted
from reader.text.span import Span
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reader.base.errors import ReaderError
    from reader.notes.model import Conflict, Note
    from reader.tui.reading_screen import ReadingScreen
    from reader.tui.reviewing import Reviewing

_SURE = 0.9
"""Confidence from which notes are accepted all at once."""


class Deciding(Feature):
    """Accepts, puts elsewhere, or keeps as lost what the review has in focus."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._relocated: Note | None = None

    @property
    def labels(self) -> Mapping[str, str]:
        """What is done while a note is put elsewhere."""
        if self._relocated is not None and self._screen.panes.active is self._screen.article:
            return {"select": "Words", "open": "Put it here", "return": "Leave it"}
        return {}

    @property
    def _review(self) -> Reviewing:
        return self._screen.features.reviewing

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
        self._screen.panes.show(self._review.side)
        self._screen.panes.bring_forward(self._review.pane)
        self._screen.tell("The note stays where it is")
        return True

    def accept(self) -> None:
        """The note stands on the new words; of two texts, both are kept."""
        if (conflict := self._review.conflict) is not None:
            self._settle(conflict, keeps=True, takes=True)
        elif (item := self._review.marked) is None:
            return
        elif place := self._review.words_of(item):
            self._move(item.note, Span(place.start, place.end))
        else:
            self._screen.tell("Its words are lost; e puts it on others, d keeps it as lost")

    def accept_all(self) -> None:
        """Every note of this text stands on its new words where that is sure enough."""
        document = self._screen.session.document
        moves = [
            (item.note, item.placed.span)
            for item in self._review.items
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
        if (conflict := self._review.conflict) is not None:
            self._settle(conflict, keeps=False, takes=True)
            return
        if (item := self._review.marked) is None:
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
        if (conflict := self._review.conflict) is not None:
            self._settle(conflict, keeps=True, takes=False)
            return
        if (item := self._review.marked) is None:
            return
        document, book = self._screen.session.document, self._screen.features.noting.notebook
        if item.document != document.id:
            self._screen.tell("Its text is not open; open it first")
            return
        self._change(
            lambda: book.keep_as_lost(item.note, document.text), "Kept as lost; u undoes it"
        )

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
        self._screen.panes.show(self._review.side)
        self._screen.panes.bring_forward(self._review.pane)
        self._review.refresh()
