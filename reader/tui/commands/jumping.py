"""Commands that move by the parts of a text, and to places that were marked in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.commands.command import Command, Group

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.reading_screen import ReadingScreen


def _jump(
    name: str, key: str, label: str, told: str, run: Callable[[ReadingScreen], None]
) -> Command:
    return Command(name, (key,), label, told, Group.MOVE, run)


COMMANDS = (
    _jump(
        "next_paragraph",
        "right_curly_bracket",
        "Paragraph",
        "To the next paragraph.",
        lambda screen: screen.features.jumping.paragraph(1),
    ),
    _jump(
        "previous_paragraph",
        "left_curly_bracket",
        "Paragraph up",
        "To the paragraph before.",
        lambda screen: screen.features.jumping.paragraph(-1),
    ),
    _jump(
        "next_heading",
        "right_parenthesis",
        "Heading",
        "To the next heading.",
        lambda screen: screen.features.jumping.heading(1),
    ),
    _jump(
        "previous_heading",
        "left_parenthesis",
        "Heading up",
        "To the heading before.",
        lambda screen: screen.features.jumping.heading(-1),
    ),
    _jump(
        "next_chapter",
        "F",
        "Chapter",
        "To the next chapter.",
        lambda screen: screen.features.jumping.chapter(1),
    ),
    _jump(
        "previous_chapter",
        "B",
        "Chapter up",
        "To the chapter before.",
        lambda screen: screen.features.jumping.chapter(-1),
    ),
    Command(
        "outline",
        ("T",),
        "Outline",
        "List the parts of the text; Enter goes to one.",
        Group.MOVE,
        lambda screen: screen.features.outline.open(),
        rank=10,
    ),
    _jump(
        "set_bookmark",
        "M",
        "Bookmark",
        "Bookmark the line on top, or the words picked out, by a letter.",
        lambda screen: screen.features.bookmarks.open(sets=True),
    ),
    _jump(
        "bookmarks",
        "apostrophe",
        "Bookmarks",
        "To a bookmark by its letter, or from the list.",
        lambda screen: screen.features.bookmarks.open(sets=False),
    ),
)
