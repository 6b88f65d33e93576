"""Where other documents mention the entry on show: looked for while it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.elsewhere import AT_A_TIME, Elsewhere, OtherDocuments
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from glossary.glossary import Glossary
    from reader.base.errors import ReaderError
    from reader.tui.reading_screen import ReadingScreen


class LookingElsewhere(Feature):
    """Looks through the library, a number of documents at a time, off the screen's thread."""

    def __init__(self, screen: ReadingScreen) -> None:
        super().__init__(screen)
        self._others = OtherDocuments(screen.desk)
        self._address = ""
        self._glossary: Glossary | None = None
        self._most = AT_A_TIME

    @property
    def can_look_on(self) -> bool:
        """Whether there are documents that were not looked through yet."""
        known = self._screen.session.elsewhere_of(self._address)
        return known is not None and not known.is_whole and not known.is_looking

    def look(self) -> None:
        """Look for the entry on show, unless what is known of it is still to be had."""
        entry, glossary = self._screen.features.beside.entry, self._screen.session.glossary
        if entry is None or glossary is None:
            return
        self._address, self._most = glossary.address(entry), AT_A_TIME
        is_known = self._screen.session.elsewhere_of(self._address) is not None
        if not is_known or glossary is not self._glossary:
            self._glossary = glossary
            self._start()

    def look_on(self) -> None:
        """Look through more documents."""
        if self.can_look_on:
            self._most += AT_A_TIME
            self._start()

    def terms_known(self) -> None:
        """With other terms, or another document, what was found is out of date."""
        self.look()

    def _start(self) -> None:
        screen, address = self._screen, self._address
        entry, here, most = screen.features.beside.entry, screen.session.document.id, self._most
        background = screen.background
        if entry is None:
            return

        def know(elsewhere: Elsewhere) -> None:
            if address == self._address and here == screen.session.document.id:
                screen.session.know_elsewhere(address, elsewhere)
                screen.features.beside.show_again()

        def look() -> Elsewhere:
            return self._others.look(
                entry,
                here,
                most=most,
                progress=lambda so_far: background.deliver(lambda: know(so_far)),
                cancelled=background.is_cancelled,
            )

        def failed(_: ReaderError) -> None:
            """An index that cannot be read is told of where it is made."""

        background.start(look, know, failed, group="elsewhere", exclusive=True)
