"""What the reader has seen and knows: one key says so, and everything shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.term_states import say_known, states_now
from reader.library.acquaintance import key_of
from reader.text.place import EntryPlace
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from glossary.model import Entry
    from reader.desk.term_states import TermStates


class Knowing(Feature):
    """Keeps the states of terms as they are told in *In view*; files are written in threads."""

    @property
    def entry(self) -> Entry | None:
        """The entry of the term in focus on screen; in an entry, the one on show."""
        screen = self._screen
        pane, beside = screen.panes.active, screen.features.beside
        target = pane.focused_target
        if pane is not beside.page and isinstance(target, EntryPlace) and pane.shows_focus:
            return screen.session.glossary.get(target.entry) if screen.session.glossary else None
        return beside.entry

    def toggle(self) -> None:
        """The reader knows the entry, or not any more."""
        entry, glossary = self.entry, self._screen.session.glossary
        if entry is None or glossary is None:
            self._screen.tell("Tab to a term, then say that you know it")
            return
        desk, address = self._screen.desk, glossary.address(entry)

        def work() -> str:
            known = key_of(address) in desk.acquaintance.known
            return say_known(desk.acquaintance, desk.changes, address, entry.term, known=not known)

        def done(told: str) -> None:
            if told:
                self._screen.tell(f"{told}; u undoes it")
            self.refresh()

        self._screen.background.start(work, done, group="knowing")

    def saw(self, place: EntryPlace) -> None:
        """The page of an entry was opened."""
        desk = self._screen.desk
        self._screen.background.start(
            lambda: desk.acquaintance.see(place.entry), lambda _: self.refresh(), group="knowing"
        )

    def refresh(self) -> None:
        """What is seen, known or noted may have changed: find out, and show it."""
        desk, notes = self._screen.desk, self._screen.session.notes
        self._screen.background.start(
            lambda: states_now(desk.acquaintance, notes), self._have, group="states", exclusive=True
        )

    def terms_known(self) -> None:
        """The list in view is another."""
        self.refresh()

    def _have(self, states: TermStates) -> None:
        screen, before = self._screen, self._screen.session.states
        if states == before:
            return
        screen.session.states = states
        screen.features.beside.list_in_view()
        if before is None or states.known != before.known:
            screen.features.marks.refresh_known()
