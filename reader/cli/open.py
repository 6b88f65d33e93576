"""Opening the screen on the article, a file or a place."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import NoSuchPlaceError, NoTerminalError

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.cli.commands import Parser
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.text.place import Place


def declare(parser: Parser) -> None:
    """A place."""
    parser.set_defaults(run=_open_place)
    parser.add_argument(
        "place",
        metavar="PLACE",
        help="doc:ID#OFFSET, entry:ID, note:ID or search:WORDS, as every listing prints them",
    )


def open_file(file: str | None, desk: Desk) -> int:
    """Open the screen on a file, or where the reader left off."""
    return show(desk, Path(file) if file is not None else None)


def show(desk: Desk, target: Place | Path | None) -> int:
    """Open the screen.

    Raises:
        NoTerminalError: There is no terminal to open it on.
        ReaderError: The file or place cannot be opened.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise NoTerminalError
    from reader.tui.app import run

    return run(desk, target)


def _open_place(arguments: Namespace, desk: Desk, _: Output) -> int:
    from reader.text.place import parse_place

    try:
        place = parse_place(arguments.place)
    except ValueError as error:
        raise NoSuchPlaceError(str(error)) from None
    return show(desk, place)
