"""The hits of a search as a way through the texts: from match to match, across documents."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.desk.hits_page import groups
from reader.text.hits import Hits
from reader.text.place import DocumentPlace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.model import Hit
    from reader.text.place import Place


@dataclass(frozen=True, slots=True)
class HitWalk:
    """Every match of some hits, in the order in which they are listed.

    Attributes:
        places: Where each is; entries and notes are one each.
        at: Index of the one that was gone to last.
    """

    places: tuple[Place, ...] = ()
    at: int = 0

    @classmethod
    def through(cls, hits: Sequence[Hit], *, is_grouped: bool) -> HitWalk:
        """The way through these hits, at its beginning."""
        ordered = [hit for group in groups(hits) for hit in group] if is_grouped else hits
        return cls(tuple(place for hit in ordered for place in _places(hit)))

    def gone_to(self, place: Place) -> HitWalk:
        """The same way, at a place of it."""
        numbers = (number for number, one in enumerate(self.places) if _begins_at(one, place))
        return HitWalk(self.places, next(numbers, self.at))

    def stepped(self, step: int) -> HitWalk:
        """So many matches on, round the ends."""
        return HitWalk(self.places, (self.at + step) % len(self.places))

    @property
    def place(self) -> Place:
        """Where it is now."""
        return self.places[self.at]

    @property
    def told(self) -> str:
        """Which of how many, in words."""
        return f"match {self.at + 1} of {len(self.places)}"

    def hits_in(self, document: str) -> Hits:
        """Where the matches stand in a document."""
        spans = sorted(
            (place.start, place.end)
            for place in self.places
            if isinstance(place, DocumentPlace) and place.document == document
        )
        starts, ends = array("q"), array("q")
        for start, end in spans:
            if not ends or start >= ends[-1]:
                starts.append(start)
                ends.append(end)
        return Hits(starts, ends)


def _places(hit: Hit) -> tuple[Place, ...]:
    if isinstance(hit.place, DocumentPlace) and hit.spans:
        document = hit.place.document
        return tuple(DocumentPlace(document, start, end) for start, end in hit.spans)
    return (hit.place,)


def _begins_at(one: Place, other: Place) -> bool:
    if isinstance(one, DocumentPlace) and isinstance(other, DocumentPlace):
        return (one.document, one.start) == (other.document, other.start)
    return one == other
