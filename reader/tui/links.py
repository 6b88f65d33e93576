"""The links that a document has itself: followed to its notes, into itself, to files and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.desk.doors import link_at, place_of
from reader.tui.feature import Feature

if TYPE_CHECKING:
    from reader.text.document import Link
    from reader.text.place import FilePlace, WebPlace


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
        """Open what a link leads to as the document."""
