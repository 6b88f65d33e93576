"""The queue of what the text names and no entry explains: explained or dismissed by one key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from reader.desk.candidates import candidates
from reader.desk.candidates_page import candidates_page
from reader.desk.entry_drafts import start_from_candidate
from reader.desk.term_states import dismiss
from reader.tui.feature import Feature
from reader.tui.text_pane import TextPane

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.widget import Widget

    from glossary.candidates import Candidate
    from reader.tui.reading_screen import ReadingScreen

_MOST = 500  # candidates that are listed


class CandidateList(Feature):
    """Candidates of the document, best first; they are looked for in a thread.

    Attributes:
        pane: The list.
    """

    side = "candidates"

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.pane = TextPane(id="candidates", is_list=True)
        self._title = Static("To be explained", id="candidates-title", markup=False)
        self._found: Sequence[Candidate] = ()

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """Title and list."""
        return (self._title, self.pane)

    @property
    def marked(self) -> Candidate | None:
        """The candidate in focus in the list, if the keyboard is there."""
        pane = self.pane
        if self._screen.panes.active is not pane or pane.focused_link < 0:
            return None
        return self._found[pane.focused_link]

    @property
    def labels(self) -> Mapping[str, str]:
        """What is done with a candidate."""
        if self.marked is None:
            return {}
        return {"new_entry": "Explain", "delete": "Dismiss", "open": "Go to", "return": "Return"}

    def open(self) -> None:
        """Show the list, with the keyboard in it."""
        if not self._found:
            self._title.update("Looking for what is not explained …")
        self._screen.panes.show(self.side)
        self._screen.panes.bring_forward(self.pane)
        self._find()

    def explain(self) -> None:
        """Write an entry for the candidate that is marked; what is known of it is filled in."""
        if candidate := self.marked:
            self._screen.features.entries.begin(
                start_from_candidate(candidate), then=lambda _: None
            )

    def dismiss(self) -> None:
        """The candidate that is marked is none, in this and every other document."""
        if (candidate := self.marked) is None:
            return
        desk = self._screen.desk

        def done(told: str) -> None:
            self._screen.tell(f"{told}; u undoes it")
            self._find()

        self._screen.background.start(
            lambda: dismiss(desk.acquaintance, desk.changes, candidate.text),
            done,
            group="candidates",
        )

    def terms_known(self) -> None:
        """What is explained now is no candidate any more."""
        if self._screen.panes.side == self.side:
            self._find()

    def turned(self) -> None:
        """Another document names other things."""
        self._have(())

    def _find(self) -> None:
        screen, session = self._screen, self._screen.session
        document, mentions, glossary = session.document, session.mentions, session.glossary
        if glossary is None or session.is_counting:
            return  # it is looked again when all terms are known

        def find() -> list[Candidate]:
            dismissed = screen.desk.acquaintance.dismissed
            cancelled = screen.background.is_cancelled
            return candidates(document, mentions, glossary, dismissed, cancelled)[:_MOST]

        def done(found: list[Candidate]) -> None:
            if screen.session.document.id == document.id:
                self._have(found)

        screen.background.start(find, done, group="finding candidates", exclusive=True)

    def _have(self, found: Sequence[Candidate]) -> None:
        self._found = found
        count = f"{len(found)}{'+' if len(found) == _MOST else ''}"
        self._title.update(f"To be explained · {count}" if found else "To be explained")
        self.pane.replace_page(candidates_page(self._screen.session.document.id, found))
        if self.pane.focused_link < 0 and found:
            self.pane.focus_link(0)
        self._screen.show_status()
