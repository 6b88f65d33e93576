"""Commands that narrow and sort whatever list is on show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.commands.command import By, Command, Group, While

if TYPE_CHECKING:
    from reader.tui.reading_screen import ReadingScreen


def _by(by: By, key: str, label: str, told: str) -> Command:
    def run(screen: ReadingScreen) -> None:
        if feature := screen.features.narrows(by):
            feature.narrow(by)

    return Command(
        f"by_{by.value}",
        (key,),
        label,
        told,
        Group.SEARCH,
        run,
        lambda screen: screen.features.narrows(by) is not None,
        rank=4,
        during=While.WRITING,
        uses_typed=frozenset({While.TYPING_LINE, While.WRITING}),
    )


COMMANDS = (
    _by(
        By.KIND,
        "f2",
        "Kind",
        "Search everything, passages, entries or notes only; list one kind of notes only; another"
        " kind for the note being written.",
    ),
    _by(
        By.SORT,
        "f3",
        "Sort",
        "Sort the documents by when they were opened, added, by title, author, date, progress,"
        " notes; the notes by place or time.",
    ),
    _by(By.TAG, "f4", "Tag", "Only documents or notes of one tag; of the next; of all again."),
    _by(
        By.PLACE,
        "f9",
        "Here",
        "Search in the text on screen only, or everywhere again; list the notes of this text, of"
        " what is on screen, of all.",
    ),
    _by(
        By.LIST,
        "ctrl+g",
        "Narrow",
        "List what was found by kind, document and term, with counts; Enter narrows to one.",
    ),
)
