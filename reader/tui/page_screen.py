"""A page over the whole screen: the help, the problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.binding import Binding
from textual.screen import ModalScreen

from reader.desk.page_builder import PageBuilder
from reader.text.document import Role
from reader.text.page import Style
from reader.tui.commands import COMMANDS, bindings
from reader.tui.commands.command import Group, shown_key
from reader.tui.commands.moving import MOVES
from reader.tui.look import PLAIN
from reader.tui.text_pane import TextPane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from glossary.problems import Problem
    from reader.text.page import Page

_MEASURE = 76


class PageScreen(ModalScreen[None]):
    """Shows one page; moves as the reading screen does, and any leaving key closes it.

    Args:
        page: What to show.
        is_plain: Whether it is shown without drawn signs.
    """

    BINDINGS = [  # noqa: RUF012 - Textual's own
        *bindings({Group.MOVE}),
        Binding("escape,q,question_mark,enter", "dismiss", show=False),
    ]

    def __init__(self, page: Page, *, is_plain: bool = False) -> None:
        super().__init__()
        self.active_pane = TextPane(id="page", measure=_MEASURE)
        self._page = page
        self.set_class(is_plain, PLAIN)

    def compose(self) -> ComposeResult:
        """One pane."""
        yield self.active_pane

    def on_mount(self) -> None:
        """Show the page."""
        self.active_pane.show(self._page)
        self.active_pane.focus()

    @on(TextPane.Moved)
    def _moved(self, event: TextPane.Moved) -> None:
        event.stop()

    def action_letter(self, command: str) -> None:
        """Nothing is typed here: a letter moves as any key does."""
        self.action_command(command)

    def action_command(self, command: str) -> None:
        """Run a command that moves in a pane."""
        if move := MOVES.get(command):
            move(self.active_pane)


def help_page() -> Page:
    """Every command of the registry with its keys and what it does."""
    build = PageBuilder()
    build.heading("Keys")
    for group in Group:
        build.heading(group.value)
        for command in COMMANDS:
            if command.group == group:
                with build.block(Role.LIST_ITEM, marker="·"):
                    build.add(", ".join(map(shown_key, command.keys)), Style.STRONG)
                    build.add(f"  {command.help}")
    build.paragraph("Esc closes this page.", Style.FAINT)
    return build.page()


def problems_page(problems: Sequence[Problem]) -> Page:
    """Each file that could not be read, why, and what to do; the file itself is left alone."""
    build = PageBuilder()
    build.heading("Files that could not be read")
    for problem in problems:
        with build.block(Role.LIST_ITEM, marker="·"):
            place = f"{problem.path}:{problem.line}" if problem.line else problem.path
            build.add(place, Style.STRONG)
            build.add(f"  {problem.reason}; {problem.advice}")
    build.paragraph(
        "They were left as they are." if problems else "None: everything was read.", Style.FAINT
    )
    return build.page()
