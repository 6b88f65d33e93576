"""Opening the screen on the article, a file or a place."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import NoSuchPlaceError, NoTerminalError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from reader.cli.commands import Parser
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.text.place import Place

    Launch = Callable[[Desk, Place | Path | None], int]

_EXAMPLES = """\
examples:
  reader open entry:yasukuni-shrine
  reader open word:treaty
  reader open "$(reader search constitution --json | jq -r '.hits[0].place')"
"""


def declare(parser: Parser) -> None:
    """A place."""
    parser.set_defaults(run=_open_place)
    parser.epilog = _EXAMPLES
    parser.add_argument(
        "place",
        metavar="PLACE",
        help="doc:ID#OFFSET, entry:ID, note:ID, editor:DOC/NOTE, word:WORDS, pack:ID or"
        " search:WORDS, as listings print them",
    )


def open_file(file: str | None, desk: Desk, launch: Launch) -> int:
    """Open the screen on a file, or on the article where the reader left off."""
    return show(desk, Path(file) if file is not None else None, launch)


def show(desk: Desk, target: Place | Path | None, launch: Launch) -> int:
    """Open the screen.

    Args:
        desk: Whose documents, entries and notes.
        target: What to open; None for the article.
        launch: Opens the screen, which is beside this layer, not beneath it.

    Raises:
        NoTerminalError: There is no terminal to open it on.
        ReaderError: The file or place cannot be opened.
    """
    if isinstance(target, Path) or target is None:
        if not _is_terminal():
            desk.open_file(target)  # what is wrong with the file comes first
    else:
        from reader.desk.resolving import require

        require(desk, target)
    if not _is_terminal():
        raise NoTerminalError
    return launch(desk, target)


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _open_place(arguments: Namespace, desk: Desk, _: Output) -> int:
    from reader.text.place import parse_place

    try:
        place = parse_place(arguments.place)
    except ValueError as error:
        raise NoSuchPlaceError(str(error)) from None
    return show(desk, place, arguments.launch)
