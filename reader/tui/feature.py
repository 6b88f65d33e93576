"""What the screen can do besides showing the text: one object for each thing.

How a new thing hooks in:

1. A class below ``Feature`` (below ``Writer`` if something is written in it), in a module of its
   own. It gets the screen, and makes its widgets when it is made. A list is a
   ``TextPane(id=..., is_list=True)`` that shows a ``Page`` whose links are places.
2. A line in ``reader.tui.features.Features``: everything else reaches it as
   ``screen.features.NAME``. Features are made right after the first paint, and are not imported
   before: command modules are, so what those need of it is reached through the screen.
3. Its pane, if it has one: ``side`` names what the side shows then, ``widgets`` is what stands
   there. ``screen.panes.show(self.side)`` shows it, ``screen.panes.bring_forward(widget)`` gives
   it the keyboard, and on a narrow screen the front. ``o`` goes through ``keyboard``. Sizes and
   borders go to ``reader.tcss`` by the widgets' ids; showing and hiding needs no rules.
4. Its commands, in the module of their group in ``reader.tui.commands``: key, label, help,
   ``available`` and rank are all that keys, key bar, help and palette need.
5. What it has to say for as long as it lasts: ``state``, a part of the status line; once:
   ``screen.tell(words)``. Which keys matter most while it has the keyboard: ``labels``.
6. What happens around it: ``follow``, ``enter``, ``escape``, ``moved``, ``terms_known``,
   ``turned``, ``show``, ``close``. After a change of entries, packs or corrections:
   ``screen.reading.terms.again()``. Work that takes more than a few milliseconds goes to
   ``screen.background.start``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from reader.tui.commands.command import While
from reader.tui.text_pane import TextPane

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from textual.widget import Widget

    from reader.desk.history import Stop
    from reader.text.place import Place
    from reader.tui.commands.command import By
    from reader.tui.editors import Editor
    from reader.tui.reading_screen import ReadingScreen


class Feature:
    """One thing the screen can do; does nothing of all this unless it says so.

    Attributes:
        side: What the side shows when this is shown there; empty if it has no pane.
        typing: What goes on while a widget of this that is no ``TextPane`` has the keyboard.
        places: Kinds of places that ``show`` shows.
    """

    side: ClassVar[str] = ""
    typing: ClassVar[While] = While.READING
    places: ClassVar[tuple[type, ...]] = ()

    def __init__(self, screen: ReadingScreen) -> None:
        self._screen = screen

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """What stands on its side, from above; the same ones whenever asked."""
        return ()

    @property
    def below(self) -> tuple[Widget, ...]:
        """What stands below all panes, in the place of the status line while it is there."""
        return ()

    @property
    def keyboard(self) -> tuple[Widget, ...]:
        """Those of them that the keyboard goes through."""
        return tuple(widget for widget in self.widgets if isinstance(widget, TextPane))

    @property
    def moves(self) -> TextPane | None:
        """The pane that moves while another widget of this has the keyboard."""
        return None

    @property
    def labels(self) -> Mapping[str, str]:
        """What commands, by their ids, do here; the key bar shows them first, in this order."""
        return {}

    @property
    def state(self) -> str:
        """A part of the status line; empty for nothing to say."""
        return ""

    @property
    def narrowing(self) -> Collection[By]:
        """What its list on show can be narrowed or sorted by."""
        return ()

    def narrow(self, by: By) -> None:
        """Narrow or sort its list by the next of what there is."""

    def show(self, stop: Stop, *, again: bool) -> bool:  # noqa: ARG002 - for those with places
        """Show a place of one of its kinds.

        Args:
            stop: The place, and how it looked.
            again: Whether it is shown by going back or forward.

        Returns:
            Whether it is on show now; if not, the reader was told why, or it comes later.
        """
        return False

    def pane_of(self, place: Place) -> TextPane | None:  # noqa: ARG002 - for those with places
        """The pane whose scrolling is remembered with a place of its kinds."""
        return None

    def follow(self, place: Place) -> bool:  # noqa: ARG002 - for those with lists
        """A link of one of its panes was opened; return whether this went there its own way."""
        return False

    def enter(self) -> bool:
        """Enter was pressed; return whether that was for this."""
        return False

    def escape(self) -> bool:
        """Esc was pressed; return whether that was for this, and is done with."""
        return False

    def moved(self) -> None:
        """Other text is on screen."""

    def terms_known(self) -> None:
        """The glossary, or more mentions of the document, are known now."""

    def turned(self) -> None:
        """Another document is on screen."""

    def close(self) -> None:
        """The screen goes."""


class Writer(Feature):
    """Something is written in it, which must not be lost; only one is written in at a time."""

    typing = While.WRITING

    @property
    def is_writing(self) -> bool:
        """Whether something is being written."""
        raise NotImplementedError

    @property
    def editor(self) -> Editor:
        """Where it is written."""
        raise NotImplementedError

    @property
    def labels(self) -> Mapping[str, str]:
        """Saving, and leaving without."""
        return {"save": "Save", "return": "Leave"} if self.is_writing else {}

    @property
    def widgets(self) -> tuple[Widget, ...]:
        """The editor."""
        return (self.editor,)

    def save(self) -> None:
        """Save what is being written."""
        raise NotImplementedError

    def give_up(self) -> None:
        """Close the editor, whatever is written in it."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Leave the editor; words that were typed are given up only at the second asking."""
        if told := self.warn("Esc"):
            self._screen.tell(told)
        else:
            self.give_up()

    def warn(self, key: str) -> str:
        """What to tell before a key gives up what was typed; empty if nothing, or if told."""
        if not self.editor.has_changes or self.editor.was_warned:
            return ""
        self.editor.was_warned = True
        return f"Ctrl-S saves the {self.editor.what}; {key} again leaves without"

    def rescue(self) -> None:
        """Save what is being written here and now: the program is being ended from outside."""
        raise NotImplementedError

    def escape(self) -> bool:
        """Esc leaves the editor."""
        if not self.is_writing:
            return False
        self.cancel()
        return True

    def _goes_on(self) -> bool:
        """Whether something is being written already; the keyboard is then back in it."""
        writer = self._screen.features.writer
        if writer is not None:
            self._screen.panes.bring_forward(writer.editor.field)
        return writer is not None
