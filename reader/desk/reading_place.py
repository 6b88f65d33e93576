"""Two places at once: where one reads, and where one has gone to look something up."""

from __future__ import annotations


class ReadingPlace:
    """The line being read in a document, kept still while the view is elsewhere.

    Attributes:
        document: Id of the document being read.
        offset: First character on screen at the reading place.
        is_away: Whether the view has left it to look something up.
        share: How much of the document is on screen there or before it, from 0 to 1, or None.
    """

    def __init__(self, document: str, offset: int = 0) -> None:
        self.document = document
        self.offset = offset
        self.is_away = False
        self.share: float | None = None

    def follow(self, top: int, share: float | None = None) -> None:
        """The reader moved in the text: that is reading, unless they are away from their place."""
        if not self.is_away:
            self.offset = top
            self.share = share

    def depart(self) -> None:
        """The view goes somewhere to look up; the reading place stays."""
        self.is_away = True

    def come_back(self) -> None:
        """The view is at the reading place again."""
        self.is_away = False

    def read_from(self, document: str, top: int) -> None:
        """From now on this is the line being read."""
        self.document = document
        self.offset = top
        self.is_away = False
        self.share = None
