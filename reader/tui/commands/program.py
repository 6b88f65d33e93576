"""Commands on the program itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.commands.command import Command, Group, While

if TYPE_CHECKING:
    from reader.text.page import Page
    from reader.tui.reading_screen import ReadingScreen


def _show(screen: ReadingScreen, page: Page) -> None:
    from reader.tui.look import PLAIN
    from reader.tui.page_screen import PageScreen

    if screen.is_current:  # asked for twice, it is shown once
        screen.app.push_screen(PageScreen(page, is_plain=screen.has_class(PLAIN)))


def _show_help(screen: ReadingScreen) -> None:
    from reader.tui.page_screen import help_page

    _show(screen, help_page())


def _show_problems(screen: ReadingScreen) -> None:
    from reader.tui.page_screen import problems_page

    screen.background.start(
        screen.desk.problems,
        lambda problems: _show(screen, problems_page(problems)),
        group="problems",
    )


def _quit(screen: ReadingScreen) -> None:
    screen.call_later(screen.app.action_quit)


COMMANDS = (
    Command(
        "help",
        ("question_mark", "f1"),
        "Help",
        "All commands and their keys.",
        Group.PROGRAM,
        _show_help,
        rank=5,
    ),
    Command(
        "undo",
        ("u",),
        "Undo",
        "Undo the last change: of a note, an entry, a correction, of what you know.",
        Group.PROGRAM,
        lambda screen: screen.features.changing.undo(),
        lambda screen: screen.features.changing.can_undo,
        rank=7,
    ),
    Command(
        "palette",
        ("ctrl+p",),
        "Commands",
        "Find a command by its name.",
        Group.PROGRAM,
        lambda screen: screen.app.action_command_palette(),
        during=While.WRITING,
    ),
    Command(
        "problems",
        ("exclamation_mark",),
        "Problems",
        "Files that could not be read, and what to do about them.",
        Group.PROGRAM,
        _show_problems,
    ),
    Command(
        "quit",
        ("q", "ctrl+q"),
        "Quit",
        "Leave; the place and the notes are kept.",
        Group.PROGRAM,
        _quit,
        rank=12,
    ),
)
