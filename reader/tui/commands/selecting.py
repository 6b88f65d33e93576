"""Commands that pick out words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.commands.command import Command, Group, While

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.reading_screen import ReadingScreen


def _is_selecting(screen: ReadingScreen) -> bool:
    return screen.features.selecting.pane is not None


def _moves(screen: ReadingScreen) -> bool:
    return _is_selecting(screen) or screen.features.comfort.marked is not None


def _step(screen: ReadingScreen, step: int) -> None:
    if screen.features.comfort.marked is not None:
        screen.features.comfort.change_marked(step)
    else:
        screen.features.selecting.move_word(step)


def _move(
    name: str,
    keys: tuple[str, ...],
    label: str,
    told: str,
    run: Callable[[ReadingScreen], None],
    rank: int = 0,
) -> Command:
    return Command(name, keys, label, told, Group.SELECT, run, _is_selecting, rank)


COMMANDS = (
    Command(
        "select",
        ("w",),
        "Words",
        "Pick out words: a cursor on the term in focus, or the first word on screen; Enter looks"
        " them up, a writes a note on them, Esc ends it.",
        Group.SELECT,
        lambda screen: screen.features.selecting.start(),
        rank=10,
    ),
    Command(
        "copy",
        ("C", "f10"),
        "Copy",
        "Copy what is picked out or in focus, else the paragraph on top, as the source has it;"
        " (F10) the note being written.",
        Group.SELECT,
        lambda screen: screen.features.copying.copy(),
        during=While.WRITING,
        uses_typed=frozenset({While.WRITING}),
    ),
    Command(
        "word_right",
        ("right", "l"),
        "Next word",
        "The word cursor to the next word; the next value for the setting in focus.",
        Group.SELECT,
        lambda screen: _step(screen, 1),
        _moves,
        rank=1,
    ),
    Command(
        "word_left",
        ("left", "h"),
        "Word before",
        "The word cursor to the word before; the value before for the setting in focus.",
        Group.SELECT,
        lambda screen: _step(screen, -1),
        _moves,
    ),
    _move(
        "extend_right",
        ("greater_than_sign", "shift+right"),
        "Take next",
        "Pick out the next word too.",
        lambda screen: screen.features.selecting.move_word(1, extending=True),
        rank=1,
    ),
    _move(
        "extend_left",
        ("less_than_sign", "shift+left"),
        "Take before",
        "Pick out the word before too.",
        lambda screen: screen.features.selecting.move_word(-1, extending=True),
    ),
    _move(
        "extend_down",
        ("J", "shift+down"),
        "Take down",
        "Pick out as far as the row below.",
        lambda screen: screen.features.selecting.extend_row(1),
    ),
    _move(
        "extend_up",
        ("K", "shift+up"),
        "Take up",
        "Pick out as far as the row above.",
        lambda screen: screen.features.selecting.extend_row(-1),
    ),
)
