"""Back and forward through what was looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.text.place import Place

_LONGEST = 500


class Stop(NamedTuple):
    """Where the reader was.

    Attributes:
        place: What was shown.
        top: Offset of the first character on screen.
        focus: Offset of the link in focus, or -1; links may change while it is away.
    """

    place: Place
    top: int = 0
    focus: int = -1


class History:
    """A line of stops with a present one; visiting from the middle drops what lay ahead."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._present = -1

    @property
    def present(self) -> Stop | None:
        """The stop where the reader is, or None before the first."""
        return self._stops[self._present] if self._present >= 0 else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a stop before."""
        return self._present > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a stop ahead."""
        return self._present + 1 < len(self._stops)

    def visit(self, stop: Stop) -> None:
        """Go to a new stop; going where one is already changes nothing but the view."""
        if self.present and self.present.place == stop.place:
            self.leave_as(stop)
            return
        del self._stops[self._present + 1 :]
        self._stops.append(stop)
        del self._stops[:-_LONGEST]
        self._present = len(self._stops) - 1

    def leave_as(self, stop: Stop) -> None:
        """Remember how the present stop looked when it was left."""
        if self.present and self.present.place == stop.place:
            self._stops[self._present] = stop

    def back(self) -> Stop | None:
        """One stop back, or None at the first."""
        if not self.can_go_back:
            return None
        self._present -= 1
        return self.present

    def forward(self) -> Stop | None:
        """One stop forward, or None at the last."""
        if not self.can_go_forward:
            return None
        self._present += 1
        return self.present
