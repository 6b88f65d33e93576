"""Opening the screen on the article, a file or a place."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import NoSuchPlaceError, NoTerminalError
from reader.text.reading_as import AS_IT_IS

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable

    from reader.cli.commands import Parser
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.desk.documents import Opened
    from reader.text.place import Place
    from reader.text.reading_as import HowToRead

    Launch = Callable[[Desk, Place | Path | None, HowToRead], int]

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


def open_file(
    file: str | None, desk: Desk, launch: Launch, output: Output, how: HowToRead = AS_IT_IS
) -> int:
    """Open the screen on a file, an address, standard input, or the article.

    Args:
        file: What is named; None for the article.
        desk: Whose documents.
        launch: Opens the screen.
        output: Where is told what is going on before there is a screen.
        how: How to read it, where the reader says so.

    Raises:
        ReaderError: It cannot be opened, or there is no terminal.
    """
    if file is None:
        return show(desk, None, launch)
    if file != "-" and "://" not in file:
        if file.startswith("doc:") and not os.path.exists(file):  # noqa: PTH110 - fails on no name
            return _show_known(desk, file, launch, how)
        return show(desk, Path(file), launch, how)
    from reader.cli.opening import is_incoming, open_incoming

    if not is_incoming(file):
        return show(desk, Path(file), launch, how)
    opened = open_incoming(desk, file, output, how)
    if file == "-":
        from reader.cli.incoming import hand_over_keyboard

        if not sys.stdout.isatty():
            raise NoTerminalError
        hand_over_keyboard()
    return show(desk, _place_in(opened, file), launch)


def show(desk: Desk, target: Place | Path | None, launch: Launch, how: HowToRead = AS_IT_IS) -> int:
    """Open the screen.

    Args:
        desk: Whose documents, entries and notes.
        target: What to open; None for the article.
        launch: Opens the screen, which is beside this layer, not beneath it.
        how: How to read a file, where the reader says so.

    Raises:
        NoTerminalError: There is no terminal to open it on.
        ReaderError: The file or place cannot be opened.
    """
    if isinstance(target, Path) or target is None:
        if not _is_terminal():
            desk.open_file(target, how=how)  # what is wrong with the file comes first
    else:
        from reader.desk.resolving import require

        require(desk, target)
    if not _is_terminal():
        raise NoTerminalError
    return launch(desk, target, how)


def _show_known(desk: Desk, named: str, launch: Launch, how: HowToRead) -> int:
    """Open the screen on a document of the library."""
    from reader.text.place import parse_place

    try:
        place = parse_place(named)
    except ValueError as error:
        raise NoSuchPlaceError(str(error)) from None
    if how != AS_IT_IS:
        from reader.desk.library_incoming import opened_as
        from reader.text.place import DocumentPlace

        if isinstance(place, DocumentPlace):
            opened_as(desk, place.document, how)
    return show(desk, place, launch)


def _place_in(opened: Opened, address: str) -> Place | Path:
    """The place that an address names after its ``#``; else the document where it was left."""
    _, is_named, name = address.partition("#")
    if is_named:
        from reader.fetching.address import parse_address
        from reader.text.place import DocumentPlace

        target = opened.document.targets.get(parse_address(address).place)
        if name and target:
            return DocumentPlace(opened.document.id, target.start, target.end)
    return opened.path


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _open_place(arguments: Namespace, desk: Desk, _: Output) -> int:
    from reader.text.place import parse_place

    try:
        place = parse_place(arguments.place)
    except ValueError as error:
        raise NoSuchPlaceError(str(error)) from None
    return show(desk, place, arguments.launch)
