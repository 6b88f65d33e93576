"""The document a command is about."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from reader.base.errors import ReaderError
from reader.text.place import DocumentPlace, parse_place
from reader.text.reading_as import AS_IT_IS

if TYPE_CHECKING:
    from reader.cli.output import Output
    from reader.desk.desk import Desk
    from reader.desk.documents import Opened
    from reader.text.reading_as import HowToRead


def open_named(desk: Desk, file: str | None, output: Output, how: HowToRead = AS_IT_IS) -> Opened:
    """Open a file, an address, standard input, ``doc:ID``, or the article.

    It is kept in the library, so that the places that are printed can be gone to. What was left
    out of it is told.

    Raises:
        ReaderError: It cannot be opened.
    """
    opened = _open(desk, file, output, how)
    output.warn_of(desk.companion_problems)
    for warning in opened.document.warnings:
        output.complain(warning)
    with suppress(ReaderError):  # a library that cannot be written keeps nobody from reading
        desk.keep(opened)
    return opened


def is_incoming(file: str) -> bool:
    """Whether what is named is no file: an address, or standard input."""
    return file == "-" or ("://" in file and not os.path.exists(file))  # noqa: PTH110 - fails on no name


def open_incoming(desk: Desk, file: str, output: Output, how: HowToRead = AS_IT_IS) -> Opened:
    """Open an address or standard input; it is kept before it is opened.

    Raises:
        ReaderError: It cannot be fetched, read or kept.
    """
    if file == "-":
        from reader.cli.incoming import read_input

        return desk.shelf.open_input(read_input(output), how)
    from reader.cli.progress import monitored

    with monitored(output) as monitor:
        return desk.shelf.open_address(file, monitor, how)


def _open(desk: Desk, file: str | None, output: Output, how: HowToRead) -> Opened:
    if file is None:
        return desk.open_file(how=how)
    if is_incoming(file):
        return open_incoming(desk, file, output, how)
    path = Path(file)
    if file.startswith("doc:") and not os.path.exists(file):  # noqa: PTH110 - as above
        with suppress(ValueError):
            place = parse_place(file)
            if isinstance(place, DocumentPlace):
                from reader.desk.library_incoming import opened_as

                return opened_as(desk, place.document, how)
    return desk.open_file(path, how=how)
