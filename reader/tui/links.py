"""The links that a document has itself: followed to its notes, into itself, to files and pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from reader.desk.doors import link_at, place_of
from reader.text.place import DocumentPlace, WebPlace
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from reader.text.document import Document, Link
    from reader.text.place import FilePlace


class Links(Feature):
    """Follows links; those under a term too, which the term itself does not lead to."""

    @property
    def link(self) -> Link | None:
        """The document's own link at what is in focus or picked out in the text."""
        screen = self._screen
        span = screen.article.span_in_focus()
        if screen.panes.active is not screen.article or span is None:
            return None
        return link_at(screen.session.document, *span)

    def follow_own(self) -> None:
        """Go where the document's own link leads, whatever term stands on it."""
        screen = self._screen
        if (link := self.link) is None:
            return
        place = place_of(link, screen.session.document, screen.session.opened.path.parent)
        if place is None:
            screen.tell(f"This link leads to nothing that can be read: {link.address[:200]}")
        else:
            screen.features.lookup.go(place)

    def read(self, place: WebPlace | FilePlace) -> None:
        """Fetch or open what a link leads to, and go there; the reading place stays."""
        screen, desk = self._screen, self._screen.desk
        monitor = screen.reading.monitor()
        screen.tell(f"Opening {place}; Esc stops it")

        def fetch() -> DocumentPlace:
            if isinstance(place, WebPlace):
                opened = desk.shelf.open_address(place.address, monitor, anew=True)
            else:
                opened = desk.open_file(Path(place.path))
                desk.keep(opened)
            return _within(opened.document, place)

        screen.background.start(fetch, screen.features.lookup.go, group="opening", exclusive=True)


def _within(document: Document, place: WebPlace | FilePlace) -> DocumentPlace:
    """The stretch that the address names after its ``#``, if it does."""
    address = place.address if isinstance(place, WebPlace) else ""
    name = unquote(address.partition("#")[2])
    start = document.targets[name].start if name in document.targets else 0
    return DocumentPlace(document.id, start, start)
