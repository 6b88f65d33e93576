"""The packs: which of them serve this text and others, and what each holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from reader.desk.corrections import Corrections
from reader.desk.packs import PackOverview, pack_page, packs_of, packs_page, serves
from reader.packs.shelf import PackShelf
from reader.text.place import PackPlace
from reader.tui.feature import Feature
from reader.tui.text_pane import TextPane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.widget import Widget

    from glossary.pack import AnyPack
    from reader.desk.history import Stop
    from reader.text.place import Place
    from reader.tui.reading_screen import ReadingScreen


class PackList(Feature):
    """All packs from top to bottom, and below them what the one in focus is.

    Attributes:
        pane: The list.
        page: The pack that was opened last.
    """

    side = "packs"
    places = (PackPlace,)

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self.pane = TextPane(id="packs", is_list=True)
        self.page = TextPane(id="pack")
        self._title = Static("Packs, the upper counts first", id="packs-title", markup=False)
        self._packs: Sequence[PackOverview] = ()
        self._corrections = Corrections(screen.desk.own_companions)

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """Title, list and page."""
        return (self._title, self.pane, self.page)

    @property
    def labels(self) -> Mapping[str, str]:
        """What is done with a pack."""
        if self.marked is None:
            return {}
        return {"turn_here": "On/off here", "turn_everywhere": "On/off everywhere"}

    @property
    def marked(self) -> PackOverview | None:
        """The pack in focus in the list, if the keyboard is there."""
        pane = self.pane
        if self._screen.panes.active is not pane or pane.focused_link < 0:
            return None
        return self._packs[pane.focused_link]

    def open(self) -> None:
        """Show the list, with the keyboard in it."""
        self._screen.panes.show(self.side)
        self._screen.panes.bring_forward(self.pane)
        self._look()

    def show(self, stop: Stop, *, again: bool) -> bool:  # noqa: ARG002 - one shape for all
        """Show what a pack is, with the keyboard in its page."""
        assert isinstance(stop.place, PackPlace)  # noqa: S101 - no other kind is in places
        screen, wanted = self._screen, stop.place.pack
        desk = screen.desk

        def look() -> tuple[Sequence[PackOverview], AnyPack | None]:
            return packs_of(desk), desk.glossaries.pack(wanted)

        def done(found: tuple[Sequence[PackOverview], AnyPack | None]) -> None:
            packs, read = found
            self._have(packs)
            pack = next((one for one in packs if one.id == wanted), None)
            if pack is None:
                screen.tell(f"{wanted}: no such pack any more")
            else:
                self.page.show(pack_page(pack, read), top=stop.top, focus=stop.focus)

        screen.panes.show(self.side)
        screen.panes.bring_forward(self.page)
        screen.background.start(look, done, group="pack", exclusive=True)
        return True

    def pane_of(self, place: Place) -> TextPane | None:  # noqa: ARG002 - all in one pane
        """The page's pane."""
        return self.page

    def turn_here(self) -> None:
        """The pack in focus serves this text, or does not, whatever it does elsewhere."""
        screen, pack = self._screen, self.marked
        if pack is None:
            return
        document = screen.session.document.id
        on = not serves(pack, screen.session.opened.companion)
        told = f"{pack.title} is {'on' if on else 'off'} in this text"

        def change() -> Callable[[], None] | None:
            correction = self._corrections.switch_pack(document, pack.id, told, on=on)
            return correction.undo if correction else None

        self._change(change, told)

    def turn_everywhere(self) -> None:
        """The pack in focus serves, or does not, every text that says nothing of it."""
        screen, pack = self._screen, self.marked
        if pack is None:
            return
        shelf, on = PackShelf(screen.desk.paths.packs), not pack.on
        told = f"{pack.title} is {'on' if on else 'off'}"

        def change() -> Callable[[], None]:
            shelf.turn(pack.id, on=on)
            return lambda: shelf.turn(pack.id, on=not on)

        self._change(change, told)

    def terms_known(self) -> None:
        """Packs may serve that did not before."""
        if self._screen.panes.side == self.side:
            self._look()

    def _change(self, change: Callable[[], Callable[[], None] | None], told: str) -> None:
        desk = self._screen.desk

        def work() -> None:
            with desk.changes.changing():
                if undo := change():
                    desk.changes.record(told, lambda: take_back(undo))
            desk.glossaries.refresh()

        def take_back(undo: Callable[[], None]) -> None:
            undo()
            desk.glossaries.refresh()

        def done(_: None) -> None:
            self._screen.tell(f"{told}; u undoes it")
            self._screen.reading.terms.again()

        self._screen.background.start(work, done, group="packs")

    def _look(self) -> None:
        desk = self._screen.desk
        self._screen.background.start(
            lambda: packs_of(desk), self._have, group="packs", exclusive=True
        )

    def _have(self, packs: Sequence[PackOverview]) -> None:
        self._packs = packs
        self.pane.replace_page(packs_page(packs, self._screen.session.opened.companion))
        if self.pane.focused_link < 0 and packs:
            self.pane.focus_link(0)
        self._screen.show_status()
