"""Reviewing notes whose words have changed or are lost, and notes that have two texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from reader.desk.review import Review, review_everywhere, review_of
from reader.desk.review_page import review_page, review_told
from reader.text.counting import counted
from reader.text.place import DocumentPlace, NotePlace
from reader.text.span import Span
from reader.text.visible import visible
from reader.tui.commands.command import By
from reader.tui.feature import Feature
from reader.tui.text_pane import TextPane

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from textual.widget import Widget

    from reader.desk.review import ReviewItem
    from reader.notes.model import Conflict
    from reader.text.page import Page
    from reader.text.place import Place
    from reader.tui.reading_screen import ReadingScreen


class Reviewing(Feature):
    """Lists old and new words side by side; each is accepted, put elsewhere or kept as lost."""

    side = "review"

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.pane = TextPane(id="review", is_list=True)
        self._title = Static("Notes to review", id="review-title", markup=False)
        self._everywhere = False
        self._width = 0
        self._review: Review | None = None

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
        if not self.is_marked:
            return {}
        if self.conflict is not None:
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
        return next((item for item in self.items if item.note.id == note), None)

    def open(self) -> None:
        """List what waits to be reviewed in this text."""
        self._screen.panes.show(self.side)
        self._screen.panes.bring_forward(self.pane)
        # Only when it is laid out does the list know how wide it is.
        self._screen.call_after_refresh(self.refresh)

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
            place = self.words_of(item) or place
        if not isinstance(place, DocumentPlace):
            return isinstance(place, NotePlace)  # a lost note has nowhere to go
        if place.document != self._screen.session.document.id:
            return False
        self._screen.session.place.depart()
        article = self._screen.article
        if not article.size.width:  # on a narrow screen it is behind the list
            self._screen.panes.bring_forward(article)
        article.go_to(Span(place.start, place.end))
        return True

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
        everywhere, width = self._everywhere, self.pane.text_width

        def work() -> tuple[Review, Page]:
            if everywhere:
                review = review_everywhere(desk, cancelled=is_cancelled)
            else:
                review = Review(review_of(document, placed), tuple(conflicts))
            return review, review_page(review, width)

        self._width = width
        screen.background.start(work, self._show, group="reviewing", exclusive=True)

    def laid_out(self) -> None:
        """The pane has moved or has another size, by which the columns go."""
        if self.is_open and self.pane.text_width != self._width:
            self.refresh()

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
    def items(self) -> tuple[ReviewItem, ...]:
        """What waits to be reviewed."""
        return self._review.items if self._review else ()

    @property
    def conflict(self) -> Conflict | None:
        """The two texts in focus, if the note in focus has two."""
        note = self._focused_note
        conflicts = self._review.conflicts if self._review else ()
        return next((one for one in conflicts if one.copy.id == note), None)

    @property
    def _focused_note(self) -> str:
        target = self.pane.focused_target if self._screen.focused is self.pane else None
        return target.note if isinstance(target, NotePlace) else ""

    def words_of(self, item: ReviewItem) -> DocumentPlace | None:
        """Where the words of a note may stand."""
        span = item.placed.span
        return DocumentPlace(item.document, *span) if span else None
