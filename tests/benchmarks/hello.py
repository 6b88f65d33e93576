"""A bare Textual program: what nothing at all costs."""

from __future__ import annotations

from textual.app import App
from textual.widgets import Static


class Hello(App[None]):
    """Says hello."""

    def compose(self) -> list[Static]:
        """One line of text."""
        return [Static("Hello from a terminal")]


if __name__ == "__main__":
    Hello().run()
