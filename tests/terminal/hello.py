"""The least a Textual program can be, for the tests of the harness."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.widgets import Static

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize


class Hello(App[None]):
    """Says hello and the size of its screen, and when a key or the mouse has reached it."""

    BINDINGS: ClassVar[list[BindingType]] = [("s", "say('pressed')"), ("q", "quit")]

    def compose(self) -> ComposeResult:
        """Three lines of text."""
        yield Static("Hello from a terminal")
        yield Static(id="size")
        yield Static(id="heard")

    def on_resize(self, event: Resize) -> None:
        """Show the size of the screen."""
        self.query_one("#size", Static).update(f"size {event.size.width}x{event.size.height}")

    def action_say(self, word: str) -> None:
        """Show a word."""
        self.query_one("#heard", Static).update(word)

    def on_click(self) -> None:
        """Show that the mouse works."""
        self.action_say("clicked")


if __name__ == "__main__":
    Hello().run()
